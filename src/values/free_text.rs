//! Text that no rule reads: the line of an address, an occupation, what happened.
//!
//! It only makes the characters sound: Unicode NFC, single blanks, nothing hidden. It does not know what the words mean.

use crate::values::flaw::Flaw;
use crate::values::nfc::nfc;
use std::fmt;

/// Bytes looked at per character that is allowed: past that a text is too long whatever it holds.
///
/// The longest Vietnamese letter takes seven bytes when it is taken apart; the rest is room for blanks.
const BYTES_PER_CHARACTER: usize = 32;

/// A text in NFC without blanks at its ends, without hidden characters, of a bounded length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeText(String);

impl FreeText {
    /// Reads one line; line ends and tabs become blanks.
    pub fn parse(raw: &str, max: usize) -> Result<FreeText, Flaw> {
        tidy(raw, max).map(FreeText)
    }

    /// Reads a text of several lines; empty lines and lines of blanks are left out.
    pub fn parse_lines(raw: &str, max: usize) -> Result<FreeText, Flaw> {
        if raw.trim().len() > max.saturating_mul(BYTES_PER_CHARACTER) {
            return Err(Flaw::TooLong { max });
        }
        let mut text = String::new();
        for line in raw.lines().filter(|line| !line.trim().is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&tidy(line, max)?);
        }
        match text.chars().count() {
            0 => Err(Flaw::Missing),
            count if count > max => Err(Flaw::TooLong { max }),
            _ => Ok(FreeText(text)),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Brings a typed line into NFC, trims it and makes every run of blanks one space.
///
/// A text that is far too long is refused before anything is done with it, so that a pasted book costs nothing.
pub(crate) fn tidy(raw: &str, max: usize) -> Result<String, Flaw> {
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return Err(Flaw::Missing);
    }
    if trimmed.len() > max.saturating_mul(BYTES_PER_CHARACTER) {
        return Err(Flaw::TooLong { max });
    }
    let mut text = String::with_capacity(trimmed.len());
    let mut count = 0;
    let mut blank = false;
    for character in nfc(trimmed).chars() {
        if character.is_whitespace() {
            blank = true;
            continue;
        }
        if is_hidden(character) {
            return Err(Flaw::Invisible);
        }
        if blank {
            text.push(' ');
            count += 1;
            blank = false;
        }
        text.push(character);
        count += 1;
        if count > max {
            return Err(Flaw::TooLong { max });
        }
    }
    Ok(text)
}

/// Whether a character shows nothing, or changes how its neighbors are shown.
///
/// Controls, zero-width and bidirectional signs, fillers, variation selectors, tags, private use (Unicode 16, chapter 23).
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expect: Result<&str, Flaw>) {
        assert_eq!(
            FreeText::parse(raw, 20).map(|text| text.0),
            expect.map(str::to_owned),
            "{raw:?}"
        );
    }

    #[test]
    fn a_line_is_tidied_and_never_rewritten() {
        check("  Số 5,\u{a0}\u{202f} ngõ\t3 \r\n", Ok("Số 5, ngõ 3"));
        check("Thôn Ho\u{0300}a", Ok("Thôn Hòa"));
        check("Thôn Hoà", Ok("Thôn Hoà"));
        check("Ấp 1/2-B (cũ) №7", Ok("Ấp 1/2-B (cũ) №7"));
        check("", Err(Flaw::Missing));
        check(" \u{a0}\n", Err(Flaw::Missing));
        check("12345678901234567890", Ok("12345678901234567890"));
        check("123456789012345678901", Err(Flaw::TooLong { max: 20 }));
        // Twenty letters taken apart are forty characters before NFC and twenty after.
        check(&"e\u{0323}\u{0302}".repeat(20), Ok(&"ệ".repeat(20)));
    }

    #[test]
    fn what_cannot_be_seen_is_said() {
        for hidden in [
            "\u{200b}",
            "\u{202e}",
            "\u{2066}",
            "\u{feff}",
            "\u{ad}",
            "\u{0}",
            "\u{1b}",
            "\u{e0041}",
            "\u{3164}",
        ] {
            check(&format!("Số{hidden} 5"), Err(Flaw::Invisible));
        }
    }

    #[test]
    fn several_lines_stay_apart() {
        let check = |raw: &str, expect: Result<&str, Flaw>| {
            assert_eq!(
                FreeText::parse_lines(raw, 20).map(|text| text.0),
                expect.map(str::to_owned),
                "{raw:?}"
            );
        };
        check("Mất ở chợ.\r\n\r\n  Lúc  sáng. ", Ok("Mất ở chợ.\nLúc sáng."));
        check(" \n \n", Err(Flaw::Missing));
        check("mười chữ số\nmười chữ số", Err(Flaw::TooLong { max: 20 }));
        check("Mất\u{200b}", Err(Flaw::Invisible));
    }

    #[test]
    fn a_megabyte_is_refused_at_once() {
        for piece in ["ạ", " ", "e\u{0323}", "\u{0301}", "a b "] {
            let raw = format!("a{}b", piece.repeat(1_000_000 / piece.len()));
            assert_eq!(FreeText::parse(&raw, 200), Err(Flaw::TooLong { max: 200 }));
            assert_eq!(FreeText::parse_lines(&raw, 200), Err(Flaw::TooLong { max: 200 }));
        }
    }
}
