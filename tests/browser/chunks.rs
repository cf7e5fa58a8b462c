//! What comes later: a procedure, and what no first question needs, in files of their own. When one does not come, the
//! person reads what happened, nothing is lost, and trying again works.

use crate::chrome::{Chrome, Open};
use crate::faults::{dies_and_comes_back, go_to};
use crate::person::Give;
use crate::run;
use crate::server::{Answer, Options};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What can happen to a file on its way.
#[derive(Clone, Copy, Debug)]
enum Way {
    Missing,
    Cut,
    Flipped,
    Offline,
    Slow,
}

impl Way {
    fn answer(self, file: &[u8]) -> Answer {
        let mut body = file.to_vec();
        match self {
            Way::Missing => Answer { status: 404, ..Answer::default() },
            Way::Offline => Answer { status: 0, ..Answer::default() },
            Way::Cut => {
                body.truncate(file.len() / 2);
                Answer { status: 200, body, ..Answer::default() }
            }
            Way::Flipped => {
                body[file.len() / 2] ^= 1;
                Answer { status: 200, body, ..Answer::default() }
            }
            Way::Slow => Answer { status: 200, body, delay: Duration::from_secs(3) },
        }
    }
}

/// A browser whose server breaks the files that begin like this, for as long as the switch is on.
async fn broken(file: &'static str, way: Way) -> (Chrome, Arc<AtomicBool>) {
    let on = Arc::new(AtomicBool::new(true));
    let switch = on.clone();
    let fault = move |path: &str, found: Option<&[u8]>| {
        let hit = path.contains(file) && on.load(Ordering::SeqCst);
        Some(way.answer(found.filter(|_| hit)?))
    };
    let server = Options { reports: true, fault: Some(Box::new(fault)), ..Options::default() };
    (Chrome::open(Open { server, ..Open::default() }).await, switch)
}

const FAILED: &str = "$('[data-failed]')";

/// Every file comes from the server: what was fetched once is no help.
async fn without_cache(chrome: &Chrome) {
    chrome.devtools("Network.enable", json!({})).await;
    chrome.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
}

async fn does_not_come(file: &'static str, way: Way) {
    let (chrome, switch) = broken(file, way).await;
    chrome.visit("?on=2026-11-22").await;
    chrome.click("[data-procedure=passport]").await;
    chrome.until(&format!("{way:?}: it is said"), FAILED).await;
    assert_eq!(chrome.screen().await, "waiting");
    let text = chrome.text().await;
    for part in ["Hộ chiếu phổ thông", "Chưa tải được", "vẫn còn", "thử lại"] {
        assert!(text.contains(part), "{file} {way:?}: {part} in\n{text}");
    }
    // Still broken: said again. Another way remains open.
    chrome.click("[data-action=retry]").await;
    chrome.until("it is said again", FAILED).await;
    chrome.click("[data-action=back]").await;
    chrome.until("the start page", "$('main').dataset.screen === 'start'").await;
    chrome.click("[data-procedure=passport]").await;
    chrome.until("it is said", FAILED).await;
    switch.store(false, Ordering::SeqCst);
    chrome.click("[data-action=retry]").await;
    chrome.until("the first question is asked", "$('main').dataset.screen === 'case'").await;
    let address = chrome.js("return location.hash;", Vec::new()).await;
    assert_eq!(address, json!("#/passport/case"), "{way:?}");
    assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
}

#[test]
fn chunk_missing() {
    run(does_not_come("/chunks/passport-", Way::Missing));
}

#[test]
fn chunk_cut() {
    run(does_not_come("/chunks/passport-", Way::Cut));
}

#[test]
fn chunk_with_a_flipped_byte() {
    run(does_not_come("/chunks/passport-", Way::Flipped));
}

#[test]
fn chunk_offline() {
    run(does_not_come("/chunks/passport-", Way::Offline));
}

#[test]
fn chunk_that_all_share_does_not_come() {
    run(does_not_come("/chunks/common-", Way::Flipped));
}

#[test]
fn chunk_on_a_slow_line_is_waited_for() {
    run(async {
        let (chrome, _) = broken("/chunks/passport-", Way::Slow).await;
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-procedure=passport]").await;
        chrome
            .until(
                "it is on its way",
                "$('.tk-waiting')?.checkVisibility({ visibilityProperty: true })",
            )
            .await;
        let focus = chrome.js("return root.activeElement?.tagName;", Vec::new()).await;
        assert_eq!(focus, json!("H1"), "the focus goes along");
        chrome.until("the first question is asked", "$('main').dataset.screen === 'case'").await;
        chrome.close().await;
    });
}

#[test]
fn chunk_of_the_address_does_not_come() {
    run(async {
        let (chrome, switch) = broken("/chunks/passport-", Way::Offline).await;
        chrome.visit("?on=2026-11-22&lang=en#/passport/case").await;
        chrome.until("it is said", FAILED).await;
        let text = chrome.text().await;
        assert!(text.contains("could not be loaded") && text.contains("try again"), "{text}");
        let address = chrome.js("return location.hash;", Vec::new()).await;
        assert_eq!(address, json!("#/passport/case"), "loading the page anew would lead there too");
        switch.store(false, Ordering::SeqCst);
        chrome.click("[data-action=retry]").await;
        chrome.until("the first question is asked", "$('main').dataset.screen === 'case'").await;
        chrome.close().await;
    });
}

/// Up to the name in the passport's form.
async fn at_the_name(chrome: &Chrome) {
    chrome.visit("?on=2026-11-22#/passport").await;
    chrome.until("the first question is asked", "$('main').dataset.screen === 'case'").await;
    chrome.js("$('input[type=radio]').click();", Vec::new()).await;
    chrome.until("it is chosen", "$('input[type=radio]').checked").await;
    chrome.go_on().await;
    assert_eq!(chrome.screen().await, "name");
    chrome.give(&Give::Type("applicant.full_name", "Trần Thị Bưởi")).await;
}

async fn has_the_name(chrome: &Chrome) {
    chrome.until("the same step", "$('main').dataset.screen === 'name'").await;
    let name =
        chrome.js("return $('input[name=\"applicant.full_name\"]').value;", Vec::new()).await;
    assert_eq!(name, json!("Trần Thị Bưởi"));
}

#[test]
fn chunk_of_a_draft_does_not_come() {
    run(async {
        let (chrome, switch) = broken("/chunks/passport-", Way::Missing).await;
        without_cache(&chrome).await;
        switch.store(false, Ordering::SeqCst);
        at_the_name(&chrome).await;
        chrome.until("the draft is on the device", crate::faults::KEPT).await;
        chrome.client.goto("about:blank").await.expect("another page");
        switch.store(true, Ordering::SeqCst);
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-action=resume]").await;
        chrome.until("it is said", FAILED).await;
        // The draft is where it was, whatever is done now.
        chrome.click("[data-action=back]").await;
        chrome.click("[data-action=resume]").await;
        chrome.until("it is said", FAILED).await;
        switch.store(false, Ordering::SeqCst);
        chrome.click("[data-action=retry]").await;
        has_the_name(&chrome).await;
        chrome.close().await;
    });
}

#[test]
fn chunk_and_panic_the_app_comes_back_without_a_network() {
    run(async {
        let (chrome, switch) = broken(".wasm", Way::Offline).await;
        without_cache(&chrome).await;
        switch.store(false, Ordering::SeqCst);
        at_the_name(&chrome).await;
        switch.store(true, Ordering::SeqCst);
        dies_and_comes_back(&chrome, "panic").await;
        has_the_name(&chrome).await;
        // The new instance works.
        chrome.give(&Give::Date("applicant.born_on", ["10", "5", "2001"])).await;
        chrome.give(&Give::Choose("applicant.sex", "female")).await;
        chrome.go_on().await;
        assert_ne!(chrome.screen().await, "name");
        chrome.close().await;
    });
}

#[test]
fn chunk_of_the_later_screens_does_not_come() {
    run(async {
        let (chrome, switch) = broken("/chunks/later-", Way::Cut).await;
        // The ethnic group is the first question that is searched for in a list.
        go_to(&chrome, "background").await;
        chrome.until("it is said", FAILED).await;
        switch.store(false, Ordering::SeqCst);
        chrome.click("[data-action=retry]").await;
        chrome.until("the box is there", "!$('[data-failed]') && $('.tk-picker input')").await;
        chrome.close().await;
    });
}

/// The first question is not held up by what it does not need, and what comes later is there before it is wanted.
#[test]
fn chunks_come_when_the_page_rests() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.visit("?on=2026-11-22").await;
        let fetched = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/chunks/'))";
        chrome.until("all are there", &format!("{fetched}.length >= 7")).await;
        let early = chrome
            .js(
                &format!(
                    "const loaded = performance.getEntriesByType('navigation')[0].loadEventStart;\
                     return {fetched}.filter(({{ startTime }}) => startTime < loaded).map(({{ name }}) => name);"
                ),
                Vec::new(),
            )
            .await;
        assert_eq!(early, json!([]));
        chrome.close().await;
    });
}

/// Every procedure opens, and asks something.
#[test]
fn chunk_of_every_procedure() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.visit("?on=2026-11-22").await;
        let listed = chrome
            .js("return $$('[data-procedure]').map((a) => a.dataset.procedure);", Vec::new())
            .await;
        let listed = listed.as_array().cloned().unwrap_or_default();
        assert!(listed.len() > 1);
        for procedure in listed {
            let procedure = procedure.as_str().unwrap_or_default();
            chrome.visit("?on=2026-11-22").await;
            chrome.click(&format!("[data-procedure={procedure}]")).await;
            chrome.until(&format!("{procedure} asks"), "$('main').dataset.screen !== 'start' && $('main form input, main form select, main form textarea')").await;
            if let Some(folder) = std::env::var_os("TOKHAI_GALLERY") {
                chrome
                    .picture(&std::path::Path::new(&folder).join(format!("{procedure}.png")))
                    .await;
            }
        }
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}
