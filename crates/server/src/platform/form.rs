//! Forms: from our own page, answered once.

use std::borrow::Cow;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{Method, Uri, header},
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
        let data = serde_urlencoded::from_bytes(&without_nul(&body)?).map_err(|_| Problem::BadForm)?;
        Ok(Self { key: key_of(&path, &body), data })
    }
}

/// A form without the character NUL. People do not type it, a text that is pasted can hold it, and PostgreSQL keeps none.
fn without_nul(body: &[u8]) -> Result<Cow<'_, [u8]>, Problem> {
    if !body.contains(&0) && !body.windows(3).any(|part| part == b"%00") {
        return Ok(Cow::Borrowed(body));
    }
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(body).map_err(|_| Problem::BadForm)?;
    let plain = |text: String| text.replace('\0', "");
    let pairs: Vec<_> = pairs.into_iter().map(|(name, value)| (plain(name), plain(value))).collect();
    let body = serde_urlencoded::to_string(pairs).map_err(|_| Problem::Internal)?;
    Ok(Cow::Owned(body.into_bytes()))
}

/// Whether an address holds the character NUL: nothing of ours does.
pub fn has_nul(address: &Uri) -> bool {
    address.path_and_query().is_some_and(|all| all.as_str().contains("%00"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_without_nul_and_otherwise_as_it_was() {
        let plain = |body: &str| {
            let kept = without_nul(body.as_bytes()).unwrap().into_owned();
            serde_urlencoded::from_bytes::<Vec<(String, String)>>(&kept).unwrap()
        };
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(plain("text=a%00b&day="), [pair("text", "ab"), pair("day", "")]);
        assert_eq!(plain("te%00xt=%%00000+%2500"), [pair("text", "%000 %00")], "what is left makes no other");
        assert_eq!(plain("text=a\0b"), [pair("text", "ab")]);
        assert_eq!(plain("text=100%25&text=x"), [pair("text", "100%"), pair("text", "x")]);
    }

    #[test]
    fn an_address_with_nul_is_known() {
        let has = |address: &'static str| has_nul(&Uri::from_static(address));
        assert!(has("/groups?q=%00") && has("/children/%00"));
        assert!(!has("/groups?q=%2500") && !has("/"));
    }
}
