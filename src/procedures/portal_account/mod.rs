//! Signing in to the National Public Service Portal: what has to be there first.
//!
//! Since 2024-07-01 that is VNeID; until then people made an account of the portal, whose form is kept for the law of its
//! day. It asks for no password and no code, and who signs in is asked only where the form of the time had it.

mod law;
mod questions;
mod rules;
mod situations;

use crate::law::instruments::{DECREE_69_2024, PORTAL_GUIDE_2022};
use crate::procedures::{Ask, Page, Paper, Procedure, Rule, Topic};
use crate::questions::{NONE, card, contact, declaration, person, vneid};
use crate::values::text::Text;
use questions as own;
use rules::{by_own_account, by_vneid};
pub(super) use situations::SITUATIONS;

/// Signing in to the portal.
pub(super) static PROCEDURE: Procedure = Procedure {
    id: "portal-account",
    topic: Topic::Vneid,
    title: Text::new(
        "Đăng nhập Cổng dịch vụ công quốc gia",
        "Signing in to the National Public Service Portal",
    ),
    summary: Text::new(
        "Xem còn thiếu gì để đăng nhập và nộp hồ sơ trực tuyến.",
        "See what is still missing before you can sign in and file online.",
    ),
    basis: &[DECREE_69_2024.at("Điều 40")],
    case: None,
    levers: &[],
    pages: &[
        Page {
            id: "account",
            title: Text::new("Có tài khoản VNeID nào?", "Which VNeID account is there?"),
            short: Text::new("Tài khoản VNeID", "VNeID account"),
            lead: vneid::NEVER_ASKED,
            asks: &[
                Ask::required(&vneid::ACCOUNT).when(by_vneid),
                Ask::required(&own::ACTIVATED).when(|facts| {
                    Ok(by_vneid(facts)? && facts.get(&vneid::ACCOUNT)? == vneid::Account::Two)
                }),
            ],
        },
        Page {
            id: "name",
            title: Text::new("Tài khoản này của ai?", "Whose account is it?"),
            short: Text::new("Họ tên, ngày sinh", "Name and birth"),
            lead: NONE,
            asks: &[
                Ask::required(&person::FULL_NAME).when(by_own_account),
                Ask::required(&person::BORN_ON).when(by_own_account),
            ],
        },
        Page {
            id: "number",
            title: Text::new("Số định danh là gì?", "What is the personal number?"),
            short: Text::new("Số định danh", "Personal number"),
            lead: NONE,
            asks: &[Ask::required(&person::PERSONAL_ID).when(by_own_account)],
        },
        Page {
            id: "paper",
            title: Text::new(
                "Giấy tờ được cấp gần nhất là gì?",
                "Which paper were you last issued?",
            ),
            short: Text::new("Giấy đang có", "Paper held"),
            lead: NONE,
            asks: &[
                Ask::required(&card::HELD),
                Ask::required(&card::CHIP).when(|facts| {
                    Ok(by_own_account(facts)? && facts.get(&card::HELD)? == card::Held::Cccd)
                }),
            ],
        },
        Page {
            id: "card",
            title: Text::new("Thẻ có giá trị đến ngày nào?", "Until which day is the card good?"),
            short: Text::new("Hạn của thẻ", "End of the card"),
            lead: Text::new(
                "Thẻ hết hạn thì tài khoản có thể bị khoá.",
                "When the card has ended the account may be locked.",
            ),
            asks: &[Ask::optional(&card::PRINTED_EXPIRY)
                .when(|facts| Ok(by_vneid(facts)? && card::has_card(facts)?))],
        },
        Page {
            id: "phone",
            title: Text::new("Số điện thoại đứng tên ai?", "In whose name is the phone number?"),
            short: Text::new("Số điện thoại", "Phone"),
            lead: vneid::NEVER_ASKED,
            asks: &[
                Ask::required(&contact::PHONE).when(by_own_account),
                Ask::required(&contact::SIM_IN_OWN_NAME),
            ],
        },
        Page {
            id: "email",
            title: Text::new("Có thư điện tử không?", "Is there an e-mail address?"),
            short: Text::new("Thư điện tử", "E-mail"),
            lead: NONE,
            asks: &[Ask::optional(&contact::EMAIL)],
        },
    ],
    closing: Page {
        id: "declaration",
        title: Text::new("Cam đoan và tạo phiếu", "Declare and make the sheet"),
        short: Text::new("Cam đoan", "Declaration"),
        lead: Text::new(
            "Phiếu chỉ nằm trên máy này. Công cụ không đăng nhập thay, không hỏi và không giữ mật khẩu.",
            "The sheet stays on this device. The tool does not sign in for you, asks for no password and keeps none.",
        ),
        asks: &[Ask::required(&declaration::TRUE)],
    },
    rules: &[
        Rule { id: "account", judge: rules::second_level },
        Rule { id: "activated", judge: rules::activated },
        Rule { id: "card", judge: rules::card_good },
        Rule { id: "chip-card", judge: rules::chip_card },
        Rule { id: "sim", judge: rules::sim_in_own_name },
        Rule { id: "email", judge: rules::email },
        Rule { id: "own-accounts-end", judge: rules::own_accounts_end },
        Rule { id: "password", judge: rules::password },
    ],
    checks: &[person::born_by_the_day, person::number_against_year],
    papers: &[
        Paper {
            id: "phone",
            title: Text::new(
                "Điện thoại đã cài VNeID, gắn SIM đã đăng ký",
                "The phone with VNeID and the registered SIM",
            ),
            remark: Text::new(
                "Mã xác nhận lúc đăng nhập gửi vào số này.",
                "The code at sign-in goes to this number.",
            ),
            needed: by_vneid,
            cite: DECREE_69_2024.at("Điều 10 khoản 2 điểm b"),
        },
        Paper {
            id: "chip-card",
            title: Text::new("Thẻ CCCD có chip", "The CCCD with a chip"),
            remark: Text::new("Để nhập số CCCD.", "To enter its number."),
            needed: by_own_account,
            cite: PORTAL_GUIDE_2022.at("Mục I"),
        },
        Paper {
            id: "phone-2022",
            title: Text::new(
                "Điện thoại gắn SIM chính chủ",
                "A phone with the SIM in one's own name",
            ),
            remark: Text::new("Mã xác nhận gửi vào số này.", "The code goes to this number."),
            needed: by_own_account,
            cite: PORTAL_GUIDE_2022.at("Mục I"),
        },
    ],
    #[cfg(not(target_arch = "wasm32"))]
    law: &[
        &crate::law::general::ACCOUNT_ACTIVATION,
        &crate::law::general::ACCOUNT_SIM_LOCK,
        &crate::law::general::CARD_EXTENSION,
        &law::SIGN_IN,
        &law::PASSWORD,
        &law::SITES,
        &law::PRICE,
    ],
    #[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
    official: &crate::procedures::official_form::NO_FORMS,
    fee: rules::fee,
    deadline: rules::deadline,
    validity: rules::validity,
    channel: rules::channel,
    agencies: rules::agencies,
    forms: rules::forms,
    steps: rules::steps,
};
