//! What another protocol would mean for what is due: the real engine on the real facts, in numbers and without names.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    obligation::{self, Consequence, Kind, Terms, Version},
};

use super::queries::{self, Where};
use crate::platform::{access::Grant, db::Read};

/// What would be due from a day on if these terms held from then, beside those that hold then; and of how many children it
/// was computed. Concerns follow their own steps, and goals their own days: they are not in it.
pub async fn consequences(
    tx: &mut Read,
    grant: &Grant<action::SeeDue>,
    [old, new]: [Terms; 2],
    day: Date,
) -> sqlx::Result<(usize, BTreeMap<Kind, Consequence>)> {
    let mut known = queries::known(tx, grant, Where::Everywhere).await?;
    known.concerns.clear();
    known.goals.clear();
    let past = known.versions_before(day);
    let mut under = |terms| {
        let versions = past.iter().copied().chain([Version { starts_on: day, terms }]).collect();
        known.due_under(versions, day)
    };
    let found = obligation::consequences(&under(old), &under(new), day);
    Ok((known.children.len(), found))
}
