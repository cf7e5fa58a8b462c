//! All applications of a visit together: what is still to do, where to go, what to bring, what it costs.
//!
//! Adds nothing to what each application says by itself. Knows no screen.

use crate::dossier::summary::{cited, office};
use crate::form::Answers;
use crate::law::{Citation, Ruling};
use crate::procedures::assessment::{Assessment, Verdict};
use crate::procedures::{Online, ProcedureId, entry};
use crate::session::Session;
use crate::session::view::case_shown;
use crate::values::communes::Communes;
use crate::values::day::{parse_day, written};
use crate::values::money::Dong;
use crate::values::person_name::PersonName;
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;

/// How far an application is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its sheet can be made.
    Complete,
    /// Answers are missing, or one is wrong.
    Unfinished,
    /// Something stands in the way.
    Blocked,
}

/// One application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its place in the visit.
    pub at: usize,
    /// What is applied for.
    pub procedure: ProcedureId,
    /// Whose it is.
    pub name: Sentence,
    /// What is applied for, in words.
    pub title: Text,
    /// The case, in words.
    pub case: Option<Sentence>,
    /// How far it is.
    pub standing: Standing,
    /// What it costs: the highest figure, where there are several.
    pub fee: Option<Dong>,
}

/// A paper, with those who need one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// What it is.
    pub title: Text,
    /// In which case.
    pub remark: Text,
    /// Whose: one paper for each.
    pub whose: Vec<Sentence>,
    /// Why, as articles.
    pub cites: String,
}

/// A place to go to, with everything that is done there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The place; `None` for what is done online.
    pub place: Option<Sentence>,
    /// The days that were chosen, each once.
    pub days: Vec<NaiveDate>,
    /// The applications, by their place in the visit.
    pub applications: Vec<usize>,
}

/// The whole visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The applications in the order in which they were begun.
    pub applications: Vec<Listed>,
    /// Where to go.
    pub stops: Vec<Stop>,
    /// What to bring, each paper once.
    pub papers: Vec<Brought>,
    /// The sum of the fees that are known.
    pub total: Dong,
    /// Whether a fee in it has several readings: then the sum is the highest.
    pub at_most: bool,
    /// How many applications have no fee yet.
    pub without_fee: usize,
    /// How many do not say yet how they are filed: they are in no stop.
    pub without_way: usize,
}

/// The plan of a visit.
pub fn plan(session: &Session, communes: Option<&Communes>) -> Plan {
    let mut plan = Plan {
        applications: Vec::new(),
        stops: Vec::new(),
        papers: Vec::new(),
        total: Dong(0),
        at_most: false,
        without_fee: 0,
        without_way: 0,
    };
    for (at, application) in session.applications().iter().enumerate() {
        let answers = session.answers_of(application);
        let name = name_of(&answers, application.person);
        let judged = session.judged(application);
        let fee = judged.as_ref().and_then(|judged| judged.fee.known());
        let amount = fee.and_then(|fee| fee.bill.prudent()).map(|bill| bill.total());
        match amount {
            Some(amount) => plan.total = Dong(plan.total.0 + amount.0),
            None => plan.without_fee += 1,
        }
        plan.at_most |= fee.is_some_and(|fee| matches!(fee.bill, Ruling::Disputed(_)));
        plan.applications.push(Listed {
            at,
            procedure: application.procedure,
            title: entry(application.procedure).map_or(Text::new("", ""), |entry| entry.title),
            case: judged.as_ref().and_then(|judged| case_shown(judged.procedure, &answers)),
            standing: standing(judged.as_ref()),
            fee: amount,
            name: name.clone(),
        });
        if let Some(judged) = &judged {
            match place(judged, &answers, communes) {
                Some(place) => plan.go(at, place, visit_on(&answers)),
                None => plan.without_way += 1,
            }
            for paper in &judged.papers {
                plan.bring(paper.title, paper.remark, &name, paper.cite);
            }
        }
    }
    plan
}

impl Plan {
    fn go(&mut self, at: usize, place: Option<Sentence>, day: Option<NaiveDate>) {
        let stop = match self.stops.iter_mut().find(|stop| stop.place == place) {
            Some(stop) => stop,
            None => {
                self.stops.push(Stop { place, days: Vec::new(), applications: Vec::new() });
                let Some(stop) = self.stops.last_mut() else { return };
                stop
            }
        };
        stop.applications.push(at);
        let day = day.filter(|day| stop.place.is_some() && !stop.days.contains(day));
        stop.days.extend(day);
        stop.days.sort();
    }

    fn bring(&mut self, title: Text, remark: Text, whose: &Sentence, cite: Citation) {
        match self.papers.iter_mut().find(|paper| paper.title == title && paper.remark == remark) {
            Some(paper) if paper.whose.contains(whose) => {}
            Some(paper) => paper.whose.push(whose.clone()),
            None => self.papers.push(Brought {
                title,
                remark,
                whose: vec![whose.clone()],
                cites: cited(&[cite]),
            }),
        }
    }

    /// How many places have to be gone to.
    pub fn trips(&self) -> usize {
        self.stops
            .iter()
            .filter(|stop| stop.place.is_some())
            .map(|stop| stop.days.len().max(1))
            .sum()
    }

    /// The way in a sentence: whether once is enough, and what would make it so.
    pub fn way(&self) -> Sentence {
        if self.without_way > 0 {
            return Text::new(
                "Chưa tính được phải đi mấy lần: {number} hồ sơ còn thiếu câu trả lời.",
                "How often somebody has to go cannot be told yet: {number} applications lack answers.",
            )
            .fill(&[("number", self.without_way.to_string().into())]);
        }
        let scattered = self.stops.iter().any(|stop| stop.days.len() > 1);
        match self.trips() {
            0 => Text::new(
                "Tất cả làm trực tuyến, không phải đến đâu.",
                "All of it is done online, nobody has to go anywhere.",
            )
            .into(),
            1 => Text::new("Đi một lần là đủ.", "Going once is enough.").into(),
            trips if scattered => Text::new(
                "Đang phải đi {trips} lần. Chọn cùng một ngày cho những việc làm cùng một nơi thì đi ít hơn.",
                "That is {trips} trips. Pick the same day for what is done at the same place, and there are fewer.",
            )
            .fill(&[("trips", trips.to_string().into())]),
            trips => Text::new(
                "Phải đến {trips} nơi khác nhau.",
                "There are {trips} different places to go to.",
            )
            .fill(&[("trips", trips.to_string().into())]),
        }
    }
}

fn standing(judged: Option<&Assessment>) -> Standing {
    match judged {
        Some(judged) if judged.verdict == Verdict::Blocked => Standing::Blocked,
        Some(judged) if judged.can_close() => Standing::Complete,
        Some(_) | None => Standing::Unfinished,
    }
}

/// The name as it stands on papers, or a number where none was given.
pub fn name_of(answers: &Answers, person: usize) -> Sentence {
    let given = answers.get("applicant.full_name").and_then(|raw| PersonName::parse(raw).ok());
    match given {
        Some(name) => name.upper().into(),
        None => Text::new("Người thứ {number}", "Person {number}")
            .fill(&[("number", (person + 1).to_string().into())]),
    }
}

fn visit_on(answers: &Answers) -> Option<NaiveDate> {
    answers.get("filing.appointment_on").and_then(|raw| parse_day(raw).ok())
}

/// Where an application is taken, `Some(None)` where it is done online; `None` while that is open.
fn place(
    judged: &Assessment,
    answers: &Answers,
    communes: Option<&Communes>,
) -> Option<Option<Sentence>> {
    let Some(channel) = judged.channel.known()? else { return Some(None) };
    let online = channel.online == Online::Full
        && (!judged.asks("filing.channel") || answers.get("filing.channel")? == "online");
    Some((!online).then(|| office(judged, answers, communes)))
}

/// Days in one line.
pub fn days(stop: &Stop) -> String {
    stop.days.iter().map(|day| written(*day)).collect::<Vec<_>>().join(", ")
}
