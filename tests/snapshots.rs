//! The journeys of each procedure, and everything that comes out at their end, as files that a person can read.
//!
//! Few on purpose: this is the only place where wording is pinned down. `TOKHAI_BLESS=1` writes the files anew.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/journeys.rs"]
mod journeys;
#[path = "support/sources.rs"]
mod sources;

use journeys::{JOURNEYS, Journey};
use sources::{bless, root};
use std::collections::BTreeMap;
use std::fmt::Write;
use tokhai_core::dossier::json::{
    APPLICATION, canonical, pretty, read_application, registration, sha256,
};
use tokhai_core::dossier::sheet::Block;
use tokhai_core::dossier::summary::{Masking, sheet};
use tokhai_core::dossier::text::plain;
use tokhai_core::dossier::{Dossier, Moment, Reference};
use tokhai_core::procedures;
use tokhai_core::session::{Action, Screen, Session};
use tokhai_core::values::communes::Communes;
use tokhai_core::values::day::ymd;
use tokhai_core::values::text::{Lang, Text};

/// Walks to the summary by pressing the main button, and closes there.
fn walk(procedure: &'static str, typed: &[(&str, &str)]) -> Dossier {
    let day = tokhai_core::law::LegalDay(ymd(2026, 11, 22));
    let mut session = Session::new(day).apply(Action::Start(procedure));
    for (field, raw) in typed {
        session =
            session.apply(Action::Type { field: (*field).to_owned(), raw: (*raw).to_owned() });
    }
    for _ in 0..80 {
        session = session.apply(Action::Continue);
    }
    assert_eq!(session.screen(), Screen::Summary, "{procedure}: the journey ends early");
    let made = Moment { day: day.0, hour: 9, minute: 5, second: 0 };
    let reference = Reference::from_chance([11, 3, 5, 200, 40, 77, 13, 199, 6]);
    Dossier::close(session.procedure().unwrap(), day, &session.answers(), made, reference)
        .expect("it can close")
}

fn communes() -> Communes {
    let text = std::fs::read_to_string(root().join("public/data/communes.txt"))
        .expect("the table of communes");
    Communes::read(&text).expect("a sound table")
}

#[test]
fn what_comes_out_is_what_came_out_before() {
    let communes = communes();
    for Journey { name, procedure, typed } in JOURNEYS.iter() {
        let dossier = walk(procedure, typed);
        let registration = registration(&dossier);
        let json = pretty(&registration).unwrap() + "\n";
        bless(&format!("tests/snapshots/{name}.json"), &json);

        // Anyone can check the digest, and what was registered can be read back and judged again.
        let mut value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let digest = value.as_object_mut().unwrap().remove("digest").unwrap();
        assert_eq!(
            digest,
            sha256(canonical(&value).unwrap().as_bytes()).as_str(),
            "{name}: the digest"
        );
        assert_eq!(value["application"]["format"], APPLICATION);
        let read = read_application(&value["application"]).unwrap();
        assert_eq!(&read.answers, dossier.answers(), "{name}: the answers that were read back");

        let mut text = String::new();
        for (lang, name) in [(Lang::Vi, "Tiếng Việt"), (Lang::En, "English")] {
            for (masking, how) in [(Masking::Whole, ""), (Masking::Masked, " (•••)")] {
                let sheet = sheet(&dossier, Some(&communes), lang, masking);
                // The masked sheet differs in what was declared, and in nothing else.
                if masking == Masking::Whole {
                    write!(
                        text,
                        "==== {name}{how} ====\n\n{}{}\n\n",
                        plain(&sheet),
                        sheet.page_label
                    )
                    .unwrap();
                } else {
                    let declared =
                        sheet.sections.iter().flat_map(|section| &section.blocks).find_map(
                            |block| match block {
                                Block::Rows(rows) => Some(rows),
                                Block::Paragraph(_)
                                | Block::Money(_)
                                | Block::Checklist(_)
                                | Block::Steps(_)
                                | Block::Reasons(_) => None,
                            },
                        );
                    let hidden: Vec<String> = declared
                        .into_iter()
                        .flatten()
                        .filter(|row| row.value.contains('•'))
                        .map(|row| format!("{}: {}", row.label, row.value))
                        .collect();
                    write!(text, "==== {name}{how} ====\n\n{}\n\n", hidden.join("\n")).unwrap();
                }
            }
        }
        bless(&format!("tests/snapshots/{name}.txt"), &text);
    }
}

/// The names of the questions live in people's drafts and in other programs.
#[test]
fn a_question_keeps_its_name() {
    let mut asked: BTreeMap<&str, (Text, Vec<&str>)> = BTreeMap::new();
    for procedure in procedures::ALL {
        for question in procedure.asks().map(|ask| ask.question) {
            let (_, by) =
                asked.entry(question.id()).or_insert_with(|| (question.label(), Vec::new()));
            by.push(procedure.id);
        }
    }
    let path = "docs/fields.md";
    let before = std::fs::read_to_string(root().join(path)).unwrap_or_default();
    // Also when the file is written anew: whoever really drops a question takes its line out by hand.
    let names = before.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    for name in names {
        assert!(asked.contains_key(name), "{name} is no longer asked; old drafts have it");
    }
    let mut now = String::from(
        "# The names of the questions\n\n\
         Written by `tests/snapshots.rs` from the source.\n\
         An answer is kept under its name, in drafts and in files: names are added and never changed, re-used or dropped.\n\n\
         | Name | Tiếng Việt | English | Asked by |\n|---|---|---|---|\n",
    );
    for (name, (label, by)) in asked {
        writeln!(now, "| `{name}` | {} | {} | {} |", label.vi, label.en, by.join(", ")).unwrap();
    }
    bless(path, &now);
}
