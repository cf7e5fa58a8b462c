//! The official forms TK01 and TK01a, item by item: circular 69/2026, in force since 2026-07-01.
//!
//! Two transcriptions of TK01 agree; TK01a was read once. Earlier versions are not described: their items differ, and no
//! full text of them was at hand.

use crate::law::Confidence;
use crate::law::instruments::CIRCULAR_69_2026;
use crate::procedures::official_form::{
    Cell, Fill, Filling, Look, OfficialForm, OfficialForms, Part, Seen,
};
use crate::values::day::ymd;
use crate::values::text::Text;

/// What is known of the forms of this procedure.
pub(super) const FORMS: OfficialForms = OfficialForms {
    described: &[ADULT, CHILD],
    left: &[(
        "TK05",
        Text::new(
            "Đơn báo mất có các mục riêng: khai trong thủ tục “Trình báo mất hộ chiếu”.",
            "The report of a loss has items of its own: see the procedure for reporting a lost passport.",
        ),
    )],
};

const SEXES: Look = Look::Ticks(&[("male", "Nam"), ("female", "Nữ")]);

/// Where the person lives now.
const HOME: Fill = Fill::Worked(
    &[
        "residence.now_at",
        "residence.permanent.line",
        "residence.permanent.commune",
        "residence.permanent.province",
        "residence.temporary.line",
        "residence.temporary.commune",
        "residence.temporary.province",
        "residence.current.line",
        "residence.current.commune",
        "residence.current.province",
    ],
    |given| match given.raw("residence.now_at") {
        "permanent" => given.address("residence.permanent"),
        "temporary" => given.address("residence.temporary"),
        "current" => given.address("residence.current"),
        _ => String::new(),
    },
);

/// An answer about a parent; whichever of them is the representative was not asked for twice.
macro_rules! parent {
    ($who:literal, $what:literal) => {
        Fill::Worked(
            &[concat!($who, ".", $what), "representative.is", concat!("representative.", $what)],
            |given| {
                let represents = given.raw("representative.is") == $who;
                let from = if represents { "representative" } else { $who };
                given.shown(&format!("{from}.{}", $what))
            },
        )
    };
}

/// A residence of the representative: that of the child, or a line of its own.
macro_rules! representative_home {
    ($own:literal, $childs:literal) => {
        Fill::Worked(
            &[
                "representative.home",
                $own,
                concat!($childs, ".line"),
                concat!($childs, ".commune"),
                concat!($childs, ".province"),
            ],
            |given| match given.raw("representative.home") {
                "same" => given.address($childs),
                _ => given.shown($own),
            },
        )
    };
}

/// Where the representative lives now: with the child, or where it was said; without a word, at the permanent residence.
const REPRESENTATIVE_NOW: Fill = Fill::Worked(
    &[
        "representative.home",
        "representative.permanent",
        "representative.temporary",
        "representative.current",
        "residence.now_at",
    ],
    |given| {
        if given.raw("representative.home") == "same" {
            return match HOME {
                Fill::Worked(_, say) => say(given),
                _ => String::new(),
            };
        }
        let said = ["current", "temporary", "permanent"]
            .map(|which| given.shown(&format!("representative.{which}")));
        said.into_iter().find(|line| !line.is_empty()).unwrap_or_default()
    },
);

const PHONE: Fill = Fill::Worked(&["applicant.phone", "representative.phone"], |given| {
    let own = given.shown("applicant.phone");
    if own.is_empty() { given.shown("representative.phone") } else { own }
});

const REPRESENTATIVE_SEX: Fill =
    Fill::Worked(&["representative.is", "representative.sex"], |given| {
        let sex = match given.raw("representative.is") {
            "mother" => "female",
            "father" => "male",
            _ => given.raw("representative.sex"),
        };
        sex.to_owned()
    });

const RELATION: Fill = Fill::Worked(&["representative.is", "representative.relation"], |given| {
    let relation = given.shown("representative.relation");
    if relation.is_empty() { given.shown("representative.is") } else { relation }
});

/// What is asked for, in the words of the form's note: a first passport, or another one and why.
const REQUEST: Fill = Fill::Worked(&["passport.case", "passport.change"], request);

fn request(given: &Filling<'_>) -> String {
    let why = match given.raw("passport.case") {
        "first-issue" => return "Cấp hộ chiếu lần đầu".to_owned(),
        "renewal-expired" => "hộ chiếu cũ đã hết hạn".to_owned(),
        "renewal-changed" => given.shown("passport.change"),
        "replace-damaged" => "hộ chiếu cũ bị hỏng".to_owned(),
        "replace-lost" => "hộ chiếu cũ bị mất".to_owned(),
        "renewal-valid" => return "Cấp lại hộ chiếu".to_owned(),
        _ => return String::new(),
    };
    format!("Cấp lại hộ chiếu: {why}")
}

const LAST_PASSPORT: &[Cell] = &[
    Cell::item(
        "14",
        72,
        "Hộ chiếu phổ thông cấp lần gần nhất (nếu có): Số",
        Fill::Answer("passport.number"),
    ),
    Cell::more(28, "cấp ngày", Fill::Answer("passport.issued_on")),
];

const PLEDGE: &str = "Tôi xin cam đoan những thông tin trên là đúng sự thật.";

const PHOTO_NOTE: &str = "(1) Ảnh mới chụp không quá 06 tháng, cỡ 4 cm x 6 cm, phông nền trắng, mặt nhìn thẳng, đầu để trần, rõ mặt, rõ hai tai, không đeo kính, trang phục lịch sự.";
const NAME_NOTE: &str = "(2) Họ, chữ đệm và tên viết bằng chữ in hoa.";
const BIRTH_NOTE: &str = "(3) Nếu sinh ra ở nước ngoài thì ghi tên quốc gia.";

const ADULT: OfficialForm = OfficialForm {
    code: "TK01",
    title: &[
        "TỜ KHAI",
        "Đề nghị cấp hộ chiếu phổ thông ở trong nước",
        "dành cho người từ 14 tuổi trở lên",
    ],
    from: ymd(2026, 7, 1),
    until: None,
    cite: CIRCULAR_69_2026.at("mẫu TK01"),
    confidence: Confidence::High,
    seen: Seen::Items,
    photo: true,
    to: None,
    parts: &[Part {
        heading: "",
        rows: &[
            &[
                Cell::item("1", 34, "Họ", Fill::Family("applicant.full_name")),
                Cell::more(66, "Chữ đệm và tên (2)", Fill::Given("applicant.full_name")),
            ],
            &[Cell::item("2", 100, "Giới tính", Fill::Answer("applicant.sex")).looks(SEXES)],
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
            &[
                Cell::item("5", 30, "Dân tộc", Fill::Answer("applicant.ethnicity")),
                Cell::item("6", 30, "Tôn giáo", Fill::Answer("applicant.religion")),
                Cell::item("7", 40, "Số điện thoại", PHONE),
            ],
            &[Cell::item("8", 100, "Nơi thường trú", Fill::Address("residence.permanent"))],
            &[Cell::item("9", 100, "Nơi tạm trú", Fill::Address("residence.temporary"))],
            &[Cell::item("10", 100, "Nơi ở hiện tại", HOME)],
            &[Cell::item("11", 100, "Nghề nghiệp", Fill::Answer("applicant.occupation"))],
            &[Cell::item(
                "12",
                100,
                "Tên và địa chỉ cơ quan (nếu có)",
                Fill::Answer("applicant.workplace"),
            )],
            &[
                Cell::item("13", 68, "Cha: họ và tên", parent!("father", "full_name")),
                Cell::more(32, "sinh ngày", parent!("father", "born_on")),
            ],
            &[
                Cell::more(68, "Mẹ: họ và tên", parent!("mother", "full_name")),
                Cell::more(32, "sinh ngày", parent!("mother", "born_on")),
            ],
            &[
                Cell::more(68, "Vợ/chồng: họ và tên", Fill::Answer("spouse.full_name")),
                Cell::more(32, "sinh ngày", Fill::Answer("spouse.born_on")),
            ],
            LAST_PASSPORT,
            &[Cell::item(
                "15",
                100,
                "Số tài khoản hoàn lệ phí (nếu có)",
                Fill::Answer("passport.refund_account"),
            )],
            &[
                Cell::more(55, "Tên chủ tài khoản", Fill::Answer("passport.refund_holder")),
                Cell::more(45, "Tên ngân hàng", Fill::Answer("passport.refund_bank")),
            ],
            &[Cell::item("16", 100, "Nội dung đề nghị (4)", REQUEST)],
            &[Cell::more(100, "Cấp hộ chiếu", Fill::Answer("passport.chip")).looks(Look::Ticks(
                &[("yes", "có gắn chíp điện tử"), ("no", "không gắn chíp điện tử")],
            ))],
        ],
    }],
    pledge: PLEDGE,
    signed_by: "Người đề nghị (5)",
    notes: &[
        PHOTO_NOTE,
        NAME_NOTE,
        BIRTH_NOTE,
        "(4) Ghi cụ thể: cấp hộ chiếu lần đầu hoặc cấp lại hộ chiếu; đề nghị khác thì ghi rõ lý do. Đánh dấu (X) vào ô có hoặc không gắn chíp điện tử.",
        "(5) Người mất năng lực hành vi dân sự, có khó khăn trong nhận thức, làm chủ hành vi: người đại diện hợp pháp khai và ký thay, ghi rõ tư cách đại diện.",
    ],
};

const CHILD: OfficialForm = OfficialForm {
    code: "TK01a",
    title: &[
        "TỜ KHAI",
        "Đề nghị cấp hộ chiếu phổ thông ở trong nước",
        "dành cho người chưa đủ 14 tuổi",
    ],
    from: ymd(2026, 7, 1),
    until: None,
    cite: CIRCULAR_69_2026.at("mẫu TK01a"),
    confidence: Confidence::High,
    seen: Seen::Items,
    photo: true,
    to: None,
    parts: &[
        Part {
            heading: "A. Thông tin người đại diện hợp pháp",
            rows: &[
                &[Cell::item(
                    "1",
                    100,
                    "Họ, chữ đệm và tên",
                    Fill::Answer("representative.full_name"),
                )],
                &[
                    Cell::item("2", 44, "Sinh ngày", Fill::Answer("representative.born_on")),
                    Cell::item("3", 56, "Giới tính", REPRESENTATIVE_SEX).looks(SEXES),
                ],
                &[Cell::item(
                    "4",
                    100,
                    "Số định danh cá nhân",
                    Fill::Answer("representative.personal_id"),
                )
                .looks(Look::Boxes(12))],
                &[Cell::item(
                    "5",
                    100,
                    "Nơi thường trú",
                    representative_home!("representative.permanent", "residence.permanent"),
                )],
                &[Cell::item(
                    "6",
                    100,
                    "Nơi tạm trú",
                    representative_home!("representative.temporary", "residence.temporary"),
                )],
                &[Cell::item("7", 100, "Nơi ở hiện tại", REPRESENTATIVE_NOW)],
                &[
                    Cell::item("8", 42, "Số điện thoại", Fill::Answer("representative.phone")),
                    Cell::item("9", 58, "Quan hệ với người chưa đủ 14 tuổi", RELATION),
                ],
                &[Cell::item(
                    "10",
                    100,
                    "Số tài khoản hoàn lệ phí (nếu có)",
                    Fill::Answer("passport.refund_account"),
                )],
                &[
                    Cell::more(55, "Tên chủ tài khoản", Fill::Answer("passport.refund_holder")),
                    Cell::more(45, "Tên ngân hàng", Fill::Answer("passport.refund_bank")),
                ],
            ],
        },
        Part {
            heading: "B. Thông tin người chưa đủ 14 tuổi",
            rows: &[
                &[
                    Cell::item("1", 34, "Họ", Fill::Family("applicant.full_name")),
                    Cell::more(66, "Chữ đệm và tên (2)", Fill::Given("applicant.full_name")),
                ],
                &[Cell::item("2", 100, "Giới tính", Fill::Answer("applicant.sex")).looks(SEXES)],
                &[
                    Cell::item("3", 34, "Sinh ngày", Fill::Answer("applicant.born_on")),
                    Cell::more(66, "Nơi sinh (3)", Fill::Answer("applicant.birth_place")),
                ],
                &[Cell::item(
                    "4",
                    100,
                    "Số định danh cá nhân",
                    Fill::Answer("applicant.personal_id"),
                )
                .looks(Look::Boxes(12))],
                &[
                    Cell::item("5", 50, "Dân tộc", Fill::Answer("applicant.ethnicity")),
                    Cell::item("6", 50, "Tôn giáo", Fill::Answer("applicant.religion")),
                ],
                &[Cell::item("7", 100, "Nơi thường trú", Fill::Address("residence.permanent"))],
                &[Cell::item("8", 100, "Nơi tạm trú", Fill::Address("residence.temporary"))],
                &[Cell::item("9", 100, "Nơi ở hiện tại", HOME)],
                &[
                    Cell::item("10", 68, "Cha: họ và tên", parent!("father", "full_name")),
                    Cell::more(32, "sinh ngày", parent!("father", "born_on")),
                ],
                &[
                    Cell::more(68, "Mẹ: họ và tên", parent!("mother", "full_name")),
                    Cell::more(32, "sinh ngày", parent!("mother", "born_on")),
                ],
                &[
                    Cell::item(
                        "11",
                        72,
                        "Hộ chiếu phổ thông cấp lần gần nhất (nếu có): Số",
                        Fill::Answer("passport.number"),
                    ),
                    Cell::more(28, "cấp ngày", Fill::Answer("passport.issued_on")),
                ],
                &[Cell::item("12", 100, "Nội dung đề nghị", REQUEST)],
            ],
        },
    ],
    pledge: PLEDGE,
    signed_by: "Người đại diện hợp pháp",
    notes: &[PHOTO_NOTE, NAME_NOTE, BIRTH_NOTE],
};
