//! The commands and their arguments: one object, or the same by position.

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::ls_types::{ExecuteCommandParams, Uri};

/// Asks the providers whether a document's credentials work.
pub(super) const VALIDATE: &str = "openclaw-lsp.validateCredentials";
/// Asks the installed OpenClaw for its sign-ins.
const STATUS: &str = "openclaw-lsp.authStatus";

/// The commands that `workspace/executeCommand` takes.
pub const COMMANDS: [&str; 2] = [VALIDATE, STATUS];

/// What to do.
#[derive(Debug, Clone)]
pub enum Command {
    /// Ask the providers.
    Validate(Wanted),
    /// Ask the installed OpenClaw, about this document.
    Status(Option<Uri>),
}

/// Which credentials.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wanted {
    /// The document.
    pub uri: Uri,
    /// Those of this provider; of all in use when absent.
    pub provider: Option<String>,
    /// The one of this profile.
    pub profile: Option<String>,
    /// The one at this place, by the id that a result gives it.
    pub source: Option<String>,
    /// Whether to count the tokens of a greeting, where a setup token may not list models.
    #[serde(default)]
    pub count_tokens: bool,
}

impl Command {
    /// The command; `None` when it is none of ours or its arguments do not fit.
    #[must_use]
    pub fn read(params: &ExecuteCommandParams) -> Option<Self> {
        let arguments = &params.arguments;
        let uri = |value: &Value| value.as_str()?.parse().ok();
        let text = |at: usize| arguments.get(at).and_then(Value::as_str).map(str::to_owned);
        let first = arguments.first();
        let object = first.filter(|first| first.is_object());
        match params.command.as_str() {
            VALIDATE => Some(Self::Validate(match object {
                Some(object) => Wanted::deserialize(object).ok()?,
                None => {
                    let uri = uri(first?)?;
                    let (provider, profile) = (text(1), text(2));
                    Wanted { uri, provider, profile, source: None, count_tokens: false }
                }
            })),
            STATUS => {
                Some(Self::Status(object.map_or_else(|| first.and_then(uri), |object| uri(&object["uri"]))))
            }
            _ => None,
        }
    }

    /// What progress calls it: the id of a text.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Validate(_) => "progress-validate",
            Self::Status(_) => "progress-status",
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tower_lsp::ls_types::ExecuteCommandParams;

    use super::{Command, VALIDATE};

    fn read(command: &str, arguments: Value) -> String {
        let params = json!({ "command": command, "arguments": arguments });
        let params: ExecuteCommandParams = serde_json::from_value(params).unwrap();
        match Command::read(&params) {
            Some(Command::Validate(wanted)) => {
                format!("{} {:?} {:?}", wanted.uri.as_str(), wanted.provider, wanted.profile)
            }
            Some(Command::Status(uri)) => format!("{:?}", uri.map(|uri| uri.as_str().to_owned())),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn arguments_by_name_or_position() {
        for (command, arguments, expected) in [
            (VALIDATE, json!([{ "uri": "untitled:a" }]), "untitled:a None None"),
            (
                VALIDATE,
                json!([{ "uri": "untitled:a", "provider": "x", "new": 1 }]),
                "untitled:a Some(\"x\") None",
            ),
            (VALIDATE, json!(["untitled:a", null, "x:y"]), "untitled:a None Some(\"x:y\")"),
            (VALIDATE, json!([]), "none"),
            (VALIDATE, json!([7]), "none"),
            ("openclaw-lsp.authStatus", json!(["untitled:a"]), "Some(\"untitled:a\")"),
            ("openclaw-lsp.authStatus", json!([]), "None"),
            ("other", json!([]), "none"),
        ] {
            assert_eq!(read(command, arguments.clone()), expected, "{command} {arguments}");
        }
    }
}
