//! The sample site of a made-up province (`tests/host/`), on a server and an origin of its own.
//!
//! It is what a site would send: its pages carry two lines of ours, its policy lets our script and our frame in and
//! nothing else. Under `/to-khai/` lies a copy of the app, for the mode that needs it on the same origin.

#![allow(dead_code, reason = "the bundler and the browser tests each use a part")]

use std::path::Path;

use crate::digest;
use crate::server::{Options, POLICY, Server};

/// Where the copy of the app lies.
pub(crate) const BELOW: &str = "/to-khai/";

/// What the page takes from its address, with what it is without.
const SETTINGS: [(&str, &str); 5] = [
    ("theme", "portal"),
    ("mode", "frame"),
    ("lang", "vi"),
    ("look", "auto"),
    ("procedure", "identity-card"),
];

/// The policy of a page that shows the app in a frame: the least that it takes, with what the page needs for itself.
pub(crate) fn framing(app: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' {app}; frame-src {app}; style-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
}

/// The policy of a page that has the app in itself: that of the app.
pub(crate) fn inlining() -> String {
    POLICY.to_owned()
}

/// The site, beside a server of the app whose address is `app`.
pub(crate) fn options(dist: &Path, app: &str) -> Result<Options, String> {
    let script = dist.join("embed.js");
    let bytes = std::fs::read(&script)
        .map_err(|error| format!("{} cannot be read: {error}", script.display()))?;
    let (address, integrity) = (app.to_owned(), digest::integrity(&bytes));
    let fill = move |url: &str, page: &str| {
        let inline = asked(url, "mode") == Some("inline");
        let app = if inline { BELOW } else { &address };
        let mut page = page.replace("%app%", app).replace("%integrity%", &integrity);
        for (name, otherwise) in SETTINGS {
            page = page.replace(&format!("%{name}%"), asked(url, name).unwrap_or(otherwise));
        }
        page
    };
    let below = dist
        .canonicalize()
        .map_err(|error| format!("{} cannot be served: {error}", dist.display()))?;
    Ok(Options { fill: Some(Box::new(fill)), below: Some((BELOW, below)), ..Options::default() })
}

/// What an address says of a setting: words only, because it goes into the page.
fn asked<'a>(url: &'a str, name: &str) -> Option<&'a str> {
    let (_, query) = url.split_once('?')?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    value.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'-').then_some(value)
}

/// Starts it.
pub(crate) fn start(dist: &Path, port: u16, app: &str) -> Result<Server, String> {
    // One policy for all pages of the site, so that each mode can be looked at.
    let origin = app.trim_end_matches('/');
    let policy = inlining().replace("script-src 'self'", &format!("script-src 'self' {origin}"));
    let policy = format!("{policy}; frame-src {origin}");
    let options = Options { port, policy: Some(policy), ..options(dist, app)? };
    Server::start(Path::new("tests/host"), options)
}

/// Where it is: under another name than the app, so that browsers take the two for two sites.
pub(crate) fn address(server: &Server) -> String {
    format!("http://localhost:{}/", server.port())
}
