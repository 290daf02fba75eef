//! What holds of all that is asked, each day: it is explained, and it ends for a reason that is named here.

use jiff::civil::Date;
use proptest::{prelude::*, test_runner::TestCaseError};

use super::{house::House, work::Done};
use crate::{
    obligation::{tests::FIRST_DAY, *},
    protocol::{Setting, Value},
};

/// Why something that was asked yesterday is not asked today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// It is done, or the parents did not want it.
    Done,
    /// Somebody took it back, or the parents refused.
    Withdrawn,
    /// Somebody had done it without being asked.
    Unasked,
    /// The child has left.
    Left,
    /// The child died.
    Died,
    /// The colleague does not work here any more.
    Stopped,
    /// The protocol that begins today does not ask it.
    Off,
    /// The planning has another first or last day, or the child goes to after-school care: it is counted anew.
    Replanned,
    /// The baby has come to the age from which there is no first carer.
    Grown,
    /// The child has begun so long ago that what belongs before its start is over.
    Begun,
    /// The next birthday is near.
    NextBirthday,
    /// The child is away, and will not be back in time or nobody knows when.
    Waits,
}

/// The number of a setting; 1 and 0 for a switch.
fn number(house: &House, setting: Setting, day: Date) -> u32 {
    let entry = house.protocol(day).entries().iter().find(|entry| entry.setting == setting).unwrap();
    match entry.value {
        Value::Number(number) => number,
        Value::Switch(on) => on.into(),
        Value::Day(day) => day.is_some().into(),
    }
}

/// Why an obligation of yesterday is gone.
pub(super) fn end(due: &Obligation<u32>, house: &House, today: Date) -> Option<End> {
    let id = match due.base {
        Base::Goal(id, _) | Base::Task(id, _) | Base::Transfer(id, _) => Some(id),
        _ => None,
    };
    if id.is_some_and(|id| house.withdrawn.contains(&id)) {
        return Some(End::Withdrawn);
    }
    if let Subject::Staff(staff) = due.subject {
        let gone = !house.staff.iter().any(|one| one.id == staff && one.period.contains(today));
        return (gone && due.kind == Kind::MinutesRead).then_some(End::Stopped);
    }
    let anew = house.begins_anew(today);
    let off = due.setting.is_some_and(|setting| number(house, setting, today) == 0);
    // Around the birthday in place of after so many months, or the other way around.
    let other = due.kind == Kind::Observation
        && (number(house, Setting::ObservationAtBirthday, today) == 1)
            != matches!(due.base, Base::Birthday(_));
    if anew && (off || other) {
        return Some(End::Off);
    }
    let Subject::Child(child) = due.subject else { return None };
    if due.kind == Kind::TransferStart && house.begun.contains(&child) {
        return Some(End::Unasked);
    }
    of_child_ends(due, house.child(child), (house.replanned.contains(&child), anew, house.closes), today)
}

fn of_child_ends(
    due: &Obligation<u32>,
    child: &super::people::Child,
    (replanned, anew, closes): (bool, bool, bool),
    today: Date,
) -> Option<End> {
    let facts = &child.facts;
    let stay = stay(&facts.places, today);
    if child.died {
        return Some(End::Died);
    }
    let Some(stay) = stay else {
        let stays = matches!(
            due.kind,
            Kind::ConcernStep
                | Kind::TransferSend
                | Kind::TransferReceipt
                | Kind::TransferRead
                | Kind::TransferFollowUp
                | Kind::TransferWarm
                | Kind::DeletionReview
        );
        return (!stays).then_some(End::Left);
    };
    // It left, and comes back after long.
    let left = facts.places.iter().any(|place| place.until == Some(after(today, -1)));
    if left && stay.from > Some(today) {
        return Some(End::Left);
    }
    let leaves_before = stay.until.is_some_and(|leaves| leaves < due.until);
    match (due.kind, due.base) {
        (Kind::FirstCarer, _) if months_after(facts.birth_date, 12) <= today => Some(End::Grown),
        (Kind::SettlingIn | Kind::IntroductionTalk, Base::Start(start)) if after(start, 28) < today => {
            Some(End::Begun)
        }
        (Kind::Observation | Kind::Milestones, Base::Birthday(day))
            if months_after(day, 12) <= after(today, 28) =>
        {
            Some(End::NextBirthday)
        }
        (_, Base::Start(day)) if replanned && stay.from != Some(day) => Some(End::Replanned),
        (_, Base::End(day)) if replanned && stay.until != Some(day) => Some(End::Replanned),
        (Kind::TransferStart | Kind::ChildTalk, _) if replanned => Some(End::Replanned),
        (Kind::ParentTalk | Kind::ChildTalk | Kind::Observation | Kind::Milestones, _)
            if leaves_before && replanned =>
        {
            Some(End::Replanned)
        }
        // The first carer is asked for younger children only.
        (Kind::FirstCarer, Base::Start(start)) if anew && start >= today => Some(End::Off),
        (Kind::ChildTalk | Kind::Observation | Kind::Milestones, _) if replanned || anew || closes => {
            facts.away.iter().any(|away| away.contains(due.until)).then_some(End::Waits)
        }
        _ => None,
    }
}

/// What holds of everything that is asked today.
pub(super) fn is_explained(due: &Obligation<u32>, house: &House, today: Date) -> Result<(), TestCaseError> {
    let explained = match due.kind {
        Kind::Review | Kind::SealedStep => due.explained(&WorkingDays([])),
        _ => due.explained(&house.days),
    };
    prop_assert_eq!(explained, due.until, "{:?}", due);
    prop_assert!(due.from <= due.until && due.until <= due.late_after, "{:?}", due);
    let base = due.base.day().min(today).max(FIRST_DAY);
    let Some(setting) = due.setting else {
        let own = matches!(
            due.kind,
            Kind::GoalEvaluation
                | Kind::ConcernStep
                | Kind::MeetingTask
                | Kind::TransferRead
                | Kind::TransferWarm
                | Kind::DeletionReview
                | Kind::MinutesRead
                | Kind::Inquiry
        );
        // A discussion that people agreed on holds also where the protocol asks none.
        let agreed = due.kind == Kind::Review && matches!(due.base, Base::Agreed(_));
        prop_assert!(own || agreed, "nobody asks {due:?}");
        return Ok(());
    };
    let (then, now) = (number(house, setting, base), number(house, setting, today));
    prop_assert!(then > 0 || now > 0, "{today}: the protocol does not ask {due:?}");
    let count = match due.term {
        Term::WorkingDays(count) | Term::Weeks(count) | Term::Months(count) | Term::WeeksBefore(count) => {
            count
        }
        Term::None | Term::DayBefore => return Ok(()),
    };
    match setting {
        Setting::ObservationAtBirthday => prop_assert_eq!(count, 4),
        Setting::SettlingInFromWeeks => {
            let until = [base, today].map(|day| number(house, Setting::SettlingInUntilWeeks, day));
            prop_assert!(until.contains(&count), "{due:?}");
        }
        _ => prop_assert!(count == then || count == now, "{today}: {due:?} and {setting:?} is {then}, {now}"),
    }
    // What comes back is counted with the protocol of today, from its first day on.
    let comes_back = matches!(
        due.kind,
        Kind::ParentTalk | Kind::ChildTalk | Kind::Meeting | Kind::Review | Kind::TransferStart
    );
    prop_assert!(!comes_back || count == now, "{today}: {due:?} and {setting:?} is {now}");
    Ok(())
}

/// When management sees it: as the protocol of today says, and never what is the team's own.
pub(super) fn is_escalated_as_asked(
    due: &Obligation<u32>,
    house: &House,
    today: Date,
) -> Result<(), TestCaseError> {
    let own = matches!(
        due.kind,
        Kind::GoalEvaluation | Kind::SealedStep | Kind::MinutesRead | Kind::DeletionReview
    ) || (due.kind == Kind::Inquiry && due.setting.is_none());
    let days = number(house, Setting::EscalateDays, today);
    let expected = (days > 0 && !own).then(|| after(due.late_after, i32::try_from(days).unwrap()));
    prop_assert_eq!(due.escalates_after, expected, "{:?}", due);
    Ok(())
}

/// What holds of today after yesterday, and why what is not asked any more is not.
pub(super) fn follows(
    before: &[Obligation<u32>],
    done: &[(Obligation<u32>, Done)],
    found: &[Obligation<u32>],
    (house, today): (&House, Date),
) -> Result<Vec<(Kind, End)>, TestCaseError> {
    let mut ends = Vec::new();
    for old in before {
        let was_done = done.iter().any(|(due, done)| due.is_same(old) && *done == Done::Settled);
        match found.iter().find(|due| due.is_same(old)) {
            Some(due) => {
                prop_assert!(!was_done, "stays on {today}: {old:?}");
                // Two steps of a concern can have their turn from one day on.
                let next_step = due.kind == Kind::ConcernStep && due.term != old.term;
                let moved = house.begins_anew(today) || house.closes || is_replanned(due, house) || next_step;
                prop_assert!(due.until == old.until || moved, "{today}: {old:?} became {due:?}");
            }
            None => {
                let end = if was_done { Some(End::Done) } else { end(old, house, today) };
                prop_assert!(end.is_some(), "lost on {today}: {old:?}");
                ends.extend(end.map(|end| (old.kind, end)));
            }
        }
    }
    Ok(ends)
}

/// What is late today was asked in time, and stood there last evening already.
pub(super) fn is_late_of_old(
    evening: &[Obligation<u32>],
    found: &[Obligation<u32>],
    (house, today): (&House, Date),
) -> Result<(), TestCaseError> {
    for due in found.iter().filter(|due| due.standing(today) <= Standing::Late) {
        prop_assert!(due.late_after >= FIRST_DAY, "from before the first day: {due:?}");
        let known = evening.iter().any(|old| old.is_same(due) && old.late_after < today);
        prop_assert!(known || is_replanned(due, house), "late out of nothing on {today}: {due:?}");
    }
    Ok(())
}

fn is_replanned(due: &Obligation<u32>, house: &House) -> bool {
    matches!(due.subject, Subject::Child(child) if house.replanned.contains(&child))
}

/// What is late after something was done was late before it.
pub(super) fn nothing_becomes_late(
    before: &[Obligation<u32>],
    then: &[Obligation<u32>],
    (done, today): (&Obligation<u32>, Date),
) -> Result<(), TestCaseError> {
    for due in then.iter().filter(|due| due.standing(today) <= Standing::Late) {
        let was = before.iter().any(|old| old.is_same(due) && (old.late_after < today));
        prop_assert!(was, "{today}: {done:?} made {due:?} late");
    }
    Ok(())
}
