//! What would be different: the alternatives that are shown are true, complete for the cases people ask about, and said.
//!
//! Whether the figures themselves are right is for the cases.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/answers.rs"]
mod answers;

use answers::{DAYS, finished};
use chrono::NaiveDate;
use tokhai_core::form::Answers;
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::assessment::{Verdict, assess};
use tokhai_core::procedures::explanation::{Change, Outcome, because, compare, explain};
use tokhai_core::procedures::{self, find};
use tokhai_core::values::day::ymd;

const TODAY: NaiveDate = ymd(2026, 11, 22);

/// Everything that would be different, in Vietnamese: the change, then its effects.
fn told(procedure: &str, day: NaiveDate, given: &[(&str, &str)]) -> Vec<String> {
    let answers: Answers = given.iter().copied().collect();
    let explanation = explain(find(procedure).unwrap(), LegalDay(day), &answers);
    let one = |other: &procedures::explanation::Otherwise| {
        let effects = other.effects(&explanation.now);
        let effects: Vec<&str> = effects.iter().map(|(_, said)| said.vi.as_ref()).collect();
        format!("{} → {}", other.change_said().vi, effects.join(", "))
    };
    explanation.otherwise.iter().map(one).collect()
}

const LOST: &[(&str, &str)] = &[
    ("card.held", "can-cuoc"),
    ("card.case", "exchange-details"),
    ("applicant.born_on", "10/05/2001"),
    ("filing.channel", "online"),
    ("filing.agency", "commune"),
];

#[test]
fn an_exchange_has_its_neighbours_and_the_end_of_the_reduction() {
    assert_eq!(
        told("identity-card", TODAY, LOST),
        [
            "Việc cần làm: Thẻ đến tuổi phải đổi, sắp hoặc đã hết hạn → phải nộp 0 đ (bớt 25.000 đ)",
            "Việc cần làm: Thẻ hỏng, không dùng được → phải nộp 35.000 đ (thêm 10.000 đ), làm được hết trên mạng",
            "Việc cần làm: Xã, tỉnh đã sáp nhập, muốn thẻ ghi tên mới → phải nộp 0 đ (bớt 25.000 đ), làm được hết trên mạng",
            "Nộp từ 01/01/2027 → phải nộp 50.000 đ (thêm 25.000 đ)",
        ]
    );
}

#[test]
fn a_closed_way_says_from_which_day_it_is_open() {
    // Two years before 25 come on 24/11/2026, a day after the file is received; the exchange opens at 25.
    let too_early = [
        ("card.held", "can-cuoc"),
        ("card.case", "exchange-age"),
        ("card.issued_on", "01/07/2025"),
        ("applicant.born_on", "24/11/2003"),
        ("filing.channel", "online"),
    ];
    let told = told("identity-card", TODAY, &too_early);
    assert_eq!(
        told.last().unwrap(),
        "Nộp từ 24/11/2028 → chưa thấy điều gì cản trở, dùng đến 24/11/2043"
    );
    assert!(told[..told.len() - 1].iter().all(|one| one.starts_with("Việc cần làm: ")), "{told:?}");
}

#[test]
fn replacing_a_passport_shows_the_price_of_renewing_it() {
    let damaged = [
        ("passport.case", "replace-damaged"),
        ("applicant.born_on", "10/05/1990"),
        ("applicant.filed_by", "applicant"),
        ("passport.remembered", "yes"),
        ("passport.expires_on", "20/08/2022"),
        ("passport.ban", "none"),
        ("passport.chip", "yes"),
        ("passport.authority", "province"),
        ("filing.channel", "online"),
        ("delivery.method", "post"),
    ];
    let told = told("passport", TODAY, &damaged);
    assert!(
        told.iter().any(
            |one| one.contains("hết hạn") && one.contains("phải nộp 100.000 đ (bớt 100.000 đ)")
        ),
        "{told:?}"
    );
    assert!(told.iter().all(|one| !one.contains("lần đầu") && !one.contains("Mất")), "{told:?}");
}

#[test]
fn what_is_said_is_what_would_come() {
    let mut alternatives = 0;
    for procedure in procedures::ALL {
        for day in DAYS {
            // Every form would take minutes; the table of forms is shuffled by its making.
            for form in finished(procedure, day).iter().step_by(7) {
                let explanation = explain(procedure, LegalDay(day), &form.answers);
                assert_eq!(
                    explanation.now,
                    Outcome::of(&assess(procedure, LegalDay(day), &form.answers))
                );
                for other in &explanation.otherwise {
                    alternatives += 1;
                    let (then, answers) = match other.change {
                        Change::From(then) => (then, form.answers.clone()),
                        Change::Answer(question, option) => {
                            let mut answers = form.answers.clone();
                            assert!(answers.set(question.id(), option.id), "{other:?}: no change");
                            (day, answers)
                        }
                    };
                    assert!(then >= day);
                    let judged = assess(procedure, LegalDay(then), &answers);
                    assert_eq!(other.outcome, Outcome::of(&judged), "{other:?}");
                    assert_ne!(other.outcome.verdict, Verdict::Blocked, "{other:?}");
                    let effects = other.effects(&explanation.now);
                    assert!(!effects.is_empty(), "{other:?} changes nothing");
                    for (_, said) in &effects {
                        assert!(!said.vi.contains('{') && !said.en.contains('{'), "{said:?}");
                    }
                }
            }
        }
    }
    assert!(alternatives > 100, "{alternatives} alternatives");
}

#[test]
fn nothing_that_opens_the_way_is_left_out() {
    for procedure in procedures::ALL {
        let day = TODAY;
        let blocked = finished(procedure, day).iter().step_by(3).filter(|form| {
            assess(procedure, LegalDay(day), &form.answers).verdict == Verdict::Blocked
        });
        for form in blocked.take(40) {
            let explanation = explain(procedure, LegalDay(day), &form.answers);
            let first = explanation.otherwise.iter().find_map(|other| match other.change {
                Change::From(then) => Some(then),
                Change::Answer(..) => None,
            });
            // A plain walk over the years ahead, every day of some months and every month of the rest.
            let soon = day.iter_days().skip(1).take(60);
            let open = |then: &NaiveDate| {
                assess(procedure, LegalDay(*then), &form.answers).verdict != Verdict::Blocked
            };
            let found = soon.into_iter().find(open);
            if let Some(found) = found {
                assert!(
                    first.is_some_and(|first| first <= found),
                    "{}: {found}, {first:?}",
                    procedure.id
                );
            }
        }
    }
}

#[test]
fn two_days_are_told_apart() {
    let answers: Answers = LOST.iter().copied().collect();
    let card = find("identity-card").unwrap();
    let differs = |one: NaiveDate, other: NaiveDate| -> Vec<(&'static str, String, String)> {
        let lines = compare(card, LegalDay(one), LegalDay(other), &answers).lines();
        let differing = lines.into_iter().filter(|line| line.differs());
        differing
            .map(|line| (line.part, line.one.vi.into_owned(), line.other.vi.into_owned()))
            .collect()
    };
    assert_eq!(differs(TODAY, TODAY), []);
    assert_eq!(
        differs(TODAY, ymd(2027, 1, 5)),
        [("fee", "25.000 đ".to_owned(), "50.000 đ".to_owned())]
    );
    let reform: Vec<&str> =
        differs(ymd(2024, 6, 30), ymd(2024, 7, 1)).iter().map(|(part, ..)| *part).collect();
    assert_eq!(reform, ["verdict", "fee", "deadline", "channel", "documents", "forms"]);
}

#[test]
fn a_figure_names_the_answers_it_rests_on() {
    let answers: Answers = LOST.iter().copied().collect();
    let judged = assess(find("identity-card").unwrap(), LegalDay(TODAY), &answers);
    let told = |read: &[&'static str]| -> Vec<String> {
        because(&judged, read, &answers)
            .into_iter()
            .map(|(label, shown)| format!("{}: {}", label.vi, shown.vi))
            .collect()
    };
    let (held, case, born) = (
        "Giấy tờ được cấp gần nhất: Thẻ căn cước",
        "Việc cần làm: Đã đổi họ, tên hoặc ngày sinh",
        "Ngày, tháng, năm sinh: 10/05/2001",
    );
    assert_eq!(told(&judged.because.fee), [born, held, case]);
    assert_eq!(told(&judged.because.deadline), [case]);
    assert_eq!(told(&judged.because.validity), [born, case]);
}
