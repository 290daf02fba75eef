//! Who works at a location.

use jiff::ToSpan;
use mentorkind_domain::{half_days, import::CareKind};

use super::{Carer, Generator, Place, full_name, mailbox, names};
use crate::demo::rows::Staff;

const DAYS: [&str; 8] =
    ["ma di do", "wo do vr", "ma di wo do", "di wo vr", "ma do vr", "ma di wo vr", "di do vr", "ma wo do"];
const MORNINGS: [&str; 3] = ["ma-o di-o wo-o do-o", "wo-o do-o vr-o", "ma-o di-o do-o vr-o"];
const AFTERNOONS: [&str; 4] =
    ["ma-m di-m wo do-m", "wo do-m vr-m", "ma-m di-m do-m vr-m", "di-m wo do-m vr-m"];
const LANGUAGES: [&str; 5] = ["nl", "nl en", "nl tr", "nl ar", "nl pl en"];

impl Generator {
    /// Somebody new, with a name, an address and nothing else.
    pub fn employ(&mut self) -> Staff {
        let number = self.staff + self.names_from;
        self.staff += 1;
        let (first, last) = full_name(&names::STAFF, number);
        let again = number / (names::STAFF.len() * names::LAST.len());
        let own = if again == 0 { String::new() } else { format!(".{again}") };
        Staff {
            staff: format!("M{:03}", self.staff),
            group: String::new(),
            days: String::new(),
            name: format!("{first} {last}"),
            email: format!("{}{own}@{}", mailbox(&format!("{first}.{last}")), self.domain),
            role: "pm",
            max_children: None,
            languages: LANGUAGES[number % LANGUAGES.len()],
            from: None,
            until: None,
        }
    }
}

impl Place<'_> {
    pub(super) fn hire(&mut self) {
        let plan = self.plan;
        let lead = Staff { group: plan.groups[0].key.clone(), role: "teamlead", ..self.own.employ() };
        self.rows.staff.push(lead);
        self.carers = vec![Vec::new(); plan.groups.len()];
        for (number, group) in plan.groups.iter().enumerate() {
            for nth in 0..group.carers {
                let days = match group.kind {
                    CareKind::AfterSchool => AFTERNOONS[nth % AFTERNOONS.len()],
                    CareKind::Playgroup => MORNINGS[nth % MORNINGS.len()],
                    CareKind::DayCare => DAYS[(number + 3 * nth) % DAYS.len()],
                };
                let mut row = Staff { group: group.key.clone(), days: days.to_owned(), ..self.own.employ() };
                // Somebody is always there and stays.
                let chance = if nth == 0 { 100 } else { self.own.staff_dice.below(100) };
                let soon = 10 + self.own.staff_dice.up_to(70);
                if chance < 4 {
                    row.until = Some(self.own.later(soon.days()));
                } else if chance < 6 {
                    row.from = Some(self.own.later(soon.days()));
                }
                if nth > 0 && self.own.staff_dice.percent(6) {
                    row.max_children = Some(if self.own.staff_dice.percent(50) { 6 } else { 8 });
                }
                self.put_on_group(number, &row);
                if nth > 0 && self.own.staff_dice.percent(12) {
                    self.float(number, row);
                }
                if self.own.staff_dice.percent(7) {
                    self.train(group.key.clone(), days);
                }
            }
        }
    }

    fn put_on_group(&mut self, number: usize, row: &Staff) {
        self.carers[number].push(Carer {
            key: row.staff.clone(),
            days: half_days::parse(row.days.as_bytes()).unwrap_or_default(),
            starts: row.from.is_some(),
            stays: row.from.is_none() && row.until.is_none(),
            mentees: 0,
            most: row.max_children.map_or(usize::MAX, |most| most as usize),
        });
        self.rows.staff.push(row.clone());
    }

    /// Lets somebody work one more day, on another group of the same kind.
    fn float(&mut self, number: usize, row: Staff) {
        let groups = &self.plan.groups;
        let other = (number + 1) % groups.len();
        if other == number || groups[other].kind != groups[number].kind {
            return;
        }
        let Some(day) = ["ma", "di", "wo", "do", "vr"].into_iter().find(|day| !row.days.contains(day)) else {
            return;
        };
        let part = match groups[other].kind {
            CareKind::DayCare => "",
            CareKind::Playgroup => "-o",
            CareKind::AfterSchool => "-m",
        };
        self.put_on_group(
            other,
            &Staff { group: groups[other].key.clone(), days: format!("{day}{part}"), ..row },
        );
    }

    /// A trainee, who is no mentor, or of two children at most.
    fn train(&mut self, group: String, days: &str) {
        let max_children = self.own.staff_dice.percent(40).then_some(2);
        let row = Staff { group, days: days.to_owned(), role: "bio", max_children, ..self.own.employ() };
        self.rows.staff.push(row);
    }
}
