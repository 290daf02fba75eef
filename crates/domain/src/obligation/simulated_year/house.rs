//! The house: its people, its protocol, what is open, and what happens on a day without anybody being asked to.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::people::{self, Child, Colleague, Dice, GROUPS, Happening, SCHOOL};
use crate::{
    concern,
    meeting::{self, unread_since},
    mentorship::Span,
    obligation::{tests::FIRST_DAY, *},
    protocol::Protocol,
};

/// The steps of a concern.
pub(super) const STEPS: [concern::Step; 5] = concern::EXAMPLE;

/// A concern.
pub(super) struct Concern {
    pub(super) id: u32,
    pub(super) child: u32,
    pub(super) state: concern::State,
    /// Since when the parents consent.
    pub(super) consented: Option<Date>,
}

/// The minutes of a meeting.
pub(super) struct Minutes {
    pub(super) meeting: u32,
    pub(super) group: u32,
    pub(super) present: BTreeSet<u32>,
    /// The day of each version.
    pub(super) written: Vec<Date>,
    /// Who knows which version, counted from 0.
    pub(super) known: BTreeSet<(u32, usize)>,
}

impl Minutes {
    /// Since when they wait for a colleague.
    pub(super) fn unread_since(&self, staff: u32) -> Option<Date> {
        let version = |(n, written): (usize, &Date)| meeting::Minutes {
            written: *written,
            known: self.known.contains(&(staff, n)),
        };
        let versions: Vec<_> = self.written.iter().enumerate().map(version).collect();
        unread_since(self.present.contains(&staff), &versions)
    }
}

/// Everything.
pub(super) struct House {
    pub(super) dice: Dice,
    /// The protocols, each with its first day.
    pub(super) protocols: Vec<(Date, Protocol)>,
    pub(super) versions: Vec<Version>,
    pub(super) days: WorkingDays<Vec<Period>>,
    pub(super) children: Vec<Child>,
    pub(super) staff: Vec<Colleague>,
    pub(super) spans: Vec<Span<u32>>,
    /// Whose children have an interim mentor: the child, the own mentor and who stands in.
    pub(super) stands_in: Vec<(u32, u32, u32)>,
    pub(super) groups: Vec<GroupFacts<u32>>,
    pub(super) review: ReviewFacts,
    pub(super) goals: Vec<GoalFacts<u32>>,
    pub(super) concerns: Vec<Concern>,
    pub(super) sealed: Vec<SealedFacts<u32>>,
    pub(super) consents: Vec<ConsentFacts<u32>>,
    pub(super) messages: Vec<MessageFacts<u32>>,
    pub(super) inquiries: Vec<InquiryFacts<u32>>,
    pub(super) requests: Vec<RequestFacts<u32>>,
    pub(super) transfers: Vec<TransferFacts<u32>>,
    /// The transfers of which parents refused something: the child, and since when somebody is to decide what stays.
    pub(super) refused: Vec<(u32, u32, Date)>,
    pub(super) tasks: Vec<TaskFacts<u32>>,
    pub(super) minutes: Vec<Minutes>,
    /// What people took back since yesterday, or what parents refused.
    pub(super) withdrawn: BTreeSet<u32>,
    /// The children of whom somebody began a transfer since yesterday without being asked.
    pub(super) begun: BTreeSet<u32>,
    /// The children of whom the planning says something else since yesterday.
    pub(super) replanned: BTreeSet<u32>,
    /// The house closes on other days since yesterday.
    pub(super) closes: bool,
    /// Of forty things that can be done on a day, so many are.
    pub(super) diligence: u32,
    happens: Vec<(Date, Happening)>,
    last_id: u32,
}

impl House {
    /// A house with these protocols.
    pub(super) fn new(seed: u64, protocols: Vec<(Date, Protocol)>) -> Self {
        let mut dice = Dice(seed);
        let (children, mut happens) = people::children(&mut dice);
        let (staff, more) = people::staff(&mut dice);
        happens.extend(more);
        let summer = dice.day(FIRST_DAY, 180, 230);
        let closed = Period { from: Some(summer), until: Some(after(summer, 13)) };
        let told = dice.day(FIRST_DAY, 1, 300);
        let from = dice.day(told, 0, 40);
        happens.push((told, Happening::Closes(Period { from: Some(from), until: Some(after(from, 2)) })));
        happens.sort_by_key(|(day, _)| *day);
        let group = |group| GroupFacts { group, last_meeting: None, next_meeting: None };
        let diligence = dice.below(9);
        Self {
            dice,
            versions: protocols
                .iter()
                .map(|(starts_on, protocol)| Version { starts_on: *starts_on, terms: protocol.terms() })
                .collect(),
            protocols,
            days: WorkingDays(vec![closed]),
            children,
            staff,
            spans: Vec::new(),
            stands_in: Vec::new(),
            groups: GROUPS.map(group).to_vec(),
            review: ReviewFacts::default(),
            goals: Vec::new(),
            concerns: Vec::new(),
            sealed: Vec::new(),
            consents: Vec::new(),
            messages: Vec::new(),
            inquiries: Vec::new(),
            requests: Vec::new(),
            transfers: Vec::new(),
            refused: Vec::new(),
            tasks: Vec::new(),
            minutes: Vec::new(),
            withdrawn: BTreeSet::new(),
            begun: BTreeSet::new(),
            replanned: BTreeSet::new(),
            closes: false,
            diligence,
            happens,
            last_id: 10_000,
        }
    }

    /// A number that nothing else has.
    pub(super) fn fresh(&mut self) -> u32 {
        self.last_id += 1;
        self.last_id
    }

    /// The protocol in force on a day.
    pub(super) fn protocol(&self, day: Date) -> &Protocol {
        let held = self.protocols.iter().rfind(|(starts_on, _)| *starts_on <= day);
        &held.unwrap_or(&self.protocols[0]).1
    }

    /// A new version of the protocol begins on this day.
    pub(super) fn begins_anew(&self, today: Date) -> bool {
        today > FIRST_DAY && self.versions.iter().any(|version| version.starts_on == today)
    }

    /// The child of a number.
    pub(super) fn child(&self, id: u32) -> &Child {
        self.children.iter().find(|child| child.facts.child == id).unwrap()
    }

    fn counts(&self, child: u32, today: Date) -> bool {
        self.child(child).counts(today)
    }

    /// The colleagues of a group.
    pub(super) fn team(&self, group: u32, today: Date) -> Vec<u32> {
        let there = |one: &&Colleague| one.group == group && one.period.contains(today);
        self.staff.iter().filter(there).map(|one| one.id).collect()
    }

    /// All that is asked, as the product asks it: of a child that has left or died only what is not the child's any more.
    pub(super) fn asked(&self, versions: &[Version], today: Date) -> Vec<Obligation<u32>> {
        let days = &self.days;
        let mut found = Vec::new();
        for child in self.children.iter().filter(|child| child.counts(today)) {
            of_child(&child.facts, versions, days, today, &mut found);
            let id = child.facts.child;
            let begun = self.transfers.iter().any(|one| one.child == id);
            let (birth_date, after_school) = (child.facts.birth_date, child.facts.after_school);
            let facts = TransferChild { child: id, birth_date, after_school, begun };
            found.extend(of_transfer_child(&facts, versions, days, today));
        }
        let there = |child: u32| self.counts(child, today);
        let lives = |child: u32| !self.child(child).died;
        found.extend(self.groups.iter().filter_map(|facts| of_group(facts, versions, days, today)));
        found.extend(of_protocol(self.review, versions, &WorkingDays([]), today));
        let goals = self.goals.iter().filter(|goal| match goal.subject {
            Subject::Child(child) => there(child),
            _ => true,
        });
        found.extend(goals.map(of_goal));
        for one in self.concerns.iter().filter(|one| lives(one.child)) {
            let term = one.state.term(&STEPS, one.consented);
            let facts =
                term.map(|(since, term)| ConcernFacts { concern: one.id, child: one.child, since, term });
            found.extend(facts.map(|facts| of_concern(&facts, versions, days, today)));
        }
        found.extend(self.sealed.iter().filter_map(|one| of_sealed(one, versions, &WorkingDays([]), today)));
        let consents = self.consents.iter().filter(|one| there(one.child));
        found.extend(consents.filter_map(|one| of_consent(one, versions, days, today)));
        let messages = self.messages.iter().filter(|one| there(one.child));
        found.extend(messages.filter_map(|one| of_message(one, versions, days, today)));
        let inquiries = self.inquiries.iter().filter(|one| there(one.child));
        found.extend(inquiries.filter_map(|one| of_inquiry(one, versions, days, today)));
        let requests = self.requests.iter().filter(|one| there(one.child));
        found.extend(requests.filter_map(|one| of_request(one, versions, days, today)));
        for one in self.transfers.iter().filter(|one| lives(one.child)) {
            found.extend(of_transfer(one, versions, days, today));
            found.extend(of_warm(one, versions, days, today));
        }
        let refused = self.refused.iter().filter(|(_, child, _)| lives(*child));
        found.extend(refused.map(|(transfer, child, on)| of_deletion_review(*transfer, *child, *on)));
        found.extend(self.tasks.iter().map(|one| of_task(one, versions, today)));
        for minutes in &self.minutes {
            // Whoever came after the meeting, or left since, has nothing to read.
            let team = self.team(minutes.group, minutes.written[0]);
            for staff in self.team(minutes.group, today).into_iter().filter(|one| team.contains(one)) {
                let facts = minutes.unread_since(staff);
                let facts = facts.map(|since| MinutesFacts { meeting: minutes.meeting, staff, since });
                found.extend(facts.and_then(|facts| of_minutes(&facts, versions, days, today)));
            }
        }
        found
    }

    /// The morning: what became known, and what others ask.
    pub(super) fn wake(&mut self, today: Date) {
        self.replanned.clear();
        self.closes = false;
        while self.happens.first().is_some_and(|(day, _)| *day <= today) {
            let (_, happening) = self.happens.remove(0);
            self.happen(happening, today);
        }
        for child in &mut self.children {
            let after_school = child.group(today) == Some(SCHOOL);
            if child.facts.after_school != after_school {
                child.facts.after_school = after_school;
                self.replanned.insert(child.facts.child);
            }
            let at_school = child.places.iter().filter(|(group, _)| *group == SCHOOL);
            let at_school: Vec<Period> = at_school.map(|(_, place)| *place).collect();
            child.facts.after_school_since = begins(&at_school, today);
        }
    }

    fn happen(&mut self, happening: Happening, today: Date) {
        match happening {
            Happening::Closes(period) => {
                self.closes = true;
                self.days.0.push(period);
            }
            Happening::Away(staff, away) => self.staff[staff].away.push(away),
            Happening::Stops(staff, last) => self.staff[staff].period.until = Some(last),
            Happening::Leaves(child, _)
            | Happening::Stays(child)
            | Happening::Moves(child, ..)
            | Happening::StartsLater(child, _)
            | Happening::Returns(child, _)
            | Happening::ChildAway(child, _)
            | Happening::Dies(child) => self.replan(child, happening, today),
        }
    }

    fn replan(&mut self, at: usize, happening: Happening, today: Date) {
        let child = &mut self.children[at];
        let mut places = child.places.clone();
        let last = places.len() - 1;
        match happening {
            Happening::Leaves(_, day) => places[last].1.until = Some(day),
            Happening::Stays(_) => places[last].1.until = None,
            Happening::Moves(_, group, day) => {
                places[last].1.until = Some(after(day, -1));
                places.push((group, Period { from: Some(day), until: None }));
            }
            Happening::StartsLater(_, day) if places[0].1.from > Some(today) => places[0].1.from = Some(day),
            Happening::Returns(_, day) => {
                places.push((places[last].0, Period { from: Some(day), until: None }));
            }
            Happening::ChildAway(_, period) => child.facts.away.push(period),
            Happening::Dies(_) => child.died = true,
            _ => {}
        }
        child.place(places);
        self.replanned.insert(child.facts.child);
    }

    /// The day: what parents, children and colleagues come up with.
    pub(super) fn live(&mut self, today: Date) {
        let there: Vec<(usize, u32)> = (0..self.children.len())
            .filter(|at| self.children[*at].counts(today))
            .map(|at| (at, self.children[at].facts.child))
            .collect();
        if there.is_empty() || !self.dice.one_in(3) {
            return;
        }
        let (at, child) = there[self.dice.below(u32::try_from(there.len()).unwrap()) as usize];
        let here = self.children[at].facts.places.iter().any(|place| place.contains(today));
        let id = self.fresh();
        match self.dice.below(11) {
            0 => self.messages.push(MessageFacts { message: id, child, sent_on: today }),
            1 => self.inquiries.push(InquiryFacts { inquiry: id, child, asked_on: today }),
            2 if self.children[at].facts.after_school && here => {
                self.requests.push(RequestFacts { request: id, child, asked_on: today });
            }
            3 => self.children[at].facts.needs.push((id, today)),
            4 if here => self.observe(at, today, false),
            5 if here && self.concerns.iter().all(|one| one.child != child) => {
                let (state, consented) =
                    (concern::State::opened(today), self.dice.one_in(2).then_some(today));
                self.concerns.push(Concern { id, child, state, consented });
            }
            6 => self.consents.push(ConsentFacts { consent: id, child, asked_on: today }),
            7 if self.dice.one_in(4) => self.sealed.push(SealedFacts { sealed: id, since: today }),
            8 => {
                let group = GROUPS[self.dice.below(3) as usize];
                let subject = if self.dice.one_in(2) { Subject::Child(child) } else { Subject::Group(group) };
                self.goals.push(GoalFacts { goal: id, subject, evaluate_on: self.dice.day(today, 1, 120) });
            }
            9 if self.transfers.iter().all(|one| one.child != child) => {
                self.begun.insert(child);
                self.transfer(at, today);
            }
            10 => self.correct(today),
            _ => {}
        }
    }

    /// A finished observation.
    pub(super) fn observe(&mut self, at: usize, today: Date, periodic: bool) {
        let (id, particulars) = (self.fresh(), self.dice.one_in(3));
        let observed = &mut self.children[at].facts.observed;
        observed.push(Observed { id, seen: today, on: today, periodic, particulars, told: None, talk: None });
    }

    /// A transfer is begun.
    pub(super) fn transfer(&mut self, at: usize, today: Date) {
        let child = &self.children[at];
        let leaves = child.facts.places.iter().filter_map(|place| place.until).max();
        let starts_on = leaves.filter(|day| *day > today).map(|day| after(day, 1));
        let starts_on = starts_on.unwrap_or_else(|| self.dice.day(today, 10, 150));
        let (child, born) = (self.children[at].facts.child, self.children[at].facts.birth_date);
        let transfer = self.fresh();
        self.transfers.push(TransferFacts {
            transfer,
            child,
            born: self.dice.one_in(2).then_some(born),
            starts_on,
            progress: Progress::Prepared,
            since: today,
            followed_up: false,
            warm: None,
        });
    }

    /// Somebody writes a new version of minutes, or takes something back.
    fn correct(&mut self, today: Date) {
        match self.dice.below(4) {
            0 => {
                let last = self.minutes.last_mut();
                let old = last.filter(|one| one.written.last().is_some_and(|day| *day < today));
                old.into_iter().for_each(|minutes| minutes.written.push(today));
            }
            1 => self.withdrawn.extend(self.tasks.pop().map(|one| one.task)),
            2 => self.withdrawn.extend(self.goals.pop().map(|one| one.goal)),
            _ => {
                let last = self.transfers.last_mut().filter(|one| one.progress == Progress::Prepared);
                self.withdrawn.extend(last.map(|one| {
                    one.progress = Progress::Over;
                    self.refused.push((one.transfer, one.child, today));
                    one.transfer
                }));
            }
        }
    }
}
