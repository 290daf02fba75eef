//! Who of an export could be somebody about whom something is recorded here that protects a child, under another key; and
//! which new child could be one that has died. They come in, and get nothing until somebody has decided who they are.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use mentorkind_domain::{
    import::Table,
    likeness::{Child, Person},
};
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    Terms,
    plan::{Plan, Side},
    rows::Value,
    summary::Remark,
};
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write},
        ids::{ChildId, GuardianId, OrganisationId, fresh},
    },
};

/// About whom somebody must decide who it is.
#[derive(Default)]
pub(super) struct Alike {
    /// A new guardian of a child, and who it could be.
    guardians: Vec<(GuardianId, ChildId, GuardianId)>,
    /// A new child, and which child that died it could be.
    children: Vec<(ChildId, ChildId)>,
    /// Each that waits, found now or before: its child, and its line by keys.
    pub lines: Vec<(Uuid, String)>,
}

/// A guardian as it is kept here.
#[derive(FromRow)]
struct Kept {
    child_id: ChildId,
    id: GuardianId,
    name: String,
    email: Option<String>,
    phone: Option<String>,
}

impl Kept {
    fn person(&self) -> Person<'_> {
        Person {
            name: &self.name,
            email: self.email.as_deref().unwrap_or_default(),
            phone: self.phone.as_deref().unwrap_or_default(),
        }
    }
}

/// A child that died.
#[derive(FromRow)]
struct Died {
    id: ChildId,
    name: String,
    birth_date: jiff_sqlx::Date,
}

/// A guardian before the import, if it was here.
fn before(side: &Side, number: usize) -> Option<Person<'_>> {
    let row = side.present.row(side.changes[number].was? as usize);
    let text = |column| row[side.spec.at(column)].as_text();
    Some(Person { name: text("name"), email: text("email"), phone: text("phone") })
}

/// A guardian after the import, as a row of the export has it: what the export says nothing about is as it was.
fn after<'v>(side: &'v Side, number: usize, row: &'v [Value<'_>]) -> Person<'v> {
    let was = before(side, number).unwrap_or_default();
    let text = |column, was| match side.changes[number].was {
        Some(_) if !side.says(column) => was,
        _ => row[side.spec.at(column)].as_text(),
    };
    Person { name: text("name", was.name), email: text("email", was.email), phone: text("phone", was.phone) }
}

impl Plan<'_> {
    /// Finds them.
    pub async fn find_alike(&mut self, tx: &mut Read, terms: &Terms) -> sqlx::Result<()> {
        self.find_alike_guardians(tx, terms).await?;
        self.find_alike_children(tx, terms.organisation).await
    }

    /// Whoever becomes a guardian of a child by this export, or becomes like one. Of two it is asked once, whichever of them
    /// came first.
    async fn find_alike_guardians(&mut self, tx: &mut Read, terms: &Terms) -> sqlx::Result<()> {
        let guarded = guarded(tx, terms.organisation, terms.today).await?;
        let known = known_guardians(tx, terms.organisation).await?;
        if guarded.is_empty() && known.is_empty() {
            return Ok(());
        }
        let (tables, side) = (self.wanted.tables, &self.sides.guardians);
        for (row, change) in tables.guardianships.iter().zip(&self.sides.guardianships.changes) {
            let number = row.guardian.index();
            let guardian = GuardianId(self.wanted.guardians[number]);
            let child = ChildId(self.wanted.children[row.child.index()]);
            if change.held {
                continue;
            }
            let first = (guardian, child, GuardianId(Uuid::nil()));
            let mut own =
                known.range(first..).take_while(|((who, of, _), _)| (*who, *of) == (guardian, child));
            let mut waits = own.any(|(_, open)| *open);
            let asked = |who, like| known.contains_key(&(who, child, like));
            let others = guarded.get(&child).into_iter().flatten();
            for other in others.filter(|other| other.id != guardian) {
                if asked(guardian, other.id) || asked(other.id, guardian) {
                    continue;
                }
                let wanted = self.wanted.guardian(number);
                let was = before(side, number).filter(|_| change.was.is_some());
                let was_like = was.is_some_and(|was| was.could_be(&other.person()));
                if !was_like && after(side, number, &wanted).could_be(&other.person()) {
                    self.alike.guardians.push((guardian, child, other.id));
                    waits = true;
                }
            }
            if waits {
                let key = format!(
                    "{} {}",
                    tables.keys.guardians.key(row.guardian),
                    tables.keys.children.key(row.child)
                );
                self.remarks.add(Table::Guardians, row.row, "guardian", &key, Remark::Alike);
                self.alike.lines.push((child.0, format!("{}:{} {key}", Table::Guardians.name(), row.row)));
            }
        }
        Ok(())
    }

    async fn find_alike_children(&mut self, tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<()> {
        let died = died(tx, organisation).await?;
        if died.is_empty() {
            return Ok(());
        }
        let open = open_children(tx, organisation).await?;
        let families = families_of_died(tx, organisation).await?;
        let days: HashSet<Date> = died.iter().map(|one| one.birth_date.to_jiff()).collect();
        let (tables, side) = (self.wanted.tables, &self.sides.guardians);
        for (number, change) in self.sides.children.changes.iter().enumerate() {
            let born = tables.children[number].birth_date;
            let mut waits = open.contains(&change.id);
            if change.was.is_none() && days.contains(&born) {
                let row = self.wanted.child(number);
                let name = format!("{} {}", row[1].as_text(), row[2].as_text());
                let own = tables.guardianships.iter().filter(|row| row.child.index() == number);
                let rows: Vec<(usize, Vec<Value<'_>>)> = own
                    .map(|row| (row.guardian.index(), self.wanted.guardian(row.guardian.index())))
                    .collect();
                let people: Vec<Person<'_>> = rows
                    .iter()
                    .flat_map(|(at, row)| [Some(after(side, *at, row)), before(side, *at)])
                    .flatten()
                    .collect();
                let new = Child { name: &name, born, guardians: &people };
                for one in &died {
                    let family: Vec<Person<'_>> =
                        families.get(&one.id).into_iter().flatten().map(Kept::person).collect();
                    let other = Child { name: &one.name, born: one.birth_date.to_jiff(), guardians: &family };
                    if new.could_be(&other) {
                        self.alike.children.push((ChildId(change.id), one.id));
                        waits = true;
                    }
                }
            }
            if waits {
                let key = self.wanted.child(number)[0].as_text().to_owned();
                let line = tables.children[number].row;
                self.remarks.add(Table::Children, line, "child", &key, Remark::AlikeDied);
                self.alike.lines.push((change.id, format!("{}:{line} {key}", Table::Children.name())));
            }
        }
        Ok(())
    }

    /// Notes about whom somebody must decide.
    pub async fn write_alike(&self, tx: &mut Write, organisation: OrganisationId) -> sqlx::Result<()> {
        let now = tx.now;
        for &(guardian, child, like) in &self.alike.guardians {
            on!(tx, c => sqlx::query(
                "INSERT INTO guardian_likeness (organisation_id, id, guardian_id, child_id, like_id, found_at)
                 VALUES ($1, $2, $3, $4, $5, $6)")
                .bind(organisation).bind(fresh(now)).bind(guardian).bind(child).bind(like).bind(now)
                .execute(c).await.map(drop))?;
        }
        for &(child, like) in &self.alike.children {
            on!(tx, c => sqlx::query(
                "INSERT INTO child_likeness (organisation_id, id, child_id, like_id, found_at) VALUES ($1, $2, $3, $4, $5)")
                .bind(organisation).bind(fresh(now)).bind(child).bind(like).bind(now).execute(c).await.map(drop))?;
        }
        Ok(())
    }
}

/// By child the guardians about whom something is recorded that protects it, also who left the planning.
async fn guarded(
    tx: &mut Read,
    organisation: OrganisationId,
    today: Date,
) -> sqlx::Result<HashMap<ChildId, Vec<Kept>>> {
    let rows: Vec<Kept> = on!(tx, c => sqlx::query_as(
        "SELECT p.child_id, g.id, g.name, g.email, g.phone FROM (
           SELECT child_id, guardian_id FROM contact_ban
           WHERE organisation_id = $1 AND guardian_id IS NOT NULL AND removed_at IS NULL AND (until_on IS NULL OR until_on >= $2)
           UNION
           SELECT child_id, guardian_id FROM custody_turn WHERE organisation_id = $1 AND removed_at IS NULL
           UNION
           SELECT child_id, guardian_id FROM inquiry_ban WHERE organisation_id = $1 AND removed_at IS NULL
           UNION
           SELECT t.child_id, t.guardian_id FROM guardianship t
           JOIN guardian s ON s.organisation_id = t.organisation_id AND s.id = t.guardian_id AND s.contact_secret
           WHERE t.organisation_id = $1
           UNION
           SELECT f.child_id, f.guardian_id FROM former_guardianship f
           JOIN guardian s ON s.organisation_id = f.organisation_id AND s.id = f.guardian_id AND s.contact_secret
           WHERE f.organisation_id = $1) p
         JOIN guardian g ON g.organisation_id = $1 AND g.id = p.guardian_id
         ORDER BY p.child_id, g.id")
        .bind(organisation).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(by_child(rows))
}

fn by_child(rows: Vec<Kept>) -> HashMap<ChildId, Vec<Kept>> {
    let mut by_child: HashMap<ChildId, Vec<Kept>> = HashMap::new();
    for row in rows {
        by_child.entry(row.child_id).or_default().push(row);
    }
    by_child
}

/// About whom it was asked before: a guardian, of whom, who it could be; and whether nobody has decided.
async fn known_guardians(
    tx: &mut Read,
    organisation: OrganisationId,
) -> sqlx::Result<BTreeMap<(GuardianId, ChildId, GuardianId), bool>> {
    let rows: Vec<(GuardianId, ChildId, GuardianId, Option<Moment>)> = on!(tx, c => sqlx::query_as(
        "SELECT guardian_id, child_id, like_id, decided_at FROM guardian_likeness WHERE organisation_id = $1")
        .bind(organisation).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(who, of, like, decided)| ((who, of, like), decided.is_none())).collect())
}

async fn died(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Vec<Died>> {
    on!(tx, c => sqlx::query_as(
        "SELECT k.id, k.first_name || ' ' || k.last_name AS name, k.birth_date
         FROM child_death d JOIN child k ON k.organisation_id = d.organisation_id AND k.id = d.child_id
         WHERE d.organisation_id = $1 AND d.corrected_at IS NULL ORDER BY k.id")
        .bind(organisation).fetch_all(c).await)
}

/// The guardians of children that died.
async fn families_of_died(
    tx: &mut Read,
    organisation: OrganisationId,
) -> sqlx::Result<HashMap<ChildId, Vec<Kept>>> {
    let rows: Vec<Kept> = on!(tx, c => sqlx::query_as(
        "SELECT d.child_id, g.id, g.name, g.email, g.phone
         FROM child_death d
         JOIN guardianship t ON t.organisation_id = d.organisation_id AND t.child_id = d.child_id
         JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id
         WHERE d.organisation_id = $1 AND d.corrected_at IS NULL ORDER BY d.child_id, g.id")
        .bind(organisation).fetch_all(c).await)?;
    Ok(by_child(rows))
}

/// The children that could be one that died, about whom nobody has decided.
async fn open_children(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<HashSet<Uuid>> {
    let rows: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT l.child_id FROM child_likeness l
         JOIN child_death d ON d.organisation_id = l.organisation_id AND d.child_id = l.like_id AND d.corrected_at IS NULL
         WHERE l.organisation_id = $1 AND l.decided_at IS NULL ORDER BY l.child_id")
        .bind(organisation).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}
