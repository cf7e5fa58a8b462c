//! Every procedure on a phone, from the start page to the PDF and the JSON on the disk, by the journeys of the snapshots.
//!
//! Generic: how a question is answered follows from how it is asked. One journey of each procedure is walked with no
//! network, in `offline`; the others are walked here.

use crate::chrome::{Chrome, Open};
use crate::journey::pdf_text;
use crate::journeys::{JOURNEYS, Journey};
use crate::person::Give;
use crate::run;
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
        Asked::Date { .. } => {
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
        Asked::Province => chrome.give(&Give::Pick(field, raw)).await,
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
pub(crate) fn communes() -> Communes {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/communes.txt");
    let text = std::fs::read_to_string(path).expect("the table");
    Communes::read(&text).expect("a sound table")
}

/// From the start page below `site` to the two files, in one language.
pub(crate) async fn walk(
    chrome: &Chrome,
    communes: &Communes,
    site: &str,
    lang: Lang,
    (name, procedure, typed): &Journey,
) {
    let tag = lang.tag();
    chrome.visit(&format!("{site}?on=2026-11-22&lang={tag}")).await;
    chrome.click(&format!("[data-procedure={procedure}]")).await;
    chrome.until("the first question is asked", "$('main form')").await;
    let mut left: Vec<&(&str, &str)> = typed.iter().collect();
    for _ in 0..40 {
        let screen = chrome.screen().await;
        if screen == "review" {
            break;
        }
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
            give(chrome, communes, procedure, field, raw).await;
        }
        chrome.go_on().await;
    }
    let review = chrome.text().await;
    assert_eq!(chrome.screen().await, "review", "{name}: {review}");
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
    for (field, _) in *typed {
        assert!(answers.contains_key(*field), "{name}: {field} is missing from {answers:?}");
    }
}

fn check(at: usize) {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        walk(&chrome, &communes(), "", Lang::Vi, &JOURNEYS[at]).await;
        let own = chrome.server.url();
        let asked = chrome
            .js(
                "return performance.getEntriesByType('resource').map((one) => one.name);",
                Vec::new(),
            )
            .await;
        for address in asked.as_array().cloned().unwrap_or_default() {
            let address = address.as_str().unwrap_or_default().to_owned();
            assert!(address.starts_with(&own) || address.starts_with("blob:"), "{address}");
            assert!(!address.contains('?'), "nothing is said in an address: {address}");
        }
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

macro_rules! journeys {
    ($($name:ident $at:literal)+) => {
        $(#[test]
        fn $name() {
            check($at);
        })+

        #[test]
        fn no_journey_is_left_out() {
            let mut walked = vec![$(JOURNEYS[$at].0),+];
            walked.extend(crate::offline::WALKED);
            assert_eq!(walked.len(), JOURNEYS.len());
            assert!(JOURNEYS.iter().all(|(name, ..)| walked.contains(name)), "{walked:?}");
        }
    };
}
journeys!(walk_1 1 walk_2 2);
