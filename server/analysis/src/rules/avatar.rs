//! `avatar`: an agent's picture that is no web address, no data URI and no path inside the agent's workspace.

use openclaw_knowledge::text::Message;

use super::Context;
use super::place::select;
use crate::facts::roster::{self, Agent};
use crate::{Diagnostic, Severity, Stage, paths};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for agent in &context.roster().agents {
        let Some(place) = agent.place.as_ref().and_then(|place| place.get("identity")?.get("avatar")) else {
            continue;
        };
        let Some(text) = context.text(place.value) else { continue };
        let Some((severity, id)) = verdict(context, agent, text.trim()) else { continue };
        findings.push(Diagnostic::new(
            "avatar",
            severity,
            Stage::Whole(5),
            place.path(),
            place.value.range(),
            Message::new(id),
        ));
    }
}

fn verdict(context: &Context<'_>, agent: &Agent<'_>, avatar: &str) -> Option<(Severity, &'static str)> {
    if avatar.is_empty() {
        return None;
    }
    let scheme = scheme(avatar).map(str::to_ascii_lowercase);
    let web = avatar.split_once("://").is_some_and(|_| matches!(scheme.as_deref(), Some("http" | "https")));
    if web || scheme.as_deref() == Some("data") {
        return None;
    }
    if avatar.starts_with('~') || (scheme.is_some() && !paths::is_windows_absolute(avatar)) {
        return Some((Severity::Error, "avatar-form"));
    }
    if !avatar.starts_with('/') && !paths::escapes(avatar) {
        return None;
    }
    match workspace(context, agent) {
        Some(workspace) if paths::is_inside(&workspace, &paths::join(&workspace, avatar)) => None,
        Some(_) => Some((Severity::Error, "avatar-outside")),
        None => Some((Severity::Warning, "avatar-perhaps-outside")),
    }
}

fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let mut bytes = scheme.bytes();
    let starts_well = bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic());
    (starts_well && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte)))
        .then_some(scheme)
}

/// The agent's workspace; `None` when the home folder or a variable is not known.
fn workspace(context: &Context<'_>, agent: &Agent<'_>) -> Option<String> {
    if let Some(own) = agent.place.as_ref().and_then(|place| place.get("workspace")) {
        let own = context.text(own.value)?;
        if !own.trim().is_empty() {
            return context.resolve_path(&own);
        }
    }
    let shared = match select(context.root, "agents.defaults.workspace").pop() {
        Some(shared) => Some(context.text(shared.value)?).filter(|shared| !shared.trim().is_empty()),
        None => None,
    };
    let agents = &context.roster().agents;
    let mut marked = agents.iter().filter(|agent| agent.is_marked_default());
    let owner = match (marked.next(), marked.next()) {
        (Some(owner), None) => Some(owner),
        _ => agents.first().filter(|_| agents.len() == 1),
    };
    let id = roster::normalize(&agent.id);
    let owns = owner.is_some_and(|owner| roster::normalize(&owner.id) == id);
    match (shared, owns) {
        (Some(shared), true) => context.resolve_path(&shared),
        (Some(shared), false) => Some(paths::join(&context.resolve_path(&shared)?, &id)),
        (None, true) => Some(paths::join(&context.state_folder()?, "workspace")),
        (None, false) => Some(paths::join(&context.state_folder()?, &format!("workspace-{id}"))),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("avatar", text, expected);
    }

    #[test]
    fn forms() {
        let avatar = |avatar: &str| {
            format!(r#"{{ agents: {{ entries: {{ a: {{ identity: {{ avatar: "{avatar}" }} }} }} }} }}"#)
        };
        for fine in ["me.png", "a/../b.png", "https://x.test/a", "data:image/png;base64,x", "C:/a.png", ""] {
            check(&avatar(fine), expect![""]);
        }
        check(
            &avatar("~/me.png"),
            expect![[r#"
            error avatar agents.entries.a.identity.avatar «"~/me.png"»
        "#]],
        );
        check(
            &avatar("file:///me.png"),
            expect![[r#"
            error avatar agents.entries.a.identity.avatar «"file:///me.png"»
        "#]],
        );
        check(
            &avatar("../me.png"),
            expect![[r#"
            error avatar agents.entries.a.identity.avatar «"../me.png"»
        "#]],
        );
    }

    #[test]
    fn an_absolute_path_inside_the_workspace() {
        check(
            r#"{ agents: { entries: { a: { workspace: "/w", identity: { avatar: "/w/me.png" } } } } }"#,
            expect![""],
        );
        check(
            r#"{ agents: { entries: { a: { workspace: "/w", identity: { avatar: "/v/me.png" } } } } }"#,
            expect![[r#"
                error avatar agents.entries.a.identity.avatar «"/v/me.png"»
            "#]],
        );
    }
}
