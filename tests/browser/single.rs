//! The edition in one file, opened from the disk: a whole journey without a request, and nothing left behind.

use crate::chrome::{Chrome, Open, dist};
use crate::journeys::JOURNEYS;
use crate::procedures::walk;
use crate::run;
use crate::server::Options;
use serde_json::{Value, json};
use tokhai_core::values::text::Lang;

async fn later(chrome: &Chrome, body: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];\
         (async () => {{ {body} }})().then(done, (error) => done('failed: ' + error));"
    );
    chrome.client.execute_async(&script, Vec::new()).await.expect("the page answers")
}

#[test]
fn single_file_goes_all_the_way_and_asks_nobody() {
    run(async {
        let chrome = Chrome::open(Open { offline: true, ..Open::default() }).await;
        let heard = "window.refused = []; document.addEventListener('securitypolicyviolation',\
            (event) => window.refused.push(event.effectiveDirective + ' ' + event.blockedURI));";
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": heard })).await;
        // Alone in a folder, with a space in its name.
        let folder = chrome.downloads.join("../a stick");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::copy(dist().join("tokhai.html"), folder.join("tokhai.html")).expect("a copy");
        let address =
            url::Url::from_file_path(folder.canonicalize().expect("a path").join("tokhai.html"));
        let address = address.expect("an address").to_string();
        let journey =
            JOURNEYS.iter().find(|journey| journey.name == "identity-card").expect("a journey");
        walk(&chrome, &address, Lang::Vi, journey).await;

        let said =
            chrome.js("return document.body.innerText + root.textContent;", Vec::new()).await;
        let said = said.as_str().unwrap_or_default();
        for words in ["Đóng trang là mất", "không lưu nháp", "keeps no draft", "máy ảnh"]
        {
            assert!(said.contains(words), "{words:?} is not said");
        }
        // Nothing came from elsewhere, nothing was refused, nothing was asked of our server.
        let fetched = "return performance.getEntriesByType('resource').map(({ name }) => name)\
            .filter((name) => !name.startsWith('blob:') && !name.startsWith('data:'));";
        assert_eq!(chrome.js(fetched, Vec::new()).await, json!([]));
        assert_eq!(chrome.js("return window.refused;", Vec::new()).await, json!([]));
        let left = "return [await indexedDB.databases(), localStorage.length, sessionStorage.length, document.cookie];";
        assert_eq!(later(&chrome, left).await, json!([[], 0, 0, ""]));
        // The policy would not let it out either.
        let out = format!(
            "const out = {:?}; const ways = [() => fetch(out), () => new Promise((yes, no) => {{\
             const image = new Image(); image.onload = yes; image.onerror = no; image.src = out; }}),\
             () => new Promise((yes, no) => {{ const socket = new WebSocket(out.replace('http', 'ws'));\
             socket.onopen = yes; socket.onerror = no; }})];\
             const got = []; for (const way of ways) got.push(await way().then(() => 'out', () => 'kept in'));\
             navigator.sendBeacon(out, 'x'); return got;",
            chrome.server.url()
        );
        assert_eq!(later(&chrome, &out).await, json!(["kept in", "kept in", "kept in"]));
        assert_eq!(chrome.server.seen().len(), 0);
        chrome.close().await;
    });
}

/// The same file on a web server: it keeps nothing there either, and takes no service worker.
#[test]
fn single_file_keeps_nothing_on_a_web_server() {
    run(async {
        // One that sends no policy: under ours the page is there to be downloaded, not to be opened.
        let server = Options { policy: Some(String::new()), ..Options::default() };
        let chrome = Chrome::open(Open { offline: true, server, ..Open::default() }).await;
        chrome.visit("tokhai.html?on=2026-11-22").await;
        chrome.click("[data-procedure=identity-card]").await;
        chrome.give(&crate::person::Give::Type("applicant.full_name", "Trần Thị Bưởi")).await;
        chrome.give(&crate::person::Give::Choose("applicant.sex", "female")).await;
        let left = "return [await indexedDB.databases(), (await navigator.serviceWorker.getRegistrations()).length];";
        assert_eq!(later(&chrome, left).await, json!([[], 0]));
        let asked: Vec<String> = chrome.server.seen().iter().map(|seen| seen.url.clone()).collect();
        assert_eq!(asked, ["/tokhai.html?on=2026-11-22"]);
        chrome.close().await;
    });
}
