//! Mentorships: which staff member is whose mentor, from when until when, and why it began and ended; the handover
//! from the old to the new mentor.

mod handovers;
mod queries;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use mentorkind_domain::access::Action;

use crate::platform::{
    ids::{ChildId, DivisionId, GroupId, MentorshipId, StaffId},
    routes::{Access, Routes},
};
pub use handovers::{Handover, due};
pub use queries::{
    Keyed, keyed_after, keyed_since, of_children, of_group, of_groups, of_mentor, outline_of_groups,
};

/// `/handovers`.
pub fn routes() -> Routes {
    let needs = Access::Needs(Action::HandOver);
    Routes::new()
        .get("/handovers", needs, handovers::list)
        .post("/handovers/{id}", needs, handovers::done)
        .post("/handovers/{id}/undo", needs, handovers::undone)
}

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
    /// Last day; before the first day when it was replaced before it began.
    pub until: Option<Date>,
    /// Why it ended: `division`, `child_left`, `staff_left`, `interim` (somebody stands in) or `returned`.
    pub end_reason: Option<String>,
    /// It is an interim mentorship: the mentor for whom this one stands in, and that mentor's name.
    pub stands_in_for: Option<(StaffId, String)>,
}

impl Mentorship {
    /// Whether it holds on a date.
    pub fn holds_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }

    /// It begins after a date, and was not replaced before that.
    pub fn begins_after(&self, date: Date) -> bool {
        self.from > date && self.until.is_none_or(|until| until >= self.from)
    }

    /// It ended to make room for another mentorship.
    pub fn replaced(&self) -> bool {
        matches!(self.end_reason.as_deref(), Some("division" | "interim" | "returned"))
    }

    fn span(&self, known_on: Option<Date>) -> mentorkind_domain::mentorship::Span<uuid::Uuid> {
        mentorkind_domain::mentorship::Span {
            id: self.id.0,
            child: self.child.0,
            staff: self.staff.0,
            from: self.from,
            until: self.until,
            known_on,
        }
    }
}

/// The mentorship of another mentor that came last before this one.
pub fn before<'a>(history: &'a [Mentorship], this: &Mentorship) -> Option<&'a Mentorship> {
    let spans: Vec<_> = history.iter().map(|m| m.span(None)).collect();
    mentorkind_domain::mentorship::before(&spans, &this.span(None)).map(|at| &history[at])
}
