//! `gateway-role`: operator roles without a definition, or a default that is none of them.

use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::rules::refused;
use crate::rules::{Context, mends, place};

const CODE: &str = "gateway-role";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.has_include || !context.targets(SINCE) {
        return;
    }
    for roles in place::select(context.root, "gateway.roles") {
        let Some(definitions) = roles.get("definitions") else { continue };
        let names: Vec<String> =
            definitions.members().iter().filter_map(|role| Some(role.name()?.trim().to_owned())).collect();
        if names.is_empty() && !context.aborted(&definitions.path(), &definitions.path()) {
            let message = Message::new("gateway-role-none");
            findings.push(refused(CODE, definitions.path(), definitions.handle(), message));
        }
        let Some(default) = roles.get("default") else { continue };
        let Some(name) = context.text(default.value) else { continue };
        if names.iter().any(|known| known == name.trim()) || context.aborted(&roles.path(), &default.path()) {
            continue;
        }
        let message = match names[..] {
            [] => Message::new("gateway-role-default-none"),
            _ => Message::new("gateway-role-default").with("known", names.join(", ")),
        };
        let mut finding = refused(CODE, default.path(), default.value.range(), message);
        if let [only] = &names[..] {
            finding.fixes.extend(mends::replace_text(default.value, only));
        }
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn the_default_is_defined() {
        testing::check(
            CODE,
            r#"{ gateway: { roles: { default: "x", definitions: {} } } }"#,
            expect![[r#"
            error gateway-role gateway.roles.default «"x"»
            error gateway-role gateway.roles.definitions «definitions»
        "#]],
        );
        let role = r#"{ sessions: { others: "none" }, agents: "*", scopes: [] }"#;
        let text = |name: &str| {
            format!(
                r#"{{ "gateway": {{ "roles": {{ "default": "x", "definitions": {{ {name}: {role} }} }} }} }}"#
            )
        };
        testing::check(CODE, &text(r#"" x ""#), expect![[""]]);
        testing::check(
            CODE,
            &text(r#""y""#),
            expect![[r#"
            error gateway-role gateway.roles.default «"x"»
        "#]],
        );
        testing::check_fix(
            CODE,
            &text(r#""y""#),
            expect![[
                r#"{ "gateway": { "roles": { "default": "y", "definitions": { "y": { sessions: { others: "none" }, agents: "*", scopes: [] } } } } }"#
            ]],
        );
    }
}
