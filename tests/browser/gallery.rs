//! A picture of every screen of every procedure, for people to look at: `./x gallery`. Without `TOKHAI_GALLERY` it draws
//! nothing.

use crate::chrome::{Chrome, Open};
use crate::journeys::{JOURNEYS, Journey};
use crate::procedures::answer_all;
use crate::run;
use std::path::{Path, PathBuf};

/// The widths, the languages, and what the folder is called.
const KINDS: [(&str, u32, &str, bool); 7] = [
    ("320-vi", 320, "vi", false),
    ("320-en", 320, "en", false),
    ("360-vi", 360, "vi", false),
    ("360-en", 360, "en", false),
    ("1280-vi", 1280, "vi", false),
    ("1280-en", 1280, "en", false),
    ("360-dark", 360, "vi", true),
];

fn opened(width: u32, dark: bool) -> Open {
    let phone = width < 1_000;
    let height = if phone { 740 } else { 800 };
    Open { width, height, phone, dark, ..Open::default() }
}

async fn shoot(chrome: &Chrome, folder: &Path, name: &str) {
    chrome.picture(&folder.join(format!("{name}.png"))).await;
}

async fn draw(chrome: &Chrome, folder: &Path, lang: &str, journey: &Journey) {
    chrome.client.goto("about:blank").await.expect("another page");
    chrome.visit(&format!("?on=2026-11-22&lang={lang}&drafts=off")).await;
    chrome.click(&format!("[data-procedure={}]", journey.procedure)).await;
    let mut number = 0;
    let named = |number: usize, screen: &str| format!("{}-{number:02}-{screen}", journey.name);
    answer_all(chrome, journey.procedure, &journey.typed, "review", async |screen| {
        number += 1;
        shoot(chrome, folder, &named(number, screen)).await;
    })
    .await;
    shoot(chrome, folder, &named(number + 1, "review")).await;
    chrome.finish().await;
    shoot(chrome, folder, &named(number + 2, "summary")).await;
    chrome.click("[data-action=plan]").await;
    chrome.until("the plan", "$('main').dataset.screen === 'visit'").await;
    shoot(chrome, folder, &named(number + 3, "visit")).await;
    chrome.click(&format!("[data-add={}]", journey.procedure)).await;
    chrome.until("for whom", "$('main').dataset.screen === 'whom'").await;
    shoot(chrome, folder, &named(number + 4, "whom")).await;
    // The next journey begins without this one.
    chrome.client.goto("about:blank").await.expect("another page");
    chrome.visit(&format!("?on=2026-11-22&lang={lang}")).await;
    chrome.click("[data-action=erase]").await;
    chrome.click("[data-action=erase-yes]").await;
    chrome.until("it is gone", "!$('[data-action=resume]')").await;
}

#[test]
fn gallery() {
    let Some(folder) = std::env::var_os("TOKHAI_GALLERY").map(PathBuf::from) else { return };
    let wanted = std::env::var("TOKHAI_GALLERY_KIND").unwrap_or_default();
    run(async {
        for (name, width, lang, dark) in KINDS.iter().filter(|kind| kind.0.contains(&wanted)) {
            let folder = folder.join(name);
            std::fs::create_dir_all(&folder).expect("a folder for the pictures");
            let chrome = Chrome::open(opened(*width, *dark)).await;
            chrome.visit(&format!("?on=2026-11-22&lang={lang}")).await;
            shoot(&chrome, &folder, "start").await;
            chrome.click("[data-action=situations]").await;
            chrome.click("[data-situation=card-lost]").await;
            chrome.until("its figures are known", "$('[data-usual]')").await;
            shoot(&chrome, &folder, "situations").await;
            for journey in JOURNEYS.iter() {
                draw(&chrome, &folder, lang, journey).await;
            }
            chrome.close().await;
        }
    });
}
