//! Everything that touches the browser, one file for each thing it can do.
//!
//! Nothing here knows a question, a law or how a screen looks. A thing that fails says so as a value.

pub(crate) mod address;
pub(crate) mod assets;
pub(crate) mod chance;
pub(crate) mod clock;
mod connection;
pub(crate) mod download;
pub(crate) mod fault;
pub(crate) mod focus;
pub(crate) mod host;
pub(crate) mod idle;
pub(crate) mod leaving;
pub(crate) mod lock;
pub(crate) mod outbox;
pub(crate) mod picked;
mod post;
mod records;
pub(crate) mod share;
pub(crate) mod storage;
mod tabs;
pub(crate) mod timer;
pub(crate) mod windows;
pub(crate) mod worker;

pub(crate) use web_sys::HtmlElement;
