//! Groups: who works when, which children attend when, who is whose mentor.

mod facts;
mod keys;
mod list;
mod pages;
mod queries;
mod state;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use mentorkind_division::HalfDays;
use mentorkind_domain::access::Action;

use crate::platform::{
    ids::{GroupId, StaffId},
    routes::{Access, Routes},
};
pub use facts::{GroupFacts, GroupInfo, Place, StaffOn, child_names, staff_names};
pub use keys::{KeyedGroup, KeyedPlace, groups_after, keys, locations_after, places_since, staff_by_key};
pub use queries::{all, facts, list, more_than, name, of_location, outline, works};
pub use state::{Load, State, Tie, state};

/// `/groups`, `/groups/{id}`.
pub fn routes() -> Routes {
    let needs = Access::Needs(Action::SeeGroup);
    Routes::new().get("/groups", needs, list::list).get("/groups/{id}", needs, pages::group)
}

/// A staff member's working days on a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Works {
    /// The staff member.
    pub staff: StaffId,
    /// The group.
    pub group: GroupId,
    /// When, in a fortnight.
    pub days: HalfDays,
    /// In training.
    pub in_training: bool,
    /// First day; open when none.
    pub from: Option<Date>,
    /// Last day; open when none.
    pub until: Option<Date>,
}

impl Works {
    /// Whether these days hold on a date.
    pub fn holds_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }
}

/// The key of the name of a kind of care.
pub fn kind_key(kind: &str) -> &'static str {
    match kind {
        "bso" => "group-kind-bso",
        "peuter" => "group-kind-peuter",
        _ => "group-kind-kdv",
    }
}
