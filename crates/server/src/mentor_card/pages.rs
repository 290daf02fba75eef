//! One's own card, and photos.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use mentorkind_division::HalfDays;
use mentorkind_domain::access::action;
use uuid::Uuid;

use super::{Card, queries};
use crate::{
    account::Nothing,
    family,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::StaffId,
        picture::{Refusal, made, square},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::{Actor, Cx},
        upload::{Chosen, FileForm},
        week::{self, Week},
    },
};

/// A longer text is no longer "how to reach".
const MOST_REACH: usize = 300;

#[derive(Template)]
#[template(path = "mentor_card/card.html")]
struct CardPage {
    page: Page,
    card: Card,
    weeks: Vec<Week>,
    /// How parents read how to reach this person.
    shown_reach: String,
    reach: String,
    reach_before: String,
    reach_error: Option<String>,
    picture_error: Option<String>,
    errors: Vec<(&'static str, String)>,
}

struct Errors {
    reach: Option<&'static str>,
    picture: Option<&'static str>,
}

fn own(actor: &Actor) -> Result<StaffId, Problem> {
    actor.staff.ok_or(Problem::NotFound)
}

async fn page(
    cx: &Cx,
    tx: &mut Read,
    actor: &Actor,
    typed: Option<&str>,
    errors: Errors,
) -> Result<CardPage, Problem> {
    let staff = own(actor)?;
    let card = queries::cards(tx, actor.organisation, [staff]).await?.pop().ok_or(Problem::NotFound)?;
    let days = queries::works_on(tx, actor.organisation, staff, actor.today).await?;
    let kept = card.reach.clone().unwrap_or_default();
    let in_words = |key: Option<&'static str>| {
        key.map(|key| cx.lang.t(key).with("most", MOST_REACH).with("now", &kept).to_string())
    };
    let (reach_error, picture_error) = (in_words(errors.reach), in_words(errors.picture));
    let problems = [("reach", &reach_error), ("picture", &picture_error)];
    Ok(CardPage {
        page: cx.page(),
        weeks: week::there(HalfDays(u32::try_from(days).unwrap_or_default()), cx.lang),
        shown_reach: family::reach(&card, cx.lang),
        reach: typed.map_or_else(|| kept.clone(), str::to_owned),
        reach_before: kept.clone(),
        errors: problems.into_iter().filter_map(|(name, text)| Some((name, text.clone()?))).collect(),
        reach_error,
        picture_error,
        card,
    })
}

pub async fn card(cx: Cx, grant: Grant<action::EditOwnCard>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    html(&page(&cx, &mut tx, grant.actor(), None, Errors { reach: None, picture: None }).await?)
}

/// Why a picture is not taken, as the key of its words.
pub fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Heic => "card-picture-heic",
        Refusal::Avif => "card-picture-avif",
        Refusal::NotAPicture => "card-picture-not",
        Refusal::TooManyPixels => "card-picture-pixels",
    }
}

pub async fn save(
    cx: Cx,
    grant: Grant<action::EditOwnCard>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let staff = own(actor)?;
    let (jpeg, picture) = match form.data.file.take() {
        None => (None, None),
        Some(Chosen::TooLarge) => (None, Some("card-picture-too-large")),
        Some(Chosen::Read(bytes)) if bytes.is_empty() => (None, Some("card-picture-empty")),
        Some(Chosen::Read(bytes)) => match made(bytes, square).await? {
            Ok(jpeg) => (Some(jpeg), None),
            Err(refusal) => (None, Some(refused(refusal))),
        },
    };
    let mut tx = cx.write(&form).await?;
    let kept = queries::cards(&mut tx, actor.organisation, [staff]).await?.pop().ok_or(Problem::NotFound)?;
    let kept = kept.reach.unwrap_or_default();
    let (typed, before) = (form.data.get("reach").trim(), form.data.get("reach_before"));
    let reach = if typed.chars().count() > MOST_REACH {
        Some("card-reach-too-long")
    } else if kept != before && kept != typed && typed != before {
        Some("card-reach-changed")
    } else {
        None
    };
    if reach.is_some() || picture.is_some() {
        let page = page(&cx, &mut tx, actor, Some(typed), Errors { reach, picture }).await?;
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    if typed != before {
        queries::keep_reach(&mut tx, actor.organisation, staff, typed).await?;
    }
    if let Some(jpeg) = jpeg {
        queries::keep_photo(&mut tx, actor.organisation, staff, &jpeg).await?;
    }
    let audit = Audit::new(actor.organisation, Some(actor.account), "card changed").on("staff", staff);
    Ok(tx.finish(audit, "/me/card", Some(Flash::good(cx.lang.t("card-saved")))).await?)
}

#[derive(Template)]
#[template(path = "mentor_card/remove.html")]
struct RemovePage {
    page: Page,
}

pub async fn ask_remove(cx: Cx, grant: Grant<action::EditOwnCard>) -> Result<Response, Problem> {
    own(grant.actor())?;
    html(&RemovePage { page: cx.page() })
}

pub async fn remove(
    cx: Cx,
    grant: Grant<action::EditOwnCard>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let staff = own(actor)?;
    let mut tx = cx.write(&form).await?;
    queries::remove_photo(&mut tx, actor.organisation, staff).await?;
    let audit = Audit::new(actor.organisation, Some(actor.account), "photo removed").on("staff", staff);
    Ok(tx.finish(audit, "/me/card", Some(Flash::good(cx.lang.t("card-photo-removed")))).await?)
}

pub async fn photo(
    cx: Cx,
    grant: Grant<action::SeeStaffPhoto>,
    Path(staff): Path<Uuid>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let jpeg = queries::photo(&mut tx, &grant, staff).await?.ok_or(Problem::NotFound)?;
    let kept = "private, max-age=86400";
    Ok(([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, kept)], jpeg).into_response())
}
