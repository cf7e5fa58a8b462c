//! The screens of Tờ Khai: what a person sees and touches, drawn with Yew around the rules of `tokhai_core`.
//!
//! No condition of the law is decided here. A screen draws a `View` and sends back an `Action`.
// Tests say what they expect by failing; the product itself may not.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod web;

/// The start file calls `web::mount`; a program that starts by itself would draw twice.
fn main() {}
