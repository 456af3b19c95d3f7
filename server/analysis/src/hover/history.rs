//! In which releases the path exists, and the text written there is one of those that may stand there.

use json5_syntax::Segment;
use openclaw_knowledge::text::Message;
use openclaw_schema::Step;
use openclaw_schema::bundle::{self, Interval};

use super::Subject;
use crate::markup::{Block, inline_code};

pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let step = |segment| match segment {
        &Segment::Index(_) => Step::Item,
        Segment::Key(key) => Step::Key(key),
    };
    let steps: Vec<Step<'_>> = subject.path.0.iter().map(step).collect();
    let intervals = bundle::intervals(&steps);
    blocks.extend(of_path(&intervals).map(Block::Line));
    blocks.extend(of_text(subject, &steps, &intervals).map(Block::Line));
    if !intervals.is_empty() && subject.nodes.is_empty() {
        let target = subject.target.as_deref().unwrap_or_else(|| bundle::newest().name());
        blocks.push(Block::Line(Message::new("hover-not-in-target").with("target", target)));
    }
}

fn of_path(intervals: &[Interval]) -> Option<Message> {
    let oldest = bundle::releases().first();
    let message = match intervals {
        [] => return None,
        [Interval { first, last: None }] if Some(*first) == oldest => {
            Message::new("hover-since-oldest").with("first", first.name())
        }
        [Interval { first, last: None }] => Message::new("hover-since").with("first", first.name()),
        intervals => {
            let id = if is_gone(intervals) { "hover-gone" } else { "hover-spans" };
            Message::new(id).with("spans", spans(intervals))
        }
    };
    Some(message)
}

/// `None` where the text has been allowed for as long as the path has existed, or is not one of a few. Only a constant of
/// some release is ever shown.
fn of_text(subject: &Subject<'_>, steps: &[Step<'_>], of_path: &[Interval]) -> Option<Message> {
    let text = subject.value?.as_str()?;
    let intervals = bundle::text_intervals(steps, &text);
    if intervals.is_empty() || intervals == of_path {
        return None;
    }
    let message = match intervals.as_slice() {
        [Interval { first, last: None }] => Message::new("hover-value-since").with("first", first.name()),
        intervals => {
            let id = if is_gone(intervals) { "hover-value-gone" } else { "hover-value-spans" };
            Message::new(id).with("spans", spans(intervals))
        }
    };
    Some(message.with("value", inline_code(&text)))
}

fn is_gone(intervals: &[Interval]) -> bool {
    intervals.iter().all(|interval| interval.last.is_some())
}

fn spans(intervals: &[Interval]) -> String {
    intervals.iter().map(span).collect::<Vec<_>>().join(", ")
}

fn span(interval: &Interval) -> String {
    match interval.last {
        Some(last) if last == interval.first => last.name().to_owned(),
        Some(last) => format!("{}–{}", interval.first.name(), last.name()),
        None => format!("{}–", interval.first.name()),
    }
}
