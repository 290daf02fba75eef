//! Who looked ("Wie bekeek het dossier"): parents see when, as what and why the file of their child was opened; by whom
//! only where the organisation chose so. Never what is sealed, or what the child keeps to itself.

mod pages;
mod queries;
mod read;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use read::{Looked, whole};

/// `/family/looked/{child}`.
pub fn routes() -> Routes {
    Routes::new().get("/family/looked/{child}", Access::Needs(Action::SeeWhoLooked), pages::page)
}
