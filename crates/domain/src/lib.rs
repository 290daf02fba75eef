//! The rules of mentorship as pure functions.

pub mod division;
pub mod half_days;
pub mod import;
pub mod period;
