//! The page of a child's family.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::access::{Permission, action};
use uuid::Uuid;

use super::{
    alike, death,
    queries::{self, Child},
    view::{self, BanLine, Contact, GuardianCard, Reader, Warned},
};
use crate::{
    child,
    platform::{
        access::Grant,
        dates,
        db::Read,
        i18n::Lang,
        ids::{ChildId, GroupId},
        problem::Problem,
        render::{Page, html},
        rights,
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "guardians/family.html")]
struct FamilyPage {
    page: Page,
    id: ChildId,
    name: String,
    first_name: String,
    group: Option<(GroupId, String)>,
    /// What whoever hands the child over must know.
    warnings: Vec<Warned>,
    /// The reader hands children over, and sees the warnings.
    knows: bool,
    /// The reader sees more than the warnings.
    full: bool,
    may_edit: bool,
    /// Who could be somebody about whom something is recorded, where the reader decides.
    alike: Vec<alike::Question>,
    /// Which child that died this one could be, likewise.
    alike_children: Vec<AlikeChild>,
    guardians: Vec<GuardianCard>,
    bans: Vec<BanLine>,
    death: Option<Death>,
    /// The reader may record that the child has died.
    may_record_death: bool,
}

/// A child that died, which this one could be.
struct AlikeChild {
    id: Uuid,
    text: String,
}

/// That the child has died.
struct Death {
    on: String,
    recorded: String,
    /// It can be undone, without a reason.
    undo: bool,
    /// It can be corrected, with a reason.
    correct: bool,
    reasons: Vec<view::Choice>,
}

pub(super) async fn family(
    cx: Cx,
    grant: Grant<action::OpenFamily>,
    Path(id): Path<ChildId>,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let (organisation, today, lang) = (grant.organisation(), actor.today, cx.lang);
    let mut tx = cx.read().await?;
    let child = found(&mut tx, &grant, id).await?;
    let knows = covered(&mut tx, Grant::<action::SeeFamilyWarnings>::of(actor), id).await?;
    let full = covered(&mut tx, Grant::<action::SeeFamily>::of(actor), id).await?;
    let may_edit =
        child.death_id.is_none() && covered(&mut tx, Grant::<action::EditFamily>::of(actor), id).await?;
    let may_record = covered(&mut tx, Grant::<action::RecordDeath>::of(actor), id).await?;
    let secret = covered(&mut tx, Grant::<action::SeeSecretContact>::of(actor), id).await?;
    let warnings = match child.death_id {
        None if knows => queries::warnings_of_child(&mut tx, organisation, id, today).await?,
        _ => Vec::new(),
    };
    let (mut guardians, mut bans) = (Vec::new(), Vec::new());
    if full || may_record {
        let rights = rights::of_children(&mut tx, organisation, [id], today).await?;
        let rows = queries::guardians(&mut tx, organisation, id).await?;
        if full {
            let reader = Reader { lang, today, zone: &actor.zone, secret };
            let turns = queries::turns(&mut tx, organisation, id).await?;
            guardians =
                rows.iter().map(|row| view::guardian_card(&reader, row, id, &rights, &turns)).collect();
            let rows = queries::bans(&mut tx, organisation, id, today).await?;
            bans = rows.iter().map(|row| view::ban_line(&reader, row)).collect();
        } else {
            guardians = rows.iter().map(|row| view::named(row, id, &rights, today, lang)).collect();
        }
    }
    let alike = if may_edit { alike::questions(&mut tx, organisation, id).await? } else { Vec::new() };
    let alike_children = match child.death_id {
        None if may_record => alike::child_questions(&mut tx, organisation, id).await?,
        _ => Vec::new(),
    };
    drop(tx);
    opened(&cx, &grant, id).await?;
    html(&FamilyPage {
        page: cx.page(),
        id,
        name: child.name(),
        first_name: child.first_name.clone(),
        group: child.group_id.zip(child.group_name.clone()),
        warnings: view::warned(&warnings, |_| false, today, lang),
        knows,
        full,
        may_edit,
        alike,
        alike_children: alike_children
            .iter()
            .map(|one| AlikeChild {
                id: one.id,
                text: lang
                    .t("guardians-alike-child-text")
                    .with("child", &child.first_name)
                    .with("other", format!("{} ({})", one.like_name.trim(), one.like_key))
                    .with("date", dates::exact(one.died_on(), lang))
                    .to_string(),
            })
            .collect(),
        guardians,
        bans,
        death: death_of(&cx, &child, may_record, today),
        may_record_death: may_record && child.death_id.is_none(),
    })
}

fn death_of(cx: &Cx, child: &Child, may_record: bool, today: Date) -> Option<Death> {
    let (on, at) = (child.died_on()?, child.recorded_at?);
    let lang: Lang = cx.lang;
    let zone = cx.actor.as_ref().map(|actor| actor.zone.clone()).unwrap_or(jiff::tz::TimeZone::UTC);
    let recorded = lang
        .t("guardians-death-recorded")
        .with("name", child.recorded_by.as_deref().unwrap_or_default())
        .with("date", dates::said_moment(at, today, &zone, lang).said)
        .to_string();
    let in_time = death::can_be_undone(at, cx.now);
    Some(Death {
        on: dates::exact(on, lang),
        recorded,
        undo: may_record && in_time,
        correct: may_record && !in_time,
        reasons: view::choices(&death::CORRECTIONS, "", lang),
    })
}

/// The child, if the grant opens it.
pub(super) async fn found<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: ChildId,
) -> Result<Child, Problem> {
    queries::child(tx, grant, id).await?.ok_or(Problem::NotFound)
}

/// Whether a permission, if there is one, covers the child.
async fn covered<A: Permission>(
    tx: &mut Read,
    grant: Result<Grant<A>, Problem>,
    id: ChildId,
) -> Result<bool, Problem> {
    match grant {
        Ok(grant) => Ok(queries::child(tx, &grant, id).await?.is_some()),
        Err(_) => Ok(false),
    }
}

/// Notes that somebody opened the family of a child.
pub(super) async fn opened<A: Permission>(cx: &Cx, grant: &Grant<A>, child: ChildId) -> Result<(), Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let places = child::places(&mut cx.read().await?, organisation, child, today).await?;
    let group = places.iter().map(|place| place.group.0).find(|group| grant.covers(Some(*group), None));
    cx.app.openings.record(vec![grant.opening(group, child, "guardians", cx.now)]).await
}
