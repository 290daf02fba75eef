mod edges;
mod versions;

use jiff::civil::{Weekday, date};
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::{
    goal,
    protocol::{PROFILES, Protocol},
};

/// Weekdays, without the closed periods.
pub(super) struct Weekdays(pub(super) Vec<Period>);

impl Days for Weekdays {
    fn open(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            && !self.0.iter().any(|closed| closed.contains(day))
    }
}

pub(super) const FIRST_DAY: Date = date(2026, 1, 5);

fn terms(profile: usize) -> Terms {
    Protocol::parse(PROFILES[profile].1).unwrap().terms()
}

fn one(terms: Terms) -> Vec<Version> {
    vec![Version { starts_on: FIRST_DAY, terms }]
}

/// A child of two that came in September.
fn facts() -> Facts<u32> {
    Facts {
        child: 1,
        birth_date: date(2024, 4, 20),
        places: vec![Period { from: Some(date(2025, 9, 1)), until: None }],
        after_school: false,
        after_school_since: None,
        away: Vec::new(),
        settling_in: None,
        milestones: None,
        first_carer: None,
        observed: Vec::new(),
        talks: Vec::new(),
        needs: Vec::new(),
    }
}

fn starts(from: Date) -> Facts<u32> {
    Facts { birth_date: date(2025, 12, 1), places: vec![Period { from: Some(from), until: None }], ..facts() }
}

fn observed(on: Date, particulars: bool) -> Observed<u32> {
    Observed { id: 7, seen: on, on, periodic: true, particulars, told: None, talk: None }
}

fn all(facts: &Facts<u32>, versions: &[Version], today: Date) -> Vec<Obligation<u32>> {
    let mut found = Vec::new();
    of_child(facts, versions, &Weekdays(Vec::new()), today, &mut found);
    found
}

fn find(facts: &Facts<u32>, versions: &[Version], today: Date, kind: Kind) -> Option<Obligation<u32>> {
    all(facts, versions, today).into_iter().find(|due| due.kind == kind)
}

#[test]
fn each_profile_asks_only_what_its_source_says() {
    let kinds = |profile: usize| {
        let bso = Facts { after_school: true, observed: vec![observed(date(2026, 3, 2), true)], ..facts() };
        let baby = starts(date(2026, 4, 6));
        let mut kinds: Vec<Kind> = [bso, baby]
            .iter()
            .flat_map(|facts| all(facts, &one(terms(profile)), date(2026, 3, 16)))
            .map(|due| due.kind)
            .collect();
        let group = GroupFacts { group: 1, last_meeting: None, next_meeting: None };
        let (versions, days) = (one(terms(profile)), Weekdays(Vec::new()));
        kinds.extend(of_group(&group, &versions, &days, date(2026, 3, 16)).map(|due| due.kind));
        kinds.extend(
            of_protocol::<u32>(ReviewFacts::default(), &versions, &days, date(2026, 3, 16))
                .map(|due| due.kind),
        );
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    };
    assert_eq!(PROFILES.map(|p| p.0), ["un1ek", "second-home"]);
    assert_eq!(kinds(0), [Kind::ParentTalk]);
    let second_home = [
        Kind::SettlingIn,
        Kind::FirstCarer,
        Kind::Contact,
        Kind::ParticularsTalk,
        Kind::Meeting,
        Kind::Review,
    ];
    assert_eq!(kinds(1), second_home);
}

#[test]
fn the_settling_in_appointment_is_late_only_from_two_weeks_before() {
    let versions = one(terms(1));
    let child = starts(date(2026, 4, 6));
    let due = find(&child, &versions, date(2026, 3, 1), Kind::SettlingIn).unwrap();
    assert_eq!(
        (due.from, due.until, due.late_after),
        (date(2026, 3, 9), date(2026, 3, 16), date(2026, 3, 23))
    );
    let standing = |day| due.standing(day);
    assert_eq!(standing(date(2026, 3, 8)), Standing::Coming);
    assert_eq!(standing(date(2026, 3, 9)), Standing::Due);
    assert_eq!(standing(date(2026, 3, 23)), Standing::Due);
    assert_eq!(standing(date(2026, 3, 24)), Standing::Late);
    let made = Facts { settling_in: Some(date(2026, 3, 10)), ..child };
    assert_eq!(find(&made, &versions, date(2026, 3, 11), Kind::SettlingIn), None);
}

#[test]
fn a_settling_in_appointment_that_nobody_made_is_seen_by_management_after_the_first_day() {
    let versions = one(terms(1));
    let child = starts(date(2026, 4, 6));
    let standing = |day| find(&child, &versions, day, Kind::SettlingIn).map(|due| due.standing(day));
    assert_eq!(standing(date(2026, 4, 6)), Some(Standing::Late));
    assert_eq!(standing(date(2026, 4, 7)), Some(Standing::Escalated));
    assert_eq!(standing(date(2026, 5, 4)), Some(Standing::Escalated));
    assert_eq!(standing(date(2026, 5, 5)), None, "the time of first visits is over");
}

#[test]
fn a_new_version_makes_nothing_late_at_once_that_belongs_before_the_start() {
    let (off, on) = (Terms::default(), Terms { introduction_weeks: 4, ..terms(1) });
    let later = Terms { settling_in_until_weeks: 1, settling_in_late_weeks: 1, ..on };
    let until = |older: Terms, starts_on: Date, start: Date, kind| {
        let versions = [one(older)[0], Version { starts_on, terms: on }];
        let due = find(&starts(start), &versions, starts_on, kind).unwrap();
        assert_eq!(due.explained(&Weekdays(Vec::new())), due.until);
        due.late_after
    };
    let (start, new) = (date(2026, 4, 6), date(2026, 3, 30));
    assert_eq!(until(off, new, start, Kind::SettlingIn), date(2026, 4, 5));
    assert_eq!(until(on, new, start, Kind::SettlingIn), date(2026, 3, 23), "it was late already");
    assert_eq!(until(later, date(2026, 3, 25), start, Kind::SettlingIn), new, "as the older version said");
    for kind in [Kind::FirstCarer, Kind::IntroductionTalk] {
        assert_eq!(until(off, start, start, kind), start);
    }
}

#[test]
fn a_baby_has_a_first_carer_and_an_older_child_has_not() {
    let versions = one(terms(1));
    assert!(find(&starts(date(2026, 4, 6)), &versions, date(2026, 3, 30), Kind::FirstCarer).is_some());
    let older = Facts { birth_date: date(2024, 12, 1), ..starts(date(2026, 4, 6)) };
    assert_eq!(find(&older, &versions, date(2026, 3, 30), Kind::FirstCarer), None);
}

#[test]
fn parents_hear_of_every_observation_in_working_days() {
    let versions = one(terms(1));
    let mut child = Facts { observed: vec![observed(date(2026, 3, 5), false)], ..facts() };
    let due = find(&child, &versions, date(2026, 3, 5), Kind::Contact).unwrap();
    assert_eq!(due.until, date(2026, 3, 12));
    assert_eq!(due.setting, Some(Setting::ContactWorkingDays));
    assert_eq!(find(&child, &versions, date(2026, 3, 5), Kind::ParticularsTalk), None);
    child.observed[0].told = Some(date(2026, 3, 6));
    assert_eq!(find(&child, &versions, date(2026, 3, 6), Kind::Contact), None);
    let closed = Weekdays(vec![Period { from: Some(date(2026, 3, 6)), until: Some(date(2026, 3, 13)) }]);
    child.observed[0].told = None;
    let mut found = Vec::new();
    of_child(&child, &versions, &closed, date(2026, 3, 6), &mut found);
    assert_eq!(found[0].until, date(2026, 3, 20));
}

#[test]
fn particulars_make_a_talk_due_that_can_be_planned_and_declined() {
    let versions = one(terms(1));
    let mut child = Facts { observed: vec![observed(date(2026, 3, 5), true)], ..facts() };
    let talk = |child: &Facts<u32>, day| find(child, &versions, day, Kind::ParticularsTalk);
    assert_eq!(talk(&child, date(2026, 3, 5)).unwrap().until, date(2026, 3, 19));
    child.observed[0].talk = Some(Talk::Planned(date(2026, 3, 25)));
    assert_eq!(talk(&child, date(2026, 3, 24)).unwrap().standing(date(2026, 3, 24)), Standing::Planned);
    assert_eq!(talk(&child, date(2026, 3, 25)).unwrap().standing(date(2026, 3, 25)), Standing::Due);
    assert_eq!(talk(&child, date(2026, 3, 26)).unwrap().standing(date(2026, 3, 26)), Standing::Late);
    child.observed[0].talk = Some(Talk::Declined(date(2026, 3, 26)));
    assert_eq!(talk(&child, date(2026, 3, 26)), None);
}

#[rstest]
// No history: counted from the first day on which it was asked.
#[case(None, date(2026, 1, 5), date(2027, 1, 5))]
// History that would be late on the first day has four weeks.
#[case(Some(date(2024, 6, 3)), date(2026, 1, 5), date(2026, 2, 2))]
#[case(Some(date(2025, 3, 2)), date(2026, 1, 5), date(2026, 3, 2))]
#[case(Some(date(2026, 2, 11)), date(2026, 2, 11), date(2027, 2, 11))]
fn the_parent_talk_comes_back_each_year(
    #[case] last: Option<Date>,
    #[case] today: Date,
    #[case] until: Date,
) {
    for after_school in [false, true] {
        let talks = last.map(|day| (Kind::ParentTalk, Talk::Held(day))).into_iter().collect();
        let child = Facts { talks, after_school, ..facts() };
        let due = find(&child, &one(terms(0)), today, Kind::ParentTalk).unwrap();
        assert_eq!(due.until, until);
        assert!(due.standing(today) > Standing::Late);
    }
}

#[test]
fn a_declined_talk_settles_the_year() {
    let child = Facts { talks: vec![(Kind::ParentTalk, Talk::Declined(date(2026, 2, 2)))], ..facts() };
    let due = find(&child, &one(terms(0)), date(2026, 2, 2), Kind::ParentTalk).unwrap();
    assert_eq!(due.until, date(2027, 2, 2));
}

#[test]
fn a_new_version_asks_from_its_date_and_lets_go_of_nothing_that_was_due() {
    let twelve = terms(0);
    let six = Terms { parent_talk_months: 6, ..twelve };
    let versions = [
        Version { starts_on: FIRST_DAY, terms: twelve },
        Version { starts_on: date(2026, 9, 1), terms: six },
    ];
    let until = |last: Date, today| {
        let child = Facts { talks: vec![(Kind::ParentTalk, Talk::Held(last))], ..facts() };
        find(&child, &versions, today, Kind::ParentTalk).unwrap().until
    };
    // Six months had long passed when the version came: four weeks from its date.
    assert_eq!(until(date(2026, 2, 2), date(2026, 8, 31)), date(2027, 2, 2));
    assert_eq!(until(date(2026, 2, 2), date(2026, 9, 1)), date(2026, 9, 29));
    // Due a week after the version came, by the older one: it stays so.
    assert_eq!(until(date(2025, 9, 8), date(2026, 9, 1)), date(2026, 9, 8));
    // Late by the older version: still late.
    assert_eq!(until(date(2025, 6, 1), date(2026, 9, 1)), date(2026, 6, 1));
}

#[test]
fn what_needs_the_child_waits_for_it_and_ends_when_it_leaves() {
    let on = Terms { observation_months: 6, ..Terms::default() };
    let mut child = Facts { observed: vec![observed(date(2026, 1, 12), false)], ..facts() };
    let until =
        |child: &Facts<u32>| find(child, &one(on), date(2026, 6, 1), Kind::Observation).map(|due| due.until);
    // 12 July is a Sunday.
    assert_eq!(until(&child), Some(date(2026, 7, 13)));
    child.away = vec![Period { from: Some(date(2026, 7, 1)), until: Some(date(2026, 8, 14)) }];
    assert_eq!(until(&child), Some(date(2026, 8, 28)));
    child.places[0].until = Some(date(2026, 8, 20));
    assert_eq!(until(&child), None);
}

#[test]
fn a_closure_does_not_move_a_talk_past_the_last_day() {
    let mut child = Facts { talks: vec![(Kind::ParentTalk, Talk::Held(date(2025, 7, 17)))], ..facts() };
    let days = Weekdays(vec![Period { from: Some(date(2026, 7, 13)), until: Some(date(2026, 7, 24)) }]);
    let mut until = |leaves| {
        child.places[0].until = leaves;
        let mut found = Vec::new();
        of_child(&child, &one(terms(0)), &days, date(2026, 7, 1), &mut found);
        found.iter().for_each(|due| assert_eq!(due.explained(&days), due.until));
        found.iter().find(|due| due.kind == Kind::ParentTalk).map(|due| due.until)
    };
    assert_eq!(until(None), Some(date(2026, 7, 27)));
    assert_eq!(until(Some(date(2026, 7, 20))), Some(date(2026, 7, 20)));
    assert_eq!(until(Some(date(2026, 7, 16))), None, "it is due after the child left");
}

#[test]
fn the_birthday_takes_the_place_of_the_months() {
    let on = Terms { observation_months: 6, observation_at_birthday: true, ..Terms::default() };
    let until = |child: &Facts<u32>, day| find(child, &one(on), day, Kind::Observation).map(|due| due.until);
    let mut child = facts();
    assert_eq!(until(&child, date(2026, 3, 22)), None);
    assert_eq!(until(&child, date(2026, 3, 23)), Some(date(2026, 5, 18)));
    child.observed = vec![observed(date(2026, 4, 2), false)];
    assert_eq!(until(&child, date(2026, 4, 2)), None);
}

#[test]
fn months_that_take_the_place_of_the_birthday_are_counted_from_their_own_version() {
    let birthday = Terms { observation_months: 6, observation_at_birthday: true, ..Terms::default() };
    let months = Terms { observation_at_birthday: false, ..birthday };
    let new = date(2026, 3, 2);
    let versions = [one(birthday)[0], Version { starts_on: new, terms: months }];
    let child = Facts { observed: vec![observed(date(2025, 4, 1), false)], ..facts() };
    let due = find(&child, &versions, new, Kind::Observation).unwrap();
    assert_eq!((due.until, due.standing(new)), (date(2026, 3, 30), Standing::Due));
}

#[test]
fn milestones_are_looked_at_when_a_child_comes_to_a_new_age() {
    let on = Terms { milestone_weeks: 6, ..Terms::default() };
    let due = |child: &Facts<u32>, day| find(child, &one(on), day, Kind::Milestones);
    let mut child = facts();
    let first = due(&child, date(2026, 4, 20)).unwrap();
    assert_eq!((first.from, first.until), (date(2026, 4, 20), date(2026, 6, 1)));
    assert_eq!(first.standing(date(2026, 6, 2)), Standing::Late);
    // Somebody looked a little before; the next birthday asks again.
    child.milestones = Some(date(2026, 3, 10));
    assert_eq!(due(&child, date(2026, 4, 20)), None);
    assert!(due(&child, date(2027, 4, 1)).is_some());
    let later = Version { starts_on: date(2026, 5, 4), terms: Terms::default() };
    let off = [one(on)[0], later];
    assert!(find(&facts(), &off, date(2026, 5, 3), Kind::Milestones).is_some());
    assert_eq!(find(&facts(), &off, date(2026, 5, 4), Kind::Milestones), None);
    assert_eq!(due(&Facts { birth_date: date(2025, 9, 1), ..facts() }, date(2026, 8, 3)), None);
}

#[test]
fn management_sees_what_stays_late() {
    let child = Facts { observed: vec![observed(date(2026, 3, 5), false)], ..facts() };
    let due = find(&child, &one(terms(1)), date(2026, 3, 5), Kind::Contact).unwrap();
    assert_eq!(due.standing(date(2026, 3, 26)), Standing::Late);
    assert_eq!(due.standing(date(2026, 3, 27)), Standing::Escalated);
    let never = Terms { escalate_days: 0, ..terms(1) };
    let due = find(&child, &one(never), date(2026, 3, 5), Kind::Contact).unwrap();
    assert_eq!(due.standing(date(2027, 3, 5)), Standing::Late);
}

/// The profile with one setting changed.
fn with(setting: Setting, value: &str) -> Terms {
    let head = format!("[{}.{}]\nvalue = ", setting.section(), setting.key());
    let (before, after) = PROFILES[1].1.split_once(&head).unwrap();
    let (_, rest) = after.split_once('\n').unwrap();
    Protocol::parse(&format!("{before}{head}{value}\n{rest}")).unwrap().terms()
}

#[rstest]
#[case(Setting::SettlingInFromWeeks, "5")]
#[case(Setting::SettlingInUntilWeeks, "2")]
#[case(Setting::SettlingInLateWeeks, "1")]
#[case(Setting::FirstCarerMonths, "0")]
#[case(Setting::SettlingInReviewWeeks, "6")]
#[case(Setting::ContactWorkingDays, "3")]
#[case(Setting::ParticularsWorkingDays, "3")]
#[case(Setting::NeedWorkingDays, "3")]
#[case(Setting::ObservationMonths, "6")]
#[case(Setting::ObservationAtBirthday, "true")]
#[case(Setting::MilestoneWeeks, "6")]
#[case(Setting::IntroductionWeeks, "4")]
#[case(Setting::FirstMonths, "3")]
#[case(Setting::ParentTalkMonths, "12")]
#[case(Setting::ChildTalkMonths, "6")]
#[case(Setting::ExitWeeks, "6")]
#[case(Setting::EscalateDays, "3")]
#[case(Setting::MeetingWeeks, "6")]
#[case(Setting::ReviewMonths, "6")]
#[case(Setting::EvaluateOn, "2026-06-01")]
fn each_setting_changes_what_is_due(#[case] setting: Setting, #[case] value: &str) {
    let today = date(2026, 4, 16);
    let children = [
        Facts {
            after_school: true,
            observed: vec![observed(date(2026, 3, 5), true)],
            needs: vec![(8, date(2026, 3, 5))],
            places: vec![Period { from: Some(date(2026, 1, 12)), until: Some(date(2026, 12, 18)) }],
            ..facts()
        },
        starts(date(2026, 5, 11)),
    ];
    let asked = |terms: Terms| {
        let (versions, days) = (one(terms), Weekdays(Vec::new()));
        let mut found: Vec<Obligation<u32>> = Vec::new();
        for child in &children {
            of_child(child, &versions, &days, today, &mut found);
        }
        let group = GroupFacts { group: 1, last_meeting: Some(date(2026, 3, 3)), next_meeting: None };
        found.extend(of_group(&group, &versions, &days, today));
        for last in [None, Some(date(2026, 3, 3))] {
            found.extend(of_protocol(ReviewFacts { last, agreed: None }, &versions, &days, today));
        }
        found
    };
    let (before, after) = (asked(terms(1)), asked(with(setting, value)));
    let differs = |a: &[Obligation<u32>], b: &[Obligation<u32>]| a.iter().any(|due| !b.contains(due));
    assert!(differs(&after, &before) || differs(&before, &after), "{setting:?} = {value}");
}

fn any_day(from: Date, days: i32) -> impl Strategy<Value = Date> {
    (0..days).prop_map(move |n| after(from, n))
}

fn any_terms() -> impl Strategy<Value = Terms> {
    (
        (
            0..6_u32,
            0..4_u32,
            0..3_u32,
            prop_oneof![Just(0_u32), Just(12)],
            prop_oneof![Just(0_u32), 2..10_u32],
        ),
        (0..10_u32, 0..15_u32, prop_oneof![Just(0_u32), 1..14_u32], any::<bool>()),
        (
            0..5_u32,
            0..4_u32,
            prop_oneof![Just(0_u32), 1..14_u32],
            prop_oneof![Just(0_u32), 1..14_u32],
            0..8_u32,
        ),
        (
            0..10_u32,
            0..13_u32,
            prop_oneof![Just(0_u32), 1..30_u32],
            0..10_u32,
            prop_oneof![Just(0_u32), 1..20_u32],
        ),
    )
        .prop_map(|(settling, observation, talks, rest)| Terms {
            settling_in_from_weeks: settling.0,
            settling_in_until_weeks: settling.1.min(settling.0),
            settling_in_late_weeks: settling.2.min(settling.1).min(settling.0),
            first_carer_months: settling.3,
            settling_in_review_weeks: settling.4,
            contact_working_days: observation.0,
            need_working_days: rest.3,
            particulars_working_days: observation.1,
            observation_months: observation.2,
            observation_at_birthday: observation.3,
            milestone_weeks: rest.4,
            introduction_weeks: talks.0,
            first_months: talks.1,
            parent_talk_months: talks.2,
            child_talk_months: talks.3,
            exit_weeks: talks.4,
            meeting_weeks: rest.0,
            review_months: rest.1,
            answer_working_days: 0,
            child_working_days: 1,
            escalate_days: rest.2,
            ..Terms::default()
        })
}

pub(super) fn any_versions() -> impl Strategy<Value = Vec<Version>> {
    let any_terms = || prop_oneof![2 => any_terms(), 1 => Just(terms(0)), 1 => Just(terms(1))];
    (any_terms(), proptest::option::of((any_terms(), 30..300_i32))).prop_map(|(first, later)| {
        let mut versions = vec![Version { starts_on: FIRST_DAY, terms: first }];
        versions.extend(later.map(|(terms, n)| Version { starts_on: after(FIRST_DAY, n), terms }));
        versions
    })
}

pub(super) fn any_facts() -> impl Strategy<Value = Facts<u32>> {
    (
        any_day(date(2014, 1, 1), 12 * 365),
        any_day(date(2025, 1, 1), 700),
        proptest::option::of(20..900_i32),
        any::<bool>(),
        proptest::option::of((any_day(FIRST_DAY, 300), 1..80_i32)),
        proptest::collection::vec(
            (any_day(date(2025, 6, 1), 400), 0..90_i32, any::<bool>(), any::<bool>()),
            0..4,
        ),
        proptest::collection::vec((any_day(date(2024, 6, 1), 800), 0..4_usize, any::<bool>()), 0..4),
        proptest::collection::vec(any_day(date(2025, 6, 1), 400), 0..3),
    )
        .prop_map(|(birth_date, start, stay, after_school, away, observed, talks, needs)| {
            let kinds = [Kind::ParentTalk, Kind::ChildTalk, Kind::FirstMonthsTalk, Kind::IntroductionTalk];
            Facts {
                child: 1,
                birth_date,
                places: vec![Period { from: Some(start), until: stay.map(|n| after(start, n)) }],
                after_school,
                after_school_since: None,
                away: away
                    .map(|(from, n)| Period { from: Some(from), until: Some(after(from, n)) })
                    .into_iter()
                    .collect(),
                settling_in: None,
                milestones: None,
                first_carer: None,
                observed: observed
                    .into_iter()
                    .zip(10..)
                    .map(|((on, ago, periodic, particulars), id)| Observed {
                        id,
                        seen: after(on, -ago),
                        on,
                        periodic,
                        particulars,
                        told: None,
                        talk: None,
                    })
                    .collect(),
                talks: talks
                    .into_iter()
                    .map(|(day, kind, held)| {
                        (kinds[kind], if held { Talk::Held(day) } else { Talk::Declined(day) })
                    })
                    .collect(),
                needs: (50..).zip(needs).collect(),
            }
        })
}

/// What somebody does to settle an obligation on a day.
pub(super) fn settle(facts: &mut Facts<u32>, due: &Obligation<u32>, today: Date, declined: bool) {
    let talk = if declined && due.kind.can_be_declined() { Talk::Declined(today) } else { Talk::Held(today) };
    match (due.kind, due.base) {
        (Kind::Need, Base::Need(id, _)) => facts.needs.retain(|(need, _)| *need != id),
        (Kind::SettlingIn, _) => facts.settling_in = Some(today),
        (Kind::FirstCarer, _) => facts.first_carer = Some(today),
        (Kind::Milestones, _) => facts.milestones = Some(today),
        (Kind::Contact | Kind::ParticularsTalk, Base::Observation(id, _)) => {
            let observed = facts.observed.iter_mut().find(|o| o.id == id).unwrap();
            if due.kind == Kind::Contact { observed.told = Some(today) } else { observed.talk = Some(talk) }
        }
        (Kind::Observation, _) => {
            let id = 100 + u32::try_from(facts.observed.len()).unwrap();
            facts.observed.push(Observed {
                id,
                seen: today,
                on: today,
                periodic: true,
                particulars: false,
                told: None,
                talk: None,
            });
        }
        (kind, _) => facts.talks.push((kind, talk)),
    }
}

proptest! {
    #[test]
    fn every_due_day_is_explained(
        facts in any_facts(), versions in any_versions(), n in 0..400_i32, closed in any_day(FIRST_DAY, 400),
    ) {
        let days = Weekdays(vec![Period { from: Some(closed), until: Some(after(closed, 12)) }]);
        let mut found = Vec::new();
        of_child(&facts, &versions, &days, after(FIRST_DAY, n), &mut found);
        for due in found {
            prop_assert_eq!(due.explained(&days), due.until, "{:?}", due);
            prop_assert!(due.from <= due.until && due.until <= due.late_after);
        }
    }

    #[test]
    fn nothing_from_before_the_first_day_is_late_on_it(facts in any_facts(), versions in any_versions()) {
        for due in all(&facts, &versions, FIRST_DAY) {
            prop_assert!(due.standing(FIRST_DAY) > Standing::Late, "{due:?}");
        }
    }

    #[test]
    fn settling_one_never_makes_another_overdue(
        facts in any_facts(), versions in any_versions(), n in 0..400_i32, declined in any::<bool>(),
    ) {
        let today = after(FIRST_DAY, n);
        let before = all(&facts, &versions, today);
        for settled in before.iter().filter(|due| due.standing(today) <= Standing::Due) {
            let mut then = facts.clone();
            settle(&mut then, settled, today, declined);
            for due in all(&then, &versions, today) {
                prop_assert!(!due.is_same(settled), "not settled: {due:?}");
                let late = due.standing(today) <= Standing::Late;
                let was = before.iter().any(|b| b.is_same(&due) && b.standing(today) <= Standing::Late);
                prop_assert!(!late || was, "{due:?}");
            }
        }
    }

    #[test]
    fn a_talk_is_due_from_its_own_day_on_and_when_moments_came_to_nothing(
        facts in any_facts(), versions in any_versions(), n in 0..400_i32, ago in -40..40_i32, offered in any::<bool>(),
    ) {
        let today = after(FIRST_DAY, n);
        let day = after(today, if offered { -ago.abs() } else { -ago });
        let talk = if offered { Talk::Unchosen(day) } else { Talk::Planned(day) };
        let before = all(&facts, &versions, today);
        for kind in [Kind::ParentTalk, Kind::FirstMonthsTalk, Kind::IntroductionTalk, Kind::ExitTalk, Kind::ChildTalk] {
            let mut then = facts.clone();
            then.talks.push((kind, talk));
            let found = all(&then, &versions, today);
            prop_assert_eq!(found.len(), before.len());
            for (due, was) in found.iter().zip(&before) {
                // It is the same, until the same day: nothing but when it is to be done first changes.
                prop_assert_eq!((due.kind, due.base, due.until, due.late_after), (was.kind, was.base, was.until, was.late_after));
                let (stands, stood) = (due.standing(today), was.standing(today));
                let expected = match talk {
                    Talk::Planned(day) if due.kind == kind && day > today => Standing::Planned,
                    Talk::Planned(day) if due.kind == kind && day == today => Standing::Due,
                    _ if due.kind == kind => stood.min(Standing::Due),
                    _ => stood,
                };
                prop_assert_eq!(stands, expected, "{:?}", due);
            }
        }
    }

    #[test]
    fn a_version_changes_nothing_before_its_date(facts in any_facts(), versions in any_versions(), n in 0..400_i32) {
        let today = after(FIRST_DAY, n);
        let known: Vec<Version> = versions.iter().filter(|v| v.starts_on <= today).copied().collect();
        prop_assert_eq!(all(&facts, &versions, today), all(&facts, &known, today));
    }

    #[test]
    fn a_goal_is_due_as_near_as_its_day_is_and_never_for_management(
        evaluate_on in any_day(FIRST_DAY, 400), n in 0..600_i32, of_child in any::<bool>(),
    ) {
        let subject = if of_child { Subject::Child(1_u32) } else { Subject::Group(1) };
        let due = of_goal(&GoalFacts { goal: 7, subject, evaluate_on });
        let today = after(FIRST_DAY, n);
        let expected = match goal::nearness(evaluate_on, today) {
            goal::Nearness::Ahead => Standing::Coming,
            goal::Nearness::Coming => Standing::Due,
            goal::Nearness::Late => Standing::Late,
        };
        prop_assert_eq!(due.standing(today), expected);
        prop_assert_eq!(due.explained(&Weekdays(vec![Period { from: Some(evaluate_on), until: None }])), due.until);
        prop_assert!(due.from <= due.until && due.until <= due.late_after);
        // Another day, or another goal, is another thing to do.
        let other = of_goal(&GoalFacts { goal: 7, subject, evaluate_on: after(evaluate_on, 1) });
        prop_assert!(due.is_same(&due) && !due.is_same(&other));
    }

    #[test]
    fn the_day_that_was_agreed_for_the_next_discussion_is_the_day(
        last in proptest::option::of(any_day(FIRST_DAY, 400)), agreed in any_day(FIRST_DAY, 800), n in 0..400_i32,
        versions in any_versions(),
    ) {
        let (today, days) = (after(FIRST_DAY, n), Weekdays(Vec::new()));
        let of = |agreed| of_protocol::<u32>(ReviewFacts { last, agreed }, &versions, &days, today);
        let (plain, chosen) = (of(None), of(Some(agreed)));
        if last.is_some_and(|last| last >= agreed) {
            prop_assert_eq!(chosen, plain, "a day that has been is no day any more");
        } else {
            let chosen = chosen.expect("what was agreed counts where the protocol asks nothing too");
            prop_assert_eq!(chosen.explained(&days), chosen.until);
            prop_assert_eq!(chosen.until, days.next_open(agreed));
            prop_assert_eq!(chosen.setting.is_some(), plain.is_some());
        }
    }

    #[test]
    fn the_day_that_the_protocol_names_is_the_day_of_its_next_discussion_and_nothing_is_late_on_the_first_day(
        named in any_day(date(2025, 1, 1), 900), last in proptest::option::of(any_day(date(2025, 1, 1), 500)),
        n in 0..400_i32, months in prop_oneof![Just(0_u32), Just(12)],
    ) {
        let days = Weekdays(Vec::new());
        let terms = Terms { evaluate_on: Some(named), review_months: months, ..Terms::default() };
        let of = |last, today| of_protocol::<u32>(ReviewFacts { last, agreed: None }, &one(terms), &days, today);
        let first = of(None, FIRST_DAY).unwrap();
        prop_assert!(first.standing(FIRST_DAY) > Standing::Late, "{first:?}");
        let today = after(FIRST_DAY, n);
        let due = of(None, today).unwrap();
        prop_assert_eq!((due.base, due.until), (first.base, first.until));
        prop_assert_eq!(due.explained(&days), due.until);
        let expected = if named < FIRST_DAY { after(FIRST_DAY, GRACE_DAYS) } else { named };
        prop_assert_eq!(due.until, days.next_open(expected));
        let held = last.is_some_and(|last| last >= after(named, -56));
        let next = of(last, today);
        prop_assert_eq!(next.is_some_and(|next| next.base == Base::Named(named)), !held);
        prop_assert_eq!(next.is_some(), !held || months > 0);
    }
}

#[test]
fn a_message_is_answered_within_the_working_days_of_its_own_version() {
    let asks = |days| Terms { answer_working_days: days, escalate_days: 7, ..Terms::default() };
    let versions = [
        Version { starts_on: FIRST_DAY, terms: asks(2) },
        Version { starts_on: date(2026, 3, 6), terms: asks(0) },
    ];
    let message = |sent_on| MessageFacts { message: 5, child: 1, sent_on };
    let due = |sent_on, today| of_message(&message(sent_on), &versions, &Weekdays(Vec::new()), today);
    let friday = date(2026, 3, 5);
    let answer = due(friday, date(2026, 3, 10)).unwrap();
    assert_eq!((answer.from, answer.until), (friday, date(2026, 3, 9)));
    assert_eq!(answer.explained(&Weekdays(Vec::new())), answer.until);
    assert_eq!(answer.standing(date(2026, 3, 10)), Standing::Late);
    assert_eq!(answer.standing(date(2026, 3, 17)), Standing::Escalated);
    assert_eq!(due(date(2026, 3, 6), date(2026, 3, 10)), None, "no answer was promised any more");
}

#[test]
fn what_is_asked_without_custody_waits_with_a_term_or_without() {
    let asks = |days| Terms { inquiry_working_days: days, escalate_days: 7, ..Terms::default() };
    let versions = |days| [Version { starts_on: FIRST_DAY, terms: asks(days) }];
    let (monday, weekdays) = (date(2026, 3, 2), Weekdays(Vec::new()));
    let facts = InquiryFacts { inquiry: 5, child: 1, asked_on: monday };
    let due = |days, today| of_inquiry(&facts, &versions(days), &weekdays, today).unwrap();
    let (ten, off) = (due(10, monday), due(0, monday));
    assert_eq!((ten.until, ten.setting), (date(2026, 3, 16), Some(Setting::InquiryWorkingDays)));
    assert_eq!(ten.standing(date(2026, 3, 17)), Standing::Late);
    assert_eq!(ten.standing(date(2026, 3, 24)), Standing::Escalated);
    assert_eq!((off.setting, off.escalates_after), (None, None));
    assert_eq!(off.standing(date(2027, 3, 2)), Standing::Due, "it waits, and is never late");
    for one in [ten, off] {
        assert_eq!(one.explained(&weekdays), one.until);
    }
}

proptest! {
    #[test]
    fn answering_what_one_guardian_asked_makes_nothing_else_late(
        asked in proptest::collection::vec(-60i32..1, 1..6), term in 0u32..20, escalate in 0u32..20, n in 0usize..6,
    ) {
        let terms = Terms { inquiry_working_days: term, escalate_days: escalate, ..Terms::default() };
        let (versions, today) = ([Version { starts_on: FIRST_DAY, terms }], after(FIRST_DAY, 90));
        let due = |without: Option<usize>| -> Vec<Obligation<u32>> {
            let all = asked.iter().zip(0u32..).enumerate().filter(|(at, _)| Some(*at) != without);
            all.filter_map(|(_, (ago, inquiry))| {
                let facts = InquiryFacts { inquiry, child: 1, asked_on: after(today, *ago) };
                of_inquiry(&facts, &versions, &Weekdays(Vec::new()), today)
            })
            .collect()
        };
        let (before, left) = (due(None), due(Some(n)));
        prop_assert_eq!(before.len(), asked.len(), "with a term or without, each waits");
        for one in &left {
            let was = before.iter().find(|due| due.is_same(one)).map(|due| due.standing(today));
            prop_assert_eq!(was, Some(one.standing(today)));
            prop_assert!(term > 0 || one.standing(today) == Standing::Due);
        }
    }
}

#[test]
fn a_child_that_asks_is_spoken_to_by_the_next_working_day() {
    let terms = Terms { child_working_days: 1, ..Terms::default() };
    let versions = [Version { starts_on: FIRST_DAY, terms }];
    let friday = date(2026, 3, 6);
    let facts = RequestFacts { request: 5, child: 1, asked_on: friday };
    let due = of_request(&facts, &versions, &Weekdays(Vec::new()), friday).unwrap();
    assert_eq!((due.from, due.until), (friday, date(2026, 3, 9)));
    assert_eq!((due.standing(friday), due.escalates_after), (Standing::Due, None), "due at once");
    assert_eq!(due.standing(date(2026, 3, 10)), Standing::Late);
}
