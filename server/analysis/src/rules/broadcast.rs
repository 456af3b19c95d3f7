//! `broadcast-group`: a group of agents whose key does not name a channel, or that is too large.

use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::rules::refused;
use crate::rules::{Context, place};

const CODE: &str = "broadcast-group";
const SINCE: &str = "2026.9.1";
const LARGEST: usize = 16;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let peers = place::select(context.root, "broadcast.*");
    for peer in peers {
        let Some(broadcast) = peer.path().parent() else { continue };
        let qualified = is_qualified(peer.name().unwrap_or_default());
        let message = if peer.value.as_object().is_some() && !qualified {
            Message::new("broadcast-group-unqualified")
        } else if qualified && peer.value.as_array().is_some_and(|agents| agents.values().count() > LARGEST) {
            Message::new("broadcast-group-too-large").with("largest", LARGEST)
        } else {
            continue;
        };
        if context.targets(SINCE) && !context.aborted(&broadcast, &peer.path()) {
            findings.push(refused(CODE, peer.path(), peer.handle(), message));
        }
    }
}

/// Whether a key of `broadcast` is `<channel>:<peer>`.
pub(super) fn is_qualified(key: &str) -> bool {
    let Some((channel, peer)) = key.split_once(':') else { return false };
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let first_line = peer.split(['\n', '\r', '\u{2028}', '\u{2029}']).next();
    channel.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
        && channel.bytes().all(rest)
        && !peer.is_empty()
        && first_line == Some(peer)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{CODE, is_qualified};
    use crate::testing;

    #[test]
    fn groups_name_their_channel() {
        testing::check(
            CODE,
            r#"{ broadcast: { x: ["a"], y: { agents: ["a"] }, "telegram:1": { agents: ["a"] } } }"#,
            expect![[r#"
                error broadcast-group broadcast.y «y»
            "#]],
        );
    }

    #[test]
    fn groups_have_at_most_sixteen_agents() {
        let agents = "\"a\",".repeat(17);
        testing::check(
            CODE,
            &format!(r#"{{ broadcast: {{ "telegram:1": [{agents}], x: [{agents}] }} }}"#),
            expect![[r#"
                error broadcast-group broadcast["telegram:1"] «"telegram:1"»
            "#]],
        );
    }

    #[test]
    fn qualified_keys() {
        for (key, expected) in
            [("telegram:1", true), ("T_x-1:a:b", true), (":1", false), ("a:", false), ("1a:b", false)]
        {
            assert_eq!(is_qualified(key), expected, "{key}");
        }
    }
}
