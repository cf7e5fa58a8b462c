//! The dated law of signing in to the National Public Service Portal.
//!
//! Only tables: what they mean for a case is in `rules.rs`. Before 2022-05-31 no guide with these conditions is known here.

use crate::law::general::Free;
use crate::law::instruments::{
    DECREE_58_2026, DECREE_69_2024, LETTER_623_2025, PORTAL_GUIDE_2020, PORTAL_GUIDE_2022,
};
use crate::law::{Confidence, Dated, Force, Version};
use crate::values::day::ymd;
use std::fmt;

/// With what a person signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignIn {
    /// An account of the portal, made by the person with a phone number.
    OwnAccount,
    /// VNeID, and nothing else.
    VNeID,
}

impl fmt::Display for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SignIn::OwnAccount => "tài khoản tự đăng ký trên Cổng",
            SignIn::VNeID => "chỉ tài khoản định danh điện tử (VNeID)",
        })
    }
}

/// With what a person signs in on a day.
pub(super) static SIGN_IN: Dated<SignIn> = Dated {
    name: "portal-account.sign-in",
    versions: &[
        Version {
            from: ymd(2022, 5, 31),
            rule: Force::InForce(SignIn::OwnAccount),
            cite: PORTAL_GUIDE_2022.at("Mục I"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(SignIn::VNeID),
            cite: DECREE_69_2024.at("Điều 40"),
            confidence: Confidence::High,
        },
    ],
};

/// What a password of the portal's own accounts had to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Password {
    /// The least number of characters.
    pub(super) least: u32,
}

impl fmt::Display for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ít nhất {} ký tự, có chữ hoa, chữ thường, chữ số và ký tự đặc biệt", self.least)
    }
}

/// What a password of the portal's own accounts had to be; it was typed on the portal only.
pub(super) static PASSWORD: Dated<Password> = Dated {
    name: "portal-account.password",
    versions: &[
        Version {
            from: ymd(2020, 10, 9),
            rule: Force::InForce(Password { least: 8 }),
            cite: PORTAL_GUIDE_2020.at("Mục 1"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::Repealed,
            cite: DECREE_69_2024.at("Điều 40"),
            confidence: Confidence::High,
        },
    ],
};

/// Where a person signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sites {
    /// The national portal, or the portal of the police ministry, with the same account.
    NationalOrMinistry,
    /// The national portal.
    National,
}

impl fmt::Display for Sites {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Sites::NationalOrMinistry => "dichvucong.gov.vn hoặc dichvucong.bocongan.gov.vn",
            Sites::National => "dichvucong.gov.vn",
        })
    }
}

/// Where a person signs in.
pub(super) static SITES: Dated<Sites> = Dated {
    name: "portal-account.sites",
    versions: &[
        Version {
            from: ymd(2022, 5, 31),
            rule: Force::InForce(Sites::NationalOrMinistry),
            cite: PORTAL_GUIDE_2022.at("Mục II"),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2025, 7, 1),
            rule: Force::InForce(Sites::National),
            cite: LETTER_623_2025.at(""),
            confidence: Confidence::Medium,
        },
        Version {
            from: ymd(2026, 3, 15),
            rule: Force::InForce(Sites::National),
            cite: DECREE_58_2026.at("Điều 5 khoản 18"),
            confidence: Confidence::High,
        },
    ],
};

/// What signing in costs. The guide of 2022 goes through every step of registering and names no payment.
pub(super) static PRICE: Dated<Free> = Dated {
    name: "portal-account.price",
    versions: &[
        Version {
            from: ymd(2022, 5, 31),
            rule: Force::InForce(Free),
            cite: PORTAL_GUIDE_2022.at("Mục I"),
            confidence: Confidence::Low,
        },
        Version {
            from: ymd(2024, 7, 1),
            rule: Force::InForce(Free),
            cite: DECREE_69_2024.at("Điều 27"),
            confidence: Confidence::High,
        },
    ],
};
