//! Provinces and communes: their codes, the 34 provinces since 2025-07-01, and the folding of names for a search.
//!
//! The 3,321 communes are not here but in a file that is loaded when first needed, see [`crate::values::communes`].
//! This module knows no day but those on which a kind changed.

use crate::values::day::ymd;
use crate::values::flaw::Flaw;
use crate::values::name_search;
use crate::values::text::Text;
use chrono::NaiveDate;
use std::fmt;

/// Two digits that name one of the 34 provinces (Quyết định 19/2025/QĐ-TTg).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvinceCode([u8; 2]);

impl ProvinceCode {
    /// Reads a code; one that names no province is a flaw.
    pub fn parse(raw: &str) -> Result<ProvinceCode, Flaw> {
        match raw.trim() {
            "" => Err(Flaw::Missing),
            code => PROVINCES
                .iter()
                .find(|p| p.code.as_str() == code)
                .map(|p| p.code)
                .ok_or(Flaw::NoSuchPlace),
        }
    }

    /// The two digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The province.
    pub fn province(&self) -> Option<&'static Province> {
        PROVINCES.iter().find(|province| province.code == *self)
    }

    /// The full name of the province as of the newest table: "Tỉnh Đắk Lắk".
    pub fn full_name(&self) -> String {
        self.province().map(|province| province.full_name(NaiveDate::MAX)).unwrap_or_default()
    }
}

impl fmt::Display for ProvinceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for ProvinceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProvinceCode({self})")
    }
}

/// Five digits that may name a commune; whether one has this code only the loaded table knows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommuneCode([u8; 5]);

impl CommuneCode {
    /// Reads five digits.
    pub fn parse(raw: &str) -> Result<CommuneCode, Flaw> {
        let code = raw.trim();
        if code.is_empty() {
            return Err(Flaw::Missing);
        }
        match <[u8; 5]>::try_from(code.as_bytes()) {
            Ok(digits) if digits.iter().all(u8::is_ascii_digit) => Ok(CommuneCode(digits)),
            _ => Err(Flaw::NoSuchPlace),
        }
    }

    /// The code with this number; absent above 99999.
    pub fn from_number(number: u32) -> Option<CommuneCode> {
        CommuneCode::parse(&format!("{number:05}")).ok()
    }

    /// The code as a number.
    pub fn number(&self) -> u32 {
        self.0.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    }

    /// The five digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The province in whose block of numbers the code lies; absent below the first block.
    ///
    /// Right for every code of the table; whether the code is in the table this does not tell.
    pub fn province(&self) -> Option<ProvinceCode> {
        let number = self.number();
        let after = BLOCKS.partition_point(|(first, _)| u32::from(*first) <= number);
        let (_, code) = BLOCKS.get(after.checked_sub(1)?)?;
        PROVINCES.iter().map(|province| province.code).find(|province| province.number() == *code)
    }

    /// Whether a commune with this code would be in the province: the check that needs no loaded table.
    pub fn may_be_in(&self, province: ProvinceCode) -> bool {
        self.province() == Some(province)
    }
}

impl ProvinceCode {
    fn number(self) -> u8 {
        let [tens, ones] = self.0;
        (tens - b'0') * 10 + (ones - b'0')
    }
}

impl fmt::Display for CommuneCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CommuneCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CommuneCode({self})")
    }
}

/// What a province is called by law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvinceKind {
    /// Thành phố trực thuộc trung ương.
    City,
    /// Tỉnh.
    Province,
}

impl ProvinceKind {
    /// The word before the name.
    pub fn text(self) -> Text {
        match self {
            ProvinceKind::City => Text::new("Thành phố", "City"),
            ProvinceKind::Province => Text::new("Tỉnh", "Province"),
        }
    }
}

/// One of the 34 provinces since 2025-07-01.
#[derive(Debug, PartialEq, Eq)]
pub struct Province {
    /// Its code.
    pub code: ProvinceCode,
    /// Its name without the kind.
    pub name: &'static str,
    /// What it is since [`Province::kind_since`], or since 2025-07-01.
    pub kind: ProvinceKind,
    /// The day it became a city, where that was after 2025-07-01; before that it was a tỉnh.
    pub kind_since: Option<NaiveDate>,
    /// The provinces that it was put together from, as they were called before the merger; its own old name is among them.
    pub merged_from: &'static [&'static str],
}

impl Province {
    /// What it is on a day.
    pub fn kind_on(&self, day: NaiveDate) -> ProvinceKind {
        match self.kind_since {
            Some(since) if day < since => ProvinceKind::Province,
            _ => self.kind,
        }
    }

    /// Kind and name as papers of that day write them: "Tỉnh Đồng Nai", "Thành phố Đồng Nai".
    pub fn full_name(&self, on: NaiveDate) -> String {
        format!("{} {}", self.kind_on(on).text().vi, self.name)
    }
}

const fn city(
    code: &[u8; 2],
    name: &'static str,
    merged_from: &'static [&'static str],
) -> Province {
    Province {
        code: ProvinceCode(*code),
        name,
        kind: ProvinceKind::City,
        kind_since: None,
        merged_from,
    }
}

const fn province(
    code: &[u8; 2],
    name: &'static str,
    merged_from: &'static [&'static str],
) -> Province {
    Province {
        code: ProvinceCode(*code),
        name,
        kind: ProvinceKind::Province,
        kind_since: None,
        merged_from,
    }
}

/// A tỉnh that became a city after 2025-07-01.
const fn raised(
    code: &[u8; 2],
    name: &'static str,
    on: NaiveDate,
    merged_from: &'static [&'static str],
) -> Province {
    Province {
        code: ProvinceCode(*code),
        name,
        kind: ProvinceKind::City,
        kind_since: Some(on),
        merged_from,
    }
}

/// The 34 provinces by code (Nghị quyết 202/2025/QH15; Quyết định 19/2025/QĐ-TTg), with the three that became cities:
/// Đồng Nai (Nghị quyết 30/2026/QH16), Quảng Ninh (36/2026/QH16), Bắc Ninh (39/2026/QH16). State of 2026-09-20.
pub const PROVINCES: &[Province] = &[
    city(b"01", "Hà Nội", &["Hà Nội"]),
    province(b"04", "Cao Bằng", &["Cao Bằng"]),
    province(b"08", "Tuyên Quang", &["Hà Giang", "Tuyên Quang"]),
    province(b"11", "Điện Biên", &["Điện Biên"]),
    province(b"12", "Lai Châu", &["Lai Châu"]),
    province(b"14", "Sơn La", &["Sơn La"]),
    province(b"15", "Lào Cai", &["Lào Cai", "Yên Bái"]),
    province(b"19", "Thái Nguyên", &["Bắc Kạn", "Thái Nguyên"]),
    province(b"20", "Lạng Sơn", &["Lạng Sơn"]),
    raised(b"22", "Quảng Ninh", ymd(2026, 9, 1), &["Quảng Ninh"]),
    raised(b"24", "Bắc Ninh", ymd(2026, 9, 20), &["Bắc Giang", "Bắc Ninh"]),
    province(b"25", "Phú Thọ", &["Hòa Bình", "Phú Thọ", "Vĩnh Phúc"]),
    city(b"31", "Hải Phòng", &["Hải Dương", "Hải Phòng"]),
    province(b"33", "Hưng Yên", &["Hưng Yên", "Thái Bình"]),
    province(b"37", "Ninh Bình", &["Hà Nam", "Nam Định", "Ninh Bình"]),
    province(b"38", "Thanh Hóa", &["Thanh Hóa"]),
    province(b"40", "Nghệ An", &["Nghệ An"]),
    province(b"42", "Hà Tĩnh", &["Hà Tĩnh"]),
    province(b"44", "Quảng Trị", &["Quảng Bình", "Quảng Trị"]),
    city(b"46", "Huế", &["Thừa Thiên Huế"]),
    city(b"48", "Đà Nẵng", &["Đà Nẵng", "Quảng Nam"]),
    province(b"51", "Quảng Ngãi", &["Quảng Ngãi", "Kon Tum"]),
    province(b"52", "Gia Lai", &["Bình Định", "Gia Lai"]),
    province(b"56", "Khánh Hòa", &["Khánh Hòa", "Ninh Thuận"]),
    province(b"66", "Đắk Lắk", &["Phú Yên", "Đắk Lắk"]),
    province(b"68", "Lâm Đồng", &["Bình Thuận", "Đắk Nông", "Lâm Đồng"]),
    raised(b"75", "Đồng Nai", ymd(2026, 4, 30), &["Bình Phước", "Đồng Nai"]),
    city(b"79", "Hồ Chí Minh", &["Bình Dương", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh"]),
    province(b"80", "Tây Ninh", &["Tây Ninh", "Long An"]),
    province(b"82", "Đồng Tháp", &["Tiền Giang", "Đồng Tháp"]),
    province(b"86", "Vĩnh Long", &["Bến Tre", "Trà Vinh", "Vĩnh Long"]),
    province(b"91", "An Giang", &["An Giang", "Kiên Giang"]),
    city(b"92", "Cần Thơ", &["Cần Thơ", "Hậu Giang", "Sóc Trăng"]),
    province(b"96", "Cà Mau", &["Bạc Liêu", "Cà Mau"]),
];

/// Where the numbers of each province's communes begin: (first code, province). Since the mergers most have several blocks.
const BLOCKS: &[(u16, u8)] = &[
    (4, 1),
    (691, 8),
    (1273, 4),
    (1840, 19),
    (2212, 8),
    (2647, 15),
    (3127, 11),
    (3388, 12),
    (3646, 14),
    (4252, 15),
    (4792, 25),
    (4930, 1),
    (4960, 25),
    (5443, 19),
    (5977, 20),
    (6652, 22),
    (7210, 24),
    (7894, 25),
    (8974, 1),
    (9025, 25),
    (9169, 24),
    (9552, 1),
    (10507, 31),
    (11953, 33),
    (13285, 37),
    (14758, 38),
    (16681, 40),
    (18073, 42),
    (18859, 44),
    (19753, 46),
    (20194, 48),
    (21025, 51),
    (21553, 52),
    (22015, 66),
    (22333, 56),
    (22918, 68),
    (23284, 51),
    (23563, 52),
    (24121, 66),
    (24611, 68),
    (25195, 75),
    (25459, 80),
    (25747, 79),
    (25993, 75),
    (26506, 79),
    (27694, 80),
    (28249, 82),
    (28756, 86),
    (29869, 82),
    (30292, 91),
    (31120, 92),
    (31825, 96),
];

/// Names that people use for a province besides its own and those from before the merger.
const BY_NAMES: &[(&str, &str)] = &[
    ("Hồ Chí Minh", "Sài Gòn"),
    ("Hồ Chí Minh", "TP.HCM"),
    ("Hồ Chí Minh", "TPHCM"),
    ("Huế", "Huế"),
];

/// Folds a name for comparing and searching: small letters without accents, `đ` as `d`, one space between words.
///
/// "Hòa Bình", "Hoà Bình" and "HOA BINH" give "hoa binh"; apostrophes, hyphens and other signs count as spaces.
pub fn search_key(text: &str) -> String {
    name_search::fold(text).key
}

/// The words before a name that say it is a province.
const KIND_WORDS: &[&str] = &["tinh", "thanh pho", "tp"];

/// The provinces that fit what was typed, best first; all of them for an empty query.
///
/// Names from before the merger fit too ("Hòa Bình" finds Phú Thọ), and initials ("hcm").
pub fn provinces_matching(query: &str) -> Vec<&'static Province> {
    let typed = name_search::fold_query(query);
    let found = provinces_by(&typed.key, query);
    match typed.without_first(KIND_WORDS) {
        Some((rest, _)) if found.is_empty() => provinces_by(&rest.key, &rest.key),
        _ => found,
    }
}

fn provinces_by(key: &str, query: &str) -> Vec<&'static Province> {
    let mut found = name_search::matching(PROVINCES, query, Province::names);
    let initials = |province: &&Province| province.names().any(|name| initials(name) == key);
    if key.len() >= 2 {
        for province in PROVINCES.iter().filter(initials) {
            if !found.contains(&province) {
                found.push(province);
            }
        }
    }
    found
}

fn initials(name: &str) -> String {
    search_key(name).split(' ').filter_map(|word| word.chars().next()).collect()
}

impl Province {
    /// Its own name first, then the names from before the merger, then what else people say.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        let name = self.name;
        let others = BY_NAMES.iter().filter(move |(of, _)| *of == name).map(|(_, other)| *other);
        std::iter::once(name).chain(self.merged_from.iter().copied()).chain(others)
    }

    /// A folded name without the word that says it is a province.
    pub(crate) fn without_kind(key: &str) -> &str {
        KIND_WORDS.iter().find_map(|word| key.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_code_names_a_province() {
        let check = |raw: &str, expect: Result<&str, Flaw>| {
            assert_eq!(
                ProvinceCode::parse(raw).map(|code| code.to_string()),
                expect.map(str::to_owned),
                "{raw:?}"
            );
        };
        check("01", Ok("01"));
        check(" 79 ", Ok("79"));
        check("", Err(Flaw::Missing));
        check("1", Err(Flaw::NoSuchPlace));
        check("02", Err(Flaw::NoSuchPlace));
        check("001", Err(Flaw::NoSuchPlace));
        check("Hà Nội", Err(Flaw::NoSuchPlace));
    }

    #[test]
    fn a_commune_code_lies_in_a_block() {
        let check = |raw: &str, expect: Result<Option<&str>, Flaw>| {
            let got = CommuneCode::parse(raw)
                .map(|code| code.province().map(|province| province.to_string()));
            assert_eq!(got, expect.map(|province| province.map(str::to_owned)), "{raw:?}");
        };
        check("00004", Ok(Some("01")));
        check(" 26740 ", Ok(Some("79")));
        check("24133", Ok(Some("66")));
        check("32248", Ok(Some("96")));
        check("00003", Ok(None));
        check("0004", Err(Flaw::NoSuchPlace));
        check("000040", Err(Flaw::NoSuchPlace));
        check("0000a", Err(Flaw::NoSuchPlace));
        check("", Err(Flaw::Missing));
        assert_eq!(CommuneCode::from_number(4).map(|code| code.to_string()), Some("00004".into()));
        assert_eq!(CommuneCode::from_number(100_000), None);
        let there = |commune: &str, province: &str| {
            Ok::<bool, Flaw>(CommuneCode::parse(commune)?.may_be_in(ProvinceCode::parse(province)?))
        };
        assert_eq!(there("00004", "01"), Ok(true));
        assert_eq!(there("00004", "79"), Ok(false));
        assert_eq!(there("00001", "01"), Ok(false));
    }

    #[test]
    fn the_tables_are_sound() {
        assert_eq!(PROVINCES.len(), 34);
        assert!(PROVINCES.is_sorted_by(|a, b| a.code < b.code));
        assert_eq!(PROVINCES.iter().filter(|p| p.kind == ProvinceKind::City).count(), 9);
        assert_eq!(PROVINCES.iter().map(|p| p.merged_from.len()).sum::<usize>(), 63);
        assert!(BLOCKS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(BLOCKS.iter().all(|(_, code)| PROVINCES.iter().any(|p| p.code.number() == *code)));
        for (of, _) in BY_NAMES {
            assert!(PROVINCES.iter().any(|p| p.name == *of), "{of}");
        }
    }

    #[test]
    fn a_province_is_called_by_its_kind_of_the_day() {
        let check = |code: &str, day: NaiveDate, expect: &str| {
            let name = ProvinceCode::parse(code)
                .ok()
                .and_then(|code| Some(code.province()?.full_name(day)));
            assert_eq!(name.as_deref(), Some(expect));
        };
        check("01", ymd(2025, 7, 1), "Thành phố Hà Nội");
        check("66", ymd(2026, 11, 22), "Tỉnh Đắk Lắk");
        check("75", ymd(2026, 4, 29), "Tỉnh Đồng Nai");
        check("75", ymd(2026, 4, 30), "Thành phố Đồng Nai");
        check("22", ymd(2026, 8, 31), "Tỉnh Quảng Ninh");
        check("22", ymd(2026, 9, 1), "Thành phố Quảng Ninh");
        check("24", ymd(2026, 9, 19), "Tỉnh Bắc Ninh");
        check("24", ymd(2026, 9, 20), "Thành phố Bắc Ninh");
        assert_eq!(
            ProvinceCode::parse("24").map(|code| code.full_name()),
            Ok("Thành phố Bắc Ninh".into())
        );
    }

    #[test]
    fn a_province_is_found_by_what_people_type() {
        let check = |query: &str, expect: &str| {
            assert_eq!(
                provinces_matching(query).first().map(|province| province.name),
                Some(expect),
                "{query:?}"
            );
        };
        for province in PROVINCES {
            check(province.name, province.name);
            check(&search_key(province.name), province.name);
            check(&province.full_name(NaiveDate::MAX), province.name);
            check(&search_key(province.name).replace(' ', ""), province.name);
            for old in province.merged_from {
                check(old, province.name);
                check(&search_key(old), province.name);
            }
        }
        check("hoa binh", "Phú Thọ");
        check("Hoà Bình", "Phú Thọ");
        check("dak lak", "Đắk Lắk");
        check("dac lac", "Đắk Lắk");
        check("Đắc Nông", "Lâm Đồng");
        check("bac can", "Thái Nguyên");
        check("sai gon", "Hồ Chí Minh");
        check("tp hcm", "Hồ Chí Minh");
        check("TP.HCM", "Hồ Chí Minh");
        check("tphcm", "Hồ Chí Minh");
        check("hcm", "Hồ Chí Minh");
        check("brvt", "Hồ Chí Minh");
        check("ha", "Hà Nội");
        check("hà", "Hà Nội");
        check("lao", "Lào Cai");
        check("tỉnh bắc ninh", "Bắc Ninh");
        assert_eq!(provinces_matching("").len(), 34);
        assert_eq!(provinces_matching("xyz"), Vec::<&Province>::new());
        assert_eq!(Province::without_kind("tinh an giang"), "an giang");
    }

    #[test]
    fn a_search_key_is_plain() {
        assert_eq!(search_key("  Phường  Ba Đình "), "phuong ba dinh");
        assert_eq!(search_key("Cư M’gar"), "cu m gar");
        assert_eq!(search_key(""), "");
    }
}
