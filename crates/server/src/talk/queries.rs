//! Reading and writing what was offered, chosen and said.

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::talk::Attendee;
use sqlx::{AssertSqlSafe, FromRow};

use super::{
    invited,
    mail::{self, Why},
};
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, ChildId, GuardianId, OrganisationId, TalkId, TalkOfferId, fresh},
    },
};

/// What became of the moments that were offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The parents are to choose.
    Open,
    /// A moment was chosen.
    Planned,
    /// The talk was held.
    Held,
    /// It does not take place.
    Withdrawn,
    /// The parents did not come.
    Missed,
}

impl State {
    fn of(code: &str) -> Self {
        match code {
            "planned" => Self::Planned,
            "held" => Self::Held,
            "withdrawn" => Self::Withdrawn,
            "missed" => Self::Missed,
            _ => Self::Open,
        }
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Withdrawn => "withdrawn",
            Self::Missed => "missed",
        }
    }
}

/// A moment that was offered.
#[derive(Clone, Debug, FromRow)]
pub struct Slot {
    /// Its identifier.
    pub id: uuid::Uuid,
    offer_id: TalkOfferId,
    /// When the talk begins.
    pub starts_at: Moment,
    /// It is the one that was chosen.
    pub chosen: bool,
}

/// What a guardian said about a talk.
#[derive(Clone, Debug, FromRow)]
pub struct Word {
    offer_id: TalkOfferId,
    /// Who said it.
    pub guardian_id: GuardianId,
    /// The name.
    pub name: String,
    /// `none-suits`, `wish`, `view` or `read`.
    pub kind: String,
    /// What was said.
    pub words: String,
    /// When.
    pub said_at: Moment,
    /// The colleague who wrote down what was said in person; none when the guardian wrote it.
    pub recorded_by: Option<String>,
}

/// A talk with parents for which moments were offered.
#[derive(Clone, Debug)]
pub struct Talk {
    /// Its identifier.
    pub id: TalkOfferId,
    /// About whom.
    pub child: ChildId,
    /// The code of its kind.
    pub kind: String,
    /// What became of it.
    pub state: State,
    /// When the moments were offered.
    pub made_at: Moment,
    /// What stands among the talks, once a moment was chosen.
    pub talk: Option<TalkId>,
    /// What was spoken of.
    pub report: String,
    /// What was agreed.
    pub agreements: String,
    /// How often the report was kept.
    pub report_version: i64,
    /// The day on which it was held, once it was.
    pub held_on: Option<Date>,
    /// The day for which it is planned, at its moment or (withdrawn) in another way than was offered.
    pub planned_on: Option<Date>,
    /// Since when the parents read the report.
    pub shared_at: Option<Moment>,
    /// The moments, in order of time.
    pub slots: Vec<Slot>,
    /// What the parents said, in order.
    pub words: Vec<Word>,
    /// What was said of the coming of the child itself, in order.
    pub child_words: Vec<invited::Word>,
    /// Who was there, besides the one who held it.
    pub attended: Vec<Attendee>,
    /// Its event in people's calendars, which stays when it is moved.
    pub event: uuid::Uuid,
    /// How often it was moved.
    pub event_sequence: i64,
}

impl Talk {
    /// A parent said that none of the moments suits.
    pub fn suits_nobody(&self) -> bool {
        self.words.iter().any(|word| word.kind == "none-suits")
    }

    /// The moment that was chosen.
    pub fn chosen(&self) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.chosen)
    }

    /// It does not take place, or nobody came.
    pub fn has_ended(&self) -> bool {
        matches!(self.state, State::Withdrawn | State::Missed)
    }

    /// It ended because it was moved, or moved back: another of these talks shows what became of it.
    pub fn was_moved(&self, all: &[Self]) -> bool {
        let rank = |one: &Self| (!one.has_ended(), one.chosen().is_some(), one.made_at, one.id);
        self.has_ended() && all.iter().any(|one| one.event == self.event && rank(one) > rank(self))
    }
}

#[derive(FromRow)]
pub(super) struct OfferRow {
    id: TalkOfferId,
    child_id: ChildId,
    kind: String,
    state: String,
    made_at: Moment,
    talk_id: Option<TalkId>,
    report: String,
    agreements: String,
    report_version: i64,
    shared_at: Option<Moment>,
    attended: String,
    held_on: Option<jiff_sqlx::Date>,
    planned_on: Option<jiff_sqlx::Date>,
    event: Option<uuid::Uuid>,
    event_sequence: i64,
}

pub(super) const OFFERS: &str = "SELECT id, child_id, kind, state, made_at, talk_id, report, agreements, report_version, shared_at, attended,
   event, event_sequence,
   (SELECT t.on_day FROM talk t WHERE t.organisation_id = talk_offer.organisation_id AND t.id = talk_offer.talk_id
    AND t.state = 'held') AS held_on,
   (SELECT t.on_day FROM talk t WHERE t.organisation_id = talk_offer.organisation_id AND t.id = talk_offer.talk_id
    AND t.state = 'planned') AS planned_on FROM talk_offer";

/// The talks of these children, the last first. The caller has found the children with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<Vec<Talk>> {
    let sql = format!(
        "{OFFERS} WHERE organisation_id = $1 AND child_id {} ORDER BY made_at DESC, id DESC",
        tx.one_of(2)
    );
    let rows = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)?;
    whole(tx, organisation, rows).await
}

/// The talks of a kind about a child that were offered or planned. The caller has found the child with a grant.
pub async fn running(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, kind): (ChildId, &str),
) -> sqlx::Result<Vec<Talk>> {
    let mut talks = of_children(tx, organisation, [child]).await?;
    talks.retain(|talk| talk.kind == kind && matches!(talk.state, State::Open | State::Planned));
    Ok(talks)
}

/// What is planned of a kind about a child, in whatever way, and for which day. The caller has found the child with a
/// grant.
pub async fn planned(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, kind): (ChildId, &str),
) -> sqlx::Result<Option<(TalkId, Date)>> {
    let row: Option<(TalkId, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(
        "SELECT id, on_day FROM talk WHERE organisation_id = $1 AND child_id = $2 AND kind = $3 AND state = 'planned'
         ORDER BY recorded_at DESC, id DESC LIMIT 1")
        .bind(organisation).bind(child).bind(kind).fetch_optional(c).await)?;
    Ok(row.map(|(id, day)| (id, day.to_jiff())))
}

/// A talk that is planned or was held, in whatever way.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Stands {
    pub(super) child_id: ChildId,
    /// The code of its kind.
    pub(super) kind: String,
    /// It is planned; else it was held.
    pub(super) planned: bool,
    pub(super) recorded_at: Moment,
}

/// What is planned and what was held of talks about these children. The caller has found the children with a grant.
pub(super) async fn standing(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<Vec<Stands>> {
    let sql = format!(
        "SELECT child_id, kind, state = 'planned' AS planned, recorded_at FROM talk
         WHERE organisation_id = $1 AND state IN ('planned', 'held') AND child_id {}",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// A talk that was held, or that the parents did not want.
#[derive(Clone, Debug, FromRow)]
pub struct Recorded {
    /// About whom.
    pub child_id: ChildId,
    /// The code of its kind.
    pub kind: String,
    /// It was held; else not wanted.
    pub held: bool,
    /// On which day.
    pub on_day: jiff_sqlx::Date,
}

/// What was recorded of talks with or about these children, by day. The caller has found the children with a grant.
pub async fn recorded(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<Vec<Recorded>> {
    let sql = format!(
        "SELECT child_id, kind, state = 'held' AS held, on_day FROM talk
         WHERE organisation_id = $1 AND state IN ('held', 'declined') AND child_id {} ORDER BY on_day, id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// A talk. The caller looks with a grant whether its child is within reach.
pub async fn one(tx: &mut Read, organisation: OrganisationId, id: TalkOfferId) -> sqlx::Result<Option<Talk>> {
    let sql = format!("{OFFERS} WHERE organisation_id = $1 AND id = $2");
    let rows =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_all(c).await)?;
    Ok(whole(tx, organisation, rows).await?.pop())
}

pub(super) async fn whole(
    tx: &mut Read,
    organisation: OrganisationId,
    rows: Vec<OfferRow>,
) -> sqlx::Result<Vec<Talk>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = id_list(rows.iter().map(|row| row.id));
    let sql = format!(
        "SELECT id, offer_id, starts_at, chosen FROM talk_slot WHERE organisation_id = $1 AND offer_id {} ORDER BY starts_at, id",
        tx.one_of(2)
    );
    let slots: Vec<Slot> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(&ids).fetch_all(c).await)?;
    let sql = format!(
        "SELECT w.offer_id, w.guardian_id, g.name, w.kind, w.words, w.said_at, a.name AS recorded_by FROM talk_word w
         JOIN guardian g ON g.organisation_id = w.organisation_id AND g.id = w.guardian_id
         LEFT JOIN account a ON a.id = w.recorded_by
         WHERE w.organisation_id = $1 AND w.offer_id {} ORDER BY w.said_at, w.id",
        tx.one_of(2)
    );
    let words: Vec<Word> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(&ids).fetch_all(c).await)?;
    let child_words = invited::words(tx, organisation, &ids).await?;
    let talk = |row: OfferRow| Talk {
        slots: slots.iter().filter(|slot| slot.offer_id == row.id).cloned().collect(),
        words: words.iter().filter(|word| word.offer_id == row.id).cloned().collect(),
        child_words: child_words.iter().filter(|word| word.offer_id == row.id).cloned().collect(),
        attended: Attendee::read(&row.attended),
        state: State::of(&row.state),
        event: row.event.unwrap_or(row.id.0),
        event_sequence: row.event_sequence,
        id: row.id,
        child: row.child_id,
        kind: row.kind,
        made_at: row.made_at,
        talk: row.talk_id,
        report: row.report,
        agreements: row.agreements,
        report_version: row.report_version,
        held_on: row.held_on.map(jiff_sqlx::Date::to_jiff),
        planned_on: row.planned_on.map(jiff_sqlx::Date::to_jiff),
        shared_at: row.shared_at,
    };
    Ok(rows.into_iter().map(talk).collect())
}

/// Offers moments.
pub async fn offer(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, kind): (ChildId, &str),
    account: AccountId,
    moments: &[Moment],
) -> sqlx::Result<TalkOfferId> {
    let now = tx.now;
    let id = TalkOfferId::new(now);
    on!(tx, c => sqlx::query(
        "INSERT INTO talk_offer (organisation_id, id, child_id, kind, state, made_at, made_by) VALUES ($1, $2, $3, $4, 'open', $5, $6)")
        .bind(organisation).bind(id).bind(child).bind(kind).bind(now).bind(account).execute(c).await.map(drop))?;
    for moment in moments {
        on!(tx, c => sqlx::query(
            "INSERT INTO talk_slot (organisation_id, id, offer_id, starts_at) VALUES ($1, $2, $3, $4)")
            .bind(organisation).bind(fresh(now)).bind(id).bind(*moment).execute(c).await.map(drop))?;
    }
    Ok(id)
}

/// A talk goes from one state to the next; nothing when somebody else was first.
pub async fn go_on(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TalkOfferId,
    (from, to): (State, State),
) -> sqlx::Result<bool> {
    let changed = on!(tx, c => sqlx::query(
        "UPDATE talk_offer SET state = $4 WHERE organisation_id = $1 AND id = $2 AND state = $3")
        .bind(organisation).bind(id).bind(from.code()).bind(to.code()).execute(c).await
        .map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}

/// Notes among the talks what became of one on a day: `planned`, `held` or `declined`. It takes the place of the plan
/// that was.
pub async fn record(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, kind): (ChildId, &str),
    (state, day): (&str, jiff::civil::Date),
    account: AccountId,
) -> sqlx::Result<TalkId> {
    let now = tx.now;
    let id = TalkId::new(now);
    on!(tx, c => sqlx::query(
        "UPDATE talk SET state = 'cancelled' WHERE organisation_id = $1 AND child_id = $2 AND kind = $3 AND state = 'planned'")
        .bind(organisation).bind(child).bind(kind).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "INSERT INTO talk (organisation_id, id, child_id, kind, state, on_day, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(child).bind(kind).bind(state)
        .bind(jiff_sqlx::Date::from(day)).bind(now).bind(account).execute(c).await.map(drop))?;
    Ok(id)
}

/// What was offered for a talk has ended, because it was held, declined or planned in another way: the report of one
/// that was held can still be written, and of one that was not the parents are told.
pub async fn settle(
    tx: &mut Write,
    organisation: OrganisationId,
    offered: &Talk,
    (state, talk): (State, TalkId),
) -> sqlx::Result<()> {
    let changed = on!(tx, c => sqlx::query(
        "UPDATE talk_offer SET state = $3, talk_id = $4 WHERE organisation_id = $1 AND id = $2 AND state = $5")
        .bind(organisation).bind(offered.id).bind(state.code()).bind(talk).bind(offered.state.code())
        .execute(c).await.map(|done| done.rows_affected()))?;
    if changed == 1 && state == State::Withdrawn {
        mail::queue(tx, organisation, (offered.id, offered.child), Why::Withdrawn, None).await?;
    }
    Ok(())
}

/// What was recorded of a talk is taken back: what was offered for it is as it was, and parents who were told that it is
/// not are told again. Nothing once parents read the report.
pub async fn reopen(
    tx: &mut Write,
    organisation: OrganisationId,
    talk: TalkId,
    (account, zone): (AccountId, &TimeZone),
) -> sqlx::Result<bool> {
    let sql = format!("{OFFERS} WHERE organisation_id = $1 AND talk_id = $2");
    let rows =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(talk).fetch_all(c).await)?;
    for offer in whole(tx, organisation, rows).await? {
        if offer.shared_at.is_some() {
            return Ok(false);
        }
        let (state, planned) = match offer.chosen() {
            Some(slot) => {
                let day = slot.starts_at.date_in(zone);
                let about = (offer.child, offer.kind.as_str());
                (State::Planned, Some(record(tx, organisation, about, ("planned", day), account).await?))
            }
            None => (State::Open, None),
        };
        on!(tx, c => sqlx::query(
            "UPDATE talk_offer SET state = $3, talk_id = $4 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(offer.id).bind(state.code()).bind(planned).execute(c).await.map(drop))?;
        if offer.state == State::Withdrawn {
            mail::queue(tx, organisation, (offer.id, offer.child), Why::Restored, None).await?;
        }
    }
    Ok(true)
}

/// A plan in the place of which something was recorded by mistake holds again. Nothing when another took its place.
pub async fn plan_again(
    tx: &mut Write,
    organisation: OrganisationId,
    about: (ChildId, &str),
    plan: TalkId,
) -> sqlx::Result<bool> {
    if planned(tx, organisation, about).await?.is_some() {
        return Ok(false);
    }
    let changed = on!(tx, c => sqlx::query(
        "UPDATE talk SET state = 'planned'
         WHERE organisation_id = $1 AND id = $2 AND child_id = $3 AND kind = $4 AND state = 'cancelled'")
        .bind(organisation).bind(plan).bind(about.0).bind(about.1).execute(c).await
        .map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}

/// It does not take place: what was planned is due again.
pub async fn cancel(
    tx: &mut Write,
    organisation: OrganisationId,
    talk: &Talk,
    to: State,
) -> sqlx::Result<bool> {
    if !go_on(tx, organisation, talk.id, (talk.state, to)).await? {
        return Ok(false);
    }
    if let Some(id) = talk.talk {
        on!(tx, c => sqlx::query(
            "UPDATE talk SET state = 'cancelled' WHERE organisation_id = $1 AND id = $2 AND state = 'planned'")
            .bind(organisation).bind(id).execute(c).await.map(drop))?;
    }
    Ok(true)
}

/// A report: what was spoken of, what was agreed, who was there.
pub struct Report<'a> {
    pub report: &'a str,
    pub agreements: &'a str,
    pub attended: &'a [Attendee],
}

/// Keeps a report. Nothing once the parents read it, or when somebody kept one since it was read.
pub async fn report(
    tx: &mut Write,
    organisation: OrganisationId,
    talk: &Talk,
    written: &Report<'_>,
    day: Date,
    (account, share): (AccountId, bool),
) -> sqlx::Result<bool> {
    let now = tx.now;
    if talk.state != State::Held {
        if !go_on(tx, organisation, talk.id, (talk.state, State::Held)).await? {
            return Ok(false);
        }
        let id = record(tx, organisation, (talk.child, &talk.kind), ("held", day), account).await?;
        on!(tx, c => sqlx::query("UPDATE talk_offer SET talk_id = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(talk.id).bind(id).execute(c).await.map(drop))?;
    } else if let Some(id) = talk.talk {
        on!(tx, c => sqlx::query("UPDATE talk SET on_day = $3 WHERE organisation_id = $1 AND id = $2 AND state = 'held'")
            .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(day)).execute(c).await.map(drop))?;
    }
    let changed = on!(tx, c => sqlx::query(
        "UPDATE talk_offer SET report = $3, agreements = $4, shared_at = $5, attended = $6, report_version = report_version + 1
         WHERE organisation_id = $1 AND id = $2 AND shared_at IS NULL AND report_version = $7")
        .bind(organisation).bind(talk.id).bind(written.report).bind(written.agreements).bind(share.then_some(now))
        .bind(Attendee::kept(written.attended)).bind(talk.report_version).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}

/// Keeps what a guardian says; in person, with who wrote it down.
pub async fn say(
    tx: &mut Write,
    organisation: OrganisationId,
    id: TalkOfferId,
    guardian: GuardianId,
    (kind, words, recorded): (&str, &str, Option<AccountId>),
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO talk_word (organisation_id, id, offer_id, guardian_id, kind, words, said_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(fresh(now)).bind(id).bind(guardian).bind(kind).bind(words).bind(now).bind(recorded)
        .execute(c).await.map(drop))
}
