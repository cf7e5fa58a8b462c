//! The square symbol of a code: which modules are dark, and how large one is on paper.
//!
//! Knows nothing of what the digits mean and of who draws it.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write;

/// The largest symbol: a bigger one cannot be read off 40 mm of paper by an ordinary phone.
const LARGEST: u8 = 18;
/// How many digits that symbol holds at level M.
pub const CAPACITY: usize = 1346;
/// The light margin around a symbol, in modules.
pub const QUIET: usize = 4;
/// The most that a symbol is wide on paper without its margin, in millimetres.
const WIDEST_MM: f64 = 40.0;
/// The most that a module is wide: four dots of a printer with 203 dots to the inch, six of one with 300. What is larger
/// reads no better and takes the room of the words.
const MODULE_MM: f64 = 0.51;
const INCH_MM: f64 = 25.4;

/// A symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// How many modules it is wide and high, without the margin.
    pub size: usize,
    /// The modules row by row; true is dark.
    pub dark: Vec<bool>,
}

/// The symbol of some digits, at level M or better.
pub fn symbol(digits: &str) -> Option<Symbol> {
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let segments = [QrSegment::make_numeric(digits)];
    let (ecc, least, largest) = (QrCodeEcc::Medium, Version::MIN, Version::new(LARGEST));
    let code = QrCode::encode_segments_advanced(&segments, ecc, least, largest, None, true).ok()?;
    let side = code.size();
    let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    Some(Symbol {
        dark: dark.map(|(x, y)| code.get_module(x, y)).collect(),
        size: usize::try_from(side).ok()?,
    })
}

impl Symbol {
    /// The dark runs of each row, as x, y and length.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.dark.chunks(self.size.max(1)).enumerate().flat_map(|(y, row)| {
            let begins = |x: &usize| row[*x] && (*x == 0 || !row[*x - 1]);
            let length = |x: usize| row[x..].iter().take_while(|dark| **dark).count();
            (0..row.len()).filter(begins).map(move |x| (x, y, length(x)))
        })
    }

    /// The dark modules as the data of an SVG path; one unit is one module, the margin is outside.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (x, y, length) in self.runs() {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
        }
        path
    }

    /// The side of one module in millimetres: whole dots of a printer.
    pub fn module_mm(&self, dots_per_inch: u32) -> f64 {
        f64::from(self.dots(dots_per_inch)) * INCH_MM / f64::from(dots_per_inch)
    }

    /// How many dots of a printer one module is wide.
    pub fn dots(&self, dots_per_inch: u32) -> u32 {
        // A symbol is at most 89 modules wide, so this is small and exact.
        let room = (WIDEST_MM / self.size.max(1) as f64).min(MODULE_MM);
        (room / INCH_MM * f64::from(dots_per_inch)).floor().max(1.0) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_symbol_holds_what_is_said() {
        assert_eq!(symbol(&"7".repeat(CAPACITY)).map(|symbol| symbol.size), Some(89));
        assert_eq!(symbol(&"7".repeat(CAPACITY + 1)), None);
        assert_eq!(symbol("8401a"), None);
    }

    #[test]
    fn runs_are_the_dark_modules() {
        let symbol = symbol("8401").unwrap();
        let dark = symbol.dark.iter().filter(|dark| **dark).count();
        assert_eq!(symbol.runs().map(|(_, _, length)| length).sum::<usize>(), dark);
        assert!(symbol.path().starts_with("M0 0h7v1h-7z"));
    }

    #[test]
    fn a_module_is_whole_dots_and_the_symbol_no_wider_than_40_mm() {
        for digits in [20, 500, 900, CAPACITY] {
            let symbol = symbol(&"4".repeat(digits)).unwrap();
            for (resolution, few, usual) in [(203, 3, 4), (300, 5, 6)] {
                assert!(symbol.module_mm(resolution) * symbol.size as f64 <= 40.0, "{digits}");
                // Up to version 15 a module is as large as it gets.
                let expected = if symbol.size <= 77 { usual } else { few };
                assert_eq!(symbol.dots(resolution), expected, "{digits} at {resolution} dpi");
            }
        }
    }
}
