//! Findings in `agents.list` also say where OpenClaw itself sees them.

use json5_syntax::{Path, Segment};
use openclaw_knowledge::text::Message;

use crate::facts::Context;
use crate::facts::roster::Form;
use crate::{Diagnostic, Related};

/// Says with every finding in `agents.list` where OpenClaw itself will see it, once it has moved the list.
pub(crate) fn say_where_moved(context: &Context<'_>, findings: &mut [Diagnostic]) {
    let list = Path::default().key("agents").key("list");
    for finding in findings.iter_mut().filter(|finding| finding.path.0.starts_with(&list.0)) {
        let Some(Segment::Index(index)) = finding.path.0.get(list.0.len()) else { continue };
        let roster = context.roster();
        let Some(agent) = roster.agents.get(*index).filter(|_| roster.form == Form::List) else { continue };
        let mut path = Path::default().key("agents").key("entries").key(agent.id.as_ref());
        let message = Message::new("agent-list-moved").with("path", path.to_string());
        path.0.extend_from_slice(&finding.path.0[list.0.len() + 1..]);
        finding.related.push(Related { message, path, range: finding.range });
    }
}
