//! One visit for a family, and edits that make other answers pointless.
//!
//! Goes through the session as a screen does, and knows only what `apply`, `view` and `plan` show.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/journeys.rs"]
mod journeys;

use chrono::NaiveDate;
use journeys::JOURNEYS;
use tokhai_core::dossier::plan::{Plan, Standing, plan};
use tokhai_core::law::LegalDay;
use tokhai_core::session::draft::Draft;
use tokhai_core::session::family::For;
use tokhai_core::session::view::{Body, view};
use tokhai_core::session::{Action, Screen, Session};
use tokhai_core::values::day::ymd;
use tokhai_core::values::moment::Moment;
use tokhai_core::values::money::Dong;
use tokhai_core::values::reference::{Reference, Seal};

const TODAY: NaiveDate = ymd(2026, 11, 23);
const VISIT: NaiveDate = ymd(2026, 11, 30);

fn typed(session: &Session, answers: &[(&str, &str)]) -> Session {
    answers.iter().fold(session.clone(), |session, (field, raw)| {
        session.apply(Action::Type { field: (*field).to_owned(), raw: (*raw).to_owned() })
    })
}

/// From the open page to the review; the pages on the way.
fn to_the_review(session: &Session) -> (Session, Vec<&'static str>) {
    let (mut session, mut seen) = (session.clone(), Vec::new());
    for _ in 0..60 {
        match session.screen() {
            Screen::Page(id) if seen.last() != Some(&id) => seen.push(id),
            Screen::Page(_) => {}
            Screen::Start | Screen::Whom | Screen::Plan | Screen::Review | Screen::Summary => {
                return (session, seen);
            }
        }
        session = session.apply(Action::Continue);
    }
    panic!("stopped at {:?} after {seen:?}", session.screen());
}

fn journey(name: &str) -> &'static [(&'static str, &'static str)] {
    &JOURNEYS.iter().find(|journey| journey.name == name).expect("a journey").typed
}

/// A mother with her first child of ten, up to the review.
fn first_child() -> Session {
    let session = Session::new(LegalDay(TODAY)).apply(Action::Start("identity-card"));
    to_the_review(&typed(&session, journey("identity-card-child"))).0
}

const SECOND: &[(&str, &str)] = &[
    ("applicant.full_name", "Nguyễn Minh Châu"),
    ("applicant.born_on", "05/07/2018"),
    ("applicant.sex", "female"),
    ("card.held", "none"),
    ("card.case", "first-issue"),
    ("applicant.has_personal_id", "no"),
    ("applicant.ethnicity", "kinh"),
    ("applicant.religion", "Không"),
];

#[test]
fn the_second_child_is_not_asked_what_the_first_one_told() {
    let asked = first_child().apply(Action::Start("identity-card"));
    assert_eq!(asked.screen(), Screen::Whom);
    let second = typed(&asked.apply(Action::For(For::Household(0))), SECOND);
    let answers = second.answers();
    assert_eq!(answers.get("representative.full_name"), Some("Lê Thị Cúc"));
    assert_eq!(answers.get("residence.permanent.commune"), Some("00004"));
    assert_eq!(answers.get("filing.appointment_on"), Some("30/11/2026"), "the same visit");
    let (review, seen) = to_the_review(&second);
    assert_eq!(review.screen(), Screen::Review, "{seen:?}");
    for page in ["residence", "home", "representative", "representative-person"] {
        assert!(!seen.contains(&page), "{page} was asked again: {seen:?}");
    }
    assert!(seen.contains(&"name") && seen.contains(&"visit"), "{seen:?}");
    // A correction for one child leaves the other one alone.
    let other = typed(&review, &[("representative.full_name", "Phạm Văn Dũng")]);
    let back = other.apply(Action::Turn(0));
    assert_eq!(back.answers().get("representative.full_name"), Some("Lê Thị Cúc"));
}

#[test]
fn a_stranger_starts_with_nothing_of_the_person() {
    let asked = first_child().apply(Action::Start("identity-card"));
    let other = asked.apply(Action::For(For::Stranger)).answers();
    let personal = other.iter().filter(|(field, _)| !field.starts_with("filing."));
    assert_eq!(personal.count(), 0);
}

#[test]
fn one_person_is_asked_once_for_two_papers() {
    let session = Session::new(LegalDay(TODAY)).apply(Action::Start("identity-card"));
    let card = to_the_review(&typed(&session, journey("identity-card"))).0;
    let both = card.apply(Action::Start("passport")).apply(Action::For(For::Known(0)));
    let already = journey("identity-card").iter().map(|(field, _)| *field);
    let already: Vec<&str> = already.filter(|field| field.starts_with("applicant.")).collect();
    let more: Vec<_> = journey("passport")
        .iter()
        .copied()
        .filter(|(field, _)| !already.contains(field) && !field.starts_with("residence."))
        .collect();
    let (review, seen) = to_the_review(&typed(&both, &more));
    assert_eq!(review.screen(), Screen::Review, "{seen:?}");
    assert!(!seen.contains(&"name") && !seen.contains(&"residence"), "{seen:?}");
}

fn family() -> (Session, Plan) {
    let asked = first_child().apply(Action::Start("identity-card"));
    let second = typed(&asked.apply(Action::For(For::Household(0))), SECOND);
    let second = to_the_review(&second).0;
    let plan = plan(&second, None);
    (second, plan)
}

#[test]
fn a_family_has_one_plan() {
    let (session, plan) = family();
    assert_eq!(plan.applications.len(), 2);
    assert_eq!(plan.applications[0].name.vi, "NGUYỄN MINH KHÔI");
    assert_eq!(plan.applications[1].name.vi, "NGUYỄN MINH CHÂU");
    // Nothing stands open but the declaration.
    assert!(plan.applications.iter().any(|one| one.standing == Standing::Unfinished));
    assert_eq!((plan.total, plan.without_fee), (Dong(0), 0), "children pay nothing");
    assert_eq!(plan.stops.len(), 1);
    assert_eq!(plan.stops[0].days, [VISIT]);
    assert_eq!(plan.trips(), 1);
    assert!(plan.way().vi.contains("một lần"));
    for paper in &plan.papers {
        assert_eq!(paper.whose.len(), 2, "{}: one for each child", paper.title.vi);
    }
    let titles: std::collections::BTreeSet<&str> =
        plan.papers.iter().map(|paper| paper.title.vi).collect();
    assert_eq!(titles.len(), plan.papers.len(), "each paper is listed once");
    // Another day for the second child is a second trip, and the plan says what would save it.
    let apart = typed(&session, &[("filing.appointment_on", "01/12/2026")]);
    let apart = tokhai_core::dossier::plan::plan(&apart, None);
    assert_eq!(apart.trips(), 2);
    assert!(apart.way().vi.contains("cùng một ngày"));
}

#[test]
fn fees_add_up_and_what_is_unknown_is_counted() {
    let (session, _) = family();
    let passport = session.apply(Action::Start("passport")).apply(Action::For(For::Stranger));
    let begun = plan(&passport, None);
    assert_eq!((begun.without_fee, begun.without_way), (1, 1));
    assert!(begun.stops.iter().all(|stop| !stop.applications.contains(&2)), "nobody knows yet");
    assert!(begun.way().vi.contains("còn thiếu câu trả lời"));
    // The fee may be known before the way is.
    let chosen = typed(&passport, &[("passport.case", "first-issue")]);
    assert_eq!(plan(&chosen, None).without_way, 1);
    let passport = to_the_review(&typed(&passport, journey("passport"))).0;
    let together = plan(&passport, None);
    let alone: i64 = together.applications.iter().filter_map(|one| one.fee).map(|fee| fee.0).sum();
    assert!(alone > 0);
    assert_eq!((together.total, together.without_fee), (Dong(alone), 0));
    assert_eq!(together.without_way, 0);
    assert!(together.stops.iter().any(|stop| stop.applications.contains(&2)));
}

#[test]
fn an_application_goes_and_the_others_stay() {
    let (session, _) = family();
    let shown = session.apply(Action::Open(Screen::Plan));
    assert!(matches!(view(&shown).body, Body::Plan));
    let left = shown.apply(Action::Drop(0));
    assert_eq!(left.screen(), Screen::Plan);
    let names: Vec<_> = plan(&left, None).applications.into_iter().map(|one| one.name.vi).collect();
    assert_eq!(names, ["NGUYỄN MINH CHÂU"]);
    assert_eq!(left.people().count(), 1);
    assert_eq!(left.apply(Action::Drop(0)).screen(), Screen::Start);
}

#[test]
fn a_family_is_saved_and_comes_back() {
    let (session, before) = family();
    let shown = session.apply(Action::Open(Screen::Plan));
    let text = serde_json::to_string(&Draft::of(&shown)).unwrap();
    let draft: Draft = serde_json::from_str(&text).unwrap();
    let back = Session::new(LegalDay(TODAY)).apply(Action::Restore(draft));
    assert_eq!(back.screen(), Screen::Plan);
    assert_eq!(plan(&back, None), before);
}

fn seal(chance: u8) -> Action {
    let made = Moment::parse("2026-11-23T08:05:00+07:00").unwrap();
    Action::Seal(Seal { made, reference: Reference::from_chance([chance; 9]) })
}

fn reference(session: &Session, at: usize) -> Option<String> {
    session.applications()[at].seal.as_ref().map(|seal| seal.reference.as_str().to_owned())
}

/// What is printed has to be what the screen says, however often another application was looked at in between.
#[test]
fn each_application_keeps_its_sheet() {
    let (session, _) = family();
    let declared = |session: &Session, at: usize| {
        let closing = session.apply(Action::Turn(at)).apply(Action::Continue);
        typed(&closing, &[("declaration.true", "yes")]).apply(Action::Continue)
    };
    assert_eq!(reference(&session.apply(seal(1)), 1), None, "no sheet before the summary");
    let one = declared(&session, 0).apply(seal(1));
    let both = declared(&one, 1).apply(seal(2));
    let names = [reference(&both, 0).unwrap(), reference(&both, 1).unwrap()];
    assert_ne!(names[0], names[1]);
    let again = both.apply(Action::Turn(0)).apply(seal(3)).apply(Action::Turn(1)).apply(seal(4));
    assert_eq!([0, 1].map(|at| reference(&again, at).unwrap()), names);
    let saved = serde_json::to_string(&Draft::of(&again)).unwrap();
    let draft: Draft = serde_json::from_str(&saved).unwrap();
    let back = Session::new(LegalDay(TODAY)).apply(Action::Restore(draft));
    assert_eq!([0, 1].map(|at| reference(&back, at).unwrap()), names);
    // Another answer makes another sheet, of that person alone; the same answer once more does not.
    let raw = back.answers().get("applicant.full_name").unwrap().to_owned();
    let same = typed(&back, &[("applicant.full_name", &raw)]);
    assert_eq!(reference(&same, 1).as_ref(), Some(&names[1]));
    let other = typed(&back, &[("applicant.full_name", "Nguyễn Minh Chi")]);
    assert_eq!([0, 1].map(|at| reference(&other, at)), [Some(names[0].clone()), None]);
    let later = back.apply(Action::Plan(LegalDay(VISIT)));
    assert_eq!([0, 1].map(|at| reference(&later, at)), [None, None]);
}

/// Drafts of version 0.1 kept the representative's answers for the whole household.
#[test]
fn what_older_versions_kept_for_a_household_is_everybodys() {
    let text = r#"{"schema":1,"household":{"representative.full_name":"Lê Thị Cúc"},
        "people":[{"applicant.full_name":"Nguyễn Minh Khôi"},{}],
        "applications":[{"procedure":"identity-card","person":0},{"procedure":"identity-card","person":1}],
        "current":1,"screen":"name"}"#;
    let draft: Draft = serde_json::from_str(text).unwrap();
    let back = Session::new(LegalDay(TODAY)).apply(Action::Restore(draft));
    for at in 0..2 {
        let answers = back.answers_of(&back.applications()[at]);
        assert_eq!(answers.get("representative.full_name"), Some("Lê Thị Cúc"));
    }
}

fn gone(session: &Session) -> Vec<&'static str> {
    match view(session).body {
        Body::Page(page) => page.gone.iter().map(|name| name.vi).collect(),
        Body::Start | Body::Whom | Body::Review(_) | Body::Summary(_) | Body::Plan => Vec::new(),
    }
}

#[test]
fn an_edit_says_what_it_makes_pointless_and_can_be_taken_back() {
    let before = first_child();
    let page = before.apply(Action::Change("residence.now_at".to_owned()));
    assert_eq!(gone(&page), Vec::<&str>::new());
    // A birth date that makes the child an adult: nobody represents it any more.
    let born = before.apply(Action::Change("applicant.born_on".to_owned()));
    let edited = typed(&born, &[("applicant.born_on", "02/03/2006")]);
    assert_eq!(gone(&typed(&born, &[("applicant.born_on", "02/03/")])), Vec::<&str>::new());
    let names = gone(&edited);
    assert!(names.contains(&"Họ tên người đại diện"), "{names:?}");
    // On the page itself.
    assert_eq!(edited.apply(Action::Undo).answers(), before.answers());
    // After it.
    let stopped = edited.apply(Action::Continue);
    assert_eq!((stopped.screen(), view(&stopped).stops), (edited.screen(), 1), "said once");
    let after = stopped.apply(Action::Continue);
    assert_ne!(after.screen(), edited.screen());
    let taken: Vec<&str> = view(&after).taken.iter().map(|name| name.vi).collect();
    assert_eq!(taken, names);
    let back = after.apply(Action::Undo);
    assert_eq!((back.answers(), back.screen()), (before.answers(), edited.screen()));
    assert_eq!(back.apply(Action::Continue).screen(), Screen::Review, "as if nothing had been");
    // Without taking it back: what is asked again has its answer again.
    let again = after.apply(Action::Change("applicant.born_on".to_owned()));
    let again = typed(&again, &[("applicant.born_on", "02/03/2016")]);
    assert_eq!(again.answers(), before.answers());
    assert!(again.assessment().unwrap().asks("representative.full_name"));
    assert_eq!(gone(&again), Vec::<&str>::new());
}

#[test]
fn what_is_not_asked_does_not_count() {
    let before = first_child();
    let born = before.apply(Action::Change("applicant.born_on".to_owned()));
    let edited = typed(&born, &[("applicant.born_on", "02/03/2006")]);
    assert_eq!(edited.answers().get("representative.full_name"), Some("Lê Thị Cúc"));
    assert!(!edited.assessment().unwrap().asks("representative.full_name"));
}
