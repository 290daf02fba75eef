//! Changing until when it holds, taking it away, putting it back.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use mentorkind_domain::{
    access::action,
    extra_attention::{MOST_AT_ONCE, Term},
};
use serde::Deserialize;

use super::{
    place::{audit, is_full, read_until, term_mistake},
    queries::{self, ExtraAttention},
};
use crate::{
    account::Nothing,
    child::{self, Child},
    platform::{
        access::Grant,
        dates::{exact, said},
        db::Read,
        form::Submitted,
        ids::ExtraAttentionId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

async fn found(
    tx: &mut Read,
    grant: &Grant<action::PlaceExtraAttention>,
    id: ExtraAttentionId,
) -> Result<(ExtraAttention, Child), Problem> {
    let extra = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(tx, grant, extra.child).await?;
    Ok((extra, child))
}

/// It holds or is to come; what is over stays as it was.
fn runs(extra: &ExtraAttention, grant: &Grant<action::PlaceExtraAttention>) -> bool {
    extra.taken_away.is_none() && extra.term.standing(grant.actor().today).counts()
}

#[derive(Template)]
#[template(path = "extra_attention/until.html")]
struct UntilPage {
    page: Page,
    extra: ExtraAttention,
    child: Child,
    until: String,
    error: Option<String>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::PlaceExtraAttention>,
    Path(id): Path<ExtraAttentionId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (extra, child) = found(&mut tx, &grant, id).await?;
    if !runs(&extra, &grant) {
        return Err(Problem::NotFound);
    }
    let until = extra.term.until.map(|until| until.to_string()).unwrap_or_default();
    html(&UntilPage { page: cx.page(), extra, child, until, error: None })
}

#[derive(Debug, Deserialize)]
pub(super) struct UntilForm {
    #[serde(default)]
    until: String,
    version: i64,
}

pub(super) async fn until(
    cx: Cx,
    grant: Grant<action::PlaceExtraAttention>,
    Path(id): Path<ExtraAttentionId>,
    form: Submitted<UntilForm>,
) -> Result<Response, Problem> {
    let (today, lang) = (grant.actor().today, cx.lang);
    let mut tx = cx.write(&form).await?;
    let (extra, child) = found(&mut tx, &grant, id).await?;
    let file = format!("/children/{}", child.id);
    if !runs(&extra, &grant) {
        let text = lang.t("extra-until-over").with("what", &extra.what);
        let mut response = Redirect::to(&file).into_response();
        Flash::know(text).put(response.headers_mut());
        return Ok(response);
    }
    if form.data.version != extra.version {
        let key =
            if extra.term.until.is_some() { "extra-until-meanwhile" } else { "extra-until-meanwhile-none" };
        let stands = extra.term.until.map(|until| exact(until, lang)).unwrap_or_default();
        let error = Some(lang.t(key).with("until", stands).to_string());
        let page = UntilPage { page: cx.page(), extra, child, until: form.data.until, error };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let read = read_until(&form.data.until, lang).and_then(|until| {
        let checked = Term { until, ..extra.term }.check_end(today);
        checked.map(|()| until).map_err(|wrong| term_mistake(wrong, lang))
    });
    let until = match read {
        Ok(until) => until,
        Err(wrong) => {
            let page =
                UntilPage { page: cx.page(), extra, child, until: form.data.until, error: Some(wrong) };
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    queries::end(&mut tx, grant.organisation(), id, until).await?;
    let flash = match until {
        Some(until) => {
            Flash::good(lang.t("extra-until-changed").with("until", said(until, today, lang).said))
        }
        None => Flash::good(lang.t("extra-until-none")),
    };
    let audit = audit(&grant, "extra attention end changed", id, child.id);
    Ok(tx.finish(audit, &file, Some(flash)).await?)
}

pub(super) async fn take_away(
    cx: Cx,
    grant: Grant<action::PlaceExtraAttention>,
    Path(id): Path<ExtraAttentionId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (extra, child) = found(&mut tx, &grant, id).await?;
    if !runs(&extra, &grant) {
        return Err(Problem::Conflict);
    }
    queries::take_away(&mut tx, grant.organisation(), id, Some(staff)).await?;
    let flash = Flash::know(cx.lang.t("extra-taken-away").with("child", &child.first_name))
        .undo(format!("/extra-attention/{id}/put-back"), cx.lang.t("extra-put-back"));
    let audit = audit(&grant, "extra attention taken away", id, child.id);
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}

pub(super) async fn put_back(
    cx: Cx,
    grant: Grant<action::PlaceExtraAttention>,
    Path(id): Path<ExtraAttentionId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let lang = cx.lang;
    let mut tx = cx.write(&form).await?;
    let (extra, child) = found(&mut tx, &grant, id).await?;
    if extra.taken_away.is_none() {
        return Err(Problem::Conflict);
    }
    let file = format!("/children/{}", child.id);
    if is_full(&mut tx, &grant, child.id).await? {
        let text = lang.t("extra-wrong-many").with("most", MOST_AT_ONCE).with("child", &child.first_name);
        let audit = audit(&grant, "extra attention not put back", id, child.id);
        return Ok(tx.finish(audit, &file, Some(Flash::know(text))).await?);
    }
    queries::take_away(&mut tx, grant.organisation(), id, None).await?;
    let audit = audit(&grant, "extra attention put back", id, child.id);
    let flash = Flash::good(lang.t("extra-back").with("child", &child.first_name));
    Ok(tx.finish(audit, &file, Some(flash)).await?)
}
