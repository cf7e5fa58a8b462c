//! The official forms: that every one the law names is described or says why not, and that what is printed is what was
//! answered, in the official order.
//!
//! Generic over the procedures. poppler reads the printed forms, not our own code.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/answers.rs"]
mod answers;

use answers::{DAYS, finished};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tokhai_core::dossier::form_sheet::{FormSheet, Value, filled, form_sheet};
use tokhai_core::dossier::pdf::{Fonts, PdfDay, form_pdf};
use tokhai_core::dossier::{Dossier, Moment, Reference};
use tokhai_core::form::{Answers, Asked};
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::assessment::assess;
use tokhai_core::procedures::official_form::{FILLED, Filling, Look, OfficialForm, Seen};
use tokhai_core::procedures::{self, Procedure, official_form};
use tokhai_core::values::communes::Communes;
use tokhai_core::values::day::ymd;
use unicode_normalization::is_nfc;

const MADE: Moment = Moment { day: ymd(2026, 11, 22), hour: 9, minute: 5, second: 0 };

fn described() -> impl Iterator<Item = (&'static Procedure, &'static OfficialForm)> {
    let of = |procedure: &&'static Procedure| {
        let procedure: &'static Procedure = procedure;
        procedure.official.described.iter().map(move |form| (procedure, form))
    };
    procedures::ALL.iter().flat_map(of)
}

fn communes() -> Communes {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/communes.txt");
    Communes::read(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A finished application for each described form of a day.
fn dossiers() -> Vec<Dossier> {
    let day = ymd(2026, 11, 22);
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for procedure in procedures::ALL {
        for form in finished(procedure, day).iter().filter(|form| form.closes) {
            let reference = Reference::from_chance([7, 1, 2, 3, 4, 5, 6, 7, 8]);
            let dossier =
                Dossier::close(procedure, LegalDay(day), &form.answers, MADE, reference).unwrap();
            let Some(sheet) = form_sheet(&dossier, None) else { continue };
            // Some of each form: the first ones, which differ most.
            let represented = dossier.answers().get("representative.is").is_some();
            if seen.insert((procedure.id, sheet.code, represented, form.lead)) {
                all.push(dossier);
            }
        }
    }
    all
}

fn printed(name: &str, sheet: &FormSheet) -> PathBuf {
    let font = |name: &str| {
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/fonts").join(name)).unwrap()
    };
    let (regular, bold) = (font("tokhai-serif-regular.ttf"), font("tokhai-serif-bold.ttf"));
    let bytes = form_pdf(sheet, &Fonts { regular: &regular, bold: &bold }, PdfDay::from(MADE));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("form-{name}.pdf"));
    fs::write(&path, bytes.unwrap_or_else(|error| panic!("{name}: {error}"))).unwrap();
    path
}

fn tool(tool: &str, before: &[&str], path: &Path, after: &[&str]) -> String {
    let output = Command::new(tool).args(before).arg(path).args(after).output();
    let output = output.unwrap_or_else(|error| {
        panic!("`{tool}` cannot be started ({error}): install poppler-utils and qpdf")
    });
    assert!(output.status.success(), "{tool} refused {}", path.display());
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every string of a form, in its order.
fn strings(sheet: &FormSheet) -> Vec<String> {
    let mut all = vec![sheet.title.join(" "), sheet.caution.clone()];
    all.extend(sheet.to.clone());
    for part in &sheet.parts {
        all.push(part.heading.clone());
        for cell in part.rows.iter().flatten() {
            if !cell.number.is_empty() {
                all.push(format!("{}.", cell.number));
            }
            all.push(cell.label.clone());
            match &cell.value {
                Value::Words(words, _) | Value::Boxes(words, _) => all.push(words.clone()),
                Value::Ticks(options) => all.extend(options.iter().map(|(ticked, words)| {
                    if *ticked { format!("X {words}") } else { words.clone() }
                })),
            }
        }
    }
    all.extend([sheet.pledge.clone(), sheet.signed_by.clone()]);
    all.extend(sheet.notes.clone());
    all.extend(sheet.by_hand.clone());
    all.into_iter().map(|text| one_line(&text)).filter(|text| !text.is_empty()).collect()
}

#[test]
fn every_form_that_a_case_needs_is_described_or_says_why_not() {
    let mut named = BTreeSet::new();
    for procedure in procedures::ALL {
        for day in DAYS {
            for form in finished(procedure, day) {
                let judged = assess(procedure, LegalDay(day), &form.answers);
                named.extend(judged.forms.iter().map(|code| (procedure.id, *code)));
                let known = judged.forms.iter().filter(|code| {
                    let described = procedure.official.described.iter();
                    described
                        .filter(|form| form.code == **code && form.in_force(judged.day))
                        .count()
                        == 1
                });
                assert!(known.count() <= 1, "{}: one paper for one application", procedure.id);
            }
        }
        let described = procedure.official.described.iter().map(|form| form.code);
        let left = procedure.official.left.iter().map(|(code, _)| *code);
        let known: BTreeSet<&str> = described.chain(left).collect();
        let needed: BTreeSet<&str> =
            named.iter().filter(|(id, _)| *id == procedure.id).map(|(_, code)| *code).collect();
        // What the walk does not meet, a worked case does.
        let folder = procedure.id.replace('-', "_");
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/procedures").join(folder);
        let cases: String = fs::read_dir(cases.join("cases"))
            .unwrap()
            .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
            .collect();
        assert!(needed.is_subset(&known), "{}: {needed:?}", procedure.id);
        for code in known.difference(&needed) {
            assert!(
                cases.contains(&format!("\"{code}\"")),
                "{}: {code} is never needed",
                procedure.id
            );
        }
        for (code, why) in procedure.official.left {
            assert!(!why.vi.is_empty() && !why.en.is_empty() && is_nfc(why.vi), "{code}");
        }
    }
}

#[test]
fn a_description_names_only_what_is_asked_and_where_it_comes_from() {
    for (procedure, form) in described() {
        let name = format!("{} {}", procedure.id, form.code);
        for cell in form.cells() {
            for field in cell.fill.fields() {
                assert!(procedure.question(&field).is_some(), "{name}: nobody asks {field}");
            }
            assert!(is_nfc(cell.label), "{name}: {}", cell.label);
            // A box that is ticked by an answer is ticked by one of that question's.
            if let (Look::Ticks(ticks), official_form::Fill::Answer(field)) = (cell.look, cell.fill)
            {
                let options = match procedure.question(field).unwrap().asked() {
                    Asked::Choice(options) | Asked::Choices(options) => options,
                    other => panic!("{name}: {field} is no choice but {other:?}"),
                };
                let ids: BTreeSet<&str> = options.iter().map(|option| option.id).collect();
                let ticked: BTreeSet<&str> = ticks.iter().map(|(id, _)| *id).collect();
                assert_eq!(ticked, ids, "{name}: {field}");
            }
        }
        for field in form.to.iter().flat_map(official_form::Fill::fields) {
            assert!(procedure.question(&field).is_some(), "{name}: nobody asks {field}");
        }
        for part in form.parts {
            for row in part.rows {
                let widths: u32 = row.iter().map(|cell| u32::from(cell.width)).sum();
                assert_eq!(widths, 100, "{name}: a row that is not full");
            }
            let numbers: Vec<usize> = part
                .rows
                .iter()
                .flat_map(|row| *row)
                .filter_map(|cell| cell.number.parse().ok())
                .collect();
            assert!(
                numbers.iter().copied().eq(1..=numbers.len()),
                "{name}: the items are {numbers:?}"
            );
        }
        // In force no earlier than the act it came with, and signed only where its items were seen.
        assert!(form.from >= form.cite.instrument.from, "{name}: older than its act");
        assert!(!form.cite.at.is_empty(), "{name}: no place in the act");
        assert_eq!(form.seen == Seen::Items, !form.signed_by.is_empty(), "{name}: who signs");
    }
}

#[test]
fn the_screens_know_the_same_forms() {
    let all: BTreeSet<_> =
        described().map(|(procedure, form)| (procedure.id, form.code, form.from)).collect();
    assert_eq!(FILLED.iter().copied().collect::<BTreeSet<_>>(), all);
    for (id, code, from) in FILLED {
        let before = LegalDay(from.pred_opt().unwrap());
        assert_eq!(official_form::filled(id, &["CC01", code], LegalDay(*from)), Some(*code));
        assert_eq!(official_form::filled(id, &[code], before), None);
    }
}

#[test]
fn a_form_is_printed_with_every_answer_in_the_official_order() {
    let communes = communes();
    let mut printed_forms = BTreeSet::new();
    for (at, dossier) in dossiers().iter().enumerate() {
        let sheet = form_sheet(dossier, Some(&communes)).unwrap();
        printed_forms.insert((dossier.assessment().procedure.id, sheet.code.clone()));
        looked_at(&format!("{}-{at}", dossier.assessment().procedure.id), &sheet);
    }
    let all: BTreeSet<_> =
        described().map(|(procedure, form)| (procedure.id, form.code.to_owned())).collect();
    assert_eq!(printed_forms, all, "a form that no finished application prints");
}

#[test]
fn a_form_without_answers_is_still_the_form() {
    for (procedure, form) in described() {
        let given = Filling { procedure, answers: &Answers::default(), communes: None };
        let sheet = filled(form, &given);
        for cell in sheet.parts.iter().flat_map(|part| &part.rows).flatten() {
            match &cell.value {
                Value::Words(words, _) | Value::Boxes(words, _) => assert_eq!(words, ""),
                Value::Ticks(options) => assert!(options.iter().all(|(ticked, _)| !ticked)),
            }
        }
        looked_at(&format!("{}-{}-empty", procedure.id, form.code), &sheet);
    }
}

/// What poppler and qpdf must find in a printed form.
fn looked_at(name: &str, sheet: &FormSheet) {
    let path = printed(name, sheet);
    let pages: usize = tool("pdfinfo", &[], &path, &[])
        .lines()
        .find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok())
        .unwrap();
    assert!(pages <= 2, "{name} takes {pages} pages");
    let check = tool("qpdf", &["--check"], &path, &[]);
    assert!(check.contains("No syntax or stream encoding errors found"), "{name}: {check}");
    // What is heard: the tags, in order.
    let tags = tool("pdfinfo", &["-struct-text", "-enc", "UTF-8"], &path, &[]);
    let spoken = tags
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('"')?.strip_suffix('"'))
        .collect::<Vec<_>>()
        .join(" ");
    let spoken = one_line(&spoken);
    let mut rest = spoken.as_str();
    for string in strings(sheet) {
        let at = rest
            .find(&string)
            .unwrap_or_else(|| panic!("{name}: `{string}` is missing or too early in:\n{spoken}"));
        rest = &rest[at + string.len()..];
    }
}
