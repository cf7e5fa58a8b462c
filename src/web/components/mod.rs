//! The parts of screens, one file each, with a style sheet of the same name.
//!
//! They draw what they are given and know no page.

pub(crate) mod bill;
pub(crate) mod checklist;
pub(crate) mod citation;
pub(crate) mod confirm;
pub(crate) mod counter_code;
pub(crate) mod drafts;
pub(crate) mod edits;
pub(crate) mod error_summary;
pub(crate) mod file_button;
pub(crate) mod icon;
pub(crate) mod life_line;
pub(crate) mod lock;
pub(crate) mod masthead;
pub(crate) mod notice;
pub(crate) mod otherwise;
pub(crate) mod outbox;
pub(crate) mod progress;
pub(crate) mod reveal;
pub(crate) mod site;
pub(crate) mod situations;
pub(crate) mod stamp;
pub(crate) mod strip;
pub(crate) mod verdict;
pub(crate) mod waiting;
