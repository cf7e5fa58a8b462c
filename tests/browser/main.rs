//! Tests against the release build in a real Chromium: `./x test` runs them, after building.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod access;
mod chrome;
mod chunks;
#[path = "../../src/bin/bundle/demo.rs"]
mod demo;
#[path = "../../src/bin/bundle/digest.rs"]
mod digest;
mod drafts;
mod embed;
mod faults;
mod firefox;
mod gallery;
mod icons;
mod journey;
#[path = "../support/journeys.rs"]
mod journeys;
mod locked;
mod offline;
mod pace;
mod person;
mod procedures;
mod reader;
#[path = "../support/receiver.rs"]
mod receiver;
mod receiving;
#[path = "../../src/bin/bundle/server.rs"]
mod server;
mod single;
mod site;
mod situations;
mod submission;
mod summary;
mod typing;
mod visit;

use std::future::Future;

/// Runs one scenario.
pub(crate) fn run(scenario: impl Future<Output = ()>) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(scenario);
}
