//! The reasons of a proposal and the price of another choice, in words.

use jiff::civil::Date;
use mentorkind_division::{Blocked, Group, Present, Reason, Repair, Wish, repairs_within};

use super::{
    Rules,
    proposal::{Proposal, Sums, facts_of},
    view::names,
};
use crate::platform::{dates, i18n::Lang, ids::StaffId};

/// What children and staff are called.
pub struct Names {
    /// By the index of the case.
    pub children: Vec<String>,
    /// By the index of the case.
    pub staff: Vec<String>,
}

/// Half-days a fortnight as days a week: "2½".
pub fn days(half_days: i64) -> String {
    let half_days = half_days.abs();
    let part = ["", "¼", "½", "¾"][usize::try_from(half_days % 4).unwrap_or_default()];
    match half_days / 4 {
        0 if !part.is_empty() => part.to_owned(),
        whole => format!("{whole}{part}"),
    }
}

/// "1 dag", "2½ dagen".
pub fn days_said(half_days: i64, lang: Lang) -> String {
    let form = if half_days.abs() < 8 { "one" } else { "other" };
    lang.t("division-days").with("days", days(half_days)).with("form", form).to_string()
}

/// Joins as people do: "Bram, Selin en Yusuf".
pub fn listed(names: &[String], lang: Lang) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            lang.t("division-and").with("first", first.join(", ")).with("last", last).to_string()
        }
    }
}

/// Who reads the reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Who chose by hand.
    TeamLead,
    /// The team of the group.
    Team,
}

/// Why a child has its proposed mentor, in sentences.
pub fn reasons(proposal: &Proposal, names: &Names, i: usize, reader: Reader, lang: Lang) -> Vec<String> {
    let Ok(answer) = &proposal.answer else { return Vec::new() };
    let group = &proposal.case.group;
    let mentor = answer.mentors[i];
    let Some(terms) = facts_of(group, i, mentor) else { return Vec::new() };
    let (child, name) = (&names.children[i], &names.staff[mentor]);
    let said = |key| lang.t(key).with("child", child).with("mentor", name).to_string();
    let mut reasons = Vec::new();
    if proposal.choice(i).is_some() {
        reasons.push(said(match reader {
            Reader::TeamLead => "division-why-chosen",
            Reader::Team => "division-why-chosen-team",
        }));
    }
    let most = (0..group.staff.len()).filter_map(|j| facts_of(group, i, j)).map(|t| t.together).max();
    match group.children[i].present {
        Present::Staff(present) if present == mentor => {
            // Where nobody sees the child more often there is nothing to explain.
            if most > Some(terms.together) {
                reasons.push(said("division-why-stays"));
            }
        }
        Present::None => {}
        Present::Elsewhere => reasons.push(why_gone(proposal, i, lang)),
        Present::Staff(present) => reasons.push(why_another(proposal, names, i, present, mentor, lang)),
    }
    if terms.attends > 0 {
        reasons.push(if terms.together == terms.attends {
            said("division-why-all-days")
        } else {
            let key = if most == Some(terms.together) {
                "division-why-most-days"
            } else {
                "division-why-some-days"
            };
            let (together, attends) = (days(terms.together.into()), days_said(terms.attends.into(), lang));
            lang.t(key)
                .with("child", child)
                .with("mentor", name)
                .with("together", together)
                .with("attends", attends)
                .to_string()
        });
    }
    reasons.extend(about_room(proposal, names, i, lang));
    let others = |paid: &dyn Fn(usize) -> bool| (0..group.staff.len()).any(|j| j != mentor && paid(j));
    if group.children[i].baby && terms.baby_apart == 0 {
        reasons.push(said("division-why-first-carer"));
    }
    if terms.not_known_well == 0 && others(&|j| facts_of(group, i, j).is_some_and(|t| t.not_known_well > 0)) {
        reasons.push(said("division-why-knows-well"));
    }
    if terms.language == 0 && others(&|j| facts_of(group, i, j).is_some_and(|t| t.language > 0)) {
        reasons.push(said("division-why-language"));
    }
    reasons.extend(about_pairs(proposal, names, i, lang));
    let child_id = proposal.child(i).child;
    for j in (0..group.staff.len()).filter(|&j| group.children[i].present != Present::Staff(j)) {
        if proposal.facts.guardians.contains(&(child_id, proposal.staff(j).staff)) {
            reasons.push(
                lang.t("division-why-guardian")
                    .with("staff", &names.staff[j])
                    .with("child", child)
                    .to_string(),
            );
        }
    }
    if let Some(away) = proposal.away(i, mentor) {
        let date = dates::short_from(away.until, proposal.on, lang);
        reasons.push(lang.t("division-why-still-away").with("mentor", name).with("date", date).to_string());
    }
    if terms.stops > 0 {
        reasons.push(match last_day(proposal, proposal.staff(mentor).staff) {
            Some(day) => {
                let date = dates::exact(day, lang);
                lang.t("division-why-still-stops").with("mentor", name).with("date", date).to_string()
            }
            None => said("division-why-still-stops-soon"),
        });
    }
    reasons
}

/// Who of the group is away for long on the day of a proposal for everybody, and for whom somebody should stand in.
pub fn away(proposal: &Proposal, names: &Names, lang: Lang) -> Vec<String> {
    if proposal.only.is_some() {
        return Vec::new();
    }
    let has = |i: usize, j: usize| match proposal.mentor(i) {
        Some(mentor) => mentor == j,
        None => proposal.case.group.children[i].present == Present::Staff(j),
    };
    let line = |(j, name): (usize, &String)| {
        let away = proposal.long_away.on(proposal.staff(j).staff, proposal.on)?;
        let date = dates::short_from(away.until, proposal.on, lang);
        let said = lang.t("division-away").with("mentor", name).with("date", date).to_string();
        let kept = (0..names.children.len()).filter(|&i| has(i, j)).map(|i| names.children[i].clone());
        let kept: Vec<String> = kept.collect();
        if kept.is_empty() {
            return Some(said);
        }
        let due = lang.t("division-away-children").with("children", listed(&kept, lang));
        Some(format!("{said} {due}"))
    };
    names.staff.iter().enumerate().filter_map(line).collect()
}

/// Who would do as well, and has too many children for it, beside what the mentor has.
fn about_room(proposal: &Proposal, names: &Names, i: usize, lang: Lang) -> Option<String> {
    let answer = proposal.answer.as_ref().ok().filter(|_| proposal.choice(i).is_none())?;
    let (mentor, busier) = (answer.mentors[i], &answer.explanations[i].busier);
    if busier.is_empty() {
        return None;
    }
    let has = |j: usize| {
        let children = answer.mentors.iter().filter(|mentor| **mentor == j).count();
        let of = lang.t("division-why-room-of").with("mentor", &names.staff[j]).with("count", children);
        of.with("days", days_said(proposal.case.group.staff[j].half_days.into(), lang)).to_string()
    };
    let loads: Vec<String> = std::iter::once(mentor).chain(busier.iter().copied()).map(has).collect();
    let text = lang.t("division-why-more-room").with("mentor", &names.staff[mentor]);
    Some(text.with("loads", listed(&loads, lang)).to_string())
}

/// Why the present mentor, who is not on the group on the day of the proposal, makes room.
fn why_gone(proposal: &Proposal, i: usize, lang: Lang) -> String {
    let present = proposal.facts.present(proposal.child(i).child, proposal.case.children[i].on);
    let name = present.map(|m| m.staff_name.clone()).unwrap_or_default();
    // Who is there today may have a last day before that of the proposal.
    match present.and_then(|m| last_day(proposal, m.staff)) {
        Some(day) => stops(&name, day, lang),
        None => lang.t("division-why-old-gone").with("old", name).to_string(),
    }
}

fn stops(old: &str, day: Date, lang: Lang) -> String {
    lang.t("division-why-old-stops").with("old", old).with("date", dates::exact(day, lang)).to_string()
}

/// Why the present mentor, whose children alone it is about, cannot go on: away, or soon gone.
fn why_not_there(proposal: &Proposal, names: &Names, i: usize, old: usize, lang: Lang) -> Option<String> {
    let (name, staff) = (&names.staff[old], proposal.staff(old).staff);
    proposal.only.as_ref().filter(|(only, _)| only.staff == staff)?;
    let on = proposal.case.children[i].on;
    match proposal.facts.spells(staff).into_iter().find(|away| away.contains(on)) {
        Some(away) => {
            let said = lang.t("division-why-old-away").with("old", name);
            let said = said.with("from", dates::exact(away.from, lang));
            Some(said.with("until", dates::exact(away.until, lang)).to_string())
        }
        None => last_day(proposal, staff).map(|day| stops(name, day, lang)),
    }
}

/// Why the present mentor, who is still on the group, makes room.
fn why_another(proposal: &Proposal, names: &Names, i: usize, old: usize, new: usize, lang: Lang) -> String {
    let group = &proposal.case.group;
    if let Some(why) = why_not_there(proposal, names, i, old, lang) {
        return why;
    }
    let said = |key| {
        lang.t(key)
            .with("child", &names.children[i])
            .with("old", &names.staff[old])
            .with("mentor", &names.staff[new])
            .to_string()
    };
    let (Some(before), Some(after)) = (facts_of(group, i, old), facts_of(group, i, new)) else {
        let key = if proposal.facts.guardians.contains(&(proposal.child(i).child, proposal.staff(old).staff))
        {
            "division-why-old-guardian"
        } else {
            "division-why-old-cannot"
        };
        return said(key);
    };
    if before.stops > after.stops {
        return match last_day(proposal, proposal.staff(old).staff) {
            Some(day) => stops(&names.staff[old], day, lang),
            None => said("division-why-old-stops-soon"),
        };
    }
    if before.together < after.together && before.together == 0 {
        return said("division-why-days-gone");
    }
    if before.together < after.together {
        return lang
            .t("division-why-days-changed")
            .with("child", &names.children[i])
            .with("old", &names.staff[old])
            .with("together", days(before.together.into()))
            .with("attends", days_said(before.attends.into(), lang))
            .to_string();
    }
    if before.not_known_well > after.not_known_well {
        return said("division-why-knows-better");
    }
    if before.language > after.language {
        return said("division-why-speaks");
    }
    said("division-why-room")
}

/// The last day of somebody on the group; none without end.
pub fn last_day(proposal: &Proposal, staff: StaffId) -> Option<Date> {
    let rows = proposal.facts.staff.iter().filter(|row| row.staff == staff);
    rows.map(|row| row.period.until).collect::<Option<Vec<_>>>()?.into_iter().max()
}

fn about_pairs(proposal: &Proposal, names: &Names, i: usize, lang: Lang) -> Vec<String> {
    let Ok(answer) = &proposal.answer else { return Vec::new() };
    proposal
        .case
        .group
        .pairs
        .iter()
        .zip(&answer.with_pair)
        .filter_map(|(pair, with)| {
            let other = if pair.a == i {
                pair.b
            } else if pair.b == i {
                pair.a
            } else {
                return None;
            };
            let same = answer.mentors[i] == answer.mentors[other];
            let key = match (pair.wish, same, with) {
                (Wish::Same, true, _) => "division-why-pair-same",
                (Wish::Same, false, Some(_)) => "division-why-pair-same-costs",
                (Wish::Same, false, None) => "division-why-pair-not-same",
                (Wish::Other, false, _) => "division-why-pair-other",
                (Wish::Other, true, Some(_)) => "division-why-pair-other-costs",
                (Wish::Other, true, None) => "division-why-pair-not-other",
            };
            let text = lang.t(key).with("other", &names.children[other]);
            Some(match with {
                Some(with) => {
                    // That the wish is met is no news.
                    let with = Sums { pairs: with.pairs + 1, ..*with };
                    text.with("price", price(&answer.sums, &with, lang).said(lang)).to_string()
                }
                None => text.to_string(),
            })
        })
        .collect()
}

/// What is lost and what is won with the other division, in short sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// What is worse.
    pub costs: Vec<String>,
    /// What is better.
    pub gains: Vec<String>,
}

/// What it costs, in words and days, to have `other` in place of `this`.
pub fn price(this: &Sums, other: &Sums, lang: Lang) -> Price {
    let d = this.to(other);
    let mut price = Price::default();
    let mut add = |worse: bool, text: String| {
        if worse { price.costs.push(text) } else { price.gains.push(text) }
    };
    if d.together != 0 {
        let key =
            if d.together < 0 { "division-price-less-together" } else { "division-price-more-together" };
        add(d.together < 0, lang.t(key).with("days", days_said(d.together, lang)).to_string());
    }
    for (difference, more, fewer) in [
        (d.changed, "division-price-more-changes", "division-price-fewer-changes"),
        (d.hardly_seen, "division-price-more-hardly", "division-price-fewer-hardly"),
        (d.baby_apart, "division-price-more-babies", "division-price-fewer-babies"),
        (d.not_known_well, "division-price-more-unknown", "division-price-fewer-unknown"),
        (d.language, "division-price-more-language", "division-price-fewer-language"),
        (d.stops, "division-price-more-stops", "division-price-fewer-stops"),
        (d.pairs, "division-price-more-pairs", "division-price-fewer-pairs"),
    ] {
        if difference != 0 {
            let key = if difference > 0 { more } else { fewer };
            add(difference > 0, lang.t(key).with("count", difference.abs()).to_string());
        }
    }
    // The load shifts with nearly every change; it is said where nothing else tells the difference.
    if d.load > 0 && price.costs.is_empty() {
        price.costs.push(lang.t("division-price-load-worse").to_string());
    }
    if d.load < 0 && price.gains.is_empty() {
        price.gains.push(lang.t("division-price-load-better").to_string());
    }
    price
}

impl Price {
    /// As one text: what it costs, and what stands against it.
    pub fn said(&self, lang: Lang) -> String {
        let costs = listed(&self.costs, lang);
        let gains = listed(&self.gains, lang);
        match (costs.is_empty(), gains.is_empty()) {
            (true, true) => lang.t("division-price-nothing").to_string(),
            (false, true) => costs,
            (true, false) => gains,
            (false, false) => {
                lang.t("division-price-against").with("costs", costs).with("gains", gains).to_string()
            }
        }
    }
}

/// Why there is no division on a later day than that of the proposal: who has stopped by then, or else what stands in the
/// way. Nothing where there is one.
pub fn not_then(rules: &Rules, shown: &Proposal, then: &Proposal, today: Date, lang: Lang) -> Option<String> {
    let hindrance = hindrance(then, rules, &names(then), lang)?;
    let (staff, date) = (names(shown).staff, |day| dates::short_from(day, today, lang));
    let stopped = staff.iter().enumerate().filter_map(|(j, name)| {
        let last = last_day(shown, shown.staff(j).staff).filter(|last| *last < then.on)?;
        Some(lang.t("division-publish-stops").with("name", name).with("date", date(last)).to_string())
    });
    let stopped: Vec<String> = stopped.collect();
    let why = if stopped.is_empty() { hindrance.why } else { format!("{}.", listed(&stopped, lang)) };
    Some(lang.t("division-publish-date-blocked").with("date", date(then.on)).with("why", why).to_string())
}

/// Why there is no division.
pub fn hindrance(proposal: &Proposal, rules: &Rules, names: &Names, lang: Lang) -> Option<Hindrance> {
    let obstacle = proposal.answer.as_ref().err()?;
    let number = rules.numbers.children_per_mentor;
    let is_about = |i| proposal.is_about(i);
    Some(blocked(&proposal.case.group, obstacle, number, is_about, names, lang))
}

/// Why there is no division, in words.
pub struct Hindrance {
    /// What stands in the way.
    pub why: String,
    /// What helps.
    pub repair: Vec<String>,
    /// A maximum of the planning is to be raised.
    pub raises: bool,
}

/// Why there is no division of these children, and what helps: nobody is to have more children than the protocol's number as
/// long as there is another way.
pub fn blocked(
    group: &Group,
    blocked: &Blocked,
    number: u32,
    is_about: impl Fn(usize) -> bool,
    names: &Names,
    lang: Lang,
) -> Hindrance {
    // Who keeps its mentor whatever comes only takes a place.
    let about: Vec<usize> = blocked.children.iter().copied().filter(|&i| is_about(i)).collect();
    let children: Vec<String> = about.iter().map(|&i| names.children[i].clone()).collect();
    let staff: Vec<String> = blocked.staff.iter().map(|&j| names.staff[j].clone()).collect();
    let key = match blocked.reason {
        Reason::NoStaff => "division-blocked-no-staff",
        Reason::Capacity => "division-blocked-capacity",
        Reason::Pairs => "division-blocked-pairs",
    };
    let why =
        lang.t(key).with("children", listed(&children, lang)).with("staff", listed(&staff, lang)).to_string();
    let repairs = repairs_within(group, number);
    let raises = repairs.iter().any(|repair| matches!(repair, Repair::RaiseMaximum { .. }));
    let repair = repairs
        .iter()
        .map(|repair| match repair {
            Repair::AddStaff { children } => {
                let names: Vec<String> = children.iter().map(|&i| names.children[i].clone()).collect();
                lang.t("division-repair-staff").with("children", listed(&names, lang)).to_string()
            }
            Repair::RaiseMaximum { staff, by } => lang
                .t("division-repair-maximum")
                .with("staff", &names.staff[*staff])
                .with("by", *by)
                .to_string(),
            Repair::ReleaseChoice { child, staff } => lang
                .t("division-repair-choice")
                .with("child", &names.children[*child])
                .with("staff", &names.staff[*staff])
                .to_string(),
            Repair::ReleasePair { a, b } => lang
                .t("division-repair-pair")
                .with("one", &names.children[*a])
                .with("other", &names.children[*b])
                .to_string(),
        })
        .collect();
    Hindrance { why, repair, raises }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0, "0", "0 dag")]
    #[case(1, "¼", "¼ dag")]
    #[case(4, "1", "1 dag")]
    #[case(6, "1½", "1½ dag")]
    #[case(-12, "3", "3 dagen")]
    fn half_days_are_said_as_days_a_week(#[case] half_days: i64, #[case] number: &str, #[case] said: &str) {
        assert_eq!(days(half_days), number);
        assert_eq!(days_said(half_days, Lang::Nl), said);
    }

    #[test]
    fn a_price_names_what_is_worse_and_what_is_better() {
        let this = Sums { together: 40, changed: 2, ..Sums::default() };
        let other = Sums { together: 34, changed: 1, ..Sums::default() };
        let price = price(&this, &other, Lang::Nl);
        assert_eq!((price.costs.len(), price.gains.len()), (1, 1));
        assert!(price.costs[0].contains("1½ dag"), "{price:?}");
        assert_eq!(super::price(&this, &this, Lang::Nl), Price::default());
    }
}
