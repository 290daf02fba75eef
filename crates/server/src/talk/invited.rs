//! A child that is invited to the talk about it: that it heard so, whether it comes, and what its parents say of that.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    talk::{Comes, Told, old_enough},
};
use serde::Deserialize;
use sqlx::{AssertSqlSafe, FromRow};

use super::{
    offer, pages, parents,
    queries::{State, Talk},
    view::Now,
};
use crate::{
    on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::Said,
        db::{Read, Write, id_list},
        form::Submitted,
        ids::{AccountId, ChildId, GuardianId, OrganisationId, TalkOfferId, fresh},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// What was said of a child's coming: by staff, or by a guardian.
#[derive(Clone, Debug, FromRow)]
pub struct Word {
    pub(super) offer_id: TalkOfferId,
    /// The guardian who said it; none: staff did.
    pub guardian_id: Option<GuardianId>,
    /// The name of the guardian.
    pub name: Option<String>,
    /// How the child was told, by staff.
    pub told: Option<String>,
    /// Whether it comes.
    pub comes: String,
    /// When.
    pub said_at: Moment,
}

impl Word {
    fn comes(&self) -> Option<Comes> {
        Comes::of(&self.comes)
    }
}

/// What was said of these talks, in order.
pub(super) async fn words(
    tx: &mut Read,
    organisation: OrganisationId,
    offers: &str,
) -> sqlx::Result<Vec<Word>> {
    let sql = format!(
        "SELECT w.offer_id, w.guardian_id, g.name, w.told, w.comes, w.said_at FROM talk_invitation w
         LEFT JOIN guardian g ON g.organisation_id = w.organisation_id AND g.id = w.guardian_id
         WHERE w.organisation_id = $1 AND w.offer_id {} ORDER BY w.said_at, w.id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(offers).fetch_all(c).await)
}

/// Keeps what staff (no guardian) or a guardian said, and who wrote it down.
pub(super) async fn say(
    tx: &mut Write,
    organisation: OrganisationId,
    (offer, account): (TalkOfferId, AccountId),
    (guardian, told): (Option<GuardianId>, Option<Told>),
    comes: Comes,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO talk_invitation (organisation_id, id, offer_id, guardian_id, told, comes, said_at, said_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(fresh(now)).bind(offer).bind(guardian).bind(told.map(Told::code))
        .bind(comes.code()).bind(now).bind(account).execute(c).await.map(drop))
}

/// When these children were born. The caller has found them with a grant.
pub(super) async fn births(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<Vec<(ChildId, jiff_sqlx::Date)>> {
    let sql = format!("SELECT id, birth_date FROM child WHERE organisation_id = $1 AND id {}", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

impl Talk {
    /// Whether its child, born then, is invited: by its age on the day of the talk, or since somebody said so.
    pub(super) fn invites(&self, birth_date: Date, from_years: u32, now: Now<'_>) -> bool {
        let at = self.chosen().or(self.slots.first()).map_or(self.made_at, |slot| slot.starts_at);
        !self.child_words.is_empty() || old_enough(birth_date, at.date_in(now.zone), from_years)
    }

    /// The last that this guardian, or that staff (none), said of the child's coming.
    pub(super) fn last_word(&self, guardian: Option<GuardianId>) -> Option<&Word> {
        self.child_words.iter().rev().find(|word| word.guardian_id == guardian)
    }

    fn is_to_come(&self) -> bool {
        matches!(self.state, State::Open | State::Planned)
    }
}

/// A line about the child's coming: who says what, and when.
pub(super) struct Line {
    pub(super) who: Option<String>,
    pub(super) words: String,
    pub(super) on: Said,
}

/// The invitation of a child, on the page of staff.
pub(super) struct Invitation {
    /// From this age in years; 0 where the protocol does not ask it any more.
    pub(super) from_years: u32,
    /// What holds: the last word of staff and of each guardian.
    pub(super) lines: Vec<Line>,
    /// What staff said last: codes.
    pub(super) told: String,
    pub(super) comes: String,
    /// It can still be said.
    pub(super) to_come: bool,
}

impl Invitation {
    pub(super) fn of(talk: &Talk, from_years: u32, now: Now<'_>) -> Self {
        let mut last: Vec<&Word> = Vec::new();
        for word in talk.child_words.iter().rev() {
            if !last.iter().any(|later| later.guardian_id == word.guardian_id) {
                last.push(word);
            }
        }
        last.reverse();
        let staff = talk.last_word(None);
        Self {
            from_years,
            lines: last.into_iter().map(|word| line(word, now)).collect(),
            told: staff.and_then(|word| word.told.clone()).unwrap_or_default(),
            comes: staff.map(|word| word.comes.clone()).unwrap_or_default(),
            to_come: talk.is_to_come(),
        }
    }

    /// The child said, or its parents said, that it comes.
    pub(super) fn comes(talk: &Talk) -> bool {
        talk.child_words.last().and_then(Word::comes) == Some(Comes::Yes)
    }
}

fn line(word: &Word, now: Now<'_>) -> Line {
    let lang = now.lang;
    let comes = |by: &str| lang.t(&("talk-child-".to_owned() + by + "-" + &word.comes)).to_string();
    let words = match &word.told {
        Some(told) => format!("{} {}", lang.t(&("talk-child-told-".to_owned() + told)), comes("says")),
        None => comes("parent"),
    };
    Line { who: word.name.clone(), words, on: now.said(word.said_at) }
}

#[derive(Debug, Deserialize)]
pub(super) struct TellForm {
    #[serde(default)]
    told: String,
    #[serde(default)]
    comes: String,
}

/// Staff record how the child heard of its invitation, and whether it wants to come.
pub(super) async fn tell(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(id): Path<TalkOfferId>,
    form: Submitted<TellForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (talk, child) = offer::found(&mut tx, &grant, id).await?;
    let (Some(told), Some(comes)) = (Told::of(&form.data.told), Comes::of(&form.data.comes)) else {
        return Err(Problem::BadForm);
    };
    if !talk.is_to_come() {
        drop(tx);
        let chosen = [
            ("talk-child-how", "talk-child-how-".to_owned() + told.code()),
            ("talk-child-comes", "talk-child-comes-".to_owned() + comes.code()),
        ];
        let chosen = chosen.map(|(name, key)| (lang.t(name).to_string(), lang.t(&key).to_string()));
        return pages::too_late(&cx, &grant, id, chosen.to_vec()).await;
    }
    say(&mut tx, organisation, (id, actor.account), (None, Some(told)), comes).await?;
    let audit =
        Audit::new(organisation, Some(actor.account), "talk child told").on("talk", id).on("child", child.id);
    let flash = Flash::good(lang.t("talk-child-kept").with("child", &child.first_name));
    Ok(tx.finish(audit, &format!("/talks/{id}"), Some(flash)).await?)
}

#[derive(Debug, Deserialize)]
pub(super) struct AnswerForm {
    #[serde(default)]
    comes: String,
}

/// A guardian says whether the child comes along.
pub(super) async fn answer(
    cx: Cx,
    grant: Grant<action::AnswerTalk>,
    Path(id): Path<TalkOfferId>,
    form: Submitted<AnswerForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (guardian, talk) = parents::found(&mut tx, &grant, id).await?;
    if !talk.is_to_come() {
        return Err(Problem::Conflict);
    }
    let comes =
        Comes::of(&form.data.comes).filter(|comes| *comes != Comes::Unsure).ok_or(Problem::BadForm)?;
    say(&mut tx, organisation, (id, actor.account), (Some(guardian), None), comes).await?;
    let audit = Audit::new(organisation, Some(actor.account), "talk child answered")
        .on("talk", id)
        .on("child", talk.child)
        .on("guardian", guardian);
    Ok(tx.finish(audit, "/family", Some(Flash::good(lang.t("talk-said")))).await?)
}
