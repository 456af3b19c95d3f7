//! `check`: what OpenClaw would say of a config, and what it would not say.

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;

use clap::ValueEnum;
use openclaw_analysis::{FileId, Known, Settings, Severity, Workspace, accepted, diagnostics};
use openclaw_schema::Schema;
use openclaw_schema::bundle::Release;

use super::failure::Failure;
use super::input::{Input, inputs};
use super::report::{self, Checked};
use crate::surroundings::{self, Surroundings};

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files, folders, or - for stdin. Without any: the config that OpenClaw reads on this machine.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The OpenClaw release to check against, such as 2026.9.6. Default: the installed one, else the one that last wrote
    /// the config, else the newest known.
    #[arg(long, value_name = "VERSION")]
    openclaw_version: Option<String>,
    /// A schema printed by `openclaw config schema`, used instead of the bundled one.
    #[arg(long, value_name = "FILE")]
    schema: Option<PathBuf>,
    /// Report errors only, and no summary.
    #[arg(short, long)]
    quiet: bool,
    /// The name under which a text from stdin is checked.
    #[arg(long, value_name = "NAME")]
    stdin_file_path: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people: the line with the place underlined.
    Text,
    /// One document with everything, for programs.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands that annotate a pull request.
    Github,
}

/// Checks and reports; the exit code.
///
/// # Errors
///
/// When an input cannot be read or a flag makes no sense.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let settings = Settings {
        version: arguments.openclaw_version.clone(),
        schema_file: arguments.schema.as_ref().map(|path| path.display().to_string()),
        ..Settings::default()
    };
    if let Some(version) = &arguments.openclaw_version
        && Release::nearest(version).is_none()
    {
        return Err(Failure::new(format!("{version} is no OpenClaw version")).help(
            "versions look like 2026.9.6; leave the flag away to check against the installed release",
        ));
    }
    let schema = arguments.schema.as_deref().map(|path| {
        surroundings::read_schema(path).map_err(|reason| {
            Failure::new(format!("cannot use the schema {}: {reason}", path.display()))
                .help("write it with: openclaw config schema > FILE")
        })
    });
    let schema = schema.transpose()?;
    let surroundings = Surroundings::default();
    let inputs = inputs(&arguments.paths, arguments.stdin_file_path.as_deref())?;
    let mut checked: Vec<Checked> =
        inputs.into_iter().map(|input| check(input, &settings, schema.as_ref(), &surroundings)).collect();
    let refused = checked.iter().any(|file| file.findings.iter().any(|it| it.severity == Severity::Error));
    if arguments.quiet {
        for file in &mut checked {
            file.findings.retain(|finding| finding.severity == Severity::Error);
        }
    }
    let mut stdout = std::io::stdout().lock();
    let printed = match arguments.format {
        Format::Text => {
            let style = report::text::Style { color: stdout.is_terminal(), summary: !arguments.quiet };
            report::text::write(&mut stdout, &checked, style)
        }
        Format::Json => report::json::write(&mut stdout, &checked),
        Format::Sarif => report::sarif::write(&mut stdout, &checked),
        Format::Github => report::github::write(&mut stdout, &checked),
    };
    // A reader that has seen enough (`| head`) is no failure.
    let _ = printed.and_then(|()| stdout.flush());
    Ok(u8::from(refused))
}

fn check(input: Input, settings: &Settings, schema: Option<&Schema>, surroundings: &Surroundings) -> Checked {
    let file = FileId(0);
    let mut workspace = Workspace::default();
    workspace.set_settings(settings.clone());
    workspace.set_schema(schema.cloned());
    workspace.open(file, 0, &input.text);
    let mut world = surroundings.of_gateway(input.path.as_deref());
    workspace.set_world(file, world.clone());
    world.disk = Known::Known(surroundings::look_up(&workspace.snapshot().wanted_paths(file)));
    workspace.set_world(file, world);
    let findings = diagnostics(&workspace.snapshot(), file);
    Checked { name: input.name, text: input.text, accepted: accepted(&findings), findings }
}
