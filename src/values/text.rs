//! Words in the two languages of the product.
//!
//! `Text` is written in the source and cannot lack a translation; `Sentence` is a `Text` whose blanks were filled.
//! This module does not know which language a person reads: both always travel together.

use std::borrow::Cow;

/// A fixed wording in Vietnamese and English, Unicode NFC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Vietnamese, the language of the forms.
    pub vi: &'static str,
    /// English, the second language of the screens.
    pub en: &'static str,
}

/// A wording whose blanks have been filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Vietnamese.
    pub vi: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

/// The language a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Text {
    /// Writes a wording down.
    pub const fn new(vi: &'static str, en: &'static str) -> Text {
        Text { vi, en }
    }

    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    /// Fills the blanks: `{day}` is replaced by the sentence given under `"day"`.
    pub fn fill(&self, blanks: &[(&str, Sentence)]) -> Sentence {
        let mut vi = self.vi.to_owned();
        let mut en = self.en.to_owned();
        for (name, with) in blanks {
            let blank = format!("{{{name}}}");
            vi = vi.replace(&blank, &with.vi);
            en = en.replace(&blank, &with.en);
        }
        Sentence { vi: vi.into(), en: en.into() }
    }
}

impl Sentence {
    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

impl From<Text> for Sentence {
    fn from(text: Text) -> Sentence {
        Sentence { vi: text.vi.into(), en: text.en.into() }
    }
}

impl From<String> for Sentence {
    /// The same characters in both languages: a date, a name, a number.
    fn from(same: String) -> Sentence {
        Sentence { vi: same.clone().into(), en: same.into() }
    }
}

impl From<&str> for Sentence {
    fn from(same: &str) -> Sentence {
        Sentence::from(same.to_owned())
    }
}

impl Lang {
    /// Reads a language tag; anything but English is Vietnamese.
    pub fn from_tag(tag: &str) -> Lang {
        if tag.trim().to_ascii_lowercase().starts_with("en") { Lang::En } else { Lang::Vi }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }
}
