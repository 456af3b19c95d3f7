//! Flags of the `anthropic-beta` header, each on its own, and what a list of them does.

use json5_syntax::TextRange;
use openclaw_knowledge::beta_flags::{BetaFlag, Source, Status, beta_flags};
use openclaw_knowledge::text::Message;

use super::{Part, Subject};
use crate::beta_flags::{Surface, is_dead, is_direct, missing, split, spot};
use crate::cursor::{Cursor, Slot, Word};
use crate::facts::Context;
use crate::markup::{Block, inline_code};

pub(super) fn find(subject: &Subject<'_>, cursor: &Cursor, word: &Word) -> Option<(Part, TextRange)> {
    let in_list = cursor.slot != Slot::Key && word.quote().is_some() && spot(&subject.path).is_some();
    let flags = if in_list { split(word.0.text(), word.range().start()) } else { Vec::new() };
    let found = flags.into_iter().find(|(_, range)| range.contains_inclusive(cursor.offset));
    found.map(|(flag, range)| (Part::BetaFlag(flag), range))
}

/// The flag that is asked for.
pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let Some(Part::BetaFlag(id)) = &subject.part else { return };
    let mut line = |message: Message| blocks.push(Block::Line(message));
    match beta_flags().get(id) {
        Some(flag) => {
            line(Message::new("beta-flag").with("flag", inline_code(id)));
            describe(flag, &mut line);
        }
        // What is no flag may be a secret that was pasted into the wrong place: it is not repeated.
        None => line(of_release("beta-unknown")),
    }
    list(subject, false, &mut line);
}

/// The list, where the whole of it is asked for.
pub(super) fn contribute_list(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    list(subject, true, &mut |message| blocks.push(Block::Line(message)));
}

fn describe(flag: &'static BetaFlag, line: &mut impl FnMut(Message)) {
    if flag.status == Status::NameOnly {
        return line(of_release("beta-name-only"));
    }
    let believed = flag.known == Source::Own;
    if believed {
        line(Message::new("beta-believed"));
    }
    if let Some(does) = &flag.does {
        line(Message::new(does));
    }
    let status = known(if believed { "beta-status-believed" } else { "beta-status" }, flag.known);
    let by = flag.by.as_deref().map(inline_code).unwrap_or_default();
    line(status.with("status", flag.status.name()).with("by", by));
    line(sent(flag));
    flag.notes.iter().for_each(|note| line(Message::new(note)));
}

fn sent(flag: &'static BetaFlag) -> Message {
    flag.sent.as_ref().map_or_else(|| of_release("beta-never-sent"), |sent| known(&sent.text, sent.known))
}

fn known(id: &'static str, source: Source) -> Message {
    of_release(id).with("known", source.name())
}

fn of_release(id: &'static str) -> Message {
    Message::new(id).with("release", beta_flags().release.as_str())
}

/// What the list does to the flags that OpenClaw sends by itself, and in full which of them it leaves out.
fn list(subject: &Subject<'_>, in_full: bool, line: &mut impl FnMut(Message)) {
    let Some(spot) = spot(&subject.path) else { return };
    let Some(context) = Context::new(subject.snapshot, subject.file) else { return };
    let mut lists = context.beta_lists().iter();
    let Some(list) = lists.find(|list| subject.path.0.get(..spot.depth) == Some(&list.place.path().0)) else {
        return;
    };
    let named = |flags: &[String]| flags.iter().map(|flag| inline_code(flag)).collect::<Vec<_>>().join(", ");
    let table = beta_flags();
    if let Surface::Params(_) = list.surface {
        let restored = named(&table.restored);
        line(Message::new("beta-params").with("restored", restored).with("bearer", named(&table.bearer)));
    } else if is_direct(&context, list) {
        let dead = is_dead(&context, list);
        line(Message::new(if dead { "beta-header-dead" } else { "beta-header" }));
        if dead {
            return;
        }
    } else {
        return line(Message::new("beta-header-elsewhere"));
    }
    if list.surface == Surface::Request {
        line(Message::new("beta-header-request"));
    }
    if in_full {
        line(Message::new("beta-appended").with("flags", named(&table.appended)));
        for flag in missing(&context, list) {
            line(Message::new("beta-missing").with("flag", inline_code(&flag.id)));
            line(sent(flag));
        }
    }
}
