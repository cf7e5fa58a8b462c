//! Everyone can use it: no fault in axe's eyes on any screen, the keyboard alone is enough, targets are large, nothing
//! runs out of a narrow screen or of large text.

use crate::chrome::{Chrome, Open};
use crate::journeys::{JOURNEYS, Journey};
use crate::person::{Give, someone};
use crate::procedures::answer_all;
use crate::run;
use serde_json::{Value, json};
use std::path::Path;

pub(crate) fn axe_source() -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(path).expect("axe is installed: ./x test does it")
}

/// What axe finds on the screen, one line each.
pub(crate) async fn violations(chrome: &Chrome, axe: &str) -> Vec<String> {
    let there = chrome.js("return typeof axe;", Vec::new()).await;
    if there == json!("undefined") {
        chrome.js(axe, Vec::new()).await;
    }
    let script = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
            (found) => done(found.violations.flatMap((v) => v.nodes.map((n) => v.id + ' ' + n.target.join(' ') + ' ' + n.failureSummary))),
            (error) => done(['axe failed: ' + error]));";
    let found = chrome.client.execute_async(script, Vec::new()).await.expect("axe answers");
    let found = found.as_array().cloned().unwrap_or_else(|| vec![json!("axe gave no list")]);
    found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Things that are too small for a thumb, or stick out of the screen.
pub(crate) async fn misplaced(chrome: &Chrome) -> Vec<String> {
    let script = "
        const bad = [];
        const seen = (e) => { const box = e.getBoundingClientRect(); return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== 'hidden'; };
        for (const e of $$('button, a[href], input:not([type=radio]):not([type=checkbox]):not([type=hidden]), select, summary, label')) {
            if (!seen(e) || e.closest('p, li, .tk-inline')) continue;
            if (e.nodeName === 'LABEL' && !e.querySelector('input') && !root.querySelector('input[type=radio]#' + CSS.escape(e.htmlFor) + ', input[type=checkbox]#' + CSS.escape(e.htmlFor))) continue;
            // The whole row of a choice is its label's target.
            const box = (e.nodeName === 'LABEL' ? e.parentElement : e).getBoundingClientRect();
            if (box.height < 43.5) bad.push('low ' + Math.round(box.height) + ' ' + e.outerHTML.slice(0, 120));
        }
        const wide = document.documentElement.scrollWidth;
        if (wide > innerWidth) bad.push('the page is ' + wide + ' wide on ' + innerWidth);
        return bad;";
    let found = chrome.js(script, Vec::new()).await;
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Walks every screen; `look` says what is wrong with each.
async fn every_screen(chrome: &Chrome, axe: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut look = async |chrome: &Chrome, name: &str| {
        for one in violations(chrome, axe).await {
            wrong.push(format!("{name}: {one}"));
        }
        for one in misplaced(chrome).await {
            wrong.push(format!("{name}: {one}"));
        }
    };
    chrome.visit("?on=2026-11-22").await;
    look(chrome, "start").await;
    chrome.click("[data-action=situations]").await;
    chrome.click("[data-situation=card-lost]").await;
    chrome.until("its figures are known", "$('[data-usual]')").await;
    look(chrome, "situations").await;
    chrome.visit("?on=2026-11-22").await;
    chrome.click("[data-procedure=identity-card]").await;
    let person = someone("cccd", "exchange-from-cccd");
    for _ in 0..30 {
        let screen = chrome.screen().await;
        look(chrome, &screen).await;
        if screen == "review" {
            chrome.click("[data-action=more]").await;
            chrome.until("the life line is drawn", "$('[data-life-line]')").await;
            let compare = "const day = $('[data-action=compare]'); day.value = '2024-06-30';\
                day.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
            chrome.js(compare, Vec::new()).await;
            chrome.until("two days stand side by side", "$('[data-differs=true]')").await;
            look(chrome, "review with its reasons").await;
            break;
        }
        // With its faults first, then answered.
        if !["card", "background", "visit", "relief"].contains(&screen.as_str()) {
            chrome.click("[data-action=continue]").await;
            chrome.until("the faults are shown", "$('[aria-invalid=true]')").await;
            look(chrome, &format!("{screen} with faults")).await;
        }
        for give in
            person.pages.iter().find(|(at, _)| *at == screen).map_or(&[][..], |(_, gives)| gives)
        {
            chrome.give(give).await;
        }
        chrome.go_on().await;
    }
    chrome.click("[data-action=continue]").await;
    chrome.until("the declaration is asked", "$('input[name=\"declaration.true\"]')").await;
    look(chrome, "declaration").await;
    chrome.give(&Give::Choose("declaration.true", "yes")).await;
    chrome.click("[data-action=continue]").await;
    chrome.until("the summary is shown", "$('main').dataset.screen === 'summary'").await;
    look(chrome, "summary").await;
    wrong
}

/// Every screen of every procedure, each as it appears; the children's and the wards' too.
async fn every_procedure(folder: &str) {
    let axe = axe_source();
    let of = |journey: &&Journey| journey.procedure.replace('-', "_") == folder;
    for journey in JOURNEYS.iter().filter(of) {
        let chrome = Chrome::open(Open::default()).await;
        let mut wrong = Vec::new();
        let mut look = async |name: &str| {
            for one in violations(&chrome, &axe).await.into_iter().chain(misplaced(&chrome).await) {
                wrong.push(format!("{} {name}: {one}", journey.name));
            }
        };
        chrome.visit("?on=2026-11-22").await;
        chrome.click(&format!("[data-procedure={}]", journey.procedure)).await;
        answer_all(&chrome, journey.procedure, &journey.typed, "review", &mut look).await;
        look("review").await;
        chrome.finish().await;
        look("summary").await;
        chrome.click("[data-action=plan]").await;
        chrome.until("the plan", "$('main').dataset.screen === 'visit'").await;
        look("visit").await;
        chrome.click(&format!("[data-add={}]", journey.procedure)).await;
        chrome.until("for whom", "$('main').dataset.screen === 'whom'").await;
        look("whom").await;
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        chrome.close().await;
    }
}

macro_rules! procedures {
    ($($folder:ident,)+) => {
        /// Every screen of a procedure, in axe's eyes and under a thumb.
        mod access_of {
            $(#[test]
            fn $folder() {
                crate::run(super::every_procedure(stringify!($folder)));
            })+
        }
    };
}
tokhai_core::each_procedure!(procedures);

#[test]
fn access_every_screen_on_a_phone() {
    run(async {
        let axe = axe_source();
        let chrome = Chrome::open(Open::default()).await;
        let wrong = every_screen(&chrome, &axe).await;
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        // axe itself sets styles while it looks, so the reports of the policy are read in the journeys.
        chrome.close().await;
    });
}

#[test]
fn access_every_screen_small_and_dark() {
    run(async {
        let axe = axe_source();
        let chrome =
            Chrome::open(Open { width: 320, height: 640, dark: true, ..Open::default() }).await;
        let wrong = every_screen(&chrome, &axe).await;
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        chrome.close().await;
    });
}

#[test]
fn access_text_at_twice_the_size() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        crate::faults::go_to(&chrome, "name").await;
        chrome.js("document.documentElement.style.fontSize = '200%';", Vec::new()).await;
        let wrong: Vec<String> = misplaced(&chrome)
            .await
            .into_iter()
            .filter(|one| one.starts_with("the page"))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        chrome.close().await;
    });
}

/// The element with the focus, whatever root it is in.
const ACTIVE: &str = "let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;";

async fn key(chrome: &Chrome, name: &str, code: u32, text: &str) {
    for kind in ["keyDown", "keyUp"] {
        let mut event =
            json!({ "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code });
        if kind == "keyDown" && !text.is_empty() {
            event["text"] = json!(text);
        }
        chrome.devtools("Input.dispatchKeyEvent", event).await;
    }
}

/// Tabs until the focus is on a thing of that description.
async fn tab_to(chrome: &Chrome, what: &str, test: &str) {
    for _ in 0..80 {
        let there =
            chrome.js(&format!("{ACTIVE} return Boolean(at && ({test}));"), Vec::new()).await;
        if there == json!(true) {
            return;
        }
        key(chrome, "Tab", 9, "").await;
    }
    panic!("the keyboard cannot reach {what}");
}

async fn with_keys(chrome: &Chrome, give: &Give) {
    match give {
        Give::Type(field, text) => {
            tab_to(chrome, field, &format!("at.name === {field:?}")).await;
            chrome.devtools("Input.insertText", json!({ "text": text })).await;
        }
        Give::Choose(field, option) => {
            tab_to(chrome, field, &format!("at.name === {field:?}")).await;
            for _ in 0..20 {
                let at = chrome
                    .js(&format!("{ACTIVE} return [at.value, at.checked, at.type];"), Vec::new())
                    .await;
                if at[0] == json!(option) {
                    if at[1] != json!(true) {
                        key(chrome, " ", 32, " ").await;
                    }
                    return;
                }
                if at[2] == json!("radio") {
                    key(chrome, "ArrowDown", 40, "").await
                } else {
                    key(chrome, "Tab", 9, "").await
                }
            }
            panic!("the keyboard cannot choose {option}");
        }
        Give::Date(field, parts) => {
            for (part, text) in ["day", "month", "year"].iter().zip(parts) {
                let name = format!("{field}.{part}");
                tab_to(chrome, &name, &format!("at.name === {name:?}")).await;
                chrome.devtools("Input.insertText", json!({ "text": text })).await;
            }
        }
        Give::Pick(field, code) => {
            tab_to(chrome, field, &format!("at.name === {field:?}")).await;
            for _ in 0..40 {
                let at = chrome.js(&format!("{ACTIVE} return at.value;"), Vec::new()).await;
                if at == json!(code) {
                    return;
                }
                key(chrome, "ArrowDown", 40, "").await;
            }
            panic!("the keyboard cannot pick {code}");
        }
        Give::Search { field, type_in, choose, .. } => {
            tab_to(chrome, field, &format!("at.name === {field:?}")).await;
            chrome.devtools("Input.insertText", json!({ "text": type_in })).await;
            let listed = format!(
                "$$('button, [role=option]').some((b) => b.innerText.includes({choose:?}))"
            );
            chrome.until(&format!("the list has {choose}"), &listed).await;
            // The best match is the first: one arrow down and Enter take it.
            key(chrome, "ArrowDown", 40, "").await;
            key(chrome, "Enter", 13, "\r").await;
        }
    }
}

#[test]
fn access_keyboard_alone() {
    run(async {
        let chrome =
            Chrome::open(Open { phone: false, width: 1280, height: 800, ..Open::default() }).await;
        chrome.visit("?on=2026-11-22").await;
        tab_to(&chrome, "the procedure", "at.dataset.procedure === 'identity-card'").await;
        key(&chrome, "Enter", 13, "\r").await;
        chrome
            .until("the first question is asked", "$('input[name=\"applicant.full_name\"]')")
            .await;
        let person = someone("can-cuoc", "exchange-details");
        for _ in 0..30 {
            let screen = chrome.screen().await;
            if screen == "review" {
                break;
            }
            for give in person
                .pages
                .iter()
                .find(|(at, _)| *at == screen)
                .map_or(&[][..], |(_, gives)| gives)
            {
                with_keys(&chrome, give).await;
            }
            tab_to(&chrome, "the main button", "at.dataset.action === 'continue'").await;
            key(&chrome, "Enter", 13, "\r").await;
            chrome
                .until(
                    &format!("the way goes on from {screen}"),
                    &format!("$('main').dataset.screen !== {screen:?}"),
                )
                .await;
            let lost = chrome
                .js(&format!("{ACTIVE} return at === document.body || at === null;"), Vec::new())
                .await;
            assert_eq!(lost, json!(false), "the focus is on the new screen after {screen}");
        }
        tab_to(&chrome, "the main button", "at.dataset.action === 'continue'").await;
        key(&chrome, "Enter", 13, "\r").await;
        chrome.until("the declaration is asked", "$('input[name=\"declaration.true\"]')").await;
        with_keys(&chrome, &Give::Choose("declaration.true", "yes")).await;
        tab_to(&chrome, "the main button", "at.dataset.action === 'continue'").await;
        key(&chrome, "Enter", 13, "\r").await;
        chrome.until("the summary is shown", "$('main').dataset.screen === 'summary'").await;
        chrome.close().await;
    });
}

#[test]
fn access_the_summary_of_faults_takes_the_focus_and_leads_to_the_field() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        crate::faults::go_to(&chrome, "name").await;
        chrome.give(&Give::Type("applicant.full_name", "An 3")).await;
        chrome.give(&Give::Date("applicant.born_on", ["31", "2", "2001"])).await;
        // What is wrong with the name is said once it is left; only then does the page rest.
        chrome
            .until(
                "the fault of the name is shown",
                "$('input[name=\"applicant.full_name\"]').getAttribute('aria-invalid') === 'true'",
            )
            .await;
        chrome.click("[data-action=continue]").await;
        chrome
            .until("the summary has the focus", "root.activeElement?.matches('[data-summary]')")
            .await;
        let links =
            chrome.js("return $$('[data-summary] a').map((a) => a.innerText);", Vec::new()).await;
        let links: Vec<&str> =
            links.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(links.len(), 3, "one message for each fault: {links:?}");
        assert!(links[0].contains('3') && links[1].contains("31/02/2001"), "{links:?}");
        chrome.click("[data-summary] a").await;
        chrome
            .until(
                "the link leads to the field",
                "root.activeElement?.name === 'applicant.full_name'",
            )
            .await;
        assert_eq!(chrome.screen().await, "name");
        // Mending one takes away that one.
        chrome.js("root.activeElement.select();", Vec::new()).await;
        chrome.devtools("Input.insertText", json!({ "text": "Lê An" })).await;
        chrome.until("two faults are left", "$$('[data-summary] a').length === 2").await;
        chrome.close().await;
    });
}
