//! Drafts of every version that was released: they open for ever, and what is not taken over is named.
//!
//! `tests/drafts/<version>/` has one file for each journey, made by that version. `TOKHAI_BLESS=1` writes those of the
//! present version and touches no other.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/journeys.rs"]
mod journeys;

use journeys::{JOURNEYS, Journey};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tokhai_core::dossier::Moment;
use tokhai_core::dossier::draft_file::{self, Opened};
use tokhai_core::law::LegalDay;
use tokhai_core::session::draft::{Draft, LeftOut, SCHEMA, SavedApplication};
use tokhai_core::session::{Action, Screen, Session};
use tokhai_core::values::day::ymd;
use tokhai_core::values::text::Lang;

const DAY: LegalDay = LegalDay(ymd(2026, 11, 22));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts")
}

/// The draft of somebody who answered everything and has not declared it yet.
fn draft_of(journey: &Journey) -> Opened {
    let mut session = Session::new(DAY).apply(Action::Start(journey.procedure));
    for (field, raw) in journey.typed.iter().filter(|(field, _)| *field != "declaration.true") {
        session =
            session.apply(Action::Type { field: (*field).to_owned(), raw: (*raw).to_owned() });
    }
    Opened {
        draft: Draft::of(&session.apply(Action::Open(Screen::Review))),
        lang: Some(Lang::Vi),
        saved_at: Moment::parse("2026-11-22T08:05:00+07:00"),
        app: Some(env!("CARGO_PKG_VERSION").to_owned()),
    }
}

/// All answers of a draft, whoever's they are.
fn answers(draft: &Draft) -> BTreeMap<&str, &str> {
    let own = draft.applications.iter().map(|saved| &saved.answers);
    let all = draft.people.iter().chain(own).flatten();
    all.map(|(field, raw)| (field.as_str(), raw.as_str())).collect()
}

#[test]
fn drafts_of_every_version_open() {
    let present = folder().join(env!("CARGO_PKG_VERSION"));
    if std::env::var_os("TOKHAI_BLESS").is_some() {
        std::fs::create_dir_all(&present).unwrap();
        for journey in JOURNEYS.iter() {
            let text = draft_file::write(&draft_of(journey)).unwrap();
            std::fs::write(present.join(format!("{}.json", journey.name)), text).unwrap();
        }
    }
    assert!(present.is_dir(), "no drafts of this version: run with TOKHAI_BLESS=1");
    let mut seen = 0;
    for version in std::fs::read_dir(folder()).unwrap().flatten() {
        for file in std::fs::read_dir(version.path()).unwrap().flatten() {
            let path = file.path();
            let text = std::fs::read_to_string(&path).unwrap();
            let opened = draft_file::read(&text)
                .unwrap_or_else(|why| panic!("{}: {}", path.display(), why.text().en));
            let session = Session::new(DAY).apply(Action::Restore(opened.draft.clone()));
            assert_ne!(session.screen(), Screen::Start, "{}", path.display());
            // Every answer is where it was.
            let again = Draft::of(&session);
            assert_eq!(answers(&again), answers(&opened.draft), "{}", path.display());
            assert_eq!(opened.draft.left_out(), Vec::new(), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= JOURNEYS.len(), "{seen} drafts");
}

#[test]
fn what_is_not_taken_over_is_named_and_kept() {
    let answer = |field: &str, raw: &str| (field.to_owned(), raw.to_owned());
    let saved = |procedure: &str, answers: &[(String, String)]| SavedApplication {
        procedure: procedure.to_owned(),
        person: 0,
        answers: answers.iter().cloned().collect(),
        ..SavedApplication::default()
    };
    let draft = Draft {
        schema: SCHEMA,
        people: vec![
            [answer("applicant.full_name", "Trần Thị Bưởi"), answer("applicant.shoe_size", "38")]
                .into(),
        ],
        applications: vec![
            saved("identity-card", &[answer("card.held", "papyrus"), answer("card.moon", "full")]),
            saved("moon-visa", &[answer("moon.phase", "new")]),
        ],
        current: Some(0),
        screen: "name".to_owned(),
        ..Draft::default()
    };
    let left = draft.left_out();
    let named: Vec<String> = left
        .iter()
        .map(|one| match one {
            LeftOut::Procedure(id) | LeftOut::Question(id) => id.clone(),
            LeftOut::Answer(label, raw) => format!("{}: {raw}", label.en),
        })
        .collect();
    let label = tokhai_core::procedures::find("identity-card").unwrap().question("card.held");
    let held = format!("{}: papyrus", label.unwrap().label().en);
    assert_eq!(named, ["applicant.shoe_size", held.as_str(), "card.moon", "moon-visa"]);
    // What no question asks for any more stays where it is, for the version that asks again.
    let session = Session::new(DAY).apply(Action::Restore(draft));
    let again = Draft::of(&session);
    assert_eq!(answers(&again).get("card.moon"), Some(&"full"));
    assert_eq!(answers(&again).get("applicant.full_name"), Some(&"Trần Thị Bưởi"));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,40}", "[a-z.]{0,20}", Just("__proto__".to_owned())]
}

fn any_answers() -> impl Strategy<Value = BTreeMap<String, String>> {
    proptest::collection::btree_map(text(), text(), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_261_122),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Whatever a draft holds, its file gives it back.
    #[test]
    fn a_file_gives_back_what_was_saved(
        people in proptest::collection::vec(any_answers(), 1..4),
        own in any_answers(),
        screen in text(),
        at in 0_usize..4,
    ) {
        let procedure = "passport".to_owned();
        let person = at % people.len();
        let draft = Draft {
            schema: SCHEMA,
            people,
            applications: vec![SavedApplication { procedure, person, answers: own, ..SavedApplication::default() }],
            current: Some(at),
            screen,
            ..Draft::default()
        };
        let opened = Opened { draft: draft.clone(), lang: None, saved_at: None, app: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        let text = draft_file::write(&opened).unwrap();
        match draft_file::read(&text) {
            Ok(read) => prop_assert_eq!(read, opened),
            Err(why) => {
                prop_assert_eq!(why, draft_file::Refused::Empty);
                prop_assert!(draft.is_empty());
            }
        }
        // Opening is total, whatever it holds.
        let session = Session::new(DAY).apply(Action::Restore(draft));
        prop_assert!(session.applications().len() <= 1);
    }

    /// Any text ends in a draft or in a reason; one changed character of a file in a reason or in the same draft.
    #[test]
    fn any_text_is_judged(text in ".{0,200}", at in 0_usize..2000, sign in any::<char>()) {
        let _ = draft_file::read(&text);
        let opened = draft_of(&JOURNEYS[0]);
        let mut signs: Vec<char> = draft_file::write(&opened).unwrap().chars().collect();
        let at = at % signs.len();
        signs[at] = sign;
        let text: String = signs.into_iter().collect();
        if let Ok(read) = draft_file::read(&text) {
            prop_assert_eq!(read, opened);
        }
    }
}
