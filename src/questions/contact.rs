//! How the office reaches the person.

use crate::form::field::no_warning;
use crate::form::{Field, LineKind, Owner};
use crate::questions::{NONE, line, same};
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
