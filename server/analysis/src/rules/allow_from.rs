//! `allow-from`: a policy for direct messages under which nobody gets through. OpenClaw starts and drops every one of them.

use json5_syntax::ast::ValueKind;
use json5_syntax::{Path, TextRange};
use openclaw_knowledge::plugins::plugins;
use openclaw_knowledge::text::Message;

use super::Context;
use super::place::{Place, select};
use crate::{Diagnostic, Known, Severity, Stage};

pub(super) fn check<'s>(context: &Context<'s>, findings: &mut Vec<Diagnostic>) {
    // An included file may bring the senders.
    if context.has_include {
        return;
    }
    for channel in select(context.root, "channels.*") {
        let Some(id) = channel.name() else { continue };
        if matches!(id, "defaults" | "modelByChannel" | "tools") || !is_enabled(&channel) {
            continue;
        }
        let installed = match &context.document.world.plugins {
            Known::Known(installed) => installed.as_slice(),
            Known::Unknown => &[],
        };
        let official = plugins()
            .external_for_channel(id)
            .filter(|plugin| plugin.ids.iter().any(|id| installed.contains(id)));
        if official.is_some_and(|plugin| plugin.nested_dm_policy) {
            continue;
        }
        let wildcard_needed = !official.is_some_and(|plugin| plugin.open_without_wildcard);
        let mut check = |account: &Place<'s>, parent: Option<&Place<'s>>| {
            let (id, at) = violation(context, account, parent, wildcard_needed)?;
            findings.push(Diagnostic::new(
                "allow-from",
                Severity::Warning,
                Stage::Plugins,
                account.path().key("allowFrom"),
                at,
                Message::new(id),
            ));
            Some(())
        };
        check(&channel, None);
        let accounts = channel.get("accounts").map(|accounts| accounts.members()).unwrap_or_default();
        for account in accounts.iter().filter(|account| is_enabled(account)) {
            check(account, Some(&channel));
        }
    }
}

fn is_enabled(place: &Place<'_>) -> bool {
    let switch = place.get("enabled").and_then(|enabled| enabled.value.as_bool());
    place.value.as_object().is_some() && switch != Some(false)
}

/// What is wrong with an account's policy, and what to underline.
fn violation<'s>(
    context: &Context<'s>,
    account: &Place<'s>,
    parent: Option<&Place<'s>>,
    wildcard_needed: bool,
) -> Option<(&'static str, TextRange)> {
    let find = |key, nested| own(account, key, nested).or_else(|| own(parent?, key, nested));
    let policy = find("dmPolicy", "policy")?;
    let list = find("allowFrom", "allowFrom");
    let text = context.text(policy.value)?;
    let mut senders = Vec::new();
    for item in list.as_ref().map(Place::items).unwrap_or_default() {
        match item.value.kind() {
            ValueKind::String(_) => senders.push(context.text(item.value)?.trim().to_owned()),
            ValueKind::Number(number) => senders.push(number.to_string()),
            // Names nobody, but OpenClaw counts it.
            ValueKind::Object(_) => senders.push("[object Object]".to_owned()),
            _ => {}
        }
    }
    let id = match &*text {
        "open" if wildcard_needed && !senders.iter().any(|sender| sender == "*") => "allow-from-open",
        "allowlist" if senders.iter().all(String::is_empty) => "allow-from-empty",
        _ => return None,
    };
    // Below the account itself, so that two accounts with an inherited policy are told apart.
    let inside = |place: &Place<'_>| is_below(&place.path(), &account.path());
    let at = list.filter(inside).or(Some(policy).filter(inside)).map(|place| place.value.range());
    Some((id, at.unwrap_or_else(|| account.handle())))
}

/// A setting, or its older form below `dm`.
fn own<'s>(place: &Place<'s>, key: &str, nested: &str) -> Option<Place<'s>> {
    place.get(key).or_else(|| place.get("dm")?.get(nested))
}

fn is_below(path: &Path, ancestor: &Path) -> bool {
    path.0.starts_with(&ancestor.0)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("allow-from", text, expected);
    }

    #[test]
    fn channels() {
        check(
            r#"{ channels: {
  telegram: { dmPolicy: "open" },
  slack: { dmPolicy: "open", allowFrom: ["x", " * "] },
  discord: { dm: { policy: "allowlist", allowFrom: [""] } },
  irc: { dmPolicy: "allowlist", allowFrom: [5] },
  sms: { dmPolicy: "allowlist", enabled: false },
} }"#,
            expect![[r#"
                warning allow-from channels.telegram.allowFrom «"open"»
                warning allow-from channels.discord.allowFrom «[""]»
            "#]],
        );
    }

    #[test]
    fn accounts_inherit() {
        check(
            r#"{ channels: { telegram: {
  allowFrom: ["*"],
  accounts: { a: { dmPolicy: "open" }, b: { dmPolicy: "open", allowFrom: [] }, c: { enabled: false, dmPolicy: "open", allowFrom: [] } },
} } }"#,
            expect![[r#"
                warning allow-from channels.telegram.accounts.b.allowFrom «[]»
            "#]],
        );
    }
}
