//! A draft as a file: `tokhai/draft@1`, moved to another device or kept against the day a browser forgets.
//!
//! Reading is total and judges the whole file before anything of it is used: what is damaged, too big, newer or not ours is
//! refused with a sentence. A registration of ours is a beginning too. Knows no disk and no screen.

use crate::dossier::Moment;
use crate::dossier::json::{APPLICATION, REGISTRATION, canonical, pretty, sha256};
use crate::form::facts::LONGEST_ANSWER;
use crate::procedures;
use crate::session::draft::{Draft, SCHEMA, SavedApplication};
use crate::values::text::{Lang, Text};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The name of the format.
pub const FORMAT: &str = "tokhai/draft@1";

/// The most that a file may have, in bytes: a family of ten needs a twentieth of it.
pub const LONGEST_FILE: usize = 1024 * 1024;

/// The most people, applications, and answers of one of them. No family needs a quarter of it; a file made to freeze a
/// phone would.
const MOST: usize = 100;
const MOST_ANSWERS: usize = 1000;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// The language it was filled in.
    pub lang: Option<Lang>,
    /// When the file was saved.
    pub saved_at: Option<Moment>,
    /// The version that wrote it; a file that is written now is of this one.
    pub app: Option<String>,
}

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Longer than any draft.
    TooBig,
    /// Something else than a file of this app.
    NotOurs,
    /// Ours, but not whole: cut, or changed on the way.
    Damaged,
    /// Written by a newer version.
    Newer,
    /// Nothing was answered in it.
    Empty,
    /// A PDF without our data.
    NoData,
}

impl Refused {
    /// What the person is told.
    pub fn text(self) -> Text {
        match self {
            Refused::TooBig => Text::new(
                "Tệp này quá lớn, không phải tệp nháp của Tờ Khai. Những gì đang có vẫn giữ nguyên. Hãy chọn tệp khác.",
                "This file is too big to be a draft of Tờ Khai. Nothing here has changed. Please choose another file.",
            ),
            Refused::NotOurs => Text::new(
                "Đây không phải tệp nháp của Tờ Khai. Những gì đang có vẫn giữ nguyên. Hãy chọn tệp có tên bắt đầu bằng “to-khai” và kết thúc bằng “.json” hoặc “.pdf”.",
                "This is not a draft of Tờ Khai. Nothing here has changed. Please choose a file whose name begins with “to-khai” and ends with “.json” or “.pdf”.",
            ),
            Refused::Damaged => Text::new(
                "Tệp này không còn nguyên vẹn: bị cắt mất một phần hoặc đã bị sửa. Những gì đang có vẫn giữ nguyên. Hãy chép lại tệp từ máy cũ rồi mở lại.",
                "This file is not whole: a part is missing, or it was changed. Nothing here has changed. Copy the file from the old device again, then open it.",
            ),
            Refused::Newer => Text::new(
                "Tệp này do phiên bản mới hơn lưu. Tệp và những gì đang có vẫn giữ nguyên. Hãy tải lại trang để dùng phiên bản mới rồi mở lại.",
                "A newer version saved this file. The file and everything here are as they were. Load the page again to get the new version, then open it.",
            ),
            Refused::Empty => Text::new(
                "Tệp này chưa có câu trả lời nào. Những gì đang có vẫn giữ nguyên.",
                "There is no answer in this file. Nothing here has changed.",
            ),
            Refused::NoData => Text::new(
                "Tệp PDF này không mang dữ liệu của Tờ Khai, hoặc đã hỏng. Bản che số, bản in lại hay bản quét thì không mở lại được. Những gì đang có vẫn giữ nguyên. Hãy chọn tệp PDF gốc hoặc tệp “.json”.",
                "This PDF does not carry data of Tờ Khai, or it is damaged. Sheets with hidden numbers, reprints and scans cannot be opened again. Nothing here has changed. Please choose the original PDF or the “.json” file.",
            ),
        }
    }
}

/// The text of a file.
///
/// The digest is that of the canonical JSON without it, as in a registration; `None` only where that cannot be made.
pub fn write(opened: &Opened) -> Option<String> {
    let Opened { draft, lang, saved_at, app: _ } = opened;
    let Value::Object(mut file) = serde_json::to_value(draft).ok()? else { return None };
    file.insert("format".to_owned(), FORMAT.into());
    file.insert("app_version".to_owned(), env!("CARGO_PKG_VERSION").into());
    file.extend(lang.map(|lang| ("lang".to_owned(), lang.tag().into())));
    file.extend(saved_at.map(|at| ("saved_at".to_owned(), at.rfc3339().into())));
    let digest = sha256(canonical(&file)?.as_bytes());
    file.insert("digest".to_owned(), digest.into());
    pretty(&file)
}

/// Whether the bytes begin as a PDF does. Some programs put a few bytes in front; what begins as data may say anything.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let begin = bytes.get(..1024).unwrap_or(bytes);
    !begin.starts_with(b"{") && begin.windows(5).any(|five| five == b"%PDF-")
}

/// Reads a file.
pub fn read(text: &str) -> Result<Opened, Refused> {
    if text.len() > LONGEST_FILE {
        return Err(Refused::TooBig);
    }
    // Some editors put a mark in front.
    let text = text.trim_start_matches('\u{feff}').trim();
    let value: Value = serde_json::from_str(text).map_err(|why| match text.starts_with('{') {
        // Broken off in the middle, or broken and ours by its name.
        true if why.is_eof() || text.contains("tokhai/") => Refused::Damaged,
        _ => Refused::NotOurs,
    })?;
    let Value::Object(file) = value else { return Err(Refused::NotOurs) };
    let draft = match file.get("format").and_then(Value::as_str) {
        Some(FORMAT) => {
            intact(&file)?;
            draft(&file)?
        }
        // What the start file lets a person save when the app has stopped: the same without a name.
        None if file.contains_key("schema") && file.contains_key("applications") => draft(&file)?,
        Some(REGISTRATION) => {
            intact(&file)?;
            let application = file.get("application").and_then(Value::as_object);
            let text = |key: &str| file.get(key).and_then(Value::as_str).map(str::to_owned);
            let seal = (text("created_at"), text("reference"));
            begun(application.ok_or(Refused::Damaged)?, seal)?
        }
        Some(APPLICATION) => begun(&file, (None, None))?,
        Some(other) if newer(other) => return Err(Refused::Newer),
        Some(_) | None => return Err(Refused::NotOurs),
    };
    if draft.is_empty() {
        return Err(Refused::Empty);
    }
    let text = |key: &str| file.get(key).and_then(Value::as_str);
    Ok(Opened {
        draft,
        lang: text("lang").map(Lang::from_tag),
        saved_at: text("saved_at").and_then(Moment::parse),
        app: text("app_version").or(text("app")).map(str::to_owned),
    })
}

/// Whether it is a later version of a format that is known.
fn newer(format: &str) -> bool {
    [FORMAT, REGISTRATION, APPLICATION].iter().any(|known| {
        let name = known.trim_end_matches(|sign: char| sign.is_ascii_digit());
        format
            .strip_prefix(name)
            .and_then(|number| number.parse::<u32>().ok())
            .is_some_and(|number| number > 1)
    })
}

/// Checks the digest.
fn intact(file: &Map<String, Value>) -> Result<(), Refused> {
    let mut rest = file.clone();
    let digest = rest.remove("digest");
    let made = canonical(&rest).map(|text| sha256(text.as_bytes()));
    match (digest.as_ref().and_then(Value::as_str), made) {
        (Some(said), Some(made)) if said == made => Ok(()),
        _ => Err(Refused::Damaged),
    }
}

fn draft(file: &Map<String, Value>) -> Result<Draft, Refused> {
    match file.get("schema").and_then(Value::as_u64) {
        Some(schema) if schema == u64::from(SCHEMA) => {}
        Some(schema) if schema > u64::from(SCHEMA) => return Err(Refused::Newer),
        Some(_) | None => return Err(Refused::Damaged),
    }
    let draft: Draft =
        serde_json::from_value(Value::Object(file.clone())).map_err(|_| Refused::Damaged)?;
    bounded(draft)
}

/// An application as the draft that leads to it. Whose an answer is, the draft sorts out when it is opened.
fn begun(
    application: &Map<String, Value>,
    (made, reference): (Option<String>, Option<String>),
) -> Result<Draft, Refused> {
    let procedure = application.get("procedure").and_then(Value::as_str).ok_or(Refused::Damaged)?;
    let answers = application.get("answers").cloned().unwrap_or_else(|| json!({}));
    let answers: BTreeMap<String, String> =
        serde_json::from_value(answers).map_err(|_| Refused::Damaged)?;
    bounded(Draft {
        schema: SCHEMA,
        people: vec![BTreeMap::new()],
        applications: vec![SavedApplication {
            procedure: procedure.to_owned(),
            person: 0,
            answers,
            made,
            reference,
        }],
        current: Some(0),
        screen: "review".to_owned(),
        ..Draft::default()
    })
}

/// A draft of a bearable size whose parts fit together, with at least one procedure of this version.
fn bounded(draft: Draft) -> Result<Draft, Refused> {
    let all = || {
        let own = draft.applications.iter().map(|saved| &saved.answers);
        draft.people.iter().chain(own).chain([&draft.household])
    };
    let small = |answers: &BTreeMap<String, String>| {
        // One character more than may be typed is kept, so that the fault is seen.
        let short = |raw: &String| raw.chars().count() <= LONGEST_ANSWER + 1;
        answers.len() <= MOST_ANSWERS && answers.values().all(short)
    };
    let fits = |saved: &SavedApplication| saved.person < draft.people.len();
    let counted = draft.people.len() <= MOST && draft.applications.len() <= MOST;
    if !counted || !all().all(small) || !draft.applications.iter().all(fits) {
        return Err(Refused::Damaged);
    }
    let known = |saved: &SavedApplication| procedures::entry(&saved.procedure).is_some();
    if !draft.applications.is_empty() && !draft.applications.iter().any(known) {
        return Err(Refused::Newer);
    }
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened() -> Opened {
        let answer = |field: &str, raw: &str| [(field.to_owned(), raw.to_owned())].into();
        Opened {
            draft: Draft {
                schema: SCHEMA,
                people: vec![answer("applicant.full_name", "Trần Thị Bưởi")],
                applications: vec![SavedApplication {
                    procedure: "identity-card".to_owned(),
                    person: 0,
                    answers: answer("card.held", "cccd"),
                    made: Some("2026-11-22T08:04:00+07:00".to_owned()),
                    reference: Some("ACD".to_owned()),
                }],
                current: Some(0),
                screen: "paper".to_owned(),
                ..Draft::default()
            },
            lang: Some(Lang::Vi),
            saved_at: Moment::parse("2026-11-22T08:05:00+07:00"),
            app: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let text = write(&opened()).unwrap();
        assert_eq!(read(&text), Ok(opened()));
        assert_eq!(read(&format!("\u{feff}{text}\n")), Ok(opened()));
    }

    #[test]
    fn every_byte_that_is_missing_or_changed_is_noticed() {
        let text = write(&opened()).unwrap();
        for end in (1..text.len()).filter(|end| text.is_char_boundary(*end)) {
            assert!(read(&text[..end]).is_err(), "cut at {end}");
        }
        let changed = text.replace("Bưởi", "Bười");
        assert_eq!(read(&changed), Err(Refused::Damaged));
        let other = text.replace("\"cccd\"", "\"cmnd\"");
        assert_eq!(read(&other), Err(Refused::Damaged));
    }

    #[test]
    fn what_is_not_ours_too_big_or_newer_says_so() {
        assert_eq!(read("GIF89a"), Err(Refused::NotOurs));
        assert_eq!(read("{\"a\": 1}"), Err(Refused::NotOurs));
        assert_eq!(read("[]"), Err(Refused::NotOurs));
        assert_eq!(read(&"[".repeat(100_000)), Err(Refused::NotOurs));
        assert_eq!(read(&" ".repeat(LONGEST_FILE + 1)), Err(Refused::TooBig));
        assert_eq!(read("{\"format\": \"tokhai/draft@2\"}"), Err(Refused::Newer));
        let plain = |schema: u32, people: &str, applications: &str| {
            format!(
                "{{\"schema\": {schema}, \"people\": {people}, \"applications\": {applications}}}"
            )
        };
        let one = "[{\"procedure\": \"identity-card\", \"person\": 0}]";
        assert_eq!(read(&plain(2, "[]", "[]")), Err(Refused::Newer));
        assert_eq!(read(&plain(0, "[]", "[]")), Err(Refused::Damaged));
        assert_eq!(read(&plain(1, "[{}]", one)), Err(Refused::Empty));
        assert_eq!(read(&plain(1, "[]", one)), Err(Refused::Damaged));
        assert_eq!(read(&plain(1, "[{\"a\": 1}]", one)), Err(Refused::Damaged));
        let strange = one.replace("identity-card", "moon-visa");
        assert_eq!(read(&plain(1, "[{\"a\": \"b\"}]", &strange)), Err(Refused::Newer));
        assert!(read(&plain(1, "[{\"applicant.full_name\": \"An\"}]", one)).is_ok());
        let long = format!("[{{\"a\": {:?}}}]", "x".repeat(LONGEST_ANSWER + 2));
        assert_eq!(read(&plain(1, &long, one)), Err(Refused::Damaged));
    }
}
