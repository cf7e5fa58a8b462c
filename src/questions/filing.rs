//! How an application gets to the office.
//!
//! Whether a way is open for a case is decided by its procedure.

use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, OptionSpec, Owner, Pending};
use crate::questions::{NONE, same};
use crate::values::free_text::FreeText;
use crate::values::text::Text;

choice! {
    /// How the application is filed.
    pub enum Way {
        /// On the portal or in VNeID.
        Online = "online",
        /// At the office.
        InPerson = "in-person",
    }
}

static WAY_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "online",
        Text::new("Trực tuyến", "Online"),
        Text::new(
            "Chọn nếu có tài khoản VNeID mức 2. Nộp trên Cổng dịch vụ công quốc gia hoặc VNeID.",
            "Choose this with a level-2 VNeID account. Filed on the National Public Service Portal or in VNeID.",
        ),
    ),
    OptionSpec::new(
        "in-person",
        Text::new("Đến thẳng cơ quan", "Straight to the office"),
        Text::new(
            "Chọn nếu không dùng VNeID mức 2, hoặc muốn có người hướng dẫn.",
            "Choose this without a level-2 VNeID, or if you want help.",
        ),
    ),
];

/// Online or in person.
pub static WAY: Field<Way> = Field {
    id: "filing.channel",
    owner: Owner::Application,
    label: Text::new("Cách nộp", "Way of filing"),
    help: Text::new(
        "Công cụ này không nộp thay: sau khi có phiếu mới nộp.",
        "This tool does not file for you: you file with the sheet it makes.",
    ),
    why: Text::new("Có lúc nộp trực tuyến được giảm lệ phí.", "At times filing online costs less."),
    find: NONE,
    asked: Asked::Choice(WAY_OPTIONS),
    sensitive: false,
    examples: &["online", "in-person"],
    parse: Way::parse,
    warn: no_warning,
    show: |way| option_label(&Asked::Choice(WAY_OPTIONS), way.id()),
};

/// Whether it is certain that somebody goes there.
pub fn in_person(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.find(&WAY)? == Some(Way::InPerson))
}

/// The very office, where the site names some.
pub static OFFICE: Field<FreeText> = Field {
    id: "filing.office",
    owner: Owner::Application,
    label: Text::new("Trụ sở", "The office"),
    help: Text::new(
        "Nơi định đến. Giờ mở cửa và ngày nghỉ riêng của trụ sở hiện ở dưới.",
        "Where you mean to go. Its hours and its own days off are shown below.",
    ),
    why: Text::new(
        "Để tránh đến vào ngày trụ sở nghỉ.",
        "So that you do not come on a day it is closed.",
    ),
    find: NONE,
    asked: Asked::Office,
    sensitive: false,
    examples: &["Công an phường Ví Dụ, số 1 phố Ví Dụ"],
    parse: |raw| FreeText::parse(raw, 300),
    warn: no_warning,
    show: |text| same(text.as_str()),
};
