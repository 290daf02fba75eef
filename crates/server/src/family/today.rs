//! What a parent reads about today: closed, or whom to ask when the mentor is not there.

use jiff::civil::Date;
use mentorkind_domain::calendar::{Away, Day, MergedPart, Moment, Shut};
use uuid::Uuid;

use crate::{
    calendar::{ClosureRow, Days, Elsewhere, holiday_name},
    contact_of_the_day::{Alone, Contacts},
    mentor_card::first_name,
    platform::{
        dates::{Said, said},
        i18n::Lang,
        ids::{ChildId, GroupId, StaffId},
    },
};

/// What there is to say about today.
pub enum Today {
    /// The location is closed.
    Closed {
        /// Why, where that is for parents to know.
        why: Option<String>,
        /// When it opens again.
        opens: Option<Said>,
    },
    /// The mentor is not there, or not with the child.
    Ask {
        /// In one sentence.
        text: String,
        /// Where the child's group is, when it is with another one.
        place: Option<String>,
    },
}

/// Makes what there is to say about today from the days of the children's groups.
pub struct Todays<'a> {
    pub days: &'a Days,
    pub contacts: &'a Contacts,
    pub today: Date,
    pub lang: Lang,
}

impl Todays<'_> {
    /// What there is to say of a child with its own group, and perhaps a mentor with its first name.
    pub fn of(
        &self,
        child: ChildId,
        own: GroupId,
        mentor: Option<StaffId>,
        mentor_name: Option<&str>,
    ) -> Option<Today> {
        let (calendar, today, lang) = (&self.days.calendar, self.today, self.lang);
        let person = calendar.child(child.0);
        let group = person.group_on(today).unwrap_or(own.0);
        if let Some(shut) = calendar.shut(group, today) {
            let opens = calendar.opens_again(group, today).map(|date| said(date, today, lang));
            return Some(Today::Closed { why: self.reason(shut, group), opens });
        }
        let day = person.on(today);
        let place = day.at(Moment::Morning).or(day.at(Moment::Afternoon));
        let place = place.unwrap_or_else(|| calendar.place(group, today, Moment::Morning));
        let moved = (place != group)
            .then(|| lang.t("family-place").with("group", self.days.group_name(place)).to_string());
        let places: Vec<String> = moved.into_iter().chain(self.at_the_edges(&day)).collect();
        let moved = (!places.is_empty()).then(|| places.join(" "));
        let of_mentor = mentor.map(|mentor| calendar.staff(mentor.0).on(today));
        let alone = of_mentor.map_or(day, |mentor| day.without(&mentor));
        let with_mentor = match of_mentor {
            None => false,
            Some(mentor) if !day.is_there() => mentor.is_on(place),
            Some(_) => alone.half_days() == 0,
        };
        let text = if with_mentor {
            None
        } else {
            let part = match (alone.half_days() < day.half_days(), alone.morning.is_some()) {
                (false, _) => "family-part-day",
                (true, true) => "family-part-morning",
                (true, false) => "family-part-afternoon",
            };
            let part = lang.t(part).to_string();
            let place = alone.parts().next().map_or(place, |part| part.at);
            let colleague = self.colleague(child, &Alone { place, date: today, mentor, day: alone });
            // On a day on which neither would come there is nothing to say.
            let is_missed =
                day.is_there() || matches!(of_mentor.and_then(|of| of.away()), Some(Away::Absent(_)));
            match (mentor_name, colleague) {
                (Some(name), Some(colleague)) => Some(
                    lang.t("family-ask-instead")
                        .with("mentor", name)
                        .with("part", part)
                        .with("colleague", colleague),
                ),
                (None, Some(colleague)) => {
                    Some(lang.t("family-ask").with("part", part).with("colleague", colleague))
                }
                (Some(name), None) if is_missed => {
                    Some(lang.t("family-ask-on-group").with("mentor", name).with("part", part))
                }
                (_, None) => None,
            }
            .map(|text| text.to_string())
        };
        match (text, moved) {
            (None, None) => None,
            (None, Some(place)) => Some(Today::Ask { text: place, place: None }),
            (Some(text), place) => Some(Today::Ask { text, place }),
        }
    }

    /// With which groups the child's group is at the opening and the closing, when that is not where it is for the rest
    /// of the day; of a half-day only at its own edge.
    fn at_the_edges(&self, day: &Day<Uuid>) -> Vec<String> {
        let edges = [(day.morning, MergedPart::Opening), (day.afternoon, MergedPart::Closing)];
        let found = edges.into_iter().filter_map(|(half, edge)| {
            let elsewhere = self.days.elsewhere(GroupId(half?.of), self.today);
            elsewhere.into_iter().find(|to| to.part == edge)
        });
        found.map(|to| self.edge(&to)).collect()
    }

    fn edge(&self, to: &Elsewhere) -> String {
        let key = match (to.part, &to.time) {
            (MergedPart::Opening, None) => "family-place-opening",
            (MergedPart::Opening, Some(_)) => "family-place-opening-until",
            (_, None) => "family-place-closing",
            (_, Some(_)) => "family-place-closing-from",
        };
        let time = to.time.as_deref().unwrap_or_default();
        let group = self.days.group_name(to.place.0);
        self.lang.t(key).with("group", group).with("time", time).to_string()
    }

    /// The first name of the contact of the day.
    fn colleague(&self, child: ChildId, alone: &Alone) -> Option<String> {
        let found = self.contacts.of(self.days, child, alone)?;
        let name = first_name(&found.name).to_owned();
        Some(if found.stands_in {
            self.lang.t("family-stand-in").with("name", name).to_string()
        } else {
            name
        })
    }

    /// A public holiday, or what a team lead wrote for parents; what the planning says is for the staff.
    fn reason(&self, shut: Shut, group: Uuid) -> Option<String> {
        match shut {
            Shut::Holiday(holiday) => Some(holiday_name(holiday, self.lang)),
            Shut::Closed => {
                let location = self.days.group(GroupId(group))?.location;
                let holds = |row: &&ClosureRow| {
                    row.location == location && row.from <= self.today && self.today <= row.until
                };
                let written = self.days.closures.iter().filter(holds).filter(|row| !row.imported);
                written.map(|row| row.reason.trim().to_owned()).find(|reason| !reason.is_empty())
            }
        }
    }
}
