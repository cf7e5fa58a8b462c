//! A sheet is opened again: the same application comes out, and nothing that is not ours gets in.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]
// How long a hostile file takes is part of what is tested, and docs/pdf.md has the figures.
#![allow(clippy::disallowed_methods, clippy::print_stdout)]

#[path = "support/answers.rs"]
mod answers;
#[path = "../src/bin/bundle/cases.rs"]
mod cases;
#[path = "support/journeys.rs"]
mod journeys;
#[path = "support/sources.rs"]
mod sources;
#[path = "support/vectors.rs"]
mod vectors;

use answers::{DAYS, one_for_each_lead};
use journeys::JOURNEYS;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use tokhai_core::dossier::counter;
use tokhai_core::dossier::draft_file::{LONGEST_FILE, Opened, Refused, read};
use tokhai_core::dossier::json::{application, pretty, registration, sha256};
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
        assert_eq!(
            counter::open(&bytes).unwrap().application(),
            counter::open(text.as_bytes()).unwrap().application()
        );
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
    // A program may have put something in front, and a file of data may speak of PDFs.
    let whole = [b"\n\n", SHEET.as_slice()].concat();
    assert_eq!(reopen(&whole), reopen(&SHEET));
    assert_eq!(reopen(b"{\"a\": \"%PDF-\"}"), Err(Refused::NotOurs));
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

/// What the whole sheet opens as, in the app and at the counter.
static WHOLE: LazyLock<(Opened, String)> =
    LazyLock::new(|| (reopen(&SHEET).unwrap(), counter::open(&SHEET).unwrap().application()));

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 500,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_123),
        ..ProptestConfig::default()
    }
}

/// The most that opening a damaged sheet may take: a thousand times what a whole one does, for a busy machine.
const LONGEST_MS: u128 = 10_000;

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
            prop_assert_eq!(&opened, &WHOLE.0);
        }
        if let Ok(opened) = counter::open(&bytes) {
            prop_assert_eq!(opened.application(), WHOLE.1.as_str());
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
            prop_assert_eq!(&opened, &WHOLE.0);
        }
        if let Ok(opened) = counter::open(&bytes) {
            prop_assert_eq!(opened.application(), WHOLE.1.as_str());
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

/// Counts what this thread has taken of the memory, and the most of it.
struct Counted;

thread_local! {
    static TAKEN: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

fn count(change: impl FnOnce(usize) -> usize) {
    // A thread that is ending has no count any more.
    let _ = TAKEN.try_with(|taken| {
        let (now, most) = taken.get();
        let now = change(now);
        taken.set((now, most.max(now)));
    });
}

// SAFETY: hands everything on to the system's allocator as it comes.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(|now| now + layout.size());
        // SAFETY: the caller's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // What another thread took may be given back here.
        count(|now| now.saturating_sub(layout.size()));
        // SAFETY: the caller's.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTED: Counted = Counted;

/// The most memory that a call takes beyond what is taken already.
fn memory_of<T>(call: impl FnOnce() -> T) -> (T, usize) {
    let before = TAKEN.get().0;
    TAKEN.set((before, before));
    let made = call();
    (made, TAKEN.get().1 - before)
}

/// What reading may take beside the file: the text, the same as JSON, and its canonical form.
const MOST_MEMORY: usize = 16 * 1024 * 1024;

fn packed(text: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(text, 9)
}

fn object(number: usize, head: &str, stream: &[u8]) -> Vec<u8> {
    let head = format!("{number} 0 obj\n<< {head} /Length {} >>\nstream\n", stream.len());
    [head.as_bytes(), stream, b"\nendstream\nendobj\n"].concat()
}

/// A file of the given objects, with a table that leads to the first one.
fn file_of(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let first = file.len();
    objects.iter().for_each(|object| file.extend_from_slice(object));
    let table = file.len();
    let end = format!(
        "xref\n0 2\n0000000000 65535 f \n{first:010} 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF"
    );
    file.extend_from_slice(end.as_bytes());
    file
}

/// Files that were made to do harm to whoever reads them.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let catalog = b"1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\n".to_vec();
    let zeros = vec![b' '; 64 * 1024 * 1024];
    let bomb = packed(&[b"{".as_slice(), &zeros].concat());
    let embedded = "/Type /EmbeddedFile /Filter /FlateDecode";
    let tables = "/Type /XRef /W [1 8 8] /Size 99999999 /Filter /FlateDecode";
    let objects = "/Type /ObjStm /N 9999999 /First 9 /Filter /FlateDecode";
    let twice = "/Type /XRef /W [1 1 1] /Filter [/FlateDecode /FlateDecode]";
    let to_itself = b"%PDF-1.7\n1 0 obj\n1 0 R\nendobj\n2 0 obj\n\
        << /Length 2 0 R /Kids [2 0 R] /Prev 9 >>\nstream\n";
    let before_itself = b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \n\
        trailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF";
    let endless = b"%PDF-1.7\n1 0 obj\n<< /Length 99999999999999999999999 >>\nstream\n{\"tokhai/";
    let full = |piece: &[u8]| {
        [b"%PDF-1.7\n", piece.repeat(LONGEST_FILE / piece.len() - 9).as_slice()].concat()
    };
    let small_bomb =
        object(2, embedded, &packed(&[b"{".as_slice(), &zeros[..LONGEST_FILE - 1]].concat()));
    // Tables that lie in one another, each with a million entries and the place of the next.
    let mut overlapping = b"%PDF-1.7\n".to_vec();
    let mut before = 0;
    for at in 0..250 {
        let here = overlapping.len();
        let head = format!(
            "{at} 0 obj\n<< /Type /XRef /W [0 1 0] /Index [{} 1000000] /Size 1 /Prev {before} /Length 1000000 >>\nstream\n",
            at * 1_000_000
        );
        overlapping.extend_from_slice(head.as_bytes());
        before = here;
    }
    overlapping.resize(LONGEST_FILE - 40, 1);
    overlapping.extend_from_slice(format!("\nstartxref\n{before}\n%%EOF").as_bytes());
    vec![
        ("a bomb as data", file_of(&[catalog.clone(), object(2, embedded, &bomb)])),
        ("a bomb as a table of objects", file_of(&[object(1, tables, &bomb)])),
        ("a bomb as a stream of objects", file_of(&[catalog, object(2, objects, &bomb)])),
        ("a bomb in a bomb", file_of(&[object(1, twice, &packed(&bomb))])),
        ("many bombs", file_of(&vec![small_bomb; 800])),
        ("tables that lie in one another", overlapping),
        ("lists in lists", full(b"[")),
        ("dictionaries in dictionaries", full(b"<</A")),
        ("references to themselves", to_itself.to_vec()),
        ("a table that comes before itself", before_itself.to_vec()),
        ("a length beyond every number", endless.to_vec()),
        ("nothing but beginnings", full(b"stream\n")),
        ("nothing but beginnings of data", full(b"stream\n{")),
        ("nothing but beginnings of packed data", full(b"stream\n\x78\x9c")),
        ("nothing but data without an end", full(b"stream\n{\"tokhai/")),
    ]
}

#[test]
fn what_was_made_to_do_harm_is_refused() {
    for (what, bytes) in hostile() {
        let begun = std::time::Instant::now();
        let (refused, memory) = memory_of(|| (reopen(&bytes).err(), counter::open(&bytes).err()));
        let took = begun.elapsed().as_millis();
        println!("{what}: {} bytes, {took} ms, {memory} bytes of memory", bytes.len());
        let why = if bytes.len() > LONGEST_FILE { Refused::TooBig } else { Refused::NoData };
        assert_eq!(refused, (Some(why), Some(counter::Refused::Pdf)), "{what}");
        assert!(bytes.len() <= LONGEST_FILE, "{what} is too big to do harm");
        assert!(memory < MOST_MEMORY, "{what} took {memory} bytes");
        assert!(took < LONGEST_MS, "{what} took {took} ms");
    }
}

/// A sheet whose data somebody replaced without taking the old away, as programs do that only add to a file.
#[test]
fn the_last_data_counts() {
    let mut all = dossiers().into_iter();
    let (old, new) = (all.next().unwrap(), all.next_back().unwrap());
    let mut bytes = printed(&old, Some(&data(&old)));
    bytes.extend(object(
        999,
        "/Type /EmbeddedFile /Filter /FlateDecode",
        &packed(data(&new).as_bytes()),
    ));
    assert_eq!(reopen(&bytes), read(&data(&new)));
}

/// Every vector goes to paper and back, by the PDF and by its code. A spread of them in every run; all with `TOKHAI_SOAK`.
#[test]
fn every_vector_comes_back_from_its_sheet() {
    let all = std::env::var_os("TOKHAI_SOAK").is_some();
    let begun = std::time::Instant::now();
    let mut count = 0;
    for (at, dossier) in vectors::vectors() {
        let text = data(&dossier);
        // By its own digest, so that another vector more or less does not choose others.
        let chosen = u8::from_str_radix(&sha256(text.as_bytes())[..2], 16).unwrap();
        if !all && !chosen.is_multiple_of(SPREAD) {
            continue;
        }
        count += 1;
        let bytes = printed(&dossier, Some(&text));
        assert_eq!(reopen(&bytes), read(&text), "{at}");
        let (from_pdf, from_data) =
            (counter::open(&bytes).unwrap(), counter::open(text.as_bytes()).unwrap());
        let judged = dossier.assessment();
        let whole = pretty(&application(judged.procedure, judged.day, dossier.answers())).unwrap();
        assert_eq!(
            (from_pdf.application(), from_data.application()),
            (whole.clone(), whole),
            "{at}"
        );
        // The session of it has the same answers, and closes to the same application.
        let session = reopen(&bytes).unwrap().draft.restore(judged.day);
        let again = Dossier::close(
            judged.procedure,
            judged.day,
            &session.answers(),
            dossier.made(),
            reference(),
        );
        assert_eq!(again.unwrap().answers(), dossier.answers(), "{at}");
    }
    println!("{count} vectors went to paper and back in {} s", begun.elapsed().as_secs());
    assert!(count >= 10, "only {count}");
}

/// One in so many vectors is printed in every run.
const SPREAD: u8 = 32;
