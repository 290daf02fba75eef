//! The file that goes with a message: a picture, which is written anew, or a PDF. It is downloaded, never shown in a page.

use axum::{extract::Path, response::Response};
use mentorkind_domain::{access::action, message::is_whole_pdf};

use super::{
    parents,
    queries::{self, Kept},
    staff,
};
use crate::{
    child,
    platform::{
        access::Grant,
        download::{JPEG, PDF, attachment},
        ids::{ChildId, MessageId},
        picture::{Refusal, made, whole},
        problem::Problem,
        session::Cx,
        upload::{Chosen, Filled},
    },
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

/// A file as it is kept.
pub(super) struct Taken {
    pub(super) kind: Kind,
    pub(super) content: Vec<u8>,
}

/// The file that was chosen, if any; or the key of why it is not taken.
pub(super) async fn taken(filled: &mut Filled) -> Result<Result<Option<Taken>, &'static str>, Problem> {
    let bytes = match filled.file.take() {
        None => return Ok(Ok(None)),
        Some(Chosen::TooLarge) => return Ok(Err("message-file-too-large")),
        Some(Chosen::Read(bytes)) if bytes.is_empty() => return Ok(Err("message-file-empty")),
        Some(Chosen::Read(bytes)) => bytes,
    };
    if is_whole_pdf(&bytes) {
        return Ok(Ok(Some(Taken { kind: Kind::Pdf, content: bytes })));
    }
    let picture = made(bytes, whole).await?;
    Ok(picture.map(|picture| Some(Taken { kind: Kind::Picture, content: picture.jpeg })).map_err(|refusal| {
        match refusal {
            Refusal::Heic => "message-file-heic",
            Refusal::NotAPicture => "message-file-not",
            Refusal::TooManyPixels => "message-file-pixels",
        }
    }))
}

fn download(kept: Option<Kept>) -> Result<Response, Problem> {
    let Kept { kind, content } = kept.ok_or(Problem::NotFound)?;
    Ok(match kind {
        Kind::Picture => attachment(content, JPEG, "bericht.jpg"),
        Kind::Pdf => attachment(content, PDF, "bericht.pdf"),
    })
}

/// For staff who read the thread.
pub(super) async fn of_staff(
    cx: Cx,
    grant: Grant<action::AnswerMessages>,
    Path(id): Path<MessageId>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.read().await?;
    let (message, child, _) = staff::found_message(&mut tx, &grant, id).await?;
    let kept = queries::file(&mut tx, organisation, message.id).await?;
    let places = child::places(&mut tx, organisation, child.id, grant.actor().today).await?;
    drop(tx);
    child::open(&cx, grant.actor(), child.id, &places, "messages").await?;
    download(kept)
}

/// For the guardian whose thread it is.
pub(super) async fn of_guardian(
    cx: Cx,
    grant: Grant<action::WriteToMentor>,
    Path((child, id)): Path<(ChildId, MessageId)>,
) -> Result<Response, Problem> {
    let (_, thread) = parents::found(&grant, child)?;
    let mut tx = cx.read().await?;
    let message = queries::one(&mut tx, grant.organisation(), id).await?;
    if message.is_none_or(|message| message.thread() != thread) {
        return Err(Problem::NotFound);
    }
    let kept = queries::file(&mut tx, grant.organisation(), id).await?;
    drop(tx);
    parents::open(&cx, &grant, child).await?;
    download(kept)
}
