//! The communes since 2025-07-01, and those before, read from two files that are loaded when first needed.
//!
//! `public/data/communes.txt` holds the 3,321 communes (Quyết định 19/2025/QĐ-TTg, with the changes of kind up to the day
//! in its first line), `public/data/old-communes.txt` the 10,035 communes before that day and what became of each
//! (the statistics office's conversion table of July 2025). This module does not load them: it reads text.
//!
//! # The files
//!
//! UTF-8, NFC, one record per line, made to be small after brotli. Numbers are written in base 36 with small letters, and
//! nothing stands for zero.
//!
//! Both files end with a line that holds a full stop alone.
//!
//! `communes.txt`: first `tokhai-communes 1 <count> <as of>`. Then, by code: `#<province>` where the province changes;
//! `<step><kind><name>` for a commune, where the step leads from the code before to this one (nothing stands for 3, the
//! usual one) and the kind is `X` xã, `P` phường, `D` đặc khu. Last `!<day> <kind> <code> …` for communes that were of
//! that kind before that day.
//!
//! `old-communes.txt`: first `tokhai-old-communes 1 <count> <until>`. Then, in the order of the office's table: `#<name>`
//! for a province, `=<name>` for a district, `<kind><name>` for a commune (`X` xã, `P` phường, `T` thị trấn). After a tab
//! comes what it became: one or more of `<step><share>`, where the step leads from the new code written last (it may be
//! negative) and the share is `.` the whole, `*` a part, `+` a part of the land with all residents, `~` land without
//! residents. Without the tab it became, whole, the new commune written last.

use crate::values::day::from_iso;
use crate::values::name_search::{Folded, NameIndex, Rank, cut, fold, row_of};
use crate::values::place::{CommuneCode, PROVINCES, Province, ProvinceCode};
use crate::values::text::Text;
use chrono::NaiveDate;
use std::fmt;
use std::ops::Range;

/// A table that cannot be read: a file cut short, or not this file at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadTable {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: &'static str,
}

impl fmt::Display for BadTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

/// What a commune is called by law since 2025-07-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CommuneKind {
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Đặc khu.
    SpecialZone,
}

impl CommuneKind {
    /// The word before the name.
    pub fn text(self) -> Text {
        match self {
            CommuneKind::Commune => Text::new("Xã", "Commune"),
            CommuneKind::Ward => Text::new("Phường", "Ward"),
            CommuneKind::SpecialZone => Text::new("Đặc khu", "Special zone"),
        }
    }

    fn of(letter: char) -> Option<CommuneKind> {
        match letter {
            'X' => Some(CommuneKind::Commune),
            'P' => Some(CommuneKind::Ward),
            'D' => Some(CommuneKind::SpecialZone),
            _ => None,
        }
    }
}

/// A commune, ward or special zone since 2025-07-01.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commune {
    /// Its code.
    pub code: CommuneCode,
    /// Its name without the kind.
    pub name: Box<str>,
    /// What it is at the end of the table.
    pub kind: CommuneKind,
    /// What it was before a day, where that changed.
    pub kind_before: Option<(CommuneKind, NaiveDate)>,
    /// Its province.
    pub province: ProvinceCode,
}

impl Commune {
    /// Kind and name at the end of the table: "Phường Ba Đình".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind.text().vi, self.name)
    }

    /// What it is on a day.
    pub fn kind_on(&self, day: NaiveDate) -> CommuneKind {
        match self.kind_before {
            Some((before, since)) if day < since => before,
            _ => self.kind,
        }
    }

    /// Kind and name as papers of that day write them.
    pub fn full_name_on(&self, day: NaiveDate) -> String {
        format!("{} {}", self.kind_on(day).text().vi, self.name)
    }
}

/// All communes, ready for a search.
#[derive(Clone, Debug)]
pub struct Communes {
    as_of: NaiveDate,
    /// By code.
    list: Vec<Commune>,
    index: NameIndex,
    /// The blocks of numbers of the provinces.
    blocks: Vec<(ProvinceCode, Range<usize>)>,
    /// The communes in the order of their names.
    by_name: Vec<usize>,
    /// For each commune its place in that order.
    order: Vec<u32>,
    provinces: ProvinceNames,
}

impl Communes {
    /// Reads `communes.txt`.
    pub fn read(text: &str) -> Result<Communes, BadTable> {
        let mut lines = Lines::of(text);
        let (count, as_of) = lines.head("tokhai-communes")?;
        let mut list: Vec<Commune> = Vec::with_capacity(count.min(LARGEST));
        let mut code = 0;
        let mut province = None;
        while let Some(line) = lines.next() {
            if let Some(digits) = line.strip_prefix('#') {
                province =
                    Some(ProvinceCode::parse(digits).map_err(|_| lines.bad("no such province"))?);
            } else if let Some(change) = line.strip_prefix('!') {
                amend(&mut list, change).ok_or_else(|| lines.bad("not a change of kind"))?;
            } else {
                let province = province.ok_or_else(|| lines.bad("a commune outside a province"))?;
                let commune =
                    commune(line, code, province).ok_or_else(|| lines.bad("not a commune"))?;
                code = i64::from(commune.code.number());
                list.push(commune);
            }
        }
        if list.len() != count || !lines.ended() {
            return Err(lines.bad("the file is cut short"));
        }
        let index = NameIndex::of(list.iter().map(|commune| &*commune.name));
        let by_name = by_name(&index);
        let mut order = vec![0; list.len()];
        for (place, row) in (0..).zip(&by_name) {
            if let Some(slot) = order.get_mut(*row) {
                *slot = place;
            }
        }
        let mut blocks: Vec<(ProvinceCode, Range<usize>)> = Vec::new();
        for (at, commune) in list.iter().enumerate() {
            match blocks.last_mut() {
                Some((province, rows)) if *province == commune.province => rows.end = at + 1,
                _ => blocks.push((commune.province, at..at + 1)),
            }
        }
        let provinces = ProvinceNames::read();
        Ok(Communes { as_of, list, index, blocks, by_name, order, provinces })
    }

    /// The day up to which changes are in the table.
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// The commune with this code.
    pub fn get(&self, code: CommuneCode) -> Option<&Commune> {
        let at = self.list.binary_search_by_key(&code, |commune| commune.code).ok()?;
        self.list.get(at)
    }

    /// All communes, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Commune> {
        self.list.iter()
    }

    /// The communes that fit what was typed, best first, at most `limit`.
    ///
    /// The name itself goes before names that begin so, then names with a word that is or begins so, then names with such
    /// letters inside. Accents that were typed decide between names that fit alike, then the kind, if it was typed
    /// ("phường …"). A province may follow the name, after a comma or a space, under its name of today or one from before
    /// the merger; `province` narrows the list whatever was typed. An empty query lists the province by name.
    pub fn search(
        &self,
        query: &str,
        province: Option<ProvinceCode>,
        limit: usize,
    ) -> Vec<&Commune> {
        self.search_parts(&parts_of(query), province, limit)
    }

    fn search_parts(
        &self,
        parts: &[Folded],
        province: Option<ProvinceCode>,
        limit: usize,
    ) -> Vec<&Commune> {
        let Some((name, rest)) = parts.split_first() else {
            return self.all_in(province, limit);
        };
        let mut ways: Vec<Way<Option<Vec<ProvinceCode>>>> = Vec::new();
        let typed_province =
            rest.last().map(|part| self.provinces.like(&part.key)).filter(|list| !list.is_empty());
        push_ways(&mut ways, name, typed_province);
        if rest.is_empty() {
            for (head, tail) in name.cuts() {
                let named = self.provinces.named(&tail.key);
                if !named.is_empty() {
                    push_ways(&mut ways, &head, Some(named));
                }
            }
        }
        let mut found = Found::new(self.list.len());
        let take = |found: &mut Found, loosely: bool| {
            for (way_at, way) in ways.iter().enumerate() {
                let here = |of: &ProvinceCode| match (province, &way.within) {
                    (Some(province), _) => *of == province,
                    (None, Some(provinces)) => provinces.contains(of),
                    (None, None) => true,
                };
                let rows = joined(
                    self.blocks.iter().filter(|(of, _)| here(of)).map(|(_, rows)| rows.clone()),
                );
                for (at, rank) in look(&self.index, rows, &way.name, loosely) {
                    let Some(commune) = self.list.get(at) else { continue };
                    let other_kind = way.kind.is_some_and(|kind| kind.now() != Some(commune.kind));
                    let order = self.order.get(at).copied().unwrap_or(u32::MAX);
                    found.push(at, &Score { rank, context: 0, other_kind, way_at, order });
                }
            }
        };
        take(&mut found, false);
        if found.is_empty() {
            take(&mut found, true);
        }
        match self.provinces.named(&name.key).first() {
            // A whole address may be pasted: the house and the street are not in the table.
            _ if found.is_empty() && rest.len() > 1 => self.search_parts(rest, province, limit),
            // A province where a commune was asked for: show what it has.
            Some(of) if found.is_empty() => self.all_in(province.or(Some(*of)), limit),
            _ => found.best(limit).filter_map(|at| self.list.get(at)).collect(),
        }
    }

    fn all_in(&self, province: Option<ProvinceCode>, limit: usize) -> Vec<&Commune> {
        let all = self.by_name.iter().filter_map(|row| self.list.get(*row));
        all.filter(|commune| Some(commune.province) == province).take(limit).collect()
    }
}

/// What a commune was called by law before 2025-07-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OldCommuneKind {
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Thị trấn.
    Township,
}

impl OldCommuneKind {
    /// The word before the name.
    pub fn text(self) -> Text {
        match self {
            OldCommuneKind::Commune => Text::new("Xã", "Commune"),
            OldCommuneKind::Ward => Text::new("Phường", "Ward"),
            OldCommuneKind::Township => Text::new("Thị trấn", "Township"),
        }
    }

    fn of(letter: char) -> Option<OldCommuneKind> {
        match letter {
            'X' => Some(OldCommuneKind::Commune),
            'P' => Some(OldCommuneKind::Ward),
            'T' => Some(OldCommuneKind::Township),
            _ => None,
        }
    }
}

/// How much of an old commune a new one took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// All of it.
    Whole,
    /// A part with some of its residents.
    Part,
    /// A part of the land with all of its residents.
    AllResidents,
    /// Land on which nobody lives.
    EmptyLand,
}

/// A new commune that took an old one, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Became {
    /// The new commune.
    pub code: CommuneCode,
    /// How much it took.
    pub share: Share,
}

/// A commune before 2025-07-01.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldCommune<'t> {
    /// Its name without the kind; a number for some wards.
    pub name: &'t str,
    /// What it was.
    pub kind: OldCommuneKind,
    /// The district, with its kind: "Quận Ba Đình".
    pub district: &'t str,
    /// The province before the merger, without its kind.
    pub province: &'t str,
    /// What it became, in the order of the table.
    pub became: &'t [Became],
}

impl OldCommune<'_> {
    /// Kind and name: "Phường Phúc Xá".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind.text().vi, self.name)
    }

    /// The new communes a resident may live in now: one, or several where the residents were divided.
    pub fn homes(&self) -> Vec<CommuneCode> {
        self.became
            .iter()
            .filter(|became| became.share != Share::EmptyLand)
            .map(|became| became.code)
            .collect()
    }
}

/// All communes before 2025-07-01, ready for a search.
#[derive(Clone, Debug)]
pub struct OldCommunes {
    until: NaiveDate,
    text: String,
    rows: Vec<OldRow>,
    districts: Vec<District>,
    old_provinces: Vec<OldProvince>,
    became: Vec<Became>,
    index: NameIndex,
    /// The names of the old provinces, then those of the districts.
    places: NameIndex,
    provinces: ProvinceNames,
}

#[derive(Clone, Debug)]
struct OldRow {
    /// Where the name stands in the text.
    name: Range<usize>,
    kind: OldCommuneKind,
    district: usize,
    became: Range<usize>,
}

#[derive(Clone, Debug)]
struct District {
    name: Range<usize>,
    old_province: usize,
    /// The province since 2025-07-01.
    province: Option<ProvinceCode>,
    rows: Range<usize>,
}

#[derive(Clone, Debug)]
struct OldProvince {
    name: Range<usize>,
    key: String,
    districts: Range<usize>,
}

/// For each district: how well it fits what was typed after the name; less is better.
type Districts = Vec<Option<u8>>;

impl OldCommunes {
    /// Reads `old-communes.txt`.
    pub fn read(text: &str) -> Result<OldCommunes, BadTable> {
        let mut lines = Lines::of(text);
        let (count, until) = lines.head("tokhai-old-communes")?;
        let mut rows: Vec<OldRow> = Vec::with_capacity(count.min(LARGEST));
        let (mut districts, mut old_provinces) =
            (Vec::<District>::new(), Vec::<OldProvince>::new());
        let mut became: Vec<Became> = Vec::with_capacity(count.min(LARGEST));
        let mut last = 0;
        while let Some(line) = lines.next() {
            let here = lines.start + 1..lines.start + line.len();
            if let Some(name) = line.strip_prefix('#') {
                let none = districts.len()..districts.len();
                old_provinces.push(OldProvince {
                    name: here,
                    key: fold(name).key,
                    districts: none,
                });
            } else if line.starts_with('=') {
                let old_province = old_provinces.len().saturating_sub(1);
                let of = old_provinces
                    .last_mut()
                    .ok_or_else(|| lines.bad("a district outside a province"))?;
                districts.push(District {
                    name: here,
                    old_province,
                    province: None,
                    rows: rows.len()..rows.len(),
                });
                of.districts.end = districts.len();
            } else {
                let (name, codes) = line.split_once('\t').unwrap_or((line, "."));
                let kind = name.chars().next().and_then(OldCommuneKind::of);
                let (Some(kind), Some(district)) = (kind, districts.last_mut()) else {
                    return Err(lines.bad("not a commune in a district"));
                };
                let first = became.len();
                last = read_became(codes, last, &mut became)
                    .ok_or_else(|| lines.bad("not a list of new communes"))?;
                district.province = became.last().and_then(|became| became.code.province());
                let (name, became) = (here.start..lines.start + name.len(), first..became.len());
                district.rows.end += 1;
                rows.push(OldRow { name, kind, district: districts.len() - 1, became });
            }
        }
        if rows.len() != count || !lines.ended() {
            return Err(lines.bad("the file is cut short"));
        }
        let index = NameIndex::of(rows.iter().map(|row| piece(text, &row.name)));
        let (of, district) =
            (old_provinces.iter().map(|p| &p.name), districts.iter().map(|d| &d.name));
        let places = NameIndex::of(of.chain(district).map(|name| piece(text, name)));
        let (text, provinces) = (text.to_owned(), ProvinceNames::read());
        Ok(OldCommunes {
            until,
            text,
            rows,
            districts,
            old_provinces,
            became,
            index,
            places,
            provinces,
        })
    }

    /// The day on which these communes ended.
    pub fn until(&self) -> NaiveDate {
        self.until
    }

    /// All old communes, in the order of the office's table.
    pub fn iter(&self) -> impl Iterator<Item = OldCommune<'_>> {
        (0..self.rows.len()).filter_map(|at| self.at(at))
    }

    /// The old communes that fit what was typed, best first, at most `limit`.
    ///
    /// Ranked like [`Communes::search`]. District and province may follow the name, after commas or spaces
    /// ("phúc xá, ba đình, hà nội"); `province` is a province of today and narrows the list whatever was typed.
    pub fn search(
        &self,
        query: &str,
        province: Option<ProvinceCode>,
        limit: usize,
    ) -> Vec<OldCommune<'_>> {
        self.search_parts(&parts_of(query), province, limit)
    }

    fn search_parts(
        &self,
        parts: &[Folded],
        province: Option<ProvinceCode>,
        limit: usize,
    ) -> Vec<OldCommune<'_>> {
        let Some((name, rest)) = parts.split_first() else {
            return Vec::new();
        };
        let mut ways: Vec<Way<Option<Districts>>> = Vec::new();
        let mut context = None;
        for part in rest {
            let bare = part.without_first(SHORT_DISTRICT_WORDS).map(|(rest, _)| rest);
            let fitting = self.districts_like(bare.as_ref().unwrap_or(part));
            // A part that fits nothing is a street, a country or a slip.
            if fitting.iter().any(Option::is_some) {
                context = Some(both(context, fitting));
            }
        }
        push_ways(&mut ways, name, context);
        if rest.is_empty() {
            for (head, tail) in name.cuts() {
                if let Some(province) = self.districts_of(&tail) {
                    for (head, tail) in head.cuts() {
                        if let Some(district) = self.districts_named(&tail) {
                            push_ways(
                                &mut ways,
                                &head,
                                Some(both(Some(district), province.clone())),
                            );
                        }
                    }
                    push_ways(&mut ways, &head, Some(province));
                }
                if let Some(district) = self.districts_named(&tail) {
                    push_ways(&mut ways, &head, Some(district));
                }
            }
        }
        let mut found = Found::new(self.rows.len());
        let take = |found: &mut Found, loosely: bool| {
            for (way_at, way) in ways.iter().enumerate() {
                let context = |district: usize| match &way.within {
                    Some(districts) => districts.get(district).copied().flatten(),
                    None => Some(0),
                };
                let here = |at: usize, district: &District| {
                    context(at).is_some() && (province.is_none() || district.province == province)
                };
                let districts =
                    self.districts.iter().enumerate().filter(|(at, district)| here(*at, district));
                let rows = joined(districts.map(|(_, district)| district.rows.clone()));
                for (at, rank) in look(&self.index, rows, &way.name, loosely) {
                    let Some(row) = self.rows.get(at) else { continue };
                    let context = context(row.district).unwrap_or_default();
                    let other_kind = way.kind.is_some_and(|kind| kind.before() != Some(row.kind));
                    found.push(at, &Score { rank, context, other_kind, way_at, order: as_u32(at) });
                }
            }
        };
        take(&mut found, false);
        if found.is_empty() {
            take(&mut found, true);
        }
        if found.is_empty() && rest.len() > 1 {
            return self.search_parts(rest, province, limit);
        }
        found.best(limit).filter_map(|at| self.at(at)).collect()
    }

    fn at(&self, at: usize) -> Option<OldCommune<'_>> {
        let row = self.rows.get(at)?;
        let district = self.districts.get(row.district)?;
        let province = self.old_provinces.get(district.old_province)?;
        Some(OldCommune {
            name: piece(&self.text, &row.name),
            kind: row.kind,
            district: piece(&self.text, &district.name),
            province: piece(&self.text, &province.name),
            became: self.became.get(row.became.clone()).unwrap_or_default(),
        })
    }

    /// The districts that fit, or are in a province that fits, old or new.
    fn districts_like(&self, typed: &Folded) -> Districts {
        let new = self.provinces.like(&typed.key);
        let mut fitting: Districts =
            self.districts.iter().map(|district| district.within(&new).then_some(0)).collect();
        for (at, rank) in self.places.find(0..self.places.len(), typed) {
            let districts = match self.old_provinces.get(at) {
                Some(old) => old.districts.clone(),
                None => at - self.old_provinces.len()..at - self.old_provinces.len() + 1,
            };
            for slot in fitting.get_mut(districts).unwrap_or_default() {
                *slot = Some(slot.map_or(rank.level(), |level| level.min(rank.level())));
            }
        }
        fitting
    }

    /// The districts with exactly this name, with or without the kind.
    fn districts_named(&self, typed: &Folded) -> Option<Districts> {
        let is_it = |name: &str| {
            let bare =
                DISTRICT_WORDS.iter().find_map(|word| name.strip_prefix(word)?.strip_prefix(' '));
            name == typed.key || bare == Some(&typed.key)
        };
        let first = self.old_provinces.len();
        let mut fitting: Districts = vec![None; self.districts.len()];
        for (at, _) in self.places.find(first..self.places.len(), typed) {
            if let Some(slot) = fitting.get_mut(at - first).filter(|_| is_it(self.places.key(at))) {
                *slot = Some(0);
            }
        }
        fitting.iter().any(Option::is_some).then_some(fitting)
    }

    /// The districts of the province with exactly this name; the old province of this name before the new.
    fn districts_of(&self, typed: &Folded) -> Option<Districts> {
        let new = self.provinces.named(&typed.key);
        if new.is_empty() {
            return None;
        }
        let name = Province::without_kind(&typed.key);
        let old =
            self.old_provinces.iter().find(|old| old.key == name).map(|old| old.districts.clone());
        let is_old = |at: &usize| old.as_ref().is_some_and(|districts| districts.contains(at));
        let fits = |(at, district): (usize, &District)| {
            district.within(&new).then(|| u8::from(!is_old(&at)))
        };
        Some(self.districts.iter().enumerate().map(fits).collect())
    }
}

impl District {
    fn within(&self, provinces: &[ProvinceCode]) -> bool {
        self.province.is_some_and(|province| provinces.contains(&province))
    }
}

/// More rows than this no table has: a wrong count in a file must not ask for all memory.
const LARGEST: usize = 20_000;

/// The words before the name of a district.
const DISTRICT_WORDS: &[&str] = &["quan", "huyen", "thi xa", "thanh pho"];

/// The same in the short forms that people type.
const SHORT_DISTRICT_WORDS: &[&str] = &["q", "h", "tx", "tp"];

/// The words before the name of a commune, as people type them.
const KIND_WORDS: &[&str] = &["xa", "x", "phuong", "p", "thi tran", "tt", "dac khu", "dk"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TypedKind {
    Commune,
    Ward,
    Township,
    SpecialZone,
}

impl TypedKind {
    fn of(word: &str) -> Option<TypedKind> {
        match word {
            "xa" | "x" => Some(TypedKind::Commune),
            "phuong" | "p" => Some(TypedKind::Ward),
            "thi tran" | "tt" => Some(TypedKind::Township),
            "dac khu" | "dk" => Some(TypedKind::SpecialZone),
            _ => None,
        }
    }

    fn now(self) -> Option<CommuneKind> {
        match self {
            TypedKind::Commune => Some(CommuneKind::Commune),
            TypedKind::Ward => Some(CommuneKind::Ward),
            TypedKind::SpecialZone => Some(CommuneKind::SpecialZone),
            TypedKind::Township => None,
        }
    }

    fn before(self) -> Option<OldCommuneKind> {
        match self {
            TypedKind::Commune => Some(OldCommuneKind::Commune),
            TypedKind::Ward => Some(OldCommuneKind::Ward),
            TypedKind::Township => Some(OldCommuneKind::Township),
            TypedKind::SpecialZone => None,
        }
    }
}

/// One way to understand a query: a name, a kind, a place around it.
struct Way<W> {
    name: Folded,
    kind: Option<TypedKind>,
    within: W,
}

/// A kind word may also be the first word of a name (Xã Xa Dung), so both ways are tried.
fn push_ways<W: Clone>(ways: &mut Vec<Way<W>>, name: &Folded, within: W) {
    if let Some((rest, word)) = name.without_first(KIND_WORDS) {
        ways.push(Way { name: rest, kind: TypedKind::of(word), within: within.clone() });
    }
    ways.push(Way { name: name.clone(), kind: None, within });
}

/// The parts of a query between commas, folded, without empty ones.
fn parts_of(query: &str) -> Vec<Folded> {
    let parts = cut(query).split([',', ';', '\n']).map(|part| {
        // Papers write "Phường 05" for what the table has as "5".
        let words: Vec<&str> = part.split_whitespace().map(without_zeros).collect();
        fold(&words.join(" "))
    });
    parts.filter(|part| !part.key.is_empty()).collect()
}

fn without_zeros(word: &str) -> &str {
    let number = word.bytes().all(|digit| digit.is_ascii_digit());
    if number { word.trim_start_matches('0') } else { word }
}

/// How well a row fits; what stands first weighs most, and less is better.
struct Score {
    rank: Rank,
    context: u8,
    other_kind: bool,
    way_at: usize,
    order: u32,
}

impl Score {
    /// The score and the row as one number to sort by.
    fn number(&self, row: usize) -> u128 {
        let way_at = u8::try_from(self.way_at).unwrap_or(u8::MAX);
        [
            (8, self.context.into()),
            (8, self.other_kind.into()),
            (8, way_at.into()),
            (32, self.order),
            (32, as_u32(row)),
        ]
        .into_iter()
        .fold(self.rank.number(), |number, (bits, part)| (number << bits) | u128::from(part))
    }
}

/// The best score of each row that fits.
struct Found {
    scores: Vec<u128>,
    /// For each row one more than its place among the scores, or 0.
    places: Vec<usize>,
}

impl Found {
    fn new(rows: usize) -> Found {
        Found { scores: Vec::new(), places: vec![0; rows] }
    }

    fn is_empty(&self) -> bool {
        self.scores.is_empty()
    }

    fn push(&mut self, row: usize, score: &Score) {
        let Some(place) = self.places.get_mut(row) else { return };
        let score = score.number(row);
        match place.checked_sub(1).and_then(|place| self.scores.get_mut(place)) {
            Some(best) => *best = score.min(*best),
            None => {
                self.scores.push(score);
                *place = self.scores.len();
            }
        }
    }

    /// The rows with the best scores, best first.
    fn best(mut self, limit: usize) -> impl Iterator<Item = usize> {
        self.scores.sort_unstable();
        self.scores.into_iter().take(limit).map(row_of)
    }
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Folded names of provinces, of today and from before the merger.
#[derive(Clone, Debug)]
struct ProvinceNames(Vec<(String, ProvinceCode)>);

impl ProvinceNames {
    fn read() -> ProvinceNames {
        let names = PROVINCES.iter().flat_map(|p| p.names().map(|name| (fold(name).key, p.code)));
        ProvinceNames(names.collect())
    }

    /// The provinces with exactly this name.
    fn named(&self, key: &str) -> Vec<ProvinceCode> {
        let key = Province::without_kind(key);
        self.0.iter().filter(|(name, _)| name == key).map(|(_, code)| *code).collect()
    }

    /// The provinces with this name, or those whose name begins so.
    fn like(&self, key: &str) -> Vec<ProvinceCode> {
        let named = self.named(key);
        if !named.is_empty() {
            return named;
        }
        let key = Province::without_kind(key);
        self.0.iter().filter(|(name, _)| name.starts_with(key)).map(|(_, code)| *code).collect()
    }
}

/// Both conditions at once.
fn both(one: Option<Districts>, other: Districts) -> Districts {
    let Some(one) = one else { return other };
    one.into_iter().zip(other).map(|(a, b)| Some(a?.saturating_add(b?))).collect()
}

/// Looks for a name in some rows, with or without forgiving slips of spelling.
fn look(
    index: &NameIndex,
    rows: Vec<Range<usize>>,
    name: &Folded,
    loosely: bool,
) -> Vec<(usize, Rank)> {
    let find = |rows| if loosely { index.find_loosely(rows, name) } else { index.find(rows, name) };
    rows.into_iter().flat_map(find).collect()
}

/// Ranges in ascending order, those that touch made one.
fn joined(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => joined.push(range),
        }
    }
    joined
}

/// The rows in the order of their keys; those whose first twelve letters are alike stay in the order of the list.
fn by_name(index: &NameIndex) -> Vec<usize> {
    let number = |key: &str| {
        key.bytes().chain(std::iter::repeat(0)).take(12).fold(0, |n, b| (n << 8) | u128::from(b))
    };
    let mut rows: Vec<u128> =
        (0..).zip(index.keys()).map(|(row, key)| (number(key) << 32) | row).collect();
    rows.sort_unstable();
    rows.into_iter().map(row_of).collect()
}

fn piece<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap_or_default()
}

/// The lines of a file and where we are, for a message.
struct Lines<'t> {
    rest: &'t str,
    line: usize,
    /// Where the line begins in the text.
    start: usize,
    next_start: usize,
    ended: bool,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Lines<'t> {
        Lines { rest: text, line: 0, start: 0, next_start: 0, ended: false }
    }

    fn next(&mut self) -> Option<&'t str> {
        let (line, rest) = self.rest.split_once('\n')?;
        self.start = self.next_start;
        self.next_start += line.len() + 1;
        self.rest = rest;
        self.line += 1;
        let line = line.strip_suffix('\r').unwrap_or(line);
        self.ended = line == ".";
        (!self.ended).then_some(line)
    }

    /// The end of the file was reached as it should be.
    fn ended(&self) -> bool {
        self.ended
    }

    fn bad(&self, what: &'static str) -> BadTable {
        BadTable { line: self.line, what }
    }

    /// The first line: what the file is, how many rows it has, and a day.
    fn head(&mut self, what: &str) -> Result<(usize, NaiveDate), BadTable> {
        let mut words = self.next().unwrap_or_default().split(' ');
        let known = words.next() == Some(what) && words.next() == Some("1");
        let count = words.next().and_then(|count| count.parse().ok());
        let day = words.next().and_then(from_iso);
        match (known, count, day) {
            (true, Some(count), Some(day)) => Ok((count, day)),
            _ => Err(self.bad("not the table that was looked for")),
        }
    }
}

/// A number in base 36; nothing stands for zero.
fn base36(text: &str) -> Option<i64> {
    match text {
        "" => Some(0),
        digits => i64::from_str_radix(digits, 36).ok(),
    }
}

fn code_at(last: i64, step: i64) -> Option<CommuneCode> {
    CommuneCode::from_number(u32::try_from(last.checked_add(step)?).ok()?)
}

/// Reads `<step><kind><name>`.
fn commune(line: &str, last: i64, province: ProvinceCode) -> Option<Commune> {
    let at = line.find(|letter: char| letter.is_ascii_uppercase())?;
    let (step, rest) = line.split_at_checked(at)?;
    let kind = CommuneKind::of(rest.chars().next()?)?;
    let name = rest.get(1..).filter(|name| !name.is_empty())?;
    let step = if step.is_empty() { 3 } else { base36(step)? };
    let code = code_at(last, step).filter(|_| step > 0)?;
    Some(Commune { code, name: name.into(), kind, kind_before: None, province })
}

/// Reads `<day> <kind> <code> …`.
fn amend(list: &mut [Commune], change: &str) -> Option<()> {
    let mut words = change.split(' ');
    let day = from_iso(words.next()?)?;
    let kind = CommuneKind::of(words.next()?.chars().next()?)?;
    for word in words {
        let code = CommuneCode::parse(word).ok()?;
        let at = list.binary_search_by_key(&code, |commune| commune.code).ok()?;
        list.get_mut(at)?.kind_before = Some((kind, day));
    }
    Some(())
}

/// Reads one or more `<step><share>`, and gives the last code.
fn read_became(codes: &str, last: i64, became: &mut Vec<Became>) -> Option<i64> {
    let mut last = last;
    let mut rest = codes;
    while !rest.is_empty() {
        let at = rest.find(['.', '*', '+', '~'])?;
        let (step, after) = rest.split_at_checked(at)?;
        let share = match after.chars().next()? {
            '.' => Share::Whole,
            '*' => Share::Part,
            '+' => Share::AllResidents,
            _ => Share::EmptyLand,
        };
        let code = code_at(last, base36(step)?)?;
        last = i64::from(code.number());
        became.push(Became { code, share });
        rest = after.get(1..)?;
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::day::{iso, ymd};
    use crate::values::place::search_key;
    use unicode_normalization::is_nfc;

    const NOW: &str = include_str!("../../public/data/communes.txt");
    const BEFORE: &str = include_str!("../../public/data/old-communes.txt");

    fn now() -> Communes {
        match Communes::read(NOW) {
            Ok(communes) => communes,
            Err(bad) => unreachable!("{bad}"),
        }
    }

    fn before() -> OldCommunes {
        match OldCommunes::read(BEFORE) {
            Ok(communes) => communes,
            Err(bad) => unreachable!("{bad}"),
        }
    }

    fn code(digits: &str) -> Option<CommuneCode> {
        CommuneCode::parse(digits).ok()
    }

    fn province(digits: &str) -> Option<ProvinceCode> {
        ProvinceCode::parse(digits).ok()
    }

    #[test]
    fn the_table_is_whole() {
        let communes = now();
        let count = |kind: CommuneKind, day: NaiveDate| {
            communes.iter().filter(|c| c.kind_on(day) == kind).count()
        };
        let counts = |day: NaiveDate| {
            [CommuneKind::Commune, CommuneKind::Ward, CommuneKind::SpecialZone]
                .map(|kind| count(kind, day))
        };
        assert_eq!(counts(ymd(2025, 7, 1)), [2621, 687, 13]);
        assert_eq!(counts(ymd(2026, 4, 30)), [2611, 697, 13]);
        assert_eq!(counts(ymd(2026, 9, 20)), [2599, 709, 13]);
        assert_eq!(iso(communes.as_of()), "2026-09-20");
        assert!(is_nfc(NOW));
        for commune in communes.iter() {
            assert!(commune.code.may_be_in(commune.province), "{}", commune.code);
            assert_eq!(communes.get(commune.code), Some(commune));
            assert!(
                search_key(&commune.name).is_ascii() && commune.name.trim() == &*commune.name,
                "{}",
                commune.name
            );
        }
    }

    #[test]
    fn a_commune_by_its_code() {
        let communes = now();
        let check = |digits: &str, day: NaiveDate, expect: Option<&str>| {
            let name = code(digits)
                .and_then(|code| communes.get(code))
                .map(|commune| commune.full_name_on(day));
            assert_eq!(name.as_deref(), expect, "{digits}");
        };
        let today = ymd(2026, 11, 22);
        check("00004", today, Some("Phường Ba Đình"));
        check("26732", today, Some("Đặc khu Côn Đảo"));
        check("32248", today, Some("Xã Đất Mũi"));
        check("00745", today, Some("Xã Phố Bảng"));
        check("25270", ymd(2026, 4, 29), Some("Xã Lộc Ninh"));
        check("25270", ymd(2026, 4, 30), Some("Phường Lộc Ninh"));
        check("00005", today, None);
    }

    /// The first communes found: name and province.
    fn first(communes: &Communes, query: &str, within: Option<&str>) -> Vec<(String, String)> {
        let found = communes.search(query, within.and_then(province), 3);
        found.iter().map(|c| (c.full_name(), c.province.to_string())).collect()
    }

    #[test]
    fn a_commune_is_found_by_what_people_type() {
        let communes = now();
        let check = |query: &str, within: Option<&str>, name: &str, province: &str| {
            let found = first(&communes, query, within);
            let best = found.first().map(|(name, province)| (name.as_str(), province.as_str()));
            assert_eq!(best, Some((name, province)), "{query:?} {found:?}");
        };
        check("ba dinh", None, "Phường Ba Đình", "01");
        check("Ba Đình", None, "Phường Ba Đình", "01");
        check("ba đình", Some("01"), "Phường Ba Đình", "01");
        check("badinh", None, "Phường Ba Đình", "01");
        check("phường ba đình", None, "Phường Ba Đình", "01");
        check("p. ba dinh", None, "Phường Ba Đình", "01");
        check("hoà bình, phú thọ", None, "Phường Hòa Bình", "25");
        check("hoa binh phu tho", None, "Phường Hòa Bình", "25");
        check("hoa binh hoa binh", None, "Phường Hòa Bình", "25");
        check("HOA BINH", Some("25"), "Phường Hòa Bình", "25");
        check("phường hòa bình tỉnh phú thọ", None, "Phường Hòa Bình", "25");
        check("cu mgar", None, "Xã Cư M'gar", "66");
        check("Cư M’gar", None, "Xã Cư M'gar", "66");
        check("Số 5, ngõ 3, phường Ba Đình, TP Hà Nội", None, "Phường Ba Đình", "01");
        check("dak lak", None, "Phường Bình Kiến", "66");
        check("mi duc", None, "Xã Mỹ Đức", "01");
        check("con dao", None, "Đặc khu Côn Đảo", "79");
        check("dac khu phu quoc", None, "Đặc khu Phú Quốc", "91");
        check("xa dung", None, "Xã Xa Dung", "11");
        check("tan phu, dong nai", None, "Phường Tân Phú", "75");
        check("tân phú, đồng n", None, "Phường Tân Phú", "75");
        check("tan phu dong nai", None, "Phường Tân Phú", "75");
        check("xã tân phú, huyện tân phú, tỉnh đồng nai", None, "Phường Tân Phú", "75");
    }

    #[test]
    fn accents_and_kind_break_ties() {
        let communes = now();
        let names = |query: &str| -> Vec<String> {
            communes.search(query, None, 2).iter().map(|commune| commune.full_name()).collect()
        };
        assert_eq!(names("xã hòa bình").first().map(String::as_str), Some("Xã Hòa Bình"));
        assert_eq!(names("phường hòa bình").first().map(String::as_str), Some("Phường Hòa Bình"));
        assert!(communes.search("", None, 10).is_empty());
        assert!(communes.search("qqqq", None, 10).is_empty());
        assert_eq!(communes.search("", province("96"), 100).len(), 64);
        assert_eq!(communes.search("a", None, 0).len(), 0);
        assert_eq!(communes.search(&"ba dinh ".repeat(100_000), None, 10).len(), 0);
    }

    #[test]
    fn every_commune_is_among_the_first_three() {
        let communes = now();
        let (mut asked, mut missed) = (0, Vec::new());
        // Every seventh, for speed; all of them passed when this was written.
        for commune in communes.iter().step_by(7) {
            let Some(of) = commune.province.province() else {
                unreachable!("a province of the table")
            };
            let key = search_key(&commune.name);
            let mut queries = vec![
                (key.clone(), Some(commune.province)),
                (commune.name.to_string(), Some(commune.province)),
                (commune.full_name(), Some(commune.province)),
                (format!("{} {}", commune.full_name(), of.name), None),
                (format!("{key}, {}", search_key(of.name)), None),
                (key.replace(' ', ""), Some(commune.province)),
            ];
            queries.extend(
                of.merged_from.iter().map(|old| (format!("{key} {}", search_key(old)), None)),
            );
            for (query, province) in queries {
                asked += 1;
                if !communes.search(&query, province, 3).contains(&commune) {
                    missed.push((query, commune.full_name()));
                }
            }
        }
        assert!(missed.len() * 1000 <= asked, "{} of {asked}: {missed:?}", missed.len());
    }

    #[test]
    fn the_old_table_is_whole() {
        let (communes, old) = (now(), before());
        assert_eq!(old.iter().count(), 10_035);
        assert!(is_nfc(BEFORE));
        assert_eq!(iso(old.until()), "2025-07-01");
        let whole =
            |old: &OldCommune<'_>| matches!(old.became, [became] if became.share == Share::Whole);
        assert_eq!(old.iter().filter(whole).count(), 9_595);
        // 58 sent all their residents to one; Phúc Lợi gave land without residents to another and is marked as a part.
        assert_eq!(old.iter().filter(|old| old.homes().len() == 1).count(), 9_595 + 58 + 1);
        let mut reached: Vec<CommuneCode> = Vec::new();
        for commune in old.iter() {
            assert!(!commune.homes().is_empty(), "{commune:?}");
            assert!(search_key(commune.name).is_ascii(), "{commune:?}");
            let mut provinces: Vec<_> =
                commune.became.iter().map(|became| became.code.province()).collect();
            provinces.dedup();
            assert_eq!(provinces.len(), 1, "{commune:?}");
            for became in commune.became {
                assert!(communes.get(became.code).is_some(), "{commune:?}");
                reached.push(became.code);
            }
        }
        reached.sort();
        reached.dedup();
        // The five islands whose districts had no communes are the only ones that nothing became.
        let fresh: Vec<String> = communes
            .iter()
            .filter(|c| reached.binary_search(&c.code).is_err())
            .map(|c| c.full_name())
            .collect();
        assert_eq!(
            fresh,
            [
                "Đặc khu Bạch Long Vĩ",
                "Đặc khu Cồn Cỏ",
                "Đặc khu Hoàng Sa",
                "Đặc khu Lý Sơn",
                "Đặc khu Côn Đảo"
            ]
        );
        for province in &old.old_provinces {
            let named = old.provinces.named(&province.key);
            let districts = old.districts.get(province.districts.clone()).unwrap_or_default();
            assert!(
                !districts.is_empty() && districts.iter().all(|district| district.within(&named)),
                "{province:?}"
            );
        }
    }

    #[test]
    fn an_old_commune_is_found_by_what_people_type() {
        let (communes, old) = (now(), before());
        let check = |query: &str, within: Option<&str>, expect: &str, became: &[&str]| {
            let found = old.search(query, within.and_then(province), 3);
            let Some(best) = found.first() else { unreachable!("{query:?} finds nothing") };
            assert_eq!(
                format!("{}, {}, {}", best.full_name(), best.district, best.province),
                expect,
                "{query:?}"
            );
            let homes: Vec<String> = best
                .homes()
                .into_iter()
                .filter_map(|code| communes.get(code))
                .map(Commune::full_name)
                .collect();
            assert_eq!(homes, became, "{query:?}");
        };
        let phuc_xa = "Phường Phúc Xá, Quận Ba Đình, Hà Nội";
        check("phuc xa", None, phuc_xa, &["Phường Hồng Hà"]);
        check("Phường Phúc Xá", Some("01"), phuc_xa, &["Phường Hồng Hà"]);
        check("phúc xá, ba đình, hà nội", None, phuc_xa, &["Phường Hồng Hà"]);
        check("phuc xa ba dinh ha noi", None, phuc_xa, &["Phường Hồng Hà"]);
        check("phuc xa quan ba dinh", None, phuc_xa, &["Phường Hồng Hà"]);
        check("phuc xa ha noi", None, phuc_xa, &["Phường Hồng Hà"]);
        check(
            "Số 5, phố Nghĩa Dũng, P. Phúc Xá, Q. Ba Đình, TP. Hà Nội",
            None,
            phuc_xa,
            &["Phường Hồng Hà"],
        );
        check("p phúc xá", None, phuc_xa, &["Phường Hồng Hà"]);
        check(
            "cong vi",
            None,
            "Phường Cống Vị, Quận Ba Đình, Hà Nội",
            &["Phường Ngọc Hà", "Phường Giảng Võ"],
        );
        check("phường 5, q. 3", Some("79"), "Phường 5, Quận 3, Hồ Chí Minh", &["Phường Bàn Cờ"]);
        check("phường 5, quận 3", None, "Phường 5, Quận 3, Hồ Chí Minh", &["Phường Bàn Cờ"]);
        check(
            "Phường 05, Quận 3, TP.HCM",
            None,
            "Phường 5, Quận 3, Hồ Chí Minh",
            &["Phường Bàn Cờ"],
        );
        check("tt dak ha", None, "Thị trấn Đăk Hà, Huyện Đăk Hà, Kon Tum", &["Xã Đăk Hà"]);
        // All residents went with one part, the rest is empty land.
        check(
            "thuy khue tay ho",
            None,
            "Phường Thụy Khuê, Quận Tây Hồ, Hà Nội",
            &["Phường Tây Hồ"],
        );
        assert!(old.search("", None, 5).is_empty());
        assert!(old.search("qqqq", None, 5).is_empty());
        assert!(
            old.search("phuc xa", province("79"), 5).iter().all(|old| old.province != "Hà Nội")
        );
    }

    #[test]
    fn every_old_commune_is_among_the_first_three() {
        let old = before();
        let (mut asked, mut missed) = (0, Vec::new());
        // Every twenty-third, for speed; all of them passed when this was written.
        for commune in old.iter().step_by(23) {
            let address =
                format!("{}, {}, {}", commune.full_name(), commune.district, commune.province);
            for query in [search_key(&address), address] {
                asked += 1;
                if !old.search(&query, None, 3).contains(&commune) {
                    missed.push(query);
                }
            }
        }
        assert!(missed.len() * 1000 <= asked, "{} of {asked}: {missed:?}", missed.len());
    }

    #[test]
    fn a_broken_file_is_told() {
        let check = |text: &str, line: usize| {
            assert_eq!(
                Communes::read(text).map(|_| ()).map_err(|bad| bad.line),
                Err(line),
                "{text:?}"
            );
        };
        check("", 0);
        check("<!doctype html>\n", 1);
        check("tokhai-communes 2 1 2026-09-20\n", 1);
        check("tokhai-communes 1 1 2026-09-20\n#01\n", 2);
        check("tokhai-communes 1 1 2026-09-20\n#01\n4PBa Đình", 2);
        check("tokhai-communes 1 1 2026-09-20\n#01\n4PBa Đình\n", 3);
        check("tokhai-communes 1 1 2026-09-20\n#01\n4QBa Đình\n.\n", 3);
        check("tokhai-communes 1 1 2026-09-20\n#01\n-4PBa Đình\n.\n", 3);
        check("tokhai-communes 1 1 2026-09-20\n#01\nzzzzzzzzzzzzzzzPBa Đình\n.\n", 3);
        check("tokhai-communes 1 1 2026-09-20\n#02\n4PBa Đình\n.\n", 2);
        check("tokhai-communes 1 1 2026-09-20\n4PBa Đình\n.\n", 2);
        check("tokhai-communes 1 1 2026-09-20\n#01\n4PBa Đình\n!2026-09-20 X 00005\n.\n", 4);
        check("tokhai-communes 1 99999999999 2026-09-20\n#01\n4PBa Đình\n.\n", 4);
        assert!(
            Communes::read("tokhai-communes 1 1 2026-09-20\r\n#01\r\n4PBa Đình\r\n.\r\n").is_ok()
        );
        let check = |text: &str, line: usize| {
            assert_eq!(
                OldCommunes::read(text).map(|_| ()).map_err(|bad| bad.line),
                Err(line),
                "{text:?}"
            );
        };
        let head = "tokhai-old-communes 1 1 2025-07-01\n";
        check(head, 1);
        check(&format!("{head}=Quận Ba Đình\n.\n"), 2);
        check(&format!("{head}#Hà Nội\nPPhúc Xá\n.\n"), 3);
        check(&format!("{head}#Hà Nội\n=Quận Ba Đình\nPPhúc Xá\t2p\n.\n"), 4);
        check(&format!("{head}#Hà Nội\n=Quận Ba Đình\nPPhúc Xá\t-2p.\n.\n"), 4);
        assert!(
            OldCommunes::read(&format!("{head}#Hà Nội\n=Quận Ba Đình\nPPhúc Xá\t2p.\n.\n")).is_ok()
        );
    }

    #[test]
    fn any_cut_of_the_file_is_told() {
        for end in (0..NOW.len() - 1).step_by(997).chain([NOW.len() - 2, NOW.len() - 1]) {
            if let Some(part) = NOW.get(..end) {
                assert!(Communes::read(part).is_err(), "{end}");
            }
        }
    }
}
