//! Where a line ends.
//!
//! Knows widths and nothing else: not what the words mean, not where on the page they will stand.

use super::letters::{Cluster, Joint, Letters, Pen};
use super::short;

/// A line of text in one pen.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What it is written with.
    pub(super) pen: Pen,
    /// Its letters. A line that ends at a space carries that space, so that copied text keeps its words apart.
    pub(super) clusters: Vec<Cluster>,
    /// Its width in points, without the space at its end.
    pub(super) width: f32,
}

impl Line {
    /// Whether its last word goes on in the next line.
    pub(super) fn ends_in_a_word(&self) -> bool {
        self.clusters.last().is_some_and(|last| last.joint != Joint::Space)
    }
}

impl Letters<'_> {
    /// Breaks a text into lines of at most `width` points: at spaces, and inside a word only if it is longer than a line.
    pub(super) fn lines(&self, text: &str, pen: Pen, width: f32) -> Vec<Line> {
        self.lines_after(text, pen, width, width)
    }

    /// The same with another width for the first line: what goes on behind a label.
    pub(super) fn lines_after(&self, text: &str, pen: Pen, first: f32, width: f32) -> Vec<Line> {
        let clusters = self.clusters(text, pen.weight);
        let mut lines = Vec::new();
        let mut start = 0;
        while start < clusters.len() {
            let room = if start == 0 { first } else { width } / pen.size;
            let end = line_end(&clusters, start, room);
            lines.push(line(&clusters[start..end], pen));
            start = end;
        }
        lines
    }

    /// The text on one line, cut with an ellipsis where it does not fit.
    pub(super) fn one_line(&self, text: &str, pen: Pen, width: f32) -> Line {
        let room = width / pen.size;
        let mut clusters = self.clusters(&short(text), pen.weight);
        if measure(&clusters) > room {
            let ellipsis = self.clusters("…", pen.weight);
            let mut left = room - measure(&ellipsis);
            let fitting = clusters.into_iter().take_while(|cluster| {
                left -= cluster.width;
                left >= 0.0
            });
            clusters = fitting.chain(ellipsis).collect();
        }
        line(&clusters, pen)
    }
}

/// The end of the line that begins at `start`: never `start` itself, so that a column of any width makes progress.
fn line_end(clusters: &[Cluster], start: usize, room: f32) -> usize {
    let mut used = 0.0;
    let mut after_space = None;
    let mut after_seam = None;
    for (at, cluster) in clusters.iter().enumerate().skip(start) {
        if cluster.joint == Joint::Space {
            after_space = Some(at + 1);
            used += cluster.width;
            continue;
        }
        if used + cluster.width > room + 0.001 {
            // A seam in the first half of the line would leave a hole; then the word is divided where the line is full.
            let seam = after_seam.filter(|&(_, width)| width > room / 2.0).map(|(end, _)| end);
            return after_space.or(seam).unwrap_or(at).max(start + 1);
        }
        used += cluster.width;
        if cluster.joint == Joint::Seam {
            after_seam = Some((at + 1, used));
        }
    }
    clusters.len()
}

/// Digits in boxes: each in the middle of its own place, copied as one number.
pub(super) fn spread(mut clusters: Vec<Cluster>, pen: Pen, place: f32) -> Line {
    let place = place / pen.size;
    for cluster in &mut clusters {
        let said: String = cluster.signs.iter().map(|sign| sign.shows.as_str()).collect();
        if let Some(sign) = cluster.signs.first_mut() {
            sign.dx += (place - cluster.width) / 2.0;
            sign.advance = place;
        }
        cluster.width = place;
        cluster.said.get_or_insert(said);
    }
    Line { pen, width: measure(&clusters) * pen.size, clusters }
}

fn measure(clusters: &[Cluster]) -> f32 {
    clusters.iter().map(|cluster| cluster.width).sum()
}

fn line(clusters: &[Cluster], pen: Pen) -> Line {
    let seen = match clusters.split_last() {
        Some((last, rest)) if last.joint == Joint::Space => rest,
        _ => clusters,
    };
    Line { pen, clusters: clusters.to_vec(), width: measure(seen) * pen.size }
}
