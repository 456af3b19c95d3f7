//! `wrong-type`, `not-allowed-value`, `out-of-range`, `bad-format`, `bad-pattern`, `bad-key`: a value, or a map's key,
//! that is not as the schema wants it.

use json5_syntax::ast::{Value, ValueKind};
use json5_syntax::{Segment, TextRange};
use openclaw_knowledge::text::Message;
use openclaw_schema::check::{Kind, Limit, Violation};
use openclaw_schema::{NodeId, Type, Value as Constant};

use super::schema::Judge;
use super::{legacy_key, missing_key, unknown_key};
use crate::dress::{Dress, quoted};
use crate::schema_text::{literal, type_text};
use crate::{Confidence, Diagnostic, Fix, Related, TextEdit, suggest};

/// How many allowed values a message lists.
const LISTED: usize = 12;
/// How many other branches of a union are explained.
const RELATED: usize = 4;

pub(super) fn finding(judge: &Judge<'_, '_>, violation: &Violation) -> Diagnostic {
    let mut finding = bare(judge, violation);
    if let Some((range, message, fix)) = respelled(judge, violation) {
        (finding.range, finding.message, finding.fixes) = (range, message, vec![fix]);
        finding.related.clear();
        return finding;
    }
    finding.fixes = fixes(judge, cause(violation));
    let is_out_of_bounds = matches!(violation.kind, Kind::Limit(_));
    finding.fixes.extend(legacy_key::reset(judge.context, &violation.path, is_out_of_bounds));
    finding
}

/// The finding without mends.
pub(super) fn bare(judge: &Judge<'_, '_>, violation: &Violation) -> Diagnostic {
    let cause = cause(violation);
    let (mut code, message) = words(judge, cause);
    if cause != violation && cause.kind == Kind::UnknownKey {
        // The path is the union's: OpenClaw does not say that a key is at fault.
        code = "not-allowed-value";
    }
    let mut finding = judge.diagnostic(code, violation, message);
    finding.range = cause.range;
    if cause != violation {
        let others = violation.branches.iter().skip(1).filter_map(|branch| branch.violations.first());
        for other in others.map(self::cause).take(RELATED) {
            let (_, message) = words(judge, other);
            let related = Related { message, path: violation.path.clone(), range: other.range };
            if !finding.related.contains(&related) {
                finding.related.push(related);
            }
        }
    }
    finding
}

/// What is to say of a value that an earlier release took, wherever in the branches of a union it stands.
fn respelled(judge: &Judge<'_, '_>, violation: &Violation) -> Option<(TextRange, Message, Fix)> {
    let here = || {
        let value = judge.value_at(violation)?;
        let (message, fix) = legacy_key::respelled(judge, &violation.path, value)?;
        Some((value.range(), message, fix))
    };
    let mut inner = violation.branches.iter().flat_map(|branch| &branch.violations);
    here().or_else(|| inner.find_map(|inner| respelled(judge, inner)))
}

/// What is really wrong inside a union, when one branch was clearly meant.
fn cause(violation: &Violation) -> &Violation {
    match violation.branches.as_slice() {
        [best, rest @ ..] if best.fits && rest.iter().all(|other| !other.fits) => {
            best.violations.first().map_or(violation, cause)
        }
        _ => violation,
    }
}

fn words(judge: &Judge<'_, '_>, violation: &Violation) -> (&'static str, Message) {
    let takes = || takes(judge, violation.node);
    match violation.kind {
        Kind::UnknownKey => ("unknown-key", unknown_key::plain(violation)),
        Kind::MissingKey => ("missing-key", missing_key::message(judge, violation)),
        Kind::NoVariant { missing: true } => {
            let key = last_key(violation);
            (
                "missing-key",
                Message::new("missing-key-typed").with("key", key).with("takes", variants(judge, violation)),
            )
        }
        Kind::NoVariant { missing: false } => {
            ("not-allowed-value", Message::new("value-not-allowed").with("takes", variants(judge, violation)))
        }
        Kind::WrongType { found } => {
            let found = found.map_or("nan", Type::name);
            ("wrong-type", Message::new("value-wrong-type").with("takes", takes()).with("found", found))
        }
        Kind::NotAllowed => ("not-allowed-value", Message::new("value-not-allowed").with("takes", takes())),
        Kind::NoBranch => {
            let code = if is_of_wrong_type(violation) { "wrong-type" } else { "not-allowed-value" };
            (code, Message::new("value-not-allowed").with("takes", takes()))
        }
        Kind::Limit(limit) | Kind::TupleLength(limit) => ("out-of-range", limit_words(limit)),
        Kind::BadPattern => {
            let pattern = judge.schema.arena.node(violation.node).facets().pattern;
            let pattern = pattern.map_or("", |id| judge.schema.arena.str(id));
            ("bad-pattern", Message::new("value-bad-pattern").with("pattern", pattern))
        }
        Kind::BadFormat => ("bad-format", Message::new("value-bad-url")),
        Kind::BadKey => {
            let facets = judge.schema.arena.node(violation.node).facets();
            let message = match facets.pattern {
                Some(pattern) => {
                    Message::new("key-bad-pattern").with("pattern", judge.schema.arena.str(pattern))
                }
                None => Message::new("key-bad"),
            };
            ("bad-key", message)
        }
        Kind::Repeated => ("repeated-item", Message::new("value-repeated")),
        Kind::SeveralBranches | Kind::Forbidden | Kind::Condition => {
            ("not-allowed-value", Message::new("value-contradiction"))
        }
    }
}

/// Whether no branch of a union takes values of this type.
fn is_of_wrong_type(violation: &Violation) -> bool {
    match violation.kind {
        Kind::WrongType { .. } => true,
        Kind::NoBranch => {
            violation.branches.iter().all(|branch| branch.violations.iter().all(is_of_wrong_type))
        }
        _ => false,
    }
}

fn limit_words(limit: Limit) -> Message {
    #[expect(clippy::cast_precision_loss, reason = "bounds that people read")]
    let (id, bound) = match limit {
        Limit::Minimum(bound) => ("limit-minimum", bound.get()),
        Limit::Maximum(bound) => ("limit-maximum", bound.get()),
        Limit::ExclusiveMinimum(bound) => ("limit-above", bound.get()),
        Limit::ExclusiveMaximum(bound) => ("limit-below", bound.get()),
        Limit::MultipleOf(bound) => ("limit-multiple", bound.get()),
        Limit::MinLength(bound) => ("limit-min-length", bound as f64),
        Limit::MaxLength(bound) => ("limit-max-length", bound as f64),
        Limit::MinItems(bound) => ("limit-min-items", bound as f64),
        Limit::MaxItems(bound) => ("limit-max-items", bound as f64),
        Limit::MinProperties(bound) => ("limit-min-keys", bound as f64),
        Limit::MaxProperties(bound) => ("limit-max-keys", bound as f64),
    };
    Message::new(id).with("bound", bound.to_string()).with("count", bound)
}

/// What a place takes, in words: its constants and its types.
fn takes(judge: &Judge<'_, '_>, node: NodeId) -> String {
    let nodes = judge.schema.expand(node);
    let description = judge.schema.describe(&nodes);
    let mut words: Vec<String> = constants(judge, &description.values);
    let types = type_text(&judge.schema, &nodes);
    match words.is_empty() {
        true => types,
        false => {
            words.extend(description.types.iter().map(|of| of.name().to_owned()));
            words.join(", ")
        }
    }
}

fn constants(judge: &Judge<'_, '_>, values: &[&Constant]) -> Vec<String> {
    let mut words: Vec<String> =
        values.iter().take(LISTED).map(|value| literal(&judge.schema.arena, value, '"')).collect();
    if values.len() > LISTED {
        words.push("…".to_owned());
    }
    words
}

/// The values of the key that tells a union's branches apart.
fn variants(judge: &Judge<'_, '_>, violation: &Violation) -> String {
    let key = last_key(violation);
    let arena = &judge.schema.arena;
    let branches = judge.schema.expand(violation.node);
    let properties: Vec<NodeId> =
        branches.iter().filter_map(|&id| arena.property(arena.node(id), key)).collect();
    constants(judge, &judge.schema.describe(&properties).values).join(", ")
}

fn last_key(violation: &Violation) -> &str {
    match violation.path.0.last() {
        Some(Segment::Key(key)) => key,
        _ => "",
    }
}

fn fixes(judge: &Judge<'_, '_>, violation: &Violation) -> Vec<Fix> {
    let Some(value) = judge.value_at(violation) else { return Vec::new() };
    let nodes = judge.schema.expand(violation.node);
    match violation.kind {
        Kind::WrongType { .. } | Kind::NotAllowed | Kind::NoBranch => {
            unquoted(judge, violation, value, &nodes)
                .into_iter()
                .chain(similar(judge, value, &nodes))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The value that spans a range.
fn value_at_range(root: Value<'_>, range: TextRange) -> Option<Value<'_>> {
    let mut at = root;
    while at.range() != range {
        let mut values: Box<dyn Iterator<Item = Value<'_>>> = match at.kind() {
            ValueKind::Object(object) => Box::new(object.members().filter_map(|member| member.value())),
            ValueKind::Array(array) => Box::new(array.values()),
            _ => return None,
        };
        at = values.find(|value| value.range().contains_range(range))?;
    }
    Some(at)
}

/// `"18789"` for a number, `"true"` for a boolean; and a number where text is wanted.
fn unquoted(judge: &Judge<'_, '_>, violation: &Violation, value: Value<'_>, nodes: &[NodeId]) -> Option<Fix> {
    let types = judge.schema.describe(nodes).types;
    let wants = |of: Type| types.contains(&of);
    let new_text = match value.kind() {
        ValueKind::String(text) => {
            let text = text.trim();
            let is_number = || text.parse::<f64>().is_ok_and(f64::is_finite) && !text.starts_with(['+', '.']);
            match text {
                "true" | "false" if wants(Type::Boolean) => text.to_owned(),
                _ if wants(Type::Integer) && text.parse::<i64>().is_ok() && !text.starts_with('+') => {
                    text.to_owned()
                }
                _ if wants(Type::Number) && is_number() => text.to_owned(),
                _ => return None,
            }
        }
        ValueKind::Number(_) if wants(Type::String) && !wants(Type::Number) => {
            quoted(value.literal_text()?, judge.dress().quote)
        }
        _ => return None,
    };
    // JSON has no leading zeros, nor a dot at the end.
    let is_json = new_text.starts_with(['"', '\'', 't', 'f']) || {
        let digits = new_text.trim_start_matches('-');
        let has_leading_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
        !has_leading_zero && !digits.ends_with('.')
    };
    // The value itself is not shown: it may be a secret.
    let title =
        if matches!(value.kind(), ValueKind::String(_)) { "schema-fix-unquote" } else { "schema-fix-quote" };
    is_json.then(|| Fix {
        title: Message::new(title),
        edits: vec![TextEdit { range: violation.range, new_text }],
        confidence: Confidence::Sure,
    })
}

/// The allowed text that the written one is nearest to.
fn similar(judge: &Judge<'_, '_>, value: Value<'_>, nodes: &[NodeId]) -> Option<Fix> {
    let text = value.as_str()?;
    let values = judge.schema.describe(nodes).values;
    let allowed = values.iter().filter_map(|value| match value {
        Constant::String(id) => Some(judge.schema.arena.str(*id)),
        _ => None,
    });
    let nearest = suggest::nearest(&text, allowed)?;
    let new_text = quoted(nearest, judge.dress().quote);
    Some(Fix {
        title: Message::new("schema-fix-write").with("text", new_text.clone()),
        edits: vec![TextEdit { range: value.range(), new_text }],
        confidence: Confidence::Likely,
    })
}

impl Judge<'_, '_> {
    /// The value that a finding is about; `None` when it is about a key.
    fn value_at(&self, violation: &Violation) -> Option<Value<'_>> {
        value_at_range(self.context.root?, violation.range)
    }

    fn dress(&self) -> Dress {
        Dress::around(&self.context.document.parse, None)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing::{explained, fixed};

    #[test]
    fn says_what_is_taken() {
        explained(
            r#"{ gateway: { port: "18789", bind: "lan!", auth: { mode: "tokn" }, controlUi: { enabled: "true" } },
                 session: { maintenance: 5 }, agents: { defaults: { model: 5 } } }"#,
            expect![[r#"
                wrong-type gateway.port «"18789"»
                  OpenClaw takes integer here, and this is a string.
                  fix: Remove the quotes
                not-allowed-value gateway.bind «"lan!"»
                  OpenClaw does not take this value here. It takes "auto", "lan", "loopback", "custom", "tailnet".
                  fix: Write "lan"
                not-allowed-value gateway.auth.mode «"tokn"»
                  OpenClaw does not take this value here. It takes "none", "token", "password", "trusted-proxy".
                  fix: Write "token"
                wrong-type gateway.controlUi.enabled «"true"»
                  OpenClaw takes boolean here, and this is a string.
                  fix: Remove the quotes
                wrong-type session.maintenance «5»
                  OpenClaw takes object here, and this is a number.
                wrong-type agents.defaults.model «5»
                  OpenClaw does not take this value here. It takes string | object.
                  fix: Put it in quotes
            "#]],
        );
    }

    #[test]
    fn unions_say_one_thing() {
        explained(
            r#"{ gateway: { auth: { token: { source: "env", provider: "default" } } },
                 models: { providers: { anthropic: { apiKey: { source: "vault", id: "X" } } } },
                 channels: { telegram: { botToken: { source: "env", provider: "default" } }, slack: { botToken: 5 } } }"#,
            expect![[r#"
                missing-key gateway.auth.token «token»
                  The key “id” is missing. OpenClaw requires it here; it takes string.
                  also gateway.auth.token: OpenClaw takes string here, and this is an object.
                not-allowed-value models.providers.anthropic.apiKey «"vault"»
                  OpenClaw does not take this value here. It takes "env", "file", "exec", "store".
                  also models.providers.anthropic.apiKey: OpenClaw takes string here, and this is an object.
                missing-key channels.telegram.botToken.id «botToken»
                  The key “id” is missing. OpenClaw requires it here; it takes string.
                  also channels.telegram.botToken: OpenClaw names this place as well.
                  also channels.telegram.botToken.source: OpenClaw names this place as well.
                wrong-type channels.slack.botToken «5»
                  OpenClaw does not take this value here. It takes string | object.
                  fix: Put it in quotes
            "#]],
        );
    }

    #[test]
    fn mends() {
        const CODES: &[&str] = &["wrong-type", "not-allowed-value"];
        let fixed = |text| fixed(text, CODES);
        assert_eq!(fixed(r#"{ gateway: { port: "18789" } }"#), r#"{ gateway: { port: 18789 } }"#);
        assert_eq!(
            fixed(r#"{"gateway": {"auth": {"mode": "Tokn"}}}"#),
            r#"{"gateway": {"auth": {"mode": "token"}}}"#
        );
        assert_eq!(fixed(r#"{ gateway: { port: "0x10" } }"#), r#"{ gateway: { port: "0x10" } }"#);
    }
}
