//! Unicode normalization form C (UAX #15), from the tables of the crate.
//!
//! The crate's own iterator serves all four forms and so brings the compatibility tables along: 24 kB of the compressed
//! app for nothing. This module knows only the canonical tables.

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

/// Brings a text into NFC.
///
/// Time grows a little faster than the text: callers bound its length.
pub(crate) fn nfc(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut parts: Vec<u128> = Vec::with_capacity(text.len());
    for character in text.chars() {
        decompose_canonical(character, |part| parts.push(packed(part, parts.len())));
    }
    // Marks after one letter go in the order of their classes, those of one class as they came.
    parts.chunk_by_mut(|_, next| class(*next) != 0).for_each(<[u128]>::sort_unstable);
    let mut composed: Vec<char> = Vec::with_capacity(parts.len());
    // The place of the last letter that marks may join, and the class of what stands last.
    let (mut letter, mut last) = (None, 0);
    for part in parts.into_iter().filter_map(|part| Some((class(part), character(part)?))) {
        let (class, character) = part;
        let joined = letter
            .filter(|at| if last == 0 { at + 1 == composed.len() } else { last < class })
            .and_then(|at| composed.get_mut(at))
            .and_then(|base| compose(*base, character).map(|joined| *base = joined));
        if joined.is_none() {
            if class == 0 {
                letter = Some(composed.len());
            }
            last = class;
            composed.push(character);
        }
    }
    composed.into_iter().collect()
}

/// Class, place and character in one number, so that the app's one sorting routine keeps marks of one class in order.
fn packed(character: char, at: usize) -> u128 {
    let class = u128::from(canonical_combining_class(character));
    (class << 96) | ((at as u128) << 32) | u128::from(u32::from(character))
}

fn class(part: u128) -> u8 {
    u8::try_from(part >> 96).unwrap_or_default()
}

fn character(part: u128) -> Option<char> {
    char::from_u32((part & u128::from(u32::MAX)) as u32)
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

    #[test]
    fn it_agrees_with_the_crate_on_every_character() {
        for character in '\0'..=char::MAX {
            // Taken apart and put together again; the large ideographic and private planes have nothing to take apart.
            if !matches!(character, '\u{30000}'..='\u{10FFFF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2F7FF}')
            {
                check(&character.nfd().collect::<String>());
                check(&format!("a{character}\u{323}"));
            }
        }
    }

    #[test]
    fn it_agrees_with_the_crate_on_marks_in_any_order() {
        let marks = [
            '\u{300}', '\u{301}', '\u{302}', '\u{306}', '\u{309}', '\u{31B}', '\u{323}', '\u{315}',
            '\u{34F}', ' ',
        ];
        for letter in
            ['a', 'ă', 'ấ', 'e', 'o', 'Ơ', 'u', 'd', 'đ', ' ', 'ᄒ', '가', '\u{1161}', '\u{9C7}']
        {
            for one in marks {
                for two in marks {
                    for three in ['\u{302}', '\u{323}', '\u{1161}', '\u{11A8}', '\u{9BE}', 'a'] {
                        check(&[letter, one, two, three].iter().collect::<String>());
                        check(&[one, letter, three, two, two, one].iter().collect::<String>());
                    }
                }
            }
        }
        check("");
        check("Nguyễn Thị Hoài An");
        check(&format!("a{}", "\u{323}\u{302}".repeat(2_000)));
    }
}
