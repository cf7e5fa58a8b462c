//! Finding a Vietnamese name by a few letters, with or without accents.
//!
//! Names and what is typed are folded to the same plain key; the accents are kept beside it and only break ties.
//! This module knows nothing of places or of any list.

use crate::values::nfc::{small, take_apart};
use std::ops::Range;

/// The most characters of a query that are looked at.
const LONGEST_QUERY: usize = 120;

/// A hit in the loose key comes after every hit in the plain one.
const LOOSE: u8 = 8;

/// A text as a plain key, with what was taken from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    /// Small letters and digits without accents; one space between words.
    pub(crate) key: String,
    /// One byte for each byte of the key: the letter's own mark, and the tone of its word.
    marks: Vec<u8>,
}

/// How well a name fits; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    level: u8,
    accents: u16,
}

impl Rank {
    /// How the letters fit, accents aside: 0 is the name itself.
    pub(crate) fn level(self) -> u8 {
        self.level
    }

    /// The rank as a number of 24 bits.
    ///
    /// Hits are sorted as numbers with their row in the lowest bits: one sorting routine in the app serves every list.
    pub(crate) fn number(self) -> u128 {
        (u128::from(self.level) << 16) | u128::from(self.accents)
    }
}

/// Folds a text: NFC or not, capitals, accents, the place of the tone mark, apostrophes and hyphens make no difference.
pub(crate) fn fold(text: &str) -> Folded {
    let mut parts = Vec::new();
    let mut folding = Folding { folded: Folded::default(), word: 0 };
    for character in text.chars() {
        if character.is_ascii() {
            folding.take(character);
        } else {
            // The order of the marks does not matter here, so each letter can be taken apart by itself.
            parts.clear();
            take_apart(character, &mut parts);
            parts.iter().for_each(|part| folding.take(*part));
        }
    }
    let mut folded = folding.folded;
    if folded.key.ends_with(' ') {
        folded.key.pop();
        folded.marks.pop();
    }
    folded
}

struct Folding {
    folded: Folded,
    /// Where the word begins that is being read.
    word: usize,
}

impl Folding {
    fn take(&mut self, character: char) {
        let Folded { key, marks } = &mut self.folded;
        match Mark::of(character) {
            // The tone belongs to the word, so that "hòa" and "hoà" are the same.
            Some(Mark::Tone(tone)) => {
                marks.iter_mut().skip(self.word).for_each(|m| *m = (*m & LETTER) | tone)
            }
            Some(Mark::Letter(mark)) => {
                if let Some(last) = marks.last_mut() {
                    *last = (*last & !LETTER) | mark;
                }
            }
            Some(Mark::Other) => {}
            // U+02BC is a letter to Unicode and an apostrophe to people.
            None if !character.is_alphanumeric() || character == '\u{02BC}' => {
                if !key.is_empty() && !key.ends_with(' ') {
                    key.push(' ');
                    marks.push(0);
                }
                self.word = key.len();
            }
            None => {
                let tone = marks.get(self.word).map_or(0, |mark| mark & !LETTER);
                {
                    let (plain, mark) = match small(character) {
                        // The eth of old fonts stands for đ.
                        'đ' | 'ð' => ('d', 4),
                        'ƀ' => ('b', 4),
                        'ɗ' => ('d', 0),
                        'ɓ' => ('b', 0),
                        'ı' => ('i', 0),
                        other => (other, 0),
                    };
                    key.push(plain);
                    marks.resize(key.len(), tone | mark);
                }
            }
        }
    }
}

/// Folds what was typed into a search box; a pasted book is cut.
pub(crate) fn fold_query(text: &str) -> Folded {
    fold(cut(text))
}

/// The beginning of a query that is looked at.
pub(crate) fn cut(query: &str) -> &str {
    let end = query.char_indices().nth(LONGEST_QUERY).map_or(query.len(), |(at, _)| at);
    query.get(..end).unwrap_or_default()
}

/// The bits that hold a letter's own mark; the tone is above them.
const LETTER: u8 = 7;

enum Mark {
    /// A tone, in the bits above the lowest three.
    Tone(u8),
    /// What makes another letter, in the lowest three bits.
    Letter(u8),
    /// Any other combining mark.
    Other,
}

impl Mark {
    fn of(character: char) -> Option<Mark> {
        match character {
            '\u{0300}' | '\u{0340}' => Some(Mark::Tone(1 << 3)),
            '\u{0301}' | '\u{0341}' => Some(Mark::Tone(2 << 3)),
            '\u{0303}' => Some(Mark::Tone(3 << 3)),
            '\u{0309}' => Some(Mark::Tone(4 << 3)),
            '\u{0323}' => Some(Mark::Tone(5 << 3)),
            '\u{0302}' => Some(Mark::Letter(1)),
            '\u{0306}' => Some(Mark::Letter(2)),
            '\u{031B}' => Some(Mark::Letter(3)),
            '\u{0300}'..='\u{036F}' => Some(Mark::Other),
            _ => None,
        }
    }
}

impl Folded {
    /// The part of the key from a byte on, which must be the start of a word.
    pub(crate) fn from(&self, at: usize) -> Folded {
        Folded {
            key: self.key.get(at..).unwrap_or_default().to_owned(),
            marks: self.marks.get(at..).unwrap_or_default().to_vec(),
        }
    }

    /// The part of the key before a byte, which must be the end of a word.
    pub(crate) fn before(&self, at: usize) -> Folded {
        Folded {
            key: self.key.get(..at).unwrap_or_default().to_owned(),
            marks: self.marks.get(..at).unwrap_or_default().to_vec(),
        }
    }

    /// Every way to cut the text in two at a space, the longest second part first.
    pub(crate) fn cuts(&self) -> impl Iterator<Item = (Folded, Folded)> + '_ {
        self.key.match_indices(' ').map(|(at, _)| (self.before(at), self.from(at + 1)))
    }

    /// The text without one of these words at its start, which must not be all of it.
    pub(crate) fn without_first<'w>(&self, words: &'w [&'w str]) -> Option<(Folded, &'w str)> {
        let fits =
            |word: &&&str| self.key.strip_prefix(**word).is_some_and(|rest| rest.starts_with(' '));
        words.iter().find(fits).map(|word| (self.from(word.len() + 1), *word))
    }

    /// A key for slips of spelling: no spaces, `y` as `i`, `k` as `c` ("Hanoi", "Mĩ", "Đắc Lắc").
    fn loose(&self) -> String {
        self.key.chars().filter(|letter| *letter != ' ').map(loosened).collect()
    }

    fn has_accents(&self) -> bool {
        self.marks.iter().any(|mark| *mark != 0)
    }

    fn accents_apart(&self, marks: Option<&[u8]>) -> u16 {
        if !self.has_accents() {
            return 0;
        }
        let apart = marks
            .unwrap_or_default()
            .iter()
            .zip(&self.marks)
            .filter(|(theirs, ours)| theirs != ours)
            .count();
        u16::try_from(apart).unwrap_or(u16::MAX)
    }
}

fn loosened(letter: char) -> char {
    match letter {
        'y' => 'i',
        'k' => 'c',
        other => other,
    }
}

/// How a query of `length` bytes found at `at` in a line of keys fits; `None` where it is too little to count.
fn level(line: &[u8], at: usize, length: usize) -> Option<u8> {
    let before = at.checked_sub(1).and_then(|before| line.get(before));
    let after = line.get(at + length);
    let ends_word = matches!(after, None | Some(b'\n' | b' '));
    match (before, after) {
        (None | Some(b'\n'), None | Some(b'\n')) => Some(0),
        (None | Some(b'\n'), _) => Some(if ends_word { 1 } else { 2 }),
        (Some(b' '), _) => Some(if ends_word { 3 } else { 4 }),
        // One or two letters within a word are in almost every name.
        (Some(_), _) => (length >= 3).then_some(5),
    }
}

/// How well one name fits what was typed.
pub(crate) fn rank(name: &Folded, typed: &Folded) -> Option<Rank> {
    if typed.key.is_empty() {
        return None;
    }
    let length = typed.key.len();
    let plain = name.key.match_indices(typed.key.as_str()).filter_map(|(at, _)| {
        let level = level(name.key.as_bytes(), at, length)?;
        Some(Rank { level, accents: typed.accents_apart(name.marks.get(at..at + length)) })
    });
    plain.min().or_else(|| {
        let (name, typed) = (name.loose(), typed.loose());
        let at = name.find(&typed)?;
        let level = level(name.as_bytes(), at, typed.len())?;
        Some(Rank { level: LOOSE + level, accents: 0 })
    })
}

/// Many names, folded once.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameIndex {
    /// All keys, each followed by a line end.
    keys: String,
    /// One byte for each byte of the keys.
    marks: Vec<u8>,
    /// Where each key begins.
    starts: Vec<u32>,
    /// All loose keys, each followed by a line end.
    loose: String,
    loose_starts: Vec<u32>,
}

impl NameIndex {
    /// Folds the names.
    pub(crate) fn of<'n>(names: impl Iterator<Item = &'n str>) -> NameIndex {
        let mut index = NameIndex::default();
        for name in names {
            let folded = fold(name);
            index.starts.push(offset(&index.keys));
            index.keys.push_str(&folded.key);
            index.keys.push('\n');
            index.marks.extend_from_slice(&folded.marks);
            index.marks.push(0);
            index.loose_starts.push(offset(&index.loose));
            index.loose.push_str(&folded.loose());
            index.loose.push('\n');
        }
        index
    }

    /// The keys of the names, in the order of the list.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.lines()
    }

    /// The key of a name.
    pub(crate) fn key(&self, at: usize) -> &str {
        let start =
            |at: usize| self.starts.get(at).map_or(self.keys.len(), |start| *start as usize);
        self.keys.get(start(at)..start(at + 1)).unwrap_or_default().trim_end_matches('\n')
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The names of a part of the list that fit, each with its best rank, in the order of the list.
    pub(crate) fn find(&self, rows: Range<usize>, typed: &Folded) -> Vec<(usize, Rank)> {
        let length = typed.key.len();
        scan(&self.keys, &self.starts, rows, &typed.key, |at| {
            let level = level(self.keys.as_bytes(), at, length)?;
            Some(Rank { level, accents: typed.accents_apart(self.marks.get(at..at + length)) })
        })
    }

    /// The names of a part of the list that fit with slips of spelling forgiven, in the order of the list.
    pub(crate) fn find_loosely(&self, rows: Range<usize>, typed: &Folded) -> Vec<(usize, Rank)> {
        let typed = typed.loose();
        scan(&self.loose, &self.loose_starts, rows, &typed, |at| {
            let level = level(self.loose.as_bytes(), at, typed.len())?;
            Some(Rank { level: LOOSE + level, accents: 0 })
        })
    }
}

fn offset(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// Goes once through the keys of some rows; of several places in one name the best counts.
fn scan(
    keys: &str,
    starts: &[u32],
    rows: Range<usize>,
    typed: &str,
    rank: impl Fn(usize) -> Option<Rank>,
) -> Vec<(usize, Rank)> {
    let mut found: Vec<(usize, Rank)> = Vec::new();
    let start = |row: usize| starts.get(row).map_or(keys.len(), |start| *start as usize);
    let (from, mut name) = (start(rows.start), rows.start);
    let part = keys.get(from..start(rows.end)).unwrap_or_default();
    if typed.is_empty() {
        return found;
    }
    for (at, _) in part.match_indices(typed) {
        let at = from + at;
        while name + 1 < rows.end && start(name + 1) <= at {
            name += 1;
        }
        let Some(rank) = rank(at) else { continue };
        match found.last_mut() {
            Some((last, best)) if *last == name => *best = rank.min(*best),
            _ => found.push((name, rank)),
        }
    }
    found
}

/// The names of a short list that fit, best first, in the order of the list where they fit alike; all for an empty query.
///
/// `spellings` gives every way to write an entry; the first that fits best counts.
pub(crate) fn matching<'e, E, S>(
    list: &'e [E],
    typed: &str,
    spellings: impl Fn(&'e E) -> S,
) -> Vec<&'e E>
where
    S: Iterator<Item = &'e str>,
{
    let typed = fold_query(typed);
    if typed.key.is_empty() {
        return list.iter().collect();
    }
    let mut found: Vec<u128> = Vec::new();
    for (row, entry) in (0..).zip(list) {
        let ranks = (0..).zip(spellings(entry)).filter_map(|(at, name)| {
            let rank = rank(&fold(name), &typed)?.number();
            Some((rank << 64) | (at << 32) | row)
        });
        found.extend(ranks.min());
    }
    found.sort_unstable();
    found.into_iter().filter_map(|hit| list.get(row_of(hit))).collect()
}

/// The row in the lowest 32 bits of a hit.
pub(crate) fn row_of(hit: u128) -> usize {
    (hit & u128::from(u32::MAX)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn check(text: &str, key: &str) {
        assert_eq!(fold(text).key, key, "{text:?}");
    }

    #[test]
    fn a_name_is_folded() {
        check("Hòa Bình", "hoa binh");
        check("Hoà Bình", "hoa binh");
        check("Ho\u{0300}a  B\u{0069}\u{0300}nh ", "hoa binh");
        check("ĐẮK LẮK", "dak lak");
        check("Ðà Nẵng", "da nang");
        check("Ea H'Leo", "ea h leo");
        check("Ea Hʼleo", "ea h leo");
        check("Bà Rịa - Vũng Tàu", "ba ria vung tau");
        check("TP. Hồ Chí Minh", "tp ho chi minh");
        check("Ƀăŏ Čư Ñ", "bao cu n");
        check("Phường 5", "phuong 5");
        check("  ,. ", "");
        for text in ["Uý", "Úy", "UY\u{0301}", "u\u{0301}y"] {
            check(text, "uy");
            assert_eq!(fold(text).marks, fold("úy").marks, "{text:?}");
        }
    }

    #[test]
    fn every_letter_is_folded() {
        let from = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵdđ";
        for letter in from.chars() {
            let plain = fold(&letter.to_string()).key;
            assert!(plain.len() == 1 && plain.is_ascii(), "{letter}");
            assert_eq!(
                fold(&letter.to_uppercase().to_string()),
                fold(&letter.to_string()),
                "{letter}"
            );
            assert_eq!(
                fold(&letter.to_string().nfd().collect::<String>()),
                fold(&letter.to_string()),
                "{letter}"
            );
        }
    }

    #[test]
    fn a_better_fit_ranks_before() {
        let rank = |name: &str, typed: &str| rank(&fold(name), &fold(typed));
        let order = ["An", "An Bình", "Anh Sơn", "Tân An Hội", "Tân Anh"];
        for pair in order.windows(2) {
            if let [better, worse] = pair {
                assert!(
                    rank(better, "an") < rank(worse, "an") && rank(worse, "an").is_some(),
                    "{pair:?}"
                );
            }
        }
        assert!(rank("Hoàng Lan", "oan").is_some() && rank("Hoàng", "oa").is_none());
        assert!(rank("Hòa", "hoà") < rank("Hỏa", "hoà"));
        assert!(rank("Đà", "đà") < rank("Dạ", "đà"));
        assert_eq!(rank("Hòa", "hoa"), rank("Hỏa", "hoa"));
        assert!(rank("Hà Nội", "hanoi").is_some());
        assert!(rank("Mỹ Đức", "mi duc").is_some());
        assert!(rank("Đắk Lắk", "dac lac").is_some());
        assert!(rank("Hà Nội", "").is_none());
    }

    #[test]
    fn the_index_finds_what_the_rank_finds() {
        let names = ["Hòa Bình", "Hoà", "Tân Hòa", "Ea H'leo", "Mỹ Đức", "Hỏa Lựu", "Hòa"];
        let index = NameIndex::of(names.iter().copied());
        for typed in
            ["hoa", "hòa", "h", "a", "eahleo", "mi duc", "bình", "hoa b", "oa", "\n", " ", "z"]
        {
            let typed = fold(typed);
            let mut expect: Vec<_> = names
                .iter()
                .enumerate()
                .filter_map(|(at, name)| Some((at, rank(&fold(name), &typed)?)))
                .collect();
            let mut got = index.find(0..index.len(), &typed);
            let known: Vec<usize> = got.iter().map(|(at, _)| *at).collect();
            got.extend(
                index
                    .find_loosely(0..index.len(), &typed)
                    .into_iter()
                    .filter(|(at, _)| !known.contains(at)),
            );
            got.sort();
            expect.sort();
            assert_eq!(got, expect, "{typed:?}");
        }
        assert_eq!(index.keys().nth(3), Some("ea h leo"));
        assert_eq!((index.key(3), index.key(6), index.key(7)), ("ea h leo", "hoa", ""));
        let part = |rows: Range<usize>| {
            index.find(rows, &fold("hoa")).into_iter().map(|(at, _)| at).collect::<Vec<_>>()
        };
        assert_eq!(part(0..2), [0, 1]);
        assert_eq!(part(2..6), [2, 5]);
        assert_eq!(part(3..5), Vec::<usize>::new());
        assert_eq!(part(6..99), [6]);
        assert_eq!(part(99..100), Vec::<usize>::new());
    }

    #[test]
    fn a_pasted_book_is_cut() {
        assert!(fold_query(&"ạ".repeat(1_000_000)).key.len() <= LONGEST_QUERY);
    }
}
