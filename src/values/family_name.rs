//! Where the family name ends: official forms ask for "họ" and for "chữ đệm và tên" apart.
//!
//! Only a name that begins with a family name of the list is divided. Among several peoples of the Central Highlands the
//! family name stands last, and some family names have two words: a wrong cut on an official form is worse than none.

/// Family names of one word, in small letters: the common ones of the Kinh, the Hoa, the Khmer and the peoples of the north.
const FAMILY_NAMES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "hồ", "ngô", "dương", "lý", "đào", "đinh", "đoàn", "trịnh", "trương", "lâm", "mai", "cao",
    "hà", "lương", "thái", "châu", "tạ", "phùng", "vương", "tô", "quách", "la", "lưu", "chu", "từ",
    "kiều", "doãn", "nghiêm", "thạch", "lục", "triệu", "diệp", "tăng", "văn", "hứa", "cù", "khuất",
    "bạch", "đàm", "giang", "khổng", "lại", "nông", "bế", "lò", "quàng", "cầm", "lường", "vi",
    "vàng", "giàng", "thào", "sùng", "hầu", "ninh", "tống", "phí", "ông", "âu", "đổng", "trang",
    "viên", "nhữ", "cung", "liễu", "hàn", "đồng", "thân", "ứng", "hán", "thiều", "mạc", "tiêu",
    "bành", "khúc", "danh", "hoa",
];

/// The family name and the rest of a name, where that is certain.
pub fn divided(name: &str) -> Option<(&str, &str)> {
    let (family, rest) = name.trim().split_once(' ')?;
    let known = family.to_lowercase();
    FAMILY_NAMES.contains(&known.as_str()).then_some((family, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn only_a_known_family_name_is_cut_off() {
        assert_eq!(divided("NGUYỄN THỊ MẪU"), Some(("NGUYỄN", "THỊ MẪU")));
        assert_eq!(divided("Đỗ An"), Some(("Đỗ", "An")));
        for whole in ["H’BIA BYĂ", "Y MOAN ÊNUÔL", "TÔN NỮ HẢI ĐĂNG", "NGUYỄN", "", "K’ BRIỂU"]
        {
            assert_eq!(divided(whole), None, "{whole}");
        }
    }

    #[test]
    fn the_list_has_each_name_once() {
        let once: BTreeSet<&str> = FAMILY_NAMES.iter().copied().collect();
        assert_eq!(once.len(), FAMILY_NAMES.len());
    }
}
