//! What a call brings: a body of JSON, and what is behind the question mark.

use std::{fmt, marker::PhantomData};

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Query, Request, rejection::BytesRejection},
    http::{StatusCode, header, request::Parts},
    response::IntoResponse,
};
use jiff::civil::Date;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _, MapAccess, Visitor, value::MapAccessDeserializer},
};
use sha2::{Digest, Sha256};
use utoipa::IntoParams;
use uuid::Uuid;

use super::refusal::Refusal;

/// A body of JSON.
pub struct Sent<T> {
    /// What it says.
    pub data: T,
    /// A hash of the address and the body: the same call has the same.
    pub hash: Vec<u8>,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Sent<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let essence = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(Refusal::media_type());
        }
        let path = request.uri().path().to_owned();
        let body = Bytes::from_request(request, state).await.map_err(unread)?;
        let Object(data) =
            serde_json::from_slice(&body).map_err(|error| Refusal::unprocessable(error.to_string()))?;
        let hash = Sha256::new().chain_update(path).chain_update(b"\n").chain_update(&body).finalize();
        Ok(Self { data, hash: hash.to_vec() })
    }
}

fn unread(rejection: BytesRejection) -> Refusal {
    match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(),
        _ => Refusal::unprocessable("The body could not be read to its end."),
    }
}

/// What is an object in JSON: serde takes a list for it too, by the order of the fields.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OfObject(PhantomData))
    }
}

struct OfObject<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OfObject<T> {
    type Value = Object<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}

/// A list of objects.
pub fn objects<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let objects = Vec::<Object<T>>::deserialize(deserializer)?;
    Ok(objects.into_iter().map(|Object(one)| one).collect())
}

/// A day, written as `2026-03-31` and in no other way.
pub fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    day.ok_or_else(|| D::Error::custom("a day is written as 2026-03-31"))
}

/// Which part of a list is asked.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Part {
    /// Only what comes after this: `next` of the part before.
    pub after: Option<Uuid>,
    /// At most so many.
    #[serde(default = "usual")]
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: u16,
}

fn usual() -> u16 {
    100
}

impl Part {
    /// At most so many.
    pub fn limit(&self) -> usize {
        self.limit.into()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Part {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let Query(part) = Query::<Self>::from_request_parts(parts, state)
            .await
            .map_err(|wrong| Refusal::unprocessable(wrong.body_text()))?;
        if !(1..=500).contains(&part.limit) {
            return Err(Refusal::unprocessable("\"limit\" is from 1 to 500."));
        }
        Ok(part)
    }
}
