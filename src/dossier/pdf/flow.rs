//! The sheet as one long ribbon of strips, and where the ribbon is cut into pages.
//!
//! A strip is as high as one line and is never cut; what must stay together is glued.
//! Knows nothing of the sheet's words, of fonts or of the PDF format.

use super::lines::Line;
use crate::dossier::qr::symbol::Symbol;

/// A piece of tagged text, numbered in reading order; its lines may lie in several strips and on several pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Leaf(pub(super) usize);

/// Something drawn in a strip; `x` counts from the left margin, `y` from the top of the strip, in points.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// A line of text that belongs to a leaf.
    Text {
        /// Its place in the tag tree.
        leaf: Leaf,
        /// Where it begins.
        x: f32,
        /// Its baseline.
        y: f32,
        /// The line.
        line: Line,
    },
    /// A horizontal rule over the whole width.
    Rule {
        /// Its height in the strip.
        y: f32,
        /// How thick it is.
        thick: f32,
    },
    /// A dotted line to write on.
    Dots {
        /// Where it begins.
        from: f32,
        /// Where it ends.
        to: f32,
        /// Its height in the strip.
        y: f32,
    },
    /// An empty rectangle: for a digit, a tick, a photo.
    Outline {
        /// Its left edge.
        x: f32,
        /// Its upper edge.
        y: f32,
        /// How wide it is.
        width: f32,
        /// How high it is.
        height: f32,
    },
    /// A box to tick with a pen; `y` is its lower edge.
    Square {
        /// Its left edge.
        x: f32,
        /// Its lower edge.
        y: f32,
    },
    /// The code for the counter; it begins at the top of the strip and may hang over its foot.
    Symbol {
        /// Its place in the tag tree.
        leaf: Leaf,
        /// Its left edge.
        x: f32,
        /// The side of a module.
        module: f32,
        /// Which modules are dark.
        symbol: Symbol,
    },
}

/// One line's worth of the ribbon.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// The space above it; dropped at the top of a page.
    pub(super) above: f32,
    /// Its height.
    pub(super) height: f32,
    /// Whether the next strip must be on the same page.
    pub(super) glued: bool,
    /// What is drawn in it.
    pub(super) marks: Vec<Mark>,
}

/// A frame around consecutive strips. Where a page ends inside it, both halves are framed.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The first strip in it.
    pub(super) first: usize,
    /// The last strip in it.
    pub(super) last: usize,
    /// Upright rules inside it, from the left margin.
    pub(super) uprights: Vec<f32>,
    /// How thick its outline is.
    pub(super) thick: f32,
}

/// The ribbon.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    /// All strips, in order.
    pub(super) strips: Vec<Strip>,
    /// The frames around some of them.
    pub(super) frames: Vec<Frame>,
}

/// Where a strip lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The page, from 0.
    pub(super) page: usize,
    /// The top of the strip, from the top margin.
    pub(super) y: f32,
}

impl Flow {
    /// The place of every strip on pages that have room for `height` points.
    pub(super) fn places(&self, height: f32) -> Vec<Place> {
        let mut places = Vec::with_capacity(self.strips.len());
        let (mut page, mut used) = (0, 0.0);
        let mut rest = self.strips.as_slice();
        while !rest.is_empty() {
            let (unit, after) = rest.split_at(glued_run(rest));
            rest = after;
            let size: f32 =
                unit.iter().enumerate().map(|(at, strip)| strip.room(at == 0 && used == 0.0)).sum();
            if used > 0.0 && used + size > height && size <= height {
                page += 1;
                used = 0.0;
            }
            for strip in unit {
                // Only a unit longer than a page comes apart, and then it may as well begin here.
                if used > 0.0 && used + strip.above + strip.height > height {
                    page += 1;
                    used = 0.0;
                }
                let y = if used == 0.0 { 0.0 } else { used + strip.above };
                places.push(Place { page, y });
                used = y + strip.height;
            }
        }
        places
    }
}

impl Strip {
    fn room(&self, on_top: bool) -> f32 {
        if on_top { self.height } else { self.above + self.height }
    }
}

/// How many strips from the start hang together.
fn glued_run(strips: &[Strip]) -> usize {
    strips.iter().position(|strip| !strip.glued).map_or(strips.len(), |at| at + 1)
}

/// Glues the strips of one entry: short ones whole, long ones by their first two and last two lines.
pub(super) fn glue_entry(strips: &mut [Strip]) {
    const SHORT: usize = 5;
    let count = strips.len();
    for (at, strip) in strips.iter_mut().enumerate() {
        let inside = at + 1 < count;
        strip.glued = inside && (count <= SHORT || at == 0 || at + 2 == count);
    }
}

/// Glues the first two entries of a block and the last two, so that none stands alone on a page.
pub(super) fn glue_block(entries: &mut [Vec<Strip>]) {
    let count = entries.len();
    for at in [0, count.saturating_sub(2)] {
        if at + 1 < count
            && let Some(last) = entries.get_mut(at).and_then(|entry| entry.last_mut())
        {
            last.glued = true;
        }
    }
}
