//! The functions of `core/` for other programs, in browsers and in Node.
//!
//! Values cross as plain objects. Errors are data; only a wrong envelope throws, and `register` while an application
//! cannot close.
// What wasm-bindgen writes around these functions is not ours to document.
#![allow(missing_docs)]

use crate::calendar::expiry::card_expiry;
use crate::calendar::life_line;
use crate::calendar::working_days::working_days_after;
use crate::dossier::explained;
use crate::dossier::json::{self, read_application};
use crate::dossier::{Dossier, Moment, Reference};
use crate::law::LegalDay;
use crate::procedures::assessment::assess as judge;
use crate::procedures::explanation;
use crate::questions::prefill;
use crate::values::day::{from_iso, iso};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("api.d.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Application")]
    pub type ApplicationValue;
    #[wasm_bindgen(typescript_type = "Assessment")]
    pub type AssessmentValue;
    #[wasm_bindgen(typescript_type = "Registration")]
    pub type RegistrationValue;
    #[wasm_bindgen(typescript_type = "Procedure[]")]
    pub type ProceduresValue;
    #[wasm_bindgen(typescript_type = "Prefill")]
    pub type PrefillValue;
    #[wasm_bindgen(typescript_type = "WorkingDay")]
    pub type WorkingDayValue;
    #[wasm_bindgen(typescript_type = "CardValidity")]
    pub type CardValidityValue;
    #[wasm_bindgen(typescript_type = "Explanation")]
    pub type ExplanationValue;
    #[wasm_bindgen(typescript_type = "Comparison")]
    pub type ComparisonValue;
    #[wasm_bindgen(typescript_type = "LifeLine | null")]
    pub type LifeLineValue;
}

fn out<T: JsCast>(value: &impl Serialize) -> Result<T, JsError> {
    let value = value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|_| JsError::new("not a value"))?;
    Ok(value.unchecked_into())
}

fn day(text: &str) -> Result<chrono::NaiveDate, JsError> {
    from_iso(text).ok_or_else(|| JsError::new("a day is written YYYY-MM-DD"))
}

/// Every procedure with its cases and questions.
#[wasm_bindgen]
pub fn procedures() -> Result<ProceduresValue, JsError> {
    out(&json::procedures())
}

fn read(application: ApplicationValue) -> Result<json::Read, JsError> {
    let value: serde_json::Value = serde_wasm_bindgen::from_value(application.into())
        .map_err(|_| JsError::new("an application is a plain object"))?;
    read_application(&value).map_err(|why| JsError::new(&why.to_string()))
}

/// Judges an application. Total: bad answers are flaws in the result.
#[wasm_bindgen]
pub fn assess(application: ApplicationValue) -> Result<AssessmentValue, JsError> {
    let read = read(application)?;
    out(&json::assessment(&judge(read.procedure, read.day, &read.answers)))
}

/// Closes an application. Throws `NotReady` with every reason while it cannot.
#[wasm_bindgen]
pub fn register(application: ApplicationValue) -> Result<RegistrationValue, JsValue> {
    let read = read(application)?;
    // This is the edge: chance and the clock of the host come in here, once.
    let chance = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
    let made = now().ok_or_else(|| JsError::new("the clock of this device cannot be read"))?;
    match Dossier::close(
        read.procedure,
        read.day,
        &read.answers,
        made,
        Reference::from_chance(chance),
    ) {
        Ok(dossier) => Ok(out(&json::registration(&dossier))?),
        Err(why) => {
            let error = js_sys::Error::new("NotReady");
            error.set_name("NotReady");
            let reasons: JsValue = out(&json::not_ready(read.procedure, &why))?;
            // Setting a property of a fresh error cannot fail.
            let _ = js_sys::Reflect::set(&error, &"reasons".into(), &reasons);
            Err(error.into())
        }
    }
}

/// The moment in Việt Nam, from the host's clock.
fn now() -> Option<Moment> {
    let local = js_sys::Date::new(&JsValue::from_f64(js_sys::Date::now() + 7.0 * 3_600_000.0));
    let text: String = local.to_iso_string().into();
    Moment::parse(&format!("{}+07:00", text.get(..19)?))
}

/// Reads the QR text of a CCCD or thẻ căn cước.
#[wasm_bindgen(js_name = parseCardQr)]
pub fn parse_card_qr(text: &str) -> Result<PrefillValue, JsError> {
    out(&json::prefill(prefill::card_qr(text)))
}

/// Reads the machine-readable zone of a card or passport; every check digit is reported.
#[wasm_bindgen(js_name = parseMrz)]
pub fn parse_mrz(text: &str) -> Result<PrefillValue, JsError> {
    out(&json::prefill(prefill::zone(text)))
}

/// The day so many working days after a day.
#[wasm_bindgen(js_name = workingDay)]
pub fn working_day(from: &str, days: u32) -> Result<WorkingDayValue, JsError> {
    let counted = working_days_after(day(from)?, days);
    out(&json::working_day(&iso(counted.on), counted.certain))
}

/// Until when a card issued on a day is good.
#[wasm_bindgen(js_name = cardValidity)]
pub fn card_validity(born_on: &str, issued_on: &str) -> Result<CardValidityValue, JsError> {
    out(&json::card_validity(card_expiry(day(born_on)?, day(issued_on)?).ok()))
}

/// What an application rests on, and what would be different with another choice or on another day.
#[wasm_bindgen]
pub fn explain(application: ApplicationValue) -> Result<ExplanationValue, JsError> {
    let read = read(application)?;
    let judged = judge(read.procedure, read.day, &read.answers);
    let explained = explanation::explain(read.procedure, read.day, &read.answers);
    out(&explained::explanation(&judged, &explained))
}

/// An application under the law of its filing day and of another day.
#[wasm_bindgen]
pub fn compare(application: ApplicationValue, other: &str) -> Result<ComparisonValue, JsError> {
    let read = read(application)?;
    let other = LegalDay(day(other)?);
    let compared = explanation::compare(read.procedure, read.day, other, &read.answers);
    out(&explained::comparison(&compared))
}

/// The life of a card issued on a day; `null` before the first law.
#[wasm_bindgen(js_name = lifeLine)]
pub fn life_line(born_on: &str, issued_on: &str, today: &str) -> Result<LifeLineValue, JsError> {
    let line = life_line::life_line(day(born_on)?, day(issued_on)?, day(today)?).ok();
    out(&line.as_ref().map(explained::life_line))
}
