//! The days off of state offices, and the Saturdays worked in exchange.
//!
//! The Labor Code sets the days, a yearly notice the Tết break and the exchanges; lunar days are Vietnamese (UTC+7).
//! Rows without a notice are computed and say so. Outside its years the table knows nothing, which is not "no day off".

use crate::values::day::ymd;
use crate::values::text::Text;
use chrono::{Datelike, NaiveDate};

/// Why a day is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffKind {
    /// A day that the law names.
    Holiday,
    /// A weekday of the Tết break, as announced: the days of the law, and those in lieu.
    TetBreak,
    /// In lieu of a holiday on a weekend (BLLĐ 2019, Điều 111 khoản 3).
    Compensatory,
    /// Exchanged for a Saturday.
    SwappedOff,
}

/// How sure a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Fixed by law, or announced.
    Official,
    /// Derived from the law, the lunar calendar and past practice.
    Computed,
}

/// A day on which state offices are closed.
#[derive(Debug, PartialEq, Eq)]
pub struct DayOff {
    /// The day.
    pub on: NaiveDate,
    /// The holiday it belongs to.
    pub name: Text,
    /// Why it is off.
    pub kind: OffKind,
    /// How sure that is.
    pub status: Status,
    /// The act or the notice, in Vietnamese.
    pub source: &'static str,
}

/// A Saturday worked in exchange for a weekday off.
#[derive(Debug, PartialEq, Eq)]
pub struct WorkingSaturday {
    /// The Saturday.
    pub on: NaiveDate,
    /// The weekday that is off instead.
    pub instead_of: NaiveDate,
    /// How sure that is.
    pub status: Status,
    /// The notice, in Vietnamese.
    pub source: &'static str,
}

/// The first year of the table.
pub const FIRST_YEAR: i32 = 2017;

/// The last year of the table.
pub const LAST_YEAR: i32 = 2030;

/// The day off on this day, if it is one.
pub fn day_off(day: NaiveDate) -> Option<&'static DayOff> {
    let at = DAYS_OFF.binary_search_by_key(&day, |off| off.on).ok()?;
    DAYS_OFF.get(at)
}

/// The exchange that makes this Saturday a working day, if there is one.
pub fn working_saturday(day: NaiveDate) -> Option<&'static WorkingSaturday> {
    WORKING_SATURDAYS.iter().find(|saturday| saturday.on == day)
}

/// Whether the days off of a year were announced: the year is in the table, and none of its rows is computed.
pub fn is_announced(year: i32) -> bool {
    let first = DAYS_OFF.partition_point(|off| off.on.year() < year);
    let of_year = DAYS_OFF.iter().skip(first).take_while(|off| off.on.year() == year);
    (FIRST_YEAR..=LAST_YEAR).contains(&year)
        && of_year.map(|off| off.status).all(|status| status == Status::Official)
}

const fn official(on: NaiveDate, name: Text, kind: OffKind, source: &'static str) -> DayOff {
    DayOff { on, name, kind, status: Status::Official, source }
}

const fn computed(on: NaiveDate, name: Text, kind: OffKind, source: &'static str) -> DayOff {
    DayOff { on, name, kind, status: Status::Computed, source }
}

const NEW_YEAR: Text = Text::new("Tết Dương lịch", "New Year's Day");
const TET: Text = Text::new("Tết Nguyên đán", "Lunar New Year");
const HUNG_KINGS: Text = Text::new("Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day");
const VICTORY: Text = Text::new("Ngày Chiến thắng", "Victory Day");
const LABOR: Text = Text::new("Ngày Quốc tế Lao động", "International Labor Day");
const NATIONAL: Text = Text::new("Quốc khánh", "National Day");
const CULTURE: Text = Text::new("Ngày Văn hóa Việt Nam", "Viet Nam Culture Day");

// 2 September is one day under the code of 2012 and two under that of 2019; the second day has been the one that joins the
// weekend. The Tết break of five days has begun two days before the first day of the year, or one day if that is a Tuesday.
const BY_CODE_2012: &str =
    "tính theo Bộ luật Lao động 2012 (Điều 115) và âm lịch; chưa đối chiếu thông báo";
const BY_CODE_2019: &str =
    "tính theo Bộ luật Lao động 2019 (Điều 112) và âm lịch; chưa đối chiếu thông báo";
const OTHER_LIST: &str = "ngày hoán đổi theo một bảng ngày nghỉ khác; chưa đối chiếu thông báo";
const UNANNOUNCED: &str =
    "tính theo Bộ luật Lao động 2019 (Điều 112) và âm lịch; chưa có thông báo của năm";
const CODE_2019: &str = "Điều 112 Bộ luật Lao động 2019";
const IN_LIEU_2019: &str = "Điều 111 Bộ luật Lao động 2019";
const NOTICE_2024: &str = "Thông báo 5015/TB-LĐTBXH (2023; chưa đối chiếu số)";
const SWAP_2024: &str = "Công văn 2450/VPCP-KGVX (2024)";
const NOTICE_2025: &str = "Thông báo 6150/TB-BLĐTBXH (2024)";
const NOTICE_2026: &str = "Thông báo 9441/TB-BNV (2025)";
const SWAP_2026: &str = "Văn bản 12729/VPCP-KGVX (25/12/2025)";
const CULTURE_ACT: &str = "Nghị quyết 28/2026/QH16, Điều 2 khoản 1";

use OffKind::{Compensatory, Holiday, SwappedOff, TetBreak};

/// The days off, by day. In announced years every weekday off is here; a holiday on a weekend may be left out.
///
/// 2027 has a second reading: the Tết break may be 5–9 February, then Friday 5 and Monday 8 to Thursday 11 are off.
/// No exchange for Monday 2026-11-23 was found.
pub const DAYS_OFF: &[DayOff] = &[
    // 2017
    computed(ymd(2017, 1, 1), NEW_YEAR, Holiday, BY_CODE_2012),
    computed(ymd(2017, 1, 2), NEW_YEAR, Compensatory, BY_CODE_2012),
    computed(ymd(2017, 1, 26), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2017, 1, 27), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2017, 1, 30), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2017, 1, 31), TET, Compensatory, BY_CODE_2012),
    computed(ymd(2017, 2, 1), TET, Compensatory, BY_CODE_2012),
    computed(ymd(2017, 4, 6), HUNG_KINGS, Holiday, BY_CODE_2012),
    computed(ymd(2017, 4, 30), VICTORY, Holiday, BY_CODE_2012),
    computed(ymd(2017, 5, 1), LABOR, Holiday, BY_CODE_2012),
    computed(ymd(2017, 5, 2), VICTORY, Compensatory, BY_CODE_2012),
    computed(ymd(2017, 9, 2), NATIONAL, Holiday, BY_CODE_2012),
    computed(ymd(2017, 9, 4), NATIONAL, Compensatory, BY_CODE_2012),
    // 2018
    computed(ymd(2018, 1, 1), NEW_YEAR, Holiday, BY_CODE_2012),
    computed(ymd(2018, 2, 14), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2018, 2, 15), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2018, 2, 16), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2018, 2, 19), TET, Compensatory, BY_CODE_2012),
    computed(ymd(2018, 2, 20), TET, Compensatory, BY_CODE_2012),
    computed(ymd(2018, 4, 25), HUNG_KINGS, Holiday, BY_CODE_2012),
    computed(ymd(2018, 4, 30), VICTORY, Holiday, BY_CODE_2012),
    computed(ymd(2018, 5, 1), LABOR, Holiday, BY_CODE_2012),
    computed(ymd(2018, 9, 2), NATIONAL, Holiday, BY_CODE_2012),
    computed(ymd(2018, 9, 3), NATIONAL, Compensatory, BY_CODE_2012),
    computed(ymd(2018, 12, 31), NEW_YEAR, SwappedOff, OTHER_LIST),
    // 2019
    computed(ymd(2019, 1, 1), NEW_YEAR, Holiday, BY_CODE_2012),
    computed(ymd(2019, 2, 4), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2019, 2, 5), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2019, 2, 6), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2019, 2, 7), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2019, 2, 8), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2019, 4, 14), HUNG_KINGS, Holiday, BY_CODE_2012),
    computed(ymd(2019, 4, 15), HUNG_KINGS, Compensatory, BY_CODE_2012),
    computed(ymd(2019, 4, 29), VICTORY, SwappedOff, OTHER_LIST),
    computed(ymd(2019, 4, 30), VICTORY, Holiday, BY_CODE_2012),
    computed(ymd(2019, 5, 1), LABOR, Holiday, BY_CODE_2012),
    computed(ymd(2019, 9, 2), NATIONAL, Holiday, BY_CODE_2012),
    // 2020
    computed(ymd(2020, 1, 1), NEW_YEAR, Holiday, BY_CODE_2012),
    computed(ymd(2020, 1, 23), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2020, 1, 24), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2020, 1, 27), TET, TetBreak, BY_CODE_2012),
    computed(ymd(2020, 1, 28), TET, Compensatory, BY_CODE_2012),
    computed(ymd(2020, 1, 29), TET, Compensatory, BY_CODE_2012),
    computed(ymd(2020, 4, 2), HUNG_KINGS, Holiday, BY_CODE_2012),
    computed(ymd(2020, 4, 30), VICTORY, Holiday, BY_CODE_2012),
    computed(ymd(2020, 5, 1), LABOR, Holiday, BY_CODE_2012),
    computed(ymd(2020, 9, 2), NATIONAL, Holiday, BY_CODE_2012),
    // 2021
    computed(ymd(2021, 1, 1), NEW_YEAR, Holiday, BY_CODE_2019),
    computed(ymd(2021, 2, 10), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2021, 2, 11), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2021, 2, 12), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2021, 2, 15), TET, Compensatory, BY_CODE_2019),
    computed(ymd(2021, 2, 16), TET, Compensatory, BY_CODE_2019),
    computed(ymd(2021, 4, 21), HUNG_KINGS, Holiday, BY_CODE_2019),
    computed(ymd(2021, 4, 30), VICTORY, Holiday, BY_CODE_2019),
    computed(ymd(2021, 5, 1), LABOR, Holiday, BY_CODE_2019),
    computed(ymd(2021, 5, 3), LABOR, Compensatory, BY_CODE_2019),
    computed(ymd(2021, 9, 2), NATIONAL, Holiday, BY_CODE_2019),
    computed(ymd(2021, 9, 3), NATIONAL, Holiday, BY_CODE_2019),
    // 2022
    computed(ymd(2022, 1, 1), NEW_YEAR, Holiday, BY_CODE_2019),
    computed(ymd(2022, 1, 3), NEW_YEAR, Compensatory, BY_CODE_2019),
    computed(ymd(2022, 1, 31), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2022, 2, 1), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2022, 2, 2), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2022, 2, 3), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2022, 2, 4), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2022, 4, 10), HUNG_KINGS, Holiday, BY_CODE_2019),
    computed(ymd(2022, 4, 11), HUNG_KINGS, Compensatory, BY_CODE_2019),
    computed(ymd(2022, 4, 30), VICTORY, Holiday, BY_CODE_2019),
    computed(ymd(2022, 5, 1), LABOR, Holiday, BY_CODE_2019),
    computed(ymd(2022, 5, 2), VICTORY, Compensatory, BY_CODE_2019),
    computed(ymd(2022, 5, 3), LABOR, Compensatory, BY_CODE_2019),
    computed(ymd(2022, 9, 1), NATIONAL, Holiday, BY_CODE_2019),
    computed(ymd(2022, 9, 2), NATIONAL, Holiday, BY_CODE_2019),
    // 2023
    computed(ymd(2023, 1, 1), NEW_YEAR, Holiday, BY_CODE_2019),
    computed(ymd(2023, 1, 2), NEW_YEAR, Compensatory, BY_CODE_2019),
    computed(ymd(2023, 1, 20), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2023, 1, 23), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2023, 1, 24), TET, TetBreak, BY_CODE_2019),
    computed(ymd(2023, 1, 25), TET, Compensatory, BY_CODE_2019),
    computed(ymd(2023, 1, 26), TET, Compensatory, BY_CODE_2019),
    computed(ymd(2023, 4, 29), HUNG_KINGS, Holiday, BY_CODE_2019),
    computed(ymd(2023, 4, 30), VICTORY, Holiday, BY_CODE_2019),
    computed(ymd(2023, 5, 1), LABOR, Holiday, BY_CODE_2019),
    computed(ymd(2023, 5, 2), HUNG_KINGS, Compensatory, BY_CODE_2019),
    computed(ymd(2023, 5, 3), VICTORY, Compensatory, BY_CODE_2019),
    computed(ymd(2023, 9, 1), NATIONAL, Holiday, BY_CODE_2019),
    computed(ymd(2023, 9, 2), NATIONAL, Holiday, BY_CODE_2019),
    computed(ymd(2023, 9, 4), NATIONAL, Compensatory, BY_CODE_2019),
    // 2024
    official(ymd(2024, 1, 1), NEW_YEAR, Holiday, CODE_2019),
    official(ymd(2024, 2, 8), TET, TetBreak, NOTICE_2024),
    official(ymd(2024, 2, 9), TET, TetBreak, NOTICE_2024),
    official(ymd(2024, 2, 12), TET, TetBreak, NOTICE_2024),
    official(ymd(2024, 2, 13), TET, TetBreak, NOTICE_2024),
    official(ymd(2024, 2, 14), TET, TetBreak, NOTICE_2024),
    official(ymd(2024, 4, 18), HUNG_KINGS, Holiday, CODE_2019),
    official(ymd(2024, 4, 29), VICTORY, SwappedOff, SWAP_2024),
    official(ymd(2024, 4, 30), VICTORY, Holiday, CODE_2019),
    official(ymd(2024, 5, 1), LABOR, Holiday, CODE_2019),
    official(ymd(2024, 9, 2), NATIONAL, Holiday, CODE_2019),
    official(ymd(2024, 9, 3), NATIONAL, Holiday, NOTICE_2024),
    // 2025
    official(ymd(2025, 1, 1), NEW_YEAR, Holiday, CODE_2019),
    official(ymd(2025, 1, 27), TET, TetBreak, NOTICE_2025),
    official(ymd(2025, 1, 28), TET, TetBreak, NOTICE_2025),
    official(ymd(2025, 1, 29), TET, TetBreak, NOTICE_2025),
    official(ymd(2025, 1, 30), TET, TetBreak, NOTICE_2025),
    official(ymd(2025, 1, 31), TET, TetBreak, NOTICE_2025),
    official(ymd(2025, 4, 7), HUNG_KINGS, Holiday, CODE_2019),
    official(ymd(2025, 4, 30), VICTORY, Holiday, CODE_2019),
    official(ymd(2025, 5, 1), LABOR, Holiday, CODE_2019),
    official(ymd(2025, 5, 2), LABOR, SwappedOff, NOTICE_2025),
    official(ymd(2025, 9, 1), NATIONAL, Holiday, NOTICE_2025),
    official(ymd(2025, 9, 2), NATIONAL, Holiday, CODE_2019),
    // 2026
    official(ymd(2026, 1, 1), NEW_YEAR, Holiday, CODE_2019),
    official(ymd(2026, 1, 2), NEW_YEAR, SwappedOff, SWAP_2026),
    official(ymd(2026, 2, 16), TET, TetBreak, NOTICE_2026),
    official(ymd(2026, 2, 17), TET, TetBreak, NOTICE_2026),
    official(ymd(2026, 2, 18), TET, TetBreak, NOTICE_2026),
    official(ymd(2026, 2, 19), TET, TetBreak, NOTICE_2026),
    official(ymd(2026, 2, 20), TET, TetBreak, NOTICE_2026),
    official(ymd(2026, 4, 26), HUNG_KINGS, Holiday, CODE_2019),
    official(ymd(2026, 4, 27), HUNG_KINGS, Compensatory, IN_LIEU_2019),
    official(ymd(2026, 4, 30), VICTORY, Holiday, CODE_2019),
    official(ymd(2026, 5, 1), LABOR, Holiday, CODE_2019),
    official(ymd(2026, 8, 31), NATIONAL, SwappedOff, NOTICE_2026),
    official(ymd(2026, 9, 1), NATIONAL, Holiday, NOTICE_2026),
    official(ymd(2026, 9, 2), NATIONAL, Holiday, CODE_2019),
    official(ymd(2026, 11, 24), CULTURE, Holiday, CULTURE_ACT),
    // 2027
    computed(ymd(2027, 1, 1), NEW_YEAR, Holiday, UNANNOUNCED),
    computed(ymd(2027, 2, 4), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2027, 2, 5), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2027, 2, 8), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2027, 2, 9), TET, Compensatory, UNANNOUNCED),
    computed(ymd(2027, 2, 10), TET, Compensatory, UNANNOUNCED),
    computed(ymd(2027, 4, 16), HUNG_KINGS, Holiday, UNANNOUNCED),
    computed(ymd(2027, 4, 30), VICTORY, Holiday, UNANNOUNCED),
    computed(ymd(2027, 5, 1), LABOR, Holiday, UNANNOUNCED),
    computed(ymd(2027, 5, 3), LABOR, Compensatory, UNANNOUNCED),
    computed(ymd(2027, 9, 2), NATIONAL, Holiday, UNANNOUNCED),
    computed(ymd(2027, 9, 3), NATIONAL, Holiday, UNANNOUNCED),
    computed(ymd(2027, 11, 24), CULTURE, Holiday, CULTURE_ACT),
    // 2028
    computed(ymd(2028, 1, 1), NEW_YEAR, Holiday, UNANNOUNCED),
    computed(ymd(2028, 1, 3), NEW_YEAR, Compensatory, UNANNOUNCED),
    computed(ymd(2028, 1, 24), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2028, 1, 25), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2028, 1, 26), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2028, 1, 27), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2028, 1, 28), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2028, 4, 4), HUNG_KINGS, Holiday, UNANNOUNCED),
    computed(ymd(2028, 4, 30), VICTORY, Holiday, UNANNOUNCED),
    computed(ymd(2028, 5, 1), LABOR, Holiday, UNANNOUNCED),
    computed(ymd(2028, 5, 2), VICTORY, Compensatory, UNANNOUNCED),
    computed(ymd(2028, 9, 1), NATIONAL, Holiday, UNANNOUNCED),
    computed(ymd(2028, 9, 2), NATIONAL, Holiday, UNANNOUNCED),
    computed(ymd(2028, 9, 4), NATIONAL, Compensatory, UNANNOUNCED),
    computed(ymd(2028, 11, 24), CULTURE, Holiday, CULTURE_ACT),
    // 2029
    computed(ymd(2029, 1, 1), NEW_YEAR, Holiday, UNANNOUNCED),
    computed(ymd(2029, 2, 12), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2029, 2, 13), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2029, 2, 14), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2029, 2, 15), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2029, 2, 16), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2029, 4, 23), HUNG_KINGS, Holiday, UNANNOUNCED),
    computed(ymd(2029, 4, 30), VICTORY, Holiday, UNANNOUNCED),
    computed(ymd(2029, 5, 1), LABOR, Holiday, UNANNOUNCED),
    computed(ymd(2029, 9, 2), NATIONAL, Holiday, UNANNOUNCED),
    computed(ymd(2029, 9, 3), NATIONAL, Holiday, UNANNOUNCED),
    computed(ymd(2029, 9, 4), NATIONAL, Compensatory, UNANNOUNCED),
    computed(ymd(2029, 11, 24), CULTURE, Holiday, CULTURE_ACT),
    computed(ymd(2029, 11, 26), CULTURE, Compensatory, UNANNOUNCED),
    // 2030
    computed(ymd(2030, 1, 1), NEW_YEAR, Holiday, UNANNOUNCED),
    computed(ymd(2030, 1, 31), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2030, 2, 1), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2030, 2, 4), TET, TetBreak, UNANNOUNCED),
    computed(ymd(2030, 2, 5), TET, Compensatory, UNANNOUNCED),
    computed(ymd(2030, 2, 6), TET, Compensatory, UNANNOUNCED),
    computed(ymd(2030, 4, 12), HUNG_KINGS, Holiday, UNANNOUNCED),
    computed(ymd(2030, 4, 30), VICTORY, Holiday, UNANNOUNCED),
    computed(ymd(2030, 5, 1), LABOR, Holiday, UNANNOUNCED),
    computed(ymd(2030, 9, 2), NATIONAL, Holiday, UNANNOUNCED),
    computed(ymd(2030, 9, 3), NATIONAL, Holiday, UNANNOUNCED),
    computed(ymd(2030, 11, 24), CULTURE, Holiday, CULTURE_ACT),
    computed(ymd(2030, 11, 25), CULTURE, Compensatory, UNANNOUNCED),
];

/// The Saturdays worked, by day.
pub const WORKING_SATURDAYS: &[WorkingSaturday] = &[
    swap(ymd(2019, 1, 5), ymd(2018, 12, 31), Status::Computed, OTHER_LIST),
    swap(ymd(2019, 5, 4), ymd(2019, 4, 29), Status::Computed, OTHER_LIST),
    swap(ymd(2024, 5, 4), ymd(2024, 4, 29), Status::Official, SWAP_2024),
    swap(ymd(2025, 4, 26), ymd(2025, 5, 2), Status::Official, NOTICE_2025),
    swap(ymd(2026, 1, 10), ymd(2026, 1, 2), Status::Official, SWAP_2026),
    swap(ymd(2026, 8, 22), ymd(2026, 8, 31), Status::Official, NOTICE_2026),
];

const fn swap(
    on: NaiveDate,
    instead_of: NaiveDate,
    status: Status,
    source: &'static str,
) -> WorkingSaturday {
    WorkingSaturday { on, instead_of, status, source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Days, Weekday};

    /// The first day of the lunar year and the tenth of its third month, at UTC+7: two computations agree on each.
    const LUNAR: &[(NaiveDate, NaiveDate)] = &[
        (ymd(2017, 1, 28), ymd(2017, 4, 6)),
        (ymd(2018, 2, 16), ymd(2018, 4, 25)),
        (ymd(2019, 2, 5), ymd(2019, 4, 14)),
        (ymd(2020, 1, 25), ymd(2020, 4, 2)),
        (ymd(2021, 2, 12), ymd(2021, 4, 21)),
        (ymd(2022, 2, 1), ymd(2022, 4, 10)),
        (ymd(2023, 1, 22), ymd(2023, 4, 29)),
        (ymd(2024, 2, 10), ymd(2024, 4, 18)),
        (ymd(2025, 1, 29), ymd(2025, 4, 7)),
        (ymd(2026, 2, 17), ymd(2026, 4, 26)),
        (ymd(2027, 2, 6), ymd(2027, 4, 16)),
        (ymd(2028, 1, 26), ymd(2028, 4, 4)),
        (ymd(2029, 2, 13), ymd(2029, 4, 23)),
        (ymd(2030, 2, 2), ymd(2030, 4, 12)),
    ];

    fn is_weekend(day: NaiveDate) -> bool {
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }

    #[test]
    fn the_table_is_sound() {
        assert!(DAYS_OFF.is_sorted_by(|a, b| a.on < b.on));
        assert!(WORKING_SATURDAYS.is_sorted_by(|a, b| a.on < b.on));
        assert!(DAYS_OFF.iter().all(|off| (FIRST_YEAR..=LAST_YEAR).contains(&off.on.year())));
        assert!(
            (FIRST_YEAR..=LAST_YEAR).all(|year| DAYS_OFF.iter().any(|off| off.on.year() == year))
        );
        let announced: Vec<i32> = (2015..2035).filter(|year| is_announced(*year)).collect();
        assert_eq!(announced, [2024, 2025, 2026]);
        for off in DAYS_OFF {
            let weekend = is_weekend(off.on);
            match off.kind {
                Holiday => {}
                TetBreak | Compensatory => assert!(!weekend, "{:?}", off.on),
                SwappedOff => {
                    assert!(
                        !weekend && WORKING_SATURDAYS.iter().any(|s| s.instead_of == off.on),
                        "{:?}",
                        off.on
                    );
                }
            }
        }
        for saturday in WORKING_SATURDAYS {
            assert_eq!(saturday.on.weekday(), Weekday::Sat);
            let off = day_off(saturday.instead_of);
            assert_eq!(off.map(|off| (off.kind, off.status)), Some((SwappedOff, saturday.status)));
        }
    }

    /// Every weekday off of a year is what the law gives, save the exchanges.
    #[test]
    fn the_table_is_what_the_law_gives() {
        for (tet, hung_kings) in LUNAR {
            let year = tet.year();
            let mut named = vec![
                ymd(year, 1, 1),
                *hung_kings,
                ymd(year, 4, 30),
                ymd(year, 5, 1),
                ymd(year, 9, 2),
            ];
            if year >= 2021 {
                // Announced for 2024 to 2026; by the weekend in the other years.
                let after = match year {
                    2024 => true,
                    2025 | 2026 => false,
                    _ => !matches!(ymd(year, 9, 2).weekday(), Weekday::Fri | Weekday::Sat),
                };
                named.push(if after { ymd(year, 9, 3) } else { ymd(year, 9, 1) });
            }
            if year >= 2026 {
                named.push(ymd(year, 11, 24));
            }
            let before = if tet.weekday() == Weekday::Tue { 1 } else { 2 };
            named.extend((0..5).filter_map(|day| {
                tet.checked_sub_days(Days::new(before))?.checked_add_days(Days::new(day))
            }));
            named.sort();
            let mut expect: Vec<NaiveDate> =
                named.iter().copied().filter(|day| !is_weekend(*day)).collect();
            for day in named.iter().copied().filter(|day| is_weekend(*day)) {
                let free = day.iter_days().find(|d| !is_weekend(*d) && !expect.contains(d));
                expect.extend(free);
            }
            expect.extend(
                WORKING_SATURDAYS.iter().map(|s| s.instead_of).filter(|day| day.year() == year),
            );
            expect.sort();
            let got: Vec<NaiveDate> = DAYS_OFF
                .iter()
                .map(|off| off.on)
                .filter(|day| day.year() == year && !is_weekend(*day))
                .collect();
            assert_eq!(got, expect, "{year}");
        }
    }

    #[test]
    fn a_day_off_by_its_day() {
        let check = |day: NaiveDate, expect: Option<(&str, OffKind)>| {
            assert_eq!(day_off(day).map(|off| (off.name.vi, off.kind)), expect, "{day:?}");
        };
        check(ymd(2026, 11, 24), Some(("Ngày Văn hóa Việt Nam", Holiday)));
        check(ymd(2025, 11, 24), None);
        check(ymd(2026, 11, 23), None);
        check(ymd(2026, 8, 31), Some(("Quốc khánh", SwappedOff)));
        check(ymd(2026, 4, 27), Some(("Giỗ Tổ Hùng Vương", Compensatory)));
        check(ymd(2030, 2, 4), Some(("Tết Nguyên đán", TetBreak)));
        assert_eq!(
            working_saturday(ymd(2026, 8, 22)).map(|s| s.instead_of),
            Some(ymd(2026, 8, 31))
        );
        assert_eq!(working_saturday(ymd(2026, 8, 29)), None);
    }
}
