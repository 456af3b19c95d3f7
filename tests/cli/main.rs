//! The command line: exit codes and every form of report.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod credentials;
mod languages;

use std::io::Write as _;
use std::process::{Output, Stdio};

use serde_json::{Value, json};
use tests::Folder;

const FINDINGS: &str =
    "{\n  // port is given twice\n  gateway: { port: 1, port: 18789 },\n  \"naïve 😀\": true\n}\n";
const CLEAN: &str = "{ \"gateway\": { \"port\": 18789 } }\n";

fn run_in(folder: &Folder, arguments: &[&str], stdin: &str) -> Output {
    let mut command = tests::command(folder.path());
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that fails at once does not read.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap()
}

/// Exit code and both outputs, with the folder's own name taken out.
fn shown(folder: &Folder, arguments: &[&str], stdin: &str) -> String {
    let output = run_in(folder, arguments, stdin);
    let text = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes).replace(&folder.path().display().to_string(), "[FOLDER]")
    };
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    format!(
        "$ openclaw-lsp {}\nexit: {}\n--- stdout\n{out}--- stderr\n{err}",
        arguments.join(" "),
        output.status.code().unwrap()
    )
}

fn code(folder: &Folder, arguments: &[&str]) -> i32 {
    run_in(folder, arguments, "").status.code().unwrap()
}

#[test]
fn every_form_of_report() {
    let folder = Folder::new();
    folder.write("openclaw.json", FINDINGS);
    for form in ["text", "json", "sarif", "github"] {
        insta::assert_snapshot!(
            form,
            shown(
                &folder,
                &["check", "--format", form, "--openclaw-version", "2026.9.6", "openclaw.json"],
                ""
            )
        );
    }
}

#[test]
fn exit_codes() {
    let folder = Folder::new();
    folder.write("clean.json", CLEAN);
    folder.write("bad.json", FINDINGS);
    folder.write("warned.json", "{ gateway: { port: 1, port: 2 } }");
    for (arguments, expected) in [
        (vec!["check", "clean.json"], 0),
        (vec!["check", "warned.json"], 0),
        (vec!["check", "bad.json"], 1),
        (vec!["check", "clean.json", "bad.json"], 1),
        (vec!["check", "-q", "bad.json"], 1),
        (vec!["check", "missing.json"], 2),
        (vec!["check", "clean.json", "missing.json"], 2),
        (vec!["check", "--no-such-flag"], 2),
        (vec!["check", "--format", "xml", "clean.json"], 2),
        (vec!["check", "--openclaw-version", "newest", "clean.json"], 2),
        (vec!["check", "--schema", "missing.json", "clean.json"], 2),
        (vec!["check", "--schema", "clean.json", "clean.json"], 2),
        (vec!["check", "."], 2),
        (vec!["check"], 2),
        (vec!["fix", "clean.json"], 0),
        (vec!["fix", "bad.json"], 1),
        (vec!["fix", "--only", "no-such-code", "clean.json"], 2),
        (vec!["explain", "syntax"], 0),
        (vec!["explain", "openclaw/syntax"], 0),
        (vec!["explain", "no-such-code"], 2),
        (vec!["no-such-command"], 2),
        (vec!["--version"], 0),
        (vec!["--help"], 0),
    ] {
        assert_eq!(code(&folder, &arguments), expected, "{arguments:?}");
    }
}

#[test]
fn failures_say_what_where_and_what_to_do() {
    let folder = Folder::new();
    folder.write("clean.json", CLEAN);
    folder.write("broken.json", "{");
    let shown = [
        vec!["check"],
        vec!["check", "missing.json"],
        vec!["check", "."],
        vec!["check", "--openclaw-version", "newest", "clean.json"],
        vec!["format", "broken.json"],
    ]
    .map(|arguments| shown(&folder, &arguments, ""));
    insta::assert_snapshot!("failures", shown.join("\n"));
}

#[test]
fn quiet_leaves_errors() {
    let folder = Folder::new();
    folder.write("openclaw.json", FINDINGS);
    let output = run_in(&folder, &["check", "-q", "openclaw.json"], "");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("error[") && !text.contains("warning[") && !text.contains("OpenClaw refuses"),
        "{text}"
    );
    let output = run_in(&folder, &["check", "-q", "-"], CLEAN);
    assert!(output.stdout.is_empty() && output.status.success());
}

fn checked_files(folder: &Folder, arguments: &[&str], stdin: &str) -> Vec<String> {
    let output = run_in(folder, &[&["check", "--format", "json"], arguments].concat(), stdin);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let files = report["files"].as_array().map(Vec::as_slice).unwrap_or_default();
    files
        .iter()
        .map(|file| file["file"].as_str().unwrap().replace(&folder.path().display().to_string(), "~"))
        .collect()
}

#[test]
fn a_folder_means_every_served_name_below_it() {
    let folder = Folder::new();
    for name in [
        "openclaw.json",
        "a/clawdbot.json",
        "a/b/team.openclaw.json5",
        ".openclaw-dev/openclaw.json",
        "other.json",
        ".hidden/openclaw.json",
        "node_modules/x/openclaw.json",
    ] {
        folder.write(name, CLEAN);
    }
    let expected = [
        "./.openclaw-dev/openclaw.json",
        "./a/b/team.openclaw.json5",
        "./a/clawdbot.json",
        "./openclaw.json",
    ];
    assert_eq!(checked_files(&folder, &["."], ""), expected);
    assert_eq!(checked_files(&folder, &["other.json"], ""), ["other.json"]);
}

#[test]
fn stdin_under_a_name() {
    let folder = Folder::new();
    assert_eq!(checked_files(&folder, &["-"], CLEAN), ["<stdin>"]);
    assert_eq!(
        checked_files(&folder, &["-", "--stdin-file-path", "x/openclaw.json"], CLEAN),
        ["x/openclaw.json"]
    );
}

#[test]
fn without_a_path_the_config_that_openclaw_reads() {
    let find = |files: &[&str], environment: &[(&str, &str)]| {
        let folder = Folder::new();
        for file in files {
            folder.write(file, CLEAN);
        }
        let mut command = tests::command(folder.path());
        for (name, value) in environment {
            command.env(name, value.replace('~', &folder.path().display().to_string()));
        }
        let output = command.args(["check", "--format", "json"]).output().unwrap();
        let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        report["files"][0]["file"]
            .as_str()
            .map(|file| file.replace(&folder.path().display().to_string(), "~"))
    };
    let all = [
        ".openclaw/openclaw.json",
        ".clawdbot/clawdbot.json",
        "state/openclaw.json",
        "home/.openclaw/openclaw.json",
        "own.json5",
    ];
    for (files, environment, expected) in [
        (&all[..], vec![], Some("~/.openclaw/openclaw.json")),
        (&all[..], vec![("OPENCLAW_CONFIG_PATH", "own.json5")], Some("~/own.json5")),
        (
            &all[..],
            vec![("OPENCLAW_CONFIG_PATH", "~/own.json5"), ("OPENCLAW_STATE_DIR", "~/state")],
            Some("~/own.json5"),
        ),
        (&all[..], vec![("OPENCLAW_STATE_DIR", "~/state")], Some("~/state/openclaw.json")),
        (&all[..], vec![("OPENCLAW_HOME", "~/home")], Some("~/home/.openclaw/openclaw.json")),
        (&all[..], vec![("OPENCLAW_PROFILE", "dev")], Some("~/.openclaw/openclaw.json")),
        (&all[1..2], vec![], Some("~/.clawdbot/clawdbot.json")),
        (&[".openclaw/clawdbot.json"][..], vec![], Some("~/.openclaw/clawdbot.json")),
        (&[][..], vec![], None),
    ] {
        assert_eq!(find(files, &environment).as_deref(), expected, "{files:?} {environment:?}");
    }
}

#[test]
fn the_environment_and_its_files_decide() {
    let folder = Folder::new();
    let text = "{ env: { shellEnv: {} }, x: \"${SOME_NAME}\" }";
    folder.write("openclaw.json", text);
    let missing = |folder: &Folder| {
        let output = run_in(folder, &["check", "--format", "json", "openclaw.json"], "");
        String::from_utf8_lossy(&output.stdout).contains("openclaw/missing-variable")
    };
    assert!(missing(&folder));
    folder.write(".env", "SOME_NAME=only-a-dummy\n");
    assert!(!missing(&folder));
}

#[test]
fn the_working_folder_has_a_say_in_the_environment_but_not_for_keys() {
    let folder = Folder::new();
    folder.write("config/openclaw.json", "{ env: { shellEnv: {} }, x: \"${SOME_NAME} ${OPENAI_API_KEY}\" }");
    folder.write(".env", "SOME_NAME=only-a-dummy\nOPENAI_API_KEY=only-a-dummy\n");
    let output = run_in(&folder, &["check", "--format", "json", "config/openclaw.json"], "");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("OPENAI_API_KEY") && !text.contains("SOME_NAME"), "{text}");
}

#[test]
fn texts_that_nobody_writes_are_answered_soon() {
    let folder = Folder::new();
    for text in [
        tests::many_blanks(),
        "[".repeat(1_000_000),
        format!("{{ a: \"{}\" }}", "x".repeat(10 << 20)),
        "\0".repeat(1 << 20),
        format!("[{}]", "\"\\ud800\",".repeat(100_000)),
    ] {
        folder.write("openclaw.json", &text);
        let begin = std::time::Instant::now();
        assert_eq!(code(&folder, &["check", "openclaw.json"]), 1);
        assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
    }
}

#[test]
fn the_same_mistake_over_and_over() {
    let folder = Folder::new();
    for (name, text) in tests::many_mistakes() {
        folder.write("openclaw.json", &text);
        for format in ["text", "json"] {
            let begin = std::time::Instant::now();
            assert_eq!(code(&folder, &["check", "--format", format, "openclaw.json"]), 1, "{name}");
            // Linear is at a tenth of it without optimisation, quadratic above, on a busy machine too.
            assert!(begin.elapsed().as_secs() < 60, "{name} as {format}: {:?}", begin.elapsed());
        }
    }
}

#[test]
fn paths_name_the_offending_node() {
    let folder = Folder::new();
    folder.write("openclaw.json", FINDINGS);
    let output = run_in(&folder, &["check", "--format", "json", "openclaw.json"], "");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let paths: Vec<&Value> =
        report["files"][0]["diagnostics"].as_array().unwrap().iter().map(|it| &it["path"]).collect();
    assert!(paths.contains(&&json!(["gateway", "port"])), "{paths:?}");
    assert_eq!(report["files"][0]["accepted"], false);
}

#[test]
fn explain_prints_the_page() {
    let folder = Folder::new();
    let output = run_in(&folder, &["explain", "syntax"], "");
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("# syntax\n"));
}

const MENDABLE: &str = "{\n  // the port\n  gateway: { prot: 18789, bind: \"lann\" },\n  env: { API_KEY: \"only-a-dummy\" },\n  meta: { lastTouchedAt: \"2026-02-10\" },\n  whatever: 1,\n}\n";

#[test]
fn fix_lists_shows_and_writes() {
    let folder = Folder::new();
    folder.write("openclaw.json", MENDABLE);
    let mut runs = Vec::new();
    for arguments in [
        &["fix", "openclaw.json"][..],
        &["fix", "--diff", "openclaw.json"],
        &["fix", "--only", "not-allowed-value", "--write", "openclaw.json"],
        &["fix", "--write", "openclaw.json"],
        &["fix", "--diff", "--unsafe", "openclaw.json"],
        &["fix", "--write", "--unsafe", "openclaw.json"],
        &["fix", "openclaw.json"],
        &["fix", "missing.json"],
    ] {
        runs.push(shown(&folder, &[arguments, &["--openclaw-version", "2026.9.6"]].concat(), ""));
    }
    runs.push(std::fs::read_to_string(folder.path().join("openclaw.json")).unwrap());
    insta::assert_snapshot!("fix", runs.join("\n"));
}

#[test]
fn fix_passes_stdin_on_to_stdout() {
    let folder = Folder::new();
    let output = run_in(&folder, &["fix", "-"], "{ env: { shellEnv: { enabled: True } } }");
    let expected = "{ env: { shellEnv: { enabled: true } } }";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    assert_eq!(output.status.code(), Some(0));
    let output = run_in(&folder, &["fix", "-"], CLEAN);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), CLEAN);
}

#[test]
fn fix_writes_nothing_over_a_file_that_is_not_utf_8() {
    let folder = Folder::new();
    let path = folder.write("openclaw.json", "");
    let bytes = b"{ env: { shellEnv: { enabled: True } } } // \xff";
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(code(&folder, &["fix", "--write", "openclaw.json"]), 2);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn fix_goes_on_after_a_file_that_it_cannot_mend() {
    let folder = Folder::new();
    let path = folder.write("a.json", MENDABLE);
    folder.write("b.json", MENDABLE);
    std::fs::write(folder.path().join("bad.json"), b"{ env: { A: 'x' } } // \xff").unwrap();
    let inputs = ["missing.json", "a.json", "bad.json", "b.json", "./b.json"];
    let output = run_in(&folder, &[&["fix", "--write"][..], &inputs].concat(), "");
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("missing.json") && errors.contains("bad.json"), "{errors}");
    let report = String::from_utf8(output.stdout).unwrap();
    assert_eq!(report.matches("b.json: env.API_KEY").count(), 1, "{report}");
    for name in ["a.json", "b.json"] {
        assert!(std::fs::read_to_string(folder.path().join(name)).unwrap().contains("vars"));
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&path, folder.path().join("link.json")).unwrap();
        let output = run_in(&folder, &["fix", "link.json", "a.json"], "");
        assert!(!String::from_utf8(output.stdout).unwrap().contains("a.json: "));
    }
}

#[test]
fn fix_shows_headers_that_are_no_secret() {
    let folder = Folder::new();
    let text = r#"{ gateway: { prot: 1 }, models: { providers: { x: { baseUrl: "https://x.test", models: [],
        headers: { "anthropic-beta": "shown-2025", "x-any": "hidden-dummy" } } } } }"#;
    folder.write("openclaw.json", text);
    let shown = shown(&folder, &["fix", "--diff", "--unsafe", "openclaw.json"], "");
    assert!(shown.contains("shown-2025") && !shown.contains("hidden-dummy"), "{shown}");
}

#[test]
fn no_output_shows_a_key_in_a_wrong_place() {
    let folder = Folder::new();
    let text = r#"{ env: { "sk-ant-api03-EXAMPLE": "x" }, agents: { defaults: { model: "sk-ant-oat01-EXAMPLE" } },
        models: { providers: { x: { apiKey: “sk-ant-api03-EXAMPLE” } } } }"#;
    folder.write("openclaw.json", text);
    for arguments in [
        &["check", "openclaw.json"][..],
        &["check", "--format", "json", "openclaw.json"],
        &["check", "--format", "sarif", "openclaw.json"],
        &["check", "--format", "github", "openclaw.json"],
        &["fix", "--diff", "--unsafe", "openclaw.json"],
    ] {
        let shown = shown(&folder, arguments, "");
        assert!(shown.contains("exit: 1") && !shown.contains("EXAMPLE"), "{shown}");
    }
}
