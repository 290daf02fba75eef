//! `mentorkind demo`.
mod names;
mod people;
