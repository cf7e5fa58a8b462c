//! What the counter sees of a code or a file: the form beside what is missing or wrong in it, and ways to take it along.
//!
//! Judges with the same rules as the app. Whatever arrives, there is an answer and no panic; nothing is kept.

use crate::dossier::draft_file;
use crate::dossier::json::{self, WrongEnvelope, read_application};
use crate::dossier::qr::{self, Extent, Unreadable};
use crate::dossier::reopen::data_of;
use crate::dossier::summary::{cited, facts, shown};
use crate::dossier::{Moment, Reference};
use crate::form::{Answers, FieldId};
use crate::law::LegalDay;
use crate::procedures::Procedure;
use crate::procedures::assessment::{State, Verdict, assess};
use crate::session::view::case_shown;
use crate::values::communes::Communes;
use crate::values::day::{iso, written};
use crate::values::flaw::Severity;
use crate::values::text::{Lang, Text};
use serde_json::{Value, json};

/// The largest file that is looked at: far above any registration.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// What was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    procedure: &'static Procedure,
    day: LegalDay,
    answers: Answers,
    left_out: Vec<FieldId>,
    unknown: usize,
    reference: Option<Reference>,
    made: Option<Moment>,
    digest: Option<String>,
    seal: Seal,
}

/// What can be said of whether it came whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seal {
    /// A code whose check holds.
    Code(Extent),
    /// A file whose digest is right, and whether the rules here say what it says.
    Registration { agrees: bool },
    /// A file without a digest.
    None,
}

/// Why nothing is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Digits that are not read.
    Code(Unreadable),
    /// A file that is none of ours.
    File,
    /// Larger than any of ours.
    Large,
    /// A registration whose digest is not that of what is in it.
    Altered,
    /// A PDF without our data.
    Pdf,
    /// A draft of the app, which is not finished.
    Draft,
}

impl Refused {
    /// What happened and what to do.
    pub const fn text(&self) -> Text {
        match self {
            Refused::Code(why) => why.text(),
            Refused::File => Text::new(
                "Tệp này không phải tệp dữ liệu của Tờ Khai. Hãy chọn tệp .json hoặc .pdf tải từ trang phiếu, hoặc quét mã trên phiếu.",
                "This is not a data file of Tờ Khai. Choose the .json or .pdf file from the page of the sheet, or scan the code on the sheet.",
            ),
            Refused::Large => Text::new(
                "Tệp lớn quá 4 MB nên không mở. Tệp dữ liệu của Tờ Khai nhỏ hơn nhiều.",
                "The file is larger than 4 MB and was not opened. Data files of Tờ Khai are much smaller.",
            ),
            Refused::Altered => Text::new(
                "Tệp đã bị sửa sau khi tạo: mã kiểm tra không khớp. Không dùng tệp này; hãy quét mã trên phiếu hoặc đề nghị tải lại.",
                "The file was changed after it was made: its digest does not fit. Do not use it; scan the code on the sheet or ask for a fresh file.",
            ),
            Refused::Pdf => Text::new(
                "Tệp PDF này không mang dữ liệu của Tờ Khai, hoặc đã hỏng: bản che số, bản in lại và bản quét đều không có dữ liệu. Hãy quét mã in trên phiếu, hoặc mở tệp .json.",
                "This PDF carries no data of Tờ Khai, or it is damaged: sheets with hidden numbers, reprints and scans have none. Scan the code printed on the sheet, or open the .json file.",
            ),
            Refused::Draft => Text::new(
                "Đây là bản nháp chưa xong, không phải phiếu. Người khai cần mở nháp này trong Tờ Khai và làm nốt.",
                "This is an unfinished draft, not a sheet. Its owner has to open it in Tờ Khai and finish it.",
            ),
        }
    }
}

/// Opens what a scanner typed or a file holds.
pub fn open(bytes: &[u8]) -> Result<Opened, Refused> {
    if bytes.len() > LARGEST_FILE {
        return Err(Refused::Large);
    }
    if draft_file::is_pdf(bytes) {
        return open_text(&data_of(bytes).map_err(|_| Refused::Pdf)?);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refused::File)?;
    open_text(text)
}

fn open_text(text: &str) -> Result<Opened, Refused> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with('{') {
        return qr::decode(text).map(of_code).map_err(Refused::Code);
    }
    let value: Value = serde_json::from_str(text).map_err(|_| Refused::File)?;
    match value.get("format").and_then(Value::as_str) {
        Some(json::REGISTRATION) => of_registration(value),
        Some(json::APPLICATION) => {
            let read = read_application(&value).map_err(|_: WrongEnvelope| Refused::File)?;
            Ok(of_application(read, Seal::None))
        }
        _ if draft_file::read(text).is_ok() => Err(Refused::Draft),
        _ => Err(Refused::File),
    }
}

fn of_code(scanned: qr::Scanned) -> Opened {
    Opened {
        procedure: scanned.procedure,
        day: scanned.day,
        answers: scanned.answers,
        left_out: scanned.left_out,
        unknown: scanned.unknown,
        reference: Some(scanned.reference),
        made: Some(scanned.made),
        digest: Some(scanned.digest.iter().map(|byte| format!("{byte:02x}")).collect()),
        seal: Seal::Code(scanned.extent),
    }
}

fn of_application(read: json::Read, seal: Seal) -> Opened {
    let json::Read { procedure, day, answers } = read;
    Opened {
        procedure,
        day,
        answers,
        left_out: Vec::new(),
        unknown: 0,
        reference: None,
        made: None,
        digest: None,
        seal,
    }
}

fn of_registration(mut value: Value) -> Result<Opened, Refused> {
    let digest = value.as_object_mut().and_then(|object| object.remove("digest"));
    let digest = digest.as_ref().and_then(Value::as_str).ok_or(Refused::Altered)?.to_owned();
    let canonical = json::canonical(&value).ok_or(Refused::File)?;
    if json::sha256(canonical.as_bytes()) != digest {
        return Err(Refused::Altered);
    }
    let application = value.get("application").unwrap_or(&Value::Null);
    let read = read_application(application).map_err(|_| Refused::File)?;
    let said = assess(read.procedure, read.day, &read.answers);
    let said = serde_json::to_value(json::assessment(&said)).unwrap_or_default();
    let agrees = value.get("assessment") == Some(&said);
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    Ok(Opened {
        reference: Reference::parse(text("reference")),
        made: Moment::parse(text("created_at")),
        digest: Some(digest),
        ..of_application(read, Seal::Registration { agrees })
    })
}

impl Opened {
    /// The beginning of the digest, by which a code and its file are known to belong together.
    pub fn digest(&self) -> Option<&str> {
        self.digest.as_deref()
    }

    /// The application, as a value of its public format.
    pub fn application(&self) -> String {
        let application = json::application(self.procedure, self.day, &self.answers);
        json::pretty(&application).unwrap_or_default()
    }

    /// The form as a table for a spreadsheet: UTF-8 with its mark, RFC 4180.
    pub fn csv(&self, communes: Option<&Communes>, lang: Lang) -> String {
        let mut rows = vec![CSV_HEAD.map(|head| head.get(lang).to_owned())];
        if let Some(reference) = &self.reference {
            rows.push(["", REFERENCE.get(lang), &reference.shown(), ""].map(str::to_owned));
        }
        rows.extend(
            self.lines(communes, lang).into_iter().map(|line| {
                [line.field.to_owned(), line.label.to_owned(), line.value, line.remark]
            }),
        );
        let row = |row: &[String; 4]| row.each_ref().map(|cell| quoted(cell)).join(",") + "\r\n";
        "\u{feff}".to_owned() + &rows.iter().map(row).collect::<String>()
    }

    /// Every question that is asked, in the order of the form, with its answer and what is to be said of it.
    fn lines(&self, communes: Option<&Communes>, lang: Lang) -> Vec<Line> {
        let judged = assess(self.procedure, self.day, &self.answers);
        let mut lines = Vec::new();
        for (page, asks) in &judged.asked {
            for ask in asks {
                let question = ask.question;
                let field = question.id();
                let raw = self.answers.get(field).unwrap_or_default();
                let flaw = judged.flaws.iter().find(|flaw| flaw.field == field);
                let label = question.label();
                let example = question.examples().first().copied().unwrap_or_default();
                let (standing, remark) = match flaw {
                    _ if self.left_out.contains(&field) => {
                        (Standing::LeftOut, LEFT_OUT.get(lang).to_owned())
                    }
                    _ if judged.missing.contains(&field) => {
                        (Standing::Missing, MISSING.get(lang).to_owned())
                    }
                    Some(flaw) => (
                        match flaw.flaw.severity() {
                            Severity::Error => Standing::Wrong,
                            Severity::Warning => Standing::Doubtful,
                        },
                        flaw.flaw.say(label, example).get(lang).to_owned(),
                    ),
                    None if raw.is_empty() => (Standing::Empty, String::new()),
                    None => (Standing::Good, String::new()),
                };
                let shown = shown(question, raw, communes);
                lines.push(Line {
                    page: page.short.get(lang),
                    field,
                    label: label.get(lang),
                    value: shown.map_or_else(|| raw.to_owned(), |shown| shown.get(lang).to_owned()),
                    standing,
                    remark,
                });
            }
        }
        // What is asked after an answer that is not in the code.
        let unseen: Vec<FieldId> =
            self.left_out.iter().copied().filter(|field| !judged.asks(field)).collect();
        for (page, ask) in self
            .procedure
            .pages
            .iter()
            .flat_map(|page| page.asks.iter().map(move |ask| (page, ask)))
        {
            let field = ask.question.id();
            if unseen.contains(&field) {
                lines.push(Line {
                    page: page.short.get(lang),
                    field,
                    label: ask.question.label().get(lang),
                    value: String::new(),
                    standing: Standing::LeftOut,
                    remark: LEFT_OUT.get(lang).to_owned(),
                });
            }
        }
        lines
    }

    /// Everything the page shows, in one language.
    pub fn form(&self, communes: Option<&Communes>, lang: Lang) -> Value {
        let judged = assess(self.procedure, self.day, &self.answers);
        let lines = self.lines(communes, lang);
        let open = judged.missing.iter().filter(|field| !self.left_out.contains(field)).count();
        let errors = lines.iter().filter(|line| line.standing == Standing::Wrong).count();
        let (verdict, said) = match judged.verdict {
            Verdict::Blocked => ("blocked", BLOCKED),
            _ if self.seal == Seal::Code(Extent::Short) => ("undecided", SHORT),
            _ if open + errors > 0 => ("undecided", INCOMPLETE),
            Verdict::Clear | Verdict::Undecided => ("clear", CLEAR),
        };
        let findings = judged.findings.iter().map(|found| {
            json!({
                "state": match found.state {
                    State::Met => "met",
                    State::NotMet => "not-met",
                    State::Advice => "advice",
                },
                "text": found.said.text.get(lang),
                "cites": cited(&found.said.cites),
            })
        });
        let papers = judged.papers.iter().map(|paper| {
            let text = format!("{}. {}", paper.title.get(lang), paper.remark.get(lang));
            json!({ "text": text.trim(), "cites": cited(&[paper.cite]) })
        });
        let line = |line: &Line| {
            json!({
                "page": line.page, "field": line.field, "label": line.label, "value": line.value,
                "state": line.standing.id(), "remark": line.remark,
            })
        };
        let made = self
            .made
            .map(|made| format!("{} {:02}:{:02}", written(made.day), made.hour, made.minute));
        let (sealed, seal) = self.seal.said();
        json!({
            "title": self.procedure.title.get(lang),
            "case": case_shown(self.procedure, &self.answers).map(|case| case.get(lang).to_owned()),
            "procedure": self.procedure.id,
            "reference": self.reference.as_ref().map(Reference::shown),
            "made": made,
            "filed_on": written(self.day.0),
            "filed_on_iso": iso(self.day.0),
            "digest": self.digest,
            "sealed": sealed,
            "seal": seal.get(lang),
            "unknown": (self.unknown > 0).then(|| UNKNOWN.get(lang)),
            "notice": json::NOTICE.get(lang),
            "verdict": verdict,
            "verdict_text": said.get(lang),
            "lines": lines.iter().map(line).collect::<Vec<_>>(),
            "findings": findings.collect::<Vec<_>>(),
            "facts": facts(&judged, lang).into_iter().map(|fact| json!({
                "label": fact.label, "value": fact.value, "note": fact.note,
            })).collect::<Vec<_>>(),
            "papers": papers.collect::<Vec<_>>(),
            "forms": judged.forms,
        })
    }
}

impl Seal {
    /// Whether it may be relied on, and what the officer is told.
    fn said(self) -> (bool, Text) {
        match self {
            Seal::Code(_) => (
                true,
                Text::new(
                    "Mã nguyên vẹn: mọi chữ số đều khớp mã kiểm tra.",
                    "The code is whole: every digit fits its check.",
                ),
            ),
            Seal::Registration { agrees: true } => (
                true,
                Text::new(
                    "Tệp nguyên vẹn: khớp mã kiểm tra, và máy này tính ra đúng như trong tệp.",
                    "The file is whole: its digest fits, and the rules here say what it says.",
                ),
            ),
            Seal::Registration { agrees: false } => (
                true,
                Text::new(
                    "Tệp nguyên vẹn, nhưng được làm bằng phiên bản khác: kết quả dưới đây do máy này tính lại.",
                    "The file is whole but another version made it: what is shown below was worked out here.",
                ),
            ),
            Seal::None => (
                false,
                Text::new(
                    "Tệp không có mã kiểm tra: không biết có bị sửa hay không.",
                    "The file has no digest: whether it was changed cannot be told.",
                ),
            ),
        }
    }
}

/// A question with its answer.
struct Line {
    page: &'static str,
    field: FieldId,
    label: &'static str,
    value: String,
    standing: Standing,
    remark: String,
}

/// What is to be said of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Good,
    Empty,
    Missing,
    Doubtful,
    Wrong,
    LeftOut,
}

impl Standing {
    fn id(self) -> &'static str {
        match self {
            Standing::Good => "good",
            Standing::Empty => "empty",
            Standing::Missing => "missing",
            Standing::Doubtful => "doubtful",
            Standing::Wrong => "wrong",
            Standing::LeftOut => "left-out",
        }
    }
}

const REFERENCE: Text = Text::new("Mã phiếu", "Sheet");
const MISSING: Text = Text::new("Còn thiếu", "Missing");
const LEFT_OUT: Text = Text::new(
    "Đã khai; không có trong mã, xem trên phiếu",
    "Answered; not in the code, see the sheet",
);
const UNKNOWN: Text = Text::new(
    "Trong mã có mục mà phiên bản này chưa biết. Tải lại trang để có phiên bản mới.",
    "The code has entries that this version does not know. Load the page again to get a newer one.",
);
const BLOCKED: Text = Text::new(
    "Theo những gì đã khai, có điều chưa đáp ứng.",
    "By what was declared, something stands in the way.",
);
const INCOMPLETE: Text = Text::new("Còn mục thiếu hoặc sai.", "Entries are missing or wrong.");
const SHORT: Text = Text::new(
    "Mã chỉ chứa các mục chính: mở tệp dữ liệu để xem đủ.",
    "The code holds the main entries only: open the data file to see all.",
);
const CLEAR: Text = Text::new(
    "Không thấy điều gì vướng, theo những gì đã khai. Cán bộ quyết định.",
    "Nothing found that stands in the way, by what was declared. The officer decides.",
);
const CSV_HEAD: [Text; 4] = [
    Text::new("Tên trường", "Field"),
    Text::new("Mục", "Entry"),
    Text::new("Đã khai", "Answer"),
    Text::new("Cần xem lại", "Remark"),
];

/// A cell in quotation marks. One that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let begins = |sign: char| "=+-@\t\r\n＝＋－＠".contains(sign);
    let guard = if cell.trim_start_matches(' ').starts_with(begins) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for bad in ["=1+1", "+84 912", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "＝1"] {
            assert!(quoted(bad).starts_with("\"'"), "{bad:?}");
        }
        assert_eq!(quoted("Nguyễn \"An\", 1\n2"), "\"Nguyễn \"\"An\"\", 1\n2\"");
        assert_eq!(quoted("10/05/2001"), "\"10/05/2001\"");
    }

    #[test]
    fn what_is_not_ours_is_refused_with_a_sentence() {
        let refused = |bytes: &[u8]| open(bytes).err();
        assert_eq!(refused(b""), Some(Refused::Code(Unreadable::NotOurs)));
        assert_eq!(refused(b"{}"), Some(Refused::File));
        assert_eq!(refused(b"{"), Some(Refused::File));
        assert_eq!(refused(&[0xff, 0xfe]), Some(Refused::File));
        assert_eq!(refused(b"%PDF-1.7"), Some(Refused::Pdf));
        assert_eq!(refused(&vec![b' '; LARGEST_FILE + 1]), Some(Refused::Large));
        let application = br#"{"format":"tokhai/application@1","procedure":"passport"}"#;
        assert_eq!(refused(application), Some(Refused::File));
    }
}
