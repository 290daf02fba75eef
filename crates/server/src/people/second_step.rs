//! Removing the second step of somebody who lost the phone and the recovery codes.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::access::action::ManagePeople;

use super::queries::{self, Person};
use crate::{
    account::{Nothing, second_step},
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        ids::{AccountId, StaffId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "people/second-step.html")]
struct ResetPage {
    page: Page,
    back: String,
    name: String,
    error: Option<String>,
}

impl ResetPage {
    fn new(cx: &Cx, person: &Person, error: Option<String>) -> Self {
        Self { page: cx.page(), back: format!("/people/{}", person.id), name: person.name.clone(), error }
    }
}

fn has_one(person: &Person) -> Result<AccountId, Problem> {
    person
        .account_id
        .filter(|_| person.has_second_step() && person.ended_at.is_none())
        .ok_or(Problem::NotFound)
}

/// Asks whether somebody's second step shall go.
pub async fn page(
    cx: Cx,
    grant: Grant<ManagePeople>,
    Path(staff): Path<StaffId>,
) -> Result<Response, Problem> {
    let person = queries::person(&mut cx.read().await?, &grant, staff).await?.ok_or(Problem::NotFound)?;
    has_one(&person)?;
    html(&ResetPage::new(&cx, &person, None))
}

/// Removes somebody's second step, and ends all their sessions. One's own needs a code of it.
pub async fn reset(
    cx: Cx,
    grant: Grant<ManagePeople>,
    Path(staff): Path<StaffId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let person = queries::person(&mut tx, &grant, staff).await?.ok_or(Problem::NotFound)?;
    let account = has_one(&person)?;
    let by = grant.actor().account;
    if account == by {
        let error = Some(cx.lang.t("people-second-step-own").to_string());
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &ResetPage::new(&cx, &person, error));
    }
    if !second_step::reset(&mut tx, account, Some(by), grant.organisation()).await? {
        return Err(Problem::Conflict);
    }
    let flash = Flash::good(cx.lang.t("people-second-step-gone").with("name", &person.name));
    Ok(tx.finish(Audit::housekeeping(), &format!("/people/{staff}"), Some(flash)).await?)
}
