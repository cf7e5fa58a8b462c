//! What the official form TK04 asks for: circular 69/2026.
//!
//! The wording and the order are those of a public copy from before 2026; that the version of 2026 kept them is not
//! confirmed, so the sheet is to be copied from.

use crate::law::Confidence;
use crate::law::instruments::CIRCULAR_69_2026;
use crate::procedures::official_form::{Cell, Fill, Look, OfficialForm, OfficialForms, Part, Seen};
use crate::values::day::ymd;

/// What is known of the forms of this procedure.
pub(super) const FORMS: OfficialForms = OfficialForms { described: &[RESTORATION], left: &[] };

const PHONE: Fill = Fill::Worked(&["applicant.phone", "representative.phone"], |given| {
    let own = given.shown("applicant.phone");
    if own.is_empty() { given.shown("representative.phone") } else { own }
});

const RESTORATION: OfficialForm = OfficialForm {
    code: "TK04",
    title: &["TỜ KHAI", "Đề nghị khôi phục giá trị sử dụng hộ chiếu phổ thông"],
    from: ymd(2026, 7, 1),
    until: None,
    cite: CIRCULAR_69_2026.at("mẫu TK04"),
    confidence: Confidence::Medium,
    seen: Seen::Content,
    photo: false,
    to: None,
    parts: &[Part {
        heading: "",
        rows: &[
            &[
                Cell::item("1", 34, "Họ", Fill::Family("applicant.full_name")),
                Cell::more(66, "Chữ đệm và tên", Fill::Given("applicant.full_name")),
            ],
            &[Cell::item("2", 100, "Giới tính", Fill::Answer("applicant.sex"))
                .looks(Look::Ticks(&[("male", "Nam"), ("female", "Nữ")]))],
            &[
                Cell::item("3", 30, "Sinh ngày", Fill::Day("applicant.born_on")),
                Cell::more(24, "tháng", Fill::Month("applicant.born_on")),
                Cell::more(46, "năm", Fill::Year("applicant.born_on")),
            ],
            &[Cell::more(100, "Nơi sinh (tỉnh, thành phố)", Fill::Answer("applicant.birth_place"))],
            &[Cell::item("4", 100, "Số định danh cá nhân", Fill::Answer("applicant.personal_id"))
                .looks(Look::Boxes(12))],
            &[Cell::item("5", 100, "Nơi cư trú hiện tại", Fill::Address("residence.current"))],
            &[Cell::item("6", 100, "Số điện thoại", PHONE)],
            &[
                Cell::item(
                    "7",
                    66,
                    "Hộ chiếu đề nghị khôi phục: Số hộ chiếu",
                    Fill::Answer("passport.number"),
                ),
                Cell::more(34, "ngày cấp", Fill::Answer("passport.issued_on")),
            ],
            &[
                Cell::more(40, "Thời hạn", Fill::Answer("passport.expires_on")),
                Cell::more(60, "Cơ quan cấp", Fill::Answer("passport.issued_by")),
            ],
            &[Cell::item(
                "8",
                100,
                "Thông tin thị thực do nước ngoài cấp: Số thị thực",
                Fill::Answer("visa.number"),
            )],
            &[
                Cell::more(60, "Quốc gia cấp", Fill::Answer("visa.country")),
                Cell::more(40, "Thời hạn", Fill::Answer("visa.expires_on")),
            ],
            &[Cell::item(
                "9",
                100,
                "Lý do đề nghị khôi phục hộ chiếu",
                Fill::Answer("passport.restoration_reason"),
            )
            .looks(Look::Lines(2))],
        ],
    }],
    pledge: "",
    signed_by: "",
    notes: &[],
};
