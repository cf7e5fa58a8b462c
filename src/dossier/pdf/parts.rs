//! The parts of a sheet, typeset: each block becomes strips for the eye and tags for the ear, in the same order.
//!
//! Knows the sheet and the measures of the page; not on which page a strip will land.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagKind};

use super::flow::{Flow, Frame, Leaf, Mark, Strip, glue_block, glue_entry};
use super::letters::{Ink, Letters, Pen, Weight, tidy};
use super::lines::Line;
use super::{CHECK_BOX, MM, NAME, SIDES, WIDTH};
use crate::dossier::sheet::{Block, Fact, Item, MoneyRow, Section, Sheet, SheetCode, SheetRow};
use crate::values::text::Lang;

/// A node of the tag tree before anything is drawn.
pub(super) struct Branch {
    /// Its role.
    pub(super) tag: TagKind,
    /// What it holds, in reading order.
    pub(super) twigs: Vec<Twig>,
}

/// What a branch holds.
pub(super) enum Twig {
    /// A branch of its own.
    Branch(Branch),
    /// A piece of text.
    Leaf(Leaf),
}

/// An entry of the outline that a reader can jump by.
pub(super) struct Heading {
    /// Its words.
    pub(super) title: String,
    /// The strip it stands in.
    pub(super) strip: usize,
}

/// A sheet, typeset but not yet on pages.
pub(super) struct Typeset {
    /// The ribbon.
    pub(super) flow: Flow,
    /// The tag tree under the document.
    pub(super) tree: Vec<Branch>,
    /// The title, then the sections.
    pub(super) headings: Vec<Heading>,
    /// How many strips, from the start, are what the paper is for; the rest may lie on a further page.
    pub(super) core: usize,
    /// On how many pages those should be.
    pub(super) core_pages: usize,
    /// How many leaves the tree has.
    pub(super) leaves: usize,
}

/// The space between a frame and the text in it.
pub(super) const PADDING: f32 = 7.0;
/// The least and the most of the width that the labels of the rows take.
const LABELS: [f32; 2] = [0.3, 0.46];
/// The space between two blocks of a section, beside what they bring themselves.
const BETWEEN: f32 = 4.0;
/// The space between two columns.
const GUTTER: f32 = 14.0;
/// Half the width, and how much of it a label takes there.
const HALF: f32 = (WIDTH - GUTTER) / 2.0;
const ABREAST: f32 = 0.61;
/// The space between a label and its value there.
const GAP: f32 = 6.0;
/// Where the text of a list entry begins.
const INDENT: f32 = 19.0;
/// The modules of the code are whole dots of printers of this resolution and its multiples: lasers and inkjets.
const RESOLUTION: u32 = 300;
/// How many facts stand side by side.
const FACTS_ABREAST: usize = 3;

/// The sizes of letters, all drawn from the size of the body.
#[derive(Clone, Copy)]
struct Sizes {
    body: f32,
}

impl Sizes {
    fn body(self) -> Pen {
        Pen { weight: Weight::Regular, size: self.body, ink: Ink::Black }
    }

    fn strong(self) -> Pen {
        Pen { weight: Weight::Bold, ..self.body() }
    }

    fn label(self) -> Pen {
        Pen { ink: Ink::Grey, ..self.body() }
    }

    fn small(self) -> Pen {
        Pen { weight: Weight::Regular, size: self.body * 0.8, ink: Ink::Grey }
    }

    fn fact(self) -> Pen {
        Pen { weight: Weight::Bold, size: self.body + 2.0, ink: Ink::Black }
    }

    fn heading(self) -> Pen {
        Pen { weight: Weight::Bold, size: self.body + 1.0, ink: Ink::Black }
    }

    fn title(self) -> Pen {
        Pen { weight: Weight::Bold, size: self.body + 4.0, ink: Ink::Black }
    }
}

/// A line with its place across the page.
struct Placed {
    leaf: Leaf,
    x: f32,
    line: Line,
}

/// The height of a line: room for Ậ above and ậ below without touching.
pub(super) fn leading(pen: Pen) -> f32 {
    pen.size * 1.3
}

/// The baseline in a line of that height.
pub(super) fn baseline(height: f32) -> f32 {
    height * 0.77
}

/// Typesets a sheet with a body of `size` points; `abreast` puts two short rows side by side.
pub(super) fn typeset(sheet: &Sheet, letters: &Letters<'_>, size: f32, abreast: bool) -> Typeset {
    let mut setter = Setter {
        letters,
        sizes: Sizes { body: size },
        lang: sheet.lang,
        abreast,
        done: Typeset {
            flow: Flow::default(),
            tree: Vec::new(),
            headings: Vec::new(),
            core: 0,
            core_pages: SIDES,
            leaves: 0,
        },
    };
    setter.head(sheet);
    for section in &sheet.sections {
        setter.section(section);
    }
    setter.done.core = setter.done.flow.strips.len();
    setter.done
}

struct Setter<'a> {
    letters: &'a Letters<'a>,
    sizes: Sizes,
    lang: Lang,
    abreast: bool,
    done: Typeset,
}

impl Setter<'_> {
    /// The tag of text that may be Vietnamese in an English sheet, so that it is read out in its own language.
    fn in_its_language(&self, tag: impl Into<TagKind>, text: &str) -> TagKind {
        let tag = tag.into();
        match self.lang {
            Lang::En if looks_vietnamese(text) => {
                tag.with_lang(Some(super::language(Lang::Vi).to_owned()))
            }
            Lang::En | Lang::Vi => tag,
        }
    }

    /// The articles of a sentence, within its tag.
    fn cites(&self, text: &str, leaf: Leaf) -> Twig {
        branch(self.in_its_language(Tag::Span, text), vec![Twig::Leaf(leaf)])
    }

    fn head(&mut self, sheet: &Sheet) {
        let first = self.done.flow.strips.len();
        let code = sheet.code.as_ref();
        let room = code.map_or(WIDTH, |code| WIDTH - across(code) - GUTTER);
        let name = tidy(&sheet.title);
        let title = if name.is_empty() { NAME.to_owned() } else { name };
        let heading = self.centered(&title, self.sizes.title(), heading_tag(1, &title), room);
        self.add_one(heading, 0.0);
        self.done.headings.push(Heading { title, strip: first });

        let subtitle = self.centered(&sheet.subtitle, self.sizes.body(), Tag::P.into(), room);
        self.add_one(subtitle, 2.0);
        let reference =
            self.centered(&sheet.reference_line(), self.sizes.small(), Tag::P.into(), room);
        self.add_one(reference, 2.0);
        if let Some(code) = code {
            self.code(first, code, room);
        }

        self.notice(&sheet.notice, &sheet.notice_text);
        for abreast in sheet.answers.chunks(FACTS_ABREAST) {
            self.facts(abreast);
        }
    }

    /// The code for the counter: it hangs from the first strip down the right margin, its words below what stands left.
    fn code(&mut self, first: usize, code: &SheetCode, room: f32) {
        let (figure, caption) = (self.leaf(), self.leaf());
        let words = format!("{}. {}", code.title, code.caption);
        let lines = self.letters.lines(&words, self.sizes.small(), room);
        let strips = columns(vec![place(lines, caption, Side::Center(room))]);
        self.add(strips, 2.0);
        let beside = self.done.flow.strips.get_mut(first..).unwrap_or_default();
        let short =
            across(code) - beside.iter().map(|strip| strip.above + strip.height).sum::<f32>();
        if let Some(last) = beside.last_mut() {
            last.height += short.max(0.0);
        }
        if let Some((last, before)) = beside.split_last_mut() {
            before.iter_mut().for_each(|strip| strip.glued = true);
            last.glued = false;
        }
        if let Some(strip) = beside.first_mut() {
            let (module, symbol) = (module(code), code.symbol.clone());
            let x = WIDTH - across(code);
            strip.marks.push(Mark::Symbol { leaf: figure, x, module, symbol });
        }
        let alt = super::short(&code.alt);
        self.done.tree.extend([
            Branch { tag: Tag::Figure(Some(alt)).into(), twigs: vec![Twig::Leaf(figure)] },
            Branch { tag: Tag::P.into(), twigs: vec![Twig::Leaf(caption)] },
        ]);
    }

    /// The frame that says that nothing has been filed: its words left, what they mean right.
    fn notice(&mut self, words: &str, meaning: &str) {
        let mut pen = self.sizes.fact();
        let room = WIDTH * 0.4;
        let mut left = self.letters.lines(words, pen, room);
        if left.len() > 2 {
            pen = self.sizes.strong();
            left = self.letters.lines(words, pen, room);
        }
        let split = PADDING + widest(&left) + PADDING;
        let right =
            self.letters.lines(meaning, self.sizes.body(), WIDTH - split - PADDING - PADDING);
        let (words_leaf, meaning_leaf) = (self.leaf(), self.leaf());
        let strong = Branch { tag: Tag::Strong.into(), twigs: vec![Twig::Leaf(words_leaf)] };
        let tag = Branch {
            tag: Tag::P.into(),
            twigs: vec![Twig::Branch(strong), Twig::Leaf(meaning_leaf)],
        };
        let mut strips = columns(vec![
            place(left, words_leaf, Side::Left(PADDING)),
            place(right, meaning_leaf, Side::Left(split + PADDING)),
        ]);
        pad(&mut strips, PADDING * 0.7, PADDING);
        self.framed(strips, vec![split], 1.4, 10.0);
        self.done.tree.push(tag);
    }

    /// The answers, side by side: a list, so that each is heard as a label and its value.
    fn facts(&mut self, facts: &[Fact]) {
        let cell = WIDTH / facts.len() as f32;
        let room = cell - 2.0 * PADDING;
        let (mut labels, mut values, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        let mut list = Branch { tag: Tag::L(ListNumbering::None).into(), twigs: Vec::new() };
        for (at, fact) in facts.iter().enumerate() {
            let side = Side::Left(cell * at as f32 + PADDING);
            let (label, value, note) = (self.leaf(), self.leaf(), self.leaf());
            labels.push(place(
                self.letters.lines(&fact.label, self.sizes.small(), room),
                label,
                side,
            ));
            values.push(place(
                self.letters.lines(&fact.value, self.sizes.fact(), room),
                value,
                side,
            ));
            let note_lines = self.letters.lines(&fact.note, self.sizes.small(), room);
            let mut body = vec![Twig::Leaf(value)];
            if !note_lines.is_empty() {
                body.push(branch(Tag::Span, vec![Twig::Leaf(note)]));
            }
            notes.push(place(note_lines, note, side));
            list.twigs.push(branch(
                Tag::LI,
                vec![branch(Tag::Lbl, vec![Twig::Leaf(label)]), branch(Tag::LBody, body)],
            ));
        }
        let mut strips = columns(labels);
        strips.extend(columns(values));
        strips.extend(columns(notes));
        pad(&mut strips, PADDING * 0.7, PADDING);
        let uprights = (1..facts.len()).map(|at| cell * at as f32).collect();
        self.framed(strips, uprights, 0.6, 8.0);
        self.done.tree.push(list);
    }

    fn section(&mut self, section: &Section) {
        let title = tidy(&section.title);
        let mut sect = Branch { tag: Tag::Section.into(), twigs: Vec::new() };
        if !title.is_empty() {
            let leaf = self.leaf();
            let lines = self.letters.lines(&title, self.sizes.heading(), WIDTH);
            let mut strips = columns(vec![place(lines, leaf, Side::Left(0.0))]);
            pad(&mut strips, 0.0, 2.5);
            if let Some(last) = strips.last_mut() {
                last.marks.push(Mark::Rule { y: last.height - 1.0, thick: 0.8 });
            }
            glue_entry(&mut strips);
            if let Some(last) = strips.last_mut() {
                last.glued = true;
            }
            let strip = self.done.flow.strips.len();
            self.add(strips, self.sizes.body * if self.abreast { 0.6 } else { 0.95 });
            let tag = heading_tag(2, &title);
            self.done.headings.push(Heading { title, strip });
            sect.twigs.push(Twig::Branch(Branch { tag, twigs: vec![Twig::Leaf(leaf)] }));
        }
        for (at, block) in section.blocks.iter().enumerate() {
            let start = self.done.flow.strips.len();
            sect.twigs.push(Twig::Branch(self.block(block)));
            let strips = &mut self.done.flow.strips;
            if at > 0
                && let Some(first) = strips.get_mut(start)
            {
                first.above += BETWEEN;
            }
            // Sentences before a list or a bill introduce it.
            if matches!(block, Block::Paragraph(_))
                && at + 1 < section.blocks.len()
                && let Some(last) = strips.get_mut(start..).and_then(<[Strip]>::last_mut)
            {
                last.glued = true;
            }
        }
        self.done.tree.push(sect);
    }

    fn block(&mut self, block: &Block) -> Branch {
        match block {
            Block::Paragraph(text) => self.paragraph(text),
            Block::Rows(rows) => self.rows(rows),
            Block::Money(rows) => self.money(rows),
            Block::Checklist(items) => self.list(items, ListNumbering::None, Bullet::Square),
            Block::Steps(items) => self.list(items, ListNumbering::Decimal, Bullet::Number),
            Block::Reasons(items) => self.list(items, ListNumbering::None, Bullet::Dash),
        }
    }

    fn paragraph(&mut self, text: &str) -> Branch {
        let leaf = self.leaf();
        let lines = self.letters.lines(text, self.sizes.body(), WIDTH);
        let mut strips = columns(vec![place(lines, leaf, Side::Left(0.0))]);
        glue_entry(&mut strips);
        self.add(strips, 3.5);
        Branch { tag: Tag::P.into(), twigs: vec![Twig::Leaf(leaf)] }
    }

    /// What the person declared: a table whose rows are headed by their labels. Where room is short, two short rows stand
    /// side by side; they are still heard one after the other.
    fn rows(&mut self, rows: &[SheetRow]) -> Branch {
        let label_width =
            |row: &SheetRow| widest(&self.letters.lines(&row.label, self.sizes.label(), WIDTH));
        let labels = rows.iter().map(label_width).fold(0.0, f32::max) + GUTTER;
        let split = labels.clamp(WIDTH * LABELS[0], WIDTH * LABELS[1]);
        let mut table = Branch { tag: Tag::Table.into(), twigs: Vec::new() };
        let mut entries = Vec::new();
        let mut rest = rows;
        while let [row, after @ ..] = rest {
            let whole = self.row(row, 0.0, [split - GUTTER, split], WIDTH, &mut table);
            rest = after;
            let pair = after.first().filter(|next| self.is_short(row) && self.is_short(next));
            let Some(next) = pair else {
                entries.push(columns(whole));
                continue;
            };
            rest = after.get(1..).unwrap_or_default();
            // The first one is set again, in its half.
            table.twigs.pop();
            self.done.leaves -= 2;
            let (value, left) = (HALF * ABREAST, WIDTH - HALF);
            let mut both = self.row(row, 0.0, [value - GAP, value], HALF, &mut table);
            both.extend(self.row(
                next,
                left,
                [left + value - GAP, left + value],
                WIDTH,
                &mut table,
            ));
            entries.push(columns(both));
        }
        self.ruled(entries, &[]);
        table
    }

    /// A label from `left` to `end`, its value from `split` to `right`.
    fn row(
        &mut self,
        row: &SheetRow,
        left: f32,
        [end, split]: [f32; 2],
        right: f32,
        table: &mut Branch,
    ) -> Vec<Vec<Placed>> {
        let (label, value) = (self.leaf(), self.leaf());
        let room = end - left + 0.01;
        let labels = self.letters.lines(&row.label, self.sizes.label(), room);
        let values = self.letters.lines(&row.value, self.sizes.body(), right - split);
        let cell = Branch {
            tag: self.in_its_language(Tag::TD, &row.value),
            twigs: vec![Twig::Leaf(value)],
        };
        table.twigs.push(table_row(vec![Twig::Leaf(label)], cell));
        vec![place(labels, label, Side::Left(left)), place(values, value, Side::Left(split))]
    }

    /// Whether a row fits into half the width, on one line.
    fn is_short(&self, row: &SheetRow) -> bool {
        let fits = |text: &str, pen: Pen, room: f32| {
            let lines = self.letters.lines(text, pen, room);
            lines.len() <= 1 && widest(&lines) <= room
        };
        self.abreast
            && fits(&row.label, self.sizes.label(), HALF * ABREAST - GAP)
            && fits(&row.value, self.sizes.body(), HALF * (1.0 - ABREAST))
    }

    /// The bill: amounts in a column of their own, under each other to the digit.
    fn money(&mut self, rows: &[MoneyRow]) -> Branch {
        let amounts: Vec<Vec<Line>> = rows
            .iter()
            .map(|row| self.letters.lines(&row.amount, self.pen_of(row), WIDTH * 0.4))
            .collect();
        let column = amounts.iter().map(|lines| widest(lines)).fold(0.0, f32::max);
        let room = WIDTH - column - GUTTER;
        let mut table = Branch { tag: Tag::Table.into(), twigs: Vec::new() };
        let mut entries = Vec::new();
        for (row, amount_lines) in rows.iter().zip(amounts) {
            let (label, cites, amount) = (self.leaf(), self.leaf(), self.leaf());
            let mut left = place(
                self.letters.lines(&row.label, self.pen_of(row), room),
                label,
                Side::Left(0.0),
            );
            let cite_lines = self.letters.lines(&row.cites, self.sizes.small(), room);
            let mut head = vec![Twig::Leaf(label)];
            if !cite_lines.is_empty() {
                head.push(self.cites(&row.cites, cites));
            }
            left.extend(place(cite_lines, cites, Side::Left(0.0)));
            entries.push(columns(vec![left, place(amount_lines, amount, Side::Right(WIDTH))]));
            table.twigs.push(table_row(
                head,
                Branch { tag: Tag::TD.into(), twigs: vec![Twig::Leaf(amount)] },
            ));
        }
        let sums: Vec<usize> = (0..rows.len()).filter(|&at| rows[at].total).collect();
        self.ruled(entries, &sums);
        table
    }

    fn pen_of(&self, row: &MoneyRow) -> Pen {
        if row.total { self.sizes.strong() } else { self.sizes.body() }
    }

    fn list(&mut self, items: &[Item], numbering: ListNumbering, bullet: Bullet) -> Branch {
        let mut list = Branch { tag: Tag::L(numbering).into(), twigs: Vec::new() };
        let mut entries = Vec::new();
        let room = WIDTH - INDENT;
        for (at, item) in items.iter().enumerate() {
            let sign = match bullet {
                Bullet::Square => None,
                Bullet::Dash => Some("–".to_owned()),
                Bullet::Number => Some(format!("{}.", at + 1)),
            };
            let mut entry = Vec::new();
            let mut across = Vec::new();
            if let Some(sign) = sign {
                let leaf = self.leaf();
                across.push(place(
                    self.letters.lines(&sign, self.sizes.body(), INDENT),
                    leaf,
                    Side::Left(0.0),
                ));
                entry.push(branch(Tag::Lbl, vec![Twig::Leaf(leaf)]));
            }
            let (text, cites) = (self.leaf(), self.leaf());
            let mut body = place(
                self.letters.lines(&item.text, self.sizes.body(), room),
                text,
                Side::Left(INDENT),
            );
            let cite_lines = self.letters.lines(&item.cites, self.sizes.small(), room);
            let mut twigs = vec![Twig::Leaf(text)];
            if !cite_lines.is_empty() {
                twigs.push(self.cites(&item.cites, cites));
            }
            body.extend(place(cite_lines, cites, Side::Left(INDENT)));
            across.push(body);
            let mut strips = columns(across);
            if bullet == Bullet::Square
                && let Some(first) = strips.first_mut()
            {
                first
                    .marks
                    .push(Mark::Square { x: 0.0, y: baseline(first.height) + CHECK_BOX * 0.12 });
            }
            glue_entry(&mut strips);
            if let Some(first) = strips.first_mut() {
                first.above = if self.abreast { 1.5 } else { 3.5 };
            }
            entries.push(strips);
            entry.push(branch(Tag::LBody, twigs));
            list.twigs.push(branch(Tag::LI, entry));
        }
        glue_block(&mut entries);
        self.done.flow.strips.extend(entries.into_iter().flatten());
        list
    }

    /// Rows with a hairline between them, and a full line above each sum.
    fn ruled(&mut self, mut entries: Vec<Vec<Strip>>, sums: &[usize]) {
        let count = entries.len();
        for (at, entry) in entries.iter_mut().enumerate() {
            let (above, below) = if self.abreast { (0.5, 1.5) } else { (1.5, 2.5) };
            pad(entry, above, below);
            glue_entry(entry);
            let next = at + 1;
            if next < count
                && let Some(last) = entry.last_mut()
            {
                let thick = if sums.contains(&next) { 0.8 } else { 0.4 };
                last.marks.push(Mark::Rule { y: last.height - thick / 2.0, thick });
            }
        }
        glue_block(&mut entries);
        if let Some(first) = entries.first_mut().and_then(|entry| entry.first_mut()) {
            first.above = 1.0;
        }
        self.done.flow.strips.extend(entries.into_iter().flatten());
    }

    fn centered(&mut self, text: &str, pen: Pen, tag: TagKind, room: f32) -> (Vec<Strip>, Branch) {
        let leaf = self.leaf();
        let lines = self.letters.lines(text, pen, room);
        let mut strips = columns(vec![place(lines, leaf, Side::Center(room))]);
        glue_entry(&mut strips);
        (strips, Branch { tag, twigs: vec![Twig::Leaf(leaf)] })
    }

    fn add_one(&mut self, (strips, branch): (Vec<Strip>, Branch), above: f32) {
        if !strips.is_empty() {
            self.add(strips, above);
            self.done.tree.push(branch);
        }
    }

    fn add(&mut self, mut strips: Vec<Strip>, above: f32) {
        if let Some(first) = strips.first_mut() {
            first.above = above;
        }
        self.done.flow.strips.extend(strips);
    }

    fn framed(&mut self, mut strips: Vec<Strip>, uprights: Vec<f32>, thick: f32, above: f32) {
        if strips.is_empty() {
            return;
        }
        glue_entry(&mut strips);
        let first = self.done.flow.strips.len();
        self.add(strips, above);
        let last = self.done.flow.strips.len() - 1;
        self.done.flow.frames.push(Frame { first, last, uprights, thick });
    }

    /// A new leaf; leaves are numbered in reading order.
    fn leaf(&mut self) -> Leaf {
        self.done.leaves += 1;
        Leaf(self.done.leaves - 1)
    }
}

/// What stands before an entry of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bullet {
    Square,
    Dash,
    Number,
}

/// Where across the page a line stands.
#[derive(Clone, Copy)]
enum Side {
    Left(f32),
    Right(f32),
    /// In the middle of so much room from the left margin.
    Center(f32),
}

/// The side of a module of the code, in points.
fn module(code: &SheetCode) -> f32 {
    code.symbol.module_mm(RESOLUTION) as f32 * MM
}

/// How wide and high the code is; the light around it is that of the page.
fn across(code: &SheetCode) -> f32 {
    code.symbol.size as f32 * module(code)
}

fn place(lines: Vec<Line>, leaf: Leaf, side: Side) -> Vec<Placed> {
    lines
        .into_iter()
        .map(|line| {
            let x = match side {
                Side::Left(x) => x,
                Side::Right(x) => x - line.width,
                Side::Center(room) => (room - line.width) / 2.0,
            };
            Placed { leaf, x, line }
        })
        .collect()
}

/// Columns of lines side by side: their first lines in the first strip, on one baseline, and so on.
fn columns(columns: Vec<Vec<Placed>>) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    let heights = |at: usize| {
        columns.iter().filter_map(move |column| column.get(at)).map(|one| leading(one.line.pen))
    };
    let count = columns.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..count {
        strips.push(Strip { height: heights(at).fold(0.0, f32::max), ..Strip::default() });
    }
    for column in columns {
        for (strip, placed) in strips.iter_mut().zip(column) {
            let y = baseline(strip.height);
            strip.marks.push(Mark::Text { leaf: placed.leaf, x: placed.x, y, line: placed.line });
        }
    }
    strips
}

/// Makes the first strip higher at its top and the last one at its foot.
fn pad(strips: &mut [Strip], above: f32, below: f32) {
    if let Some(first) = strips.first_mut() {
        first.height += above;
        for mark in &mut first.marks {
            match mark {
                Mark::Text { y, .. }
                | Mark::Rule { y, .. }
                | Mark::Dots { y, .. }
                | Mark::Outline { y, .. }
                | Mark::Square { y, .. } => *y += above,
                Mark::Symbol { .. } => {}
            }
        }
    }
    if let Some(last) = strips.last_mut() {
        last.height += below;
    }
}

fn widest(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.width).fold(0.0, f32::max)
}

pub(super) fn branch(tag: impl Into<TagKind>, twigs: Vec<Twig>) -> Twig {
    Twig::Branch(Branch { tag: tag.into(), twigs })
}

fn table_row(head: Vec<Twig>, cell: Branch) -> Twig {
    branch(Tag::TR, vec![branch(Tag::TH(TableHeaderScope::Row), head), Twig::Branch(cell)])
}

/// Whether a text has letters that hardly any other language writes.
fn looks_vietnamese(text: &str) -> bool {
    tidy(text)
        .chars()
        .any(|letter| matches!(letter, 'đ' | 'Đ' | 'ă' | 'Ă' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'Ạ'..='ỹ'))
}

pub(super) fn heading_tag(level: u16, title: &str) -> TagKind {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(super::short(title))).into()
}
