//! The card or paper a person holds, and whether it is still good.
//!
//! Knows no procedure: what follows from a card that has ended is decided there.

use crate::calendar::age::has_reached;
use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, OptionSpec, Owner, Pending};
use crate::law::Citation;
use crate::law::general::{CARD_EXTENSION, CCCD_AGE, CMND_AGE};
use crate::law::instruments::LAW_2023;
use crate::questions::person::BORN_ON;
use crate::questions::{YesNo, same};
use crate::values::day::{parse_day, written};
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;

choice! {
    /// The paper a person was last issued, whether it is at hand or lost.
    pub enum Held {
        /// None so far.
        None = "none",
        /// Chứng minh nhân dân.
        Cmnd = "cmnd",
        /// Thẻ căn cước công dân, issued until 2024-06-30.
        Cccd = "cccd",
        /// Thẻ căn cước, issued since 2024-07-01.
        CanCuoc = "can-cuoc",
    }
}

fn new_law(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.day.0 >= LAW_2023.from)
}

/// Whether a person of that age can have been issued the paper; while the birth date is not known, yes.
pub fn fits_age(held: Held, facts: &Facts<'_>) -> Result<bool, Pending> {
    let (age, last) = match held {
        Held::Cmnd => (CMND_AGE, facts.day.0),
        // The last day of the CCCD is the eve of the 2023 law.
        Held::Cccd => {
            (CCCD_AGE, LAW_2023.from.pred_opt().map_or(facts.day.0, |eve| eve.min(facts.day.0)))
        }
        Held::None | Held::CanCuoc => return Ok(true),
    };
    Ok(facts.find(&BORN_ON)?.is_none_or(|born| has_reached(born, age, last) != Some(false)))
}

static HELD_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "cccd",
        Text::new("Thẻ căn cước công dân (CCCD)", "Citizen identity card (CCCD)"),
        Text::new(
            "Chọn nếu mặt trước ghi “CĂN CƯỚC CÔNG DÂN”, có hoặc không có chip.",
            "Choose this if the front says “CĂN CƯỚC CÔNG DÂN”, with or without a chip.",
        ),
    )
    .when(|facts| fits_age(Held::Cccd, facts)),
    OptionSpec::new(
        "can-cuoc",
        Text::new("Thẻ căn cước", "Identity card (thẻ căn cước)"),
        Text::new(
            "Chọn nếu mặt trước chỉ ghi “CĂN CƯỚC”, cấp từ 01/07/2024.",
            "Choose this if the front says “CĂN CƯỚC” only, issued since 1 July 2024.",
        ),
    )
    .when(new_law),
    OptionSpec::new(
        "cmnd",
        Text::new("Chứng minh nhân dân (CMND)", "Old identity paper (CMND)"),
        Text::new(
            "Chọn nếu là giấy ép nhựa, 9 hoặc 12 số. Không còn giá trị từ 01/01/2025.",
            "Choose this if it is laminated paper, 9 or 12 digits. Not valid since 1 January 2025.",
        ),
    )
    .when(|facts| fits_age(Held::Cmnd, facts)),
    OptionSpec::new(
        "none",
        Text::new("Chưa có giấy nào", "None yet"),
        Text::new(
            "Chọn nếu chưa từng được cấp CMND, CCCD hay thẻ căn cước.",
            "Choose this if you never had a CMND, CCCD or identity card.",
        ),
    ),
];

/// The paper a person was last issued.
pub static HELD: Field<Held> = Field {
    id: "card.held",
    owner: Owner::Applicant,
    label: Text::new("Giấy tờ được cấp gần nhất", "The paper you were last issued"),
    help: Text::new("Kể cả khi đã mất hoặc hết hạn.", "Even if it is lost or expired."),
    why: Text::new(
        "Giấy đang có quyết định được làm gì, ở đâu và tốn bao nhiêu.",
        "It decides what you can ask for, where, and what it costs.",
    ),
    find: Text::new(
        "Không chắc? Xem dòng chữ to ở mặt trước thẻ. Nếu thẻ đã mất: cấp trước 01/07/2024 là CCCD, cấp từ ngày đó là thẻ căn cước.",
        "Not sure? Look at the big words on the front. If it is lost: issued before 1 July 2024 it is a CCCD, since then a thẻ căn cước.",
    ),
    asked: Asked::Choice(HELD_OPTIONS),
    sensitive: false,
    examples: &["cccd", "can-cuoc", "cmnd", "none"],
    parse: Held::parse,
    warn: no_warning,
    show: |held| option_label(&Asked::Choice(HELD_OPTIONS), held.id()),
};

static CHIP_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Có chip", "With a chip"),
        Text::new(
            "Chọn nếu trên thẻ có một ô kim loại nhỏ màu vàng. Thẻ loại này cấp từ năm 2021.",
            "Choose this if there is a small golden metal square on the card. These were issued since 2021.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Không có chip", "Without a chip"),
        Text::new(
            "Chọn nếu mặt sau có mã vạch, không có ô kim loại.",
            "Choose this if the back has a bar code and no metal square.",
        ),
    ),
];

/// Whether the CCCD has a chip; it mattered for accounts until 2024-06-30.
pub static CHIP: Field<YesNo> = Field {
    id: "card.chip",
    owner: Owner::Applicant,
    label: Text::new("Thẻ CCCD có chip không", "Does the CCCD have a chip"),
    help: Text::new(
        "Chip là ô kim loại nhỏ gắn trên thẻ.",
        "The chip is the small metal square on the card.",
    ),
    why: Text::new(
        "Trước 01/07/2024 chỉ thẻ có chip mới dùng được cho tài khoản.",
        "Before 1 July 2024 only a card with a chip served for an account.",
    ),
    find: Text::new("Xem cả hai mặt thẻ.", "Look at both sides of the card."),
    asked: Asked::Choice(CHIP_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |chip| option_label(&Asked::Choice(CHIP_OPTIONS), chip.id()),
};

/// The expiry printed on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedExpiry {
    /// A day.
    On(NaiveDate),
    /// "Không thời hạn".
    Unlimited,
}

const UNLIMITED: OptionSpec = OptionSpec::new(
    "unlimited",
    Text::new("Thẻ ghi “Không thời hạn”", "The card says “Không thời hạn” (no expiry)"),
    Text::new("Chọn nếu thẻ không ghi ngày hết hạn.", "Choose this if the card has no expiry."),
);

/// The expiry printed on the card in hand: it wins over any computation.
pub static PRINTED_EXPIRY: Field<PrintedExpiry> = Field {
    id: "card.printed_expiry",
    owner: Owner::Applicant,
    label: Text::new("Ngày hết hạn in trên thẻ", "Expiry printed on the card"),
    help: Text::new(
        "Dòng “Có giá trị đến”. Không xem được thì để trống.",
        "The line “Có giá trị đến”. Leave it empty if you cannot see it.",
    ),
    why: Text::new(
        "Thẻ cũ dùng được đến đúng ngày in trên thẻ.",
        "The old card is good until the printed day.",
    ),
    find: Text::new(
        "Góc dưới bên trái mặt trước thẻ CCCD; mặt sau thẻ căn cước.",
        "Bottom left of the front of a CCCD; on the back of a thẻ căn cước.",
    ),
    asked: Asked::Date { or: Some(UNLIMITED), may_be_short: false },
    sensitive: false,
    examples: &["10/05/2026", "unlimited"],
    parse: |raw| match raw.trim() {
        "unlimited" => Ok(PrintedExpiry::Unlimited),
        other => parse_day(other).map(PrintedExpiry::On),
    },
    warn: no_warning,
    show: |expiry| match expiry {
        PrintedExpiry::On(day) => same(&written(*day)),
        PrintedExpiry::Unlimited => Sentence::from(Text::new("Không thời hạn", "No expiry")),
    },
};

/// How good the card in hand is on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is no card: nothing yet, or a CMND.
    NoCard,
    /// It is good; the act that keeps it good beyond the printed day, if one does.
    Good {
        /// The act.
        kept_by: Option<Citation>,
    },
    /// It ended on this day.
    Ended(NaiveDate),
    /// The printed day is not known.
    Unknown,
}

/// Whether there is a card with an expiry to look at.
pub fn has_card(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(matches!(facts.get(&HELD)?, Held::Cccd | Held::CanCuoc))
}

/// How good the card in hand is on the day, by what is printed on it.
///
/// 26/2023/QH15, Điều 46 khoản 1: what is printed counts. The printed day is read as the last day of the card.
pub fn standing(facts: &Facts<'_>) -> Result<Standing, Pending> {
    if !has_card(facts)? {
        return Ok(Standing::NoCard);
    }
    let ends = match facts.find(&PRINTED_EXPIRY)? {
        None => return Ok(Standing::Unknown),
        Some(PrintedExpiry::Unlimited) => return Ok(Standing::Good { kept_by: None }),
        Some(PrintedExpiry::On(day)) => day,
    };
    if ends >= facts.day.0 {
        return Ok(Standing::Good { kept_by: None });
    }
    Ok(match CARD_EXTENSION.on(facts.day) {
        Ok(kept) if kept.value.first <= ends && ends < kept.value.end => {
            Standing::Good { kept_by: Some(kept.cite) }
        }
        Ok(_) | Err(_) => Standing::Ended(ends),
    })
}
