//! `secret-source`: a SecretRef asks a provider for another kind of secret than it holds. Only `config validate` and writes look.

use openclaw_knowledge::secret_fields::source_checked;
use openclaw_knowledge::text::Message;

use super::Context;
use super::place::{Place, select};
use crate::{Diagnostic, Related, Severity, Stage};

const SOURCES: [&str; 4] = ["env", "file", "exec", "store"];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(providers) = select(context.root, "secrets.providers").pop() else { return };
    if providers.members().is_empty() {
        return;
    }
    for pattern in source_checked() {
        for place in select(context.root, &pattern.join(".")) {
            let Some((source, alias)) = reference(context, &place) else { continue };
            let Some(provider) = providers.get(&alias) else { continue };
            let Some(held) = provider.get("source") else { continue };
            let Some(held_text) = context.text(held.value) else { continue };
            // Environment and store have a built-in provider under their default name.
            let built_in = matches!(&*source, "env" | "store") && alias == default_alias(context, &source);
            if held_text == source || built_in {
                continue;
            }
            let message = Message::new("secret-source")
                .with("provider", &*alias)
                .with("held", &*held_text)
                .with("asked", &*source);
            let mut finding = Diagnostic::new(
                "secret-source",
                Severity::Error,
                Stage::Strict,
                place.path(),
                place.value.range(),
                message,
            );
            finding.related.push(Related {
                message: Message::new("secret-source-provider"),
                path: held.path(),
                range: held.value.range(),
            });
            findings.push(finding);
        }
    }
}

/// Source and provider of a SecretRef: `{ source, provider, id }`, the same without `provider`, `${NAME}` or `$NAME`.
fn reference(context: &Context<'_>, place: &Place<'_>) -> Option<(String, String)> {
    if place.value.as_object().is_none() {
        let text = context.text(place.value)?;
        let name = text.trim();
        let name =
            name.strip_prefix("${").and_then(|name| name.strip_suffix('}')).or(name.strip_prefix('$'))?;
        return is_variable(name).then(|| ("env".to_owned(), default_or(context, "env")));
    }
    let text = |key: &str| {
        let text = context.text(place.get(key)?.value)?;
        (!text.trim().is_empty()).then(|| text.into_owned())
    };
    let source = text("source").filter(|source| SOURCES.contains(&source.as_str()))?;
    text("id")?;
    match place.get("provider") {
        Some(_) if place.members().len() == 3 => Some((source, text("provider")?)),
        Some(_) => None,
        None => {
            let alias = default_or(context, &source);
            Some((source, alias))
        }
    }
}

fn is_variable(name: &str) -> bool {
    const LONGEST: usize = 128;
    name.len() <= LONGEST
        && name.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

fn default_or(context: &Context<'_>, source: &str) -> String {
    let place = select(context.root, "secrets.defaults").pop().and_then(|defaults| defaults.get(source));
    let text = place.and_then(|place| context.text(place.value));
    text.map_or_else(|| "default".to_owned(), std::borrow::Cow::into_owned)
}

fn default_alias(context: &Context<'_>, source: &str) -> String {
    let alias = default_or(context, source).trim().to_owned();
    if alias.is_empty() { "default".to_owned() } else { alias }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(token: &str, secrets: &str, expected: Expect) {
        let text = format!("{{ gateway: {{ auth: {{ token: {token} }} }}, secrets: {secrets} }}");
        testing::check("secret-source", &text, expected);
    }

    #[test]
    fn sources() {
        let files = "{ providers: { vault: { source: 'file' }, default: { source: 'exec' } } }";
        check("{ source: 'file', provider: 'vault', id: 'value' }", files, expect![""]);
        check(
            "{ source: 'env', provider: 'vault', id: 'TOKEN' }",
            files,
            expect![[r#"
            error secret-source gateway.auth.token «{ source: 'env', provider: 'vault', id: 'TOKEN' }»
        "#]],
        );
        check("{ source: 'env', provider: 'other', id: 'TOKEN' }", files, expect![""]);
        check("{ source: 'env', provider: 'default', id: 'TOKEN' }", files, expect![""]);
        check(
            "{ source: 'file', id: 'value' }",
            files,
            expect![[r#"
            error secret-source gateway.auth.token «{ source: 'file', id: 'value' }»
        "#]],
        );
        let renamed = "{ providers: { vault: { source: 'file' } }, defaults: { env: 'vault' } }";
        check("'$TOKEN'", renamed, expect![""]);
    }
}
