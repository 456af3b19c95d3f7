//! In which releases the path exists.

use json5_syntax::Segment;
use openclaw_knowledge::text::Message;
use openclaw_schema::Step;
use openclaw_schema::bundle::{self, Interval};

use super::Subject;
use crate::markup::Block;

pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let step = |segment| match segment {
        &Segment::Index(_) => Step::Item,
        Segment::Key(key) => Step::Key(key),
    };
    let steps: Vec<Step<'_>> = subject.path.0.iter().map(step).collect();
    let intervals = bundle::intervals(&steps);
    let oldest = bundle::releases().first();
    let message = match intervals.as_slice() {
        [] => return,
        [Interval { first, last: None }] if Some(*first) == oldest => {
            Message::new("hover-since-oldest").with("first", first.name())
        }
        [Interval { first, last: None }] => Message::new("hover-since").with("first", first.name()),
        intervals => {
            let spans: Vec<String> = intervals.iter().map(span).collect();
            let is_gone = intervals.iter().all(|interval| interval.last.is_some());
            let id = if is_gone { "hover-gone" } else { "hover-spans" };
            Message::new(id).with("spans", spans.join(", "))
        }
    };
    blocks.push(Block::Line(message));
    if subject.nodes.is_empty() {
        let target = subject.target.as_deref().unwrap_or_else(|| bundle::newest().name());
        blocks.push(Block::Line(Message::new("hover-not-in-target").with("target", target)));
    }
}

fn span(interval: &Interval) -> String {
    match interval.last {
        Some(last) if last == interval.first => last.name().to_owned(),
        Some(last) => format!("{}–{}", interval.first.name(), last.name()),
        None => format!("{}–", interval.first.name()),
    }
}
