//! What OpenClaw looks at after a clean schema: the whole config, then channels and plugins, then secrets. Known for 2026.9.

use super::{
    Context, Rule, agent_dir, allow_from, avatar, channel_id, heartbeat, migrated, model_policy,
    plugin_disabled, plugin_id, plugin_path, retired_model, sandbox_env, secret_command, secret_source,
    tailscale, web_search_provider,
};
use crate::{Diagnostic, FileId, Snapshot};

/// The first release that these checks are known for.
const SINCE: &str = "2026.9.0";

/// In OpenClaw's own order.
const RULES: &[Rule] = &[
    migrated::check,
    sandbox_env::check,
    agent_dir::check,
    avatar::check,
    tailscale::check,
    model_policy::check,
    plugin_path::check,
    channel_id::check,
    allow_from::check,
    heartbeat::check_target,
    heartbeat::check_owner,
    web_search_provider::check,
    retired_model::check,
    plugin_id::check,
    plugin_disabled::check,
    secret_source::check,
    secret_command::check,
];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.targets(SINCE) {
        for rule in RULES {
            rule(context, findings);
        }
    }
}

impl Snapshot {
    /// The absolute paths whose [`crate::world::Entry`] decides findings in a document, for the edge to look at.
    #[must_use]
    pub fn wanted_paths(&self, file: FileId) -> Vec<String> {
        let Some(context) = Context::new(self, file) else { return Vec::new() };
        let plugins = context.plugin_paths().into_iter().filter_map(|(_, path)| path);
        let commands = secret_command::commands(&context).into_iter().map(|(_, _, path)| path);
        let mut paths: Vec<String> = plugins.chain(commands).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use expect_test::expect;

    use crate::Entry;
    use crate::{FileId, Known, Severity, Workspace, World};

    const TEXT: &str = r#"{
  channels: { foochat: {} },
  plugins: { load: { paths: ["~/plugin"] } },
  secrets: { providers: { a: { source: "exec", command: "/bin/a" }, b: { source: "exec", command: "/bin/b", trustedDirs: ["/opt"] } } },
}"#;

    #[test]
    fn the_disk_decides() {
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, TEXT);
        let file = |mode, owned| Entry::File { mode, owned };
        let disk =
            [("/me/plugin", Entry::Folder), ("/bin/a", file(0o775, true)), ("/bin/b", file(0o755, true))];
        let disk: BTreeMap<_, _> = disk.into_iter().map(|(path, entry)| (path.to_owned(), entry)).collect();
        let world = World { home: Some("/me".to_owned()), disk: Known::Known(disk), ..World::default() };
        workspace.set_world(FileId(0), world);
        let snapshot = workspace.snapshot();
        assert_eq!(snapshot.wanted_paths(FileId(0)), ["/bin/a", "/bin/b", "/me/plugin"]);
        let context = crate::rules::Context::new(&snapshot, FileId(0)).expect("open");
        let mut findings = Vec::new();
        super::check(&context, &mut findings);
        let errors: Vec<_> = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| format!("{}: {}\n", finding.path, finding.message))
            .collect();
        expect![[r#"
            channels.foochat: OpenClaw knows no channel “foochat”, unless a plugin that brings it is installed.
            secrets.providers.a.command: Others may write to this program. Take that permission away: chmod go-w
            secrets.providers.b.command: This program lies outside the folders in trustedDirs.
        "#]].assert_eq(&errors.concat());
    }
}
