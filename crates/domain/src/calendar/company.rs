//! Who is with a group, wherever it is.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Calendar, Day, MergedPart, Moment};
use crate::half_days::Presence;

impl<Id: Copy + Ord> Calendar<Id> {
    /// The children who are in one place with a group at any moment of a date: its own, guests, and those of groups that
    /// are together with it, also when that is at the opening or the closing only.
    pub fn with_group(&self, group: Id, date: Date) -> Vec<(Id, Day<Id>)> {
        let mut found = BTreeMap::new();
        for moment in Moment::ALL {
            let place = self.place(group, date, moment);
            let there = self.group_day(place, date).children;
            found.extend(there.into_iter().filter(|(_, day)| day.at(moment) == Some(place)));
        }
        found.into_iter().collect()
    }

    /// On whose place a group is on a date when that is not its own: all day, and at the opening and the closing where it
    /// is on another one than for the rest of the day. Where groups go on to others it is the last of them.
    pub fn elsewhere(&self, group: Id, date: Date) -> Vec<(MergedPart, Id)> {
        let at = |part, moment| (part, self.place(group, date, moment));
        let whole = at(MergedPart::WholeDay, Moment::Morning);
        let edges = [at(MergedPart::Opening, Moment::Opening), at(MergedPart::Closing, Moment::Closing)];
        let edges = edges.into_iter().filter(|(_, place)| *place != whole.1);
        std::iter::once(whole).chain(edges).filter(|(_, place)| *place != group).collect()
    }

    /// Children are on a group's place for a half-day of a date on which nobody of the staff is.
    pub fn are_alone(&self, group: Id, date: Date) -> bool {
        let day = self.group_day(group, date);
        [Moment::Morning, Moment::Afternoon].into_iter().any(|half| {
            let here = |list: &[(Id, Day<Id>)]| list.iter().any(|(_, day)| day.at(half) == Some(group));
            here(&day.children) && !here(&day.staff)
        })
    }

    /// Somebody of the staff is on the place of a group for each of these half-days of a date, wherever that place is.
    pub(super) fn has_staff(&self, group: Id, date: Date, there: Presence) -> bool {
        let halves = [(there.morning, Moment::Morning), (there.afternoon, Moment::Afternoon)];
        halves.into_iter().filter(|(wanted, _)| *wanted).all(|(_, half)| {
            let place = self.place(group, date, half);
            self.group_day(place, date).staff.iter().any(|(_, day)| day.at(half) == Some(place))
        })
    }

    /// The groups that are in one place with a group at any moment of a date, and the group itself.
    pub fn together_with(&self, group: Id, date: Date) -> Vec<Id> {
        let meets = |other: Id| {
            let same = |moment| self.place(other, date, moment) == self.place(group, date, moment);
            Moment::ALL.into_iter().any(same)
        };
        self.facts.groups.iter().map(|known| known.group).filter(|other| meets(*other)).collect()
    }
}
