//! Verdicts as remarks on the document: at the source's own place, else where the provider is named.

use json5_syntax::{Path, TextRange, TextSize};
use openclaw_analysis::credential_references::{ProviderReference, References, Spot};
use openclaw_analysis::{Learned, Remark, credential_references};
use openclaw_credentials::SourcePlace;
use openclaw_credentials::check::ModelState;
use openclaw_knowledge::text::Message;

use super::time::Moment;
use super::validate::{Task, Tried};

/// The remarks; none for what has no place in the document.
pub(super) fn of(task: &Task, tried: &[Tried], moment: &Moment) -> Vec<Remark> {
    let Some(references) = credential_references(&task.view.snapshot, task.file) else { return Vec::new() };
    let Some(provider) = references.providers.iter().find(|it| it.id == task.provider.provider) else {
        return Vec::new();
    };
    let learned_from: Vec<TextRange> =
        [&provider.base_url, &provider.api].into_iter().flatten().map(|part| range(&part.spot)).collect();
    let mut remarks = Vec::new();
    for tried in tried {
        let subject = task.part(tried.source.as_deref());
        let remark = |spot: &Spot, label, finding| Remark {
            subject: subject.clone(),
            path: spot.path.clone(),
            range: range(spot),
            learned_from: learned_from.clone(),
            label,
            finding,
        };
        if let Some(spot) = place(task, tried, &references, provider) {
            let label = Message::new("remark-checked")
                .with("verdict", tried.short.clone())
                .with("time", moment.clock.as_str());
            let finding = tried.learned.map(|learned| (learned, task.message(tried)));
            remarks.push(remark(&spot, Some(label), finding));
        }
        let models = tried.outcome.iter().flat_map(|outcome| &outcome.models);
        for model in models.filter(|model| model.state == ModelState::NotFound) {
            let message = Message::new("validate-model-missing")
                .with("provider", provider.id.as_str())
                .with("model", model.id.as_str())
                .with("source", source_name(task, tried));
            for spot in provider.uses.iter().filter(|spot| names(task, spot, &model.id)) {
                remarks.push(remark(spot, None, Some((Learned::UnavailableModel, message.clone()))));
            }
        }
    }
    remarks
}

fn source_name(task: &Task, tried: &Tried) -> String {
    let source = task.provider.sources.iter().find(|source| Some(&source.id) == tried.source.as_ref());
    source.map_or_else(|| task.provider.provider.clone(), |source| source.name().to_owned())
}

/// Whether a reference spells a model's id.
fn names(task: &Task, spot: &Spot, model: &str) -> bool {
    let document = task.view.snapshot.document(task.file);
    let text = document.and_then(|document| document.text.get_byte_slice(spot.range.clone()));
    text.is_some_and(|text| text.to_string().contains(model))
}

fn place(task: &Task, tried: &Tried, references: &References, provider: &ProviderReference) -> Option<Spot> {
    let source = task.provider.sources.iter().find(|source| Some(&source.id) == tried.source.as_ref());
    let own = match source.map(|source| &source.place) {
        Some(SourcePlace::ConfigVariable { range, .. } | SourcePlace::Entry { range, .. }) => Some(range),
        Some(SourcePlace::Profile { range, .. }) => range.as_ref(),
        _ => None,
    };
    if let Some(range) = own {
        let variables = references.variables.iter().map(|variable| &variable.spot);
        let profiles = references.profiles.iter().map(|profile| &profile.spot);
        let ordered = references.orders.iter().flat_map(|order| &order.profiles).map(|id| &id.spot);
        let pins = provider.pins.iter().map(|pin| &pin.spot);
        let mut all = variables.chain(&provider.key).chain(profiles).chain(ordered).chain(pins);
        let known = all.find(|spot| spot.range == *range).cloned();
        return Some(known.unwrap_or_else(|| Spot { path: Path::default(), range: range.clone() }));
    }
    of_provider(references, provider)
}

/// Where a provider is named: its entry, else a reference to its models, else a profile of it.
pub(super) fn of_provider(references: &References, provider: &ProviderReference) -> Option<Spot> {
    let profiles =
        references.profiles.iter().filter(|profile| profile.provider.trim().to_lowercase() == provider.id);
    let profiles = profiles.map(|profile| &profile.spot);
    provider.entry.iter().chain(&provider.uses).chain(profiles).next().cloned()
}

/// A place's range as trees have it.
pub(super) fn range(spot: &Spot) -> TextRange {
    let size = |bytes: usize| TextSize::try_from(bytes).unwrap_or_default();
    TextRange::new(size(spot.range.start), size(spot.range.end))
}
