//! What the form TK01 of decree 69/2024 asks for. Its layout was not seen.

use crate::law::Confidence;
use crate::law::instruments::DECREE_69_2024;
use crate::procedures::official_form::{Cell, Fill, Look, OfficialForm, OfficialForms, Part, Seen};
use crate::values::day::ymd;
use crate::values::text::Text;

/// What is known of the forms of this procedure.
pub(super) const FORMS: OfficialForms = OfficialForms {
    described: &[ACCOUNT],
    left: &[(
        "CC01",
        Text::new(
            "Cán bộ in phiếu này từ hệ thống; người dân kiểm tra rồi ký.",
            "The officer prints it from the system; the person checks and signs it.",
        ),
    )],
};

const ACCOUNT: OfficialForm = OfficialForm {
    code: "TK01",
    title: &["PHIẾU ĐỀ NGHỊ", "Cấp tài khoản định danh điện tử"],
    from: ymd(2024, 7, 1),
    until: None,
    cite: DECREE_69_2024.at("Điều 10 khoản 2"),
    confidence: Confidence::Medium,
    seen: Seen::Content,
    photo: false,
    to: None,
    parts: &[
        Part {
            heading: "Người đề nghị",
            rows: &[
                &[Cell::more(100, "Họ, chữ đệm và tên", Fill::Answer("applicant.full_name"))],
                &[
                    Cell::more(50, "Ngày sinh", Fill::Answer("applicant.born_on")),
                    Cell::more(50, "Giới tính", Fill::Answer("applicant.sex")),
                ],
                &[Cell::more(100, "Số định danh cá nhân", Fill::Answer("applicant.personal_id"))
                    .looks(Look::Boxes(12))],
                &[Cell::more(
                    100,
                    "Số thuê bao di động chính chủ",
                    Fill::Answer("applicant.phone"),
                )],
                &[Cell::more(100, "Địa chỉ thư điện tử (nếu có)", Fill::Answer("applicant.email"))],
                &[Cell::more(
                    100,
                    "Thông tin khác đề nghị tích hợp (nếu có)",
                    Fill::Answer("eid.extras"),
                )],
            ],
        },
        Part {
            heading: "Người đại diện (nếu có)",
            rows: &[
                &[Cell::more(100, "Họ, chữ đệm và tên", Fill::Answer("representative.full_name"))],
                &[Cell::more(
                    100,
                    "Số định danh cá nhân",
                    Fill::Answer("representative.personal_id"),
                )
                .looks(Look::Boxes(12))],
                &[Cell::more(
                    100,
                    "Số thuê bao di động chính chủ",
                    Fill::Answer("representative.phone"),
                )],
            ],
        },
    ],
    pledge: "",
    signed_by: "",
    notes: &[],
};
