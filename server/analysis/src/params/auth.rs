//! How OpenClaw believes to be signed in at Anthropic when it fills in defaults: from the config and the environment alone,
//! never from a credential or the store of profiles. Under an API key it fills in `cacheRetention`. Requests are another
//! matter: there the token itself decides.

use json5_syntax::Path;
use json5_syntax::ast::Value;
use openclaw_schema::Version;

use crate::credential::{self, Form};
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
    /// A variable that decides instead if it is set in the gateway's environment, which is not known here.
    pub unless: Option<&'static str>,
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
    /// `models.providers.anthropic.apiKey`, at this path: by the variable that it names, which has to be set for it to work.
    /// A key written there says nothing to OpenClaw at this point.
    Key(Path),
    /// There are no profiles and no variables.
    Nothing,
    /// Whether this variable is set is not known here.
    UnknownVariable(String),
    /// The config includes other files.
    Include,
}

impl Reason {
    /// The path or the variable that decides; `None` where nothing single does.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        match self {
            Self::ClaudeCliMarker(path) | Self::Order(path) | Self::Profiles(path) | Self::Key(path) => {
                Some(path.to_string())
            }
            Self::Variable(name) => Some((*name).to_owned()),
            Self::UnknownVariable(name) => Some(name.clone()),
            Self::Nothing | Self::Include => None,
        }
    }
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
    let decided = |mode, reason| Auth { mode, reason, unless: None };
    if knows_claude_cli && let Some(path) = claude_cli_marker(root, environment) {
        return decided(AuthMode::Oauth, Reason::ClaudeCliMarker(path));
    }
    match ordered(root, environment, &profiles, knows_claude_cli) {
        Ok(Some((mode, path))) => return decided(mode, Reason::Order(path)),
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
            return decided(mode, Reason::Profiles(profile.path.clone()));
        }
        _ => {}
    }
    by_variable(root, environment)
}

/// What the variables decide, and where they are not known, what the config itself names.
fn by_variable(root: Option<Value<'_>>, environment: &Environment<'_>) -> Auth {
    let mut open = Vec::new();
    for (name, mode) in VARIABLES {
        match environment.lookup(name) {
            Lookup::Set(value) if !value.trim().is_empty() => {
                let unless = open.first().copied();
                return Auth { mode, reason: Reason::Variable(name), unless };
            }
            _ if is_from_another(root, name) => return unknown(Reason::UnknownVariable(name.to_owned())),
            Lookup::Set(_) | Lookup::Missing if !reads_login_shell(root) => {}
            _ => open.push(name),
        }
    }
    let key = anthropic_key(root);
    let path = key.as_ref().map(Place::path);
    let Some(&first) = open.first() else {
        return Auth {
            mode: AuthMode::None,
            reason: path.map_or(Reason::Nothing, Reason::Key),
            unless: None,
        };
    };
    let Some(path) = path else { return unknown(Reason::UnknownVariable(first.to_owned())) };
    let named = key.and_then(|key| variable_of(&key, root));
    let (mode, unless) = match VARIABLES.iter().find(|(name, _)| named.as_deref() == Some(name)) {
        Some(&(name, mode)) => (mode, Some(first).filter(|first| *first != name)),
        // Only an API key in the environment would make a difference.
        None => (AuthMode::None, open.last().copied()),
    };
    Auth { mode, reason: Reason::Key(path), unless }
}

/// How requests to Anthropic are signed, as far as the config and the environment tell. At that point OpenClaw looks at the
/// token itself: a subscription's is sent as one wherever it stands, even in `ANTHROPIC_API_KEY`.
#[must_use]
pub fn request_auth(root: Option<Value<'_>>, environment: &Environment<'_>, seeding: &Auth) -> AuthMode {
    let by_token = |text: &str| {
        if text.contains("sk-ant-oat") {
            AuthMode::Oauth
        } else if text.trim().starts_with("sk-ant-api") {
            AuthMode::ApiKey
        } else {
            seeding.mode
        }
    };
    match &seeding.reason {
        Reason::Variable(name) => match environment.lookup(name) {
            Lookup::Set(value) => by_token(value),
            Lookup::Missing | Lookup::Unknown => seeding.mode,
        },
        Reason::Key(_) => {
            let key = anthropic_key(root).and_then(|key| key.value.as_str());
            match key.map(|key| environment.substitute(key)) {
                Some(Substituted::Text(key)) => by_token(&key),
                Some(Substituted::DependsOn(_)) | None => seeding.mode,
            }
        }
        _ => seeding.mode,
    }
}

fn unknown(reason: Reason) -> Auth {
    Auth { mode: AuthMode::Unknown, reason, unless: None }
}

/// Whether the config sets a variable to what another one holds.
fn is_from_another(root: Option<Value<'_>>, name: &str) -> bool {
    let at = |keys: &[&str]| root.and_then(|root| root.at(keys));
    let own = at(&["env", "vars", name]).or_else(|| at(&["env", name]));
    own.and_then(Value::as_str).is_some_and(|text| text.contains("${"))
}

/// Whether OpenClaw takes missing variables from the login shell.
fn reads_login_shell(root: Option<Value<'_>>) -> bool {
    let enabled = root.and_then(|root| root.at(&["env", "shellEnv", "enabled"]));
    enabled.and_then(Value::as_bool) == Some(true)
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
) -> Result<Option<(AuthMode, Path)>, String> {
    let claude_cli = if knows_claude_cli { select(root, "auth.order.claude-cli.[]") } else { Vec::new() };
    for place in select(root, "auth.order.anthropic.[]").into_iter().chain(claude_cli) {
        let Some(id) = text(&place, environment)? else { continue };
        let profile = profiles.iter().find(|profile| profile.id == id);
        if let Some(mode) = profile.and_then(|profile| profile.mode) {
            return Ok(Some((mode, place.path())));
        }
    }
    Ok(None)
}

fn claude_cli_marker(root: Option<Value<'_>>, environment: &Environment<'_>) -> Option<Path> {
    let key = anthropic_key(root)?;
    let is_marker = text(&key, environment).ok()?.as_deref() == Some(CLAUDE_CLI_MARKER);
    is_marker.then(|| key.path())
}

/// `apiKey` of Anthropic, under any spelling of its name that OpenClaw takes.
fn anthropic_key(root: Option<Value<'_>>) -> Option<Place<'_>> {
    let mut anthropic = select(root, "models.providers.*").into_iter();
    anthropic.find_map(|place| {
        let is_anthropic = place.name().is_some_and(|name| name.trim().eq_ignore_ascii_case("anthropic"));
        is_anthropic.then(|| place.get("apiKey")).flatten()
    })
}

/// The variable that a key stands for, in any form that OpenClaw knows.
fn variable_of(key: &Place<'_>, root: Option<Value<'_>>) -> Option<String> {
    let Some(text) = key.value.as_str() else {
        let is_env = key.value.get("source")?.as_str()? == "env";
        return key.value.get("id")?.as_str().filter(|_| is_env).map(|id| id.into_owned());
    };
    match credential::form(&text, root) {
        Form::Reference(name) | Form::Shorthand(name) | Form::VariableName(name) => Some(name.to_owned()),
        _ => None,
    }
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

    use super::{AuthMode, request_auth, seeding_auth};
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
        let unless = auth.unless.map(|name| format!(" unless {name}")).unwrap_or_default();
        expected.assert_eq(&format!("{:?} {:?}{unless}", auth.mode, auth.reason));
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
    fn a_config_of_another_gateway_answers_by_what_it_names() {
        let vars = |vars: &str| format!("{{ env: {{ vars: {{ {vars} }} }} }}");
        check(
            &vars("ANTHROPIC_API_KEY: 'x'"),
            None,
            expect![[r#"ApiKey Variable("ANTHROPIC_API_KEY") unless ANTHROPIC_OAUTH_TOKEN"#]],
        );
        check(
            &vars("ANTHROPIC_API_KEY: 'x', ANTHROPIC_OAUTH_TOKEN: 'x'"),
            None,
            expect![[r#"Oauth Variable("ANTHROPIC_OAUTH_TOKEN")"#]],
        );
        check(
            "{ env: { vars: { ANTHROPIC_API_KEY: 'x' }, shellEnv: { enabled: true } } }",
            Some(&[]),
            expect![[r#"ApiKey Variable("ANTHROPIC_API_KEY") unless ANTHROPIC_OAUTH_TOKEN"#]],
        );
        let key = |key: &str| format!("{{ models: {{ providers: {{ anthropic: {{ apiKey: {key} }} }} }} }}");
        for key_of_variable in [
            "'${ANTHROPIC_API_KEY}'",
            "'$ANTHROPIC_API_KEY'",
            "'ANTHROPIC_API_KEY'",
            "{ source: 'env', provider: 'default', id: 'ANTHROPIC_API_KEY' }",
        ] {
            check(
                &key(key_of_variable),
                None,
                expect![[
                    r#"ApiKey Key(Path([Key("models"), Key("providers"), Key("anthropic"), Key("apiKey")])) unless ANTHROPIC_OAUTH_TOKEN"#
                ]],
            );
        }
        check(
            &key("'${ANTHROPIC_OAUTH_TOKEN}'"),
            None,
            expect![[
                r#"Oauth Key(Path([Key("models"), Key("providers"), Key("anthropic"), Key("apiKey")]))"#
            ]],
        );
        let other = key("'sk-ant-api03-EXAMPLE'");
        check(
            &other,
            None,
            expect![[
                r#"None Key(Path([Key("models"), Key("providers"), Key("anthropic"), Key("apiKey")])) unless ANTHROPIC_API_KEY"#
            ]],
        );
        check(
            &other,
            Some(&[]),
            expect![[
                r#"None Key(Path([Key("models"), Key("providers"), Key("anthropic"), Key("apiKey")]))"#
            ]],
        );
    }

    #[test]
    fn the_token_itself_decides_how_requests_are_signed() {
        for (text, expected) in [
            ("{ env: { vars: { ANTHROPIC_API_KEY: 'sk-ant-oat01-EXAMPLE' } } }", AuthMode::Oauth),
            ("{ env: { vars: { ANTHROPIC_API_KEY: 'sk-ant-api03-EXAMPLE' } } }", AuthMode::ApiKey),
            ("{ env: { vars: { ANTHROPIC_API_KEY: 'EXAMPLE' } } }", AuthMode::ApiKey),
            ("{ env: { vars: { ANTHROPIC_OAUTH_TOKEN: 'EXAMPLE' } } }", AuthMode::Oauth),
            ("{ env: { vars: { ANTHROPIC_OAUTH_TOKEN: 'sk-ant-api03-EXAMPLE' } } }", AuthMode::ApiKey),
            ("{ models: { providers: { anthropic: { apiKey: 'sk-ant-oat01-EXAMPLE' } } } }", AuthMode::Oauth),
            (
                "{ models: { providers: { anthropic: { apiKey: 'sk-ant-api03-EXAMPLE' } } } }",
                AuthMode::ApiKey,
            ),
            ("{ auth: { profiles: { p: { provider: 'anthropic', mode: 'token' } } } }", AuthMode::Oauth),
            ("{}", AuthMode::None),
        ] {
            let (parse, world) = (
                json5_syntax::parse(text),
                World { variables: Known::Known(BTreeMap::new()), ..World::default() },
            );
            let environment = Environment::new(parse.root(), &world);
            let release = Version::parse("2026.9.6").expect("a version");
            let auth = seeding_auth(parse.root(), &environment, false, &release);
            assert_eq!(request_auth(parse.root(), &environment, &auth), expected, "{text}");
        }
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
