//! A made-up person at the screens: types, chooses and presses as people do, by the public names of the contract.

use crate::chrome::Chrome;
use serde_json::json;

/// One answer, by the way it is given.
#[derive(Clone, Debug)]
pub(crate) enum Give {
    /// Typed into a box.
    Type(&'static str, &'static str),
    /// One of several, or one more of several.
    Choose(&'static str, &'static str),
    /// Three numbers.
    Date(&'static str, [&'static str; 3]),
    /// Out of a list of provinces.
    Pick(&'static str, &'static str),
    /// Typed in part, then chosen from the list by its name; the code is what has to be kept.
    Search { field: &'static str, type_in: &'static str, choose: &'static str, code: &'static str },
}

use Give::{Choose, Date, Pick, Search, Type};

/// The answers of one person, by page.
pub(crate) struct Person {
    pub(crate) pages: Vec<(&'static str, Vec<Give>)>,
}

impl Chrome {
    /// Types into a box.
    async fn keys(&self, css: &str, text: &str) {
        self.click(css).await;
        let element = self.element(css).await;
        // The driver does not see what has the focus in a closed root; there the browser itself is asked to type.
        if element.send_keys(text).await.is_err() {
            self.devtools("Input.insertText", json!({ "text": text })).await;
        }
    }

    /// Gives one answer.
    pub(crate) async fn give(&self, give: &Give) {
        match give {
            Type(field, text) => {
                let css = format!("input[name={field:?}], textarea[name={field:?}]");
                self.keys(&css, text).await;
            }
            Choose(field, option) => {
                let css = format!("input[name={field:?}][value={option:?}]");
                self.element(&css).await;
                // The whole row is the target: a finger lands on the label.
                let id = self.js("return $(arguments[0]).id;", vec![json!(css)]).await;
                let label = format!("label[for={:?}]", id.as_str().unwrap_or_default());
                self.click(&label).await;
                self.until(&format!("{field} is {option}"), &format!("$({css:?}).checked")).await;
            }
            Date(field, parts) => {
                for (part, text) in ["day", "month", "year"].iter().zip(parts) {
                    let css = format!("input[name=\"{field}.{part}\"]");
                    self.keys(&css, text).await;
                }
            }
            Pick(field, code) => {
                let css = format!("select[name={field:?}]");
                self.element(&css).await;
                let option = self.element(&format!("{css} option[value={code:?}]")).await;
                // The driver of Firefox does not find an option in a closed root; there it is chosen as its list does it.
                if option.click().await.is_err() {
                    let choose = "const list = $(arguments[0]); list.value = arguments[1];\
                        list.dispatchEvent(new Event('input', { bubbles: true })); list.dispatchEvent(new Event('change', { bubbles: true }));";
                    self.js(choose, vec![json!(css), json!(code)]).await;
                }
            }
            Search { field, type_in, choose, code } => {
                let css = format!("input[name={field:?}]");
                self.keys(&css, type_in).await;
                let found = format!(
                    "$$('button, [role=option]').find((b) => b.innerText.includes({choose:?}) && b.offsetParent !== null)"
                );
                self.until(&format!("the list for {type_in:?} has {choose:?}"), &found).await;
                self.js(&format!("{found}.setAttribute('data-found', 'yes');"), Vec::new()).await;
                self.click("[data-found]").await;
                if !code.is_empty() {
                    self.until(
                        &format!("{field} is {code}"),
                        &format!("$({css:?}).dataset.value === {code:?}"),
                    )
                    .await;
                }
            }
        }
    }

    /// Presses the main button and waits for another screen.
    pub(crate) async fn go_on(&self) {
        let before = self.screen().await;
        self.click("[data-action=continue]").await;
        self.until(
            &format!("the way goes on from {before}"),
            &format!(
                "$('main').dataset.screen !== {before:?} || $('[data-summary]') || $('[role=alert]')"
            ),
        )
        .await;
        let after = self.screen().await;
        if after == before {
            // A warning is said once and lets one go on.
            self.click("[data-action=continue]").await;
            self.until(
                &format!("a warning lets one go on from {before}"),
                &format!("$('main').dataset.screen !== {before:?}"),
            )
            .await;
        }
    }

    /// Fills in every page up to the review.
    pub(crate) async fn fill(&self, person: &Person) {
        for _ in 0..40 {
            let screen = self.screen().await;
            if screen == "review" {
                return;
            }
            if let Some((_, gives)) = person.pages.iter().find(|(page, _)| *page == screen) {
                for give in gives {
                    self.give(give).await;
                }
            }
            self.go_on().await;
        }
        panic!("no review after forty pages");
    }

    /// From the review over the declaration to the summary.
    pub(crate) async fn finish(&self) {
        self.until("the review is shown", "$('main').dataset.screen === 'review'").await;
        self.click("[data-action=continue]").await;
        self.until("the declaration is asked", "$('input[name=\"declaration.true\"]')").await;
        let ticked =
            self.js("return $('input[name=\"declaration.true\"]').checked;", Vec::new()).await;
        assert_eq!(ticked, json!(false), "the declaration is never ticked beforehand");
        self.give(&Choose("declaration.true", "yes")).await;
        self.click("[data-action=continue]").await;
        self.until("the summary is shown", "$('main').dataset.screen === 'summary'").await;
    }
}

/// Someone made up, with the answers that every case shares.
pub(crate) fn someone(held: &'static str, case: &'static str) -> Person {
    Person {
        pages: vec![
            (
                "name",
                vec![
                    Type("applicant.full_name", "Nguyễn Thị Hoài An"),
                    Date("applicant.born_on", ["10", "5", "2001"]),
                    Choose("applicant.sex", "female"),
                ],
            ),
            ("paper", vec![Choose("card.held", held)]),
            ("case", vec![Choose("card.case", case)]),
            ("number", vec![Type("applicant.personal_id", "079 301 000 001")]),
            ("card", vec![]),
            (
                "background",
                vec![
                    Search {
                        field: "applicant.ethnicity",
                        type_in: "kin",
                        choose: "Kinh",
                        code: "",
                    },
                    Search {
                        field: "applicant.religion",
                        type_in: "khong",
                        choose: "Không",
                        code: "",
                    },
                ],
            ),
            (
                "residence",
                vec![
                    Pick("residence.permanent.province", "66"),
                    Search {
                        field: "residence.permanent.commune",
                        type_in: "buon ma thuot",
                        choose: "Buôn Ma Thuột",
                        code: "24133",
                    },
                    Type("residence.permanent.line", "Số 12, đường Lê Duẩn"),
                ],
            ),
            ("home", vec![Choose("residence.now_at", "permanent")]),
            (
                "contact",
                vec![
                    Type("applicant.phone", "+84 912.345.678"),
                    Type("applicant.email", "hoaian@example.vn"),
                ],
            ),
            (
                "filing",
                vec![Choose("filing.channel", "online"), Choose("filing.agency", "commune")],
            ),
            ("visit", vec![Date("filing.appointment_on", ["30", "11", "2026"])]),
            ("relief", vec![]),
        ],
    }
}

impl Person {
    /// The same person with other answers on one page.
    pub(crate) fn on(mut self, page: &'static str, gives: Vec<Give>) -> Person {
        self.pages.retain(|(other, _)| *other != page);
        self.pages.push((page, gives));
        self
    }
}
