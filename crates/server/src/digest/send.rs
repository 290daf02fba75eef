//! Sending the digest: once a week, in the first hour at which somebody is at work, when there is something to do.

use jiff::{
    civil::{Date, Weekday},
    tz::TimeZone,
};
use mentorkind_domain::{access::action, half_days::Presence, message::rings_at};

use super::queries::{self, Reader};
use crate::{
    calendar, group,
    platform::{
        access::Grant,
        app::App,
        audit::Audit,
        clock::Moment,
        db::Read,
        i18n::Lang,
        ids::{OrganisationId, StaffId},
        jobs,
        mail::Mail,
        rights, session, upkeep,
    },
    protocol,
    todo::{self, Count},
};

/// Mails the digest to everybody who is at work and did not have that of this week.
pub async fn keep_up(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    for organisation in upkeep::organisations(&app.db).await? {
        let mut tx = app.db.read().await?;
        let zone = rights::zone_of(&mut tx, organisation.id).await?;
        let today = now.date_in(&zone);
        if protocol::in_force(&mut tx, organisation.id, today).await?.weekly_digest() {
            let week = monday_of(today);
            let readers = queries::waiting(&mut tx, organisation.id, week).await?;
            drop(tx);
            for reader in readers {
                tell(app, organisation.id, &reader, (week, &zone)).await?;
            }
        }
    }
    Ok(())
}

fn monday_of(day: Date) -> Date {
    if day.weekday() == Weekday::Monday {
        return day;
    }
    day.nth_weekday(-1, Weekday::Monday).unwrap_or(day)
}

async fn tell(
    app: &App,
    organisation: OrganisationId,
    reader: &Reader,
    (week, zone): (Date, &TimeZone),
) -> sqlx::Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    if !is_at_work(&mut tx, organisation, reader.staff, now, zone).await? {
        return Ok(());
    }
    let Some(actor) = session::as_member(&mut tx, reader.account, reader.membership, now).await? else {
        return Ok(());
    };
    let Ok(grant) = Grant::<action::SeeDue>::of(&actor) else { return Ok(()) };
    let count = todo::of_this_week(&mut tx, &grant).await?;
    drop(tx);
    let mut tx = app.db.write(now).await?;
    queries::told(&mut tx, organisation, reader.membership, week).await?;
    if count.late + count.coming == 0 {
        return tx.commit(Audit::housekeeping()).await;
    }
    jobs::add_mail(&mut tx, organisation, &mail(app, reader, &actor.organisation_name, count)).await?;
    tx.commit(Audit::new(organisation, None, "digest mailed").on("membership", reader.membership)).await
}

/// Who has no roster, such as who leads a group, is at work on each weekday, from Monday on.
async fn is_at_work(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    now: Moment,
    zone: &TimeZone,
) -> sqlx::Result<bool> {
    let local = now.timestamp().to_zoned(zone.clone()).datetime();
    let works = group::works(tx, organisation, &[staff]).await?;
    if works.iter().any(|works| works.holds_on(local.date())) {
        return Ok(calendar::working_moment(tx, organisation, staff, now, zone).await? == Some(now));
    }
    let weekday = |day: Date| {
        let works = !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        Presence { morning: works, afternoon: works }
    };
    Ok(rings_at(local, weekday) == Some(local))
}

fn mail(app: &App, reader: &Reader, organisation: &str, count: Count) -> Mail {
    let lang = Lang::of(&reader.language);
    let text = lang
        .t("digest-mail")
        .with("all", count.late + count.coming)
        .with("late", count.late)
        .with("link", format!("{}/todo", app.settings.base_url))
        .with("off", format!("{}/me", app.settings.base_url))
        .with("organisation", organisation);
    Mail {
        to: reader.email.clone(),
        subject: lang.t("digest-mail-subject").with("organisation", organisation).to_string(),
        text: text.to_string(),
        about: Vec::new(),
    }
}
