//! The electronic identity account (VNeID), levels 1 and 2, under decrees 59/2022 and 69/2024.
//!
//! Readable as the form itself: pages in order, the rules that judge, what to have at hand. It asks for no password and
//! no code.

#[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
mod forms;
mod law;
mod questions;
mod rules;
mod situations;

use crate::form::{Facts, Pending};
use crate::law::instruments::{CIRCULAR_17_2024, DECREE_59_2022, DECREE_69_2024, DECREE_320_2026};
use crate::procedures::{Ask, Lever, Page, Paper, Procedure, Rule, Topic};
use crate::questions::{NONE, card, contact, declaration, filing, person, representative, vneid};
use crate::values::text::Text;
use questions as own;
use questions::Level;
use rules::{Serves, represented};
pub(super) use situations::SITUATIONS;

/// The electronic identity account.
pub(super) static PROCEDURE: Procedure = Procedure {
    id: "electronic-identity",
    topic: Topic::Vneid,
    title: Text::new("Tài khoản định danh điện tử (VNeID)", "Electronic identity account (VNeID)"),
    summary: Text::new(
        "Làm tài khoản VNeID mức 1 hoặc mức 2, cho mình hoặc cho con.",
        "A VNeID account of level 1 or 2, for yourself or a child.",
    ),
    basis: &[DECREE_69_2024.at("Điều 7, 10, 13, 14"), DECREE_320_2026.at("Điều 3")],
    case: Some(&own::LEVEL),
    levers: &[Lever::all(&own::LEVEL)],
    pages: &[
        Page {
            id: "account",
            title: Text::new("Đã có tài khoản VNeID chưa?", "Is there a VNeID account already?"),
            short: Text::new("Tài khoản đang có", "Account held"),
            lead: vneid::NEVER_ASKED,
            asks: &[Ask::required(&vneid::ACCOUNT)],
        },
        Page {
            id: "level",
            title: Text::new("Cần làm mức nào?", "Which level do you need?"),
            short: Text::new("Mức cần làm", "Level"),
            lead: NONE,
            asks: &[Ask::required(&own::LEVEL)],
        },
        Page {
            id: "name",
            title: Text::new("Tài khoản này của ai?", "Whose account is it?"),
            short: Text::new("Họ tên, ngày sinh", "Name and birth"),
            lead: Text::new(
                "Làm cho con thì nhập họ tên và ngày sinh của con.",
                "For a child, enter the child's name and birth date.",
            ),
            asks: &[
                Ask::required(&person::FULL_NAME),
                Ask::required(&person::BORN_ON),
                Ask::required(&person::SEX),
            ],
        },
        Page {
            id: "number",
            title: Text::new("Số định danh là gì?", "What is the personal number?"),
            short: Text::new("Số định danh", "Personal number"),
            lead: NONE,
            asks: &[Ask::required(&person::PERSONAL_ID)],
        },
        Page {
            id: "who-acts",
            title: Text::new("Ai làm việc này?", "Who does this?"),
            short: Text::new("Người làm", "Who acts"),
            lead: NONE,
            asks: &[Ask::required(&representative::FILED_BY)
                .when(|facts| Ok(!representative::under(facts, law::ACTS_ALONE_FROM)?))],
        },
        Page {
            id: "representative",
            title: Text::new("Người đại diện là ai?", "Who is the representative?"),
            short: Text::new("Người đại diện", "Representative"),
            lead: Text::new(
                "Người dưới 14 tuổi và người được giám hộ do cha, mẹ hoặc người đại diện hợp pháp làm thay.",
                "For people under 14 and wards a parent or legal representative acts.",
            ),
            asks: &[
                Ask::required(&representative::IS).when(represented),
                Ask::required(&representative::FULL_NAME).when(represented),
                Ask::required(&representative::PERSONAL_ID).when(represented),
            ],
        },
        Page {
            id: "representative-phone",
            title: Text::new(
                "Số điện thoại của người đại diện?",
                "The representative's phone number?",
            ),
            short: Text::new("Điện thoại người đại diện", "Representative's phone"),
            lead: NONE,
            asks: &[
                Ask::required(&representative::PHONE).when(represented),
                Ask::required(&own::REPRESENTATIVE_SIM)
                    .when(|facts| Ok(rules::since_2024(facts) && represented(facts)?)),
            ],
        },
        Page {
            id: "representative-account",
            title: Text::new(
                "Người đại diện có tài khoản mức nào?",
                "Which account has the representative?",
            ),
            short: Text::new("Tài khoản người đại diện", "Representative's account"),
            lead: NONE,
            asks: &[Ask::required(&own::REPRESENTATIVE_ACCOUNT).when(|facts| {
                Ok(rules::since_2024(facts) && first_level(facts)? && represented(facts)?)
            })],
        },
        Page {
            id: "paper",
            title: Text::new("Giấy tờ được cấp gần nhất là gì?", "Which paper was issued last?"),
            short: Text::new("Giấy đang có", "Paper held"),
            lead: Text::new("Của người làm tài khoản.", "Of the person the account is for."),
            asks: &[
                Ask::required(&card::HELD),
                Ask::required(&card::CHIP).when(|facts| {
                    Ok(rules::of_2022(facts) && facts.get(&card::HELD)? == card::Held::Cccd)
                }),
            ],
        },
        Page {
            id: "card",
            title: Text::new("Thẻ có giá trị đến ngày nào?", "Until which day is the card good?"),
            short: Text::new("Hạn của thẻ", "End of the card"),
            lead: Text::new(
                "Thẻ hết hạn thì phải đổi thẻ, và tài khoản lâu hơn mới có.",
                "A card that has ended must be exchanged, and the account takes longer.",
            ),
            asks: &[Ask::optional(&card::PRINTED_EXPIRY).when(card::has_card)],
        },
        Page {
            id: "contact",
            title: Text::new("Kết quả báo về đâu?", "Where does the result go?"),
            short: Text::new("Liên hệ", "Contact"),
            lead: vneid::NEVER_ASKED,
            asks: &[
                Ask::required(&contact::PHONE).when(alone),
                Ask::required(&contact::SIM_IN_OWN_NAME)
                    .when(|facts| Ok(rules::since_2024(facts) && alone(facts)?)),
                Ask::optional(&contact::EMAIL),
            ],
        },
        Page {
            id: "extras",
            title: Text::new(
                "Muốn đưa thêm giấy tờ nào vào VNeID?",
                "Which other papers should be in VNeID?",
            ),
            short: Text::new("Giấy tờ thêm", "Other papers"),
            lead: NONE,
            asks: &[Ask::optional(&own::EXTRAS)
                .when(|facts| Ok(rules::since_2024(facts) && !first_level(facts)?))],
        },
        Page {
            id: "visit",
            title: Text::new("Định đến ngày nào?", "Which day will you come?"),
            short: Text::new("Ngày đến", "Visit"),
            lead: NONE,
            asks: &[
                Ask::optional(&filing::OFFICE).when(|facts| Ok(!first_level(facts)?)),
                Ask::optional(&own::VISIT_ON).when(|facts| Ok(!first_level(facts)?)),
            ],
        },
    ],
    closing: Page {
        id: "declaration",
        title: Text::new("Cam đoan và tạo phiếu", "Declare and make the sheet"),
        short: Text::new("Cam đoan", "Declaration"),
        lead: Text::new(
            "Phiếu chỉ nằm trên máy này. Chưa có tài khoản nào được đăng ký; công cụ không hỏi và không giữ mật khẩu.",
            "The sheet stays on this device. No account has been registered; the tool asks for no password and keeps none.",
        ),
        asks: &[Ask::required(&declaration::TRUE)],
    },
    rules: &[
        Rule { id: "level-is-new", judge: rules::level_is_new },
        Rule { id: "own-account", judge: rules::own_account },
        Rule { id: "card", judge: rules::card_serves },
        Rule { id: "sim", judge: rules::sim_in_own_name },
        Rule { id: "representative-account", judge: rules::representative_account },
        Rule { id: "both-come", judge: rules::both_come },
        Rule { id: "consent", judge: rules::consent },
        Rule { id: "contact-in-2022", judge: rules::contact_in_2022 },
        Rule { id: "sim-lock", judge: rules::sim_lock },
        Rule { id: "extras", judge: rules::extras_by_themselves },
        Rule { id: "activation", judge: rules::activate_in_time },
    ],
    checks: &[
        person::born_by_the_day,
        person::number_against_year,
        person::number_against_sex,
        rules::visit_day,
    ],
    papers: &[
        Paper {
            id: "card",
            title: Text::new(
                "Thẻ căn cước hoặc thẻ CCCD còn hạn",
                "The identity card or CCCD, not ended",
            ),
            remark: Text::new(
                "Của người làm tài khoản; xuất trình khi đến. Đã mất thẻ thì phải làm lại thẻ trước.",
                "Of the person the account is for; shown there. If it is lost, a new card comes first.",
            ),
            needed: |facts| {
                Ok(rules::since_2024(facts)
                    && !first_level(facts)?
                    && rules::serves(facts)? != Serves::No)
            },
            cite: DECREE_69_2024.at("Điều 10 khoản 2"),
        },
        Paper {
            id: "chip-card",
            title: Text::new("Thẻ CCCD có chip", "The CCCD with a chip"),
            remark: Text::new(
                "Xuất trình khi đến. Đã mất thẻ thì phải làm lại thẻ trước.",
                "Shown there. If it is lost, a new card comes first.",
            ),
            needed: |facts| {
                Ok(rules::of_2022(facts)
                    && !first_level(facts)?
                    && rules::serves(facts)? != Serves::No)
            },
            cite: DECREE_59_2022.at("Điều 14"),
        },
        Paper {
            id: "card-file",
            title: Text::new("Giấy tờ để làm thẻ căn cước", "What is needed for the identity card"),
            remark: Text::new(
                "Làm cùng lúc; xem phiếu của thủ tục “Thẻ căn cước”.",
                "Made at the same time; see the sheet of the procedure “Identity card”.",
            ),
            needed: |facts| {
                Ok(rules::since_2024(facts)
                    && !first_level(facts)?
                    && rules::serves(facts)? == Serves::No)
            },
            cite: CIRCULAR_17_2024.at("Mẫu CC01"),
        },
        Paper {
            id: "phone",
            title: Text::new(
                "Điện thoại cài được VNeID, gắn SIM chính chủ",
                "A phone for VNeID with the SIM in one's own name",
            ),
            remark: Text::new(
                "Của người đại diện, nếu làm thay.",
                "The representative's, if one acts.",
            ),
            needed: |facts| Ok(rules::since_2024(facts) && first_level(facts)?),
            cite: DECREE_69_2024.at("Điều 10 khoản 1"),
        },
        Paper {
            id: "phone-2022",
            title: Text::new("Điện thoại cài được VNeID", "A phone that runs VNeID"),
            remark: Text::new(
                "Dùng để nhập thông tin và chụp ảnh chân dung.",
                "For entering the data and the portrait.",
            ),
            needed: |facts| Ok(rules::of_2022(facts) && first_level(facts)?),
            cite: DECREE_59_2022.at("Điều 14"),
        },
        Paper {
            id: "originals",
            title: Text::new(
                "Bản chính giấy tờ muốn đưa vào VNeID",
                "The originals of the papers for VNeID",
            ),
            remark: Text::new(
                "Nên mang theo để cán bộ đối chiếu.",
                "Best brought along for the officer to compare.",
            ),
            needed: |facts| Ok(facts.find(&own::EXTRAS)?.is_some()),
            cite: DECREE_69_2024.at("Điều 10 khoản 2 điểm b"),
        },
    ],
    #[cfg(not(target_arch = "wasm32"))]
    law: &[
        &crate::law::general::ACCOUNT_ACTIVATION,
        &crate::law::general::ACCOUNT_SIM_LOCK,
        &crate::law::general::CARD_EXTENSION,
        &law::REGIME,
        &law::OWN_ACCOUNT,
        &law::LIMITS,
        &law::PRICE,
        &law::PLACES,
    ],
    #[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
    official: &forms::FORMS,
    fee: rules::fee,
    deadline: rules::deadline,
    validity: rules::validity,
    channel: rules::channel,
    agencies: rules::agencies,
    forms: rules::forms,
    steps: rules::steps,
};

fn alone(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(!represented(facts)?)
}

fn first_level(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&own::LEVEL)? == Level::One)
}
