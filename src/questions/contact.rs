//! How the office reaches the person.

use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Field, LineKind, OptionSpec, Owner};
use crate::questions::{NONE, YesNo, line, same};
use crate::values::email::Email;
use crate::values::phone::Phone;
use crate::values::text::Text;

/// A phone number in the person's own name.
pub static PHONE: Field<Phone> = Field {
    id: "applicant.phone",
    owner: Owner::Applicant,
    label: Text::new("Số điện thoại", "Phone number"),
    help: Text::new("Nên là số chính chủ (SIM đứng tên mình).", "Best a SIM in your own name."),
    why: Text::new(
        "Cơ quan nhắn ngày hẹn và kết quả vào số này.",
        "The office sends the appointment and the result there.",
    ),
    find: NONE,
    asked: line(LineKind::Phone, "tel"),
    sensitive: true,
    examples: &["0912 345 678", "+84 912 345 678"],
    parse: Phone::parse,
    warn: no_warning,
    show: |phone| same(phone.as_str()),
};

/// An e-mail address, if any.
pub static EMAIL: Field<Email> = Field {
    id: "applicant.email",
    owner: Owner::Applicant,
    label: Text::new("Thư điện tử", "E-mail"),
    help: Text::new("Không có thì để trống.", "Leave it empty if you have none."),
    why: NONE,
    find: NONE,
    asked: line(LineKind::Email, "email"),
    sensitive: true,
    examples: &["hoaian@example.vn"],
    parse: Email::parse,
    warn: no_warning,
    show: |email| same(email.as_str()),
};

pub(crate) static SIM_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Đứng tên chính mình", "In one's own name"),
        Text::new(
            "Chọn nếu nhà mạng ghi đúng họ tên và số định danh 12 số của người dùng số này.",
            "Choose this if the carrier has the user's own name and 12-digit personal number.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Đứng tên người khác, hoặc không rõ", "In another name, or not known"),
        Text::new(
            "Chọn nếu là SIM của người thân, SIM mua sẵn, hoặc còn đăng ký bằng CMND 9 số.",
            "Choose this for a relative's SIM, a ready-made one, or one still under a 9-digit CMND.",
        ),
    ),
];

/// How to see in whose name a SIM is.
pub(crate) const SIM_FIND: Text = Text::new(
    "Từ chính số ấy, soạn tin TTTB gửi 1414: tin trả lời ghi SIM đứng tên ai. Chưa đúng thì mang thẻ đến cửa hàng của nhà mạng để sửa.",
    "From that very number, text TTTB to 1414: the reply says in whose name the SIM is. If it is wrong, take the card to the carrier's shop.",
);

/// Whether the SIM is registered in the person's own name: "chính chủ".
pub static SIM_IN_OWN_NAME: Field<YesNo> = Field {
    id: "applicant.sim_in_own_name",
    owner: Owner::Applicant,
    label: Text::new("SIM đứng tên ai", "In whose name is the SIM"),
    help: Text::new(
        "Luật gọi là “thuê bao chính chủ”: số đăng ký với nhà mạng bằng giấy tờ của chính người dùng.",
        "The law says “thuê bao chính chủ”: the carrier has the number under the user's own papers.",
    ),
    why: Text::new(
        "Mã xác nhận của ứng dụng được gửi vào số này; số của người khác thì người khác nhận.",
        "The app's codes go to this number; with someone else's number, they get them.",
    ),
    find: SIM_FIND,
    asked: Asked::Choice(SIM_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |own| option_label(&Asked::Choice(SIM_OPTIONS), own.id()),
};
