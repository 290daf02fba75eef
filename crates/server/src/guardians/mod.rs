//! The family of a child as staff keep it: who its guardians are, custody with its dates, secret contact data, forbidden
//! contact, and that a child has died. What guardians may be told follows from it in [`crate::platform::rights`].

mod alike;
mod asking;
mod ban;
mod custody;
mod death;
mod details;
mod pages;
mod queries;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeSet;

use axum::response::Response;
use jiff::civil::Date;
use mentorkind_domain::{
    access::Action,
    guardians::{first_days, latest_last_day},
};
use serde::{Deserialize, Serialize};

use crate::{
    announcement,
    live::{self, Part},
    on, photo,
    platform::{
        app::App,
        audit::Audit,
        clock::Moment,
        dates,
        db::Write,
        i18n::Lang,
        ids::{ChildId, GroupId, GuardianId, OrganisationId},
        jobs::{self, Job},
        problem::Problem,
        render::Flash,
        rights,
        routes::{Access, Routes},
        session::Cx,
    },
};
pub use queries::{
    ToCall, Warning, What, Withheld, died, died_on, to_call, warnings_of_child, warnings_of_group,
};
pub use view::{Warned, warned};

/// `/children/{child}/family` and what is recorded there.
pub fn routes() -> Routes {
    let edit = Access::Needs(Action::EditFamily);
    let death = Access::Needs(Action::RecordDeath);
    Routes::new()
        .get("/children/{child}/family", Access::Needs(Action::OpenFamily), pages::family)
        .get("/children/{child}/family/guardians/{guardian}", edit, details::page)
        .post("/children/{child}/family/guardians/{guardian}", edit, details::keep)
        .post("/children/{child}/family/guardians/{guardian}/custody", edit, custody::add)
        .post("/children/{child}/family/turns/{turn}/remove", edit, custody::remove)
        .post("/children/{child}/family/guardians/{guardian}/invite", edit, asking::invite)
        .post("/children/{child}/family/guardians/{guardian}/no-asking", edit, asking::exclude)
        .post("/children/{child}/family/no-asking/{inquiry_ban}/remove", edit, asking::remove)
        .post("/children/{child}/family/alike/{guardian_likeness}", edit, alike::decide)
        .post("/children/{child}/family/alike-child/{child_likeness}", death, alike::decide_child)
        .get("/children/{child}/family/ban", edit, ban::page)
        .post("/children/{child}/family/ban", edit, ban::add)
        .post("/children/{child}/family/bans/{ban}/remove", edit, ban::remove)
        .get("/children/{child}/family/death", death, death::page)
        .post("/children/{child}/family/death", death, death::record)
        .post("/children/{child}/family/death/undo", death, death::undo)
        .post("/children/{child}/family/death/correct", death, death::correct)
}

/// The kind of job that looks at rights on the day on which they change.
pub const RIGHTS_CHANGE: &str = "rights";

/// Of whom the rights over whom change.
#[derive(Serialize, Deserialize)]
struct Changing {
    guardian: GuardianId,
    child: ChildId,
}

/// To be called when something was recorded or imported that guardians' rights follow from. Whoever may be told from now
/// on hears who the mentor is; whoever may be told from a later day on hears it on that day. Photos to which somebody who
/// has custody now did not say yes are seen no longer, also in a file to take along.
pub async fn rights_changed(
    tx: &mut Write,
    organisation: OrganisationId,
    whom: &[(GuardianId, ChildId)],
) -> sqlx::Result<()> {
    if whom.is_empty() {
        return Ok(());
    }
    let zone = rights::zone_of(tx, organisation).await?;
    let today = tx.now.date_in(&zone);
    let children: BTreeSet<ChildId> = whom.iter().map(|(_, child)| *child).collect();
    let rights = rights::of_children(tx, organisation, children, today).await?;
    for &(guardian, child) in whom {
        let next = rights.tie(guardian, child).and_then(|tie| tie.next_change(today));
        let begin = next.and_then(|day| day.to_zoned(zone.clone()).ok());
        if let Some(begin) = begin {
            look_again(tx, organisation, &Changing { guardian, child }, begin.timestamp().into()).await?;
        }
    }
    let now: Vec<_> =
        whom.iter().copied().filter(|&(guardian, child)| rights.full(guardian, child)).collect();
    photo::custody_changed(tx, organisation, whom, today).await?;
    announcement::catch_up(tx, organisation, &now, today).await
}

async fn look_again(
    tx: &mut Write,
    organisation: OrganisationId,
    changing: &Changing,
    at: Moment,
) -> sqlx::Result<()> {
    let payload = serde_json::to_string(changing).map_err(|e| sqlx::Error::Encode(e.into()))?;
    let waits: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT run_at FROM job WHERE organisation_id = $1 AND kind = $2 AND payload = $3 AND run_at = $4
         AND done_at IS NULL LIMIT 1")
        .bind(organisation).bind(RIGHTS_CHANGE).bind(&payload).bind(at).fetch_optional(c).await)?;
    if waits.is_some() {
        return Ok(());
    }
    jobs::add_at(tx, organisation, RIGHTS_CHANGE, changing, at).await
}

/// The day has come on which somebody's rights change, as they were known when the job was made.
///
/// # Errors
/// Why it is to be tried again later.
pub async fn rights_change(app: &App, job: &Job) -> Result<(), String> {
    let changing: Changing = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    let organisation = job.organisation_id;
    let carry_out = async {
        let mut tx = app.db.write(app.clock.now()).await?;
        rights_changed(&mut tx, organisation, &[(changing.guardian, changing.child)]).await?;
        let audit = Audit::new(organisation, None, "rights looked at")
            .on("guardian", changing.guardian)
            .on("child", changing.child);
        tx.commit(audit).await
    };
    carry_out.await.map_err(|e: sqlx::Error| e.to_string())
}

/// Ends a form about the family of a child. Colleagues who have the pages of these groups open see at once what they must
/// know at the door.
async fn finish(
    cx: &Cx,
    tx: Write,
    audit: Audit,
    (child, groups): (ChildId, Vec<GroupId>),
    flash: Option<Flash>,
) -> Result<Response, Problem> {
    let organisation = cx.actor()?.organisation;
    let answer = tx.finish(audit, &format!("/children/{child}/family"), flash).await?;
    live::changed(&cx.app, organisation, &groups, Part::Today);
    Ok(answer)
}

/// A date as it was typed: none when it is empty, an error when it is not one.
fn typed_date(typed: &str) -> Result<Option<Date>, ()> {
    let typed = typed.trim();
    if typed.is_empty() { Ok(None) } else { typed.parse().map(Some).map_err(drop) }
}

/// Why custody or a ban cannot begin on a day, in words.
fn wrong_first(first: Date, born: Date, today: Date, lang: Lang) -> Option<String> {
    let days = first_days(born, today);
    if first < *days.start() {
        Some(lang.t("guardians-error-born").to_string())
    } else if first > *days.end() {
        Some(lang.t("guardians-error-far").with("last", dates::exact(*days.end(), lang)).to_string())
    } else {
        None
    }
}

/// Why custody or a ban cannot end on a day, in words.
fn wrong_last(last: Date, born: Date, lang: Lang) -> Option<String> {
    let latest = latest_last_day(born);
    let wrong = || lang.t("guardians-error-of-age").with("last", dates::exact(latest, lang)).to_string();
    (last > latest).then(wrong)
}
