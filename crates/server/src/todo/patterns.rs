//! Patterns per group for the coach: how it goes with each kind, in counts that say something of nobody.

use mentorkind_domain::{access::action, pattern::Shown};

use super::{
    queries::{self, Known},
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
}

/// A location with the groups where something is due or was done.
pub(super) struct OfLocation {
    pub(super) name: String,
    pub(super) groups: Vec<OfGroup>,
}

/// The patterns of all groups, the locations and groups by name.
pub(super) async fn all(
    tx: &mut Read,
    grant: &Grant<action::SeePatterns>,
    lang: Lang,
) -> sqlx::Result<Vec<OfLocation>> {
    let known = queries::of_all(tx, grant).await?;
    let mut groups: Vec<(&GroupId, &queries::Group)> = known.groups.iter().collect();
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
        let kinds = kinds(&known, *id, grant.actor().today, lang);
        if kinds.is_empty() {
            continue;
        }
        let of_group = OfGroup { name: group.name.clone(), kinds };
        match found.last_mut() {
            Some((location, last)) if *location == group.location => last.groups.push(of_group),
            _ => {
                let name = group.location_name.clone();
                found.push((group.location, OfLocation { name, groups: vec![of_group] }));
            }
        }
    }
    Ok(found.into_iter().map(|(_, location)| location).collect())
}

fn kinds(known: &Known, group: GroupId, today: jiff::civil::Date, lang: Lang) -> Vec<OfKind> {
    let patterns = known.patterns(group, today);
    patterns
        .into_iter()
        .map(|(kind, pattern)| OfKind {
            name: kind_name(kind, lang),
            now: figure("todo-pattern-now-", pattern.now, lang),
            lately: figure("todo-pattern-lately-", pattern.lately, lang),
        })
        .collect()
}

fn figure(start: &str, shown: Shown, lang: Lang) -> Figure {
    let say = |end: &str, part: usize, of: usize| {
        lang.t(&(start.to_owned() + end)).with("part", part).with("of", of).to_string()
    };
    match shown {
        Shown::Nobody => Figure { words: say("nobody", 0, 0), bar: None },
        Shown::TooFew => Figure { words: say("few", 0, 0), bar: None },
        Shown::Only(of) => Figure { words: say("only", 0, of), bar: None },
        Shown::Part { of, part } => Figure { words: say("part", part, of), bar: Some((part, of)) },
    }
}
