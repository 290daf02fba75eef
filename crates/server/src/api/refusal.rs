//! Why a call gets no ordinary answer, as other systems read it: `application/problem+json` (RFC 9457).

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use mentorkind_domain::{
    api::Scope,
    import::{ErrorReason, Listed},
};
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

use crate::{import::errors_counted, platform::problem::Problem};

/// The kind of what these answers are.
const TYPE: &str = "application/problem+json";

/// A call that was not carried out. Nothing was changed.
#[derive(Debug)]
pub struct Refusal {
    kind: Kind,
    detail: String,
    errors: Vec<RowError>,
    /// After how many seconds the call can be made.
    retry_after: Option<i64>,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Unauthorized,
    Forbidden,
    NotFound,
    Method,
    Conflict,
    TooLarge,
    MediaType,
    Unprocessable,
    TooMany,
    Internal,
}

impl Kind {
    fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "unauthorized", "No valid token"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "The token does not open this"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "There is no such thing"),
            Self::Method => (StatusCode::METHOD_NOT_ALLOWED, "method", "The method is not allowed here"),
            Self::Conflict => (StatusCode::CONFLICT, "conflict", "It does not fit what was said before"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The body is too large"),
            Self::MediaType => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", "The body is of another type than JSON")
            }
            Self::Unprocessable => {
                (StatusCode::UNPROCESSABLE_ENTITY, "unprocessable", "The call cannot be carried out as it is")
            }
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too-many", "Too many calls"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Our fault"),
        }
    }
}

/// Why a call was not carried out (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Body {
    /// Which kind of refusal it is.
    #[serde(rename = "type")]
    #[schema(example = "urn:mentorkind:problem:unprocessable")]
    kind: String,
    /// The kind in a few words.
    title: &'static str,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is wrong with this call.
    detail: String,
    /// The errors in the rows of a planning, at most 1,000.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<RowError>,
}

/// What is wrong with a row of a planning. Its values are not repeated.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowError {
    /// The table.
    table: &'static str,
    /// The row, counted from 1 for the names of the columns; none for the table as a whole.
    row: Option<u32>,
    /// The column; empty for the row as a whole.
    column: String,
    /// The kind of error.
    reason: &'static str,
}

impl Refusal {
    fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into(), errors: Vec::new(), retry_after: None }
    }

    /// There is no token, or none that is valid now.
    pub fn unauthorized() -> Self {
        let detail = "Send \"Authorization: Bearer …\" with a token that has not ended, made by somebody who still may.";
        Self::new(Kind::Unauthorized, detail)
    }

    /// The token is for other things.
    pub fn scope(missing: Scope) -> Self {
        Self::new(Kind::Forbidden, format!("The token does not have the scope \"{}\".", missing.code()))
    }

    /// The organisation has no such thing.
    pub fn not_found(what: &str) -> Self {
        Self::new(Kind::NotFound, what)
    }

    /// There is nothing at this address.
    pub fn nowhere() -> Self {
        Self::new(Kind::NotFound, "There is nothing at this address; see /api/v1/openapi.json.")
    }

    /// Another method is meant.
    pub fn method() -> Self {
        Self::new(Kind::Method, "The header Allow names the methods of this address.")
    }

    /// It does not go together with what is known.
    pub fn conflict(why: &str) -> Self {
        Self::new(Kind::Conflict, why)
    }

    /// More than is taken.
    pub fn too_large() -> Self {
        Self::new(Kind::TooLarge, "Send less at once.")
    }

    /// Not JSON.
    pub fn media_type() -> Self {
        Self::new(Kind::MediaType, "Send \"Content-Type: application/json\".")
    }

    /// It cannot be carried out as it was sent.
    pub fn unprocessable(why: impl Into<String>) -> Self {
        Self::new(Kind::Unprocessable, why)
    }

    /// A planning with errors.
    pub fn planning(errors: &Listed<ErrorReason>) -> Self {
        let found = errors_counted(errors.total);
        let detail = format!("The planning has {found}, and nothing of it was taken in.");
        let errors = errors.list.iter().map(|error| RowError {
            table: error.table.name(),
            row: error.row,
            column: error.column.to_string(),
            reason: error.reason.code(),
        });
        Self { errors: errors.collect(), ..Self::new(Kind::Unprocessable, detail) }
    }

    /// More calls than may be made.
    pub fn too_many(retry_after: i64) -> Self {
        let detail = format!("Wait {retry_after} seconds.");
        Self { retry_after: Some(retry_after), ..Self::new(Kind::TooMany, detail) }
    }

    /// Our fault; the reason is in the log.
    pub fn internal() -> Self {
        Self::new(Kind::Internal, "It was written down. Nothing was changed.")
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "a query of another system's call failed");
        Self::internal()
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        tracing::error!(?problem, "another system's call failed");
        Self::internal()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code, title) = self.kind.parts();
        let body = Body {
            kind: format!("urn:mentorkind:problem:{code}"),
            title,
            status: status.as_u16(),
            detail: self.detail,
            errors: self.errors,
        };
        let Ok(text) = serde_json::to_string(&body) else { return status.into_response() };
        let mut response = (status, text).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(TYPE));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// What every call can be refused for. Only described here; the answers are made by [`Refusal`].
#[derive(IntoResponses)]
#[expect(dead_code, reason = "its variants are read by the description only")]
pub enum OfAll {
    /// There is no token, or none that is valid now.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorized(Body),
    /// The token does not have the scope.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Body),
    /// The call cannot be carried out as it is.
    #[response(status = 422, content_type = "application/problem+json")]
    Unprocessable(Body),
    /// More calls in a minute than may be made.
    #[response(
        status = 429,
        content_type = "application/problem+json",
        headers(("Retry-After" = u32, description = "After how many seconds the call can be made."))
    )]
    TooMany(Body),
}

/// What a call that sends something can be refused for besides.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "its variants are read by the description only")]
pub enum OfSent {
    /// The body is too large.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Body),
    /// The body is of another type than JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Body),
}
