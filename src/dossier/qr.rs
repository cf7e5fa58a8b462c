//! The code on the sheet: an application in one symbol that the counter reads without a network.
//!
//! Decimal digits only, so that a hand scanner that types into a machine with Telex or VNI switched on changes nothing.
//! `docs/qr.md` has the format byte for byte. Reading is total: whatever arrives, there is an answer and no panic.
//! Knows nothing of pictures, printers and screens.

pub mod fields;
mod packed;
pub mod symbol;

use crate::dossier::json;
use crate::dossier::sheet::SheetCode;
use crate::dossier::{Dossier, Moment, Reference};
use crate::form::{Answers, FieldId};
use crate::law::LegalDay;
use crate::procedures::{self, Procedure};
use crate::values::day::ymd;
use crate::values::nfc::nfc;
use crate::values::text::{Lang, Text};
use chrono::{Days, NaiveDate};
use fields::Row;
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use sha2::{Digest, Sha256};
use std::convert::Infallible;

/// What every code begins with: the country's calling code, then the number of the format.
pub const MARK: &str = "8401";
/// The part of the mark that no later format changes.
const FAMILY: &str = "84";
/// The bytes of the check inside a code.
const CHECK: usize = 8;
/// How much of the registration's digest a code carries, in bytes.
pub const DIGEST: usize = 16;
/// The most that the unpacked bytes may be: far above any form, far below what hurts.
const LONGEST: usize = 16 * 1024;
/// Days and seconds are counted from here.
const EPOCH: NaiveDate = ymd(2020, 1, 1);
const DAY: i64 = 86_400;

/// What a code still says where the whole application does not fit into one symbol.
const KEY_FIELDS: [FieldId; 8] = [
    "applicant.full_name",
    "applicant.born_on",
    "applicant.sex",
    "applicant.personal_id",
    "card.case",
    "passport.case",
    "eid.level",
    "filing.appointment_on",
];

/// A code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its digits.
    pub digits: String,
    /// How much of the application is in it.
    pub extent: Extent,
}

/// How much of an application a code carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Every answer but those that no code carries.
    Whole,
    /// The reference, the digest and the key fields; the rest is in the file.
    Short,
}

/// What a code said.
#[derive(Clone, Debug)]
pub struct Scanned {
    /// How much of the application was in it.
    pub extent: Extent,
    /// The procedure.
    pub procedure: &'static Procedure,
    /// The day whose law applied.
    pub day: LegalDay,
    /// When the sheet was made.
    pub made: Moment,
    /// The reference of the sheet.
    pub reference: Reference,
    /// The beginning of the registration's digest, for knowing its file again.
    pub digest: [u8; DIGEST],
    /// The answers.
    pub answers: Answers,
    /// Questions that were answered and whose answers are not in the code.
    pub left_out: Vec<FieldId>,
    /// How many answers this version cannot read, because a newer one wrote them.
    pub unknown: usize,
}

/// Why digits are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not one of our codes.
    NotOurs,
    /// Of a format that came later.
    Newer,
    /// A digit is wrong, missing or too many.
    Damaged,
    /// Sound, and yet not what a code says.
    Malformed,
}

impl Unreadable {
    /// What happened and what to do.
    pub const fn text(self) -> Text {
        match self {
            Unreadable::NotOurs => Text::new(
                "Đây không phải mã trên phiếu Tờ Khai. Hãy quét mã vuông in trên phiếu.",
                "This is not the code of a Tờ Khai sheet. Scan the square code printed on the sheet.",
            ),
            Unreadable::Newer => Text::new(
                "Phiếu này do phiên bản mới hơn làm ra. Hãy tải lại trang này để có phiên bản mới, rồi quét lại.",
                "A newer version made this sheet. Load this page again to get that version, then scan again.",
            ),
            Unreadable::Damaged => Text::new(
                "Có chữ số bị sai hoặc thiếu nên không dùng được. Hãy quét lại.",
                "A digit is wrong or missing, so nothing was taken. Scan again.",
            ),
            Unreadable::Malformed => Text::new(
                "Mã nguyên vẹn nhưng nội dung không phải là một tờ khai. Không dùng mã này.",
                "The code is whole, but what is in it is no application. Do not use it.",
            ),
        }
    }
}

const TITLE: Text = Text::new("Mã cho cán bộ quét", "Code for the officer to scan");
const CAPTION: [(Extent, Text); 2] = [
    (
        Extent::Whole,
        Text::new(
            "Quét là có sẵn những gì đã khai, khỏi nhập lại. Ai quét được cũng đọc được.",
            "It brings up what was declared, without typing. Whoever scans it can read it.",
        ),
    ),
    (
        Extent::Short,
        Text::new(
            "Chỉ có mã phiếu và các mục chính, vì tờ khai dài; còn lại ở trên phiếu và trong tệp dữ liệu.",
            "Only the number of the sheet and the main entries, as this one is long; the rest is on the sheet and in the data file.",
        ),
    ),
];
const ALT: Text = Text::new(
    "Mã QR chứa dữ liệu của phiếu, dành cho máy quét của cán bộ.",
    "A QR code with the data of this sheet, for the officer's scanner.",
);

/// The code of a finished application, as it stands on the sheet.
pub fn on_sheet(dossier: &Dossier, lang: Lang) -> Option<SheetCode> {
    let code = encode(dossier)?;
    let (_, caption) = CAPTION.iter().find(|(extent, _)| *extent == code.extent)?;
    Some(SheetCode {
        title: TITLE.get(lang).to_owned(),
        caption: caption.get(lang).to_owned(),
        alt: ALT.get(lang).to_owned(),
        symbol: symbol::symbol(&code.digits)?,
    })
}

/// The code of a finished application: whole where it fits into one symbol, else short.
pub fn encode(dossier: &Dossier) -> Option<Code> {
    let whole: &dyn Fn(&str) -> bool = &|_| true;
    let key: &dyn Fn(&str) -> bool = &|field| KEY_FIELDS.contains(&field);
    // A name can be as long as a person likes; without any answer it always fits.
    let none: &dyn Fn(&str) -> bool = &|_| false;
    let tries = [(Extent::Whole, whole), (Extent::Short, key), (Extent::Short, none)];
    tries.into_iter().find_map(|(extent, carries)| {
        let digits = digits(&packed::deflate(&values(dossier, extent, carries)?)?);
        (digits.len() <= symbol::CAPACITY).then_some(Code { digits, extent })
    })
}

/// Puts the mark before the bytes and the check behind them, as digits.
fn digits(packed: &[u8]) -> String {
    let mut bytes = packed.to_vec();
    bytes.extend(check(packed));
    let mut digits = MARK.to_owned();
    digits.push_str(&packed::to_digits(&bytes));
    digits
}

fn check(packed: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(MARK);
    hash.update(packed);
    hash.finalize().iter().take(CHECK).copied().collect()
}

/// The values in the order of the published table, as CBOR.
fn values(dossier: &Dossier, extent: Extent, carries: &dyn Fn(&str) -> bool) -> Option<Vec<u8>> {
    let judged = dossier.assessment();
    let (number, table) = fields::of(judged.procedure.id)?;
    let answers = dossier.answers();
    let used =
        table.iter().rposition(|row| answers.get(row.field).is_some()).map_or(0, |at| at + 1);
    let made = dossier.made();
    let seconds = made.day.signed_duration_since(EPOCH).num_seconds()
        + i64::from(made.hour * 3600 + made.minute * 60 + made.second);
    let digest = json::registration(dossier).digest_bytes()?;

    let mut cbor = Encoder::new(Vec::new());
    let mut write = || -> Result<(), minicbor::encode::Error<Infallible>> {
        cbor.array(u64::try_from(used).unwrap_or_default() + 6)?
            .u8(match extent {
                Extent::Whole => 0,
                Extent::Short => 1,
            })?
            .u64(u64::try_from(number).unwrap_or_default())?
            .i64(judged.day.0.signed_duration_since(EPOCH).num_days())?
            .i64(seconds)?
            .str(dossier.reference().as_str())?
            .bytes(digest.get(..DIGEST).unwrap_or_default())?;
        for row in table.iter().take(used) {
            match answers.get(row.field) {
                None => cbor.null()?,
                Some(_) if row.left_out || !carries(row.field) => cbor.undefined()?,
                Some(raw) => value(&mut cbor, row, &nfc(raw))?,
            };
        }
        Ok(())
    };
    write().ok()?;
    Some(cbor.into_writer())
}

type Cbor = Encoder<Vec<u8>>;

/// One answer in its shortest form: a choice by its number, digits packed in two to a byte, else the text.
fn value<'a>(
    cbor: &'a mut Cbor,
    row: &Row,
    raw: &str,
) -> Result<&'a mut Cbor, minicbor::encode::Error<Infallible>> {
    let option = |id: &str| row.options.iter().position(|option| *option == id);
    let number = |at: usize| u64::try_from(at).unwrap_or_default();
    if let Some(at) = option(raw) {
        return cbor.u64(number(at));
    }
    let several: Option<Vec<usize>> = raw.split(' ').map(option).collect();
    if let Some(several) = several {
        cbor.array(number(several.len()))?;
        for at in several {
            cbor.u64(number(at))?;
        }
        return Ok(cbor);
    }
    match packed::pack(raw) {
        Some(bytes) => cbor.bytes(&bytes),
        None => cbor.str(raw),
    }
}

/// Reads digits as a scanner gives them: blanks and line ends do not matter, everything else does.
pub fn decode(scanned: &str) -> Result<Scanned, Unreadable> {
    // Nothing of ours is longer; what is need not be looked at.
    let typed = scanned.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let typed: Vec<u8> = typed.take(symbol::CAPACITY + 1).collect();
    let Ok(digits) = std::str::from_utf8(&typed) else { return Err(Unreadable::NotOurs) };
    if !digits.starts_with(FAMILY) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(Unreadable::NotOurs);
    }
    let Some(body) = digits.strip_prefix(MARK) else { return Err(Unreadable::Newer) };
    if digits.len() > symbol::CAPACITY {
        return Err(Unreadable::Damaged);
    }
    let bytes = packed::from_digits(body).ok_or(Unreadable::Damaged)?;
    let at = bytes.len().checked_sub(CHECK).ok_or(Unreadable::Damaged)?;
    let (packed, found) = bytes.split_at(at);
    if check(packed) != found {
        return Err(Unreadable::Damaged);
    }
    let cbor = packed::inflate(packed, LONGEST).ok_or(Unreadable::Malformed)?;
    from_values(&cbor).ok_or(Unreadable::Malformed)
}

/// Reads the values inside a code, whatever they came in; nothing where they are not what a code says.
pub fn from_values(bytes: &[u8]) -> Option<Scanned> {
    let cbor = &mut Decoder::new(bytes);
    let count = cbor.array().ok()??.checked_sub(6)?;
    let extent = match cbor.u8().ok()? {
        0 => Extent::Whole,
        1 => Extent::Short,
        _ => return None,
    };
    let (id, table) = fields::at(usize::try_from(cbor.u64().ok()?).ok()?)?;
    let day = days_after(cbor.i64().ok()?)?;
    // Before that day it is on a device whose clock is wrong.
    let seconds = cbor.i64().ok()?;
    let within = |unit: i64, size: i64| {
        u32::try_from(seconds.div_euclid(unit).rem_euclid(size)).unwrap_or_default()
    };
    let made = Moment {
        day: days_after(seconds.div_euclid(DAY))?,
        hour: within(3600, 24),
        minute: within(60, 60),
        second: within(1, 60),
    };
    let reference = Reference::parse(cbor.str().ok()?)?;
    let digest = <[u8; DIGEST]>::try_from(cbor.bytes().ok()?).ok()?;
    let mut scanned = Scanned {
        extent,
        procedure: procedures::find(id)?,
        day: LegalDay(day),
        made,
        reference,
        digest,
        answers: Answers::default(),
        left_out: Vec::new(),
        unknown: 0,
    };
    for at in 0..usize::try_from(count).ok()? {
        let answer = answer(cbor, table.get(at))?;
        match (table.get(at), answer) {
            (_, Answer::None) => {}
            (Some(row), Answer::Text(raw)) => {
                scanned.answers.set(row.field, &raw);
            }
            (Some(row), Answer::LeftOut) => scanned.left_out.push(row.field),
            (None, _) | (Some(_), Answer::Unknown) => scanned.unknown += 1,
        }
    }
    (cbor.position() == bytes.len()).then_some(scanned)
}

fn days_after(days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { EPOCH.checked_sub_days(count) } else { EPOCH.checked_add_days(count) }
}

/// One value of a code.
enum Answer {
    /// Nothing was answered.
    None,
    /// Answered, and not in the code.
    LeftOut,
    /// An option that this version does not have.
    Unknown,
    /// What was typed.
    Text(String),
}

/// Reads one value; `None` is malformed.
#[allow(clippy::wildcard_enum_match_arm, reason = "every other kind of CBOR is malformed")]
fn answer(cbor: &mut Decoder<'_>, row: Option<&Row>) -> Option<Answer> {
    let options = row.map(|row| row.options.as_slice()).unwrap_or_default();
    let option = |number: u64| Some(*options.get(usize::try_from(number).ok()?)?);
    Some(match cbor.datatype().ok()? {
        Type::Null => {
            cbor.null().ok()?;
            Answer::None
        }
        Type::Undefined => {
            cbor.undefined().ok()?;
            Answer::LeftOut
        }
        Type::U8 | Type::U16 => match option(cbor.u64().ok()?) {
            Some(id) => Answer::Text(id.to_owned()),
            None => Answer::Unknown,
        },
        Type::Array => {
            let count = cbor.array().ok()??;
            let mut ids = Vec::new();
            for _ in 0..count {
                ids.push(option(cbor.u64().ok()?));
            }
            let ids: Option<Vec<&str>> = ids.into_iter().collect();
            ids.map_or(Answer::Unknown, |ids| Answer::Text(ids.join(" ")))
        }
        Type::Bytes => Answer::Text(packed::unpack(cbor.bytes().ok()?)?),
        Type::String => Answer::Text(cbor.str().ok()?.to_owned()),
        _ => return None,
    })
}
