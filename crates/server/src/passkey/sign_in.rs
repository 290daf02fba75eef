//! Signing in with a passkey.

use axum::{
    Json,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use webauthn_rs::prelude::Passkey;

use super::{
    ceremony::{self, Answer, Refused, known},
    own::{Answered, Asked},
    queries,
};
use crate::{
    account::{
        self, Nothing, Visitor, own_path,
        throttle::{self, Throttle},
    },
    family,
    platform::{
        audit::Audit,
        db::Write,
        form::Submitted,
        ids::AccountId,
        problem::Problem,
        render::Flash,
        session::{self, Cx, Sign},
    },
};

/// Counts a try from a network address.
async fn count(cx: &Cx, visitor: &Visitor) -> Result<Vec<Throttle>, Problem> {
    let throttles: Vec<Throttle> = visitor.address.map(Throttle::of_address).into_iter().collect();
    throttle::count(cx, &throttles).await?;
    Ok(throttles)
}

pub(super) async fn begin(cx: Cx, visitor: Visitor, _form: Submitted<Nothing>) -> Result<Response, Problem> {
    count(&cx, &visitor).await?;
    let (options, state) = ceremony::ask_who(&cx.app.settings)?;
    let mut tx = cx.app.db.write(cx.now).await?;
    queries::sweep(&mut tx).await?;
    let challenge = queries::ask(&mut tx, None, &state).await?;
    tx.commit(Audit::housekeeping()).await?;
    Ok(Json(Asked { challenge, options }).into_response())
}

/// What a device signed, from where, and where to go after it.
#[derive(Debug, Deserialize)]
pub(super) struct SignIn {
    #[serde(flatten)]
    answered: Answered,
    #[serde(default)]
    next: String,
    #[serde(default)]
    back: String,
}

/// Signs in. A passkey that was removed, one of another account and a wrong signature have the same answer.
pub(super) async fn sign_in(cx: Cx, visitor: Visitor, form: Submitted<SignIn>) -> Result<Response, Problem> {
    let SignIn { answered, next, back } = &form.data;
    let throttles = count(&cx, &visitor).await?;
    let answer = Answer::read(&answered.answer)?;
    let mut tx = cx.app.db.write(cx.now).await?;
    let state = queries::answered(&mut tx, &answered.challenge, None).await?;
    let claims = answer.claims().map(|(account, credential)| (AccountId(account), credential));
    let found = match claims {
        Some((account, credential)) => {
            queries::find(&mut tx, account, credential).await?.map(|row| (account, row))
        }
        None => None,
    };
    let (Some(state), Some((account, row))) = (state, found) else {
        return refuse(&cx, tx, back, "passkey-wrong").await;
    };
    let mut passkey: Passkey = known(&row.credential)?;
    let result = match ceremony::check(&cx.app.settings, &state, (&answer, &passkey))? {
        Ok(result) => result,
        Err(Refused::Copied) => {
            queries::record(&mut tx, account, row.id, "passkey refused: its counter went back").await?;
            return refuse(&cx, tx, back, "passkey-copied").await;
        }
        Err(Refused::Wrong) => return refuse(&cx, tx, back, "passkey-wrong").await,
    };
    passkey.update_credential(&result);
    let credential = serde_json::to_string(&passkey).map_err(|_| Problem::Internal)?;
    queries::used(&mut tx, row.id, &credential).await?;
    let how = if row.for_work { Sign::Password } else { Sign::Code };
    let began =
        session::begin_with_passkey(&mut tx, &cx.app, (account, row.id), how, &visitor.device).await?;
    let Some((token, chosen)) = began else { return refuse(&cx, tx, back, "passkey-nothing").await };
    throttle::forgive(&mut tx, &throttles).await?;
    account::leave(&mut tx, &cx).await?;
    if let Some((organisation, guardian)) = chosen {
        family::came_in(&mut tx, organisation, guardian, account).await?;
    }
    queries::record(&mut tx, account, row.id, "signed in with a passkey").await?;
    tx.commit(Audit::housekeeping()).await?;
    let mut response = Redirect::to(own_path(next).unwrap_or("/")).into_response();
    session::keep(response.headers_mut(), &cx.app, &token);
    Ok(response)
}

/// Back to where it was tried. What was asked is used up.
async fn refuse(cx: &Cx, tx: Write, back: &str, why: &'static str) -> Result<Response, Problem> {
    tx.commit(Audit::housekeeping()).await?;
    let back = if back == "/p" { "/p" } else { "/sign-in" };
    let mut response = Redirect::to(back).into_response();
    Flash::know(cx.lang.t(why)).put(response.headers_mut());
    Ok(response)
}
