//! Fee and validity against a second, slow and plain implementation, on random answers and days.
//!
//! `tests/support/opinion.rs` is that implementation; here are only chance and the comparison. The cases are the same at
//! every run. `TOKHAI_SOAK=1000000` makes more of them.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/opinion.rs"]
mod opinion;

use chrono::{Datelike, Days, NaiveDate};
use opinion::{
    Amounts, Declared, card_fee, card_validity, is_card_case, passport_fee, passport_validity,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use tokhai_core::dossier::json::assessment;
use tokhai_core::form::Answers;
use tokhai_core::law::LegalDay;
use tokhai_core::procedures;
use tokhai_core::procedures::assessment::assess;

/// How many cases of each of the two procedures.
const CASES: u64 = 20_000;

fn cases() -> u64 {
    let soak = std::env::var("TOKHAI_SOAK").ok().and_then(|cases| cases.parse().ok());
    soak.unwrap_or(CASES).max(CASES)
}

/// Numbers that look like chance and are the same at every run (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn often(&mut self) -> bool {
        self.below(2) == 0
    }

    /// A day that is near, on either side.
    fn near(&mut self, day: NaiveDate) -> NaiveDate {
        let days = [0, 0, 1, 1, 2, 12];
        let by = Days::new(self.one(&days));
        if self.often() { day + by } else { day - by }
    }
}

/// Days on which something begins or ends, by the texts of the law.
const TURNS: &[(i32, u32, u32)] = &[
    (2016, 1, 1),
    (2017, 1, 1),
    (2019, 10, 16),
    (2020, 7, 1),
    (2021, 1, 1),
    (2021, 5, 22),
    (2021, 7, 1),
    (2022, 1, 1),
    (2022, 7, 1),
    (2023, 7, 1),
    (2024, 1, 1),
    (2024, 7, 1),
    (2024, 10, 21),
    (2025, 1, 1),
    (2025, 7, 1),
    (2026, 1, 1),
    (2026, 4, 1),
    (2026, 8, 15),
    (2027, 1, 1),
    (2027, 3, 1),
];

/// Ages that the law names, and two years before.
const AGES: &[i32] = &[6, 12, 14, 16, 18, 23, 25, 38, 40, 58, 60];

const HELD: &[&str] = &["none", "cmnd", "cccd", "cccd", "can-cuoc", "can-cuoc"];

const CLAIMS: &[&str] = &[
    "disability",
    "merit",
    "poor-household",
    "border-commune",
    "island-district",
    "ethnic-minority-hardship",
    "orphan",
];

const CARD_CASES: &[&str] = &[
    "first-issue",
    "exchange-age",
    "exchange-details",
    "exchange-appearance",
    "exchange-error",
    "exchange-administrative-units",
    "exchange-new-number",
    "exchange-request",
    "exchange-from-cccd",
    "exchange-from-cmnd",
    "reissue-lost",
    "reissue-damaged",
    "reissue-nationality",
];

const PASSPORT_CASES: &[&str] = &[
    "first-issue",
    "renewal-expired",
    "renewal-valid",
    "renewal-changed",
    "replace-damaged",
    "replace-lost",
];

fn declared(chance: &mut Chance, cases: &[&'static str]) -> Declared {
    let first = NaiveDate::from_ymd_opt(2015, 6, 1).unwrap();
    let filed_on = if chance.often() {
        let (year, month, day) = chance.one(TURNS);
        chance.near(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    } else {
        first + Days::new(chance.below(5000) as u64)
    };
    let year = filed_on.year() - chance.one(AGES);
    let born_on = match chance.below(8) {
        // Leap days.
        0 => NaiveDate::from_ymd_opt(year - year.rem_euclid(4), 2, 29).unwrap(),
        1..=4 => {
            let same = filed_on.with_year(year).unwrap_or(filed_on - Days::new(366 * 25));
            chance.near(same)
        }
        _ => filed_on - Days::new(1 + chance.below(33_000) as u64),
    };
    let born_on = if born_on > filed_on { filed_on } else { born_on };
    let printed_expiry = match chance.below(4) {
        0 => None,
        1 => Some(chance.near(filed_on)),
        _ => Some(filed_on - Days::new(3000) + Days::new(chance.below(9000) as u64)),
    };
    let mut claims = Vec::new();
    if chance.below(3) == 0 {
        claims.push(chance.one(CLAIMS));
    }
    if chance.below(3) == 0 {
        claims.push("digital-citizen");
    }
    Declared {
        filed_on,
        born_on,
        held: chance.one(HELD),
        case: chance.one(cases),
        printed_expiry,
        error_by_agency: chance.often(),
        claims,
        online: chance.often(),
    }
}

fn typed(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

fn answers(declared: &Declared, case: &str) -> Answers {
    let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let claims = declared.claims.join(" ");
    let expiry = declared.printed_expiry.map_or("unlimited".to_owned(), typed);
    let pairs = [
        (case, declared.case.to_owned()),
        ("applicant.born_on", typed(declared.born_on)),
        ("applicant.filed_by", "applicant".to_owned()),
        ("applicant.has_personal_id", "yes".to_owned()),
        ("representative.is", "mother".to_owned()),
        ("card.held", declared.held.to_owned()),
        ("card.printed_expiry", expiry),
        ("card.error_by_agency", yes_no(declared.error_by_agency)),
        ("relief.claims", claims),
        ("filing.channel", if declared.online { "online" } else { "in-person" }.to_owned()),
        ("filing.locality", "elsewhere".to_owned()),
        ("passport.remembered", "no".to_owned()),
        ("passport.ban", "none".to_owned()),
        ("passport.chip", "no".to_owned()),
        ("passport.has_card", "yes".to_owned()),
        ("passport.urgent_ground", "none".to_owned()),
        ("passport.authority", "province".to_owned()),
        ("loss.reported", "yes".to_owned()),
        ("delivery.method", "pick-up".to_owned()),
    ];
    pairs.iter().map(|(field, raw)| (*field, raw.as_str())).collect()
}

/// The public assessment.
fn judged(procedure: &'static str, declared: &Declared) -> Value {
    let case = if procedure == "passport" { "passport.case" } else { "card.case" };
    let procedure = procedures::find(procedure).unwrap();
    let answers = answers(declared, case);
    let judged = assess(procedure, LegalDay(declared.filed_on), &answers);
    serde_json::to_value(assessment(&judged)).unwrap()
}

fn amount(value: &Value) -> i64 {
    value["amount"].as_i64().unwrap()
}

/// What the product says that it costs; nothing, where it knows no law for the day.
fn fee(said: &Value) -> Result<Option<Amounts>, String> {
    let fee = &said["fee"];
    match fee["state"].as_str().unwrap() {
        "certain" => Ok(Some(vec![amount(fee)])),
        "uncertain" => {
            let all: Amounts = fee["readings"].as_array().unwrap().iter().map(amount).collect();
            if all.first() == Some(&amount(fee)) {
                Ok(Some(all))
            } else {
                Err(format!("{all:?} of which {} is named", fee["amount"]))
            }
        }
        _ => {
            let gap = said["gaps"].as_array().unwrap().iter().any(|gap| gap["part"] == "fee");
            if gap {
                Ok(None)
            } else {
                Err(format!("undecided: {} {}", said["missing"], said["flaws"]))
            }
        }
    }
}

fn day_of(value: &Value) -> Option<NaiveDate> {
    value.as_str().map(|text| text.parse().unwrap())
}

/// The end, and every end that is possible.
fn ends(validity: &Value) -> (Option<NaiveDate>, BTreeSet<Option<NaiveDate>>) {
    let end = day_of(&validity["expires_on"]);
    let readings = validity["readings"].as_array().unwrap();
    let all = readings.iter().map(|reading| day_of(&reading["expires_on"]));
    (end, all.chain([end]).collect())
}

/// Where the two opinions differ, with how often and an example of each kind.
#[derive(Default)]
struct Differences(BTreeMap<String, (u64, String)>);

impl Differences {
    fn note(&mut self, kind: String, example: impl FnOnce() -> String) {
        self.0.entry(kind).or_insert_with(|| (0, example())).0 += 1;
    }

    fn report(self) {
        let lines: Vec<String> = self
            .0
            .iter()
            .map(|(kind, (count, example))| format!("{count} × {kind}: {example}"))
            .collect();
        assert!(lines.is_empty(), "{} kinds of difference:\n{}\n", lines.len(), lines.join("\n"));
    }
}

#[test]
fn the_card_has_the_fee_and_the_end_of_the_second_opinion() {
    let mut chance = Chance(20_261_122);
    let mut differences = Differences::default();
    let (mut priced, mut dated, mut unlimited, mut doubtful) = (0, 0, 0, 0);
    for _ in 0..cases() {
        let declared = declared(&mut chance, CARD_CASES);
        let said = judged("identity-card", &declared);
        if is_card_case(&declared) {
            let (ours, theirs) = (card_fee(&declared), fee(&said));
            priced += u64::from(ours.as_ref().is_some_and(|amounts| amounts[0] > 0));
            doubtful += u64::from(ours.as_ref().is_some_and(|amounts| amounts.len() > 1));
            if theirs != Ok(ours.clone()) {
                differences.note(format!("fee of {} {}", declared.held, declared.case), || {
                    format!("{theirs:?}, second opinion {ours:?}: {declared:?}")
                });
            }
        }
        let validity = &said["validity"];
        let deadline = &said["deadline"];
        let (false, Some(first), Some(last)) =
            (validity.is_null(), day_of(&deadline["counted_from"]), day_of(&deadline["due_on"]))
        else {
            continue;
        };
        // The earliest end is the one to reckon with; without limit is the latest of all.
        let all = card_validity(declared.born_on, first, last);
        let ours = (all.iter().copied().flatten().min(), all.clone());
        let theirs = ends(validity);
        dated += 1;
        unlimited += u64::from(ours.0.is_none());
        doubtful += u64::from(all.len() > 1);
        if theirs != ours {
            differences.note(format!("end, {} readings", all.len()), || {
                format!(
                    "{theirs:?}, second opinion {ours:?}, issued {first} to {last}: {declared:?}"
                )
            });
        }
    }
    differences.report();
    // A comparison that passes everything by would agree as well.
    let least = cases() / 20;
    assert!(
        priced > least && dated > least && unlimited > least / 4 && doubtful > least / 4,
        "{priced} had a price, {dated} an end, {unlimited} none, {doubtful} several"
    );
}

#[test]
fn the_passport_has_the_fee_and_the_end_of_the_second_opinion() {
    let mut chance = Chance(1_001_456);
    let mut differences = Differences::default();
    let (mut priced, mut dated, mut waived) = (0, 0, 0);
    for _ in 0..cases() {
        let declared = declared(&mut chance, PASSPORT_CASES);
        let said = judged("passport", &declared);
        let (ours, theirs) = (passport_fee(&declared), fee(&said));
        priced += u64::from(ours.is_some());
        waived += u64::from(ours.as_ref().is_some_and(|amounts| amounts.len() > 1));
        if theirs != Ok(ours.clone()) {
            differences.note(format!("fee of {}", declared.case), || {
                format!("{theirs:?}, second opinion {ours:?}: {declared:?}")
            });
        }
        let Some(issued_on) = day_of(&said["validity"]["issued_on"]) else { continue };
        let theirs: BTreeSet<NaiveDate> =
            ends(&said["validity"]).1.into_iter().map(|end| end.unwrap()).collect();
        let ours = passport_validity(&declared, issued_on);
        dated += 1;
        if theirs != ours || issued_on < declared.filed_on {
            differences.note(format!("end of {}", declared.case), || {
                format!("{theirs:?}, second opinion {ours:?}, issued {issued_on}: {declared:?}")
            });
        }
    }
    differences.report();
    let least = cases() / 20;
    assert!(
        priced > least && dated > least && waived > least / 10,
        "{priced} had a price, {dated} an end, {waived} a waiver"
    );
}
