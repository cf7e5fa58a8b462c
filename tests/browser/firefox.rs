//! The same build in Firefox, where another engine keeps the drafts: in the long run only, which installs it.
//!
//! Knows nothing of what a lock or a shared device is; it presses the same buttons as the tests in Chromium.

use crate::chrome::{Chrome, Open};
use crate::drafts::{CANARIES, files_with, share, types};
use crate::faults::go_to;
use crate::journeys::JOURNEYS;
use crate::locked::{lock, open_with, records};
use crate::procedures::walk;
use crate::run;
use std::path::PathBuf;
use tokhai_core::values::text::Lang;

/// The program, if the long run has installed it.
fn firefox() -> Option<PathBuf> {
    std::env::var_os("TOKHAI_FIREFOX").map(PathBuf::from)
}

async fn opened(firefox: PathBuf) -> Chrome {
    Chrome::open(Open { firefox: Some(firefox), ..Open::default() }).await
}

/// Leaves the page and kills the browser; the files in which each canary can be read.
async fn left_behind(chrome: &mut Chrome) -> Vec<Vec<String>> {
    chrome.client.goto("about:blank").await.expect("another page");
    chrome.kill_and_restart().await;
    CANARIES.map(|canary| files_with(&chrome.profile(), canary)).to_vec()
}

#[test]
fn soak_firefox_keeps_nothing_that_can_be_read() {
    let Some(program) = firefox() else { return };
    run(async {
        // That the search finds what is there.
        let mut chrome = opened(program.clone()).await;
        go_to(&chrome, "name").await;
        types(&chrome).await;
        records(
            &chrome,
            "window.records.some((one) => JSON.stringify(one).includes('079301730519'))",
        )
        .await;
        let left = left_behind(&mut chrome).await;
        assert!(left.iter().all(|files| !files.is_empty()), "{left:?}");
        chrome.close().await;

        let mut chrome = opened(program.clone()).await;
        lock(&chrome).await;
        chrome.click("[data-procedure=identity-card]").await;
        types(&chrome).await;
        records(&chrome, "window.records.length === 2").await;
        let left = left_behind(&mut chrome).await;
        assert_eq!(left, vec![Vec::<String>::new(); CANARIES.len()], "under a lock");
        chrome.visit("?on=2026-11-22").await;
        open_with(&chrome, "not this one").await;
        chrome.until("it is refused", "$('[data-file=refused]')").await;
        open_with(&chrome, crate::locked::PIN).await;
        chrome.until("it is open", "$('main').dataset.screen !== 'start'").await;
        chrome.close().await;

        let mut chrome = opened(program).await;
        share(&chrome).await;
        chrome.click("[data-procedure=identity-card]").await;
        types(&chrome).await;
        let left = left_behind(&mut chrome).await;
        assert_eq!(left, vec![Vec::<String>::new(); CANARIES.len()], "on a shared device");
        chrome.close().await;
    });
}

#[test]
fn soak_firefox_goes_every_journey() {
    let Some(program) = firefox() else { return };
    run(async {
        for journey in JOURNEYS.iter() {
            let chrome = opened(program.clone()).await;
            walk(&chrome, "", Lang::Vi, journey).await;
            println!("  {}", journey.name);
            chrome.close().await;
        }
    });
}
