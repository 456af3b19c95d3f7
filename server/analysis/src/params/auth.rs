//! How OpenClaw believes to be signed in at Anthropic when it fills in defaults: from the config and the environment alone,
//! never from a credential or the store of profiles. Under an API key it fills in `cacheRetention`.

use json5_syntax::Path;
use json5_syntax::ast::Value;
use openclaw_schema::Version;

use crate::environment::{Environment, Lookup, Substituted};
use crate::place::{Place, select};

/// The kind of sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AuthMode {
    /// An API key: `cacheRetention: "short"` is filled in.
    ApiKey,
    /// A subscription: a login, a setup token, or Claude Code's own.
    Oauth,
    /// Nothing that OpenClaw looks at names one: no defaults are filled in.
    None,
    /// It cannot be said from here: it depends on an environment or a file that is not known.
    Unknown,
}

/// The kind of sign-in, and what decides it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Auth {
    /// The kind.
    pub mode: AuthMode,
    /// What decides it.
    pub reason: Reason,
}

/// What decides the kind of sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// `models.providers.anthropic.apiKey` is the marker of the retired claude-cli profile, at this path.
    ClaudeCliMarker(Path),
    /// The first profile in `auth.order` that exists, at this path.
    Order(Path),
    /// The profiles of `auth.profiles`, which are all of this kind; the path is the first one's.
    Profiles(Path),
    /// This variable of the environment or of the config's `env` is set.
    Variable(&'static str),
    /// There are no profiles and no variables.
    Nothing,
    /// Whether this variable is set is not known here.
    UnknownVariable(String),
    /// The config includes other files.
    Include,
}

/// Checked in this order: a subscription's token wins.
const VARIABLES: [(&str, AuthMode); 2] =
    [("ANTHROPIC_OAUTH_TOKEN", AuthMode::Oauth), ("ANTHROPIC_API_KEY", AuthMode::ApiKey)];

const CLAUDE_CLI_MARKER: &str = "anthropic:claude-cli";

/// The first release that was read to know the profiles of claude-cli here; 2026.2.9 does not.
const CLAUDE_CLI_SINCE: &str = "2026.9.6";

/// The kind of sign-in that OpenClaw fills in defaults for. Read in the code of 2026.2.9 and of 2026.9.6.
#[must_use]
pub fn seeding_auth(
    root: Option<Value<'_>>,
    environment: &Environment<'_>,
    has_include: bool,
    release: &Version,
) -> Auth {
    let knows_claude_cli = Version::parse(CLAUDE_CLI_SINCE).is_none_or(|since| since <= *release);
    let profiles = match read_profiles(root, environment, knows_claude_cli) {
        Ok(profiles) => profiles,
        Err(variable) => return unknown(Reason::UnknownVariable(variable)),
    };
    if knows_claude_cli && let Some(path) = claude_cli_marker(root, environment) {
        return Auth { mode: AuthMode::Oauth, reason: Reason::ClaudeCliMarker(path) };
    }
    match ordered(root, environment, &profiles, knows_claude_cli) {
        Ok(Some(auth)) => return auth,
        Ok(None) => {}
        Err(variable) => return unknown(Reason::UnknownVariable(variable)),
    }
    // What another file may add could be a profile.
    if has_include {
        return unknown(Reason::Include);
    }
    let first = |mode| profiles.iter().find(|profile| profile.mode == Some(mode));
    match (first(AuthMode::ApiKey), first(AuthMode::Oauth)) {
        (Some(profile), None) | (None, Some(profile)) => {
            let mode = profile.mode.unwrap_or(AuthMode::None);
            return Auth { mode, reason: Reason::Profiles(profile.path.clone()) };
        }
        _ => {}
    }
    for (name, mode) in VARIABLES {
        match environment.lookup(name) {
            Lookup::Set(value) if !value.trim().is_empty() => {
                return Auth { mode, reason: Reason::Variable(name) };
            }
            Lookup::Set(_) | Lookup::Missing if !may_come_later(root, name) => {}
            _ => return unknown(Reason::UnknownVariable(name.to_owned())),
        }
    }
    Auth { mode: AuthMode::None, reason: Reason::Nothing }
}

fn unknown(reason: Reason) -> Auth {
    Auth { mode: AuthMode::Unknown, reason }
}

/// Whether the config itself may set a variable after all: through another variable, or from the login shell.
fn may_come_later(root: Option<Value<'_>>, name: &str) -> bool {
    let at = |keys: &[&str]| root.and_then(|root| root.at(keys));
    let own = at(&["env", "vars", name]).or_else(|| at(&["env", name]));
    let refers = own.and_then(Value::as_str).is_some_and(|text| text.contains("${"));
    let shell = at(&["env", "shellEnv", "enabled"]).and_then(Value::as_bool) == Some(true);
    refers || shell
}

struct Profile {
    id: String,
    /// `None` for a kind that says nothing here.
    mode: Option<AuthMode>,
    path: Path,
}

/// The profiles of Anthropic. Fails with the name of a variable that must be known and is not.
fn read_profiles(
    root: Option<Value<'_>>,
    environment: &Environment<'_>,
    knows_claude_cli: bool,
) -> Result<Vec<Profile>, String> {
    let mut profiles = Vec::new();
    for place in select(root, "auth.profiles.*") {
        let text = |key: &str| place.get(key).map_or(Ok(None), |place| text(&place, environment));
        let mode = match text("provider")?.as_deref() {
            Some("claude-cli") if knows_claude_cli => Some(AuthMode::Oauth),
            Some("anthropic") => match text("mode")?.as_deref() {
                Some("api_key") => Some(AuthMode::ApiKey),
                Some("oauth" | "token") => Some(AuthMode::Oauth),
                _ => None,
            },
            _ => continue,
        };
        let id = place.name().unwrap_or_default().to_owned();
        profiles.push(Profile { id, mode, path: place.path() });
    }
    Ok(profiles)
}

/// The first profile of the configured order that exists and says something.
fn ordered(
    root: Option<Value<'_>>,
    environment: &Environment<'_>,
    profiles: &[Profile],
    knows_claude_cli: bool,
) -> Result<Option<Auth>, String> {
    let claude_cli = if knows_claude_cli { select(root, "auth.order.claude-cli.[]") } else { Vec::new() };
    for place in select(root, "auth.order.anthropic.[]").into_iter().chain(claude_cli) {
        let Some(id) = text(&place, environment)? else { continue };
        let profile = profiles.iter().find(|profile| profile.id == id);
        if let Some(mode) = profile.and_then(|profile| profile.mode) {
            return Ok(Some(Auth { mode, reason: Reason::Order(place.path()) }));
        }
    }
    Ok(None)
}

fn claude_cli_marker(root: Option<Value<'_>>, environment: &Environment<'_>) -> Option<Path> {
    let providers = select(root, "models.providers.*").into_iter();
    let mut anthropic = providers
        .filter(|place| place.name().is_some_and(|name| name.trim().eq_ignore_ascii_case("anthropic")));
    anthropic.find_map(|place| {
        let key = place.get("apiKey")?;
        let is_marker = text(&key, environment).ok()?.as_deref() == Some(CLAUDE_CLI_MARKER);
        is_marker.then_some(key.path())
    })
}

/// A string as OpenClaw sees it; `None` when it is none. Fails with the variable that it depends on.
fn text(place: &Place<'_>, environment: &Environment<'_>) -> Result<Option<String>, String> {
    let Some(text) = place.value.as_str() else { return Ok(None) };
    match environment.substitute(text) {
        Substituted::Text(text) => Ok(Some(text.into_owned())),
        Substituted::DependsOn(variable) => Err(variable),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use expect_test::{Expect, expect};
    use openclaw_schema::Version;

    use super::seeding_auth;
    use crate::environment::Environment;
    use crate::{Known, Variable, World};

    fn check(text: &str, variables: Option<&[(&str, &str)]>, expected: Expect) {
        check_for("2026.9.6", text, variables, expected);
    }

    fn check_for(release: &str, text: &str, variables: Option<&[(&str, &str)]>, expected: Expect) {
        let set = |value: &str| match value {
            "" => Variable::Empty,
            value => Variable::Set(value.to_owned()),
        };
        let variables = variables.map(|pairs| {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), set(value))).collect::<BTreeMap<_, _>>()
        });
        let variables = variables.map_or(Known::Unknown, Known::Known);
        let world = World { variables, ..World::default() };
        let parse = json5_syntax::parse(text);
        let environment = Environment::new(parse.root(), &world);
        let release = Version::parse(release).expect("a version");
        let auth = seeding_auth(parse.root(), &environment, text.contains("$include"), &release);
        expected.assert_eq(&format!("{:?} {:?}", auth.mode, auth.reason));
    }

    const TWO: &str = r#"{ auth: { profiles: {
        "anthropic:key": { provider: "anthropic", mode: "api_key" },
        "anthropic:sub": { provider: "anthropic", mode: "token" },
    }, order: { anthropic: [ORDER] } } }"#;

    #[test]
    fn the_order_decides_first() {
        let order = |ids: &str| TWO.replace("ORDER", ids);
        let both = Some(&[("ANTHROPIC_OAUTH_TOKEN", "x")][..]);
        check(
            &order(r#""nowhere", "anthropic:key""#),
            both,
            expect![[r#"ApiKey Order(Path([Key("auth"), Key("order"), Key("anthropic"), Index(1)]))"#]],
        );
        check(
            &order(r#""anthropic:sub""#),
            both,
            expect![[r#"Oauth Order(Path([Key("auth"), Key("order"), Key("anthropic"), Index(0)]))"#]],
        );
        check(&order(""), both, expect![[r#"Oauth Variable("ANTHROPIC_OAUTH_TOKEN")"#]]);
        check(&order(""), None, expect![[r#"Unknown UnknownVariable("ANTHROPIC_OAUTH_TOKEN")"#]]);
    }

    #[test]
    fn profiles_of_one_kind_decide_before_variables() {
        let key = Some(&[("ANTHROPIC_API_KEY", "x")][..]);
        let profile = |provider: &str, mode: &str| {
            format!(r#"{{ auth: {{ profiles: {{ p: {{ provider: "{provider}", mode: "{mode}" }} }} }} }}"#)
        };
        check(
            &profile("anthropic", "oauth"),
            key,
            expect![[r#"Oauth Profiles(Path([Key("auth"), Key("profiles"), Key("p")]))"#]],
        );
        check(
            &profile("claude-cli", "api_key"),
            key,
            expect![[r#"Oauth Profiles(Path([Key("auth"), Key("profiles"), Key("p")]))"#]],
        );
        check(&profile("openai", "oauth"), key, expect![[r#"ApiKey Variable("ANTHROPIC_API_KEY")"#]]);
        check(&profile("anthropic", "aws-sdk"), key, expect![[r#"ApiKey Variable("ANTHROPIC_API_KEY")"#]]);
    }

    #[test]
    fn variables() {
        check("{}", Some(&[]), expect!["None Nothing"]);
        check("{}", None, expect![[r#"Unknown UnknownVariable("ANTHROPIC_OAUTH_TOKEN")"#]]);
        check("{}", Some(&[("ANTHROPIC_API_KEY", " ")]), expect!["None Nothing"]);
        let key = Some(&[("ANTHROPIC_API_KEY", "x")][..]);
        check("{}", key, expect![[r#"ApiKey Variable("ANTHROPIC_API_KEY")"#]]);
        check("{ $include: './more.json5' }", key, expect!["Unknown Include"]);
        check(
            "{ env: { shellEnv: { enabled: true } } }",
            Some(&[]),
            expect![[r#"Unknown UnknownVariable("ANTHROPIC_OAUTH_TOKEN")"#]],
        );
        let own = "{ env: { vars: { ANTHROPIC_API_KEY: 'sk-ant-api03-EXAMPLE' } } }";
        check(own, Some(&[]), expect![[r#"ApiKey Variable("ANTHROPIC_API_KEY")"#]]);
        let refers = "{ env: { vars: { ANTHROPIC_API_KEY: '${KEY}' } } }";
        check(refers, Some(&[]), expect![[r#"Unknown UnknownVariable("ANTHROPIC_API_KEY")"#]]);
        // The form of the pages until 2026.7, which later releases refuse.
        let old = "{ env: { ANTHROPIC_API_KEY: 'sk-ant-api03-EXAMPLE' } }";
        check_for("2026.2.9", old, Some(&[]), expect![[r#"ApiKey Variable("ANTHROPIC_API_KEY")"#]]);
    }

    #[test]
    fn the_marker_of_claude_cli() {
        let text = "{ models: { providers: { Anthropic: { apiKey: 'anthropic:claude-cli' } } } }";
        let key = Some(&[("ANTHROPIC_API_KEY", "x")][..]);
        check(
            text,
            key,
            expect![[
                r#"Oauth ClaudeCliMarker(Path([Key("models"), Key("providers"), Key("Anthropic"), Key("apiKey")]))"#
            ]],
        );
        check_for("2026.2.9", text, key, expect![[r#"ApiKey Variable("ANTHROPIC_API_KEY")"#]]);
    }
}
