//! Finished forms to walk through: a deterministic choice that covers every pair of answers.
//!
//! Generic over the procedures: it reads their questions, options and examples, and knows none of them by name.
// Several tests are built with it; not every one uses all of it.
#![allow(dead_code)]

use chrono::{Days, Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use std::thread;
use tokhai_core::form::{Answers, Asked, FieldId, Question};
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::assessment::assess;
use tokhai_core::procedures::{self, Need, Page, Procedure, ProcedureId};
use tokhai_core::values::day::{iso, ymd};

/// One day of each time that the law has seen, with what differs: the law, the office, the fee.
pub(crate) const DAYS: [NaiveDate; 5] =
    [ymd(2023, 3, 1), ymd(2024, 8, 1), ymd(2025, 3, 1), ymd(2026, 11, 22), ymd(2027, 1, 5)];

/// Ages that papers care about.
const AGES: [u32; 8] = [5, 6, 13, 14, 15, 25, 40, 60];

/// One question with the answers that are tried.
struct Factor {
    field: FieldId,
    answers: Vec<String>,
}

/// A finished form.
pub(crate) struct Form {
    /// Which way into the form: the choices up to the case, as a number.
    pub(crate) lead: usize,
    /// Whether the application can close with it.
    pub(crate) closes: bool,
    /// Every answer, also those that are not asked then.
    pub(crate) answers: Answers,
}

static FINISHED: LazyLock<BTreeMap<(ProcedureId, NaiveDate), Vec<Form>>> = LazyLock::new(|| {
    let all_on = |day: NaiveDate| {
        let made =
            procedures::ALL.iter().map(|procedure| ((procedure.id, day), make(procedure, day)));
        made.collect::<Vec<_>>()
    };
    // Every test waits for this, so the days are made side by side.
    thread::scope(|scope| {
        let days = DAYS.map(|day| scope.spawn(move || all_on(day)));
        days.into_iter().flat_map(|day| day.join().expect("a day without a panic")).collect()
    })
});

/// Finished forms of a procedure on one of the days: every way in, and with it every pair of the other answers.
pub(crate) fn finished(procedure: &'static Procedure, day: NaiveDate) -> &'static [Form] {
    FINISHED.get(&(procedure.id, day)).map_or(&[], Vec::as_slice)
}

/// The first form of each way in, and the first that can close. Where there is only one way in, some more: two alone
/// would say little.
pub(crate) fn one_for_each_lead(
    procedure: &'static Procedure,
    day: NaiveDate,
) -> impl Iterator<Item = &'static Form> {
    let forms = finished(procedure, day);
    let single = forms.iter().all(|form| form.lead == 0);
    let mut seen = BTreeSet::new();
    let chosen = forms.iter().enumerate().filter(move |(at, form)| {
        let first = seen.insert((form.lead, false));
        let first_to_close = form.closes && seen.insert((form.lead, true));
        first || first_to_close || (single && at % 4 == 0)
    });
    chosen.map(|(_, form)| form)
}

/// What is tried beside the way in.
fn factors(procedure: &'static Procedure, day: NaiveDate, led: &BTreeSet<FieldId>) -> Vec<Factor> {
    procedure
        .asks()
        .filter(|ask| !led.contains(ask.question.id()))
        .map(|ask| Factor { field: ask.question.id(), answers: tried(ask.question, ask.need, day) })
        .collect()
}

/// Answers from somewhere else, with another one where one cannot stand on the day.
pub(crate) fn mended(procedure: &'static Procedure, day: NaiveDate, answers: Answers) -> Answers {
    let (_, led) = leads(procedure, day);
    answerable(procedure, day, answers, &factors(procedure, day, &led))
}

/// The given answers with every other question answered too, so that the application can close; none where what is given
/// stands in the way.
pub(crate) fn completed(
    procedure: &'static Procedure,
    day: NaiveDate,
    given: &Answers,
) -> Option<Answers> {
    let mut answers = given.clone();
    for _ in 0..500 {
        let judged = assess(procedure, LegalDay(day), &answers);
        if judged.can_close() {
            return Some(answers);
        }
        let wrong = judged.errors().next().map(|flaw| flaw.field.clone());
        let open = wrong.or_else(|| judged.missing.first().map(|field| (*field).into()))?;
        let ask = procedure.asks().find(|ask| ask.question.id() == open)?;
        if given.get(&open).is_some_and(|raw| !raw.is_empty()) {
            return None;
        }
        let mut tried = tried(ask.question, Need::Required, day);
        if let Asked::Tick(_) = ask.question.asked() {
            tried = vec!["yes".to_owned()];
        }
        let now = answers.get(&open).unwrap_or_default();
        let next = tried.iter().position(|answer| answer == now).map_or(0, |at| at + 1);
        let next = tried.get(next % tried.len().max(1))?.clone();
        answers.set(&open, &next);
    }
    None
}

fn make(procedure: &'static Procedure, day: NaiveDate) -> Vec<Form> {
    let (leads, led) = leads(procedure, day);
    let factors = factors(procedure, day, &led);
    let mut sizes = vec![leads.len()];
    sizes.extend(factors.iter().map(|factor| factor.answers.len()));
    let form = |row: &Vec<usize>| {
        let mut answers = leads[row[0]].clone();
        for (factor, at) in factors.iter().zip(&row[1..]) {
            answers.set(factor.field, &factor.answers[*at]);
        }
        let answers = answerable(procedure, day, answers, &factors);
        let closes = assess(procedure, LegalDay(day), &answers).can_close();
        Form { lead: row[0], closes, answers }
    };
    pairwise(&sizes).iter().map(form).collect()
}

/// Every combination of the choices up to the case, whether it makes sense or not, and the questions they answer.
fn leads(procedure: &'static Procedure, day: NaiveDate) -> (Vec<Answers>, BTreeSet<FieldId>) {
    let mut all = vec![Answers::default()];
    let mut led = BTreeSet::new();
    let Some(case) = procedure.case else { return (all, led) };
    // A page that asks for a name or a day as well is about the person: it leads nowhere by itself.
    let choices =
        |page: &&Page| page.asks.iter().all(|ask| matches!(ask.question.asked(), Asked::Choice(_)));
    for page in procedure.pages.iter().filter(choices) {
        for question in page.asks.iter().map(|ask| ask.question) {
            let Asked::Choice(options) = question.asked() else { continue };
            led.insert(question.id());
            let longer = |answers: &Answers| -> Vec<Answers> {
                let with = |id: &str| {
                    let mut answers = answers.clone();
                    answers.set(question.id(), id);
                    answers
                };
                options.iter().map(|option| with(option.id)).collect()
            };
            all = all.iter().flat_map(longer).collect();
        }
        if page.asks.iter().any(|ask| ask.question.id() == case.id()) {
            break;
        }
    }
    // A choice that is not asked makes no other way.
    let mut distinct: Vec<Answers> = Vec::new();
    for answers in all {
        let judged = assess(procedure, LegalDay(day), &answers);
        let asked: Answers = answers.iter().filter(|(field, _)| judged.asks(field)).collect();
        if !distinct.contains(&asked) {
            distinct.push(asked);
        }
    }
    (distinct, led)
}

/// The answers that are tried for a question; nothing at all, where that is allowed.
fn tried(question: &dyn Question, need: Need, day: NaiveDate) -> Vec<String> {
    let mut all: Vec<String> =
        question.examples().iter().map(|&example| example.to_owned()).collect();
    match question.asked() {
        Asked::Choice(options) | Asked::Choices(options) => {
            all.extend(options.iter().map(|option| option.id.to_owned()))
        }
        Asked::Date { or, may_be_short } => {
            all.extend(or.map(|option| option.id.to_owned()));
            if may_be_short {
                // Days of birth.
                all.extend(
                    AGES.iter()
                        .filter_map(|age| day.checked_sub_months(Months::new(12 * age)))
                        .map(iso),
                );
                all.push("1966".to_owned());
            } else {
                all.extend(day.checked_sub_days(Days::new(90)).map(iso));
                all.extend(
                    (1..=3).filter_map(|days| day.checked_add_days(Days::new(days))).map(iso),
                );
            }
        }
        Asked::Visit { .. } => {
            all.extend(day.checked_sub_days(Days::new(90)).map(iso));
            all.extend((1..=3).filter_map(|days| day.checked_add_days(Days::new(days))).map(iso));
        }
        Asked::Line(_)
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Commune { .. }
        | Asked::Office
        | Asked::Tick(_) => {}
    }
    if need == Need::Optional {
        all.push(String::new());
    }
    all.sort();
    all.dedup();
    all
}

/// Puts another answer where one cannot stand: a commune of another province, a visit in the past.
fn answerable(
    procedure: &'static Procedure,
    day: NaiveDate,
    mut answers: Answers,
    factors: &[Factor],
) -> Answers {
    for _ in 0..100 {
        let judged = assess(procedure, LegalDay(day), &answers);
        let Some(wrong) = judged.errors().next().map(|flaw| flaw.field.clone()) else {
            return answers;
        };
        let factor = factors.iter().find(|factor| factor.field == wrong);
        let factor =
            factor.unwrap_or_else(|| panic!("{}: no answer of {wrong} can stand", procedure.id));
        let now = answers.get(&wrong).unwrap_or_default().to_owned();
        let at = factor.answers.iter().position(|answer| *answer == now).unwrap_or(0);
        answers.set(&wrong, &factor.answers[(at + 1) % factor.answers.len()]);
    }
    panic!("{}: no combination of answers can stand on {}", procedure.id, iso(day))
}

/// Rows in which every pair of values of two factors occurs at least once. Greedy, and the same at every run.
fn pairwise(sizes: &[usize]) -> Vec<Vec<usize>> {
    // Every value of every factor has a number; a pair is open while no row has it.
    let first: Vec<usize> =
        sizes.iter().scan(0, |next, size| Some(std::mem::replace(next, *next + size))).collect();
    let values: usize = sizes.iter().sum();
    let number = |factor: usize, value: usize| first[factor] + value;
    let mut open = vec![false; values * values];
    for a in 0..sizes.len() {
        for b in (0..sizes.len()).filter(|b| *b != a) {
            for (x, y) in (0..sizes[a]).flat_map(|x| (0..sizes[b]).map(move |y| (x, y))) {
                open[number(a, x) * values + number(b, y)] = true;
            }
        }
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    while let Some(pair) = open.iter().position(|open| *open) {
        let mut row: Vec<Option<usize>> = vec![None; sizes.len()];
        let mut chosen = Vec::new();
        for one in [pair / values, pair % values] {
            let factor = first.iter().rposition(|first| *first <= one).unwrap_or(0);
            row[factor] = Some(one - first[factor]);
            chosen.push(one);
        }
        for factor in 0..sizes.len() {
            if row[factor].is_some() {
                continue;
            }
            let gain = |value: usize| {
                chosen.iter().filter(|other| open[number(factor, value) * values + **other]).count()
            };
            // Of equals the one that follows from the row's number, so that single values take turns.
            let best = (0..sizes[factor])
                .max_by_key(|value| (gain(*value), (value + rows.len()) % sizes[factor]));
            row[factor] = best;
            chosen.extend(best.map(|value| number(factor, value)));
        }
        for (one, other) in
            chosen.iter().flat_map(|one| chosen.iter().map(move |other| (one, other)))
        {
            open[one * values + other] = false;
        }
        rows.push(row.into_iter().flatten().collect());
    }
    rows
}
