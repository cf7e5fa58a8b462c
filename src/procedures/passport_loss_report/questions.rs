//! Questions that only the report of a lost passport asks.

use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, LineKind, OptionSpec, Owner, Pending};
use crate::procedures::AgencyLevel;
use crate::procedures::passport_loss_report::law;
use crate::questions::{NONE, line, same};
use crate::values::clock_time::ClockTime;
use crate::values::day::{parse_day, written};
use crate::values::free_text::FreeText;
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;

choice! {
    /// The office that the report is for.
    pub(super) enum Agency {
        /// The commune police.
        Commune = "commune",
        /// The district police, until 2025-02-28.
        District = "district",
        /// The provincial immigration office.
        Province = "province",
        /// The department.
        Department = "department",
        /// A border gate.
        Border = "border",
    }
}

/// The day of the loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LossDay {
    /// A day.
    On(NaiveDate),
    /// Not known.
    Unknown,
}

const UNKNOWN: OptionSpec = OptionSpec::new(
    "unknown",
    Text::new("Không rõ mất ngày nào", "The day is not known"),
    Text::new("Chọn nếu chỉ biết lúc phát hiện.", "Choose this if you know only when you noticed."),
);

/// The day of the loss.
pub(super) static LOST_ON: Field<LossDay> = Field {
    id: "loss.on",
    owner: Owner::Application,
    label: Text::new("Ngày mất", "Day of the loss"),
    help: Text::new("Ngày hộ chiếu bị rơi, bị lấy.", "The day it fell out or was taken."),
    why: Text::new("Đơn hỏi giờ và ngày bị mất.", "The form asks for the hour and the day."),
    find: NONE,
    asked: Asked::Date { or: Some(UNKNOWN), may_be_short: false },
    sensitive: false,
    examples: &["19/11/2026", "unknown"],
    parse: |raw| match raw.trim() {
        "unknown" => Ok(LossDay::Unknown),
        other => parse_day(other).map(LossDay::On),
    },
    warn: no_warning,
    show: |day| match day {
        LossDay::On(day) => same(&written(*day)),
        LossDay::Unknown => Sentence::from(Text::new("Không rõ", "Not known")),
    },
};

/// The hour of the loss.
pub(super) static LOST_AT: Field<ClockTime> = Field {
    id: "loss.at",
    owner: Owner::Application,
    label: Text::new("Giờ mất", "Hour of the loss"),
    help: Text::new(
        "Khoảng chừng cũng được. Không biết thì để trống.",
        "About will do. Leave it empty if you do not know.",
    ),
    why: NONE,
    find: NONE,
    asked: line(LineKind::Plain, "off"),
    sensitive: false,
    examples: &["14 giờ 30", "08:15"],
    parse: ClockTime::parse,
    warn: no_warning,
    show: |time| same(&time.to_string()),
};

/// The place of the loss.
pub(super) static LOST_WHERE: Field<FreeText> = Field {
    id: "loss.where",
    owner: Owner::Application,
    label: Text::new("Nơi mất", "Place of the loss"),
    help: Text::new(
        "Không chắc thì ghi nơi nhớ là còn hộ chiếu.",
        "Not sure? The last place where you had it.",
    ),
    why: NONE,
    find: NONE,
    asked: line(LineKind::Plain, "off"),
    sensitive: false,
    examples: &["Bến xe Mỹ Đình, Hà Nội"],
    parse: |raw| FreeText::parse(raw, 200),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

/// What happened.
pub(super) static STORY: Field<FreeText> = Field {
    id: "loss.story",
    owner: Owner::Application,
    label: Text::new("Hoàn cảnh và lý do bị mất", "How and why it was lost"),
    help: Text::new(
        "Kể ngắn gọn: đang làm gì, để hộ chiếu ở đâu, phát hiện mất thế nào.",
        "In short: what you were doing, where the passport was, how you noticed.",
    ),
    why: Text::new(
        "Đơn có mục này; khai sai có thể bị phạt.",
        "The form has it; false statements can be fined.",
    ),
    find: NONE,
    asked: line(LineKind::Story, "off"),
    sensitive: false,
    examples: &[
        "Đi xe khách từ quê ra Hà Nội, để hộ chiếu trong ba lô. Xuống bến thì thấy ba lô bị rạch, mất ví và hộ chiếu.",
    ],
    parse: |raw| FreeText::parse_lines(raw, 1000),
    warn: no_warning,
    show: |text| same(&text.as_str().replace('\n', " ")),
};

/// Why the report is late.
pub(super) static LATE_REASON: Field<FreeText> = Field {
    id: "loss.late_reason",
    owner: Owner::Application,
    label: Text::new(
        "Lý do bất khả kháng làm báo muộn",
        "What could not be helped and made it late",
    ),
    help: Text::new(
        "“Bất khả kháng” là việc bất ngờ, không thể tránh: tai nạn, nằm viện, lũ lụt. Không có thì để trống.",
        "“Bất khả kháng” (force majeure) is what comes unexpected and cannot be avoided: an accident, hospital, a flood. Leave it empty if there was none.",
    ),
    why: Text::new(
        "Luật cho báo muộn khi đơn nêu rõ lý do này.",
        "The law allows a late report when the form states it.",
    ),
    find: NONE,
    asked: line(LineKind::Story, "off"),
    sensitive: true,
    examples: &["Nằm viện từ 15/11 đến 25/11 sau tai nạn giao thông."],
    parse: |raw| FreeText::parse_lines(raw, 500),
    warn: no_warning,
    show: |text| same(&text.as_str().replace('\n', " ")),
};

fn level_open(facts: &Facts<'_>, level: AgencyLevel) -> Result<bool, Pending> {
    Ok(law::OFFICES.on(facts.day)?.value.0.contains(&level))
}

static AGENCY_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "commune",
        Text::new("Công an xã, phường, đặc khu", "Commune police"),
        Text::new(
            "Chọn nếu muốn nộp đơn báo mất ở nơi gần nhất.",
            "Choose this to report at the nearest place.",
        ),
    ),
    OptionSpec::new(
        "district",
        Text::new("Công an huyện, quận", "District police"),
        Text::new(
            "Chọn nếu gần hơn công an xã.",
            "Choose this if it is nearer than the commune police.",
        ),
    )
    .when(|facts| level_open(facts, AgencyLevel::District)),
    OptionSpec::new(
        "province",
        Text::new(
            "Phòng Quản lý xuất nhập cảnh của công an tỉnh, thành phố",
            "The immigration office of the provincial police",
        ),
        Text::new(
            "Chọn nếu làm luôn hộ chiếu mới ở đó.",
            "Choose this if you ask for the new passport there.",
        ),
    ),
    OptionSpec::new(
        "department",
        Text::new(
            "Cục Quản lý xuất nhập cảnh, Bộ Công an",
            "The Immigration Department of the Ministry of Public Security",
        ),
        Text::new(
            "Chọn nếu ở Hà Nội, TP.HCM hoặc làm hộ chiếu mới ở Cục.",
            "Choose this in Hà Nội or Hồ Chí Minh City, or if the department issues the new one.",
        ),
    ),
    OptionSpec::new(
        "border",
        Text::new(
            "Đơn vị kiểm soát xuất nhập cảnh ở cửa khẩu",
            "The exit and entry control at a border gate",
        ),
        Text::new(
            "Chọn nếu mất ở sân bay, cửa khẩu.",
            "Choose this if it was lost at an airport or border gate.",
        ),
    ),
];

/// The office that the report is for.
pub(super) static AGENCY: Field<Agency> = Field {
    id: "filing.agency",
    owner: Owner::Application,
    label: Text::new("Nơi trình báo", "Where to report"),
    help: Text::new(
        "Nơi nào cũng nhận và chuyển cho Cục Quản lý xuất nhập cảnh.",
        "Each takes it and passes it to the Immigration Department.",
    ),
    why: Text::new("Đơn ghi gửi cho cơ quan này.", "The form is addressed to it."),
    find: NONE,
    asked: Asked::Choice(AGENCY_OPTIONS),
    sensitive: false,
    examples: &["commune", "province", "department", "border", "district"],
    parse: Agency::parse,
    warn: no_warning,
    show: |agency| option_label(&Asked::Choice(AGENCY_OPTIONS), agency.id()),
};
