//! Malformed and hostile input: whatever arrives, there is an answer, it is the same every time, and the law holds.
//!
//! `TOKHAI_SOAK=100000` sets how many cases each property runs, from a new seed; without it 256 from a fixed one, so that
//! a test that was green stays green.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/answers.rs"]
mod answers;

use answers::{DAYS, finished};
use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tokhai_core::calendar::age::{age_on, birthday, has_reached};
use tokhai_core::calendar::expiry::card_expiry;
use tokhai_core::calendar::working_days::{received_on, working_days_after};
use tokhai_core::dossier::export::Request;
use tokhai_core::dossier::json::{
    WrongEnvelope, application, assessment as to_json, canonical, read_application,
};
use tokhai_core::dossier::{Dossier, Moment, Reference};
use tokhai_core::form::facts::LONGEST_ANSWER;
use tokhai_core::form::{Answers, Asked, Question};
use tokhai_core::law::{LegalDay, Ruling};
use tokhai_core::procedures::assessment::{Assessment, Verdict, assess};
use tokhai_core::procedures::{self, Procedure};
use tokhai_core::questions::prefill;
use tokhai_core::session::draft::Draft;
use tokhai_core::session::family::For;
use tokhai_core::session::view::view;
use tokhai_core::session::{Action, Screen, Session};
use tokhai_core::values::day::{BirthDate, iso, ymd};
use tokhai_core::values::text::Lang;
use unicode_normalization::is_nfc;

const USUAL_CASES: u32 = 256;

fn config() -> ProptestConfig {
    let soak = std::env::var("TOKHAI_SOAK").ok().and_then(|cases| cases.parse().ok());
    let rng_seed = if soak.is_some() { RngSeed::Random } else { RngSeed::Fixed(20_261_122) };
    ProptestConfig {
        cases: soak.unwrap_or(USUAL_CASES),
        rng_seed,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// What people paste, and what attackers do.
const NASTY: &[&str] = &[
    "",
    " ",
    "\u{a0}",
    "\0",
    "a\0b",
    "\u{202e}nA",
    "\u{2066}An\u{2069}",
    "A\u{200b}n",
    "\u{feff}An",
    "😀",
    "👨‍👩‍👧",
    "שלום",
    "مرحبا",
    "Zalgo\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}",
    "31/02/2001",
    "29/02/2023",
    "00/00/0000",
    "99/99/9999",
    "1/1/1",
    "2001-02-31",
    "-1",
    "1e309",
    "NaN",
    "٢٠٠١",
    "079301000001",
    "0793010000010793010000010793010000010",
    "yes",
    "yes yes",
    "unlimited",
    "cccd can-cuoc",
    "<script>alert(1)</script>",
    "'; DROP TABLE citizens; --",
    "{\"vi\":1}",
    "{label}{day}",
    "../../etc/passwd",
    "%s%n%d",
    "\r\n\r\n",
    "Ｎｇｕｙễｎ",
];

fn nasty() -> impl Strategy<Value = String> {
    let known: Vec<String> = procedures::ALL
        .iter()
        .flat_map(|procedure| procedure.asks())
        .flat_map(|ask| tame(ask.question))
        .collect();
    prop_oneof![
        4 => select(NASTY).prop_map(str::to_owned),
        4 => select(known),
        3 => any::<String>(),
        2 => vec(any::<char>(), 0..20).prop_map(|signs| signs.into_iter().collect()),
        2 => "[0-9]{0,4}[/. -]?[0-9]{0,4}[/. -]?[0-9]{0,5}",
        1 => (select(NASTY), 100..2_000usize).prop_map(|(text, times)| text.repeat(times)),
    ]
}

/// Answers that make sense for a question.
fn tame(question: &dyn Question) -> Vec<String> {
    let mut all: Vec<String> =
        question.examples().iter().map(|&example| example.to_owned()).collect();
    match question.asked() {
        Asked::Choice(options) | Asked::Choices(options) => {
            all.extend(options.iter().map(|option| option.id.to_owned()))
        }
        Asked::Date { or, .. } => all.extend(or.map(|option| option.id.to_owned())),
        Asked::Line(_)
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Commune { .. }
        | Asked::Visit { .. }
        | Asked::Office
        | Asked::Tick(_) => {}
    }
    all
}

fn any_procedure() -> impl Strategy<Value = &'static Procedure> {
    select(procedures::ALL.to_vec())
}

/// Days near the law, now and then one from the ends of the calendar.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    let days = |from: i32, to: i32| {
        let first = NaiveDate::from_ymd_opt(from, 1, 1).unwrap();
        let last = NaiveDate::from_ymd_opt(to, 12, 31).unwrap();
        (0..=(last - first).num_days().unsigned_abs())
            .prop_map(move |days| first.checked_add_days(Days::new(days)).unwrap())
    };
    let turning: Vec<NaiveDate> = procedures::ALL
        .iter()
        .flat_map(|procedure| procedure.law)
        .flat_map(|table| table.rows())
        .flat_map(|row| [row.from.pred_opt().unwrap(), row.from])
        .collect();
    prop_oneof![
        6 => days(2015, 2032),
        3 => select(turning),
        1 => days(-9999, 9999),
        1 => select(vec![NaiveDate::MIN, NaiveDate::MAX, ymd(0, 1, 1), ymd(9999, 12, 31), ymd(2028, 2, 29)]),
    ]
}

fn any_field() -> impl Strategy<Value = String> {
    let known: Vec<String> = procedures::ALL
        .iter()
        .flat_map(|procedure| procedure.asks())
        .map(|ask| ask.question.id().to_owned())
        .chain(
            ["applicant.que_quan", "passport.case", "", "card", "__proto__", "card.case.day"]
                .map(str::to_owned),
        )
        .collect();
    prop_oneof![9 => select(known), 1 => nasty()]
}

/// A form that is filled in sensibly: a finished one with a few answers exchanged, on its own day or on any other.
fn tame_form() -> impl Strategy<Value = (&'static Procedure, NaiveDate, Answers)> {
    let change = (any::<u16>(), any::<u16>());
    let age = prop::option::of(0..40_000u64);
    let picked = (any_procedure(), select(DAYS.to_vec()), any::<u16>(), vec(change, 0..4));
    (picked, prop::option::of(any_day()), age).prop_map(
        |((procedure, made_on, pick, changes), day, age)| {
            let forms = finished(procedure, made_on);
            let mut answers = forms[usize::from(pick) % forms.len()].answers.clone();
            let asks: Vec<_> = procedure.asks().collect();
            for (which, what) in changes {
                let ask = asks[usize::from(which) % asks.len()];
                let mut choices = tame(ask.question);
                choices.push(String::new());
                answers.set(ask.question.id(), &choices[usize::from(what) % choices.len()]);
            }
            let day = day.unwrap_or(made_on);
            if let Some(born) = age.and_then(|age| day.checked_sub_days(Days::new(age))) {
                answers.set("applicant.born_on", &iso(born));
            }
            (procedure, day, answers)
        },
    )
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        nasty().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((any_field(), inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// An application whose envelope is mostly right and whose answers are anything.
fn any_application() -> impl Strategy<Value = Value> {
    let envelope = (any_procedure(), any_day(), vec((any_field(), any_json()), 0..30));
    let right = envelope.prop_map(|(procedure, day, answers)| {
        let answers: serde_json::Map<String, Value> = answers.into_iter().collect();
        json!({ "format": "tokhai/application@1", "procedure": procedure.id, "filed_on": iso(day), "answers": answers })
    });
    let one_wrong = (any_application_key(), any_json());
    (right, prop::option::weighted(0.2, one_wrong)).prop_map(|(mut application, wrong)| {
        if let Some((key, value)) = wrong {
            application[key] = value;
        }
        application
    })
}

fn any_application_key() -> impl Strategy<Value = &'static str> {
    select(vec!["format", "procedure", "filed_on", "answers", "more"])
}

fn said(judged: &Assessment) -> String {
    canonical(&to_json(judged)).expect("an assessment is JSON")
}

/// Judges, twice, and looks at what must hold of every judgement.
fn judge(
    procedure: &'static Procedure,
    day: NaiveDate,
    answers: &Answers,
) -> Result<Assessment, TestCaseError> {
    let judged = assess(procedure, LegalDay(day), answers);
    prop_assert_eq!(
        said(&judged),
        said(&assess(procedure, LegalDay(day), answers)),
        "not the same twice"
    );
    for flaw in &judged.flaws {
        let words = flaw.flaw.say(procedure.title, "");
        prop_assert!(!words.vi.is_empty() && !words.en.is_empty() && !flaw.flaw.code().is_empty());
        prop_assert!(answers.get(&flaw.field).is_some(), "{} was never answered", flaw.field);
    }
    for (field, raw) in answers.iter() {
        prop_assert!(raw.chars().count() <= LONGEST_ANSWER + 1, "{} is kept whole", field);
        let named = judged.flaws.iter().any(|flaw| flaw.field == field);
        let question = procedure.question(field);
        prop_assert!(
            question.is_some() || named,
            "{} is nobody's question and nothing is said",
            field
        );
        if let Some(Err(flaw)) = question.map(|question| question.check(raw)) {
            // Blanks alone are no answer.
            let open = raw.trim().is_empty() || flaw == tokhai_core::values::flaw::Flaw::Missing;
            prop_assert!(
                named || open || !judged.asks(field),
                "{field} {raw:?} cannot be read and nothing is said"
            );
        }
    }
    let made = Moment { day: ymd(2026, 11, 22), hour: 9, minute: 5, second: 0 };
    let closed =
        Dossier::close(procedure, LegalDay(day), answers, made, Reference::from_chance([3; 9]));
    prop_assert_eq!(closed.is_ok(), judged.can_close());
    if judged.verdict == Verdict::Undecided && judged.fee.known().is_some() {
        prop_assert!(
            !judged.missing.is_empty()
                || judged.errors().next().is_some()
                || !known(procedure, day),
            "stuck"
        );
    }
    law_holds(&judged)?;
    Ok(judged)
}

/// Whether the law of the day is known at all.
fn known(procedure: &Procedure, day: NaiveDate) -> bool {
    procedure
        .law
        .iter()
        .flat_map(|table| table.rows())
        .map(|row| row.from)
        .min()
        .is_some_and(|first| first <= day)
}

fn totals(judged: &Assessment) -> Vec<i64> {
    match judged.fee.known().map(|fee| &fee.bill) {
        Some(Ruling::Settled(bill)) => vec![bill.total().0],
        Some(Ruling::Disputed(readings)) => {
            readings.iter().map(|reading| reading.value.total().0).collect()
        }
        None => Vec::new(),
    }
}

fn law_holds(judged: &Assessment) -> Result<(), TestCaseError> {
    let totals = totals(judged);
    prop_assert!(totals.iter().all(|total| *total >= 0), "a fee below zero: {totals:?}");
    prop_assert!(
        totals.windows(2).all(|pair| pair[0] > pair[1]),
        "the dearest is not first: {totals:?}"
    );
    if let Some(Some(deadline)) = judged.deadline.known() {
        let all: Vec<_> = match deadline {
            Ruling::Settled(one) => vec![one],
            Ruling::Disputed(readings) => readings.iter().map(|reading| &reading.value).collect(),
        };
        for one in all {
            prop_assert!(
                one.due_on >= one.from && one.from >= judged.day.0,
                "ready before it was handed in"
            );
        }
    }
    if let Some(Some(validity)) = judged.validity.known() {
        let all: Vec<_> = match validity {
            Ruling::Settled(one) => vec![one],
            Ruling::Disputed(readings) => readings.iter().map(|reading| &reading.value).collect(),
        };
        for one in all {
            prop_assert!(
                one.expiry.on.is_none_or(|end| end > one.issued_on),
                "expired when issued"
            );
            prop_assert!(one.issued_on >= judged.day.0);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_application_is_judged(value in any_application()) {
        if let Ok(read) = read_application(&value) {
            judge(read.procedure, read.day.0, &read.answers)?;
            let again = read_application(&value).unwrap();
            prop_assert_eq!(&again.answers, &read.answers);
            // A file is in NFC, and it is judged as what was typed: nothing hangs on how a letter was put together.
            let file = application(read.procedure, read.day, &read.answers);
            for (field, text) in &file.answers {
                let latin = text.chars().all(|sign| matches!(sign, '\0'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}'));
                prop_assert!(is_nfc(text) || !latin, "{field}: {text:?}");
            }
            let reread = read_application(&serde_json::to_value(&file).unwrap()).unwrap();
            let of = |answers| to_json(&assess(read.procedure, read.day, answers));
            prop_assert_eq!(of(&reread.answers), of(&read.answers));
        }
    }

    #[test]
    fn any_json_is_an_application_or_says_why_not(value in any_json()) {
        match read_application(&value) {
            Ok(read) => drop(judge(read.procedure, read.day.0, &read.answers)?),
            Err(why) => prop_assert!(!why.to_string().is_empty()),
        }
        let request = json!({ "application": value, "made": value, "reference": value, "lang": 1 });
        prop_assert!(Request::read(&request).is_err());
    }

    #[test]
    fn any_form_on_any_day_is_judged_by_the_law((procedure, day, answers) in tame_form()) {
        judge(procedure, day, &answers)?;
    }

    #[test]
    fn any_text_is_read_or_refused(raw in nasty()) {
        // Names and addresses are brought into NFC; what is written in another script passes as it came.
        let latin = raw.chars().all(|sign| matches!(sign, '\0'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}'));
        for ask in procedures::ALL.iter().flat_map(|procedure| procedure.asks()) {
            let question = ask.question;
            let checked = question.check(&raw);
            prop_assert_eq!(&checked, &question.check(&raw));
            match (checked, question.shown(&raw)) {
                (Ok(_), Some(shown)) => {
                    for text in [&shown.vi, &shown.en] {
                        prop_assert!((is_nfc(text) || !latin) && !text.chars().any(char::is_control), "{}: {raw:?} is shown as {text:?}", question.id());
                        prop_assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}']), "{}: {raw:?} is shown as {text:?}", question.id());
                    }
                }
                (Err(flaw), None) => {
                    let words = flaw.say(question.label(), question.examples()[0]);
                    prop_assert!(!words.vi.is_empty() && words.vi.chars().count() < 600, "{}: {}", question.id(), words.vi);
                }
                (checked, shown) => prop_assert!(false, "{}: {raw:?} is {checked:?} and shown as {shown:?}", question.id()),
            }
        }
        let moment = Moment::parse(&raw);
        prop_assert!(moment.is_none_or(|moment| moment.rfc3339() == raw));
        prop_assert!(Reference::parse(&raw).is_none_or(|reference| Reference::parse(reference.as_str()) == Some(reference)));
        Lang::from_tag(&raw);
        for prefill in [prefill::card_qr(&raw), prefill::zone(&raw)] {
            prop_assert!(prefill.refused.is_some() || !prefill.answers.is_empty() || !prefill.checks.is_empty());
        }
    }

    #[test]
    fn a_relief_never_raises_the_fee((procedure, day, answers) in tame_form()) {
        // While an answer is missing one of the two may be open; only sums are compared.
        let no_dearer = |fewer: &[i64], more: &[i64]| {
            fewer.is_empty() || more.is_empty() || (more.first() <= fewer.first() && more.last() <= fewer.last())
        };
        let with = totals(&assess(procedure, LegalDay(day), &answers));
        for ask in procedure.asks() {
            let Asked::Choices(options) = ask.question.asked() else { continue };
            let claimed = answers.get(ask.question.id()).unwrap_or_default();
            let mut fewer = answers.clone();
            fewer.set(ask.question.id(), "");
            let without = totals(&assess(procedure, LegalDay(day), &fewer));
            prop_assert!(no_dearer(&without, &with), "{claimed}: {without:?} became {with:?}");
            for option in options {
                let mut more = answers.clone();
                more.set(ask.question.id(), format!("{claimed} {}", option.id).trim());
                let more = totals(&assess(procedure, LegalDay(day), &more));
                prop_assert!(no_dearer(&with, &more), "{}: {with:?} became {more:?}", option.id);
            }
        }
    }

    #[test]
    fn a_card_ends_at_an_age_and_never_before_it_is_issued(born in any_day(), issued in any_day(), later in 0..2_000u64) {
        let new_law = issued >= ymd(2024, 7, 1);
        let Ok(expiry) = card_expiry(born, issued) else {
            prop_assert!(issued < ymd(2016, 1, 1));
            return Ok(());
        };
        let ages: &[u32] = if new_law { &[14, 25, 40, 60] } else { &[25, 40, 60] };
        let ahead: Vec<NaiveDate> = ages.iter().map(|age| birthday(born, *age).on).filter(|day| *day > issued).collect();
        match expiry.value.on {
            // At the next age, or over it to the one after, never over two.
            Some(end) => prop_assert!(end > issued && ahead.iter().take(2).any(|day| *day == end), "{born} {issued} {end}: {ahead:?}"),
            None => prop_assert!(ahead.len() <= 1, "{born} {issued}: {ahead:?}"),
        }
        // Under one law a card that is issued later does not end sooner.
        if let Some(after) = issued.checked_add_days(Days::new(later))
            && (new_law || after < ymd(2024, 7, 1))
        {
            let next = card_expiry(born, after).unwrap().value.on;
            prop_assert!(expiry.value.on.is_none_or(|end| next.is_none_or(|next| next >= end)) && (expiry.value.on.is_some() || next.is_none()));
        }
    }

    #[test]
    fn ages_and_working_days_are_total(born in any_day(), day in any_day(), age in any::<u32>(), count in 0..600u32) {
        let reached = birthday(born, age).on;
        prop_assert!(reached >= born);
        if let Some(years) = age_on(born, day) {
            prop_assert!(birthday(born, years).on <= day);
        }
        prop_assert_eq!(has_reached(BirthDate::exact(born), age, day), Some(reached <= day));
        let counted = working_days_after(day, count);
        prop_assert!(counted.on >= day && received_on(day) >= day);
        prop_assert!(working_days_after(day, count + 1).on >= counted.on);
    }

    #[test]
    fn any_actions_lead_somewhere(actions in vec(any_action(), 0..12), day in any_day()) {
        let mut session = Session::new(LegalDay(day));
        for action in actions {
            let next = session.apply(action.clone());
            prop_assert_eq!(&next, &session.apply(action), "not the same twice");
            session = next;
            let shown = view(&session);
            if session.screen() == Screen::Summary {
                prop_assert!(shown.assessment.is_some_and(|judged| judged.can_close()), "a summary of what cannot close");
            }
            for (_, raw) in session.answers().iter() {
                prop_assert!(raw.chars().count() <= LONGEST_ANSWER + 1);
            }
        }
        let draft = Draft::of(&session);
        let again = draft.restore(session.day());
        prop_assert_eq!(again.answers(), session.answers());
        prop_assert_eq!(Draft::of(&again).restore(session.day()), again);
    }

    #[test]
    fn any_draft_opens_or_does_not(value in any_draft(), day in any_day()) {
        if let Ok(draft) = serde_json::from_value::<Draft>(value) {
            let session = Session::new(LegalDay(day)).apply(Action::Restore(draft.clone()));
            view(&session);
            prop_assert!(draft.readable().is_ok() || session.screen() == Screen::Start);
            prop_assert_eq!(Draft::of(&session).restore(LegalDay(day)), session);
        }
    }
}

fn any_action() -> impl Strategy<Value = Action> {
    let screens = || {
        let pages = procedures::ALL
            .iter()
            .flat_map(|procedure| procedure.pages.iter().chain([&procedure.closing]));
        let mut all: Vec<Screen> = pages.map(|page| Screen::Page(page.id)).collect();
        all.extend([
            Screen::Start,
            Screen::Review,
            Screen::Summary,
            Screen::Plan,
            Screen::Whom,
            Screen::Page("nowhere"),
        ]);
        select(all)
    };
    let ids: Vec<&'static str> =
        procedures::ALL.iter().map(|procedure| procedure.id).chain(["", "no-such"]).collect();
    let restored =
        (tame_form(), screens(), 0..4u32).prop_map(|((procedure, _, answers), screen, schema)| {
            let screen = match screen {
                Screen::Start => "start",
                Screen::Page(id) => id,
                Screen::Review => "review",
                Screen::Summary => "summary",
                Screen::Plan | Screen::Whom => "plan",
            };
            let map: std::collections::BTreeMap<String, String> =
                answers.iter().map(|(field, raw)| (field.to_owned(), raw.to_owned())).collect();
            let draft = json!({
                "schema": schema.max(1), "people": [map], "current": 0, "screen": screen,
                "applications": [{ "procedure": procedure.id, "person": 0, "answers": map }],
            });
            Action::Restore(serde_json::from_value(draft).unwrap())
        });
    prop_oneof![
        3 => select(ids).prop_map(Action::Start),
        6 => (any_field(), nasty()).prop_map(|(field, raw)| Action::Type { field, raw }),
        2 => any_field().prop_map(Action::Leave),
        4 => Just(Action::Continue),
        2 => Just(Action::Back),
        3 => screens().prop_map(Action::Open),
        2 => any_field().prop_map(Action::Change),
        2 => any_day().prop_map(|day| Action::Plan(LegalDay(day))),
        5 => restored,
        4 => (0..3usize, 0..4usize).prop_map(|(how, person)| Action::For(match how {
            0 => For::Known(person),
            1 => For::Household(person),
            _ => For::Stranger,
        })),
        2 => (0..4usize).prop_map(Action::Turn),
        1 => (0..4usize).prop_map(Action::Drop),
        3 => Just(Action::Undo),
        1 => Just(Action::Forget),
    ]
}

fn any_draft() -> impl Strategy<Value = Value> {
    let key =
        select(vec!["schema", "household", "people", "applications", "current", "screen", "more"]);
    let application = (any_field(), nasty(), 0..5u64, vec((any_field(), nasty()), 0..8)).prop_map(|(field, raw, person, answers)| {
        let answers: serde_json::Map<String, Value> = answers.into_iter().map(|(field, raw)| (field, json!(raw))).collect();
        json!({ "procedure": procedures::ALL[0].id, "person": person, "answers": answers, field: raw })
    });
    (vec(application, 0..4), vec(vec((any_field(), nasty()), 0..6), 0..4), any::<u8>(), nasty(), prop::option::weighted(0.3, (key, any_json())))
        .prop_map(|(applications, people, current, screen, wrong)| {
            let people: Vec<Value> = people
                .into_iter()
                .map(|answers| Value::Object(answers.into_iter().map(|(field, raw)| (field, json!(raw))).collect()))
                .collect();
            let screen = if current % 3 == 0 { "summary".to_owned() } else { screen };
            let mut draft = json!({ "schema": 1, "people": people, "applications": applications, "current": current % 5, "screen": screen });
            if let Some((key, value)) = wrong {
                draft[key] = value;
            }
            draft
        })
}

#[test]
fn a_wrong_envelope_says_what_is_wrong() {
    let right = json!({ "format": "tokhai/application@1", "procedure": "identity-card", "filed_on": "2026-11-22", "answers": {} });
    assert!(read_application(&right).is_ok());
    let check = |key: &str, value: Value, is: fn(&WrongEnvelope) -> bool| {
        let mut wrong = right.clone();
        wrong[key] = value;
        let got = read_application(&wrong).map(|_| ()).expect_err(key);
        assert!(is(&got), "{wrong}: {got}");
    };
    for value in [
        json!(null),
        json!(1),
        json!(""),
        json!("tokhai/application@2"),
        json!(["tokhai/application@1"]),
    ] {
        check("format", value, |why| matches!(why, WrongEnvelope::Format(_)));
    }
    for value in
        [json!(null), json!({}), json!(""), json!("identity-card "), json!("Identity-Card")]
    {
        check("procedure", value, |why| matches!(why, WrongEnvelope::Procedure(_)));
    }
    for value in [
        json!(null),
        json!(20_261_122),
        json!("22/11/2026"),
        json!("2026-02-31"),
        json!("2026-11-22T00:00:00Z"),
        json!("+026-11-22"),
        json!("2026-1-2"),
    ] {
        check("filed_on", value, |why| matches!(why, WrongEnvelope::FiledOn(_)));
    }
    for value in [json!(null), json!([]), json!("x"), json!(3)] {
        check("answers", value, |why| matches!(why, WrongEnvelope::Shape(_)));
    }
    for value in [json!(null), json!([]), json!("x"), json!(3), json!(true)] {
        assert!(matches!(read_application(&value), Err(WrongEnvelope::Shape(_))), "{value}");
    }
}

#[test]
fn an_answer_of_the_wrong_type_is_a_flaw_of_its_question() {
    let check = |field: &str, value: Value, code: Option<&str>| {
        let application = json!({
            "format": "tokhai/application@1", "procedure": "identity-card", "filed_on": "2026-11-22",
            "answers": { "card.held": "cccd", field: value },
        });
        let read = read_application(&application).unwrap();
        let judged = assess(read.procedure, read.day, &read.answers);
        let got: Vec<&str> = judged
            .flaws
            .iter()
            .filter(|flaw| flaw.field == field)
            .map(|flaw| flaw.flaw.code())
            .collect();
        assert_eq!(got, Vec::from_iter(code), "{application}");
    };
    check("card.case", json!(7), Some("not-a-choice"));
    check("card.case", json!(["exchange-age"]), Some("not-a-choice"));
    check("card.case", json!({ "id": "exchange-age" }), Some("not-a-choice"));
    check("card.case", json!(null), None);
    check("applicant.full_name", json!(12), Some("not-in-name"));
    check("applicant.full_name", json!(true), Some("name-one-word"));
    check("applicant.born_on", json!([10, 5, 2001]), Some("not-a-date"));
    check("applicant.born_on", json!("31/02/2001"), Some("no-such-day"));
    check("applicant.born_on", json!(-1), Some("year-short"));
    check("applicant.personal_id", json!(79_301_000_001_u64), Some("digit-count"));
    check("applicant.phone", json!({}), Some("not-a-phone"));
    check("declaration.true", json!(true), Some("must-agree"));
    check("residence.permanent.province", json!(1), Some("no-such-place"));
    check("no.such.question", json!("x"), Some("unknown-field"));
    check("", json!("x"), Some("unknown-field"));
}

#[test]
fn a_megabyte_is_cut_and_named() {
    let long = "Nguyễn ".repeat(150_000);
    for procedure in procedures::ALL {
        let mut session =
            Session::new(LegalDay(ymd(2026, 11, 22))).apply(Action::Start(procedure.id));
        let mut answers = Answers::default();
        for field in procedure.asks().map(|ask| ask.question.id()) {
            answers.set(field, &long);
            session = session.apply(Action::Type { field: field.to_owned(), raw: long.clone() });
            assert_eq!(
                session.answers().get(field).map(|raw| raw.chars().count()),
                Some(LONGEST_ANSWER + 1),
                "{field}"
            );
        }
        let judged = assess(procedure, LegalDay(ymd(2026, 11, 22)), &answers);
        let named: BTreeSet<&str> = judged.errors().map(|flaw| flaw.field.as_str()).collect();
        for (_, ask) in
            judged.asked.iter().flat_map(|(page, asks)| asks.iter().map(move |ask| (page, ask)))
        {
            assert!(named.contains(ask.question.id()), "{} takes a megabyte", ask.question.id());
        }
    }
}

#[test]
fn deep_nesting_is_a_flaw_and_no_crash() {
    let mut deep = json!("x");
    for _ in 0..100 {
        deep = json!([deep, { "card.case": null }]);
    }
    let application = json!({
        "format": "tokhai/application@1", "procedure": "identity-card", "filed_on": "2026-11-22",
        "answers": { "card.held": deep },
    });
    let read = read_application(&application).unwrap();
    let judged = assess(read.procedure, read.day, &read.answers);
    assert!(judged.errors().any(|flaw| flaw.field == "card.held"));
    // As a text it is cut off by the reader of JSON before it can hurt.
    let text = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert!(serde_json::from_str::<Value>(&text).is_err());
}
