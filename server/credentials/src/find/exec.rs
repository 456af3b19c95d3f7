//! A program that gives out a secret. It runs only when the user has confirmed it.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde::Serialize;
use zeroize::Zeroizing;

use super::json::Json;
use super::{State, Why};
use crate::Secret;

const TIMEOUT: u64 = 5_000;
const LARGEST: u64 = 1 << 20;

/// A program that gives out a secret. Shown and written without its arguments and its environment, which may hold secrets.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ExecCommand {
    /// The program.
    pub program: String,
    /// The provider of secrets in `secrets.providers`.
    pub provider: String,
    /// What it is asked for.
    pub id: String,
    #[serde(skip)]
    pub(super) arguments: Vec<Zeroizing<String>>,
    #[serde(skip)]
    pub(super) environment: Vec<(String, Zeroizing<String>)>,
    #[serde(skip)]
    pub(super) timeout: Option<u64>,
    #[serde(skip)]
    pub(super) largest: Option<u64>,
    #[serde(skip)]
    pub(super) json_only: bool,
}

impl fmt::Debug for ExecCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { program, provider, id, .. } = self;
        f.debug_struct("ExecCommand")
            .field("program", program)
            .field("provider", provider)
            .field("id", id)
            .finish_non_exhaustive()
    }
}

impl ExecCommand {
    /// Runs the program, which the user has confirmed, as OpenClaw does: with nothing but the environment that the config names, in
    /// the program's own folder, the request as JSON on its input. Blocks until it ends, for 5 s unless the config says otherwise.
    #[must_use]
    pub fn run(&self) -> State {
        let program = Path::new(&self.program);
        if !program.is_absolute() || !program.is_file() {
            return State::cannot_tell(Why::FileMissing { file: self.program.clone() });
        }
        let mut command = Command::new(program);
        command.args(self.arguments.iter().map(|argument| argument.as_str())).env_clear();
        command.envs(self.environment.iter().map(|(name, value)| (name, value.as_str())));
        command.current_dir(program.parent().unwrap_or(program));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let Ok(child) = command.spawn() else { return State::cannot_tell(Why::CommandFailed) };
        match self.output(child) {
            Ok(output) => self.secret(&output).map_or(State::cannot_tell(Why::CommandAnswer), State::usable),
            Err(why) => State::cannot_tell(why),
        }
    }

    /// What the program prints before it ends.
    fn output(&self, mut child: Child) -> Result<Zeroizing<String>, Why> {
        let request =
            serde_json::json!({ "protocolVersion": 1, "provider": self.provider, "ids": [self.id] });
        let largest = self.largest.unwrap_or(LARGEST);
        let (mut input, output) = (child.stdin.take(), child.stdout.take());
        let (sender, receiver) = mpsc::channel();
        // The thread ends with the program's output: killing the program ends it, too.
        std::thread::spawn(move || {
            if let Some(input) = &mut input {
                // A program that does not read its input may answer all the same.
                let _ = input.write_all(request.to_string().as_bytes());
            }
            drop(input);
            let mut text = Zeroizing::new(String::new());
            let read = output.map(|output| output.take(largest + 1).read_to_string(&mut text));
            let _ = sender.send(read.and_then(Result::ok).map(|_| text));
        });
        let timeout = Duration::from_millis(self.timeout.unwrap_or(TIMEOUT));
        let answer = receiver.recv_timeout(timeout);
        let is_whole = matches!(&answer, Ok(Some(text)) if text.len() as u64 <= largest);
        if !is_whole {
            // It may have ended just now.
            let _ = child.kill();
        }
        let ended = child.wait();
        match answer {
            Err(_) => Err(Why::CommandTimeout),
            Ok(Some(text)) if is_whole && ended.is_ok_and(|status| status.success()) => Ok(text),
            Ok(Some(_)) if !is_whole => Err(Why::TooLarge),
            Ok(_) => Err(Why::CommandFailed),
        }
    }

    fn secret(&self, output: &str) -> Option<Secret> {
        let bare = || Secret::new(output.to_owned());
        match Json::parse(output) {
            Some(Json::Text(text)) if !self.json_only => Secret::new(text),
            Some(json) => {
                let is_protocol = json.get("protocolVersion").and_then(Json::number) == Some(1.0);
                let fails = json.get("errors").is_some_and(|errors| errors.get(&self.id).is_some());
                let value = json.get("values")?.get(&self.id)?.text()?;
                (is_protocol && !fails).then(|| Secret::new(value.clone())).flatten()
            }
            None if !self.json_only => bare(),
            None => None,
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use zeroize::Zeroizing;

    use super::ExecCommand;
    use crate::find::{State, Why};

    fn shell(script: &str, json_only: bool) -> ExecCommand {
        let text = |text: &str| Zeroizing::new(text.to_owned());
        ExecCommand {
            program: "/bin/sh".to_owned(),
            provider: "vault".to_owned(),
            id: "a/key".to_owned(),
            arguments: vec![text("-c"), text(script)],
            environment: vec![("NAME".to_owned(), text("sk-EXAMPLE"))],
            timeout: Some(2_000),
            largest: Some(200),
            json_only,
        }
    }

    #[test]
    fn answers() {
        let answer = r#"echo '{"protocolVersion":1,"values":{"a/key":"'$NAME'"}}'"#;
        let refusal = r#"echo '{"protocolVersion":1,"values":{"a/key":"x"},"errors":{"a/key":{}}}'"#;
        for (script, json_only, expected) in [
            (answer, true, Ok("sk-EXAMPLE")),
            ("read -r line; case $line in *a/key*) echo plain;; esac", false, Ok("plain")),
            ("echo plain", true, Err(Why::CommandAnswer)),
            (refusal, true, Err(Why::CommandAnswer)),
            ("exit 1", true, Err(Why::CommandFailed)),
            ("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxx; done", true, Err(Why::TooLarge)),
            ("exec sleep 60", true, Err(Why::CommandTimeout)),
        ] {
            let state = shell(script, json_only).run();
            let found = match &state {
                State::Usable { secret } => Ok(secret.expose()),
                State::CannotTell { why } => Err(why.clone()),
                other => panic!("{other:?}"),
            };
            assert_eq!(found, expected, "{script}");
        }
    }

    #[test]
    fn shows_no_secret() {
        let command = shell("echo sk-EXAMPLE", true);
        let shown = format!("{command:?} {}", serde_json::to_string(&command).unwrap());
        assert!(!shown.contains("sk-EXAMPLE"), "{shown}");
    }
}
