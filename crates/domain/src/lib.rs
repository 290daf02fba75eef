//! The rules of mentorship as pure functions.

pub mod half_days;
pub mod import;
pub mod period;
