//! An official form, filled in from a finished application and ready to be typeset.
//!
//! The forms are in Vietnamese whatever language a person reads. Knows nothing of fonts or pages, and nothing of a form
//! beyond its description in the folder of its procedure.

use crate::dossier::Dossier;
use crate::procedures::official_form::{Cell, Fill, Filling, Look, OfficialForm, Part, Seen};
use crate::values::communes::Communes;
use crate::values::family_name::divided;

/// A form, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSheet {
    /// Its sign: `TK01`.
    pub code: String,
    /// Its sign and the act it came with, for the upper corner.
    pub origin: String,
    /// Its title, one entry for each line.
    pub title: Vec<String>,
    /// Said in a frame where the sheet is to be copied from and not to be signed; empty otherwise.
    pub caution: String,
    /// Whether there is a place for a photo.
    pub photo: bool,
    /// Whom it is addressed to, where it says so; empty where the person writes it.
    pub to: Option<String>,
    /// Its parts.
    pub parts: Vec<FilledPart>,
    /// The pledge above the signature; may be empty.
    pub pledge: String,
    /// Who signs; empty where nobody does.
    pub signed_by: String,
    /// The notes of the form.
    pub notes: Vec<String>,
    /// What is left to do by hand: words of ours, not of the form.
    pub by_hand: Vec<String>,
    /// The foot of each page.
    pub foot: String,
    /// "Trang {page}/{pages}".
    pub page_label: String,
    /// The reference of the sheet that it belongs to.
    pub reference: String,
}

/// A part with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledPart {
    /// Its heading; may be empty.
    pub heading: String,
    /// Its rows.
    pub rows: Vec<Vec<FilledCell>>,
}

/// One place, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledCell {
    /// The number of the item that begins here; may be empty.
    pub number: String,
    /// The words of the form.
    pub label: String,
    /// What stands there.
    pub value: Value,
    /// Its share of the row, in percent.
    pub width: u8,
}

/// What stands in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words on dotted lines; so many lines where there are none.
    Words(String, u8),
    /// Digits in boxes.
    Boxes(String, u8),
    /// Boxes to tick, each with its words.
    Ticks(Vec<(bool, String)>),
}

/// The form of a finished application: the first that is described, of those that the case needs.
pub fn form_sheet(dossier: &Dossier, communes: Option<&Communes>) -> Option<FormSheet> {
    let judged = dossier.assessment();
    let official = judged.procedure.official.described;
    let form = judged.forms.iter().find_map(|code| {
        official.iter().find(|form| form.code == *code && form.in_force(judged.day))
    })?;
    let given = Filling { procedure: judged.procedure, answers: dossier.answers(), communes };
    let mut sheet = filled(form, &given);
    sheet.reference = dossier.reference().shown();
    sheet.foot = format!("{} · điền bằng Tờ Khai · mã phiếu {}", sheet.origin, sheet.reference);
    Some(sheet)
}

/// A form with these answers.
pub fn filled(form: &OfficialForm, given: &Filling<'_>) -> FormSheet {
    let copied = form.seen == Seen::Content;
    let parts: Vec<FilledPart> = form.parts.iter().map(|part| filled_part(part, given)).collect();
    FormSheet {
        code: form.code.to_owned(),
        origin: format!("Mẫu {} ({})", form.code, form.cite.instrument.number),
        title: copied
            .then_some(format!("NỘI DUNG ĐỂ GHI VÀO MẪU {}", form.code))
            .into_iter()
            .chain(form.title.iter().map(|&line| line.to_owned()))
            .collect(),
        caution: if copied { TO_COPY.to_owned() } else { String::new() },
        photo: form.photo,
        to: form.to.map(|to| said(&to, given)),
        by_hand: if copied { Vec::new() } else { by_hand(form, given, &parts) },
        parts,
        pledge: form.pledge.to_owned(),
        signed_by: form.signed_by.to_owned(),
        notes: form.notes.iter().map(|&note| note.to_owned()).collect(),
        foot: format!("Mẫu {}", form.code),
        page_label: "Trang {page}/{pages}".to_owned(),
        reference: String::new(),
    }
}

/// Said where the layout of the form was not seen.
const TO_COPY: &str = "Bản này để chép, không để ký: nội dung đúng theo mẫu, nhưng bố cục chính thức của mẫu chưa được đối chiếu. Ghi vào mẫu do cơ quan phát hoặc mẫu điện tử trên Cổng dịch vụ công.";

fn filled_part(part: &Part, given: &Filling<'_>) -> FilledPart {
    FilledPart {
        heading: part.heading.to_owned(),
        rows: part.rows.iter().map(|row| filled_row(row, given)).collect(),
    }
}

/// A row. A name that cannot be divided with certainty stands across both of its places.
fn filled_row(row: &[Cell], given: &Filling<'_>) -> Vec<FilledCell> {
    if let [family, rest] = row
        && let (Fill::Family(field), Fill::Given(_)) = (family.fill, rest.fill)
        && divided(&given.shown(field)).is_none()
    {
        return vec![FilledCell {
            number: family.number.to_owned(),
            label: format!("{} – {}", family.label, rest.label),
            value: Value::Words(given.shown(field), 1),
            width: 100,
        }];
    }
    row.iter().map(|cell| filled_cell(cell, given)).collect()
}

fn filled_cell(cell: &Cell, given: &Filling<'_>) -> FilledCell {
    let value = match cell.look {
        Look::Lines(lines) => Value::Words(said(&cell.fill, given), lines),
        Look::Boxes(count) => {
            let digits = kept(&cell.fill, given).chars().filter(char::is_ascii_digit).collect();
            Value::Boxes(digits, count)
        }
        Look::Ticks(options) => {
            let chosen = kept(&cell.fill, given);
            let tick = |(value, words): &(&str, &str)| (*value == chosen, (*words).to_owned());
            Value::Ticks(options.iter().map(tick).collect())
        }
    };
    FilledCell {
        number: cell.number.to_owned(),
        label: cell.label.to_owned(),
        value,
        width: cell.width,
    }
}

/// What goes into a place, in words.
fn said(fill: &Fill, given: &Filling<'_>) -> String {
    let name = |field: &str| given.shown(field);
    match fill {
        Fill::Pen => String::new(),
        Fill::Answer(field) => given.shown(field),
        Fill::Day(field) => given.date(field)[0].clone(),
        Fill::Month(field) => given.date(field)[1].clone(),
        Fill::Year(field) => given.date(field)[2].clone(),
        Fill::Family(field) => {
            divided(&name(field)).map(|(family, _)| family.to_owned()).unwrap_or_default()
        }
        Fill::Given(field) => {
            divided(&name(field)).map(|(_, rest)| rest.to_owned()).unwrap_or_default()
        }
        Fill::Address(prefix) => given.address(prefix),
        Fill::Worked(_, work) => work(given),
    }
}

/// The same as it is kept: digits without blanks, the id of an option.
fn kept(fill: &Fill, given: &Filling<'_>) -> String {
    match fill {
        Fill::Answer(field) => given.raw(field).trim().to_owned(),
        Fill::Pen
        | Fill::Day(_)
        | Fill::Month(_)
        | Fill::Year(_)
        | Fill::Family(_)
        | Fill::Given(_)
        | Fill::Address(_)
        | Fill::Worked(..) => said(fill, given),
    }
}

/// What the person still has to do with the paper.
fn by_hand(form: &OfficialForm, given: &Filling<'_>, parts: &[FilledPart]) -> Vec<String> {
    let mut left = Vec::new();
    let whole_name = form.cells().any(|cell| {
        matches!(cell.fill, Fill::Family(field)
            if !given.shown(field).is_empty() && divided(&given.shown(field)).is_none())
    });
    if whole_name {
        left.push(
            "Họ và tên được ghi liền vì không chắc chỗ tách họ; hỏi cán bộ nếu phải ghi riêng."
                .to_owned(),
        );
    }
    let empty = |cell: &&FilledCell| match &cell.value {
        Value::Words(words, _) | Value::Boxes(words, _) => words.is_empty(),
        Value::Ticks(ticks) => !ticks.iter().any(|(ticked, _)| *ticked),
    };
    // The item that a cell belongs to: its own number, or the last one before it.
    let mut items: Vec<String> = Vec::new();
    for part in parts {
        let letter = part.heading.split_once('.').map_or("", |(letter, _)| letter);
        let mut number = String::new();
        for cell in part.rows.iter().flatten() {
            if !cell.number.is_empty() {
                number = [letter, &cell.number].concat();
            }
            if empty(&cell) && !items.contains(&number) {
                items.push(number.clone());
            }
        }
    }
    if !items.is_empty() {
        left.push(format!(
            "Các mục còn để trống: {}. Có thì ghi thêm bằng bút, không có thì để trống.",
            items.join(", ")
        ));
    }
    if form.photo {
        left.push("Dán ảnh 4 cm x 6 cm vào khung.".to_owned());
    }
    if !form.signed_by.is_empty() {
        left.push("Đọc lại từng mục, ghi nơi và ngày, rồi ký và ghi rõ họ tên.".to_owned());
    }
    left
}
