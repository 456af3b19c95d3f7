//! A small LSP client that insists: every message of the server must be read by the test, or the test fails.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tests::Folder;

/// How long anything may take, on a loaded machine and in a debug build.
const PATIENCE: Duration = Duration::from_secs(90);

/// A server and the other end of its pipes.
pub struct Client {
    child: Child,
    stdin: Option<ChildStdin>,
    incoming: Receiver<Value>,
    unread: VecDeque<Value>,
    next_id: i64,
    /// The server's home.
    pub home: Folder,
}

impl Client {
    /// A server that has not been initialized.
    pub fn spawn() -> Self {
        Self::spawn_with(|_| {})
    }

    /// As above, with changes to the command.
    pub fn spawn_with(change: impl FnOnce(&mut Command)) -> Self {
        let home = Folder::new();
        let mut command = tests::command(home.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        change(&mut command);
        let mut child = command.spawn().unwrap();
        let stdin = child.stdin.take();
        let stdout = child.stdout.take().unwrap();
        let (sender, incoming) = mpsc::channel();
        std::thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            while let Some(message) = read(&mut stdout) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self { child, stdin, incoming, unread: VecDeque::new(), next_id: 1, home }
    }

    /// A server that is ready, for a client with these capabilities.
    pub fn start(capabilities: Value) -> Self {
        Self::start_with(json!({ "capabilities": capabilities })).0
    }

    /// A server that is ready, and its answer to `initialize` with these parameters.
    pub fn start_with(params: Value) -> (Self, Value) {
        let mut client = Self::spawn();
        let result = client.initialize(params);
        (client, result)
    }

    /// Initializes; the answer.
    pub fn initialize(&mut self, params: Value) -> Value {
        let mut all = json!({ "processId": null, "rootUri": null });
        all.as_object_mut().unwrap().extend(params.as_object().unwrap().clone());
        let result = self.request("initialize", all);
        self.notify("initialized", json!({}));
        result
    }

    /// Writes bytes as they are.
    pub fn write(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().expect("stdin is open");
        stdin.write_all(bytes).and_then(|()| stdin.flush()).unwrap();
    }

    /// Takes the way in, for a test that writes from another thread.
    pub fn take_stdin(&mut self) -> ChildStdin {
        self.stdin.take().expect("stdin is open")
    }

    /// Gives it back.
    pub fn give_stdin(&mut self, stdin: ChildStdin) {
        self.stdin = Some(stdin);
    }

    /// Closes the way in.
    pub fn close_stdin(&mut self) {
        self.stdin = None;
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) {
        self.write(&frame(&json!({ "jsonrpc": "2.0", "method": method, "params": params })));
    }

    /// Sends a request and does not wait; its id.
    pub fn send(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.write(&frame(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })));
        id
    }

    /// The response to a request.
    pub fn response(&mut self, id: i64) -> Value {
        self.take(&format!("the response to {id}"), |message| {
            message.get("method").is_none() && message["id"] == id
        })
    }

    /// Sends a request; its result.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.send(method, params);
        let response = self.response(id);
        assert!(response.get("error").is_none(), "{method}: {response}");
        response["result"].clone()
    }

    /// Sends a request; the code of the error it must end with.
    pub fn refused(&mut self, method: &str, params: Value) -> i64 {
        let id = self.send(method, params);
        let response = self.response(id);
        response["error"]["code"].as_i64().unwrap_or_else(|| panic!("{method}: no error in {response}"))
    }

    /// The parameters of the next notification of this method.
    pub fn notification(&mut self, method: &str) -> Value {
        let message = self.take(method, |message| message["method"] == method && message.get("id").is_none());
        message["params"].clone()
    }

    /// The next request of the server's of this method, answered with this result; its parameters.
    pub fn serve(&mut self, method: &str, result: Value) -> Value {
        let message = self.take(method, |message| message["method"] == method && message.get("id").is_some());
        self.write(&frame(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result })));
        message["params"].clone()
    }

    /// The next request of the server's of this method, answered as by a client that does not know it.
    pub fn refuse(&mut self, method: &str) {
        let message = self.take(method, |message| message["method"] == method && message.get("id").is_some());
        let error = json!({ "code": -32601, "message": "unknown" });
        self.write(&frame(&json!({ "jsonrpc": "2.0", "id": message["id"], "error": error })));
    }

    /// The next message, whatever it is; `None` when the server has closed its end or is silent for this long.
    pub fn next(&mut self, patience: Duration) -> Option<Value> {
        self.unread.pop_front().or_else(|| self.incoming.recv_timeout(patience).ok())
    }

    fn take(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at).unwrap();
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.incoming.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(message) if wanted(&message) => return message,
                Ok(message) => self.unread.push_back(message),
                Err(RecvTimeoutError::Timeout) => panic!("no {what}; unread: {:?}", self.unread),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("the server ended before {what}: {:?}", self.unread)
                }
            }
        }
    }

    /// Opens a document of language `json`.
    pub fn open(&mut self, uri: &str, text: &str) {
        self.open_as(uri, "json", 1, text);
    }

    /// Opens a document.
    pub fn open_as(&mut self, uri: &str, language: &str, version: i32, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes a document.
    pub fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// The next pushed diagnostics, which must be of this document.
    pub fn published(&mut self, uri: &str) -> Value {
        let params = self.notification("textDocument/publishDiagnostics");
        assert_eq!(params["uri"], uri);
        params
    }

    /// Pulled diagnostics.
    pub fn pull(&mut self, uri: &str) -> Value {
        self.request("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }))["items"].clone()
    }

    /// The names of the outline's outermost entries: what the server believes stands in the document.
    pub fn keys(&mut self, uri: &str) -> Vec<String> {
        let symbols = self.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }));
        names(&symbols)
    }

    /// Asserts that nothing is unread and nothing more comes soon.
    pub fn quiet(&mut self) {
        if let Some(message) = self.next(Duration::from_millis(150)) {
            panic!("unread: {message}");
        }
    }

    /// Waits for the end of the process.
    pub fn exited_within(&mut self, patience: Duration) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(start.elapsed() < patience, "the server still runs after {patience:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends the session as the protocol has it. Fails when a message was left unread.
    pub fn finish(mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        let status = self.exited_within(Duration::from_secs(5));
        assert_eq!(status.code(), Some(0));
        while let Ok(message) = self.incoming.recv() {
            self.unread.push_back(message);
        }
        assert!(self.unread.is_empty(), "unread: {:?}", self.unread);
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A message as it stands on the wire.
pub fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The names of symbols, flat or a tree's outermost.
pub fn names(symbols: &Value) -> Vec<String> {
    let symbols = symbols.as_array().map(Vec::as_slice).unwrap_or_default();
    symbols.iter().map(|symbol| symbol["name"].as_str().unwrap().to_owned()).collect()
}

/// `{"line", "character"}`
pub fn position(line: u32, character: u32) -> Value {
    json!({ "line": line, "character": character })
}

/// The URI of a file.
pub fn uri(path: &std::path::Path) -> String {
    format!("file://{}", path.display())
}

fn read(input: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            header => {
                let value =
                    header.strip_prefix("Content-Length: ").expect("a header that the protocol knows");
                length = Some(value.parse::<u64>().expect("a length"));
            }
        }
    }
    let mut body = String::new();
    input.take(length.expect("a length")).read_to_string(&mut body).ok()?;
    Some(serde_json::from_str(&body).expect("the server writes JSON"))
}
