//! One guardian of a child: what kind of guardian it is, whether its contact data are secret, and its custody.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::access::action::{EditFamily, SeeSecretContact};
use serde::Deserialize;

use super::{
    asking::{self, Asking},
    custody, finish,
    pages::{found, opened},
    queries::{self, Child, Guardian},
    view::{self, Choice, GuardianCard, Reader},
};
use crate::{
    live, on,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::{ChildId, GuardianId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        rights,
        session::Cx,
    },
    take_along,
};

/// The longest name of a contact person.
const LONGEST: usize = 200;

/// What is filled in about a guardian.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Fields {
    kind: String,
    #[serde(default)]
    contact_person: String,
    #[serde(default)]
    secret: Option<String>,
    version: i64,
}

#[derive(Template)]
#[template(path = "guardians/guardian.html")]
struct GuardianPage {
    page: Page,
    child: ChildId,
    child_name: String,
    card: GuardianCard,
    kinds: Vec<Choice>,
    contact_person: String,
    secret: bool,
    version: i64,
    custody: custody::Form,
    /// It gets the file on paper.
    on_paper: bool,
    /// What it may ask, while it has no custody.
    asking: Option<Asking>,
    errors: Vec<(&'static str, String)>,
}

impl GuardianPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// What was typed and is wrong, when the page comes back.
#[derive(Default)]
pub(super) struct Typed {
    pub details: Option<Fields>,
    pub custody: Option<custody::Fields>,
    /// What was chosen for who may not ask.
    pub asking: String,
    pub errors: Vec<(&'static str, String)>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let page = load(&cx, &mut tx, &grant, child, guardian, Typed::default()).await?;
    drop(tx);
    opened(&cx, &grant, child).await?;
    html(&page)
}

/// The page again, with what is wrong.
pub(super) async fn again(
    cx: &Cx,
    grant: &Grant<EditFamily>,
    child: ChildId,
    guardian: GuardianId,
    typed: Typed,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let page = load(cx, &mut tx, grant, child, guardian, typed).await?;
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// A guardian of a living child of the grant.
pub(super) async fn guardian_of(
    tx: &mut Read,
    grant: &Grant<EditFamily>,
    child: ChildId,
    guardian: GuardianId,
) -> Result<(Child, Guardian), Problem> {
    let child = found(tx, grant, child).await?;
    if child.death_id.is_some() {
        return Err(Problem::NotFound);
    }
    let guardians = queries::guardians(tx, grant.organisation(), child.id).await?;
    let guardian = guardians.into_iter().find(|g| g.id == guardian).ok_or(Problem::NotFound)?;
    Ok((child, guardian))
}

async fn load(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<EditFamily>,
    child: ChildId,
    guardian: GuardianId,
    typed: Typed,
) -> Result<GuardianPage, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let (child, guardian) = guardian_of(tx, grant, child, guardian).await?;
    let secret = match Grant::<SeeSecretContact>::of(grant.actor()) {
        Ok(grant) => queries::child(tx, &grant, child.id).await?.is_some(),
        Err(_) => false,
    };
    let rights = rights::of_children(tx, organisation, [child.id], today).await?;
    let turns = queries::turns(tx, organisation, child.id).await?;
    let reader = Reader { lang: cx.lang, today, zone: &grant.actor().zone, secret };
    let details = typed.details;
    let asking =
        asking::load(tx, &reader, (organisation, child.id), &guardian, &rights, &typed.asking).await?;
    let on_paper = take_along::is_on_paper(tx, organisation, &rights, (guardian.id, child.id)).await?;
    let has = rights.tie(guardian.id, child.id).and_then(|tie| tie.custody_on(today)) == Some(true);
    Ok(GuardianPage {
        page: cx.page(),
        child: child.id,
        child_name: child.first_name.clone(),
        card: view::guardian_card(&reader, &guardian, child.id, &rights, &turns),
        kinds: view::choices(&view::KINDS, details.as_ref().map_or(&guardian.kind, |d| &d.kind), cx.lang),
        contact_person: details
            .as_ref()
            .map_or(guardian.contact_person.clone().unwrap_or_default(), |d| d.contact_person.clone()),
        secret: details.as_ref().map_or(guardian.contact_secret, |d| d.secret.is_some()),
        version: details.as_ref().map_or(guardian.version, |d| d.version),
        custody: custody::Form::new(cx.lang, today, has, typed.custody),
        on_paper,
        asking,
        errors: typed.errors,
    })
}

pub(super) async fn keep(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    guardian_of(&mut tx, &grant, child, guardian).await?;
    let fields = &form.data;
    let person = fields.contact_person.trim();
    let mut errors = Vec::new();
    if !view::KINDS.iter().any(|(kind, _)| *kind == fields.kind) {
        errors.push(("kind", cx.lang.t("guardians-error-choose").to_string()));
    }
    if person.chars().count() > LONGEST {
        errors.push(("contact_person", cx.lang.t("guardians-error-long").with("most", LONGEST).to_string()));
    }
    if !errors.is_empty() {
        drop(tx);
        let typed = Typed { details: Some(form.data), errors, ..Typed::default() };
        return again(&cx, &grant, child, guardian, typed).await;
    }
    let person = Some(person).filter(|person| !person.is_empty() && fields.kind == "institution");
    let organisation = grant.organisation();
    let changed = on!(tx, c => sqlx::query(
        "UPDATE guardian SET kind = $3, contact_person = $4, contact_secret = $5, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND version = $6")
        .bind(organisation).bind(guardian).bind(&fields.kind).bind(person).bind(fields.secret.is_some())
        .bind(fields.version).execute(c).await.map(|done| done.rows_affected()))?;
    if changed == 0 {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(organisation, Some(grant.actor().account), "guardian changed")
        .on("guardian", guardian)
        .on("child", child);
    let flash = Flash::good(cx.lang.t("guardians-kept"));
    let groups = live::groups_of(&mut tx, organisation, child, grant.actor().today).await?;
    finish(&cx, tx, audit, (child, groups), Some(flash)).await
}
