//! What is asked of children and groups, compared with what was told: the same that other systems can read, as far as it can
//! be done now, was planned or is late.
//!
//! It follows from the day as much as from what people do, and is computed of everybody at once. So it is compared on each
//! new day, and otherwise an hour after the last time at the soonest, when the trail has gone on. Reading and computing
//! hold up nobody who writes; what changed is told a part at a time.

use jiff::civil::Date;
use mentorkind_domain::webhook::{Asked, Course, Known, Subject};

use super::look::{State, changes, known, tell, told};
use crate::{
    api, on,
    platform::{
        app::App,
        audit::{self, Audit},
        clock::Moment,
        db::{Read, Write},
        ids::OrganisationId,
        rights,
    },
    todo,
};

/// So many minutes it is left alone after a look, on one day.
pub(super) const REST: i64 = 60;

/// So much is told in one transaction.
const PART: usize = 500;

/// Looks at the organisations with webhooks that are told of it, where it is time to.
pub(super) async fn all(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let looked_at: Vec<(OrganisationId, Moment, Option<String>)> = on!(tx, c => sqlx::query_as(
        "SELECT organisation_id, asked_at, asked_position FROM webhook_look WHERE asked_at IS NOT NULL
         ORDER BY organisation_id").fetch_all(c).await)?;
    let mut due = Vec::new();
    for (organisation, last, seen) in looked_at {
        let zone = rights::zone_of(&mut tx, organisation).await?;
        let is_new_day = now.date_in(&zone) != last.date_in(&zone);
        let rested = now >= last.plus_minutes(REST);
        if is_new_day || (rested && audit::position(&mut tx, organisation).await? != seen) {
            due.push((organisation, last));
        }
    }
    drop(tx);
    for (organisation, last) in due {
        look(app, organisation, (last, now)).await?;
    }
    Ok(())
}

/// Tells what changed, a part at a time, unless another server does.
async fn look(app: &App, organisation: OrganisationId, (last, now): (Moment, Moment)) -> sqlx::Result<()> {
    let mut tx = app.db.write(now).await?;
    let is_mine = take_turn(&mut tx, organisation, (last, now)).await?;
    tx.commit(Audit::housekeeping()).await?;
    if !is_mine {
        return Ok(());
    }
    let mut tx = app.db.read().await?;
    // First how far the trail is: what comes in meanwhile is looked at the next time too.
    let position = audit::position(&mut tx, organisation).await?;
    let before = known(&mut tx, organisation, Subject::Obligation).await?;
    let there = there(&mut tx, organisation, now).await?;
    drop(tx);
    for part in changes(&before, &there, Date::MIN).chunks(PART) {
        let mut tx = app.db.write(now).await?;
        tx.alone(organisation.0).await?;
        if !take_turn(&mut tx, organisation, (now, now)).await? {
            return tx.commit(Audit::housekeeping()).await;
        }
        tell(&mut tx, organisation, part).await?;
        tx.commit(Audit::housekeeping()).await?;
    }
    let mut tx = app.db.write(now).await?;
    looked(&mut tx, organisation, position).await?;
    tx.commit(Audit::housekeeping()).await
}

/// Tells what changed, and keeps what is there as what is known: nobody who comes to hear of it hears what was there.
pub(super) async fn settle(tx: &mut Write, organisation: OrganisationId) -> sqlx::Result<()> {
    let now = tx.now;
    let position = audit::position(tx, organisation).await?;
    let before = known(tx, organisation, Subject::Obligation).await?;
    let there = there(tx, organisation, now).await?;
    tell(tx, organisation, &changes(&before, &there, Date::MIN)).await?;
    looked(tx, organisation, position).await
}

/// What is asked now, without what is to come.
async fn there(tx: &mut Read, organisation: OrganisationId, now: Moment) -> sqlx::Result<State> {
    let zone = rights::zone_of(tx, organisation).await?;
    let mut asked = todo::of_organisation(tx, organisation, (now.date_in(&zone), &zone)).await?;
    asked.retain(|one| Asked::of_standing(one.standing).is_some());
    let shown = api::obligations_by_keys(tx, organisation, &asked).await?;
    let mut there = State::new();
    for (one, shown) in asked.iter().zip(&shown) {
        let Some(stands) = Asked::of_standing(one.standing) else { continue };
        let known = Known { course: Course::Asked(stands), told: told(shown)? };
        there.insert((Subject::Obligation, one.id), (one.child(), known));
    }
    Ok(there)
}

/// Takes the turn after whoever looked last; whether nobody else did. As long as the look is not done, its trail counts as
/// not seen.
async fn take_turn(
    tx: &mut Write,
    organisation: OrganisationId,
    (last, now): (Moment, Moment),
) -> sqlx::Result<bool> {
    let rows = on!(tx, c => sqlx::query(
        "UPDATE webhook_look SET asked_at = $3, asked_position = NULL WHERE organisation_id = $1 AND asked_at = $2")
        .bind(organisation).bind(last).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// Writes down how far the trail was when it was looked at.
async fn looked(tx: &mut Write, organisation: OrganisationId, position: Option<String>) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE webhook_look SET asked_at = $2, asked_position = $3 WHERE organisation_id = $1")
        .bind(organisation).bind(now).bind(position).execute(c).await.map(drop))
}
