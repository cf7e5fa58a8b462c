//! Runs every worked case in `src/procedures/*/cases/*.toml`; adding a case changes no code.
//!
//! A case is compared with the public JSON of the assessment, not with inner functions. It does not know why the law
//! says so: that is the `source` of the case.
//!
//! A file has a `title` as a clerk would say it, a `source`, `filed_on`, `[answers]` by field id and `[expect]`. With
//! `row = [{ … }, …]` it is a table: each row is a case that adds answers (keys with a dot) and expectations of its own.
//! `known_failure = "why"` turns a file round until it is mended. What can be expected is in [`Case::assessed`]; of
//! `findings` and `earliest_on` only what is named is looked at; faults and gaps that are not named may not be
//! there. `function = "card-validity"` and `"working-day"` call those functions of the public contract instead.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tokhai_core::calendar::expiry::card_expiry;
use tokhai_core::calendar::working_days::working_days_after;
use tokhai_core::dossier::json::assessment as to_json;
use tokhai_core::form::{Answers, Asked};
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::assessment::assess;
use tokhai_core::procedures::{self, Procedure};
use tokhai_core::values::day::{from_iso, iso};
use unicode_normalization::is_nfc;

type Object = BTreeMap<String, Value>;

/// One case: a file, or one row of a file.
struct Case {
    /// Where it stands: file, row, reason.
    at: String,
    procedure: &'static Procedure,
    /// What is judged: an application, or one of the two calendar functions.
    function: String,
    /// The reason why it is known to fail, where it is.
    known_failure: Option<String>,
    given: Object,
    expect: Object,
}

impl Case {
    fn day(&self, key: &str) -> NaiveDate {
        let text = self.given.get(key).and_then(Value::as_str).unwrap_or_default();
        from_iso(text).unwrap_or_else(|| panic!("{}: {key} = {text:?} is not a day", self.at))
    }

    fn answers(&self) -> Answers {
        let answer = |(field, raw): (&'_ String, &'_ Value)| {
            let raw = raw.as_str().unwrap_or_else(|| panic!("{}: {field} must be a text", self.at));
            (field.clone(), raw.to_owned())
        };
        let pairs: Vec<_> =
            self.given.iter().filter(|(key, _)| key.contains('.')).map(answer).collect();
        pairs.iter().map(|(field, raw)| (field.as_str(), raw.as_str())).collect()
    }

    /// What the product says, by the keys that a case may expect.
    fn got(&self) -> Object {
        match self.function.as_str() {
            "assess" => self.assessed(),
            "card-validity" => match card_expiry(self.day("born_on"), self.day("issued_on")) {
                Ok(expiry) => object(json!({
                    "expires_on": expiry.value.on.map(iso),
                    "unlimited": expiry.value.on.is_none(),
                    "other_reading": expiry.value.other_reading.map(iso),
                    "no_law": false,
                })),
                Err(_) => object(json!({ "no_law": true })),
            },
            "working-day" => {
                let days = self
                    .given
                    .get("days")
                    .and_then(Value::as_u64)
                    .and_then(|days| u32::try_from(days).ok());
                let counted = working_days_after(self.day("from"), days.expect("days is a number"));
                object(json!({ "date": iso(counted.on), "certain": counted.certain }))
            }
            other => panic!("{}: no function {other:?}", self.at),
        }
    }

    fn assessed(&self) -> Object {
        let judged = assess(self.procedure, LegalDay(self.day("filed_on")), &self.answers());
        let all = serde_json::to_value(to_json(&judged)).expect("an assessment is JSON");
        let (fee, deadline, validity, channel) =
            (&all["fee"], &all["deadline"], &all["validity"], &all["channel"]);
        let each = |list: &Value, of: &dyn Fn(&Value) -> Value| -> Value {
            list.as_array().map(|list| list.iter().map(of).collect()).unwrap_or(json!([]))
        };
        let mut acts: Vec<Value> = Vec::new();
        for cite in fee["lines"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|line| line["citations"].as_array())
            .flatten()
        {
            if !acts.contains(&cite["instrument"]) {
                acts.push(cite["instrument"].clone());
            }
        }
        let mut findings: Object =
            self.procedure.rules.iter().map(|rule| (rule.id.to_owned(), json!("silent"))).collect();
        let mut earliest = Object::new();
        let mut instead = Vec::new();
        for finding in all["findings"].as_array().into_iter().flatten() {
            let rule = finding["rule"].as_str().unwrap_or_default().to_owned();
            findings.insert(rule.clone(), finding["state"].clone());
            if !finding["instead"].is_null() {
                instead.push(json!(rule));
            }
            earliest.insert(rule, finding["earliest_on"].clone());
        }
        object(json!({
            "verdict": all["verdict"],
            "findings": findings,
            "earliest_on": earliest,
            "instead": instead,
            "fee": fee["amount"],
            "fee_state": fee["state"],
            "fee_readings": each(&fee["readings"], &|reading| reading["amount"].clone()),
            "fee_lines": each(&fee["lines"], &|line| line["amount"].clone()),
            "fee_by": acts,
            "fee_notes": fee["notes"].as_array().map(Vec::len),
            "working_days": deadline["working_days"],
            "counted_from": deadline["counted_from"],
            "due_on": deadline["due_on"],
            "certain": deadline["certain"],
            "deadline_readings": each(&deadline["readings"], &|reading| reading["working_days"].clone()),
            "expires_on": validity["expires_on"],
            "unlimited": validity["unlimited"],
            "validity_readings": each(&validity["readings"], &|reading| {
                let day = &reading["expires_on"];
                if day.is_null() { json!("unlimited") } else { day.clone() }
            }),
            "online": channel["online"],
            "in_person": channel["in_person"],
            "agencies": all["agencies"],
            "documents": each(&all["documents"], &|document| document["id"].clone()),
            "forms": all["forms"],
            "missing": all["missing"],
            "flaws": each(&all["flaws"], &|flaw| json!(format!("{} {}", text(&flaw["field"]), text(&flaw["code"])))),
            "errors": each(&all["flaws"], &|flaw| flaw["severity"].clone()),
            "gaps": each(&all["gaps"], &|gap| gap["part"].clone()),
        }))
    }

    /// Where the product says something else than the case.
    fn faults(&self) -> Vec<String> {
        let got = self.got();
        let mut faults = Vec::new();
        for (key, expect) in &self.expect {
            let Some(found) = got.get(key) else {
                faults.push(format!("{}: nothing is called {key}", self.at));
                continue;
            };
            if let (Value::Object(some), Value::Object(all)) = (expect, found) {
                // Of the findings and the days only those that are named are looked at.
                for (name, value) in
                    some.iter().filter(|(name, value)| all.get(*name) != Some(value))
                {
                    let found = all.get(name).unwrap_or(&Value::Null);
                    faults.push(format!("{}: {key} {name} is {found}, expected {value}", self.at));
                }
            } else if expect != found {
                faults.push(format!("{}: {key} is {found}, expected {expect}", self.at));
            }
        }
        if self.function == "assess" {
            // What is not expected must not be there: a slip of the pen in a case would pass for an answer.
            if !self.expect.contains_key("flaws")
                && got["errors"].as_array().is_some_and(|all| all.contains(&json!("error")))
            {
                faults.push(format!("{}: unexpected flaws {}", self.at, got["flaws"]));
            }
            if !self.expect.contains_key("gaps") && got["gaps"] != json!([]) {
                faults.push(format!("{}: unexpected gaps {}", self.at, got["gaps"]));
            }
        }
        faults
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn object(value: Value) -> Object {
    let Value::Object(map) = value else { panic!("{value} is not an object") };
    map.into_iter().collect()
}

/// TOML as JSON; a day becomes its text.
fn plain(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(day) => json!(day.to_string()),
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
        toml::Value::Array(list) => list.iter().map(plain).collect(),
        toml::Value::Table(table) => {
            table.iter().map(|(key, value)| (key.clone(), plain(value))).collect()
        }
    }
}

/// Every case of one procedure.
fn cases_of(procedure: &'static Procedure) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/procedures")
        .join(procedure.id.replace('-', "_"))
        .join("cases");
    let entries = fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let written = fs::read_to_string(&file).expect("a case is a text");
        assert!(is_nfc(&written), "{name} is not in Unicode NFC");
        let table: toml::Table = written.parse().unwrap_or_else(|why| panic!("{name}: {why}"));
        cases.extend(cases_in(&name, object(plain(&toml::Value::Table(table))), procedure));
    }
    cases
}

fn cases_in(name: &str, mut file: Object, procedure: &'static Procedure) -> Vec<Case> {
    let mut take = |key: &str| file.remove(key).unwrap_or(Value::Null);
    let (title, source) = (take("title"), take("source"));
    assert!(
        !text(&title).is_empty() && !text(&source).is_empty(),
        "{name}: a case has a title and a source"
    );
    let function = take("function").as_str().unwrap_or("assess").to_owned();
    let known_failure = take("known_failure").as_str().map(str::to_owned);
    let (filed_on, rows) = (take("filed_on"), take("row"));
    let base = |value: Value| if value.is_null() { Object::new() } else { object(value) };
    let (answers, expect) = (base(take("answers")), base(take("expect")));
    assert!(file.is_empty(), "{name}: nobody reads {:?}", file.keys());
    let inputs: &[&str] = match function.as_str() {
        "card-validity" => &["born_on", "issued_on"],
        "working-day" => &["from", "days"],
        _ => &["filed_on"],
    };
    let build = |at: String, row: Object| {
        let (mut given, mut expect) = (answers.clone(), expect.clone());
        if !filed_on.is_null() {
            given.insert("filed_on".to_owned(), filed_on.clone());
        }
        for (key, value) in row {
            if key.contains('.') || inputs.contains(&key.as_str()) {
                given.insert(key, value);
            } else if key != "why" {
                expect.insert(key, value);
            }
        }
        Case {
            at,
            procedure,
            function: function.clone(),
            known_failure: known_failure.clone(),
            given,
            expect,
        }
    };
    let Value::Array(rows) = rows else {
        assert!(rows.is_null(), "{name}: row is {rows}");
        return vec![build(name.to_owned(), Object::new())];
    };
    let number = |(at, row): (usize, Value)| {
        let row = object(row);
        let day = row.get("filed_on").or(row.get("issued_on")).or(row.get("from")).map_or("", text);
        let why = row.get("why").map_or("", text);
        build(format!("{name}, row {} {day} {why}", at + 1).trim_end().to_owned(), row)
    };
    rows.into_iter().enumerate().map(number).collect()
}

fn all_cases() -> Vec<Case> {
    procedures::ALL.iter().copied().flat_map(cases_of).collect()
}

#[test]
fn every_case_comes_out_as_written() {
    let cases = all_cases();
    assert!(!cases.is_empty());
    let mut faults = Vec::new();
    for case in &cases {
        let found = case.faults();
        match &case.known_failure {
            None => faults.extend(found),
            Some(why) if found.is_empty() => {
                faults.push(format!("{}: mended, drop `known_failure` ({why})", case.at))
            }
            Some(_) => {}
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {} cases differ:\n{}\n",
        faults.len(),
        cases.len(),
        faults.join("\n")
    );
}

#[test]
fn every_case_of_the_law_was_worked_through_once() {
    let cases = all_cases();
    for procedure in procedures::ALL {
        let Some(question) = procedure.case else { continue };
        let Asked::Choice(options) = question.asked() else { continue };
        for option in options {
            let clear = |case: &Case| {
                case.procedure.id == procedure.id
                    && case.given.get(question.id()).map(text) == Some(option.id)
                    && case.expect.get("verdict").map(text) == Some("clear")
            };
            assert!(
                cases.iter().any(clear),
                "{}: no case shows {} going through",
                procedure.id,
                option.id
            );
        }
    }
}

#[test]
fn every_rule_is_shown_both_speaking_and_not() {
    let cases = all_cases();
    for procedure in procedures::ALL {
        for rule in procedure.rules {
            let states: BTreeSet<&str> = cases
                .iter()
                .filter(|case| case.procedure.id == procedure.id)
                .filter_map(|case| case.expect.get("findings")?.get(rule.id)?.as_str())
                .collect();
            assert!(
                states.len() > 1,
                "{}: the cases expect of {} only {states:?}",
                procedure.id,
                rule.id
            );
        }
    }
}

/// A change of law comes with a case before and a case on its day.
#[test]
fn every_row_of_the_law_has_a_case_on_both_sides_of_its_day() {
    let cases = all_cases();
    for procedure in procedures::ALL {
        let filed: BTreeSet<NaiveDate> = cases
            .iter()
            .filter(|case| case.procedure.id == procedure.id && case.function == "assess")
            .map(|case| case.day("filed_on"))
            .collect();
        for table in procedure.law {
            for row in table.rows() {
                let eve = row.from.pred_opt().expect("law begins after the calendar does");
                for day in [eve, row.from] {
                    assert!(
                        filed.contains(&day),
                        "{}: {} changes on {}, no case on {}",
                        procedure.id,
                        table.name(),
                        iso(row.from),
                        iso(day)
                    );
                }
            }
        }
    }
}
