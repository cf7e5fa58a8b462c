//! The dated law of the electronic identity account: regimes, ages, time limits, price, places.
//!
//! Only tables: what they mean for a case is in `rules.rs`. Before 2022-10-20 no decree is known here.

use crate::law::general::Free;
use crate::law::instruments::{DECREE_59_2022, DECREE_69_2024, DECREE_320_2026};
use crate::law::{Confidence, Dated, Force, Version};
use crate::procedures::AgencyLevel;
use crate::values::day::ymd;
use std::fmt;

/// Which decree judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Regime {
    /// Decree 59/2022.
    Of2022,
    /// Decree 69/2024 as issued.
    Of2024,
    /// Decree 69/2024 as amended by decree 320/2026.
    Amended2026,
}

impl fmt::Display for Regime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Regime::Of2022 => "Nghị định 59/2022",
            Regime::Of2024 => "Nghị định 69/2024",
            Regime::Amended2026 => "Nghị định 69/2024, sửa đổi bởi Nghị định 320/2026",
        })
    }
}

/// Which decree judges an application filed on a day; its article says who gets an account.
pub(super) static REGIME: Dated<Regime> = Dated {
    name: "electronic-identity.regime",
    versions: &[
        Version {
            from: ymd(2022, 10, 20),
            rule: Force::InForce(Regime::Of2022),
            cite: DECREE_59_2022.at("Điều 11"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Regime::Of2024),
            cite: DECREE_69_2024.at("Điều 7"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2026, 9, 28),
            rule: Force::InForce(Regime::Amended2026),
            cite: DECREE_320_2026.at("Điều 3"),
            confidence: Confidence::Medium,
        },
    ],
};

/// The ages from which a person has an account of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnAccount {
    /// Level 1.
    pub(super) level_1_from: u32,
    /// Level 2.
    pub(super) level_2_from: u32,
    /// Whether a ward has one.
    pub(super) for_wards: bool,
}

impl fmt::Display for OwnAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wards = if self.for_wards { "có" } else { "không" };
        write!(
            f,
            "tài khoản riêng: mức 1 từ {} tuổi, mức 2 từ đủ {} tuổi; người được giám hộ: {wards}",
            self.level_1_from, self.level_2_from
        )
    }
}

const FROM_14: OwnAccount = OwnAccount { level_1_from: 14, level_2_from: 14, for_wards: false };
const FROM_BIRTH: OwnAccount = OwnAccount { level_1_from: 0, level_2_from: 6, for_wards: true };

/// Who has an account of their own.
pub(super) static OWN_ACCOUNT: Dated<OwnAccount> = Dated {
    name: "electronic-identity.own-account",
    versions: &[
        Version {
            from: ymd(2022, 10, 20),
            rule: Force::InForce(FROM_14),
            cite: DECREE_59_2022.at("Điều 11"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(FROM_BIRTH),
            cite: DECREE_69_2024.at("Điều 7"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2026, 9, 28),
            rule: Force::InForce(FROM_BIRTH),
            cite: DECREE_320_2026.at("Điều 3"),
            confidence: Confidence::Medium,
        },
    ],
};

/// The time limits, in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// Level 1.
    pub(super) level_1: u32,
    /// Level 2, with a card that serves.
    pub(super) level_2: u32,
    /// Level 2 together with a new card.
    pub(super) level_2_with_new_card: u32,
}

impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "mức 1 {}, mức 2 {}, mức 2 khi chưa có thẻ {} ngày làm việc",
            self.level_1, self.level_2, self.level_2_with_new_card
        )
    }
}

const LIMITS_1_3_7: Limits = Limits { level_1: 1, level_2: 3, level_2_with_new_card: 7 };

/// The time limits. Decree 320/2026 changed those of foreigners and organisations only.
pub(super) static LIMITS: Dated<Limits> = Dated {
    name: "electronic-identity.limits",
    versions: &[
        Version {
            from: ymd(2022, 10, 20),
            rule: Force::InForce(LIMITS_1_3_7),
            cite: DECREE_59_2022.at("Điều 17"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(LIMITS_1_3_7),
            cite: DECREE_69_2024.at("Điều 13"),
            confidence: Confidence::High,
        },
    ],
};

/// What an account costs a person. For decree 59/2022 the published procedure said so, without an article.
pub(super) static PRICE: Dated<Free> = Dated {
    name: "electronic-identity.price",
    versions: &[
        Version {
            from: ymd(2022, 10, 20),
            rule: Force::InForce(Free),
            cite: DECREE_59_2022.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Free),
            cite: DECREE_69_2024.at("Điều 27"),
            confidence: Confidence::High,
        },
    ],
};

/// The offices where level 2 is made, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Places {
    /// The levels of police.
    pub(super) levels: &'static [AgencyLevel],
    /// Whether it may be anywhere in the country.
    pub(super) anywhere: bool,
}

impl fmt::Display for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = self.levels.iter().map(|level| level.id()).collect();
        f.write_str(&ids.join(", "))?;
        if self.anywhere { f.write_str("; không phụ thuộc nơi cư trú") } else { Ok(()) }
    }
}

/// Where level 2 is made: any commune police, or where cards are made.
pub(super) static PLACES: Dated<Places> = Dated {
    name: "electronic-identity.places",
    versions: &[
        Version {
            from: ymd(2022, 10, 20),
            rule: Force::InForce(Places {
                levels: &[AgencyLevel::Commune, AgencyLevel::District, AgencyLevel::Province],
                anywhere: false,
            }),
            cite: DECREE_59_2022.at("Điều 14"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Places {
                levels: &[AgencyLevel::Commune, AgencyLevel::District, AgencyLevel::Province],
                anywhere: true,
            }),
            cite: DECREE_69_2024.at("Điều 10 khoản 2 điểm a"),
            confidence: Confidence::High,
        },
        // The district police was dissolved; cards are made by the commune or the province since.
        Version {
            from: ymd(2025, 3, 1),
            rule: Force::InForce(Places {
                levels: &[AgencyLevel::Commune, AgencyLevel::Province],
                anywhere: true,
            }),
            cite: DECREE_69_2024.at("Điều 10 khoản 2 điểm a"),
            confidence: Confidence::Medium,
        },
    ],
};

/// The age from which a person acts alone (decree 69/2024, Điều 10 khoản 1 điểm d, khoản 2 điểm đ).
pub(super) const ACTS_ALONE_FROM: u32 = 14;
