//! Runs every worked case in `src/procedures/*/cases/*.toml`; adding a case changes no code.
//!
//! A case is compared with the public JSON of the assessment, not with inner functions. It does not know why the law
//! says so: that is the `source` of the case.
//!
//! `src/bin/bundle/cases.rs` reads them and says how a file is written. `known_failure` turns a case round until it is
//! mended. What can be expected is in [`Case::assessed`]; of `findings` and `earliest_on` only what is named is looked
//! at; faults and gaps that are not named may not be there.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../src/bin/bundle/cases.rs"]
mod cases;

use cases::{Case, Object, read_cases, text};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use tokhai_core::calendar::expiry::card_expiry;
use tokhai_core::calendar::working_days::working_days_after;
use tokhai_core::dossier::json::assessment as to_json;
use tokhai_core::form::Asked;
use tokhai_core::law::LegalDay;
use tokhai_core::procedures;
use tokhai_core::procedures::assessment::assess;
use tokhai_core::values::day::iso;

impl Case {
    /// What the product says, by the keys that a case may expect.
    fn got(&self) -> Object {
        match self.function.as_str() {
            "assess" => self.assessed(),
            "card-validity" => {
                match card_expiry(self.day("born_on").unwrap(), self.day("issued_on").unwrap()) {
                    Ok(expiry) => object(json!({
                        "expires_on": expiry.value.on.map(iso),
                        "unlimited": expiry.value.on.is_none(),
                        "other_reading": expiry.value.other_reading.map(iso),
                        "no_law": false,
                    })),
                    Err(_) => object(json!({ "no_law": true })),
                }
            }
            "working-day" => {
                let days = self
                    .given
                    .get("days")
                    .and_then(Value::as_u64)
                    .and_then(|days| u32::try_from(days).ok());
                let counted =
                    working_days_after(self.day("from").unwrap(), days.expect("days is a number"));
                object(json!({ "date": iso(counted.on), "certain": counted.certain }))
            }
            other => panic!("{}: no function {other:?}", self.at),
        }
    }

    fn assessed(&self) -> Object {
        let judged = assess(
            self.procedure,
            LegalDay(self.day("filed_on").unwrap()),
            &self.answers().unwrap(),
        );
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
            "steps": judged.steps.len(),
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

fn object(value: Value) -> Object {
    let Value::Object(map) = value else { panic!("{value} is not an object") };
    map.into_iter().collect()
}

fn all_cases() -> Vec<Case> {
    read_cases(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|why| panic!("{why}"))
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
            .map(|case| case.day("filed_on").unwrap())
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
