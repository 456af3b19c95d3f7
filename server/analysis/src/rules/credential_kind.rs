//! `credential-kind`: a credential whose beginning says that it is of another kind, or of another provider, than its place wants.

use json5_syntax::{Path, Segment};
use openclaw_knowledge::credential_kinds::{Kind, Row};
use openclaw_knowledge::providers::{self, Holds};
use openclaw_knowledge::text::Message;

use super::{Context, mends};
use crate::credential::{Form, Place as Spot};
use crate::place::{Place, select};
use crate::{Diagnostic, Fix, Severity, Stage};

const CODE: &str = "credential-kind";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut check = |place: Place<'_>| findings.extend(finding(context, &place));
    select(context.root, "env.vars.*").into_iter().for_each(&mut check);
    select(context.root, "env.*").into_iter().for_each(&mut check);
    for provider in select(context.root, "models.providers.*") {
        provider.get("apiKey").into_iter().for_each(&mut check);
        let headers = provider.get("headers").map(|headers| headers.members());
        headers.into_iter().flatten().for_each(&mut check);
    }
}

fn finding(context: &Context<'_>, place: &Place<'_>) -> Option<Diagnostic> {
    let path = place.path();
    let keys: Vec<&str> = keys(&path)?;
    let spot = Spot::of(&keys)?;
    let text = place.value.as_str()?;
    let Form::Literal(Some(row)) = spot.form(&text, context.root) else { return None };
    let (severity, message) = problem(context, spot, row)?;
    // The range is the key's: nobody shows the credential along with the finding.
    let range = place.handle();
    let mut finding = Diagnostic::new(CODE, severity, Stage::Ours, path.clone(), range, message);
    finding.fixes.extend(renamed(context, spot, row, place));
    Some(finding)
}

fn problem(context: &Context<'_>, spot: Spot<'_>, row: &Row) -> Option<(Severity, Message)> {
    let variable = match spot {
        Spot::Variable(name) => Some(providers::variable(name)?),
        Spot::ApiKey(_) | Spot::Header(_) => None,
    };
    let provider = spot.provider()?;
    let is_elsewhere = match variable {
        Some(variable) => variable.own && variable.provider != row.provider,
        None => is_others_own(context, &provider, &row.provider),
    };
    if is_elsewhere {
        let message = Message::new("credential-kind-provider").with("owner", row.provider.as_str());
        return Some((Severity::Warning, message.with("provider", provider)));
    }
    if provider != row.provider {
        return None;
    }
    let holds = variable.map_or(Holds::Key, |variable| variable.holds);
    let (severity, id) = match (row.kind, holds) {
        (Kind::AnthropicAdminKey, Holds::Key | Holds::Oauth) => (Severity::Warning, "credential-kind-admin"),
        (Kind::AnthropicRefreshToken, Holds::Key | Holds::Oauth) => {
            (Severity::Information, "credential-kind-refresh")
        }
        (Kind::ClaudeSession, Holds::Key | Holds::Oauth) => {
            (Severity::Information, "credential-kind-browser")
        }
        (Kind::AnthropicSetupToken, Holds::Key) if variable.is_some() => {
            (Severity::Information, "credential-kind-token-as-key")
        }
        (Kind::AnthropicApiKey, Holds::Oauth) => (Severity::Information, "credential-kind-key-as-token"),
        _ => return None,
    };
    Some((severity, Message::new(id)))
}

/// Whether a provider of `models.providers` is one that takes only credentials of its own, at its own address.
fn is_others_own(context: &Context<'_>, provider: &str, owner: &str) -> bool {
    let takes_only_own = providers::variables_of(provider).any(|variable| variable.own);
    let is_own_address = || {
        let mut providers = select(context.root, "models.providers.*").into_iter();
        providers.all(|place| {
            !place.name().is_some_and(|name| name.trim().eq_ignore_ascii_case(provider))
                || place.get("baseUrl").is_none()
        })
    };
    provider != owner && takes_only_own && is_own_address()
}

/// The variable that the credential is meant for, where it is free.
fn renamed(context: &Context<'_>, spot: Spot<'_>, row: &Row, place: &Place<'_>) -> Option<Fix> {
    let name = match (spot, row.kind) {
        (Spot::Variable("ANTHROPIC_API_KEY"), Kind::AnthropicSetupToken) => "ANTHROPIC_OAUTH_TOKEN",
        (Spot::Variable("ANTHROPIC_OAUTH_TOKEN"), Kind::AnthropicApiKey) => "ANTHROPIC_API_KEY",
        _ => return None,
    };
    let parent = place.path().parent()?;
    let keys = keys(&parent)?;
    let siblings = context.root?.at(&keys)?.as_object()?;
    let is_free = siblings.get(name).is_none();
    is_free.then(|| mends::guess_key(place, name)).flatten()
}

fn keys(path: &Path) -> Option<Vec<&str>> {
    let key = |segment: &'_ Segment| match segment {
        Segment::Key(_) => true,
        Segment::Index(_) => false,
    };
    path.0.iter().all(key).then(|| {
        let text = path.0.iter().filter_map(|segment| match segment {
            Segment::Key(key) => Some(key.as_str()),
            Segment::Index(_) => None,
        });
        text.collect()
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn tells_by_the_beginning() {
        testing::check(
            CODE,
            r#"{
  env: { vars: {
    ANTHROPIC_API_KEY: "sk-ant-oat01-EXAMPLE", OPENAI_API_KEY: "sk-ant-api03-EXAMPLE", ANTHROPIC_OAUTH_TOKEN: "sk-ant-api03-EXAMPLE",
    ANTHROPIC_ADMIN_KEY: "sk-ant-admin01-EXAMPLE", LITELLM_API_KEY: "sk-ant-api03-EXAMPLE", OTHER: "sk-ant-admin01-EXAMPLE",
  } },
  models: { providers: {
    anthropic: { apiKey: "sk-ant-admin01-EXAMPLE", headers: { Authorization: "Bearer sk-ant-ort01-EXAMPLE" } },
    openai: { apiKey: "sk-ant-api03-EXAMPLE" },
    google: { baseUrl: "https://proxy.example", apiKey: "sk-ant-api03-EXAMPLE" },
    mine: { apiKey: "sk-ant-api03-EXAMPLE" },
  } },
}"#,
            expect![[r#"
                information credential-kind env.vars.ANTHROPIC_API_KEY «ANTHROPIC_API_KEY»
                warning credential-kind env.vars.OPENAI_API_KEY «OPENAI_API_KEY»
                information credential-kind env.vars.ANTHROPIC_OAUTH_TOKEN «ANTHROPIC_OAUTH_TOKEN»
                warning credential-kind models.providers.anthropic.apiKey «apiKey»
                information credential-kind models.providers.anthropic.headers.Authorization «Authorization»
                warning credential-kind models.providers.openai.apiKey «apiKey»
            "#]],
        );
    }

    #[test]
    fn names_the_variable_that_is_meant() {
        testing::check_fix(
            CODE,
            r#"{ env: { vars: { ANTHROPIC_API_KEY: "sk-ant-oat01-EXAMPLE" } } }"#,
            expect![[r#"{ env: { vars: { "ANTHROPIC_OAUTH_TOKEN": "sk-ant-oat01-EXAMPLE" } } }"#]],
        );
    }
}
