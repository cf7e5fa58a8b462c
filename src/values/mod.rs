//! Words and numbers that cannot hold nonsense.
//!
//! Knows nothing of law, questions or screens: it only reads what a person typed and says what is wrong with it.

pub mod day;
pub mod flaw;
pub mod text;

pub mod clock_time;
pub mod communes;
pub mod email;
pub mod ethnic_groups;
pub mod family_name;
pub mod free_text;
pub mod moment;
pub mod money;
mod name_search;
pub(crate) mod nfc;
pub mod passport_number;
pub mod person_name;
pub mod personal_id;
pub mod phone;
pub mod place;
pub mod reference;
pub mod religions;
