//! Explanations as data: what would be different, two days side by side, the life line of a card.
//!
//! The public shapes for programs, converted by hand like those of `json`. Knows nothing of how the values were found.

use crate::calendar::life_line::LifeLine;
use crate::dossier::json::{AssessmentJson, CitationJson, TextJson, assessment, cite};
use crate::procedures::Online;
use crate::procedures::assessment::{Assessment, Verdict};
use crate::procedures::explanation::{
    Change, Compared, Comparison, Explanation, Figure, Otherwise, Outcome,
};
use crate::values::day::iso;
use serde::Serialize;

/// What an application rests on and what would be different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExplanationJson {
    /// The fields each part was worked out from.
    because: BecauseJson,
    /// The figures as things stand.
    now: OutcomeJson,
    /// What could be otherwise.
    otherwise: Vec<OtherwiseJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct BecauseJson {
    fee: Vec<&'static str>,
    deadline: Vec<&'static str>,
    validity: Vec<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct OutcomeJson {
    filed_on: String,
    verdict: &'static str,
    fee: Option<i64>,
    fee_disputed: bool,
    working_days: Option<u32>,
    due_on: Option<String>,
    expires_on: Option<String>,
    /// Whether the paper has no expiry.
    unlimited: bool,
    online: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct OtherwiseJson {
    /// The question and the other answer; absent where the day is what changes.
    answer: Option<AnswerJson>,
    /// The first day of filing; absent where an answer is what changes.
    from: Option<String>,
    text: TextJson,
    outcome: OutcomeJson,
    effects: Vec<EffectJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct AnswerJson {
    field: &'static str,
    value: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct EffectJson {
    on: &'static str,
    text: TextJson,
}

fn outcome(outcome: &Outcome) -> OutcomeJson {
    OutcomeJson {
        filed_on: iso(outcome.day),
        verdict: match outcome.verdict {
            Verdict::Clear => "clear",
            Verdict::Blocked => "blocked",
            Verdict::Undecided => "undecided",
        },
        fee: outcome.fee.map(|fee| fee.0),
        fee_disputed: outcome.fee_disputed,
        working_days: outcome.working_days,
        due_on: outcome.due_on.map(iso),
        expires_on: outcome.good_until.flatten().map(iso),
        unlimited: outcome.good_until == Some(None),
        online: outcome.online.map(|online| match online {
            Online::Full => "full",
            Online::Booking => "booking",
            Online::None => "none",
        }),
    }
}

fn figure(figure: Figure) -> &'static str {
    match figure {
        Figure::Verdict => "verdict",
        Figure::Fee => "fee",
        Figure::Deadline => "deadline",
        Figure::Validity => "validity",
        Figure::Channel => "channel",
    }
}

/// An explanation as a value.
pub fn explanation(judged: &Assessment, explained: &Explanation) -> ExplanationJson {
    let otherwise = |other: &Otherwise| {
        let (answer, from) = match other.change {
            Change::Answer(question, option) => {
                (Some(AnswerJson { field: question.id(), value: option.id }), None)
            }
            Change::From(day) => (None, Some(iso(day))),
        };
        let effects = other.effects(&explained.now).into_iter();
        OtherwiseJson {
            answer,
            from,
            text: other.change_said().into(),
            outcome: outcome(&other.outcome),
            effects: effects
                .map(|(on, text)| EffectJson { on: figure(on), text: text.into() })
                .collect(),
        }
    };
    ExplanationJson {
        because: BecauseJson {
            fee: judged.because.fee.clone(),
            deadline: judged.because.deadline.clone(),
            validity: judged.because.validity.clone(),
        },
        now: outcome(&explained.now),
        otherwise: explained.otherwise.iter().map(otherwise).collect(),
    }
}

/// The same answers under the law of two days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonJson {
    /// Part by part.
    lines: Vec<ComparedJson>,
    /// On the first day.
    one: AssessmentJson,
    /// On the other day.
    other: AssessmentJson,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct ComparedJson {
    part: &'static str,
    label: TextJson,
    differs: bool,
    one: TextJson,
    other: TextJson,
}

/// A comparison as a value.
pub fn comparison(comparison: &Comparison) -> ComparisonJson {
    let line = |line: Compared| ComparedJson {
        part: line.part,
        label: line.label.into(),
        differs: line.differs(),
        one: line.one.into(),
        other: line.other.into(),
    };
    ComparisonJson {
        lines: comparison.lines().into_iter().map(line).collect(),
        one: assessment(&comparison.one),
        other: assessment(&comparison.other),
    }
}

/// The life line of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LifeLineJson {
    marks: Vec<MarkJson>,
    expires_on: Option<String>,
    other_reading: Option<String>,
    citations: Vec<CitationJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct MarkJson {
    on: String,
    mark: &'static str,
    age: Option<u32>,
    text: TextJson,
}

/// A life line as a value.
pub fn life_line(line: &LifeLine) -> LifeLineJson {
    LifeLineJson {
        marks: line
            .marks
            .iter()
            .map(|(day, mark)| MarkJson {
                on: iso(*day),
                mark: mark.id(),
                age: mark.age(),
                text: mark.said().into(),
            })
            .collect(),
        expires_on: line.expiry.on.map(iso),
        other_reading: line.expiry.other_reading.map(iso),
        citations: vec![cite(&line.cite)],
    }
}
