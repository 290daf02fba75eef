//! Who is with a group, wherever it is.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Calendar, Day, Moment};

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

    /// The groups that are in one place with a group at any moment of a date, and the group itself.
    pub fn together_with(&self, group: Id, date: Date) -> Vec<Id> {
        let meets = |other: Id| {
            let same = |moment| self.place(other, date, moment) == self.place(group, date, moment);
            Moment::ALL.into_iter().any(same)
        };
        self.facts.groups.iter().map(|known| known.group).filter(|other| meets(*other)).collect()
    }
}
