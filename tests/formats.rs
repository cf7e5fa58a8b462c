//! The public formats: every case and every vector fits the schema of its format, and what is broken does not.
//!
//! The schemas are read from `schema/`, as other programs read them; that they are those of the types is checked beside
//! the types. It does not know what is right in law, only that a document says it in the words of the contract.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../src/bin/bundle/cases.rs"]
mod cases;
#[path = "../src/bin/bundle/vectors.rs"]
mod vectors;

use cases::read_cases;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use tokhai_core::dossier::json::{
    application, assessment, canonical, read_application, registration, sha256,
};
use tokhai_core::dossier::{Dossier, Moment, Reference};
use tokhai_core::host;
use tokhai_core::law::LegalDay;
use tokhai_core::procedures;
use tokhai_core::procedures::assessment::assess;

const FORMATS: [&str; 4] = ["application", "assessment", "registration", "host"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(format: &str) -> Value {
    let path = root().join("schema").join(format!("{format}-1.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Adds to each object whose names are listed that it has no others. A reader must let new names pass, so the schemas
/// do not say so; but what we write ourselves has to be described.
fn closed(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(closed);
            if map.contains_key("properties") && map.get("type") == Some(&json!("object")) {
                map.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(closed),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

/// Each format as it is published, and as it is for documents of our own.
static VALIDATORS: LazyLock<BTreeMap<&str, (Validator, Validator)>> = LazyLock::new(|| {
    let both = |format: &&'static str| {
        let open = schema(format);
        let mut strict = open.clone();
        closed(&mut strict);
        (*format, (validator(&open), validator(&strict)))
    };
    FORMATS.iter().map(both).collect()
});

/// What a document of our own has against its schema.
fn faults(format: &str, document: &Value) -> Vec<String> {
    let (open, strict) = &VALIDATORS[format];
    let said =
        |error: jsonschema::ValidationError<'_>| format!("{} {error}", error.instance_path());
    open.iter_errors(document).chain(strict.iter_errors(document)).map(said).collect()
}

fn fits(format: &str, document: &Value) -> bool {
    VALIDATORS[format].0.is_valid(document)
}

fn vectors() -> BTreeMap<String, Value> {
    let read = |(name, text): (String, String)| (name, serde_json::from_str(&text).unwrap());
    vectors::vectors(root()).unwrap().into_iter().map(read).collect()
}

#[test]
fn the_schemas_are_schemas() {
    for format in FORMATS {
        let schema = schema(format);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        jsonschema::meta::validate(&schema).unwrap_or_else(|why| panic!("{format}: {why}"));
    }
}

#[test]
fn every_case_fits_its_formats() {
    let made = Moment { day: chrono::NaiveDate::MIN, hour: 9, minute: 5, second: 0 };
    let (mut judged, mut closed, mut wrong) = (0, BTreeSet::new(), Vec::new());
    for case in read_cases(root()).unwrap().iter().filter(|case| case.function == "assess") {
        let (day, answers) = (LegalDay(case.day("filed_on").unwrap()), case.answers().unwrap());
        let mut check = |format: &str, document: Value| {
            wrong.extend(faults(format, &document).iter().map(|why| format!("{}: {why}", case.at)));
        };
        let of = |value| serde_json::to_value(value).unwrap();
        check("application", of(application(case.procedure, day, &answers)));
        check(
            "assessment",
            serde_json::to_value(assessment(&assess(case.procedure, day, &answers))).unwrap(),
        );
        judged += 1;
        let made = Moment { day: day.0, ..made };
        let reference = Reference::from_chance([11, 3, 5, 200, 40, 77, 13, 199, judged as u8]);
        if let Ok(dossier) = Dossier::close(case.procedure, day, &answers, made, reference) {
            check("registration", serde_json::to_value(registration(&dossier)).unwrap());
            closed.insert(case.procedure.id);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(judged >= 400, "only {judged} cases");
    let all: BTreeSet<&str> = procedures::ALL.iter().map(|procedure| procedure.id).collect();
    assert_eq!(closed, all, "procedures of which a case goes to its end");
}

#[test]
fn the_vectors_are_many_and_each_says_what_assess_says() {
    let vectors = vectors();
    assert!(vectors.len() >= 400, "only {} vectors", vectors.len());
    let mut small = BTreeSet::new();
    for (name, vector) in &vectors {
        let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit();
        assert!(name.chars().all(|sign| plain(sign) || "-.".contains(sign)), "{name}");
        assert!(small.insert(name.to_lowercase()), "{name} is there twice");
        for format in ["application", "assessment"] {
            let wrong = faults(format, &vector[format]);
            assert!(wrong.is_empty(), "{name}: {}", wrong.join("\n"));
        }
        // From the text and back, as another program would.
        let read = read_application(&vector["application"]).unwrap();
        let said = assessment(&assess(read.procedure, read.day, &read.answers));
        assert_eq!(vector["assessment"], serde_json::to_value(said).unwrap(), "{name}");
    }
    for procedure in procedures::ALL {
        let own = vectors.keys().filter(|name| name.starts_with(&format!("{}.", procedure.id)));
        assert!(own.count() > 0, "no vectors of {}", procedure.id);
    }
}

/// Changes one place of a document.
fn with(document: &Value, at: &str, value: Value) -> Value {
    let mut document = document.clone();
    *document.pointer_mut(at).unwrap_or_else(|| panic!("nothing at {at}")) = value;
    document
}

/// Every document with one of its names left out, at any depth where all names are required.
fn without_one(document: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let Value::Object(map) = document else { return all };
    for key in map.keys() {
        let mut less = map.clone();
        less.remove(key);
        all.push((key.clone(), Value::Object(less)));
    }
    all
}

#[test]
fn broken_documents_are_refused() {
    let snapshot = root().join("tests/snapshots/identity-card.json");
    let registration: Value = serde_json::from_str(&fs::read_to_string(snapshot).unwrap()).unwrap();
    // A case with everything in it: a fee that can be read in two ways, papers, an end.
    let worked = &vectors()["identity-card.whole-application.2026-11-22.json"];
    let (application, assessment) = (&worked["application"], &worked["assessment"]);
    let whole =
        [("application", application), ("assessment", assessment), ("registration", &registration)];
    for (format, document) in whole {
        assert_eq!(faults(format, document), Vec::<String>::new());
        for (key, less) in without_one(document) {
            assert!(!fits(format, &less), "{format} without {key}");
        }
        let other = with(document, "/format", json!(format!("tokhai/{format}@2")));
        assert!(!fits(format, &other), "{format} of another version");
        assert!(!fits(format, &json!([document])));
    }
    let refused = |format: &str, document: &Value, at: &str, value: Value| {
        let broken = with(document, at, value.clone());
        assert!(!fits(format, &broken), "{format} with {value} at {at}");
    };
    for (at, value) in [
        ("/procedure", json!("driving-licence")),
        ("/filed_on", json!("22/11/2026")),
        ("/filed_on", json!("2026-02-30")),
        ("/filed_on", json!("2026-11-22T00:00:00Z")),
        ("/answers", json!([])),
        ("/answers", json!({ "card.held": 1 })),
        ("/answers", json!({ "card.held": null })),
        ("/answers", json!({ "Card held": "none" })),
    ] {
        refused("application", application, at, value);
    }
    let mut more = application.clone();
    more["filed_by"] = json!("me");
    assert!(!fits("application", &more), "a name nobody reads");
    for (at, value) in [
        ("/verdict", json!("eligible")),
        ("/findings", json!({})),
        ("/fee/state", json!("sure")),
        ("/fee/amount", json!("15000")),
        ("/fee/amount", json!(0.5)),
        ("/fee/amount", json!(null)),
        ("/fee/lines/0/citations", json!(["TT 64/2025"])),
        ("/fee/readings", json!([])),
        ("/fee/state", json!("certain")),
        ("/fee/state", json!("undecided")),
        ("/deadline/due_on", json!("tomorrow")),
        ("/deadline/working_days", json!(-1)),
        ("/deadline/certain", json!("yes")),
        ("/validity/unlimited", json!(true)),
        ("/validity/expires_on", json!(null)),
        ("/channel/online", json!("partly")),
        ("/agencies/0", json!("district court")),
        ("/documents/0/id", json!("Old card")),
        ("/documents/0/text", json!({ "vi": "Thẻ cũ" })),
        ("/missing", json!(["applicant"])),
        ("/flaws", json!([{ "field": "card.held", "code": "missing", "severity": "grave" }])),
        ("/gaps", json!([{ "part": "postage", "table": "", "text": { "vi": "", "en": "" } }])),
    ] {
        refused("assessment", assessment, at, value);
    }
    for (at, value) in [
        ("/reference", json!("ABC")),
        ("/reference", json!("OOOOOOOOOO")),
        ("/created_at", json!("2026-11-22T09:05:00Z")),
        ("/created_at", json!("2026-11-22T25:05:00+07:00")),
        ("/appointment_on", json!("soon")),
        ("/digest", json!(null)),
        ("/digest", json!("0123")),
        ("/application/filed_on", json!("today")),
        ("/assessment/verdict", json!("eligible")),
    ] {
        refused("registration", &registration, at, value);
    }
}

/// The digest of a registration is over everything but itself, so that anyone can check it.
#[test]
fn the_digest_of_a_registration_can_be_checked_from_its_text() {
    for procedure in procedures::ALL {
        let snapshot = root().join(format!("tests/snapshots/{}.json", procedure.id));
        let mut document: Value =
            serde_json::from_str(&fs::read_to_string(snapshot).unwrap()).unwrap();
        assert_eq!(faults("registration", &document), Vec::<String>::new(), "{}", procedure.id);
        let digest = document.as_object_mut().unwrap().remove("digest").unwrap();
        assert_eq!(digest, json!(sha256(canonical(&document).unwrap().as_bytes())));
    }
}

/// What the app takes of a site is what the schema takes, and what one refuses the other refuses.
#[test]
fn a_host_file_is_judged_alike_by_the_schema_and_the_app() {
    let text = fs::read_to_string(root().join("tests/host/host.json")).unwrap();
    let agree = |text: &str, good: bool| {
        let document: Value = serde_json::from_str(text).unwrap();
        assert_eq!(host::read(text).is_ok(), good, "{text}");
        assert_eq!(fits("host", &document), good, "{text}");
    };
    agree(&text, true);
    agree(r#"{ "format": "tokhai/host@1" }"#, true);
    for (from, to) in [
        ("host@1", "host@2"),
        ("\"01\"", "\"1\""),
        ("\"offices\"", "\"ofices\""),
        ("\"commune\",", "\"ward\","),
        ("07:30", "7.30"),
        ("07:30", "24:30"),
        ("\"sat\"", "\"Saturday\""),
        ("2026-12-07", "07/12/2026"),
        ("\"lead_days\": 2", "\"lead_days\": \"2\""),
        ("\"lead_days\": 2", "\"lead_days\": -2"),
        ("https://congan", "http://congan"),
        ("\"identity-card\"", "\"identity-cart\""),
        ("\"lang\": \"vi\"", "\"lang\": \"fr\""),
        ("\"vi\": \"Công an tỉnh", "\"de\": \"Công an tỉnh"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        agree(&changed, false);
    }
    for (endpoint, good) in [
        ("https://nhan.vidu.example/ho-so", true),
        ("http://127.0.0.1:8080/ho-so", true),
        ("http://localhost", true),
        ("http://[::1]:80", true),
        ("http://nhan.vidu.example/", false),
        ("http://127.0.0.1@nhan.vidu.example/", false),
        ("http://127.0.0.1.vidu.example/", false),
        ("http://127.0.0.1:/", false),
        ("http://127.0.0.1:80@nhan.vidu.example/", false),
        ("/ho-so", false),
    ] {
        let submission = json!({ "endpoint": endpoint, "receiver": "A", "purpose": "B" });
        let file = json!({ "format": "tokhai/host@1", "submission": submission });
        agree(&file.to_string(), good);
    }
}
