//! The places of a document whose credentials can be tried: keys in its environment, auth profiles, providers.

use json5_syntax::TextRange;
use openclaw_knowledge::providers::{self, Holds};
use openclaw_knowledge::text::Message;

use crate::credential::{Form, form};
use crate::place::{Place, select};
use crate::{FileId, Snapshot};

/// A place whose credential can be tried.
#[derive(Debug, Clone, PartialEq)]
pub struct CredentialPlace {
    /// Its key.
    pub range: TextRange,
    /// Its key and value.
    pub member: TextRange,
    /// The provider, in lower case.
    pub provider: String,
    /// The profile, for one of `auth.profiles`.
    pub profile: Option<String>,
    /// The path, for a variable of the config's own environment.
    pub variable: Option<String>,
    /// What is known about it, in a few words.
    pub remark: Option<Message>,
}

/// The places in order of their position; none when the document is not open.
#[must_use]
pub fn credential_places(snapshot: &Snapshot, file: FileId) -> Vec<CredentialPlace> {
    let Some(document) = snapshot.document(file) else { return Vec::new() };
    let root = document.parse.root();
    let entries = select(root, "models.providers.*");
    let mut places: Vec<CredentialPlace> = Vec::new();
    let beside = select(root, "env.*");
    for variable in select(root, "env.vars.*").iter().chain(&beside) {
        let is_filled = variable.value.as_str().is_some_and(|text| !text.trim().is_empty());
        let provider = variable.name().and_then(|name| provider_of(name, &entries));
        if let Some(provider) = provider.filter(|_| is_filled) {
            let variable_path = Some(variable.path().to_string());
            places.push(CredentialPlace { variable: variable_path, ..place(variable, &provider) });
        }
    }
    for profile in select(root, "auth.profiles.*") {
        let provider = profile.get("provider");
        if let Some(provider) = provider.as_ref().and_then(|provider| provider.value.as_str()) {
            let id = profile.name().map(str::to_owned);
            places.push(CredentialPlace { profile: id, ..place(&profile, &provider) });
        }
    }
    places.extend(entries.iter().filter_map(|entry| Some(place(entry, entry.name()?))));
    for place in &mut places {
        let here =
            |remark: &&crate::Remark| place.member.contains_range(remark.range) && remark.label.is_some();
        place.remark = document.remarks.iter().find(here).and_then(|remark| remark.label.clone());
    }
    places.sort_by_key(|place| place.range.start());
    places
}

fn place(place: &Place<'_>, provider: &str) -> CredentialPlace {
    CredentialPlace {
        range: place.handle(),
        member: place.member_range(),
        provider: provider.trim().to_lowercase(),
        profile: None,
        variable: None,
        remark: None,
    }
}

/// The provider whose key a variable holds: by OpenClaw's own names, else by the entry that refers to it.
fn provider_of(name: &str, entries: &[Place<'_>]) -> Option<String> {
    if let Some(variable) = providers::variable(name) {
        return matches!(variable.holds, Holds::Oauth | Holds::Key).then(|| variable.provider.clone());
    }
    let refers = |entry: &&Place<'_>| {
        let key = entry.get("apiKey");
        let text = key.as_ref().and_then(|key| key.value.as_str());
        text.is_some_and(|text| {
            matches!(form(&text, None), Form::Reference(other) | Form::Shorthand(other) if other == name)
        })
    };
    entries.iter().find(refers).and_then(Place::name).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::credential_places;
    use crate::{FileId, Workspace};

    #[test]
    fn variables_profiles_and_providers() {
        let text = r#"{
          env: { vars: { ANTHROPIC_API_KEY: "EXAMPLE", MINE: "EXAMPLE", OTHER: "x", ANTHROPIC_ADMIN_KEY: "EXAMPLE", OPENAI_API_KEY: " " },
                 XAI_API_KEY: "EXAMPLE", shellEnv: { enabled: true } },
          auth: { profiles: { "anthropic:work": { provider: "Anthropic", mode: "token" }, broken: {} } },
          models: { providers: { Proxy: { apiKey: "${MINE}" }, ollama: {} } },
        }"#;
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, text);
        let lines: String = credential_places(&workspace.snapshot(), FileId(0))
            .iter()
            .map(|place| {
                let key = &text[std::ops::Range::<usize>::from(place.range)];
                format!("{key} {} {:?} {:?}\n", place.provider, place.profile, place.variable)
            })
            .collect();
        expect![[r#"
            ANTHROPIC_API_KEY anthropic None Some("env.vars.ANTHROPIC_API_KEY")
            MINE proxy None Some("env.vars.MINE")
            XAI_API_KEY xai None Some("env.XAI_API_KEY")
            "anthropic:work" anthropic Some("anthropic:work") None
            Proxy proxy None None
            ollama ollama None None
        "#]]
        .assert_eq(&lines);
    }
}
