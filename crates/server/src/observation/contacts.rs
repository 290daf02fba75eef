//! Reading and keeping contact with parents.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    guardians::Right,
    obligation::{Observed, Talk},
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::talk::Talks;
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, ContactId, GuardianId, ObservationId, OrganisationId, StaffId},
        rights,
    },
};

/// How parents were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// At drop-off or pick-up.
    Pickup,
    /// By phone.
    Phone,
    /// By a message.
    Message,
}

impl Way {
    fn code(self) -> &'static str {
        match self {
            Self::Pickup => "pickup",
            Self::Phone => "phone",
            Self::Message => "message",
        }
    }

    /// The way of a code.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Pickup, Self::Phone, Self::Message].into_iter().find(|way| way.code() == code)
    }
}

/// That parents were told of an observation.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Its identifier.
    pub id: ContactId,
    /// Who told them.
    pub staff: StaffId,
    /// That person's name.
    pub staff_name: String,
    /// When.
    pub spoken_on: Date,
    /// How.
    pub way: Way,
    /// What was said; empty when nothing was written down.
    pub said: String,
    /// When it was recorded.
    pub made_at: Moment,
    /// The names of who was told.
    pub guardians: Vec<String>,
}

#[derive(FromRow)]
struct ContactRow {
    id: ContactId,
    observation_id: ObservationId,
    staff_id: StaffId,
    name: String,
    spoken_on: jiff_sqlx::Date,
    way: String,
    said: String,
    made_at: Moment,
}

/// The contacts after these observations, with the observation, the last first.
pub(super) async fn of_observations(
    tx: &mut Read,
    organisation: OrganisationId,
    observations: &str,
) -> sqlx::Result<Vec<(ObservationId, Contact)>> {
    let sql = format!(
        "SELECT c.id, c.observation_id, c.staff_id, s.name, c.spoken_on, c.way, c.said, c.made_at
         FROM parent_contact c JOIN staff_member s ON s.organisation_id = c.organisation_id AND s.id = c.staff_id
         WHERE c.organisation_id = $1 AND c.observation_id {} ORDER BY c.spoken_on DESC, c.made_at DESC, c.id DESC",
        tx.one_of(2)
    );
    let rows: Vec<ContactRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(observations).fetch_all(c).await)?;
    let sql = format!(
        "SELECT w.contact_id, g.name FROM contact_guardian w
         JOIN guardian g ON g.organisation_id = w.organisation_id AND g.id = w.guardian_id
         JOIN parent_contact c ON c.organisation_id = w.organisation_id AND c.id = w.contact_id
         WHERE w.organisation_id = $1 AND c.observation_id {} ORDER BY g.name, g.id",
        tx.one_of(2)
    );
    let names: Vec<(ContactId, String)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(observations).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let guardians = names.iter().filter(|(contact, _)| *contact == row.id);
            let contact = Contact {
                id: row.id,
                staff: row.staff_id,
                staff_name: row.name,
                spoken_on: row.spoken_on.to_jiff(),
                way: Way::of(&row.way)?,
                said: row.said,
                made_at: row.made_at,
                guardians: guardians.map(|(_, name)| name.clone()).collect(),
            };
            Some((row.observation_id, contact))
        })
        .collect())
}

/// A guardian of a child.
#[derive(Clone, Debug, FromRow)]
pub struct Guardian {
    /// Its identifier.
    pub id: GuardianId,
    /// Its name.
    pub name: String,
}

/// The guardians who may be told about a child today, by name. The caller has found the child with a grant.
pub async fn to_tell(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Vec<Guardian>> {
    let mut all = all_to_tell(tx, organisation, [child], today).await?;
    Ok(all.remove(&child).unwrap_or_default())
}

/// As [`to_tell`], for many children at once.
pub async fn all_to_tell(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    today: Date,
) -> sqlx::Result<BTreeMap<ChildId, Vec<Guardian>>> {
    let rights = rights::of_children(tx, organisation, children, today).await?;
    let full = || rights.all().filter(|(.., right)| *right == Right::Full);
    let sql = format!(
        "SELECT id, name FROM guardian WHERE organisation_id = $1 AND id {} ORDER BY name, id",
        tx.one_of(2)
    );
    let names: Vec<Guardian> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(full().map(|(id, ..)| id))).fetch_all(c).await)?;
    let mut all: BTreeMap<ChildId, Vec<Guardian>> = BTreeMap::new();
    for guardian in names {
        for (_, child, _) in full().filter(|(id, ..)| *id == guardian.id) {
            all.entry(child).or_default().push(guardian.clone());
        }
    }
    Ok(all)
}

/// What an observation is about, in so many words that it is told from another.
#[derive(Clone, Debug)]
pub struct About {
    /// Its aim and its text, as they begin.
    pub words: String,
    /// There is something to tell in a talk.
    pub particulars: bool,
}

/// So many characters of a text tell it from another.
const FIRST_CHARACTERS: usize = 80;

/// What these observations are about. The caller has found their children with a grant.
pub async fn about(
    tx: &mut Read,
    organisation: OrganisationId,
    observations: impl IntoIterator<Item = Uuid>,
) -> sqlx::Result<BTreeMap<Uuid, About>> {
    let sql = format!(
        "SELECT id, aim, text, particulars FROM observation
         WHERE organisation_id = $1 AND finished_at IS NOT NULL AND id {}",
        tx.one_of(2)
    );
    let ids = id_list(observations.into_iter().map(ObservationId));
    let rows: Vec<(ObservationId, String, String, bool)> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(&ids).fetch_all(c).await)?;
    let about = |(id, aim, text, particulars): (ObservationId, String, String, bool)| {
        let words = if aim.is_empty() { text } else { format!("{aim}: {text}") };
        (id.0, About { words: beginning(&words), particulars })
    };
    Ok(rows.into_iter().map(about).collect())
}

/// How a text begins, in whole words.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(FIRST_CHARACTERS) else { return line };
    let whole = line[..end].rsplit_once(' ').map_or(&line[..end], |(whole, _)| whole);
    format!("{whole}…")
}

/// Records that guardians were told of an observation.
pub async fn add_contact(
    tx: &mut Write,
    organisation: OrganisationId,
    observation: ObservationId,
    staff: StaffId,
    (spoken_on, way, said): (Date, Way, &str),
    guardians: &[GuardianId],
) -> sqlx::Result<ContactId> {
    let (id, now) = (ContactId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO parent_contact (organisation_id, id, observation_id, staff_id, spoken_on, way, said, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(observation).bind(staff).bind(jiff_sqlx::Date::from(spoken_on))
        .bind(way.code()).bind(said).bind(now).execute(c).await.map(drop))?;
    for guardian in guardians {
        on!(tx, c => sqlx::query(
            "INSERT INTO contact_guardian (organisation_id, contact_id, guardian_id) VALUES ($1, $2, $3)")
            .bind(organisation).bind(id).bind(*guardian).execute(c).await.map(drop))?;
    }
    Ok(id)
}

/// The observation after which a contact was.
pub async fn observation_of_contact(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ContactId,
) -> sqlx::Result<Option<ObservationId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT observation_id FROM parent_contact WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).fetch_optional(c).await)
}

/// Takes a contact back, as if it was never recorded.
pub async fn remove_contact(tx: &mut Write, organisation: OrganisationId, id: ContactId) -> sqlx::Result<()> {
    for table in ["contact_guardian WHERE contact_id", "parent_contact WHERE id"] {
        let sql = format!("DELETE FROM {table} = $2 AND organisation_id = $1");
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// A finished observation, as what is due sees it.
#[derive(Clone, Debug, FromRow)]
pub struct Finished {
    /// Which.
    pub id: ObservationId,
    /// About whom.
    pub child_id: ChildId,
    /// The day of what was seen.
    pub seen_on: jiff_sqlx::Date,
    /// When it was finished.
    pub finished_at: Moment,
    /// It belongs to the cycle.
    pub periodic: bool,
    /// There is something to tell in a talk.
    pub particulars: bool,
    /// The first day on which guardians were told of it.
    pub told_on: Option<jiff_sqlx::Date>,
    /// What became of the talk about it.
    #[sqlx(skip)]
    pub talk: Option<Talk>,
}

impl Finished {
    /// There is something to tell in a talk that was not held and not refused, and it was seen by then.
    pub fn waits_for_talk(&self, by: Date, zone: &TimeZone) -> bool {
        let open = matches!(self.talk, None | Some(Talk::Planned(_)));
        self.particulars && open && self.finished_at.date_in(zone) <= by
    }

    /// As what is due sees it.
    pub fn observed(&self, zone: &TimeZone) -> Observed<Uuid> {
        Observed {
            id: self.id.0,
            seen: self.seen_on.to_jiff(),
            on: self.finished_at.date_in(zone),
            periodic: self.periodic,
            particulars: self.particulars,
            told: self.told_on.map(jiff_sqlx::Date::to_jiff),
            talk: self.talk,
        }
    }
}

/// The finished observations of these children, in the order in which they were finished; two queries. The caller has
/// found the children with a grant.
pub async fn finished(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    zone: &TimeZone,
) -> sqlx::Result<Vec<Finished>> {
    let sql = format!(
        "SELECT o.id, o.child_id, o.seen_on, o.finished_at, o.periodic, o.particulars, (
           SELECT min(c.spoken_on) FROM parent_contact c
           WHERE c.organisation_id = o.organisation_id AND c.observation_id = o.id) AS told_on
         FROM observation o
         WHERE o.organisation_id = $1 AND o.finished_at IS NOT NULL AND o.child_id {}
         ORDER BY o.finished_at, o.id",
        tx.one_of(2)
    );
    let mut all: Vec<Finished> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)?;
    let talks = Talks::of(tx, organisation, children.iter().copied()).await?;
    for one in all.iter_mut().filter(|one| one.particulars) {
        one.talk = talks.about(one.child_id, one.finished_at, zone);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_begins_with_whole_words() {
        assert_eq!(beginning("Ze telt\r\n tot drie."), "Ze telt tot drie.");
        let long = beginning(&"één twee ".repeat(20));
        assert!(long.ends_with(" één…") && long.chars().count() <= FIRST_CHARACTERS + 1, "{long}");
    }
}
