//! The rules of mentorship as pure functions.

pub mod access;
