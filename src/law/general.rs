//! Dated values that more than one procedure uses.
//!
//! Knows no procedure: what a card's age thresholds mean for a case is decided there.

use crate::law::instruments::{
    DECREE_59_2022, DECREE_69_2024, DECREE_144_2021, DECREE_282_2025, DECREE_320_2026, LAW_49_2019,
    LAW_118_2025, LAW_2014, LAW_2023,
};
use crate::law::{Confidence, Dated, Force, Version};
use crate::values::day::{written, ymd};
use crate::values::money::Dong;
use chrono::NaiveDate;
use std::fmt;

/// Every day on which some table of the law changes, oldest first: where an application filed later may fare otherwise.
///
/// A test compares it with the tables, which phones do not carry whole.
pub const TURNS: &[NaiveDate] = &[
    ymd(2016, 1, 1),
    ymd(2017, 1, 1),
    ymd(2019, 10, 16),
    ymd(2020, 7, 1),
    ymd(2020, 10, 9),
    ymd(2021, 1, 1),
    ymd(2021, 5, 22),
    ymd(2021, 7, 1),
    ymd(2021, 8, 14),
    ymd(2022, 1, 1),
    ymd(2022, 5, 31),
    ymd(2022, 6, 1),
    ymd(2022, 7, 1),
    ymd(2022, 10, 20),
    ymd(2023, 3, 1),
    ymd(2023, 7, 1),
    ymd(2023, 8, 15),
    ymd(2024, 1, 1),
    ymd(2024, 1, 15),
    ymd(2024, 7, 1),
    ymd(2024, 10, 21),
    ymd(2025, 1, 1),
    ymd(2025, 3, 1),
    ymd(2025, 7, 1),
    ymd(2025, 12, 15),
    ymd(2026, 1, 1),
    ymd(2026, 3, 15),
    ymd(2026, 4, 1),
    ymd(2026, 7, 1),
    ymd(2026, 8, 15),
    ymd(2026, 8, 18),
    ymd(2026, 9, 1),
    ymd(2026, 9, 28),
    ymd(2027, 1, 1),
    ymd(2027, 3, 1),
];

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

/// The age from which a CCCD was issued, until the eve of the 2023 law (59/2014/QH13, Điều 19 khoản 1).
pub const CCCD_AGE: u32 = 14;

/// The age from which a CMND was issued (05/1999/NĐ-CP, Điều 3).
pub const CMND_AGE: u32 = 14;

/// The age from which a person has the passport form and the choice of a chip of adults; below it, a representative
/// declares and signs (49/2019/QH14, Điều 6 khoản 2, Điều 7 khoản 2; the forms TK01, TK01a, TK05).
pub const PASSPORT_AGE: u32 = 14;

/// How soon the loss of a passport must be reported, from the moment it was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportWithin {
    /// Hours.
    Hours(u32),
    /// Working days.
    WorkingDays(u32),
}

impl fmt::Display for ReportWithin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReportWithin::Hours(hours) => write!(f, "{hours} giờ"),
            ReportWithin::WorkingDays(days) => write!(f, "{days} ngày làm việc"),
        }
    }
}

/// How soon the loss of a passport must be reported.
///
/// News reports of 2025 and 2026 still say 48 hours; the amended text and an office's guide say two working days.
pub static LOSS_REPORT_WITHIN: Dated<ReportWithin> = Dated {
    name: "passport.loss-report-within",
    versions: &[
        Version {
            from: ymd(2020, 7, 1),
            rule: Force::InForce(ReportWithin::Hours(48)),
            cite: LAW_49_2019.at("Điều 28 khoản 2"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2023, 8, 15),
            rule: Force::InForce(ReportWithin::WorkingDays(2)),
            cite: LAW_49_2019.at("Điều 28 khoản 2 (sửa đổi năm 2023)"),
            confidence: Confidence::High,
        },
    ],
};

/// A fine, as far as its sum was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FineRange {
    /// Between two sums.
    Between(Dong, Dong),
    /// There is one; its sum was not seen.
    Unseen,
}

impl fmt::Display for FineRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FineRange::Between(least, most) => write!(f, "{least} – {most}"),
            FineRange::Unseen => f.write_str("mức phạt chưa thấy văn bản"),
        }
    }
}

/// The fine for not reporting a lost or damaged passport, and for false statements to get one.
pub static PASSPORT_FINE: Dated<FineRange> = Dated {
    name: "passport.fine",
    versions: &[
        Version {
            from: ymd(2022, 1, 1),
            rule: Force::InForce(FineRange::Between(Dong(500_000), Dong(2_000_000))),
            cite: DECREE_144_2021.at("Điều 18 khoản 2"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2025, 12, 15),
            rule: Force::InForce(FineRange::Unseen),
            cite: DECREE_282_2025.at("Điều 21"),
            confidence: Confidence::Medium,
        },
    ],
};

/// The old passport is cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl fmt::Display for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hộ chiếu cũ còn hạn bị hủy khi hộ chiếu mới được cấp")
    }
}

/// A valid old passport is cancelled when the new one is issued; known from the press only.
pub static OLD_PASSPORT_CANCELLED: Dated<Cancelled> = Dated {
    name: "passport.old-cancelled",
    versions: &[Version {
        from: ymd(2026, 7, 1),
        rule: Force::InForce(Cancelled),
        cite: LAW_118_2025.at("Điều 3"),
        confidence: Confidence::Medium,
    }],
};

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
        write!(
            f,
            "thẻ CCCD hết hạn từ {} đến trước {} vẫn dùng được",
            written(self.first),
            written(self.end)
        )
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

/// Days of the calendar, working or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDays(pub u32);

impl fmt::Display for CalendarDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ngày", self.0)
    }
}

/// How long a new electronic identity account can be activated in the app, from the notice on.
pub static ACCOUNT_ACTIVATION: Dated<CalendarDays> = Dated {
    name: "electronic-identity.activation",
    versions: &[
        Version {
            from: ymd(2022, 10, 20),
            rule: Force::InForce(CalendarDays(7)),
            cite: DECREE_59_2022.at("Điều 18"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(CalendarDays(7)),
            cite: DECREE_69_2024.at("Điều 14 khoản 1"),
            confidence: Confidence::High,
        },
    ],
};

/// Nothing is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Free;

impl fmt::Display for Free {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cá nhân không mất phí")
    }
}

/// An account is locked by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locked;

impl fmt::Display for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tự động khoá khi số thuê bao đã thay đổi và không chính chủ")
    }
}

/// The lock on an account whose number changed and is not in its owner's name (decree 69/2024, Điều 15 khoản 1 điểm b).
pub static ACCOUNT_SIM_LOCK: Dated<Locked> = Dated {
    name: "electronic-identity.sim-lock",
    versions: &[Version {
        from: ymd(2026, 9, 28),
        rule: Force::InForce(Locked),
        cite: DECREE_320_2026.at("Điều 8 khoản 1"),
        confidence: Confidence::Medium,
    }],
};
