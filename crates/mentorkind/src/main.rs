//! Runs the mentorship of a childcare organisation.
fn main() {}
