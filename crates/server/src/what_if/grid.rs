//! The week of everybody on a group, in which each day can be tapped.

use jiff::civil::{Date, Weekday};
use mentorkind_division::HalfDays;
use mentorkind_domain::half_days::{Presence, on_weekday};

use super::asked::{Asked, Change};
use crate::{
    group::{GroupFacts, StaffOn},
    platform::{dates::day_name, i18n::Lang, ids::StaffId},
};

/// The days of a week.
pub const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// The week of a group.
pub struct Grid {
    /// The group.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Who can be mentor there.
    pub staff: Vec<StaffLine>,
}

/// A staff member's week.
pub struct StaffLine {
    /// The name.
    pub name: String,
    /// Away, leaving, new here.
    pub notes: Vec<String>,
    /// Days, each a link that changes it.
    pub days: Vec<Toggle>,
    /// Leads to the half-days one by one, or back.
    pub open: String,
    /// The half-days one by one: even and odd weeks, mornings and afternoons.
    pub halves: Vec<(String, Vec<Toggle>)>,
    /// These days differ from what is known.
    pub changed: bool,
}

/// A day or half-day that can be tapped.
pub struct Toggle {
    /// "ma".
    pub letter: String,
    /// `whole`, `part` or `off`.
    pub state: &'static str,
    /// What it is now, and becomes, in words.
    pub sentence: String,
    /// Where it leads.
    pub href: String,
}

/// What a grid is made of.
pub struct Weeks<'a> {
    /// The group as it is known.
    pub facts: &'a GroupFacts,
    /// Rows of the location's other groups.
    pub elsewhere: &'a [StaffOn],
    /// What is asked.
    pub asked: &'a Asked,
    /// For which day.
    pub on: Date,
    /// The address of the page, without what is asked.
    pub path: &'a str,
    /// The language.
    pub lang: Lang,
}

impl Weeks<'_> {
    /// Who can be mentor on this group: those who are known, and those who come in the what-if; with their days as they
    /// are known.
    fn staff(&self) -> Vec<(StaffId, HalfDays)> {
        let mut staff: Vec<(StaffId, HalfDays)> = Vec::new();
        for row in self.facts.staff.iter().filter(|row| !row.trainee || row.max.is_some_and(|max| max > 0)) {
            let valid = row.period.contains(self.on);
            match staff.iter_mut().find(|(who, _)| *who == row.staff) {
                Some((_, days)) if valid => *days = row.days,
                Some(_) => {}
                None => staff.push((row.staff, row.days)),
            }
        }
        for change in &self.asked.changes {
            if let Change::Days { group, staff: who, .. } = change
                && *group == self.facts.info.id
                && staff.iter().all(|(known, _)| known != who)
                && self.elsewhere.iter().any(|row| row.staff == *who)
            {
                staff.push((*who, HalfDays(0)));
            }
        }
        staff
    }

    fn now(&self, who: StaffId, known: HalfDays) -> HalfDays {
        self.asked
            .changes
            .iter()
            .find_map(|change| match change {
                Change::Days { group, staff, days } if (*group, *staff) == (self.facts.info.id, who) => {
                    Some(*days)
                }
                _ => None,
            })
            .unwrap_or(known)
    }

    fn link(&self, asked: &Asked) -> String {
        let group = self.facts.info.id.0.simple();
        format!("{}?{}#g{group}", self.path, asked.query())
    }

    fn with(&self, who: StaffId, known: HalfDays, days: HalfDays) -> String {
        let mut asked = self.asked.clone();
        let change = Change::Days { group: self.facts.info.id, staff: who, days };
        asked.put(change);
        if days == known {
            asked.changes.retain(|other| *other != change);
        }
        self.link(&asked)
    }

    /// The week of the group; `name` says what somebody is called, `notes` what is asked of somebody besides days.
    pub fn grid(&self, name: impl Fn(StaffId) -> String, notes: impl Fn(StaffId) -> Vec<String>) -> Grid {
        let staff = self.staff();
        let weekend = 0b1111 << 10 | 0b1111 << 24;
        let any = staff.iter().fold(0, |all, (who, known)| all | known.0 | self.now(*who, *known).0)
            | self.facts.places.iter().fold(0, |all, place| all | place.days.0);
        let days = &DAYS[..if any & weekend == 0 { 5 } else { 7 }];
        let mut lines: Vec<StaffLine> = staff
            .iter()
            .map(|&(who, known)| {
                let now = self.now(who, known);
                let open = self.asked.open == Some(who);
                let other = Asked { open: (!open).then_some(who), ..self.asked.clone() };
                StaffLine {
                    name: name(who),
                    notes: notes(who),
                    days: days.iter().map(|day| self.day(who, known, now, *day)).collect(),
                    open: self.link(&other),
                    halves: if open { self.halves(who, known, now, days) } else { Vec::new() },
                    changed: now != known,
                }
            })
            .collect();
        lines.sort_by_key(|line| line.name.to_lowercase());
        Grid {
            group: self.facts.info.id.0.simple().to_string(),
            name: self.facts.info.name.clone(),
            staff: lines,
        }
    }

    fn day(&self, who: StaffId, known: HalfDays, now: HalfDays, day: Weekday) -> Toggle {
        let mask = mask_of(day);
        let next = if now.0 & mask != 0 { now.0 & !mask } else { now.0 | usual(now.0, known.0, day) };
        let state = match now.0 & mask {
            0 => "off",
            all if all == mask => "whole",
            _ => "part",
        };
        let becomes = self.lang.t(if now.0 & mask == 0 { "what-if-day-add" } else { "what-if-day-drop" });
        let name = day_name(day, self.lang);
        Toggle {
            letter: name.chars().take(if self.lang == Lang::Nl { 2 } else { 3 }).collect(),
            state,
            sentence: format!("{name}: {}. {becomes}", self.words(now, day)),
            href: self.with(who, known, HalfDays(next)),
        }
    }

    /// When somebody is there on a weekday, in words.
    fn words(&self, days: HalfDays, day: Weekday) -> String {
        let (even, odd) = (on_weekday(days, day, false), on_weekday(days, day, true));
        let word = |there: Presence| {
            self.lang.t(match (there.morning, there.afternoon) {
                (true, true) => "what-if-day-whole",
                (true, false) => "week-morning",
                (false, true) => "week-afternoon",
                (false, false) => "week-off",
            })
        };
        if even == odd {
            return word(even).to_string();
        }
        let (even_weeks, odd_weeks) = (self.lang.t("week-even"), self.lang.t("week-odd"));
        format!("{even_weeks} {}, {odd_weeks} {}", word(even), word(odd))
    }

    fn halves(
        &self,
        who: StaffId,
        known: HalfDays,
        now: HalfDays,
        days: &[Weekday],
    ) -> Vec<(String, Vec<Toggle>)> {
        let mut rows = Vec::new();
        for (odd, afternoon) in [(false, false), (false, true), (true, false), (true, true)] {
            let week = self.lang.t(if odd { "week-odd" } else { "week-even" });
            let part = self.lang.t(if afternoon { "week-afternoon" } else { "week-morning" });
            let toggles = days.iter().map(|day| {
                let bit = 1 << (14 * u32::from(odd) + 2 * offset(*day) + u32::from(afternoon));
                let there = now.0 & bit != 0;
                let name = day_name(*day, self.lang);
                let (is, becomes) =
                    if there { ("week-there", "what-if-day-drop") } else { ("week-off", "what-if-day-add") };
                Toggle {
                    letter: name.chars().take(if self.lang == Lang::Nl { 2 } else { 3 }).collect(),
                    state: if there { "whole" } else { "off" },
                    sentence: format!("{name} {part}, {week}: {}. {}", self.lang.t(is), self.lang.t(becomes)),
                    href: self.with(who, known, HalfDays(now.0 ^ bit)),
                }
            });
            rows.push((format!("{week}, {part}"), toggles.collect()));
        }
        rows
    }
}

fn offset(day: Weekday) -> u32 {
    day.to_monday_zero_offset().unsigned_abs().into()
}

/// The four half-days of a weekday in a fortnight.
fn mask_of(day: Weekday) -> u32 {
    0b11 << (2 * offset(day)) | 0b11 << (14 + 2 * offset(day))
}

/// What a day becomes that is added: as it is known, else the parts of a day that this person works on others.
fn usual(now: u32, known: u32, day: Weekday) -> u32 {
    let mask = mask_of(day);
    if known & mask != 0 {
        return known & mask;
    }
    let all = now | known;
    let parts = (0..14).fold(0, |parts, at| parts | all >> (2 * at) & 0b11);
    let parts = if parts == 0 { 0b11 } else { parts };
    parts << (2 * offset(day)) | parts << (14 + 2 * offset(day))
}

#[cfg(test)]
mod tests {
    use mentorkind_domain::half_days::parse;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::as_known("ma", "ma di-o", Weekday::Tuesday, "di-o")]
    #[case::like_other_days("ma-m", "ma-m", Weekday::Thursday, "do-m")]
    #[case::nothing_yet("", "", Weekday::Friday, "vr")]
    #[case::whole_days("ma wo", "ma wo", Weekday::Friday, "vr")]
    fn a_day_that_is_added_is_like_the_others(
        #[case] now: &str,
        #[case] known: &str,
        #[case] day: Weekday,
        #[case] added: &str,
    ) {
        let days = |text: &str| parse(text.as_bytes()).unwrap().0;
        assert_eq!(usual(days(now), days(known), day), days(added));
    }
}
