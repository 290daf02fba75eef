//! A form with fields and one file. The file stands last, so that what was typed is read also when the file is too large.

use std::collections::BTreeMap;

use axum::{
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::{HeaderValue, StatusCode, header},
};
use uuid::Uuid;

use super::{
    form::{Submitted, genuine},
    problem::Problem,
    session::Cx,
};

/// A file may have this many bytes.
pub const MOST_KEPT: usize = 10 * 1024 * 1024;
/// So much is read before the connection is closed, so that a file that is too large gets an answer.
pub const MOST_READ: usize = 64 * 1024 * 1024;

/// What was filled in.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    fields: BTreeMap<String, String>,
    /// The file, if one was chosen.
    pub file: Option<Chosen>,
}

impl Filled {
    /// The value of a field; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }
}

/// A chosen file.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// Its bytes.
    Read(Vec<u8>),
    /// Over [`MOST_KEPT`].
    TooLarge,
}

/// A form with room for a file, from our own page; sent without one it may be as any other form.
#[derive(Debug)]
pub struct FileForm(pub Submitted<Filled>);

impl<S: Send + Sync> FromRequest<S> for FileForm {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
        if !kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data")) {
            let Submitted { key, data: fields } = Submitted::from_request(request, state).await?;
            return Ok(Self(Submitted { key, data: Filled { fields, file: None } }));
        }
        let cx = request.extensions().get::<Cx>().cloned().ok_or(Problem::Internal)?;
        let mut form = Multipart::from_request(request, state).await.map_err(|_| Problem::BadForm)?;
        let mut filled = Filled::default();
        let unread = |error: MultipartError| Problem::unread(error.status());
        while let Some(mut field) = form.next_field().await.map_err(unread)? {
            let name = field.name().unwrap_or_default().to_owned();
            if field.file_name().is_none() {
                let text = field.text().await.map_err(unread)?;
                filled.fields.insert(name, text.replace("\r\n", "\n").replace('\0', ""));
                continue;
            }
            // The secret stands before the file: a stranger's file is not read.
            genuine(&cx, filled.get("csrf"))?;
            // A browser sends a file without a name when none was chosen.
            let named = field.file_name().is_some_and(|name| !name.is_empty());
            let mut file = Chosen::Read(Vec::new());
            loop {
                match field.chunk().await {
                    Ok(Some(chunk)) => file.add(&chunk),
                    Ok(None) => break,
                    Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                        file = Chosen::TooLarge;
                        break;
                    }
                    Err(_) => return Err(Problem::BadForm),
                }
            }
            filled.file = named.then_some(file);
            break;
        }
        genuine(&cx, filled.get("csrf"))?;
        let key = filled.get("key").parse::<Uuid>().map_err(|_| Problem::BadForm)?;
        Ok(Self(Submitted { key, data: filled }))
    }
}

impl Chosen {
    fn add(&mut self, chunk: &[u8]) {
        if let Self::Read(bytes) = self {
            bytes.extend_from_slice(chunk);
            if bytes.len() > MOST_KEPT {
                *self = Self::TooLarge;
            }
        }
    }
}
