//! What can be wrong with one typed value, and how that is said.
//!
//! The only place with wording for faults, so that the tone is one: what is wrong, then how to mend it.
//! Knows nothing of questions or procedures; the label of the question is handed in.

use crate::values::day::written;
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;

/// One fault of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing was typed where an answer is needed.
    Missing,
    /// More than `max` characters.
    TooLong {
        /// The most that is taken.
        max: usize,
    },
    /// A control, bidirectional or other invisible character.
    Invisible,
    /// A sign that a name cannot hold (BLDS 2015, Điều 26 khoản 3).
    NotInName(char),
    /// A name of one word: possible, and often a slip.
    NameOneWord,
    /// Not readable as a day.
    NotADate,
    /// The day box is empty.
    DayMissing,
    /// The month box is empty.
    MonthMissing,
    /// The year box is empty.
    YearMissing,
    /// A year of fewer than four digits.
    YearShort,
    /// A year before 1900 or after 2199.
    YearOutOfRange,
    /// A month that is not 1 to 12.
    NoSuchMonth(u32),
    /// A day the calendar does not have, such as 31/02.
    NoSuchDay {
        /// Day as typed.
        day: u32,
        /// Month as typed.
        month: u32,
        /// Year as typed.
        year: i32,
    },
    /// Only a year, or a month and a year, where papers usually have the full date.
    BirthDateShort,
    /// A character that is not a digit.
    NotADigit(char),
    /// The wrong number of digits.
    DigitCount {
        /// How many were typed.
        got: usize,
        /// How many are right, in words fit for a sentence.
        want: &'static str,
    },
    /// Not a Vietnamese phone number.
    NotAPhone,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not one letter and seven digits.
    NotAPassportNumber,
    /// Not readable as a time of day.
    NotATime,
    /// An answer that is not among the choices.
    NotAChoice,
    /// A province or commune code that is not in the list.
    NoSuchPlace,
    /// The commune is not in the chosen province.
    PlaceElsewhere,
    /// The answer must be "yes" to go on.
    MustAgree,
    /// A day of birth after the filing day.
    BornLater,
    /// A day of issue after the filing day.
    IssuedLater,
    /// A day of issue before the day of birth.
    IssuedBeforeBirth,
    /// A parent born on or after the day of birth of the child.
    NotOlder,
    /// Something that has not happened yet on the filing day.
    HappenedLater,
    /// A loss before the passport was issued.
    LostBeforeIssue,
    /// A loss that was noticed before it happened.
    KnownBeforeLoss,
    /// A kind of paper that was not issued yet on that day.
    NotYetIssued {
        /// The first day it was issued.
        from: NaiveDate,
    },
    /// An expiry on or before the day of issue.
    ExpiryBeforeIssue,
    /// The printed expiry is not the one that the law gives.
    ExpiryUnexpected {
        /// What the law gives; `None` is "no expiry".
        computed: Option<NaiveDate>,
    },
    /// Digits 5–6 of the personal number are another year.
    IdYear {
        /// The year that the digits say.
        says: i32,
    },
    /// Digit 4 of the personal number says the other sex.
    IdSex,
    /// The first three digits are no known province or country code.
    IdPrefix,
    /// A visit on or before the filing day.
    VisitTooSoon,
    /// A visit on a Saturday: some offices open in the morning.
    VisitSaturday,
    /// A visit on a Sunday.
    VisitSunday,
    /// A visit on a public holiday.
    VisitHoliday(Text),
    /// A visit more than a year ahead.
    VisitTooFar,
    /// An answer to a question that does not exist.
    UnknownField,
}

/// Whether a fault stops the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Said, and the person goes on.
    Warning,
    /// Must be mended before going on.
    Error,
}

impl Flaw {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Flaw::Missing => "missing",
            Flaw::TooLong { .. } => "too-long",
            Flaw::Invisible => "invisible-character",
            Flaw::NotInName(_) => "not-in-name",
            Flaw::NameOneWord => "name-one-word",
            Flaw::NotADate => "not-a-date",
            Flaw::DayMissing => "day-missing",
            Flaw::MonthMissing => "month-missing",
            Flaw::YearMissing => "year-missing",
            Flaw::YearShort => "year-short",
            Flaw::YearOutOfRange => "year-out-of-range",
            Flaw::NoSuchMonth(_) => "no-such-month",
            Flaw::NoSuchDay { .. } => "no-such-day",
            Flaw::BirthDateShort => "birth-date-short",
            Flaw::NotADigit(_) => "not-a-digit",
            Flaw::DigitCount { .. } => "digit-count",
            Flaw::NotAPhone => "not-a-phone",
            Flaw::NotAnEmail => "not-an-email",
            Flaw::NotAPassportNumber => "not-a-passport-number",
            Flaw::NotATime => "not-a-time",
            Flaw::NotAChoice => "not-a-choice",
            Flaw::NoSuchPlace => "no-such-place",
            Flaw::PlaceElsewhere => "place-elsewhere",
            Flaw::MustAgree => "must-agree",
            Flaw::BornLater => "born-later",
            Flaw::IssuedLater => "issued-later",
            Flaw::IssuedBeforeBirth => "issued-before-birth",
            Flaw::NotOlder => "not-older",
            Flaw::HappenedLater => "happened-later",
            Flaw::LostBeforeIssue => "lost-before-issue",
            Flaw::KnownBeforeLoss => "known-before-loss",
            Flaw::NotYetIssued { .. } => "not-yet-issued",
            Flaw::ExpiryBeforeIssue => "expiry-before-issue",
            Flaw::ExpiryUnexpected { .. } => "expiry-unexpected",
            Flaw::IdYear { .. } => "id-year",
            Flaw::IdSex => "id-sex",
            Flaw::IdPrefix => "id-prefix",
            Flaw::VisitTooSoon => "visit-too-soon",
            Flaw::VisitSaturday => "visit-saturday",
            Flaw::VisitSunday => "visit-sunday",
            Flaw::VisitHoliday(_) => "visit-holiday",
            Flaw::VisitTooFar => "visit-too-far",
            Flaw::UnknownField => "unknown-field",
        }
    }

    /// Whether it stops the way.
    pub fn severity(&self) -> Severity {
        match self {
            Flaw::NameOneWord
            | Flaw::BirthDateShort
            | Flaw::IdYear { .. }
            | Flaw::IdSex
            | Flaw::IdPrefix
            | Flaw::ExpiryUnexpected { .. }
            | Flaw::NotYetIssued { .. }
            | Flaw::VisitSaturday
            | Flaw::UnknownField => Severity::Warning,
            Flaw::Missing
            | Flaw::TooLong { .. }
            | Flaw::Invisible
            | Flaw::NotInName(_)
            | Flaw::NotADate
            | Flaw::DayMissing
            | Flaw::MonthMissing
            | Flaw::YearMissing
            | Flaw::YearShort
            | Flaw::YearOutOfRange
            | Flaw::NoSuchMonth(_)
            | Flaw::NoSuchDay { .. }
            | Flaw::NotADigit(_)
            | Flaw::DigitCount { .. }
            | Flaw::NotAPhone
            | Flaw::NotAnEmail
            | Flaw::NotAPassportNumber
            | Flaw::NotATime
            | Flaw::NotAChoice
            | Flaw::NoSuchPlace
            | Flaw::PlaceElsewhere
            | Flaw::MustAgree
            | Flaw::BornLater
            | Flaw::IssuedLater
            | Flaw::IssuedBeforeBirth
            | Flaw::NotOlder
            | Flaw::HappenedLater
            | Flaw::LostBeforeIssue
            | Flaw::KnownBeforeLoss
            | Flaw::ExpiryBeforeIssue
            | Flaw::VisitTooSoon
            | Flaw::VisitSunday
            | Flaw::VisitHoliday(_)
            | Flaw::VisitTooFar => Severity::Error,
        }
    }

    /// What is wrong and how to mend it; `label` is the name of the question, `example` a right answer.
    pub fn say(&self, label: Text, example: &str) -> Sentence {
        let words = self.words();
        let mut blanks =
            vec![("label", Sentence::from(label)), ("example", Sentence::from(example))];
        match self {
            Flaw::TooLong { max } => blanks.push(("max", max.to_string().into())),
            Flaw::NotInName(sign) | Flaw::NotADigit(sign) => {
                blanks.push(("sign", sign.to_string().into()))
            }
            Flaw::NoSuchMonth(month) => blanks.push(("month", month.to_string().into())),
            Flaw::NoSuchDay { day, month, year } => {
                blanks.push(("day", format!("{day:02}/{month:02}/{year}").into()));
            }
            Flaw::DigitCount { got, want } => {
                blanks.push(("got", got.to_string().into()));
                blanks.push(("want", (*want).into()));
            }
            Flaw::IdYear { says } => blanks.push(("year", says.to_string().into())),
            Flaw::VisitHoliday(name) => blanks.push(("name", Sentence::from(*name))),
            Flaw::NotYetIssued { from } => blanks.push(("day", written(*from).into())),
            Flaw::ExpiryUnexpected { computed } => {
                let none = Text::new("không thời hạn", "no expiry");
                blanks.push(("day", computed.map_or(Sentence::from(none), |d| written(d).into())));
            }
            Flaw::Missing
            | Flaw::Invisible
            | Flaw::NameOneWord
            | Flaw::NotADate
            | Flaw::DayMissing
            | Flaw::MonthMissing
            | Flaw::YearMissing
            | Flaw::YearShort
            | Flaw::YearOutOfRange
            | Flaw::BirthDateShort
            | Flaw::NotAPhone
            | Flaw::NotAnEmail
            | Flaw::NotAPassportNumber
            | Flaw::NotATime
            | Flaw::NotAChoice
            | Flaw::NoSuchPlace
            | Flaw::PlaceElsewhere
            | Flaw::MustAgree
            | Flaw::BornLater
            | Flaw::IssuedLater
            | Flaw::IssuedBeforeBirth
            | Flaw::NotOlder
            | Flaw::HappenedLater
            | Flaw::LostBeforeIssue
            | Flaw::KnownBeforeLoss
            | Flaw::ExpiryBeforeIssue
            | Flaw::IdSex
            | Flaw::IdPrefix
            | Flaw::VisitTooSoon
            | Flaw::VisitSaturday
            | Flaw::VisitSunday
            | Flaw::VisitTooFar
            | Flaw::UnknownField => {}
        }
        words.fill(&blanks)
    }

    fn words(&self) -> Text {
        match self {
            Flaw::Missing => Text::new("{label}: chưa có câu trả lời.", "{label}: no answer yet."),
            Flaw::TooLong { .. } => Text::new(
                "{label} dài quá {max} ký tự. Hãy rút ngắn lại.",
                "{label} is longer than {max} characters. Please shorten it.",
            ),
            Flaw::Invisible => Text::new(
                "{label} có ký tự ẩn, thường do dán từ nơi khác. Hãy xoá đi và gõ lại.",
                "{label} has a hidden character, often from pasting. Please clear it and type it again.",
            ),
            Flaw::NotInName(_) => Text::new(
                "{label} có “{sign}”. Tên chỉ gồm chữ cái, khoảng trắng, dấu ’ và dấu -.",
                "{label} has “{sign}”. A name has only letters, spaces, ’ and -.",
            ),
            Flaw::NameOneWord => Text::new(
                "Họ tên mới có một chữ. Nếu giấy tờ ghi đúng như vậy thì cứ tiếp tục.",
                "The name has one word only. If your papers have it so, go on.",
            ),
            Flaw::NotADate => Text::new(
                "{label} chưa đọc được. Nhập ba số: ngày, tháng, năm. Ví dụ: {example}.",
                "{label} cannot be read. Type three numbers: day, month, year. Example: {example}.",
            ),
            Flaw::DayMissing => Text::new(
                "{label} chưa có ngày. Ví dụ: {example}.",
                "{label} has no day. Example: {example}.",
            ),
            Flaw::MonthMissing => Text::new(
                "{label} chưa có tháng. Ví dụ: {example}.",
                "{label} has no month. Example: {example}.",
            ),
            Flaw::YearMissing => Text::new(
                "{label} chưa có năm. Ví dụ: {example}.",
                "{label} has no year. Example: {example}.",
            ),
            Flaw::YearShort => Text::new(
                "{label}: hãy nhập năm đủ bốn chữ số. Ví dụ: {example}.",
                "{label}: type the year with four digits. Example: {example}.",
            ),
            Flaw::YearOutOfRange => Text::new(
                "{label}: năm này không thể đúng. Hãy xem lại. Ví dụ: {example}.",
                "{label}: this year cannot be right. Please look again. Example: {example}.",
            ),
            Flaw::NoSuchMonth(_) => Text::new(
                "{label}: không có tháng {month}. Nhập ngày trước, tháng sau. Ví dụ: {example}.",
                "{label}: there is no month {month}. The day comes first, then the month. Example: {example}.",
            ),
            Flaw::NoSuchDay { .. } => Text::new(
                "{label}: lịch không có ngày {day}. Hãy xem lại trên giấy tờ.",
                "{label}: the calendar has no {day}. Please look at your papers again.",
            ),
            Flaw::BirthDateShort => Text::new(
                "Ngày sinh chưa đủ ngày, tháng, năm. Nếu giấy tờ chỉ ghi như vậy thì cứ tiếp tục.",
                "The birth date is not complete. If your papers have only this, go on.",
            ),
            Flaw::NotADigit(_) => Text::new(
                "{label} có “{sign}”. Chỉ nhập chữ số. Ví dụ: {example}.",
                "{label} has “{sign}”. Type digits only. Example: {example}.",
            ),
            Flaw::DigitCount { .. } => Text::new(
                "{label} có {got} chữ số; cần {want}. Hãy so lại với thẻ.",
                "{label} has {got} digits; it needs {want}. Please compare it with the card.",
            ),
            Flaw::NotAPhone => Text::new(
                "{label}: chưa phải số điện thoại ở Việt Nam. Ví dụ: {example}.",
                "{label}: this is not a phone number in Viet Nam. Example: {example}.",
            ),
            Flaw::NotAnEmail => Text::new(
                "{label}: chưa phải địa chỉ thư điện tử. Ví dụ: {example}.",
                "{label}: this is not an e-mail address. Example: {example}.",
            ),
            Flaw::NotAPassportNumber => Text::new(
                "{label} gồm một chữ cái rồi 7 chữ số. Ví dụ: {example}.",
                "{label} is one letter, then 7 digits. Example: {example}.",
            ),
            Flaw::NotATime => Text::new(
                "{label} chưa đọc được. Nhập giờ và phút. Ví dụ: {example}.",
                "{label} cannot be read. Type the hour and the minute. Example: {example}.",
            ),
            Flaw::NotAChoice => Text::new(
                "{label}: câu trả lời này không còn trong danh sách. Hãy chọn lại.",
                "{label}: this answer is not in the list any more. Please choose again.",
            ),
            Flaw::NoSuchPlace => Text::new(
                "{label}: hãy chọn một nơi trong danh sách hiện ra khi gõ.",
                "{label}: choose a place from the list that appears as you type.",
            ),
            Flaw::PlaceElsewhere => Text::new(
                "{label}: xã, phường này không thuộc tỉnh đã chọn. Hãy chọn lại một trong hai.",
                "{label}: this commune is not in the chosen province. Change one of the two.",
            ),
            Flaw::MustAgree => Text::new(
                "Cần đánh dấu vào lời cam đoan thì mới tạo được phiếu.",
                "Tick the declaration to make the sheet.",
            ),
            Flaw::BornLater => Text::new(
                "{label} sau ngày làm hồ sơ. Hãy xem lại năm.",
                "{label} is after the day of filing. Please look at the year.",
            ),
            Flaw::IssuedLater => Text::new(
                "{label} sau ngày làm hồ sơ. Hãy xem lại trên giấy tờ.",
                "{label} is after the day of filing. Please look at the paper.",
            ),
            Flaw::IssuedBeforeBirth => Text::new(
                "{label} trước ngày sinh. Một trong hai ngày chưa đúng.",
                "{label} is before the date of birth. One of the two is wrong.",
            ),
            Flaw::NotOlder => Text::new(
                "{label} không trước ngày sinh của con. Hãy xem lại năm.",
                "{label} is not before the child's date of birth. Please look at the year.",
            ),
            Flaw::HappenedLater => Text::new(
                "{label} sau ngày làm hồ sơ. Hãy xem lại.",
                "{label} is after the day of filing. Please look again.",
            ),
            Flaw::LostBeforeIssue => Text::new(
                "{label} trước ngày cấp hộ chiếu. Một trong hai ngày chưa đúng.",
                "{label} is before the passport was issued. One of the two days is wrong.",
            ),
            Flaw::KnownBeforeLoss => Text::new(
                "{label} trước ngày bị mất. Một trong hai ngày chưa đúng.",
                "{label} is before the day of the loss. One of the two days is wrong.",
            ),
            Flaw::NotYetIssued { .. } => Text::new(
                "{label}: loại thẻ này chỉ được cấp từ {day}. Hãy xem lại loại thẻ hoặc ngày cấp.",
                "{label}: this kind of card has been issued since {day} only. Look at the kind or the day again.",
            ),
            Flaw::ExpiryBeforeIssue => Text::new(
                "{label} trước hoặc trùng ngày cấp. Hãy xem lại hai ngày trên giấy tờ.",
                "{label} is not after the day of issue. Please look at both days on the paper.",
            ),
            Flaw::ExpiryUnexpected { .. } => Text::new(
                "{label} khác với cách tính theo luật ({day}). In thế nào thì theo thế ấy; nếu gõ nhầm, hãy sửa.",
                "{label} differs from what the law gives ({day}). What is printed counts; mend it if it was a slip.",
            ),
            Flaw::IdYear { .. } => Text::new(
                "Hai chữ số thứ 5–6 thường là năm sinh ({year}), khác năm sinh đã nhập. Hãy so lại; nếu thẻ in đúng như vậy thì cứ tiếp tục.",
                "Digits 5–6 usually are the year of birth ({year}), which differs from the one typed. Compare them; if the card has it so, go on.",
            ),
            Flaw::IdSex => Text::new(
                "Chữ số thứ 4 thường cho biết giới tính, và khác với giới tính đã chọn. Hãy so lại; nếu thẻ in đúng như vậy thì cứ tiếp tục.",
                "Digit 4 usually tells the sex, and differs from the one chosen. Compare them; if the card has it so, go on.",
            ),
            Flaw::IdPrefix => Text::new(
                "Ba chữ số đầu thường là mã nơi đăng ký khai sinh, mã này lạ. Hãy so lại; nếu thẻ in đúng như vậy thì cứ tiếp tục.",
                "The first three digits usually are the code of the place of birth registration; this one is unknown. Compare it; if the card has it so, go on.",
            ),
            Flaw::VisitTooSoon => Text::new(
                "Ngày đến phải sau ngày làm hồ sơ. Hãy chọn một ngày sau đó.",
                "The visit must be after the day of filing. Choose a later day.",
            ),
            Flaw::VisitSaturday => Text::new(
                "Ngày này là thứ Bảy. Có nơi làm sáng thứ Bảy, có nơi không: nên hỏi trước hoặc chọn ngày thường.",
                "This is a Saturday. Some offices open on Saturday morning, some do not: ask first, or choose a weekday.",
            ),
            Flaw::VisitSunday => Text::new(
                "Ngày này là Chủ nhật, cơ quan nghỉ. Hãy chọn ngày khác.",
                "This is a Sunday; the office is closed. Choose another day.",
            ),
            Flaw::VisitHoliday(_) => Text::new(
                "Ngày này nghỉ: {name}. Hãy chọn ngày khác.",
                "This is a day off: {name}. Choose another day.",
            ),
            Flaw::VisitTooFar => Text::new(
                "Ngày đến cách hơn một năm. Hãy xem lại năm.",
                "The visit is more than a year away. Please look at the year.",
            ),
            Flaw::UnknownField => Text::new(
                "Câu trả lời này không thuộc mẫu nào đang dùng; được giữ lại nhưng không tính.",
                "This answer belongs to no question in use; it is kept but does not count.",
            ),
        }
    }
}
