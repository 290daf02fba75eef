//! Corrections of finished observations: what they said before stays.

use mentorkind_domain::observation::{Score, Topic};
use sqlx::{AssertSqlSafe, FromRow};

use super::queries::{Finish, Observation, Scores, add_topics};
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write},
        ids::{ObservationId, OrganisationId, StaffId, fresh},
    },
};

/// What an observation said before it was corrected.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Who corrected it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// At what was looked.
    pub aim: String,
    /// What was seen.
    pub text: String,
    /// What there was to tell.
    pub particulars: bool,
    /// The scores.
    pub scores: Scores,
    /// The goals and domains; none when they stayed.
    pub topics: Option<Vec<Topic>>,
}

#[derive(FromRow)]
struct CorrectionRow {
    observation_id: ObservationId,
    name: String,
    at: Moment,
    aim: String,
    text: String,
    particulars: bool,
    wellbeing: Option<i64>,
    involvement: Option<i64>,
    topics: Option<String>,
}

/// What these observations said before, the last correction first. The caller has found them with a grant.
pub async fn of_observations(
    tx: &mut Read,
    organisation: OrganisationId,
    ids: &str,
) -> sqlx::Result<Vec<(ObservationId, Correction)>> {
    let sql = format!(
        "SELECT c.observation_id, s.name, c.at, c.aim, c.text, c.particulars, c.wellbeing, c.involvement, c.topics
         FROM observation_correction c
         JOIN staff_member s ON s.organisation_id = c.organisation_id AND s.id = c.staff_id
         WHERE c.organisation_id = $1 AND c.observation_id {} ORDER BY c.at DESC, c.id DESC",
        tx.one_of(2)
    );
    let rows: Vec<CorrectionRow> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(ids).fetch_all(c).await)?;
    let correction = |row: CorrectionRow| Correction {
        by: row.name,
        at: row.at,
        aim: row.aim,
        text: row.text,
        particulars: row.particulars,
        scores: Scores::of(row.wellbeing, row.involvement),
        topics: row.topics.map(|codes| codes.split(' ').filter_map(Topic::of).collect()),
    };
    Ok(rows.into_iter().map(|row| (row.observation_id, correction(row))).collect())
}

/// Changes a finished observation; what it said before is kept, with who changed it and when.
pub async fn correct(
    tx: &mut Write,
    before: &Observation,
    organisation: OrganisationId,
    staff: StaffId,
    (aim, text): (&str, &str),
    after: &Finish,
) -> sqlx::Result<()> {
    let now = tx.now;
    let topics = (before.topics != after.topics)
        .then(|| before.topics.iter().map(|topic| topic.code()).collect::<Vec<_>>().join(" "));
    let other_topics = topics.is_some();
    on!(tx, c => sqlx::query(
        "INSERT INTO observation_correction (organisation_id, id, observation_id, staff_id, at, aim, text, particulars, wellbeing, involvement, topics)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(organisation).bind(fresh(now)).bind(before.id).bind(staff).bind(now).bind(&before.aim).bind(&before.text)
        .bind(before.particulars.unwrap_or_default())
        .bind(before.scores.wellbeing.map(Score::halves)).bind(before.scores.involvement.map(Score::halves))
        .bind(topics).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "UPDATE observation SET aim = $3, text = $4, particulars = $5, wellbeing = $6, involvement = $7, version = version + 1
         WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(before.id).bind(aim).bind(text).bind(after.particulars)
        .bind(after.scores.wellbeing.map(Score::halves)).bind(after.scores.involvement.map(Score::halves))
        .execute(c).await.map(drop))?;
    if other_topics {
        on!(tx, c => sqlx::query("DELETE FROM observation_topic WHERE organisation_id = $1 AND observation_id = $2")
            .bind(organisation).bind(before.id).execute(c).await.map(drop))?;
        add_topics(tx, organisation, before.id, &after.topics).await?;
    }
    Ok(())
}
