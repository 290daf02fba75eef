//! Forms: from our own page, answered once.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{Method, header},
};
use serde::{Deserialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{problem::Problem, session::Cx};

/// A form that was sent from a page that we gave to this browser.
#[derive(Clone, Debug)]
pub struct Submitted<T> {
    /// The form's idempotency key: its path and all that was sent, among it a key that is new on every page. The same
    /// form sent twice has the same; going back and changing something makes another.
    pub key: Uuid,
    /// Its fields.
    pub data: T,
}

#[derive(Deserialize)]
struct Frame {
    csrf: String,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Submitted<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if request.method() != Method::POST {
            return Err(Problem::BadForm);
        }
        let cx = request.extensions().get::<Cx>().cloned().ok_or(Problem::Internal)?;
        let form = request
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        if !form {
            return Err(Problem::BadForm);
        }
        let path = request.uri().path().to_owned();
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|rejection| Problem::unread(rejection.status()))?;
        let frame: Frame = serde_urlencoded::from_bytes(&body).map_err(|_| Problem::BadForm)?;
        genuine(&cx, &frame.csrf)?;
        let data = serde_urlencoded::from_bytes(&body).map_err(|_| Problem::BadForm)?;
        Ok(Self { key: key_of(&path, &body), data })
    }
}

/// The idempotency key of what was sent to a path.
pub fn key_of(path: &str, body: &[u8]) -> Uuid {
    let mut hash = [0; 16];
    hash.copy_from_slice(
        &Sha256::new().chain_update(path).chain_update(b"\n").chain_update(body).finalize()[..16],
    );
    Uuid::from_bytes(hash)
}

/// Refuses a form whose secret is not this browser's. Forms with files check it when they have read their fields.
pub fn genuine(cx: &Cx, csrf: &str) -> Result<(), Problem> {
    // The secret is a hash that the sender cannot steer, so that comparing it in varying time tells nothing useful.
    if csrf == cx.csrf { Ok(()) } else { Err(Problem::BadForm) }
}
