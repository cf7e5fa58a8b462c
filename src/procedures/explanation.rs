//! What would be different: another choice, or another filing day, and what would change with it.
//!
//! Nothing is written by hand here: an alternative is the same application judged again with one answer or the day
//! changed. Generic over the procedures; knows no question and no article by name.

use crate::calendar::age::birthday;
use crate::form::{Answers, Asked, FieldId, OptionSpec, Question};
use crate::law::general::TURNS;
use crate::law::{LegalDay, Ruling};
use crate::procedures::assessment::{Assessment, Part, Verdict, assess, facts_of};
use crate::procedures::{Bill, Online, Procedure};
use crate::questions::person::BORN_ON;
use crate::values::day::written;
use crate::values::money::Dong;
use crate::values::text::{Sentence, Text};
use chrono::{Months, NaiveDate};

/// Birthdays on which some rule of the law changes for a person.
const AGES: [u32; 11] = [6, 12, 14, 16, 18, 23, 25, 38, 40, 58, 60];

/// Prices and terms are looked at this far ahead; whether one may apply at all, as far as it takes.
const AHEAD: Months = Months::new(24);

/// The figures people came for, of one assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The filing day.
    pub day: NaiveDate,
    /// Whether something stands in the way.
    pub verdict: Verdict,
    /// What to have ready; absent while it is not known.
    pub fee: Option<Dong>,
    /// Whether the law can be read in several ways there.
    pub fee_disputed: bool,
    /// Working days; absent while they are not known, or where there is no time limit.
    pub working_days: Option<u32>,
    /// The last day on which the paper can be ready.
    pub due_on: Option<NaiveDate>,
    /// Until when the paper is good: `Some(None)` is no expiry.
    pub good_until: Option<Option<NaiveDate>>,
    /// How much of it can be done online.
    pub online: Option<Online>,
}

impl Outcome {
    /// The figures of an assessment.
    pub fn of(judged: &Assessment) -> Outcome {
        let bill = judged.fee.known().map(|fee| &fee.bill);
        let deadline = judged.deadline.known().and_then(Option::as_ref).and_then(Ruling::prudent);
        let validity = judged.validity.known().and_then(Option::as_ref).and_then(Ruling::prudent);
        let channel = judged.channel.known().and_then(Option::as_ref);
        Outcome {
            day: judged.day.0,
            verdict: judged.verdict,
            fee: bill.and_then(Ruling::prudent).map(Bill::total),
            fee_disputed: matches!(bill, Some(Ruling::Disputed(_))),
            working_days: deadline.map(|deadline| deadline.working_days),
            due_on: deadline.map(|deadline| deadline.due_on),
            good_until: validity.map(|validity| validity.expiry.on),
            online: channel.map(|channel| channel.online),
        }
    }
}

/// One thing that could be otherwise.
#[derive(Clone, Copy)]
pub enum Change {
    /// Another answer to a question that is the person's to choose.
    Answer(&'static dyn Question, &'static OptionSpec),
    /// Filing on this day or later.
    From(NaiveDate),
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Change::Answer(question, option) => write!(f, "{}={}", question.id(), option.id),
            Change::From(day) => write!(f, "from {day}"),
        }
    }
}

/// What would come of it.
#[derive(Clone, Debug)]
pub struct Otherwise {
    /// What is changed.
    pub change: Change,
    /// The figures then.
    pub outcome: Outcome,
}

/// A figure that people compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Whether something stands in the way.
    Verdict,
    /// What is to be paid.
    Fee,
    /// When it is ready.
    Deadline,
    /// Until when it is good.
    Validity,
    /// How much can be done online.
    Channel,
}

/// Every alternative that would change something, the choices first, then the days as they come.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The figures as things stand.
    pub now: Outcome,
    /// What could be otherwise.
    pub otherwise: Vec<Otherwise>,
}

impl Otherwise {
    /// Whether a figure differs from another outcome's.
    pub fn changes(&self, now: &Outcome, figure: Figure) -> bool {
        let then = &self.outcome;
        match figure {
            // Only what opens a closed way is news; an alternative that is open itself closes nothing.
            Figure::Verdict => now.verdict == Verdict::Blocked && then.verdict != Verdict::Blocked,
            Figure::Fee => then.fee.is_some() && then.fee != now.fee,
            // Another filing day moves the last day by itself; the time limit is what tells.
            Figure::Deadline => {
                then.working_days.is_some() && then.working_days != now.working_days
            }
            Figure::Validity => then.good_until.is_some_and(|until| outlives(until, then, now)),
            Figure::Channel => then.online.is_some() && then.online != now.online,
        }
    }

    fn changes_something(&self, now: &Outcome) -> bool {
        let all =
            [Figure::Verdict, Figure::Fee, Figure::Deadline, Figure::Validity, Figure::Channel];
        all.into_iter().any(|figure| self.changes(now, figure))
    }
}

/// Whether a paper would be good for a markedly other time. One that is good for so many years from its issue ends later
/// by as much as it is filed or issued later: that is no news.
fn outlives(until: Option<NaiveDate>, then: &Outcome, now: &Outcome) -> bool {
    match (until, now.good_until.flatten()) {
        (Some(then_until), Some(now_until)) => {
            let later = (then_until - now_until).num_days();
            let waited = (then.day - now.day).num_days();
            later.abs() > DAYS_OF_NO_NEWS && (later - waited).abs() > DAYS_OF_NO_NEWS
        }
        (until, _) => Some(until) != now.good_until,
    }
}

/// Two months: as far apart as two time limits can put the day of issue.
const DAYS_OF_NO_NEWS: i64 = 62;

/// Looks for everything that would be different.
pub fn explain(procedure: &'static Procedure, day: LegalDay, answers: &Answers) -> Explanation {
    let judged = assess(procedure, day, answers);
    let now = Outcome::of(&judged);
    let mut otherwise = by_choice(procedure, day, answers, &judged, &now);
    otherwise.extend(by_day(procedure, day, answers, &judged, &now));
    Explanation { now, otherwise }
}

/// The other choices that are open now and lead somewhere.
fn by_choice(
    procedure: &'static Procedure,
    day: LegalDay,
    answers: &Answers,
    judged: &Assessment,
    now: &Outcome,
) -> Vec<Otherwise> {
    let facts = facts_of(procedure, day, answers);
    let mut found = Vec::new();
    for lever in procedure.levers {
        let question = lever.question;
        let chosen = answers.get(question.id()).unwrap_or("");
        // Where nothing was chosen yet there is nothing to choose instead.
        let Asked::Choice(options) = question.asked() else { continue };
        if chosen.is_empty() || !lever.has(chosen) || !judged.asks(question.id()) {
            continue;
        }
        for option in options.iter().filter(|option| option.id != chosen && lever.has(option.id)) {
            if !option.is_offered(&facts) {
                continue;
            }
            let mut changed = answers.clone();
            changed.set(question.id(), option.id);
            let outcome = Outcome::of(&assess(procedure, day, &changed));
            let one = Otherwise { change: Change::Answer(question, option), outcome };
            // What stands in the way of the alternative makes it none.
            if one.outcome.verdict != Verdict::Blocked && one.changes_something(now) {
                found.push(one);
            }
        }
    }
    found
}

/// The days ahead on which a figure changes, each figure's first.
fn by_day(
    procedure: &'static Procedure,
    day: LegalDay,
    answers: &Answers,
    judged: &Assessment,
    now: &Outcome,
) -> Vec<Otherwise> {
    let near = day.0.checked_add_months(AHEAD).unwrap_or(NaiveDate::MAX);
    let mut found: Vec<Otherwise> = Vec::new();
    let open =
        |figure: Figure, found: &[Otherwise]| !found.iter().any(|other| other.changes(now, figure));
    for from in days_ahead(judged, answers) {
        let outcome = Outcome::of(&assess(procedure, LegalDay(from), answers));
        let one = Otherwise { change: Change::From(from), outcome };
        // Waiting is worth a word when it opens the way, or when it changes a figure soon and does not close it.
        let opens = now.verdict == Verdict::Blocked
            && one.outcome.verdict != Verdict::Blocked
            && open(Figure::Verdict, &found);
        let moves = from <= near
            && now.verdict != Verdict::Blocked
            && one.outcome.verdict == now.verdict
            && [Figure::Fee, Figure::Deadline, Figure::Validity]
                .into_iter()
                .any(|figure| one.changes(now, figure) && open(figure, &found));
        if opens || moves {
            found.push(one);
        }
    }
    found
}

/// The days ahead on which the law, or a person's age in the eyes of the law, changes, and those a rule named.
fn days_ahead(judged: &Assessment, answers: &Answers) -> Vec<NaiveDate> {
    let mut days = TURNS.to_vec();
    days.extend(judged.findings.iter().filter_map(|finding| finding.said.earliest_on));
    let born = answers.get(BORN_ON.id).and_then(|raw| (BORN_ON.parse)(raw).ok());
    if let Some(born) = born {
        days.extend(AGES.map(|age| birthday(born.latest, age).on));
    }
    days.retain(|turn| *turn > judged.day.0);
    days.sort_unstable();
    days.dedup();
    days
}

impl Otherwise {
    /// The change in words: "Cách nộp: Trực tuyến", "Nộp từ 01/01/2027".
    pub fn change_said(&self) -> Sentence {
        match self.change {
            Change::Answer(question, option) => {
                Text::new("{question}: {answer}", "{question}: {answer}")
                    .fill(&[("question", question.label().into()), ("answer", option.label.into())])
            }
            Change::From(day) => {
                Text::new("Nộp từ {day}", "Filed from {day}").fill(&[("day", written(day).into())])
            }
        }
    }

    /// What would come of it, one sentence for each figure that changes.
    pub fn effects(&self, now: &Outcome) -> Vec<(Figure, Sentence)> {
        let then = &self.outcome;
        let mut said = Vec::new();
        if self.changes(now, Figure::Verdict) && then.verdict == Verdict::Clear {
            said.push((Figure::Verdict, Sentence::from(NOTHING_IN_THE_WAY)));
        } else if self.changes(now, Figure::Verdict) {
            said.push((Figure::Verdict, Sentence::from(NO_LONGER_IN_THE_WAY)));
        }
        if self.changes(now, Figure::Fee)
            && let Some(fee) = then.fee
        {
            said.push((Figure::Fee, fee_said(fee, then.fee_disputed, now.fee)));
        }
        if self.changes(now, Figure::Deadline)
            && let Some(days) = then.working_days
        {
            let text = Text::new("{days} ngày làm việc", "{days} working days");
            said.push((Figure::Deadline, text.fill(&[("days", days.to_string().into())])));
        }
        if self.changes(now, Figure::Validity)
            && let Some(until) = then.good_until
        {
            said.push((
                Figure::Validity,
                match until {
                    Some(day) => Text::new("dùng đến {day}", "good until {day}")
                        .fill(&[("day", written(day).into())]),
                    None => Text::new("không có thời hạn", "no expiry").into(),
                },
            ));
        }
        if self.changes(now, Figure::Channel)
            && let Some(online) = then.online
        {
            said.push((Figure::Channel, Sentence::from(channel_said(online))));
        }
        said
    }
}

const NOTHING_IN_THE_WAY: Text =
    Text::new("chưa thấy điều gì cản trở", "nothing found that stands in the way");
const NO_LONGER_IN_THE_WAY: Text = Text::new(
    "không còn điều cản trở này, nhưng còn câu phải trả lời",
    "this no longer stands in the way, but questions are open",
);

fn fee_said(fee: Dong, disputed: bool, now: Option<Dong>) -> Sentence {
    let amount = ("amount", Sentence::from(fee.to_string()));
    let text = if disputed {
        Text::new("phải nộp cao nhất {amount}", "to pay at most {amount}")
    } else {
        Text::new("phải nộp {amount}", "to pay {amount}")
    };
    let said = text.fill(&[amount]);
    let Some(now) = now else { return said };
    let more = fee.0 > now.0;
    let by = Dong((fee.0 - now.0).abs()).to_string();
    let difference = if more {
        Text::new("{said} (thêm {by})", "{said} ({by} more)")
    } else {
        Text::new("{said} (bớt {by})", "{said} ({by} less)")
    };
    difference.fill(&[("said", said), ("by", by.into())])
}

fn channel_said(online: Online) -> Text {
    match online {
        Online::Full => Text::new("làm được hết trên mạng", "all of it can be done online"),
        Online::Booking => {
            Text::new("đặt lịch trên mạng rồi đến cơ quan", "booked online, then a visit")
        }
        Online::None => Text::new("phải đến cơ quan", "at the office only"),
    }
}

/// The same application under the law of two days.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// On the first day.
    pub one: Assessment,
    /// On the other day.
    pub other: Assessment,
}

/// A line of a comparison: a part of the result, and its words on both days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The part's stable name: `fee`.
    pub part: &'static str,
    /// What it is called.
    pub label: Text,
    /// On the first day.
    pub one: Sentence,
    /// On the other day.
    pub other: Sentence,
}

impl Compared {
    /// Whether the two days differ in it.
    pub fn differs(&self) -> bool {
        self.one != self.other
    }
}

/// Judges the same answers under the law of two days.
pub fn compare(
    procedure: &'static Procedure,
    one: LegalDay,
    other: LegalDay,
    answers: &Answers,
) -> Comparison {
    Comparison { one: assess(procedure, one, answers), other: assess(procedure, other, answers) }
}

impl Comparison {
    /// The two side by side, part by part.
    pub fn lines(&self) -> Vec<Compared> {
        let line = |part: &'static str, label: Text, said: fn(&Assessment) -> Sentence| Compared {
            part,
            label,
            one: said(&self.one),
            other: said(&self.other),
        };
        vec![
            line("verdict", Text::new("Kết quả", "Result"), verdict_shown),
            line("fee", Text::new("Phải nộp", "To pay"), fee_shown),
            line("deadline", Text::new("Thời hạn giải quyết", "Time limit"), deadline_shown),
            line("validity", Text::new("Dùng đến", "Good until"), validity_shown),
            line("channel", Text::new("Nộp trực tuyến", "Filing online"), channel_shown),
            line("agencies", Text::new("Nơi nhận", "Office"), agencies_shown),
            line("documents", Text::new("Giấy tờ", "Papers"), papers_shown),
            line("forms", Text::new("Mẫu tờ khai", "Forms"), forms_shown),
        ]
    }
}

const NO_RULE: Text = Text::new("chưa có quy định", "no rule known");
const OPEN: Text = Text::new("còn thiếu câu trả lời", "answers are missing");
const NOT_SET: Text = Text::new("không có", "none");

/// The words of a part: known, waiting for an answer, or without a law.
fn shown<T>(part: &Part<T>, known: impl Fn(&T) -> Sentence) -> Sentence {
    match part {
        Part::Known(value) => known(value),
        Part::Waiting => OPEN.into(),
        Part::NoLaw(_) => NO_RULE.into(),
    }
}

/// The words of every reading, joined: where the law can be read in several ways all are said.
fn readings<T>(ruling: &Ruling<T>, words: impl Fn(&T) -> Sentence) -> Sentence {
    match ruling {
        Ruling::Settled(value) => words(value),
        Ruling::Disputed(several) => {
            listed(several.iter().map(|reading| words(&reading.value)), (" hoặc ", " or "))
        }
    }
}

fn listed(items: impl Iterator<Item = Sentence>, (vi, en): (&str, &str)) -> Sentence {
    let mut all: Vec<Sentence> = Vec::new();
    for item in items {
        if !all.contains(&item) {
            all.push(item);
        }
    }
    if all.is_empty() {
        return NOT_SET.into();
    }
    let (of_vi, of_en): (Vec<_>, Vec<_>) =
        all.into_iter().map(|one| (one.vi.into_owned(), one.en.into_owned())).unzip();
    Sentence { vi: of_vi.join(vi).into(), en: of_en.join(en).into() }
}

fn verdict_shown(judged: &Assessment) -> Sentence {
    match judged.verdict {
        Verdict::Clear => NOTHING_IN_THE_WAY.into(),
        Verdict::Blocked => Text::new("có điều cản trở", "something stands in the way").into(),
        Verdict::Undecided => OPEN.into(),
    }
}

fn fee_shown(judged: &Assessment) -> Sentence {
    shown(&judged.fee, |fee| readings(&fee.bill, |bill| bill.total().to_string().into()))
}

fn deadline_shown(judged: &Assessment) -> Sentence {
    shown(&judged.deadline, |deadline| match deadline {
        None => NOT_SET.into(),
        Some(ruling) => readings(ruling, |deadline| {
            Text::new("{days} ngày làm việc", "{days} working days")
                .fill(&[("days", deadline.working_days.to_string().into())])
        }),
    })
}

fn validity_shown(judged: &Assessment) -> Sentence {
    shown(&judged.validity, |validity| match validity {
        None => NOT_SET.into(),
        Some(ruling) => readings(ruling, |validity| match validity.expiry.on {
            Some(day) => written(day).into(),
            None => Text::new("không thời hạn", "no expiry").into(),
        }),
    })
}

fn channel_shown(judged: &Assessment) -> Sentence {
    shown(&judged.channel, |channel| match channel {
        None => NOT_SET.into(),
        Some(channel) => channel_said(channel.online).into(),
    })
}

fn agencies_shown(judged: &Assessment) -> Sentence {
    shown(&judged.agencies, |agencies| agencies.map_or(NOT_SET.into(), |it| it.text.into()))
}

fn papers_shown(judged: &Assessment) -> Sentence {
    listed(judged.papers.iter().map(|paper| paper.title.into()), ("; ", "; "))
}

fn forms_shown(judged: &Assessment) -> Sentence {
    listed(judged.forms.iter().map(|form| Sentence::from(*form)), (", ", ", "))
}

/// The questions whose answers a part of the result rests on, with the answers, in the order of the form.
pub fn because(judged: &Assessment, read: &[FieldId], answers: &Answers) -> Vec<(Text, Sentence)> {
    let asked = judged.asked.iter().flat_map(|(_, asks)| asks);
    let told = asked.filter(|ask| read.contains(&ask.question.id()));
    told.filter_map(|ask| {
        let shown = ask.question.shown(answers.get(ask.question.id()).unwrap_or(""))?;
        Some((ask.question.label(), shown))
    })
    .collect()
}
