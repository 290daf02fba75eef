//! What ends by an import: rows that a complete export no longer has, the mentorship of a child that leaves, and the
//! access of whoever has nothing left here.

use std::{
    cell::LazyCell,
    collections::{BTreeMap, HashMap, HashSet},
};

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    period::Period,
    standing::{Standing, readable_until, standing},
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    Terms, What,
    plan::{AccessRow, Plan, Side},
    rows::{Column, Value},
    spread::{LeftAlone, Subject},
    summary::{Label, Part},
};
use crate::{
    announcement::{NewMentor, take_back},
    api, on,
    platform::{
        db::{Write, id_list},
        ids::{OrganisationId, time_of},
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
pub(super) struct LastDays(HashMap<Uuid, Option<Date>>);

impl LastDays {
    pub fn note(&mut self, who: Option<Uuid>, until: Option<Date>) {
        let last = self.0.entry(who.unwrap_or_default()).or_insert(until);
        *last = last.zip(until).map(|(one, other)| one.max(other));
    }

    /// The last day, none when it is open; nothing of somebody without any row.
    pub fn of(&self, who: Uuid) -> Option<Option<Date>> {
        self.0.get(&who).copied()
    }

    /// The last day of somebody of whom everything has ended.
    pub fn left(&self, who: Uuid, today: Date) -> Option<Date> {
        self.of(who).flatten().filter(|&last| last < today)
    }

    /// Whether somebody has a row on a day or later.
    pub fn stays(&self, who: Uuid, day: Date) -> bool {
        self.of(who).is_some_and(|last| last.is_none_or(|last| last >= day))
    }

    /// Until when guardians can read the page of a child; nothing of a child that never had a place.
    fn read_until(&self, child: Uuid) -> Option<Date> {
        self.of(child).map(|last| readable_until(last).unwrap_or(Date::MAX))
    }
}

/// A row of a member of staff: who, on which group, when.
pub(super) type StaffRow = (Uuid, Option<Uuid>, Period);

/// The rows of a side of staff as they are before the import.
pub(super) fn rows_before(side: &Side) -> impl Iterator<Item = StaffRow> {
    let (from, until) = (side.spec.at("from_on"), side.spec.at("until_on"));
    side.present.rows().map(move |(_, row)| {
        let period = Period { from: row[from].as_day(), until: row[until].as_day() };
        (row[0].as_id().unwrap_or_default(), row[1].as_id(), period)
    })
}

/// When everybody works here or has a role.
type Periods = HashMap<Uuid, Vec<Period>>;

/// How somebody who has access stands on a day.
fn stands(row: &AccessRow, staff: Uuid, periods: &Periods, on: Date) -> Standing {
    // A day more or less, by the organisation's zone, decides nothing.
    let tied_on = time_of(row.id.0).date_in(&TimeZone::UTC);
    standing(periods.get(&staff).map(Vec::as_slice).unwrap_or_default(), tied_on, on)
}

pub(super) type Labels = HashMap<Uuid, Label>;

/// The key and the name of each present row.
pub(super) fn labels_of(side: &Side) -> Labels {
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
    pub fn find_endings(&mut self, terms: &Terms) {
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
        self.find_ended_access(terms, &children, &left);
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
        let last_days = self.last_days_of_children();
        let exported: HashSet<Uuid> = self.wanted.children.iter().copied().collect();
        for missing in side.present.missing(&side.changes) {
            let (row, gone) = (side.present.row(missing), side.present.ids[missing]);
            let child = id(row, 1);
            let subject = Subject::Child(child);
            // Who was a guardian of a child that has died stays so, and of one that left for as long as its page is read.
            let left_lately = !exported.contains(&child)
                && last_days.read_until(child).is_some_and(|until| until >= terms.today);
            let whole = own.subject(subject) && !left.holds(side.part, subject);
            if whole && !came_after(gone, terms.what) && !self.died.contains(&child) && !left_lately {
                self.summary.ended_row(side.part, label(&[&guardians, &children], row), None);
                self.endings.removed.entry(side.spec.table).or_default().push(gone);
                self.endings.subjects.push((side.part, subject));
            }
        }
    }

    /// The present rows of a side that the export does not have, with their last day; without those that go.
    fn kept<'s>(&self, side: &'s Side) -> Vec<(&'s [Value<'static>], Option<Date>)> {
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
        let missing = side.present.missing(&side.changes).into_iter();
        let kept = missing.filter(|&at| !removed.contains(&side.present.ids[at]));
        kept.map(|at| {
            let row = side.present.row(at);
            (row, ended.get(&side.present.ids[at]).copied().or(row[until].as_day()))
        })
        .collect()
    }

    /// The last days of children after the import.
    pub fn last_days_of_children(&self) -> LastDays {
        let mut last = LastDays::default();
        let side = &self.sides.placements;
        for (number, row) in self.wanted.tables.placements.iter().enumerate() {
            let child = self.wanted.children[row.child.index()];
            last.note(Some(child), side.until(number, row.period.until));
        }
        for (row, until) in self.kept(side) {
            last.note(row[0].as_id(), until);
        }
        last
    }

    /// The rows of a side of staff as they are after the import, of which these are in the export.
    pub fn rows_after(&self, side: &Side, rows: &[usize]) -> Vec<StaffRow> {
        let from = side.spec.at("from_on");
        let exported = rows.iter().enumerate().map(|(number, &at)| {
            let row = &self.wanted.tables.roster[at];
            let group = row.group.map(|group| self.wanted.groups[group.index()]);
            let until = side.until(number, row.period.until);
            (self.wanted.staff[row.staff.index()], group, Period { from: row.period.from, until })
        });
        let kept = self.kept(side).into_iter().map(|(row, until)| {
            let period = Period { from: row[from].as_day(), until };
            (row[0].as_id().unwrap_or_default(), row[1].as_id(), period)
        });
        exported.chain(kept).collect()
    }

    fn periods_after(&self) -> Periods {
        let (sides, wanted) = (&self.sides, &self.wanted);
        let roster = self.rows_after(&sides.roster, &wanted.roster);
        self.with_entered(roster.into_iter().chain(self.rows_after(&sides.roles, &wanted.roles)))
    }

    fn periods_before(&self) -> Periods {
        self.with_entered(rows_before(&self.sides.roster).chain(rows_before(&self.sides.roles)))
    }

    fn with_entered(&self, rows: impl Iterator<Item = StaffRow>) -> Periods {
        let mut periods = Periods::new();
        let rows = rows.map(|(staff, _, period)| (staff, period));
        for (staff, period) in rows.chain(self.entered.iter().copied()) {
            periods.entry(staff).or_default().push(period);
        }
        periods
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

    /// Access of staff ends when they are gone, that of guardians when there is nothing of any child left to read.
    fn find_ended_access(&mut self, terms: &Terms, children: &LastDays, left: &LeftAlone<'_>) {
        let periods = self.periods_after();
        let mut guardians: HashMap<Uuid, Date> = HashMap::new();
        let mut reads = |guardian: Uuid, child: Uuid| {
            let until = if self.died.contains(&child) { Some(Date::MAX) } else { children.read_until(child) };
            if let Some(until) = until {
                let last = guardians.entry(guardian).or_insert(until);
                *last = (*last).max(until);
            }
        };
        for row in &self.wanted.tables.guardianships {
            let child = self.wanted.children[row.child.index()];
            reads(self.wanted.guardians[row.guardian.index()], child);
        }
        let side = &self.sides.guardianships;
        let removed: HashSet<Uuid> =
            self.endings.removed.get(side.spec.table).into_iter().flatten().copied().collect();
        for missing in side.present.missing(&side.changes) {
            let row = side.present.row(missing);
            let child = row[1].as_id().unwrap_or_default();
            // What goes after the time of reading still says when that was.
            let was_read = children.read_until(child).is_some_and(|until| until < terms.today);
            if was_read || !removed.contains(&side.present.ids[missing]) {
                reads(row[0].as_id().unwrap_or_default(), child);
            }
        }
        let labels = LazyCell::new(|| {
            let mut labels = labels_of(&self.sides.staff);
            labels.extend(labels_of(&self.sides.guardians));
            labels
        });
        for row in &self.access {
            let (who, last, subject) = match (row.staff_id, row.guardian_id) {
                (Some(who), _) => {
                    let Standing::Gone(last) = stands(row, who, &periods, terms.today) else { continue };
                    (who, Some(last), Subject::Staff(who))
                }
                (None, who) => {
                    let who = who.unwrap_or_default();
                    let last = guardians.get(&who).copied();
                    if last.is_some_and(|last| last >= terms.today) {
                        continue;
                    }
                    (who, last.or(terms.today.yesterday().ok()), Subject::Guardian(who))
                }
            };
            if self.own.subject(subject) && !left.holds(Part::Access, subject) {
                self.endings.subjects.push((Part::Access, subject));
                let label = label(&[&labels], &[Value::id(who)]);
                self.summary.ended_row(Part::Access, label, last);
                self.endings.access.push(row.id.0);
            }
        }
    }

    /// Access of staff that an import ended comes back with a row. What a person ended, while there was something or had
    /// been lately, stays ended.
    pub fn find_access_again(&mut self, terms: &Terms) {
        if self.ended_access.is_empty() {
            return;
        }
        let (before, after) = (self.periods_before(), self.periods_after());
        let labels = LazyCell::new(|| labels_of(&self.sides.staff));
        for (number, (row, ended_at)) in self.ended_access.iter().enumerate() {
            let Some(staff) = row.staff_id else { continue };
            let gone =
                |periods: &Periods, on: Date| matches!(stands(row, staff, periods, on), Standing::Gone(_));
            // Likewise a day more.
            let ended_on = ended_at.plus_days(1).date_in(&TimeZone::UTC);
            if gone(&before, ended_on)
                && !gone(&after, terms.today)
                && self.own.subject(Subject::Staff(staff))
            {
                let key = || labels.get(&staff).map(|label| label.key.clone()).unwrap_or_default();
                self.summary.new_row(Part::Access, number, key);
                self.access_again.push((row.id.0, staff));
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
        if let Some(ids) = self.removed.get("guardianship") {
            let now = tx.now;
            let sql = format!(
                "INSERT INTO former_guardianship (organisation_id, id, child_id, guardian_id, left_at)
                 SELECT t.organisation_id, t.id, t.child_id, t.guardian_id, $3 FROM guardianship t
                 JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id AND g.contact_secret
                 WHERE t.organisation_id = $1 AND t.id {one_of}"
            );
            on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id_list(ids.iter().copied()))
                .bind(now).execute(c).await.map(drop))?;
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
