//! Restoring the validity of a passport that was reported lost and found again (form TK04), free of charge.
//!
//! Possible in one case only: lost in Vietnam, intact, with a valid foreign visa. Everybody else needs a new passport,
//! a procedure of its own.

#[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
mod forms;
mod law;
mod questions;
mod rules;
mod situations;

use crate::form::{Facts, Pending};
use crate::law::general::PASSPORT_AGE;
use crate::law::instruments::{CIRCULAR_69_2026, LAW_49_2019};
use crate::procedures::{Ask, Lever, Page, Paper, Procedure, Rule, Topic};
use crate::questions::{
    NONE, YesNo, contact, declaration, passport, person, representative, residence,
};
use crate::values::text::Text;
use questions as own;
pub(super) use situations::SITUATIONS;

/// Restoring a found passport.
pub(super) static PROCEDURE: Procedure = Procedure {
    id: "passport-restoration",
    topic: Topic::Passport,
    title: Text::new("Khôi phục hộ chiếu tìm lại được", "Restoring a found passport"),
    summary: Text::new(
        "Dùng lại hộ chiếu đã báo mất nay tìm được, khi có thị thực nước ngoài còn hạn. Không mất lệ phí.",
        "Use a passport again that was reported lost and found, with a valid foreign visa in it. No fee.",
    ),
    basis: &[LAW_49_2019.at("Điều 32"), CIRCULAR_69_2026.at("mẫu TK04")],
    case: None,
    levers: &[Lever::all(&own::AUTHORITY)],
    pages: &[
        Page {
            id: "reported",
            title: Text::new("Đã trình báo mất chưa?", "Was the loss reported?"),
            short: Text::new("Trình báo mất", "Report of the loss"),
            lead: NONE,
            asks: &[Ask::required(&own::REPORTED)],
        },
        Page {
            id: "found",
            title: Text::new("Hộ chiếu tìm lại được thế nào?", "How was the passport found?"),
            short: Text::new("Hộ chiếu tìm được", "The found passport"),
            lead: NONE,
            asks: &[Ask::required(&own::LOST_IN), Ask::required(&own::INTACT)],
        },
        Page {
            id: "visa",
            title: Text::new(
                "Có thị thực nước ngoài còn hạn không?",
                "Is there a valid foreign visa?",
            ),
            short: Text::new("Thị thực", "Visa"),
            lead: NONE,
            asks: &[
                Ask::required(&own::VISA_HELD),
                Ask::required(&own::VISA_COUNTRY).when(with_visa),
                Ask::required(&own::VISA_NUMBER).when(with_visa),
                Ask::required(&own::VISA_EXPIRES_ON).when(with_visa),
            ],
        },
        Page {
            id: "name",
            title: Text::new("Hộ chiếu của ai?", "Whose passport is it?"),
            short: Text::new("Họ tên, ngày sinh", "Name and birth"),
            lead: Text::new("Ghi như in trong hộ chiếu.", "As printed in the passport."),
            asks: &[
                Ask::required(&person::FULL_NAME),
                Ask::required(&person::BORN_ON),
                Ask::required(&person::SEX),
            ],
        },
        Page {
            id: "declarant",
            title: Text::new("Ai khai và ký?", "Who declares and signs?"),
            short: Text::new("Người khai", "Declarant"),
            lead: NONE,
            asks: &[Ask::required(&representative::FILED_BY).when(|facts| Ok(!child(facts)?))],
        },
        Page {
            id: "representative",
            title: Text::new("Ai đại diện khai và ký thay?", "Who declares and signs instead?"),
            short: Text::new("Người đại diện", "Representative"),
            lead: NONE,
            asks: &[
                Ask::required(&representative::IS).when(represented),
                Ask::required(&representative::RELATION)
                    .when(|facts| representative::no_parent_acts(facts, PASSPORT_AGE)),
                Ask::required(&representative::FULL_NAME).when(represented),
                Ask::required(&representative::PHONE).when(represented),
            ],
        },
        Page {
            id: "birth-place",
            title: Text::new("Sinh ở đâu?", "Where was the person born?"),
            short: Text::new("Nơi sinh", "Place of birth"),
            lead: NONE,
            asks: &[Ask::required(&person::BIRTH_PLACE)],
        },
        Page {
            id: "number",
            title: Text::new("Số định danh là gì?", "What is the personal number?"),
            short: Text::new("Số định danh", "Personal number"),
            lead: NONE,
            asks: &[
                Ask::required(&person::HAS_PERSONAL_ID).when(child),
                Ask::required(&person::PERSONAL_ID).when(|facts| {
                    Ok(!child(facts)? || facts.get(&person::HAS_PERSONAL_ID)? == YesNo::Yes)
                }),
            ],
        },
        Page {
            id: "home",
            title: Text::new("Hiện cư trú ở đâu?", "Where does the person live now?"),
            short: Text::new("Nơi cư trú", "Residence"),
            lead: NONE,
            asks: &[
                Ask::required(&residence::CURRENT_PROVINCE),
                Ask::required(&residence::CURRENT_COMMUNE),
                Ask::optional(&residence::CURRENT_LINE),
            ],
        },
        Page {
            id: "contact",
            title: Text::new("Liên hệ qua đâu?", "How can you be reached?"),
            short: Text::new("Liên hệ", "Contact"),
            lead: NONE,
            asks: &[
                Ask::required(&contact::PHONE).when(|facts| Ok(!represented(facts)?)),
                Ask::optional(&contact::EMAIL),
            ],
        },
        Page {
            id: "passport",
            title: Text::new("Hộ chiếu có số nào?", "Which passport is it?"),
            short: Text::new("Số, ngày cấp, ngày hết hạn", "Number and days"),
            lead: Text::new("Ghi như in ở trang có ảnh.", "As printed on the page with the photo."),
            asks: &[
                Ask::required(&passport::NUMBER),
                Ask::required(&passport::ISSUED_ON),
                Ask::required(&passport::EXPIRES_ON),
                Ask::optional(&passport::ISSUED_BY),
            ],
        },
        Page {
            id: "reason",
            title: Text::new("Vì sao muốn khôi phục?", "Why is it to be restored?"),
            short: Text::new("Lý do", "Reason"),
            lead: NONE,
            asks: &[Ask::required(&own::REASON)],
        },
        Page {
            id: "filing",
            title: Text::new("Nộp ở đâu?", "Where will you file?"),
            short: Text::new("Nơi nộp", "Office"),
            lead: NONE,
            asks: &[Ask::required(&own::AUTHORITY)],
        },
    ],
    closing: Page {
        id: "declaration",
        title: Text::new("Cam đoan và tạo phiếu", "Declare and make the sheet"),
        short: Text::new("Cam đoan", "Declaration"),
        lead: Text::new(
            "Phiếu chỉ nằm trên máy này. Chưa có gì được nộp hay gửi đi.",
            "The sheet stays on this device. Nothing has been filed or sent.",
        ),
        asks: &[Ask::required(&declaration::TRUE)],
    },
    rules: &[
        Rule { id: "lost-in-vietnam", judge: rules::lost_in_vietnam },
        Rule { id: "intact", judge: rules::intact },
        Rule { id: "visa", judge: rules::visa },
        Rule { id: "still-good", judge: rules::still_good },
        Rule { id: "reported", judge: rules::reported },
        Rule { id: "declarant", judge: rules::declarant },
        Rule { id: "new-passport", judge: rules::new_passport },
    ],
    checks: &[
        person::born_by_the_day,
        person::number_against_year,
        person::number_against_sex,
        residence::current_agrees,
        passport::issue_day,
        passport::expiry_after_issue,
    ],
    papers: &[
        Paper {
            id: "restoration-form",
            title: Text::new(
                "Tờ khai khôi phục giá trị sử dụng hộ chiếu (từ 01/07/2026: mẫu TK04)",
                "The form for restoring a passport (since 1 July 2026: TK04)",
            ),
            remark: Text::new(
                "Điền theo phiếu này rồi ký. Lấy mẫu ở nơi nộp hoặc trên Cổng.",
                "Filled in from this sheet and signed. The form is at the office and on the portal.",
            ),
            needed: |_| Ok(true),
            cite: LAW_49_2019.at("Điều 32"),
        },
        Paper {
            id: "found-passport",
            title: Text::new(
                "Hộ chiếu đã tìm lại được, có thị thực nước ngoài còn hạn",
                "The found passport, with the valid foreign visa",
            ),
            remark: Text::new(
                "Bản gốc, để cơ quan xem còn nguyên vẹn.",
                "The original, so that the office sees that it is intact.",
            ),
            needed: |_| Ok(true),
            cite: LAW_49_2019.at("Điều 32"),
        },
    ],
    #[cfg(not(target_arch = "wasm32"))]
    law: &[
        &law::CONDITIONS,
        &law::LIMIT,
        &law::FEE,
        &law::FORM,
        &crate::law::general::OLD_PASSPORT_CANCELLED,
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

fn child(facts: &Facts<'_>) -> Result<bool, Pending> {
    representative::under(facts, PASSPORT_AGE)
}

fn represented(facts: &Facts<'_>) -> Result<bool, Pending> {
    representative::acts(facts, PASSPORT_AGE)
}

fn with_visa(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&own::VISA_HELD)? == YesNo::Yes)
}
