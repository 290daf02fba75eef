//! What all capabilities share.

pub mod access;
pub mod app;
pub mod assets;
pub mod attached;
pub mod audit;
pub mod clock;
pub mod dates;
pub mod db;
pub mod download;
pub mod form;
pub mod frame;
pub mod i18n;
pub mod ids;
pub mod installed;
pub mod jobs;
pub mod letter;
pub mod mail;
#[cfg(test)]
pub(crate) mod migrations;
pub mod nav;
pub mod opening;
pub mod outbound;
pub mod picture;
pub mod problem;
pub mod random;
pub mod relations;
pub mod render;
pub mod rights;
pub mod routes;
#[cfg(test)]
mod schema;
pub mod seal;
pub mod session;
pub mod shown_once;
pub mod upkeep;
pub mod upload;
pub mod week;
