//! How it stood on the first day of the period, the first of each month and the last: in numbers, and what was not there.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::inspection::{Deviation, Requirement};

use super::Basis;
use crate::{
    inspection::{
        evidence::Child,
        pages::{said, why},
        sheet::{Cell, numbers},
    },
    platform::{i18n::Lang, ids::ChildId},
};

/// Something that was not there of a child.
struct Lacking<'a> {
    of: ChildId,
    deviation: Deviation,
    /// The first and the last of these days on which it was so.
    seen: (Date, Date),
    /// How the child stood on the last one.
    child: &'a Child,
}

impl Basis<'_> {
    /// How many children showed what, and how many were there.
    pub(super) fn by_day(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let rows = self.looks.iter().map(|found| {
            let mut row = vec![Cell::Day(found.on), Cell::Number(found.children.len())];
            row.extend(found.counts.iter().map(|(_, count)| match count.asked() {
                0 => Cell::Nothing,
                asked if asked == count.unknown => {
                    Cell::Text(lang.t("inspection-finding-unknown").to_string())
                }
                asked => {
                    let of = lang.t("inspection-met").with("met", count.met).with("asked", asked);
                    Cell::Text(of.to_string())
                }
            }));
            row
        });
        rows.collect()
    }

    /// The head of these rows.
    pub(super) fn by_day_head(lang: Lang) -> Vec<String> {
        let columns =
            ["day", "children"].map(|key| lang.t(&("inspection-column-".to_owned() + key)).to_string());
        let short = Requirement::ALL.map(|requirement| said("inspection-short-", requirement, lang));
        columns.into_iter().chain(short).collect()
    }

    /// What was not there on one of these days, by child in the order of their numbers, each once.
    fn lacking(&self) -> Vec<(&str, Lacking<'_>)> {
        let mut of: BTreeMap<ChildId, Vec<Lacking>> = BTreeMap::new();
        for found in &self.looks {
            for child in &found.children {
                let id = child.placed.child_id;
                for deviation in child.deviations(found.on) {
                    let all = of.entry(id).or_default();
                    match all.iter_mut().find(|one| one.deviation == deviation) {
                        Some(known) => {
                            known.seen.1 = found.on;
                            known.child = child;
                        }
                        None => all.push(Lacking { of: id, deviation, seen: (found.on, found.on), child }),
                    }
                }
            }
        }
        let here = self.children.iter();
        here.flat_map(|child| {
            let lacking = of.remove(&child.id).unwrap_or_default();
            lacking.into_iter().map(move |one| (child.number.as_str(), one))
        })
        .collect()
    }

    /// What was not there, when, why, and what was explained about it.
    pub(super) fn deviations(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let zone = &self.grant.actor().zone;
        let row = |number: &str, one: &Lacking| {
            let (first, last) = one.seen;
            let requirement = one.deviation.requirement;
            let seen = if first == last {
                numbers(first)
            } else {
                let period = lang.t("inspection-period").with("from", numbers(first));
                period.with("until", numbers(last)).to_string()
            };
            let about = self.explanations.iter().filter(|said| said.is_about(one.of, one.deviation));
            let explained: Vec<String> = about.map(|said| said.packed(zone, lang)).collect();
            vec![
                Cell::Text(number.to_owned()),
                Cell::Text(said("inspection-lacks-", requirement, lang)),
                Cell::Text(seen),
                Cell::Text(why(one.child, requirement, last, lang)),
                Cell::Text(explained.join("\n")),
            ]
        };
        self.lacking().into_iter().map(|(number, one)| row(number, &one)).collect()
    }
}
