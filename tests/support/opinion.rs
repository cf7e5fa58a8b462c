//! A second opinion on fee and validity: the tables of the law, walked row by row, slowly and plainly.
//!
//! Written from the texts of the law and not from the product's code, of which it uses nothing: a slip that both make
//! would have to be made twice. It knows days, answers and amounts, and no words, lines or articles.

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// What is declared, as far as fee and validity ask for it.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub(crate) filed_on: NaiveDate,
    pub(crate) born_on: NaiveDate,
    /// `none`, `cmnd`, `cccd`, `can-cuoc`.
    pub(crate) held: &'static str,
    pub(crate) case: &'static str,
    /// The day printed on the card in hand; none is "without limit".
    pub(crate) printed_expiry: Option<NaiveDate>,
    pub(crate) error_by_agency: bool,
    pub(crate) claims: Vec<&'static str>,
    pub(crate) online: bool,
}

/// The amounts that can be read out of the law, dearest first; one, where it can be read in one way.
pub(crate) type Amounts = Vec<i64>;

fn day(text: &str) -> NaiveDate {
    let number = |from: usize, to: usize| text[from..to].parse().unwrap();
    let (year, month, day): (i32, u32, u32) =
        (text[..4].parse().unwrap(), number(5, 7), number(8, 10));
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The day on which somebody reaches an age. Who is born on 29 February reaches it on the 28th where there is no 29th.
fn birthday(born_on: NaiveDate, age: i32) -> NaiveDate {
    let year = born_on.year() + age;
    NaiveDate::from_ymd_opt(year, born_on.month(), born_on.day())
        .unwrap_or_else(|| NaiveDate::from_ymd_opt(year, 2, 28).unwrap())
}

fn is_aged(declared: &Declared, age: i32) -> bool {
    birthday(declared.born_on, age) <= declared.filed_on
}

/// From, to, what exchanging the kind of card (A), exchanging a card (B) and reissuing one (C) cost, online too.
///
/// TT 256/2016 and TT 59/2019, halved by TT 112/2020, 47/2021, 120/2021, 44/2023, 43/2024; TT 73/2024 with half the fee
/// online in its first half-year, halved by TT 64/2025.
#[rustfmt::skip]
const CARD: &[(&str, &str, [i64; 3], [i64; 3])] = &[
    ("2017-01-01", "2020-12-31", [30_000, 50_000, 70_000], [30_000, 50_000, 70_000]),
    ("2021-01-01", "2021-06-30", [15_000, 25_000, 35_000], [15_000, 25_000, 35_000]),
    ("2021-07-01", "2021-12-31", [15_000, 25_000, 35_000], [15_000, 25_000, 35_000]),
    ("2022-01-01", "2022-06-30", [15_000, 25_000, 35_000], [15_000, 25_000, 35_000]),
    ("2022-07-01", "2023-06-30", [30_000, 50_000, 70_000], [30_000, 50_000, 70_000]),
    ("2023-07-01", "2023-12-31", [15_000, 25_000, 35_000], [15_000, 25_000, 35_000]),
    ("2024-01-01", "2024-06-30", [30_000, 50_000, 70_000], [30_000, 50_000, 70_000]),
    ("2024-07-01", "2024-12-31", [15_000, 25_000, 35_000], [15_000, 25_000, 35_000]),
    ("2025-01-01", "2025-06-30", [30_000, 50_000, 70_000], [15_000, 25_000, 35_000]),
    ("2025-07-01", "2026-12-31", [15_000, 25_000, 35_000], [15_000, 25_000, 35_000]),
    ("2027-01-01", "9999-12-31", [30_000, 50_000, 70_000], [30_000, 50_000, 70_000]),
];

/// From, to, what a new passport and one instead of a lost or damaged one cost, at the counter and online.
///
/// TT 25/2021, cut by TT 44/2023, TT 63/2023 (online) and TT 64/2025; TT 28/2026 keeps the amounts.
#[rustfmt::skip]
const PASSPORT: &[(&str, &str, [i64; 2], [i64; 2])] = &[
    ("2021-05-22", "2023-06-30", [200_000, 400_000], [200_000, 400_000]),
    ("2023-07-01", "2023-12-31", [160_000, 320_000], [160_000, 320_000]),
    ("2024-01-01", "2025-06-30", [200_000, 400_000], [180_000, 360_000]),
    ("2025-07-01", "2025-12-31", [100_000, 200_000], [100_000, 200_000]),
    ("2026-01-01", "2026-12-31", [100_000, 200_000], [100_000, 200_000]),
    ("2027-01-01", "9999-12-31", [200_000, 400_000], [200_000, 400_000]),
];

/// The row of a table that a day falls into.
fn row<T: Copy>(table: &[(&str, &str, T, T)], on: NaiveDate, online: bool) -> Option<T> {
    let mut found = None;
    for (from, to, counter, web) in table {
        if day(from) <= on && on <= day(to) {
            assert!(found.is_none(), "two rows for {on}");
            found = Some(if online { *web } else { *counter });
        }
    }
    found
}

/// The law of 2023 is in force from 2024-07-01.
fn of_2023(on: NaiveDate) -> bool {
    on >= day("2024-07-01")
}

/// NQ 66.22/2026 and TT 117/2026: nothing for a digital citizen who files online, 2026-08-15 to 2027-02-28.
fn waived_for_digital_citizens(declared: &Declared) -> bool {
    declared.claims.contains(&"digital-citizen")
        && declared.online
        && day("2026-08-15") <= declared.filed_on
        && declared.filed_on <= day("2027-02-28")
}

/// Whether the case is one for the paper in hand, under the law of the day; what is not has no fee to speak of.
pub(crate) fn is_card_case(declared: &Declared) -> bool {
    let new = of_2023(declared.filed_on);
    // Nobody under 14 was ever given a CCCD, and none is given since 2024-07-01.
    let last = declared.filed_on.min(day("2024-06-30"));
    if declared.held == "cccd" && birthday(declared.born_on, 14) > last {
        return false;
    }
    match (declared.held, declared.case) {
        ("none", "first-issue" | "reissue-nationality") => true,
        ("none", _) | (_, "first-issue") => false,
        ("cmnd", case) => case == "exchange-from-cmnd",
        (_, "exchange-from-cmnd") => false,
        // A CCCD is changed for a thẻ căn cước by its own case, so there is nothing to ask for "on request".
        ("cccd", "exchange-request") => !new,
        ("cccd", "exchange-from-cccd") => new,
        (_, "exchange-from-cccd") => false,
        ("cccd", "exchange-new-number") => new,
        ("can-cuoc", _) => new,
        _ => true,
    }
}

/// Reliefs of TT 256/2016 and TT 59/2019 until 2024-10-20, and of TT 73/2024 from then on.
fn is_exempt(declared: &Declared) -> bool {
    let claims = |claim: &str| declared.claims.contains(&claim);
    let always = ["merit", "poor-household", "border-commune", "island-district"];
    if always.iter().any(|claim| claims(claim)) || claims("ethnic-minority-hardship") {
        return true;
    }
    if declared.filed_on < day("2024-10-21") {
        return claims("orphan") && !is_aged(declared, 18);
    }
    claims("disability") || !is_aged(declared, 16) || is_aged(declared, 60)
}

/// What an identity card costs; nothing, where no law is known for the day.
pub(crate) fn card_fee(declared: &Declared) -> Option<Amounts> {
    let (cccd, new) = (declared.held == "cccd", of_2023(declared.filed_on));
    // Not payable by the laws themselves (2014: Điều 32; 2023: Điều 38), whatever the circulars of the day say.
    let by_law = match declared.case {
        "first-issue" => true,
        "exchange-age" => !(new && cccd),
        "exchange-error" => declared.error_by_agency,
        "exchange-administrative-units" => new,
        _ => false,
    };
    if by_law && declared.filed_on >= day("2016-01-01") {
        return Some(vec![0]);
    }
    let [kind, exchange, reissue] = row(CARD, declared.filed_on, declared.online)?;
    let due = match declared.printed_expiry {
        Some(printed) => printed <= declared.filed_on,
        None => false,
    };
    let mut readings = match declared.case {
        // Exempt by the circular, under the law of 2014.
        "exchange-administrative-units" => return Some(vec![0]),
        // A CCCD at an age is an exchange of the kind too, which has a fee of its own.
        "exchange-age" => vec![kind, 0],
        "exchange-from-cccd" if due => vec![kind, 0],
        "exchange-from-cccd" => vec![kind],
        // Under the law of 2023 it can be the first thẻ căn cước as well.
        "exchange-from-cmnd" if new => vec![kind, 0],
        "exchange-from-cmnd" => vec![kind],
        // Who lost a CCCD never had a thẻ căn cước: a reissue, an exchange of the kind, or the first one.
        "reissue-lost" if new && cccd => vec![reissue, kind, 0],
        // A damaged one is handed in for a thẻ căn cước, as in an exchange of the kind.
        "reissue-damaged" if new && cccd => vec![reissue, kind],
        "reissue-lost" => vec![reissue],
        // Until 2024-06-30 a damaged card is an exchange.
        "reissue-damaged" if !new => vec![exchange],
        "reissue-damaged" | "reissue-nationality" => vec![reissue],
        _ => vec![exchange],
    };
    if is_exempt(declared) {
        return Some(vec![0]);
    }
    if waived_for_digital_citizens(declared) {
        readings.push(0);
    }
    readings.sort();
    readings.dedup();
    readings.reverse();
    Some(readings)
}

/// What a passport costs; nothing, where no law is known for the day.
pub(crate) fn passport_fee(declared: &Declared) -> Option<Amounts> {
    let [new, replacement] = row(PASSPORT, declared.filed_on, declared.online)?;
    let amount = match declared.case {
        "replace-lost" | "replace-damaged" => replacement,
        _ => new,
    };
    let waived = waived_for_digital_citizens(declared);
    Some(if waived { vec![amount, 0] } else { vec![amount] })
}

/// The ends that a card issued on a day can have; "none" is without limit. Two, where a birthday can be read in two ways.
fn card_ends(born_on: NaiveDate, issued_on: NaiveDate) -> Vec<Option<NaiveDate>> {
    let ages: &[i32] = if of_2023(issued_on) { &[14, 25, 40, 60] } else { &[25, 40, 60] };
    for age in ages {
        let end = birthday(born_on, *age);
        let within_two_years = issued_on >= birthday(born_on, *age - 2);
        if end > issued_on && !within_two_years {
            let mut ends = vec![Some(end)];
            if born_on.day() == 29 && born_on.month() == 2 && end.day() == 28 {
                ends.push(NaiveDate::from_ymd_opt(end.year(), 3, 1));
            }
            return ends;
        }
    }
    vec![None]
}

/// The ends that a card can have that is issued on one of these days.
pub(crate) fn card_validity(
    born_on: NaiveDate,
    first: NaiveDate,
    last: NaiveDate,
) -> BTreeSet<Option<NaiveDate>> {
    let mut all = BTreeSet::new();
    let mut issued_on = first;
    while issued_on <= last {
        all.extend(card_ends(born_on, issued_on));
        issued_on = issued_on.succ_opt().unwrap();
    }
    all
}

/// The ends that a passport issued on a day can have: ten years from 14 years of age, five before. Who turns 14 while it
/// is being made can get either.
pub(crate) fn passport_validity(declared: &Declared, issued_on: NaiveDate) -> BTreeSet<NaiveDate> {
    let mut ends = BTreeSet::new();
    for on in [declared.filed_on, issued_on] {
        let years = if birthday(declared.born_on, 14) <= on { 10 } else { 5 };
        let year = issued_on.year() + years;
        match NaiveDate::from_ymd_opt(year, issued_on.month(), issued_on.day()) {
            Some(end) => ends.extend([end]),
            None => ends.extend(["02-28", "03-01"].map(|end| day(&format!("{year}-{end}")))),
        }
    }
    ends
}
