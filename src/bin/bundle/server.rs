//! A small static server on loopback with the headers the site is meant to be served with.
//!
//! The bundler serves with it, and the browser tests include this file to look at what was asked
//! for, to collect reports of the content policy, and to break answers on purpose.
//! It knows files and headers, nothing of what is in them, and listens on 127.0.0.1 only.

#![allow(dead_code, reason = "the bundler and the browser tests each use a part")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use http::header::{ACCEPT_ENCODING, HeaderName, HeaderValue};
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

/// Nothing from elsewhere, nothing inline, no page or form to send anything to.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; img-src 'self' blob: data:; font-src 'self'; \
    worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'";

/// The headers every answer carries, beside the policy.
const HEADERS: [(&str, &str); 4] = [
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(self), geolocation=(), microphone=()"),
];

/// Where browsers send reports when [`Options::reports`] is on.
const REPORTS: &str = "/csp-report";

/// Reports are small; nothing larger is worth the memory.
const BODY: usize = 1 << 20;

/// What one server does beyond serving files.
#[derive(Default)]
pub(crate) struct Options {
    /// The port to listen on; 0 takes a free one.
    pub(crate) port: u16,
    /// Adds `report-uri` to the policy, so that violations can be counted.
    pub(crate) reports: bool,
    /// Makes brotli of a file, for the browsers that take it.
    pub(crate) compress: Option<Compress>,
    /// Replaces the policy.
    pub(crate) policy: Option<String>,
    /// Looks at every request first and may answer in the place of the file.
    pub(crate) fault: Option<Fault>,
    /// Fills in a page before it is sent.
    pub(crate) fill: Option<Fill>,
    /// Another folder that is served under a path, such as `/to-khai/`.
    pub(crate) below: Option<(&'static str, PathBuf)>,
}

/// Makes fewer bytes of a file.
pub(crate) type Compress = fn(&[u8]) -> Vec<u8>;

/// Gets the path and the file that would be served, if there is one.
pub(crate) type Fault = Box<dyn Fn(&str, Option<&[u8]>) -> Option<Answer> + Send + Sync>;

/// Gets the address that was asked for, with its query, and the page.
pub(crate) type Fill = Box<dyn Fn(&str, &str) -> String + Send + Sync>;

/// What pages of other origins load as a module, which they may only if it is said.
const FOR_OTHERS: &str = "/embed.js";

/// An answer in the place of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    /// The HTTP status; 0 drops the connection without an answer: the network failed.
    pub(crate) status: u16,
    /// The body, sent as the type the path has.
    pub(crate) body: Vec<u8>,
    /// How long the answer is held back.
    pub(crate) delay: Duration,
}

/// One request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// `GET`, `POST`, …
    pub(crate) method: String,
    /// The path with its query.
    pub(crate) url: String,
    /// What was sent along.
    pub(crate) body: Vec<u8>,
}

/// A running server; it stops when it is dropped.
pub(crate) struct Server {
    port: u16,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    folder: PathBuf,
    options: Options,
    seen: Mutex<Vec<Seen>>,
    compressed: Mutex<BTreeMap<PathBuf, Pair>>,
}

/// A file as it was when it was compressed, and what came out.
struct Pair {
    raw: Vec<u8>,
    small: Vec<u8>,
}

impl Server {
    /// Serves the files below `folder`.
    pub(crate) fn start(folder: &Path, options: Options) -> Result<Server, String> {
        let folder = folder
            .canonicalize()
            .map_err(|error| format!("{} cannot be served: {error}", folder.display()))?;
        let asked = options.port;
        let refused = |error: io::Error| format!("port {asked} cannot be opened: {error}");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, asked)).map_err(refused)?;
        let port = listener.local_addr().map_err(refused)?.port();
        listener.set_nonblocking(true).map_err(refused)?;
        let shared = Arc::new(Shared {
            folder,
            options,
            seen: Mutex::default(),
            compressed: Mutex::default(),
        });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| format!("the server cannot start: {error}"))?;
        let (stop, stopped) = oneshot::channel();
        let answering = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            // Leaving the runtime ends every connection.
            runtime.block_on(async {
                tokio::select! {
                    () = accept(listener, answering) => {}
                    _ = stopped => {}
                }
            });
            runtime.shutdown_background();
        });
        Ok(Server { port, shared, stop: Some(stop), thread: Some(thread) })
    }

    /// The port it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The address of the start page.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Every request so far, in the order of arrival.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        held(&self.shared.seen).clone()
    }

    /// The reports of the content policy so far, as the JSON texts that came in.
    pub(crate) fn reports(&self) -> Vec<String> {
        held(&self.shared.seen)
            .iter()
            .filter(|seen| seen.method == "POST" && seen.url == REPORTS)
            .map(|seen| String::from_utf8_lossy(&seen.body).into_owned())
            .collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Answers every connection until it is dropped.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        // A connection that fails on the way in is the browser's to try again.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let answer = service_fn(move |request| Arc::clone(&shared).answer(request));
            // An answer that was broken on purpose ends here, and a browser that went away is no fault of the server.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}

impl Shared {
    async fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, io::Error> {
        let (head, body) = request.into_parts();
        let body = Limited::new(body, BODY).collect().await;
        let body = body.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
        let url = head.uri.to_string();
        held(&self.seen).push(Seen { method: head.method.to_string(), url: url.clone(), body });

        if head.method == Method::POST && url == REPORTS {
            return Ok(self.response(204, Vec::new(), "", &[]));
        }
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let file = self.file(path).and_then(|file| Some((std::fs::read(&file).ok()?, file)));
        let media = media_type(file.as_ref().map_or(Path::new(path), |(_, file)| file));
        let fill = self.options.fill.as_ref().filter(|_| media.starts_with("text/html"));
        let file = file.map(|(bytes, file)| match fill {
            Some(fill) => (fill(&url, &String::from_utf8_lossy(&bytes)).into_bytes(), file),
            None => (bytes, file),
        });

        let anyone = if path.ends_with(FOR_OTHERS) { "*" } else { "" };
        let fault = self.options.fault.as_ref();
        let bytes = file.as_ref().map(|(bytes, _)| bytes.as_slice());
        if let Some(answer) = fault.and_then(|fault| fault(path, bytes)) {
            tokio::time::sleep(answer.delay).await;
            if answer.status == 0 {
                return Err(io::ErrorKind::ConnectionAborted.into());
            }
            // What passes for the file is kept like the file.
            let kept = [
                ("Cache-Control", kept_for(Path::new(path))),
                ("Access-Control-Allow-Origin", anyone),
            ];
            let more = if answer.status == 200 { kept.as_slice() } else { &[] };
            return Ok(self.response(answer.status, answer.body, media, more));
        }
        if head.method != Method::GET && head.method != Method::HEAD {
            return Ok(self.response(405, b"405\n".to_vec(), "text/plain", &[]));
        }
        let Some((bytes, file)) = file else {
            return Ok(self.response(404, b"404\n".to_vec(), "text/plain", &[]));
        };
        let kept = [
            ("Cache-Control", kept_for(&file)),
            ("Vary", "Accept-Encoding"),
            ("Access-Control-Allow-Origin", anyone),
        ];
        match self.options.compress {
            Some(compress) if compressible(media) && takes_brotli(&head.headers) => {
                let answering = Arc::clone(&self);
                let small = tokio::task::spawn_blocking(move || {
                    answering.compressed(file, bytes, compress)
                });
                let small = small.await.map_err(io::Error::other)?;
                let more = [kept[0], kept[1], kept[2], ("Content-Encoding", "br")];
                Ok(self.response(200, small, media, &more))
            }
            _ => Ok(self.response(200, bytes, media, &kept)),
        }
    }

    /// The file a path means; none for a path that leaves the folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let (mut file, path) = match &self.options.below {
            Some((below, folder)) if path.starts_with(below) => {
                (folder.clone(), path.strip_prefix(below).map_or("", |rest| rest))
            }
            _ => (self.folder.clone(), path),
        };
        for part in path.split('/').filter(|part| !part.is_empty()) {
            // Our names need no escapes, and hidden files are not part of the site.
            if part.starts_with('.') || part.contains(['\\', '%', '\0']) {
                return None;
            }
            file.push(part);
        }
        if path.is_empty() || path.ends_with('/') {
            file.push("index.html");
        }
        file.is_file().then_some(file)
    }

    /// Compresses a file once for as long as it stays the same.
    fn compressed(&self, file: PathBuf, raw: Vec<u8>, compress: Compress) -> Vec<u8> {
        if let Some(pair) = held(&self.compressed).get(&file)
            && pair.raw == raw
        {
            return pair.small.clone();
        }
        let small = compress(&raw);
        held(&self.compressed).insert(file, Pair { raw, small: small.clone() });
        small
    }

    fn response(
        &self,
        status: u16,
        body: Vec<u8>,
        media: &str,
        more: &[(&str, &str)],
    ) -> Response<Full<Bytes>> {
        let mut policy = self.options.policy.clone().unwrap_or_else(|| POLICY.to_owned());
        if self.options.reports {
            policy.push_str("; report-uri ");
            policy.push_str(REPORTS);
        }
        let mut response = Response::new(Full::new(Bytes::from(body)));
        *response.status_mut() =
            http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
        let fixed = [("Content-Type", media), ("Content-Security-Policy", policy.as_str())];
        for (name, value) in fixed.iter().chain(&HEADERS).chain(more) {
            if !value.is_empty()
                && let Ok(name) = HeaderName::try_from(*name)
                && let Ok(value) = HeaderValue::try_from(*value)
            {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

/// A thread that died holding a list has not spoiled the list.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn takes_brotli(headers: &http::HeaderMap) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.split(',').any(|way| way.trim().starts_with("br")))
}

fn extension(file: &Path) -> &str {
    file.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn media_type(file: &Path) -> &'static str {
    match extension(file) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "pdf" => "application/pdf",
        "tsv" => "text/tab-separated-values; charset=utf-8",
        "txt" | "ts" => "text/plain; charset=utf-8",
        // A page asked for without its name ends in a slash.
        "" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn compressible(media: &str) -> bool {
    !matches!(media, "image/png" | "font/woff2" | "application/pdf")
}

/// A file named after its content never changes; every other one is asked for again.
fn kept_for(file: &Path) -> &'static str {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let hashed = stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|letter| letter.is_ascii_hexdigit())
    });
    if hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept() {
        assert!(kept_for(Path::new("app-0123456789abcdef.js")).contains("immutable"));
        assert_eq!(kept_for(Path::new("index.html")), "no-cache");
        assert_eq!(kept_for(Path::new("set-up.json")), "no-cache");
    }
}
