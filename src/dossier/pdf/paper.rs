//! Puts the ribbon on paper: pages, marks, the foot, and the tags that hold it all together.
//!
//! The only file that draws. Knows nothing of what the words mean.

use krilla::Document;
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree};
use krilla::text::{GlyphId, KrillaGlyph};

use super::flow::{Flow, Leaf, Mark, Place};
use super::letters::{Cluster, Ink, Letters, Pen, Weight};
use super::lines::Line;
use super::parts::{Branch, Twig, Typeset};
use super::{CHECK_BOX, LEFT, PAGE_HEIGHT, PAGE_WIDTH, PdfError, ROOM, TOP, WIDTH, short};
use crate::dossier::form_sheet::FormSheet;
use crate::dossier::sheet::Sheet;

/// How dark the hairlines are; they only guide the eye.
const HAIRLINE: u8 = 150;
/// Rules up to this thickness are drawn as hairlines.
const HAIRLINE_THICK: f32 = 0.5;

/// The words at the foot of every page.
pub(super) struct Foot<'a> {
    notice: &'a str,
    text: &'a str,
    page_label: &'a str,
}

impl<'a> Foot<'a> {
    /// The foot of a form: no notice, since the paper is to be handed in.
    pub(super) fn of_form(sheet: &'a FormSheet) -> Foot<'a> {
        Foot { notice: "", text: &sheet.foot, page_label: &sheet.page_label }
    }

    /// The foot of a sheet. The notice stands in a frame, so words that end in it need not say it again.
    pub(super) fn of(sheet: &'a Sheet) -> Foot<'a> {
        let before =
            sheet.foot.strip_suffix(sheet.notice.as_str()).filter(|_| !sheet.notice.is_empty());
        let text = before.map_or(sheet.foot.as_str(), |before| before.trim_end_matches([' ', '·']));
        Foot { notice: &sheet.notice, text, page_label: &sheet.page_label }
    }
}

/// Draws all pages and returns the tag tree.
pub(super) fn print(
    document: &mut Document,
    typeset: Typeset,
    places: &[Place],
    letters: &Letters<'_>,
    foot: &Foot<'_>,
) -> Result<TagTree, PdfError> {
    let pages = page_count(places);
    let mut drawn: Vec<Vec<Identifier>> = vec![Vec::new(); typeset.leaves];
    for number in 0..pages {
        let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT).ok_or(PdfError::Page)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut sheet = Paper { surface: &mut surface, letters };
        sheet.shapes(&typeset.flow, places, number);
        sheet.texts(&typeset.flow, places, number, &mut drawn);
        sheet.symbols(&typeset.flow, places, number, &mut drawn);
        sheet.foot(foot, number + 1, pages);
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new();
    for branch in typeset.tree {
        tree.push(group(branch, &drawn));
    }
    Ok(tree)
}

/// How many pages the places take; a sheet with nothing on it still is a page.
pub(super) fn page_count(places: &[Place]) -> usize {
    places.last().map_or(0, |place| place.page) + 1
}

fn group(branch: Branch, drawn: &[Vec<Identifier>]) -> TagGroup {
    let mut group = TagGroup::new(branch.tag);
    for twig in branch.twigs {
        match twig {
            Twig::Branch(branch) => group.push(self::group(branch, drawn)),
            Twig::Leaf(Leaf(at)) => {
                for identifier in drawn.get(at).into_iter().flatten() {
                    group.push(*identifier);
                }
            }
        }
    }
    group
}

/// One page being drawn.
struct Paper<'a, 'b> {
    surface: &'a mut Surface<'b>,
    letters: &'a Letters<'a>,
}

impl Paper<'_, '_> {
    /// Frames, rules and boxes: they say nothing that the words do not say, so they are artifacts.
    fn shapes(&mut self, flow: &Flow, places: &[Place], page: usize) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        for frame in &flow.frames {
            let mut ends = None;
            for (strip, place) in
                flow.strips.iter().zip(places).take(frame.last + 1).skip(frame.first)
            {
                if place.page == page {
                    let (top, _) = ends.unwrap_or((place.y, place.y));
                    ends = Some((top, place.y + strip.height));
                }
            }
            if let Some((top, bottom)) = ends {
                let outline = Rect::from_ltrb(LEFT, TOP + top, LEFT + WIDTH, TOP + bottom);
                self.stroke(outline.and_then(rectangle), frame.thick);
                for upright in &frame.uprights {
                    self.stroke(
                        straight(LEFT + upright, TOP + top, LEFT + upright, TOP + bottom),
                        0.6,
                    );
                }
            }
        }
        for (strip, place) in flow.strips.iter().zip(places).filter(|(_, place)| place.page == page)
        {
            for mark in &strip.marks {
                match mark {
                    Mark::Text { .. } | Mark::Symbol { .. } => {}
                    Mark::Rule { y, thick } => {
                        let y = TOP + place.y + y;
                        self.stroke(straight(LEFT, y, LEFT + WIDTH, y), *thick);
                    }
                    Mark::Dots { from, to, y } => {
                        let y = TOP + place.y + y;
                        self.dots(straight(LEFT + from, y, LEFT + to, y));
                    }
                    Mark::Outline { x, y, width, height } => {
                        let outline = Rect::from_xywh(LEFT + x, TOP + place.y + y, *width, *height);
                        self.stroke(outline.and_then(rectangle), 0.7);
                    }
                    Mark::Square { x, y } => {
                        let bottom = TOP + place.y + y;
                        let square =
                            Rect::from_xywh(LEFT + x, bottom - CHECK_BOX, CHECK_BOX, CHECK_BOX);
                        self.stroke(square.and_then(rectangle), 0.9);
                    }
                }
            }
        }
        self.surface.end_tagged();
    }

    /// The words, in reading order: a program that ignores the tags still meets label before value, column by column.
    fn texts(&mut self, flow: &Flow, places: &[Place], page: usize, drawn: &mut [Vec<Identifier>]) {
        let mut texts = Vec::new();
        for (strip, place) in flow.strips.iter().zip(places).filter(|(_, place)| place.page == page)
        {
            for mark in &strip.marks {
                if let Mark::Text { leaf, x, y, line } = mark {
                    texts.push((*leaf, LEFT + x, TOP + place.y + y, line));
                }
            }
        }
        texts.sort_by_key(|(leaf, ..)| *leaf);
        for (leaf, mut x, y, line) in texts {
            for run in runs(&line.clusters) {
                let said: String =
                    run.iter().filter_map(|cluster| cluster.said.as_deref()).collect();
                let tag = SpanTag::empty()
                    .with_actual_text(Some(said.as_str()).filter(|said| !said.is_empty()));
                let identifier = self.surface.start_tagged(ContentTag::Span(tag));
                x += self.run(run, line.pen, x, y);
                self.surface.end_tagged();
                if let Some(identifiers) = drawn.get_mut(leaf.0) {
                    identifiers.push(identifier);
                }
            }
        }
    }

    /// The code for the counter: one path, so that no seam shows between two modules.
    fn symbols(
        &mut self,
        flow: &Flow,
        places: &[Place],
        page: usize,
        drawn: &mut [Vec<Identifier>],
    ) {
        let here = flow.strips.iter().zip(places).filter(|(_, place)| place.page == page);
        let marks =
            here.flat_map(|(strip, place)| strip.marks.iter().map(move |mark| (mark, place)));
        for (mark, place) in marks {
            let Mark::Symbol { leaf, x: left, module, symbol } = mark else { continue };
            let (top, mut path) = (TOP + place.y, PathBuilder::new());
            for (x, row, length) in symbol.runs() {
                let run = Rect::from_xywh(
                    LEFT + left + x as f32 * module,
                    top + row as f32 * module,
                    length as f32 * module,
                    *module,
                );
                if let Some(run) = run {
                    path.push_rect(run);
                }
            }
            let Some(path) = path.finish() else { continue };
            let identifier = self.surface.start_tagged(ContentTag::Other);
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(Fill {
                paint: luma::Color::new(0).into(),
                opacity: NormalizedF32::ONE,
                rule: Default::default(),
            }));
            self.surface.draw_path(&path);
            self.surface.end_tagged();
            if let Some(identifiers) = drawn.get_mut(leaf.0) {
                identifiers.push(identifier);
            }
        }
    }

    /// In the lower margin: the notice in its frame, the foot, the page.
    fn foot(&mut self, foot: &Foot<'_>, number: usize, pages: usize) {
        let pen = Pen { weight: Weight::Regular, size: 9.5, ink: Ink::Grey };
        let bold = Pen { weight: Weight::Bold, size: 9.5, ink: Ink::Black };
        let y = TOP + ROOM + 24.0;
        let label = short(foot.page_label)
            .replace("{page}", &number.to_string())
            .replace("{pages}", &pages.to_string());
        let label = self.letters.one_line(&label, pen, WIDTH * 0.25);
        let notice = self.letters.one_line(foot.notice, bold, WIDTH * 0.3);
        let inset = 5.0;
        let framed = !notice.clusters.is_empty();
        let text_x = if framed { notice.width + 2.0 * inset + 9.0 } else { 0.0 };
        let text = self.letters.one_line(foot.text, pen, WIDTH - text_x - label.width - 12.0);

        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let frame = Rect::from_ltrb(LEFT, y - 10.5, LEFT + notice.width + 2.0 * inset, y + 4.5);
        if framed {
            self.stroke(frame.and_then(rectangle), 0.9);
            self.line(&notice, LEFT + inset, y);
        }
        self.line(&text, LEFT + text_x, y);
        self.line(&label, LEFT + WIDTH - label.width, y);
        self.surface.end_tagged();
    }

    fn line(&mut self, line: &Line, x: f32, y: f32) {
        self.run(&line.clusters, line.pen, x, y);
    }

    /// Draws letters and returns how far the pen moved.
    fn run(&mut self, clusters: &[Cluster], pen: Pen, x: f32, y: f32) -> f32 {
        let mut text = String::new();
        let mut glyphs = Vec::new();
        for sign in clusters.iter().flat_map(|cluster| &cluster.signs) {
            let start = text.len();
            text.push_str(&sign.shows);
            glyphs.push(KrillaGlyph {
                glyph_id: GlyphId::new(sign.glyph),
                text_range: start..text.len(),
                x_advance: sign.advance,
                x_offset: sign.dx,
                y_offset: sign.dy,
                y_advance: 0.0,
                location: None,
            });
        }
        if glyphs.is_empty() {
            return 0.0;
        }
        let lightness = match pen.ink {
            Ink::Black => 0,
            Ink::Grey => 80,
        };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill {
            paint: luma::Color::new(lightness).into(),
            opacity: NormalizedF32::ONE,
            rule: Default::default(),
        }));
        let font = self.letters.font(pen.weight);
        self.surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, &text, pen.size, false);
        clusters.iter().map(|cluster| cluster.width).sum::<f32>() * pen.size
    }

    /// A line to write on: seen, but fainter than what is written.
    fn dots(&mut self, path: Option<Path>) {
        let Some(path) = path else { return };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: luma::Color::new(HAIRLINE).into(),
            width: 0.8,
            dash: Some(StrokeDash { array: vec![0.8, 2.2], offset: 0.0 }),
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
    }

    fn stroke(&mut self, path: Option<Path>, thick: f32) {
        let Some(path) = path else { return };
        let lightness = if thick <= HAIRLINE_THICK { HAIRLINE } else { 0 };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: luma::Color::new(lightness).into(),
            width: thick,
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
    }
}

/// A line in pieces: letters that are said as they are shown, boxes that are said as something else, in turn.
fn runs(clusters: &[Cluster]) -> impl Iterator<Item = &[Cluster]> {
    clusters.chunk_by(|one, next| one.said.is_some() == next.said.is_some())
}

fn rectangle(rect: Rect) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    path.finish()
}

fn straight(x0: f32, y0: f32, x1: f32, y1: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x0, y0);
    path.line_to(x1, y1);
    path.finish()
}
