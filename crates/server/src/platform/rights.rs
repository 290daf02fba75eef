//! What guardians may be told and see today. Pages, links, recipients and the hand-over of each mail ask here, and
//! nowhere else; the rule itself is [`mentorkind_domain::guardians`].

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    guardians::{Right, Tie, Turn},
    period::Period,
};
use sqlx::{AssertSqlSafe, FromRow};

use super::{
    clock::Moment,
    db::{Read, id_list},
    ids::{ChildId, GuardianId, OrganisationId},
};
use crate::on;

/// What is known of guardians and children, and the rights on a day that follow from it.
#[derive(Clone, Debug)]
pub struct Rights {
    today: Date,
    ties: BTreeMap<(GuardianId, ChildId), Tie>,
}

impl Rights {
    /// What a guardian may be told and see of a child today; none when the one is not a guardian of the other.
    pub fn of(&self, guardian: GuardianId, child: ChildId) -> Option<Right> {
        self.ties.get(&(guardian, child)).map(|tie| tie.right_on(self.today))
    }

    /// Whether a guardian may be told about a child today.
    pub fn full(&self, guardian: GuardianId, child: ChildId) -> bool {
        self.of(guardian, child) == Some(Right::Full)
    }

    /// All pairs with their right today.
    pub fn all(&self) -> impl Iterator<Item = (GuardianId, ChildId, Right)> {
        self.ties.iter().map(|(&(guardian, child), tie)| (guardian, child, tie.right_on(self.today)))
    }

    /// The children about whom somebody is told today.
    pub fn children(&self) -> Vec<ChildId> {
        self.all().filter(|(_, _, right)| *right == Right::Full).map(|(_, child, _)| child).collect()
    }

    /// There is something to come in for: a child to be told about, one that has died, or one to ask about.
    pub fn let_in(&self) -> bool {
        self.is_told() || self.all().any(|(_, _, right)| right == Right::Ask)
    }

    /// There is a child to be told about, or one that has died.
    pub fn is_told(&self) -> bool {
        self.all().any(|(_, _, right)| matches!(right, Right::Full | Right::Mourning))
    }

    /// Whether a guardian without custody may ask about a child today.
    pub fn asks(&self, guardian: GuardianId, child: ChildId) -> bool {
        self.of(guardian, child) == Some(Right::Ask)
    }

    /// What is known of a guardian and a child.
    pub fn tie(&self, guardian: GuardianId, child: ChildId) -> Option<&Tie> {
        self.ties.get(&(guardian, child))
    }
}

/// The rights of all guardians of these children.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    today: Date,
) -> sqlx::Result<Rights> {
    let which = format!("t.child_id {}", tx.one_of(2));
    load(tx, organisation, &which, &id_list(children), today).await
}

/// The rights of one guardian over all its children.
pub async fn of_guardian(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
    today: Date,
) -> sqlx::Result<Rights> {
    let which = format!("t.guardian_id {}", tx.one_of(2));
    load(tx, organisation, &which, &id_list([guardian]), today).await
}

/// The date in an organisation.
pub async fn today_in(tx: &mut Read, organisation: OrganisationId, now: Moment) -> sqlx::Result<Date> {
    Ok(now.date_in(&zone_of(tx, organisation).await?))
}

/// The name of an organisation.
pub async fn name_of(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<String> {
    on!(tx, c => sqlx::query_scalar("SELECT name FROM organisation WHERE id = $1")
        .bind(organisation).fetch_one(c).await)
}

/// The time zone of an organisation.
pub async fn zone_of(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<TimeZone> {
    let zone: String = on!(tx, c => sqlx::query_scalar("SELECT time_zone FROM organisation WHERE id = $1")
        .bind(organisation).fetch_one(c).await)?;
    Ok(TimeZone::get(&zone).unwrap_or(TimeZone::UTC))
}

/// One thing that is known: the tie itself, a turn of custody, a ban, a death, what keeps somebody from asking, that nobody
/// has decided yet who it is.
#[derive(FromRow)]
struct Row {
    what: String,
    guardian_id: GuardianId,
    child_id: ChildId,
    custody: Option<bool>,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
}

async fn load(
    tx: &mut Read,
    organisation: OrganisationId,
    which: &str,
    ids: &str,
    today: Date,
) -> sqlx::Result<Rights> {
    // Whoever is no guardian any more, says the planning, has no rights whatever was recorded before.
    let sql = format!(
        "SELECT '1 tie' AS what, t.guardian_id, t.child_id, t.custody, CAST(NULL AS date) AS from_on, CAST(NULL AS date) AS until_on,
           t.id AS at
         FROM guardianship t WHERE t.organisation_id = $1 AND {which}
         UNION ALL
         SELECT '2 turn', t.guardian_id, t.child_id, u.custody, u.from_on, NULL, u.id
         FROM guardianship t JOIN custody_turn u ON u.organisation_id = t.organisation_id
           AND u.guardian_id = t.guardian_id AND u.child_id = t.child_id AND u.removed_at IS NULL
         WHERE t.organisation_id = $1 AND {which}
         UNION ALL
         SELECT '3 ban', t.guardian_id, t.child_id, NULL, b.from_on, b.until_on, b.id
         FROM guardianship t JOIN contact_ban b ON b.organisation_id = t.organisation_id
           AND b.guardian_id = t.guardian_id AND b.child_id = t.child_id AND b.removed_at IS NULL
         WHERE t.organisation_id = $1 AND {which}
         UNION ALL
         SELECT '4 death', t.guardian_id, t.child_id, NULL, d.died_on, NULL, d.id
         FROM guardianship t JOIN child_death d ON d.organisation_id = t.organisation_id
           AND d.child_id = t.child_id AND d.corrected_at IS NULL
         WHERE t.organisation_id = $1 AND {which}
         UNION ALL
         SELECT '5 silent', t.guardian_id, t.child_id, NULL, NULL, NULL, b.id
         FROM guardianship t JOIN inquiry_ban b ON b.organisation_id = t.organisation_id
           AND b.guardian_id = t.guardian_id AND b.child_id = t.child_id AND b.removed_at IS NULL
         WHERE t.organisation_id = $1 AND {which}
         UNION ALL
         SELECT '6 hidden', t.guardian_id, t.child_id, NULL, NULL, NULL, o.id
         FROM guardianship t JOIN guardianship o ON o.organisation_id = t.organisation_id
           AND o.child_id = t.child_id AND o.guardian_id <> t.guardian_id
         JOIN guardian g ON g.organisation_id = o.organisation_id AND g.id = o.guardian_id AND g.contact_secret
         WHERE t.organisation_id = $1 AND {which}
         UNION ALL
         SELECT '6 hidden', t.guardian_id, t.child_id, NULL, NULL, NULL, l.id
         FROM guardianship t JOIN guardian_likeness l ON l.organisation_id = t.organisation_id
           AND l.child_id = t.child_id AND l.guardian_id <> t.guardian_id AND l.like_id <> t.guardian_id AND l.decided_at IS NULL
         JOIN guardian g ON g.organisation_id = l.organisation_id AND g.id = l.like_id AND g.contact_secret
         WHERE t.organisation_id = $1 AND {which}
         UNION ALL
         SELECT '7 office', t.guardian_id, t.child_id, NULL, NULL, NULL, t.id
         FROM guardianship t JOIN guardian g ON g.organisation_id = t.organisation_id
           AND g.id = t.guardian_id AND g.kind = 'institution'
         WHERE t.organisation_id = $1 AND {which}
         UNION ALL
         SELECT '8 held', t.guardian_id, t.child_id, NULL, NULL, NULL, l.id
         FROM guardianship t JOIN guardian_likeness l ON l.organisation_id = t.organisation_id
           AND l.guardian_id = t.guardian_id AND l.child_id = t.child_id AND l.decided_at IS NULL
         WHERE t.organisation_id = $1 AND {which}
         UNION ALL
         SELECT '8 held', t.guardian_id, t.child_id, NULL, NULL, NULL, l.id
         FROM guardianship t JOIN child_likeness l ON l.organisation_id = t.organisation_id
           AND l.child_id = t.child_id AND (l.decided_at IS NULL OR l.is_same)
         JOIN child_death d ON d.organisation_id = l.organisation_id AND d.child_id = l.like_id AND d.corrected_at IS NULL
         WHERE t.organisation_id = $1 AND {which}
         ORDER BY what, at"
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(ids).fetch_all(c).await)?;
    let mut ties: BTreeMap<(GuardianId, ChildId), Tie> = BTreeMap::new();
    for row in rows {
        let tie = ties.entry((row.guardian_id, row.child_id)).or_default();
        let (from, until) =
            (row.from_on.map(jiff_sqlx::Date::to_jiff), row.until_on.map(jiff_sqlx::Date::to_jiff));
        match (row.what.as_str(), from) {
            ("1 tie", _) => tie.imported = row.custody,
            ("2 turn", Some(from)) => tie.turns.push(Turn { from, custody: row.custody == Some(true) }),
            ("3 ban", _) => tie.bans.push(Period { from, until }),
            ("5 silent", _) => tie.silent = true,
            ("6 hidden", _) => tie.hidden = true,
            ("7 office", _) => tie.office = true,
            ("8 held", _) => tie.held = true,
            _ => tie.died = true,
        }
    }
    Ok(Rights { today, ties })
}

/// About whom a mail is: it goes out only while this guardian may be told about this child, or ask about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct About {
    /// To whom it goes.
    pub guardian: GuardianId,
    /// About whom.
    pub child: ChildId,
    /// It is about what this guardian asked without custody.
    #[serde(default)]
    pub asked: bool,
}

/// Whether a mail about these may still go out: about one of them somebody may be told today.
pub async fn may_be_sent(
    tx: &mut Read,
    organisation: OrganisationId,
    about: &[About],
    now: Moment,
) -> sqlx::Result<bool> {
    let today = today_in(tx, organisation, now).await?;
    let rights = of_children(tx, organisation, about.iter().map(|about| about.child), today).await?;
    Ok(about.iter().any(|about| {
        if about.asked {
            rights.asks(about.guardian, about.child)
        } else {
            rights.full(about.guardian, about.child)
        }
    }))
}
