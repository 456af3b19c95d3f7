//! Commands speak the language of their terminal.

use std::process::{Command, Output};

use tests::Folder;

const TWICE: &str = "{ gateway: { port: 1, port: 18789 } }\n";

fn run(folder: &Folder, locale: Option<&str>, arguments: &[&str]) -> Output {
    let mut command: Command = tests::command(folder.path());
    command.args(arguments);
    if let Some(locale) = locale {
        command.env("LANG", locale);
    }
    command.output().unwrap()
}

#[test]
fn by_the_environment_or_the_flag() {
    let folder = Folder::new();
    folder.write("openclaw.json", TWICE);
    let check = ["check", "openclaw.json"];
    let flagged = ["check", "--locale", "zh-CN", "openclaw.json"];
    for (locale, arguments, summary) in [
        (None, &check[..], "OpenClaw accepts this config: 0 errors, 1 warning\n"),
        (Some("C.UTF-8"), &check[..], "OpenClaw accepts this config: 0 errors, 1 warning\n"),
        (Some("zh_TW.UTF-8"), &check[..], "OpenClaw 接受此設定：0 個錯誤，1 個警告\n"),
        (Some("zh_CN.UTF-8"), &check[..], "OpenClaw 接受此配置：0 个错误，1 个警告\n"),
        (Some("zh_TW.UTF-8"), &flagged[..], "OpenClaw 接受此配置：0 个错误，1 个警告\n"),
    ] {
        let output = run(&folder, locale, arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.ends_with(summary), "{locale:?} {arguments:?}: {text}");
        assert!(text.contains("[openclaw/duplicate-key]"), "codes are the same in every language: {text}");
    }
}

#[test]
fn every_form_of_report_page_and_failure() {
    let folder = Folder::new();
    folder.write("openclaw.json", TWICE);
    let message = "「port」在這裡出現兩次；OpenClaw 採用最後一個，忽略這一個。";
    for form in ["text", "json", "sarif", "github"] {
        let output = run(&folder, Some("zh_TW.UTF-8"), &["check", "--format", form, "openclaw.json"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(message), "{form}: {text}");
    }
    let page = run(&folder, Some("zh_TW.UTF-8"), &["explain", "duplicate-key"]);
    assert!(String::from_utf8(page.stdout).unwrap().contains("同一個鍵在物件中出現兩次。"));
    let failure = run(&folder, Some("zh_TW.UTF-8"), &["explain", "no-such-rule"]);
    assert_eq!(failure.status.code(), Some(2));
    let text = String::from_utf8(failure.stderr).unwrap();
    assert!(
        text.starts_with("openclaw-lsp: 沒有代碼為 no-such-rule 的規則\n  提示：可用的代碼：acp-binding, "),
        "{text}"
    );
}
