//! What is done with a draft: the advice about it is recorded, it is approved or thrown away; and a version withdrawn.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    protocol::{
        approval::{self, Advice, Hindrance, MOST_ADVICE, WrongAdvice, check_advice},
        compare::{Difference, differences},
    },
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    change,
    draft::{self, Typed},
    drafts::{self, Became},
    queries,
};
use crate::{
    account::Nothing,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::time_of,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// The draft as it was seen.
#[derive(Debug, Deserialize)]
pub struct Seen {
    version: i64,
}

/// What the parents' committee said.
#[derive(Debug, Deserialize)]
pub struct AdviceForm {
    version: i64,
    #[serde(default)]
    asked_on: String,
    #[serde(default)]
    received_on: String,
    #[serde(default)]
    advice: String,
    #[serde(default)]
    followed: String,
}

/// From when it holds.
#[derive(Debug, Deserialize)]
pub struct Approval {
    version: i64,
    #[serde(default)]
    starts_on: String,
    #[serde(default)]
    no_advice: String,
}

#[derive(Template)]
#[template(path = "protocol/decided.html")]
struct DecidedPage {
    page: Page,
    decided: Decided,
    /// What was typed, each with its label. It was not kept.
    typed: Vec<(String, String)>,
}

/// Somebody has decided about the draft that was seen.
struct Decided {
    /// The version that it became; none where it was thrown away.
    version: Option<Uuid>,
    /// Another draft was begun since.
    other: bool,
}

/// The draft that was seen, and whether it is still so.
async fn seen(
    tx: &mut Read,
    grant: &Grant<action::ChangeProtocol>,
    number: i64,
) -> sqlx::Result<Result<(drafts::Draft, bool), Decided>> {
    let organisation = grant.organisation();
    let open = drafts::open(tx, organisation).await?;
    let other = open.is_some();
    Ok(match drafts::became(tx, organisation, number, open).await? {
        Became::Same(draft) => Ok((draft, true)),
        Became::Changed(draft) => Ok((draft, false)),
        Became::Approved(version) => Err(Decided { version: Some(version), other }),
        Became::Gone => Err(Decided { version: None, other }),
    })
}

/// Says what was decided about the draft that was seen, leads to what came of it, and shows what was typed with the key of
/// its label.
fn decided(cx: &Cx, decided: Decided, typed: &[(&str, &str)]) -> Result<Response, Problem> {
    let lang = cx.lang;
    let said = |words: &str| words.parse().map_or_else(|_| words.to_owned(), |day: Date| exact(day, lang));
    let typed = typed.iter().map(|(key, words)| (*key, words.trim())).filter(|(_, words)| !words.is_empty());
    let typed = typed.map(|(key, words)| (lang.t(key).to_string(), said(words))).collect();
    status_html(StatusCode::CONFLICT, &DecidedPage { page: cx.page(), decided, typed })
}

fn overtaken(mut typed: Typed, lang: Lang) -> Typed {
    typed.mistakes = vec![("draft", lang.t("draft-overtaken").to_string())];
    typed
}

/// A day that was typed, or none; what cannot be read is a mistake.
fn day(typed: &str) -> Result<Option<Date>, ()> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| ()),
    }
}

/// `POST /protocol/draft/advice`.
pub async fn advise(
    cx: Cx,
    grant: Grant<action::ChangeProtocol>,
    form: Submitted<AdviceForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (draft, same) = match seen(&mut tx, &grant, form.data.version).await? {
        Ok(found) => found,
        Err(gone) => {
            let typed = [
                ("draft-asked-on", form.data.asked_on.as_str()),
                ("draft-received-on", form.data.received_on.as_str()),
                ("draft-advice", form.data.advice.as_str()),
                ("draft-followed", form.data.followed.as_str()),
            ];
            return decided(&cx, gone, &typed);
        }
    };
    let mut typed = Typed {
        asked_on: form.data.asked_on.clone(),
        received_on: form.data.received_on.clone(),
        advice: form.data.advice.clone(),
        followed: form.data.followed.clone(),
        starts_on: draft.starts_on.to_jiff().max(change::tomorrow(&grant)).to_string(),
        ..Typed::default()
    };
    if !same {
        drop(tx);
        return draft::show(&cx, &grant, Some(overtaken(typed, lang))).await;
    }
    let (asked_on, received_on) = (day(&form.data.asked_on), day(&form.data.received_on));
    for (field, day) in [("asked_on", &asked_on), ("received_on", &received_on)] {
        if day.is_err() {
            typed.mistakes.push((field, lang.t("draft-day-unreadable").to_string()));
        }
    }
    let advice = Advice {
        asked_on: asked_on.unwrap_or_default(),
        received_on: received_on.unwrap_or_default(),
        words: form.data.advice.trim().to_owned(),
        followed: form.data.followed.trim().to_owned(),
    };
    // Nothing in place of what was recorded: that was a mistake.
    let clears = advice == Advice::default() && draft.asked_on.is_some();
    if typed.mistakes.is_empty()
        && !clears
        && let Err(wrong) = check_advice(&advice, actor.today)
    {
        typed.mistakes = wrong.into_iter().map(|wrong| wrong_advice(wrong, lang)).collect();
    }
    if !typed.mistakes.is_empty() {
        drop(tx);
        return draft::show(&cx, &grant, Some(typed)).await;
    }
    let [begun, changed] = [time_of(draft.id), draft.written_at].map(|moment| moment.date_in(&actor.zone));
    let is_about_this = approval::is_about_this_text(&draft.advice(), &advice, begun, changed);
    let seen = (draft.id, draft.version);
    if !drafts::advise(&mut tx, organisation, seen, (&advice, is_about_this)).await? {
        drop(tx);
        return draft::show(&cx, &grant, Some(overtaken(typed, lang))).await;
    }
    let audit = Audit::new(organisation, Some(actor.account), "protocol draft advised on")
        .on("protocol_draft", draft.id);
    let said = if clears { "draft-advice-cleared" } else { "draft-advice-saved" };
    Ok(tx.finish(audit, "/protocol/draft", Some(Flash::good(lang.t(said)))).await?)
}

fn wrong_advice(wrong: WrongAdvice, lang: Lang) -> (&'static str, String) {
    let (field, key) = match wrong {
        WrongAdvice::NotAsked => ("asked_on", "draft-not-asked"),
        WrongAdvice::AskedToCome => ("asked_on", "draft-day-to-come"),
        WrongAdvice::AskedLongAgo => ("asked_on", "draft-asked-long-ago"),
        WrongAdvice::NotReceived => ("received_on", "draft-not-received"),
        WrongAdvice::ReceivedBefore => ("received_on", "draft-received-before"),
        WrongAdvice::ReceivedToCome => ("received_on", "draft-day-to-come"),
        WrongAdvice::NoWords => ("advice", "draft-no-words"),
        WrongAdvice::NotFollowed => ("followed", "draft-not-followed"),
        WrongAdvice::LongWords(length) => return ("advice", too_long(length, lang)),
        WrongAdvice::LongFollowed(length) => return ("followed", too_long(length, lang)),
    };
    (field, lang.t(key).to_string())
}

fn too_long(length: usize, lang: Lang) -> String {
    let (length, most) = (grouped(length, lang), grouped(MOST_ADVICE, lang));
    lang.t("draft-too-long").with("length", length).with("most", most).to_string()
}

/// `POST /protocol/draft/approve`.
pub async fn approve(
    cx: Cx,
    grant: Grant<action::ApproveProtocol>,
    form: Submitted<Approval>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let sees = Grant::<action::ChangeProtocol>::of(cx.actor()?)?;
    let mut tx = cx.write(&form).await?;
    tx.alone(organisation.0).await?;
    let (draft, same) = match seen(&mut tx, &sees, form.data.version).await? {
        Ok(found) => found,
        Err(gone) => return decided(&cx, gone, &[("draft-no-advice-because", form.data.no_advice.as_str())]),
    };
    let advice = draft.advice();
    let mut typed = Typed {
        starts_on: form.data.starts_on.clone(),
        no_advice: form.data.no_advice.clone(),
        asked_on: advice.asked_on.map(|day| day.to_string()).unwrap_or_default(),
        received_on: advice.received_on.map(|day| day.to_string()).unwrap_or_default(),
        advice: advice.words.clone(),
        followed: advice.followed.clone(),
        ..Typed::default()
    };
    if !same {
        drop(tx);
        return draft::show(&cx, &sees, Some(overtaken(typed, lang))).await;
    }
    let starts_on = day(&form.data.starts_on).ok().flatten();
    let new = queries::read(&draft.source)?;
    let on = starts_on.unwrap_or_else(|| change::tomorrow(&sees));
    let old = queries::in_force(&mut tx, organisation, on).await?;
    let found = differences(&old, &new);
    let differs = !found.is_empty() || old.profile != new.profile;
    let no_advice = form.data.no_advice.trim();
    let facts = approval::Draft {
        writer: draft.written_by,
        others: drafts::others_approve(&mut tx, organisation, draft.written_by, actor.today).await?,
        differs,
        asks_advice: found.iter().any(Difference::asks_advice),
        advice: &advice,
        changed_after: draft.changed_after()?,
        no_advice,
        starts_on,
    };
    let (on, alone) = match (starts_on, approval::approve(&facts, &actor.account, actor.today)) {
        (Some(on), Ok(alone)) => (on, alone),
        (_, verdict) => {
            let hindrances = verdict.err().unwrap_or_default();
            typed.mistakes = hindrances.into_iter().map(|why| hindrance(why, &sees, lang)).collect();
            drop(tx);
            return draft::show(&cx, &sees, Some(typed)).await;
        }
    };
    let account = Some(actor.account);
    let meets = draft::meets(on, &draft::approved(&mut tx, &sees).await?, lang);
    let id = queries::add(&mut tx, organisation, on, &new.profile, &draft.source, account).await?;
    let seen = (draft.id, draft.version);
    if !drafts::approved(&mut tx, organisation, seen, (id, on), (no_advice, alone)).await? {
        return Err(Problem::NotFound);
    }
    tx.record(&Audit::new(organisation, account, "protocol draft approved").on("protocol_draft", draft.id))
        .await?;
    let audit = Audit::new(organisation, account, "protocol changed").on("protocol_version", id);
    let said = std::iter::once(lang.t("protocol-changed").with("date", exact(on, lang)).to_string());
    let flash = Flash::good(said.chain(meets).collect::<Vec<_>>().join(" "))
        .undo(format!("/protocol/versions/{id}/withdraw"), lang.t("draft-undo"));
    Ok(tx.finish(audit, "/protocol", Some(flash)).await?)
}

fn hindrance(why: Hindrance, grant: &Grant<action::ChangeProtocol>, lang: Lang) -> (&'static str, String) {
    match why {
        Hindrance::Nothing => ("approve", lang.t("draft-nothing").to_string()),
        Hindrance::OwnWork => ("approve", lang.t("draft-own-work").to_string()),
        Hindrance::NoAdvice => ("no_advice", lang.t("draft-no-advice").to_string()),
        Hindrance::ChangedAfter => ("no_advice", lang.t("draft-no-new-advice").to_string()),
        Hindrance::LongReason(length) => ("no_advice", too_long(length, lang)),
        Hindrance::Day => ("starts_on", change::wrong_day(grant, lang)),
    }
}

/// `POST /protocol/draft/throw-away`.
pub async fn throw_away(
    cx: Cx,
    grant: Grant<action::ChangeProtocol>,
    form: Submitted<Seen>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    let (draft, same) = match seen(&mut tx, &grant, form.data.version).await? {
        Ok(found) => found,
        Err(gone) => return decided(&cx, gone, &[]),
    };
    if !same || !drafts::throw_away(&mut tx, organisation, (draft.id, draft.version)).await? {
        let typed = Typed { starts_on: draft.starts_on.to_jiff().to_string(), ..Typed::default() };
        drop(tx);
        return draft::show(&cx, &grant, Some(overtaken(typed, cx.lang))).await;
    }
    let audit = Audit::new(organisation, Some(grant.actor().account), "protocol draft thrown away")
        .on("protocol_draft", draft.id);
    Ok(tx.finish(audit, "/protocol", Some(Flash::know(cx.lang.t("draft-thrown-away")))).await?)
}

/// `POST /protocol/versions/{id}/withdraw`.
pub async fn withdraw(
    cx: Cx,
    grant: Grant<action::ApproveProtocol>,
    Path(version): Path<Uuid>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx: Write = cx.write(&form).await?;
    if !drafts::withdraw(&mut tx, organisation, version, actor.account, actor.today).await? {
        return Err(Problem::NotFound);
    }
    let audit = Audit::new(organisation, Some(actor.account), "protocol version withdrawn")
        .on("protocol_version", version);
    Ok(tx.finish(audit, "/protocol", Some(Flash::know(cx.lang.t("draft-version-withdrawn")))).await?)
}

/// Whether there is a draft that somebody else wrote and the reader can put in force.
pub async fn waits_for(tx: &mut Read, grant: &Grant<action::ApproveProtocol>) -> sqlx::Result<bool> {
    let draft = drafts::open(tx, grant.organisation()).await?;
    Ok(draft.is_some_and(|draft| draft.written_by != grant.actor().account))
}
