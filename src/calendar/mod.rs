//! Ages, days off, working days, and until when a card is good.
//!
//! Days come in and days go out. This module does not know what day it is, and no procedure.

pub mod age;
pub mod expiry;
pub mod holidays;
pub mod life_line;
pub mod working_days;
