//! What the form DC02 asks for: circular 17/2024 as amended by circular 118/2026, since 2026-07-01.
//!
//! It is an electronic form without a signature: the sheet is to be copied from. The version before had nine boxes and is
//! not described.

use crate::law::Confidence;
use crate::law::instruments::CIRCULAR_118_2026;
use crate::procedures::official_form::{Cell, Fill, Look, OfficialForm, OfficialForms, Part, Seen};
use crate::values::day::ymd;
use crate::values::text::Text;

/// What is known of the forms of this procedure.
pub(super) const FORMS: OfficialForms = OfficialForms {
    described: &[REQUEST],
    left: &[
        (
            "CC01",
            Text::new(
                "Cán bộ in phiếu này từ hệ thống; người dân kiểm tra rồi ký.",
                "The officer prints it from the system; the person checks and signs it.",
            ),
        ),
        (
            "DC01",
            Text::new(
                "Phần lớn các mục (thân nhân, hộ gia đình, tình trạng hôn nhân) không hỏi ở đây; khai tại công an xã.",
                "Most of its items (relatives, household, marital status) are not asked here; it is filled in at the commune police.",
            ),
        ),
    ],
};

const REPRESENTATIVE_SEX: Fill =
    Fill::Worked(&["representative.is", "representative.sex"], |given| {
        match given.raw("representative.is") {
            "mother" => "Nữ".to_owned(),
            "father" => "Nam".to_owned(),
            _ => given.shown("representative.sex"),
        }
    });

const REPRESENTATIVE_HOME: Fill = Fill::Worked(
    &[
        "representative.home",
        "representative.permanent",
        "residence.permanent.line",
        "residence.permanent.commune",
        "residence.permanent.province",
    ],
    |given| match given.raw("representative.home") {
        "same" => given.address("residence.permanent"),
        _ => given.shown("representative.permanent"),
    },
);

/// The first box, whichever of the three it is: the others are for other wishes than a card.
const WISH: Fill = Fill::Worked(&["card.case"], |given| {
    if given.raw("card.case").is_empty() { String::new() } else { "card".to_owned() }
});

const DELIVERY: Fill = Fill::Worked(
    &["delivery.method", "delivery.line", "delivery.commune", "delivery.province"],
    |given| match given.raw("delivery.method") {
        "post" => given.address("delivery"),
        _ => given.shown("delivery.method"),
    },
);

const REQUEST: OfficialForm = OfficialForm {
    code: "DC02",
    title: &["PHIẾU ĐỀ NGHỊ", "Giải quyết thủ tục về căn cước"],
    from: ymd(2026, 7, 1),
    until: None,
    cite: CIRCULAR_118_2026.at("mẫu DC02"),
    confidence: Confidence::Medium,
    seen: Seen::Content,
    photo: false,
    to: Some(Fill::Pen),
    parts: &[
        Part {
            heading: "I. Thông tin người đề nghị",
            rows: &[
                &[Cell::more(100, "Họ, chữ đệm và tên", Fill::Answer("applicant.full_name"))],
                &[
                    Cell::more(50, "Ngày, tháng, năm sinh", Fill::Answer("applicant.born_on")),
                    Cell::more(50, "Giới tính", Fill::Answer("applicant.sex")),
                ],
                &[Cell::more(100, "Số định danh cá nhân", Fill::Answer("applicant.personal_id"))
                    .looks(Look::Boxes(12))],
                &[Cell::more(100, "Nơi cư trú", Fill::Address("residence.permanent"))],
            ],
        },
        Part {
            heading: "II. Thông tin người đại diện thực hiện thủ tục (nếu có)",
            rows: &[
                &[Cell::more(100, "Họ, chữ đệm và tên", Fill::Answer("representative.full_name"))],
                &[
                    Cell::more(50, "Ngày, tháng, năm sinh", Fill::Answer("representative.born_on")),
                    Cell::more(50, "Giới tính", REPRESENTATIVE_SEX),
                ],
                &[Cell::more(
                    100,
                    "Số định danh cá nhân",
                    Fill::Answer("representative.personal_id"),
                )
                .looks(Look::Boxes(12))],
                &[Cell::more(100, "Nơi cư trú", REPRESENTATIVE_HOME)],
                &[
                    Cell::more(45, "Số điện thoại", Fill::Answer("representative.phone")),
                    Cell::more(55, "Email", Fill::Answer("applicant.email")),
                ],
            ],
        },
        Part {
            heading: "III. Nội dung đề nghị",
            rows: &[
                &[Cell::item("1", 100, "", WISH)
                    .looks(Look::Ticks(&[("card", "Cấp, cấp đổi, cấp lại thẻ căn cước")]))],
                &[Cell::item("2", 100, "", Fill::Pen).looks(Look::Ticks(&[(
                    "-",
                    "Khai thác thông tin trong Cơ sở dữ liệu quốc gia về dân cư",
                )]))],
                &[Cell::item("3", 100, "", Fill::Pen).looks(Look::Ticks(&[(
                    "-",
                    "Khai thác thông tin trong Cơ sở dữ liệu căn cước",
                )]))],
                &[Cell::item("4", 100, "", Fill::Pen)
                    .looks(Look::Ticks(&[("-", "Điều chỉnh thông tin")]))],
                &[Cell::item("5", 100, "", Fill::Pen)
                    .looks(Look::Ticks(&[("-", "Tích hợp thông tin vào thẻ căn cước")]))],
                &[Cell::item("6", 100, "", Fill::Pen)
                    .looks(Look::Ticks(&[("-", "Thu thập thông tin sinh trắc học")]))],
                &[Cell::item("7", 100, "Nội dung cụ thể", Fill::Answer("card.case"))
                    .looks(Look::Lines(2))],
            ],
        },
        Part {
            heading: "IV. Địa chỉ nhận kết quả", rows: &[&[Cell::more(100, "", DELIVERY)]]
        },
    ],
    pledge: "",
    signed_by: "",
    notes: &[],
};
