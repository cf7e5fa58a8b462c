//! An official form, typeset: the head of an administrative paper, items on dotted lines, boxes, a place to sign.
//!
//! Knows a filled form and the measures of the page; not which form it is, nor on which page a strip will land.

use krilla::tagging::{ListNumbering, Tag, TagKind};

use super::flow::{Flow, Frame, Leaf, Mark, Strip, glue_entry};
use super::letters::{Ink, Letters, Pen, Weight};
use super::lines::{Line, spread};
use super::parts::{
    Branch, Heading, PADDING, Twig, Typeset, baseline, branch, heading_tag, leading,
};
use super::{MM, WIDTH};
use crate::dossier::form_sheet::{FilledCell, FilledPart, FormSheet, Value};

/// The head of every administrative paper (Nghị định 30/2020/NĐ-CP, Phụ lục I).
const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

/// The place for the photo.
const PHOTO: [f32; 2] = [40.0 * MM, 60.0 * MM];
const PHOTO_WORDS: [&str; 2] = ["Ảnh (1)", "4 cm x 6 cm"];

/// The space between two cells, and between a label and what is filled in.
const GAP: f32 = 5.0;
/// A value begins beside its label only where so much of the line is left.
const ROOM_FOR_VALUE: f32 = 34.0;
/// The largest side of a box for a digit, and the side of a box to tick.
const DIGIT_BOX: f32 = 5.8 * MM;
const TICK_BOX: f32 = 3.6 * MM;
/// The room to sign in.
const SIGNATURE: f32 = 22.0 * MM;
/// How much of the width the signature takes, on the right.
const SIGNATURE_SHARE: f32 = 0.6;

/// Typesets a form with letters of `size` points.
pub(super) fn typeset(sheet: &FormSheet, letters: &Letters<'_>, size: f32) -> Typeset {
    let done = Typeset {
        flow: Flow::default(),
        tree: Vec::new(),
        headings: Vec::new(),
        core: 0,
        core_pages: 1,
        leaves: 0,
    };
    let mut setter = Setter { letters, size, done };
    setter.head(sheet);
    setter.framed(&sheet.caution, Weight::Bold);
    if let Some(to) = &sheet.to {
        setter.addressed(to);
    }
    for part in &sheet.parts {
        setter.part(part);
    }
    setter.signature(sheet);
    setter.done.core = setter.done.flow.strips.len();
    setter.notes(sheet);
    setter.done
}

struct Setter<'a> {
    letters: &'a Letters<'a>,
    size: f32,
    done: Typeset,
}

/// The lines of one cell, each with what is drawn in it.
#[derive(Default)]
struct Lines(Vec<Vec<Mark>>);

impl Lines {
    fn at(&mut self, line: usize) -> &mut Vec<Mark> {
        if self.0.len() <= line {
            self.0.resize_with(line + 1, Vec::new);
        }
        &mut self.0[line]
    }
}

/// Where the pen is in a cell.
#[derive(Clone, Copy)]
struct Pos {
    line: usize,
    x: f32,
}

impl Setter<'_> {
    fn pen(&self, weight: Weight) -> Pen {
        Pen { weight, size: self.size, ink: Ink::Black }
    }

    fn small(&self) -> Pen {
        Pen { weight: Weight::Regular, size: self.size * 0.8, ink: Ink::Grey }
    }

    /// The height of a line with room to write above the dots.
    fn height(&self) -> f32 {
        leading(self.pen(Weight::Regular)) + 3.0
    }

    /// A new leaf; leaves are numbered in reading order.
    fn leaf(&mut self) -> Leaf {
        self.done.leaves += 1;
        Leaf(self.done.leaves - 1)
    }

    /// The head in one strip: the photo on the left, the country and the title beside it.
    fn head(&mut self, sheet: &FormSheet) {
        let left = if sheet.photo { PHOTO[0] + 3.0 * GAP } else { 0.0 };
        let room = WIDTH - left;
        let mut marks = Vec::new();
        let mut y = 0.0;

        if sheet.photo {
            marks.push(Mark::Outline { x: 0.0, y: 0.0, width: PHOTO[0], height: PHOTO[1] });
            let leaf = self.leaf();
            let mut low = PHOTO[1] / 2.0;
            for words in PHOTO_WORDS {
                let line = self.letters.one_line(words, self.small(), PHOTO[0]);
                marks.push(Mark::Text { leaf, x: (PHOTO[0] - line.width) / 2.0, y: low, line });
                low += leading(self.small());
            }
            self.done.tree.push(Branch { tag: Tag::P.into(), twigs: vec![Twig::Leaf(leaf)] });
        }

        let origin = self.leaf();
        let line = self.letters.one_line(&sheet.origin, self.small(), room);
        y += leading(self.small());
        marks.push(Mark::Text { leaf: origin, x: WIDTH - line.width, y: y - 2.0, line });
        self.done.tree.push(Branch { tag: Tag::P.into(), twigs: vec![Twig::Leaf(origin)] });

        let bold = self.pen(Weight::Bold);
        // What is only copied from does not look like the paper that is handed in.
        let head: &[(&str, f32)] = match sheet.caution.as_str() {
            "" => &[(COUNTRY, 0.0), (MOTTO, 1.4)],
            _ => &[],
        };
        for &(words, below) in head {
            let leaf = self.leaf();
            let line = self.letters.one_line(words, bold, room);
            let (x, width) = (left + (room - line.width) / 2.0, line.width);
            marks.push(Mark::Text { leaf, x, y: y + baseline(leading(bold)), line });
            y += leading(bold);
            if words == MOTTO {
                marks.push(Mark::Outline { x, y: y + 1.0, width, height: 0.0 });
            }
            y += below * self.size;
            self.done.tree.push(Branch { tag: Tag::P.into(), twigs: vec![Twig::Leaf(leaf)] });
        }

        let leaf = self.leaf();
        for (at, words) in sheet.title.iter().enumerate() {
            let pen = Pen { size: if at == 0 { self.size + 3.0 } else { self.size }, ..bold };
            // A line that ends at a space keeps its words apart from the next when copied.
            let words = format!("{words} ");
            for line in self.letters.lines(&words, pen, room) {
                let x = left + (room - line.width) / 2.0;
                marks.push(Mark::Text { leaf, x, y: y + baseline(leading(pen)), line });
                y += leading(pen);
            }
        }
        let title = sheet.title.join(" ");
        let tag = heading_tag(1, &title);
        self.done.tree.push(Branch { tag, twigs: vec![Twig::Leaf(leaf)] });
        self.done.headings.push(Heading { title, strip: 0 });

        let height = if sheet.photo { y.max(PHOTO[1]) } else { y } + self.size * 0.6;
        self.done.flow.strips.push(Strip { above: 0.0, height, glued: true, marks });
    }

    /// A sentence in a frame.
    fn framed(&mut self, text: &str, weight: Weight) {
        if text.is_empty() {
            return;
        }
        let leaf = self.leaf();
        let pen = self.pen(weight);
        let lines = self.letters.lines(text, pen, WIDTH - 2.0 * PADDING);
        let mut strips = paragraph(lines, leaf, PADDING);
        if let Some(first) = strips.first_mut() {
            first.above = 4.0;
        }
        widen(&mut strips, PADDING * 0.7);
        glue_entry(&mut strips);
        let first = self.done.flow.strips.len();
        self.done.flow.strips.extend(strips);
        let last = self.done.flow.strips.len() - 1;
        self.done.flow.frames.push(Frame { first, last, uprights: Vec::new(), thick: 0.9 });
        self.done.tree.push(Branch { tag: Tag::P.into(), twigs: vec![Twig::Leaf(leaf)] });
    }

    fn addressed(&mut self, to: &str) {
        let cell = FilledCell {
            number: String::new(),
            label: "Kính gửi:".to_owned(),
            value: Value::Words(to.to_owned(), 1),
            width: 100,
        };
        let mut twigs = Vec::new();
        let strips = self.row(&[cell], &mut |_, more| twigs.extend(more));
        self.push(strips, 4.0);
        self.done.tree.push(Branch { tag: Tag::P.into(), twigs });
    }

    /// A part: its items are a list, each with its number as the label.
    fn part(&mut self, part: &FilledPart) {
        let mut sect = Branch { tag: Tag::Section.into(), twigs: Vec::new() };
        if !part.heading.is_empty() {
            let leaf = self.leaf();
            let lines = self.letters.lines(&part.heading, self.pen(Weight::Bold), WIDTH);
            let mut strips = paragraph(lines, leaf, 0.0);
            strips.iter_mut().for_each(|strip| strip.glued = true);
            let strip = self.done.flow.strips.len();
            self.push(strips, 6.0);
            let tag = heading_tag(2, &part.heading);
            sect.twigs.push(Twig::Branch(Branch { tag, twigs: vec![Twig::Leaf(leaf)] }));
            self.done.headings.push(Heading { title: part.heading.clone(), strip });
        }
        let numbered = part.rows.iter().flatten().any(|cell| !cell.number.is_empty());
        // Each item: its number, and what it holds.
        let mut items: Vec<(Option<Leaf>, Vec<Twig>)> = Vec::new();
        for row in &part.rows {
            let strips = self.row(row, &mut |number, twigs| match items.last_mut() {
                Some((_, body)) if number.is_none() && numbered => body.extend(twigs),
                _ => items.push((number, twigs)),
            });
            self.push(strips, 1.5);
        }
        let item = |(number, body): (Option<Leaf>, Vec<Twig>)| {
            let label = number.map(|leaf| branch(Tag::Lbl, vec![Twig::Leaf(leaf)]));
            branch(Tag::LI, label.into_iter().chain([branch(Tag::LBody, body)]).collect())
        };
        let items = items.into_iter().map(item).collect();
        sect.twigs.push(branch(Tag::L(ListNumbering::None), items));
        self.done.tree.push(sect);
    }

    /// A row of cells; `take` is handed the number and the leaves of each.
    fn row(
        &mut self,
        row: &[FilledCell],
        take: &mut dyn FnMut(Option<Leaf>, Vec<Twig>),
    ) -> Vec<Strip> {
        let mut cells = Vec::new();
        let mut left = 0.0;
        for (at, cell) in row.iter().enumerate() {
            let width = WIDTH * f32::from(cell.width) / 100.0;
            let right = left + width - if at + 1 < row.len() { GAP } else { 0.0 };
            cells.push(self.cell(cell, left, right, take));
            left += width;
        }
        let count = cells.iter().map(|cell| cell.0.len()).max().unwrap_or(0);
        let mut strips: Vec<Strip> =
            (0..count).map(|_| Strip { height: self.height(), ..Strip::default() }).collect();
        for Lines(lines) in cells {
            for (strip, marks) in strips.iter_mut().zip(lines) {
                strip.marks.extend(marks);
            }
        }
        glue_entry(&mut strips);
        strips
    }

    fn cell(
        &mut self,
        cell: &FilledCell,
        left: f32,
        right: f32,
        take: &mut dyn FnMut(Option<Leaf>, Vec<Twig>),
    ) -> Lines {
        let y = baseline(self.height());
        let mut lines = Lines::default();
        let mut pos = Pos { line: 0, x: left };
        lines.at(0);
        let mut number = None;
        if !cell.number.is_empty() {
            let leaf = self.leaf();
            number = Some(leaf);
            let line = self.letters.one_line(
                &format!("{}. ", cell.number),
                self.pen(Weight::Regular),
                right - left,
            );
            let width = line.width + self.size * 0.3;
            lines.at(0).push(Mark::Text { leaf, x: left, y, line });
            pos.x += width;
        }
        let mut twigs = Vec::new();
        if !cell.label.is_empty() {
            let leaf = self.leaf();
            let pen = self.pen(Weight::Regular);
            // The space keeps the label apart from the value when both are copied.
            let words = format!("{} ", cell.label);
            let words = self.letters.lines_after(&words, pen, right - pos.x, right - left);
            pos = write(&mut lines, pos, left, y, leaf, words);
            pos.x += GAP;
            twigs.push(Twig::Leaf(leaf));
        }
        match &cell.value {
            Value::Words(words, least) => {
                twigs.extend(self.words(&mut lines, pos, [left, right], words, *least));
            }
            Value::Boxes(digits, count) => {
                twigs.extend(self.boxes(&mut lines, pos, [left, right], digits, *count));
            }
            Value::Ticks(options) => {
                twigs.extend(self.ticks(&mut lines, pos, [left, right], options));
            }
        }
        take(number, twigs);
        lines
    }

    /// What is filled in, on dotted lines.
    fn words(
        &mut self,
        lines: &mut Lines,
        mut pos: Pos,
        [left, right]: [f32; 2],
        words: &str,
        least: u8,
    ) -> Option<Twig> {
        let y = baseline(self.height());
        let pen = self.pen(Weight::Bold);
        if right - pos.x < ROOM_FOR_VALUE.min((right - left) / 2.0) {
            pos = Pos { line: pos.line + 1, x: left };
        }
        let mut set = self.letters.lines_after(words, pen, right - pos.x, right - left);
        // A number or a name is not cut in two only because a label stands before it.
        let cut = set.len() > 1 && set.first().is_some_and(Line::ends_in_a_word);
        if cut && pos.x > left {
            pos = Pos { line: pos.line + 1, x: left };
            set = self.letters.lines(words, pen, right - left);
        }
        let from = pos;
        let count = set.len().max(usize::from(least));
        for at in 0..count {
            let x = if at == 0 { from.x } else { left };
            lines.at(from.line + at).push(Mark::Dots { from: x, to: right, y: y + 3.0 });
        }
        if set.is_empty() {
            return None;
        }
        let leaf = self.leaf();
        write(lines, from, left, y, leaf, set);
        Some(Twig::Leaf(leaf))
    }

    /// A box for each digit.
    fn boxes(
        &mut self,
        lines: &mut Lines,
        mut pos: Pos,
        [left, right]: [f32; 2],
        digits: &str,
        count: u8,
    ) -> Option<Twig> {
        let count = f32::from(count);
        if (right - pos.x) / count < DIGIT_BOX * 0.6 {
            pos = Pos { line: pos.line + 1, x: left };
        }
        let side = ((right - pos.x) / count).min(DIGIT_BOX);
        let pen = self.pen(Weight::Bold);
        let y = baseline(self.height());
        let high = (self.height() - 1.0).min(side);
        let top = y - self.size * 0.34 - high / 2.0;
        let marks = lines.at(pos.line);
        let mut x = pos.x;
        while x + side < pos.x + side * count + side / 2.0 {
            marks.push(Mark::Outline { x, y: top, width: side, height: high });
            x += side;
        }
        let clusters = self.letters.clusters(digits, pen.weight);
        if clusters.is_empty() {
            return None;
        }
        let leaf = self.leaf();
        let line = spread(clusters, pen, side);
        lines.at(pos.line).push(Mark::Text { leaf, x: pos.x, y, line });
        Some(Twig::Leaf(leaf))
    }

    /// Boxes to tick. A cross is a letter, so that it is heard and copied; an empty box is only drawn.
    fn ticks(
        &mut self,
        lines: &mut Lines,
        mut pos: Pos,
        [left, right]: [f32; 2],
        options: &[(bool, String)],
    ) -> Vec<Twig> {
        let y = baseline(self.height());
        let (pen, bold) = (self.pen(Weight::Regular), self.pen(Weight::Bold));
        let mut twigs = Vec::new();
        for (ticked, words) in options {
            let room = right - left - TICK_BOX - GAP;
            let mut set = self.letters.lines(words, pen, room).into_iter();
            let Some(first) = set.next() else { continue };
            if pos.x > left && pos.x + TICK_BOX + GAP + first.width > right {
                pos = Pos { line: pos.line + 1, x: left };
            }
            let leaf = self.leaf();
            let top = y - self.size * 0.34 - TICK_BOX / 2.0;
            let marks = lines.at(pos.line);
            marks.push(Mark::Outline { x: pos.x, y: top, width: TICK_BOX, height: TICK_BOX });
            if *ticked {
                let cross = self.letters.one_line("X ", bold, TICK_BOX * 3.0);
                let x = pos.x + (TICK_BOX - cross.width) / 2.0;
                lines.at(pos.line).push(Mark::Text { leaf, x, y, line: cross });
            }
            let text = pos.x + TICK_BOX + GAP;
            let width = first.width;
            lines.at(pos.line).push(Mark::Text { leaf, x: text, y, line: first });
            for line in set {
                pos.line += 1;
                lines.at(pos.line).push(Mark::Text { leaf, x: text, y, line });
            }
            pos.x = text + width + 4.0 * GAP;
            twigs.push(Twig::Leaf(leaf));
        }
        twigs
    }

    /// The pledge, the place and day, who signs, and the room for it: never apart.
    fn signature(&mut self, sheet: &FormSheet) {
        if sheet.signed_by.is_empty() {
            return;
        }
        let left = WIDTH * (1.0 - SIGNATURE_SHARE);
        let room = WIDTH - left;
        let leaf = self.leaf();
        let lines = self.letters.lines(&sheet.pledge, self.pen(Weight::Regular), WIDTH);
        let mut strips = paragraph(lines, leaf, 0.0);
        self.paragraph_tag(Tag::P.into(), leaf);
        let words = [
            ("………………, ngày …… tháng …… năm ………".to_owned(), self.pen(Weight::Regular)),
            (sheet.signed_by.clone(), self.pen(Weight::Bold)),
            ("(Ký, ghi rõ họ tên)".to_owned(), self.small()),
        ];
        for (words, pen) in words {
            let leaf = self.leaf();
            let line = self.letters.one_line(&words, pen, room);
            let height = leading(pen);
            let x = left + (room - line.width) / 2.0;
            let marks = vec![Mark::Text { leaf, x, y: baseline(height), line }];
            strips.push(Strip { above: 2.0, height, glued: false, marks });
            self.paragraph_tag(Tag::P.into(), leaf);
        }
        if let Some(last) = strips.last_mut() {
            last.height += SIGNATURE;
        }
        let count = strips.len();
        strips.iter_mut().take(count - 1).for_each(|strip| strip.glued = true);
        self.push(strips, 6.0);
    }

    /// The notes of the form, small; then what is left to do, in a frame of its own since it is not part of the form.
    fn notes(&mut self, sheet: &FormSheet) {
        for (at, note) in sheet.notes.iter().enumerate() {
            let leaf = self.leaf();
            let mut strips = paragraph(self.letters.lines(note, self.small(), WIDTH), leaf, 0.0);
            if let (0, Some(first)) = (at, strips.first_mut()) {
                first.marks.push(Mark::Rule { y: -1.0, thick: 0.4 });
            }
            glue_entry(&mut strips);
            self.push(strips, if at == 0 { 5.0 } else { 0.5 });
            self.paragraph_tag(Tag::P.into(), leaf);
        }
        if !sheet.by_hand.is_empty() {
            let size = self.size;
            self.size = size * 0.85;
            let words = format!("{BY_HAND} {}", sheet.by_hand.join(" "));
            self.framed(&words, Weight::Regular);
            self.size = size;
        }
    }

    fn paragraph_tag(&mut self, tag: TagKind, leaf: Leaf) {
        self.done.tree.push(Branch { tag, twigs: vec![Twig::Leaf(leaf)] });
    }

    fn push(&mut self, mut strips: Vec<Strip>, above: f32) {
        if let Some(first) = strips.first_mut() {
            first.above = above;
        }
        self.done.flow.strips.extend(strips);
    }
}

/// What stands before the things that are left to do.
const BY_HAND: &str = "Ghi chú của Tờ Khai, không thuộc mẫu.";

/// Writes lines one under the other from where the pen is; returns where it then is.
fn write(lines: &mut Lines, from: Pos, left: f32, y: f32, leaf: Leaf, words: Vec<Line>) -> Pos {
    let mut end = from;
    for (at, line) in words.into_iter().enumerate() {
        let x = if at == 0 { from.x } else { left };
        end = Pos { line: from.line + at, x: x + line.width };
        lines.at(end.line).push(Mark::Text { leaf, x, y, line });
    }
    end
}

/// Lines as strips, all from the same left edge.
fn paragraph(lines: Vec<Line>, leaf: Leaf, x: f32) -> Vec<Strip> {
    let strip = |line: Line| {
        let height = leading(line.pen);
        let marks = vec![Mark::Text { leaf, x, y: baseline(height), line }];
        Strip { above: 0.0, height, glued: false, marks }
    };
    lines.into_iter().map(strip).collect()
}

/// Room inside a frame, above and below.
fn widen(strips: &mut [Strip], room: f32) {
    if let Some(first) = strips.first_mut() {
        first.height += room;
        for mark in &mut first.marks {
            if let Mark::Text { y, .. } = mark {
                *y += room;
            }
        }
    }
    if let Some(last) = strips.last_mut() {
        last.height += room;
    }
}
