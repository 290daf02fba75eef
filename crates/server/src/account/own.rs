//! One's own account: password, language, and where one is signed in.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::tz::TimeZone;
use mentorkind_domain::{access::Action, standing::Standing};
use serde::Deserialize;

use super::{Nothing, link, password, queries, second_step, throttle, visitor};
use crate::{
    digest, passkey,
    platform::{
        audit::Audit,
        dates::{Said, said, said_moment},
        form::Submitted,
        i18n::Lang,
        ids::SessionId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::{Cx, Sign, standing_of},
    },
};

#[derive(Template)]
#[template(path = "account/me.html")]
struct MePage {
    page: Page,
    name: String,
    email: String,
    /// As what the person is in the organisation; what opens follows from it.
    role: Option<String>,
    /// Nothing opens: no place on a roster and no role today.
    nothing: bool,
    /// The first day, when that is still to come.
    begins: Option<Said>,
    card: bool,
    /// The own goals can be opened here.
    goals: bool,
    has_password: bool,
    /// Whether a second step is asked; none where it cannot be changed, as on a tablet or through a provider.
    second_step: Option<bool>,
    /// Where the PIN for the tablet of a group is chosen.
    pin: bool,
    /// Where a calendar is told of the talks one holds.
    calendar: bool,
    /// Where one's passkeys are.
    passkeys: bool,
    /// Whether the weekly digest comes; nothing where there is none.
    digest: Option<bool>,
    wrong_old: Option<String>,
    wrong_new: Option<String>,
    sessions: Vec<SessionRow>,
}

struct SessionRow {
    id: SessionId,
    device: String,
    since: Said,
    seen: Said,
    current: bool,
}

/// One's own account.
pub async fn page(cx: Cx) -> Result<Response, Problem> {
    html(&me(&cx, None, None).await?)
}

async fn me(cx: &Cx, wrong_old: Option<String>, wrong_new: Option<String>) -> Result<MePage, Problem> {
    let signed_in = cx.signed_in()?;
    let mut tx = cx.read().await?;
    let account = queries::account(&mut tx, signed_in.account).await?;
    let zone = cx.actor.as_ref().map_or_else(
        || TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC),
        |actor| actor.zone.clone(),
    );
    let today = cx.now.date_in(&zone);
    let sessions =
        queries::sessions(&mut tx, &cx.app, (signed_in.account, signed_in.session), cx.now).await?;
    let email = match &cx.actor {
        Some(actor) if signed_in.how == Sign::Provider => match actor.staff {
            Some(staff) => {
                queries::invitee(&mut tx, actor.organisation, staff).await?.and_then(|own| own.email)
            }
            None => None,
        },
        _ => Some(account.email).filter(|_| signed_in.how != Sign::Provider),
    };
    let page = cx.page();
    let nothing = cx.actor.as_ref().is_some_and(|actor| actor.guardian.is_none() && actor.facts.is_nothing());
    Ok(MePage {
        role: page.organisation.as_ref().map(|organisation| organisation.role.clone()),
        nothing,
        card: cx
            .actor
            .as_ref()
            .is_some_and(|actor| actor.staff.is_some() && actor.may_somewhere(Action::EditOwnCard)),
        goals: cx.actor.as_ref().is_some_and(|actor| {
            actor.staff.is_some() && actor.tablet.is_none() && actor.may_somewhere(Action::OwnGoals)
        }),
        begins: match &cx.actor {
            Some(actor) if nothing => match actor.staff {
                Some(staff) => match standing_of(&mut tx, actor, staff).await? {
                    Standing::Begins(first) => Some(said(first, today, cx.lang)),
                    _ => None,
                },
                None => None,
            },
            _ => None,
        },
        has_password: !signed_in.how.is_of_one_membership() && account.password_hash.is_some(),
        pin: signed_in.how.is_of_staff()
            && cx.actor.as_ref().is_some_and(|actor| {
                actor.staff.is_some()
                    && !(actor.facts.on_groups.is_empty() && actor.facts.trainee_on_groups.is_empty())
            }),
        second_step: match signed_in.how == Sign::Password {
            true => Some(second_step::is_set_up(&mut tx, account.id).await?),
            false => None,
        },
        calendar: signed_in.how.is_of_staff()
            && cx.actor.as_ref().is_some_and(|actor| !actor.facts.on_groups.is_empty()),
        digest: match &cx.actor {
            Some(actor) if signed_in.how.is_of_staff() => digest::choice(&mut tx, actor).await?,
            _ => None,
        },
        passkeys: signed_in.how == Sign::Password && passkey::possible(&cx.app.settings),
        name: signed_in.name.clone(),
        email: email.unwrap_or_default(),
        wrong_old,
        wrong_new,
        sessions: sessions
            .into_iter()
            .map(|session| SessionRow {
                id: session.id,
                device: device_in_words(&session.device, cx.lang),
                since: said_moment(session.created_at, today, &zone, cx.lang),
                seen: said_moment(session.seen_at, today, &zone, cx.lang),
                current: session.id == signed_in.session,
            })
            .collect(),
        page,
    })
}

/// A browser's word for itself as people say it, in their language.
pub(crate) fn device_in_words(agent: &str, lang: Lang) -> String {
    match visitor::in_words(agent) {
        (Some(browser), Some(machine)) => {
            lang.t("account-device").with("browser", browser).with("machine", machine).to_string()
        }
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => lang.t("account-device-unknown").to_string(),
    }
}

/// The old password and a new one.
#[derive(Deserialize)]
pub struct ChangePassword {
    old: String,
    new: String,
}

/// Changes the password of somebody who knows the old one, and ends the other sessions.
pub async fn change_password(cx: Cx, form: Submitted<ChangePassword>) -> Result<Response, Problem> {
    let signed_in = cx.signed_in()?;
    if signed_in.how.is_of_one_membership() {
        return Err(Problem::Forbidden);
    }
    let account = queries::account(&mut cx.read().await?, signed_in.account).await?;
    let throttles = [throttle::Throttle::of_account(&account.email)];
    throttle::count(&cx, &throttles).await?;
    if !password::verify(form.data.old.clone(), account.password_hash.clone()).await? {
        let wrong = Some(cx.lang.t("account-old-wrong").to_string());
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &me(&cx, wrong, None).await?);
    }
    if let Err(weak) = password::check(&form.data.new, &account.email, &account.name) {
        let wrong = Some(link::said(cx.lang, weak));
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &me(&cx, None, wrong).await?);
    }
    let hash = password::hash(form.data.new.clone()).await?;
    let mut tx = cx.write(&form).await?;
    throttle::clear(&mut tx, &throttles[0]).await?;
    queries::set_password(&mut tx, account.id, &hash, "password changed").await?;
    queries::end_sessions(&mut tx, account.id, Some(signed_in.session)).await?;
    let flash = Flash::good(cx.lang.t("account-password-changed"));
    Ok(tx.finish(Audit::housekeeping(), "/me", Some(flash)).await?)
}

/// Ends one of one's own sessions.
pub async fn end_session(
    cx: Cx,
    Path(session): Path<SessionId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let signed_in = cx.signed_in()?;
    let mut tx = cx.write(&form).await?;
    let seen = queries::sessions(&mut tx, &cx.app, (signed_in.account, signed_in.session), cx.now).await?;
    if !seen.iter().any(|one| one.id == session)
        || !queries::end_session(&mut tx, signed_in.account, session).await?
    {
        return Err(Problem::NotFound);
    }
    let flash = Flash::good(cx.lang.t("account-session-ended"));
    Ok(tx.finish(Audit::housekeeping(), "/me", Some(flash)).await?)
}

/// Ends all of one's own sessions but this one: those that it may see.
pub async fn end_other_sessions(cx: Cx, form: Submitted<Nothing>) -> Result<Response, Problem> {
    let signed_in = cx.signed_in()?;
    let mut tx = cx.write(&form).await?;
    for other in queries::sessions(&mut tx, &cx.app, (signed_in.account, signed_in.session), cx.now).await? {
        if other.id != signed_in.session {
            queries::end_session(&mut tx, signed_in.account, other.id).await?;
        }
    }
    let flash = Flash::good(cx.lang.t("account-sessions-ended"));
    Ok(tx.finish(Audit::housekeeping(), "/me", Some(flash)).await?)
}
