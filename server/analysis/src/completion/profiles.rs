//! Ids of auth profiles behind the `@` of a model reference: those of the model's provider first.

use json5_syntax::ast::Value;
use json5_syntax::{TextRange, TextSize};
use openclaw_knowledge::model_refs::{self, Role};
use openclaw_knowledge::text::Message;

use super::place::{Place, Rank};
use super::{CompletionItem, CompletionKind, Template};
use crate::cursor::{self, Slot};
use crate::effective;
use crate::facts::auth_profiles::share;
use crate::hover::{Docs, Part};
use crate::model_ref::split_profile;
use crate::params::Reading;

/// Proposals for the profile under the cursor; `None` when the cursor is not in one, or the document has none.
pub(super) fn behind_model(place: &Place<'_>) -> Option<Vec<CompletionItem>> {
    let cursor = &place.cursor;
    let word = cursor.word.as_ref().filter(|word| word.quote().is_some() && cursor.slot != Slot::Key)?;
    let keys = Place::keys(&cursor.path());
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    model_refs::at(&keys, false).filter(|row| row.role != Role::Policy)?;

    let start = word.range().start();
    let token = word.0.text().get(..usize::from(word.replaceable(cursor.offset).len()))?;
    let body = cursor::inner_range(word.0.kind(), token, TextRange::at(start, TextSize::of(token)));
    let typed = token.get(usize::from(body.start() - start)..usize::from(cursor.offset - start))?;
    // Nothing may be typed yet behind the `@`, and then it would not count.
    let whole = format!("{typed}x");
    let (model, begun) = split_profile(&whole);
    let range = TextRange::new(cursor.offset + TextSize::of('x') - TextSize::of(begun?), body.end());
    if typed.contains('\\') || !range.contains_inclusive(cursor.offset) {
        return None;
    }
    let names = Reading::of(place.snapshot, place.file)?.names_for(place.agent());
    let provider = names.resolve(model).map(|model| model.id.provider);

    let mut items = Vec::new();
    for profile in effective::entries_at(place.root, &["auth", "profiles"]) {
        let own = profile.value.get("provider").and_then(Value::as_str);
        let is_its = own.as_deref().zip(provider.as_deref()).is_some_and(|(own, wanted)| share(own, wanted));
        let rank = if is_its { Rank::Defined } else { Rank::Rare };
        let mut item = place.item(&profile.name, CompletionKind::Reference, rank, Template::default())?;
        item.insert = Template::text(&*profile.name);
        item.range = range;
        item.filter = profile.name.to_string();
        item.additional.clear();
        item.detail = own.map(|own| Message::new("completion-types").with("types", &*own));
        item.docs =
            Docs { part: Some(Part::Profile(profile.name.into_owned())), ..std::mem::take(&mut item.docs) };
        items.push(item);
    }
    (!items.is_empty()).then_some(items)
}
