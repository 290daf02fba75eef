//! Years, day by day: nothing that is asked is lost without a reason, and nothing stays after it was done.
//!
//! The year of a house (`house`) is that of both its groups of day care and the one of after-school care: what becomes of
//! its `people`, who is whose mentor (`mentors`), what they do of what is asked (`work`), and what holds each day (`ends`).

mod beside;
mod ends;
mod house;
mod mentors;
mod one_child;
mod people;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use proptest::{prelude::*, test_runner::TestCaseError};

use self::{beside::Beside, ends::End, house::House, mentors::Owner, people::Dice, work::Done};
use super::{tests::FIRST_DAY, *};
use crate::protocol::{self, PROFILES, Protocol};

/// A child has no mentor for at most so many days, where somebody can be.
const REACT_DAYS: i32 = 5;

/// What asks something, with a number that asks it. The last one is of the boards, which have their own dice.
const ASKS: [(Setting, u32); 30] = [
    (Setting::SettlingInFromWeeks, 5),
    (Setting::SettlingInUntilWeeks, 3),
    (Setting::SettlingInLateWeeks, 2),
    (Setting::FirstCarerMonths, 12),
    (Setting::SettlingInReviewWeeks, 6),
    (Setting::ContactWorkingDays, 5),
    (Setting::ParticularsWorkingDays, 10),
    (Setting::ObservationMonths, 4),
    (Setting::MilestoneWeeks, 6),
    (Setting::IntroductionWeeks, 4),
    (Setting::FirstMonths, 3),
    (Setting::ParentTalkMonths, 6),
    (Setting::ChildTalkMonths, 6),
    (Setting::ExitWeeks, 6),
    (Setting::NeedWorkingDays, 5),
    (Setting::MeetingWeeks, 8),
    (Setting::MinutesReadDays, 5),
    (Setting::InstructionReadDays, 10),
    (Setting::ReviewMonths, 6),
    (Setting::EscalateDays, 14),
    (Setting::ConsentWorkingDays, 10),
    (Setting::AnswerWorkingDays, 2),
    (Setting::InquiryWorkingDays, 10),
    (Setting::SealedWorkingDays, 10),
    (Setting::TransferStartMonths, 42),
    (Setting::TransferReadyMonths, 46),
    (Setting::TransferBeforeWeeks, 4),
    (Setting::TransferReceiptWorkingDays, 10),
    (Setting::TransferFollowUpMonths, 4),
    (Setting::AgreementReadDays, 3),
];

/// A text of a protocol with another value of a setting.
fn with(text: &str, setting: Setting, value: &str) -> String {
    let head = format!("[{}]\nvalue = ", setting.code());
    let (before, rest) = text.split_once(&head).unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    format!("{before}{head}{value}\n{rest}")
}

/// The protocols that years begin with: each profile, and one that asks everything, with observations after so many months
/// or around the birthday.
fn protocols() -> [String; PROFILES.len() + 2] {
    let [first, second] = PROFILES.map(|(_, text)| text.to_owned());
    let set = |text: String, (setting, value): &(Setting, u32)| with(&text, *setting, &value.to_string());
    let all = ASKS.iter().fold(second.clone(), set);
    let birthday = with(&all, Setting::ObservationAtBirthday, "true");
    [first, second, all, birthday]
}

/// The protocol with another value of one setting. What would be refused, because it does not go together with another
/// setting, does not begin.
fn changed(text: &str, dice: &mut Dice) -> Protocol {
    loop {
        if let Ok(protocol) = Protocol::parse(&with_another(text, dice)) {
            return protocol;
        }
    }
}

/// The text with another value of one setting: off, or another number.
fn with_another(text: &str, dice: &mut Dice) -> String {
    if dice.one_in(8) {
        let on = text.contains("[observation.at_birthday]\nvalue = true");
        return with(text, Setting::ObservationAtBirthday, &(!on).to_string());
    }
    let (setting, usual) = ASKS[dice.below(ASKS.len() as u32 - 1) as usize];
    let protocol::Kind::Number(least, _) = setting.kind() else { unreachable!() };
    let value = match dice.below(3) {
        0 => least,
        1 => usual,
        _ => 1 + dice.below(2 * usual),
    };
    with(text, setting, &value.min(60).to_string())
}

/// A year, in which the protocol changes: what ended in it, and why.
fn year(profile: usize, seed: u64) -> Result<BTreeSet<(Kind, End)>, TestCaseError> {
    let (text, mut dice, mut of_boards) = (&protocols()[profile], Dice(seed), Dice(!seed));
    let other = with(text, Setting::AgreementReadDays, &of_boards.below(6).to_string());
    let later = (dice.day(FIRST_DAY, 20, 340), changed(&other, &mut dice));
    let mut house = House::new(seed, vec![(FIRST_DAY, Protocol::parse(text).unwrap()), later]);
    let mut before: Vec<Obligation<u32>> = Vec::new();
    let mut evening: Vec<Obligation<u32>> = Vec::new();
    let mut done: Vec<(Obligation<u32>, Done)> = Vec::new();
    let mut without: BTreeMap<u32, Date> = BTreeMap::new();
    let mut ends = BTreeSet::new();
    let mut beside = Beside::new(of_boards);
    for n in 0..366 {
        let today = after(FIRST_DAY, n);
        house.wake(today);
        if house.dice.one_in(REACT_DAYS as u32) || n % REACT_DAYS == 0 {
            house.divide(today);
        }
        let found = house.asked(&house.versions, today);
        let known: Vec<Version> =
            house.versions.iter().filter(|one| one.starts_on <= today).copied().collect();
        prop_assert_eq!(&house.asked(&known, today), &found, "a version changes nothing before its date");
        ends.extend(ends::follows(&before, &done, &found, (&house, today))?);
        ends::is_late_of_old(&evening, &found, (&house, today))?;
        for due in &found {
            ends::is_explained(due, &house, today)?;
            ends::is_escalated_as_asked(due, &house, today)?;
        }
        has_owners(&found, &mut without, (&house, today))?;
        beside.day(&mut house, today)?;
        house.withdrawn.clear();
        house.begun.clear();
        done = a_day(&mut house, &found, today)?;
        house.live(today);
        evening = house.asked(&house.versions, today);
        before = found;
    }
    Ok(ends)
}

/// Everything that can be done has somebody who does it: whoever works here, or a role; where there is no mentor, soon.
fn has_owners(
    found: &[Obligation<u32>],
    without: &mut BTreeMap<u32, Date>,
    (house, today): (&House, Date),
) -> Result<(), TestCaseError> {
    let mut waits = BTreeMap::new();
    for due in found.iter().filter(|due| due.standing(today) <= Standing::Due) {
        let (Owner::NoMentor, Subject::Child(child)) = (house.owner(due, today), due.subject) else {
            continue;
        };
        let can = house.somebody_can_be_mentor(child, today);
        let since = *without.get(&child).unwrap_or(&today);
        prop_assert!(!can || after(since, REACT_DAYS) >= today, "{today}: nobody does {due:?}");
        waits.insert(child, if can { since } else { today });
    }
    *without = waits;
    Ok(())
}

/// What people do on a day, each of which makes nothing else late.
fn a_day(
    house: &mut House,
    found: &[Obligation<u32>],
    today: Date,
) -> Result<Vec<(Obligation<u32>, Done)>, TestCaseError> {
    let mut done = Vec::new();
    for due in found {
        let planned = due.planned.is_some_and(|day| day >= today);
        let can = planned || due.standing(today) <= Standing::Due;
        if !can || house.dice.below(40) >= house.diligence + u32::from(planned) * 3 {
            continue;
        }
        let before = house.asked(&house.versions, today);
        let what = house.work_on(due, today);
        let then = house.asked(&house.versions, today);
        ends::nothing_becomes_late(&before, &then, (due, today))?;
        let stays = then.iter().any(|one| one.is_same(due));
        prop_assert_eq!(stays, what == Done::Open, "{}: {:?}", today, due);
        done.push((*due, what));
    }
    Ok(done)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn in_a_year_of_a_house_nothing_is_lost(profile in 0..4_usize, seed in any::<u64>()) {
        year(profile, seed)?;
    }
}

/// A discussion was agreed on, and a version came that asks none.
#[test]
fn in_a_year_in_which_the_protocol_stops_asking_for_its_discussion_nothing_is_lost() {
    year(1, 16_937_558_438_192_568_982).unwrap();
}

#[test]
fn years_that_ask_everything_hold_each_kind_and_each_way_to_end() {
    let ended: BTreeSet<(Kind, End)> = (0..5).flat_map(|seed| year(2, seed).unwrap()).collect();
    let never_done: Vec<Kind> =
        Kind::ALL.into_iter().filter(|kind| !ended.contains(&(*kind, End::Done))).collect();
    assert_eq!(never_done, []);
    let ends: BTreeSet<End> = ended.into_iter().map(|(_, end)| end).collect();
    let usual = [End::Withdrawn, End::Unasked, End::Left, End::Died, End::Replanned, End::Begun, End::Waits];
    assert!(usual.iter().all(|end| ends.contains(end)), "{ends:?}");
}
