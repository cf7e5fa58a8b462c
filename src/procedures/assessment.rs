//! Judges one application: admits the answers in order, runs the rules, and gathers everything in one value.
//!
//! Total: any answers on any day give an assessment; faults, gaps and missing answers are data in it.
//! Knows nothing of sessions, screens or files.

use crate::form::{Answers, Facts, FieldId, Pending};
use crate::law::{LegalDay, NotInForce, Ruling};
use crate::procedures::{
    Agencies, Ask, Channel, Deadline, Fee, Finding, Need, Page, Paper, Procedure, Said, Validity,
};
use crate::values::flaw::{Flaw, Severity};

/// Whether something stands in the way. Never "eligible": only officers decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing found that stands in the way, by what was declared.
    Clear,
    /// A condition is not met.
    Blocked,
    /// It cannot be told yet.
    Undecided,
}

/// How a rule judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Worth knowing.
    Advice,
}

/// The finding of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The rule's stable name.
    pub rule: &'static str,
    /// How it judged.
    pub state: State,
    /// What it says.
    pub said: Said,
    /// The questions it read to get there.
    pub because: Vec<FieldId>,
}

/// A part of the result that may be waiting for an answer or lack a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<T> {
    /// Known.
    Known(T),
    /// Waiting for answers.
    Waiting,
    /// No rule is known for the day: "chưa có quy định".
    NoLaw(NotInForce),
}

impl<T> Part<T> {
    /// The value, when it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Part::Known(value) => Some(value),
            Part::Waiting | Part::NoLaw(_) => None,
        }
    }
}

/// A fault of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFlaw {
    /// The question; a name nobody knows stays as it came.
    pub field: String,
    /// The fault.
    pub flaw: Flaw,
}

/// The questions that the parts of a result were worked out from: what was read on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Because {
    /// For the fee.
    pub fee: Vec<FieldId>,
    /// For the time limit.
    pub deadline: Vec<FieldId>,
    /// For how long the paper is good.
    pub validity: Vec<FieldId>,
}

/// Everything that can be said of one application on one day.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The procedure.
    pub procedure: &'static Procedure,
    /// The day whose law applied.
    pub day: LegalDay,
    /// Whether something stands in the way.
    pub verdict: Verdict,
    /// What the rules say.
    pub findings: Vec<Judged>,
    /// What it costs.
    pub fee: Part<Fee>,
    /// When it is ready.
    pub deadline: Part<Option<Ruling<Deadline>>>,
    /// Until when the paper is good.
    pub validity: Part<Option<Ruling<Validity>>>,
    /// Online or in person.
    pub channel: Part<Option<Channel>>,
    /// Who takes it.
    pub agencies: Part<Option<Agencies>>,
    /// What to bring.
    pub papers: Vec<&'static Paper>,
    /// The official forms.
    pub forms: Vec<&'static str>,
    /// What to do with the sheet; empty for the usual steps of a card.
    pub steps: Vec<Said>,
    /// Required questions without an answer, in the order of the form.
    pub missing: Vec<FieldId>,
    /// Faults, in the order of the form.
    pub flaws: Vec<FieldFlaw>,
    /// The questions that each part of the result was worked out from.
    pub because: Because,
    /// The pages that have something to ask, each with its questions.
    pub asked: Vec<(&'static Page, Vec<&'static Ask>)>,
}

impl std::fmt::Debug for Procedure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

impl std::fmt::Debug for Ask {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.question.id())
    }
}

impl std::fmt::Debug for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// The answers that count: those to questions that are really asked, in order, and what is wrong with them.
struct Admitted<'a> {
    facts: Facts<'a>,
    asked: Vec<(&'static Page, Vec<&'static Ask>)>,
    missing: Vec<FieldId>,
    flaws: Vec<FieldFlaw>,
}

fn admit<'a>(procedure: &'static Procedure, day: LegalDay, answers: &'a Answers) -> Admitted<'a> {
    let mut facts = Facts::on(day);
    let mut asked = Vec::new();
    let mut missing = Vec::new();
    let mut flaws = Vec::new();
    for page in procedure.pages.iter().chain([&procedure.closing]) {
        let mut on_page = Vec::new();
        for ask in page.asks {
            // A condition that hangs on an open question is not met yet; the open question is listed itself.
            if !(ask.when)(&facts).unwrap_or(false) {
                continue;
            }
            on_page.push(ask);
            let id = ask.question.id();
            let raw = answers.get(id).unwrap_or("");
            match ask.question.check(raw) {
                Ok(warning) => {
                    facts.admit(id, raw);
                    flaws.extend(warning.map(|flaw| FieldFlaw { field: id.to_owned(), flaw }));
                }
                Err(Flaw::Missing) if raw.trim().is_empty() || ask.need == Need::Optional => {
                    if ask.need == Need::Required {
                        missing.push(id);
                    }
                }
                Err(flaw) => {
                    // Admitted all the same: a rule that reads it sees the flaw and waits.
                    facts.admit(id, raw);
                    flaws.push(FieldFlaw { field: id.to_owned(), flaw });
                }
            }
        }
        if !on_page.is_empty() {
            asked.push((page, on_page));
        }
    }
    for check in procedure.checks {
        if let Ok(Some((field, flaw))) = check(&facts) {
            flaws.push(FieldFlaw { field: field.to_owned(), flaw });
        }
    }
    let known = |field: &str| procedure.question(field).is_some();
    for (field, _) in answers.iter().filter(|(field, _)| !known(field)) {
        flaws.push(FieldFlaw { field: field.to_owned(), flaw: Flaw::UnknownField });
    }
    // The order of the form, so that the summary of faults follows the screen; what belongs nowhere comes last.
    let mut ordered = Vec::with_capacity(flaws.len());
    for ask in procedure.asks() {
        let here = |flaw: &mut FieldFlaw| flaw.field == ask.question.id();
        ordered.extend(flaws.extract_if(.., here));
    }
    ordered.append(&mut flaws);
    facts.take_read();
    Admitted { facts, asked, missing, flaws: ordered }
}

/// Judges an application on its filing day.
pub fn assess(procedure: &'static Procedure, day: LegalDay, answers: &Answers) -> Assessment {
    let Admitted { facts, asked, missing, flaws } = admit(procedure, day, answers);
    let mut waiting = false;
    let mut needed: Vec<FieldId> = Vec::new();
    let mut wait = |pending: &Pending| {
        if let Pending::Unanswered(field) = pending
            && !needed.contains(field)
        {
            needed.push(field);
        }
    };

    let mut findings = Vec::new();
    for rule in procedure.rules {
        let finding = (rule.judge)(&facts);
        let because = facts.take_read();
        let (state, said) = match finding {
            Ok(Finding::Silent) => continue,
            Ok(Finding::Met(said)) => (State::Met, said),
            Ok(Finding::NotMet(said)) => (State::NotMet, said),
            Ok(Finding::Advice(said)) => (State::Advice, said),
            Err(pending) => {
                wait(&pending);
                waiting = true;
                continue;
            }
        };
        findings.push(Judged { rule: rule.id, state, said, because });
    }

    let fee = part((procedure.fee)(&facts), &mut wait);
    let for_fee = facts.take_read();
    let deadline = part((procedure.deadline)(&facts), &mut wait);
    let for_deadline = facts.take_read();
    let validity = part((procedure.validity)(&facts), &mut wait);
    let because = Because { fee: for_fee, deadline: for_deadline, validity: facts.take_read() };
    let channel = part((procedure.channel)(&facts), &mut wait);
    let agencies = part((procedure.agencies)(&facts), &mut wait);
    let papers =
        procedure.papers.iter().filter(|paper| (paper.needed)(&facts).unwrap_or(false)).collect();
    let forms = (procedure.forms)(&facts).unwrap_or_default();
    let steps = (procedure.steps)(&facts).unwrap_or_default();
    let parts_wait = matches!(fee, Part::Waiting)
        || matches!(deadline, Part::Waiting)
        || matches!(validity, Part::Waiting)
        || matches!(channel, Part::Waiting)
        || matches!(agencies, Part::Waiting);

    // The order of the form, whoever found the gap first.
    let missing: Vec<FieldId> = procedure
        .asks()
        .map(|ask| ask.question.id())
        .filter(|field| missing.contains(field) || needed.contains(field))
        .collect();
    let verdict = if findings.iter().any(|judged| judged.state == State::NotMet) {
        Verdict::Blocked
    } else if waiting || parts_wait {
        Verdict::Undecided
    } else {
        Verdict::Clear
    };
    Assessment {
        procedure,
        day,
        verdict,
        findings,
        fee,
        deadline,
        validity,
        channel,
        agencies,
        papers,
        forms,
        steps,
        missing,
        flaws,
        because,
        asked,
    }
}

fn part<T>(result: Result<T, Pending>, wait: &mut impl FnMut(&Pending)) -> Part<T> {
    match result {
        Ok(value) => Part::Known(value),
        Err(Pending::NoLaw(gap)) => Part::NoLaw(gap),
        Err(pending) => {
            wait(&pending);
            Part::Waiting
        }
    }
}

impl Assessment {
    /// The faults that stop the way.
    pub fn errors(&self) -> impl Iterator<Item = &FieldFlaw> {
        self.flaws.iter().filter(|flaw| flaw.flaw.severity() == Severity::Error)
    }

    /// Whether a question is asked.
    pub fn asks(&self, field: &str) -> bool {
        self.asked.iter().any(|(_, asks)| asks.iter().any(|ask| ask.question.id() == field))
    }

    /// Whether everything is answered, without a fault that stops the way, and nothing stands in the way.
    pub fn can_close(&self) -> bool {
        self.verdict == Verdict::Clear && self.missing.is_empty() && self.errors().next().is_none()
    }
}

/// Facts for deciding which options to offer, after the answers so far.
pub fn facts_of<'a>(
    procedure: &'static Procedure,
    day: LegalDay,
    answers: &'a Answers,
) -> Facts<'a> {
    admit(procedure, day, answers).facts
}
