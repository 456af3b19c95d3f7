//! `${NAME}` inside a string: whether the variable is set. Never to what.

use json5_syntax::TextRange;
use openclaw_knowledge::guides;
use openclaw_knowledge::text::Message;

use super::{Part, Subject};
use crate::cursor::{Cursor, Slot, Word, variables};
use crate::environment::{Environment, Lookup};
use crate::markup::{Block, inline_code};
use crate::{Known, Variable};

pub(super) fn find(_: &Subject<'_>, cursor: &Cursor, word: &Word) -> Option<(Part, TextRange)> {
    let mut references = variables(&word.0).filter(|_| cursor.slot != Slot::Key);
    let (name, range) = references.find(|(_, range)| range.contains_inclusive(cursor.offset))?;
    Some((Part::Variable(name.to_owned()), range))
}

pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let Some(Part::Variable(name)) = &subject.part else { return };
    let world = &subject.document.world;
    let environment = Environment::new(subject.document.parse.root(), world);
    let in_gateway = match &world.variables {
        Known::Known(variables) => matches!(variables.get(name), Some(Variable::Set(_))),
        Known::Unknown => false,
    };
    let id = match environment.lookup(name) {
        Lookup::Set(_) if in_gateway => "hover-variable-set",
        Lookup::Set(_) => "hover-variable-config",
        Lookup::Missing => "hover-variable-missing",
        Lookup::Unknown => "hover-variable-unknown",
    };
    let is_set = matches!(environment.lookup(name), Lookup::Set(_));
    let help = guides::of_variable(name).filter(|_| !is_set);
    blocks.push(Block::Line(Message::new(id).with("name", inline_code(&format!("${{{name}}}")))));
    blocks.extend(help.map(|guide| Block::Line(Message::new(guide.line()))));
}
