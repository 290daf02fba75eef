//! What is divided: one group with its children, staff, wishes and choices, and what things cost.

/// Half-days of a fortnight as 28 bits: bit `14 * odd_week + 2 * weekday + afternoon`, Monday is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HalfDays(pub u32);

impl HalfDays {
    /// The number of half-days, 0 to 28.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }
    /// The half-days that are in both.
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// What costs how much; the defaults are those of the protocol profiles. Costs are whole points from 0 to
/// 1,000,000: with these the sums of a group of a thousand children stay far below what counts as impossible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Per half-day that the child attends without the mentor.
    pub apart: i64,
    /// The mentor sees the child on less than half of its half-days.
    pub hardly_seen: i64,
    /// The mentor sees a baby on less than two thirds of its half-days.
    pub baby_apart: i64,
    /// The child has a mentor and gets another.
    pub change: i64,
    /// Others know the child well, this one is not among them.
    pub not_known_well: i64,
    /// The mentor does not speak the language of the family.
    pub language: i64,
    /// The mentor stops on the group.
    pub stops: i64,
    /// A soft wish about a pair of children is not met.
    pub pair: i64,
    /// Scale of the load term (division.md: 1200).
    pub load: i64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            apart: 100,
            hardly_seen: 400,
            baby_apart: 500,
            change: 600,
            not_known_well: 200,
            language: 60,
            stops: 300,
            pair: 250,
            load: 1200,
        }
    }
}

/// The mentor a child has now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Present {
    /// None yet.
    #[default]
    None,
    /// The staff member of this index.
    Staff(usize),
    /// Somebody who is not in this division.
    Elsewhere,
}

/// A child of the division.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Child {
    /// When it attends; empty for flexible care.
    pub attends: HalfDays,
    /// Younger than the age at which the mentor should be the first carer.
    pub baby: bool,
    /// Its mentor now.
    pub present: Present,
}

/// A staff member of the division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Half-days a fortnight on this group, at least 1.
    pub half_days: u32,
    /// At most this many children.
    pub max: Option<u32>,
}

/// One staff member as possible mentor of one child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// When the staff member works on the group, on the child's reference date.
    pub works: HalfDays,
    /// Stops on the group within the protocol's number of days.
    pub stops: bool,
    /// Others are known to know the child well, this one is not.
    pub not_known_well: bool,
    /// Does not speak the family's language.
    pub language: bool,
}

/// Whether two children should have the same mentor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The same mentor.
    Same,
    /// Different mentors.
    Other,
}

/// A wish about two children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Index of the one child.
    pub a: usize,
    /// Index of the other child.
    pub b: usize,
    /// What is wished.
    pub wish: Wish,
    /// Must hold; otherwise breaking it costs `Weights::pair`.
    pub hard: bool,
}

/// One group to divide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The children.
    pub children: Vec<Child>,
    /// The staff.
    pub staff: Vec<Staff>,
    /// Child by child, staff member by staff member: `candidates[i * staff.len() + j]`; `None` when not eligible.
    pub candidates: Vec<Option<Candidate>>,
    /// Wishes about pairs of children, each unordered pair once.
    pub pairs: Vec<Pair>,
    /// Choices by hand: child index, staff index.
    pub chosen: Vec<(usize, usize)>,
}

impl Group {
    /// Staff member `staff` as possible mentor of child `child`, `None` when not eligible.
    pub fn candidate(&self, child: usize, staff: usize) -> Option<Candidate> {
        self.candidates[child * self.staff.len() + staff]
    }
}
