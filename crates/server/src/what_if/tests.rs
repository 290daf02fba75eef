use std::collections::{BTreeMap, BTreeSet};

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use mentorkind_division::{Ask, HalfDays, Outcome, solve};
use mentorkind_domain::{
    division::Case,
    half_days::parse,
    interim::{Away, only},
    period::Period,
};
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

use super::{
    asked::{Asked, Change},
    pages::compare,
    take,
};
use crate::{
    division::{Numbers, Rules},
    group::{GroupFacts, GroupInfo, Place, StaffOn},
    mentorship::Mentorship,
    platform::ids::{ChildId, GroupId, LocationId, MentorshipId, StaffId},
    testing::{Engine, House, TODAY},
};

const GROUP: GroupId = GroupId(Uuid::from_u128(1));
const OTHER: GroupId = GroupId(Uuid::from_u128(2));

fn staff(n: u128) -> StaffId {
    StaffId(Uuid::from_u128(100 + n))
}

fn child(n: u128) -> ChildId {
    ChildId(Uuid::from_u128(200 + n))
}

fn row(group: GroupId, n: u128, bits: u32, period: Period) -> StaffOn {
    StaffOn {
        group,
        staff: staff(n),
        key: format!("S{n}"),
        name: format!("Naam {n}"),
        trainee: false,
        days: HalfDays(bits),
        max: None,
        languages: "nl".to_owned(),
        period,
        days_changed_on: None,
    }
}

fn facts(group: GroupId, rows: Vec<StaffOn>, children: &[(u32, Option<u128>)]) -> GroupFacts {
    let place = |n: usize, bits: u32| Place {
        group,
        child: child(n as u128),
        key: format!("K{n:02}"),
        first_name: format!("Kind{n}"),
        last_name: String::new(),
        birth_date: date(2023, 1, 1),
        main: true,
        days: HalfDays(bits),
        period: Period::default(),
        days_changed_on: None,
        language: String::new(),
        knows_well: String::new(),
        not_mentor: String::new(),
        same_mentor: String::new(),
        other_mentor: String::new(),
    };
    let mentorship = |n: usize, mentor: u128| Mentorship {
        id: MentorshipId(Uuid::from_u128(n as u128)),
        child: child(n as u128),
        staff: staff(mentor),
        staff_name: String::new(),
        group,
        division: None,
        from: date(2025, 1, 1),
        until: None,
        end_reason: None,
        stands_in_for: None,
    };
    let with_mentor = children.iter().enumerate().filter_map(|(n, (_, mentor))| Some((n, (*mentor)?)));
    GroupFacts {
        info: GroupInfo {
            id: group,
            name: String::new(),
            kind: "kdv".to_owned(),
            location: LocationId(Uuid::nil()),
            location_name: String::new(),
        },
        staff: rows,
        places: children.iter().enumerate().map(|(n, (bits, _))| place(n, *bits)).collect(),
        guardians: BTreeSet::new(),
        mentorships: with_mentor.map(|(n, mentor)| (child(n as u128), vec![mentorship(n, mentor)])).collect(),
        absences: BTreeMap::new(),
    }
}

fn rules() -> Rules {
    Rules { numbers: Numbers::default(), interim_weeks: 4, ..Rules::default() }
}

fn always() -> Period {
    Period::default()
}

/// A group of three colleagues and some children; who is whose mentor.
fn any_group() -> impl Strategy<Value = GroupFacts> {
    let days = || prop_oneof![Just(0b1111u32), Just(0b1111_0000), 0u32..1 << 28];
    (
        proptest::collection::vec(days(), 3),
        proptest::collection::vec((days(), proptest::option::of(0u128..4)), 1..7),
    )
        .prop_map(|(works, children)| {
            let rows = works.iter().zip(0..).map(|(bits, n)| row(GROUP, n, *bits, always())).collect();
            facts(GROUP, rows, &children)
        })
}

/// A change, and the same done to the rows themselves as the planning would have them on the day.
fn any_change() -> impl Strategy<Value = Change> {
    let who = (0u128..3).prop_map(staff);
    prop_oneof![
        (who.clone(), 0u32..1 << 28).prop_map(|(staff, bits)| Change::Days {
            group: GROUP,
            staff,
            days: HalfDays(bits)
        }),
        (who.clone(), 0i64..80, 0i64..100).prop_map(|(staff, from, more)| Change::Away {
            staff,
            from: TODAY + from.days(),
            until: TODAY + (from + more).days()
        }),
        (who, 0i64..80).prop_map(|(staff, last)| Change::Leaves { staff, last: TODAY + last.days() }),
        (0u32..1 << 28, 0i64..80, 0u32..40).prop_map(|(bits, from, months)| Change::NewChild {
            group: GROUP,
            days: HalfDays(bits),
            from: TODAY + from.days(),
            months
        }),
    ]
}

/// The facts with the change in them, written out row by row.
fn directly(facts: &GroupFacts, changes: &[Change]) -> GroupFacts {
    let mut new = facts.clone();
    for change in changes {
        if let Change::Days { staff, days, .. } = change {
            new.staff.retain(|row| row.staff != *staff || days.0 != 0);
            new.staff.iter_mut().filter(|row| row.staff == *staff).for_each(|row| row.days = *days);
        }
    }
    let mut nth = 0;
    for change in changes {
        match *change {
            Change::Away { staff, from, until } => {
                new.absences.entry(staff).or_default().push(Away { from, until });
            }
            Change::Leaves { staff, last } => {
                for row in new.staff.iter_mut().filter(|row| row.staff == staff) {
                    row.period.until = Some(row.period.until.map_or(last, |until| until.min(last)));
                }
                new.staff.retain(|row| {
                    row.period.from.zip(row.period.until).is_none_or(|(from, until)| from <= until)
                });
            }
            Change::NewChild { days, from, months, .. } => {
                let mut place = new.places[0].clone();
                place.child = super::apply::new_child(nth);
                nth += 1;
                place.key = format!("zzz{nth}");
                place.days = days;
                place.period = Period { from: Some(from), until: None };
                place.birth_date = from - i64::from(months).months();
                new.places.push(place);
            }
            Change::Days { .. } => {}
        }
    }
    new.staff.sort_by_key(|row| (row.key.clone(), row.period.from));
    new
}

/// The input with long times away in it: where nothing else is asked, only the children of who is away are divided.
fn case_of(facts: &GroupFacts, changes: &[Change], on: Date, spells: impl Fn(StaffId) -> Vec<Away>) -> Case {
    let mut case = facts.case(on, &rules().ages, &[]);
    let away =
        |who: StaffId, day: Date| spells(who).iter().any(|away| away.contains(day) && away.days() > 28);
    let who: Vec<StaffId> = case.staff.iter().map(|row| facts.staff[row.row].staff).collect();
    let days: Vec<Date> = case.children.iter().map(|child| child.on).collect();
    let mentor = |row: usize, day: Date| facts.present(facts.places[row].child, day).map(|m| m.staff);
    let mentors: Vec<Option<StaffId>> =
        case.children.iter().map(|child| mentor(child.row, child.on)).collect();
    let misses = |i: usize| mentors[i].is_some_and(|mentor| away(mentor, days[i]));
    if !changes.is_empty() && changes.iter().all(|change| matches!(change, Change::Away { .. })) {
        let gone = |j: usize| {
            let is_its = |i: usize| misses(i) && mentors[i] == Some(who[j]);
            away(who[j], on) || (0..days.len()).any(is_its)
        };
        return only(&case, misses, gone);
    }
    for (i, day) in days.iter().enumerate() {
        for (j, &who) in who.iter().enumerate() {
            let keeps = mentors[i] == Some(who) && !misses(i);
            if away(who, *day) && !keeps {
                case.group.candidates[i * case.staff.len() + j] = None;
            }
        }
    }
    case
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// What would be is what the optimiser says of the changed planning itself.
    #[test]
    fn after_is_the_division_of_the_changed_facts(
        known in any_group(),
        changes in proptest::collection::vec(any_change(), 0..4),
        later in 0i64..90,
    ) {
        let mut asked = Asked { on: Some(TODAY + later.days()), ..Asked::default() };
        changes.iter().for_each(|change| asked.put(*change));
        let on = asked.day(TODAY);
        let found = compare(std::slice::from_ref(&known), None, &asked, TODAY, &rules()).pop().unwrap();
        let spells = |who| found.after.facts.spells(who);
        let case = case_of(&directly(&known, &asked.changes), &asked.changes, on, spells);
        prop_assert_eq!(&found.after.case.group, &case.group);
        match solve(&case.group, &rules().weights, Ask::default()) {
            Outcome::Optimal(division) => {
                let weight = rules().weights.change;
                let step = found.after.frontier.as_ref().unwrap().step(weight);
                prop_assert_eq!(step.points + weight * step.changes as i64, division.objective);
                prop_assert_eq!(found.after.mentors(weight).unwrap(), division.mentors.as_slice());
                let (because, otherwise) = found.because(weight);
                prop_assert!(because <= step.changes, "no more than get another mentor");
                prop_assert_eq!(because + otherwise, found.differing(weight).len());
            }
            Outcome::Infeasible(_) => prop_assert!(found.after.frontier.is_err()),
        }
    }

    /// Somebody who is away gets other children nobody else, whatever a change costs, and nothing when it is not for long.
    #[test]
    fn a_leave_concerns_only_the_children_of_who_is_away(
        known in any_group(),
        who in 0u128..3,
        from in 0i64..80,
        days in 0i64..60,
        points in 0i64..3000,
    ) {
        let first = TODAY + from.days();
        let mut asked = Asked::default();
        asked.put(Change::Away { staff: staff(who), from: first, until: first + days.days() });
        let found = compare(std::slice::from_ref(&known), None, &asked, TODAY, &rules()).pop().unwrap();
        for i in 0..found.after.case.children.len() {
            let child = found.after.place(i).child;
            let (present, then) = (found.after.present(i), found.after.mentor_of(child, points));
            let concerned = present == Some(staff(who)) && days >= 28;
            prop_assert_eq!(found.after.concerned.contains(&child), concerned);
            prop_assert_eq!(then == present, !concerned, "{:?} {:?}", present, then);
        }
    }

    /// Where nothing changes there is no difference, wherever the slider stands.
    #[test]
    fn without_a_change_there_is_no_difference(known in any_group(), points in 0i64..3000) {
        let asked = Asked::default();
        let found = compare(std::slice::from_ref(&known), None, &asked, TODAY, &rules()).pop().unwrap();
        prop_assert!(!found.matters());
        prop_assert_eq!(found.differing(points), []);
        prop_assert_eq!(found.before.figures(points, &Numbers::default()), found.after.figures(points, &Numbers::default()));
    }

    /// The choices that are taken over make the proposal on the facts what the what-if showed, with nobody chosen in vain.
    #[test]
    fn choices_make_the_proposal_the_same(known in any_group(), bits in 0u32..1 << 28, who in 0u128..3) {
        let mut asked = Asked::default();
        asked.put(Change::Days { group: GROUP, staff: staff(who), days: HalfDays(bits | 1) });
        let found = compare(std::slice::from_ref(&known), None, &asked, TODAY, &rules()).pop().unwrap();
        let weight = rules().weights.change;
        let pairs = |side: &super::compare::Side| -> BTreeMap<ChildId, StaffId> {
            let children = (0..side.case.children.len()).map(|i| side.place(i).child);
            children.filter_map(|child| Some((child, side.mentor_of(child, weight)?))).collect()
        };
        let wanted = pairs(&found.after);
        let (choices, lost) = take::choices(&known, TODAY, &rules(), &wanted);
        prop_assert_eq!(&lost, &[]);
        let mut case = known.case(TODAY, &rules().ages, &[]);
        let index = |who: StaffId| case.staff.iter().position(|s| known.staff[s.row].staff == who).unwrap();
        let place = |who: ChildId| case.children.iter().position(|c| known.places[c.row].child == who).unwrap();
        let chosen: Vec<_> = choices.iter().map(|(child, staff)| (place(*child), index(*staff))).collect();
        case.group.chosen = chosen;
        let Outcome::Optimal(division) = solve(&case.group, &rules().weights, Ask::default()) else { unreachable!() };
        for (i, mentor) in division.mentors.iter().enumerate() {
            let child = known.places[case.children[i].row].child;
            prop_assert_eq!(wanted.get(&child), Some(&known.staff[case.staff[*mentor].row].staff));
        }
        let plain = pairs(&found.before);
        prop_assert!(plain != wanted || choices.is_empty());
    }
}

#[test]
fn who_works_on_two_groups_moves_a_day_from_one_to_the_other() {
    let one = facts(
        GROUP,
        vec![row(GROUP, 0, 0b1111, always()), row(GROUP, 1, 0b11, always())],
        &[(0b1100, Some(0))],
    );
    let two = facts(
        OTHER,
        vec![row(OTHER, 0, 0b11_0000, always()), row(OTHER, 2, 0b11, always())],
        &[(0b1100, Some(2))],
    );
    let mut asked = Asked::default();
    asked.put(Change::Days { group: GROUP, staff: staff(0), days: HalfDays(0b11) });
    asked.put(Change::Days { group: OTHER, staff: staff(0), days: HalfDays(0b11_1100) });
    let found = compare(&[one, two], None, &asked, TODAY, &rules());
    assert_eq!(found[0].after.together(0, staff(0)), 0);
    assert_eq!(found[1].after.together(0, staff(0)), 2);
    assert_eq!(found[1].after.mentor_of(child(0), 0), Some(staff(0)), "there she is on the child's day now");
    // Somebody of another group comes with the languages that are known of her, and without her maximum there.
    let alone = facts(OTHER, vec![row(OTHER, 2, 0b11, always())], &[(0b1100, Some(2))]);
    let busy = StaffOn { max: Some(1), ..row(GROUP, 0, 0b1111, always()) };
    let known = [facts(GROUP, vec![busy], &[]), alone];
    let mut asked = Asked::default();
    asked.put(Change::Days { group: OTHER, staff: staff(0), days: HalfDays(0b1100) });
    let found = compare(&known, Some(OTHER), &asked, TODAY, &rules()).pop().unwrap();
    let new = found.after.facts.staff.iter().find(|row| row.staff == staff(0)).unwrap();
    assert_eq!((new.group, new.max, new.languages.as_str()), (OTHER, None, "nl"));
}

async fn nursery(engine: Engine) -> Option<(House, GroupId, StaffId, StaffId)> {
    let house = House::open(engine).await?;
    let group = house.group("G1", "kdv").await;
    let (fatima, daan, lead) =
        (house.staff("Fatima").await, house.staff("Daan").await, house.staff("Maaike").await);
    house.works(fatima, group, "pm", parse(b"ma di").unwrap()).await;
    house.works(daan, group, "pm", parse(b"wo do vr").unwrap()).await;
    house.role(lead, "teamlead").await;
    for (key, days, mentor) in [("NOOR", "ma di", fatima), ("SAM", "di", fatima), ("LOT", "wo do", daan)] {
        let child = house.child(key, group, parse(days.as_bytes()).unwrap()).await;
        house.mentorship(child, mentor, group, date(2025, 9, 1)).await;
    }
    Some((house, group, fatima, lead))
}

#[rstest]
#[tokio::test]
async fn a_what_if_is_looked_at_shared_and_taken_over(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((house, group, fatima, maaike)) = nursery(engine).await else { return };
    let coach = house.staff("Coen").await;
    house.role(coach, "coach").await;
    let mut lead = house.browser_of_staff(maaike).await;
    let path = format!("/groups/{group}/what-if");
    let plain = lead.get(&path).await;
    assert_eq!(plain.status, 200);
    assert!(
        plain.text.contains("Iedereen houdt de eigen mentor.") && !plain.text.contains("door deze wijziging")
    );

    // A day in the roster is tapped: Fatima not on Tuesday and Monday any more, but on Friday.
    let days = format!("c=d.{}.{}.{:x}", group.0.simple(), fatima.0.simple(), parse(b"vr").unwrap().0);
    let address = format!("{path}?{days}&p=0");
    let page = lead.get(&address).await.text;
    assert!(page.contains("Fatima werkt dan vr") && page.contains("door deze wijziging"), "{page}");
    assert!(page.contains("action=\"/groups/") && page.contains("Maak hier een voorstel van"));
    for link in page.split("href=\"").skip(1).filter_map(|part| part.split('"').next()) {
        for name in ["Kind", "Fatima", "Daan", "NOOR"] {
            assert!(!link.contains(name), "no names in addresses: {link}");
        }
    }
    // A colleague who may see the group opens the same address, and cannot make a proposal of it.
    let mut shared = house.browser_of_staff(coach).await;
    let seen = shared.get(&address).await;
    assert_eq!(seen.status, 200);
    assert!(seen.text.contains("door deze wijziging") && !seen.text.contains("Maak hier een voorstel van"));
    let query = format!("{days}&p=0");
    assert_eq!(shared.post(&format!("{path}/draft"), &[("query", &query)]).await.status, 403);
    let mut carer = house.browser_of_staff(fatima).await;
    assert_eq!(carer.get(&address).await.status, 403);

    // What was filled in becomes part of the address.
    let form = format!("{path}?add=away&staff={}&from=2026-03-09&until=2026-06-01", fatima.0.simple());
    let there = lead.get(&form).await.location;
    assert_eq!(there, format!("{path}?c=a.{}.2026-03-09.2026-06-01", fatima.0.simple()));
    assert!(lead.get(&there).await.text.contains("Fatima is afwezig van"));
    let wrong =
        lead.get(&format!("{path}?add=away&staff={}&from=2026-03-09&until=", fatima.0.simple())).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("vul een datum in"));
    let few = lead.get(&format!("{path}?c=a.{}.2026-03-09.2026-03-10", fatima.0.simple())).await;
    assert!(few.text.contains("je protocol doet dat pas bij meer dan 4 weken"), "{}", few.text);
    let halves = parse(b"e:ma-o e:di-o").unwrap().0;
    let halves = lead.get(&format!("{path}?c=d.{}.{}.{halves:x}", group.0.simple(), fatima.0.simple())).await;
    assert!(halves.text.contains("even weken: maandagochtend, dinsdagochtend"), "{}", halves.text);
    let usual = lead.get(&format!("{path}?add=weights&language=60&load=900")).await.location;
    assert_eq!(usual, format!("{path}?w=load.900"), "only what differs");

    // Nothing was written, until it is taken over.
    assert!(lead.get(&format!("/groups/{group}")).await.text.contains("Maak een voorstel"));
    let draft = lead.post(&format!("{path}/draft"), &[("query", &query)]).await.location;
    assert!(draft.starts_with("/divisions/"), "{draft}");
    let proposal = lead.get(&draft).await.text;
    assert!(proposal.contains("jouw keuze"), "{proposal}");
    assert!(lead.get(&address).await.text.contains("Voor deze groep is er al een voorstel"));
    assert_eq!(lead.post(&format!("{path}/draft"), &[("query", &query)]).await.status, 409);
}

#[rstest]
#[tokio::test]
async fn a_leave_shows_what_happens_when_it_comes_true(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((house, group, fatima, maaike)) = nursery(engine).await else { return };
    let els = house.staff("Els").await;
    house.works(els, group, "pm", parse(b"ma di wo").unwrap()).await;
    house.child("BRAM", group, parse(b"wo do").unwrap()).await;
    let mut lead = house.browser_of_staff(maaike).await;
    let path = format!("/groups/{group}/what-if");
    let away = format!("c=a.{}.2026-03-09", fatima.0.simple());

    let few = lead.get(&format!("{path}?{away}.2026-03-20")).await.text;
    assert!(few.contains("Iedereen houdt de eigen mentor. Door deze wijziging verandert er geen"), "{few}");
    let long = lead.get(&format!("{path}?{away}.2026-06-01")).await.text;
    assert!(long.contains("2 kinderen krijgen een tijdelijke mentor."), "{long}");
    assert!(long.contains("Fatima is dan weg.") && !long.contains("KindBRAM"), "{long}");
    assert_eq!(long.matches("<span class=\"to\">Els</span>").count(), 2, "{long}");
    // A proposal of it waits for the planning.
    assert!(
        long.contains("zolang dit niet in de planning staat") && !long.contains("Maak hier een voorstel")
    );
    let query = format!("{away}.2026-06-01");
    let refused = lead.post(&format!("{path}/draft"), &[("query", &query)]).await;
    assert_eq!(refused.location, format!("/groups/{group}"));
    assert!(lead.get(&format!("/groups/{group}")).await.text.contains("Maak een voorstel"));

    house.absent(fatima, date(2026, 3, 9), date(2026, 6, 1)).await;
    let staff = fatima.to_string();
    let draft = lead.post(&format!("/groups/{group}/interim"), &[("staff", &staff)]).await.location;
    let proposal = lead.get(&draft).await.text;
    assert!(proposal.contains("Voorstel: 2 kinderen krijgen een tijdelijke mentor"), "{proposal}");
    let seen = proposal.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(seen.matches(&format!(":{}", els.0.simple())).count(), 2, "{seen}");

    // Once it is in the planning, it counts in every what-if.
    house.child("TOM", group, parse(b"ma di").unwrap()).await;
    let mut tx = house.write().await;
    crate::on!(tx, c => sqlx::query(
        "UPDATE placement SET not_mentor = 'Els' WHERE child_id IN (SELECT id FROM child WHERE key = 'TOM')")
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(crate::platform::audit::Audit::housekeeping()).await.unwrap();
    for (on, mentor) in [("2026-03-08", "Fatima"), ("2026-03-10", "Daan")] {
        let page = lead.get(&format!("{path}?on={on}")).await.text;
        let tom = page.split("class=\"kid\"").find(|part| part.contains("KindTOM")).unwrap();
        assert!(tom.contains(&format!("<span class=\"to\">{mentor}</span>")), "{on}: {tom}");
    }
}

#[rstest]
#[tokio::test]
async fn a_location_shows_the_groups_where_it_matters(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((house, group, fatima, maaike)) = nursery(engine).await else { return };
    let second = house.group("G2", "kdv").await;
    let els = house.staff("Els").await;
    house.works(els, second, "pm", parse(b"ma").unwrap()).await;
    let mut lead = house.browser_of_staff(maaike).await;
    let path = format!("/locations/{}/what-if", house.location);
    assert!(lead.get(&path).await.text.contains("Geen verschil op Groep G1, Groep G2"));
    let leaves = format!("{path}?c=l.{}.{}", fatima.0.simple(), TODAY);
    let page = lead.get(&leaves).await.text;
    assert!(page.contains("Geen verschil op Groep G2") && page.contains("Fatima stopt na"), "{page}");
    assert!(page.contains(&format!("/groups/{group}/what-if?")));
    let both = format!("{path}?c=d.{}.{}.3", second.0.simple(), fatima.0.simple());
    assert!(lead.get(&both).await.text.contains("Fatima staat dan op twee groepen tegelijk"));
    let nobody = format!("{path}?c=l.{}.{}", Uuid::from_u128(7).simple(), TODAY);
    assert!(lead.get(&nobody).await.text.contains("Die telt niet mee"));
    let elsewhere = house.location(house.organisation, "L9").await;
    assert_eq!(lead.get(&format!("/locations/{elsewhere}/what-if")).await.status, 404);
    // Who is to get a mentor is shown, also when nothing is tried.
    house.child("BRAM", second, parse(b"ma").unwrap()).await;
    let page = lead.get(&path).await.text;
    assert!(page.contains("KindBRAM") && page.contains("Geen verschil op Groep G1."), "{page}");
}
