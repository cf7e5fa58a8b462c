//! From text to placed glyphs: which letters a font has, how wide they are, where a mark sits.
//!
//! Knows nothing of lines, pages or tags.
//! There is no shaping engine: the languages of the sheet are written in Latin letters, so a glyph per letter is enough.
//! Other marks than the alphabets of Vietnam have are stacked by their outlines.

use krilla::text::Font;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{
    canonical_combining_class, decompose_compatible, is_combining_mark,
};

use super::{Fonts, PdfError};

/// Drawn where the font has no letter.
const BOX: char = '□';

/// A space at which a line may not end.
const TIED_SPACE: char = '\u{a0}';

/// Letters of the Central Highlands that Unicode writes with a separate breve (Ê Đê, Gia Rai, Ba Na, Mnông).
///
/// The fonts have one glyph for each, at a code of their own: a mark raised over a letter is a line of its own to many
/// programs that copy from a PDF, and these letters stand in people's names.
const BREVE: char = '\u{306}';
const WITH_BREVE: [(char, char); 10] = [
    ('ê', '\u{e000}'),
    ('ô', '\u{e001}'),
    ('ơ', '\u{e002}'),
    ('ư', '\u{e003}'),
    ('n', '\u{e004}'),
    ('Ê', '\u{e005}'),
    ('Ô', '\u{e006}'),
    ('Ơ', '\u{e007}'),
    ('Ư', '\u{e008}'),
    ('N', '\u{e009}'),
];

/// The distance between a letter and a mark stacked on it, in em.
const MARK_GAP: f32 = 0.035;

/// How high and how low a pile of marks may grow, in em: a hundred accents on one letter stay in their line.
const HIGHEST: f32 = 1.2;
const LOWEST: f32 = -0.45;

/// How dark a line is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// What is read first.
    Black,
    /// Labels, citations and the foot: grey, yet 8:1 against white paper.
    Grey,
}

/// The two cuts of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// For sentences.
    Regular,
    /// For headings, sums and the notice.
    Bold,
}

/// What a line is written with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    /// The cut.
    pub(super) weight: Weight,
    /// The size in points.
    pub(super) size: f32,
    /// The grey.
    pub(super) ink: Ink,
}

/// One glyph and the character it shows; lengths are in em.
#[derive(Clone, Debug)]
pub(super) struct Sign {
    /// The glyph in the font.
    pub(super) glyph: u32,
    /// The characters it shows, always the same ones for the same glyph.
    pub(super) shows: String,
    /// How far the pen moves on.
    pub(super) advance: f32,
    /// How far right of the pen it is drawn.
    pub(super) dx: f32,
    /// How far above the line it is drawn.
    pub(super) dy: f32,
}

/// What the line breaker may do at a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// A space: the line may end here.
    Space,
    /// A letter: the line ends after it only if the word is longer than a line.
    Letter,
    /// `/`, `-`, `@` and the like: the place where an overlong word is best divided.
    Seam,
}

/// A letter with its marks, never divided.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// The base letter, then its marks.
    pub(super) signs: Vec<Sign>,
    /// What is copied and spoken instead of what is shown: the character behind a box.
    pub(super) said: Option<String>,
    /// Its width in em.
    pub(super) width: f32,
    /// What may happen at it.
    pub(super) joint: Joint,
    /// How far its outlines reach, marks and all; nothing for a space.
    reach: Option<Extent>,
}

/// The two cuts, ready to measure and to draw with.
pub(super) struct Letters<'a> {
    regular: Face<'a>,
    bold: Face<'a>,
}

impl<'a> Letters<'a> {
    /// Reads the two font files.
    pub(super) fn read(fonts: &Fonts<'a>) -> Result<Letters<'a>, PdfError> {
        let regular = Face::read(fonts.regular).ok_or(PdfError::Font("regular"))?;
        let bold = Face::read(fonts.bold).ok_or(PdfError::Font("bold"))?;
        Ok(Letters { regular, bold })
    }

    /// The font to draw with.
    pub(super) fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    /// The clusters of a text. Any text: what cannot be drawn becomes a box that is still copied and spoken as what was written.
    pub(super) fn clusters(&self, text: &str, weight: Weight) -> Vec<Cluster> {
        self.face(weight).clusters(&tidy(text))
    }

    fn face(&self, weight: Weight) -> &Face<'a> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// One font file.
struct Face<'a> {
    font: Font,
    letters: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
    em: f32,
}

/// The extent of a glyph, in em.
#[derive(Clone, Copy, Debug)]
struct Extent {
    left: f32,
    right: f32,
    bottom: f32,
    top: f32,
}

impl<'a> Face<'a> {
    fn read(bytes: &'a [u8]) -> Option<Face<'a>> {
        let tables = FontRef::new(bytes).ok()?;
        let font = Font::new(bytes.to_vec().into(), 0)?;
        let metrics = tables.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = font.units_per_em();
        let whole = tables.glyf().is_ok() && tables.loca(None).is_ok() && em > 0.0;
        let face = Face { font, letters: tables.charmap(), metrics, em };
        // A font without a space or a box could not keep the promise that no text is refused.
        (whole && face.glyph(' ').is_some() && face.glyph(BOX).is_some()).then_some(face)
    }

    /// The glyph of a letter that a person may write.
    fn glyph(&self, letter: char) -> Option<GlyphId> {
        may_be_said(letter).then(|| self.mapped(letter))?
    }

    fn mapped(&self, letter: char) -> Option<GlyphId> {
        self.letters.map(letter).filter(|glyph| glyph.to_u32() != 0)
    }

    fn clusters(&self, text: &str) -> Vec<Cluster> {
        let mut clusters: Vec<Cluster> = Vec::new();
        for letter in text.chars() {
            if let Some(glyph) = self.glyph(letter) {
                self.push(&mut clusters, letter, glyph);
            } else if let Some(pieces) = self.pieces(letter) {
                for (piece, glyph) in pieces {
                    self.push(&mut clusters, piece, glyph);
                }
            } else if let Some(glyph) = self.glyph(BOX) {
                let mut cluster = self.cluster(BOX, glyph);
                cluster.said = may_be_said(letter).then(|| letter.to_string());
                clusters.push(cluster);
            }
        }
        clusters
    }

    /// A letter that the font lacks, written with letters that it has: `ﬁ` as `fi`, `Ｋ` as `K`.
    fn pieces(&self, letter: char) -> Option<Vec<(char, GlyphId)>> {
        let mut pieces = Vec::new();
        decompose_compatible(letter, |piece| pieces.push((piece, self.glyph(piece))));
        pieces.into_iter().map(|(piece, glyph)| Some((piece, glyph?))).collect()
    }

    fn push(&self, clusters: &mut Vec<Cluster>, letter: char, glyph: GlyphId) {
        if is_combining_mark(letter)
            && let Some(last) = clusters.last_mut()
            && last.joint != Joint::Space
        {
            if letter == BREVE && self.compose(last) {
                return;
            }
            let mark = self.stacked(last, letter, glyph);
            last.signs.push(mark);
            if let Some(said) = &mut last.said {
                said.push(letter);
            }
        } else {
            clusters.push(self.cluster(letter, glyph));
        }
    }

    /// Makes a lone letter the one with a breve, if the font has it.
    fn compose(&self, cluster: &mut Cluster) -> bool {
        let [sign] = cluster.signs.as_mut_slice() else { return false };
        let found = WITH_BREVE.iter().find(|(base, _)| sign.shows.chars().eq([*base]));
        let Some(glyph) = found.and_then(|&(_, composed)| self.mapped(composed)) else {
            return false;
        };
        sign.glyph = glyph.to_u32();
        sign.shows.push(BREVE);
        cluster.reach = self.extent(glyph);
        true
    }

    fn cluster(&self, letter: char, glyph: GlyphId) -> Cluster {
        let advance = self.advance(glyph);
        let (shows, joint) = match letter {
            ' ' => (' ', Joint::Space),
            TIED_SPACE => (' ', Joint::Letter),
            '/' | '-' | '–' | '—' | '@' | '_' | '.' | ',' | ';' | ':' | '?' | '&' | '=' => {
                (letter, Joint::Seam)
            }
            other => (other, Joint::Letter),
        };
        // One glyph for both spaces: a glyph with two meanings would have to be explained in the file each time.
        let glyph = if letter == TIED_SPACE { self.glyph(' ').unwrap_or(glyph) } else { glyph };
        let mut sign =
            Sign { glyph: glyph.to_u32(), shows: shows.to_string(), advance, dx: 0.0, dy: 0.0 };
        // A mark without a letter would hang out to the left.
        let reach = self.extent(glyph);
        if is_combining_mark(letter)
            && let Some(extent) = reach
        {
            sign.dx = -extent.left;
            sign.advance = extent.right - extent.left;
        }
        Cluster { width: sign.advance, signs: vec![sign], said: None, joint, reach }
    }

    /// A mark put over or under what is already there.
    fn stacked(&self, under: &mut Cluster, letter: char, glyph: GlyphId) -> Sign {
        let mut sign = Sign {
            glyph: glyph.to_u32(),
            shows: letter.to_string(),
            advance: 0.0,
            dx: 0.0,
            dy: 0.0,
        };
        let (Some(mark), Some(reach)) = (self.extent(glyph), &mut under.reach) else { return sign };
        // The pen has already passed the base letter.
        sign.dx = (reach.left + reach.right) / 2.0 - (mark.left + mark.right) / 2.0 - under.width;
        sign.dy = match canonical_combining_class(letter) {
            230 => (reach.top + MARK_GAP - mark.bottom).min(HIGHEST - mark.top),
            220 => (reach.bottom - MARK_GAP - mark.top).max(LOWEST - mark.bottom),
            _ => 0.0,
        };
        reach.top = reach.top.max(mark.top + sign.dy);
        reach.bottom = reach.bottom.min(mark.bottom + sign.dy);
        sign
    }

    fn advance(&self, glyph: GlyphId) -> f32 {
        self.metrics.advance_width(glyph).unwrap_or(0.0) / self.em
    }

    fn extent(&self, glyph: GlyphId) -> Option<Extent> {
        let bounds = self.metrics.bounds(glyph)?;
        Some(Extent {
            left: bounds.x_min / self.em,
            right: bounds.x_max / self.em,
            bottom: bounds.y_min / self.em,
            top: bounds.y_max / self.em,
        })
    }
}

/// The text as it is set: composed (NFC), without control and invisible characters, its runs of spaces made one.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for letter in text.chars().filter_map(visible).nfc() {
        if letter == ' ' && (tidy.is_empty() || tidy.ends_with(' ')) {
            continue;
        }
        tidy.push(letter);
    }
    tidy.truncate(tidy.trim_end_matches(' ').len());
    tidy
}

/// The character as it may stand on paper; nothing if it only steers how others are shown.
fn visible(letter: char) -> Option<char> {
    match letter {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{1680}'
        | '\u{2000}'..='\u{2006}'
        | '\u{2008}'..='\u{200a}'
        | '\u{205f}'
        | '\u{3000}' => Some(' '),
        '\u{2007}' | '\u{202f}' => Some(TIED_SPACE),
        '\u{2011}' => Some('-'),
        // Soft hyphen, joiners, directions, variants, tags: they have no shape of their own.
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        control if control.is_control() => None,
        other => Some(other),
    }
}

/// Whether a character means something outside this file: private and reserved ones do not, and the standards bar them.
fn may_be_said(letter: char) -> bool {
    let code = u32::from(letter);
    let private = matches!(code, 0xE000..=0xF8FF | 0xF0000..=0x10FFFF);
    let reserved = code & 0xFFFE == 0xFFFE || matches!(code, 0xFDD0..=0xFDEF);
    !private && !reserved && letter != '\u{fffd}'
}
