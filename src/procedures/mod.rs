//! A procedure is a value: pages, questions, rules, papers, fee and dated law, in a folder of its own.
//!
//! Procedures never import each other and expose nothing but `PROCEDURE` and `SITUATIONS`. What two of them share lives
//! in `questions/` or `law/general.rs`. This module does not know how anything is drawn.

pub mod assessment;
pub mod explanation;
pub mod late;
pub mod official_form;

mod electronic_identity;
mod identity_card;
mod passport;
mod passport_loss_report;
mod passport_restoration;
mod portal_account;

use crate::calendar::expiry::Expiry;
use crate::form::{Facts, FieldId, Pending, Question};
#[cfg(not(target_arch = "wasm32"))]
use crate::law::Table;
use crate::law::{Citation, Ruling};
use crate::values::flaw::Flaw;
use crate::values::money::Dong;
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;

/// Hands every procedure, in the order of the menu, to a macro: the one list there is.
#[macro_export]
macro_rules! each_procedure {
    ($take:ident) => {
        $take! {
            identity_card,
            electronic_identity,
            portal_account,
            passport,
            passport_loss_report,
            passport_restoration,
        }
    };
}

macro_rules! list {
    ($($folder:ident,)+) => {
        /// Every procedure.
        ///
        /// Whoever names it has them all linked in: the app on a phone does not, see `late`.
        pub static ALL: &[&Procedure] = &[$(&$folder::PROCEDURE),+];

        /// What the menu says of each, without the procedures themselves.
        pub static CATALOG: &[Entry] = &[$(Entry {
            id: $folder::PROCEDURE.id,
            topic: $folder::PROCEDURE.topic,
            title: $folder::PROCEDURE.title,
            summary: $folder::PROCEDURE.summary,
        }),+];

        /// What happens to people, by procedure.
        pub static SITUATIONS: &[&[Situation]] = &[$($folder::SITUATIONS),+];

        /// Each procedure by itself, for a shell that links them apart.
        pub mod alone {
            $(
                /// The procedure of that folder.
                pub const fn $folder() -> &'static super::Procedure { &super::$folder::PROCEDURE }
            )+
        }
    };
}
each_procedure!(list);

/// The stable name of a procedure: `identity-card`.
pub type ProcedureId = &'static str;

/// The stable name of a page within its procedure.
pub type PageId = &'static str;

/// What a procedure is about, as people see it: the groups in which situations are listed, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The identity card.
    Card,
    /// The passport, and what is to be done when it is gone.
    Passport,
    /// VNeID and the portal that it opens: people do not tell them apart.
    Vneid,
}

impl Topic {
    /// Every topic, in its order.
    pub const ALL: &'static [Topic] = &[Topic::Card, Topic::Passport, Topic::Vneid];
}

/// Answers as they stand in drafts and files.
pub type Given = &'static [(FieldId, &'static str)];

/// What happened to somebody, in everyday words, and what it leads to.
pub struct Situation {
    /// Its stable name, in addresses.
    pub id: &'static str,
    /// In the person's own words.
    pub said: Text,
    /// The procedure it leads to.
    pub procedure: ProcedureId,
    /// The answers that it settles; they are not asked again.
    pub gives: Given,
    /// What is to be done and why.
    pub because: Text,
    /// What people get wrong here; may be empty.
    pub trap: Text,
    /// Answers of an ordinary person, for the figures only: they never reach a form.
    pub sample: Given,
}

// Two are the same when they have the same name: what they say is fixed.
impl PartialEq for Situation {
    fn eq(&self, other: &Situation) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Situation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// What is known of a procedure before it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its stable name.
    pub id: ProcedureId,
    /// What it is about.
    pub topic: Topic,
    /// What it is called on its sheet.
    pub title: Text,
    /// One line: what a person gets here.
    pub summary: Text,
}

/// One procedure.
pub struct Procedure {
    /// Its stable name, in routes, drafts and files.
    pub id: ProcedureId,
    /// What it is about.
    pub topic: Topic,
    /// What it is called on its sheet.
    pub title: Text,
    /// One line: what a person gets here.
    pub summary: Text,
    /// The articles it rests on.
    pub basis: &'static [Citation],
    /// The question whose answer is "the case", for the subtitle of the sheet.
    pub case: Option<&'static dyn Question>,
    /// What is the person's to choose: what could be otherwise is looked for here.
    pub levers: &'static [Lever],
    /// Its pages in order; a page with nothing to ask vanishes.
    pub pages: &'static [Page],
    /// What is asked after the review: the declaration.
    pub closing: Page,
    /// The conditions that the law sets.
    pub rules: &'static [Rule],
    /// Faults that need more than one answer, or the day, to be seen.
    pub checks: &'static [Check],
    /// What to bring or attach.
    pub papers: &'static [Paper],
    /// Its dated tables, for the ledger: a document, not something the app carries to phones.
    #[cfg(not(target_arch = "wasm32"))]
    pub law: &'static [&'static dyn Table],
    /// Its official forms, item by item: for whoever prints them, not for the screens.
    #[cfg(any(not(target_arch = "wasm32"), feature = "pdf"))]
    pub official: &'static official_form::OfficialForms,
    /// What it costs.
    pub fee: fn(&Facts<'_>) -> Result<Fee, Pending>,
    /// When the result is ready.
    pub deadline: fn(&Facts<'_>) -> Result<Option<Ruling<Deadline>>, Pending>,
    /// Until when the paper applied for is good.
    pub validity: fn(&Facts<'_>) -> Result<Option<Ruling<Validity>>, Pending>,
    /// Online or in person.
    pub channel: fn(&Facts<'_>) -> Result<Option<Channel>, Pending>,
    /// Who takes the application.
    pub agencies: fn(&Facts<'_>) -> Result<Option<Agencies>, Pending>,
    /// The official forms of the case.
    pub forms: fn(&Facts<'_>) -> Result<Vec<&'static str>, Pending>,
    /// What to do with the sheet, step by step; empty where a card is filed for, online or at an office.
    pub steps: fn(&Facts<'_>) -> Result<Vec<Said>, Pending>,
}

/// A question whose answer is the person's to choose, not a fact about them.
pub struct Lever {
    /// The question.
    pub question: &'static dyn Question,
    /// The answers among which a person in the same situation may choose; empty for all of them. A lost card is no
    /// choice, and a first passport is none for somebody who had one.
    pub among: &'static [&'static str],
}

impl Lever {
    /// A choice among all answers.
    pub const fn all(question: &'static dyn Question) -> Lever {
        Lever { question, among: &[] }
    }

    /// A choice among some answers only.
    pub const fn among(question: &'static dyn Question, among: &'static [&'static str]) -> Lever {
        Lever { question, among }
    }

    /// Whether an answer is one of those.
    pub fn has(&self, answer: &str) -> bool {
        self.among.is_empty() || self.among.contains(&answer)
    }
}

/// One screen of questions.
pub struct Page {
    /// Its stable name, in routes.
    pub id: PageId,
    /// The question, as the heading of the screen.
    pub title: Text,
    /// Its name in the progress line.
    pub short: Text,
    /// One sentence of help; may be empty.
    pub lead: Text,
    /// The questions, in order. Conditions may depend on earlier questions only.
    pub asks: &'static [Ask],
}

/// One question of a page.
pub struct Ask {
    /// The question.
    pub question: &'static dyn Question,
    /// Whether it must be answered.
    pub need: Need,
    /// When it is asked.
    pub when: fn(&Facts<'_>) -> Result<bool, Pending>,
}

/// Whether a question must be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Yes.
    Required,
    /// It may be left open.
    Optional,
}

impl Ask {
    /// A question that is always asked and must be answered.
    pub const fn required(question: &'static dyn Question) -> Ask {
        Ask { question, need: Need::Required, when: always }
    }

    /// A question that is always asked and may be left open.
    pub const fn optional(question: &'static dyn Question) -> Ask {
        Ask { question, need: Need::Optional, when: always }
    }

    /// Asked after some answers only.
    pub const fn when(self, when: fn(&Facts<'_>) -> Result<bool, Pending>) -> Ask {
        Ask { when, ..self }
    }
}

fn always(_: &Facts<'_>) -> Result<bool, Pending> {
    Ok(true)
}

/// One condition of the law.
pub struct Rule {
    /// Its stable name in files.
    pub id: &'static str,
    /// Judges it.
    pub judge: fn(&Facts<'_>) -> Result<Finding, Pending>,
}

/// What a rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The rule has nothing to do with this case.
    Silent,
    /// The condition is met.
    Met(Said),
    /// The condition is not met.
    NotMet(Said),
    /// Something worth knowing that stops nothing.
    Advice(Said),
}

/// A sentence of the law's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The sentence.
    pub text: Sentence,
    /// Its articles.
    pub cites: Vec<Citation>,
    /// The first day on which it would be otherwise.
    pub earliest_on: Option<NaiveDate>,
    /// What to do instead.
    pub instead: Option<Instead>,
}

/// What to do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// In words.
    pub text: Sentence,
    /// The answer to change, where one tap can do it.
    pub switch: Option<(FieldId, &'static str)>,
}

impl Said {
    /// A sentence with its articles.
    pub fn new(text: impl Into<Sentence>, cites: &[Citation]) -> Said {
        Said { text: text.into(), cites: cites.to_vec(), earliest_on: None, instead: None }
    }

    /// Adds the first day on which it would be otherwise.
    pub fn from_day(self, day: NaiveDate) -> Said {
        Said { earliest_on: Some(day), ..self }
    }

    /// Adds what to do instead.
    pub fn instead(
        self,
        text: impl Into<Sentence>,
        switch: Option<(FieldId, &'static str)>,
    ) -> Said {
        Said { instead: Some(Instead { text: text.into(), switch }), ..self }
    }
}

/// Looks for a fault that needs more than one answer; names the question it stands at.
pub type Check = fn(&Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending>;

/// Something to bring or attach.
pub struct Paper {
    /// Its stable name in files.
    pub id: &'static str,
    /// What it is.
    pub title: Text,
    /// In which case, in words.
    pub remark: Text,
    /// Whether the case needs it.
    pub needed: fn(&Facts<'_>) -> Result<bool, Pending>,
    /// Why.
    pub cite: Citation,
}

/// What a case costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    /// The bill, or the bills where the law can be read in several ways, dearest first.
    pub bill: Ruling<Bill>,
    /// A caution that belongs to the figure: it may change, delivery is extra.
    pub notes: Vec<Said>,
}

/// Lines that add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// The base, then what is taken off.
    pub lines: Vec<BillLine>,
}

/// One line of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillLine {
    /// What it is for.
    pub text: Sentence,
    /// The amount; negative where it is taken off.
    pub amount: Dong,
    /// Its articles.
    pub cites: Vec<Citation>,
}

impl Bill {
    /// What is to be paid.
    pub fn total(&self) -> Dong {
        self.lines.iter().map(|line| line.amount).sum()
    }
}

/// When the result is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Working days from the day the office has the whole file.
    pub working_days: u32,
    /// The day the count starts from.
    pub from: NaiveDate,
    /// The last day.
    pub due_on: NaiveDate,
    /// Whether the calendar up to that day was announced.
    pub certain: bool,
    /// Its articles.
    pub cites: Vec<Citation>,
}

/// Until when the paper is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validity {
    /// The end.
    pub expiry: Expiry,
    /// The day of issue that was assumed.
    pub issued_on: NaiveDate,
    /// Its articles.
    pub cites: Vec<Citation>,
}

/// How an application can be filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// How much can be done online.
    pub online: Online,
    /// Whether it can be done in person.
    pub in_person: bool,
    /// In words: who has to come, and what for.
    pub text: Text,
    /// Its articles.
    pub cites: Vec<Citation>,
}

/// How much of it can be done online.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Online {
    /// All of it.
    Full,
    /// A day is booked online, then the person comes.
    Booking,
    /// Nothing.
    None,
}

/// Who takes the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agencies {
    /// The levels, nearest first.
    pub levels: &'static [AgencyLevel],
    /// In words.
    pub text: Text,
    /// Why.
    pub cite: Citation,
}

/// A level of the police or of the immigration authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgencyLevel {
    /// Công an cấp xã.
    Commune,
    /// Công an cấp huyện, until 2025-02-28.
    District,
    /// The provincial office.
    Province,
    /// The central department.
    Department,
    /// The exit and entry control of a border gate.
    Border,
}

impl AgencyLevel {
    /// The id in files.
    pub fn id(self) -> &'static str {
        match self {
            AgencyLevel::Commune => "commune",
            AgencyLevel::District => "district",
            AgencyLevel::Province => "province",
            AgencyLevel::Department => "department",
            AgencyLevel::Border => "border",
        }
    }
}

/// The procedure of that name.
///
/// In the app on a phone: once it is there, see `late`.
pub fn find(id: &str) -> Option<&'static Procedure> {
    if late::APART {
        late::find(id)
    } else {
        ALL.iter().copied().find(|procedure| procedure.id == id)
    }
}

/// What the menu says of the procedure of that name.
pub fn entry(id: &str) -> Option<&'static Entry> {
    CATALOG.iter().find(|entry| entry.id == id)
}

impl Procedure {
    /// Every question of every page, in order.
    pub fn asks(&self) -> impl Iterator<Item = &'static Ask> {
        self.pages.iter().chain([&self.closing]).flat_map(|page| page.asks)
    }

    /// The question of that id.
    pub fn question(&self, field: &str) -> Option<&'static dyn Question> {
        self.asks().map(|ask| ask.question).find(|question| question.id() == field)
    }
}
