//! A file that goes with something that was written: a picture, which is written anew, or a PDF. It is downloaded, never shown
//! in a page.

use axum::response::Response;
use mentorkind_domain::attached::is_whole_pdf;
use sqlx::FromRow;

use super::{
    download::{JPEG, PDF, attachment},
    i18n::Lang,
    picture::{Refusal, made, whole},
    problem::Problem,
    upload::Chosen,
};

/// What a file is, by what is in it and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
pub enum Kind {
    /// A picture, as JPEG.
    Picture,
    /// A PDF.
    Pdf,
}

impl Kind {
    /// How the name of such a file ends, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Picture => "jpg",
            Self::Pdf => "pdf",
        }
    }
}

/// A file with what is in it.
#[derive(Clone, Debug, FromRow)]
pub struct Kept {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl Kept {
    /// Its length in bytes, as it is stored.
    pub fn size(&self) -> i64 {
        i64::try_from(self.content.len()).unwrap_or(i64::MAX)
    }

    /// An answer that is this file, saved under a name that is given without its ending.
    pub fn download(self, name: &str) -> Response {
        let kind = match self.kind {
            Kind::Picture => JPEG,
            Kind::Pdf => PDF,
        };
        attachment(self.content, kind, &format!("{name}.{}", self.kind.extension()))
    }
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It has too many bytes.
    TooLarge,
    /// It has none.
    Empty,
    /// A HEIC photo, which cannot be read here.
    Heic,
    /// An AVIF picture, which cannot be read here.
    Avif,
    /// Neither a picture nor a PDF.
    Unknown,
    /// A picture with too many pixels.
    TooManyPixels,
}

impl NotTaken {
    /// Why, and what to choose instead, in words.
    pub fn words(self, lang: Lang) -> String {
        let key = match self {
            Self::TooLarge => "attached-too-large",
            Self::Empty => "attached-empty",
            Self::Heic => "attached-heic",
            Self::Avif => "attached-avif",
            Self::Unknown => "attached-not",
            Self::TooManyPixels => "attached-pixels",
        };
        lang.t(key).to_string()
    }
}

/// The file that was chosen, if any, as it will be kept.
pub async fn taken(chosen: Option<Chosen>) -> Result<Result<Option<Kept>, NotTaken>, Problem> {
    let bytes = match chosen {
        None => return Ok(Ok(None)),
        Some(Chosen::TooLarge) => return Ok(Err(NotTaken::TooLarge)),
        Some(Chosen::Read(bytes)) if bytes.is_empty() => return Ok(Err(NotTaken::Empty)),
        Some(Chosen::Read(bytes)) => bytes,
    };
    if is_whole_pdf(&bytes) {
        return Ok(Ok(Some(Kept { kind: Kind::Pdf, content: bytes })));
    }
    Ok(match made(bytes, whole).await? {
        Ok(picture) => Ok(Some(Kept { kind: Kind::Picture, content: picture.jpeg })),
        Err(Refusal::Heic) => Err(NotTaken::Heic),
        Err(Refusal::Avif) => Err(NotTaken::Avif),
        Err(Refusal::NotAPicture) => Err(NotTaken::Unknown),
        Err(Refusal::TooManyPixels) => Err(NotTaken::TooManyPixels),
    })
}
