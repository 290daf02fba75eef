//! Who is there: the children and the staff of a house with two groups of day care and one of after-school care, by chance,
//! and what becomes of them in the year.

use jiff::{ToSpan, civil::Date};
use mentorkind_division::HalfDays;

use crate::{
    half_days::parse,
    interim::Away,
    obligation::{Facts, Kind, Observed, Talk, after, months_after, tests::FIRST_DAY},
    period::Period,
};

/// The group of babies.
pub(super) const BABIES: u32 = 1001;
/// The group of toddlers.
pub(super) const TODDLERS: u32 = 1002;
/// The group of after-school care.
pub(super) const SCHOOL: u32 = 1003;
/// All groups.
pub(super) const GROUPS: [u32; 3] = [BABIES, TODDLERS, SCHOOL];

/// A seeded source of chance.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below another one.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(n.max(1))).unwrap()
    }

    /// True once in so many times.
    pub(super) fn one_in(&mut self, n: u32) -> bool {
        self.below(n) == 0
    }

    /// A day from so many days after another one, before so many.
    pub(super) fn day(&mut self, from: Date, least: u32, most: u32) -> Date {
        let days = least + self.below(most - least);
        after(from, i32::try_from(days).unwrap())
    }
}

/// A child, and on which group it is when.
pub(super) struct Child {
    pub(super) facts: Facts<u32>,
    pub(super) places: Vec<(u32, Period)>,
    pub(super) attends: HalfDays,
    /// The day on which the planning came to know it.
    pub(super) since: Date,
    pub(super) died: bool,
}

impl Child {
    /// Whether something is asked of it: it is known, lives, and has a place now or later.
    pub(super) fn counts(&self, today: Date) -> bool {
        let there = self.places.iter().any(|(_, place)| !place.ended_before(today));
        self.since <= today && !self.died && there
    }

    /// The place on which it is, or will be first: the group, and when.
    pub(super) fn place_of(&self, today: Date) -> Option<(u32, Period)> {
        let places = self.places.iter().filter(|(_, place)| !place.ended_before(today));
        places.min_by_key(|(_, place)| place.from).copied()
    }

    /// The group of that place.
    pub(super) fn group(&self, today: Date) -> Option<u32> {
        self.place_of(today).map(|(group, _)| group)
    }

    /// It has these places from now on.
    pub(super) fn place(&mut self, places: Vec<(u32, Period)>) {
        self.facts.places = places.iter().map(|(_, place)| *place).collect();
        self.places = places;
    }
}

/// A member of staff on a group.
pub(super) struct Colleague {
    pub(super) id: u32,
    pub(super) name: String,
    pub(super) group: u32,
    pub(super) works: HalfDays,
    pub(super) period: Period,
    /// Absences that are known.
    pub(super) away: Vec<Away>,
}

/// What becomes of somebody, and is known from a day on.
#[derive(Clone, Copy, Debug)]
pub(super) enum Happening {
    /// The child leaves after this day.
    Leaves(usize, Date),
    /// Its last day is another one.
    Stays(usize),
    /// The child is on another group from this day on.
    Moves(usize, u32, Date),
    /// The child begins on another day than was planned.
    StartsLater(usize, Date),
    /// The child comes back on this day.
    Returns(usize, Date),
    /// The child is not there in this period.
    ChildAway(usize, Period),
    /// The child died.
    Dies(usize),
    /// The colleague is away for this long.
    Away(usize, Away),
    /// The colleague stops after this day.
    Stops(usize, Date),
    /// The house is closed.
    Closes(Period),
}

const DAYS: [&[u8]; 6] = [b"ma di", b"di do", b"wo do vr", b"ma di wo do vr", b"ma vr", b"ma-o di-o do"];

fn child(
    dice: &mut Dice,
    id: u32,
    (group, age_months): (u32, u32),
    from: Date,
    until: Option<Date>,
) -> Child {
    let born = dice.day(FIRST_DAY, 0, 28);
    let birth_date = born.saturating_sub(i64::from(age_months).months());
    let mut talks = Vec::new();
    let mut observed = Vec::new();
    // Part of what was done before is known.
    if from < FIRST_DAY && dice.one_in(2) {
        talks.push((Kind::ParentTalk, Talk::Held(dice.day(from, 0, 300).min(FIRST_DAY))));
        let on = dice.day(from, 0, 300).min(FIRST_DAY);
        observed.push(Observed {
            id: 1,
            seen: on,
            on,
            periodic: true,
            particulars: false,
            told: Some(on),
            talk: None,
        });
    }
    let place = Period { from: Some(from), until };
    Child {
        facts: Facts {
            child: id,
            birth_date,
            places: vec![place],
            after_school: group == SCHOOL,
            after_school_since: (group == SCHOOL).then_some(from),
            away: Vec::new(),
            settling_in: None,
            first_carer: None,
            observed,
            milestones: None,
            talks,
            needs: Vec::new(),
        },
        places: vec![(group, place)],
        attends: parse(DAYS[dice.below(6) as usize]).unwrap(),
        since: FIRST_DAY,
        died: false,
    }
}

/// The children, and what becomes of them.
pub(super) fn children(dice: &mut Dice) -> (Vec<Child>, Vec<(Date, Happening)>) {
    let ago = |dice: &mut Dice| dice.day(after(FIRST_DAY, -400), 0, 390);
    let soon = |dice: &mut Dice| dice.day(FIRST_DAY, 0, 150);
    let mut known = Vec::new();
    let mut happens = Vec::new();
    let cast: [((u32, u32), bool); 13] = [
        ((BABIES, 2), true),    // 0: a baby that starts …
        ((TODDLERS, 30), true), // 1: … with its brother on the other group
        ((TODDLERS, 26), false),
        ((TODDLERS, 36), false), // 3: leaves
        ((BABIES, 16), false),   // 4: goes to the toddlers
        ((TODDLERS, 44), false), // 5: goes to school and after-school care
        ((SCHOOL, 70), false),
        ((SCHOOL, 50), true),
        ((BABIES, 9), false),    // 8: dies
        ((TODDLERS, 28), false), // 9: leaves and comes back
        ((SCHOOL, 90), false),   // 10: away for long
        ((TODDLERS, 40), false), // 11: goes to school elsewhere
        ((BABIES, 5), true),     // 12: known shortly before it starts, and later than planned
    ];
    for (n, (who, starts)) in (0..).zip(cast) {
        let from = if starts { soon(dice) } else { ago(dice) };
        known.push(child(dice, n + 1, who, from, None));
    }
    let brother = known[0].places[0].1;
    known[1].place(vec![(TODDLERS, brother)]);
    for newcomer in [0, 1, 7, 12] {
        let start = known[newcomer].places[0].1.from.unwrap();
        let weeks = if newcomer == 12 { dice.below(4) } else { 2 + dice.below(10) };
        let since = after(start, -7 * i32::try_from(weeks).unwrap());
        known[newcomer].since = since.max(FIRST_DAY);
    }
    let start = known[12].places[0].1.from.unwrap();
    happens.push((known[12].since, Happening::StartsLater(12, dice.day(start, 1, 30))));
    let notice = dice.day(FIRST_DAY, 20, 200);
    let last = dice.day(notice, 3, 70);
    happens.push((notice, Happening::Leaves(3, last)));
    if dice.one_in(2) {
        happens.push((dice.day(notice, 0, 30).min(last), Happening::Stays(3)));
    }
    let told = dice.day(FIRST_DAY, 10, 250);
    happens.push((told, Happening::Moves(4, TODDLERS, dice.day(told, 1, 60))));
    let fourth = months_after(known[5].facts.birth_date, 48);
    happens.push((after(fourth, -80), Happening::Moves(5, SCHOOL, fourth)));
    happens.push((dice.day(FIRST_DAY, 1, 366), Happening::Dies(8)));
    let last = dice.day(FIRST_DAY, 30, 150);
    happens.push((after(last, -25), Happening::Leaves(9, last)));
    happens.push((dice.day(last, 0, 60), Happening::Returns(9, dice.day(last, 1, 140))));
    for absent in [2, 10, 10, 6] {
        let told = dice.day(FIRST_DAY, 0, 340);
        let from = dice.day(told, 0, 40);
        let until = (!dice.one_in(8)).then(|| dice.day(from, 1, 90));
        happens.push((told, Happening::ChildAway(absent, Period { from: Some(from), until })));
    }
    let school = months_after(known[11].facts.birth_date, 48);
    happens.push((after(school, -60), Happening::Leaves(11, after(school, -1))));
    (known, happens)
}

/// The staff, and what becomes of it.
pub(super) fn staff(dice: &mut Dice) -> (Vec<Colleague>, Vec<(Date, Happening)>) {
    let mut staff = Vec::new();
    let mut happens = Vec::new();
    let cast = [BABIES, BABIES, BABIES, TODDLERS, TODDLERS, TODDLERS, SCHOOL, SCHOOL];
    for (n, group) in (0..).zip(cast) {
        let works = parse(DAYS[dice.below(6) as usize]).unwrap();
        let (id, name) = (101 + n, format!("Verzonnen {n}"));
        staff.push(Colleague { id, name, group, works, period: Period::default(), away: Vec::new() });
    }
    // One starts, one stops, some are away, one of them for longer than any protocol bears.
    staff[2].period.from = Some(dice.day(FIRST_DAY, 10, 200));
    let told = dice.day(FIRST_DAY, 10, 250);
    happens.push((told, Happening::Stops(4, dice.day(told, 0, 60))));
    for (who, least, most) in [(0, 30, 90), (3, 1, 30), (6, 20, 60), (5, 1, 12)] {
        let told = dice.day(FIRST_DAY, 0, 330);
        let from = dice.day(told, 0, 20);
        happens.push((told, Happening::Away(who, Away { from, until: dice.day(from, least, most) })));
    }
    (staff, happens)
}
