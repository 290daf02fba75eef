//! Another system, at the door perhaps, says that a child is here or went home. It does not take away what colleagues saw
//! since.

use axum::{Json, extract::State};
use mentorkind_domain::{
    api::scope,
    presence::{Late, Step},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    absence::open_places,
    caller::Caller,
    refusal::{Body, OfAll, OfSent, Refusal},
    sent::Sent,
};
use crate::{
    child,
    live::{self, Part},
    platform::{app::App, audit::Audit},
    presence,
};

/// How it is with a child.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It is here.
    Here,
    /// It went home.
    Home,
    /// It did not come after all.
    NotHere,
}

impl From<How> for Step {
    fn from(how: How) -> Self {
        match how {
            How::Here => Self::Arrives,
            How::Home => Self::Leaves,
            How::NotHere => Self::NotHere,
        }
    }
}

impl How {
    /// What it is called in the trail, as of a tap.
    fn audit(self) -> &'static str {
        match self {
            Self::Here => "child here",
            Self::Home => "child gone home",
            Self::NotHere => "child not here after all",
        }
    }
}

/// That a child is here or not.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The key of the child in the planning package.
    #[schema(min_length = 1, max_length = 10000)]
    child: String,
    /// How it is with the child now.
    state: How,
}

/// What became of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Said {
    /// How it is with the child now.
    state: How,
    /// It was not known before.
    is_new: bool,
}

/// Say how it is with a child at this moment. To say the same again changes nothing.
#[utoipa::path(
    put,
    path = "/api/v1/presence",
    operation_id = "say_presence",
    tag = "in",
    request_body = Seen,
    responses(
        (status = 200, description = "It is known.", body = Said),
        (status = 404, description = "No child with this key has a place today.", body = Body,
            content_type = "application/problem+json"),
        (status = 409, description = "It does not fit what was said: nobody goes home who did not come.", body = Body,
            content_type = "application/problem+json"),
        OfAll,
        OfSent
    ),
    security(("token" = ["presence:write"]))
)]
pub async fn say(
    State(app): State<App>,
    caller: Caller<scope::WritePresence>,
    sent: Sent<Seen>,
) -> Result<Json<Said>, Refusal> {
    let (organisation, today) = (caller.organisation(), caller.maker().today);
    let Seen { ref child, state } = sent.data;
    let nobody = || Refusal::not_found("No child with this key has a place today.");
    let mut tx = app.db.write(app.clock.now()).await?;
    if child.contains('\0') {
        return Err(nobody());
    }
    let child = child::by_key(&mut tx, organisation, child).await?.ok_or_else(nobody)?;
    let mut places = child::places(&mut tx, organisation, child, today).await?;
    places.retain(|place| place.begun(today));
    let groups = open_places(&places, today);
    if groups.is_empty() {
        return Err(nobody());
    }
    let (step, now) = (Step::from(state), tx.now);
    let came = presence::hear(&mut tx, organisation, child, (step, now, today), caller.staff()?).await?;
    match came {
        Late::Differs => Err(Refusal::conflict("It does not fit what was said of the child today.")),
        Late::Known => {
            tx.commit(Audit::housekeeping()).await?;
            Ok(Json(Said { state, is_new: false }))
        }
        Late::Changes(_) => {
            tx.commit(caller.audit(state.audit()).on("child", child)).await?;
            live::changed(&app, organisation, &groups, Part::Today);
            Ok(Json(Said { state, is_new: true }))
        }
    }
}
