//! The sheet and the official forms as PDF: A4, tagged (PDF/UA-1) and fit for an archive (PDF/A-3a), checked by the
//! writer itself.
//!
//! Fonts and the moment of making come in as values, so the same sheet gives the same bytes.
//! Knows nothing of questions, law or the browser: it typesets the sentences of a [`Sheet`] or a [`FormSheet`], whatever
//! they say.
//! User text is never refused: see [`letters`] for what happens to a character that the font lacks.

mod flow;
mod form;
mod letters;
mod lines;
mod paper;
mod parts;

use std::fmt;

use chrono::Datelike as _;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, ValidationError};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
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
use super::form_sheet::FormSheet;
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

/// The sizes of the body, in points, and whether short rows stand side by side, in the order in which they are tried.
/// Another sheet of paper is worse than smaller letters, down to what can still be read.
const BODIES: [(f32, bool); 7] = [
    (13.0, false),
    (12.5, false),
    (12.0, false),
    (12.0, true),
    (11.5, true),
    (11.0, true),
    (10.5, true),
];

/// The sides of a sheet of paper.
const SIDES: usize = 2;

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
                write!(to, "the file does not meet PDF/UA-1 and PDF/A-3a: {why}")
            }
        }
    }
}

impl std::error::Error for PdfError {}

/// The name of the data in the file.
pub const DATA_NAME: &str = "to-khai.json";

/// Typesets a sheet.
pub fn pdf(sheet: &Sheet, fonts: &Fonts<'_>, made_on: PdfDay) -> Result<Vec<u8>, PdfError> {
    pdf_with_data(sheet, None, fonts, made_on)
}

/// Typesets a sheet that carries the registration it was made from, so that it can be opened again.
///
/// Whoever masks the numbers on a sheet leaves the data out: it has them whole.
pub fn pdf_with_data(
    sheet: &Sheet,
    registration: Option<&str>,
    fonts: &Fonts<'_>,
    made_on: PdfDay,
) -> Result<Vec<u8>, PdfError> {
    let letters = Letters::read(fonts)?;
    let typeset = |(size, abreast)| parts::typeset(sheet, &letters, size, abreast);
    let papers = Papers {
        typeset: best_fit(typeset),
        foot: Foot::of(sheet),
        title: short(&sheet.title),
        description: short(&sheet.notice),
        reference: short(&sheet.reference),
        lang: sheet.lang,
    };
    write(papers, registration, &letters, made_on)
}

/// Typesets an official form.
pub fn form_pdf(
    sheet: &FormSheet,
    fonts: &Fonts<'_>,
    made_on: PdfDay,
) -> Result<Vec<u8>, PdfError> {
    let letters = Letters::read(fonts)?;
    let typeset = |(size, _)| form::typeset(sheet, &letters, size);
    let papers = Papers {
        typeset: best_fit(typeset),
        foot: Foot::of_form(sheet),
        title: short(&format!("{} {}", sheet.code, sheet.title.join(" "))),
        description: short(&sheet.origin),
        reference: short(&sheet.reference),
        lang: Lang::Vi,
    };
    write(papers, None, &letters, made_on)
}

/// What is typeset, and what the file says of itself.
struct Papers<'a> {
    typeset: (parts::Typeset, Vec<Place>),
    foot: Foot<'a>,
    title: String,
    description: String,
    reference: String,
    lang: Lang,
}

fn write(
    papers: Papers<'_>,
    data: Option<&str>,
    letters: &Letters<'_>,
    made_on: PdfDay,
) -> Result<Vec<u8>, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| PdfError::Refused("the two standards do not go together".to_owned()))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    document.set_metadata(metadata(&papers, made_on));
    let (typeset, places) = papers.typeset;
    document.set_outline(outline(&typeset.headings, &places));
    if let Some(text) = data {
        embed(&mut document, text, made_on)?;
    }
    let tree = paper::print(&mut document, typeset, &places, letters, &papers.foot)?;
    document.set_tag_tree(tree.with_lang(Some(language(papers.lang).to_owned())));
    document.finish().map_err(refused)
}

/// Puts the data into the file, associated with all of it.
fn embed(document: &mut Document, text: &str, made_on: PdfDay) -> Result<(), PdfError> {
    let file = EmbeddedFile {
        path: DATA_NAME.to_owned(),
        mime_type: MimeType::new("application/json"),
        description: Some("Dữ liệu của phiếu này, để mở lại trong Tờ Khai".to_owned()),
        association_kind: AssociationKind::Data,
        data: text.as_bytes().to_vec().into(),
        modification_date: Some(moment(made_on)),
        compress: Some(true),
        location: None,
    };
    document.embed_file(file).ok_or_else(|| PdfError::Refused("the data is there twice".to_owned()))
}

/// The largest letters with which it takes one sheet of paper, both sides; where none do, the fewest pages.
fn best_fit(typeset: impl Fn((f32, bool)) -> parts::Typeset) -> (parts::Typeset, Vec<Place>) {
    let set = |body: (f32, bool)| {
        let typeset = typeset(body);
        let places = typeset.flow.places(ROOM);
        (typeset, places)
    };
    // How many pages what the paper is for takes, and all of it.
    let pages = |(typeset, places): &(parts::Typeset, Vec<Place>)| {
        let core = places.get(..typeset.core).unwrap_or(places);
        (paper::page_count(core), paper::page_count(places))
    };
    let [largest, smaller @ ..] = BODIES;
    let mut best = set(largest);
    for size in smaller {
        let (core, all) = pages(&best);
        // Letters a sixth smaller do not make one sheet of three.
        if (core <= best.0.core_pages && all <= SIDES) || all > 2 * SIDES {
            break;
        }
        let next = set(size);
        if pages(&next) < (core, all) {
            best = next;
        }
    }
    best
}

fn moment(made_on: PdfDay) -> DateTime {
    DateTime::new(made_on.year)
        .month(made_on.month)
        .day(made_on.day)
        .hour(made_on.hour)
        .minute(made_on.minute)
        .second(0)
        .utc_offset_hour(7)
        .utc_offset_minute(0)
}

fn metadata(papers: &Papers<'_>, made_on: PdfDay) -> Metadata {
    let title = match papers.title.as_str() {
        "" => NAME.to_owned(),
        title => title.to_owned(),
    };
    Metadata::new()
        .title(title)
        .description(papers.description.clone())
        .creator(NAME.to_owned())
        .language(language(papers.lang).to_owned())
        .creation_date(moment(made_on))
        .document_id(papers.reference.clone())
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
    // The writer only counts its objections; here each is named as far as this program ever met it. Its own names come out
    // empty in the Wasm, which has no `{:?}`.
    let KrillaError::Validation(objections) = error else {
        return PdfError::Refused(error.to_string());
    };
    let named: Vec<&str> = objections.iter().map(|(objection, _)| name(objection)).collect();
    PdfError::Refused(named.join("; "))
}

fn name(objection: &ValidationError) -> &'static str {
    #[allow(clippy::wildcard_enum_match_arm, reason = "the writer's list is long and grows")]
    match objection {
        ValidationError::TooLongString => "a text is too long",
        ValidationError::TooLongName => "a name is too long",
        ValidationError::ContainsNotDefGlyph(..) => "a letter has no glyph",
        ValidationError::UnicodePrivateArea(..) => "a letter means nothing outside the file",
        ValidationError::InvalidCodepointMapping(..) | ValidationError::NoCodepointMapping(..) => {
            "a glyph stands for no letter"
        }
        ValidationError::NoDocumentTitle => "the title is missing",
        ValidationError::NoDocumentLanguage => "the language is missing",
        ValidationError::MissingTagging => "the tags are missing",
        ValidationError::MissingDocumentOutline => "the outline is missing",
        ValidationError::MissingHeadingTitle => "a heading has no title",
        ValidationError::MissingDocumentDate => "the date is missing",
        ValidationError::EmbeddedFile(..) => "the data lacks a date, a type or a description",
        _ => "another requirement",
    }
}
