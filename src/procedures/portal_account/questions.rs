//! Questions that only signing in to the portal asks.

use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Field, OptionSpec, Owner};
use crate::questions::{NONE, YesNo};
use crate::values::text::Text;

static ACTIVATED_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Đã kích hoạt", "Activated"),
        Text::new(
            "Chọn nếu đăng nhập được vào VNeID và thấy thẻ căn cước điện tử.",
            "Choose this if VNeID opens and shows the electronic card.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Chưa, hoặc không đăng nhập được", "Not yet, or it cannot be opened"),
        Text::new(
            "Chọn nếu đã có tin báo được cấp nhưng chưa mở lần nào, hoặc đang bị khoá.",
            "Choose this if the notice came but it was never opened, or it is locked.",
        ),
    ),
];

/// Whether the level-2 account works.
pub(super) static ACTIVATED: Field<YesNo> = Field {
    id: "eid.activated",
    owner: Owner::Applicant,
    label: Text::new("Tài khoản mức 2 đã kích hoạt chưa", "Is the level-2 account activated"),
    help: Text::new(
        "Kích hoạt là mở tài khoản lần đầu trong VNeID sau khi được cấp.",
        "To activate is to open the account in VNeID for the first time.",
    ),
    why: Text::new(
        "Tài khoản chưa kích hoạt thì không đăng nhập được.",
        "An account that is not activated cannot sign in.",
    ),
    find: NONE,
    asked: Asked::Choice(ACTIVATED_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |activated| option_label(&Asked::Choice(ACTIVATED_OPTIONS), activated.id()),
};
