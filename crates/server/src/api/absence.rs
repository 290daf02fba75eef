//! Another system says that a child or a member of staff is absent: by the rules of the page of a group's days.

use axum::{extract::State, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    api::scope,
    calendar::{Reason, absent},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    caller::Caller,
    once::Once,
    refusal::{Body, OfAll, OfSent, Refusal},
    sent::{Sent, day},
};
use crate::{
    calendar::{self, Who},
    child, group,
    live::{self, Part},
    platform::{
        app::App,
        audit::Audit,
        db::Read,
        ids::{GroupId, OrganisationId},
    },
};

/// What somebody is here.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum As {
    /// A child.
    Child,
    /// A member of staff.
    Staff,
}

/// Why somebody is absent.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Ill.
    Ill,
    /// On holiday, or a day off.
    Free,
    /// Something else.
    Other,
}

impl From<Why> for Reason {
    fn from(why: Why) -> Self {
        match why {
            Why::Ill => Self::Ill,
            Why::Free => Self::Free,
            Why::Other => Self::Other,
        }
    }
}

/// An absence.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// What is absent.
    who: As,
    /// Its key in the planning package.
    #[schema(min_length = 1, max_length = 10000)]
    key: String,
    /// The first day, from 31 days ago.
    #[serde(deserialize_with = "day")]
    from: Date,
    /// The last day, this one included.
    #[serde(deserialize_with = "day")]
    until: Date,
    /// Why.
    reason: Why,
}

/// What became of an absence.
#[derive(Debug, Serialize, ToSchema)]
pub struct Noted {
    /// The absence that has these days.
    absence: Uuid,
    /// It was not known before.
    is_new: bool,
}

/// Say that somebody is absent. What is known already changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/absences",
    operation_id = "add_absence",
    tag = "in",
    params(("Idempotency-Key" = String, Header, description = "Another one for each call; kept for a day.",
        min_length = 1, max_length = 255, pattern = "^[!-~]+$")),
    request_body = Absence,
    responses(
        (status = 200, description = "It was known.", body = Noted),
        (status = 201, description = "It is known now.", body = Noted),
        (status = 404, description = "Nobody with this key is expected now or later.", body = Body,
            content_type = "application/problem+json"),
        OfAll,
        OfSent
    ),
    security(("token" = ["absences:write"]))
)]
pub async fn add(
    State(app): State<App>,
    caller: Caller<scope::WriteAbsences>,
    once: Once,
    sent: Sent<Absence>,
) -> Result<Response, Refusal> {
    let (organisation, today) = (caller.organisation(), caller.maker().today);
    let mut tx = app.db.write(app.clock.now()).await?;
    if let Some(answer) = once.before(&mut tx, &caller, &sent.hash).await? {
        return Ok(answer);
    }
    let Absence { who, ref key, from, until, reason } = sent.data;
    absent(from, until, today).map_err(|_| {
        Refusal::unprocessable(
            "An absence begins from 31 days ago to a year ahead, ends no sooner, and lasts at most two years.",
        )
    })?;
    let (who, groups) = find(&mut tx, organisation, (who, key), today)
        .await?
        .ok_or_else(|| Refusal::not_found("Nobody with this key is expected now or later."))?;
    let (absence, is_new) =
        calendar::absence_once(&mut tx, organisation, who, (from, until), reason.into(), (today, None))
            .await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    let answer = once.keep(&mut tx, &caller, &sent.hash, (status, &Noted { absence, is_new })).await?;
    if !is_new {
        tx.commit(Audit::housekeeping()).await?;
        return Ok(answer);
    }
    let audit = caller.audit("absence entered").on(who.kind(), who.id()).on("absence", absence);
    tx.commit(audit).await?;
    live::changed(&app, organisation, &groups, Part::Today);
    Ok(answer)
}

/// Somebody by key, and the groups where it is expected now or later; nobody who is expected nowhere.
async fn find(
    tx: &mut Read,
    organisation: OrganisationId,
    (who, key): (As, &str),
    today: Date,
) -> sqlx::Result<Option<(Who, Vec<GroupId>)>> {
    if key.contains('\0') {
        return Ok(None);
    }
    match who {
        As::Staff => {
            let found = group::staff_by_key(tx, organisation, key, today).await?;
            Ok(found.map(|(staff, groups)| (Who::Staff(staff), groups)))
        }
        As::Child => {
            let Some(child) = child::by_key(tx, organisation, key).await? else { return Ok(None) };
            let groups = open_places(&child::places(tx, organisation, child, today).await?, today);
            Ok((!groups.is_empty()).then_some((Who::Child(child), groups)))
        }
    }
}

/// The groups of places that have not ended.
pub(super) fn open_places(places: &[child::Place], today: Date) -> Vec<GroupId> {
    let open = places.iter().filter(|place| place.until.is_none_or(|until| until >= today));
    open.map(|place| place.group).collect()
}
