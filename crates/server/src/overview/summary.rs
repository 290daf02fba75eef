//! Locations in a few numbers, for who has more groups than fit on a page.

use super::numbers::{Numbers, What};
use crate::{group::GroupInfo, platform::ids::LocationId};

/// So many locations stand on a page.
pub const A_PAGE: usize = 30;

/// The pages of so many to which a page leads: the first, the last, and those around it. None where more than one is left
/// out.
pub fn pages(at: usize, last: usize) -> impl Iterator<Item = Option<usize>> {
    let near = move |page: usize| page == 1 || page == last || page.abs_diff(at) <= 2;
    let there = move |page: usize| near(page) || (near(page - 1) && near(page + 1));
    (1..=last).filter_map(
        move |page| {
            if there(page) { Some(Some(page)) } else { there(page - 1).then_some(None) }
        },
    )
}

/// A location with the sum of its groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Its identifier.
    pub id: LocationId,
    /// Its name.
    pub name: String,
    /// The number of its groups.
    pub groups: usize,
    /// Their numbers together.
    pub numbers: Numbers,
}

/// The locations of groups that stand by location, in their order.
pub fn locations<'a>(groups: impl Iterator<Item = &'a (GroupInfo, Numbers)>) -> Vec<Location> {
    let mut locations: Vec<Location> = Vec::new();
    for (info, numbers) in groups {
        match locations.last_mut() {
            Some(location) if location.id == info.location => {
                location.groups += 1;
                location.numbers = location.numbers.plus(numbers);
            }
            _ => locations.push(Location {
                id: info.location,
                name: info.location_name.clone(),
                groups: 1,
                numbers: *numbers,
            }),
        }
    }
    locations
}

/// Those in which something asks for attention first, each part in its order; with `only`, those with that number; with
/// words, those whose name has them.
pub fn chosen(mut locations: Vec<Location>, only: Option<What>, words: &str) -> Vec<Location> {
    let words = words.to_lowercase();
    locations.retain(|location| {
        only.is_none_or(|what| what.of(&location.numbers) > 0)
            && location.name.to_lowercase().contains(&words)
    });
    locations.sort_by_key(|location| !location.numbers.attention());
    locations
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use uuid::Uuid;

    use super::*;
    use crate::platform::ids::GroupId;

    fn group(location: u128, name: &str, numbers: Numbers) -> (GroupInfo, Numbers) {
        let info = GroupInfo {
            id: GroupId(Uuid::from_u128(9)),
            name: String::new(),
            kind: "kdv".to_owned(),
            location: LocationId(Uuid::from_u128(location)),
            location_name: name.to_owned(),
        };
        (info, numbers)
    }

    #[rstest]
    #[case(1, 1, "1")]
    #[case(1, 5, "1 2 3 4 5")]
    #[case(1, 6, "1 2 3 … 6")]
    #[case(5, 9, "1 2 3 4 5 6 7 8 9")]
    #[case(6, 20, "1 … 4 5 6 7 8 … 20")]
    #[case(20, 20, "1 … 18 19 20")]
    fn left_out_pages_are_marked(#[case] at: usize, #[case] last: usize, #[case] expected: &str) {
        let shown = pages(at, last).map(|page| page.map_or("…".to_owned(), |page| page.to_string()));
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn locations_add_up_their_groups_and_those_with_something_come_first() {
        let calm = Numbers { children: 10, ..Numbers::default() };
        let late = Numbers { children: 5, without: 2, ..Numbers::default() };
        let many = Numbers { above: 1, ..Numbers::default() };
        let groups = [
            group(1, "Appel", calm),
            group(1, "Appel", calm),
            group(2, "Beuk", late),
            group(2, "Beuk", many),
            group(3, "Clematis", many),
        ];
        let all = locations(groups.iter());
        assert_eq!(all.iter().map(|l| l.groups).collect::<Vec<_>>(), [2, 2, 1]);
        assert_eq!(all[1].numbers, Numbers { above: 1, ..late });
        let names = |only, words| {
            let chosen = chosen(all.clone(), only, words);
            chosen.into_iter().map(|l| l.name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names(None, ""), "Beuk Clematis Appel");
        assert_eq!(names(Some(What::Without), ""), "Beuk");
        assert_eq!(names(Some(What::Above), ""), "Beuk Clematis");
        assert_eq!(names(None, "app"), "Appel");
    }
}
