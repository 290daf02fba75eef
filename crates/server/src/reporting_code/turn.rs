//! Whoever gets the turn, or is named, is told that something waits: a mail without a word about whom or what it is.

use std::collections::BTreeSet;

use jiff::civil::Date;
use mentorkind_domain::{
    access::{Action, scope},
    reporting_code::{Act, Function, Part},
};
use sqlx::AssertSqlSafe;

use super::{
    queries::{self, Case},
    sealed::{Entry, Head},
};
use crate::{
    on,
    platform::{
        app::App,
        db::{Read, Write, id_list},
        i18n::Lang,
        ids::{ChildId, OrganisationId, StaffId},
        jobs,
        mail::Mail,
        relations,
        session::Actor,
    },
};

/// The staff members who are a parent of a child.
async fn parents(tx: &mut Read, organisation: OrganisationId, child: ChildId) -> sqlx::Result<Vec<StaffId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT g.staff_id FROM guardian g
         JOIN guardianship t ON t.organisation_id = g.organisation_id AND t.guardian_id = g.id
         WHERE g.organisation_id = $1 AND t.child_id = $2 AND g.staff_id IS NOT NULL")
        .bind(organisation).bind(child).fetch_all(c).await)
}

/// Whether somebody who is named in a file about a child can read it: it opens for what that person is here today, and not
/// for a parent of the child.
pub(super) async fn could_read(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, staff): (ChildId, StaffId),
    today: Date,
) -> sqlx::Result<bool> {
    let facts = relations::of_staff(tx, organisation, staff, today).await?;
    let works = !scope(Action::WorkOnReportingCode, &facts).is_empty();
    Ok(works && !parents(tx, organisation, child).await?.contains(&staff))
}

/// Those who are one of these parts in a file today. Not who is a parent of the child.
async fn who_are(
    tx: &mut Read,
    actor: &Actor,
    head: &Head,
    parts: &[Part],
) -> sqlx::Result<BTreeSet<StaffId>> {
    let organisation = actor.organisation;
    let decider = queries::guide(tx, organisation).await?.map(|guide| guide.decider);
    let mut found = BTreeSet::new();
    for part in parts {
        let role = match (part, decider) {
            (Part::Starter, _) => {
                found.insert(head.starter);
                continue;
            }
            (Part::Officer, _) | (Part::Decider, Some(Function::Officer)) => "protection",
            (Part::Decider, Some(Function::TeamLead)) => "teamlead",
            (Part::Decider, Some(Function::Director)) => "director",
            (Part::Decider, None) | (Part::Named, _) => continue,
        };
        let holders: Vec<StaffId> = on!(tx, c => sqlx::query_scalar(
            "SELECT staff_id FROM staff_role WHERE organisation_id = $1 AND role = $2
             AND (role <> 'teamlead' OR location_id IS NULL OR location_id = $3)
             AND (from_on IS NULL OR from_on <= $4) AND (until_on IS NULL OR until_on >= $4)")
            .bind(organisation).bind(role).bind(head.location).bind(jiff_sqlx::Date::from(actor.today))
            .fetch_all(c).await)?;
        found.extend(holders);
    }
    for parent in parents(tx, organisation, head.child).await? {
        found.remove(&parent);
    }
    Ok(found)
}

/// Tells those who are one of these parts in a file that something waits.
pub(super) async fn tell(
    tx: &mut Write,
    app: &App,
    actor: &Actor,
    (head, parts): (&Head, &[Part]),
) -> sqlx::Result<()> {
    let people = who_are(tx, actor, head, parts).await?;
    mail(tx, app, actor, people).await
}

/// Tells whoever has the turn after something was done, where that changed it; and whoever was named.
pub(super) async fn changed(
    tx: &mut Write,
    app: &App,
    actor: &Actor,
    (case, entry): (&Case, &Entry),
) -> sqlx::Result<()> {
    let Some(act) = entry.act() else { return Ok(()) };
    let (before, after) = (&case.state, case.state.clone().after(act, entry.on));
    let mut people = BTreeSet::new();
    if (before.next(), before.turn()) != (after.next(), after.turn()) {
        people = who_are(tx, actor, &case.head, after.turn()).await?;
    }
    if act == Act::Named {
        people.extend(entry.named.iter().map(|(id, _)| *id));
    }
    mail(tx, app, actor, people).await
}

/// The mail to each of these people but whoever does it now. Not to who no longer works here.
async fn mail(tx: &mut Write, app: &App, actor: &Actor, mut people: BTreeSet<StaffId>) -> sqlx::Result<()> {
    people.retain(|id| Some(*id) != actor.staff);
    for (email, language) in addresses(tx, actor.organisation, &people).await? {
        let lang = Lang::of(&language);
        let subject = lang.t("reporting-code-mail-subject").with("organisation", &actor.organisation_name);
        let text = lang
            .t("reporting-code-mail-text")
            .with("organisation", &actor.organisation_name)
            .with("link", format!("{}/todo", app.settings.base_url));
        let mail =
            Mail { to: email, subject: subject.to_string(), text: text.to_string(), about: Vec::new() };
        jobs::add_mail(tx, actor.organisation, &mail).await?;
    }
    Ok(())
}

/// The mail address and the code of the language of each of these people, as far as they have one.
async fn addresses(
    tx: &mut Read,
    organisation: OrganisationId,
    people: &BTreeSet<StaffId>,
) -> sqlx::Result<Vec<(String, String)>> {
    let sql = format!(
        "SELECT s.email, MAX(COALESCE(a.language, 'nl')) AS language FROM staff_member s
         LEFT JOIN membership m ON m.organisation_id = s.organisation_id AND m.staff_id = s.id
         LEFT JOIN account a ON a.id = m.account_id
         WHERE s.organisation_id = $1 AND s.id {} AND s.email LIKE '%@%' AND m.ended_at IS NULL
         GROUP BY s.email ORDER BY s.email",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(people.iter().copied())).fetch_all(c).await)
}
