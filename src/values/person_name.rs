//! A person's name: họ, chữ đệm và tên.
//!
//! Names are in Vietnamese or in another language of Viet Nam, without digits and other signs (BLDS 2015, Điều 26 khoản 3).
//! This module never rewrites a name: tone marks and apostrophes stay where the person put them.
//! It does not know which names are likely.

use crate::values::flaw::Flaw;
use crate::values::free_text::tidy;
use crate::values::nfc::capital;
use std::fmt;

/// The most characters that are taken; no law sets a limit.
const LONGEST: usize = 100;

/// Marks that may stand on one letter without a letter of their own in Unicode: `Ê̆` has one, with a tone two.
const MARKS_ON_A_LETTER: usize = 3;

/// A name in NFC with single spaces, as typed otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name as typed.
    ///
    /// Latin letters of every kind are taken, so those of Ê Đê, Gia Rai, Ba Na and others too; a look-alike from another
    /// script is not. Two characters are mended because they only look right: the eth `Ð` of old fonts becomes `Đ`, and
    /// the hyphens U+2010 and U+2011 become `-`.
    pub fn parse(raw: &str) -> Result<PersonName, Flaw> {
        let tidied = tidy(raw, LONGEST)?;
        let mut text = String::with_capacity(tidied.len());
        let mut any_letter = false;
        // Marks left for the letter before; none after a space or a sign.
        let mut marks = 0;
        for character in tidied.chars() {
            let character = match character {
                'Ð' => 'Đ',
                '\u{2010}' | '\u{2011}' => '-',
                other => other,
            };
            if is_letter(character) {
                any_letter = true;
                marks = MARKS_ON_A_LETTER;
            } else if is_mark(character) && marks > 0 {
                marks -= 1;
            } else if is_joint(character) {
                marks = 0;
            } else {
                return Err(Flaw::NotInName(character));
            }
            text.push(character);
        }
        match tidied.chars().next() {
            Some(sign) if !any_letter => Err(Flaw::NotInName(sign)),
            Some(_) => Ok(PersonName(text)),
            None => Err(Flaw::Missing),
        }
    }

    /// The name as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name in capitals, as cards and forms print it.
    pub fn upper(&self) -> String {
        self.0.chars().map(capital).collect()
    }

    /// A name of one word is possible, and often a slip.
    pub fn warn(&self) -> Option<Flaw> {
        (!self.0.contains(' ')).then_some(Flaw::NameOneWord)
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The Latin blocks of Unicode, and in them only what is alphabetic.
fn is_letter(character: char) -> bool {
    let latin = matches!(character,
        'A'..='Z' | 'a'..='z' | '\u{00C0}'..='\u{02AF}' | '\u{1E00}'..='\u{1EFF}'
        | '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A7FF}' | '\u{AB30}'..='\u{AB6F}');
    latin && character.is_alphabetic()
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}')
}

/// What may stand between letters: a space, the three apostrophes in use, a hyphen.
fn is_joint(character: char) -> bool {
    matches!(character, ' ' | '\'' | '\u{2019}' | '\u{02BC}' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    const LOWER: &str = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwzčƀĭŏŭñ";
    const UPPER: &str = "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴFJWZČɃĬŎŬÑ";

    fn check(raw: &str, expect: Result<&str, Flaw>) {
        assert_eq!(PersonName::parse(raw).map(|name| name.0), expect.map(str::to_owned), "{raw:?}");
    }

    #[test]
    fn a_name_as_people_type_it() {
        check("Nguyễn Thị Hoài An", Ok("Nguyễn Thị Hoài An"));
        check("  nguyễn\u{a0}\u{a0}văn \t an ", Ok("nguyễn văn an"));
        check("Hoà", Ok("Hoà"));
        check("Hòa", Ok("Hòa"));
        check("H'Hen Niê", Ok("H'Hen Niê"));
        check("K’Brình", Ok("K’Brình"));
        check("Y Moan Êban", Ok("Y Moan Êban"));
        check("Rơ Châm Hʼ Yŏ", Ok("Rơ Châm Hʼ Yŏ"));
        check("Ƀih Čư\u{2011}Ñang", Ok("Ƀih Čư-Ñang"));
        check("Nguyễn-Đình An", Ok("Nguyễn-Đình An"));
        // E with circumflex and breve has no letter of its own.
        check("E\u{0302}\u{0306}ban", Ok("Ê\u{0306}ban"));
        check("Ðặng An", Ok("Đặng An"));
    }

    #[test]
    fn what_is_not_a_name() {
        check("", Err(Flaw::Missing));
        check("\u{a0} ", Err(Flaw::Missing));
        check("Nguyễn Văn 2", Err(Flaw::NotInName('2')));
        check("An (Bé)", Err(Flaw::NotInName('(')));
        check("An😀", Err(Flaw::NotInName('😀')));
        check("An\u{200b}", Err(Flaw::Invisible));
        check("\u{202e}An", Err(Flaw::Invisible));
        check("\u{feff}An", Err(Flaw::Invisible));
        check("Nguyễn.An", Err(Flaw::NotInName('.')));
        // A Cyrillic letter that looks like a Latin one.
        check("Nguyễn \u{0410}n", Err(Flaw::NotInName('\u{0410}')));
        check("- '", Err(Flaw::NotInName('-')));
        check(" \u{0301}An", Err(Flaw::NotInName('\u{0301}')));
        check("A\u{0315}\u{0315}\u{0315}\u{0315}n", Err(Flaw::NotInName('\u{0315}')));
        check("× ÷", Err(Flaw::NotInName('×')));
        check(&"a".repeat(100), Ok(&"a".repeat(100)));
        check(&"a".repeat(101), Err(Flaw::TooLong { max: 100 }));
    }

    #[test]
    fn every_letter_has_its_capital() {
        for (small, capital) in LOWER.chars().zip(UPPER.chars()) {
            let name = PersonName::parse(&small.to_string());
            assert_eq!(name.map(|name| name.upper()), Ok(capital.to_string()), "{small}");
        }
        assert_eq!(LOWER.chars().count(), UPPER.chars().count());
        let upper = |raw: &str| PersonName::parse(raw).map(|name| name.upper());
        assert_eq!(upper("ê\u{0306}ban h’đơ"), Ok("Ê\u{0306}BAN H’ĐƠ".into()));
        assert_eq!(upper("thuý"), Ok("THUÝ".into()));
        assert_eq!(upper("thúy"), Ok("THÚY".into()));
    }

    #[test]
    fn every_way_of_writing_a_letter_gives_the_same_name() {
        for letter in LOWER.chars().chain(UPPER.chars()) {
            let whole = letter.to_string();
            let apart: String = whole.nfd().collect();
            check(&apart, Ok(&whole));
            let mut marks: Vec<char> = apart.chars().collect();
            // The dot below may be typed before or after the other mark.
            if marks.len() == 3 && apart.contains('\u{0323}') {
                marks.swap(1, 2);
                check(&marks.iter().collect::<String>(), Ok(&whole));
            }
        }
    }

    #[test]
    fn one_word_is_worth_a_question() {
        let warn = |raw: &str| PersonName::parse(raw).map(|name| name.warn());
        assert_eq!(warn("An"), Ok(Some(Flaw::NameOneWord)));
        assert_eq!(warn("H'Hen"), Ok(Some(Flaw::NameOneWord)));
        assert_eq!(warn("Y An"), Ok(None));
    }

    #[test]
    fn a_megabyte_is_refused_at_once() {
        for piece in ["ạ", "\u{0323}", " a", "\u{a0}"] {
            let raw = format!("An{}n", piece.repeat(1_000_000 / piece.len()));
            assert_eq!(PersonName::parse(&raw), Err(Flaw::TooLong { max: 100 }));
        }
    }
}
