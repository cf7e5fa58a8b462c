//! The 54 ethnic groups (dân tộc) of the official list.
//!
//! Numbers are those of Quyết định 121-TCTK/PPCĐ (1979-03-02), spellings those of the 2019 census; other systems number the
//! groups otherwise. On a paper the group is written as in the birth record: this list does not know that spelling.

use crate::values::name_search;

/// One group.
#[derive(Debug, PartialEq, Eq)]
pub struct EthnicGroup {
    /// Its number in the list of 1979.
    pub number: u8,
    /// Its name.
    pub name: &'static str,
    /// The same name written otherwise.
    pub other_spellings: &'static [&'static str],
}

const fn group(
    number: u8,
    name: &'static str,
    other_spellings: &'static [&'static str],
) -> EthnicGroup {
    EthnicGroup { number, name, other_spellings }
}

/// The groups that fit what was typed, best first; all of them, by number, for an empty query.
pub fn groups_matching(query: &str) -> Vec<&'static EthnicGroup> {
    name_search::matching(ETHNIC_GROUPS, query, |group| {
        std::iter::once(group.name).chain(group.other_spellings.iter().copied())
    })
}

/// The names of the groups that fit what was typed, best first; all of them, by number, for an empty query.
pub fn matching(query: &str) -> Vec<&'static str> {
    groups_matching(query).into_iter().map(|group| group.name).collect()
}

/// The group with this name in any of its spellings, accents and hyphens aside.
pub fn named(name: &str) -> Option<&'static EthnicGroup> {
    let key = name_search::fold_query(name).key;
    let is_it = |spelling: &str| name_search::fold(spelling).key == key;
    ETHNIC_GROUPS.iter().find(|group| is_it(group.name)).or_else(|| {
        ETHNIC_GROUPS
            .iter()
            .find(|group| group.other_spellings.iter().any(|spelling| is_it(spelling)))
    })
}

/// The groups, by number.
pub const ETHNIC_GROUPS: &[EthnicGroup] = &[
    group(1, "Kinh", &["Kinh (Việt)"]),
    group(2, "Tày", &[]),
    group(3, "Thái", &[]),
    group(4, "Hoa", &["Hoa (Hán)"]),
    group(5, "Khmer", &["Khơ-me", "Khơ Me"]),
    group(6, "Mường", &[]),
    group(7, "Nùng", &[]),
    group(8, "Mông", &["HMông", "H'Mông", "Hmông"]),
    group(9, "Dao", &[]),
    group(10, "Gia Rai", &["Gia-rai", "Jrai"]),
    group(11, "Ngái", &[]),
    group(12, "Ê Đê", &["Ê-đê"]),
    group(13, "Ba Na", &["Ba-na", "Bahnar"]),
    group(14, "Xơ Đăng", &["Xơ-đăng"]),
    group(15, "Sán Chay", &["Sán Chay (Cao Lan - Sán Chỉ)", "Cao Lan", "Sán Chỉ"]),
    group(16, "Cơ Ho", &["Cơ-ho", "K'Ho"]),
    group(17, "Chăm", &[]),
    group(18, "Sán Dìu", &[]),
    group(19, "Hrê", &["H'rê"]),
    group(20, "Mnông", &["M'Nông"]),
    group(21, "Raglay", &["Ra-glai", "Ra Glai", "Raglai"]),
    group(22, "Xtiêng", &["X'tiêng", "Stiêng"]),
    group(23, "Bru Vân Kiều", &["Bru-Vân Kiều", "Bru - Vân Kiều"]),
    group(24, "Thổ", &[]),
    group(25, "Giáy", &[]),
    group(26, "Cơ Tu", &["Cơ-tu"]),
    group(27, "Gié Triêng", &["Giẻ Triêng", "Gié-Triêng"]),
    group(28, "Mạ", &[]),
    group(29, "Khơ Mú", &["Khơ-mú"]),
    group(30, "Co", &[]),
    group(31, "Tà Ôi", &["Tà-ôi", "Ta Ôi"]),
    group(32, "Chơ Ro", &["Chơ-ro"]),
    group(33, "Kháng", &[]),
    group(34, "Xinh Mun", &["Xinh-mun"]),
    group(35, "Hà Nhì", &[]),
    group(36, "Chu Ru", &["Chu-ru"]),
    group(37, "Lào", &[]),
    group(38, "La Chí", &[]),
    group(39, "La Ha", &[]),
    group(40, "Phù Lá", &[]),
    group(41, "La Hủ", &[]),
    group(42, "Lự", &[]),
    group(43, "Lô Lô", &[]),
    group(44, "Chứt", &[]),
    group(45, "Mảng", &[]),
    group(46, "Pà Thẻn", &[]),
    group(47, "Cơ Lao", &["Cờ Lao"]),
    group(48, "Cống", &[]),
    group(49, "Bố Y", &[]),
    group(50, "Si La", &[]),
    group(51, "Pu Péo", &[]),
    group(52, "Brâu", &[]),
    group(53, "Ơ Đu", &["Ơ-đu"]),
    group(54, "Rơ Măm", &["Rơ-măm"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::place::search_key;

    #[test]
    fn the_list_is_sound() {
        assert_eq!(ETHNIC_GROUPS.len(), 54);
        for (at, group) in ETHNIC_GROUPS.iter().enumerate() {
            assert_eq!(usize::from(group.number), at + 1);
            assert_eq!(named(group.name), Some(group), "{}", group.name);
            assert_eq!(matching(group.name).first(), Some(&group.name));
            assert_eq!(matching(&search_key(group.name)).first(), Some(&group.name));
            for spelling in group.other_spellings {
                assert_eq!(named(spelling), Some(group), "{spelling}");
                assert_eq!(matching(spelling).first(), Some(&group.name), "{spelling}");
            }
        }
    }

    #[test]
    fn a_group_is_found_by_what_people_type() {
        let check = |query: &str, expect: Option<&str>| {
            assert_eq!(matching(query).first().copied(), expect, "{query:?}");
        };
        check("kinh", Some("Kinh"));
        check("ede", Some("Ê Đê"));
        check("ê đ", Some("Ê Đê"));
        check("k'ho", Some("Cơ Ho"));
        check("hmong", Some("Mông"));
        check("cao lan", Some("Sán Chay"));
        check("van kieu", Some("Bru Vân Kiều"));
        check("mạ", Some("Mạ"));
        check("ma", Some("Mạ"));
        check("xyz", None);
        assert_eq!(matching("").len(), 54);
        assert_eq!(named(""), None);
    }
}
