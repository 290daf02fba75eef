//! What ends by an import: rows that a complete export no longer has, the mentorship of a child that leaves, and the
//! access of whoever has nothing left here.

use std::{
    cell::LazyCell,
    collections::{BTreeMap, HashMap, HashSet},
};

use jiff::civil::Date;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    Terms, What,
    plan::{Plan, Side},
    rows::{Column, Value},
    spread::{LeftAlone, Subject},
    summary::{Label, Part},
};
use crate::{
    announcement::{NewMentor, take_back},
    api, on,
    platform::{
        db::{Write, id_list},
        ids::OrganisationId,
    },
};

/// What ends, by identifier.
#[derive(Default)]
pub(super) struct Endings {
    /// Rows that end on a day, by table.
    ended: BTreeMap<(&'static str, Date), Vec<Uuid>>,
    /// Rows that had not begun, and guardianships, by table.
    removed: BTreeMap<&'static str, Vec<Uuid>>,
    mentorships: BTreeMap<Date, Vec<Uuid>>,
    mentorships_removed: Vec<NewMentor>,
    access: Vec<Uuid>,
    /// Of what each of them is.
    subjects: Vec<(Part, Subject)>,
}

/// What becomes of a row that is missing.
enum Fate {
    /// It had ended already.
    Past,
    /// It ends on the day before the import.
    Ends(Date),
    /// It had not begun.
    Removed,
}

fn fate(from: Option<Date>, until: Option<Date>, today: Date) -> Fate {
    if until.is_some_and(|until| until < today) {
        return Fate::Past;
    }
    match today.yesterday() {
        Ok(yesterday) if from.is_none_or(|from| from <= yesterday) => Fate::Ends(yesterday),
        _ => Fate::Removed,
    }
}

/// The last day of the last row of everybody; open ends are last of all.
#[derive(Default)]
struct LastDays(HashMap<Uuid, Option<Date>>);

impl LastDays {
    fn note(&mut self, who: Option<Uuid>, until: Option<Date>) {
        let last = self.0.entry(who.unwrap_or_default()).or_insert(until);
        *last = last.zip(until).map(|(one, other)| one.max(other));
    }

    /// The last day of somebody of whom everything has ended.
    fn left(&self, who: Uuid, today: Date) -> Option<Date> {
        self.0.get(&who).copied().flatten().filter(|&last| last < today)
    }

    fn stays(&self, who: Uuid, today: Date) -> bool {
        self.0.get(&who).is_some_and(|last| last.is_none_or(|last| last >= today))
    }
}

type Labels = HashMap<Uuid, Label>;

/// The key and the name of each present row.
fn labels_of(side: &Side) -> Labels {
    let is_name = |column: &Column| matches!(column.name, "name" | "first_name" | "last_name");
    let columns = side.spec.columns;
    let at: Vec<usize> = (0..columns.len()).filter(|&at| is_name(&columns[at])).collect();
    let label = |row: &[Value<'_>]| {
        let names: Vec<&str> =
            at.iter().map(|&at| row[at].as_text()).filter(|name| !name.is_empty()).collect();
        Label { key: row[0].as_text().to_owned(), name: names.join(" ") }
    };
    side.present.rows().map(|(id, row)| (id, label(row))).collect()
}

impl Plan<'_> {
    /// Finds what ends.
    pub fn find_endings(&mut self, terms: &Terms, given_roles: &[Uuid]) {
        let left = LeftAlone::of(&terms.left, self);
        self.find_changed_kinds(&left);
        if terms.complete {
            self.find_missing(terms, &left);
        }
        if self.mentorships.is_empty() && self.access.is_empty() {
            return;
        }
        let children = self.last_days_of_children();
        self.find_ended_mentorships(terms, &children, &left);
        self.find_ended_access(terms, &children, given_roles, &left);
    }

    /// A row of a staff member whose role no longer is (or now is) one that works on a group, is the same row in
    /// another table of ours.
    fn find_changed_kinds(&mut self, left: &LeftAlone<'_>) {
        let key = |row: &[Value<'_>]| (row[0].as_id(), row[1].as_id(), row[2].as_day());
        let roster: HashSet<_> =
            (0..self.wanted.roster.len()).map(|n| key(&self.wanted.roster_row(n))).collect();
        let roles: HashSet<_> = (0..self.wanted.roles.len()).map(|n| key(&self.wanted.role(n))).collect();
        let own = &self.own;
        let (staff, groups) = (labels_of(&self.sides.staff), labels_of(&self.sides.groups));
        for (side, others) in [(&self.sides.roster, &roles), (&self.sides.roles, &roster)] {
            for missing in side.present.missing(&side.changes) {
                let row = side.present.row(missing);
                let mine = match side.part {
                    Part::Roster => row[1].as_id().is_some_and(|group| own.group(group)),
                    _ => own.roles(),
                };
                let subject = Subject::Staff(row[0].as_id().unwrap_or_default());
                if mine && others.contains(&key(row)) && !left.holds(side.part, subject) {
                    let label = label(&[&staff, &groups], row);
                    self.summary.ended_row(side.part, label, None);
                    self.endings.subjects.push((side.part, subject));
                    self.endings.removed.entry(side.spec.table).or_default().push(side.present.ids[missing]);
                }
            }
        }
    }

    fn find_missing(&mut self, terms: &Terms, left: &LeftAlone<'_>) {
        let (sides, own) = (&self.sides, &self.own);
        let staff = LazyCell::new(|| labels_of(&sides.staff));
        let groups = LazyCell::new(|| labels_of(&sides.groups));
        let children = LazyCell::new(|| labels_of(&sides.children));
        let guardians = LazyCell::new(|| labels_of(&sides.guardians));
        let locations = LazyCell::new(|| labels_of(&sides.locations));
        let id = |row: &[Value<'_>], at: usize| row[at].as_id().unwrap_or_default();

        let already: HashSet<Uuid> = self.endings.removed.values().flatten().copied().collect();
        let mut end =
            |side: &Side, subject: &dyn Fn(&[Value<'_>]) -> Subject, key: &dyn Fn(&[Value<'_>]) -> Label| {
                let (from, until) = (side.spec.at("from_on"), side.spec.at("until_on"));
                for missing in side.present.missing(&side.changes) {
                    let (row, id) = (side.present.row(missing), side.present.ids[missing]);
                    let subject = subject(row);
                    let whole = own.subject(subject) && !left.holds(side.part, subject);
                    if already.contains(&id) || !whole || came_after(id, terms.what) {
                        continue;
                    }
                    match fate(row[from].as_day(), row[until].as_day(), terms.today) {
                        Fate::Past => continue,
                        Fate::Ends(day) => {
                            self.summary.ended_row(side.part, key(row), Some(day));
                            self.endings.ended.entry((side.spec.table, day)).or_default().push(id);
                        }
                        Fate::Removed => {
                            self.summary.ended_row(side.part, key(row), None);
                            self.endings.removed.entry(side.spec.table).or_default().push(id);
                        }
                    }
                    self.endings.subjects.push((side.part, subject));
                }
            };
        let group = |row: &[Value<'_>]| Subject::Group(id(row, 1));
        end(&sides.roster, &group, &|row| label(&[&staff, &groups], row));
        let role = sides.roles.spec.at("role");
        end(&sides.roles, &|_| Subject::Organisation, &|row| {
            let Label { key, name } = label(&[&staff, &groups], row);
            Label { key: format!("{key} {}", row[role].as_text()), name }
        });
        end(&sides.placements, &group, &|row| label(&[&children, &groups], row));
        let absentee = |row: &[Value<'_>]| match row[0].as_id() {
            Some(staff) => Subject::Staff(staff),
            None => Subject::Child(id(row, 1)),
        };
        end(&sides.absences, &absentee, &|row| label(&[&staff, &children], row));
        end(&sides.closures, &|row| Subject::Location(id(row, 0)), &|row| label(&[&locations], row));
        let side = &sides.guardianships;
        for missing in side.present.missing(&side.changes) {
            let (row, gone) = (side.present.row(missing), side.present.ids[missing]);
            let child = id(row, 1);
            let subject = Subject::Child(child);
            // Who was a guardian of a child that has died stays so.
            let whole = own.subject(subject) && !left.holds(side.part, subject);
            if whole && !came_after(gone, terms.what) && !self.died.contains(&child) {
                self.summary.ended_row(side.part, label(&[&guardians, &children], row), None);
                self.endings.removed.entry(side.spec.table).or_default().push(gone);
                self.endings.subjects.push((side.part, subject));
            }
        }
    }

    /// The last days of present rows of a side that the export does not have.
    fn last_days_of_missing(&self, side: &Side, last: &mut LastDays) {
        let until = side.spec.at("until_on");
        let removed: HashSet<Uuid> =
            self.endings.removed.get(side.spec.table).into_iter().flatten().copied().collect();
        let ended: HashMap<Uuid, Date> = self
            .endings
            .ended
            .iter()
            .filter(|((table, _), _)| *table == side.spec.table)
            .flat_map(|((_, day), ids)| ids.iter().map(|&id| (id, *day)))
            .collect();
        for missing in side.present.missing(&side.changes) {
            let (row, id) = (side.present.row(missing), side.present.ids[missing]);
            if !removed.contains(&id) {
                last.note(row[0].as_id(), ended.get(&id).copied().or(row[until].as_day()));
            }
        }
    }

    fn last_days_of_children(&self) -> LastDays {
        let mut last = LastDays::default();
        let side = &self.sides.placements;
        for (number, row) in self.wanted.tables.placements.iter().enumerate() {
            let child = self.wanted.children[row.child.index()];
            last.note(Some(child), side.until(number, row.period.until));
        }
        self.last_days_of_missing(side, &mut last);
        last
    }

    fn last_days_of_staff(&self, given_roles: &[Uuid]) -> LastDays {
        let mut last = LastDays::default();
        for (side, rows) in
            [(&self.sides.roster, &self.wanted.roster), (&self.sides.roles, &self.wanted.roles)]
        {
            for (number, &at) in rows.iter().enumerate() {
                let row = &self.wanted.tables.roster[at];
                let staff = self.wanted.staff[row.staff.index()];
                last.note(Some(staff), side.until(number, row.period.until));
            }
            self.last_days_of_missing(side, &mut last);
        }
        for &staff in given_roles {
            last.note(Some(staff), None);
        }
        last
    }

    /// A mentorship ends with the child's last day. One that had not begun by then and still has not, goes.
    fn find_ended_mentorships(&mut self, terms: &Terms, children: &LastDays, left: &LeftAlone<'_>) {
        let labels = LazyCell::new(|| (labels_of(&self.sides.children), labels_of(&self.sides.staff)));
        for mentorship in &self.mentorships {
            let child = mentorship.child_id.0;
            let Some(last) = children.left(child, terms.today) else { continue };
            let subject = Subject::Child(child);
            if mentorship.until().is_some_and(|until| until <= last)
                || !self.own.whole_child(child)
                || left.holds(Part::Mentorships, subject)
            {
                continue;
            }
            let ids = [Value::id(child), Value::id(mentorship.staff_id.0)];
            let label = label(&[&labels.0, &labels.1], &ids);
            self.endings.subjects.push((Part::Mentorships, subject));
            if mentorship.from() >= terms.today {
                self.summary.ended_row(Part::Mentorships, label, None);
                let gone = NewMentor { mentorship: mentorship.id, child: mentorship.child_id };
                self.endings.mentorships_removed.push(gone);
            } else {
                let until = last.max(mentorship.from());
                self.summary.ended_row(Part::Mentorships, label, Some(until));
                self.endings.mentorships.entry(until).or_default().push(mentorship.id.0);
            }
        }
    }

    fn find_ended_access(
        &mut self,
        terms: &Terms,
        children: &LastDays,
        given_roles: &[Uuid],
        left: &LeftAlone<'_>,
    ) {
        let staff = self.last_days_of_staff(given_roles);
        let mut guardians: HashSet<Uuid> = HashSet::new();
        for row in &self.wanted.tables.guardianships {
            let child = self.wanted.children[row.child.index()];
            if children.stays(child, terms.today) || self.died.contains(&child) {
                guardians.insert(self.wanted.guardians[row.guardian.index()]);
            }
        }
        let side = &self.sides.guardianships;
        let removed: HashSet<Uuid> =
            self.endings.removed.get(side.spec.table).into_iter().flatten().copied().collect();
        for missing in side.present.missing(&side.changes) {
            let row = side.present.row(missing);
            let child = row[1].as_id().unwrap_or_default();
            let stays = children.stays(child, terms.today) || self.died.contains(&child);
            if stays && !removed.contains(&side.present.ids[missing]) {
                guardians.insert(row[0].as_id().unwrap_or_default());
            }
        }
        let labels = LazyCell::new(|| {
            let mut labels = labels_of(&self.sides.staff);
            labels.extend(labels_of(&self.sides.guardians));
            labels
        });
        for row in &self.access {
            let (who, stays, subject) = match (row.staff_id, row.guardian_id) {
                (Some(who), _) => (who, staff.stays(who, terms.today), Subject::Staff(who)),
                (None, who) => {
                    let who = who.unwrap_or_default();
                    (who, guardians.contains(&who), Subject::Guardian(who))
                }
            };
            if !stays && self.own.subject(subject) && !left.holds(Part::Access, subject) {
                self.endings.subjects.push((Part::Access, subject));
                let label = label(&[&labels], &[Value::id(who)]);
                self.summary.ended_row(Part::Access, label, terms.today.yesterday().ok());
                self.endings.access.push(row.id.0);
            }
        }
    }
}

/// The keys of a row that begins with identifiers, and its first day; and the names.
fn label(people: &[&Labels], row: &[Value<'_>]) -> Label {
    let known: Vec<&Label> =
        people.iter().zip(row).filter_map(|(labels, value)| labels.get(&value.as_id()?)).collect();
    let mut keys: Vec<String> = known.iter().map(|label| label.key.clone()).collect();
    keys.extend(row.get(people.len()).and_then(Value::as_day).map(|day| day.to_string()));
    let names: Vec<&str> =
        known.iter().map(|label| label.name.as_str()).filter(|name| !name.is_empty()).collect();
    Label { key: keys.join(" "), name: names.join(", ") }
}

/// Whether a row came in after the export of which only the endings are carried out. Identifiers tell when they were
/// made, to the millisecond.
fn came_after(id: Uuid, what: What) -> bool {
    let What::Endings(since) = what else { return false };
    let made = id.get_timestamp().map(|made| {
        let (seconds, nanos) = made.to_unix();
        i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1_000) + i64::from(nanos / 1_000_000)
    });
    made.is_some_and(|made| made > since.0 / 1_000)
}

impl Endings {
    /// Of what each of them is.
    pub fn subjects(&self) -> impl Iterator<Item = (Part, Subject)> {
        self.subjects.iter().copied()
    }

    /// Carries them out.
    pub async fn write(&self, tx: &mut Write, terms: &Terms) -> sqlx::Result<()> {
        let organisation = terms.organisation;
        let one_of = tx.one_of(2);
        for ((table, day), ids) in &self.ended {
            let sql = format!("UPDATE {table} SET until_on = $3 WHERE organisation_id = $1 AND id {one_of}");
            on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id_list(ids.iter().copied()))
                .bind(jiff_sqlx::Date::from(*day)).execute(c).await.map(drop))?;
        }
        for (table, ids) in &self.removed {
            let sql = format!("DELETE FROM {table} WHERE organisation_id = $1 AND id {one_of}");
            on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id_list(ids.iter().copied()))
                .execute(c).await.map(drop))?;
        }
        for (day, ids) in &self.mentorships {
            let sql = format!(
                "UPDATE mentorship SET until_on = $3, end_reason = 'child_left' WHERE organisation_id = $1 AND id {one_of}"
            );
            on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id_list(ids.iter().copied()))
                .bind(jiff_sqlx::Date::from(*day)).execute(c).await.map(drop))?;
        }
        if !self.mentorships_removed.is_empty() {
            take_back(tx, organisation, &self.mentorships_removed).await?;
            let ids = id_list(self.mentorships_removed.iter().map(|gone| gone.mentorship));
            for (table, column) in [("mentor_handover", "mentorship_id"), ("mentorship", "id")] {
                let sql = format!("DELETE FROM {table} WHERE organisation_id = $1 AND {column} {one_of}");
                on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(&ids).execute(c).await.map(drop))?;
            }
        }
        end_access(tx, organisation, &self.access).await
    }
}

/// Ends these memberships, with their sessions and what other systems do in their name.
pub(super) async fn end_access(
    tx: &mut Write,
    organisation: OrganisationId,
    memberships: &[Uuid],
) -> sqlx::Result<()> {
    if memberships.is_empty() {
        return Ok(());
    }
    let one_of = tx.one_of(2);
    api::end_of(tx, organisation, memberships.iter().copied()).await?;
    let (ids, now) = (id_list(memberships.iter().copied()), tx.now);
    let sql = format!("DELETE FROM session WHERE organisation_id = $1 AND membership_id {one_of}");
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(&ids).execute(c).await.map(drop))?;
    let sql = format!("UPDATE membership SET ended_at = $3 WHERE organisation_id = $1 AND id {one_of}");
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(&ids).bind(now)
        .execute(c).await.map(drop))
}
