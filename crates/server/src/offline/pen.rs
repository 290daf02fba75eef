//! The pen: what lets a tablet write in the name of a colleague who gave the PIN there today, also when the connection is
//! gone. It opens nothing; with it something can be written on that day, about children of that group, and nowhere else.

use axum::{Json, extract::Path, http::HeaderMap};
use mentorkind_domain::{access::action, offline::seconds_left};
use serde::{Deserialize, Serialize};

use crate::{
    mentor_card::first_name,
    platform::{
        access::Grant,
        app::App,
        clock::Moment,
        ids::{AccountId, GroupId, MembershipId, OrganisationId, StaffId, TabletId},
        letter::{LetterBox, letter_box},
        problem::Problem,
        random,
        seal::Sealed,
        session::Cx,
    },
    tablet,
};

/// Whose a pen is; sealed with the key of the server, so that nobody else makes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pen {
    pub organisation: OrganisationId,
    pub tablet: TabletId,
    pub group: GroupId,
    pub account: AccountId,
    pub membership: MembershipId,
    pub staff: StaffId,
    /// The tablet counts from here when something was written.
    pub given_at: Moment,
}

const ABOUT: &[u8] = b"pen of a tablet";

impl Pen {
    /// As the tablet holds it; nothing without a key.
    pub(super) fn sealed(&self, app: &App) -> Option<String> {
        let sealed = app.settings.keys.seal(ABOUT, &serde_json::to_vec(self).ok()?)?;
        Some(format!("{}.{}", sealed.key_id, random::hex(&sealed.bytes)))
    }

    /// From the words of a tablet; nothing when the server did not make it.
    pub(super) fn read(app: &App, text: &str) -> Option<Self> {
        let (key_id, bytes) = text.split_once('.')?;
        let sealed = Sealed { key_id: key_id.to_owned(), bytes: random::unhex(bytes)? };
        serde_json::from_slice(&app.settings.keys.open(ABOUT, &sealed)?).ok()
    }
}

/// A pen as it is given to a tablet, with where its letters go.
#[derive(Serialize)]
pub(super) struct Given {
    staff: StaffId,
    /// As the pages of whoever is signed in name it.
    who: AccountId,
    /// The first name, to choose by.
    name: String,
    pen: String,
    /// For so many seconds.
    seconds: i64,
    #[serde(flatten)]
    to: LetterBox,
}

/// Gives the pen of whoever is signed in on the tablet of this group.
pub(super) async fn give(
    cx: Cx,
    grant: Grant<action::SayPresent>,
    headers: HeaderMap,
    Path(group): Path<GroupId>,
) -> Result<Json<Given>, Problem> {
    let actor = grant.actor();
    let mut tx = cx.read().await?;
    let joined = tablet::here(&mut tx, &cx, &headers).await?.filter(|joined| joined.group == group);
    let (Some(staff), Some(joined)) = (actor.staff.filter(|_| actor.tablet == Some(group)), joined) else {
        return Err(Problem::NotFound);
    };
    let pen = Pen {
        organisation: grant.organisation(),
        tablet: joined.id,
        group,
        account: actor.account,
        membership: actor.membership,
        staff,
        given_at: cx.now,
    };
    let to = letter_box(&cx.app.settings.keys).ok_or(Problem::NotFound)?;
    let pen = pen.sealed(&cx.app).ok_or(Problem::NotFound)?;
    let seconds = seconds_left(cx.now.timestamp(), &actor.zone);
    Ok(Json(Given { staff, who: actor.account, name: first_name(&actor.name).to_owned(), pen, seconds, to }))
}
