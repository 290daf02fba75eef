//! What the calendar is made from.

use jiff::civil::{Date, Weekday};
use mentorkind_division::HalfDays;

use super::school::Region;
use crate::{half_days::Presence, period::Period};

/// All that decides who is where on which day. The order of the lists means nothing, save that of two merges of one
/// group at one moment the first holds.
#[derive(Clone, Debug)]
pub struct Facts<Id> {
    /// Every group that a row names.
    pub groups: Vec<GroupAt<Id>>,
    /// Days on which a location is closed.
    pub closures: Vec<Closure<Id>>,
    /// Groups that are together with another one.
    pub merges: Vec<Merge<Id>>,
    /// The staff.
    pub staff: People<Id>,
    /// The children.
    pub children: People<Id>,
}

impl<Id> Default for Facts<Id> {
    fn default() -> Self {
        Self {
            groups: Vec::new(),
            closures: Vec::new(),
            merges: Vec::new(),
            staff: People::default(),
            children: People::default(),
        }
    }
}

/// Where a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupAt<Id> {
    /// The group.
    pub group: Id,
    /// Its location.
    pub location: Id,
    /// It is after-school care.
    pub after_school: bool,
    /// The region of the location's school holidays, when it is chosen.
    pub region: Option<Region>,
}

/// A location is closed, all day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closure<Id> {
    /// The location.
    pub location: Id,
    /// When.
    pub period: Period,
}

/// A group is together with another one, on its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge<Id> {
    /// The group that goes.
    pub group: Id,
    /// The group that it goes to.
    pub with: Id,
    /// At which part of the day.
    pub part: MergedPart,
    /// On which days of the week.
    pub weekdays: Weekdays,
    /// From when until when.
    pub period: Period,
}

/// The part of a day on which groups are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MergedPart {
    /// At the opening, in the first hour or so.
    Opening,
    /// At the closing.
    Closing,
    /// All day.
    WholeDay,
}

impl MergedPart {
    /// All parts.
    pub const ALL: [Self; 3] = [Self::Opening, Self::Closing, Self::WholeDay];

    /// Its code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::WholeDay => "day",
        }
    }

    /// The part of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Whether it has the moment.
    pub fn has(self, moment: Moment) -> bool {
        match self {
            Self::Opening => moment == Moment::Opening,
            Self::Closing => moment == Moment::Closing,
            Self::WholeDay => true,
        }
    }
}

/// A moment of a day at which somebody is in one place: the two half-days, and their outer edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// The first part of the morning.
    Opening,
    /// The morning.
    Morning,
    /// The afternoon.
    Afternoon,
    /// The last part of the afternoon.
    Closing,
}

impl Moment {
    /// All moments, in the order of the day.
    pub const ALL: [Self; 4] = [Self::Opening, Self::Morning, Self::Afternoon, Self::Closing];
}

/// Days of the week, a bit each from Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weekdays(pub u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);

    /// Monday to Friday.
    pub const WORK: Self = Self(0b1_1111);

    /// These days.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |bits, day| bits | bit(day)))
    }

    /// Whether the day is one of them.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.to_monday_zero_offset()
}

/// Staff, or children: when and where they are planned, and what becomes of it.
#[derive(Clone, Debug)]
pub struct People<Id> {
    /// Rows of the roster, or placements; and stand-ins, who need no other row.
    pub rows: Vec<Row<Id>>,
    /// Absences.
    pub absences: Vec<Absence<Id>>,
    /// Swapped and extra days.
    pub changes: Vec<Change<Id>>,
}

impl<Id> Default for People<Id> {
    fn default() -> Self {
        Self { rows: Vec::new(), absences: Vec::new(), changes: Vec::new() }
    }
}

/// Somebody has days on a group for a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<Id> {
    /// Who.
    pub person: Id,
    /// On which group.
    pub group: Id,
    /// As what.
    pub kind: Kind,
    /// On which half-days of a fortnight.
    pub days: HalfDays,
    /// From when until when.
    pub period: Period,
}

/// As what somebody has days on a group. Who would be in two places at once is where the first of these is; of one kind
/// the row that began last holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// In place of others: for as long as it holds, before any other row.
    StandIn,
    /// A pm'er on the roster, or a child on its own group.
    Own,
    /// In training.
    Trainee,
    /// A child on a second group.
    Second,
}

/// Somebody is absent, all day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence<Id> {
    /// Who.
    pub person: Id,
    /// Why.
    pub reason: Reason,
    /// From when until when.
    pub period: Period,
}

/// Why somebody is absent, as far as others need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Ill.
    Ill,
    /// On holiday, or a day off.
    Free,
    /// Something else.
    Other,
    /// Not said: it came with an import.
    Unsaid,
}

impl Reason {
    /// The reasons that people choose from.
    pub const CHOICES: [Self; 3] = [Self::Ill, Self::Free, Self::Other];

    /// Its code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ill => "ill",
            Self::Free => "free",
            Self::Other => "other",
            Self::Unsaid => "unsaid",
        }
    }

    /// The reason of a code.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Ill, Self::Free, Self::Other, Self::Unsaid].into_iter().find(|reason| reason.code() == code)
    }
}

/// A day that somebody gives up, a day on which it comes, or the one for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<Id> {
    /// Who.
    pub person: Id,
    /// The day that is given up: what is planned on it does not hold.
    pub gives_up: Option<Date>,
    /// The day that comes extra or instead.
    pub comes: Option<Comes<Id>>,
}

/// A day on which somebody comes although it is not planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comes<Id> {
    /// When.
    pub on: Date,
    /// To which group.
    pub group: Id,
    /// To which parts of that day.
    pub there: Presence,
}
