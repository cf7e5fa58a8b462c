//! The electronic identity account a person has: VNeID, in the law "tài khoản định danh điện tử".
//!
//! Knows no procedure. Asks for no password and no code, and neither does anything else here.

use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Field, OptionSpec, Owner};
use crate::values::text::Text;

choice! {
    /// The account a person has.
    pub enum Account {
        /// None.
        None = "none",
        /// Level 1: made in the app.
        One = "1",
        /// Level 2: made with face and fingerprints at the police.
        Two = "2",
    }
}

/// What is never asked here.
pub const NEVER_ASKED: Text = Text::new(
    "Ở đây không hỏi mật khẩu, mã OTP hay mã captcha, và không cơ quan thật nào hỏi những thứ ấy ở đây. Ai hỏi là lừa đảo.",
    "No password, OTP or captcha is asked for here, and no real office ever asks for them here. Whoever does is a fraud.",
);

pub(crate) static ACCOUNT_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "none",
        Text::new("Chưa có", "None yet"),
        Text::new(
            "Chọn nếu chưa đăng ký bao giờ, hoặc chưa cài VNeID.",
            "Choose this if never registered, or VNeID was never installed.",
        ),
    ),
    OptionSpec::new(
        "1",
        Text::new("Mức độ 1", "Level 1"),
        Text::new(
            "Chọn nếu đã tự đăng ký trong ứng dụng, chưa đến công an làm mức 2.",
            "Choose this if registered in the app, without going to the police for level 2.",
        ),
    ),
    OptionSpec::new(
        "2",
        Text::new("Mức độ 2", "Level 2"),
        Text::new(
            "Chọn nếu đã đến công an lấy vân tay, chụp ảnh; ứng dụng hiện thẻ căn cước điện tử.",
            "Choose this if the police took photo and fingerprints; the app shows the electronic card.",
        ),
    ),
];

/// The account a person has.
pub static ACCOUNT: Field<Account> = Field {
    id: "eid.account",
    owner: Owner::Applicant,
    label: Text::new("Tài khoản VNeID đang có", "The VNeID account you have"),
    help: Text::new(
        "VNeID là ứng dụng của Bộ Công an; tài khoản trong đó, luật gọi là “tài khoản định danh điện tử”.",
        "VNeID is the police ministry's app; the law calls the account in it “tài khoản định danh điện tử”.",
    ),
    why: Text::new(
        "Đã có mức nào thì không phải làm lại mức ấy.",
        "A level you have need not be made again.",
    ),
    find: Text::new(
        "Không chắc? Mở VNeID và đăng nhập: màn hình chính ghi mức độ. Không có ứng dụng, hoặc không đăng nhập được lần nào: chọn “Chưa có”.",
        "Not sure? Open VNeID and sign in: the main screen says the level. No app, or never signed in: choose “None yet”.",
    ),
    asked: Asked::Choice(ACCOUNT_OPTIONS),
    sensitive: false,
    examples: &["none", "1", "2"],
    parse: Account::parse,
    warn: no_warning,
    show: |account| option_label(&Asked::Choice(ACCOUNT_OPTIONS), account.id()),
};
