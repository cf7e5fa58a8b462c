//! A sheet is opened again: the same application comes out, and nothing that is not ours gets in.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/answers.rs"]
mod answers;
#[path = "support/journeys.rs"]
mod journeys;

use answers::{DAYS, one_for_each_lead};
use journeys::JOURNEYS;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use tokhai_core::dossier::draft_file::{LONGEST_FILE, Refused, read};
use tokhai_core::dossier::json::{pretty, registration};
use tokhai_core::dossier::pdf::{DATA_NAME, Fonts, PdfDay, pdf_with_data};
use tokhai_core::dossier::reopen::{data_of, reopen};
use tokhai_core::dossier::sheet::Sheet;
use tokhai_core::dossier::summary::{Masking, sheet};
use tokhai_core::dossier::{Dossier, Moment, Reference};
use tokhai_core::form::Answers;
use tokhai_core::law::LegalDay;
use tokhai_core::procedures;
use tokhai_core::session::Screen;
use tokhai_core::values::communes::Communes;
use tokhai_core::values::day::ymd;
use tokhai_core::values::text::Lang;

const MADE: Moment = Moment { day: ymd(2026, 11, 22), hour: 9, minute: 5, second: 7 };

fn reference() -> Reference {
    Reference::from_chance([7, 1, 2, 3, 4, 5, 6, 7, 8])
}

/// Finished applications of every procedure, today and under the law before.
fn dossiers() -> Vec<Dossier> {
    let mut all = Vec::new();
    for procedure in procedures::ALL {
        for day in [DAYS[0], DAYS[3]] {
            for form in one_for_each_lead(procedure, day).filter(|form| form.closes) {
                let day = LegalDay(day);
                all.push(Dossier::close(procedure, day, &form.answers, MADE, reference()).unwrap());
            }
        }
    }
    all
}

fn printed(dossier: &Dossier, data: Option<&str>) -> Vec<u8> {
    typeset(&sheet(dossier, None, Lang::Vi, Masking::Whole), data)
}

fn typeset(sheet: &Sheet, data: Option<&str>) -> Vec<u8> {
    let font = |name: &str| {
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/fonts").join(name)).unwrap()
    };
    let (regular, bold) = (font("tokhai-serif-regular.ttf"), font("tokhai-serif-bold.ttf"));
    let fonts = Fonts { regular: &regular, bold: &bold };
    pdf_with_data(sheet, data, &fonts, PdfDay::from(MADE)).unwrap()
}

fn data(dossier: &Dossier) -> String {
    pretty(&registration(dossier)).unwrap()
}

/// One sheet with its data, for the tests that only need some.
static SHEET: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let dossier = dossiers().into_iter().last().unwrap();
    printed(&dossier, Some(&data(&dossier)))
});

#[test]
fn every_application_comes_back_from_its_sheet() {
    let all = dossiers();
    let procedures: std::collections::BTreeSet<&str> =
        all.iter().map(|dossier| dossier.assessment().procedure.id).collect();
    assert_eq!(procedures.len(), procedures::ALL.len());
    for dossier in &all {
        let text = data(dossier);
        let bytes = printed(dossier, Some(&text));
        assert_eq!(data_of(&bytes).unwrap(), text);
        let opened = reopen(&bytes).unwrap();
        assert_eq!(Ok(&opened), read(&text).as_ref(), "the PDF and the data file say the same");
        assert_eq!(opened.draft.left_out(), []);
        // The session of it has the same answers, and closes to the same application.
        let judged = dossier.assessment();
        let session = opened.draft.restore(judged.day);
        assert_eq!(session.screen(), Screen::Review);
        let seal = session.application().unwrap().seal.clone().unwrap();
        assert_eq!((seal.made, seal.reference), (MADE, reference()), "the sheet's own number");
        let procedure = session.procedure().unwrap();
        assert_eq!(procedure.id, judged.procedure.id);
        let again =
            Dossier::close(procedure, judged.day, &session.answers(), MADE, reference()).unwrap();
        assert_eq!(again.answers(), dossier.answers());
        assert_eq!(data(&again), text);
    }
}

/// Read by people who have a queue behind them: an ordinary application is two pages at most.
#[test]
fn an_ordinary_sheet_takes_two_pages() {
    let communes =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/communes.txt"));
    let communes = Communes::read(&communes.unwrap()).unwrap();
    let mut all = Vec::new();
    for journey in JOURNEYS.iter() {
        let procedure = procedures::find(journey.procedure).unwrap();
        let day = LegalDay(MADE.day);
        let answers: Answers = journey.typed.iter().copied().collect();
        let dossier = Dossier::close(procedure, day, &answers, MADE, reference())
            .unwrap_or_else(|why| panic!("{}: {why:?}", journey.name));
        let sheet = sheet(&dossier, Some(&communes), Lang::Vi, Masking::Whole);
        let bytes = typeset(&sheet, Some(&data(&dossier)));
        fs::write(
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sheet-{}.pdf", journey.name)),
            &bytes,
        )
        .unwrap();
        let pages = bytes.windows(11).filter(|word| word == b"/Type/Page/").count();
        all.push((journey.name.as_str(), pages));
    }
    let long: Vec<_> = all.iter().filter(|(_, pages)| *pages != 1 && *pages != 2).collect();
    assert!(long.is_empty(), "{all:?}");
}

#[test]
fn strangers_find_the_data_too() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reopen-strangers.pdf");
    fs::write(&path, &*SHEET).unwrap();
    let run = |tool: &str, before: &[&str], after: &[&str]| {
        let output = Command::new(tool).args(before).arg(&path).args(after).output();
        let output = output.unwrap_or_else(|error| panic!("`{tool}` cannot be started: {error}"));
        assert!(output.status.success(), "{tool}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(run("pdfdetach", &["-list"], &[]).contains(DATA_NAME));
    let attachment = run("qpdf", &[&format!("--show-attachment={DATA_NAME}")], &[]);
    assert_eq!(attachment, data_of(&SHEET).unwrap());
    let unpacked =
        run("qpdf", &["--qdf", "--object-streams=disable", "--no-original-object-ids"], &["-"]);
    for claim in ["/AFRelationship /Data", "/AF [", "/Subtype /application#2fjson"] {
        assert!(unpacked.contains(claim), "the file lacks {claim}");
    }
}

/// Other programs write a PDF anew when it is signed or filed: what they made of it is still opened.
#[test]
fn a_sheet_that_another_program_wrote_anew_is_still_opened() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join("reopen-original.pdf");
    fs::write(&path, &*SHEET).unwrap();
    let ways: [&[&str]; 3] = [
        &["--object-streams=generate", "--compress-streams=y"],
        &["--linearize"],
        &["--qdf", "--object-streams=disable"],
    ];
    for (at, way) in ways.iter().enumerate() {
        let other = folder.join(format!("reopen-other-{at}.pdf"));
        let done = Command::new("qpdf").args(*way).arg(&path).arg(&other).status().unwrap();
        assert!(done.success());
        assert_eq!(reopen(&fs::read(&other).unwrap()), reopen(&SHEET), "{way:?}");
    }
}

#[test]
fn what_is_not_a_sheet_of_ours_is_refused_in_words() {
    let dossier = dossiers().into_iter().last().unwrap();
    assert_eq!(reopen(&printed(&dossier, None)), Err(Refused::NoData));
    assert_eq!(reopen(&printed(&dossier, Some("{\"a\": 1}"))), Err(Refused::NoData));
    assert_eq!(reopen(b"%PDF-1.7\n%%EOF"), Err(Refused::NoData));
    assert_eq!(reopen(b"\xff\xfe\x00"), Err(Refused::NotOurs));
    assert_eq!(reopen(&vec![b'%'; LONGEST_FILE + 1]), Err(Refused::TooBig));
    // Somebody changed an answer in the data, and not the digest.
    let text = data(&dossier);
    let name = dossier.answers().get("applicant.full_name").unwrap();
    let changed = text.replace(name, "Kẻ Giả Mạo");
    assert_ne!(changed, text);
    assert_eq!(reopen(&printed(&dossier, Some(&changed))), Err(Refused::Damaged));
    let newer = text.replace("tokhai/registration@1", "tokhai/registration@2");
    assert_eq!(reopen(&printed(&dossier, Some(&newer))), Err(Refused::Newer));
}

/// Data that unpacks to more than any of ours is not unpacked.
#[test]
fn a_bomb_does_not_go_off() {
    let text = format!("{{\"format\": \"tokhai/draft@1\", \"a\": \"{}\"}}", " ".repeat(40_000_000));
    let dossier = dossiers().into_iter().last().unwrap();
    let bytes = printed(&dossier, Some(&text));
    assert!(bytes.len() < LONGEST_FILE, "the bomb is too big to be one");
    assert_eq!(reopen(&bytes), Err(Refused::NoData));
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 500,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_123),
        ..ProptestConfig::default()
    }
}

/// The most that opening a damaged sheet may take: many times what a whole one does.
const LONGEST_MS: u128 = 2_000;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn damaged_bytes_never_stop_it(
        changes in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..30),
        cut in proptest::option::weighted(0.3, any::<Index>()),
    ) {
        let mut bytes = SHEET.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let begun = std::time::Instant::now();
        // Either the whole application, or none of it.
        if let Ok(opened) = reopen(&bytes) {
            prop_assert_eq!(Ok(opened), reopen(&SHEET));
        }
        prop_assert!(begun.elapsed().as_millis() < LONGEST_MS);
    }

    /// Damage where it hurts: in the words that hold a PDF together.
    #[test]
    fn damaged_structure_never_stops_it(
        swaps in proptest::collection::vec((0..WORDS.len(), 0..WORDS.len(), any::<Index>()), 1..6),
    ) {
        let mut bytes = SHEET.clone();
        for (from, to, which) in swaps {
            let (from, to) = (WORDS[from].as_bytes(), WORDS[to].as_bytes());
            let places: Vec<usize> = bytes
                .windows(from.len())
                .enumerate()
                .filter_map(|(at, word)| (word == from).then_some(at))
                .collect();
            if !places.is_empty() {
                let at = places[which.index(places.len())];
                bytes.splice(at..at + from.len(), to.iter().copied());
            }
        }
        let begun = std::time::Instant::now();
        if let Ok(opened) = reopen(&bytes) {
            prop_assert_eq!(Ok(opened), reopen(&SHEET));
        }
        prop_assert!(begun.elapsed().as_millis() < LONGEST_MS);
    }
}

const WORDS: [&str; 22] = [
    "obj",
    "endobj",
    "stream",
    "endstream",
    "xref",
    "trailer",
    "startxref",
    "/Root",
    "/Names",
    "/Kids",
    "/EF",
    "/AF",
    "/Length",
    "/FlateDecode",
    "/Filter",
    "<<",
    ">>",
    "[",
    "]",
    " R",
    " 0 ",
    "9999999999",
];
