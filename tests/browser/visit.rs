//! A visit of a family on the screen, what an edit makes pointless, and the calendar with the site's own offices.

use crate::chrome::{Chrome, Open, dist};
use crate::journeys::JOURNEYS;
use crate::procedures::answer_all;
use crate::run;
use crate::server::{Answer, Options};
use serde_json::{Value, json};

/// A site whose page names a host file: the one in `tests/host/`, or what was made of it.
fn site(text: String) -> Options {
    let page = std::fs::read_to_string(dist().join("index.html")).expect("the page");
    let page =
        page.replacen("<div id=\"tokhai\"", "<div id=\"tokhai\" data-config=\"host.json\"", 1);
    let fault = move |path: &str, _: Option<&[u8]>| match path {
        "/" => Some(Answer { status: 200, body: page.clone().into_bytes(), ..Answer::default() }),
        "/host.json" => {
            Some(Answer { status: 200, body: text.clone().into_bytes(), ..Answer::default() })
        }
        _ => None,
    };
    Options { reports: true, fault: Some(Box::new(fault)), ..Options::default() }
}

fn host_file() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/host/host.json"))
        .expect("the host file")
}

/// The answers of a mother for her child of ten.
fn child() -> &'static [(&'static str, &'static str)] {
    let of = |journey: &&crate::journeys::Journey| journey.name == "identity-card-child";
    &JOURNEYS.iter().find(of).expect("the journey").typed
}

async fn answer(
    chrome: &Chrome,
    typed: &[(&'static str, &'static str)],
    until: &str,
) -> Vec<String> {
    answer_all(chrome, "identity-card", typed, until, async |_| {}).await
}

/// The first child, up to the review.
async fn first_child(chrome: &Chrome) {
    chrome.visit("?on=2026-11-22").await;
    chrome.click("[data-procedure=identity-card]").await;
    answer(chrome, child(), "review").await;
}

#[test]
fn visit_of_a_family() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        first_child(&chrome).await;
        chrome.finish().await;
        chrome.click("[data-action=plan]").await;
        chrome.until("the plan", "$('main').dataset.screen === 'visit'").await;
        assert_eq!(chrome.js("return location.hash;", Vec::new()).await, json!("#/visit"));
        chrome.click("[data-add=identity-card]").await;
        chrome.until("for whom", "$('main').dataset.screen === 'whom'").await;
        chrome.click("[data-for=household-0]").await;
        chrome.until("the name", "$('main').dataset.screen === 'name'").await;
        let second = [
            ("applicant.full_name", "Nguyễn Minh Châu"),
            ("applicant.born_on", "05/07/2018"),
            ("applicant.sex", "female"),
            ("card.held", "none"),
            ("card.case", "first-issue"),
            ("applicant.has_personal_id", "no"),
            ("applicant.ethnicity", "kinh"),
            ("applicant.religion", "Không"),
        ];
        let seen = answer(&chrome, &second, "review").await;
        for page in ["residence", "representative"] {
            assert!(!seen.iter().any(|one| one == page), "{page} was asked again: {seen:?}");
        }
        let review = chrome.text().await;
        assert!(review.contains("LÊ THỊ CÚC"), "the representative came along: {review}");
        chrome.finish().await;
        chrome.click("[data-action=plan]").await;
        chrome.until("both are there", "$$('[data-application]').length === 2").await;
        let plan = chrome.text().await;
        for part in
            ["NGUYỄN MINH KHÔI", "NGUYỄN MINH CHÂU", "Đi một lần là đủ", "2 bản", "30/11/2026"]
        {
            assert!(plan.contains(part), "{part} in\n{plan}");
        }
        assert_eq!(
            chrome.js("return $('[data-trips]').dataset.trips;", Vec::new()).await,
            json!("1")
        );
        assert_eq!(
            chrome.js("return $('[data-total]').dataset.total;", Vec::new()).await,
            json!("0")
        );
        // It is all there again after the page was left.
        let kept = crate::faults::KEPT.replace("Trần Thị Bưởi", "Nguyễn Minh Châu");
        chrome.until("the draft is on the device", &kept).await;
        chrome.client.goto("about:blank").await.expect("another page");
        chrome.visit("?on=2026-11-22#/visit").await;
        chrome.until("both are back", "$$('[data-application]').length === 2").await;
        // One goes, after a question; the other stays.
        chrome.click("[data-action=drop-0]").await;
        chrome.click("[data-action=drop-0-yes]").await;
        chrome.until("one is left", "$$('[data-application]').length === 1").await;
        assert!(chrome.text().await.contains("NGUYỄN MINH CHÂU"));
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

/// Puts another year in its box.
async fn born_in(chrome: &Chrome, year: &str) {
    let script = "const box = $('[name=\"applicant.born_on.year\"]'); box.value = arguments[0];\
        box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    chrome.js(script, vec![json!(year)]).await;
}

#[test]
fn visit_edit_is_said_and_taken_back() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        first_child(&chrome).await;
        let before = chrome.text().await;
        chrome.click("[data-field=\"applicant.born_on\"]").await;
        born_in(&chrome, "2006").await;
        chrome.until("it is said", "$('[data-edit=gone]')").await;
        assert!(chrome.text().await.contains("Họ tên người đại diện"));
        // The first press stops at it, the second goes on.
        chrome.click("[data-action=continue]").await;
        chrome.until("it has the focus", "root.activeElement === $('[data-edit=gone]')").await;
        chrome.click("[data-action=continue]").await;
        chrome.until("the next screen says it too", "$('[data-edit=taken]')").await;
        chrome.click("[data-action=undo]").await;
        chrome.until("the page is back", "$('main').dataset.screen === 'name'").await;
        let year = "return $('[name=\"applicant.born_on.year\"]').value;";
        assert_eq!(chrome.js(year, Vec::new()).await, json!("2016"));
        // On the page itself.
        born_in(&chrome, "2006").await;
        chrome.click("[data-action=undo]").await;
        chrome
            .until("the year is back", "$('[name=\"applicant.born_on.year\"]').value === '2016'")
            .await;
        chrome.go_on().await;
        assert_eq!(chrome.screen().await, "review");
        assert_eq!(chrome.text().await, before, "as if nothing had been");
        chrome.close().await;
    });
}

/// Presses a day, as a finger does: a day that cannot be picked takes it too.
async fn press(chrome: &Chrome, day: &str) {
    chrome.js("$(`[data-day=\"${arguments[0]}\"]`).click();", vec![json!(day)]).await;
}

async fn said(chrome: &Chrome) -> String {
    let said = chrome.js("return $('[data-calendar]').textContent;", Vec::new()).await;
    said.as_str().unwrap_or_default().to_owned()
}

async fn picked(chrome: &Chrome) -> Value {
    let boxes = "return ['day', 'month', 'year'].map((part) => $(`[name=\"filing.appointment_on.${part}\"]`).value);";
    chrome.js(boxes, Vec::new()).await
}

#[test]
fn visit_calendar_says_why_a_day_cannot_be_picked() {
    run(async {
        let chrome = Chrome::open(Open { server: site(host_file()), ..Open::default() }).await;
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-procedure=identity-card]").await;
        answer(&chrome, child(), "visit").await;
        chrome.until("the offices are there", "$('select[name=\"filing.office\"]')").await;
        for (day, why) in
            [("2026-11-22", "sau"), ("2026-11-24", "Văn hóa"), ("2026-11-29", "Chủ nhật")]
        {
            press(&chrome, day).await;
            chrome
                .until("it is said", &format!("$('[data-calendar]').textContent.includes({why:?})"))
                .await;
            assert_eq!(picked(&chrome).await, json!(["", "", ""]), "{day}");
        }
        // The commune's police open on Saturdays, are shut for repairs, and want to be asked two days ahead.
        chrome.js("const list = $('select[name=\"filing.office\"]'); list.selectedIndex = 1; list.dispatchEvent(new Event('change', { bubbles: true }));", Vec::new()).await;
        chrome.until("its hours are told", "$('.tk-office').textContent.includes('07:30')").await;
        press(&chrome, "2026-11-23").await;
        chrome.until("too soon", "$('[data-calendar]').textContent.includes('2 ngày')").await;
        press(&chrome, "2026-11-28").await;
        chrome.until("a Saturday", "$('[data-calendar]').textContent.includes('đến được')").await;
        assert_eq!(picked(&chrome).await, json!(["28", "11", "2026"]));
        chrome.click("[data-action=month-after]").await;
        chrome.until("December", "$('[data-day=\"2026-12-07\"]')").await;
        press(&chrome, "2026-12-07").await;
        chrome.until("repairs", "$('[data-calendar]').textContent.includes('Sửa chữa')").await;
        assert_eq!(picked(&chrome).await, json!(["28", "11", "2026"]), "the day before stays");
        // By keys: one stop for the whole month, arrows within, over its end too.
        chrome.js("$('.tk-calendar [tabindex=\"0\"]').focus();", Vec::new()).await;
        for key in ["ArrowRight", "ArrowRight", "ArrowUp", "ArrowUp"] {
            let script = "root.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, composed: true }));";
            let at = chrome.js("return root.activeElement.dataset.day;", Vec::new()).await;
            chrome.js(script, vec![json!(key)]).await;
            chrome.until("it moved", &format!("root.activeElement.dataset.day !== {at}")).await;
        }
        let at = chrome.js("return root.activeElement.dataset.day;", Vec::new()).await;
        assert_eq!(at, json!("2026-11-25"));
        assert!(!said(&chrome).await.is_empty());
        press(&chrome, "2026-11-25").await;
        chrome.until("picked", "$('[name=\"filing.appointment_on.day\"]').value === '25'").await;
        chrome.go_on().await;
        let review = chrome.text().await;
        assert!(
            review.contains("Công an phường Ví Dụ") && review.contains("25/11/2026"),
            "{review}"
        );
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

/// A faulty file is the site's affair: the citizen sees the app as it is without one.
#[test]
fn visit_without_a_sound_host_file() {
    run(async {
        let faulty = host_file().replacen("lead_days", "lead_dayz", 1);
        let chrome = Chrome::open(Open { server: site(faulty), ..Open::default() }).await;
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-procedure=identity-card]").await;
        answer(&chrome, child(), "visit").await;
        chrome.until("the calendar is there", "$('.tk-calendar')").await;
        let offices =
            chrome.js("return Boolean($('select[name=\"filing.office\"]'));", Vec::new()).await;
        assert_eq!(offices, json!(false));
        let console = chrome.console().await;
        assert!(
            console.contains("host-file")
                && console.contains("lead_dayz")
                && console.contains("line "),
            "{console}"
        );
        chrome.close().await;
    });
}
