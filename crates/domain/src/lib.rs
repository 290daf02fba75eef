//! The rules of mentorship as pure functions.

pub mod access;
pub mod announcement;
pub mod division;
pub mod half_days;
pub mod import;
pub mod mentorship;
pub mod period;
pub mod protocol;
