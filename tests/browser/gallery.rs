//! A picture of every screen, for people to look at: `./x gallery`. Without `TOKHAI_GALLERY` it draws nothing.

use crate::chrome::{Chrome, Open};
use crate::person::{Give, someone};
use crate::run;
use std::path::PathBuf;

async fn draw(folder: PathBuf, name: &str, open: Open, query: &str) {
    let chrome = Chrome::open(open).await;
    chrome.visit(query).await;
    let shoot =
        async |screen: &str| chrome.picture(&folder.join(format!("{name}-{screen}.png"))).await;
    shoot("00-start").await;
    chrome.click("[data-procedure=identity-card]").await;
    let person = someone("cccd", "exchange-from-cccd").on(
        "card",
        vec![
            Give::Date("card.issued_on", ["12", "6", "2021"]),
            Give::Date("card.printed_expiry", ["10", "5", "2026"]),
        ],
    );
    let mut number = 1;
    loop {
        let screen = chrome.screen().await;
        if screen == "review" {
            break;
        }
        shoot(&format!("{number:02}-{screen}")).await;
        if screen == "name" || screen == "residence" {
            chrome.click("[data-action=continue]").await;
            chrome.until("the faults are shown", "$('[aria-invalid=true]')").await;
            shoot(&format!("{number:02}-{screen}-faults")).await;
        }
        for give in
            person.pages.iter().find(|(at, _)| *at == screen).map_or(&[][..], |(_, gives)| gives)
        {
            chrome.give(give).await;
        }
        shoot(&format!("{number:02}-{screen}-filled")).await;
        chrome.go_on().await;
        number += 1;
    }
    shoot(&format!("{number:02}-review")).await;
    chrome.finish().await;
    shoot(&format!("{:02}-summary", number + 1)).await;
    chrome.close().await;
}

#[test]
fn gallery() {
    let Some(folder) = std::env::var_os("TOKHAI_GALLERY").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    run(async {
        let on = "?on=2026-11-22";
        draw(folder.clone(), "360", Open::default(), on).await;
        draw(
            folder.clone(),
            "320-dark",
            Open { width: 320, height: 640, dark: true, ..Open::default() },
            on,
        )
        .await;
        let wide = Open { width: 1280, height: 800, phone: false, ..Open::default() };
        draw(folder.clone(), "1280", wide, on).await;
        draw(folder.clone(), "360-en", Open::default(), "?on=2026-11-22&lang=en").await;
    });
}
