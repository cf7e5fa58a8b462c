//! Dated values that more than one procedure uses.
//!
//! Knows no procedure: what a card's age thresholds mean for a case is decided there.

use crate::law::instruments::{LAW_2014, LAW_2023};
use crate::law::{Confidence, Dated, Force, Version};
use crate::values::day::{written, ymd};
use chrono::NaiveDate;
use std::fmt;

/// Ages, in completed years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages(pub &'static [u32]);

impl fmt::Display for Ages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ages: Vec<String> = self.0.iter().map(u32::to_string).collect();
        f.write_str(&ages.join(", "))
    }
}

/// The ages at which a card must be exchanged.
///
/// A card issued within two years before one of them is good until the next one (khoản 2 of the same articles).
pub static EXCHANGE_AGES: Dated<Ages> = Dated {
    name: "card.exchange-ages",
    versions: &[
        Version {
            from: ymd(2016, 1, 1),
            rule: Force::InForce(Ages(&[25, 40, 60])),
            cite: LAW_2014.at("Điều 21"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Ages(&[14, 25, 40, 60])),
            cite: LAW_2023.at("Điều 21"),
            confidence: Confidence::High,
        },
    ],
};

/// A card issued so many years before an exchange age skips it (Điều 21 khoản 2 of both laws).
pub const GRACE_YEARS: u32 = 2;

/// Cards whose end was put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The first printed day that is covered.
    pub first: NaiveDate,
    /// The first printed day that is not covered any more.
    pub end: NaiveDate,
}

impl fmt::Display for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "thẻ CCCD hết hạn từ {} đến trước {} vẫn dùng được", written(self.first), written(self.end))
    }
}

/// Cards that ended shortly before the 2023 law stayed good until its eve (khoản 3 was in force before the rest).
pub static CARD_EXTENSION: Dated<Extension> = Dated {
    name: "card.extension",
    versions: &[
        Version {
            from: ymd(2024, 1, 15),
            rule: Force::InForce(Extension { first: ymd(2024, 1, 15), end: ymd(2024, 6, 30) }),
            cite: LAW_2023.at("Điều 46 khoản 3"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::Repealed,
            cite: LAW_2023.at("Điều 46 khoản 3"),
            confidence: Confidence::High,
        },
    ],
};
