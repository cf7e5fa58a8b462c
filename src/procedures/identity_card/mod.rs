//! The identity card: first issue, exchange, reissue, under the laws of 2014 and 2023.
//!
//! Readable as the form itself: pages in order, the rules that judge, the papers to bring.

mod fee;
mod law;
mod questions;
mod rules;

use crate::form::{Facts, Pending};
use crate::law::instruments::{DECREE_70_2024, LAW_2023};
use crate::procedures::{Ask, Lever, Page, Paper, Procedure, Rule};
use crate::questions::{NONE, contact, declaration, person, residence};
use crate::values::text::Text;
use law::Regime;
use questions as own;
use questions::{Case, Held};

/// The identity card.
pub(super) static PROCEDURE: Procedure = Procedure {
    id: "identity-card",
    title: Text::new("Thẻ căn cước", "Identity card (thẻ căn cước)"),
    summary: Text::new(
        "Làm lần đầu, đổi hoặc làm lại thẻ, cho người từ đủ 14 tuổi.",
        "First card, exchange or reissue, for people of 14 and over.",
    ),
    basis: &[LAW_2023.at("Điều 19, 21, 23, 24"), DECREE_70_2024.at("Điều 21")],
    case: Some(&own::CASE),
    levers: &[
        Lever::among(
            &own::CASE,
            &[
                "exchange-age",
                "exchange-details",
                "exchange-administrative-units",
                "exchange-request",
                "exchange-from-cccd",
                "exchange-from-cmnd",
                "reissue-damaged",
            ],
        ),
        Lever::all(&own::WAY),
    ],
    pages: &[
        Page {
            id: "paper",
            title: Text::new(
                "Giấy tờ được cấp gần nhất là gì?",
                "Which paper were you last issued?",
            ),
            short: Text::new("Giấy đang có", "Paper held"),
            lead: NONE,
            asks: &[Ask::required(&own::HELD)],
        },
        Page {
            id: "case",
            title: Text::new("Cần làm việc gì?", "What do you need?"),
            short: Text::new("Việc cần làm", "What you need"),
            lead: NONE,
            asks: &[
                Ask::required(&own::CASE),
                Ask::required(&own::ERROR_BY_AGENCY)
                    .when(|facts| Ok(facts.get(&own::CASE)? == Case::ExchangeError)),
            ],
        },
        Page {
            id: "name",
            title: Text::new("Thẻ này của ai?", "Whose card is it?"),
            short: Text::new("Họ tên, ngày sinh", "Name and birth"),
            lead: NONE,
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
            asks: &[Ask::required(&person::PERSONAL_ID), Ask::optional(&person::OLD_ID_NUMBER)],
        },
        Page {
            id: "card",
            title: Text::new("Trên thẻ cũ ghi ngày nào?", "Which days are on the old card?"),
            short: Text::new("Thẻ đang có", "Old card"),
            lead: Text::new("Biết ngày nào thì nhập ngày ấy.", "Fill in what you know."),
            asks: &[
                Ask::optional(&own::ISSUED_ON).when(has_card),
                Ask::optional(&own::PRINTED_EXPIRY).when(has_card),
            ],
        },
        Page {
            id: "background",
            title: Text::new("Dân tộc và tôn giáo", "Ethnic group and religion"),
            short: Text::new("Dân tộc, tôn giáo", "Background"),
            lead: Text::new(
                "Cơ quan đã có trong dữ liệu; điền để so cho đúng. Có thể bỏ qua.",
                "The office has these in its data; fill them in to compare. You can skip this.",
            ),
            asks: &[Ask::optional(&person::ETHNICITY), Ask::optional(&person::RELIGION)],
        },
        Page {
            id: "contact",
            title: Text::new("Liên hệ qua đâu?", "How can you be reached?"),
            short: Text::new("Liên hệ", "Contact"),
            lead: NONE,
            asks: &[Ask::required(&contact::PHONE), Ask::optional(&contact::EMAIL)],
        },
        Page {
            id: "residence",
            title: Text::new("Thường trú ở đâu?", "Where is your permanent residence?"),
            short: Text::new("Nơi thường trú", "Permanent residence"),
            lead: NONE,
            asks: &[
                Ask::required(&residence::PERMANENT_PROVINCE),
                Ask::required(&residence::PERMANENT_COMMUNE),
                Ask::optional(&residence::PERMANENT_LINE),
            ],
        },
        Page {
            id: "home",
            title: Text::new("Hiện đang ở đâu?", "Where do you live now?"),
            short: Text::new("Nơi đang ở", "Where you live"),
            lead: NONE,
            asks: &[
                Ask::required(&residence::NOW_AT),
                Ask::required(&residence::TEMPORARY_PROVINCE).when(temporary),
                Ask::required(&residence::TEMPORARY_COMMUNE).when(temporary),
                Ask::optional(&residence::TEMPORARY_LINE).when(temporary),
                Ask::required(&residence::CURRENT_PROVINCE).when(elsewhere),
                Ask::required(&residence::CURRENT_COMMUNE).when(elsewhere),
                Ask::optional(&residence::CURRENT_LINE).when(elsewhere),
            ],
        },
        Page {
            id: "filing",
            title: Text::new("Nộp bằng cách nào, ở đâu?", "How and where will you file?"),
            short: Text::new("Cách nộp", "Filing"),
            lead: NONE,
            asks: &[
                Ask::required(&own::WAY).when(|facts| Ok(rules::regime(facts)? == Regime::Law2023)),
                Ask::required(&own::LOCALITY)
                    .when(|facts| Ok(rules::regime(facts)? == Regime::Law2014)),
                Ask::required(&own::AGENCY).when(|facts| Ok(law::AGENCIES.on(facts.day).is_ok())),
            ],
        },
        Page {
            id: "visit",
            title: Text::new("Định đến ngày nào?", "Which day will you come?"),
            short: Text::new("Ngày đến", "Visit"),
            lead: NONE,
            asks: &[Ask::optional(&own::APPOINTMENT_ON).when(rules::visits)],
        },
        Page {
            id: "relief",
            title: Text::new("Có thuộc diện nào sau đây không?", "Is any of these true?"),
            short: Text::new("Miễn lệ phí", "Not paying"),
            lead: NONE,
            asks: &[Ask::optional(&own::CLAIMS).when(fee::may_be_charged)],
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
        Rule { id: "case-in-law", judge: rules::case_in_law },
        Rule { id: "case-fits-paper", judge: rules::case_fits_paper },
        Rule { id: "age", judge: rules::old_enough },
        Rule { id: "exchange-age", judge: rules::exchange_age_reached },
        Rule { id: "lost-at-exchange-age", judge: rules::lost_at_exchange_age },
        Rule { id: "cheaper-by-age", judge: rules::cheaper_by_age },
        Rule { id: "expired-card", judge: rules::expired_card },
        Rule { id: "cmnd-ended", judge: rules::cmnd_ended },
        Rule { id: "merger-forces-nobody", judge: rules::merger_forces_nobody },
        Rule { id: "data-first", judge: rules::data_first },
    ],
    checks: &[
        person::born_by_the_day,
        person::number_against_year,
        person::number_against_sex,
        rules::issue_day,
        rules::printed_expiry,
        residence::permanent_agrees,
        residence::temporary_agrees,
        residence::current_agrees,
        rules::agency_open,
        rules::visit_day,
    ],
    papers: &[
        Paper {
            id: "old-card",
            title: Text::new("Thẻ hoặc CMND cũ", "The old card or CMND"),
            remark: Text::new("Cơ quan thu lại khi đổi thẻ.", "The office takes it back."),
            needed: rules::old_paper_is_taken_back,
            cite: LAW_2023.at("Điều 25 khoản 3"),
        },
        Paper {
            id: "proof-of-change",
            title: Text::new(
                "Giấy tờ hợp pháp về thông tin đã thay đổi",
                "Legal papers on what changed",
            ),
            remark: Text::new(
                "Chỉ khi thông tin mới chưa có trong Cơ sở dữ liệu quốc gia về dân cư.",
                "Only if the new data is not in the national population database yet.",
            ),
            needed: |facts| {
                let case = facts.get(&own::CASE)?;
                let changed = matches!(
                    case,
                    Case::ExchangeDetails | Case::ExchangeAppearance | Case::ExchangeError
                );
                Ok(rules::regime(facts)? == Regime::Law2023 && changed)
            },
            cite: LAW_2023.at("Điều 25 khoản 2"),
        },
    ],
    #[cfg(not(target_arch = "wasm32"))]
    law: &[
        &crate::law::general::EXCHANGE_AGES,
        &law::REGIME,
        &law::FEES,
        &law::REDUCTION,
        &law::EXEMPT,
        &law::ISLAND_DISTRICT,
        &law::DIGITAL_WAIVER,
        &law::LIMIT,
        &law::ONLINE_REISSUE_LIMIT,
        &law::AGENCIES,
        &law::UNITS_ONLINE,
        &law::CMND_ENDS,
        &law::FINE,
    ],
    fee: fee::fee,
    deadline: rules::deadline,
    validity: rules::validity,
    channel: rules::channel,
    agencies: rules::agencies,
    forms: rules::forms,
    steps: |_| Ok(Vec::new()),
};

fn has_card(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(matches!(facts.get(&own::HELD)?, Held::Cccd | Held::CanCuoc))
}

fn temporary(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&residence::NOW_AT)? == residence::LivesAt::Temporary)
}

fn elsewhere(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&residence::NOW_AT)? == residence::LivesAt::Current)
}
