//! What a site that offers the app says about itself: `tokhai/host@1`.
//!
//! Read once from a text somebody wrote by hand, so that every fault names its line and what would mend it. Knows no
//! network and no screen; a site that says nothing leaves everything as it is.

use crate::procedures;
use crate::values::day::{from_iso, iso};
use crate::values::place::{CommuneCode, ProvinceCode};
use crate::values::text::{Lang, Sentence};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The most that a file may have, in bytes: a province with all its offices needs a tenth of it.
pub const LONGEST_FILE: usize = 512 * 1024;

/// The name of the format.
pub const FORMAT: &str = "tokhai/host@1";

/// A site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HostFile {
    /// `tokhai/host@1`.
    pub format: Format,
    /// The name of the site: shown over the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Both>,
    /// A picture of the same site: its address, relative to the file, or the picture itself as `data:image/…;base64,…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// How to reach those who answer for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Contacts>,
    /// Its province, by its two-digit code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<ProvinceOf>,
    /// The procedures it offers, in this order; all where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<ProcedureOf>,
    /// The language the app begins in: `vi` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Tongue>,
    /// Whether people use the site on a device that is not theirs: then nothing is kept.
    #[serde(default)]
    pub shared_device: bool,
    /// Its offices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
    /// Where a finished application can be sent, after the person agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<Submission>,
}

/// The name and version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Format {
    /// The one there is.
    #[serde(rename = "tokhai/host@1")]
    One,
}

/// A wording: in both languages, or one text for both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "write \"text\" or {\"vi\": \"…\", \"en\": \"…\"}")]
pub enum Both {
    /// One text.
    One(String),
    /// Each its own.
    Each {
        /// Vietnamese.
        vi: String,
        /// English.
        en: String,
    },
}

impl Both {
    /// In one language.
    pub fn get(&self, lang: Lang) -> &str {
        match (self, lang) {
            (Both::One(text), _) => text,
            (Both::Each { vi, .. }, Lang::Vi) => vi,
            (Both::Each { en, .. }, Lang::En) => en,
        }
    }

    /// As a sentence.
    pub fn sentence(&self) -> Sentence {
        Sentence {
            vi: self.get(Lang::Vi).to_owned().into(),
            en: self.get(Lang::En).to_owned().into(),
        }
    }
}

/// How to reach somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// A telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// A page, beginning with `https://`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Https>,
}

/// Where a finished application can be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// The address that takes it, beginning with `https://`; see `docs/submission.md`.
    pub endpoint: Endpoint,
    /// Who receives it: shown before anything is sent.
    pub receiver: Both,
    /// What it is for, and on what ground: shown before anything is sent.
    pub purpose: Both,
}

/// One office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its name.
    pub name: Both,
    /// What it is: `commune`, `province`, `department`, `border`.
    pub level: Level,
    /// The procedures it takes; all that its level takes where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<ProcedureOf>,
    /// Its commune, by its five-digit code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune: Option<CommuneOf>,
    /// Where it is.
    pub address: String,
    /// Its telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// When it is open; on every working day, at hours nobody has told, where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Hours>,
    /// When it is closed beside the days off of the state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
    /// How many days ahead a visit has to be booked.
    #[serde(default)]
    pub lead_days: u16,
}

/// The level of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The commune police.
    Commune,
    /// A provincial office.
    Province,
    /// A central department.
    Department,
    /// A border gate.
    Border,
}

impl Level {
    /// The id in answers.
    pub fn id(self) -> &'static str {
        match self {
            Level::Commune => "commune",
            Level::Province => "province",
            Level::Department => "department",
            Level::Border => "border",
        }
    }
}

/// Days of the week with their hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The days: `mon` to `sun`.
    pub days: Vec<DayOfWeek>,
    /// From when, as `07:30`.
    pub from: TimeOfDay,
    /// Until when, as `11:30`.
    pub to: TimeOfDay,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum DayOfWeek {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl DayOfWeek {
    fn is(self, day: Weekday) -> bool {
        let own = match self {
            DayOfWeek::Mon => Weekday::Mon,
            DayOfWeek::Tue => Weekday::Tue,
            DayOfWeek::Wed => Weekday::Wed,
            DayOfWeek::Thu => Weekday::Thu,
            DayOfWeek::Fri => Weekday::Fri,
            DayOfWeek::Sat => Weekday::Sat,
            DayOfWeek::Sun => Weekday::Sun,
        };
        own == day
    }
}

/// Days on which an office is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The first day.
    pub from: IsoDay,
    /// The last day; the first one where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<IsoDay>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Both>,
}

macro_rules! written {
    ($(#[$doc:meta])* $name:ident($inner:ty), $read:expr, $write:expr, $pattern:expr, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub $inner);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                let text = String::deserialize(from)?;
                let read: fn(&str) -> Option<$inner> = $read;
                read(&text)
                    .map($name)
                    .ok_or_else(|| D::Error::custom(format!(concat!("`{}` is not ", $expected), text)))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let write: fn(&$inner) -> String = $write;
                to.serialize_str(&write(&self.0))
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let pattern: String = $pattern;
                schemars::json_schema!({ "type": "string", "pattern": pattern, "description": $expected })
            }
        }
    };
}

written!(
    /// A day.
    IsoDay(NaiveDate), from_iso, |day| iso(*day),
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$".to_owned(), "a day: write it as \"2026-11-30\""
);
written!(
    /// A time of day, in minutes after midnight.
    TimeOfDay(u16), minutes, |at| TimeOfDay(*at).to_string(),
    "^([01][0-9]|2[0-3]):[0-5][0-9]$".to_owned(), "a time of day: write it as \"07:30\""
);
written!(
    /// A province.
    ProvinceOf(ProvinceCode), |text| ProvinceCode::parse(text).ok(), |code| code.as_str().to_owned(),
    "^[0-9]{2}$".to_owned(), "the code of a province: two digits, as \"01\" for Hà Nội"
);
written!(
    /// A commune.
    CommuneOf(CommuneCode), |text| CommuneCode::parse(text).ok(), |code| code.as_str().to_owned(),
    "^[0-9]{5}$".to_owned(), "the code of a commune: five digits"
);
written!(
    /// A procedure.
    ProcedureOf(&'static str), |text| procedures::entry(text).map(|entry| entry.id), |id| (*id).to_owned(),
    format!("^({})$", procedures::ALL.iter().map(|procedure| procedure.id).collect::<Vec<_>>().join("|")), "a procedure of this version; `core/` and the start page list them"
);
written!(
    /// An address that nobody on the way can read or change.
    Https(String), |text| text.starts_with("https://").then(|| text.to_owned()), String::clone,
    "^https://".to_owned(), "an address that begins with \"https://\""
);
written!(
    /// An address that takes applications. Plain `http://` is for trying it out on one's own device.
    Endpoint(String), |text| takes(text).then(|| text.to_owned()), String::clone,
    r"^(https://|http://(127\.0\.0\.1|localhost|\[::1\])(:[0-9]+)?(/|$))".to_owned(),
    "an address that begins with \"https://\""
);
written!(
    /// A language of the app.
    Tongue(Lang), |text| match text { "vi" => Some(Lang::Vi), "en" => Some(Lang::En), _ => None },
    |lang| lang.tag().to_owned(), "^(vi|en)$".to_owned(), "a language of the app: write \"vi\" or \"en\""
);

/// Whether what is sent to an address can be read and changed by nobody on the way.
fn takes(address: &str) -> bool {
    let own = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    let rest = own.iter().find_map(|own| address.strip_prefix(own));
    address.starts_with("https://")
        || rest.is_some_and(|rest| {
            let port = rest
                .strip_prefix(':')
                .map(|rest| rest.trim_start_matches(|sign: char| sign.is_ascii_digit()));
            // A port has digits, and nothing but a path may follow.
            let after = port.unwrap_or(rest);
            (after.is_empty() || after.starts_with('/'))
                && port.is_none_or(|after| rest.len() > after.len() + 1)
        })
}

impl std::fmt::Display for TimeOfDay {
    /// `07:30`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let two = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() == 2);
    let (hour, minute) = (two(hour)?, two(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// What is wrong with a file, for whoever wrote it: the line, and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty(pub String);

/// Reads a file.
pub fn read(text: &str) -> Result<HostFile, Faulty> {
    if text.len() > LONGEST_FILE {
        return Err(Faulty(format!("the file is longer than {} KB", LONGEST_FILE / 1024)));
    }
    serde_json::from_str(text).map_err(|error| Faulty(error.to_string()))
}

/// Why an office cannot be visited on a day, where only the office itself knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shut<'a> {
    /// It does not open on that day of the week.
    Weekday,
    /// It is closed, for a reason it may have told.
    Closed(Option<&'a Both>),
    /// A visit has to be booked so many days ahead.
    Lead(u16),
}

impl Office {
    /// Whether it takes a procedure at a level.
    pub fn takes(&self, procedure: &str, level: Option<&str>) -> bool {
        level.is_none_or(|level| level == self.level.id())
            && (self.procedures.is_empty() || self.procedures.iter().any(|own| own.0 == procedure))
    }

    /// Why it cannot be visited on a day, when a visit is planned on another; days off of the state are not its business.
    pub fn shut(&self, day: NaiveDate, planned_on: NaiveDate) -> Option<Shut<'_>> {
        let closed = |closure: &&Closure| {
            let last = closure.to.as_ref().unwrap_or(&closure.from);
            (closure.from.0..=last.0).contains(&day)
        };
        if let Some(closure) = self.closures.iter().find(closed) {
            return Some(Shut::Closed(closure.reason.as_ref()));
        }
        if !self.hours.is_empty() && self.on(day.weekday()).next().is_none() {
            return Some(Shut::Weekday);
        }
        let ahead = (day - planned_on).num_days();
        (ahead < i64::from(self.lead_days)).then_some(Shut::Lead(self.lead_days))
    }

    /// Its hours on a day of the week.
    pub fn on(&self, weekday: Weekday) -> impl Iterator<Item = &Hours> {
        self.hours.iter().filter(move |hours| hours.days.iter().any(|day| day.is(weekday)))
    }

    /// Name and address in one line: what an answer holds, so that a sheet needs no file to be read.
    pub fn line(&self) -> String {
        format!("{}, {}", self.name.get(Lang::Vi), self.address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::day::ymd;

    const FILE: &str = r#"{
  "format": "tokhai/host@1",
  "name": { "vi": "Công an tỉnh Ví Dụ", "en": "Example Province Police" },
  "province": "01",
  "offices": [
    { "name": "Công an phường Ví Dụ", "level": "commune", "address": "Số 1, phố Ví Dụ",
      "hours": [ { "days": ["mon", "sat"], "from": "07:30", "to": "11:30" } ],
      "closures": [ { "from": "2026-12-07", "reason": "Sửa chữa trụ sở" } ],
      "lead_days": 2 }
  ]
}"#;

    #[test]
    fn an_office_says_when_it_is_shut() {
        let file = read(FILE).unwrap();
        let office = &file.offices[0];
        let on = |day: u32| office.shut(ymd(2026, 12, day), ymd(2026, 11, 30));
        assert_eq!(on(5), None, "a Saturday");
        assert!(matches!(on(7), Some(Shut::Closed(Some(_)))));
        assert_eq!(on(1), Some(Shut::Weekday));
        assert_eq!(office.shut(ymd(2026, 11, 30), ymd(2026, 11, 29)), Some(Shut::Lead(2)));
        assert!(
            office.takes("identity-card", Some("commune"))
                && !office.takes("passport", Some("province"))
        );
        assert_eq!(office.line(), "Công an phường Ví Dụ, Số 1, phố Ví Dụ");
        let hours: Vec<&Hours> = office.on(Weekday::Sat).collect();
        assert_eq!(hours.len(), 1);
        assert_eq!((hours[0].from.0, hours[0].to.0), (450, 690));
    }

    #[test]
    fn a_fault_names_its_line_and_what_mends_it() {
        let check = |from: &str, to: &str, line: usize, says: &str| {
            let text = FILE.replacen(from, to, 1);
            assert_ne!(text, FILE);
            let Faulty(why) = read(&text).unwrap_err();
            assert!(why.contains(&format!("line {line} ")) && why.contains(says), "{why}");
        };
        check("host@1", "host@2", 2, "tokhai/host@1");
        check("\"01\"", "\"1\"", 4, "two digits");
        check("offices", "ofices", 5, "expected one of");
        check("\"commune\"", "\"ward\"", 6, "`commune`");
        check("07:30", "7.30", 7, "07:30");
        check("\"sat\"", "\"Saturday\"", 7, "`sat`");
        check("2026-12-07", "07/12/2026", 8, "2026-11-30");
        check("\"lead_days\": 2", "\"lead_days\": \"2\"", 9, "u16");
        check("}\n  ]", "},\n  ]", 10, "trailing comma");
    }

    #[test]
    fn what_is_read_is_written_the_same() {
        let file = read(FILE).unwrap();
        let text = serde_json::to_string(&file).unwrap();
        assert_eq!(read(&text), Ok(file));
        assert!(read(&" ".repeat(LONGEST_FILE + 1)).is_err());
    }
}
