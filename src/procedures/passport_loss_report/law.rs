//! The dated law of reporting a lost passport: offices, ways of filing, what the office does, the fee, the form.
//!
//! How soon a loss must be reported, and the fine, are shared with the passport and stand in `law/general.rs`.

use crate::law::instruments::*;
use crate::law::{Confidence, Dated, Force, Version};
use crate::procedures::AgencyLevel;
use crate::values::day::ymd;
use crate::values::money::Dong;
use std::fmt;

/// The offices that take the report, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offices(pub(super) &'static [AgencyLevel]);

impl fmt::Display for Offices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = self.0.iter().map(|level| level.id()).collect();
        f.write_str(&ids.join(", "))
    }
}

/// Where to report: the nearest police, an immigration office, or a border gate.
pub(super) static OFFICES: Dated<Offices> = Dated {
    name: "passport-loss-report.offices",
    versions: &[
        Version {
            from: ymd(2020, 7, 1),
            rule: Force::InForce(Offices(&[
                AgencyLevel::Commune,
                AgencyLevel::District,
                AgencyLevel::Province,
                AgencyLevel::Department,
                AgencyLevel::Border,
            ])),
            cite: LAW_49_2019.at("Điều 28 khoản 2"),
            confidence: Confidence::High,
        },
        // The district police was dissolved.
        Version {
            from: ymd(2025, 3, 1),
            rule: Force::InForce(Offices(&[
                AgencyLevel::Commune,
                AgencyLevel::Province,
                AgencyLevel::Department,
                AgencyLevel::Border,
            ])),
            cite: LAW_49_2019.at("Điều 28 khoản 2"),
            confidence: Confidence::Medium,
        },
    ],
};

/// Whether the report can be sent online.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Online(pub(super) bool);

impl fmt::Display for Online {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 {
            "trực tuyến được"
        } else {
            "nộp trực tiếp hoặc gửi đơn"
        })
    }
}

/// Whether the report can be sent online.
pub(super) static ONLINE: Dated<Online> = Dated {
    name: "passport-loss-report.online",
    versions: &[
        Version {
            from: ymd(2020, 7, 1),
            rule: Force::InForce(Online(false)),
            cite: LAW_49_2019.at("Điều 28 khoản 2"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2023, 8, 15),
            rule: Force::InForce(Online(true)),
            cite: LAW_49_2019.at("Điều 28 khoản 2 (sửa đổi năm 2023)"),
            confidence: Confidence::High,
        },
    ],
};

/// Working days of the offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Steps {
    /// Until the person and the department have the notice.
    pub(super) notice: u32,
    /// From the notice until the passport is cancelled.
    pub(super) cancelling: u32,
}

impl fmt::Display for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "thông báo {} ngày làm việc, hủy {} ngày làm việc", self.notice, self.cancelling)
    }
}

/// What the offices do, and how soon.
pub(super) static STEPS: Dated<Steps> = Dated {
    name: "passport-loss-report.steps",
    versions: &[Version {
        from: ymd(2020, 7, 1),
        rule: Force::InForce(Steps { notice: 1, cancelling: 1 }),
        cite: LAW_49_2019.at("Điều 28 khoản 2"),
        confidence: Confidence::High,
    }],
};

/// The fee: none. The table of passport fees has no line for it, and the published procedure says so.
pub(super) static FEE: Dated<Dong> = Dated {
    name: "passport-loss-report.fee",
    versions: &[
        Version {
            from: ymd(2021, 5, 22),
            rule: Force::InForce(Dong(0)),
            cite: FEES_25_2021.at("Biểu mức thu, mục I"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2023, 8, 15),
            rule: Force::InForce(Dong(0)),
            cite: DECISION_5568.at(""),
            confidence: Confidence::Medium,
        },
    ],
};

/// The form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form(pub(super) &'static str);

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// The form of the report. The one before August 2021 is not known here.
pub(super) static FORM: Dated<Form> = Dated {
    name: "passport-loss-report.form",
    versions: &[
        Version {
            from: ymd(2021, 8, 14),
            rule: Force::InForce(Form("TK05")),
            cite: CIRCULAR_73_2021.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2023, 8, 15),
            rule: Force::InForce(Form("TK05")),
            cite: CIRCULAR_31_2023.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2026, 7, 1),
            rule: Force::InForce(Form("TK05")),
            cite: CIRCULAR_69_2026.at("Điều 1 khoản 7"),
            confidence: Confidence::High,
        },
    ],
};
