//! Who is whose mentor: the division, interim mentors, and who does what is asked.

use jiff::civil::Date;
use mentorkind_division::{Ask, Outcome, Present, solve};

use super::{
    house::{House, STEPS},
    people::Colleague,
};
use crate::{
    concern::Who,
    division::{Case, ChildRow, GroupRows, StaffRow, build},
    interim::{Away, long_away, only},
    mentorship::Span,
    obligation::*,
};

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// This colleague, who works here.
    Colleague(u32),
    /// A role of the location or the organisation, which somebody always has.
    Role,
    /// The mentor, of whom there is none or who cannot: it falls to the team lead until there is another.
    NoMentor,
}

impl House {
    /// Whoever has no mentor who is there gets another one: provably the best of those who can be.
    pub(super) fn divide(&mut self, today: Date) {
        self.give_back(today);
        for group in super::people::GROUPS {
            let case = self.case(group, today);
            let mut concerned: Vec<usize> = Vec::new();
            for (n, child) in case.children.iter().enumerate() {
                let mentor = self.mentor_on(child.child, child.on);
                if mentor.is_none_or(|mentor| !self.can_be_mentor(mentor, group, child.on, today)) {
                    concerned.push(n);
                }
            }
            if concerned.is_empty() {
                continue;
            }
            let gone = |j: usize| !self.can_be_mentor(case.staff[j].staff, group, today, today);
            let part = only(&case, |child| concerned.contains(&child), gone);
            let weights = self.protocol(today).weights();
            let Outcome::Optimal(division) = solve(&part.group, &weights, Ask::default()) else { continue };
            for (child, mentor) in part.children.iter().zip(&division.mentors) {
                let (child, from, mentor) = (child.child, child.on, part.staff[*mentor].staff);
                let own = self.mentor_on(child, from);
                if own != Some(mentor) {
                    self.stands_in.extend(own.map(|own| (child, own, mentor)));
                    self.becomes_mentor(child, mentor, from, today);
                }
            }
        }
    }

    /// Who comes back from being away for long gets the own children back.
    fn give_back(&mut self, today: Date) {
        for (child, own, interim) in std::mem::take(&mut self.stands_in) {
            let (holds, group) = (self.mentor_on(child, today), self.child(child).place_of(today));
            let here = group.filter(|(_, place)| place.contains(today));
            if here.is_some_and(|(group, _)| self.can_be_mentor(own, group, today, today)) {
                if holds == Some(interim) {
                    self.becomes_mentor(child, own, today, today);
                }
            } else {
                self.stands_in.push((child, own, interim));
            }
        }
    }

    fn becomes_mentor(&mut self, child: u32, staff: u32, from: Date, today: Date) {
        for span in self.spans.iter_mut().filter(|span| span.child == child) {
            if span.until.is_none_or(|until| until >= from) {
                span.until = Some(after(from, -1));
            }
        }
        let id = self.fresh();
        self.spans.push(Span { id, child, staff, from, until: None, known_on: Some(today) });
    }

    /// The group as the division takes it.
    fn case(&self, group: u32, today: Date) -> Case {
        let staff = self.staff.iter().filter(|one| one.group == group).map(row).collect();
        let mut children = Vec::new();
        for child in self.children.iter().filter(|child| child.counts(today)) {
            for (_, period) in child.places.iter().filter(|(of, _)| *of == group) {
                let id = child.facts.child;
                let mentor = self.mentor_on(id, period.from.map_or(today, |from| from.max(today)));
                children.push(ChildRow {
                    child: id,
                    main: true,
                    attends: child.attends,
                    period: *period,
                    birth_date: child.facts.birth_date,
                    mentor: mentor.map_or(Present::None, |mentor| Present::Staff(mentor as usize)),
                    language: "",
                    knows_well: &[],
                    not_mentor: &[],
                    guardians: &[],
                    wishes: &[],
                });
            }
        }
        build(&GroupRows { staff, children }, today, &self.protocol(today).ages())
    }

    /// The mentor of a child on a day.
    fn mentor_on(&self, child: u32, day: Date) -> Option<u32> {
        let holds = |span: &&Span<u32>| {
            span.child == child && span.from <= day && span.until.is_none_or(|until| until >= day)
        };
        self.spans.iter().find(holds).map(|span| span.staff)
    }

    /// Whether somebody is on the roster of the group on a day, and is not away for longer than the protocol bears.
    pub(super) fn can_be_mentor(&self, staff: u32, group: u32, day: Date, today: Date) -> bool {
        let Some(one) = self.staff.iter().find(|one| one.id == staff && one.group == group) else {
            return false;
        };
        let weeks = self.protocol(today).interim_weeks();
        let away: Option<Away> = long_away(&one.away, weeks, today, 0);
        one.period.contains(day) && away.is_none_or(|away| !away.contains(day.max(today)))
    }

    /// Whether somebody can be the mentor of a child that is there, or is to come soon and was not there before.
    pub(super) fn somebody_can_be_mentor(&self, child: u32, today: Date) -> bool {
        let child = self.child(child);
        let Some((group, place)) = child.place_of(today) else { return false };
        if !place.starts_by(today) && child.places.len() > 1 {
            return false;
        }
        let on = place.from.map_or(today, |from| from.max(today));
        let soon = on <= after(today, i32::try_from(self.protocol(today).ages().horizon_days).unwrap());
        soon && self.staff.iter().any(|one| self.can_be_mentor(one.id, group, on, today))
    }

    /// The mentor as the list of what is to do names it: the first one whose time has not ended, and who was not replaced
    /// before it began.
    fn mentor(&self, child: u32, today: Date) -> Option<(u32, Date)> {
        let open = |span: &&Span<u32>| {
            span.child == child && span.until.is_none_or(|until| until >= today.max(span.from))
        };
        let first = self.spans.iter().filter(open).min_by_key(|span| (span.from, span.id));
        first.map(|span| (span.staff, span.from.max(today)))
    }

    /// Who does what is asked.
    pub(super) fn owner(&self, due: &Obligation<u32>, today: Date) -> Owner {
        let mentor = |child: u32| {
            let can = self.mentor(child, today).filter(|(mentor, from)| {
                let place = self.child(child).place_of(today);
                place.is_some_and(|(group, place)| {
                    let on = place.from.map_or(*from, |day| day.max(*from));
                    self.can_be_mentor(*mentor, group, on, today)
                })
            });
            can.map_or(Owner::NoMentor, |(mentor, _)| Owner::Colleague(mentor))
        };
        match (due.base, due.subject) {
            (Base::Concern(id, _), _) => {
                let one = self.concerns.iter().find(|one| one.id == id).unwrap();
                match one.state.who(&STEPS, one.consented.is_some()) {
                    Some(Who::Mentor) => mentor(one.child),
                    _ => Owner::Role,
                }
            }
            (_, Subject::Child(child)) => mentor(child),
            (_, Subject::Staff(staff)) => {
                let one = self.staff.iter().find(|one| one.id == staff).unwrap();
                // What somebody who left took on is the team lead's to give to another.
                if one.period.contains(today) { Owner::Colleague(staff) } else { Owner::Role }
            }
            (_, Subject::Group(_) | Subject::Organisation) => Owner::Role,
        }
    }
}

fn row(one: &Colleague) -> StaffRow<'_> {
    StaffRow {
        staff: one.id,
        key: &one.name,
        trainee: false,
        max: None,
        works: one.works,
        period: one.period,
        languages: "",
    }
}
