//! What a guardian without custody may ask: inviting it to, and recording that it may not.

use axum::{extract::Path, response::Response};
use mentorkind_domain::{
    access::action::EditFamily,
    guardians::{Right, Why},
};
use serde::Deserialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    details::{self, Typed, guardian_of},
    pages::found,
    queries::Guardian,
    view::{self, Choice, Line, Reader},
};
use crate::{
    account::Nothing,
    family::link::{self, Addressee, LeadsTo},
    on,
    platform::{
        access::Grant,
        app::App,
        audit::Audit,
        clock::Moment,
        dates,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GuardianId, OrganisationId, fresh},
        jobs,
        mail::Mail,
        problem::Problem,
        render::Flash,
        rights::{self, About, Rights},
        session::Cx,
    },
};

/// What stands on the page of a guardian without custody.
pub(super) enum Asking {
    /// It may ask; whether it has a mail address, and why it could be that it may not.
    Open { email: bool, bases: Vec<Choice> },
    /// It was recorded that it may not.
    Silent(Line),
    /// Another guardian lives at a secret address.
    Hidden,
}

#[derive(FromRow)]
struct Ban {
    id: Uuid,
    basis: String,
    made_at: Moment,
    made_by: String,
}

async fn ban(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    guardian: GuardianId,
) -> sqlx::Result<Option<Ban>> {
    on!(tx, c => sqlx::query_as(
        "SELECT b.id, b.basis, b.made_at, a.name AS made_by FROM inquiry_ban b JOIN account a ON a.id = b.made_by
         WHERE b.organisation_id = $1 AND b.child_id = $2 AND b.guardian_id = $3 AND b.removed_at IS NULL")
        .bind(organisation).bind(child).bind(guardian).fetch_optional(c).await)
}

/// What a guardian of a child may ask, while it has no custody.
pub(super) async fn load(
    tx: &mut Read,
    reader: &Reader<'_>,
    (organisation, child): (OrganisationId, ChildId),
    guardian: &Guardian,
    rights: &Rights,
    chosen: &str,
) -> sqlx::Result<Option<Asking>> {
    let none = [("", "guardians-basis-choose")];
    let bases: Vec<(&str, &'static str)> = none.into_iter().chain(view::SILENT_BASES).collect();
    Ok(match rights.of(guardian.id, child) {
        Some(Right::Ask) => Some(Asking::Open {
            email: guardian.email.is_some(),
            bases: view::choices(&bases, chosen, reader.lang),
        }),
        Some(Right::Nothing(Why::Hidden)) => Some(Asking::Hidden),
        Some(Right::Nothing(Why::Silent)) => ban(tx, organisation, child, guardian.id).await?.map(|ban| {
            Asking::Silent(Line {
                id: ban.id.to_string(),
                said: view::words(&view::SILENT_BASES, &ban.basis, reader.lang),
                about: reader.by(&ban.made_by, ban.made_at),
            })
        }),
        _ => None,
    })
}

/// Mails a guardian without custody a link to where it can ask.
pub(super) async fn invite(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let (_, who) = guardian_of(&mut tx, &grant, child, guardian).await?;
    let rights = rights::of_children(&mut tx, organisation, [child], today).await?;
    let addressee = Addressee::of(&mut tx, organisation, guardian).await?;
    let addressee = addressee.filter(|_| rights.asks(guardian, child)).ok_or(Problem::Conflict)?;
    let secret = link::make(&mut tx, &addressee, LeadsTo::Inquiries(child)).await?;
    let until = dates::exact(
        link::ends_at(tx.now).date_in(&grant.actor().zone),
        Lang::of_parent(&addressee.language),
    );
    let about = About { guardian, child, asked: true };
    let mail = invitation(&cx.app, &addressee, &grant.actor().organisation_name, (&secret, &until), about);
    jobs::add_mail(&mut tx, organisation, &mail).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "guardian invited to ask")
        .on("guardian", guardian)
        .on("child", child);
    let flash = Flash::good(cx.lang.t("guardians-asking-invited").with("name", &who.name));
    Ok(tx.finish(audit, &address(child, guardian), Some(flash)).await?)
}

/// The mail, in the language of whoever gets it.
fn invitation(
    app: &App,
    addressee: &Addressee,
    organisation: &str,
    (secret, until): (&str, &str),
    about: About,
) -> Mail {
    let lang = Lang::of_parent(&addressee.language);
    let text = lang
        .t("inquiry-invite-mail-text")
        .with("organisation", organisation)
        .with("dear", addressee.dear(lang))
        .with("link", link::address(app, secret))
        .with("until", until);
    Mail {
        to: addressee.email.clone(),
        subject: lang.t("inquiry-invite-mail-subject").with("organisation", organisation).to_string(),
        text: text.to_string(),
        about: vec![about],
    }
}

fn address(child: ChildId, guardian: GuardianId) -> String {
    format!("/children/{child}/family/guardians/{guardian}")
}

#[derive(Debug, Deserialize)]
pub(super) struct Exclusion {
    asking: String,
}

/// Records that a guardian without custody may not ask either.
pub(super) async fn exclude(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
    form: Submitted<Exclusion>,
) -> Result<Response, Problem> {
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let mut tx = cx.write(&form).await?;
    let (_, who) = guardian_of(&mut tx, &grant, child, guardian).await?;
    let asked = form.data.asking.as_str();
    let Some((basis, _)) = view::SILENT_BASES.iter().find(|(basis, _)| *basis == asked) else {
        drop(tx);
        let errors = vec![("asking", cx.lang.t("guardians-error-choose").to_string())];
        let typed = Typed { asking: asked.to_owned(), errors, ..Typed::default() };
        return details::again(&cx, &grant, child, guardian, typed).await;
    };
    let (id, now) = (fresh(tx.now), tx.now);
    let made: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "INSERT INTO inquiry_ban (organisation_id, id, guardian_id, child_id, basis, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (organisation_id, guardian_id, child_id) WHERE removed_at IS NULL DO NOTHING RETURNING id")
        .bind(organisation).bind(id).bind(guardian).bind(child).bind(basis).bind(now).bind(account)
        .fetch_optional(c).await)?;
    if made.is_none() {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(organisation, Some(account), "asking excluded")
        .on("guardian", guardian)
        .on("child", child)
        .on("inquiry_ban", id);
    let flash = Flash::good(cx.lang.t("guardians-asking-excluded").with("name", &who.name));
    Ok(tx.finish(audit, &format!("/children/{child}/family"), Some(flash)).await?)
}

/// Takes that back.
pub(super) async fn remove(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path((child, ban)): Path<(ChildId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let mut tx = cx.write(&form).await?;
    let of = found(&mut tx, &grant, child).await?;
    let now = tx.now;
    let removed: Option<GuardianId> = on!(tx, c => sqlx::query_scalar(
        "UPDATE inquiry_ban SET removed_at = $4, removed_by = $5
         WHERE organisation_id = $1 AND id = $2 AND child_id = $3 AND removed_at IS NULL RETURNING guardian_id")
        .bind(organisation).bind(ban).bind(child).bind(now).bind(account).fetch_optional(c).await)?;
    let guardian = removed.filter(|_| of.death_id.is_none()).ok_or(Problem::NotFound)?;
    let audit = Audit::new(organisation, Some(account), "asking exclusion removed")
        .on("guardian", guardian)
        .on("child", child)
        .on("inquiry_ban", ban);
    let flash = Flash::know(cx.lang.t("guardians-removed"));
    Ok(tx.finish(audit, &format!("/children/{child}/family"), Some(flash)).await?)
}
