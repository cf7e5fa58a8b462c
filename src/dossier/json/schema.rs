//! The formats of the contract as JSON Schema, made from the types.
//!
//! Only tests compile this: the files in `schema/` are checked in, so that a change of a format is seen in review, and
//! the bundler copies them. Knows what a text may look like where the types only say that it is one.

use super::{
    APPLICATION, ASSESSMENT, ApplicationJson, AssessmentJson, REGISTRATION, RegistrationJson,
};
use crate::host::{self, HostFile};
use crate::procedures;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

#[path = "../../../tests/support/sources.rs"]
mod sources;

const DAY: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

pub(super) fn application_format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "const": APPLICATION })
}

pub(super) fn assessment_format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "const": ASSESSMENT })
}

pub(super) fn registration_format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "const": REGISTRATION })
}

pub(super) fn procedure(_: &mut SchemaGenerator) -> Schema {
    let ids: Vec<&str> = procedures::ALL.iter().map(|procedure| procedure.id).collect();
    json_schema!({ "type": "string", "enum": ids })
}

pub(super) fn day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date", "pattern": DAY })
}

pub(super) fn day_or_null(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "format": "date", "pattern": DAY })
}

pub(super) fn moment(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "format": "date-time",
        "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\+07:00$",
    })
}

/// The names of rules, documents and faults: they may grow in number, so they are not listed.
pub(super) fn name(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" })
}

/// A field that nobody knows is a fault that `assess` names, not a broken file; but it has the shape of a field id.
pub(super) fn answers(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": { "pattern": FIELD },
        "additionalProperties": { "type": "string" },
    })
}

const FIELD: &str = r"^[a-z_]+(\.[a-z0-9_]+)+$";

pub(super) fn fields(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": { "type": "string", "pattern": FIELD }, "uniqueItems": true })
}

/// An undecided fee has no figure and every other one has; there are readings where the law has several.
pub(super) fn fee_hangs_together(schema: &mut Schema) {
    let rule = |state: &str, then: Value, otherwise: Value| {
        json!({ "if": { "properties": { "state": { "const": state } } },
            "then": { "properties": then }, "else": { "properties": otherwise } })
    };
    let none = json!({ "maxItems": 0 });
    let undecided = rule(
        "undecided",
        json!({ "amount": { "type": "null" }, "lines": none, "readings": none }),
        json!({ "amount": { "type": "integer", "minimum": 0 } }),
    );
    let uncertain =
        rule("uncertain", json!({ "readings": { "minItems": 2 } }), json!({ "readings": none }));
    schema.insert("allOf".to_owned(), json!([undecided, uncertain]));
}

/// What is good without limit has no end, and only that.
pub(super) fn validity_hangs_together(schema: &mut Schema) {
    let rule = json!({ "properties": { "unlimited": { "const": true } } });
    let end = |of: &str| json!({ "properties": { "expires_on": { "type": of } } });
    schema.insert("if".to_owned(), rule);
    schema.insert("then".to_owned(), end("null"));
    schema.insert("else".to_owned(), end("string"));
}

pub(super) fn reference(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^([ACDEFGHJKLMNPQRTVWXY]{2}[3467892]){3}[ACDEFGHJKLMNPQRTVWXY346]$" })
}

pub(super) fn digest(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
}

/// It is left out only while it is being computed.
pub(super) fn digest_is_there(schema: &mut Schema) {
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.push(json!("digest"));
    }
}

/// The sizes of Rust's numbers say nothing to other programs.
#[derive(Clone, Debug)]
struct WithoutWidths;

impl Transform for WithoutWidths {
    fn transform(&mut self, schema: &mut Schema) {
        if schema.get("type").and_then(Value::as_str) == Some("integer") {
            schema.remove("format");
        }
        transform_subschemas(self, schema);
    }
}

/// The schema of a format that we write, as the text of its file.
fn written<T: JsonSchema>(format: &str, title: &str) -> String {
    described::<T>(SchemaSettings::draft2020_12().for_serialize(), format, title)
}

/// The same of one that we read.
fn read<T: JsonSchema>(format: &str, title: &str) -> String {
    described::<T>(SchemaSettings::draft2020_12().for_deserialize(), format, title)
}

fn described<T: JsonSchema>(settings: SchemaSettings, format: &str, title: &str) -> String {
    let mut schema =
        settings.with_transform(WithoutWidths).into_generator().into_root_schema_for::<T>();
    let id = format.replace(['/', '@'], ":");
    schema.insert("$id".to_owned(), json!(format!("urn:{id}")));
    schema.insert("title".to_owned(), json!(title));
    let text = serde_json::to_string_pretty(&schema).unwrap();
    // The types end in `Json` to tell them from those of the core; a reader of the schema knows no core.
    text.replace("Json\"", "\"") + "\n"
}

#[test]
fn the_checked_in_schemas_are_those_of_the_types() {
    let files = [
        ("application-1", written::<ApplicationJson>(APPLICATION, "Application")),
        ("assessment-1", written::<AssessmentJson>(ASSESSMENT, "Assessment")),
        ("registration-1", written::<RegistrationJson>(REGISTRATION, "Registration")),
        ("host-1", read::<HostFile>(host::FORMAT, "Host")),
    ];
    for (name, text) in files {
        sources::bless(&format!("schema/{name}.json"), &text);
    }
}
