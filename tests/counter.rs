//! The code on the sheet: every ordinary application fits one symbol and comes back as it was, and nothing altered does.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

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

use answers::{DAYS, finished};
use icalendar::{Component, EventLike};
use journeys::JOURNEYS;
use sources::{bless, root};
use std::collections::BTreeSet;
use std::fmt::Write;
use tokhai_core::dossier::json::{application, pretty, read_application, registration};
use tokhai_core::dossier::qr::symbol::symbol;
use tokhai_core::dossier::qr::{Code, Extent, MARK, Unreadable, decode, encode, fields};
use tokhai_core::dossier::summary::{Masking, office, sheet};
use tokhai_core::dossier::text::plain;
use tokhai_core::dossier::{Dossier, Moment, Reference, calendar_file, counter};
use tokhai_core::form::{Answers, Asked};
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::{self, Procedure};
use tokhai_core::values::communes::Communes;
use tokhai_core::values::day::{parse_day, ymd};
use tokhai_core::values::text::Lang;

const FIELDS: &str = "schema/counter-fields-1.txt";

fn close(procedure: &'static Procedure, day: LegalDay, answers: &Answers) -> Option<Dossier> {
    let made = Moment { day: day.0, hour: 9, minute: 5, second: 7 };
    let reference = Reference::from_chance([11, 3, 5, 200, 40, 77, 13, 199, 6]);
    Dossier::close(procedure, day, answers, made, reference).ok()
}

/// The application of a journey, closed.
fn of_journey(name: &str) -> Dossier {
    let journey = JOURNEYS.iter().find(|journey| journey.name == name).unwrap();
    let answers: Answers = journey.typed.iter().copied().collect();
    let procedure = procedures::find(journey.procedure).unwrap();
    close(procedure, LegalDay(ymd(2026, 11, 22)), &answers).expect("the journey can close")
}

/// The answers a code is to give back, and the questions whose answers it leaves out.
fn expected(dossier: &Dossier) -> (Answers, Vec<String>) {
    let (_, table) = fields::of(dossier.assessment().procedure.id).unwrap();
    let kept = |field: &str| table.iter().any(|row| row.field == field && !row.left_out);
    let (mut answers, mut left_out) = (Answers::default(), BTreeSet::new());
    let judged = dossier.assessment();
    for (field, raw) in application(judged.procedure, judged.day, dossier.answers()).answers {
        if kept(&field) {
            answers.set(&field, &raw);
        } else {
            left_out.insert(field);
        }
    }
    (answers, left_out.into_iter().collect())
}

/// What is wrong with the way of an application through its code; the code.
fn there_and_back(dossier: &Dossier) -> Code {
    let code = encode(dossier).expect("a code");
    let read = decode(&code.digits).unwrap_or_else(|why| {
        panic!("{why:?} of {:?} on {:?}", dossier.answers(), dossier.assessment().day)
    });
    let judged = dossier.assessment();
    assert_eq!(read.extent, code.extent);
    assert_eq!(read.procedure.id, judged.procedure.id);
    assert_eq!(read.day, judged.day);
    assert_eq!(read.made, dossier.made());
    assert_eq!(&read.reference, dossier.reference());
    assert_eq!(read.unknown, 0);
    let whole = serde_json::to_value(registration(dossier)).unwrap();
    let hex = read.digest.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    assert!(whole["digest"].as_str().unwrap().starts_with(&hex));
    if code.extent == Extent::Whole {
        let (answers, left_out) = expected(dossier);
        assert_eq!(read.answers, answers);
        let mut found: Vec<String> =
            read.left_out.iter().map(|field| (*field).to_owned()).collect();
        found.sort();
        assert_eq!(found, left_out);
    }
    code
}

/// Why an answer stays out of every code, whatever the procedure.
fn never_carried(field: &str, procedure: &str) -> bool {
    // The forms of the passport have these two; the card's office has them in its own data.
    let background = ["applicant.ethnicity", "applicant.religion"].contains(&field);
    field.starts_with("passport.refund_") || (background && !procedure.starts_with("passport"))
}

#[test]
fn the_table_has_every_question_and_only_grows() {
    let before = std::fs::read_to_string(root().join(FIELDS)).unwrap_or_default();
    let mut table: Vec<(String, Vec<String>)> = before
        .split("\nprocedure ")
        .skip(1)
        .map(|part| {
            let mut lines = part.lines().map(str::to_owned).filter(|line| !line.is_empty());
            (lines.next().unwrap(), lines.collect())
        })
        .collect();
    for procedure in procedures::ALL {
        if !table.iter().any(|(id, _)| id == procedure.id) {
            table.push((procedure.id.to_owned(), Vec::new()));
        }
        let (_, lines) = table.iter_mut().find(|(id, _)| id == procedure.id).unwrap();
        for question in procedure.asks().map(|ask| ask.question) {
            let field = question.id();
            let at = lines.iter().position(|line| line.split(' ').next() == Some(field));
            let at = at.unwrap_or_else(|| {
                lines.push(field.to_owned());
                lines.len() - 1
            });
            let options: Vec<&str> = match question.asked() {
                _ if never_carried(field, procedure.id) => vec!["-"],
                Asked::Choice(options) | Asked::Choices(options) => {
                    options.iter().map(|option| option.id).collect()
                }
                Asked::Date { or, .. } => or.iter().map(|option| option.id).collect(),
                Asked::Tick(_) => vec!["yes"],
                Asked::Line(_)
                | Asked::Listed(_)
                | Asked::Province
                | Asked::Commune { .. }
                | Asked::Visit { .. }
                | Asked::Office => Vec::new(),
            };
            for option in options {
                if !lines[at].split(' ').skip(1).any(|known| known == option) {
                    lines[at] = format!("{} {option}", lines[at]);
                }
            }
        }
    }
    let mut now = String::from(
        "The order of the answers in a code (docs/qr.md). Lines and options are added at the end; nothing is moved or dropped.\n\
         A hyphen marks a question whose answer no code carries.\n",
    );
    for (id, lines) in table {
        write!(now, "\nprocedure {id}\n{}\n", lines.join("\n")).unwrap();
    }
    bless(FIELDS, &now);
}

/// What is behind `frozen` has been printed: the table of today begins with it, line by line and option by option.
#[test]
fn what_was_published_is_not_changed() {
    let parts = |text: &str| -> Vec<Vec<Vec<String>>> {
        let part = |part: &str| {
            let words = |line: &str| line.split(' ').map(str::to_owned).collect();
            part.lines().filter(|line| !line.is_empty()).map(words).collect()
        };
        text.split("\nprocedure ").skip(1).map(part).collect()
    };
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap_or_default();
    let (frozen, now) = ("tests/codes/fields-1.txt", read(FIELDS));
    let before = parts(&read(frozen));
    let after = parts(&now);
    assert!(after.len() >= before.len(), "a procedure is gone");
    for (before, after) in before.iter().zip(&after) {
        assert!(after.len() >= before.len(), "{}: a line is gone", before[0][0]);
        for (before, after) in before.iter().zip(after) {
            assert!(after.starts_with(before), "{before:?} became {after:?}");
        }
    }
    bless(frozen, &now);
    // The dictionary is part of every printed code.
    let dictionary = std::fs::read(root().join("schema/counter-dictionary-1.txt")).unwrap();
    assert_eq!(tokhai_core::dossier::json::sha256(&dictionary), DICTIONARY);
}

/// The SHA-256 of the dictionary of the first format.
const DICTIONARY: &str = "f18e2532d7b98caae59c2ccd938e0fc5cd72d8a0e6bf3e529d3a3227ab9f4c19";

#[test]
fn every_journey_fits_one_symbol_and_comes_back() {
    let mut table =
        String::from("| Journey | Answers | Digits | Version | Modules |\n|---|---|---|---|---|\n");
    for journey in JOURNEYS.iter() {
        let dossier = of_journey(&journey.name);
        let code = there_and_back(&dossier);
        assert_eq!(code.extent, Extent::Whole, "{}", journey.name);
        let size = symbol(&code.digits).expect("a symbol").size;
        assert!(size <= 77, "{}: {size} modules", journey.name);
        let (answers, digits, version) =
            (dossier.answers().iter().count(), code.digits.len(), (size - 17) / 4);
        writeln!(table, "| {} | {answers} | {digits} | {version} | {size} |", journey.name)
            .unwrap();
        bless_once(&journey.name, &code.digits);
    }
    let path = "docs/qr.md";
    let text = std::fs::read_to_string(root().join(path)).unwrap_or_default();
    let (head, rest) = text.split_once("<!-- journeys -->\n").expect("a place for the table");
    let (_, tail) = rest.split_once("<!-- /journeys -->").expect("the end of the table");
    bless(path, &format!("{head}<!-- journeys -->\n{table}<!-- /journeys -->{tail}"));
}

/// A code that was printed once is read for ever: a file that is there is never written anew.
fn bless_once(name: &str, digits: &str) {
    let path = format!("tests/codes/{name}.txt");
    if !root().join(&path).exists() {
        bless(&path, &format!("{digits}\n"));
    }
    let printed = std::fs::read_to_string(root().join(&path)).unwrap_or_default();
    let (old, new) = (decode(&printed).expect(name), decode(digits).expect(name));
    assert_eq!(old.procedure.id, new.procedure.id, "{name}");
    for (field, raw) in old.answers.iter() {
        assert_eq!(new.answers.get(field), Some(raw), "{name}: {field}");
    }
}

#[test]
fn every_vector_and_every_combination_comes_back() {
    let (mut closed, mut short) = (0, Vec::new());
    for (at, dossier) in vectors::vectors() {
        closed += 1;
        if there_and_back(&dossier).extent == Extent::Short {
            short.push(at);
        }
    }
    assert!(closed >= 300, "only {closed} vectors");
    for procedure in procedures::ALL {
        for day in DAYS {
            for form in finished(procedure, day).iter().filter(|form| form.closes).step_by(7) {
                let dossier = close(procedure, LegalDay(day), &form.answers).unwrap();
                closed += 1;
                if there_and_back(&dossier).extent == Extent::Short {
                    short.push(format!("{} {day}", procedure.id));
                }
            }
        }
    }
    assert!(closed >= 700, "only {closed}");
    assert!(short.is_empty(), "{} of {closed}: {}", short.len(), short.join("\n"));
}

#[test]
fn what_does_not_fit_becomes_a_short_code() {
    let dossier = of_journey("passport-loss-report");
    let mut answers = dossier.answers().clone();
    // Letters in no order, as no person writes: nothing about them can be compressed.
    let letter = |at: u32| char::from_u32('ạ' as u32 + at.wrapping_mul(2_654_435_761) % 88);
    let story: String = (0..900).filter_map(letter).collect();
    answers.set("loss.story", &story);
    let judged = dossier.assessment();
    let dossier = close(judged.procedure, judged.day, &answers).expect("it can close");
    let code = there_and_back(&dossier);
    assert_eq!(code.extent, Extent::Short);
    let read = decode(&code.digits).unwrap();
    for field in ["applicant.full_name", "applicant.personal_id", "applicant.born_on"] {
        assert_eq!(read.answers.get(field), answers.get(field), "{field}");
    }
    assert_eq!(read.answers.get("loss.story"), None);
    assert!(read.left_out.contains(&"loss.story"));
}

#[test]
fn what_is_sensitive_stays_out() {
    let mut seen = BTreeSet::new();
    for procedure in procedures::ALL {
        for day in DAYS {
            for form in finished(procedure, day).iter().filter(|form| form.closes).step_by(3) {
                let dossier = close(procedure, LegalDay(day), &form.answers).unwrap();
                let read = decode(&encode(&dossier).unwrap().digits).unwrap();
                for (field, _) in read.answers.iter() {
                    assert!(!never_carried(field, procedure.id), "{}: {field}", procedure.id);
                }
                seen.extend(read.left_out.iter().map(|field| (procedure.id, *field)));
            }
        }
    }
    assert!(seen.contains(&("passport", "passport.refund_account")), "{seen:?}");
    assert!(seen.contains(&("identity-card", "applicant.religion")), "{seen:?}");
}

#[test]
fn any_one_altered_digit_is_refused() {
    let code = encode(&of_journey("identity-card")).unwrap().digits;
    let mut digits = code.clone().into_bytes();
    for at in 0..digits.len() {
        let right = digits[at];
        for digit in (b'0'..=b'9').filter(|digit| *digit != right) {
            digits[at] = digit;
            let text = std::str::from_utf8(&digits).unwrap();
            let why = decode(text).err();
            let expected = match at {
                0 | 1 => Unreadable::NotOurs,
                2 | 3 => Unreadable::Newer,
                _ => Unreadable::Damaged,
            };
            assert_eq!(why, Some(expected), "{digit} at {at}");
        }
        digits[at] = right;
    }
    // One left out, one twice, two neighbours swapped, cut anywhere.
    for at in 0..code.len() {
        let (head, tail) = code.split_at(at);
        assert!(decode(head).is_err());
        assert!(decode(&format!("{head}{}", &tail[1..])).is_err());
        assert!(decode(&format!("{head}{}{tail}", &tail[..1])).is_err());
        if at > 0 && code.as_bytes()[at - 1] != code.as_bytes()[at] {
            let swapped =
                format!("{}{}{}{}", &head[..at - 1], &tail[..1], &head[at - 1..], &tail[1..]);
            assert!(decode(&swapped).is_err(), "{at}");
        }
    }
}

#[test]
fn blanks_and_line_ends_do_not_matter_and_other_things_are_not_ours() {
    let code = encode(&of_journey("passport")).unwrap().digits;
    let spaced: String = code.chars().enumerate().fold(String::new(), |text, (at, digit)| {
        text + if at % 80 == 79 { "\r\n" } else { "" } + &digit.to_string()
    });
    assert!(decode(&format!(" {spaced}\n")).is_ok());
    let card = "079301000001|123456789|Nguyễn Thị Hoài An|10052001|Nữ|1 phố Ví Dụ|12082024";
    for other in ["", " ", "8", "84", "https://example.vn", card, "٨٤٠١", "８４０１", "8401x"]
    {
        let why = decode(other).err();
        let expected = if other == "84" { Unreadable::Newer } else { Unreadable::NotOurs };
        assert_eq!(why, Some(expected), "{other}");
    }
    assert_eq!(decode(MARK).err(), Some(Unreadable::Damaged));
    assert_eq!(decode(&format!("{MARK}{}", "0".repeat(100_000))).err(), Some(Unreadable::Damaged));
}

/// What the input methods of a Vietnamese machine make of a text that a scanner types key by key.
#[test]
fn digits_go_through_telex_and_vni_unchanged() {
    let code = encode(&of_journey("identity-card")).unwrap().digits;
    for method in [&vi::VNI, &vi::TELEX] {
        assert_eq!(typed_through(method, &code), code);
    }
    // The engines are awake: a code with letters would not have come through.
    assert_eq!(typed_through(&vi::TELEX, "DD"), "Đ");
    assert_eq!(typed_through(&vi::VNI, "A1"), "Á");
}

fn typed_through(method: &vi::Definition, keys: &str) -> String {
    let mut out = String::new();
    vi::transform_buffer(method, keys.chars(), &mut out);
    out
}

/// The packed values and the unpacked ones, read by the book (docs/qr.md) and with nothing of ours.
fn by_the_book(digits: &str) -> (Vec<u8>, Vec<u8>) {
    const GROUPS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];
    let mut bytes = Vec::new();
    for group in digits.strip_prefix("8401").unwrap().as_bytes().chunks(17) {
        let length = GROUPS.iter().position(|digits| *digits == group.len()).unwrap();
        let number: u64 = std::str::from_utf8(group).unwrap().parse().unwrap();
        bytes.extend_from_slice(&number.to_be_bytes()[8 - length..]);
    }
    let dictionary = std::fs::read(root().join("schema/counter-dictionary-1.txt")).unwrap();
    let mut inflate = zlib_rs::Inflate::new(false, 15);
    let mut values = vec![0; 16_384];
    inflate.set_dictionary(&dictionary).unwrap();
    let (packed, _) = bytes.split_at(bytes.len() - 8);
    let status = inflate.decompress(packed, &mut values, zlib_rs::InflateFlush::Finish).unwrap();
    assert_eq!(status, zlib_rs::Status::StreamEnd);
    values.truncate(usize::try_from(inflate.total_out()).unwrap());
    (bytes, values)
}

#[test]
fn the_book_says_what_the_code_does() {
    let book = std::fs::read_to_string(root().join("docs/qr.md")).unwrap();
    let digits = encode(&of_journey("portal-account")).unwrap().digits;
    let (bytes, values) = by_the_book(&digits);
    let joined: String = book.split_whitespace().collect();
    let hex =
        |bytes: &[u8]| bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    for part in [digits.as_str(), &hex(&bytes), &hex(&values)] {
        assert!(joined.contains(part), "docs/qr.md lacks {part}");
    }
    // Every journey can be read by another implementation of deflate.
    for journey in JOURNEYS.iter() {
        let (_, values) = by_the_book(&encode(&of_journey(&journey.name)).unwrap().digits);
        assert!(matches!(values.first(), Some(0x80..=0x98)), "{}", journey.name);
    }
}

#[test]
fn a_reference_never_looks_like_a_file_code() {
    // Số hồ sơ of the portals: G01.899.909-260916-890028; older ones begin with 000 or H and the province's number.
    let looks_like_one = |text: &str| {
        let groups: Vec<&str> = text.split(['.', '-']).collect();
        let number = |group: &&str| group.chars().all(|sign| sign.is_ascii_digit());
        groups.iter().filter(|group| group.len() >= 2 && number(group)).count() >= 2
    };
    assert!(looks_like_one("G01.899.909-260916-890028"));
    assert!(looks_like_one("000.00.12.H29-260916-0028"));
    let mut chance = [0_u8; 9];
    for round in 0..20_000_u32 {
        for (at, byte) in chance.iter_mut().enumerate() {
            *byte = round.wrapping_mul(2_654_435_761).rotate_left(5 * at as u32) as u8;
        }
        let reference = Reference::from_chance(chance);
        assert!(!looks_like_one(&reference.shown()), "{}", reference.shown());
        assert!(!looks_like_one(reference.as_str()));
        // Never more than one digit in a row but at the end, so no day, no serial and no unit can be read out of it.
        let runs = reference.as_str().split(|sign: char| !sign.is_ascii_digit());
        assert!(runs.map(str::len).max() <= Some(2), "{}", reference.shown());
    }
}

fn communes() -> Communes {
    let text = std::fs::read_to_string(root().join("public/data/communes.txt")).unwrap();
    Communes::read(&text).expect("a sound table")
}

/// What the counter opens of a code and of a file is the application itself, less what a code leaves out.
#[test]
fn the_counter_opens_codes_and_files() {
    let communes = communes();
    for journey in JOURNEYS.iter() {
        let dossier = of_journey(&journey.name);
        let judged = dossier.assessment();
        let file = pretty(&registration(&dossier)).unwrap();
        let from_file = counter::open(file.as_bytes()).unwrap();
        let back: serde_json::Value = serde_json::from_str(&from_file.application()).unwrap();
        let whole = application(judged.procedure, judged.day, dossier.answers());
        assert_eq!(back, serde_json::to_value(whole).unwrap(), "{}", journey.name);

        assert_eq!(
            counter::open(&pdf_around(file.as_bytes())).unwrap().application(),
            from_file.application()
        );

        let from_code = counter::open(encode(&dossier).unwrap().digits.as_bytes()).unwrap();
        let back: serde_json::Value = serde_json::from_str(&from_code.application()).unwrap();
        let read = read_application(&back).unwrap();
        let (answers, left_out) = expected(&dossier);
        assert_eq!(read.answers, answers, "{}", journey.name);
        assert!(from_file.digest().unwrap().starts_with(from_code.digest().unwrap()));

        for (opened, sealed) in [(&from_file, "verdict"), (&from_code, "verdict")] {
            for lang in [Lang::Vi, Lang::En] {
                let form = opened.form(Some(&communes), lang);
                assert_eq!(form[sealed], "clear", "{}: {form}", journey.name);
                assert_eq!(form["sealed"], true);
                assert_eq!(form["reference"], dossier.reference().shown());
            }
        }
        let form = from_code.form(Some(&communes), Lang::Vi);
        let lines = form["lines"].as_array().unwrap();
        let marked = |state: &str| -> Vec<&str> {
            let of = lines.iter().filter(|line| line["state"] == state);
            of.map(|line| line["field"].as_str().unwrap()).collect()
        };
        let mut shown_left_out = marked("left-out");
        shown_left_out.sort_unstable();
        assert_eq!(shown_left_out, left_out, "{}", journey.name);
        assert_eq!(marked("missing"), Vec::<&str>::new());
    }
}

/// The least that a PDF is, with data in it; `tests/reopen.rs` has whole ones.
fn pdf_around(data: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile >>\nstream\r\n", data, b"\nendstream\nendobj\n"]
        .concat()
}

#[test]
fn an_altered_file_is_refused_and_a_gap_is_shown() {
    let dossier = of_journey("identity-card");
    let file = pretty(&registration(&dossier)).unwrap();
    let altered = file.replace("Nguyễn Thị Hoài An", "Nguyễn Thị Hoài Anh");
    assert_ne!(file, altered);
    assert_eq!(counter::open(altered.as_bytes()).err(), Some(counter::Refused::Altered));
    let in_pdf = pdf_around(altered.as_bytes());
    assert_eq!(counter::open(&in_pdf).err(), Some(counter::Refused::Altered));
    assert_eq!(counter::open(&pdf_around(b"{}")).err(), Some(counter::Refused::Pdf));
    let unsealed = file.replace("\"digest\"", "\"digest2\"");
    assert_eq!(counter::open(unsealed.as_bytes()).err(), Some(counter::Refused::Altered));

    // An application without a digest, with one answer gone and one that cannot be.
    let judged = dossier.assessment();
    let mut less = application(judged.procedure, judged.day, dossier.answers());
    less.answers.remove("applicant.sex");
    less.answers.insert("card.issued_on".to_owned(), "31/02/2021".to_owned());
    let opened = counter::open(pretty(&less).unwrap().as_bytes()).unwrap();
    let form = opened.form(None, Lang::En);
    assert_eq!((&form["sealed"], &form["verdict"]), (&false.into(), &"undecided".into()));
    let state = |field: &str| {
        let lines = form["lines"].as_array().unwrap();
        lines.iter().find(|line| line["field"] == field).unwrap()["state"].clone()
    };
    assert_eq!(state("applicant.sex"), "missing");
    assert_eq!(state("card.issued_on"), "wrong");
    assert_eq!(state("applicant.full_name"), "good");
}

/// Another reader of CSV finds the table again, and no cell begins a formula.
#[test]
fn the_table_is_read_by_others_and_has_no_formula() {
    let dossier = of_journey("passport");
    let judged = dossier.assessment();
    let mut whole = application(judged.procedure, judged.day, dossier.answers());
    let name = "=HYPERLINK(\"https://example.vn\"), \"x\"\n2";
    whole.answers.insert("residence.permanent.line".to_owned(), name.to_owned());
    for (field, raw) in [
        ("father.full_name", "=1+1"),
        ("applicant.phone", "+84 912 345 678"),
        ("applicant.occupation", "@SUM(A1:A9)"),
        ("applicant.workplace", "-2+3"),
        ("passport.refund_holder", "\t=1+1"),
    ] {
        whole.answers.insert(field.to_owned(), raw.to_owned());
    }
    let opened = counter::open(pretty(&whole).unwrap().as_bytes()).unwrap();
    let text = opened.csv(Some(&communes()), Lang::Vi);
    // For a spreadsheet that is run by hand: docs/reader.md.
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("form.csv");
    std::fs::write(path, &text).unwrap();
    let mut reader = csv::Reader::from_reader(text.strip_prefix('\u{feff}').unwrap().as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let asked = judged.asked.iter().map(|(_, asks)| asks.len()).sum::<usize>();
    assert_eq!(rows.len(), asked);
    for row in &rows {
        assert_eq!(row.len(), 4);
        assert!(
            row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])),
            "{row:?}"
        );
    }
    let line = rows.iter().find(|row| &row[0] == "residence.permanent.line").unwrap();
    assert!(line[2].starts_with("'=HYPERLINK(\"https://example.vn\"), \"x\""), "{line:?}");
    assert_eq!(
        rows.iter().find(|row| &row[0] == "applicant.full_name").unwrap()[2],
        *"NGUYỄN THỊ HOÀI AN"
    );
}

/// Two independent readers of calendars find the day, the place and the reminder.
#[test]
fn the_calendar_file_is_read_by_others() {
    let mut seen = 0;
    for journey in JOURNEYS.iter() {
        let dossier = of_journey(&journey.name);
        let judged = dossier.assessment();
        for lang in [Lang::Vi, Lang::En] {
            let Some(text) = calendar_file::calendar(&dossier, Some(&communes()), lang) else {
                assert_eq!(
                    dossier.answers().get("filing.appointment_on"),
                    None,
                    "{}",
                    journey.name
                );
                continue;
            };
            seen += 1;
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
            assert!(!text.replace("\r\n", "").contains(['\r', '\n']));

            let calendar: icalendar::Calendar = text.parse().expect("a calendar");
            let [icalendar::CalendarComponent::Event(event)] = calendar.components.as_slice()
            else {
                panic!("one event: {text}")
            };
            let day = parse_day(dossier.answers().get("filing.appointment_on").unwrap()).unwrap();
            assert_eq!(event.get_start(), Some(icalendar::DatePerhapsTime::Date(day)));
            let uid = format!("{}@tokhai.invalid", dossier.reference().as_str());
            assert_eq!(event.get_uid(), Some(uid.as_str()));
            let place = office(judged, dossier.answers(), Some(&communes()));
            let told = event.get_location().unwrap().to_lowercase();
            assert_eq!(told, place.get(lang).to_lowercase(), "{}", journey.name);
            let description = event.get_description().unwrap();
            for paper in &judged.papers {
                assert!(description.contains(paper.title.get(lang)), "{description}");
            }
            assert!(description.contains(&dossier.reference().shown()));

            let mut other = ical::IcalParser::new(text.as_bytes());
            let event = other.next().unwrap().expect("a calendar").events.remove(0);
            let alarm = &event.alarms[0].properties;
            let trigger = alarm.iter().find(|property| property.name == "TRIGGER").unwrap();
            let eve = day.pred_opt().unwrap().format("%Y%m%dT130000Z").to_string();
            assert_eq!(trigger.value.as_deref(), Some(eve.as_str()), "20:00 in Việt Nam");

            // A calendar is shared: nothing in it says who goes there.
            let unfolded = text.replace("\r\n ", "");
            for field in ["applicant.full_name", "applicant.personal_id", "applicant.phone"] {
                if let Some(raw) = dossier.answers().get(field) {
                    assert!(!unfolded.contains(raw), "{field} is in {unfolded}");
                }
            }
        }
    }
    assert!(seen >= 8, "only {seen} journeys have a day");
}

/// The text to share says what the sheet says, and hides what a masked sheet hides.
#[test]
fn the_text_to_share_is_the_sheet() {
    let dossier = of_journey("identity-card");
    let whole = plain(&sheet(&dossier, Some(&communes()), Lang::Vi, Masking::Whole));
    let masked = plain(&sheet(&dossier, Some(&communes()), Lang::Vi, Masking::Masked));
    assert!(whole.contains("079 190 000 001") && !masked.contains("079 190 000 001"));
    assert_eq!(whole.lines().count(), masked.lines().count());
    for said in ["CHƯA NỘP", "Giấy tờ mang theo", "Phải nộp", "Luật Căn cước 2023"]
    {
        assert!(masked.contains(said), "{said}");
    }
}
