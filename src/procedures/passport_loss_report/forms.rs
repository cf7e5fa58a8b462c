//! The official form TK05, item by item: circular 69/2026, in force since 2026-07-01.
//!
//! The versions of 2021 and 2023 asked for other papers and addressed other offices; they are not described.

use crate::law::Confidence;
use crate::law::instruments::CIRCULAR_69_2026;
use crate::procedures::official_form::{Cell, Fill, Look, OfficialForm, OfficialForms, Part, Seen};
use crate::values::day::ymd;

/// What is known of the forms of this procedure.
pub(super) const FORMS: OfficialForms = OfficialForms { described: &[REPORT], left: &[] };

/// The office by its own name; where only its kind is known, the person writes which one.
const OFFICE: Fill = Fill::Worked(&["filing.office", "filing.agency"], |given| {
    let named = given.shown("filing.office");
    if named.is_empty() && given.raw("filing.agency") == "department" {
        return given.shown("filing.agency");
    }
    named
});

const PHONE: Fill = Fill::Worked(&["applicant.phone", "representative.phone"], |given| {
    let own = given.shown("applicant.phone");
    if own.is_empty() { given.shown("representative.phone") } else { own }
});

/// Of a passport whose details are not remembered the form wants exactly that said.
macro_rules! of_the_passport {
    ($field:literal) => {
        Fill::Worked(&["passport.remembered", $field], |given| {
            match given.raw("passport.remembered") {
                "no" => "không nhớ".to_owned(),
                _ => given.shown($field),
            }
        })
    };
}

/// A clock time in two parts.
macro_rules! clock {
    ($part:literal) => {
        Fill::Worked(&["loss.at"], |given| {
            let shown = given.shown("loss.at");
            let mut digits = shown.split(|sign: char| !sign.is_ascii_digit());
            digits.nth($part).unwrap_or_default().to_owned()
        })
    };
}

/// What happened and where; and why the report comes late, where it does.
const STORY: Fill = Fill::Worked(&["loss.where", "loss.story", "loss.late_reason"], |given| {
    let place = given.shown("loss.where");
    let place = if place.is_empty() { place } else { format!("Mất tại: {place}.") };
    let late = given.shown("loss.late_reason");
    let late = if late.is_empty() { late } else { format!("Lý do trình báo chậm: {late}") };
    let all = [place, given.shown("loss.story"), late];
    all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
});

const REPORT: OfficialForm = OfficialForm {
    code: "TK05",
    title: &["ĐƠN TRÌNH BÁO MẤT HỘ CHIẾU PHỔ THÔNG"],
    from: ymd(2026, 7, 1),
    until: None,
    cite: CIRCULAR_69_2026.at("mẫu TK05"),
    confidence: Confidence::High,
    seen: Seen::Items,
    photo: false,
    to: Some(OFFICE),
    parts: &[Part {
        heading: "",
        rows: &[
            &[
                Cell::item("1", 34, "Họ", Fill::Family("applicant.full_name")),
                Cell::more(66, "Chữ đệm và tên (2)", Fill::Given("applicant.full_name")),
            ],
            &[Cell::item("2", 100, "Giới tính", Fill::Answer("applicant.sex"))
                .looks(Look::Ticks(&[("male", "Nam"), ("female", "Nữ")]))],
            &[
                Cell::item("3", 30, "Sinh ngày", Fill::Day("applicant.born_on")),
                Cell::more(24, "tháng", Fill::Month("applicant.born_on")),
                Cell::more(46, "năm", Fill::Year("applicant.born_on")),
            ],
            &[Cell::more(
                100,
                "Nơi sinh (tỉnh, thành phố) (3)",
                Fill::Answer("applicant.birth_place"),
            )],
            &[Cell::item("4", 100, "Số định danh cá nhân", Fill::Answer("applicant.personal_id"))
                .looks(Look::Boxes(12))],
            &[Cell::item("5", 100, "Nơi cư trú hiện tại", Fill::Address("residence.current"))],
            &[Cell::item("6", 100, "Số điện thoại", PHONE)],
            &[
                Cell::item(
                    "7",
                    66,
                    "Thông tin về hộ chiếu bị mất (4): Số hộ chiếu",
                    of_the_passport!("passport.number"),
                ),
                Cell::more(34, "ngày cấp", of_the_passport!("passport.issued_on")),
            ],
            &[Cell::more(100, "Cơ quan cấp", of_the_passport!("passport.issued_by"))],
            &[
                Cell::item("8", 50, "Hộ chiếu trên đã bị mất vào hồi", clock!(0)),
                Cell::more(14, "giờ", clock!(1)),
                Cell::more(36, "phút, ngày", Fill::Answer("loss.on")),
            ],
            &[Cell::item("9", 100, "Hoàn cảnh và lý do cụ thể bị mất hộ chiếu", STORY)
                .looks(Look::Lines(4))],
        ],
    }],
    pledge: "Tôi xin cam đoan những thông tin trên là đúng sự thật.",
    signed_by: "Người trình báo (5)",
    notes: &[
        "(1) Cơ quan Quản lý xuất nhập cảnh, Công an cấp xã, cơ quan đại diện Việt Nam ở nước ngoài nơi thuận lợi, hoặc đơn vị kiểm soát xuất nhập cảnh tại cửa khẩu.",
        "(2) Họ, chữ đệm và tên viết bằng chữ in hoa.",
        "(3) Nếu sinh ra ở nước ngoài thì ghi tên quốc gia.",
        "(4) Nhớ chính xác thông tin về hộ chiếu bị mất thì ghi; nếu không nhớ chính xác thì ghi “không nhớ”.",
        "(5) Người mất năng lực hành vi dân sự, có khó khăn trong nhận thức và làm chủ hành vi, người chưa đủ 14 tuổi: người đại diện hợp pháp khai và ký thay.",
    ],
};
