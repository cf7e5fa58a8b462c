//! Reads the worked cases of the procedures, `src/procedures/*/cases/*.toml`: one [`Case`] for a file or for each row
//! of its table.
//!
//! The tests check them and the bundler makes vectors of them; both read them here.
//! It does not know what a case expects to be true.
//!
//! A file has a `title` as a clerk would say it, a `source`, `filed_on`, `[answers]` by field id and `[expect]`. With
//! `row = [{ … }, …]` it is a table: each row is a case that adds answers (keys with a dot) and expectations of its own.
//! `known_failure = "why"` marks a case that the rules do not get right yet. `function = "card-validity"` and
//! `"working-day"` call those functions of the public contract instead of `assess`.
// Several programs are built with it; not every one uses all of it.
#![allow(dead_code)]

use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use tokhai_core::form::Answers;
use tokhai_core::procedures::{self, Procedure};
use tokhai_core::values::day::from_iso;

/// Names and values of a case.
pub(crate) type Object = BTreeMap<String, Value>;

/// One case: a file, or one row of a file.
pub(crate) struct Case {
    /// The name of its file, without what it ends in.
    pub(crate) file: String,
    /// Where it stands: file, row, reason.
    pub(crate) at: String,
    /// What it is about, in words.
    pub(crate) title: String,
    /// What the law says it in.
    pub(crate) source: String,
    pub(crate) procedure: &'static Procedure,
    /// What is judged: an application, or one of the two calendar functions.
    pub(crate) function: String,
    /// The reason why it is known to fail, where it is.
    pub(crate) known_failure: Option<String>,
    /// The day, and the answers by field id.
    pub(crate) given: Object,
    /// What comes out, by name.
    pub(crate) expect: Object,
}

impl Case {
    /// One of the days of a case.
    pub(crate) fn day(&self, key: &str) -> Result<NaiveDate, String> {
        let text = self.given.get(key).map_or("", text);
        from_iso(text).ok_or_else(|| format!("{}: {key} = {text:?} is not a day", self.at))
    }

    /// Its answers.
    pub(crate) fn answers(&self) -> Result<Answers, String> {
        let mut answers = Answers::default();
        for (field, raw) in self.given.iter().filter(|(key, _)| key.contains('.')) {
            let raw = raw.as_str().ok_or_else(|| format!("{}: {field} is no text", self.at))?;
            answers.set(field, raw);
        }
        Ok(answers)
    }
}

/// The text of a value; nothing where it is none.
pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Every case of every procedure, in the order of the menu, the files and the rows.
pub(crate) fn read_cases(project: &Path) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for procedure in procedures::ALL {
        let name = procedure.id.replace('-', "_");
        let folder = project.join("src/procedures").join(name).join("cases");
        let unreadable = |why| format!("{} cannot be read: {why}", folder.display());
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            files.push(entry.map_err(unreadable)?.path());
        }
        files.sort();
        for file in files {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let at = format!("{}/{stem}", procedure.id);
            let written = std::fs::read_to_string(&file).map_err(|why| format!("{at}: {why}"))?;
            let table: toml::Table = written.parse().map_err(|why| format!("{at}: {why}"))?;
            cases.extend(cases_in(&stem, &at, table, procedure)?);
        }
    }
    Ok(cases)
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

fn object(at: &str, value: Value) -> Result<Object, String> {
    if value.is_null() {
        return Ok(Object::new());
    }
    let Value::Object(map) = value else { return Err(format!("{at}: {value} is not a table")) };
    Ok(map.into_iter().collect())
}

fn cases_in(
    stem: &str,
    at: &str,
    file: toml::Table,
    procedure: &'static Procedure,
) -> Result<Vec<Case>, String> {
    let mut file = object(at, plain(&toml::Value::Table(file)))?;
    let mut take = |key: &str| file.remove(key).unwrap_or(Value::Null);
    let (title, source) = (text(&take("title")).to_owned(), text(&take("source")).to_owned());
    if title.is_empty() || source.is_empty() {
        return Err(format!("{at}: a case has a title and a source"));
    }
    let function = take("function").as_str().unwrap_or("assess").to_owned();
    let known_failure = take("known_failure").as_str().map(str::to_owned);
    let (filed_on, rows) = (take("filed_on"), take("row"));
    let (answers, expect) = (object(at, take("answers"))?, object(at, take("expect"))?);
    if !file.is_empty() {
        return Err(format!("{at}: nobody reads {:?}", file.keys()));
    }
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
            file: stem.to_owned(),
            at,
            title: title.clone(),
            source: source.clone(),
            procedure,
            function: function.clone(),
            known_failure: known_failure.clone(),
            given,
            expect,
        }
    };
    if rows.is_null() {
        return Ok(vec![build(at.to_owned(), Object::new())]);
    }
    let Value::Array(rows) = rows else { return Err(format!("{at}: row is {rows}")) };
    let mut cases = Vec::new();
    for (number, row) in rows.into_iter().enumerate() {
        let row = object(at, row)?;
        let day = row.get("filed_on").or(row.get("issued_on")).or(row.get("from")).map_or("", text);
        let why = row.get("why").map_or("", text);
        let at = format!("{at}, row {} {day} {why}", number + 1).trim_end().to_owned();
        cases.push(build(at, row));
    }
    Ok(cases)
}
