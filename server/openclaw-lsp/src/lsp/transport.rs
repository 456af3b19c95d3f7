//! Frames on stdin and stdout, and when the process ends.
//!
//! tower-lsp's own `serve` polls every handler on one task, stops reading after one malformed message and waits for all
//! pending requests at the end of input. Here the reading thread itself hands each message to the service, in wire
//! order, so that a handler's first act (posting to the mailbox) happens in that order whatever else is running.

use std::future::Future;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::task::{Context, Waker};
use std::time::{Duration, Instant};

use futures::{SinkExt, StreamExt};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::runtime::Handle;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::{ClientSocket, LanguageServer, LspService};
use tower_service::Service;

/// A message longer than this many bytes is refused: no config is, and the length is the client's word only.
const LARGEST_MESSAGE: usize = 512 * 1024 * 1024;
/// How long answers still on their way may take after the end of input.
const LAST_ANSWERS: Duration = Duration::from_millis(500);
/// How long the client may take to read what is written at the end.
const LAST_FLUSH: Duration = Duration::from_millis(300);

/// The way out: whole messages, written in the order they were sent.
#[derive(Debug, Clone)]
pub struct Outbox(Sender<Outgoing>);

#[derive(Debug)]
enum Outgoing {
    Body(Vec<u8>),
    /// Answered when everything before it has been written.
    Flush(Sender<()>),
}

impl Outbox {
    /// An outbox and the thread that empties it to `output`.
    pub fn new(output: impl Write + Send + 'static) -> Self {
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || write_messages(output, &receiver));
        Self(sender)
    }

    /// Sends a message, which is anything that serialises to a JSON-RPC object. Never blocks.
    pub fn send(&self, message: &impl Serialize) {
        if let Ok(body) = serde_json::to_vec(message) {
            // Fails only when the client has closed our stdout; the end of stdin tells us so as well.
            let _ = self.0.send(Outgoing::Body(body));
        }
    }

    /// Sends a notification.
    pub fn notify<N: tower_lsp::ls_types::notification::Notification>(&self, params: &N::Params) {
        #[derive(Serialize)]
        struct Notification<'a, P> {
            jsonrpc: &'static str,
            method: &'static str,
            params: &'a P,
        }
        self.send(&Notification { jsonrpc: "2.0", method: N::METHOD, params });
    }

    fn flush(&self, patience: Duration) {
        let (sender, receiver) = mpsc::channel();
        if self.0.send(Outgoing::Flush(sender)).is_ok() {
            let _ = receiver.recv_timeout(patience);
        }
    }
}

fn write_messages(mut output: impl Write, messages: &Receiver<Outgoing>) {
    let mut frame = Vec::new();
    while let Ok(message) = messages.recv() {
        let written = match message {
            Outgoing::Body(body) => {
                frame.clear();
                // Header and body in one write: one system call, and one wake-up of the client.
                frame.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
                frame.extend_from_slice(&body);
                output.write_all(&frame).and_then(|()| output.flush())
            }
            Outgoing::Flush(done) => {
                let _ = done.send(());
                Ok(())
            }
        };
        if written.is_err() {
            return;
        }
    }
}

/// Serves until `exit` or the end of input; the process's exit code. Blocks the calling thread.
///
/// The caller ends the process: handlers may still be running, and nobody waits for them.
pub fn serve<S: LanguageServer>(
    input: impl Read,
    outbox: &Outbox,
    mut service: LspService<S>,
    socket: ClientSocket,
    runtime: &Handle,
) -> u8 {
    let _entered = runtime.enter();
    let (mut to_client, mut from_client) = socket.split();
    let requests_out = outbox.clone();
    runtime.spawn(async move {
        while let Some(request) = to_client.next().await {
            requests_out.send(&request);
        }
    });

    let in_flight = Arc::new(AtomicUsize::new(0));
    let mut shut_down = false;
    let mut input = BufReader::with_capacity(64 * 1024, input);
    loop {
        let message = match read_body(&mut input) {
            Ok(Some(body)) => decode(&body),
            Ok(None) => break,
            Err(error) => {
                tracing::warn!("input ended: {error}");
                break;
            }
        };
        match message {
            Ok(Incoming::Request(request)) => {
                shut_down |= request.method() == "shutdown";
                let exit = request.method() == "exit";
                let answer = service.call(request);
                run(answer, outbox, &in_flight, runtime);
                if exit {
                    outbox.flush(LAST_FLUSH);
                    return u8::from(!shut_down);
                }
            }
            Ok(Incoming::Response(response)) => {
                // The sink only looks the request up, so this never waits.
                let _ = futures::executor::block_on(from_client.send(response));
            }
            Err(refused) => outbox.send(&refused),
        }
    }
    wait_until_answered(&in_flight);
    outbox.flush(LAST_FLUSH);
    u8::from(!shut_down)
}

/// Polls the handler once here, in wire order, and leaves the rest of it to the runtime.
fn run<E: Send + 'static>(
    answer: impl Future<Output = Result<Option<Response>, E>> + Send + Unpin + 'static,
    outbox: &Outbox,
    in_flight: &Arc<AtomicUsize>,
    runtime: &Handle,
) {
    let mut answer = answer;
    let first = pin!(&mut answer).poll(&mut Context::from_waker(Waker::noop()));
    match first {
        std::task::Poll::Ready(answer) => {
            if let Ok(Some(response)) = answer {
                outbox.send(&response);
            }
        }
        std::task::Poll::Pending => {
            let (outbox, in_flight) = (outbox.clone(), Arc::clone(in_flight));
            in_flight.fetch_add(1, Ordering::AcqRel);
            runtime.spawn(async move {
                if let Ok(Some(response)) = answer.await {
                    outbox.send(&response);
                }
                in_flight.fetch_sub(1, Ordering::AcqRel);
            });
        }
    }
}

fn wait_until_answered(in_flight: &AtomicUsize) {
    let start = Instant::now();
    while in_flight.load(Ordering::Acquire) > 0 && start.elapsed() < LAST_ANSWERS {
        std::thread::sleep(Duration::from_millis(5));
    }
}

enum Incoming {
    Request(Request),
    Response(Response),
}

/// The message, or the answer that refuses it.
fn decode(body: &[u8]) -> Result<Incoming, Response> {
    #[derive(Deserialize)]
    struct Envelope {
        jsonrpc: Option<String>,
        #[serde(default, deserialize_with = "present")]
        id: Option<Id>,
        method: Option<String>,
        #[serde(default, deserialize_with = "present")]
        params: Option<Value>,
        #[serde(default)]
        result: Value,
        error: Option<Value>,
    }
    let envelope: Envelope = serde_json::from_slice(body).map_err(|error| {
        let code = if error.is_data() { ErrorCode::InvalidRequest } else { ErrorCode::ParseError };
        // The reason names a line and column of the message and never quotes it.
        Response::from_error(Id::Null, Error::new(code))
    })?;
    if envelope.jsonrpc.as_deref() != Some("2.0") {
        return Err(Response::from_error(
            envelope.id.unwrap_or_default(),
            Error::new(ErrorCode::InvalidRequest),
        ));
    }
    match (envelope.method, envelope.id) {
        (Some(method), id) => {
            let mut request = Request::build(method);
            if let Some(params) = envelope.params {
                request = request.params(params);
            }
            if let Some(id) = id {
                request = request.id(id);
            }
            Ok(Incoming::Request(request.finish()))
        }
        (None, Some(id)) => {
            // Clients put more into errors than the specification has.
            let refusal = |error| serde_json::from_value(error).unwrap_or_else(|_| Error::internal_error());
            let result = envelope.error.map_or(Ok(envelope.result), |error| Err(refusal(error)));
            Ok(Incoming::Response(Response::from_parts(id, result)))
        }
        (None, None) => Err(Response::from_error(Id::Null, Error::new(ErrorCode::InvalidRequest))),
    }
}

/// Tells `null` from absent.
fn present<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// The next body; `None` at the end of input. Header lines that are no header, or not ours, are skipped.
fn read_body(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length: Option<usize> = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        // A header line is short; a stream without line ends must not fill the memory.
        if input.by_ref().take(64 * 1024).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = line.trim_ascii();
        if text.is_empty() {
            let Some(length) = length.take() else { continue };
            let mut body = Vec::with_capacity(length.min(1 << 20));
            if input.by_ref().take(length as u64).read_to_end(&mut body)? < length {
                return Ok(None);
            }
            return Ok(Some(body));
        }
        length = content_length(text).or(length);
    }
}

fn content_length(header: &[u8]) -> Option<usize> {
    let (name, value) = header.split_at(header.iter().position(|&byte| byte == b':')?);
    // Some clients write the name in lower case, and HTTP says that they may. After garbage without a line end the name
    // is still the last thing before the colon.
    if !name.to_ascii_lowercase().ends_with(b"content-length") {
        return None;
    }
    let length = std::str::from_utf8(value.get(1..)?).ok()?.trim().parse().ok()?;
    (length <= LARGEST_MESSAGE).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::{Incoming, decode, read_body};

    fn bodies(input: &str) -> Vec<String> {
        let mut input = input.as_bytes();
        let mut bodies = Vec::new();
        while let Some(body) = read_body(&mut input).unwrap() {
            bodies.push(String::from_utf8(body).unwrap());
        }
        bodies
    }

    #[test]
    fn reads_frames_as_clients_write_them() {
        for (input, expected) in [
            ("Content-Length: 2\r\n\r\n{}", vec!["{}"]),
            ("content-length:2\n\n[]", vec!["[]"]),
            (
                "Content-Type: application/vscode-jsonrpc; charset=UTF-8\r\nContent-Length: 2\r\n\r\n{}",
                vec!["{}"],
            ),
            ("Content-Length: 2\r\n\r\n{}Content-Length: 1\r\n\r\n1", vec!["{}", "1"]),
            ("noise\r\n\r\nContent-Length: 2\r\n\r\n{}", vec!["{}"]),
            ("noiseContent-Length: 2\r\n\r\n{}", vec!["{}"]),
            ("Content-Length: x\r\n\r\nContent-Length: 2\r\n\r\n{}", vec!["{}"]),
            ("Content-Length: 20\r\n\r\n{}", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(bodies(input), expected, "{input:?}");
        }
    }

    #[test]
    fn tells_requests_from_responses_and_refuses_the_rest() {
        let kind = |body: &str| match decode(body.as_bytes()) {
            Ok(Incoming::Request(request)) => format!("request {}", request.method()),
            Ok(Incoming::Response(response)) => format!("response {}", response.id()),
            Err(refused) => format!("refused {}", refused.error().unwrap().code),
        };
        for (body, expected) in [
            (r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#, "request a"),
            (r#"{"jsonrpc":"2.0","method":"a","params":null}"#, "request a"),
            (r#"{"jsonrpc":"2.0","id":1,"result":null}"#, "response 1"),
            (r#"{"jsonrpc":"2.0","id":"x","error":{"code":-1,"message":"no"}}"#, "response \"x\""),
            (r#"{"jsonrpc":"1.0","id":1,"method":"a"}"#, "refused -32600"),
            (r#"{"jsonrpc":"2.0"}"#, "refused -32600"),
            ("[]", "refused -32600"),
            ("{", "refused -32700"),
            ("\u{0}", "refused -32700"),
        ] {
            assert_eq!(kind(body), expected, "{body}");
        }
    }
}
