//! The form of the card: fields and a picture.

use axum::{
    extract::{FromRequest, Multipart, Request},
    http::StatusCode,
};
use uuid::Uuid;

use crate::platform::{
    form::{Submitted, genuine},
    problem::Problem,
    session::Cx,
};

/// A picture may have this many bytes.
pub const MOST_KEPT: usize = 10 * 1024 * 1024;
/// So much is read before the connection is closed, so that a picture that is too large gets an answer.
pub const MOST_READ: usize = 64 * 1024 * 1024;

/// What was filled in on the card.
#[derive(Clone, Debug)]
pub struct Filled {
    /// How to reach.
    pub reach: String,
    /// What it was when the form was opened.
    pub reach_before: String,
    /// The picture, if one was chosen.
    pub picture: Option<Picture>,
}

/// A chosen file.
#[derive(Clone, Debug)]
pub enum Picture {
    /// Its bytes.
    Read(Vec<u8>),
    /// Over [`MOST_KEPT`].
    TooLarge,
}

/// The form of the card, from our own page.
#[derive(Debug)]
pub struct CardForm(pub Submitted<Filled>);

impl<S: Send + Sync> FromRequest<S> for CardForm {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let cx = request.extensions().get::<Cx>().cloned().ok_or(Problem::Internal)?;
        let mut form = Multipart::from_request(request, state).await.map_err(|_| Problem::BadForm)?;
        let (mut key, mut csrf) = (None, None);
        let mut filled = Filled { reach: String::new(), reach_before: String::new(), picture: None };
        while let Some(mut field) = form.next_field().await.map_err(|_| Problem::BadForm)? {
            match field.name().unwrap_or_default() {
                "picture" => {
                    // The secret stands before the file: a stranger's file is not read.
                    genuine(&cx, csrf.as_deref().unwrap_or_default())?;
                    let mut picture = Picture::Read(Vec::new());
                    loop {
                        match field.chunk().await {
                            Ok(Some(chunk)) => picture.add(&chunk),
                            Ok(None) => break,
                            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                                picture = Picture::TooLarge;
                                break;
                            }
                            Err(_) => return Err(Problem::BadForm),
                        }
                    }
                    let empty = matches!(&picture, Picture::Read(bytes) if bytes.is_empty());
                    let too_large = matches!(picture, Picture::TooLarge);
                    filled.picture = (!empty).then_some(picture);
                    // What comes after it cannot be read either.
                    if too_large {
                        break;
                    }
                }
                name => {
                    let name = name.to_owned();
                    let text = field.text().await.map_err(|_| Problem::BadForm)?;
                    match name.as_str() {
                        "csrf" => csrf = Some(text),
                        "key" => key = text.parse::<Uuid>().ok(),
                        "reach" => filled.reach = text.trim().replace("\r\n", "\n"),
                        "reach_before" => filled.reach_before = text.replace("\r\n", "\n"),
                        _ => {}
                    }
                }
            }
        }
        genuine(&cx, csrf.as_deref().unwrap_or_default())?;
        Ok(Self(Submitted { key: key.ok_or(Problem::BadForm)?, data: filled }))
    }
}

impl Picture {
    fn add(&mut self, chunk: &[u8]) {
        if let Self::Read(bytes) = self {
            bytes.extend_from_slice(chunk);
            if bytes.len() > MOST_KEPT {
                *self = Self::TooLarge;
            }
        }
    }
}
