//! The tables of people: staff, children, guardians.

use jiff::{ToSpan, civil::Date};
use mentorkind_division::Wish;

use super::Table;
use super::cells::{Column, Row, Sheet};
use super::findings::{ErrorReason, Findings, WarningReason};
use super::keys::{ChildId, GuardianId, Keys, Text, Texts};
use super::rows::{
    CareKind, Child, Guardian, Guardianship, List, Mentor, Placement, Role, RosterRow, StaffMember, Tables,
};
use super::values;
use crate::half_days;
use crate::period::Period;

/// The age of an adult, in years.
const ADULT: i16 = 18;

mod staff {
    use super::Column;

    pub const STAFF: Column = Column::required(0, "staff");
    pub const GROUP: Column = Column::required(1, "group");
    pub const DAYS: Column = Column::required(2, "days");
    pub const NAME: Column = Column::optional(3, "name");
    pub const EMAIL: Column = Column::optional(4, "email");
    pub const ROLE: Column = Column::optional(5, "role");
    pub const MAX_CHILDREN: Column = Column::optional(6, "max_children");
    pub const LANGUAGES: Column = Column::optional(7, "languages");
    pub const FROM: Column = Column::optional(8, "from");
    pub const UNTIL: Column = Column::optional(9, "until");
    pub const COLUMNS: &[&Column] =
        &[&STAFF, &GROUP, &DAYS, &NAME, &EMAIL, &ROLE, &MAX_CHILDREN, &LANGUAGES, &FROM, &UNTIL];
}

mod child {
    use super::Column;

    pub const CHILD: Column = Column::required(0, "child");
    pub const GROUP: Column = Column::required(1, "group");
    pub const BIRTH_DATE: Column = Column::required(2, "birth_date");
    pub const DAYS: Column = Column::optional(3, "days");
    pub const FIRST_NAME: Column = Column::optional(4, "first_name");
    pub const LAST_NAME: Column = Column::optional(5, "last_name");
    pub const MAIN: Column = Column::optional(6, "main");
    pub const FROM: Column = Column::optional(7, "from");
    pub const UNTIL: Column = Column::optional(8, "until");
    pub const MENTOR: Column = Column::optional(9, "mentor");
    pub const MENTOR_SINCE: Column = Column::optional(10, "mentor_since");
    pub const MENTOR_TOLD_ON: Column = Column::optional(11, "mentor_told_on");
    pub const LAST_OBSERVATION: Column = Column::optional(12, "last_observation");
    pub const LAST_TALK: Column = Column::optional(13, "last_talk");
    pub const LANGUAGE: Column = Column::optional(14, "language");
    pub const KNOWS_WELL: Column = Column::optional(15, "knows_well");
    pub const NOT_MENTOR: Column = Column::optional(16, "not_mentor");
    pub const SAME_MENTOR: Column = Column::optional(17, "same_mentor");
    pub const OTHER_MENTOR: Column = Column::optional(18, "other_mentor");
    pub const COLUMNS: &[&Column] = &[
        &CHILD,
        &GROUP,
        &BIRTH_DATE,
        &DAYS,
        &FIRST_NAME,
        &LAST_NAME,
        &MAIN,
        &FROM,
        &UNTIL,
        &MENTOR,
        &MENTOR_SINCE,
        &MENTOR_TOLD_ON,
        &LAST_OBSERVATION,
        &LAST_TALK,
        &LANGUAGE,
        &KNOWS_WELL,
        &NOT_MENTOR,
        &SAME_MENTOR,
        &OTHER_MENTOR,
    ];
}

mod guardian {
    use super::Column;

    pub const GUARDIAN: Column = Column::required(0, "guardian");
    pub const CHILD: Column = Column::required(1, "child");
    pub const NAME: Column = Column::optional(2, "name");
    pub const EMAIL: Column = Column::optional(3, "email");
    pub const PHONE: Column = Column::optional(4, "phone");
    pub const RELATION: Column = Column::optional(5, "relation");
    pub const CUSTODY: Column = Column::optional(6, "custody");
    pub const LANGUAGE: Column = Column::optional(7, "language");
    pub const STAFF: Column = Column::optional(8, "staff");
    pub const COLUMNS: &[&Column] =
        &[&GUARDIAN, &CHILD, &NAME, &EMAIL, &PHONE, &RELATION, &CUSTODY, &LANGUAGE, &STAFF];
}

pub(super) use child::COLUMNS as CHILD_COLUMNS;
pub(super) use guardian::COLUMNS as GUARDIAN_COLUMNS;
pub(super) use staff::COLUMNS as STAFF_COLUMNS;

/// A wish about a pair as it is written: its key may be of a child further on in the file.
pub(super) struct WrittenWish {
    pub child: ChildId,
    pub other: Text,
    pub wish: Wish,
    pub hard: bool,
    pub row: u32,
}

impl WrittenWish {
    pub fn column(&self) -> &'static str {
        match self.wish {
            Wish::Same => child::SAME_MENTOR.name,
            Wish::Other => child::OTHER_MENTOR.name,
        }
    }
}

pub(super) fn read_staff(mut sheet: Sheet, groups_known: bool, tables: &mut Tables, findings: &mut Findings) {
    use staff::{DAYS, EMAIL, FROM, GROUP, LANGUAGES, MAX_CHILDREN, NAME, ROLE, STAFF, UNTIL};
    while let Some(mut row) = sheet.next(findings) {
        let role = row.code(&ROLE, Some(Role::Carer), Role::from_code);
        let on_group = role.is_some_and(Role::works_on_group);
        let days = days(&mut row, &DAYS);
        let max_children = row.number(&MAX_CHILDREN);
        let period = row.period(&FROM, &UNTIL);
        let (name, email) = (row.text(&NAME), row.email(&EMAIL));
        let languages = row.text(&LANGUAGES);
        for language in languages.split_ascii_whitespace().filter(|tag| !values::is_language(tag)) {
            row.error(&LANGUAGES, language.as_bytes(), ErrorReason::UnknownCode);
        }
        if on_group {
            row.filled(&GROUP);
            row.filled(&DAYS);
        }
        let group = match row.text(&GROUP) {
            "" => None,
            key if groups_known => known(&mut row, &GROUP, key, &tables.keys.groups),
            _ => None,
        };
        let Some(key) = row.filled(&STAFF) else { continue };
        let (staff, new) = tables.keys.staff.add(key);
        if new {
            tables.staff.push(StaffMember { row: row.line, ..StaffMember::default() });
        }
        let member = &mut tables.staff[staff.index()];
        keep(&mut member.name, name, &mut tables.texts, &mut row, &NAME);
        keep(&mut member.email, email, &mut tables.texts, &mut row, &EMAIL);
        keep(&mut member.languages, languages, &mut tables.texts, &mut row, &LANGUAGES);
        // A group that cannot be found is said, and two of them are not the same.
        let placed = group.is_some() || !on_group && row.text(&GROUP).is_empty();
        if let (Some(role), Some(period), true) = (role, period, placed) {
            tables.roster.push(RosterRow { staff, role, group, days, max_children, period, row: row.line });
        }
    }
    // Mentors are looked up row after row.
    tables.keys.staff.hash_all();
}

/// What the rows of children refer to, and the day that they are judged on.
pub(super) struct ChildFacts {
    pub on: Date,
    pub groups_known: bool,
    pub staff_known: bool,
}

pub(super) fn read_children(
    mut sheet: Sheet,
    facts: &ChildFacts,
    tables: &mut Tables,
    findings: &mut Findings,
) -> Vec<WrittenWish> {
    use child::{
        BIRTH_DATE, CHILD, DAYS, FIRST_NAME, FROM, GROUP, KNOWS_WELL, LANGUAGE, LAST_NAME, LAST_OBSERVATION,
        LAST_TALK, MAIN, MENTOR, MENTOR_SINCE, MENTOR_TOLD_ON, NOT_MENTOR, OTHER_MENTOR, SAME_MENTOR, UNTIL,
    };
    let rows = sheet.expected_rows();
    tables.keys.children.reserve(rows);
    tables.children.reserve(rows);
    tables.placements.reserve(rows);
    let mut wishes = Vec::new();
    let mut latest_group = None;
    while let Some(mut row) = sheet.next(findings) {
        let birth_date = row.filled_date(&BIRTH_DATE);
        row.not_after(&BIRTH_DATE, birth_date, facts.on, ErrorReason::FutureBirth);
        let days = days(&mut row, &DAYS);
        let main = row.yes_or_no(&MAIN, Some(true));
        let period = row.period(&FROM, &UNTIL);
        let [mentor_since, mentor_told_on, last_observation, last_talk] =
            [&MENTOR_SINCE, &MENTOR_TOLD_ON, &LAST_OBSERVATION, &LAST_TALK].map(|column| row.date(column));
        row.not_after(
            &MENTOR_SINCE,
            mentor_since,
            facts.on.saturating_add(1.year()),
            ErrorReason::TooFarAhead,
        );
        for (column, day) in [
            (&MENTOR_TOLD_ON, mentor_told_on),
            (&LAST_OBSERVATION, last_observation),
            (&LAST_TALK, last_talk),
        ] {
            row.not_after(column, day, facts.on, ErrorReason::FutureDay);
        }
        let language = row.text(&LANGUAGE);
        if !language.is_empty() && !values::is_language(language) {
            row.error(&LANGUAGE, language.as_bytes(), ErrorReason::UnknownCode);
        }
        let mentor = match row.text(&MENTOR) {
            "" => Mentor::None,
            key => match tables.keys.staff.find(key) {
                Some(staff) => Mentor::Staff(staff),
                None => {
                    if facts.staff_known {
                        row.warn(&MENTOR, key.as_bytes(), WarningReason::UnknownMentor);
                    }
                    Mentor::Unknown(tables.texts.add(key))
                }
            },
        };
        let [knows_well, not_mentor] = [&KNOWS_WELL, &NOT_MENTOR].map(|column| {
            let start = tables.staff_lists.len();
            for key in row.text(column).split_ascii_whitespace() {
                let staff = tables.keys.staff.find(key);
                if staff.is_none() && facts.staff_known {
                    row.error(column, key.as_bytes(), ErrorReason::UnknownKey);
                }
                tables.staff_lists.extend(staff.map(u32::from));
            }
            List::new(start..tables.staff_lists.len())
        });
        let group = row
            .filled(&GROUP)
            .filter(|_| facts.groups_known)
            .and_then(|key| known_after(&mut row, &GROUP, key, &tables.keys.groups, latest_group));
        latest_group = group.or(latest_group);
        if let (Some(birth), Some(period)) = (birth_date, period)
            && birth <= facts.on
        {
            let kind = group.map(|group| tables.groups[group.index()].kind);
            check_age(&mut row, &BIRTH_DATE, birth, start_of(period, facts.on), kind);
        }

        let Some(key) = row.filled(&CHILD) else { continue };
        let (child, new) = tables.keys.children.add(key);
        if new {
            // What stands in for a date with an error is never seen: the tables are refused.
            tables.children.push(Child {
                birth_date: birth_date.unwrap_or(facts.on),
                first_name: Text::default(),
                last_name: Text::default(),
                language: Text::default(),
                row: row.line,
            });
        }
        let person = &mut tables.children[child.index()];
        if birth_date.is_some_and(|birth| birth != person.birth_date) {
            let cell = row.cell(&BIRTH_DATE);
            row.warn(&BIRTH_DATE, cell, WarningReason::Contradiction);
        }
        let first_name = row.text(&FIRST_NAME);
        keep(&mut person.first_name, first_name, &mut tables.texts, &mut row, &FIRST_NAME);
        let last_name = row.text(&LAST_NAME);
        keep(&mut person.last_name, last_name, &mut tables.texts, &mut row, &LAST_NAME);
        keep(&mut person.language, language, &mut tables.texts, &mut row, &LANGUAGE);

        let first_wish = wishes.len();
        for (column, wish) in [(&SAME_MENTOR, Wish::Same), (&OTHER_MENTOR, Wish::Other)] {
            for word in row.text(column).split_ascii_whitespace() {
                let (other, hard) = match word.strip_prefix('!') {
                    Some(other) => (other, true),
                    None => (word, false),
                };
                if other == key {
                    row.error(column, other.as_bytes(), ErrorReason::PairWithItself);
                    continue;
                }
                let other = tables.texts.add(other);
                wishes.push(WrittenWish { child, other, wish, hard, row: row.line });
            }
        }
        if let (Some(group), Some(main), Some(period)) = (group, main, period) {
            tables.placements.push(Placement {
                child,
                group,
                days,
                main,
                period,
                mentor,
                mentor_since,
                mentor_told_on,
                last_observation,
                last_talk,
                knows_well,
                not_mentor,
                wishes: List::new(first_wish..wishes.len()),
                row: row.line,
            });
        }
    }
    wishes
}

pub(super) fn read_guardians(
    mut sheet: Sheet,
    children_known: bool,
    staff_known: bool,
    tables: &mut Tables,
    findings: &mut Findings,
) {
    use guardian::{CHILD, CUSTODY, EMAIL, GUARDIAN, LANGUAGE, NAME, PHONE, RELATION, STAFF};
    let mut latest_child = None;
    while let Some(mut row) = sheet.next(findings) {
        let (name, email, phone) = (row.text(&NAME), row.email(&EMAIL), row.text(&PHONE));
        let custody = row.yes_or_no(&CUSTODY, None);
        let language = row.text(&LANGUAGE);
        if !language.is_empty() && !values::is_language(language) {
            row.error(&LANGUAGE, language.as_bytes(), ErrorReason::UnknownCode);
        }
        let staff = match row.text(&STAFF) {
            "" => None,
            key if staff_known => known(&mut row, &STAFF, key, &tables.keys.staff),
            _ => None,
        };
        let child = row
            .filled(&CHILD)
            .filter(|_| children_known)
            .and_then(|key| known_after(&mut row, &CHILD, key, &tables.keys.children, latest_child));
        latest_child = child.or(latest_child);
        let Some(key) = row.filled(&GUARDIAN) else { continue };
        let (guardian, new) = tables.keys.guardians.add(key);
        if new {
            tables.guardians.push(Guardian { row: row.line, ..Guardian::default() });
        }
        let person = &mut tables.guardians[guardian.index()];
        keep(&mut person.name, name, &mut tables.texts, &mut row, &NAME);
        keep(&mut person.email, email, &mut tables.texts, &mut row, &EMAIL);
        keep(&mut person.phone, phone, &mut tables.texts, &mut row, &PHONE);
        keep(&mut person.language, language, &mut tables.texts, &mut row, &LANGUAGE);
        if staff.is_some() && person.staff.is_some() && staff != person.staff {
            let cell = row.cell(&STAFF);
            row.warn(&STAFF, cell, WarningReason::Contradiction);
        }
        person.staff = person.staff.or(staff);
        if let Some(child) = child {
            let relation = tables.texts.add(row.text(&RELATION));
            tables.guardianships.push(Guardianship {
                guardian,
                child,
                relation,
                custody,
                staff,
                row: row.line,
            });
        }
    }
}

/// The row that a key refers to, or an error.
pub(super) fn known<Id: From<u32> + Into<u32> + Copy>(
    row: &mut Row,
    column: &Column,
    key: &str,
    keys: &Keys<Id>,
) -> Option<Id> {
    known_after(row, column, key, keys, None)
}

/// As [`known`], where the row before refers to one: mostly this one refers to the same or the next.
fn known_after<Id: From<u32> + Into<u32> + Copy>(
    row: &mut Row,
    column: &Column,
    key: &str,
    keys: &Keys<Id>,
    before: Option<Id>,
) -> Option<Id> {
    let id = keys.find_after(key, before);
    if id.is_none() {
        row.error(column, key.as_bytes(), ErrorReason::UnknownKey);
    }
    id
}

/// Keeps the first filled value of a person, and says so where a later row has another.
fn keep(kept: &mut Text, text: &str, texts: &mut Texts, row: &mut Row, column: &Column) {
    if kept.is_empty() {
        *kept = texts.add(text);
    } else if !text.is_empty() && texts.get(*kept) != text {
        row.warn(column, text.as_bytes(), WarningReason::Contradiction);
    }
}

fn days(row: &mut Row, column: &Column) -> half_days::HalfDays {
    half_days::parse(row.cell(column)).unwrap_or_else(|token| {
        row.error(column, token, ErrorReason::UnknownToken);
        half_days::HalfDays::default()
    })
}

/// When a placement starts; one without a start has done so by today, or by its end.
fn start_of(period: Period, today: Date) -> Date {
    period.from.unwrap_or_else(|| period.until.map_or(today, |until| until.min(today)))
}

/// Whoever is an adult is no child in care: the year is wrong. Other ages are remarked.
fn check_age(row: &mut Row, column: &Column, birth: Date, start: Date, kind: Option<CareKind>) {
    let ages = match kind {
        Some(CareKind::DayCare) => 0..4,
        Some(CareKind::Playgroup) => 2..4,
        Some(CareKind::AfterSchool) => 4..13,
        None => i16::MIN..ADULT,
    };
    let (age, cell) = (values::age_in_years(birth, start), row.cell(column));
    if age >= ADULT {
        row.error(column, cell, ErrorReason::AdultBirth);
    } else if !ages.contains(&age) {
        row.warn(column, cell, WarningReason::AgeOutsideCare);
    }
}

pub(super) fn warn_of_guardians(tables: &Tables, guardians_known: bool, findings: &mut Findings) {
    if !guardians_known {
        return;
    }
    for (number, guardian) in tables.guardians.iter().enumerate().filter(|(_, one)| one.email.is_empty()) {
        let key = tables.keys.guardians.key(GuardianId(number as u32)).as_bytes();
        let column = guardian::GUARDIAN.name;
        findings.warnings.add(
            Table::Guardians,
            Some(guardian.row),
            column,
            key,
            WarningReason::NoGuardianEmail,
        );
    }
    let mut has_guardian = vec![false; tables.children.len()];
    for guardianship in &tables.guardianships {
        has_guardian[guardianship.child.index()] = true;
    }
    for (number, child) in tables.children.iter().enumerate().filter(|(number, _)| !has_guardian[*number]) {
        let key = tables.keys.children.key(ChildId(number as u32)).as_bytes();
        findings.warnings.add(
            Table::Children,
            Some(child.row),
            child::CHILD.name,
            key,
            WarningReason::NoGuardian,
        );
    }
}
