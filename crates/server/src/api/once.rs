//! A call is carried out once: with the key of an earlier call and the same body it gets that call's answer.

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use mentorkind_domain::api::Opens;
use serde::Serialize;

use super::{
    caller::Caller,
    queries::{self, Given},
    refusal::Refusal,
};
use crate::platform::{
    app::App,
    audit::Audit,
    db::Write,
    form::key_of,
    ids::{ApiTokenId, OrganisationId},
};

/// For so many days an answer is kept.
const KEPT_DAYS: i64 = 1;

/// The longest key, in characters.
const LONGEST_KEY: usize = 255;

/// The idempotency key of a call.
pub struct Once(String);

impl<S: Send + Sync> FromRequestParts<S> for Once {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let sent = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok());
        let key = sent.filter(|key| {
            (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic())
        });
        match key {
            Some(key) => Ok(Self(key.to_owned())),
            None => Err(Refusal::unprocessable(
                "Send a header Idempotency-Key of 1 to 255 letters, digits and signs, another one for each call.",
            )),
        }
    }
}

/// Whose key it is.
type Whose = (OrganisationId, ApiTokenId);

impl Once {
    /// The first answer to this call, if it was made before. Another call of the same token with this key waits.
    pub async fn before<S: Opens>(
        &self,
        tx: &mut Write,
        caller: &Caller<S>,
        request: &[u8],
    ) -> Result<Option<Response>, Refusal> {
        let whose = whose(caller);
        tx.alone(key_of(&whose.1.to_string(), self.0.as_bytes())).await?;
        let since = tx.now.plus_days(-KEPT_DAYS);
        match queries::given(tx, whose, &self.0, since).await? {
            None => Ok(None),
            Some(given) if given.request == request => Ok(Some(answer(given.status, given.body))),
            Some(_) => Err(Refusal::unprocessable(
                "This Idempotency-Key was used before with another body or address.",
            )),
        }
    }

    /// Keeps the answer to a call in its transaction, and gives it.
    pub async fn keep<S: Opens>(
        &self,
        tx: &mut Write,
        caller: &Caller<S>,
        request: &[u8],
        (status, body): (StatusCode, &impl Serialize),
    ) -> Result<Response, Refusal> {
        let body = serde_json::to_string(body).map_err(|_| Refusal::internal())?;
        let given = Given { request: request.to_vec(), status: status.as_u16().into(), body };
        queries::keep(tx, whose(caller), &self.0, &given).await?;
        Ok(answer(given.status, given.body))
    }
}

fn whose<S: Opens>(caller: &Caller<S>) -> Whose {
    (caller.organisation(), caller.token())
}

fn answer(status: i64, body: String) -> Response {
    let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), kind, body).into_response()
}

/// Throws away the answers that are not kept any longer.
pub async fn keep_up(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write(now).await?;
    queries::forget(&mut tx, now.plus_days(-KEPT_DAYS)).await?;
    tx.commit(Audit::housekeeping()).await
}
