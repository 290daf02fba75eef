//! What is asked of a child: once, from its start, its end or an observation, and again and again while it is there.

use jiff::{ToSpan, civil::Date};

use super::{
    Base, Days, Facts, GRACE_DAYS, Kind, Moved, Obligation, Observed, Subject, Talk, Term, Terms, Version,
    after,
    cycle::{Cycle, escalation, taken_over},
    days_of, in_force, months_after,
};
use crate::{period::Period, protocol::Setting};

/// A child and the stay that counts.
pub(super) struct Child<'a, Id, D> {
    pub(super) facts: &'a Facts<Id>,
    pub(super) stay: Period,
    /// The last day of the stay before it: what was done until then belongs to that one.
    pub(super) left: Option<Date>,
    pub(super) versions: &'a [Version],
    /// The version in force today.
    pub(super) now: &'a Version,
    pub(super) days: &'a D,
    pub(super) today: Date,
}

/// How long what belongs before the start is still asked after it.
pub(super) const AFTER_START_DAYS: i32 = 28;
/// From how many days before its due day a talk or an observation makes sense.
const AHEAD_DAYS: i32 = 28;
/// A child that comes back from an absence is seen for this long before it is observed or spoken with.
const BACK_DAYS: i32 = 14;
/// An observation this long before a birthday is the one of that birthday.
const BEFORE_BIRTHDAY_DAYS: i32 = 42;
/// … and it is due until so many weeks after it.
const AFTER_BIRTHDAY_WEEKS: u32 = 4;
/// An exit talk from longer than this before the last day was about another last day, which the planning took back.
const EXIT_TALK_DAYS: i32 = 183;

impl<Id: Copy, D: Days> Child<'_, Id, D> {
    /// The terms for what is counted from a day: those that held then, or today's when it is to come. None from before
    /// the first version.
    fn terms_on(&self, base: Date) -> Option<&Terms> {
        in_force(self.versions, base.min(self.today)).map(|version| &version.terms)
    }

    fn once(
        &self,
        kind: Kind,
        setting: Setting,
        base: Base<Id>,
        term: Term,
        (from, late_after): (Date, Option<Date>),
    ) -> Obligation<Id> {
        let plain = term.from(base.day(), self.days);
        let mut moved = [None; 3];
        let mut until = plain;
        // What should have been done before the first day is asked from then on; before the base day where it must be.
        let first = self.versions.first().map_or(self.now.starts_on, |version| version.starts_on);
        if until < first {
            until = match base {
                Base::Start(start) => after(start, -1).max(first).min(after(first, AHEAD_DAYS)),
                _ => after(first, AHEAD_DAYS),
            };
            moved[0] = Some(Moved::NewVersion(until));
        }
        // What must be before a day does not move past it, and nothing does past the last day.
        let stays = matches!(base, Base::Start(start) if plain < start) || matches!(base, Base::End(_));
        let open = if stays { until } else { self.days.next_open(until) };
        if let Some(leaves) = self.stay.until.filter(|leaves| *leaves < open && *leaves >= base.day()) {
            moved[1] = (leaves != until).then_some(Moved::Leaves(leaves));
            until = leaves;
        } else if open != until {
            until = open;
            moved[2] = Some(Moved::Closed(open));
        }
        let late_after = late_after.map_or(until, |day| day.max(until));
        Obligation {
            kind,
            subject: Subject::Child(self.facts.child),
            base,
            term,
            setting: Some(setting),
            moved,
            from: self.first_day(kind, from.min(until)),
            until,
            late_after,
            planned: self.planned(kind),
            escalates_after: escalation(late_after, self.now.terms.escalate_days),
        }
    }

    /// What belongs before the start, of which each version says by its terms until when it is in time. One that asks it anew,
    /// or sooner than the one before it, leaves time until the day before the start, at most [`GRACE_DAYS`] from its own first
    /// day; where the older one gave less than that, when that one said.
    fn before_start(
        &self,
        mut due: Obligation<Id>,
        start: Date,
        in_time: impl Fn(&Terms) -> Option<Term>,
    ) -> Obligation<Id> {
        let begun = self.versions.iter().filter(|version| version.starts_on <= start.min(self.today));
        let given = begun.fold(None, |older: Option<(Term, Date, Option<Moved>)>, version| {
            let term = in_time(&version.terms)?;
            if older.is_some_and(|older| older.0 == term) {
                return older;
            }
            let since = version.starts_on;
            let floor = after(start, -1).max(since).min(after(since, GRACE_DAYS));
            let (until, moved) = taken_over(term.from(start, self.days), floor, older);
            Some((term, until, moved))
        });
        let Some((_, until, Some(moved))) = given else { return due };
        due.moved[0] = Some(moved);
        (due.until, due.late_after) = (until, until);
        due.from = due.from.min(until);
        due.escalates_after = escalation(until, self.now.terms.escalate_days);
        due
    }

    fn planned(&self, kind: Kind) -> Option<Date> {
        self.facts.talks.iter().rev().find_map(|(of, talk)| match talk {
            Talk::Planned(day) if *of == kind => Some(*day),
            _ => None,
        })
    }

    /// The first day on which it makes sense: for a talk no later than the day on which moments were offered that came
    /// to nothing.
    fn first_day(&self, kind: Kind, from: Date) -> Date {
        let offered = self.facts.talks.iter().filter_map(|(of, talk)| match talk {
            Talk::Unchosen(day) if *of == kind => Some(*day),
            _ => None,
        });
        offered.fold(from, Date::min)
    }

    /// It was done in this stay, or for it.
    fn in_stay(&self, day: Date) -> bool {
        self.left.is_none_or(|left| day > left)
    }

    /// The last day on which a talk was held or declined in this stay.
    fn settled(&self, kind: Kind) -> Option<Date> {
        let days = self.facts.talks.iter().filter_map(|(of, talk)| match talk {
            Talk::Held(day) | Talk::Declined(day) if *of == kind => Some(*day),
            _ => None,
        });
        days.filter(|day| self.in_stay(*day)).max()
    }

    pub(super) fn settling_in(&self, found: &mut Vec<Obligation<Id>>) {
        let Some(start) = self.stay.from else { return };
        let Some(terms) = self.terms_on(start) else { return };
        let base = Base::Start(start);
        let asked = terms.settling_in_from_weeks > 0 && self.today <= after(start, AFTER_START_DAYS);
        if asked && self.facts.settling_in.is_none_or(|day| !self.in_stay(day)) {
            let weeks = |weeks| after(start, -7 * days_of(weeks));
            let window = (weeks(terms.settling_in_from_weeks), Some(weeks(terms.settling_in_late_weeks)));
            let term = Term::WeeksBefore(terms.settling_in_until_weeks);
            let due = self.once(Kind::SettlingIn, Setting::SettlingInFromWeeks, base, term, window);
            let late = |t: &Terms| t.settling_in_late_weeks.min(t.settling_in_until_weeks);
            let asks = |t: &Terms| (t.settling_in_from_weeks > 0).then(|| Term::WeeksBefore(late(t)));
            found.push(self.before_start(due, start, asks));
        }
        let grown = months_after(self.facts.birth_date, terms.first_carer_months);
        let chosen = self.facts.first_carer.is_some_and(|day| self.in_stay(day));
        if start < grown && !chosen && self.today < grown {
            let window = (after(start, -AHEAD_DAYS), None);
            let due = self.once(Kind::FirstCarer, Setting::FirstCarerMonths, base, Term::DayBefore, window);
            let young = |t: &Terms| start < months_after(self.facts.birth_date, t.first_carer_months);
            found.push(self.before_start(due, start, |t| young(t).then_some(Term::DayBefore)));
        }
        let review = terms.settling_in_review_weeks;
        if review > 0 && self.settled(Kind::SettlingInReview).is_none_or(|day| day < start) {
            let window = (after(start, 7 * days_of(review) - 14), None);
            let term = Term::Weeks(review);
            found.push(self.once(Kind::SettlingInReview, Setting::SettlingInReviewWeeks, base, term, window));
        }
    }

    pub(super) fn after_observations(&self, found: &mut Vec<Obligation<Id>>) {
        for observed in &self.facts.observed {
            let Some(terms) = self.terms_on(observed.on) else { continue };
            let base = Base::Observation(observed.id, observed.on);
            let window = (observed.on, None);
            let contact = terms.contact_working_days;
            if contact > 0 && observed.told.is_none() {
                let term = Term::WorkingDays(contact);
                found.push(self.once(Kind::Contact, Setting::ContactWorkingDays, base, term, window));
            }
            let talk = terms.particulars_working_days;
            let settled = matches!(observed.talk, Some(Talk::Held(_) | Talk::Declined(_)));
            if talk > 0 && observed.particulars && !settled {
                let term = Term::WorkingDays(talk);
                let setting = Setting::ParticularsWorkingDays;
                let mut due = self.once(Kind::ParticularsTalk, setting, base, term, window);
                due.planned = match observed.talk {
                    Some(Talk::Planned(day)) => Some(day),
                    _ => None,
                };
                found.push(due);
            }
        }
    }

    pub(super) fn needs(&self, found: &mut Vec<Obligation<Id>>) {
        for (id, on) in &self.facts.needs {
            let days = self.terms_on(*on).map_or(0, |terms| terms.need_working_days);
            if days > 0 {
                let (base, term) = (Base::Need(*id, *on), Term::WorkingDays(days));
                found.push(self.once(Kind::Need, Setting::NeedWorkingDays, base, term, (*on, None)));
            }
        }
    }

    pub(super) fn talks(&self, found: &mut Vec<Obligation<Id>>) {
        if let Some(start) = self.stay.from
            && let Some(terms) = self.terms_on(start)
        {
            let base = Base::Start(start);
            let weeks = terms.introduction_weeks;
            let open = |kind| self.settled(kind).is_none();
            if weeks > 0 && open(Kind::IntroductionTalk) && self.today <= after(start, AFTER_START_DAYS) {
                let window = (after(start, -7 * days_of(weeks)), None);
                let setting = Setting::IntroductionWeeks;
                let due = self.once(Kind::IntroductionTalk, setting, base, Term::DayBefore, window);
                let asks = |t: &Terms| (t.introduction_weeks > 0).then_some(Term::DayBefore);
                found.push(self.before_start(due, start, asks));
            }
            let months = terms.first_months;
            if months > 0 && open(Kind::FirstMonthsTalk) {
                let window = (after(months_after(start, months), -AHEAD_DAYS), None);
                let setting = Setting::FirstMonths;
                found.push(self.once(Kind::FirstMonthsTalk, setting, base, Term::Months(months), window));
            }
        }
        self.cycle(
            Kind::ParentTalk,
            Setting::ParentTalkMonths,
            &|t| Term::Months(t.parent_talk_months),
            found,
        );
        if self.facts.after_school {
            let term = |t: &Terms| Term::Months(t.child_talk_months);
            self.cycle(Kind::ChildTalk, Setting::ChildTalkMonths, &term, found);
        }
        let weeks = self.now.terms.exit_weeks;
        if let Some(end) = self.stay.until
            && weeks > 0
        {
            let from = after(end, -7 * days_of(weeks));
            let first = from.min(after(end, -EXIT_TALK_DAYS));
            let first = self.stay.from.map_or(first, |start| start.max(first));
            if self.settled(Kind::ExitTalk).is_some_and(|day| day >= first) {
                return;
            }
            let window = (self.stay.from.map_or(from, |start| start.max(from)), None);
            let setting = Setting::ExitWeeks;
            found.push(self.once(Kind::ExitTalk, setting, Base::End(end), Term::None, window));
        }
    }

    pub(super) fn observation(&self, found: &mut Vec<Obligation<Id>>) {
        if self.now.terms.observation_at_birthday {
            found.extend(self.birthday_observation());
        } else {
            // A version that asks it around the birthday asks no months.
            let months = |t: &Terms| if t.observation_at_birthday { 0 } else { t.observation_months };
            let term = |t: &Terms| Term::Months(months(t));
            self.cycle(Kind::Observation, Setting::ObservationMonths, &term, found);
        }
    }

    /// The observation of the cycle that was seen last in this stay.
    fn last_observed(&self) -> Option<&Observed<Id>> {
        let periodic = self.facts.observed.iter().filter(|one| one.periodic && self.in_stay(one.seen));
        periodic.max_by_key(|one| (one.seen, one.on))
    }

    /// The next observation, where its day had passed when the last one was finished: there are [`GRACE_DAYS`] from then.
    fn since_finished(&self, due: &mut Obligation<Id>, finished: Date) {
        if due.until >= finished {
            return;
        }
        let later = after(finished, GRACE_DAYS);
        let open = self.days.next_open(later);
        due.moved = [None, Some(Moved::Later(later)), (open != later).then_some(Moved::Closed(open))];
        (due.from, due.until, due.late_after) = (finished, open, open);
        due.escalates_after = escalation(open, self.now.terms.escalate_days);
    }

    fn cycle(
        &self,
        kind: Kind,
        setting: Setting,
        term: &dyn Fn(&Terms) -> Term,
        found: &mut Vec<Obligation<Id>>,
    ) {
        let observed = self.last_observed().filter(|_| kind == Kind::Observation);
        let last = if kind == Kind::Observation { observed.map(|one| one.seen) } else { self.settled(kind) };
        let cycle = Cycle {
            kind,
            setting,
            last,
            begun: match kind {
                Kind::ChildTalk => self.stay.from.max(self.facts.after_school_since),
                _ => self.stay.from,
            },
            planned: self.planned(kind),
            term,
            ahead_days: AHEAD_DAYS,
        };
        let subject = Subject::Child(self.facts.child);
        if let Some(mut due) = cycle.due(subject, self.versions, self.days, self.today) {
            due.from = self.first_day(kind, due.from);
            if let Some(observed) = observed {
                self.since_finished(&mut due, observed.on);
            }
            found.extend(self.with_child(due));
        }
    }

    fn birthday_observation(&self) -> Option<Obligation<Id>> {
        let birthday = self.birthday_without(self.last_observed().map(|one| one.seen))?;
        self.terms_on(birthday).filter(|terms| terms.observation_at_birthday)?;
        let window = (after(birthday, -AHEAD_DAYS), None);
        let term = Term::Weeks(AFTER_BIRTHDAY_WEEKS);
        let setting = Setting::ObservationAtBirthday;
        self.with_child(self.once(Kind::Observation, setting, Base::Birthday(birthday), term, window))
    }

    pub(super) fn milestones(&self, found: &mut Vec<Obligation<Id>>) {
        let Some(birthday) = self.birthday_without(self.facts.milestones) else { return };
        let weeks = self.terms_on(birthday).map_or(0, |terms| terms.milestone_weeks);
        if weeks > 0 && self.now.terms.milestone_weeks > 0 {
            let (base, term) = (Base::Birthday(birthday), Term::Weeks(weeks));
            let window = (birthday, None);
            let due = self.once(Kind::Milestones, Setting::MilestoneWeeks, base, term, window);
            found.extend(self.with_child(due));
        }
    }

    /// The birthday that is near or was last, when the child was there by then and what belongs to it was not done.
    fn birthday_without(&self, done: Option<Date>) -> Option<Date> {
        let birthday = self.birthday()?;
        let by_then = after(birthday, -BEFORE_BIRTHDAY_DAYS);
        let begun = self.stay.from.is_none_or(|start| start <= by_then);
        (begun && done.is_none_or(|day| day < by_then)).then_some(birthday)
    }

    /// The birthday that is near or was last. 29 February counts as 28 in other years.
    fn birthday(&self) -> Option<Date> {
        let near = after(self.today, AHEAD_DAYS);
        let years = i64::from(near.year()) - i64::from(self.facts.birth_date.year());
        let this_year = self.facts.birth_date.checked_add(years.years()).ok()?;
        let birthday = if this_year <= near {
            this_year
        } else {
            self.facts.birth_date.checked_add((years - 1).years()).ok()?
        };
        (birthday > self.facts.birth_date).then_some(birthday)
    }

    /// What needs the child itself waits for its return; what would be due after it left is not asked, and what would be so
    /// only because the location is closed is due on its last day.
    fn with_child(&self, mut due: Obligation<Id>) -> Option<Obligation<Id>> {
        let needs_child = matches!(due.kind, Kind::Observation | Kind::Milestones | Kind::ChildTalk);
        let absence = |day| self.facts.away.iter().find(|away| needs_child && away.contains(day));
        while let Some(away) = absence(due.until) {
            let back = self.days.next_open(after(away.until?, BACK_DAYS));
            if back <= due.until {
                return None;
            }
            (due.until, due.late_after) = (back, back);
            due.moved[2] = Some(Moved::Away(back));
            due.escalates_after = escalation(back, self.now.terms.escalate_days);
        }
        let Some(leaves) = self.stay.until.filter(|leaves| *leaves < due.until) else { return Some(due) };
        let closed = due.moved[2].take_if(|moved| matches!(moved, Moved::Closed(_)));
        if closed.is_none() || due.explained(self.days) > leaves {
            return None;
        }
        due.moved[1] = Some(Moved::Leaves(leaves));
        (due.until, due.late_after) = (leaves, leaves);
        due.escalates_after = escalation(leaves, self.now.terms.escalate_days);
        Some(due)
    }
}
