//! The dated law of the identity card: regimes, fees, reductions, exemptions, time limits, offices.
//!
//! Only tables: what they mean for a case is in `rules.rs` and `fee.rs`.

use crate::law::instruments::*;
use crate::law::{Confidence, Dated, Force, Version};
use crate::procedures::AgencyLevel;
use crate::procedures::identity_card::questions::{CLAIMS, Claim};
use crate::values::day::ymd;
use crate::values::money::Dong;
use std::fmt;

/// Which law judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Regime {
    /// 59/2014/QH13.
    Law2014,
    /// 26/2023/QH15.
    Law2023,
}

impl fmt::Display for Regime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Regime::Law2014 => "Luật Căn cước công dân 2014",
            Regime::Law2023 => "Luật Căn cước 2023",
        })
    }
}

/// Which law judges an application filed on a day.
pub(super) static REGIME: Dated<Regime> = Dated {
    name: "identity-card.regime",
    versions: &[
        Version {
            from: ymd(2016, 1, 1),
            rule: Force::InForce(Regime::Law2014),
            cite: LAW_2014.at("Điều 19"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Regime::Law2023),
            cite: LAW_2023.at("Điều 19"),
            confidence: Confidence::High,
        },
    ],
};

/// The full fees, in đồng a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fees {
    /// CMND to CCCD (2014 law); CCCD to thẻ căn cước (2023 law).
    pub(super) conversion: Dong,
    /// Exchange.
    pub(super) exchange: Dong,
    /// Reissue.
    pub(super) reissue: Dong,
}

impl fmt::Display for Fees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "chuyển loại thẻ {}; đổi {}; cấp lại {}",
            self.conversion, self.exchange, self.reissue
        )
    }
}

const FULL: Fees = Fees { conversion: Dong(30_000), exchange: Dong(50_000), reissue: Dong(70_000) };

/// The full fees.
pub(super) static FEES: Dated<Fees> = Dated {
    name: "identity-card.fees",
    versions: &[
        Version {
            from: ymd(2017, 1, 1),
            rule: Force::InForce(FULL),
            cite: FEES_256_2016.at("Điều 4"),
            confidence: Confidence::High,
        },
        // The day on which circular 59/2019 took over is from memory; the amounts are the same on both sides of it.
        Version {
            from: ymd(2019, 10, 16),
            rule: Force::InForce(FULL),
            cite: FEES_59_2019.at("Điều 4"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2024, 10, 21),
            rule: Force::InForce(FULL),
            cite: FEES_73_2024.at("Điều 4 khoản 1"),
            confidence: Confidence::High,
        },
    ],
};

/// Who gets the reduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reduction {
    /// No one.
    None,
    /// Half for everyone.
    Half,
    /// Half for those who file online.
    HalfOnline,
}

impl fmt::Display for Reduction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reduction::None => "không giảm",
            Reduction::Half => "giảm 50%",
            Reduction::HalfOnline => "giảm 50% khi nộp trực tuyến",
        })
    }
}

/// Reductions of the full fees. The end of a reduction is a row of its own.
pub(super) static REDUCTION: Dated<Reduction> = Dated {
    name: "identity-card.reduction",
    versions: &[
        Version {
            from: ymd(2017, 1, 1),
            rule: Force::InForce(Reduction::None),
            cite: FEES_256_2016.at("Điều 4"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2021, 1, 1),
            rule: Force::InForce(Reduction::Half),
            cite: FEES_112_2020.at(""),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2021, 7, 1),
            rule: Force::InForce(Reduction::Half),
            cite: FEES_47_2021.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2022, 1, 1),
            rule: Force::InForce(Reduction::Half),
            cite: FEES_120_2021.at(""),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2022, 7, 1),
            rule: Force::InForce(Reduction::None),
            cite: FEES_59_2019.at("Điều 4"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2023, 7, 1),
            rule: Force::InForce(Reduction::Half),
            cite: FEES_44_2023.at("Điều 1 khoản 1"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 1, 1),
            rule: Force::InForce(Reduction::None),
            cite: FEES_59_2019.at("Điều 4"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Reduction::Half),
            cite: FEES_43_2024.at(""),
            confidence: Confidence::Low,
        },
        Version {
            from: ymd(2024, 10, 21),
            rule: Force::InForce(Reduction::Half),
            cite: FEES_73_2024.at("Điều 4 khoản 2"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2025, 1, 1),
            rule: Force::InForce(Reduction::HalfOnline),
            cite: FEES_73_2024.at("Điều 4 khoản 3"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2025, 7, 1),
            rule: Force::InForce(Reduction::Half),
            cite: FEES_64_2025.at("Điều 1"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2027, 1, 1),
            rule: Force::InForce(Reduction::None),
            cite: FEES_73_2024.at("Điều 4 khoản 1"),
            confidence: Confidence::Medium,
        },
    ],
};

/// The last day for which the fee was announced; later figures may change.
pub(super) const FEES_KNOWN_THROUGH: chrono::NaiveDate = ymd(2026, 12, 31);

/// Who does not pay although the case is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exempt {
    /// What a person can claim.
    pub(super) claims: &'static [Claim],
    /// Exempt below this age.
    pub(super) below_age: Option<u32>,
    /// Exempt from this age on.
    pub(super) from_age: Option<u32>,
}

impl fmt::Display for Exempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&(CLAIMS.show)(&self.claims.to_vec()).vi)?;
        if let Some(age) = self.below_age {
            write!(f, "; dưới {age} tuổi")?;
        }
        if let Some(age) = self.from_age {
            write!(f, "; từ đủ {age} tuổi")?;
        }
        Ok(())
    }
}

const EXEMPT_UNTIL_2024: Exempt = Exempt {
    claims: &[
        Claim::Merit,
        Claim::PoorHousehold,
        Claim::BorderCommune,
        Claim::IslandDistrict,
        Claim::EthnicMinorityHardship,
        Claim::Orphan,
    ],
    below_age: None,
    from_age: None,
};

/// Who is exempt.
pub(super) static EXEMPT: Dated<Exempt> = Dated {
    name: "identity-card.exempt",
    versions: &[
        Version {
            from: ymd(2017, 1, 1),
            rule: Force::InForce(EXEMPT_UNTIL_2024),
            cite: FEES_256_2016.at("Điều 5"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2019, 10, 16),
            rule: Force::InForce(EXEMPT_UNTIL_2024),
            cite: FEES_59_2019.at("Điều 5"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 10, 21),
            rule: Force::InForce(Exempt {
                claims: &[
                    Claim::Disability,
                    Claim::Merit,
                    Claim::PoorHousehold,
                    Claim::BorderCommune,
                    Claim::IslandDistrict,
                    Claim::EthnicMinorityHardship,
                ],
                below_age: Some(16),
                from_age: Some(60),
            }),
            cite: FEES_73_2024.at("Điều 5"),
            confidence: Confidence::High,
        },
    ],
};

/// What "huyện đảo" is read as since there are no districts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReadAsSpecialZone;

impl fmt::Display for ReadAsSpecialZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("huyện đảo hiểu là đặc khu vốn là huyện đảo; chưa có văn bản nói rõ")
    }
}

/// The exemption of island districts since they became special zones (đặc khu).
pub(super) static ISLAND_DISTRICT: Dated<ReadAsSpecialZone> = Dated {
    name: "identity-card.island-district",
    versions: &[Version {
        from: ymd(2025, 7, 1),
        rule: Force::InForce(ReadAsSpecialZone),
        cite: FEES_73_2024.at("Điều 5"),
        confidence: Confidence::Low,
    }],
};

/// The age at which the claim of an orphan ends.
pub(super) const ORPHAN_BELOW: u32 = 18;

/// A waiver that only the office can confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Waiver;

impl fmt::Display for Waiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("miễn cho người đã tích hợp 5 loại thông tin cơ bản vào VNeID, nộp trực tuyến")
    }
}

/// The waiver for people with their basic data in VNeID.
pub(super) static DIGITAL_WAIVER: Dated<Waiver> = Dated {
    name: "identity-card.digital-waiver",
    versions: &[
        Version {
            from: ymd(2026, 8, 15),
            rule: Force::InForce(Waiver),
            cite: RESOLUTION_66_22_2026.at("Điều 5"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2027, 3, 1),
            rule: Force::Repealed,
            cite: RESOLUTION_66_22_2026.at("Điều 5"),
            confidence: Confidence::Medium,
        },
    ],
};

/// Working days for the 2014 law: exchange or first card, and reissue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// By place and kind: city 7, city reissue 15, remote 20, elsewhere 15.
    ByPlace {
        /// City or town, first card and exchange.
        city: u32,
        /// City or town, reissue.
        city_reissue: u32,
        /// Highland, border, island.
        remote: u32,
        /// Anywhere else.
        elsewhere: u32,
    },
    /// The same everywhere.
    Everywhere(u32),
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::ByPlace { city, city_reissue, remote, elsewhere } => write!(
                f,
                "thành phố, thị xã {city} (cấp lại {city_reissue}); vùng cao, biên giới, hải đảo {remote}; nơi khác {elsewhere} ngày làm việc"
            ),
            Limit::Everywhere(days) => write!(f, "{days} ngày làm việc"),
        }
    }
}

/// The time limit.
pub(super) static LIMIT: Dated<Limit> = Dated {
    name: "identity-card.limit",
    versions: &[
        Version {
            from: ymd(2016, 1, 1),
            rule: Force::InForce(Limit::ByPlace {
                city: 7,
                city_reissue: 15,
                remote: 20,
                elsewhere: 15,
            }),
            cite: LAW_2014.at("Điều 25"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Limit::Everywhere(7)),
            cite: LAW_2023.at("Điều 26"),
            confidence: Confidence::High,
        },
    ],
};

/// The shorter limit that one copy of the published procedure gives for a reissue filed online.
pub(super) static ONLINE_REISSUE_LIMIT: Dated<Days> = Dated {
    name: "identity-card.online-reissue-limit",
    versions: &[Version {
        from: ymd(2026, 8, 18),
        rule: Force::InForce(Days(5)),
        cite: DECISION_5230.at(""),
        confidence: Confidence::Low,
    }],
};

/// Working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days(pub(super) u32);

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ngày làm việc", self.0)
    }
}

/// The offices that take the application, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offices(pub(super) &'static [AgencyLevel]);

impl fmt::Display for Offices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |level: &AgencyLevel| match level {
            AgencyLevel::Commune => "công an xã",
            AgencyLevel::District => "công an huyện",
            AgencyLevel::Province => "công an tỉnh",
            AgencyLevel::Department => "Bộ Công an",
            AgencyLevel::Border => "đơn vị kiểm soát cửa khẩu",
        };
        let names: Vec<&str> = self.0.iter().map(name).collect();
        f.write_str(&names.join(", "))
    }
}

/// Where to file. Before July 2021 no text on it was seen.
pub(super) static AGENCIES: Dated<Offices> = Dated {
    name: "identity-card.agencies",
    versions: &[
        Version {
            from: ymd(2021, 7, 1),
            rule: Force::InForce(Offices(&[AgencyLevel::District, AgencyLevel::Province])),
            cite: CIRCULAR_59_2021_BCA.at("Điều 11, Điều 13"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Offices(&[AgencyLevel::District, AgencyLevel::Province])),
            cite: LAW_2023.at("Điều 27"),
            confidence: Confidence::High,
        },
        // The district police was dissolved; the communes were still being equipped.
        Version {
            from: ymd(2025, 3, 1),
            rule: Force::InForce(Offices(&[AgencyLevel::Province])),
            cite: LAW_2023.at("Điều 27"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2025, 7, 1),
            rule: Force::InForce(Offices(&[AgencyLevel::Commune, AgencyLevel::Province])),
            cite: DECISION_5710.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2026, 7, 1),
            rule: Force::InForce(Offices(&[AgencyLevel::Commune, AgencyLevel::Province])),
            cite: CIRCULAR_118_2026.at("Điều 3a"),
            confidence: Confidence::Medium,
        },
    ],
};

/// Whether a card can be exchanged online after units were rearranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FullyOnline;

impl fmt::Display for FullyOnline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("trực tuyến toàn trình")
    }
}

/// Fully online for rearranged units: filed on the portal under "cấp lại".
pub(super) static UNITS_ONLINE: Dated<FullyOnline> = Dated {
    name: "identity-card.units-online",
    versions: &[Version {
        from: ymd(2026, 3, 15),
        rule: Force::InForce(FullyOnline),
        cite: DECREE_58_2026.at("Điều 5 khoản 10"),
        confidence: Confidence::High,
    }],
};

/// The last day a CMND was good.
pub(super) static CMND_ENDS: Dated<Ended> = Dated {
    name: "identity-card.cmnd-ended",
    versions: &[Version {
        from: ymd(2025, 1, 1),
        rule: Force::InForce(Ended),
        cite: LAW_2023.at("Điều 46 khoản 2"),
        confidence: Confidence::High,
    }],
};

/// A paper has lost its validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ended;

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hết giá trị sử dụng")
    }
}

/// The fine for an expired card, as a range in đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fine {
    /// From.
    pub(super) least: Dong,
    /// To.
    pub(super) most: Dong,
}

impl fmt::Display for Fine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cảnh cáo hoặc phạt {} – {}", self.least, self.most)
    }
}

/// The fine for not exchanging an expired card.
pub(super) static FINE: Dated<Fine> = Dated {
    name: "identity-card.fine",
    versions: &[Version {
        from: ymd(2025, 12, 15),
        rule: Force::InForce(Fine { least: Dong(500_000), most: Dong(1_000_000) }),
        cite: DECREE_282_2025.at("Điều 11"),
        confidence: Confidence::Medium,
    }],
};

/// The age from which a person must have a card; below it, the 2014 law gives none.
pub(super) const CARD_AGE: u32 = 14;

/// The age from which photo, fingerprints and irises are taken (26/2023/QH15, Điều 23 khoản 2 điểm a, b).
pub(super) const BIOMETRICS_AGE: u32 = 6;

/// What the law gives to people under [`CARD_AGE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Children {
    /// No card.
    None,
    /// A card on request.
    OnRequest,
}

impl fmt::Display for Children {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Children::None => write!(f, "dưới {CARD_AGE} tuổi: chưa cấp thẻ"),
            Children::OnRequest => write!(f, "dưới {CARD_AGE} tuổi: cấp thẻ theo nhu cầu"),
        }
    }
}

/// Whether people under 14 get a card.
pub(super) static CHILDREN: Dated<Children> = Dated {
    name: "identity-card.children",
    versions: &[
        Version {
            from: ymd(2016, 1, 1),
            rule: Force::InForce(Children::None),
            cite: LAW_2014.at("Điều 19 khoản 1"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Children::OnRequest),
            cite: LAW_2023.at("Điều 19 khoản 3"),
            confidence: Confidence::High,
        },
    ],
};

/// Who acts for a child, and who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ByRepresentative;

impl fmt::Display for ByRepresentative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "dưới {BIOMETRICS_AGE} tuổi: người đại diện làm trực tuyến, không thu nhận sinh trắc học; từ đủ {BIOMETRICS_AGE} đến dưới {CARD_AGE} tuổi: người đại diện làm thay và cùng trẻ đến"
        )
    }
}

/// Who acts for a child, and who comes.
pub(super) static CHILD_STEPS: Dated<ByRepresentative> = Dated {
    name: "identity-card.child-steps",
    versions: &[Version {
        from: ymd(2024, 7, 1),
        rule: Force::InForce(ByRepresentative),
        cite: LAW_2023.at("Điều 23 khoản 2"),
        confidence: Confidence::High,
    }],
};

/// A ward is helped by the representative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Helped;

impl fmt::Display for Helped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("người đại diện hợp pháp hỗ trợ người mất năng lực hành vi dân sự, người có khó khăn trong nhận thức, làm chủ hành vi")
    }
}

/// How wards apply. What the 2014 law says of them was not seen.
pub(super) static WARDS: Dated<Helped> = Dated {
    name: "identity-card.wards",
    versions: &[Version {
        from: ymd(2024, 7, 1),
        rule: Force::InForce(Helped),
        cite: LAW_2023.at("Điều 23 khoản 3"),
        confidence: Confidence::High,
    }],
};

/// The card is asked for together with the registration of a birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WithBirthRegistration;

impl fmt::Display for WithBirthRegistration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("trẻ dưới 6 tuổi chưa khai sinh: liên thông với đăng ký khai sinh")
    }
}

/// The card of a child whose birth is not registered yet.
pub(super) static BIRTH_LINK: Dated<WithBirthRegistration> = Dated {
    name: "identity-card.birth-link",
    versions: &[
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(WithBirthRegistration),
            cite: LAW_2023.at("Điều 23 khoản 2 điểm a"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2026, 9, 1),
            rule: Force::InForce(WithBirthRegistration),
            cite: DECREE_301_2026.at(""),
            confidence: Confidence::Medium,
        },
    ],
};
