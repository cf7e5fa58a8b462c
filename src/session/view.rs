//! Everything a screen shows, as plain data.
//!
//! Total: faults, gaps and missing answers are data in it. Knows nothing of how it is drawn or in which language.

use crate::form::{Answers, Asked, FieldId, OptionSpec, Question};
use crate::law::LegalDay;
use crate::procedures::assessment::{Assessment, facts_of};
use crate::procedures::{Ask, Need, Page, Procedure};
use crate::session::{Screen, Session};
use crate::values::flaw::{Flaw, Severity};
use crate::values::text::{Sentence, Text};

/// What is to be shown.
#[derive(Clone, Debug)]
pub struct View {
    /// The day whose law applies.
    pub day: LegalDay,
    /// Where on the way.
    pub screen: Screen,
    /// What is drawn there.
    pub body: Body,
    /// How far on the way.
    pub progress: Option<Progress>,
    /// The current application, judged.
    pub assessment: Option<Assessment>,
    /// How often the way was stopped on this screen.
    pub stops: u32,
    /// Whether a "change" link led here.
    pub returning: bool,
    /// What the last page took away and can be got back: the names of the answers.
    pub taken: Vec<Text>,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Body {
    /// The start page.
    Start,
    /// "For whom?"
    Whom,
    /// Questions.
    Page(PageView),
    /// The review.
    Review(Vec<ReviewPart>),
    /// The summary.
    Summary(Vec<ReviewPart>),
    /// All applications of the visit.
    Plan,
}

/// How far on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// This step, from 1.
    pub step: usize,
    /// How many there are, as far as is known.
    pub of: usize,
    /// How many are done.
    pub done: usize,
    /// The name of this step.
    pub name: Text,
}

/// A page of questions.
#[derive(Clone, Debug)]
pub struct PageView {
    /// The page.
    pub page: &'static Page,
    /// Its questions.
    pub fields: Vec<FieldView>,
    /// Whether this is the last page: the main button makes the sheet.
    pub closing: bool,
    /// The names of the answers that stop counting with what was changed here.
    pub gone: Vec<Text>,
}

/// A question on a page.
#[derive(Clone)]
pub struct FieldView {
    /// The question.
    pub question: &'static dyn Question,
    /// Whether it must be answered.
    pub need: Need,
    /// What was typed.
    pub raw: String,
    /// The choices that make sense now; empty for other ways of asking.
    pub options: Vec<&'static OptionSpec>,
    /// Its fault, when it is time to say it.
    pub fault: Option<Fault>,
}

/// A fault that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The question it stands at.
    pub field: FieldId,
    /// Whether it stops the way.
    pub severity: Severity,
    /// Its stable name.
    pub code: &'static str,
    /// What is wrong and how to mend it.
    pub text: Sentence,
}

/// The answers of one page, for the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewPart {
    /// The page's name.
    pub title: Text,
    /// Its answers.
    pub rows: Vec<ReviewRow>,
}

/// One answer, for the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// The question.
    pub field: FieldId,
    /// Its name.
    pub label: Text,
    /// The answer as it is shown back; `None` where there is none.
    pub shown: Option<Sentence>,
    /// What was typed.
    pub raw: String,
    /// Whether it can be masked.
    pub sensitive: bool,
    /// A fault or a warning.
    pub fault: Option<Fault>,
}

impl std::fmt::Debug for FieldView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never the answer: this text may reach a log.
        write!(f, "FieldView({})", self.question.id())
    }
}

impl PartialEq for FieldView {
    fn eq(&self, other: &FieldView) -> bool {
        self.question.id() == other.question.id()
            && self.need == other.need
            && self.raw == other.raw
            && self.fault == other.fault
            && self
                .options
                .iter()
                .map(|option| option.id)
                .eq(other.options.iter().map(|option| option.id))
    }
}

/// What a session shows.
pub fn view(session: &Session) -> View {
    let answers = session.answers();
    let assessment = session.assessment();
    let body = match (session.screen, &assessment) {
        (Screen::Whom, _) => Body::Whom,
        (Screen::Plan, _) => Body::Plan,
        (Screen::Start, _) | (_, None) => Body::Start,
        (Screen::Review, Some(assessment)) => Body::Review(review(assessment, &answers)),
        (Screen::Summary, Some(assessment)) => Body::Summary(review(assessment, &answers)),
        (Screen::Page(id), Some(assessment)) => {
            match assessment.asked.iter().find(|(page, _)| page.id == id) {
                Some((page, asks)) => Body::Page(page_view(session, assessment, page, asks)),
                None => Body::Review(review(assessment, &answers)),
            }
        }
    };
    let progress = assessment.as_ref().and_then(|assessment| progress(session.screen, assessment));
    View {
        day: session.day,
        screen: session.screen,
        body,
        progress,
        assessment,
        stops: session.stops,
        returning: session.returning,
        taken: names(session, session.undo().map_or(&[], |undo| undo.gone())),
    }
}

/// What questions are called, each name once.
fn names(session: &Session, fields: &[FieldId]) -> Vec<Text> {
    let mut names: Vec<Text> = Vec::new();
    for field in fields {
        let question = session.procedure().and_then(|procedure| procedure.question(field));
        if let Some(name) = question.map(Question::label).filter(|name| !names.contains(name)) {
            names.push(name);
        }
    }
    names
}

fn page_view(
    session: &Session,
    assessment: &Assessment,
    page: &'static Page,
    asks: &[&'static Ask],
) -> PageView {
    let answers = session.answers();
    let facts = facts_of(assessment.procedure, session.day, &answers);
    let fields = asks.iter().map(|ask| {
        let id = ask.question.id();
        let raw = answers.get(id).unwrap_or("").to_owned();
        let offered = |option: &&'static OptionSpec| {
            option.is_offered(&facts) || raw.split(' ').any(|it| it == option.id)
        };
        FieldView {
            question: ask.question,
            need: ask.need,
            options: options(ask.question).iter().filter(offered).collect(),
            fault: session.shown.contains(id).then(|| fault(assessment, ask.question)).flatten(),
            raw,
        }
    });
    PageView {
        page,
        fields: fields.collect(),
        closing: page.id == assessment.procedure.closing.id,
        gone: names(session, &session.gone()),
    }
}

/// The choices of a question, whether they make sense now or not.
fn options(question: &dyn Question) -> &'static [OptionSpec] {
    match question.asked() {
        Asked::Choice(options) | Asked::Choices(options) => options,
        Asked::Line(_)
        | Asked::Date { .. }
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Commune { .. }
        | Asked::Visit { .. }
        | Asked::Office
        | Asked::Tick(_) => &[],
    }
}

/// The worst fault of a question, as it is said.
fn fault(assessment: &Assessment, question: &'static dyn Question) -> Option<Fault> {
    let id = question.id();
    let example = question.examples().first().copied().unwrap_or("");
    let worst = assessment
        .flaws
        .iter()
        .filter(|flaw| flaw.field == id)
        .map(|flaw| flaw.flaw.clone())
        .max_by_key(Flaw::severity)
        .or_else(|| assessment.missing.contains(&id).then(|| unanswered(question)))?;
    Some(Fault {
        field: id,
        severity: worst.severity(),
        code: worst.code(),
        text: worst.say(question.label(), example),
    })
}

/// What is said of a question without an answer.
fn unanswered(question: &dyn Question) -> Flaw {
    match question.asked() {
        Asked::Tick(_) => Flaw::MustAgree,
        Asked::Line(_)
        | Asked::Date { .. }
        | Asked::Choice(_)
        | Asked::Choices(_)
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Visit { .. }
        | Asked::Office
        | Asked::Commune { .. } => Flaw::Missing,
    }
}

fn review(assessment: &Assessment, answers: &Answers) -> Vec<ReviewPart> {
    let closing = assessment.procedure.closing.id;
    let parts = assessment.asked.iter().filter(|(page, _)| page.id != closing);
    let part = |(page, asks): &(&'static Page, Vec<&'static Ask>)| ReviewPart {
        title: page.short,
        rows: asks
            .iter()
            .map(|ask| {
                let question = ask.question;
                let raw = answers.get(question.id()).unwrap_or("").to_owned();
                ReviewRow {
                    field: question.id(),
                    label: question.label(),
                    shown: question.shown(&raw),
                    sensitive: question.sensitive(),
                    fault: if ask.need == Need::Optional && raw.is_empty() {
                        None
                    } else {
                        fault(assessment, question)
                    },
                    raw,
                }
            })
            .collect(),
    };
    parts.map(part).collect()
}

fn progress(screen: Screen, assessment: &Assessment) -> Option<Progress> {
    let closing = assessment.procedure.closing.id;
    let pages: Vec<&Page> = assessment.asked.iter().map(|(page, _)| *page).collect();
    let review = Text::new("Xem lại", "Review");
    let ahead = pages.iter().filter(|page| page.id != closing).count();
    // The pages, the review, the declaration.
    let of = ahead + 2;
    let (step, name) = match screen {
        Screen::Start | Screen::Whom | Screen::Plan => return None,
        Screen::Page(id) if id == closing => (of, assessment.procedure.closing.short),
        Screen::Page(id) => {
            let at = pages.iter().position(|page| page.id == id)?;
            (at + 1, pages.get(at)?.short)
        }
        Screen::Review => (ahead + 1, review),
        Screen::Summary => (of, Text::new("Phiếu", "Sheet")),
    };
    let done = pages
        .iter()
        .filter(|page| {
            let faulty = |ask: &Ask| {
                assessment.missing.contains(&ask.question.id()) && ask.need == Need::Required
            };
            page.id != closing && !page.asks.iter().any(faulty)
        })
        .count();
    let done = match screen {
        Screen::Summary => of,
        Screen::Start | Screen::Whom | Screen::Plan | Screen::Page(_) | Screen::Review => {
            done.min(step.saturating_sub(1))
        }
    };
    Some(Progress { step, of, done, name })
}

/// The case in words, for the title of the sheet: "Mất thẻ".
pub fn case_shown(procedure: &'static Procedure, answers: &Answers) -> Option<Sentence> {
    procedure.case.and_then(|case| case.shown(answers.get(case.id()).unwrap_or("")))
}
