//! What people do on a day of what is asked, and what is settled by it.

use jiff::civil::Date;

use super::{
    house::{House, Minutes, STEPS},
    people::SCHOOL,
};
use crate::{
    concern::{self, Act, Next, Outcome},
    obligation::{tests::settle, *},
    transfer::Warm,
};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// It is done, or the parents did not want it.
    Settled,
    /// It was planned, moved, cancelled or missed, or it came a step nearer: it is still asked.
    Open,
}

impl House {
    /// Somebody does something about an obligation.
    pub(super) fn work_on(&mut self, due: &Obligation<u32>, today: Date) -> Done {
        match (due.kind, due.subject) {
            (Kind::Observation, Subject::Child(child)) => {
                let at = self.at(child);
                self.observe(at, today, true);
                Done::Settled
            }
            (Kind::TransferStart, Subject::Child(child)) => {
                let at = self.at(child);
                self.transfer(at, today);
                Done::Settled
            }
            (kind, Subject::Child(child)) if kind.can_be_declined() => self.talk(self.at(child), due, today),
            (
                Kind::SettlingIn | Kind::FirstCarer | Kind::Contact | Kind::Milestones | Kind::Need,
                Subject::Child(child),
            ) => {
                let at = self.at(child);
                settle(&mut self.children[at].facts, due, today, false);
                Done::Settled
            }
            (Kind::Meeting, Subject::Group(group)) => {
                self.meet(group, today);
                Done::Settled
            }
            (Kind::Review, _) => {
                let agreed = self.dice.one_in(2).then(|| self.dice.day(today, 200, 400));
                self.review = ReviewFacts { last: Some(today), agreed };
                Done::Settled
            }
            _ => self.work_on_open(due, today),
        }
    }

    fn at(&self, child: u32) -> usize {
        self.children.iter().position(|one| one.facts.child == child).unwrap()
    }

    /// A talk is planned, moved, cancelled, missed, held or declined.
    fn talk(&mut self, at: usize, due: &Obligation<u32>, today: Date) -> Done {
        let facts = &mut self.children[at].facts;
        let dice = self.dice.below(4);
        let new = match due.planned {
            // No day yet: choose one, or talk at once.
            None if dice < 2 => Some(self.dice.day(today, 1, 25)),
            // It is to come: keep it, move it or cancel it.
            Some(day) if day > today && dice > 1 => return Done::Open,
            Some(day) if day > today && dice == 1 => Some(self.dice.day(today, 1, 25)),
            Some(day) if day > today => None,
            // It is the day, or it was: nobody came.
            Some(_) if dice == 0 => None,
            _ => {
                facts.talks.retain(|(kind, talk)| *kind != due.kind || !matches!(talk, Talk::Planned(_)));
                settle(facts, due, today, dice == 2);
                return Done::Settled;
            }
        };
        let new = new.map(Talk::Planned);
        match due.base {
            Base::Observation(id, _) => {
                let observed = facts.observed.iter_mut().find(|one| one.id == id).unwrap();
                observed.talk = new;
            }
            _ => {
                facts.talks.retain(|(kind, talk)| *kind != due.kind || !matches!(talk, Talk::Planned(_)));
                facts.talks.extend(new.map(|talk| (due.kind, talk)));
            }
        }
        Done::Open
    }

    /// The team of a group meets: minutes, which part of it has not heard, and tasks.
    fn meet(&mut self, group: u32, today: Date) {
        let team = self.team(group, today);
        let next = self.dice.one_in(2).then(|| self.dice.day(today, 20, 80));
        for facts in self.groups.iter_mut().filter(|facts| facts.group == group) {
            (facts.last_meeting, facts.next_meeting) = (Some(today), next);
        }
        let present = team.iter().copied().filter(|_| !self.dice.one_in(3)).collect();
        let meeting = self.fresh();
        let known = std::collections::BTreeSet::new();
        self.minutes.push(Minutes { meeting, group, present, written: vec![today], known });
        if let Some(staff) = team.first().copied() {
            let (task, due) = (self.fresh(), self.dice.day(today, 1, 30));
            self.tasks.push(TaskFacts { task, staff, made: today, due });
        }
    }

    fn work_on_open(&mut self, due: &Obligation<u32>, today: Date) -> Done {
        match due.base {
            Base::Goal(id, _) => {
                let again = self.dice.day(due.until.max(today), 7, 90);
                if self.dice.one_in(2) {
                    self.goals.retain(|one| one.goal != id);
                }
                self.goals.iter_mut().filter(|one| one.goal == id).for_each(|goal| goal.evaluate_on = again);
            }
            Base::Concern(id, _) => return self.step(id, today),
            Base::Sealed(id, since) => {
                if since == today {
                    return Done::Open;
                }
                let over = self.dice.one_in(5);
                self.sealed.iter_mut().filter(|one| one.sealed == id).for_each(|file| file.since = today);
                self.sealed.retain(|one| one.sealed != id || !over);
            }
            Base::Consent(id, _) => self.consents.retain(|one| one.consent != id),
            Base::Message(id, _) => self.messages.retain(|one| one.message != id),
            Base::Inquiry(id, _) => self.inquiries.retain(|one| one.inquiry != id),
            Base::Request(id, _) => self.requests.retain(|one| one.request != id),
            Base::Task(id, _) => self.tasks.retain(|one| one.task != id),
            Base::Minutes(id, _) => {
                let Subject::Staff(staff) = due.subject else { return Done::Open };
                let minutes = self.minutes.iter_mut().find(|one| one.meeting == id).unwrap();
                minutes.known.insert((staff, minutes.written.len() - 1));
            }
            Base::Transfer(id, _) if due.kind == Kind::DeletionReview => {
                self.refused.retain(|(transfer, _, _)| *transfer != id);
            }
            Base::Transfer(id, _) => {
                let into = due.subject;
                let inside = matches!(into, Subject::Child(child) if self.child(child).places.iter().any(|(group, _)| *group == SCHOOL));
                let asks = self.dice.one_in(2).then_some((Warm::SpecialSchool, today));
                let transfer = self.transfers.iter_mut().find(|one| one.transfer == id).unwrap();
                if due.kind == Kind::TransferWarm {
                    transfer.warm = None;
                    return Done::Settled;
                }
                if due.kind == Kind::TransferSend {
                    transfer.warm = asks;
                }
                transfer.since = today;
                match due.kind {
                    Kind::TransferSend if inside => transfer.progress = Progress::ToRead,
                    Kind::TransferSend => transfer.progress = Progress::Sent(today),
                    Kind::TransferFollowUp => transfer.followed_up = true,
                    _ => (transfer.progress, transfer.followed_up) = (Progress::Received, inside),
                }
            }
            _ => unreachable!("{due:?}"),
        }
        Done::Settled
    }

    /// What is next for a concern is done.
    fn step(&mut self, id: u32, today: Date) -> Done {
        let (dice, plan) = (self.dice.below(6), self.dice.day(today, 5, 50));
        let one = self.concerns.iter_mut().find(|one| one.id == id).unwrap();
        let before = one.state.term(&STEPS, one.consented);
        let act = match one.state.next(&STEPS, one.consented.is_some()) {
            _ if dice == 0 && one.state.plan.is_none() => Act::Plan(plan),
            Next::Parents(_) if dice == 1 => Act::WithoutParents,
            Next::Parents(_) => Act::Parents,
            Next::Consent(_) => Act::Skipped,
            Next::Step(at) if dice == 1 && at > 0 => Act::Back(at - 1),
            Next::Step(at) => Act::Done((STEPS[at].kind == concern::Kind::Plan).then_some(plan)),
            Next::LookBack if dice == 1 => Act::Back(0),
            Next::LookBack if dice == 2 => Act::Plan(plan),
            Next::LookBack | Next::Closed => Act::Close(Outcome::Solved),
        };
        one.state = one.state.after(&STEPS, act, today, one.consented.is_some()).unwrap();
        let after = one.state.term(&STEPS, one.consented);
        // What is next is another thing when it is counted from another day.
        if before.map(|(since, _)| since) == after.map(|(since, _)| since) {
            Done::Open
        } else {
            Done::Settled
        }
    }
}
