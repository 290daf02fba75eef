//! Examples worked out by hand.

use mentorkind_division::{
    Ask, Candidate, Child, Division, Group, HalfDays, Outcome, Pair, Present, Reason, Repair, Staff, Weights,
    Wish, explain, load_step, repaired, repairs_within, solve, terms,
};

/// Mondays and Tuesdays of both weeks, mornings and afternoons.
const MONDAYS: u32 = 0b11 | 0b11 << 14;
const TUESDAYS: u32 = MONDAYS << 2;
const FRIDAYS: u32 = MONDAYS << 8;

/// Children with these half-days, staff who work these half-days.
fn group(attends: &[u32], works: &[u32]) -> Group {
    let child = |&days: &u32| Child { attends: HalfDays(days), ..Child::default() };
    let candidate = |&days: &u32| Some(Candidate { works: HalfDays(days), ..Candidate::default() });
    Group {
        children: attends.iter().map(child).collect(),
        staff: works.iter().map(|days| Staff { half_days: days.count_ones(), max: None }).collect(),
        candidates: attends.iter().flat_map(|_| works.iter().map(candidate)).collect(),
        ..Group::default()
    }
}

fn optimum(group: &Group) -> Division {
    match solve(group, &Weights::default(), Ask { runners_up: true, ..Ask::default() }) {
        Outcome::Optimal(division) => division,
        Outcome::Infeasible(blocked) => panic!("{blocked:?}"),
    }
}

#[test]
fn load_steps_are_rounded_to_the_nearest_point() {
    let weights = Weights::default();
    assert_eq!([1, 2, 3].map(|nth| load_step(&weights, 4, nth)), [300, 900, 1500]);
    // 1200 / 7 is 171.4, 3600 / 7 is 514.3, 6000 / 7 is 857.1.
    assert_eq!([1, 2, 3].map(|nth| load_step(&weights, 7, nth)), [171, 514, 857]);
    // 1200 / 16 is 75, 1200 / 9 is 133.3, 1200 / 18 is 66.7.
    assert_eq!([16, 9, 18].map(|days| load_step(&weights, days, 1)), [75, 133, 67]);
}

#[test]
fn each_term_is_paid_on_its_own_ground() {
    let weights = Weights::default();
    let cost = |group: &Group| terms(group, &weights, 0, 0).unwrap().total();
    // Together on all four half-days, on two of four, on none.
    assert_eq!(cost(&group(&[MONDAYS], &[MONDAYS])), 0);
    assert_eq!(cost(&group(&[MONDAYS], &[0b11])), 200);
    assert_eq!(cost(&group(&[MONDAYS], &[FRIDAYS])), 400 + 400);
    // One of three is less than half, two of three is not less than two thirds.
    assert_eq!(cost(&group(&[0b111], &[0b1])), 200 + 400);
    let mut baby = group(&[0b111], &[0b11]);
    baby.children[0].baby = true;
    assert_eq!(cost(&baby), 100);
    baby.children[0].attends = HalfDays(MONDAYS);
    assert_eq!(cost(&baby), 200 + 500);
    // Flexible care has no half-days to miss, also for a baby.
    baby.children[0].attends = HalfDays(0);
    assert_eq!(cost(&baby), 0);
    baby.children[0].present = Present::Elsewhere;
    assert_eq!(cost(&baby), 600);
    baby.children[0].present = Present::Staff(0);
    assert_eq!(cost(&baby), 0);
    let candidate = baby.candidates[0].as_mut().unwrap();
    (candidate.stops, candidate.not_known_well, candidate.language) = (true, true, true);
    assert_eq!(cost(&baby), 300 + 200 + 60);
    baby.candidates[0] = None;
    assert_eq!(terms(&baby, &weights, 0, 0), None);
}

#[test]
fn children_go_to_who_is_there_and_loads_are_spread() {
    let division = optimum(&group(&[MONDAYS, TUESDAYS, MONDAYS, TUESDAYS], &[TUESDAYS, MONDAYS]));
    assert_eq!(division.mentors, [1, 0, 1, 0]);
    assert_eq!(division.objective, 2 * (300 + 900));
    // Elsewhere a child sees its mentor on none of its days and is the third there, not the second here.
    assert!(division.runners_up.iter().all(|other| other.unwrap().price == 800 + 1500 - 900));
}

#[test]
fn equally_cheap_divisions_give_the_first() {
    let division = optimum(&group(&[MONDAYS; 4], &[MONDAYS, MONDAYS]));
    assert_eq!(division.mentors, [0, 0, 1, 1]);
    assert_eq!(division.runners_up[3].unwrap().price, 0);
}

#[test]
fn a_choice_by_hand_is_kept_and_its_price_is_below_nothing() {
    let mut group = group(&[MONDAYS, MONDAYS], &[MONDAYS, FRIDAYS]);
    group.chosen = vec![(0, 1)];
    let division = optimum(&group);
    assert_eq!(division.mentors, [1, 0]);
    // Without the choice both are at the first: 300 + 900 for 800 + 300 + 300.
    let runner_up = division.runners_up[0].unwrap();
    assert_eq!((runner_up.mentor, runner_up.price), (0, 1200 - 1400));
    assert_eq!(explain(&group, &Weights::default(), &division)[0].prices, [Some(-200), Some(0)]);
}

#[test]
fn a_wish_is_broken_where_that_is_cheaper() {
    let mut group = group(&[MONDAYS, TUESDAYS], &[MONDAYS, TUESDAYS]);
    group.pairs = vec![Pair { a: 0, b: 1, wish: Wish::Same, hard: false }];
    let division = optimum(&group);
    assert_eq!((division.mentors, division.objective), (vec![0, 1], 600 + 250));
    group.pairs[0].hard = true;
    let division = optimum(&group);
    assert_eq!((division.mentors, division.objective), (vec![0, 0], 300 + 900 + 800));
}

#[test]
fn repairs_are_said_with_names() {
    let names = (["Noor", "Sem", "Mila"], ["Els", "Bo"]);
    let say = |repair: &[Repair]| repair.iter().map(|r| r.in_words(&names.0, &names.1)).collect::<Vec<_>>();
    let blocked = |group: &Group| match solve(group, &Weights::default(), Ask::default()) {
        Outcome::Infeasible(blocked) => blocked,
        Outcome::Optimal(division) => panic!("{division:?}"),
    };
    let mut group = group(&[MONDAYS; 3], &[MONDAYS, FRIDAYS]);
    for staff in &mut group.staff {
        staff.max = Some(1);
    }
    let full = blocked(&group);
    assert_eq!((full.reason, full.children, full.staff), (Reason::Capacity, vec![0, 1, 2], vec![0, 1]));
    assert_eq!(say(&full.repair), ["raise the maximum of Els by 1"]);

    group = repaired(&group, &full.repair);
    group.pairs = vec![Pair { a: 1, b: 2, wish: Wish::Same, hard: true }];
    group.chosen = vec![(0, 0)];
    let clash = blocked(&group);
    assert_eq!((clash.reason, clash.children), (Reason::Pairs, vec![0, 1, 2]));
    assert_eq!(say(&clash.repair), ["release the choice of Els for Noor"]);
    group.chosen.clear();
    group.pairs.push(Pair { a: 0, b: 2, wish: Wish::Same, hard: true });
    assert_eq!(say(&blocked(&group).repair), ["release the pair of Sem and Mila"]);

    group.candidates[2] = None;
    group.candidates[3] = None;
    let nobody = blocked(&group);
    assert_eq!((nobody.reason, nobody.children, nobody.staff), (Reason::NoStaff, vec![1], vec![]));
    assert_eq!(say(&nobody.repair[..1]), ["add somebody to the group who may be the mentor of Sem"]);
}

#[test]
fn places_are_found_with_two_before_one_has_too_many() {
    let mut group = group(&[MONDAYS; 15], &[MONDAYS, MONDAYS]);
    for staff in &mut group.staff {
        staff.max = Some(5);
    }
    let Outcome::Infeasible(blocked) = solve(&group, &Weights::default(), Ask::default()) else {
        panic!("it fits")
    };
    assert_eq!(blocked.repair, [Repair::RaiseMaximum { staff: 0, by: 5 }]);
    let two = [Repair::RaiseMaximum { staff: 0, by: 3 }, Repair::RaiseMaximum { staff: 1, by: 2 }];
    assert_eq!(repairs_within(&group, 8), two);
    assert_eq!(repairs_within(&group, 5), blocked.repair, "where it cannot be, as without a number");
}
