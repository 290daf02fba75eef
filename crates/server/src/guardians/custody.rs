//! Custody that begins or ends on a day.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::access::action::EditFamily;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    details::{self, Typed, guardian_of},
    pages::found,
    queries, rights_changed, typed_date,
    view::{self, Choice},
    wrong_first, wrong_last,
};
use crate::{
    account::Nothing,
    on,
    platform::{
        access::Grant,
        audit::Audit,
        db::Write,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GuardianId, fresh},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// What is filled in about custody.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Fields {
    custody: String,
    from: String,
    #[serde(default)]
    until: String,
    basis: String,
}

/// The form.
pub(super) struct Form {
    pub has: Vec<Choice>,
    pub from: String,
    pub until: String,
    pub bases: Vec<Choice>,
}

impl Form {
    /// The form with what was typed; empty it asks for the end of custody that is there, or for its begin.
    pub fn new(lang: Lang, today: Date, has: bool, typed: Option<Fields>) -> Self {
        let typed = typed.unwrap_or_else(|| Fields {
            custody: if has { "no" } else { "yes" }.to_owned(),
            from: today.to_string(),
            until: String::new(),
            basis: String::new(),
        });
        let none = [("", "guardians-basis-choose")];
        let bases: Vec<(&str, &'static str)> = none.into_iter().chain(view::CUSTODY_BASES).collect();
        Self {
            has: view::choices(
                &[("yes", "guardians-custody-yes"), ("no", "guardians-custody-no")],
                &typed.custody,
                lang,
            ),
            bases: view::choices(&bases, &typed.basis, lang),
            from: typed.from,
            until: typed.until,
        }
    }
}

/// What was filled in well.
struct Turn {
    custody: bool,
    from: Date,
    until: Option<Date>,
    basis: &'static str,
}

impl Fields {
    fn read(&self, lang: Lang, born: Date, today: Date) -> Result<Turn, Vec<(&'static str, String)>> {
        let mut errors = Vec::new();
        let mut wrong = |field, text: String| errors.push((field, text));
        let says = |key| lang.t(key).to_string();
        let custody = match self.custody.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        if custody.is_none() {
            wrong("custody", says("guardians-error-choose"));
        }
        let from = typed_date(&self.from).ok().flatten();
        let first = from
            .map_or_else(|| Some(says("guardians-error-date")), |from| wrong_first(from, born, today, lang));
        if let Some(text) = first {
            wrong("from", text);
        }
        let until = typed_date(&self.until);
        let last = match until {
            Err(()) => Some(says("guardians-error-date")),
            Ok(Some(until)) if from.is_some_and(|from| until < from) => Some(says("guardians-error-until")),
            Ok(until) => until.and_then(|until| wrong_last(until, born, lang)),
        };
        if let Some(text) = last {
            wrong("until", text);
        }
        let basis =
            view::CUSTODY_BASES.iter().find(|(basis, _)| *basis == self.basis).map(|(basis, _)| *basis);
        if basis.is_none() {
            wrong("basis", says("guardians-error-choose"));
        }
        match (custody, from, until, basis) {
            (Some(custody), Some(from), Ok(until), Some(basis)) if errors.is_empty() => {
                Ok(Turn { custody, from, until, basis })
            }
            _ => Err(errors),
        }
    }
}

pub(super) async fn add(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let (of, who) = guardian_of(&mut tx, &grant, child, guardian).await?;
    let turn = match form.data.read(cx.lang, of.birth_date(), today) {
        Ok(turn) => turn,
        Err(errors) => {
            drop(tx);
            let typed = Typed { custody: Some(form.data), errors, ..Typed::default() };
            return details::again(&cx, &grant, child, guardian, typed).await;
        }
    };
    let first = insert(&mut tx, &grant, child, guardian, turn.from, turn.custody, turn.basis).await?;
    let back = match turn.until.and_then(|until| until.tomorrow().ok()) {
        Some(back) => insert(&mut tx, &grant, child, guardian, back, !turn.custody, turn.basis).await?,
        None => None,
    };
    let to = format!("/children/{child}/family");
    let Some(id) = first.or(back) else {
        let flash = Flash::know(cx.lang.t("guardians-custody-known").with("name", &who.name));
        return Ok(tx.finish(Audit::housekeeping(), &to, Some(flash)).await?);
    };
    rights_changed(&mut tx, organisation, &[(guardian, child)]).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "custody recorded")
        .on("guardian", guardian)
        .on("child", child)
        .on("turn", id);
    let flash = Flash::good(cx.lang.t("guardians-custody-kept").with("name", &who.name));
    Ok(tx.finish(audit, &to, Some(flash)).await?)
}

/// Records that custody begins or ends; nothing when that is what counts on that day already.
async fn insert(
    tx: &mut Write,
    grant: &Grant<EditFamily>,
    child: ChildId,
    guardian: GuardianId,
    from: Date,
    custody: bool,
    basis: &str,
) -> sqlx::Result<Option<Uuid>> {
    let turns = queries::turns(tx, grant.organisation(), child).await?;
    let last = turns.iter().rfind(|turn| turn.guardian_id == guardian && turn.from() == from);
    if last.is_some_and(|turn| turn.custody == custody && turn.basis == basis) {
        return Ok(None);
    }
    let (id, now) = (fresh(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO custody_turn (organisation_id, id, guardian_id, child_id, from_on, custody, basis, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(grant.organisation()).bind(id).bind(guardian).bind(child).bind(jiff_sqlx::Date::from(from))
        .bind(custody).bind(basis).bind(now).bind(grant.actor().account).execute(c).await.map(drop))?;
    Ok(Some(id))
}

pub(super) async fn remove(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path((child, turn)): Path<(ChildId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    let of = found(&mut tx, &grant, child).await?;
    let (now, account) = (tx.now, grant.actor().account);
    let removed: Option<GuardianId> = on!(tx, c => sqlx::query_scalar(
        "UPDATE custody_turn SET removed_at = $4, removed_by = $5
         WHERE organisation_id = $1 AND id = $2 AND child_id = $3 AND removed_at IS NULL RETURNING guardian_id")
        .bind(organisation).bind(turn).bind(child).bind(now).bind(account).fetch_optional(c).await)?;
    let guardian = removed.filter(|_| of.death_id.is_none()).ok_or(Problem::NotFound)?;
    rights_changed(&mut tx, organisation, &[(guardian, child)]).await?;
    let audit = Audit::new(organisation, Some(account), "custody record removed")
        .on("guardian", guardian)
        .on("child", child)
        .on("turn", turn);
    let flash = Flash::know(cx.lang.t("guardians-removed"));
    Ok(tx.finish(audit, &format!("/children/{child}/family"), Some(flash)).await?)
}
