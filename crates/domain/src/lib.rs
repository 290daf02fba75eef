//! The rules of mentorship as pure functions.

pub mod access;
pub mod announcement;
pub mod calendar;
pub mod division;
pub mod extra_attention;
pub mod goal;
pub mod guardians;
pub mod half_days;
pub mod import;
pub mod interim;
pub mod mentorship;
pub mod milestone;
pub mod obligation;
pub mod observation;
pub mod period;
pub mod protocol;
pub mod recheck;
pub mod register;
pub mod search;
pub mod second_step;
pub mod standing;
pub mod tablet;
pub mod talk;
pub mod text;
pub mod what_if;
