//! How the finished paper gets to the person: collected, or by post to a full address.
//!
//! The carrier's price is its own; no official figure is known.

use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, FieldId, LineKind, OptionSpec, Owner, Pending};
use crate::questions::{NONE, line, same};
use crate::values::flaw::Flaw;
use crate::values::free_text::FreeText;
use crate::values::person_name::PersonName;
use crate::values::phone::Phone;
use crate::values::place::{CommuneCode, ProvinceCode};
use crate::values::text::Text;

choice! {
    /// How the paper is handed over.
    pub enum Method {
        /// At the office.
        PickUp = "pick-up",
        /// By post.
        Post = "post",
    }
}

static METHOD_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "post",
        Text::new("Gửi qua bưu điện", "By post"),
        Text::new(
            "Chọn nếu muốn nhận tại nhà. Cước trả cho bưu điện khi nhận.",
            "Choose this to get it at home. You pay the carrier on delivery.",
        ),
    ),
    OptionSpec::new(
        "pick-up",
        Text::new("Đến cơ quan nhận", "At the office"),
        Text::new(
            "Chọn nếu tự đến lấy. Mang giấy hẹn và căn cước (thẻ, hoặc căn cước điện tử trong VNeID). Không mất cước.",
            "Choose this to collect it. Bring the slip and your identity card, or the electronic one in VNeID. No postage.",
        ),
    ),
];

/// How the paper is handed over.
pub static METHOD: Field<Method> = Field {
    id: "delivery.method",
    owner: Owner::Application,
    label: Text::new("Cách nhận kết quả", "How to get the result"),
    help: Text::new(
        "Cách nhận thẻ hoặc hộ chiếu làm xong.",
        "How the finished card or passport reaches you.",
    ),
    why: Text::new(
        "Cổng dịch vụ công hỏi mục này khi nộp; sau đó khó đổi.",
        "The portal asks for it when you file; later it is hard to change.",
    ),
    find: NONE,
    asked: Asked::Choice(METHOD_OPTIONS),
    sensitive: false,
    examples: &["post", "pick-up"],
    parse: Method::parse,
    warn: no_warning,
    show: |method| option_label(&Asked::Choice(METHOD_OPTIONS), method.id()),
};

/// Who receives it.
pub static RECIPIENT: Field<PersonName> = Field {
    id: "delivery.recipient",
    owner: Owner::Application,
    label: Text::new("Người nhận", "Recipient"),
    help: Text::new("Họ tên người sẽ nhận bưu phẩm.", "Who will take the parcel."),
    why: NONE,
    find: NONE,
    asked: line(LineKind::Name, "shipping name"),
    sensitive: false,
    examples: &["Nguyễn Thị Hoài An"],
    parse: PersonName::parse,
    warn: PersonName::warn,
    show: |name| same(&name.upper()),
};

/// The phone that the postman calls.
pub static PHONE: Field<Phone> = Field {
    id: "delivery.phone",
    owner: Owner::Application,
    label: Text::new("Điện thoại người nhận", "The recipient's phone"),
    help: Text::new("Bưu tá gọi vào số này trước khi giao.", "The postman calls it before coming."),
    why: NONE,
    find: NONE,
    asked: line(LineKind::Phone, "shipping tel"),
    sensitive: true,
    examples: &["0912 345 678"],
    parse: Phone::parse,
    warn: no_warning,
    show: |phone| same(phone.as_str()),
};

/// The province.
pub static PROVINCE: Field<ProvinceCode> = Field {
    id: "delivery.province",
    owner: Owner::Application,
    label: Text::new("Tỉnh, thành phố nhận", "Province of delivery"),
    help: Text::new(
        "Theo 34 tỉnh, thành phố từ 01/07/2025.",
        "One of the 34 provinces since 1 July 2025.",
    ),
    why: NONE,
    find: NONE,
    asked: Asked::Province,
    sensitive: false,
    examples: &["01", "66"],
    parse: ProvinceCode::parse,
    warn: no_warning,
    show: |code| same(&code.full_name()),
};

/// The commune.
pub static COMMUNE: Field<CommuneCode> = Field {
    id: "delivery.commune",
    owner: Owner::Application,
    label: Text::new("Xã, phường, đặc khu nhận", "Commune of delivery"),
    help: Text::new(
        "Gõ vài chữ, không cần dấu, rồi chọn.",
        "Type a few letters, without marks if you like, then choose.",
    ),
    why: NONE,
    find: NONE,
    asked: Asked::Commune { province: "delivery.province" },
    sensitive: false,
    examples: &["00004", "24133"],
    parse: CommuneCode::parse,
    warn: no_warning,
    show: |code| same(code.as_str()),
};

/// House number, street, hamlet.
pub static LINE: Field<FreeText> = Field {
    id: "delivery.line",
    owner: Owner::Application,
    label: Text::new("Số nhà, đường, thôn, tổ nhận", "House, street, hamlet of delivery"),
    help: Text::new(
        "Thiếu số nhà thì bưu phẩm dễ bị trả lại.",
        "Without it the parcel is easily sent back.",
    ),
    why: NONE,
    find: NONE,
    asked: line(LineKind::Plain, "shipping street-address"),
    sensitive: true,
    examples: &["Số 12, ngõ 3, thôn Đông"],
    parse: |raw| FreeText::parse(raw, 200),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

/// Whether it goes by post.
pub fn by_post(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&METHOD)? == Method::Post)
}

/// A commune outside the chosen province.
pub fn address_agrees(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let (Some(province), Some(commune)) = (facts.find(&PROVINCE)?, facts.find(&COMMUNE)?) else {
        return Ok(None);
    };
    Ok((commune.province() != Some(province)).then_some((COMMUNE.id, Flaw::PlaceElsewhere)))
}
