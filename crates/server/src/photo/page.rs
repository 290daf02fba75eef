//! The photos with an observation or a note: adding one, seeing it, taking it away.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use mentorkind_domain::{
    access::{Permission, action},
    photo::{At, MOST_DESCRIBED, MOST_PHOTOS, Wrong, check, leaves_its_place, may_remove},
};

use super::{
    queries::{self, Of, Photo},
    view::{self, Part, Shown},
};
use crate::{
    account::Nothing,
    child::{self, Child, OtherNames, Place, may},
    mentor_card,
    observation::{own_draft, own_note_to_change},
    platform::{
        access::Grant,
        audit::Audit,
        db::{Read, Write},
        form::Submitted,
        ids::{NoteId, ObservationId, PhotoId},
        picture::{Whole, made, whole as whole_picture},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::{Actor, Cx},
        upload::{Chosen, FileForm, Filled},
    },
};

#[derive(Template)]
#[template(path = "photo/photos.html")]
struct PhotosPage {
    page: Page,
    child: Child,
    /// The folder of what the photos go with.
    href: String,
    /// They go with a note.
    note: bool,
    photos: Part,
    /// Why no photo can be added.
    why_not: Option<String>,
    /// The reader can take in what guardians say.
    may_ask: bool,
    /// There are as many as can be.
    full: bool,
    described: String,
    names: OtherNames,
    only: bool,
    errors: Vec<(&'static str, String)>,
}

impl PhotosPage {
    fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(of, _)| *of == name).map(|(_, text)| text.as_str())
    }
}

/// What was typed and what is wrong with it.
#[derive(Default)]
struct Typed {
    described: String,
    only: bool,
    errors: Vec<(&'static str, String)>,
}

/// The page, and where the child is.
async fn photos_page(
    cx: &Cx,
    actor: &Arc<Actor>,
    tx: &mut Read,
    (child, of): (Child, Of),
    typed: Typed,
) -> Result<(PhotosPage, Vec<Place>), Problem> {
    let lang = cx.lang;
    let line = match of {
        Of::Observation(id) => id.0,
        Of::Note(id) => id.0,
    };
    let photos = queries::with(tx, actor.organisation, [line]).await?;
    let photos: Vec<&Photo> = photos.iter().filter(|photo| photo.removed_at.is_none()).collect();
    let answers = queries::answers_of(tx, actor.organisation, child.id, actor.today).await?;
    let places = child::places(tx, actor.organisation, child.id, actor.today).await?;
    let page = PhotosPage {
        page: cx.page(),
        href: of.href(),
        note: matches!(of, Of::Note(_)),
        full: photos.len() >= MOST_PHOTOS,
        photos: view::part(&photos, &answers, actor, lang),
        why_not: view::why_not(&answers, lang),
        may_ask: may::<action::AskConsent>(actor, child.id, &places),
        child,
        described: typed.described,
        names: OtherNames::default(),
        only: typed.only,
        errors: typed.errors,
    };
    Ok((page, places))
}

/// Shows the page and records that the child's file was opened for it.
async fn show(
    cx: &Cx,
    actor: &Arc<Actor>,
    mut tx: Read,
    (child, of): (Child, Of),
) -> Result<Response, Problem> {
    let (page, places) = photos_page(cx, actor, &mut tx, (child, of), Typed::default()).await?;
    drop(tx);
    let why = if page.note { "note" } else { "observation" };
    child::open(cx, actor, page.child.id, &places, why).await?;
    html(&page)
}

pub(super) async fn of_observation(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (_, child) = own_draft(&mut tx, &grant, id).await?;
    show(&cx, grant.actor(), tx, (child, Of::Observation(id))).await
}

pub(super) async fn of_note(
    cx: Cx,
    grant: Grant<action::WriteNote>,
    Path(id): Path<NoteId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (_, child) = own_note_to_change(&mut tx, &grant, id, cx.now).await?;
    show(&cx, grant.actor(), tx, (child, Of::Note(id))).await
}

pub(super) async fn add_to_observation(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    // Looked at before the picture is unpacked: nobody makes work with a file for what is not its own.
    own_draft(&mut cx.read().await?, &grant, id).await?;
    let picture = picture(&mut form.data).await?;
    let mut tx = cx.write(&form).await?;
    let (_, child) = own_draft(&mut tx, &grant, id).await?;
    add(&cx, &grant, tx, (child, Of::Observation(id)), (&form.data, picture)).await
}

pub(super) async fn add_to_note(
    cx: Cx,
    grant: Grant<action::WriteNote>,
    Path(id): Path<NoteId>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    own_note_to_change(&mut cx.read().await?, &grant, id, cx.now).await?;
    let picture = picture(&mut form.data).await?;
    let mut tx = cx.write(&form).await?;
    let (_, child) = own_note_to_change(&mut tx, &grant, id, cx.now).await?;
    add(&cx, &grant, tx, (child, Of::Note(id)), (&form.data, picture)).await
}

/// The picture that was sent, or the key of why it is not taken.
async fn picture(filled: &mut Filled) -> Result<Result<Whole, &'static str>, Problem> {
    Ok(match filled.file.take() {
        None => Err("photo-none-chosen"),
        Some(Chosen::TooLarge) => Err("card-picture-too-large"),
        Some(Chosen::Read(bytes)) if bytes.is_empty() => Err("photo-empty"),
        Some(Chosen::Read(bytes)) => made(bytes, whole_picture).await?.map_err(mentor_card::refused),
    })
}

async fn add<A: Permission>(
    cx: &Cx,
    grant: &Grant<A>,
    mut tx: Write,
    (child, of): (Child, Of),
    (filled, picture): (&Filled, Result<Whole, &'static str>),
) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let (described, only) = (filled.get("described").trim(), filled.get("only") == "true");
    let typed = Typed { described: described.to_owned(), only, errors: Vec::new() };
    let (mut page, _) = photos_page(cx, actor, &mut tx, (child, of), typed).await?;
    let there = if page.full { MOST_PHOTOS } else { 0 };
    let mut errors = Vec::new();
    match check(described, only, there) {
        Ok(()) => {}
        Err(Wrong::Others) => errors.push(("only", lang.t("photo-only-missing").to_string())),
        Err(Wrong::Many) => {
            errors.push(("photos", lang.t("photo-full").with("most", MOST_PHOTOS).to_string()))
        }
        Err(Wrong::Long(length)) => {
            let text = lang.t("photo-described-long").with("most", MOST_DESCRIBED).with("length", length);
            errors.push(("described", text.to_string()));
        }
    }
    if let Some(why) = &page.why_not {
        errors.push(("photos", why.clone()));
    }
    let (own, stay) = ((page.child.id, page.child.first_name.as_str()), filled.get("names_stay") == "true");
    page.names = OtherNames::look(&mut tx, actor, own, &[described], (stay, lang)).await?;
    errors.extend(page.names.line().map(|(name, text)| (name, text.to_owned())));
    let picture = match picture {
        Ok(picture) if errors.is_empty() => picture,
        other => {
            errors.extend(other.err().map(|key| ("picture", lang.t(key).to_string())));
            // A browser does not keep the file: it is to be chosen once more.
            if !errors.iter().any(|(name, _)| *name == "picture") {
                errors.push(("picture", lang.t("photo-choose-again").to_string()));
            }
            page.errors = errors;
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let id =
        queries::add(&mut tx, actor.organisation, (page.child.id, of), &picture, (described, staff)).await?;
    let audit = Audit::new(actor.organisation, Some(actor.account), "photo added").on("photo", id);
    let audit = match of {
        Of::Observation(id) => audit.on("observation", id),
        Of::Note(id) => audit.on("note", id),
    };
    let audit = audit.on("child", page.child.id);
    let flash = Flash::good(lang.t("photo-added"));
    Ok(tx.finish(audit, &format!("{}/photos", of.href()), Some(flash)).await?)
}

pub(super) async fn whole(
    cx: Cx,
    grant: Grant<action::SeePhoto>,
    Path(id): Path<PhotoId>,
) -> Result<Response, Problem> {
    picture_of(&cx, &grant, id, false).await
}

pub(super) async fn small(
    cx: Cx,
    grant: Grant<action::SeePhoto>,
    Path(id): Path<PhotoId>,
) -> Result<Response, Problem> {
    picture_of(&cx, &grant, id, true).await
}

/// The picture itself. The small one stands in a page whose opening is recorded; the whole one is a page of its own.
async fn picture_of(
    cx: &Cx,
    grant: &Grant<action::SeePhoto>,
    id: PhotoId,
    small: bool,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let photo = queries::one(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(&mut tx, grant, photo.child).await?;
    let answers = queries::answers_of(&mut tx, organisation, child.id, actor.today).await?;
    if !photo.is_shown_to(actor, &answers) {
        return Err(Problem::NotFound);
    }
    let jpeg = queries::picture(&mut tx, organisation, id, small).await?.ok_or(Problem::NotFound)?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    if !small {
        let group = places.first().map(|place| place.group.0);
        cx.app.openings.record(vec![grant.opening(group, child.id, "photos", cx.now)]).await?;
    }
    let headers = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "private, no-store")];
    Ok((headers, jpeg).into_response())
}

#[derive(Template)]
#[template(path = "photo/remove.html")]
struct RemovePage {
    page: Page,
    child: Child,
    photo: Shown,
    /// The picture can be seen.
    seen: bool,
    /// That it was taken away stays to be read.
    leaves: bool,
}

/// A photo that somebody may take away, with its child.
async fn removable(
    tx: &mut Read,
    grant: &Grant<action::WriteNote>,
    id: PhotoId,
) -> Result<(Photo, Child), Problem> {
    let actor = grant.actor();
    let photo = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(tx, grant, photo.child).await?;
    let own = actor.staff == Some(photo.added_by);
    // What only its writer sees is nobody else's to take away.
    let mentor = actor.facts.mentor_of.contains(&child.id.0) && photo.at != At::Alone;
    if photo.removed_at.is_some() || !may_remove(own, mentor) {
        return Err(Problem::NotFound);
    }
    Ok((photo, child))
}

fn leaves(photo: &Photo, cx: &Cx) -> bool {
    leaves_its_place(photo.at, cx.now < photo.written_at.plus_days(1))
}

pub(super) async fn ask_remove(
    cx: Cx,
    grant: Grant<action::WriteNote>,
    Path(id): Path<PhotoId>,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let mut tx = cx.read().await?;
    let (photo, child) = removable(&mut tx, &grant, id).await?;
    let answers = queries::answers_of(&mut tx, grant.organisation(), child.id, actor.today).await?;
    let places = child::places(&mut tx, grant.organisation(), child.id, actor.today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "photos").await?;
    html(&RemovePage {
        page: cx.page(),
        child,
        seen: photo.is_shown_to(actor, &answers),
        leaves: leaves(&photo, &cx),
        photo: view::shown(&photo, actor, cx.lang),
    })
}

pub(super) async fn remove(
    cx: Cx,
    grant: Grant<action::WriteNote>,
    Path(id): Path<PhotoId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (photo, child) = removable(&mut tx, &grant, id).await?;
    queries::remove(&mut tx, organisation, id, (staff, leaves(&photo, &cx))).await?;
    let audit =
        Audit::new(organisation, Some(actor.account), "photo removed").on("photo", id).on("child", child.id);
    let to = match photo.of {
        Of::Observation(_) if photo.at == At::Alone => format!("{}/photos", photo.of.href()),
        _ => format!("/children/{}", child.id),
    };
    Ok(tx.finish(audit, &to, Some(Flash::know(cx.lang.t("photo-removed")))).await?)
}
