//! Every procedure on a phone, from the start page to the PDF and the JSON on the disk, by the journeys of the snapshots.
//!
//! Generic: how a question is answered follows from how it is asked. The walking itself is done with no network, in
//! `offline`, and screen by screen in `access` and `gallery`.

use crate::chrome::Chrome;
use crate::journey::pdf_text;
use crate::journeys::Journey;
use crate::person::Give;
use serde_json::Value;
use tokhai_core::form::Asked;
use tokhai_core::procedures;
use tokhai_core::values::communes::Communes;
use tokhai_core::values::place::CommuneCode;
use tokhai_core::values::text::{Lang, Text};

/// The way in which an answer of a journey is given on the screen.
async fn give(
    chrome: &Chrome,
    communes: &Communes,
    procedure: &str,
    field: &'static str,
    raw: &'static str,
) {
    let question = procedures::find(procedure).expect("a procedure").question(field);
    match question.expect("a question of the procedure").asked() {
        Asked::Line(_) => chrome.give(&Give::Type(field, raw)).await,
        Asked::Choice(_) => chrome.give(&Give::Choose(field, raw)).await,
        Asked::Choices(_) => {
            for one in raw.split(' ') {
                chrome.give(&Give::Choose(field, one)).await;
            }
        }
        Asked::Tick(_) => chrome.give(&Give::Choose(field, "yes")).await,
        Asked::Date { .. } | Asked::Visit { .. } => {
            // A birth date may be a year alone; instead of a date there may be a box to tick.
            let parts: Vec<&'static str> = raw.split('/').collect();
            match parts.as_slice() {
                [day, month, year] => chrome.give(&Give::Date(field, [day, month, year])).await,
                [month, year] => chrome.give(&Give::Date(field, ["", month, year])).await,
                [year] if year.bytes().all(|sign| sign.is_ascii_digit()) => {
                    chrome.give(&Give::Date(field, ["", "", year])).await;
                }
                _ => chrome.give(&Give::Choose(field, raw)).await,
            }
        }
        Asked::Province | Asked::Office => chrome.give(&Give::Pick(field, raw)).await,
        Asked::Listed(listed) => {
            let name = (listed.matching)(raw).first().copied().unwrap_or(raw);
            let search = Give::Search { field, type_in: raw, choose: name, code: "" };
            chrome.give(&search).await;
        }
        Asked::Commune { .. } => {
            let code = CommuneCode::parse(raw).expect("a code");
            let commune = communes.get(code).expect("a commune of today");
            let choose: &'static str = Box::leak(commune.name.clone());
            chrome.give(&Give::Search { field, type_in: choose, choose, code: raw }).await;
        }
    }
}

/// The communes of today, by which a person finds a code.
fn communes() -> Communes {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/communes.txt"));
    Communes::read(&text.expect("the table")).expect("a sound table")
}

/// Answers screen after screen until one comes; `look` sees each before it is answered. Gives back their names.
pub(crate) async fn answer_all(
    chrome: &Chrome,
    procedure: &str,
    typed: &[(&'static str, &'static str)],
    until: &str,
    mut look: impl AsyncFnMut(&str),
) -> Vec<String> {
    let communes = communes();
    chrome.until("the first question is asked", "$('main form')").await;
    let mut left: Vec<&(&str, &str)> = typed.iter().collect();
    let mut seen = Vec::new();
    for _ in 0..40 {
        let screen = chrome.screen().await;
        if screen == until || screen == "review" {
            break;
        }
        look(&screen).await;
        seen.push(screen);
        // A question may come with the answer to the one before it.
        loop {
            let mut here = None;
            for (at, (field, _)) in left.iter().enumerate() {
                let css = format!("[name={field:?}], [name=\"{field}.day\"]");
                let shown = chrome
                    .js("return Boolean($(arguments[0]));", vec![serde_json::json!(css)])
                    .await;
                if shown == Value::Bool(true) {
                    here = Some(at);
                    break;
                }
            }
            let Some(at) = here else { break };
            let (field, raw) = *left.remove(at);
            give(chrome, &communes, procedure, field, raw).await;
        }
        chrome.go_on().await;
    }
    assert_eq!(chrome.screen().await, until, "{}", chrome.text().await);
    seen
}

/// From the start page below `site` to the two files, in one language.
pub(crate) async fn walk(chrome: &Chrome, site: &str, lang: Lang, journey: &Journey) {
    let Journey { name, procedure, typed } = journey;
    let tag = lang.tag();
    chrome.visit(&format!("{site}?on=2026-11-22&lang={tag}")).await;
    chrome.click(&format!("[data-procedure={procedure}]")).await;
    answer_all(chrome, procedure, typed, "review", async |_| {}).await;
    chrome.finish().await;

    chrome.click("[data-action=pdf]").await;
    let text = pdf_text(&chrome.downloaded(".pdf").await);
    let title = procedures::find(procedure).expect("a procedure").title.get(lang);
    let notice = Text::new("CHƯA NỘP", "NOT SUBMITTED").get(lang);
    assert!(text.contains(notice) && text.contains(title), "{name}: {text}");
    chrome.click("[data-action=json]").await;
    let json = std::fs::read(chrome.downloaded(".json").await).expect("the file");
    let registration: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(registration["application"]["procedure"], *procedure);
    assert_eq!(registration["assessment"]["verdict"], "clear", "{name}");
    // The screens gave the very answers of the journey: what was typed, by the same names.
    let answers = registration["application"]["answers"].as_object().expect("answers");
    for (field, _) in typed {
        assert!(answers.contains_key(*field), "{name}: {field} is missing from {answers:?}");
    }
    let own = chrome.server.url();
    let asked = "return performance.getEntriesByType('resource').map((one) => one.name);";
    let asked = chrome.js(asked, Vec::new()).await;
    for address in asked.as_array().into_iter().flatten().filter_map(Value::as_str) {
        let here = ["blob:", "data:", &own].iter().any(|start| address.starts_with(start));
        assert!(here && !address.contains('?'), "{name}: {address}");
    }
}
