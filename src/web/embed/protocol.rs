//! What the page around the app may say to it: a text of one object, read as a whole or refused.
//!
//! Total: whatever comes is a message or a reason, and nothing of it is used before all of it was looked at. What a
//! message means for the answers is decided in `offer`; nothing here knows a question.

use serde_json::{Map, Value};
use tokhai_core::values::text::Lang;

/// The version of the messages.
const VERSION: u64 = 1;
/// The longest message, in bytes.
const LONGEST: usize = 64 * 1024;
/// The most answers in one message: a procedure asks fewer.
const MOST: usize = 80;
/// The longest name of a question, in bytes.
const LONGEST_NAME: usize = 60;
/// The longest answer, in characters: no question takes more.
const LONGEST_ANSWER: usize = 2_000;

/// What was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Message {
    /// Answers to fill in.
    Prefill(Offer),
    /// Another language.
    Lang(Lang),
}

/// Answers that the page around the app knows already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offer {
    /// By the name of the question.
    pub(crate) answers: Vec<(String, String)>,
    /// The case of the procedure, by its id.
    pub(crate) case: Option<String>,
}

/// Why a message was refused, in words for whoever wrote the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused(pub(crate) &'static str);

/// Reads a message.
pub(crate) fn read(text: &str) -> Result<Message, Refused> {
    if text.len() > LONGEST {
        return Err(Refused("the message is longer than 64 KB"));
    }
    let Ok(Value::Object(mut said)) = serde_json::from_str(text) else {
        return Err(Refused("the message is no JSON object"));
    };
    if said.remove("v").and_then(|version| version.as_u64()) != Some(VERSION) {
        return Err(Refused("the message is of another version"));
    }
    let kind = said.remove("type");
    match kind.as_ref().and_then(Value::as_str) {
        Some("prefill") => prefill(said).map(Message::Prefill),
        Some("lang") => match (said.remove("lang").as_ref().and_then(Value::as_str), said.len()) {
            (Some("vi"), 0) => Ok(Message::Lang(Lang::Vi)),
            (Some("en"), 0) => Ok(Message::Lang(Lang::En)),
            _ => Err(Refused("the language is \"vi\" or \"en\"")),
        },
        _ => Err(Refused("there is no such message")),
    }
}

fn prefill(mut said: Map<String, Value>) -> Result<Offer, Refused> {
    let case = match said.remove("case") {
        None => None,
        Some(Value::String(case)) if is_name(&case) => Some(case),
        Some(_) => return Err(Refused("`case` is no id")),
    };
    let Some(Value::Object(given)) = said.remove("answers") else {
        return Err(Refused("`answers` is no object of names and texts"));
    };
    if !said.is_empty() {
        return Err(Refused("a prefill has `answers` and nothing else"));
    }
    if given.len() > MOST {
        return Err(Refused("there are more answers than any procedure has"));
    }
    let mut answers = Vec::new();
    for (name, answer) in given {
        let Value::String(answer) = answer else {
            return Err(Refused("an answer is no text"));
        };
        if !is_name(&name) {
            return Err(Refused("a name is no name of a question"));
        }
        let sound = answer.chars().all(|sign| !sign.is_control() || sign == '\n');
        if !sound || answer.trim().is_empty() || answer.chars().count() > LONGEST_ANSWER {
            return Err(Refused("an answer is empty, too long, or has characters nobody types"));
        }
        answers.push((name, answer));
    }
    Ok(Offer { answers, case })
}

/// Whether a text can be the name of a question or of an option.
fn is_name(text: &str) -> bool {
    let fits =
        |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || b"._-".contains(&sign);
    !text.is_empty() && text.len() <= LONGEST_NAME && text.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_as_agreed_is_read() {
        let text = r#"{"v":1,"type":"prefill","case":"reissue-lost","answers":{"applicant.full_name":"Trần Thị Bưởi"}}"#;
        let offer = Offer {
            answers: vec![("applicant.full_name".to_owned(), "Trần Thị Bưởi".to_owned())],
            case: Some("reissue-lost".to_owned()),
        };
        assert_eq!(read(text), Ok(Message::Prefill(offer)));
        assert_eq!(read(r#"{"v":1,"type":"lang","lang":"en"}"#), Ok(Message::Lang(Lang::En)));
    }

    #[test]
    fn what_is_not_is_refused_with_a_reason() {
        let check = |text: &str, why: &str| {
            let Refused(said) = read(text).expect_err(text);
            assert!(said.contains(why), "{text}: {said}");
        };
        check("", "no JSON object");
        check("[]", "no JSON object");
        check(&"[".repeat(60_000), "no JSON object");
        check(&" ".repeat(LONGEST + 1), "longer");
        check(r#"{"type":"lang","lang":"en"}"#, "another version");
        check(r#"{"v":2,"type":"lang","lang":"en"}"#, "another version");
        check(r#"{"v":"1","type":"lang","lang":"en"}"#, "another version");
        check(r#"{"v":1,"type":"erase"}"#, "no such message");
        check(r#"{"v":1,"type":["prefill"]}"#, "no such message");
        check(r#"{"v":1,"type":"lang","lang":"fr"}"#, "\"vi\" or \"en\"");
        check(r#"{"v":1,"type":"lang","lang":"en","more":1}"#, "\"vi\" or \"en\"");
        check(r#"{"v":1,"type":"prefill"}"#, "no object");
        check(r#"{"v":1,"type":"prefill","answers":[]}"#, "no object");
        check(r#"{"v":1,"type":"prefill","answers":{},"submit":true}"#, "nothing else");
        check(r#"{"v":1,"type":"prefill","answers":{"a":1}}"#, "no text");
        check(r#"{"v":1,"type":"prefill","answers":{"a":{"b":"c"}}}"#, "no text");
        check(r#"{"v":1,"type":"prefill","answers":{"A b":"c"}}"#, "no name");
        check(r#"{"v":1,"type":"prefill","answers":{"a":" "}}"#, "empty");
        check(r#"{"v":1,"type":"prefill","answers":{"a":"x\u0000"}}"#, "nobody types");
        check(r#"{"v":1,"type":"prefill","answers":{},"case":7}"#, "no id");
        let many: Vec<String> = (0..=MOST).map(|at| format!("\"a{at}\":\"x\"")).collect();
        check(&format!(r#"{{"v":1,"type":"prefill","answers":{{{}}}}}"#, many.join(",")), "more");
    }

    /// Any JSON at all, and what looks like a message but is not.
    fn anything() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            Just(Value::from("prefill")),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            let key = prop_oneof![
                any::<String>(),
                Just("v".to_owned()),
                Just("type".to_owned()),
                Just("answers".to_owned()),
                Just("__proto__".to_owned()),
            ];
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((key, inner), 0..6)
                    .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn whatever_comes_is_a_message_or_a_reason(text in any::<String>(), value in anything()) {
            let _ = read(&text);
            if let Ok(Message::Prefill(offer)) = read(&value.to_string()) {
                prop_assert!(offer.answers.len() <= MOST);
            }
        }

        #[test]
        fn what_is_offered_is_read_as_it_was_written(
            pairs in prop::collection::btree_map("[a-z]{1,9}\\.[a-z_]{1,9}", "[a-zA-Zàơữđ0-9 ]{0,20}[a-z]", 0..9),
            added in any::<u8>(),
        ) {
            let answers: Map<String, Value> =
                pairs.iter().map(|(name, answer)| (name.clone(), answer.clone().into())).collect();
            let mut message = serde_json::json!({ "v": 1, "type": "prefill", "answers": answers });
            let offer = Offer { answers: pairs.into_iter().collect(), case: None };
            prop_assert_eq!(read(&message.to_string()), Ok(Message::Prefill(offer)));
            // One key more, and nothing of it counts.
            message[format!("x{added}")] = Value::Null;
            prop_assert!(read(&message.to_string()).is_err());
        }
    }
}
