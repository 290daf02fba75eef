//! Mentorships: which staff member is whose mentor, from when until when, and why it began and ended.

mod queries;

use jiff::civil::Date;

use crate::platform::ids::{ChildId, DivisionId, GroupId, MentorshipId, StaffId};
pub use queries::{of_children, of_group};

/// A staff member's assignment to a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentorship {
    /// Its identifier.
    pub id: MentorshipId,
    /// The child.
    pub child: ChildId,
    /// The mentor.
    pub staff: StaffId,
    /// The mentor's name.
    pub staff_name: String,
    /// The group in which it began.
    pub group: GroupId,
    /// The division from which it came; none when it was imported.
    pub division: Option<DivisionId>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

impl Mentorship {
    /// Whether it holds on a date.
    pub fn holds_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}
