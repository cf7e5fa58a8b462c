//! Walks through every procedure as a person does: types, goes on, goes back, changes, closes.
//!
//! Nothing may stay undecided once every question that is shown has an answer, and the summary is reached exactly when
//! the application can close. Which answers are tried is in `support/answers.rs`.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/answers.rs"]
mod answers;
#[path = "../src/bin/bundle/cases.rs"]
mod cases;

use answers::{DAYS, finished, mended, one_for_each_lead};
use cases::{read_cases, text};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::Path;
use tokhai_core::dossier::json::{assessment as to_json, canonical};
use tokhai_core::dossier::{Dossier, Moment, Reference};
use tokhai_core::form::{Answers, Asked};
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::assessment::{Assessment, Verdict, assess};
use tokhai_core::procedures::{self, Need, Procedure};
use tokhai_core::session::draft::Draft;
use tokhai_core::session::family::For;
use tokhai_core::session::view::{Body, PageView, view};
use tokhai_core::session::{Action, Screen, Session};
use tokhai_core::values::day::ymd;

fn close(
    procedure: &'static Procedure,
    day: NaiveDate,
    answers: &Answers,
) -> Result<Dossier, tokhai_core::dossier::NotReady> {
    let made = Moment { day: ymd(2026, 11, 22), hour: 9, minute: 5, second: 0 };
    Dossier::close(procedure, LegalDay(day), answers, made, Reference::from_chance([7; 9]))
}

fn said(judged: &Assessment) -> String {
    canonical(&to_json(judged)).expect("an assessment is JSON")
}

fn typed(session: &Session, field: &str, raw: &str) -> Session {
    session.apply(Action::Type { field: field.to_owned(), raw: raw.to_owned() })
}

fn page_of(session: &Session) -> PageView {
    match view(session).body {
        Body::Page(page) => page,
        Body::Start | Body::Whom | Body::Plan | Body::Review(_) | Body::Summary(_) => {
            panic!("{:?} is not a page of questions", session.screen())
        }
    }
}

/// Answers the open page; an answer may bring up the next question of the same page.
fn answer_page(session: &Session, answers: &Answers) -> Session {
    let mut session = session.clone();
    let mut done = BTreeSet::new();
    loop {
        let judged = session.assessment().expect("an application was started");
        let asked =
            judged.asked.iter().filter(|(page, _)| Screen::Page(page.id) == session.screen());
        let open: Vec<_> = asked
            .flat_map(|(_, asks)| asks)
            .map(|ask| ask.question.id())
            .filter(|field| done.insert(*field))
            .collect();
        if open.is_empty() {
            return session;
        }
        for field in open {
            session = typed(&session, field, answers.get(field).unwrap_or_default());
        }
    }
}

/// Presses the main button, once more where a warning had to be seen first.
fn go_on(session: &Session) -> Session {
    let next = session.apply(Action::Continue);
    if next.screen() == session.screen() { next.apply(Action::Continue) } else { next }
}

/// From the start to the review; `look` sees every page that was left, and the one that came.
fn walk_to_review(
    procedure: &'static Procedure,
    day: NaiveDate,
    answers: &Answers,
    look: fn(&Session, &Session),
) -> Session {
    let mut session = Session::new(LegalDay(day)).apply(Action::Start(procedure.id));
    for _ in 0..=procedure.pages.len() {
        if session.screen() == Screen::Review {
            return session;
        }
        session = answer_page(&session, answers);
        let next = go_on(&session);
        assert_ne!(
            next.screen(),
            session.screen(),
            "{}: cannot be left with {answers:?}",
            procedure.id
        );
        look(&session, &next);
        session = next;
    }
    panic!("{}: the review was not reached with {answers:?}", procedure.id)
}

fn on_the_way(_: &Session, _: &Session) {}

/// Every page can be left backwards, and a draft of it opens there again.
fn there_and_back(left: &Session, came: &Session) {
    assert_eq!(
        came.apply(Action::Back).screen(),
        left.screen(),
        "{:?} does not go back",
        came.screen()
    );
    let again = Draft::of(came).restore(came.day());
    assert_eq!((again.screen(), again.answers()), (came.screen(), came.answers()), "a draft");
}

#[test]
fn a_finished_form_is_decided_and_closes_exactly_when_it_may() {
    let cases = read_cases(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    for procedure in procedures::ALL {
        let (mut closed, mut refused) = (0, 0);
        for day in DAYS {
            for form in finished(procedure, day) {
                let judged = assess(procedure, LegalDay(day), &form.answers);
                let at = || format!("{} on {day} with {:?}", procedure.id, form.answers);
                assert!(judged.missing.is_empty(), "{}: still missing {:?}", at(), judged.missing);
                assert_ne!(judged.verdict, Verdict::Undecided, "{}", at());
                assert!(
                    judged.fee.known().is_some() && judged.deadline.known().is_some(),
                    "{}: no fee or no deadline",
                    at()
                );
                match close(procedure, day, &form.answers) {
                    Ok(dossier) => {
                        closed += 1;
                        assert!(judged.can_close(), "{}: closed", at());
                        // The answers that were not asked are gone, and nothing else changes without them.
                        assert!(
                            dossier.answers().iter().all(|(field, _)| judged.asks(field)),
                            "{}",
                            at()
                        );
                        assert_eq!(
                            said(dossier.assessment()),
                            said(&assess(procedure, LegalDay(day), dossier.answers())),
                            "{}",
                            at()
                        );
                    }
                    Err(why) => {
                        refused += 1;
                        assert!(
                            !judged.can_close() && !why.blocked_by.is_empty(),
                            "{}: refused, {why:?}",
                            at()
                        );
                    }
                }
            }
        }
        // Some turn nobody away: a late report of a loss is still due. The worked cases know which.
        let refuses = cases.iter().any(|case| {
            case.procedure.id == procedure.id
                && case.expect.get("verdict").map(text) == Some("blocked")
        });
        assert!(
            closed > 20 && (refused > 100) == refuses,
            "{}: {closed} closed, {refused} refused",
            procedure.id
        );
    }
}

#[test]
fn a_person_reaches_the_summary_exactly_when_the_application_can_close() {
    for procedure in procedures::ALL {
        let mut turn = 0;
        for (nth, day) in DAYS.into_iter().enumerate() {
            // Every second form on a day, the others on the next.
            for form in one_for_each_lead(procedure, day).skip(nth % 2).step_by(2) {
                // Going back and coming back from a draft at every page of every third form is enough.
                let look = if turn % 3 == 0 { there_and_back } else { on_the_way };
                let review = walk_to_review(procedure, day, &form.answers, look);
                let fields = review.answers();
                // One question of each form, in turns: the "change" links of the review come back to it.
                for field in
                    fields.iter().map(|(field, _)| field).skip(turn % 14).step_by(14).take(1)
                {
                    let changing = review.apply(Action::Change(field.to_owned()));
                    if changing.screen() == Screen::Review {
                        assert!(
                            !review.assessment().unwrap().asks(field),
                            "{field} cannot be changed"
                        );
                        continue;
                    }
                    assert!(
                        page_of(&changing).fields.iter().any(|shown| shown.question.id() == field),
                        "{field}"
                    );
                    assert_eq!(
                        go_on(&changing).screen(),
                        Screen::Review,
                        "{field} does not come back"
                    );
                    assert_eq!(
                        changing.apply(Action::Back).screen(),
                        Screen::Review,
                        "{field} does not come back"
                    );
                }
                turn += 1;
                let closing = go_on(&review);
                assert_eq!(closing.screen(), Screen::Page(procedure.closing.id));
                assert_eq!(closing.apply(Action::Back).screen(), Screen::Review);
                assert_eq!(
                    closing.apply(Action::Open(Screen::Summary)).screen(),
                    Screen::Review,
                    "a short cut"
                );
                let done = go_on(&answer_page(&closing, &form.answers));
                let judged = done.assessment().unwrap();
                let expect = if judged.can_close() { Screen::Summary } else { Screen::Review };
                assert_eq!(
                    done.screen(),
                    expect,
                    "{} on {day} with {:?}",
                    procedure.id,
                    form.answers
                );
                assert_eq!(close(procedure, day, &done.answers()).is_ok(), judged.can_close());
                if done.screen() == Screen::Summary {
                    assert_eq!(done.apply(Action::Back).screen(), Screen::Review);
                }
            }
        }
    }
}

#[test]
fn answers_that_are_no_longer_asked_do_not_count_and_come_back() {
    for procedure in procedures::ALL {
        let mut hidden = BTreeSet::new();
        for day in DAYS {
            for form in one_for_each_lead(procedure, day).step_by(8) {
                let review = walk_to_review(procedure, day, &form.answers, on_the_way);
                let before = review.assessment().unwrap();
                for ask in procedure.asks() {
                    let Asked::Choice(options) = ask.question.asked() else { continue };
                    let field = ask.question.id();
                    let Some(now) = form.answers.get(field).filter(|_| before.asks(field)) else {
                        continue;
                    };
                    for other in options.iter().filter(|option| option.id != now) {
                        let changed = typed(&review, field, other.id);
                        let judged = changed.assessment().unwrap();
                        let all = changed.answers();
                        let only: Answers =
                            all.iter().filter(|(field, _)| judged.asks(field)).collect();
                        if only == all {
                            continue;
                        }
                        hidden.insert(field);
                        let without = assess(procedure, LegalDay(day), &only);
                        assert_eq!(
                            said(&judged),
                            said(&without),
                            "{field} = {}: a hidden answer counts",
                            other.id
                        );
                    }
                    let back = typed(&typed(&review, field, options[0].id), field, now);
                    assert_eq!(
                        (back.answers(), said(&back.assessment().unwrap())),
                        (review.answers(), said(&before)),
                        "{field}"
                    );
                }
            }
        }
        let conditional = procedure.asks().any(|ask| {
            !matches!((ask.when)(&tokhai_core::form::Facts::on(LegalDay(DAYS[3]))), Ok(true))
        });
        assert!(!conditional || !hidden.is_empty(), "{}: no answer was ever hidden", procedure.id);
    }
}

#[test]
fn a_change_that_brings_up_questions_asks_them_and_comes_back() {
    for procedure in procedures::ALL {
        let Some(case) = procedure.case else { continue };
        let Asked::Choice(options) = case.asked() else { continue };
        let mut more = 0;
        // The day is changed with the case: the law of another day asks other questions.
        for (day, other) in DAYS.into_iter().zip(DAYS.into_iter().cycle().skip(1)) {
            let there: Vec<_> = one_for_each_lead(procedure, other).collect();
            for (turn, form) in one_for_each_lead(procedure, day).step_by(29).enumerate() {
                let review = walk_to_review(procedure, day, &form.answers, on_the_way);
                let planned = review.apply(Action::Plan(LegalDay(other)));
                for option in options {
                    let changing = planned.apply(Action::Change(case.id().to_owned()));
                    let changed = typed(&changing, case.id(), option.id);
                    // What was answered stays; the rest is answered as in that form, so that all of it can stand together.
                    let mut answers = there[turn].answers.clone();
                    for (field, raw) in changed.answers().iter() {
                        answers.set(field, raw);
                    }
                    // What that form never had to answer is answered by an example.
                    for ask in procedure.asks().filter(|ask| ask.need == Need::Required) {
                        if answers.get(ask.question.id()).is_none() {
                            answers.set(ask.question.id(), ask.question.examples()[0]);
                        }
                    }
                    let answers = mended(procedure, other, answers);
                    let mut session = go_on(&answer_page(&changed, &answers));
                    for _ in 0..procedure.pages.len() {
                        if session.screen() == Screen::Review {
                            break;
                        }
                        more += 1;
                        session = go_on(&answer_page(&session, &answers));
                    }
                    let at = format!("{} from {day} to {other} and {}", procedure.id, option.id);
                    assert_eq!(session.screen(), Screen::Review, "{at}");
                    let closing = |field: &&str| {
                        procedure.closing.asks.iter().any(|ask| ask.question.id() == *field)
                    };
                    let missing = session.assessment().unwrap().missing;
                    assert!(missing.iter().all(closing), "{at}: still missing {missing:?}");
                }
            }
        }
        assert!(more > 0, "{}: no change ever brought up a question on another page", procedure.id);
    }
}

#[test]
fn another_day_takes_back_a_summary_that_no_longer_stands() {
    for procedure in procedures::ALL {
        let (mut kept, mut taken) = (0, 0);
        for day in DAYS {
            // A handful of those that get there.
            for form in one_for_each_lead(procedure, day).filter(|form| form.closes).step_by(3) {
                let review = walk_to_review(procedure, day, &form.answers, on_the_way);
                let done = go_on(&answer_page(&go_on(&review), &form.answers));
                assert_eq!(done.screen(), Screen::Summary, "{} on {day}", procedure.id);
                for other in DAYS {
                    let planned = done.apply(Action::Plan(LegalDay(other)));
                    if planned.assessment().unwrap().can_close() {
                        kept += 1;
                        assert_eq!(planned.screen(), Screen::Summary);
                    } else {
                        taken += 1;
                        assert_ne!(
                            planned.screen(),
                            Screen::Summary,
                            "{} from {day} to {other}",
                            procedure.id
                        );
                    }
                }
            }
        }
        assert!(kept > 0 && taken > 0, "{}: {kept} kept, {taken} taken back", procedure.id);
    }
}

#[test]
fn nothing_can_be_skipped() {
    for procedure in procedures::ALL {
        for day in DAYS {
            let start = Session::new(LegalDay(day)).apply(Action::Start(procedure.id));
            assert_eq!(start.apply(Action::Back).screen(), Screen::Start);
            let stopped = start.apply(Action::Continue);
            assert_eq!(
                stopped.screen(),
                start.screen(),
                "{}: an empty page was left",
                procedure.id
            );
            assert_eq!(view(&stopped).stops, 1);
            assert!(
                page_of(&stopped).fields.iter().any(|field| field.fault.is_some()),
                "{}: nothing is said",
                procedure.id
            );
            let pages = procedure
                .pages
                .iter()
                .chain([&procedure.closing])
                .map(|page| Screen::Page(page.id));
            for screen in pages.chain([Screen::Review, Screen::Summary]) {
                assert_eq!(
                    start.apply(Action::Open(screen)).screen(),
                    start.screen(),
                    "{}: {screen:?} opened",
                    procedure.id
                );
            }
        }
    }
}

#[test]
fn everyone_has_parents_of_their_own() {
    let father = |session: &Session| session.answers().get("father.full_name").map(str::to_owned);
    let child = Session::new(LegalDay(DAYS[3])).apply(Action::Start("passport"));
    let child = typed(&child, "father.full_name", "Nguyễn Văn Bình");
    assert!(father(&child).is_some());
    let asked = child.apply(Action::Start("passport"));
    assert_eq!(asked.screen(), Screen::Whom);
    for whom in [For::Stranger, For::Household(0)] {
        assert_eq!(father(&asked.apply(Action::For(whom))), None);
    }
    assert!(father(&asked.apply(Action::For(For::Known(0)))).is_some());
}
