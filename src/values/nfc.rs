//! Unicode normalization form C (UAX #15) and letter case, for Latin letters and their marks.
//!
//! Vietnamese and the languages of the Central Highlands are written in Latin letters; other scripts pass unchanged.
//! The whole tables, in the crate and in the standard library, cost the app 30 kB compressed; these cost three. Tests
//! hold both against the whole ones. This module knows nothing of names or places.

mod latin;

use latin::{CASES, CLASSES, LATIN};

/// Brings a text into NFC.
///
/// Time grows a little faster than the text: callers bound its length.
pub(crate) fn nfc(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut parts: Vec<char> = Vec::with_capacity(text.len());
    for character in text.chars() {
        take_apart(character, &mut parts);
    }
    order(&mut parts);
    let mut composed = String::with_capacity(text.len());
    // The letter that marks may join, what stands after it, and the class of what stands last.
    let (mut letter, mut behind, mut last) = (None, String::new(), 0);
    for character in parts {
        let class = class(character);
        let near = if last == 0 { behind.is_empty() } else { last < class };
        if let Some(joined) = letter.filter(|_| near).and_then(|base| compose(base, character)) {
            letter = Some(joined);
            continue;
        }
        if class == 0 {
            composed.extend(letter);
            composed.push_str(&behind);
            behind.clear();
            letter = Some(character);
        } else if letter.is_some() {
            behind.push(character);
        } else {
            composed.push(character);
        }
        last = class;
    }
    composed.extend(letter);
    composed.push_str(&behind);
    composed
}

/// The small letter of a capital, and any other character as it is.
pub(crate) fn small(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let pair = CASES.iter().find(|[capital, _]| u32::from(*capital) == u32::from(character));
    pair.and_then(|[_, small]| char::from_u32(u32::from(*small))).unwrap_or(character)
}

/// The capital of a small letter, and any other character as it is.
pub(crate) fn capital(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_uppercase();
    }
    let pair = CASES.iter().find(|[_, small]| u32::from(*small) == u32::from(character));
    pair.and_then(|[capital, _]| char::from_u32(u32::from(*capital))).unwrap_or(character)
}

/// The letter and its marks, in the order of Unicode's tables.
pub(crate) fn take_apart(character: char, parts: &mut Vec<char>) {
    let code = u32::from(character);
    let found = u16::try_from(code)
        .ok()
        .and_then(|code| LATIN.binary_search_by_key(&code, |row| row[0]).ok());
    let Some([_, base, mark]) = found.and_then(|at| LATIN.get(at)) else {
        return parts.push(character);
    };
    // A base may be taken apart again: ế is ê with an acute, ê is e with a circumflex.
    if let Some(base) = char::from_u32(u32::from(*base)) {
        take_apart(base, parts);
    }
    parts.extend(char::from_u32(u32::from(*mark)).filter(|mark| *mark != '\0'));
}

fn compose(base: char, mark: char) -> Option<char> {
    let (base, mark) = (u32::from(base), u32::from(mark));
    let row = LATIN
        .iter()
        .find(|[_, one, two]| *two != 0 && u32::from(*one) == base && u32::from(*two) == mark)?;
    char::from_u32(u32::from(row[0]))
}

fn class(character: char) -> u8 {
    let at = u32::from(character).checked_sub(0x300).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| CLASSES.get(at)).copied().unwrap_or(0)
}

/// Marks after one letter go in the order of their classes, those of one class as they came.
fn order(parts: &mut [char]) {
    for run in parts.chunk_by_mut(|_, next| class(*next) != 0) {
        // Runs are a few marks long; a text made of marks alone is bounded by the callers.
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && class(run[at - 1]) > class(run[at]) && class(run[at]) != 0 {
                run.swap(at - 1, at);
                at -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn check(text: &str) {
        assert_eq!(
            nfc(text),
            text.nfc().collect::<String>(),
            "{:?}",
            text.escape_unicode().to_string()
        );
    }

    fn latin() -> impl Iterator<Item = char> {
        ('\0'..='\u{2FF}').chain('\u{1E00}'..='\u{1EFF}')
    }

    #[test]
    fn it_agrees_with_the_crate_on_every_latin_letter() {
        for character in latin() {
            check(&character.to_string());
            check(&character.nfd().collect::<String>());
            for mark in '\u{300}'..='\u{36F}' {
                // Signs such as "<" and marks that only Greek has are not for names.
                if character.is_alphabetic() && !matches!(mark, '\u{342}'..='\u{345}') {
                    check(&format!("{character}{mark}"));
                }
            }
        }
    }

    #[test]
    fn it_agrees_with_the_crate_on_marks_in_any_order() {
        let marks = [
            '\u{300}', '\u{301}', '\u{302}', '\u{306}', '\u{309}', '\u{31B}', '\u{323}', '\u{315}',
            '\u{34F}', ' ',
        ];
        for letter in ['a', 'ă', 'ấ', 'e', 'o', 'Ơ', 'u', 'd', 'đ', ' ', '中'] {
            for one in marks {
                for two in marks {
                    for three in ['\u{302}', '\u{323}', 'a'] {
                        check(&[letter, one, two, three].iter().collect::<String>());
                        check(&[one, letter, three, two, two, one].iter().collect::<String>());
                    }
                }
            }
        }
        check("");
        check("Nguyễn Thị Hoài An");
        check(&format!("a{}", "\u{323}\u{302}".repeat(200)));
    }

    #[test]
    fn other_scripts_pass_unchanged() {
        for text in ["Ωμέγα", "Привет", "한국", "中文", "\u{1112}\u{1161}"] {
            assert_eq!(nfc(text), text);
        }
    }

    #[test]
    fn capitals_and_small_letters_agree_with_the_standard_library() {
        for character in latin() {
            let (lower, upper) =
                (character.to_lowercase().to_string(), character.to_uppercase().to_string());
            // Letters whose other case is longer or in another block stay as they are.
            if small(character) != character {
                assert_eq!(small(character).to_string(), lower);
            } else if lower != character.to_string() {
                assert!(
                    !"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ".contains(character)
                        && !('\u{1EA0}'..='\u{1EF9}').contains(&character),
                    "{character}"
                );
            }
            if capital(character) != character {
                assert_eq!(capital(character).to_string(), upper);
            } else if upper != character.to_string() {
                assert!(
                    !"àáâãèéêìíòóôõùúýăđĩũơư".contains(character)
                        && !('\u{1EA0}'..='\u{1EF9}').contains(&character),
                    "{character}"
                );
            }
        }
        assert_eq!("nguyễn đặng ƀ č".chars().map(capital).collect::<String>(), "NGUYỄN ĐẶNG Ƀ Č");
    }
}
