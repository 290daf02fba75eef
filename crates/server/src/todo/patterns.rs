//! Patterns per group for the coach: how it goes with each kind, in counts that say something of nobody.

use mentorkind_domain::{access::action, pattern::Shown};

use super::{
    known::{Group, Known},
    queries,
    summary::kind_name,
};
use crate::platform::{
    access::Grant,
    db::Read,
    i18n::Lang,
    ids::{GroupId, LocationId},
};

/// A number with its part as a picture, where both can be said.
pub(super) struct Figure {
    /// In words.
    pub(super) words: String,
    /// The part, and of how many.
    pub(super) bar: Option<(usize, usize)>,
}

/// How it goes with a kind.
pub(super) struct OfKind {
    pub(super) name: String,
    pub(super) now: Figure,
    pub(super) lately: Figure,
}

/// A group.
pub(super) struct OfGroup {
    pub(super) name: String,
    pub(super) kinds: Vec<OfKind>,
    /// The kinds of which there is too little to say.
    pub(super) few: Vec<String>,
}

/// A location with the groups where something is due or was done.
pub(super) struct OfLocation {
    pub(super) name: String,
    pub(super) groups: Vec<OfGroup>,
    /// The groups of which there is too little to say.
    pub(super) few: Vec<String>,
}

/// The locations where something is due or was done.
pub(super) struct Patterns {
    pub(super) locations: Vec<OfLocation>,
    /// The locations of which there is too little to say.
    pub(super) few: Vec<String>,
}

/// The patterns of all groups, the locations and groups by name.
pub(super) async fn all(
    tx: &mut Read,
    grant: &Grant<action::SeePatterns>,
    lang: Lang,
) -> sqlx::Result<Patterns> {
    let known = queries::of_all(tx, grant).await?;
    let mut groups: Vec<(&GroupId, &Group)> = known.groups.iter().collect();
    groups.sort_by(|(a, one), (b, other)| {
        (&one.location_name, one.location, &one.name, a).cmp(&(
            &other.location_name,
            other.location,
            &other.name,
            b,
        ))
    });
    let mut found: Vec<(LocationId, OfLocation)> = Vec::new();
    for (id, group) in groups {
        let of_group = of_group(&known, (*id, group.name.as_str()), grant.actor().today, lang);
        if of_group.kinds.is_empty() && of_group.few.is_empty() {
            continue;
        }
        if found.last().is_none_or(|(location, _)| *location != group.location) {
            let name = group.location_name.clone();
            found.push((group.location, OfLocation { name, groups: Vec::new(), few: Vec::new() }));
        }
        let Some((_, location)) = found.last_mut() else { continue };
        if of_group.kinds.is_empty() {
            location.few.push(of_group.name);
        } else {
            location.groups.push(of_group);
        }
    }
    let (few, locations): (Vec<OfLocation>, Vec<OfLocation>) =
        found.into_iter().map(|(_, location)| location).partition(|location| location.groups.is_empty());
    Ok(Patterns { locations, few: few.into_iter().map(|location| location.name).collect() })
}

fn of_group(known: &Known, (id, name): (GroupId, &str), today: jiff::civil::Date, lang: Lang) -> OfGroup {
    let mut group = OfGroup { name: name.to_owned(), kinds: Vec::new(), few: Vec::new() };
    for (kind, pattern) in known.patterns(id, today) {
        let name = kind_name(kind, lang);
        if is_said(pattern.now) || is_said(pattern.lately) {
            let now = figure("todo-pattern-now-", pattern.now, lang);
            let lately = figure("todo-pattern-lately-", pattern.lately, lang);
            group.kinds.push(OfKind { name, now, lately });
        } else {
            group.few.push(name);
        }
    }
    group
}

/// There is a number in it.
fn is_said(shown: Shown) -> bool {
    matches!(shown, Shown::Only(_) | Shown::Part { .. })
}

fn figure(start: &str, shown: Shown, lang: Lang) -> Figure {
    let say = |end: &str, part: usize, of: usize| {
        lang.t(&(start.to_owned() + end)).with("part", part).with("of", of).to_string()
    };
    match shown {
        Shown::Nobody => Figure { words: say("nobody", 0, 0), bar: None },
        Shown::TooFew | Shown::Unsaid => Figure { words: say("few", 0, 0), bar: None },
        Shown::Only(of) => Figure { words: say("only", 0, of), bar: None },
        Shown::Part { of, part } => Figure { words: say("part", part, of), bar: Some((part, of)) },
    }
}
