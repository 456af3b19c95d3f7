//! Accepts, records, answers: on a thread of its own, so that a test needs no runtime.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio_rustls::TlsAcceptor;

use crate::answers::{self, Answer, Reply};
use crate::{Request, State, lock};

/// The address, and what ends the server when it is dropped.
pub(crate) fn spawn(tls: Option<TlsAcceptor>, state: Arc<State>) -> (SocketAddr, oneshot::Sender<()>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            tokio::select! {
                () = accept(TcpListener::from_std(listener).unwrap(), tls, state) => {}
                _ = stopped => {}
            }
        });
    });
    (address, stop)
}

async fn accept(listener: TcpListener, tls: Option<TlsAcceptor>, state: Arc<State>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else { return };
        let (tls, state) = (tls.clone(), Arc::clone(&state));
        tokio::spawn(async move {
            // Small frames go out at once, as a real server's do.
            drop(stream.set_nodelay(true));
            // The other end of the same socket, with which a connection is reset.
            let stream = stream.into_std().unwrap();
            let socket = TcpStream::from_std(stream.try_clone().unwrap()).unwrap();
            let stream = TcpStream::from_std(stream).unwrap();
            let is_broken = match tls {
                None => serve(stream, state).await,
                // A client that does not trust us hangs up.
                Some(tls) => match tls.accept(stream).await {
                    Ok(stream) => serve(stream, state).await,
                    Err(_) => false,
                },
            };
            if is_broken {
                drop(socket.set_zero_linger());
            }
        });
    }
}

/// Serves one connection; whether an answer wants it to break off.
async fn serve<S>(stream: S, state: Arc<State>) -> bool
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let broken = Arc::new(Notify::new());
    let service = service_fn(|request: hyper::Request<Incoming>| {
        let (state, broken) = (Arc::clone(&state), Arc::clone(&broken));
        async move { Ok::<Answer, Infallible>(answer(request, &state, &broken).await) }
    });
    let builder = Builder::new(TokioExecutor::new());
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        _ = connection => false,
        () = broken.notified() => true,
    }
}

async fn answer(request: hyper::Request<Incoming>, state: &State, broken: &Notify) -> Answer {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
    let header = |(name, value): (&hyper::header::HeaderName, &hyper::header::HeaderValue)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let request = Request {
        method: parts.method.to_string(),
        path: parts.uri.path_and_query().map_or_else(String::new, ToString::to_string),
        headers: parts.headers.iter().map(header).collect(),
        version: format!("{:?}", parts.version),
        body: String::from_utf8_lossy(&body).into_owned(),
    };
    let reply = answers::reply(&request, state);
    lock(&state.requests).push(request);
    match reply {
        Reply::Now(answer) => answer,
        Reply::After(pause, answer) => {
            tokio::time::sleep(pause).await;
            answer
        }
        Reply::BreakOff => {
            broken.notify_one();
            std::future::pending().await
        }
    }
}
