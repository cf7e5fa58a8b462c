//! The report of a lost passport (form TK05): due within two working days of noticing the loss, free of charge.
//!
//! The new passport is a procedure of its own. A passport that had expired need not be reported.

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
    NONE, YesNo, contact, declaration, filing, loss, passport, person, representative, residence,
};
use crate::values::text::Text;
use questions as own;
pub(super) use situations::SITUATIONS;

/// The report of a lost passport.
pub(super) static PROCEDURE: Procedure = Procedure {
    id: "passport-loss-report",
    topic: Topic::Passport,
    title: Text::new("Trình báo mất hộ chiếu", "Report of a lost passport"),
    summary: Text::new(
        "Báo mất hộ chiếu còn hạn, trong 2 ngày làm việc từ khi phát hiện. Không mất lệ phí.",
        "Report the loss of a valid passport within 2 working days of noticing it. No fee.",
    ),
    basis: &[LAW_49_2019.at("Điều 28 khoản 2"), CIRCULAR_69_2026.at("mẫu TK05")],
    case: None,
    levers: &[Lever::all(&filing::WAY)],
    pages: &[
        Page {
            id: "noticed",
            title: Text::new(
                "Phát hiện mất hộ chiếu ngày nào?",
                "When did you notice that it is lost?",
            ),
            short: Text::new("Ngày phát hiện", "When noticed"),
            lead: Text::new(
                "Chỉ phải trình báo khi hộ chiếu còn hạn. Tìm kỹ trước: đã báo mất thì hộ chiếu bị hủy.",
                "Only a valid passport has to be reported. Look for it well first: once reported it is cancelled.",
            ),
            asks: &[
                Ask::required(&loss::KNOWN_ON),
                Ask::optional(&own::LATE_REASON).when(rules::late),
            ],
        },
        Page {
            id: "name",
            title: Text::new("Hộ chiếu của ai bị mất?", "Whose passport is lost?"),
            short: Text::new("Họ tên, ngày sinh", "Name and birth"),
            lead: NONE,
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
                Ask::required(&representative::RELATION).when(represented_by_no_parent),
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
                Ask::required(&person::PERSONAL_ID).when(has_number),
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
            title: Text::new("Hộ chiếu đã mất có số nào?", "Which passport was it?"),
            short: Text::new("Hộ chiếu đã mất", "The lost passport"),
            lead: Text::new(
                "Không nhớ chính xác thì đơn ghi “không nhớ”.",
                "If you do not know for certain, the form says “không nhớ”.",
            ),
            asks: &[
                Ask::required(&passport::REMEMBERED),
                Ask::required(&passport::NUMBER).when(remembered),
                Ask::required(&passport::ISSUED_ON).when(remembered),
                Ask::optional(&passport::ISSUED_BY).when(remembered),
            ],
        },
        Page {
            id: "loss",
            title: Text::new("Mất lúc nào, ở đâu?", "When and where was it lost?"),
            short: Text::new("Lúc mất, nơi mất", "When and where"),
            lead: NONE,
            asks: &[
                Ask::required(&own::LOST_ON),
                Ask::optional(&own::LOST_AT),
                Ask::required(&own::LOST_WHERE),
            ],
        },
        Page {
            id: "story",
            title: Text::new("Chuyện xảy ra thế nào?", "What happened?"),
            short: Text::new("Hoàn cảnh", "What happened"),
            lead: NONE,
            asks: &[Ask::required(&own::STORY)],
        },
        Page {
            id: "filing",
            title: Text::new(
                "Trình báo ở đâu, bằng cách nào?",
                "Where and how will you report it?",
            ),
            short: Text::new("Cách nộp", "Filing"),
            lead: NONE,
            asks: &[
                Ask::required(&own::AGENCY),
                Ask::required(&filing::WAY),
                Ask::optional(&filing::OFFICE).when(filing::in_person),
            ],
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
        Rule { id: "in-time", judge: rules::in_time },
        Rule { id: "fine", judge: rules::fined },
        Rule { id: "declarant", judge: rules::declarant },
        Rule { id: "way", judge: rules::way_open },
        Rule { id: "cancelled", judge: rules::cancelled },
        Rule { id: "found-again", judge: rules::found_again },
        Rule { id: "new-passport", judge: rules::new_passport },
    ],
    checks: &[
        loss::known_by_the_day,
        person::born_by_the_day,
        person::number_against_year,
        person::number_against_sex,
        residence::current_agrees,
        passport::issue_day,
        rules::loss_day,
        rules::office_open,
    ],
    papers: &[Paper {
        id: "report-form",
        title: Text::new("Đơn trình báo mất hộ chiếu (mẫu TK05)", "The report (form TK05)"),
        remark: Text::new(
            "Viết tay hoặc in rồi ký. Nộp trực tuyến thì điền ngay trên Cổng. Không cần xác nhận của công an xã.",
            "Written or printed, and signed. Online it is filled in on the portal. No stamp of the commune police is needed.",
        ),
        needed: |_| Ok(true),
        cite: LAW_49_2019.at("Điều 28 khoản 2"),
    }],
    #[cfg(not(target_arch = "wasm32"))]
    law: &[
        &law::OFFICES,
        &law::ONLINE,
        &law::STEPS,
        &law::FEE,
        &law::FORM,
        &crate::law::general::LOSS_REPORT_WITHIN,
        &crate::law::general::PASSPORT_FINE,
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

fn represented_by_no_parent(facts: &Facts<'_>) -> Result<bool, Pending> {
    representative::no_parent_acts(facts, PASSPORT_AGE)
}

fn has_number(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(!child(facts)? || facts.get(&person::HAS_PERSONAL_ID)? == YesNo::Yes)
}

fn remembered(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&passport::REMEMBERED)? == YesNo::Yes)
}
