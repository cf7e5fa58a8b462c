//! The dated law of restoring a found passport: in which case, who decides and how soon, the fee, the form.

use crate::law::instruments::{CIRCULAR_69_2026, DECISION_5568, FEES_25_2021, LAW_49_2019};
use crate::law::{Confidence, Dated, Force, Version};
use crate::values::day::ymd;
use crate::values::money::Dong;
use std::fmt;

/// In which case a reported passport can be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Conditions;

impl fmt::Display for Conditions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("mất ở trong nước, tìm lại được còn nguyên vẹn, có thị thực nước ngoài còn hạn")
    }
}

/// In which case a reported passport can be restored.
pub(super) static CONDITIONS: Dated<Conditions> = Dated {
    name: "passport-restoration.conditions",
    versions: &[Version {
        from: ymd(2020, 7, 1),
        rule: Force::InForce(Conditions),
        cite: LAW_49_2019.at("Điều 32"),
        confidence: Confidence::High,
    }],
};

/// Working days until the answer, by the office that takes the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit {
    /// At a provincial office.
    pub(super) province: u32,
    /// At the department.
    pub(super) department: u32,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ngày làm việc ở công an tỉnh, {} ngày làm việc ở Cục",
            self.province, self.department
        )
    }
}

/// How soon the answer comes. A province may have promised less; the law does not.
pub(super) static LIMIT: Dated<Limit> = Dated {
    name: "passport-restoration.limit",
    versions: &[Version {
        from: ymd(2020, 7, 1),
        rule: Force::InForce(Limit { province: 5, department: 3 }),
        cite: LAW_49_2019.at("Điều 32"),
        confidence: Confidence::High,
    }],
};

/// The fee: none. The table of passport fees has no line for it, and the published procedure says so.
pub(super) static FEE: Dated<Dong> = Dated {
    name: "passport-restoration.fee",
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

/// The form of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form(pub(super) &'static str);

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// The form of the request. Those before July 2026 were not seen.
pub(super) static FORM: Dated<Form> = Dated {
    name: "passport-restoration.form",
    versions: &[Version {
        from: ymd(2026, 7, 1),
        rule: Force::InForce(Form("TK04")),
        cite: CIRCULAR_69_2026.at("mẫu TK04"),
        confidence: Confidence::High,
    }],
};
