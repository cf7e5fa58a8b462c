//! Which of the answers that another page sends are taken.
//!
//! All of them have to be answers to questions of the procedure, or none is. They go into empty boxes only, and into
//! none where they are about another person. Agreement, and where money goes back to, can only be typed.

use crate::web::embed::protocol::Offer;
use tokhai_core::form::{Answers, Asked, FieldId};
use tokhai_core::procedures::Procedure;
use tokhai_core::values::day::{from_iso, written};

/// Who somebody is: where one of these differs, it is about another person.
const WHO: [FieldId; 3] = ["applicant.full_name", "applicant.born_on", "applicant.personal_id"];

/// Where money goes is for nobody else to say.
const MONEY: [FieldId; 3] =
    ["passport.refund_account", "passport.refund_holder", "passport.refund_bank"];

/// What comes of an offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Taken {
    /// The questions it has answers for.
    pub(crate) named: Vec<FieldId>,
    /// What goes into empty boxes.
    pub(crate) filled: Vec<(FieldId, String)>,
}

/// Judges an offer beside the answers that are there; or says what is wrong with it, by names of the offer alone.
pub(crate) fn judge(
    procedure: &Procedure,
    there: &Answers,
    offer: &Offer,
) -> Result<Taken, String> {
    let mut taken = Taken::default();
    let mut other = false;
    let given = offer.answers.iter().map(|(name, raw)| (name.as_str(), raw.as_str()));
    let case = offer.case.as_deref().map(|case| (case_of(procedure, case), case));
    let case = match case {
        Some((None, case)) => return Err(format!("there is no case `{case}`")),
        Some((Some(field), case)) => Some((field, case)),
        None => None,
    };
    for (name, raw) in given.chain(case) {
        let question = procedure
            .question(name)
            .ok_or_else(|| format!("`{name}` is no question of `{}`", procedure.id))?;
        let asked = question.asked();
        if matches!(asked, Asked::Tick(_)) || MONEY.contains(&question.id()) {
            return Err(format!("`{name}` can only be answered by the person"));
        }
        let raw = match (asked, from_iso(raw)) {
            (Asked::Date { .. } | Asked::Visit { .. }, Some(day)) => written(day),
            _ => raw.to_owned(),
        };
        if question.check(&raw).is_err() {
            return Err(format!("the answer to `{name}` cannot be read"));
        }
        match there.get(question.id()) {
            None => taken.filled.push((question.id(), raw)),
            Some(here) => {
                let same = here == raw || question.shown(here) == question.shown(&raw);
                other |= WHO.contains(&question.id()) && !same;
            }
        }
        taken.named.push(question.id());
    }
    if other {
        taken.filled.clear();
    }
    // In the order in which they are asked.
    let place = |field: &FieldId| procedure.asks().position(|ask| ask.question.id() == *field);
    taken.named.sort_by_key(place);
    Ok(taken)
}

/// The question whose choices have that case.
fn case_of(procedure: &Procedure, case: &str) -> Option<FieldId> {
    let mut questions = procedure.asks().map(|ask| ask.question);
    let names = |field: FieldId| field.ends_with(".case") || field.ends_with(".level");
    let question =
        questions.find(|question| names(question.id()) && question.check(case).is_ok())?;
    Some(question.id())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tokhai_core::procedures;

    fn offer(pairs: &[(&str, &str)], case: Option<&str>) -> Offer {
        let answers = pairs.iter().map(|(name, raw)| ((*name).into(), (*raw).into())).collect();
        Offer { answers, case: case.map(str::to_owned) }
    }

    fn card() -> &'static Procedure {
        procedures::alone::identity_card()
    }

    #[test]
    fn only_empty_boxes_are_filled() {
        let mut there = Answers::default();
        there.set("applicant.full_name", "Trần Thị Bưởi");
        let sent = [
            ("applicant.full_name", "TRẦN THỊ BƯỞI"),
            ("applicant.born_on", "2001-05-10"),
            ("applicant.phone", "0912345678"),
        ];
        let taken = judge(card(), &there, &offer(&sent, Some("reissue-lost"))).unwrap();
        let named = ["applicant.full_name", "applicant.born_on", "card.case", "applicant.phone"];
        assert_eq!(taken.named, named);
        let filled = [
            ("applicant.born_on", "10/05/2001".to_owned()),
            ("applicant.phone", "0912345678".to_owned()),
            ("card.case", "reissue-lost".to_owned()),
        ];
        assert_eq!(taken.filled, filled);
    }

    #[test]
    fn nothing_of_another_person_is_mixed_in_and_it_looks_the_same() {
        let mut there = Answers::default();
        there.set("applicant.full_name", "Nguyễn Văn Cha");
        let sent = [("applicant.full_name", "Trần Thị Bưởi"), ("applicant.phone", "0912345678")];
        let taken = judge(card(), &there, &offer(&sent, None)).unwrap();
        assert_eq!(taken.filled, []);
        assert_eq!(taken.named.len(), 2);
    }

    #[test]
    fn one_wrong_answer_refuses_all() {
        for (wrong, says) in [
            (("applicant.shoe_size", "41"), "no question"),
            (("__proto__", "x"), "no question"),
            (("declaration.true", "yes"), "by the person"),
            (("applicant.sex", "robot"), "cannot be read"),
            (("applicant.born_on", "someday"), "cannot be read"),
        ] {
            let sent = [("applicant.phone", "0912345678"), wrong];
            let why = judge(card(), &Answers::default(), &offer(&sent, None)).unwrap_err();
            assert!(why.contains(says) && !why.contains("0912345678"), "{why}");
        }
        let passport = procedures::alone::passport();
        for field in MONEY {
            let question = passport.question(field).expect("a question of the passport");
            let sent = [(field, question.examples()[0])];
            let why = judge(passport, &Answers::default(), &offer(&sent, None)).unwrap_err();
            assert!(why.contains("by the person"), "{why}");
        }
        let why = judge(card(), &Answers::default(), &offer(&[], Some("none"))).unwrap_err();
        assert!(why.contains("no case"), "{why}");
    }

    proptest! {
        /// The examples of the questions, some already answered: what was there stays, and what is taken can be read.
        #[test]
        fn whatever_is_offered_writes_over_nothing(picks in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..12)) {
            let asks: Vec<_> = card().asks().collect();
            let (mut there, mut answers) = (Answers::default(), Vec::new());
            for (index, answered) in picks {
                let question = index.get(&asks).question;
                let Some(example) = question.examples().first() else { continue };
                if answered {
                    there.set(question.id(), "x");
                }
                answers.push((question.id().to_owned(), (*example).to_owned()));
            }
            if let Ok(taken) = judge(card(), &there, &Offer { answers, case: None }) {
                for (field, raw) in taken.filled {
                    prop_assert_eq!(there.get(field), None);
                    prop_assert!(card().question(field).unwrap().check(&raw).is_ok());
                }
            }
        }
    }
}
