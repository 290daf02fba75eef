//! Who may have no contact with a child, and does not fetch it.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{access::action::EditFamily, guardians::earliest_decision};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    finish,
    pages::{found, opened},
    queries::{self, Child, Guardian},
    rights_changed, typed_date,
    view::{self, Choice},
    wrong_first, wrong_last,
};
use crate::{
    account::Nothing,
    live, on,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GuardianId, fresh},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        rights::{self, Rights},
        session::Cx,
    },
};

/// The longest name of somebody who is not a guardian.
const LONGEST: usize = 200;

/// What is filled in about a ban.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Fields {
    /// A guardian's identifier, or `other`.
    #[serde(default)]
    who: String,
    #[serde(default)]
    person: String,
    from: String,
    #[serde(default)]
    until: String,
    basis: String,
    #[serde(default)]
    decided: String,
}

#[derive(Template)]
#[template(path = "guardians/ban.html")]
struct BanPage {
    page: Page,
    child: ChildId,
    child_name: String,
    who: Vec<Choice>,
    person: String,
    from: String,
    until: String,
    bases: Vec<Choice>,
    decided: String,
    errors: Vec<(&'static str, String)>,
}

impl BanPage {
    fn new(
        cx: &Cx,
        today: Date,
        child: &Child,
        guardians: &[Guardian],
        typed: Option<Fields>,
        errors: Vec<(&'static str, String)>,
    ) -> Self {
        let typed = typed.unwrap_or_else(|| Fields {
            who: String::new(),
            person: String::new(),
            from: today.to_string(),
            until: String::new(),
            basis: String::new(),
            decided: String::new(),
        });
        let other = Choice {
            value: "other".to_owned(),
            label: cx.lang.t("guardians-ban-other").to_string(),
            selected: typed.who == "other",
        };
        let known = guardians.iter().map(|guardian| Choice {
            value: guardian.id.to_string(),
            label: guardian.name.clone(),
            selected: typed.who == guardian.id.to_string(),
        });
        let none = [("", "guardians-basis-choose")];
        let bases: Vec<(&str, &'static str)> = none.into_iter().chain(view::BAN_BASES).collect();
        Self {
            page: cx.page(),
            child: child.id,
            child_name: child.first_name.clone(),
            who: known.chain([other]).collect(),
            person: typed.person,
            from: typed.from,
            until: typed.until,
            bases: view::choices(&bases, &typed.basis, cx.lang),
            decided: typed.decided,
            errors,
        }
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// What was filled in well.
struct Ban {
    guardian: Option<GuardianId>,
    person: Option<String>,
    from: Date,
    until: Option<Date>,
    basis: &'static str,
    decided: Option<Date>,
}

impl Fields {
    fn read(
        &self,
        lang: Lang,
        child: &Child,
        guardians: &[Guardian],
        rights: &Rights,
        today: Date,
    ) -> Result<Ban, Vec<(&'static str, String)>> {
        let mut errors = Vec::new();
        let mut wrong = |field, text: String| errors.push((field, text));
        let says = |key| lang.t(key).to_string();
        let guardian = guardians.iter().find(|g| g.id.to_string() == self.who).map(|g| g.id);
        let person = self.person.trim();
        if guardian.is_none() && self.who != "other" {
            wrong("who", says("guardians-error-choose"));
        } else if guardian.is_none() && person.is_empty() {
            wrong("person", says("guardians-error-name"));
        } else if person.chars().count() > LONGEST {
            wrong("person", lang.t("guardians-error-long").with("most", LONGEST).to_string());
        }
        let from = typed_date(&self.from).ok().flatten();
        let first = from.map_or_else(
            || Some(says("guardians-error-date")),
            |from| wrong_first(from, child.birth_date(), today, lang),
        );
        if let Some(text) = first {
            wrong("from", text);
        }
        let until = typed_date(&self.until);
        let last = match until {
            Err(()) => Some(says("guardians-error-date")),
            Ok(Some(until)) if until < today || from.is_some_and(|from| until < from) => {
                Some(says("guardians-error-until-past"))
            }
            Ok(until) => until.and_then(|until| wrong_last(until, child.birth_date(), lang)),
        };
        if let Some(text) = last {
            wrong("until", text);
        }
        let basis = view::BAN_BASES.iter().find(|(basis, _)| *basis == self.basis).map(|(basis, _)| *basis);
        // A parent cannot shut out somebody who has custody too: that takes a decision of others.
        let custody =
            guardian.and_then(|guardian| rights.tie(guardian, child.id)?.custody_on(today)) == Some(true);
        match basis {
            None => wrong("basis", says("guardians-error-choose")),
            Some("custodian") if custody => wrong("basis", says("guardians-error-custodian")),
            Some(_) => {}
        }
        let decided = typed_date(&self.decided);
        match decided {
            Err(()) => wrong("decided", says("guardians-error-date")),
            Ok(None) if basis.is_some_and(|basis| basis != "custodian") => {
                wrong("decided", says("guardians-error-decided"));
            }
            Ok(Some(decided)) if decided > today => wrong("decided", says("guardians-error-future")),
            Ok(Some(decided)) if decided < earliest_decision(child.birth_date()) => {
                wrong("decided", says("guardians-error-decided-long-ago"));
            }
            Ok(_) => {}
        }
        match (from, until, basis, decided) {
            (Some(from), Ok(until), Some(basis), Ok(decided)) if errors.is_empty() => Ok(Ban {
                guardian,
                person: guardian.is_none().then(|| person.to_owned()),
                from,
                until,
                basis,
                decided,
            }),
            _ => Err(errors),
        }
    }
}

async fn living(tx: &mut Read, grant: &Grant<EditFamily>, child: ChildId) -> Result<Child, Problem> {
    Some(found(tx, grant, child).await?).filter(|child| child.death_id.is_none()).ok_or(Problem::NotFound)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let of = living(&mut tx, &grant, child).await?;
    let guardians = queries::guardians(&mut tx, grant.organisation(), child).await?;
    drop(tx);
    opened(&cx, &grant, child).await?;
    html(&BanPage::new(&cx, grant.actor().today, &of, &guardians, None, Vec::new()))
}

pub(super) async fn add(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path(child): Path<ChildId>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let of = living(&mut tx, &grant, child).await?;
    let guardians = queries::guardians(&mut tx, organisation, child).await?;
    let rights = rights::of_children(&mut tx, organisation, [child], today).await?;
    let ban = match form.data.read(cx.lang, &of, &guardians, &rights, today) {
        Ok(ban) => ban,
        Err(errors) => {
            let page = BanPage::new(&cx, today, &of, &guardians, Some(form.data), errors);
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (id, now, account) = (fresh(tx.now), tx.now, grant.actor().account);
    on!(tx, c => sqlx::query(
        "INSERT INTO contact_ban (organisation_id, id, child_id, guardian_id, person, from_on, until_on, basis, decided_on,
           made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(organisation).bind(id).bind(child).bind(ban.guardian).bind(ban.person)
        .bind(jiff_sqlx::Date::from(ban.from)).bind(ban.until.map(jiff_sqlx::Date::from)).bind(ban.basis)
        .bind(ban.decided.map(jiff_sqlx::Date::from)).bind(now).bind(account).execute(c).await.map(drop))?;
    let mut audit =
        Audit::new(organisation, Some(account), "contact forbidden").on("child", child).on("ban", id);
    if let Some(guardian) = ban.guardian {
        rights_changed(&mut tx, organisation, &[(guardian, child)]).await?;
        audit = audit.on("guardian", guardian);
    }
    let flash = Flash::good(cx.lang.t("guardians-ban-kept").with("child", &of.first_name));
    let groups = live::groups_of(&mut tx, organisation, child, today).await?;
    finish(&cx, tx, audit, (child, groups), Some(flash)).await
}

pub(super) async fn remove(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path((child, ban)): Path<(ChildId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    living(&mut tx, &grant, child).await?;
    let (now, account) = (tx.now, grant.actor().account);
    let removed: Option<(Option<GuardianId>,)> = on!(tx, c => sqlx::query_as(
        "UPDATE contact_ban SET removed_at = $4, removed_by = $5
         WHERE organisation_id = $1 AND id = $2 AND child_id = $3 AND removed_at IS NULL RETURNING guardian_id")
        .bind(organisation).bind(ban).bind(child).bind(now).bind(account).fetch_optional(c).await)?;
    let (guardian,) = removed.ok_or(Problem::NotFound)?;
    let mut audit =
        Audit::new(organisation, Some(account), "contact ban removed").on("child", child).on("ban", ban);
    if let Some(guardian) = guardian {
        rights_changed(&mut tx, organisation, &[(guardian, child)]).await?;
        audit = audit.on("guardian", guardian);
    }
    let flash = Flash::know(cx.lang.t("guardians-removed"));
    let groups = live::groups_of(&mut tx, organisation, child, grant.actor().today).await?;
    finish(&cx, tx, audit, (child, groups), Some(flash)).await
}
