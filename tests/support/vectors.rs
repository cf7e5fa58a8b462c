//! The vectors as finished applications: each worked case as it is or, as most of them look at one question only, with
//! the questions answered that it leaves open.

use crate::answers::completed;
use crate::cases::{Case, read_cases};
use crate::sources::root;
use tokhai_core::dossier::{Dossier, Moment, Reference};
use tokhai_core::law::LegalDay;

/// Every vector that can become a sheet, with where it stands. What the law or a fault of an answer stops has none.
pub(crate) fn vectors() -> Vec<(String, Dossier)> {
    let cases = read_cases(root()).expect("sound cases");
    let (mut all, mut stopped) = (Vec::new(), 0);
    for case in cases.iter().filter(|case| case.function == "assess") {
        match closed(case) {
            Some(dossier) => all.push((case.at.clone(), dossier)),
            None => stopped += 1,
        }
    }
    assert!(all.len() >= 800, "only {} vectors close, {stopped} are stopped", all.len());
    all
}

fn closed(case: &Case) -> Option<Dossier> {
    let day = LegalDay(case.day("filed_on").expect("a day"));
    let given = case.answers().expect("answers");
    let answers = completed(case.procedure, day.0, &given)?;
    let made = Moment { day: day.0, hour: 9, minute: 5, second: 7 };
    let reference = Reference::from_chance([11, 3, 5, 200, 40, 77, 13, 199, 6]);
    Dossier::close(case.procedure, day, &answers, made, reference).ok()
}
