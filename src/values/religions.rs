//! The religions (tôn giáo) recognized by the state, and none.
//!
//! The list of Quyết định 1019/QĐ-TCTK (2008) with the two recognized since; one secondary source. This module holds names,
//! not the organizations within a religion.

use crate::values::name_search;

/// One religion.
#[derive(Debug, PartialEq, Eq)]
pub struct Religion {
    /// Its name.
    pub name: &'static str,
    /// The same name written otherwise.
    pub other_spellings: &'static [&'static str],
}

const fn religion(name: &'static str, other_spellings: &'static [&'static str]) -> Religion {
    Religion { name, other_spellings }
}

/// What is written for a person without religion.
pub const NO_RELIGION: &str = "Không";

/// "Không", then the religions in the order of the list of 2008.
pub const RELIGIONS: &[Religion] = &[
    religion(NO_RELIGION, &["Không có", "Không theo tôn giáo"]),
    religion("Phật giáo", &["Đạo Phật"]),
    religion("Công giáo", &["Thiên Chúa giáo", "Đạo Thiên Chúa"]),
    religion("Phật giáo Hòa Hảo", &["Hòa Hảo"]),
    religion("Hồi giáo", &["Đạo Hồi", "Islam"]),
    religion("Cao Đài", &["Đạo Cao Đài"]),
    religion("Minh Sư đạo", &["Đạo Minh Sư"]),
    religion("Minh Lý đạo", &["Minh Lý đạo - Tam Tông Miếu"]),
    religion("Tin Lành", &["Đạo Tin Lành"]),
    religion("Tịnh độ cư sĩ Phật hội Việt Nam", &["Tịnh độ cư sỹ Phật hội Việt Nam"]),
    religion("Tứ Ân Hiếu Nghĩa", &["Đạo Tứ Ân Hiếu Nghĩa"]),
    religion("Bửu Sơn Kỳ Hương", &[]),
    religion("Baha'i", &["Đạo Baha'i"]),
    religion("Bà La Môn", &["Bà-la-môn giáo", "Ấn Độ giáo"]),
    religion("Mặc Môn", &["Mormon", "Các Thánh hữu Ngày sau của Chúa Giê su Ky tô"]),
    religion("Cơ đốc Phục lâm", &["Cơ đốc Phục lâm Việt Nam"]),
    religion("Phật giáo Hiếu nghĩa Tà Lơn", &[]),
];

/// The religions that fit what was typed, best first; all of them for an empty query.
pub fn matching(query: &str) -> Vec<&'static str> {
    let spellings = |religion: &'static Religion| {
        std::iter::once(religion.name).chain(religion.other_spellings.iter().copied())
    };
    name_search::matching(RELIGIONS, query, spellings)
        .into_iter()
        .map(|religion| religion.name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::place::search_key;

    #[test]
    fn a_religion_is_found_by_what_people_type() {
        let check = |query: &str, expect: Option<&str>| {
            assert_eq!(matching(query).first().copied(), expect, "{query:?}");
        };
        assert_eq!(RELIGIONS.len(), 17);
        for religion in RELIGIONS {
            check(religion.name, Some(religion.name));
            check(&search_key(religion.name), Some(religion.name));
            for spelling in religion.other_spellings {
                check(spelling, Some(religion.name));
            }
        }
        check("khong", Some("Không"));
        check("phat", Some("Phật giáo"));
        check("hoa hao", Some("Phật giáo Hòa Hảo"));
        check("thien chua", Some("Công giáo"));
        check("bahai", Some("Baha'i"));
        check("xyz", None);
        assert_eq!(matching("").first(), Some(&"Không"));
    }
}
