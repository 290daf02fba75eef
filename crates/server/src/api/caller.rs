//! Who calls: a token that is valid now, of somebody who may still make one, with the scope that the call needs.

use std::{marker::PhantomData, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use mentorkind_domain::{
    access::action::ManageTokens,
    api::{Opens, Scope},
};

use super::{
    queries::{self, Token},
    refusal::Refusal,
};
use crate::platform::{
    access::Grant,
    app::App,
    audit::Audit,
    ids::{ApiTokenId, OrganisationId, StaffId},
    session::{self, Actor},
};

/// Proof that a call may do what `S` opens, in the organisation of its token. Only this module makes it.
pub struct Caller<S: Opens> {
    token: ApiTokenId,
    /// Whoever made the token; the call is not of them, but it is theirs to answer for.
    maker: Arc<Actor>,
    scope: PhantomData<S>,
}

impl<S: Opens> Caller<S> {
    /// The token.
    pub fn token(&self) -> ApiTokenId {
        self.token
    }

    /// Its organisation.
    pub fn organisation(&self) -> OrganisationId {
        self.maker.organisation
    }

    /// Who made the token.
    pub fn maker(&self) -> &Actor {
        &self.maker
    }

    /// Who made the token, as a member of staff.
    pub fn staff(&self) -> Result<StaffId, Refusal> {
        self.maker.staff.ok_or_else(Refusal::unauthorized)
    }

    /// An entry of the trail for what the call changes.
    pub fn audit(&self, action: &'static str) -> Audit {
        Audit::new(self.organisation(), Some(self.maker.account), action).on("api_token", self.token)
    }
}

impl<S: Opens> FromRequestParts<App> for Caller<S> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let (token, maker) = known(app, &parts.headers).await?;
        app.calls.count(token.id, app.settings.api_per_minute, app.clock.now()).map_err(Refusal::too_many)?;
        if !token.scopes.split(' ').any(|code| Scope::of(code) == Some(S::SCOPE)) {
            return Err(Refusal::scope(S::SCOPE));
        }
        if token.used_on() != Some(maker.today) {
            queries::used(app, maker.organisation, token.id, maker.today).await?;
        }
        Ok(Self { token: token.id, maker, scope: PhantomData })
    }
}

/// The token of a call and who made it, as long as both stand.
async fn known(app: &App, headers: &HeaderMap) -> Result<(Token, Arc<Actor>), Refusal> {
    let secret = bearer(headers).ok_or_else(Refusal::unauthorized)?;
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let token = queries::find(&mut tx, secret).await?.ok_or_else(Refusal::unauthorized)?;
    let maker = session::as_member(&mut tx, token.made_by, token.membership_id, now)
        .await?
        .ok_or_else(Refusal::unauthorized)?;
    // Whoever lost the role that makes tokens has lost those it made.
    if token.until() < maker.today || Grant::<ManageTokens>::of(&maker).is_err() {
        return Err(Refusal::unauthorized());
    }
    Ok((token, maker))
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (kind, secret) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    kind.eq_ignore_ascii_case("bearer").then_some(secret.trim())
}
