//! A receiver over real connections, which breaks answers on purpose. What it holds and answers is in `support/receiver.rs`.

use crate::receiver::{Receiver, Reply};
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// What goes wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection ends before anything was looked at.
    Cut,
    /// An error, and nothing was done.
    Down,
    /// Done, and an error says otherwise.
    DoneAndDown,
    /// Done, and the connection ends before the answer.
    DoneAndCut,
    /// Done, and no answer ever comes.
    DoneAndSilent,
    /// Too busy, and nothing was done.
    Busy,
    /// An answer of something on the way, with a status of success.
    Page,
}

/// Says what goes wrong with a request, by its number and method.
type Plan = Box<dyn FnMut(usize, &str) -> Option<Fault> + Send>;

struct Shared {
    receiver: Mutex<Receiver>,
    plan: Mutex<Plan>,
    /// Method and path of every request, in the order of arrival.
    seen: Mutex<Vec<(String, String)>>,
}

/// A running receiver; it stops when it is dropped.
pub(crate) struct Receiving {
    port: u16,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

const PATH: &str = "/ho-so";

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("nobody died with it")
}

impl Receiving {
    pub(crate) fn start(
        plan: impl FnMut(usize, &str) -> Option<Fault> + Send + 'static,
    ) -> Receiving {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        listener.set_nonblocking(true).expect("a listener");
        let shared = Arc::new(Shared {
            receiver: Mutex::default(),
            plan: Mutex::new(Box::new(plan)),
            seen: Mutex::default(),
        });
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (stop, stopped) = oneshot::channel();
        let answering = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    () = accept(listener, answering) => {}
                    _ = stopped => {}
                }
            });
            runtime.shutdown_background();
        });
        Receiving { port, shared, stop: Some(stop), thread: Some(thread) }
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn endpoint(&self) -> String {
        format!("{}{PATH}", self.origin())
    }

    /// From now on something else goes wrong.
    pub(crate) fn breaks(&self, plan: impl FnMut(usize, &str) -> Option<Fault> + Send + 'static) {
        *held(&self.shared.plan) = Box::new(plan);
    }

    /// What it holds.
    pub(crate) fn holds(&self) -> MutexGuard<'_, Receiver> {
        held(&self.shared.receiver)
    }

    /// The methods and paths so far.
    pub(crate) fn seen(&self) -> Vec<(String, String)> {
        held(&self.shared.seen).clone()
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let answer = service_fn(move |request| answer(Arc::clone(&shared), request));
            // A connection that was broken on purpose ends here.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}

async fn answer(
    shared: Arc<Shared>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, io::Error> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let (method, path) = (head.method.to_string(), head.uri.path().to_owned());
    if head.method == Method::OPTIONS {
        // The browser asks whether another site may be sent to.
        return Ok(response(Reply { status: 204, body: String::new() }));
    }
    let number = {
        let mut seen = held(&shared.seen);
        seen.push((method.clone(), path.clone()));
        seen.len() - 1
    };
    let fault = (held(&shared.plan))(number, &method);
    let header = |name: &str| {
        head.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    let handle = || {
        let mut receiver = held(&shared.receiver);
        match path.strip_prefix(&format!("{PATH}/receipts/")) {
            Some(key) if method == "GET" => receiver.get(key),
            None if method == "POST" && path == PATH => {
                let media = header("content-type").unwrap_or_default();
                receiver.post(header("idempotency-key").as_deref(), &media, &body)
            }
            Some(_) | None => Reply { status: 405, body: String::new() },
        }
    };
    let own = |status: u16, body: &str| Ok(response(Reply { status, body: body.to_owned() }));
    match fault {
        None => Ok(response(handle())),
        Some(Fault::Cut) => Err(io::ErrorKind::ConnectionAborted.into()),
        Some(Fault::Down) => own(503, "<h1>Service unavailable</h1>"),
        Some(Fault::DoneAndDown) => {
            handle();
            own(500, "<h1>Internal server error</h1>")
        }
        Some(Fault::DoneAndCut) => {
            handle();
            Err(io::ErrorKind::ConnectionAborted.into())
        }
        Some(Fault::DoneAndSilent) => {
            handle();
            std::future::pending().await
        }
        Some(Fault::Busy) => own(429, ""),
        Some(Fault::Page) => own(200, "<h1>Please sign in to this network</h1>"),
    }
}

fn response(reply: Reply) -> Response<Full<Bytes>> {
    let response = Response::builder()
        .status(reply.status)
        .header("Content-Type", "application/json")
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Methods", "GET, POST")
        .header("Access-Control-Allow-Headers", "content-type, idempotency-key")
        .header("Access-Control-Expose-Headers", "retry-after");
    response.body(Full::new(Bytes::from(reply.body))).expect("an answer")
}
