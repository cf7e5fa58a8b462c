//! `tokhai.html`: the whole app in one file, for a stick, a chat or a computer that never had a network.
//!
//! The start file is the same as everywhere; it only finds its files in the page instead of beside it. The page carries
//! a policy of its own that lets it ask nobody for anything. See `docs/adr/006-offline.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use serde_json::Value;

use crate::{digest, page};

/// The name of the file.
pub(crate) const NAME: &str = "tokhai.html";

/// What it is made of.
pub(crate) struct Parts<'a> {
    /// The page, as it is in the sources.
    pub(crate) page: &'a str,
    /// The start file, as it is in the sources.
    pub(crate) boot: &'a str,
    /// What comes before the start file here.
    pub(crate) prelude: &'a str,
    /// What the start file is told of the build.
    pub(crate) built: Value,
    /// The files of the build.
    pub(crate) files: &'a BTreeMap<String, Vec<u8>>,
    /// The drawing beside the title.
    pub(crate) icon: &'a [u8],
}

/// How the start file and the bindings find each other here: under a name instead of an address.
const BINDINGS: &str = "tokhai:bindings";

/// What a page from a file cannot do, and what to do instead.
const NOTE: &str = r#"<section class="tk-boot" data-single="">
<p>Bản một tệp: chạy không cần mạng và không gửi gì đi. Vì mọi tệp mở từ máy dùng chung một chỗ lưu, bản này không lưu nháp: đóng trang là mất. Trước khi đóng, hãy lưu nháp thành tệp (ở trang đầu, hoặc trang xem lại) để lần sau mở tiếp, hoặc tải phiếu (PDF). Bản này không tự cập nhật và không dùng máy ảnh: gõ tay những gì in trên thẻ, và xem trang web để có luật mới nhất.</p>
<p lang="en">The one-file edition works without a network and sends nothing. All files opened from a device share one storage, so it keeps no draft: closing the page loses what you typed. Before you close it, save the draft as a file (on the first page, or on the review) to go on later, or download the sheet (PDF). It does not update itself and uses no camera: type what is printed on the card, and look at the website for the latest law.</p>
</section>
"#;

pub(crate) fn single(parts: &Parts<'_>) -> Result<String, String> {
    let mut built = parts.built.clone();
    if let Some(built) = built.as_object_mut() {
        // There is nothing to keep for offline: it is all here.
        built.remove("offline");
        // And it is nobody's guest.
        built.remove("embedded");
    }
    let bindings = url(&built["app"]["js"])?;
    let boot = page::insert(parts.boot, "built", &built)?;
    let boot = page::replace_once(
        &boot,
        "new URL(file.url, import.meta.url).href",
        &format!(
            "inline[file.url] ?? (file.url === \"{bindings}\" ? \"{BINDINGS}\" : `tokhai:${{file.url}}`)"
        ),
    )?;
    let boot = page::replace_once(
        &boot,
        "{ ...file, url: at(file) }",
        "{ ...file, url: at(file), bytes: handed[file.url] }",
    )?;
    // All local files share one storage: a draft in it would be open to each of them.
    let boot = page::replace_once(
        &boot,
        "if (own) boot(own);",
        "if (own) boot(own, { drafts: \"off\" });",
    )?;
    let start = page::tidy_js(parts.prelude) + &page::tidy_js(&boot);
    let glue = text(parts, &bindings)?;
    let glue = page::replace_once(
        &glue,
        "[document.currentScript.src] =",
        &format!("[\"{BINDINGS}\"] ="),
    )?;
    // The start file, which makes the table elsewhere, comes after it here.
    let glue = format!("globalThis[Symbol.for(\"tokhai\")] = {{}};\n{glue}");
    let style_url = url(&built["style"])?;
    let style = text(parts, &style_url)?;
    for (what, text, end) in [
        ("the start file", &start, "</script"),
        ("the bindings", &glue, "</script"),
        ("the style sheet", &style, "</style"),
    ] {
        if text.contains(end) {
            return Err(format!("{what} has {end} in it and cannot stand in a page"));
        }
    }

    let mut blocks = String::new();
    for name in named(&built).into_iter().filter(|name| *name != bindings) {
        let bytes = parts.files.get(&name).ok_or_else(|| format!("{name} is not in the build"))?;
        // Writing into a string cannot fail.
        let _ = writeln!(
            blocks,
            "<script type=\"text/plain\" data-file=\"{name}\">{}</script>",
            STANDARD.encode(gzip(bytes)?)
        );
    }
    let policy = format!(
        "default-src 'none'; script-src '{}' '{}' 'wasm-unsafe-eval'; style-src '{}' blob:; \
         connect-src blob:; worker-src blob:; img-src data: blob:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types tokhai",
        digest::integrity(start.as_bytes()),
        digest::integrity(glue.as_bytes()),
        digest::integrity(style.as_bytes()),
    );
    let html = page::tidy_html(parts.page);
    let icon = format!("data:image/svg+xml;base64,{}", STANDARD.encode(parts.icon));
    let html = page::point(&html, "icon.svg", &icon)?;
    let charset = "<meta charset=\"utf-8\">\n";
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
    let html = page::replace_once(&html, charset, &format!("{charset}{meta}"))?;
    let html =
        page::replace_once(&html, "<link rel=\"manifest\" href=\"%manifest.webmanifest%\">\n", "")?;
    let html = page::replace_once(
        &html,
        "<link rel=\"stylesheet\" href=\"%app.css%\">",
        &format!("<style>{style}</style>"),
    )?;
    let html =
        page::replace_once(&html, "<script type=\"module\" src=\"%boot.js%\"></script>\n", "")?;
    let scripts = format!(
        "{NOTE}{blocks}<script>{glue}</script>\n<script type=\"module\">{start}</script>\n</body>"
    );
    // The text stands after what it replaces, so that nothing in it is taken for a place.
    page::replace_once(&html, "</body>", &scripts)
}

fn url(file: &Value) -> Result<String, String> {
    file["url"].as_str().map(str::to_owned).ok_or_else(|| "a file without an address".to_owned())
}

fn text(parts: &Parts<'_>, name: &str) -> Result<String, String> {
    let bytes = parts.files.get(name).ok_or_else(|| format!("{name} is not in the build"))?;
    String::from_utf8(bytes.clone()).map_err(|_| format!("{name} is not a text"))
}

/// Every file that the start file may ask for, in the order of their names.
fn named(built: &Value) -> Vec<String> {
    fn walk(value: &Value, found: &mut Vec<String>) {
        found.extend(value["url"].as_str().map(str::to_owned));
        let below: Vec<&Value> = match value {
            Value::Object(fields) => fields.values().collect(),
            Value::Array(items) => items.iter().collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
        };
        below.into_iter().for_each(|value| walk(value, found));
    }
    let mut found = Vec::new();
    walk(built, &mut found);
    found.sort();
    found.dedup();
    found
}

/// The same bytes give the same bytes: no time, no name, no system.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut packer =
        GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    let failed = |error| format!("a file cannot be compressed: {error}");
    packer.write_all(bytes).map_err(failed)?;
    packer.finish().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_named_once() {
        let file = |url: &str| serde_json::json!({ "url": url, "integrity": "" });
        let built = serde_json::json!({
            "app": { "js": file("b") },
            "chunks": { "x": [file("c"), file("a")], "y": [file("a")] },
            "worker": null,
        });
        assert_eq!(named(&built), ["a", "b", "c"]);
    }
}
