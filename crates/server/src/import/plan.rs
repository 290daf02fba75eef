//! What an import does: the export compared with what is here.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use mentorkind_domain::{
    import::{Mentor, Table},
    period::Period,
    register::Kind,
};
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    Terms, What,
    alike::Alike,
    endings::{Endings, end_access},
    history,
    mentors::AboutMentor,
    own::Own,
    read::Export,
    rows::{Change, Present, Spec, Value, write},
    summary::{Foreign, Found, Part, Remark, Summary},
    wanted::{
        ABSENCE, CHILD, CLOSURE, GROUP, GUARDIAN, GUARDIANSHIP, LOCATION, PLACEMENT, ROLE, ROSTER, STAFF,
        Wanted, given,
    },
};
use crate::{
    guardians, on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, GroupId, MembershipId, MentorshipId, OrganisationId, StaffId},
    },
};

/// One of our tables: what is there, and what becomes of each row of the export.
pub(super) struct Side {
    pub spec: Spec,
    pub part: Part,
    pub present: Present,
    pub changes: Vec<Change>,
    given: u32,
}

impl Side {
    async fn load(
        tx: &mut Read,
        spec: Spec,
        part: Part,
        table: Table,
        export: &Export,
        terms: &Terms,
    ) -> sqlx::Result<Self> {
        let present = Present::load(tx, &spec, terms.organisation).await?;
        let given = given(&spec, table, &export.imported.given);
        Ok(Self { spec, part, present, changes: Vec::new(), given })
    }

    fn compare<'a>(
        &mut self,
        count: usize,
        now: Moment,
        build: impl Fn(usize) -> Vec<Value<'a>>,
    ) -> Vec<Uuid> {
        self.changes = self.present.compare(&self.spec, self.given, count, build, now);
        self.changes.iter().map(|change| change.id).collect()
    }

    /// The last day of a row of the export: what is there, where the export says nothing about it.
    pub fn until(&self, number: usize, said: Option<Date>) -> Option<Date> {
        let at = self.spec.at("until_on");
        match self.changes[number].was {
            Some(was) if self.given >> at & 1 == 0 => self.present.row(was as usize)[at].as_day(),
            _ => said,
        }
    }

    /// Whether the export says something about a column.
    pub fn says(&self, column: &str) -> bool {
        self.given >> self.spec.at(column) & 1 == 1
    }

    /// Whether a row of the export brings something.
    pub fn touched(&self, number: usize) -> bool {
        let change = &self.changes[number];
        !change.held && (change.was.is_none() || change.changed != 0)
    }
}

/// Our tables beside an export.
pub(super) struct Sides {
    pub locations: Side,
    pub groups: Side,
    pub staff: Side,
    pub roster: Side,
    pub roles: Side,
    pub children: Side,
    pub placements: Side,
    pub guardians: Side,
    pub guardianships: Side,
    pub absences: Side,
    pub closures: Side,
    /// The export has a table of locations.
    pub locations_given: bool,
    /// Where the groups of the export are.
    pub groups_at: Vec<Uuid>,
}

/// A mentorship that is here.
#[derive(Debug, FromRow)]
pub(super) struct MentorshipRow {
    pub id: MentorshipId,
    pub child_id: ChildId,
    pub staff_id: StaffId,
    pub group_id: GroupId,
    from_on: jiff_sqlx::Date,
    until_on: Option<jiff_sqlx::Date>,
    end_reason: Option<String>,
}

impl MentorshipRow {
    pub fn from(&self) -> Date {
        self.from_on.to_jiff()
    }

    pub fn until(&self) -> Option<Date> {
        self.until_on.map(jiff_sqlx::Date::to_jiff)
    }

    /// Whether it holds on a day, or later.
    pub fn holds(&self, day: Date) -> bool {
        self.until().is_none_or(|until| until >= day)
    }

    /// Whether an import ended it, with the last day of the child.
    pub fn ended_with_the_care(&self) -> bool {
        self.end_reason.as_deref() == Some("child_left")
    }
}

/// An account that has access here.
#[derive(Debug, FromRow)]
pub(super) struct AccessRow {
    pub id: MembershipId,
    pub staff_id: Option<Uuid>,
    pub guardian_id: Option<Uuid>,
    email: String,
    ended_at: Option<Moment>,
}

/// What an import does.
pub(super) struct Plan<'a> {
    pub wanted: Wanted<'a>,
    pub sides: Sides,
    pub mentorships: Vec<MentorshipRow>,
    pub access: Vec<AccessRow>,
    /// Access of staff that has ended, with when.
    pub ended_access: Vec<(AccessRow, Moment)>,
    /// Roles that were given here and days of standing in, of whom.
    pub entered: Vec<(Uuid, Period)>,
    /// The access of guardians who have another address by this export than the one that it opened to.
    moved: Vec<Uuid>,
    pub own: Own,
    /// The children that have died, says what was recorded here.
    pub died: HashSet<Uuid>,
    pub alike: Alike,
    /// New mentorships, each from a row of a child: a place in the table of placements.
    seeds: Vec<(MentorshipId, usize)>,
    /// Mentorships that go on: places in the present ones.
    pub returns: Vec<usize>,
    /// Memberships of staff that are open again, and of whom.
    pub access_again: Vec<(Uuid, Uuid)>,
    /// What team leads hear of mentors.
    pub about_mentors: Vec<AboutMentor>,
    pub endings: Endings,
    pub summary: Summary,
    pub remarks: Found<Remark>,
    pub foreign: Found<Foreign>,
}

impl<'a> Plan<'a> {
    /// Compares an export with what an organisation has.
    pub async fn make(tx: &mut Read, export: &'a Export, terms: &Terms, now: Moment) -> sqlx::Result<Self> {
        let tables = &export.imported.tables;
        let mut sides = Sides {
            locations: Side::load(tx, LOCATION, Part::Locations, Table::Locations, export, terms).await?,
            groups: Side::load(tx, GROUP, Part::Groups, Table::Groups, export, terms).await?,
            staff: Side::load(tx, STAFF, Part::Staff, Table::Staff, export, terms).await?,
            roster: Side::load(tx, ROSTER, Part::Roster, Table::Staff, export, terms).await?,
            roles: Side::load(tx, ROLE, Part::Roles, Table::Staff, export, terms).await?,
            children: Side::load(tx, CHILD, Part::Children, Table::Children, export, terms).await?,
            placements: Side::load(tx, PLACEMENT, Part::Placements, Table::Children, export, terms).await?,
            guardians: Side::load(tx, GUARDIAN, Part::Guardians, Table::Guardians, export, terms).await?,
            guardianships: Side::load(tx, GUARDIANSHIP, Part::Guardianships, Table::Guardians, export, terms)
                .await?,
            absences: Side::load(tx, ABSENCE, Part::Absences, Table::Absences, export, terms).await?,
            closures: Side::load(tx, CLOSURE, Part::Closures, Table::Closures, export, terms).await?,
            locations_given: export.imported.given.table(Table::Locations),
            groups_at: Vec::new(),
        };
        let (mentorships, access, ended_access) = people_of(tx, terms.organisation).await?;
        let entered = entered(tx, terms.organisation).await?;
        let given_roles = given_roles(tx, terms.organisation, terms.today).await?;
        let registered = registered(tx, terms.organisation).await?;

        let mut wanted = Wanted::new(tables);
        adopt(&wanted, &mut sides.locations.present);
        wanted.locations = sides.locations.compare(tables.locations.len(), now, |n| wanted.location(n));
        sides.groups_at =
            tables.groups.iter().map(|group| wanted.locations[group.location.index()]).collect();
        wanted.groups = sides.groups.compare(tables.groups.len(), now, |n| wanted.group(n));
        wanted.staff = sides.staff.compare(tables.staff.len(), now, |n| wanted.staff_member(n));
        sides.roster.compare(wanted.roster.len(), now, |n| wanted.roster_row(n));
        sides.roles.compare(wanted.roles.len(), now, |n| wanted.role(n));
        wanted.children = sides.children.compare(tables.children.len(), now, |n| wanted.child(n));
        sides.placements.compare(tables.placements.len(), now, |n| wanted.placement(n));
        wanted.guardians = sides.guardians.compare(tables.guardians.len(), now, |n| wanted.guardian(n));
        sides.guardianships.compare(tables.guardianships.len(), now, |n| wanted.guardianship(n));
        sides.absences.compare(wanted.absences.len(), now, |n| wanted.absence(n));
        sides.closures.compare(wanted.closures.len(), now, |n| wanted.closure(n));

        let own = Own::of(terms, &sides, &given_roles);
        let mut plan = Self {
            wanted,
            sides,
            mentorships,
            access,
            ended_access,
            entered,
            moved: Vec::new(),
            own,
            died: HashSet::new(),
            alike: Alike::default(),
            seeds: Vec::new(),
            returns: Vec::new(),
            access_again: Vec::new(),
            about_mentors: Vec::new(),
            endings: Endings::default(),
            summary: Summary::default(),
            remarks: Found::of(export),
            foreign: Found::of(export),
        };
        plan.hold_families(tx, terms).await?;
        let arrives = !matches!(terms.what, What::Endings(_));
        if arrives {
            plan.find_foreign();
            plan.summarise();
            plan.warn_of_kinds(&registered);
            plan.warn_of_accounts();
            plan.find_alike(tx, terms).await?;
        }
        plan.find_endings(terms);
        if arrives {
            plan.find_returns(terms.today);
            plan.seed_mentorships(terms.today, now);
            plan.find_access_again(terms);
        }
        plan.warn_of_leaving_mentors(terms.today);
        Ok(plan)
    }

    fn summarise(&mut self) {
        let (wanted, sides, summary) = (&self.wanted, &self.sides, &mut self.summary);
        let (t, keys) = (wanted.tables, &wanted.tables.keys);
        let person_in_group = |person: &str, group: Option<&str>, from: Option<Date>| {
            let from = from.map(|day| format!(" {day}")).unwrap_or_default();
            format!("{person} {}{from}", group.unwrap_or_default())
        };
        let staff_row = |at: usize| {
            let row = &t.roster[at];
            let group = row.group.map(|group| keys.groups.key(group));
            person_in_group(keys.staff.key(row.staff), group, row.period.from)
        };
        add_side(summary, &sides.locations, |n| wanted.location(n)[0].as_text().to_owned());
        add_side(summary, &sides.groups, |n| wanted.group(n)[0].as_text().to_owned());
        add_side(summary, &sides.staff, |n| wanted.staff_member(n)[0].as_text().to_owned());
        add_side(summary, &sides.roster, |n| staff_row(wanted.roster[n]));
        add_side(summary, &sides.roles, |n| {
            let at = wanted.roles[n];
            format!("{} {}", staff_row(at).trim_end(), t.roster[at].role.code())
        });
        add_side(summary, &sides.children, |n| wanted.child(n)[0].as_text().to_owned());
        add_side(summary, &sides.placements, |n| {
            let row = &t.placements[n];
            person_in_group(keys.children.key(row.child), Some(keys.groups.key(row.group)), row.period.from)
        });
        add_side(summary, &sides.guardians, |n| wanted.guardian(n)[0].as_text().to_owned());
        add_side(summary, &sides.guardianships, |n| {
            let row = &t.guardianships[n];
            format!("{} {}", keys.guardians.key(row.guardian), keys.children.key(row.child))
        });
        add_side(summary, &sides.absences, |n| {
            let row = &t.absences[wanted.absences[n].0];
            format!("{} {}", wanted.absentee(row.who), row.from)
        });
        add_side(summary, &sides.closures, |n| {
            let row = &t.closures[wanted.closures[n].0];
            format!("{} {}", keys.locations.key(row.location), row.from)
        });
    }

    /// A child without any mentorship here gets the one that the export names, unless that is its own parent; where
    /// there is one, the export changes nothing.
    fn seed_mentorships(&mut self, today: Date, now: Moment) {
        let mut here: HashMap<Uuid, Vec<&MentorshipRow>> = HashMap::new();
        for mentorship in &self.mentorships {
            here.entry(mentorship.child_id.0).or_default().push(mentorship);
        }
        let tables = self.wanted.tables;
        let parents = tables.staff_who_are_guardians();
        for at in self.wanted.mentor_rows(today).into_iter().flatten() {
            let row = &tables.placements[at];
            let Mentor::Staff(mentor) = row.mentor else { continue };
            let child = self.wanted.children[row.child.index()];
            if self.died.contains(&child) {
                continue;
            }
            let key = || format!("{} {}", tables.keys.children.key(row.child), tables.keys.staff.key(mentor));
            match here.get(&child) {
                None if parents.binary_search(&(row.child, mentor)).is_ok() => {
                    let key = tables.keys.staff.key(mentor);
                    self.remarks.add(Table::Children, row.row, "mentor", key, Remark::OwnParent);
                }
                None => {
                    self.seeds.push((MentorshipId::new(now), at));
                    self.summary.new_row(Part::Mentorships, at, key);
                }
                Some(mentorships) => {
                    let staff = self.wanted.staff[mentor.index()];
                    let goes_on =
                        |m: &MentorshipRow| self.returns.iter().any(|&at| self.mentorships[at].id == m.id);
                    let mut holding = mentorships.iter().filter(|m| m.holds(today) || goes_on(m)).peekable();
                    if holding.peek().is_none() {
                        // Who it was is remarked.
                        continue;
                    }
                    if holding.any(|m| m.staff_id.0 == staff) {
                        self.summary.unchanged_row(Part::Mentorships);
                    } else {
                        let key = tables.keys.staff.key(mentor);
                        self.remarks.add(Table::Children, row.row, "mentor", key, Remark::OtherMentor);
                    }
                }
            }
        }
    }

    /// A group of another kind of care than its location is registered for.
    fn warn_of_kinds(&mut self, registered: &HashMap<Uuid, Kind>) {
        for (number, group) in self.wanted.tables.groups.iter().enumerate() {
            let kind = registered.get(&self.sides.groups_at[number]);
            if self.sides.groups.touched(number) && kind.is_some_and(|kind| !kind.allows(group.kind)) {
                let code = group.kind.code();
                self.remarks.add(Table::Groups, group.row, "kind", code, Remark::OtherKind);
            }
        }
    }

    /// An account keeps its address: whoever could change it by an export could take it over. But what is told to a
    /// guardian opens to whoever has its address now, and no longer to who had it.
    fn warn_of_accounts(&mut self) {
        let tables = self.wanted.tables;
        let accounts: HashMap<Uuid, &str> =
            self.access.iter().filter_map(|row| Some((row.staff_id?, row.email.as_str()))).collect();
        let differs = |id: &Uuid, email: &Value| {
            let email = email.as_text();
            !email.is_empty() && accounts.get(id).is_some_and(|account| !account.eq_ignore_ascii_case(email))
        };
        let at = self.sides.staff.spec.at("email");
        for (number, change) in self.sides.staff.changes.iter().enumerate() {
            let row = self.wanted.staff_member(number);
            if change.changed >> at & 1 == 1 && differs(&change.id, &row[at]) {
                let line = tables.staff[number].row;
                self.remarks.add(Table::Staff, line, "email", row[0].as_text(), Remark::AccountEmail);
            }
        }
        let guardians: HashMap<Uuid, &AccessRow> =
            self.access.iter().filter_map(|row| Some((row.guardian_id?, row))).collect();
        let at = self.sides.guardians.spec.at("email");
        for (number, change) in self.sides.guardians.changes.iter().enumerate() {
            let Some(access) = guardians.get(&change.id).filter(|_| change.changed >> at & 1 == 1) else {
                continue;
            };
            let row = self.wanted.guardian(number);
            if !access.email.eq_ignore_ascii_case(row[at].as_text()) {
                self.moved.push(access.id.0);
                let line = tables.guardians[number].row;
                self.remarks.add(Table::Guardians, line, "email", row[0].as_text(), Remark::GuardianEmail);
            }
        }
    }

    /// The rows of the export whose mentor becomes the child's first.
    pub fn seeded(&self) -> impl Iterator<Item = usize> {
        self.seeds.iter().map(|&(_, at)| at)
    }

    /// Writes it, as far as the terms say.
    pub async fn write(&self, tx: &mut Write, terms: &Terms) -> sqlx::Result<()> {
        if !matches!(terms.what, What::Endings(_)) {
            self.write_arrivals(tx, terms).await?;
        }
        if terms.what != What::Arrivals {
            self.endings.write(tx, terms).await?;
        }
        Ok(())
    }

    async fn write_arrivals(&self, tx: &mut Write, terms: &Terms) -> sqlx::Result<()> {
        let (wanted, sides) = (&self.wanted, &self.sides);
        macro_rules! put {
            ($side:ident, $row:ident) => {
                let side = &sides.$side;
                let build = |n| wanted.$row(n);
                write(tx, terms.organisation, &side.spec, side.given, &side.changes, build).await?;
            };
        }
        put!(locations, location);
        put!(groups, group);
        put!(staff, staff_member);
        put!(roster, roster_row);
        put!(roles, role);
        put!(children, child);
        put!(placements, placement);
        put!(guardians, guardian);
        put!(guardianships, guardianship);
        put!(absences, absence);
        put!(closures, closure);
        for side in [&sides.roster, &sides.placements] {
            note_changed_days(tx, terms, side).await?;
        }
        let touched = |n: &usize| sides.children.touched(*n);
        let children: Vec<Uuid> =
            (0..wanted.children.len()).filter(touched).map(|n| wanted.children[n]).collect();
        history::keep(tx, terms.organisation, &children).await?;
        self.write_seeds(tx, terms).await?;
        self.write_returns(tx, terms).await?;
        end_access(tx, terms.organisation, &self.moved).await?;
        self.write_alike(tx, terms.organisation).await?;
        let begun = self.custody_begun(tx, terms).await?;
        guardians::rights_changed(tx, terms.organisation, &begun).await
    }

    /// A seeded mentorship begins on the day that the export says, or else on the day of the import; not before a
    /// placement that is still to begin, unless the export says so.
    async fn write_seeds(&self, tx: &mut Write, terms: &Terms) -> sqlx::Result<()> {
        for seeds in self.seeds.chunks(500) {
            let mut sql = String::from(
                "INSERT INTO mentorship (organisation_id, id, child_id, staff_id, group_id, from_on, begin_reason, told_before) VALUES ",
            );
            for (number, _) in seeds.iter().enumerate() {
                let n = 2 + number * 6;
                let comma = if number == 0 { "" } else { ", " };
                sql += &format!(
                    "{comma}($1, ${n}, ${}, ${}, ${}, ${}, 'import', ${})",
                    n + 1,
                    n + 2,
                    n + 3,
                    n + 4,
                    n + 5
                );
            }
            on!(tx, c => {
                let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(terms.organisation);
                for &(id, at) in seeds {
                    let row = &self.wanted.tables.placements[at];
                    let Mentor::Staff(mentor) = row.mentor else { continue };
                    let begin = row.period.from.map_or(terms.today, |from| from.max(terms.today));
                    query = query
                        .bind(id)
                        .bind(self.wanted.children[row.child.index()])
                        .bind(self.wanted.staff[mentor.index()])
                        .bind(self.wanted.groups[row.group.index()])
                        .bind(jiff_sqlx::Date::from(row.mentor_since.unwrap_or(begin)))
                        .bind(row.mentor_told_on.map(jiff_sqlx::Date::from));
                }
                query.execute(c).await.map(drop)
            })?;
        }
        Ok(())
    }
}

/// A location that the register made has the register's number for a key, until the planning package has a location
/// with that number: then it is that one.
fn adopt(wanted: &Wanted<'_>, present: &mut Present) {
    let mut adopted = HashSet::new();
    for number in 0..wanted.tables.locations.len() {
        let row = wanted.location(number);
        let (key, lrk) = (&row[0], row[2].as_text());
        if lrk.is_empty() || lrk == key.as_text() || present.find(std::slice::from_ref(key)).is_some() {
            continue;
        }
        let made =
            present.find(&[Value::text(lrk)]).filter(|&at| present.row(at as usize)[2].as_text() == lrk);
        if let Some(at) = made.filter(|&at| adopted.insert(at)) {
            present.rename(at, vec![Value::text(key.as_text().to_owned())]);
        }
    }
}

fn add_side(summary: &mut Summary, side: &Side, key: impl Fn(usize) -> String) {
    let key = |number| key(number).split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    for (number, change) in side.changes.iter().enumerate() {
        if change.held {
            summary.unchanged_row(side.part);
        } else if change.was.is_none() {
            summary.new_row(side.part, number, || key(number));
        } else if change.changed != 0 {
            let mut columns: Vec<&str> = (0..)
                .zip(side.spec.columns)
                .filter(|(at, _)| change.changed >> at & 1 == 1)
                .map(|(_, column): (u32, _)| column.from)
                .collect();
            columns.dedup();
            summary.changed_row(side.part, number, change.changed, columns, || key(number));
        } else {
            summary.unchanged_row(side.part);
        }
    }
}

/// Notes today of rows that were there and get other days: until now nobody knew of them.
async fn note_changed_days(tx: &mut Write, terms: &Terms, side: &Side) -> sqlx::Result<()> {
    let at = side.spec.at("days");
    let changed = side.changes.iter().filter(|change| change.changed >> at & 1 == 1).map(|change| change.id);
    let sql = format!(
        "UPDATE {} SET days_changed_on = $3 WHERE organisation_id = $1 AND id {}",
        side.spec.table,
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(sql)).bind(terms.organisation).bind(id_list(changed))
        .bind(jiff_sqlx::Date::from(terms.today)).execute(c).await.map(drop))
}

type People = (Vec<MentorshipRow>, Vec<AccessRow>, Vec<(AccessRow, Moment)>);

async fn people_of(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<People> {
    let mentorships = on!(tx, c => sqlx::query_as(
        "SELECT id, child_id, staff_id, group_id, from_on, until_on, end_reason FROM mentorship WHERE organisation_id = $1
         ORDER BY child_id, from_on, id")
        .bind(organisation).fetch_all(c).await)?;
    let rows: Vec<AccessRow> = on!(tx, c => sqlx::query_as(
        "SELECT m.id, m.staff_id, m.guardian_id, a.email, m.ended_at FROM membership m JOIN account a ON a.id = m.account_id
         WHERE m.organisation_id = $1 AND (m.ended_at IS NULL OR m.staff_id IS NOT NULL) ORDER BY m.id")
        .bind(organisation).fetch_all(c).await)?;
    let (mut access, mut ended) = (Vec::new(), Vec::new());
    for row in rows {
        match row.ended_at {
            None => access.push(row),
            Some(at) => ended.push((row, at)),
        }
    }
    Ok((mentorships, access, ended))
}

/// Roles that were given here and days of standing in: no import ends them.
async fn entered(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Vec<(Uuid, Period)>> {
    let rows: Vec<(Uuid, Option<jiff_sqlx::Date>, Option<jiff_sqlx::Date>)> = on!(tx, c => sqlx::query_as(
        "SELECT staff_id, from_on, until_on FROM staff_role WHERE organisation_id = $1 AND NOT imported
         UNION ALL SELECT staff_id, from_on, until_on FROM stand_in WHERE organisation_id = $1")
        .bind(organisation).fetch_all(c).await)?;
    let day = jiff_sqlx::Date::to_jiff;
    Ok(rows
        .into_iter()
        .map(|(staff, from, until)| (staff, Period { from: from.map(day), until: until.map(day) }))
        .collect())
}

/// As what the locations are registered that were compared with the register.
async fn registered(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<HashMap<Uuid, Kind>> {
    let rows: Vec<(Uuid, String)> = on!(tx, c => sqlx::query_as(
        "SELECT id, registered_as FROM location WHERE organisation_id = $1 AND registered_as IS NOT NULL")
        .bind(organisation).fetch_all(c).await)?;
    Ok(rows.into_iter().filter_map(|(id, code)| Some((id, Kind::of(&code)?))).collect())
}

/// Who has a role that was given here and has not ended.
async fn given_roles(tx: &mut Read, organisation: OrganisationId, today: Date) -> sqlx::Result<Vec<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT staff_id FROM staff_role WHERE organisation_id = $1 AND NOT imported
         AND (until_on IS NULL OR until_on >= $2)")
        .bind(organisation).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}
