//! The dated law of the ordinary passport: fees, reductions, time limits, terms, forms, ways of filing.
//!
//! Only tables: what they mean for a case is in `rules.rs` and `fee.rs`. Before 2020-07-01 nothing is known here.

use crate::law::instruments::*;
use crate::law::{Confidence, Dated, Force, Version};
use crate::values::day::ymd;
use crate::values::money::Dong;
use chrono::NaiveDate;
use std::fmt;

/// Which wording of the law of 2019 judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// As passed in 2019.
    Of2019,
    /// As amended in 2023.
    Of2023,
    /// As amended in 2025; that amendment is known from the press only.
    Of2025,
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Wording::Of2019 => "Luật 49/2019",
            Wording::Of2023 => "Luật 49/2019, sửa đổi năm 2023",
            Wording::Of2025 => "Luật 49/2019, sửa đổi năm 2023 và 2025",
        })
    }
}

/// Which wording of the law judges an application filed on a day.
pub(super) static ACT: Dated<Wording> = Dated {
    name: "passport.act",
    versions: &[
        Version {
            from: ymd(2020, 7, 1),
            rule: Force::InForce(Wording::Of2019),
            cite: LAW_49_2019.at("Điều 51"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2023, 8, 15),
            rule: Force::InForce(Wording::Of2023),
            cite: LAW_23_2023.at(""),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2026, 7, 1),
            rule: Force::InForce(Wording::Of2025),
            cite: LAW_118_2025.at("Điều 3"),
            confidence: Confidence::Medium,
        },
    ],
};

/// The full fees, in đồng a passport; with or without a chip, for adults and children alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fees {
    /// First issue, and every new one that is not for a damaged or lost one.
    pub(super) issue: Dong,
    /// In place of a damaged or lost one.
    pub(super) replacement: Dong,
}

impl fmt::Display for Fees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cấp mới {}; cấp lại do hỏng hoặc mất {}", self.issue, self.replacement)
    }
}

const FULL: Fees = Fees { issue: Dong(200_000), replacement: Dong(400_000) };

/// The full fees. What was charged before 2021-05-22 is not known here.
pub(super) static FEES: Dated<Fees> = Dated {
    name: "passport.fees",
    versions: &[
        Version {
            from: ymd(2021, 5, 22),
            rule: Force::InForce(FULL),
            cite: FEES_25_2021.at("Biểu mức thu, mục I.1"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2026, 4, 1),
            rule: Force::InForce(FULL),
            cite: FEES_28_2026.at("Biểu mức thu"),
            confidence: Confidence::Medium,
        },
    ],
};

/// Who gets a reduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reduction {
    /// No one.
    None,
    /// A fifth off for everyone.
    Fifth,
    /// A tenth off for those who file online.
    TenthOnline,
    /// Half off for everyone.
    Half,
}

impl fmt::Display for Reduction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reduction::None => "không giảm",
            Reduction::Fifth => "giảm 20%",
            Reduction::TenthOnline => "giảm 10% khi nộp trực tuyến",
            Reduction::Half => "giảm 50%",
        })
    }
}

/// Reductions of the full fees. The end of a reduction is a row of its own.
///
/// Cuts in the first row's time were not looked for. In the second half of 2025 half off and a tenth off for filing
/// online overlapped: the half alone was charged.
pub(super) static REDUCTION: Dated<Reduction> = Dated {
    name: "passport.reduction",
    versions: &[
        Version {
            from: ymd(2021, 5, 22),
            rule: Force::InForce(Reduction::None),
            cite: FEES_25_2021.at("Điều 4"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2023, 7, 1),
            rule: Force::InForce(Reduction::Fifth),
            cite: FEES_44_2023.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2024, 1, 1),
            rule: Force::InForce(Reduction::TenthOnline),
            cite: FEES_63_2023.at("Điều 5"),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2025, 7, 1),
            rule: Force::InForce(Reduction::Half),
            cite: FEES_64_2025.at(""),
            confidence: Confidence::High,
        },
        Version {
            from: ymd(2027, 1, 1),
            rule: Force::InForce(Reduction::None),
            cite: FEES_28_2026.at(""),
            confidence: Confidence::Medium,
        },
    ],
};

/// The last day for which the fee was announced; later figures may change.
pub(super) const FEES_KNOWN_THROUGH: NaiveDate = ymd(2026, 12, 31);

/// A time for which a further cut is remembered, but no text of it was seen: first and last day.
pub(super) const UNCONFIRMED_CUT: (NaiveDate, NaiveDate) = (ymd(2024, 7, 1), ymd(2024, 12, 31));

/// A waiver that only the office can confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Waiver;

impl fmt::Display for Waiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("miễn cho người có VNeID mức 2, đã tích hợp 5 thông tin cơ bản và thông tin hộ chiếu, nộp trực tuyến")
    }
}

/// The waiver for people with their basic data and their passport in VNeID.
pub(super) static DIGITAL_WAIVER: Dated<Waiver> = Dated {
    name: "passport.digital-waiver",
    versions: &[
        Version {
            from: ymd(2026, 8, 15),
            rule: Force::InForce(Waiver),
            cite: FEES_117_2026.at("Điều 1 khoản 8 điểm a"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2027, 3, 1),
            rule: Force::Repealed,
            cite: FEES_117_2026.at("Điều 2 khoản 1"),
            confidence: Confidence::Medium,
        },
    ],
};

/// Working days from the day the office has the whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// The provincial office.
    pub(super) province: u32,
    /// The department.
    pub(super) department: u32,
    /// The department, on an urgent ground.
    pub(super) urgent: u32,
}

impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Limits { province, department, urgent } = self;
        write!(
            f,
            "tỉnh {province}; Cục {department}; trường hợp khẩn cấp ở Cục {urgent} ngày làm việc"
        )
    }
}

/// The time limits. Decision 4245 of July 2026 amended the published procedure; its annex was not seen.
pub(super) static LIMIT: Dated<Limits> = Dated {
    name: "passport.limit",
    versions: &[Version {
        from: ymd(2020, 7, 1),
        rule: Force::InForce(Limits { province: 8, department: 5, urgent: 3 }),
        cite: LAW_49_2019.at("Điều 15 khoản 7"),
        confidence: Confidence::High,
    }],
};

/// How long a passport is good, in years from its issue; never extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Terms {
    /// Issued to a person of 14 or over.
    pub(super) adult: u32,
    /// Issued to a child under 14.
    pub(super) child: u32,
}

impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "từ đủ 14 tuổi {} năm; dưới 14 tuổi {} năm", self.adult, self.child)
    }
}

/// How long a passport is good.
pub(super) static TERM: Dated<Terms> = Dated {
    name: "passport.term",
    versions: &[Version {
        from: ymd(2020, 7, 1),
        rule: Force::InForce(Terms { adult: 10, child: 5 }),
        cite: LAW_49_2019.at("Điều 7 khoản 2"),
        confidence: Confidence::High,
    }],
};

/// Passports with a chip are really issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Issued;

impl fmt::Display for Issued {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("đã cấp hộ chiếu gắn chíp")
    }
}

/// Since when passports with a chip are issued: the law had them from the start.
pub(super) static CHIP: Dated<Issued> = Dated {
    name: "passport.chip",
    versions: &[Version {
        from: ymd(2023, 3, 1),
        rule: Force::InForce(Issued),
        cite: NOTICE_CHIP_2023.at(""),
        confidence: Confidence::Medium,
    }],
};

/// What can be filed online.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nothing.
    Nothing,
    /// Passports without a chip.
    WithoutChip,
    /// All.
    All,
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reach::Nothing => "chưa có trực tuyến",
            Reach::WithoutChip => "trực tuyến với hộ chiếu không gắn chíp",
            Reach::All => "trực tuyến toàn trình",
        })
    }
}

/// What can be filed online.
pub(super) static ONLINE: Dated<Reach> = Dated {
    name: "passport.online",
    versions: &[
        Version {
            from: ymd(2020, 7, 1),
            rule: Force::InForce(Reach::Nothing),
            cite: LAW_49_2019.at("Điều 15 khoản 1"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2022, 6, 1),
            rule: Force::InForce(Reach::WithoutChip),
            cite: NOTICE_ONLINE_2022.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2023, 8, 15),
            rule: Force::InForce(Reach::All),
            cite: DECISION_5568.at(""),
            confidence: Confidence::Medium,
        },
    ],
};

/// The forms of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Forms {
    /// From 14.
    pub(super) adult: &'static str,
    /// Under 14.
    pub(super) child: &'static str,
    /// The report of a loss.
    pub(super) loss: &'static str,
}

impl fmt::Display for Forms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; dưới 14 tuổi {}; báo mất {}", self.adult, self.child, self.loss)
    }
}

const SEPARATE: Forms = Forms { adult: "TK01", child: "TK01a", loss: "TK05" };

/// The forms. Those before August 2021 are not known here.
pub(super) static FORMS: Dated<Forms> = Dated {
    name: "passport.forms",
    versions: &[
        Version {
            from: ymd(2021, 8, 14),
            rule: Force::InForce(Forms { adult: "TK01", child: "TK01", loss: "TK05" }),
            cite: CIRCULAR_73_2021.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2023, 8, 15),
            rule: Force::InForce(SEPARATE),
            cite: CIRCULAR_31_2023.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2026, 7, 1),
            rule: Force::InForce(SEPARATE),
            cite: CIRCULAR_69_2026.at("Điều 1"),
            confidence: Confidence::High,
        },
    ],
};

/// Data stand in for the birth certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DataInstead;

impl fmt::Display for DataInstead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("dữ liệu hộ tịch điện tử thay giấy khai sinh")
    }
}

/// Data of the electronic civil register stand in for a child's birth certificate.
pub(super) static CIVIL_DATA: Dated<DataInstead> = Dated {
    name: "passport.civil-data",
    versions: &[
        Version {
            from: ymd(2026, 1, 1),
            rule: Force::InForce(DataInstead),
            cite: RESOLUTION_66_7_2025.at("Phụ lục, mục 740, 741"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2027, 3, 1),
            rule: Force::Repealed,
            cite: RESOLUTION_66_7_2025.at(""),
            confidence: Confidence::Medium,
        },
    ],
};

/// A passport that nobody collects is cancelled after so many months (49/2019/QH14, Điều 27 khoản 1).
pub(super) const UNCOLLECTED_MONTHS: u32 = 12;

/// Damage must be reported within so many hours (guide of an office; no article seen).
pub(super) const DAMAGE_REPORT_HOURS: u32 = 48;

/// A child who turns 14 within so many days is told that waiting brings a passport of ten years. A choice of ours.
pub(super) const WORTH_WAITING_DAYS: u64 = 366;
