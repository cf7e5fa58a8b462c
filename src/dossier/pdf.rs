//! The sheet as a PDF: A4, tagged (PDF/UA-1) and fit for an archive (PDF/A-2a), checked by the writer itself.
//!
//! Fonts and the moment of making come in as values, so the same sheet gives the same bytes.
//! Knows nothing of questions, law or the browser: it typesets the sentences of a [`Sheet`], whatever they say.
//! User text is never refused: see [`letters`] for what happens to a character that the font lacks.

mod flow;
mod letters;
mod lines;
mod paper;
mod parts;

use std::fmt;

use chrono::Datelike as _;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::{Document, SerializeSettings};

use self::flow::Place;
use self::letters::Letters;
use self::paper::Foot;
use self::parts::Heading;
use super::Moment;
use super::sheet::Sheet;
use crate::values::text::Lang;

/// The name of the tool, in the metadata of the file.
const NAME: &str = "Tờ Khai";

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// A4.
const PAGE_WIDTH: f32 = 210.0 * MM;
const PAGE_HEIGHT: f32 = 297.0 * MM;
/// The margins of an administrative paper (Nghị định 30/2020/NĐ-CP, Phụ lục I): top and bottom 20–25 mm,
/// left 30–35 mm, right 15–20 mm.
const TOP: f32 = 20.0 * MM;
const BOTTOM: f32 = 20.0 * MM;
const LEFT: f32 = 30.0 * MM;
const RIGHT: f32 = 15.0 * MM;
/// What the margins leave.
const WIDTH: f32 = PAGE_WIDTH - LEFT - RIGHT;
const ROOM: f32 = PAGE_HEIGHT - TOP - BOTTOM;
/// The side of a box to tick.
const CHECK_BOX: f32 = 3.5 * MM;

/// The sizes of the body, in points: the largest with which the sheet takes the fewest pages is used.
const BODIES: [f32; 3] = [13.0, 12.5, 12.0];

/// The longest text in metadata and in the foot; the standard refuses strings of 32 KB, and a line holds fewer.
const SHORT: usize = 200;

/// The two font files, as bytes.
#[derive(Clone, Copy)]
pub struct Fonts<'a> {
    /// `tokhai-serif-regular.ttf`.
    pub regular: &'a [u8],
    /// `tokhai-serif-bold.ttf`.
    pub bold: &'a [u8],
}

/// The moment the file was made, on the clocks of Vietnam (+07:00).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PdfDay {
    /// The year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl From<Moment> for PdfDay {
    fn from(made: Moment) -> PdfDay {
        // Every field of a moment is small; were one not, the writer would still take the largest that is allowed.
        let small = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
        PdfDay {
            year: u16::try_from(made.day.year()).unwrap_or_default(),
            month: small(made.day.month()),
            day: small(made.day.day()),
            hour: small(made.hour),
            minute: small(made.minute),
        }
    }
}

/// Why there is no PDF. Never because of what a person wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// A font file is damaged, or lacks the space or the box that stands for unknown characters.
    Font(&'static str),
    /// The page has no area.
    Page,
    /// The writer's own check of the standards failed; its words.
    Refused(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Font(which) => write!(to, "the {which} font cannot be used"),
            PdfError::Page => write!(to, "the page has no area"),
            PdfError::Refused(why) => {
                write!(to, "the file does not meet PDF/UA-1 and PDF/A-2a: {why}")
            }
        }
    }
}

impl std::error::Error for PdfError {}

/// Typesets a sheet.
pub fn pdf(sheet: &Sheet, fonts: &Fonts<'_>, made_on: PdfDay) -> Result<Vec<u8>, PdfError> {
    let letters = Letters::read(fonts)?;
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Refused(format!("{error:?}")))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });

    let (typeset, places) = best_fit(sheet, &letters);
    document.set_metadata(metadata(sheet, made_on));
    document.set_outline(outline(&typeset.headings, &places));
    let lang = language(sheet.lang).to_owned();
    let tree = paper::print(&mut document, typeset, &places, &letters, &Foot::of(sheet))?;
    document.set_tag_tree(tree.with_lang(Some(lang)));
    document.finish().map_err(refused)
}

/// Fewest pages first, then the largest letters.
fn best_fit(sheet: &Sheet, letters: &Letters<'_>) -> (parts::Typeset, Vec<Place>) {
    let [largest, smaller @ ..] = BODIES;
    let set = |size: f32| {
        let typeset = parts::typeset(sheet, letters, size);
        let places = typeset.flow.places(ROOM);
        (typeset, places)
    };
    let mut best = set(largest);
    for size in smaller {
        let next = set(size);
        if paper::page_count(&next.1) < paper::page_count(&best.1) {
            best = next;
        }
    }
    best
}

fn metadata(sheet: &Sheet, made_on: PdfDay) -> Metadata {
    let moment = DateTime::new(made_on.year)
        .month(made_on.month)
        .day(made_on.day)
        .hour(made_on.hour)
        .minute(made_on.minute)
        .second(0)
        .utc_offset_hour(7)
        .utc_offset_minute(0);
    let title = match short(&sheet.title) {
        title if title.is_empty() => NAME.to_owned(),
        title => title,
    };
    Metadata::new()
        .title(title)
        .description(short(&sheet.notice))
        .creator(NAME.to_owned())
        .language(language(sheet.lang).to_owned())
        .creation_date(moment)
        .document_id(short(&sheet.reference))
}

/// The language tag of the document.
fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en",
    }
}

fn outline(headings: &[Heading], places: &[Place]) -> Outline {
    let mut outline = Outline::new();
    let mut nodes = headings.iter().map(|heading| {
        let place = places.get(heading.strip).copied().unwrap_or(Place { page: 0, y: 0.0 });
        let corner = Point::from_xy(LEFT, TOP + place.y);
        OutlineNode::new(short(&heading.title), XyzDestination::new(place.page, corner))
    });
    if let Some(title) = nodes.next() {
        let mut title = title.with_open(true);
        nodes.for_each(|section| title.push_child(section));
        outline.push_child(title);
    }
    outline
}

/// A text as it may stand in metadata and in the foot: tidied and of bounded length.
fn short(text: &str) -> String {
    letters::tidy(text).chars().take(SHORT).collect()
}

fn refused(error: KrillaError) -> PdfError {
    // The writer only counts its objections; the list itself says which they are.
    let KrillaError::Validation(objections) = error else {
        return PdfError::Refused(error.to_string());
    };
    let named: Vec<String> =
        objections.iter().map(|(objection, _)| format!("{objection:?}")).collect();
    PdfError::Refused(named.join("; "))
}
