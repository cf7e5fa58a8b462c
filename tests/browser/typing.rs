//! Vietnamese as people type it: composition events (Gboard, iOS, ibus) and UniKey's way of injecting Backspace, Telex
//! and VNI, at the start, in the middle and at the end of a text, in every box that takes words.
//!
//! The box must hold exactly what was typed, and nobody but the person may write into it.

use crate::chrome::{Chrome, Open};
use crate::person::{Give, someone};
use crate::run;
use serde_json::json;

/// What one key does to the text before the caret: so many characters go, these come.
type Key = (usize, &'static str);

/// `Nguyễn` by `Nguyeenx`, the tone last.
const NGUYEN_TELEX: &[Key] =
    &[(0, "N"), (0, "g"), (0, "u"), (0, "y"), (0, "e"), (1, "ê"), (0, "n"), (2, "ễn")];
/// `Nguyễn` by `Nguyen64`, hat and tone after the word.
const NGUYEN_VNI: &[Key] =
    &[(0, "N"), (0, "g"), (0, "u"), (0, "y"), (0, "e"), (0, "n"), (2, "ên"), (2, "ễn")];
/// `Đặng` by `DDawngj`.
const DANG_TELEX: &[Key] =
    &[(0, "D"), (1, "Đ"), (0, "a"), (1, "ă"), (0, "n"), (0, "g"), (3, "ặng")];
/// `Đặng` by `D9ang85`.
const DANG_VNI: &[Key] =
    &[(0, "D"), (1, "Đ"), (0, "a"), (0, "n"), (0, "g"), (3, "ăng"), (3, "ặng")];
/// `Thuỷ` by `Thuyr`: the tone on the last vowel, as this person writes it.
const THUY_TELEX: &[Key] = &[(0, "T"), (0, "h"), (0, "u"), (0, "y"), (1, "ỷ")];
/// `Thuỷ` by `Thuy3`.
const THUY_VNI: &[Key] = &[(0, "T"), (0, "h"), (0, "u"), (0, "y"), (1, "ỷ")];

const WORDS: &[(&str, &[Key])] = &[
    ("Nguyễn", NGUYEN_TELEX),
    ("Nguyễn", NGUYEN_VNI),
    ("Đặng", DANG_TELEX),
    ("Đặng", DANG_VNI),
    ("Thuỷ", THUY_TELEX),
    ("Thuỷ", THUY_VNI),
];

/// The texts that are seen while the keys come, the last one whole.
fn stages(keys: &[Key]) -> Vec<String> {
    let mut text: Vec<char> = Vec::new();
    let mut stages = Vec::new();
    for (gone, come) in keys {
        text.truncate(text.len() - gone);
        text.extend(come.chars());
        stages.push(text.iter().collect());
    }
    stages
}

async fn compose(chrome: &Chrome, keys: &[Key]) {
    let stages = stages(keys);
    for stage in &stages {
        let end = stage.encode_utf16().count();
        let composition = json!({ "text": stage, "selectionStart": end, "selectionEnd": end });
        chrome.devtools("Input.imeSetComposition", composition).await;
    }
    chrome.devtools("Input.insertText", json!({ "text": stages.last() })).await;
}

async fn inject(chrome: &Chrome, keys: &[Key]) {
    for (gone, come) in keys {
        for _ in 0..*gone {
            for kind in ["keyDown", "keyUp"] {
                let key = json!({ "type": kind, "key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8 });
                chrome.devtools("Input.dispatchKeyEvent", key).await;
            }
        }
        for sign in come.chars() {
            let key = json!({ "type": "char", "text": sign.to_string() });
            chrome.devtools("Input.dispatchKeyEvent", key).await;
        }
    }
}

/// Empties a box as a person does, and types a plain text.
async fn start_with(chrome: &Chrome, css: &str, text: &str, caret: usize) {
    chrome.click(css).await;
    chrome.js("$(arguments[0]).select();", vec![json!(css)]).await;
    chrome.devtools("Input.insertText", json!({ "text": text })).await;
    chrome
        .js(
            "$(arguments[0]).setSelectionRange(arguments[1], arguments[1]);",
            vec![json!(css), json!(caret)],
        )
        .await;
}

async fn type_everywhere(chrome: &Chrome, css: &str) {
    // Counts every write into a box that has the focus, whoever it is.
    chrome
        .js(
            "if (!window.writes) {
                window.writes = 0;
                for (const kind of [HTMLInputElement, HTMLTextAreaElement]) {
                    const value = Object.getOwnPropertyDescriptor(kind.prototype, 'value');
                    Object.defineProperty(kind.prototype, 'value', { ...value, set(text) {
                        if (this.getRootNode().activeElement === this) window.writes += 1;
                        value.set.call(this, text);
                    }});
                }
            }",
            Vec::new(),
        )
        .await;
    for (word, keys) in WORDS {
        for (before, after) in [("", " An"), ("Lê ", " An"), ("Lê ", "")] {
            for composed in [true, false] {
                start_with(chrome, css, &format!("{before}{after}"), before.chars().count()).await;
                if composed {
                    compose(chrome, keys).await;
                } else {
                    inject(chrome, keys).await;
                }
                let value = chrome.js("return $(arguments[0]).value;", vec![json!(css)]).await;
                let way = if composed { "composition" } else { "injected Backspace" };
                assert_eq!(
                    value,
                    json!(format!("{before}{word}{after}")),
                    "{css}, {way}, {keys:?}"
                );
            }
        }
    }
    let typed = chrome.js("return $(arguments[0]).value;", vec![json!(css)]).await;
    chrome.js("$(arguments[0]).blur();", vec![json!(css)]).await;
    let left = chrome.js("return $(arguments[0]).value;", vec![json!(css)]).await;
    assert_eq!(typed, left, "{css}: the text stays as typed when the box is left");
    let writes = chrome.js("return window.writes;", Vec::new()).await;
    assert_eq!(writes, json!(0), "{css}: nobody wrote into the box but the person");
    start_with(chrome, css, "", 0).await;
    chrome.devtools("Input.dispatchKeyEvent", json!({ "type": "keyDown", "key": "Delete", "code": "Delete", "windowsVirtualKeyCode": 46 })).await;
}

/// The boxes of each page that take words.
const BOXES: &[(&str, &[&str])] = &[
    ("name", &["applicant.full_name"]),
    ("number", &["applicant.personal_id", "applicant.old_id_number"]),
    ("background", &["applicant.ethnicity", "applicant.religion"]),
    ("contact", &["applicant.phone", "applicant.email"]),
    ("residence", &["residence.permanent.commune", "residence.permanent.line"]),
];

fn type_on(page: &'static str) {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-procedure=identity-card]").await;
        let person = someone("can-cuoc", "exchange-details");
        for _ in 0..20 {
            let screen = chrome.screen().await;
            if screen == page {
                break;
            }
            let gives: &[Give] =
                person.pages.iter().find(|(at, _)| *at == screen).map_or(&[], |(_, gives)| gives);
            for give in gives {
                chrome.give(give).await;
            }
            chrome.go_on().await;
        }
        let boxes = BOXES.iter().find(|(at, _)| *at == page).map_or(&[][..], |(_, boxes)| boxes);
        for field in boxes {
            type_everywhere(&chrome, &format!("input[name={field:?}]")).await;
        }
        assert!(chrome.close().await.is_empty());
    });
}

#[test]
fn typing_a_name() {
    type_on("name");
}

#[test]
fn typing_into_boxes_for_digits() {
    type_on("number");
}

#[test]
fn typing_into_listed_names() {
    type_on("background");
}

#[test]
fn typing_contact() {
    type_on("contact");
}

#[test]
fn typing_an_address() {
    type_on("residence");
}
