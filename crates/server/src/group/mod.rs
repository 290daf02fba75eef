//! Groups: who works when, which children attend when, who is whose mentor.

mod queries;

use jiff::civil::Date;
use mentorkind_division::HalfDays;

use crate::platform::ids::{GroupId, StaffId};
pub use queries::works;

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
