//! Who is with a group, wherever it is.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Calendar, Day, MergedPart, Moment};

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

    /// Children are on a group's place for a half-day of a date or more, and nobody of the staff is.
    pub fn are_alone(&self, group: Id, date: Date) -> bool {
        let day = self.group_day(group, date);
        let anybody = |list: &[(Id, Day<Id>)]| {
            list.iter().map(|(_, day)| day.on(group)).any(|there| there.morning || there.afternoon)
        };
        anybody(&day.children) && !anybody(&day.staff)
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
