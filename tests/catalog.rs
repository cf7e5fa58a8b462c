//! The structure of every procedure: names, texts, examples, citations, and that everything in it can be reached.
//!
//! Generic over the procedures. What a text says and what a rule decides is looked at elsewhere.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/answers.rs"]
mod answers;
#[path = "support/journeys.rs"]
mod journeys;

use answers::{DAYS, finished, one_for_each_lead};
use journeys::JOURNEYS;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use tokhai_core::dossier::json::assessment as to_json;
use tokhai_core::form::{Asked, FieldId, OptionSpec, Question};
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::assessment::{Assessment, State, assess, facts_of};
use tokhai_core::procedures::{self, Page, Procedure};
use tokhai_core::values::text::Text;
use unicode_normalization::is_nfc;

/// Rules that speak on a day or two of some years only, none of which is walked; the worked cases show them.
const RARELY_HEARD: &[&str] = &["leap-birthday"];

fn pages(procedure: &'static Procedure) -> impl Iterator<Item = &'static Page> {
    procedure.pages.iter().chain([&procedure.closing])
}

fn options(question: &dyn Question) -> Vec<OptionSpec> {
    match question.asked() {
        Asked::Choice(options) | Asked::Choices(options) => options.to_vec(),
        Asked::Date { or, .. } => or.into_iter().collect(),
        Asked::Line(_)
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Commune { .. }
        | Asked::Visit { .. }
        | Asked::Office
        | Asked::Tick(_) => Vec::new(),
    }
}

fn distinct<'a>(what: &str, names: impl IntoIterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(seen.insert(name), "{what}: {name} is there twice");
    }
}

/// Small letters, digits and one kind of joint.
fn is_plain(name: &str, joint: char) -> bool {
    let sound = |part: &str| {
        !part.is_empty()
            && part.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
    };
    name.split(joint).all(sound)
}

#[test]
fn names_are_plain_and_used_once() {
    distinct("procedures", procedures::ALL.iter().map(|procedure| procedure.id));
    let mut tables = BTreeMap::new();
    for procedure in procedures::ALL {
        let id = procedure.id;
        assert!(is_plain(id, '-'), "{id}");
        distinct(id, pages(procedure).map(|page| page.id));
        distinct(id, procedure.asks().map(|ask| ask.question.id()));
        distinct(id, procedure.rules.iter().map(|rule| rule.id));
        distinct(id, procedure.papers.iter().map(|paper| paper.id));
        distinct(id, procedure.law.iter().map(|table| table.name()));
        let kebab =
            pages(procedure).map(|page| page.id).chain(procedure.rules.iter().map(|rule| rule.id));
        for name in kebab.chain(procedure.papers.iter().map(|paper| paper.id)) {
            assert!(is_plain(name, '-'), "{id}: {name}");
        }
        for ask in procedure.asks() {
            let field = ask.question.id();
            assert!(
                field.contains('.') && field.split('.').all(|part| is_plain(part, '_')),
                "{field}"
            );
            let options = options(ask.question);
            distinct(field, options.iter().map(|option| option.id));
            // One space joins several choices, so that an id has none.
            assert!(options.iter().all(|option| is_plain(option.id, '-')), "{field}");
        }
        // The same table may serve several procedures; two tables may not share a name.
        for table in procedure.law {
            let days: Vec<_> = table.rows().iter().map(|row| row.from).collect();
            assert_eq!(
                *tables.entry(table.name()).or_insert_with(|| days.clone()),
                days,
                "{}",
                table.name()
            );
        }
    }
}

#[test]
fn names_on_the_page_do_not_meet() {
    for procedure in procedures::ALL {
        let mut dashed = BTreeMap::new();
        let mut names = BTreeSet::new();
        for field in procedure.asks().map(|ask| ask.question.id()) {
            let other = dashed.insert(field.replace('.', "-"), field);
            assert_eq!(other, None, "{field} and {other:?} have the same id on the page");
            names.insert(field.to_owned());
        }
        for ask in procedure.asks() {
            if let Asked::Date { .. } = ask.question.asked() {
                for part in ["day", "month", "year"] {
                    let part = format!("{}.{part}", ask.question.id());
                    assert!(names.insert(part.clone()), "{part} names a box and a question");
                }
            }
        }
    }
}

#[test]
fn every_example_and_every_option_can_be_read() {
    for ask in procedures::ALL.iter().flat_map(|procedure| procedure.asks()) {
        let (question, field) = (ask.question, ask.question.id());
        assert!(!question.examples().is_empty(), "{field} has no example");
        let options = options(question);
        for raw in question.examples().iter().copied().chain(options.iter().map(|option| option.id))
        {
            assert!(question.check(raw).is_ok(), "{field}: {raw:?} is {:?}", question.check(raw));
            let shown =
                question.shown(raw).unwrap_or_else(|| panic!("{field}: {raw:?} is not shown back"));
            assert!(
                !shown.vi.is_empty() && !shown.en.is_empty(),
                "{field}: {raw:?} is shown as nothing"
            );
        }
        // A choice is shown back in its own words, not by its id.
        for option in &options {
            let shown = question.shown(option.id).unwrap();
            assert_ne!(shown.vi, option.id, "{field}");
        }
    }
}

/// What is wrong with a text, if anything.
fn text_fault(vi: &str, en: &str) -> Option<String> {
    let all = [vi, en];
    let fault = if vi.is_empty() != en.is_empty() {
        "is missing in one language"
    } else if !all.iter().all(|text| is_nfc(text)) {
        "is not in Unicode NFC"
    } else if all.iter().any(|text| text.contains('{') || text.contains('}')) {
        "has a blank that nobody filled"
    } else if all.iter().any(|text| text.trim() != *text || text.contains("  ")) {
        "has blanks too many"
    } else {
        return None;
    };
    Some(format!("{vi:?} / {en:?} {fault}"))
}

#[test]
fn every_fixed_text_is_whole_in_both_languages() {
    let mut faults = Vec::new();
    let mut look = |at: &str, text: Text, must: bool| {
        faults.extend(text_fault(text.vi, text.en).map(|fault| format!("{at}: {fault}")));
        if must && text.vi.is_empty() {
            faults.push(format!("{at}: empty"));
        }
    };
    for procedure in procedures::ALL {
        look(procedure.id, procedure.title, true);
        look(procedure.id, procedure.summary, true);
        for page in pages(procedure) {
            look(page.id, page.title, true);
            look(page.id, page.short, true);
            look(page.id, page.lead, false);
        }
        for paper in procedure.papers {
            look(paper.id, paper.title, true);
            look(paper.id, paper.remark, true);
        }
        for question in procedure.asks().map(|ask| ask.question) {
            look(question.id(), question.label(), true);
            look(question.id(), question.help(), false);
            look(question.id(), question.why(), false);
            look(question.id(), question.find(), false);
            if let Asked::Tick(words) = question.asked() {
                look(question.id(), words, true);
            }
            for option in options(question) {
                look(question.id(), option.label, true);
                look(question.id(), option.meaning, false);
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Questions whose options say it all by themselves.
const PLAIN_CHOICES: &[&str] = &["applicant.sex", "representative.sex"];

#[test]
fn every_question_has_its_help_and_every_option_says_when_to_choose_it() {
    let mut faults = BTreeSet::new();
    let mut plain = BTreeSet::new();
    for question in
        procedures::ALL.iter().flat_map(|procedure| procedure.asks()).map(|ask| ask.question)
    {
        let field = question.id();
        // What is ticked is a sentence of its own.
        let ticked = matches!(question.asked(), Asked::Tick(_)) && !question.why().vi.is_empty();
        if question.help().vi.is_empty() && !ticked {
            faults.insert(format!("{field} has no help"));
        }
        for option in options(question) {
            if option.meaning.vi.is_empty() && PLAIN_CHOICES.contains(&field) {
                plain.insert(field);
            } else if !(option.meaning.vi.starts_with("Chọn nếu ")
                && option.meaning.en.starts_with("Choose this "))
            {
                faults.insert(format!("{field}: {} does not say when to choose it", option.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", Vec::from_iter(faults).join("\n"));
    assert_eq!(plain, PLAIN_CHOICES.iter().copied().collect(), "an exception nobody needs");
}

/// A legal term of a label, in small letters, and words of what it means. One of them stands on the same page, in what
/// is seen without asking: the sentence above the questions, their help, or the options' own lines.
const TERMS: &[(&str, &[&str])] = &[
    ("thường trú", &["đăng ký thường trú", "đã đăng ký với công an xã"]),
    ("tạm trú", &["đăng ký tạm trú", "đã đăng ký với công an xã"]),
    ("nơi ở hiện tại", &["thực sự đang ở"]),
    ("đại diện hợp pháp", &["người luật cho phép"]),
    ("giám hộ", &["chăm sóc"]),
    ("số định danh", &["12 chữ số"]),
    ("chứng minh nhân dân", &["trước thẻ căn cước", "giấy ép nhựa"]),
    ("cmnd", &["trước thẻ căn cước", "giấy ép nhựa"]),
    ("cccd", &["“căn cước công dân”", "cấp đến 30/06/2024"]),
    ("chip", &["ô kim loại", "lưu ảnh"]),
    ("mức độ 1", &["trong ứng dụng"]),
    ("mức độ 2", &["tại công an", "đã đến công an"]),
    ("vneid", &["ứng dụng"]),
    ("sim", &["nhà mạng"]),
    ("kích hoạt", &["mở tài khoản lần đầu"]),
    ("bất khả kháng", &["không thể tránh"]),
    ("trình báo", &["đơn báo mất"]),
    ("thị thực", &["để được vào nước họ"]),
    ("tích hợp", &["đưa đủ vào"]),
    (
        "cục quản lý xuất nhập cảnh",
        &["ở trung ương", "cục quản lý xuất nhập cảnh quyết định", "chuyển cho cục"],
    ),
];

#[test]
fn every_legal_term_is_explained_where_it_stands() {
    let mut faults = BTreeSet::new();
    let mut met = BTreeSet::new();
    for procedure in procedures::ALL {
        for page in pages(procedure) {
            let questions = || page.asks.iter().map(|ask| ask.question);
            let labels = questions()
                .map(|question| question.label().vi)
                .chain(questions().flat_map(options).map(|option| option.label.vi));
            let labels = labels.collect::<Vec<_>>().join("\n").to_lowercase();
            let seen = questions()
                .map(|question| question.help().vi)
                .chain(questions().flat_map(options).map(|option| option.meaning.vi))
                .chain([page.lead.vi]);
            let seen = seen.collect::<Vec<_>>().join("\n").to_lowercase();
            for (term, meanings) in TERMS.iter().filter(|(term, _)| labels.contains(term)) {
                met.insert(*term);
                if !meanings.iter().any(|meaning| seen.contains(meaning)) {
                    faults.insert(format!("{} {}: {term}", procedure.id, page.id));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", Vec::from_iter(faults).join("\n"));
    let idle: Vec<_> =
        TERMS.iter().map(|(term, _)| term).filter(|term| !met.contains(**term)).collect();
    assert!(idle.is_empty(), "no label has {idle:?}");
}

/// Every text in a value of a public format: an object with `vi` and `en`.
fn texts_in(value: &Value, found: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Object(map) => {
            if let (Some(Value::String(vi)), Some(Value::String(en)), 2) =
                (map.get("vi"), map.get("en"), map.len())
            {
                found.insert((vi.clone(), en.clone()));
            }
            map.values().for_each(|value| texts_in(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| texts_in(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn json(judged: &Assessment) -> Value {
    serde_json::to_value(to_json(judged)).expect("an assessment is JSON")
}

/// Finished forms, and the same ones with every answer spoiled, for the words of the flaws.
fn assessments() -> Vec<(String, Value)> {
    let spoils = ["", "🙂", "31/02/2001", "1/13/2001", "1/1/1", "12", "a\u{200b}b", "99", "yes no"];
    let mut all = Vec::new();
    for procedure in procedures::ALL {
        for day in DAYS {
            for (at, form) in finished(procedure, day).iter().enumerate().step_by(3) {
                let judged = assess(procedure, LegalDay(day), &form.answers);
                all.push((
                    format!("{} on {day} with {:?}", procedure.id, form.answers),
                    json(&judged),
                ));
                let mut spoiled = form.answers.clone();
                for (turn, ask) in procedure.asks().enumerate() {
                    if (turn + at) % 4 == 0 {
                        spoiled.set(ask.question.id(), spoils[(turn + at) % spoils.len()]);
                    }
                }
                all.push((
                    format!("{} on {day} with {spoiled:?}", procedure.id),
                    json(&assess(procedure, LegalDay(day), &spoiled)),
                ));
            }
        }
    }
    all
}

#[test]
fn every_sentence_is_whole_and_every_judgement_is_cited() {
    let mut found = BTreeSet::new();
    let assessments = assessments();
    for (at, value) in &assessments {
        texts_in(value, &mut found);
        let cited = |what: &str, part: &Value| {
            let cites = part["citations"].as_array().map(Vec::as_slice).unwrap_or_default();
            let sound =
                |cite: &Value| cite["instrument"].as_str().is_some_and(|number| !number.is_empty());
            assert!(
                part.is_null() || (!cites.is_empty() && cites.iter().all(sound)),
                "{at}: {what} cites nothing: {part}"
            );
        };
        let each = |list: &Value| list.as_array().cloned().unwrap_or_default();
        each(&value["findings"]).iter().for_each(|finding| cited("a finding", finding));
        each(&value["fee"]["lines"]).iter().for_each(|line| cited("a line of the fee", line));
        each(&value["fee"]["readings"])
            .iter()
            .for_each(|reading| cited("a reading of the fee", reading));
        each(&value["fee"]["notes"]).iter().for_each(|note| cited("a note on the fee", note));
        each(&value["deadline"]["readings"])
            .iter()
            .for_each(|reading| cited("a reading of the deadline", reading));
        each(&value["documents"]).iter().for_each(|document| cited("a document", document));
        cited("the deadline", &value["deadline"]);
        cited("the validity", &value["validity"]);
        cited("the channel", &value["channel"]);
        assert!(
            value["fee"]["state"] == "undecided" || !each(&value["fee"]["lines"]).is_empty(),
            "{at}: a fee without lines"
        );
    }
    assert!(found.len() > 100, "only {} sentences", found.len());
    let faults: Vec<String> = found
        .iter()
        .filter_map(|(vi, en)| {
            if vi.is_empty() { Some("an empty sentence".to_owned()) } else { text_fault(vi, en) }
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn everything_can_be_reached() {
    for procedure in procedures::ALL {
        let (mut seen, mut spoken, mut brought, mut closed) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut offered: BTreeSet<(FieldId, &str)> = BTreeSet::new();
        // The walked forms have every pair of answers; what takes three of them is in the journeys.
        for journey in JOURNEYS.iter().filter(|journey| journey.procedure == procedure.id) {
            let answers = journey.typed.iter().copied().collect();
            let judged = assess(procedure, LegalDay(DAYS[3]), &answers);
            brought.extend(judged.papers.iter().map(|paper| paper.id));
        }
        for day in DAYS {
            for form in finished(procedure, day) {
                let judged = assess(procedure, LegalDay(day), &form.answers);
                seen.extend(judged.asked.iter().map(|(page, _)| page.id));
                seen.extend(
                    judged.asked.iter().flat_map(|(_, asks)| asks).map(|ask| ask.question.id()),
                );
                brought.extend(judged.papers.iter().map(|paper| paper.id));
                for finding in &judged.findings {
                    spoken.insert(finding.rule);
                    // A rule that reads a question nobody asks would wait for ever.
                    for field in &finding.because {
                        assert!(
                            procedure.question(field).is_some(),
                            "{} reads {field}, which is never asked",
                            finding.rule
                        );
                    }
                }
                let case = procedure.case.and_then(|case| form.answers.get(case.id()));
                closed.extend(case.filter(|_| judged.can_close()).map(str::to_owned));
                let facts = facts_of(procedure, LegalDay(day), &form.answers);
                for ask in procedure.asks().filter(|ask| judged.asks(ask.question.id())) {
                    let open = options(ask.question)
                        .into_iter()
                        .filter(|option| option.is_offered(&facts));
                    offered.extend(open.map(|option| (ask.question.id(), option.id)));
                }
            }
        }
        let missed = |what: &str, all: Vec<&str>, seen: &BTreeSet<&str>| {
            let missed: Vec<_> = all.into_iter().filter(|name| !seen.contains(name)).collect();
            assert!(missed.is_empty(), "{}: never {what}: {missed:?}", procedure.id);
        };
        missed("opened", pages(procedure).map(|page| page.id).collect(), &seen);
        missed("asked", procedure.asks().map(|ask| ask.question.id()).collect(), &seen);
        let heard = |rule: &&str| !RARELY_HEARD.contains(rule);
        let rules = procedure.rules.iter().map(|rule| rule.id).filter(heard);
        missed("heard", rules.collect(), &spoken);
        missed("brought", procedure.papers.iter().map(|paper| paper.id).collect(), &brought);
        for ask in procedure.asks() {
            for option in options(ask.question) {
                assert!(
                    offered.contains(&(ask.question.id(), option.id)),
                    "{}: {} is never offered",
                    ask.question.id(),
                    option.id
                );
            }
        }
        for case in procedure.case.into_iter().flat_map(options) {
            assert!(closed.contains(case.id), "{}: {} never closes", procedure.id, case.id);
        }
    }
}

#[test]
fn what_is_offered_is_never_turned_down() {
    for procedure in procedures::ALL {
        let Some(case) = procedure.case else { continue };
        for day in DAYS {
            for form in one_for_each_lead(procedure, day) {
                let facts = facts_of(procedure, LegalDay(day), &form.answers);
                let chosen = form.answers.get(case.id()).unwrap_or_default();
                let on_offer = options(case)
                    .iter()
                    .any(|option| option.id == chosen && option.is_offered(&facts));
                let judged = assess(procedure, LegalDay(day), &form.answers);
                let refused = judged.findings.iter().any(|finding| {
                    finding.rule.starts_with("case-") && finding.state == State::NotMet
                });
                assert_eq!(
                    on_offer, !refused,
                    "{} on {day}: {chosen} with {:?}",
                    procedure.id, form.answers
                );
            }
        }
    }
}
