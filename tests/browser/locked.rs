//! Locked drafts: nothing readable on the disk, a PIN that opens them, one that does not, and files that carry the lock.

use crate::chrome::{Chrome, Open};
use crate::drafts::{CANARIES, CLOCK, files_with, pick, types};
use crate::run;
use crate::server::{Answer, Options};
use serde_json::{Value, json};

pub(crate) const PIN: &str = "mùa xuân 75";

/// Puts a text in a box of the start page.
async fn fill(chrome: &Chrome, css: &str, text: &str) {
    let filled = "const box = $(arguments[0]); box.value = arguments[1]; return box.type;";
    let kind = chrome.js(filled, vec![json!(css), json!(text)]).await;
    assert_eq!(kind, json!("password"), "a keyboard for Vietnamese must not compose in it");
}

/// Asks for a lock on the start page, before anything is typed.
pub(crate) async fn lock(chrome: &Chrome) {
    chrome.visit("?on=2026-11-22").await;
    chrome.click("[data-action=drafts]").await;
    chrome.click("[data-action=lock]").await;
    chrome.until("it says what a forgotten PIN means", "$('[data-ask]')").await;
    fill(chrome, "#tk-pin-new", PIN).await;
    fill(chrome, "#tk-pin-new-again", PIN).await;
    chrome.click("[data-action=lock-yes]").await;
    chrome.until("it is locked", "$('[data-lock=on]')").await;
}

/// Tries a PIN on the draft that is listed.
pub(crate) async fn open_with(chrome: &Chrome, pin: &str) {
    fill(chrome, "[data-locked] input", pin).await;
    chrome.click("[data-action=unlock]").await;
}

/// Everything that is kept of drafts, as text; bytes are counted.
const RECORDS: &str = "
    window.records = undefined;
    const asked = indexedDB.open('to-khai');
    asked.onsuccess = () => {
        const all = asked.result.transaction('drafts').objectStore('drafts').getAll();
        all.onsuccess = () => { window.records = all.result; asked.result.close(); };
    };";

pub(crate) async fn records(chrome: &Chrome, ready: &str) -> Value {
    chrome.js(RECORDS, Vec::new()).await;
    let ready = format!("(window.records && {ready}) || ((() => {{ {RECORDS} }})(), false)");
    chrome.until("the records are there", &ready).await;
    let plain = "return window.records.map((one) => ({ ...one, sealed: one.sealed?.length ?? null, nonce: one.nonce?.length ?? null }));";
    chrome.js(plain, Vec::new()).await
}

#[test]
fn locked_draft_cannot_be_read_on_the_disk_and_opens_with_its_pin() {
    run(async {
        let mut chrome = Chrome::open(Open::default()).await;
        lock(&chrome).await;
        chrome.click("[data-procedure=identity-card]").await;
        types(&chrome).await;
        let kept = records(&chrome, "window.records.length === 2").await;
        for record in kept.as_array().expect("records") {
            assert!(record.get("draft").is_none(), "{record}");
            let header = record["header"].as_str().expect("a header");
            assert!(
                header.contains("tokhai/locked-draft@1")
                    && header.contains("\"argon2id\",[19456,2,1]"),
                "{header}"
            );
            assert_eq!(record["nonce"], json!(12));
        }
        let nonces = "return new Set(window.records.map((one) => one.nonce.join())).size;";
        assert_eq!(chrome.js(nonces, Vec::new()).await, json!(2), "each writing has its own");
        let before = "window.records && Math.max(...window.records.map((one) => one.seq))";
        let before = chrome.js(&format!("return {before};"), Vec::new()).await;
        chrome.give(&crate::person::Give::Type("applicant.old_id_number", "012345678")).await;
        records(&chrome, &format!("window.records.some((one) => one.seq > {before})")).await;
        chrome.client.goto("about:blank").await.expect("another page");
        chrome.kill_and_restart().await;
        for canary in CANARIES {
            assert_eq!(files_with(&chrome.profile(), canary), Vec::<String>::new(), "{canary}");
        }
        chrome.visit("?on=2026-11-22").await;
        chrome.until("it is listed", "$('[data-locked]')").await;
        assert!(!chrome.text().await.contains("Qzxwkvjbtr"));
        open_with(&chrome, "mùa xuân 76").await;
        chrome.until("it is refused", "$('[data-file=refused]')").await;
        // The same letters, as another keyboard composes them.
        open_with(&chrome, "mu\u{300}a xua\u{302}n 75").await;
        chrome.until("it is open", "$('main').dataset.screen === 'number'").await;
        let number = "return $('input[name=\"applicant.personal_id\"]').value;";
        assert_eq!(chrome.js(number, Vec::new()).await, json!("079301730519"));
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

#[test]
fn locked_draft_slows_down_who_tries_pins() {
    run(async {
        let mut chrome = Chrome::open(Open::default()).await;
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await;
        lock(&chrome).await;
        chrome.click("[data-procedure=identity-card]").await;
        types(&chrome).await;
        records(&chrome, "window.records.length === 2").await;
        chrome.visit("?on=2026-11-22").await;
        for tried in 1..=3 {
            open_with(&chrome, "123456").await;
            records(&chrome, &format!("window.records.every((one) => one.tries === {tried})"))
                .await;
        }
        chrome
            .until("it says so", "$('[data-file=refused]')?.innerText.includes('Sau 5 giây')")
            .await;
        // A page that is closed does not take it back.
        chrome.kill_and_restart().await;
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await;
        chrome.visit("?on=2026-11-22").await;
        chrome.until("it is listed", "$('[data-locked]')").await;
        chrome.js("window.ahead -= 3600000;", Vec::new()).await;
        open_with(&chrome, PIN).await;
        let wait = "$('[data-file=refused]')?.innerText.includes('giây nữa mới thử lại được')";
        chrome.until("even the right one waits, also with a clock that was set back", wait).await;
        chrome.js("window.ahead += 7200000;", Vec::new()).await;
        open_with(&chrome, PIN).await;
        chrome.until("it is open", "$('main').dataset.screen === 'number'").await;
        chrome.close().await;
    });
}

#[test]
fn locked_draft_is_moved_as_a_file_and_locked_again_after_a_while() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await;
        lock(&chrome).await;
        chrome.click("[data-procedure=identity-card]").await;
        types(&chrome).await;
        chrome.client.back().await.expect("back");
        chrome.js("location.hash = '#/';", Vec::new()).await;
        chrome.until("the start page", "$('[data-action=save-0]')").await;
        chrome.click("[data-action=save-0]").await;
        let file = chrome.downloaded(".json").await;
        let text = std::fs::read_to_string(&file).expect("the file");
        assert!(text.contains("tokhai/locked-draft@1"), "{text}");
        for canary in CANARIES {
            assert!(!text.contains(canary), "{canary}");
        }
        // Nobody touches the page: it locks itself, and nothing is lost.
        chrome.js("window.ahead += 301000;", Vec::new()).await;
        chrome.until("it is shut", "$('[data-locked]')").await;
        open_with(&chrome, PIN).await;
        chrome.until("it is open", "$('main').dataset.screen !== 'start'").await;
        chrome.js("location.hash = '#/';", Vec::new()).await;
        chrome.until("the start page", "$('[data-action=lock-now]')").await;
        chrome.click("[data-action=lock-now]").await;
        chrome.until("it is shut at once", "$('[data-locked]') && !$('[data-lock]')").await;

        let other = Chrome::open(Open::default()).await;
        other.visit("?on=2026-11-22").await;
        other.click("[data-action=drafts]").await;
        let cut = file.with_file_name("cut.json");
        std::fs::write(&cut, text.replacen("\"sealed\":\"", "\"sealed\":\"00", 1)).expect("a file");
        pick(&other, &cut).await;
        other.until("it is listed", "$('[data-locked]')").await;
        open_with(&other, PIN).await;
        other.until("what was changed does not open", "$('[data-file=refused]')").await;
        pick(&other, &file).await;
        other.until("both are listed", "$$('[data-locked]').length === 2").await;
        open_with(&other, PIN).await;
        other.until("it is open", "$('main').dataset.screen !== 'start'").await;
        other.js("location.hash = '#/identity-card/number';", Vec::new()).await;
        let number = "$('input[name=\"applicant.personal_id\"]')?.value === '079301730519'";
        other.until("with its answers", number).await;
        other.close().await;
        chrome.close().await;
    });
}

#[test]
fn locked_draft_replaces_the_plain_one_and_needs_no_worker() {
    run(async {
        let fault = |path: &str, _: Option<&[u8]>| {
            path.contains("worker-").then_some(Answer { status: 404, ..Answer::default() })
        };
        let server = Options { reports: true, fault: Some(Box::new(fault)), ..Options::default() };
        let chrome = Chrome::open(Open { server, ..Open::default() }).await;
        crate::faults::go_to(&chrome, "name").await;
        types(&chrome).await;
        records(&chrome, "window.records.length === 2 && window.records.every((one) => one.draft)")
            .await;
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-action=lock]").await;
        fill(&chrome, "#tk-pin-new", PIN).await;
        fill(&chrome, "#tk-pin-new-again", "another one").await;
        chrome.click("[data-action=lock-yes]").await;
        chrome.until("two that differ are refused", "$('[data-file=refused]')").await;
        fill(&chrome, "#tk-pin-new-again", PIN).await;
        chrome.click("[data-action=lock-yes]").await;
        chrome.until("it is locked", "$('[data-lock=on]')").await;
        let kept = records(&chrome, "window.records.every((one) => one.sealed)").await;
        for record in kept.as_array().expect("records") {
            let header = record["header"].as_str().expect("a header");
            assert!(header.contains("\"pbkdf2-sha256\",[600000,0,0]"), "{header}");
            assert!(record.get("draft").is_none(), "{record}");
        }
        chrome.visit("?on=2026-11-22").await;
        open_with(&chrome, PIN).await;
        chrome.until("it is open", "$('main').dataset.screen !== 'start'").await;
        chrome.close().await;
    });
}

/// Whoever locks first and then opens a plain file means that one.
#[test]
fn locked_draft_may_come_out_of_a_plain_file() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        lock(&chrome).await;
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        pick(&chrome, &root.join("tests/drafts/0.1.0/identity-card.json")).await;
        chrome.until("it is open", "$('main').dataset.screen === 'review'").await;
        let kept = records(&chrome, "window.records.length > 0").await;
        for record in kept.as_array().expect("records") {
            assert!(record.get("draft").is_none() && record["header"].is_string(), "{record}");
        }
        chrome.close().await;
    });
}
