//! What a person does for a living, in words of their own.

use crate::form::field::no_warning;
use crate::form::{Field, LineKind, Owner};
use crate::questions::{NONE, line, same};
use crate::values::free_text::FreeText;
use crate::values::text::Text;

const WHY: Text = Text::new(
    "Tờ khai nộp trực tuyến bỏ trống hai mục này từng bị trả lại.",
    "Forms filed online without these two were sent back.",
);

/// Nghề nghiệp.
pub static OCCUPATION: Field<FreeText> = Field {
    id: "applicant.occupation",
    owner: Owner::Applicant,
    label: Text::new("Nghề nghiệp", "Occupation"),
    help: Text::new(
        "Không đi làm thì ghi “Tự do”, “Nội trợ”, “Học sinh” hoặc “Hưu trí”.",
        "If you have no job: “Tự do” (none), “Nội trợ” (at home), “Học sinh” (pupil), “Hưu trí” (retired).",
    ),
    why: WHY,
    find: NONE,
    asked: line(LineKind::Plain, "organization-title"),
    sensitive: false,
    examples: &["Công nhân may", "Tự do"],
    parse: |raw| FreeText::parse(raw, 100),
    warn: no_warning,
    show: |text| same(text.as_str()),
};

/// Tên và địa chỉ cơ quan.
pub static WORKPLACE: Field<FreeText> = Field {
    id: "applicant.workplace",
    owner: Owner::Applicant,
    label: Text::new(
        "Tên và địa chỉ nơi làm việc, nơi học",
        "Name and address of workplace or school",
    ),
    help: Text::new("Không có thì ghi “Không”.", "If there is none, write “Không” (none)."),
    why: WHY,
    find: NONE,
    asked: line(LineKind::Plain, "organization"),
    sensitive: false,
    examples: &["Công ty May Sông Hồng, phường Nam Định, Ninh Bình", "Không"],
    parse: |raw| FreeText::parse(raw, 200),
    warn: no_warning,
    show: |text| same(text.as_str()),
};
