//! What OpenClaw's migrations in memory change before the schema judges: agents move, budgets are copied, a setting goes.

use json5_syntax::Path;
use openclaw_schema::check::{Kind, Stage, Violation};
use openclaw_schema::{Schema, Type};

use super::Context;
use super::violations::run;
use crate::facts::roster::{Form, is_explicit};
use crate::place::{Place, select};

/// Turns the violations of the document as written into those of the document that OpenClaw judges.
pub(super) fn apply(context: &Context<'_>, schema: &Schema, violations: &mut Vec<Violation>) {
    move_list(context, schema, violations);
    copy_budgets(context, schema, violations);
    keep_discovery(context, schema, violations);
    fill_bindings(context, violations);
}

/// Where one of several agents is marked as the default, OpenClaw binds every channel in use to it, also over a `null`.
fn fill_bindings(context: &Context<'_>, violations: &mut Vec<Violation>) {
    let agents = &context.roster().agents;
    let marked = agents.iter().filter(|agent| agent.is_marked_default()).count();
    let root = select(context.root, "agents").pop().and_then(|agents| agents.value.as_object());
    let is_in_use = |channel: &Place<'_>| {
        let is_settings = matches!(channel.name(), Some("defaults" | "modelByChannel"));
        let switch = channel.get("enabled").and_then(|enabled| enabled.value.as_bool());
        !is_settings && channel.value.as_object().is_some() && switch != Some(false)
    };
    if marked == 1
        && agents.len() > 1
        && !root.is_some_and(is_explicit)
        && select(context.root, "channels.*").iter().any(is_in_use)
    {
        let null = Kind::WrongType { found: Some(Type::Null) };
        let bindings = Path::default().key("bindings");
        violations.retain(|violation| violation.kind != null || violation.path != bindings);
    }
}

/// Whether OpenClaw moves `agents.list` to `agents.entries`.
pub(crate) fn moves_list(context: &Context<'_>) -> bool {
    let is_empty = || {
        let list = select(context.root, "agents.list").pop();
        list.and_then(|list| list.value.as_array()).is_some_and(|list| list.values().next().is_none())
    };
    context.roster().form == Form::List || (select(context.root, "agents.entries").is_empty() && is_empty())
}

/// Releases with `agents.entries` move `agents.list` there before they look at it.
fn move_list(context: &Context<'_>, schema: &Schema, violations: &mut Vec<Violation>) {
    let agents = Path::default().key("agents");
    let entries = agents.key("entries");
    let (list, entry) = (agents.key("list"), entries.key("main"));
    if !moves_list(context) {
        return;
    }
    let &[node] = schema.at(&entry, None).as_slice() else { return };
    let Some(at) = violations.iter().position(|it| it.kind == Kind::UnknownKey && it.path == list) else {
        return;
    };
    violations.remove(at);
    let schema = Schema { arena: schema.arena.clone(), root: node };
    let gone = ["id", "contextTokens"].map(|key| Path::default().key(key));
    for agent in &context.roster().agents {
        let Some(place) = &agent.place else { continue };
        let base = entries.key(agent.id.as_ref());
        for mut violation in run(context, &schema, place.value) {
            // The id becomes the key, and the budget is dropped.
            if !gone.contains(&violation.path) {
                rebase(&mut violation, &base);
                violations.push(violation);
            }
        }
    }
}

/// A provider's context budget is judged in each model that it is copied to.
fn copy_budgets(context: &Context<'_>, schema: &Schema, violations: &mut Vec<Violation>) {
    for provider in select(context.root, "models.providers.*") {
        for key in ["contextTokens", "contextWindow"] {
            let Some(budget) = provider.get(key) else { continue };
            let models = provider.get("models").map(|models| models.items()).unwrap_or_default();
            let takers = models.iter().filter(|model| model.value.as_object().is_some());
            for model in takers.filter(|model| model.get(key).is_none()) {
                let path = model.path().key(key);
                let &[node] = schema.at(&path, None).as_slice() else { continue };
                let schema = Schema { arena: schema.arena.clone(), root: node };
                for mut violation in run(context, &schema, budget.value) {
                    rebase(&mut violation, &path);
                    violations.push(violation);
                }
            }
        }
    }
}

/// OpenClaw drops `discovery.enabled`, and `discovery` with it only when nothing else is left there.
fn keep_discovery(context: &Context<'_>, schema: &Schema, violations: &mut Vec<Violation>) {
    let Some(config) = select(context.root, "plugins.entries.github-copilot.config").pop() else { return };
    let Some(discovery) = config.get("discovery") else { return };
    let members = discovery.members();
    let goes = match members.as_slice() {
        [] => discovery.value.as_object().is_some(),
        [only] => only.name() == Some("enabled"),
        _ => false,
    };
    let [node] = *schema.at(&config.path(), None).as_slice() else { return };
    // A schema that knows the setting has judged it already.
    if goes || !schema.at(&discovery.path(), None).is_empty() {
        return;
    }
    violations.push(Violation {
        range: discovery.handle(),
        path: discovery.path(),
        kind: Kind::UnknownKey,
        node,
        stage: Stage::Plugins,
        branches: Vec::new(),
        echoes: Vec::new(),
    });
}

fn rebase(violation: &mut Violation, base: &Path) {
    let below = std::mem::take(&mut violation.path.0);
    violation.path = Path(base.0.iter().cloned().chain(below).collect());
    for inner in violation.branches.iter_mut().flat_map(|branch| &mut branch.violations) {
        rebase(inner, base);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::snapshot;
    use crate::{FileId, Severity};

    /// The errors, one path a line.
    fn errors(text: &str) -> Vec<String> {
        let findings = crate::diagnostics(&snapshot(text), FileId(0));
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        errors.map(|finding| finding.path.to_string()).collect()
    }

    #[test]
    fn lists_move() {
        assert_eq!(errors("{ agents: { list: [] } }"), [""; 0]);
        assert_eq!(errors("{ agents: { list: [{ id: 'a', contextTokens: 5 }] } }"), [""; 0]);
        assert_eq!(errors("{ agents: { list: [{ id: 'a', nonsense: 5 }] } }"), ["agents.entries.a.nonsense"]);
    }

    #[test]
    fn budgets_are_judged_where_they_go() {
        let provider = |budget: &str, models: &str| {
            format!(
                "{{ models: {{ providers: {{ x: {{ baseUrl: 'https://x.test', contextTokens: {budget}, models: [{models}] }} }} }} }}"
            )
        };
        assert_eq!(errors(&provider("5", "{ id: 'a', name: 'A' }")), [""; 0]);
        assert_eq!(errors(&provider("'5'", "")), [""; 0]);
        assert_eq!(
            errors(&provider("'5'", "{ id: 'a', name: 'A' }, { id: 'b', name: 'B', contextTokens: 1 }")),
            ["models.providers.x.models[0].contextTokens"]
        );
    }

    #[test]
    fn channels_in_use_are_bound_to_the_marked_agent() {
        let bound = |channels: &str| {
            format!(
                "{{ agents: {{ entries: {{ a: {{ default: true }}, b: {{}} }} }}, channels: {{ {channels} }}, bindings: null }}"
            )
        };
        assert_eq!(errors(&bound("telegram: {}")), [""; 0]);
        for nothing in ["", "defaults: {}", "telegram: { enabled: false }"] {
            assert_eq!(errors(&bound(nothing)), ["bindings"], "{nothing}");
        }
    }

    #[test]
    fn discovery_goes_only_when_empty() {
        let copilot = |discovery: &str| {
            format!(
                "{{ plugins: {{ entries: {{ 'github-copilot': {{ config: {{ discovery: {discovery} }} }} }} }} }}"
            )
        };
        assert_eq!(errors(&copilot("{ enabled: true }")), [""; 0]);
        assert_eq!(errors(&copilot("{}")), [""; 0]);
        let kept = "plugins.entries.github-copilot.config.discovery";
        assert_eq!(errors(&copilot("{ enabled: true, more: 1 }")), [kept]);
        assert_eq!(errors(&copilot("true")), [kept]);
    }
}
