//! A fault never ends in a white page: the app dies, its files are broken, the browser lacks something, the page is
//! translated under it. Each time the person reads a sentence and finds the answers again.

use crate::chrome::{Chrome, Open};
use crate::person::{Give, someone};
use crate::run;
use crate::server::{Answer, Options};
use serde_json::{Value, json};

/// Goes to a page of the form.
pub(crate) async fn go_to(chrome: &Chrome, page: &str) {
    go_to_below(chrome, "", page).await;
}

/// Goes to a page of the form, where the app lies in a folder of the site.
pub(crate) async fn go_to_below(chrome: &Chrome, site: &str, page: &str) {
    chrome.visit(&format!("{site}?on=2026-11-22")).await;
    chrome.click("[data-procedure=identity-card]").await;
    chrome.until("the first question is asked", "$('input[name=\"applicant.full_name\"]')").await;
    let person = someone("can-cuoc", "exchange-details");
    for _ in 0..30 {
        let screen = chrome.screen().await;
        if screen == page {
            return;
        }
        for give in
            person.pages.iter().find(|(at, _)| *at == screen).map_or(&[][..], |(_, gives)| gives)
        {
            chrome.give(give).await;
        }
        chrome.go_on().await;
    }
    panic!("no page {page}");
}

pub(crate) async fn dies_and_comes_back(chrome: &Chrome, kind: &str) {
    chrome.js("host.mark = 'before'; host.addEventListener('tokhai:ready', () => { host.mark = 'after'; });", Vec::new()).await;
    // The fault is thrown in the app's own turn, not in the script that asks for it.
    chrome
        .js(
            "setTimeout(() => host.tokhaiFault(arguments[0]));"
                .replace("arguments[0]", &format!("{kind:?}"))
                .as_str(),
            Vec::new(),
        )
        .await;
    chrome
        .until(
            &format!("the app is back after {kind}"),
            "host.mark === 'after' && host.dataset.state === 'ready'",
        )
        .await;
}

fn survives(kind: &'static str) {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        chrome.give(&Give::Type("applicant.full_name", "Trần Thị Bưởi")).await;
        dies_and_comes_back(&chrome, kind).await;
        assert_eq!(chrome.screen().await, "name", "{kind}: the same step");
        let name =
            chrome.js("return $('input[name=\"applicant.full_name\"]').value;", Vec::new()).await;
        assert_eq!(name, json!("Trần Thị Bưởi"), "{kind}: the answer is there");
        // The new instance works.
        chrome.give(&Give::Date("applicant.born_on", ["10", "5", "2001"])).await;
        chrome.give(&Give::Choose("applicant.sex", "female")).await;
        chrome.go_on().await;
        assert_eq!(chrome.screen().await, "paper", "{kind}");
        chrome.close().await;
    });
}

#[test]
fn fault_panic() {
    survives("panic");
}

#[test]
fn fault_stack_overflow() {
    survives("overflow");
}

#[test]
fn fault_out_of_memory() {
    survives("oom");
}

#[test]
fn fault_on_the_review_and_on_the_first_page() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "paper").await;
        chrome.give(&Give::Choose("card.held", "can-cuoc")).await;
        dies_and_comes_back(&chrome, "panic").await;
        assert_eq!(chrome.screen().await, "paper");
        let held = chrome
            .js("return $('input[name=\"card.held\"][value=\"can-cuoc\"]').checked;", Vec::new())
            .await;
        assert_eq!(held, json!(true));
        chrome.close().await;

        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "review").await;
        dies_and_comes_back(&chrome, "panic").await;
        assert_eq!(chrome.screen().await, "review");
        assert!(chrome.text().await.to_uppercase().contains("NGUYỄN THỊ HOÀI AN"));
        chrome.close().await;
    });
}

#[test]
fn fault_three_deaths_end_in_a_choice_and_not_in_a_loop() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        dies_and_comes_back(&chrome, "panic").await;
        chrome.js("setTimeout(() => host.tokhaiFault('panic'));", Vec::new()).await;
        chrome.until("the app gives up calmly", "document.body.innerText.includes('Thử lại') || root.textContent.includes('Thử lại')").await;
        chrome.close().await;
    });
}

fn broken(ending: &'static str) {
    run(async {
        let fault = move |path: &str, file: Option<&[u8]>| {
            let file = file.filter(|_| path.split('?').next().unwrap_or(path).ends_with(ending))?;
            let mut body = file.to_vec();
            // One byte in the middle, still the same length.
            let middle = body.len() / 2;
            body[middle] ^= 1;
            Some(Answer { status: 200, body, ..Answer::default() })
        };
        let server = Options { fault: Some(Box::new(fault)), ..Options::default() };
        let chrome = Chrome::open(Open { server, ..Open::default() }).await;
        chrome.client.goto(&chrome.server.url()).await.expect("the page opens");
        chrome.until("the app says that it is broken", "host.dataset.state === 'failed'").await;
        let text = chrome
            .js(
                "return document.body.innerText + (host.shadowRoot?.textContent ?? '');",
                Vec::new(),
            )
            .await;
        let text = text.as_str().unwrap_or_default().to_owned();
        assert!(text.contains("Không mở được"), "{ending}: a sentence to read:\n{text}");
        chrome.close().await;
    });
}

#[test]
fn fault_a_byte_of_the_wasm_is_flipped() {
    broken(".wasm");
}

#[test]
fn fault_no_wasm_in_this_browser() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        let script = json!({ "source": "delete window.WebAssembly;" });
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
        chrome.client.goto(&chrome.server.url()).await.expect("the page opens");
        chrome.until("the app says that it cannot run", "host.dataset.state === 'failed'").await;
        let text = chrome.js("return document.body.innerText;", Vec::new()).await;
        let text = text.as_str().unwrap_or_default();
        assert!(text.contains("trình duyệt khác"), "what to do is said:\n{text}");
        chrome.close().await;
    });
}

/// What the browsers' page translation does to the document: every text goes into two `font` elements, in English.
const TRANSLATE: &str = "
    const walk = document.createTreeWalker(root === document ? document.body : root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) if (walk.currentNode.nodeValue.trim()) texts.push(walk.currentNode);
    for (const text of texts) {
        if (['STYLE', 'SCRIPT'].includes(text.parentNode.nodeName)) continue;
        const outer = document.createElement('font');
        const inner = document.createElement('font');
        inner.textContent = 'EN:' + text.nodeValue;
        outer.append(inner);
        text.replaceWith(outer);
    }";

#[test]
fn fault_page_translation_neither_freezes_nor_loses_anything() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        chrome.give(&Give::Type("applicant.full_name", "Trần Thị Bưởi")).await;
        chrome.js(TRANSLATE, Vec::new()).await;
        chrome
            .until(
                "the app is whole again",
                "!$('font') && host.dataset.state === 'ready' && $('main')",
            )
            .await;
        let name =
            chrome.js("return $('input[name=\"applicant.full_name\"]').value;", Vec::new()).await;
        assert_eq!(name, json!("Trần Thị Bưởi"));
        chrome.give(&Give::Date("applicant.born_on", ["10", "5", "2001"])).await;
        chrome.give(&Give::Choose("applicant.sex", "female")).await;
        chrome.go_on().await;
        assert_eq!(chrome.screen().await, "paper");
        chrome.close().await;
    });
}

/// Whether the store on the device holds the name. Each look opens the store anew and leaves its answer for the next.
pub(crate) const KEPT: &str = "(() => {
    const open = indexedDB.open('to-khai');
    open.onsuccess = () => {
        const store = open.result.transaction('drafts').objectStore('drafts').getAll();
        store.onsuccess = () => { window.kept = JSON.stringify(store.result); open.result.close(); };
    };
    return window.kept?.includes('Trần Thị Bưởi');
})()";

#[test]
fn draft_is_offered_when_the_person_comes_back() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        chrome.give(&Give::Type("applicant.full_name", "Trần Thị Bưởi")).await;
        // On the device soon after the last key; looked up in its own store, not in what the app says.
        chrome.until("the draft is on the device", KEPT).await;
        chrome.client.goto("about:blank").await.expect("another page");
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-action=resume]").await;
        chrome.until("the draft is open", "$('main').dataset.screen === 'name'").await;
        let name =
            chrome.js("return $('input[name=\"applicant.full_name\"]').value;", Vec::new()).await;
        assert_eq!(name, json!("Trần Thị Bưởi"));
        chrome.close().await;
    });
}

#[test]
fn draft_goes_on_without_storage() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        let script = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });";
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        go_to(&chrome, "number").await;
        let said =
            chrome.js("return $('[data-banner=saving]')?.innerText ?? '';", Vec::new()).await;
        let said = said.as_str().unwrap_or_default();
        assert!(said.contains("đóng trang là mất"), "the app says that nothing is kept: {said:?}");
        chrome.close().await;
    });
}

/// Nothing that goes wrong may put an answer into the console.
#[test]
fn fault_says_no_answer_in_the_console() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        let keep = "window.said = []; for (const way of ['log', 'warn', 'error', 'info', 'debug']) {
            const real = console[way]; console[way] = (...what) => { window.said.push(what.map(String).join(' ')); real(...what); }; }";
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": keep })).await;
        go_to(&chrome, "name").await;
        chrome.give(&Give::Type("applicant.full_name", "Trần Thị Bưởi")).await;
        dies_and_comes_back(&chrome, "panic").await;
        let said = chrome.js("return window.said.join('\\n');", Vec::new()).await;
        let Value::String(said) = said else { panic!("the console was kept") };
        assert!(!said.contains("Bưởi"), "{said}");
        chrome.close().await;
    });
}
