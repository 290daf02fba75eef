//! The rules of mentorship as pure functions.
