//! From what happened to a person to the right questions: every situation leads somewhere, and asks nothing twice.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/sources.rs"]
mod sources;

use std::collections::BTreeSet;
use tokhai_core::form::Asked;
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::{self, CATALOG, Need, SITUATIONS, Situation};
use tokhai_core::session::view::{Body, view};
use tokhai_core::session::{Action, Screen, Session};
use tokhai_core::situations;
use tokhai_core::values::day::ymd;
use unicode_normalization::is_nfc;

const TODAY: LegalDay = LegalDay(ymd(2026, 11, 22));

#[test]
fn names_are_unique_and_words_are_there() {
    let mut seen = BTreeSet::new();
    for situation in situations::all() {
        assert!(seen.insert(situation.id), "{}", situation.id);
        assert_eq!(situations::find(situation.id), Some(situation));
        for text in [situation.said, situation.because] {
            assert!(!text.vi.is_empty() && !text.en.is_empty(), "{}", situation.id);
        }
        assert_eq!(situation.trap.vi.is_empty(), situation.trap.en.is_empty());
        assert!(
            [situation.said, situation.because, situation.trap].iter().all(|text| is_nfc(text.vi))
        );
    }
    for (own, entry) in SITUATIONS.iter().zip(CATALOG) {
        assert!(!own.is_empty(), "{} is reached from no situation", entry.id);
        assert!(own.iter().all(|it| it.procedure == entry.id), "{}: {own:?}", entry.id);
    }
}

#[test]
fn what_a_situation_settles_is_an_answer_that_is_offered() {
    for situation in situations::all() {
        let procedure = procedures::find(situation.procedure).expect("a procedure");
        for (field, raw) in situation.gives {
            let question = procedure.question(field).expect("a question of the procedure");
            assert_eq!(question.check(raw), Ok(None), "{}: {field}", situation.id);
            if let Asked::Choice(options) = question.asked() {
                assert!(options.iter().any(|option| option.id == *raw), "{}", situation.id);
            }
        }
    }
}

/// The screens in order, answering each open question with its first example.
fn way(situation: &'static Situation) -> Vec<String> {
    let mut session = Session::new(TODAY).apply(Action::Begin(situation));
    let mut screens = Vec::new();
    for _ in 0..60 {
        let Body::Page(page) = view(&session).body else { break };
        screens.push(page.page.id.to_owned());
        for _ in 0..4 {
            let Body::Page(page) = view(&session).body else { break };
            for field in page.fields.iter().filter(|field| field.raw.is_empty()) {
                let raw = match field.options.first() {
                    Some(option) => option.id,
                    None => field.question.examples()[0],
                };
                let (field, raw) = (field.question.id().to_owned(), raw.to_owned());
                session = session.apply(Action::Type { field, raw });
            }
        }
        let before = session.screen();
        for _ in 0..3 {
            if session.screen() == before {
                session = session.apply(Action::Continue);
            }
        }
        assert_ne!(session.screen(), before, "{}: {before:?} cannot be left", situation.id);
    }
    assert_eq!(session.screen(), Screen::Review, "{}: {screens:?}", situation.id);
    screens
}

#[test]
fn what_is_settled_is_not_asked_again() {
    for situation in situations::all() {
        let procedure = procedures::find(situation.procedure).expect("a procedure");
        let settled = |page: &str| {
            let page = procedure.pages.iter().find(|it| it.id == page).expect("a page");
            page.asks
                .iter()
                .filter(|ask| !situation.gives.iter().any(|(field, _)| *field == ask.question.id()))
                .count()
                == 0
        };
        let screens = way(situation);
        assert!(!screens.iter().any(|page| settled(page)), "{}: {screens:?}", situation.id);
        let unique: BTreeSet<&String> = screens.iter().collect();
        assert_eq!(unique.len(), screens.len(), "{}: {screens:?}", situation.id);
    }
}

#[test]
fn the_figures_of_an_ordinary_person_are_known() {
    for situation in situations::all() {
        let usual = situation.usual(TODAY).expect("a procedure");
        assert!(
            usual.fee.is_some() || situation.procedure == "portal-account",
            "{}: {usual:?}",
            situation.id
        );
    }
    let fee = |id: &str| situations::find(id).unwrap().usual(TODAY).unwrap().fee.unwrap().0;
    assert_eq!(fee("passport-damaged"), 2 * fee("passport-expired"));
    assert_eq!(fee("card-lost"), 35_000);
    assert_eq!(fee("units-merged"), 0);
}

#[test]
fn going_back_shows_what_was_settled() {
    let change = situations::find("card-from-cccd").unwrap();
    let mut session = Session::new(TODAY).apply(Action::Begin(change));
    assert_eq!(session.screen(), Screen::Page("name"));
    for (field, raw) in [
        ("applicant.full_name", "Nguyễn Thị Hoài An"),
        ("applicant.born_on", "10/05/1990"),
        ("applicant.sex", "female"),
    ] {
        session = session.apply(Action::Type { field: field.to_owned(), raw: raw.to_owned() });
    }
    let session = session.apply(Action::Continue);
    assert_eq!(session.screen(), Screen::Page("number"), "what was settled is passed over");
    let back = session.apply(Action::Back);
    assert_eq!(back.screen(), Screen::Page("case"), "it can be seen and changed");
}

/// What stands between what happened and the finished sheet, for the ordinary person the figures are worked out for.
struct Length {
    /// Screens of questions; the review and the declaration come after them.
    pages: usize,
    /// Answers that must be given, by typing or by choosing.
    needed: usize,
    /// Of those, the ones that are typed.
    typed: usize,
    /// Answers that may be given.
    offered: usize,
}

fn length(situation: &'static Situation) -> Length {
    let mut session = Session::new(TODAY).apply(Action::Begin(situation));
    let mut length = Length { pages: 0, needed: 0, typed: 0, offered: 0 };
    let mut seen = BTreeSet::new();
    for _ in 0..80 {
        let Body::Page(page) = view(&session).body else { break };
        let before = session.screen();
        length.pages += 1;
        // An answer may bring the next question of the same page.
        for _ in 0..4 {
            let Body::Page(page) = view(&session).body else { break };
            for field in &page.fields {
                let id = field.question.id();
                if !field.raw.is_empty() || !seen.insert(id) {
                    continue;
                }
                if field.need == Need::Optional {
                    length.offered += 1;
                    continue;
                }
                let sample = situation.sample.iter().find(|(own, _)| *own == id);
                let raw = match (sample, field.options.first()) {
                    (Some((_, raw)), _) => raw,
                    (None, Some(option)) => option.id,
                    (None, None) => field.question.examples()[0],
                };
                length.needed += 1;
                length.typed += usize::from(matches!(
                    field.question.asked(),
                    Asked::Line(_) | Asked::Date { .. } | Asked::Visit { .. }
                ));
                let field = id.to_owned();
                session = session.apply(Action::Type { field, raw: raw.to_owned() });
            }
        }
        for _ in 0..4 {
            if session.screen() == before {
                session = session.apply(Action::Continue);
            }
        }
        assert_ne!(session.screen(), before, "{}: {} cannot be left", situation.id, page.page.id);
    }
    assert_eq!(session.screen(), Screen::Review, "{}", situation.id);
    length
}

/// The longest way there is: whoever makes it longer has to say so here.
const MOST_ANSWERS: usize = 28;

#[test]
fn how_long_each_way_is_stands_in_the_docs() {
    let mut text = String::from(
        "# From what happened to the finished sheet\n\n\
         Written by a test from the source; `TOKHAI_BLESS=1 cargo test --test situations` writes it anew.\n\
         For each situation of the start page: the screens of questions, and the answers of the ordinary person whose fee is shown there, on 22 November 2026.\n\
         After the questions come two more screens: the review, and the declaration with its one tick.\n\
         What the situation settles by itself is not asked; what may be left open is counted apart.\n\n\
         | What happened | Procedure | Screens | Answers needed | of them typed | may be left open | settled by the situation |\n\
         |---|---|---:|---:|---:|---:|---:|\n",
    );
    for situation in situations::all() {
        let length = length(situation);
        assert!(length.needed <= MOST_ANSWERS, "{} asks {}", situation.id, length.needed);
        let title = procedures::entry(situation.procedure).unwrap().title.en;
        text += &format!(
            "| {} | {title} | {} | {} | {} | {} | {} |\n",
            situation.said.en,
            length.pages,
            length.needed,
            length.typed,
            length.offered,
            situation.gives.len(),
        );
    }
    text += "\nA second application of the same visit asks less: `tests/visit.rs` holds that a brother or sister is not asked for residence or representative again, and that one person's second paper begins behind what is known.\n";
    sources::bless("docs/journeys.md", &text);
}
