//! What is asked of a what-if: it is all in the address, so that it can be kept and shared. There are identifiers in it,
//! never names.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use jiff::{ToSpan, civil::Date};
use mentorkind_division::{HalfDays, Weights};
use mentorkind_domain::protocol::{Kind, Setting, Value};
use uuid::Uuid;

use crate::platform::ids::{GroupId, StaffId};

/// More changes at once are not tried.
pub const MOST: usize = 30;

/// Something that would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Other working days of somebody on a group; none: not on this group any more.
    Days {
        /// The group.
        group: GroupId,
        /// Who; perhaps of another group until now.
        staff: StaffId,
        /// When, in a fortnight.
        days: HalfDays,
    },
    /// Somebody is away.
    Away {
        /// Who.
        staff: StaffId,
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// Somebody leaves.
    Leaves {
        /// Who.
        staff: StaffId,
        /// The last day.
        last: Date,
    },
    /// A child comes.
    NewChild {
        /// On which group.
        group: GroupId,
        /// When, in a fortnight; none for flexible care.
        days: HalfDays,
        /// The first day.
        from: Date,
        /// How old it is then, in months.
        months: u32,
    },
}

impl Change {
    fn in_reach(&self, today: Date) -> bool {
        match *self {
            Self::Days { .. } => true,
            Self::Away { from, until, .. } => in_reach(from, today) && in_reach(until, today),
            Self::Leaves { last, .. } => in_reach(last, today),
            Self::NewChild { from, .. } => in_reach(from, today),
        }
    }
}

/// Whether a day can be tried: not longer ago than a year, nor further ahead than three.
fn in_reach(day: Date, today: Date) -> bool {
    (today.saturating_sub(1.year())..=today.saturating_add(3.years())).contains(&day)
}

/// Settings of the protocol that can weigh otherwise in a what-if. That of a change of mentor is the slider's.
pub const WEIGHTS: [Setting; 8] = [
    Setting::HalfDayApart,
    Setting::HardlySeen,
    Setting::BabyApart,
    Setting::NotKnownWell,
    Setting::Language,
    Setting::Stops,
    Setting::Pair,
    Setting::Load,
];

/// A what-if, as its address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// For which day; the first day on which everything holds when none.
    pub on: Option<Date>,
    /// What would change.
    pub changes: Vec<Change>,
    /// Points for a change of mentor; those of the protocol when none.
    pub points: Option<i64>,
    /// Other weights.
    pub weights: BTreeMap<Setting, u32>,
    /// Of whom the half-days are shown one by one. Nothing depends on it.
    pub open: Option<StaffId>,
}

/// Why what was filled in cannot be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A date is missing or is none.
    Date,
    /// A date is too long ago, or too far ahead.
    Far,
    /// The last day is before the first.
    Order,
    /// Nobody was chosen.
    Nobody,
    /// A number is missing or out of range.
    Number,
    /// There are enough changes.
    TooMany,
}

impl Wrong {
    /// The key of what is said about it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Date => "what-if-wrong-date",
            Self::Far => "what-if-wrong-far",
            Self::Order => "what-if-wrong-order",
            Self::Nobody => "what-if-wrong-nobody",
            Self::Number => "what-if-wrong-number",
            Self::TooMany => "what-if-wrong-many",
        }
    }
}

/// What an address asks: a what-if, and perhaps something that was filled in and is to be added to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The what-if, with what was added.
    pub asked: Asked,
    /// Something was filled in: the address is to be said anew, without the fields of a form.
    pub filled_in: bool,
    /// What was filled in cannot be tried; the what-if is without it.
    pub wrong: Option<Wrong>,
}

impl Query {
    /// Reads what comes behind the question mark. What is not understood is left out: an old address still opens.
    pub fn read(query: &str, group: GroupId, today: Date) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let mut asked = Asked::default();
        for (name, value) in &pairs {
            match name.as_str() {
                "c" if asked.changes.len() < MOST => {
                    asked.changes.extend(change(value).filter(|change| change.in_reach(today)));
                }
                "w" => asked.weights.extend(weight(value)),
                "on" => asked.on = value.parse().ok().filter(|on| in_reach(*on, today)).or(asked.on),
                "p" => {
                    asked.points =
                        value.parse().ok().filter(|points| (0..=i64::from(u32::MAX)).contains(points))
                }
                "o" => asked.open = id(value).map(StaffId),
                _ => {}
            }
        }
        let form = Form { pairs: &pairs, group, today };
        let Some(add) = form.field("add") else { return Self { asked, filled_in: false, wrong: None } };
        let wrong = form.add(add, &mut asked).err();
        Self { asked, filled_in: true, wrong }
    }
}

/// The fields of one of the forms of the page.
struct Form<'a> {
    pairs: &'a [(String, String)],
    group: GroupId,
    today: Date,
}

impl Form<'_> {
    fn field(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    fn date(&self, name: &str) -> Result<Date, Wrong> {
        let date = self.field(name).and_then(|value| value.parse().ok()).ok_or(Wrong::Date)?;
        if in_reach(date, self.today) { Ok(date) } else { Err(Wrong::Far) }
    }

    fn staff(&self) -> Result<StaffId, Wrong> {
        self.field("staff").and_then(id).map(StaffId).ok_or(Wrong::Nobody)
    }

    fn group(&self) -> GroupId {
        self.field("group").and_then(id).map_or(self.group, GroupId)
    }

    /// Whole days of every week from the boxes that are ticked; each has the bit of its first half-day.
    fn days(&self) -> HalfDays {
        let bits = self
            .pairs
            .iter()
            .filter(|(name, _)| name == "d")
            .filter_map(|(_, value)| value.parse::<u32>().ok());
        HalfDays(
            bits.filter(|bit| *bit < 14).fold(0, |days, bit| days | 0b11 << bit | 0b11 << (bit + 14))
                & ((1 << 28) - 1),
        )
    }

    fn add(&self, what: &str, asked: &mut Asked) -> Result<(), Wrong> {
        let change = match what {
            "on" => {
                asked.on = Some(self.date("day")?);
                return Ok(());
            }
            "weights" => {
                for setting in WEIGHTS {
                    let Kind::Number(least, most) = setting.kind() else { continue };
                    let Some(text) = self.field(setting.key()) else { continue };
                    let number = text.parse().ok().filter(|number| (least..=most).contains(number));
                    asked.weights.insert(setting, number.ok_or(Wrong::Number)?);
                }
                return Ok(());
            }
            "away" => {
                let (staff, from, until) = (self.staff()?, self.date("from")?, self.date("until")?);
                if until < from {
                    return Err(Wrong::Order);
                }
                Change::Away { staff, from, until }
            }
            "leaves" => Change::Leaves { staff: self.staff()?, last: self.date("last")? },
            "somebody" => Change::Days { group: self.group(), staff: self.staff()?, days: self.days() },
            "child" => {
                let months =
                    self.field("months").and_then(|text| text.parse().ok()).filter(|months| *months < 160);
                Change::NewChild {
                    group: self.group(),
                    days: self.days(),
                    from: self.date("from")?,
                    months: months.ok_or(Wrong::Number)?,
                }
            }
            _ => return Ok(()),
        };
        if asked.changes.len() >= MOST {
            return Err(Wrong::TooMany);
        }
        asked.put(change);
        Ok(())
    }
}

impl Asked {
    /// Adds a change, in place of what was asked of the same before.
    pub fn put(&mut self, change: Change) {
        self.changes.retain(|other| !same(other, &change));
        self.changes.push(change);
    }

    /// Without one of the changes.
    pub fn without(&self, place: usize) -> Self {
        let mut other = self.clone();
        if place < other.changes.len() {
            other.changes.remove(place);
        }
        other
    }

    /// The weights of the protocol with those that are tried otherwise.
    pub fn weights(&self, protocol: &Weights) -> Weights {
        let mut weights = protocol.clone();
        for (setting, value) in &self.weights {
            let value = i64::from(*value);
            match setting {
                Setting::HalfDayApart => weights.apart = value,
                Setting::HardlySeen => weights.hardly_seen = value,
                Setting::BabyApart => weights.baby_apart = value,
                Setting::NotKnownWell => weights.not_known_well = value,
                Setting::Language => weights.language = value,
                Setting::Stops => weights.stops = value,
                Setting::Pair => weights.pair = value,
                Setting::Load => weights.load = value,
                _ => {}
            }
        }
        weights
    }

    /// The first day on which all changes hold, not before today; or the day that was asked for.
    pub fn day(&self, today: Date) -> Date {
        let begins = |change: &Change| match *change {
            Change::Away { from, .. } => Some(from),
            Change::Leaves { last, .. } => last.tomorrow().ok(),
            Change::Days { .. } | Change::NewChild { .. } => None,
        };
        let first = self.changes.iter().filter_map(begins).max().unwrap_or(today);
        self.on.unwrap_or(first).max(today)
    }

    /// Who is away.
    pub fn away(&self) -> BTreeSet<StaffId> {
        let away = |change: &Change| match change {
            Change::Away { staff, .. } => Some(*staff),
            _ => None,
        };
        self.changes.iter().filter_map(away).collect()
    }

    /// Nothing differs but that somebody is away.
    pub fn only_away(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.len() > 0
            && self.weights.is_empty()
            && changes.all(|change| matches!(change, Change::Away { .. }))
    }

    /// Something differs from what is known.
    pub fn changes_something(&self) -> bool {
        !self.changes.is_empty() || !self.weights.is_empty()
    }

    /// As it stands in an address, behind the question mark; empty when nothing is asked.
    pub fn query(&self) -> String {
        let mut text = String::new();
        let mut part = |name: &str, value: String| {
            let and = if text.is_empty() { "" } else { "&" };
            // Writing to a string cannot fail. Identifiers, dates and numbers need no escapes.
            let _ = write!(text, "{and}{name}={value}");
        };
        for change in &self.changes {
            part("c", written(change));
        }
        for (setting, value) in &self.weights {
            part("w", format!("{}.{value}", setting.key()));
        }
        if let Some(on) = self.on {
            part("on", on.to_string());
        }
        if let Some(points) = self.points {
            part("p", points.to_string());
        }
        if let Some(open) = self.open {
            part("o", open.0.simple().to_string());
        }
        text
    }

    /// The fields of [`Asked::query`], for the hidden fields of a form.
    pub fn fields(&self) -> Vec<(String, String)> {
        serde_urlencoded::from_str(&self.query()).unwrap_or_default()
    }
}

/// Whether two changes are about the same, so that the one takes the place of the other.
fn same(one: &Change, other: &Change) -> bool {
    match (one, other) {
        (Change::Days { group, staff, .. }, Change::Days { group: there, staff: who, .. }) => {
            (group, staff) == (there, who)
        }
        (Change::Leaves { staff, .. }, Change::Leaves { staff: who, .. }) => staff == who,
        _ => one == other,
    }
}

fn written(change: &Change) -> String {
    match change {
        Change::Days { group, staff, days } => {
            format!("d.{}.{}.{:x}", group.0.simple(), staff.0.simple(), days.0)
        }
        Change::Away { staff, from, until } => format!("a.{}.{from}.{until}", staff.0.simple()),
        Change::Leaves { staff, last } => format!("l.{}.{last}", staff.0.simple()),
        Change::NewChild { group, days, from, months } => {
            format!("n.{}.{:x}.{from}.{months}", group.0.simple(), days.0)
        }
    }
}

fn id(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok()
}

fn days(text: &str) -> Option<HalfDays> {
    u32::from_str_radix(text, 16).ok().filter(|bits| *bits < 1 << 28).map(HalfDays)
}

fn change(text: &str) -> Option<Change> {
    let parts: Vec<&str> = text.split('.').collect();
    Some(match parts.as_slice() {
        ["d", group, staff, mask] => {
            Change::Days { group: GroupId(id(group)?), staff: StaffId(id(staff)?), days: days(mask)? }
        }
        ["a", staff, from, until] => {
            let (from, until) = (from.parse().ok()?, until.parse().ok()?);
            if until < from {
                return None;
            }
            Change::Away { staff: StaffId(id(staff)?), from, until }
        }
        ["l", staff, last] => Change::Leaves { staff: StaffId(id(staff)?), last: last.parse().ok()? },
        ["n", group, mask, from, months] => Change::NewChild {
            group: GroupId(id(group)?),
            days: days(mask)?,
            from: from.parse().ok()?,
            months: months.parse().ok().filter(|months| *months < 160)?,
        },
        _ => return None,
    })
}

fn weight(text: &str) -> Option<(Setting, u32)> {
    let (key, value) = text.split_once('.')?;
    let setting = WEIGHTS.into_iter().find(|setting| setting.key() == key)?;
    let Kind::Number(least, most) = setting.kind() else { return None };
    Some((setting, value.parse().ok().filter(|value| (least..=most).contains(value))?))
}

/// The value of a weight in the protocol.
pub fn of_protocol(setting: Setting, weights: &Weights) -> i64 {
    match setting {
        Setting::HalfDayApart => weights.apart,
        Setting::HardlySeen => weights.hardly_seen,
        Setting::BabyApart => weights.baby_apart,
        Setting::NotKnownWell => weights.not_known_well,
        Setting::Language => weights.language,
        Setting::Stops => weights.stops,
        Setting::Pair => weights.pair,
        Setting::Load => weights.load,
        other => match other.unsaid() {
            Value::Number(number) => i64::from(number),
            Value::Switch(on) => i64::from(on),
            Value::Day(_) => 0,
        },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const GROUP: GroupId = GroupId(Uuid::from_u128(1));
    const ELS: StaffId = StaffId(Uuid::from_u128(2));
    const TODAY: Date = date(2026, 3, 3);

    fn day(after: i64) -> Date {
        TODAY + jiff::Span::new().days(after)
    }

    fn any_change() -> impl Strategy<Value = Change> {
        let who = any::<u128>().prop_map(|id| StaffId(Uuid::from_u128(id)));
        let group = any::<u128>().prop_map(|id| GroupId(Uuid::from_u128(id)));
        let days = (0u32..1 << 28).prop_map(HalfDays);
        prop_oneof![
            (group.clone(), who.clone(), days.clone()).prop_map(|(group, staff, days)| Change::Days {
                group,
                staff,
                days
            }),
            (who.clone(), 0i64..400, 0i64..400).prop_map(|(staff, from, more)| Change::Away {
                staff,
                from: day(from),
                until: day(from + more)
            }),
            (who, 0i64..400).prop_map(|(staff, last)| Change::Leaves { staff, last: day(last) }),
            (group, days, 0i64..400, 0u32..160).prop_map(|(group, days, from, months)| Change::NewChild {
                group,
                days,
                from: day(from),
                months
            }),
        ]
    }

    proptest! {
        /// An address says all there is to say, and nothing but identifiers, dates and numbers.
        #[test]
        fn what_is_asked_reads_back(
            changes in proptest::collection::vec(any_change(), 0..6),
            points in proptest::option::of(0i64..100_000),
            on in proptest::option::of(0i64..300),
            weights in proptest::collection::btree_map(0usize..WEIGHTS.len(), 0u32..=100_000, 0..4),
        ) {
            let weights = weights.into_iter().map(|(at, value)| (WEIGHTS[at], value)).collect();
            let asked = Asked { on: on.map(day), changes, points, weights, open: Some(ELS) };
            let query = asked.query();
            prop_assert_eq!(Query::read(&query, GROUP, TODAY), Query { asked, filled_in: false, wrong: None });
            prop_assert!(query.bytes().all(|b| b.is_ascii_alphanumeric() || b"=&.-_".contains(&b)));
        }

        #[test]
        fn any_address_opens(query in "\\PC{0,80}") {
            let read = Query::read(&query, GROUP, TODAY);
            prop_assert!(read.asked.changes.len() <= MOST);
        }
    }

    #[rstest]
    #[case("add=away&staff=00000000000000000000000000000002&from=2026-03-09&until=2026-04-30", None, 1)]
    #[case(
        "add=away&staff=00000000000000000000000000000002&from=2026-03-09&until=2026-03-01",
        Some(Wrong::Order),
        0
    )]
    #[case(
        "add=away&staff=00000000000000000000000000000002&from=maandag&until=2026-03-01",
        Some(Wrong::Date),
        0
    )]
    #[case("add=leaves&staff=00000000000000000000000000000002&last=1990-01-01", Some(Wrong::Far), 0)]
    #[case("add=child&from=2999-04-01&months=8", Some(Wrong::Far), 0)]
    #[case("add=on&day=2999-04-01&c=l.00000000000000000000000000000002.1990-01-01", Some(Wrong::Far), 0)]
    #[case("add=away&staff=&from=2026-03-09&until=2026-03-10", Some(Wrong::Nobody), 0)]
    #[case("add=leaves&staff=00000000000000000000000000000002&last=2026-03-10", None, 1)]
    #[case("add=child&from=2026-04-01&months=8&d=0&d=2&d=27", None, 1)]
    #[case("add=child&from=2026-04-01&months=999", Some(Wrong::Number), 0)]
    #[case("add=weights&language=5&load=", None, 0)]
    #[case("add=weights&language=-5", Some(Wrong::Number), 0)]
    fn what_is_filled_in_is_added(#[case] query: &str, #[case] wrong: Option<Wrong>, #[case] changes: usize) {
        let read = Query::read(query, GROUP, TODAY);
        assert!(read.filled_in);
        assert_eq!((read.wrong, read.asked.changes.len()), (wrong, changes));
    }

    #[test]
    fn the_same_again_takes_the_place_of_what_was_asked() {
        let mut asked = Asked::default();
        let days = |bits| Change::Days { group: GROUP, staff: ELS, days: HalfDays(bits) };
        let away = Change::Away { staff: ELS, from: day(1), until: day(9) };
        for change in [days(1), away, days(3), Change::Leaves { staff: ELS, last: day(4) }, away] {
            asked.put(change);
        }
        assert_eq!(asked.changes, [days(3), Change::Leaves { staff: ELS, last: day(4) }, away]);
        assert_eq!(asked.without(1).changes, [days(3), away]);
    }

    #[test]
    fn it_is_for_the_first_day_on_which_all_of_it_holds() {
        let mut asked = Asked::default();
        assert_eq!(asked.day(TODAY), TODAY);
        asked.put(Change::Away { staff: ELS, from: day(10), until: day(90) });
        asked.put(Change::Leaves { staff: ELS, last: day(20) });
        assert_eq!(asked.day(TODAY), day(21));
        asked.on = Some(day(5));
        assert_eq!(asked.day(TODAY), day(5));
        asked.on = Some(day(-5));
        assert_eq!(asked.day(TODAY), TODAY);
    }

    #[test]
    fn other_weights_take_the_place_of_those_of_the_protocol() {
        let asked = Asked { weights: BTreeMap::from([(Setting::Load, 7)]), ..Asked::default() };
        let protocol = Weights::default();
        assert_eq!(asked.weights(&protocol), Weights { load: 7, ..protocol.clone() });
        for setting in WEIGHTS {
            let asked = Asked { weights: BTreeMap::from([(setting, 99_999)]), ..Asked::default() };
            assert_eq!(of_protocol(setting, &asked.weights(&protocol)), 99_999, "{setting:?}");
        }
    }
}
