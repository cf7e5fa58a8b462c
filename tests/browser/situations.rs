//! From an everyday situation to the right questions, on a phone.

use crate::chrome::{Chrome, Open};
use crate::run;

#[test]
fn situation_says_its_price_and_asks_nothing_twice() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-action=situations]").await;
        chrome.click("[data-situation=card-from-cccd]").await;
        chrome.until("its figures are known", "$('[data-usual]')").await;
        let said = chrome.text().await;
        assert!(
            said.contains("Thường phải nộp 15.000 đ.") && said.contains("7 ngày làm việc"),
            "{said}"
        );
        chrome.click("[data-action=begin]").await;
        chrome.until("it begins", "$('main').dataset.screen !== 'start'").await;
        let asked = chrome
            .js(
                "return [...new Set($$('main input, main select').map((box) => box.name))];",
                Vec::new(),
            )
            .await;
        let asked = asked.to_string();
        assert!(!asked.contains("card.held") && !asked.contains("card.case"), "{asked}");
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

#[test]
fn situation_of_another_day_costs_what_it_costs_then() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.visit("?on=2027-01-05").await;
        chrome.click("[data-action=situations]").await;
        chrome.click("[data-situation=card-from-cccd]").await;
        chrome.until("its figures are known", "$('[data-usual]')").await;
        let said = chrome.text().await;
        assert!(said.contains("Thường phải nộp 30.000 đ."), "{said}");
        chrome.close().await;
    });
}
