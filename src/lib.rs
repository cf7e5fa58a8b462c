//! The rules of Tờ Khai without its screens.
//!
//! The map, in reading order: `values` (what a person types), `law` (dated, cited data), `calendar` (ages, working
//! days), `form` (what a question is), `questions` (those that several procedures share), `procedures` (one folder
//! each), `situations` (what happened to a person), `host` (what a site
//! says of itself), `session` (one visit), `dossier` (what comes out at the end), `outbox` (what was agreed to be sent).
//! A module may use only those before it. Nothing here knows the browser, the clock, files or the network.
#![forbid(unsafe_code)]
// Tests say what they expect by failing; the product itself may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod values;

pub mod law;

pub mod calendar;

pub mod form;

pub mod questions;

pub mod procedures;

pub mod situations;

pub mod host;

pub mod session;

pub mod dossier;

pub mod outbox;

#[cfg(feature = "api")]
pub mod api;
