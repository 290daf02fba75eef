//! What goes wrong, and the page that says so.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

/// Why a request gets no ordinary answer.
#[derive(Clone, Debug)]
pub enum Problem {
    /// Nobody is signed in; they go to the sign-in page and come back.
    SignIn,
    /// The second step of signing in is still to be done, or to be set up.
    SecondStep,
    /// This role may not do this.
    Forbidden,
    /// There is no such page or thing, or it is not for this person.
    NotFound,
    /// Somebody else changed it in the meantime.
    Conflict,
    /// The same, of what has a page of its own: its address, where it says how it stands now.
    Changed(String),
    /// The form is broken, too old or not from our page.
    BadForm,
    /// What was sent is larger than is taken.
    TooLarge,
    /// More attempts than is reasonable.
    TooMany,
    /// This form was answered before; here is its answer.
    Answered(String),
    /// Our fault. The reason is in the log.
    Internal,
}

impl Problem {
    /// Why what was sent could not be read.
    pub fn unread(status: StatusCode) -> Self {
        if status == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::BadForm }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn | Self::SecondStep | Self::Answered(_) => StatusCode::SEE_OTHER,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Conflict | Self::Changed(_) => StatusCode::CONFLICT,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "a query failed");
        Self::Internal
    }
}

impl IntoResponse for Problem {
    /// The session layer replaces this by a page in the reader's language.
    fn into_response(self) -> Response {
        match self {
            Self::Answered(location) => Redirect::to(&location).into_response(),
            other => {
                let mut response = other.status().into_response();
                response.extensions_mut().insert(other);
                response
            }
        }
    }
}
