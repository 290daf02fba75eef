//! What there is to speak of in a talk: the period since the last one, gathered.

use jiff::civil::Date;
use mentorkind_domain::{division::months_old, obligation::Kind};

use super::{
    queries::{self, State, Talk},
    view::{self, Now},
};
use crate::{
    board,
    child::Child,
    goal, needs,
    observation::{self, OverTime, TopicLine, over_time, topics},
    platform::{
        dates::{Said, said},
        db::Read,
        ids::OrganisationId,
    },
    protocol,
};

/// So many observations stand there at once; the others are folded.
const FIRST: usize = 5;

/// What is gathered before a talk.
pub struct Prepared {
    /// The day of the talk before it; none when there was none.
    pub since: Option<Said>,
    /// What was observed since, the last first: what stands there at once, and what is folded.
    pub observed: [Vec<Observed>; 2],
    /// What was agreed the last time.
    pub last_agreements: Option<(Said, String)>,
    /// What colleagues go by now.
    pub agreements: Vec<String>,
    /// The goals of the child that go on.
    pub goals: Vec<goal::Line>,
    /// What the parents said of their child.
    pub needs: Vec<needs::Line>,
    /// Wellbeing and involvement.
    pub over_time: Option<OverTime>,
    /// The goals and domains, and when each was seen last.
    pub topics: Vec<TopicLine>,
}

/// An observation.
pub struct Observed {
    /// When it was seen.
    pub on: Said,
    /// What was seen.
    pub text: String,
    /// There is something to tell in a talk.
    pub particulars: bool,
}

/// Gathers it for a talk of a child that the caller has found with a grant; `before`: all talks of the child.
pub(super) async fn gather(
    tx: &mut Read,
    organisation: OrganisationId,
    (talk, child, before): (&Talk, &Child, &[Talk]),
    now: Now<'_>,
) -> sqlx::Result<Prepared> {
    let (today, lang) = (now.now.date_in(now.zone), now.lang);
    let planned = talk.chosen().map(|slot| slot.starts_at.date_in(now.zone));
    let day = talk.held_on.or(planned).unwrap_or(today).min(today);
    let since = last_talk(tx, organisation, child, day).await?;
    let mut observed = observation::observed_since(tx, organisation, child.id, since, now.zone).await?;
    let folded = observed.split_off(observed.len().min(FIRST));
    let line = |one: observation::Observed| Observed {
        on: said(one.seen_on, today, lang),
        text: one.text,
        particulars: one.particulars,
    };
    let last = before.iter().find(|other| {
        other.id != talk.id
            && other.made_at < talk.made_at
            && other.state == State::Held
            && !other.agreements.is_empty()
    });
    let scores = observation::scores(tx, organisation, child.id).await?;
    let seen = observation::topics_seen(tx, organisation, child.id).await?;
    let protocol = protocol::in_force(tx, organisation, today).await?;
    let domains_from = protocol.domains_from_months();
    let said_by_parents = needs::of_children(tx, organisation, [child.id].into_iter()).await?;
    let reader = needs::Reader { today, zone: now.zone, lang, parent: false };
    let needs = needs::by_child(said_by_parents, reader).remove(&child.id).unwrap_or_default();
    Ok(Prepared {
        since: since.map(|day| said(day, today, lang)),
        observed: [observed, folded].map(|some| some.into_iter().map(line).collect()),
        last_agreements: last.map(|other| {
            let on = view::held(other, now).unwrap_or_else(|| now.said(other.made_at));
            (on, other.agreements.clone())
        }),
        agreements: board::holding(tx, organisation, child.id, today).await?,
        goals: goal::of_child(tx, organisation, child.id, goal::When { today, lang }).await?,
        needs: needs.into_iter().filter(|need| !need.words.is_empty()).collect(),
        over_time: over_time(&scores, (&seen, protocol.goal_unseen_months()), today, lang),
        topics: topics(&seen, months_old(child.birth_date, today), domains_from, today, lang),
    })
}

/// The day of the last talk with the parents before a day.
async fn last_talk(
    tx: &mut Read,
    organisation: OrganisationId,
    child: &Child,
    day: Date,
) -> sqlx::Result<Option<Date>> {
    let recorded = queries::recorded(tx, organisation, [child.id]).await?;
    let with_parents = |kind: &str| Kind::of(kind).is_some_and(Kind::is_with_parents);
    let held = recorded.iter().filter(|talk| talk.held && with_parents(&talk.kind));
    Ok(held.map(|talk| talk.on_day.to_jiff()).filter(|on| *on < day).max())
}
