//! What all capabilities share.

pub mod access;
pub mod app;
pub mod assets;
pub mod audit;
pub mod clock;
pub mod dates;
pub mod db;
pub mod form;
pub mod i18n;
pub mod ids;
pub mod jobs;
pub mod mail;
pub mod nav;
pub mod opening;
pub mod problem;
pub mod random;
pub mod render;
pub mod routes;
#[cfg(test)]
mod schema;
pub mod session;
pub mod upkeep;
pub mod week;
