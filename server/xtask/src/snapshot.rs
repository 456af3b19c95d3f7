//! `cargo xtask snapshot`: adds a release's schema to the bundle.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use openclaw_schema::source::Source;

use crate::openclaw::OpenClaw;
use crate::say;

/// Add a release's config schema to the bundle, or rebuild the binary form alone
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The release, as npm names it; without it only the binary form is rebuilt
    #[arg(long = "openclaw", value_name = "VERSION")]
    version: Option<String>,
    /// Read the schema from a file instead of installing the release
    #[arg(long, value_name = "FILE", requires = "version")]
    from_json: Option<PathBuf>,
    /// Write nothing; fail when the bundle would change
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema/data");
    let (source_file, binary_file) = (data.join("releases.jsonl"), data.join("releases.bin"));
    let text = fs::read_to_string(&source_file).unwrap_or_default();
    let mut source = Source::parse(&text).with_context(|| format!("{}", source_file.display()))?;

    if let Some(version) = &arguments.version {
        let schema = match &arguments.from_json {
            Some(file) => fs::read_to_string(file).with_context(|| format!("{}", file.display()))?,
            None => print_schema(version)?,
        };
        let known = source.releases().iter().find(|(name, _)| name == version).map(|&(_, root)| root);
        let added = source.add(version, &schema)?;
        let told = if known.is_some() { "the same root as in the bundle" } else { "new" };
        say(&format!("{version}: root {}, {told}; {} new nodes", added.root.index(), added.nodes));
    }

    let new_text = source.to_text();
    let amendments = fs::read_to_string(data.join("amendments.jsonl"))?;
    let releases = source.releases().len();
    let binary = source.to_binary(&amendments)?;
    say(&format!("{releases} releases; source {} bytes, binary {} bytes", new_text.len(), binary.len()));
    let same = new_text == text && fs::read(&binary_file).is_ok_and(|old| old == binary);
    match (same, arguments.check) {
        (true, _) => say("nothing to change"),
        (false, true) => bail!("the bundle would change"),
        (false, false) => {
            fs::write(&source_file, new_text)?;
            fs::write(&binary_file, binary)?;
        }
    }
    Ok(())
}

fn print_schema(version: &str) -> Result<String> {
    let folder = std::env::temp_dir().join(format!("openclaw-snapshot-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let schema =
        OpenClaw::install(version, &[], &folder).and_then(|openclaw| openclaw.run(&["config", "schema"]));
    fs::remove_dir_all(&folder)?;
    schema
}
