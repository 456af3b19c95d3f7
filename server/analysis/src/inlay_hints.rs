//! Notes between the text: how long a cache setting keeps the prompt, what holds for models without one, which model an alias
//! means, and what was learned about a place elsewhere.

mod model_alias;

use json5_syntax::{TextRange, TextSize};
use openclaw_knowledge::cache_retention::Outcome;
use openclaw_knowledge::params::Layer;
use openclaw_knowledge::text::Message;

use crate::params::cache::{Effective, KEY, LEGACY_KEY, Source, Verdict, Why};
use crate::params::{Params, Reading};
use crate::place::{Place, select};
use crate::{FileId, Snapshot};

/// A note that is shown between the text.
#[derive(Debug, Clone, PartialEq)]
pub struct InlayHint {
    /// The byte offset that it stands at.
    pub offset: TextSize,
    /// Its words.
    pub label: Message,
}

/// The notes in a byte range, in order of their place.
#[must_use]
pub fn inlay_hints(snapshot: &Snapshot, file: FileId, range: TextRange) -> Vec<InlayHint> {
    let settings = &snapshot.settings().inlay_hints;
    let Some(reading) = Reading::of(snapshot, file) else { return Vec::new() };
    let mut hints = Vec::new();
    // Of two at one place, the model comes first and what holds for it behind.
    if settings.model_alias {
        model_alias::hints(snapshot, file, range, &mut hints);
    }
    if settings.cache_duration {
        durations(&reading, range, &mut hints);
    }
    if settings.effective_default {
        defaults(&reading, range, &mut hints);
    }
    let remarks = snapshot.document(file).into_iter().flat_map(|document| document.remarks.iter());
    for remark in remarks.filter(|remark| range.contains_inclusive(remark.range.end())) {
        let offset = remark.range.end();
        hints.extend(remark.label.clone().map(|label| InlayHint { offset, label }));
    }
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// What each written cache setting comes to, where it counts for anybody.
fn durations(reading: &Reading<'_>, range: TextRange, hints: &mut Vec<InlayHint>) {
    let merged = |(_, params): &(usize, &Params<'_>)| params.layer.is_merged();
    for (index, params) in reading.params.iter().enumerate().filter(merged) {
        for (key, place) in
            [KEY, LEGACY_KEY].into_iter().filter_map(|key| Some((key, params.place.get(key)?)))
        {
            let offset = place.value.range().end();
            if !range.contains_inclusive(offset) {
                continue;
            }
            let label = match outcomes(reading, index, key).as_slice() {
                [] => continue,
                [one] => Message::new("cache-hint").with("outcome", one.word()),
                several => {
                    let durations: Vec<&str> =
                        several.iter().filter_map(|outcome| outcome.duration()).collect();
                    if durations.is_empty() {
                        continue;
                    }
                    let is_partly_dead = several.contains(&Outcome::Untouched);
                    let id = if is_partly_dead { "cache-effect-mixed-none" } else { "cache-effect-mixed" };
                    Message::new(id).with("durations", durations.join(", "))
                }
            };
            hints.push(InlayHint { offset, label });
        }
    }
}

/// What a setting comes to where it counts, each once, and that it does nothing where the route does not read it. Where it
/// counts nowhere because OpenClaw fills in something else, that it does nothing, too; none when another setting takes its
/// place or too little is known.
fn outcomes(reading: &Reading<'_>, index: usize, key: &str) -> Vec<Outcome> {
    let (mut outcomes, mut is_dead, mut is_open): (Vec<Outcome>, bool, bool) = (Vec::new(), false, false);
    let counts = |effective: &Effective<'_>| matches!(effective.source, Source::Layer(written) if written.index == index && written.key == key);
    for case in reading.cases_of(index) {
        match &case.cache {
            None => {}
            Some(Verdict::Known(effective)) if counts(effective) => {
                outcomes.extend(effective.outcome);
                is_open |= effective.outcome.is_none();
            }
            Some(Verdict::Known(effective)) => {
                let mut ignored = effective
                    .ignored
                    .iter()
                    .filter(|ignored| ignored.written.index == index && ignored.written.key == key);
                match ignored.next().map(|ignored| ignored.why) {
                    Some(Why::NotOnRoute) => outcomes.push(Outcome::Untouched),
                    Some(Why::Filled) => is_dead = true,
                    _ => {}
                }
            }
            Some(Verdict::Depends { api_key, otherwise }) => is_open |= counts(api_key) || counts(otherwise),
        }
    }
    let mut seen: Vec<Outcome> = Vec::new();
    outcomes.retain(|outcome| {
        let is_new = !seen.contains(outcome);
        seen.push(*outcome);
        is_new
    });
    if outcomes.is_empty() && is_dead {
        outcomes.push(Outcome::Untouched);
    }
    if is_open { Vec::new() } else { outcomes }
}

/// What holds for models that the document lists or chooses without a cache setting.
fn defaults(reading: &Reading<'_>, range: TextRange, hints: &mut Vec<InlayHint>) {
    let mut add = |agent: Option<&str>, text: &str, offset: TextSize| {
        if !range.contains_inclusive(offset) {
            return;
        }
        let model = reading.model(agent, text);
        let Some(Verdict::Known(effective)) = model.and_then(|model| reading.cache(agent, &model)) else {
            return;
        };
        let lasting = effective.outcome.filter(|outcome| outcome.duration().is_some());
        if let Some(outcome) = lasting.filter(|_| !matches!(effective.source, Source::Layer(_))) {
            let label = Message::new("cache-hint-default").with("outcome", outcome.word());
            hints.push(InlayHint { offset, label });
        }
    };
    let defaults = select(reading.root, "agents.defaults").pop();
    let agents = reading.agents.iter().filter_map(|(id, place)| Some((Some(id.as_str()), place.as_ref()?)));
    for (agent, scope) in defaults.iter().map(|scope| (None, scope)).chain(agents) {
        let layer = if agent.is_none() { Layer::DefaultsModel } else { Layer::AgentModel };
        let listed = scope.get("models");
        for model in listed.iter().flat_map(Place::members) {
            let is_set = model.get("params").is_some_and(|params| params.get(KEY).is_some());
            if let Some((key, name)) = model.key.zip(model.name()).filter(|_| !is_set) {
                add(agent, name, key.range().end());
            }
        }
        // A chosen model that is listed has its note there.
        let Some(chosen) = scope.get("model") else { continue };
        let chosen = chosen.get("primary").unwrap_or(chosen);
        let Some(text) = chosen.value.as_str() else { continue };
        let is_listed =
            |params: &Params<'_>| params.layer == layer && params.reference.as_deref() == Some(text.trim());
        let has_entry = listed.as_ref().is_some_and(|listed| listed.get(text.trim()).is_some());
        if !has_entry && !reading.params.iter().any(is_listed) {
            add(agent, &text, chosen.value.range().end());
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use json5_syntax::TextRange;

    use super::inlay_hints;
    use crate::settings::InlayHintSettings;
    use crate::{FileId, Known, Settings, Variable, Workspace, World};

    const FILE: FileId = FileId(0);
    const TEXT: &str = "{ agents: {
  defaults: {
    model: { primary: 'anthropic/claude-opus-5' },
    params: { cacheRetention: 'long' },
    models: { 'anthropic/claude-haiku-4-5': {}, 'openai/gpt-5.6': { params: { cacheRetention: 'long' } } },
  },
  entries: { a: { params: { cacheRetention: 'none' } }, b: {} },
} }";

    fn check(settings: InlayHintSettings, variable: &str, text: &str, expected: Expect) {
        let mut workspace = Workspace::default();
        workspace.set_settings(Settings { inlay_hints: settings, ..Settings::default() });
        workspace.open(FILE, 0, text);
        let variables = [(variable.to_owned(), Variable::Set("EXAMPLE".to_owned()))];
        workspace.set_world(FILE, World { variables: Known::Known(variables.into()), ..World::default() });
        let all = TextRange::up_to(u32::try_from(text.len()).expect("small").into());
        let mut shown = text.to_owned();
        for hint in inlay_hints(&workspace.snapshot(), FILE, all).iter().rev() {
            shown.insert_str(usize::from(hint.offset), &format!("«{}»", hint.label));
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn durations_and_defaults() {
        check(
            InlayHintSettings::default(),
            "ANTHROPIC_API_KEY",
            TEXT,
            expect![[r#"
            { agents: {
              defaults: {
                model: { primary: 'anthropic/claude-opus-5'«cache 5 min by default» },
                params: { cacheRetention: 'long'«no effect» },
                models: { 'anthropic/claude-haiku-4-5'«cache 5 min by default»: {}, 'openai/gpt-5.6': { params: { cacheRetention: 'long'«30 min» } } },
              },
              entries: { a: { params: { cacheRetention: 'none'«not cached» } }, b: {} },
            } }"#]],
        );
        check(
            InlayHintSettings::default(),
            "ANTHROPIC_OAUTH_TOKEN",
            TEXT,
            expect![[r#"
            { agents: {
              defaults: {
                model: { primary: 'anthropic/claude-opus-5' },
                params: { cacheRetention: 'long'«1 h» },
                models: { 'anthropic/claude-haiku-4-5': {}, 'openai/gpt-5.6': { params: { cacheRetention: 'long'«30 min» } } },
              },
              entries: { a: { params: { cacheRetention: 'none'«not cached» } }, b: {} },
            } }"#]],
        );
    }

    /// The note behind `cacheRetention` of an agent.
    fn check_agent(agent: &str, expected: &str) {
        let text = format!(
            "{{ models: {{ providers: {{ fireworks: {{ api: 'anthropic-messages' }}, p: {{ api: 'anthropic-messages', models: [{{ id: 'm', compat: {{ supportsLongCacheRetention: false }} }}] }} }} }},
              agents: {{ defaults: {{ models: {{ 'anthropic/claude-opus-5': {{}} }} }}, entries: {{ a: {{ {agent} }} }} }} }}"
        );
        let mut workspace = Workspace::default();
        workspace.open(FILE, 0, &text);
        let range = text.find("entries").expect("agents");
        let range = TextRange::new(
            u32::try_from(range).expect("small").into(),
            u32::try_from(text.len()).expect("small").into(),
        );
        let hints = inlay_hints(&workspace.snapshot(), FILE, range);
        let labels: Vec<String> = hints.iter().map(|hint| hint.label.to_string()).collect();
        assert_eq!(labels.join("; "), expected, "{agent}");
    }

    /// What the agent runs on decides; what is not known here is not shown.
    #[test]
    fn the_model_of_an_agent() {
        let long = |model: &str| format!("model: {model}, params: {{ cacheRetention: 'long' }}");
        for (model, expected) in [
            ("'anthropic/claude-opus-5'", "1 h"),
            ("'deepseek/deepseek-chat'", "no effect"),
            ("'claude-cli/claude-opus-5'", "no effect"),
            ("'fireworks/m'", "5 min"),
            ("'p/m'", "5 min"),
            ("'nowhere/m'", ""),
            (
                "{ primary: 'anthropic/claude-opus-5', fallbacks: ['deepseek/x'] }",
                "by model: 1 h, or no effect",
            ),
            ("{ primary: 'anthropic/claude-opus-5', fallbacks: ['p/m'] }", "by model: 1 h, 5 min"),
        ] {
            check_agent(&long(model), expected);
        }
        let opus = |params: &str| format!("model: 'anthropic/claude-opus-5', params: {{ {params} }}");
        check_agent(&opus("cacheRetention: '${CACHE}'"), "");
        check_agent(&opus("cacheRetention: '${CACHE}', cacheControlTtl: '1h'"), "");
        let in_claude_code = "models: { 'anthropic/claude-opus-5': { agentRuntime: { id: 'claude-cli' } } }";
        check_agent(&format!("{}, {in_claude_code}", opus("cacheRetention: 'long'")), "no effect");
        // Where nothing is set, the environment decides, which is not known here.
        check_agent("model: 'anthropic-vertex/claude-opus-5'", "");
        check_agent("model: 'p/m'", "cache 5 min by default");
    }

    #[test]
    fn each_can_be_switched_off() {
        let none = InlayHintSettings { cache_duration: false, effective_default: false, model_alias: false };
        check(none.clone(), "ANTHROPIC_API_KEY", "{}", expect!["{}"]);
        let settings = InlayHintSettings { effective_default: true, ..none };
        check(
            settings,
            "ANTHROPIC_API_KEY",
            "{ agents: { defaults: { model: 'anthropic/claude-opus-5' } } }",
            expect!["{ agents: { defaults: { model: 'anthropic/claude-opus-5'«cache 5 min by default» } } }"],
        );
    }
}
