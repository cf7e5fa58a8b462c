//! The whole way on a phone, for the cases most people have: from the start page to the PDF and the JSON on the disk.

use crate::chrome::{Chrome, Open};
use crate::person::{Give, Person, someone};
use crate::run;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// What a case has to come to on 22/11/2026.
struct Expect {
    /// `fee.amount`.
    fee: i64,
    /// `fee.state`.
    fee_state: &'static str,
    /// `deadline.due_on`.
    due_on: &'static str,
    /// `validity.expires_on`.
    expires_on: &'static str,
    /// `channel.online`.
    online: &'static str,
    /// What has to stand on the paper as well.
    says: &'static [&'static str],
}

pub(crate) fn pdf_text(path: &Path) -> String {
    let output = Command::new("pdftotext").args(["-layout"]).arg(path).arg("-").output();
    let output = output.expect("poppler is installed: ./x test does it");
    assert!(output.status.success(), "poppler cannot read the PDF");
    let text = String::from_utf8(output.stdout).expect("poppler writes UTF-8");
    // Lines break where the page ends; what counts is the words.
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text, each once.
fn words(text: &str) -> BTreeSet<String> {
    // Numbers of steps have their point in one of the two only.
    let bare = |word: &str| word.trim_end_matches('.').to_owned();
    text.split_whitespace().map(bare).filter(|word| word != "–").collect()
}

async fn journey(chrome: &Chrome, person: &Person, expect: &Expect) {
    chrome.visit("?on=2026-11-22").await;
    assert_eq!(chrome.screen().await, "start");
    chrome.click("[data-procedure=identity-card]").await;
    chrome.until("the first question is asked", "$('input[name=\"applicant.full_name\"]')").await;
    chrome.fill(person).await;

    let review = chrome.text().await;
    for shown in ["NGUYỄN THỊ HOÀI AN", "10/05/2001", "079 301 000 001", "Buôn Ma Thuột"] {
        assert!(
            review.to_uppercase().contains(&shown.to_uppercase()),
            "{shown} is missing from the review:\n{review}"
        );
    }
    chrome.finish().await;
    let summary = chrome.text().await;
    assert!(
        summary.to_uppercase().contains("CHƯA NỘP"),
        "the summary says that nothing was submitted:\n{summary}"
    );

    chrome.click("[data-action=pdf]").await;
    let pdf = chrome.downloaded(".pdf").await;
    let text = pdf_text(&pdf);
    let always = [
        "CHƯA NỘP",
        "NGUYỄN THỊ HOÀI AN",
        "10/05/2001",
        "Phường Buôn Ma Thuột",
        "Số 12, đường Lê Duẩn",
        "Kinh",
        "Luật Căn cước 2023",
    ];
    for shown in always.iter().chain(expect.says) {
        assert!(text.contains(shown), "{shown:?} is missing from the PDF:\n{text}");
    }
    let pages = Command::new("pdfinfo").arg(&pdf).output().expect("poppler").stdout;
    let pages = String::from_utf8_lossy(&pages).into_owned();
    assert!(pages.contains("A4"), "{pages}");

    let printed = pdf_text(&chrome.print().await);
    let (on_paper, on_page) = (words(&printed), words(&text));
    // The foot of each page is the PDF's own.
    let foot = ["Trang", "Tờ", "Khai", "mã"];
    let lost: Vec<_> = on_page
        .difference(&on_paper)
        .filter(|word| !foot.contains(&word.as_str()) && !word.contains('/') && !word.contains(':'))
        .collect();
    // The reader of the paper takes a wide gap between two letters of the reference for a blank.
    let whole = |word: &&String| on_page.iter().any(|one| one.len() == 12 && one.contains(*word));
    let added: Vec<_> = on_paper.difference(&on_page).filter(|word| !whole(word)).collect();
    assert!(lost.is_empty() && added.is_empty(), "print lacks {lost:?} and adds {added:?}");

    chrome.click("[data-action=json]").await;
    let json = chrome.downloaded(".json").await;
    let registration: Value =
        serde_json::from_slice(&std::fs::read(json).expect("the file")).expect("JSON");
    assert_eq!(registration["format"], "tokhai/registration@1");
    assert_eq!(registration["application"]["filed_on"], "2026-11-22");
    assert_eq!(registration["application"]["answers"]["applicant.full_name"], "Nguyễn Thị Hoài An");
    assert_eq!(
        registration["application"]["answers"]["applicant.phone"], "+84 912.345.678",
        "kept as typed"
    );
    assert_eq!(registration["application"]["answers"]["residence.permanent.commune"], "24133");
    let assessment = &registration["assessment"];
    assert_eq!(assessment["verdict"], "clear", "{assessment}");
    assert_eq!(assessment["fee"]["amount"], expect.fee);
    assert_eq!(assessment["fee"]["state"], expect.fee_state);
    assert_eq!(assessment["deadline"]["due_on"], expect.due_on);
    assert_eq!(assessment["validity"]["expires_on"], expect.expires_on);
    assert_eq!(assessment["channel"]["online"], expect.online);
    let reference = registration["reference"].as_str().expect("a reference");
    assert!(
        text.replace('-', "").contains(reference),
        "the paper and the file carry the same reference"
    );
    // The digest is over the canonical form of everything else.
    let mut rest = registration.clone();
    let digest = rest.as_object_mut().and_then(|object| object.remove("digest")).expect("a digest");
    let canonical = tokhai_core::dossier::json::canonical(&rest).expect("canonical");
    assert_eq!(digest, tokhai_core::dossier::json::sha256(canonical.as_bytes()));
}

fn check(held: &'static str, case: &'static str, change: fn(Person) -> Person, expect: Expect) {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        journey(&chrome, &change(someone(held, case)), &expect).await;
        let asked: Vec<String> = chrome.server.seen().iter().map(|seen| seen.url.clone()).collect();
        assert!(
            asked.iter().all(|url| !url.contains("Ho") || !url.contains("An")),
            "nothing typed is in an address: {asked:?}"
        );
        let reports = chrome.close().await;
        assert!(reports.is_empty(), "the policy was broken: {reports:?}");
    });
}

#[test]
fn journey_first_issue() {
    let expect = Expect {
        fee: 0,
        fee_state: "certain",
        due_on: "2026-12-09",
        expires_on: "2041-05-10",
        online: "booking",
        says: &["không phải nộp lệ phí"],
    };
    check("none", "first-issue", |person| person, expect);
}

#[test]
fn journey_exchange_age() {
    let card = |person: Person| {
        person.on(
            "card",
            vec![
                Give::Date("card.issued_on", ["12", "6", "2021"]),
                Give::Date("card.printed_expiry", ["10", "5", "2026"]),
            ],
        )
    };
    let expect = Expect {
        fee: 15_000,
        fee_state: "uncertain",
        due_on: "2026-12-09",
        expires_on: "2041-05-10",
        online: "booking",
        says: &["không phải nộp lệ phí"],
    };
    check("cccd", "exchange-age", card, expect);
}

#[test]
fn journey_exchange_details() {
    let expect = Expect {
        fee: 25_000,
        fee_state: "certain",
        due_on: "2026-12-09",
        expires_on: "2041-05-10",
        online: "booking",
        says: &["25.000 đ", "50.000 đ", "64/2025/TT-BTC"],
    };
    check("can-cuoc", "exchange-details", |person| person, expect);
}

#[test]
fn journey_exchange_from_cccd() {
    let card = |person: Person| {
        person.on(
            "card",
            vec![
                Give::Date("card.issued_on", ["12", "6", "2021"]),
                Give::Date("card.printed_expiry", ["10", "5", "2026"]),
            ],
        )
    };
    let expect = Expect {
        fee: 15_000,
        fee_state: "uncertain",
        due_on: "2026-12-09",
        expires_on: "2041-05-10",
        online: "booking",
        says: &["15.000 đ", "30.000 đ", "chưa chắc chắn"],
    };
    check("cccd", "exchange-from-cccd", card, Expect { says: &["15.000 đ", "30.000 đ"], ..expect });
}

#[test]
fn journey_reissue_lost() {
    let expect = Expect {
        fee: 35_000,
        fee_state: "certain",
        due_on: "2026-12-03",
        expires_on: "2041-05-10",
        online: "full",
        says: &["35.000 đ", "70.000 đ"],
    };
    let delivery =
        |person: Person| person.on("delivery", vec![Give::Choose("delivery.method", "pick-up")]);
    check("can-cuoc", "reissue-lost", delivery, expect);
}
