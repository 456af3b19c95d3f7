//! `unknown-channel`: a key of `channels` that names no channel. OpenClaw refuses it, or ignores it as a leftover of a plugin.

use json5_syntax::Path;
use openclaw_knowledge::plugins::plugins;
use openclaw_knowledge::text::Message;

use super::place::select;
use super::{Context, mends};
use crate::facts::surroundings::Discovery;
use crate::{Diagnostic, Severity, Stage, suggest};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let known = context.channel_ids();
    for place in select(context.root, "channels.*") {
        let (Some(key), Some(name)) = (place.key, place.name()) else { continue };
        let id = name.trim();
        if id.is_empty() || known.contains(&id) {
            continue;
        }
        // A plugin of that name is there, but brings no such channel: no leftover then.
        let leftover = !context.installed_plugins().contains(&plugins().normalize(id).as_str())
            && context.mentions_plugin(&[id]);
        let (severity, message) = match context.discovery() {
            Discovery::Incomplete => (Severity::Warning, Message::new("unknown-channel-unchecked")),
            Discovery::Unknown => (Severity::Warning, Message::new("unknown-channel-depends")),
            Discovery::Complete if leftover => (Severity::Warning, Message::new("unknown-channel-leftover")),
            Discovery::Complete => match plugins().external_for_channel(id) {
                Some(plugin) => {
                    let message =
                        Message::new("unknown-channel-install").with("install", plugin.install.as_str());
                    (Severity::Error, message)
                }
                None => (Severity::Error, Message::new("unknown-channel")),
            },
        };
        let path = Path::default().key("channels").key(id);
        let message = message.with("channel", id);
        let mut finding =
            Diagnostic::new("unknown-channel", severity, Stage::Plugins, path, key.range(), message);
        finding.fixes.extend(meant(id, &known).and_then(|meant| mends::guess_key(&place, meant)));
        findings.push(finding);
    }
}

fn meant<'k>(id: &str, known: &[&'k str]) -> Option<&'k str> {
    let lower = id.to_lowercase();
    let alias = plugins().channels().iter().find(|channel| channel.aliases.contains(&lower));
    alias.map(|channel| channel.id.as_str()).or_else(|| suggest::nearest(id, known.iter().copied()))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("unknown-channel", text, expected);
    }

    #[test]
    fn unknown_channels() {
        check(
            "{ channels: { telegram: {}, defaults: {}, foochat: {}, Telegram: {} } }",
            expect![[r#"
            error unknown-channel channels.foochat «foochat»
            error unknown-channel channels.Telegram «Telegram»
        "#]],
        );
        check(
            "{ channels: { qqbot: {}, 'qa-channel': {} } }",
            expect![[r#"
            error unknown-channel channels.qqbot «qqbot»
            error unknown-channel channels.qa-channel «'qa-channel'»
        "#]],
        );
    }

    #[test]
    fn leftovers_of_plugins() {
        check(
            "{ channels: { foochat: {} }, plugins: { allow: ['FooChat'] } }",
            expect![[r#"
            warning unknown-channel channels.foochat «foochat»
        "#]],
        );
        check(
            "{ channels: { browser: {} }, plugins: { entries: { browser: {} } } }",
            expect![[r#"
            error unknown-channel channels.browser «browser»
        "#]],
        );
    }

    #[test]
    fn a_path_that_nobody_looked_at() {
        check(
            "{ channels: { foochat: {} }, plugins: { load: { paths: ['/x'] } } }",
            expect![[r#"
            warning unknown-channel channels.foochat «foochat»
        "#]],
        );
    }

    #[test]
    fn renames() {
        testing::check_fix(
            "unknown-channel",
            "{ channels: { telegarm: {}, 'gchat': {} } }",
            expect!["{ channels: { telegram: {}, 'googlechat': {} } }"],
        );
    }
}
