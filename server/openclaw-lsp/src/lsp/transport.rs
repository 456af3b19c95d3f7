//! Frames on stdin, and when the process ends.
//!
//! tower-lsp's own `serve` polls every handler on one task, stops reading after one malformed message and waits for all
//! pending requests at the end of input. Here the reading thread itself hands each message to the service, in wire
//! order, so that a handler's first act (posting to the mailbox) happens in that order whatever else is running.
//!
//! Equal threads take turns at reading (leader and followers): the one that has read a request answers it, while another
//! reads on. So between a question and its answer no thread waits for another to wake up.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use futures::{FutureExt, Sink, SinkExt, Stream, StreamExt};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::runtime::Handle;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::{ClientSocket, ExitedError, LspService};
use tower_service::Service;

use super::backend::Backend;
use super::jobs::{self, Job, Jobs};
use super::mailbox::Mailbox;
use super::outbox::Outbox;
use super::task::{self, Task};
use crate::panics::contained;

/// A message longer than this many bytes is refused: no config is, and the length is the client's word only.
const LARGEST_MESSAGE: usize = 512 * 1024 * 1024;
/// How many messages are read before diagnostics are started: a burst costs one job, and a flood does not starve them.
const BURST: usize = 256;
/// How long answers still on their way may take after the end of input.
const LAST_ANSWERS: Duration = Duration::from_millis(500);
/// How long the client may take to read what is written at the end.
const LAST_FLUSH: Duration = Duration::from_millis(300);
/// The exit code after a panic that nobody contained: the editor starts us anew.
const PANICKED: u8 = 101;
/// What an answer carries that is JSON already, instead of an error.
const WRITTEN: ErrorCode = ErrorCode::ServerError(1);

/// A result for tower-lsp, which would turn it into a `Value` and that into text: for a large one this takes longer than
/// to compute it. Written as JSON at once, it passes as an "error" in whose place the JSON is sent.
#[must_use]
pub fn written(result: &impl Serialize) -> Error {
    match serde_json::to_string(result) {
        Ok(json) => Error { code: WRITTEN, message: "".into(), data: Some(Value::String(json)) },
        Err(_) => Error::internal_error(),
    }
}

/// The way in, in wire order.
struct Reader {
    input: BufReader<File>,
    service: LspService<Backend>,
    mailbox: Mailbox,
    outbox: Outbox,
    jobs: Arc<Jobs>,
    /// For the client's answers to requests of ours.
    answers: Box<dyn Sink<Response, Error = ExitedError> + Send + Unpin>,
    in_flight: Arc<AtomicUsize>,
    shut_down: bool,
    /// Messages since the mailbox was settled.
    unsettled: usize,
}

enum Step {
    Work(Job),
    /// With this exit code.
    End(u8),
}

/// Serves until `exit` or the end of input; the process's exit code. Blocks the calling thread.
///
/// The caller ends the process: handlers may still be running, and nobody waits for them.
///
/// # Errors
///
/// When a thread cannot be started.
pub fn serve(
    input: File,
    outbox: &Outbox,
    service: LspService<Backend>,
    socket: ClientSocket,
    jobs: &Arc<Jobs>,
    runtime: &Handle,
) -> io::Result<u8> {
    let (requests, answers) = socket.split();
    runtime.spawn(send_requests(requests, outbox.clone()));
    let reader = Arc::new(Mutex::new(Reader {
        input: BufReader::with_capacity(64 * 1024, input),
        mailbox: service.inner().mailbox().clone(),
        service,
        outbox: outbox.clone(),
        jobs: Arc::clone(jobs),
        answers: Box::new(answers),
        in_flight: Arc::default(),
        shut_down: false,
        unsettled: 0,
    }));
    let (end, ended) = mpsc::channel();
    // One reads while all others work.
    for _ in 0..=jobs::AT_ONCE {
        let (reader, jobs, runtime, end) =
            (Arc::clone(&reader), Arc::clone(jobs), runtime.clone(), end.clone());
        let serve = move || {
            let _entered = runtime.enter();
            let code = contained(|| take_turns(&reader, &jobs));
            let _ = end.send(code.unwrap_or(PANICKED));
        };
        let name = "openclaw-lsp".to_owned();
        std::thread::Builder::new().name(name).stack_size(super::STACK).spawn(serve)?;
    }
    Ok(ended.recv().unwrap_or(PANICKED))
}

async fn send_requests(mut requests: impl Stream<Item = Request> + Unpin, outbox: Outbox) {
    while let Some(request) = requests.next().await {
        outbox.send(&request);
    }
}

fn take_turns(reader: &Mutex<Reader>, jobs: &Jobs) -> u8 {
    loop {
        let Ok(mut turn) = reader.lock() else { return PANICKED };
        let step = turn.read_until_work();
        match step {
            Step::End(code) => return code,
            Step::Work(job) => {
                drop(turn);
                jobs.work(job);
            }
        }
    }
}

impl Reader {
    fn read_until_work(&mut self) -> Step {
        loop {
            // What the client has sent already may make work of before unnecessary.
            if self.unsettled > 0 && (self.input.buffer().is_empty() || self.unsettled >= BURST) {
                self.unsettled = 0;
                contained(|| self.mailbox.settle());
            }
            if let Some(job) = self.jobs.claim() {
                return Step::Work(job);
            }
            let code = match read_body(&mut self.input) {
                Ok(Some(body)) => contained(|| self.take(&body)).flatten(),
                Ok(None) => Some(self.end_of_input()),
                Err(error) => {
                    tracing::warn!("input ended: {error}");
                    Some(self.end_of_input())
                }
            };
            contained(task::poll_woken);
            if let Some(code) = code {
                self.outbox.flush(LAST_FLUSH);
                return Step::End(code);
            }
            self.unsettled += 1;
        }
    }

    /// Hands a message on; the exit code after the last one.
    fn take(&mut self, body: &[u8]) -> Option<u8> {
        match decode(body) {
            Ok(Incoming::Request(request)) => {
                self.shut_down |= request.method() == "shutdown";
                let exit = request.method() == "exit";
                self.call(request);
                return exit.then(|| u8::from(!self.shut_down));
            }
            Ok(Incoming::Response(response)) => {
                // The sink only looks the request up, so this never waits.
                let _ = futures::executor::block_on(self.answers.send(response));
            }
            Err(refused) => self.outbox.send(&refused),
        }
        None
    }

    /// Polls the handler once here, in wire order; it goes on when it is woken.
    fn call(&mut self, request: Request) {
        let id = request.id().cloned();
        let Some(answer) = contained(|| self.service.call(request)) else { return fail(&self.outbox, id) };
        let outbox = self.outbox.clone();
        let in_flight = InFlight::new(&self.in_flight);
        let answered = async move {
            let _in_flight = in_flight;
            match AssertUnwindSafe(answer).catch_unwind().await {
                Ok(Ok(Some(response))) => send(&outbox, response),
                Ok(_) => {}
                Err(_) => fail(&outbox, id),
            }
        };
        Task::start(answered, &self.jobs);
    }

    fn end_of_input(&self) -> u8 {
        let start = Instant::now();
        while self.in_flight.load(Ordering::Acquire) > 0 && start.elapsed() < LAST_ANSWERS {
            std::thread::sleep(Duration::from_millis(5));
        }
        u8::from(!self.shut_down)
    }
}

fn send(outbox: &Outbox, response: Response) {
    match response.into_parts() {
        (id, Err(Error { code: WRITTEN, data: Some(Value::String(json)), .. })) => outbox.answer(&id, &json),
        (id, result) => outbox.send(&Response::from_parts(id, result)),
    }
}

/// Answers a request whose handler panicked; a notification has no answer.
fn fail(outbox: &Outbox, id: Option<Id>) {
    if let Some(id) = id {
        outbox.send(&Response::from_error(id, Error::internal_error()));
    }
}

/// Counts a request that has not been answered.
struct InFlight(Arc<AtomicUsize>);

impl InFlight {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::AcqRel);
        Self(Arc::clone(count))
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
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
