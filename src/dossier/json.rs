//! The JSON formats of the contract: application, assessment, registration.
//!
//! The shapes here are the public ones and are converted by hand, so that renaming a field of the core cannot change
//! a file. Knows nothing of how the values were judged.

use crate::calendar::expiry::Expiry;
use crate::dossier::summary::OFFICE_FIELDS;
use crate::dossier::{Dossier, NotReady};
use crate::form::{Answers, Asked, Facts, OptionSpec};
use crate::law::{Citation, Cited, LegalDay, Reading, Ruling};
use crate::procedures::assessment::{Assessment, FieldFlaw, Part, State, Verdict};
use crate::procedures::{self, AgencyLevel, Bill, Deadline, Online, Procedure, Said, Validity};
use crate::questions::prefill::{self, Prefill};
use crate::values::day::{from_iso, iso, ymd};
use crate::values::flaw::Severity;
use crate::values::nfc::nfc;
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

#[cfg(test)]
mod schema;

/// The format of an application.
pub const APPLICATION: &str = "tokhai/application@1";
/// The format of an assessment.
pub const ASSESSMENT: &str = "tokhai/assessment@1";
/// The format of a registration.
pub const REGISTRATION: &str = "tokhai/registration@1";

/// The day on which the rules were last checked against the law.
pub const RULES_CHECKED_ON: &str = "2026-11-22";

/// `tokhai/application@1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub struct ApplicationJson {
    /// The format.
    #[cfg_attr(test, schemars(schema_with = "schema::application_format"))]
    pub format: String,
    /// The procedure's id.
    #[cfg_attr(test, schemars(schema_with = "schema::procedure"))]
    pub procedure: String,
    /// The day whose law applies.
    #[cfg_attr(test, schemars(schema_with = "schema::day"))]
    pub filed_on: String,
    /// Field id to text as typed.
    #[cfg_attr(test, schemars(schema_with = "schema::answers"))]
    pub answers: BTreeMap<String, String>,
}

/// Why an application's envelope cannot be read. What is inside never fails: it becomes flaws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongEnvelope {
    /// Not JSON, or not an object of the right shape.
    Shape(String),
    /// Another format.
    Format(String),
    /// No procedure of that name.
    Procedure(String),
    /// `filed_on` is not a day.
    FiledOn(String),
}

// Without `{:?}`, of which the Wasm has nothing left.
impl std::fmt::Display for WrongEnvelope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WrongEnvelope::Shape(why) => write!(f, "not an application: {why}"),
            WrongEnvelope::Format(got) => {
                write!(f, "format is \"{got}\", expected \"{APPLICATION}\"")
            }
            WrongEnvelope::Procedure(got) => write!(f, "no procedure \"{got}\""),
            WrongEnvelope::FiledOn(got) => {
                write!(f, "filed_on \"{got}\" is not a day written YYYY-MM-DD")
            }
        }
    }
}

/// An application that was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// The procedure.
    pub procedure: &'static Procedure,
    /// The filing day.
    pub day: LegalDay,
    /// The answers.
    pub answers: Answers,
}

/// Reads an application. An answer of the wrong JSON type becomes a text that its question will call a flaw.
pub fn read_application(value: &Value) -> Result<Read, WrongEnvelope> {
    let object =
        value.as_object().ok_or_else(|| WrongEnvelope::Shape("not an object".to_owned()))?;
    let text = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let format = text("format");
    if format != APPLICATION {
        return Err(WrongEnvelope::Format(format));
    }
    let name = text("procedure");
    let procedure = procedures::find(&name).ok_or(WrongEnvelope::Procedure(name))?;
    let filed_on = text("filed_on");
    let day = from_iso(&filed_on).map(LegalDay).ok_or(WrongEnvelope::FiledOn(filed_on))?;
    let given = match object.get("answers") {
        Some(Value::Object(given)) => given,
        None => return Ok(Read { procedure, day, answers: Answers::default() }),
        Some(_) => return Err(WrongEnvelope::Shape("answers is not an object".to_owned())),
    };
    let mut answers = Answers::default();
    for (field, answer) in given {
        match answer {
            Value::String(typed) => answers.set(field, typed),
            Value::Null => false,
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                answers.set(field, &answer.to_string())
            }
        };
    }
    Ok(Read { procedure, day, answers })
}

/// The application as a value of its format: the answers as typed, in NFC.
pub fn application(procedure: &Procedure, day: LegalDay, answers: &Answers) -> ApplicationJson {
    ApplicationJson {
        format: APPLICATION.to_owned(),
        procedure: procedure.id.to_owned(),
        filed_on: iso(day.0),
        answers: answers.iter().map(|(field, raw)| (field.to_owned(), nfc(raw))).collect(),
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub struct TextJson {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl From<Sentence> for TextJson {
    fn from(sentence: Sentence) -> TextJson {
        TextJson { vi: sentence.vi.into_owned(), en: sentence.en.into_owned() }
    }
}

impl From<Text> for TextJson {
    fn from(text: Text) -> TextJson {
        TextJson { vi: text.vi.to_owned(), en: text.en.to_owned() }
    }
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub struct CitationJson {
    /// The act's number.
    pub instrument: String,
    /// The article.
    pub at: String,
}

pub(super) fn cite(citation: &Citation) -> CitationJson {
    CitationJson { instrument: citation.instrument.number.to_owned(), at: citation.at.to_owned() }
}

fn cites(citations: &[Citation]) -> Vec<CitationJson> {
    citations.iter().map(cite).collect()
}

/// `tokhai/assessment@1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct AssessmentJson {
    #[cfg_attr(test, schemars(schema_with = "schema::assessment_format"))]
    format: &'static str,
    verdict: VerdictJson,
    findings: Vec<FindingJson>,
    fee: FeeJson,
    deadline: Option<DeadlineJson>,
    validity: Option<ValidityJson>,
    channel: Option<ChannelJson>,
    agencies: Vec<AgencyJson>,
    documents: Vec<DocumentJson>,
    forms: Vec<&'static str>,
    #[cfg_attr(test, schemars(schema_with = "schema::fields"))]
    missing: Vec<&'static str>,
    flaws: Vec<FlawJson>,
    gaps: Vec<GapJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct FindingJson {
    #[cfg_attr(test, schemars(schema_with = "schema::name"))]
    rule: &'static str,
    state: StateJson,
    text: TextJson,
    citations: Vec<CitationJson>,
    #[cfg_attr(test, schemars(schema_with = "schema::day_or_null"))]
    earliest_on: Option<String>,
    instead: Option<TextJson>,
    #[cfg_attr(test, schemars(schema_with = "schema::fields"))]
    because: Vec<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[cfg_attr(test, schemars(transform = schema::fee_hangs_together))]
struct FeeJson {
    state: FeeStateJson,
    amount: Option<i64>,
    lines: Vec<LineJson>,
    readings: Vec<ReadingJson>,
    notes: Vec<NoteJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct LineJson {
    text: TextJson,
    amount: i64,
    citations: Vec<CitationJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct ReadingJson {
    amount: i64,
    text: TextJson,
    lines: Vec<LineJson>,
    citations: Vec<CitationJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct NoteJson {
    text: TextJson,
    citations: Vec<CitationJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct DeadlineJson {
    working_days: u32,
    #[cfg_attr(test, schemars(schema_with = "schema::day"))]
    due_on: String,
    #[cfg_attr(test, schemars(schema_with = "schema::day"))]
    counted_from: String,
    certain: bool,
    citations: Vec<CitationJson>,
    readings: Vec<DeadlineReadingJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct DeadlineReadingJson {
    working_days: u32,
    #[cfg_attr(test, schemars(schema_with = "schema::day"))]
    due_on: String,
    text: TextJson,
    citations: Vec<CitationJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[cfg_attr(test, schemars(transform = schema::validity_hangs_together))]
struct ValidityJson {
    #[cfg_attr(test, schemars(schema_with = "schema::day_or_null"))]
    expires_on: Option<String>,
    unlimited: bool,
    #[cfg_attr(test, schemars(schema_with = "schema::day"))]
    issued_on: String,
    citations: Vec<CitationJson>,
    readings: Vec<ValidityReadingJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct ValidityReadingJson {
    #[cfg_attr(test, schemars(schema_with = "schema::day_or_null"))]
    expires_on: Option<String>,
    text: TextJson,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct ChannelJson {
    online: OnlineJson,
    in_person: bool,
    text: TextJson,
    citations: Vec<CitationJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct DocumentJson {
    #[cfg_attr(test, schemars(schema_with = "schema::name"))]
    id: &'static str,
    text: TextJson,
    when: TextJson,
    citations: Vec<CitationJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct FlawJson {
    field: String,
    #[cfg_attr(test, schemars(schema_with = "schema::name"))]
    code: &'static str,
    severity: SeverityJson,
    text: TextJson,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct GapJson {
    part: PartJson,
    table: &'static str,
    text: TextJson,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum VerdictJson {
    Clear,
    Blocked,
    Undecided,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum StateJson {
    Met,
    NotMet,
    Advice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum FeeStateJson {
    Certain,
    Uncertain,
    Undecided,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum OnlineJson {
    Full,
    Booking,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum AgencyJson {
    Commune,
    District,
    Province,
    Department,
    Border,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum SeverityJson {
    Error,
    Warning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum PartJson {
    Fee,
    Deadline,
    Validity,
    Channel,
    Agencies,
}

/// The words for "no rule is known for the day".
pub const NO_LAW: Text = Text::new(
    "Chưa có quy định cho ngày này trong dữ liệu của công cụ.",
    "No rule for this day is known to this tool.",
);

/// The words for the other reading of a birthday on 29 February.
pub const LEAP_READING: Text = Text::new(
    "Sinh ngày 29/02: năm không nhuận tính đến 28/02; cũng có thể hiểu là 01/03. Ngày in trên thẻ là ngày đúng.",
    "Born on 29 February: in a common year this is 28 February; it can also be read as 1 March. What is printed counts.",
);

/// The assessment as a value of its format.
pub fn assessment(assessment: &Assessment) -> AssessmentJson {
    AssessmentJson {
        format: ASSESSMENT,
        verdict: match assessment.verdict {
            Verdict::Clear => VerdictJson::Clear,
            Verdict::Blocked => VerdictJson::Blocked,
            Verdict::Undecided => VerdictJson::Undecided,
        },
        findings: assessment
            .findings
            .iter()
            .map(|judged| FindingJson {
                rule: judged.rule,
                state: match judged.state {
                    State::Met => StateJson::Met,
                    State::NotMet => StateJson::NotMet,
                    State::Advice => StateJson::Advice,
                },
                text: judged.said.text.clone().into(),
                citations: cites(&judged.said.cites),
                earliest_on: judged.said.earliest_on.map(iso),
                instead: judged.said.instead.as_ref().map(|instead| instead.text.clone().into()),
                because: judged.because.clone(),
            })
            .collect(),
        fee: fee(assessment),
        deadline: assessment.deadline.known().and_then(Option::as_ref).and_then(deadline),
        validity: assessment.validity.known().and_then(Option::as_ref).and_then(validity),
        channel: assessment.channel.known().and_then(Option::as_ref).map(|channel| ChannelJson {
            online: match channel.online {
                Online::Full => OnlineJson::Full,
                Online::Booking => OnlineJson::Booking,
                Online::None => OnlineJson::None,
            },
            in_person: channel.in_person,
            text: channel.text.into(),
            citations: cites(&channel.cites),
        }),
        agencies: assessment
            .agencies
            .known()
            .and_then(Option::as_ref)
            .map(|agencies| agencies.levels.iter().copied().map(agency).collect())
            .unwrap_or_default(),
        documents: assessment
            .papers
            .iter()
            .map(|paper| DocumentJson {
                id: paper.id,
                text: paper.title.into(),
                when: paper.remark.into(),
                citations: vec![cite(&paper.cite)],
            })
            .collect(),
        forms: assessment.forms.clone(),
        missing: assessment.missing.clone(),
        flaws: assessment.flaws.iter().map(|flaw| flaw_json(assessment.procedure, flaw)).collect(),
        gaps: gaps(assessment),
    }
}

fn agency(level: AgencyLevel) -> AgencyJson {
    match level {
        AgencyLevel::Commune => AgencyJson::Commune,
        AgencyLevel::District => AgencyJson::District,
        AgencyLevel::Province => AgencyJson::Province,
        AgencyLevel::Department => AgencyJson::Department,
        AgencyLevel::Border => AgencyJson::Border,
    }
}

fn flaw_json(procedure: &Procedure, flaw: &FieldFlaw) -> FlawJson {
    let question = procedure.question(&flaw.field);
    let label =
        question.map_or(Text::new("Câu trả lời", "The answer"), |question| question.label());
    let example = question.and_then(|question| question.examples().first().copied()).unwrap_or("");
    FlawJson {
        field: flaw.field.clone(),
        code: flaw.flaw.code(),
        severity: match flaw.flaw.severity() {
            Severity::Error => SeverityJson::Error,
            Severity::Warning => SeverityJson::Warning,
        },
        text: flaw.flaw.say(label, example).into(),
    }
}

fn lines(bill: &Bill) -> Vec<LineJson> {
    let line = |line: &procedures::BillLine| LineJson {
        text: line.text.clone().into(),
        amount: line.amount.0,
        citations: cites(&line.cites),
    };
    bill.lines.iter().map(line).collect()
}

fn fee(assessment: &Assessment) -> FeeJson {
    let open = FeeJson {
        state: FeeStateJson::Undecided,
        amount: None,
        lines: Vec::new(),
        readings: Vec::new(),
        notes: Vec::new(),
    };
    let Some(fee) = assessment.fee.known() else { return open };
    let note =
        |said: &Said| NoteJson { text: said.text.clone().into(), citations: cites(&said.cites) };
    let reading = |reading: &Reading<Bill>| ReadingJson {
        amount: reading.value.total().0,
        text: reading.text.clone().into(),
        lines: lines(&reading.value),
        citations: cites(
            &reading.value.lines.iter().flat_map(|line| line.cites.clone()).collect::<Vec<_>>(),
        ),
    };
    let prudent = fee.bill.prudent();
    FeeJson {
        state: match fee.bill {
            Ruling::Settled(_) => FeeStateJson::Certain,
            Ruling::Disputed(_) => FeeStateJson::Uncertain,
        },
        amount: prudent.map(|bill| bill.total().0),
        lines: prudent.map(lines).unwrap_or_default(),
        readings: match &fee.bill {
            Ruling::Settled(_) => Vec::new(),
            Ruling::Disputed(readings) => readings.iter().map(reading).collect(),
        },
        notes: fee.notes.iter().map(note).collect(),
    }
}

fn deadline(ruling: &Ruling<Deadline>) -> Option<DeadlineJson> {
    let prudent = ruling.prudent()?;
    let reading = |reading: &Reading<Deadline>| DeadlineReadingJson {
        working_days: reading.value.working_days,
        due_on: iso(reading.value.due_on),
        text: reading.text.clone().into(),
        citations: cites(&reading.value.cites),
    };
    Some(DeadlineJson {
        working_days: prudent.working_days,
        due_on: iso(prudent.due_on),
        counted_from: iso(prudent.from),
        certain: prudent.certain,
        citations: cites(&prudent.cites),
        readings: match ruling {
            Ruling::Settled(_) => Vec::new(),
            Ruling::Disputed(readings) => readings.iter().map(reading).collect(),
        },
    })
}

fn validity(ruling: &Ruling<Validity>) -> Option<ValidityJson> {
    let prudent = ruling.prudent()?;
    let reading = |on: Option<NaiveDate>, text: TextJson| ValidityReadingJson {
        expires_on: on.map(iso),
        text,
    };
    let mut readings = Vec::new();
    match ruling {
        Ruling::Settled(validity) if validity.expiry.other_reading.is_some() => {
            readings.push(reading(validity.expiry.on, LEAP_READING.into()));
        }
        Ruling::Settled(_) => {}
        Ruling::Disputed(several) => readings.extend(
            several.iter().map(|one| reading(one.value.expiry.on, one.text.clone().into())),
        ),
    }
    // Whichever reading of the law is right, its birthday on 29 February can be read in two ways.
    let all: Vec<&Validity> = match ruling {
        Ruling::Settled(validity) => vec![validity],
        Ruling::Disputed(several) => several.iter().map(|one| &one.value).collect(),
    };
    for other in all.iter().filter_map(|validity| validity.expiry.other_reading) {
        readings.push(reading(Some(other), LEAP_READING.into()));
    }
    Some(ValidityJson {
        expires_on: prudent.expiry.on.map(iso),
        unlimited: prudent.expiry.on.is_none(),
        issued_on: iso(prudent.issued_on),
        citations: cites(&prudent.cites),
        readings,
    })
}

fn gaps(assessment: &Assessment) -> Vec<GapJson> {
    fn gap<T>(part: PartJson, value: &Part<T>) -> Option<GapJson> {
        match value {
            Part::NoLaw(gap) => Some(GapJson { part, table: gap.table, text: NO_LAW.into() }),
            Part::Known(_) | Part::Waiting => None,
        }
    }
    let all = [
        gap(PartJson::Fee, &assessment.fee),
        gap(PartJson::Deadline, &assessment.deadline),
        gap(PartJson::Validity, &assessment.validity),
        gap(PartJson::Channel, &assessment.channel),
        gap(PartJson::Agencies, &assessment.agencies),
    ];
    all.into_iter().flatten().collect()
}

/// `tokhai/registration@1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[cfg_attr(test, schemars(transform = schema::digest_is_there))]
pub struct RegistrationJson {
    #[cfg_attr(test, schemars(schema_with = "schema::registration_format"))]
    format: &'static str,
    #[cfg_attr(test, schemars(schema_with = "schema::reference"))]
    reference: String,
    #[cfg_attr(test, schemars(schema_with = "schema::moment"))]
    created_at: String,
    application: ApplicationJson,
    assessment: AssessmentJson,
    agency: Option<String>,
    #[cfg_attr(test, schemars(schema_with = "schema::day_or_null"))]
    appointment_on: Option<String>,
    documents: Vec<DocumentJson>,
    notice: TextJson,
    app_version: &'static str,
    #[cfg_attr(test, schemars(schema_with = "schema::day"))]
    rules_checked_on: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(schema_with = "schema::digest"))]
    digest: Option<String>,
}

impl RegistrationJson {
    /// Its digest as bytes.
    pub(crate) fn digest_bytes(&self) -> Option<Vec<u8>> {
        let hex = self.digest.as_deref()?;
        let pair = |at: usize| u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok();
        (0..hex.len() / 2).map(pair).collect()
    }
}

/// "Not submitted", as it stands on everything that is made here.
pub const NOTICE: Text = Text::new(
    "CHƯA NỘP. Phiếu này do người dân tự chuẩn bị trên máy của mình; không phải giấy hẹn, biên nhận hay hồ sơ đã nộp.",
    "NOT SUBMITTED. Prepared by the citizen on their own device; not an appointment slip, a receipt or a filed application.",
);

/// The registration of a finished application, with its digest.
pub fn registration(dossier: &Dossier) -> RegistrationJson {
    let judged = dossier.assessment();
    let answers = dossier.answers();
    let assessment = assessment(judged);
    let mut registration = RegistrationJson {
        format: REGISTRATION,
        reference: dossier.reference().as_str().to_owned(),
        created_at: dossier.made().rfc3339(),
        application: application(judged.procedure, judged.day, answers),
        documents: assessment.documents.clone(),
        assessment,
        agency: OFFICE_FIELDS.iter().find_map(|field| answers.get(field)).map(str::to_owned),
        appointment_on: answers
            .get("filing.appointment_on")
            .and_then(|raw| crate::values::day::parse_day(raw).ok())
            .map(iso),
        notice: NOTICE.into(),
        app_version: env!("CARGO_PKG_VERSION"),
        rules_checked_on: RULES_CHECKED_ON,
        digest: None,
    };
    registration.digest = canonical(&registration).map(|text| sha256(text.as_bytes()));
    registration
}

/// Canonical JSON (RFC 8785): the same bytes in every language, so that anyone can check the digest.
pub fn canonical<T: Serialize>(value: &T) -> Option<String> {
    serde_json_canonicalizer::to_string(value).ok()
}

/// The registration as text, for people and files.
pub fn pretty<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_string_pretty(value).ok()
}

/// SHA-256 in small hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Why a registration cannot be made, for programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotReadyJson {
    error: &'static str,
    missing: Vec<&'static str>,
    flaws: Vec<FlawJson>,
    blocked_by: Vec<&'static str>,
    undecided: bool,
}

/// Every reason, as a value.
pub fn not_ready(procedure: &Procedure, why: &NotReady) -> NotReadyJson {
    NotReadyJson {
        error: "NotReady",
        missing: why.missing.clone(),
        flaws: why.flaws.iter().map(|flaw| flaw_json(procedure, flaw)).collect(),
        blocked_by: why.blocked_by.clone(),
        undecided: why.undecided,
    }
}

/// A procedure, for programs that ask the questions themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProcedureJson {
    id: &'static str,
    title: TextJson,
    cases: Vec<OptionJson>,
    questions: Vec<QuestionJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct QuestionJson {
    field: &'static str,
    page: &'static str,
    page_title: TextJson,
    label: TextJson,
    help: TextJson,
    kind: &'static str,
    options: Vec<OptionJson>,
    required: bool,
    /// Whether it is asked after some answers only: `assess` then says so by listing it as missing or not.
    conditional: bool,
    sensitive: bool,
    examples: Vec<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct OptionJson {
    id: &'static str,
    label: TextJson,
    meaning: TextJson,
}

fn options(asked: &Asked) -> Vec<OptionJson> {
    let specs: &[OptionSpec] = match asked {
        Asked::Choice(specs) | Asked::Choices(specs) => specs,
        Asked::Date { or: Some(spec), .. } => std::slice::from_ref(spec),
        Asked::Date { or: None, .. }
        | Asked::Line(_)
        | Asked::Listed(_)
        | Asked::Province
        | Asked::Commune { .. }
        | Asked::Visit { .. }
        | Asked::Office
        | Asked::Tick(_) => &[],
    };
    let option = |spec: &OptionSpec| OptionJson {
        id: spec.id,
        label: spec.label.into(),
        meaning: spec.meaning.into(),
    };
    specs.iter().map(option).collect()
}

/// Every procedure with its questions in order.
pub fn procedures() -> Vec<ProcedureJson> {
    let question = |page: &procedures::Page, ask: &procedures::Ask| {
        let asked = ask.question.asked();
        // With no answers at all, a question that is not asked is a conditional one.
        let facts = Facts::on(LegalDay(ymd(2026, 11, 22)));
        let conditional = !matches!((ask.when)(&facts), Ok(true));
        QuestionJson {
            field: ask.question.id(),
            page: page.id,
            page_title: page.title.into(),
            label: ask.question.label().into(),
            help: ask.question.help().into(),
            kind: match asked {
                Asked::Line(_) => "line",
                Asked::Date { .. } => "date",
                Asked::Choice(_) => "choice",
                Asked::Choices(_) => "choices",
                Asked::Listed(_) => "listed",
                Asked::Province => "province",
                Asked::Commune { .. } => "commune",
                // A day like any other, for a program.
                Asked::Visit { .. } => "date",
                Asked::Office => "line",
                Asked::Tick(_) => "tick",
            },
            options: options(&asked),
            required: ask.need == procedures::Need::Required,
            conditional,
            sensitive: ask.question.sensitive(),
            examples: ask.question.examples().to_vec(),
        }
    };
    let procedure = |procedure: &&'static Procedure| ProcedureJson {
        id: procedure.id,
        title: procedure.title.into(),
        cases: procedure.case.map(|case| options(&case.asked())).unwrap_or_default(),
        questions: procedure
            .pages
            .iter()
            .chain([&procedure.closing])
            .flat_map(|page| page.asks.iter().map(move |ask| question(page, ask)))
            .collect(),
    };
    procedures::ALL.iter().map(procedure).collect()
}

/// What was read off a card, as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PrefillJson {
    answers: BTreeMap<&'static str, String>,
    checks: Vec<CheckJson>,
    remarks: Vec<TextJson>,
    refused: Option<TextJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct CheckJson {
    covers: &'static str,
    agrees: bool,
}

/// What was read off a card, as a value.
pub fn prefill(found: Prefill) -> PrefillJson {
    let check =
        |check: prefill::CheckDigit| CheckJson { covers: check.covers, agrees: check.agrees };
    PrefillJson {
        answers: found.answers.into_iter().collect(),
        checks: found.checks.into_iter().map(check).collect(),
        remarks: found.remarks.into_iter().map(TextJson::from).collect(),
        refused: found.refused.map(TextJson::from),
    }
}

/// A working day, as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct WorkingDayJson<'a> {
    date: &'a str,
    certain: bool,
}

/// A working day, as a value.
pub fn working_day(date: &str, certain: bool) -> WorkingDayJson<'_> {
    WorkingDayJson { date, certain }
}

/// The end of a card's life, as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardValidityJson {
    expires_on: Option<String>,
    other_reading: Option<String>,
    citations: Vec<CitationJson>,
}

/// The end of a card's life, as a value; none before the first law.
pub fn card_validity(expiry: Option<Cited<Expiry>>) -> CardValidityJson {
    CardValidityJson {
        expires_on: expiry.and_then(|expiry| expiry.value.on).map(iso),
        other_reading: expiry.and_then(|expiry| expiry.value.other_reading).map(iso),
        citations: expiry.map(|expiry| vec![cite(&expiry.cite)]).unwrap_or_default(),
    }
}
