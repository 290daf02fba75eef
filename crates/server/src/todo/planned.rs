//! Talks that are planned, beside what is asked: those that people planned of themselves, those about a child that has left,
//! what stands in the way on their day, and the one to which a warning about a child leads.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    obligation::{Kind, Obligation, Standing, Subject, Talk as Spoken, arranged},
    talk::LEFT_DAYS,
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    known::{self, Child, Known},
    queries::{self, ChildRow},
    view::Words,
};
use crate::{
    calendar,
    child::{self, Place},
    mentor_card::first_name,
    on,
    platform::{
        access::Grant,
        dates,
        db::{Read, id_list},
        ids::{ChildId, OrganisationId, StaffId},
        session::Actor,
    },
    talk::{self, Talk},
};

impl Known {
    /// What is asked, and the talks that people planned of themselves, in the order in which they are due.
    pub(super) fn with_arranged(&self, today: Date) -> Vec<Obligation<Uuid>> {
        let mut found = self.due(today);
        let of_child = |due: &Obligation<Uuid>| match due.subject {
            Subject::Child(id) => Some((id, due.kind)),
            _ => None,
        };
        let asked: BTreeSet<(Uuid, Kind)> = found.iter().filter_map(of_child).collect();
        for child in self.children.values().chain(self.left.values()) {
            let id = child.facts.child;
            found.extend(arranged(&child.facts, |kind| asked.contains(&(id, kind))));
        }
        known::in_order(&mut found, today);
        found
    }

    /// A child of the list, also one that has left.
    pub(super) fn child(&self, id: Uuid) -> Option<&Child> {
        self.children.get(&id).or_else(|| self.left.get(&id))
    }
}

/// The children that left lately, of whom it is still to be recorded how a talk with their parents went: see
/// [`child::left_lately`].
pub(super) async fn left(tx: &mut Read, actor: &Actor, known: &mut Known) -> sqlx::Result<()> {
    let sql = format!(
        "SELECT k.id, k.first_name, k.key, k.birth_date, p.group_id, g.kind, m.staff_id, s.name AS staff_name,
           CAST(NULL AS date) AS appointment_made_on, CAST(NULL AS date) AS first_carer_chosen_on
         FROM placement p
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         LEFT JOIN mentorship m ON m.organisation_id = p.organisation_id AND m.child_id = p.child_id
           AND m.from_on <= p.until_on AND (m.until_on IS NULL OR m.until_on >= p.until_on)
         LEFT JOIN staff_member s ON s.organisation_id = m.organisation_id AND s.id = m.staff_id
         WHERE p.organisation_id = $1 AND {} AND p.group_id {} AND (p.group_id {} OR m.staff_id = $6)
           AND EXISTS (SELECT 1 FROM talk t WHERE t.organisation_id = p.organisation_id AND t.child_id = p.child_id
             AND t.state = 'planned')
         ORDER BY k.id",
        child::left_since(2),
        tx.one_of(4),
        tx.one_of(5)
    );
    let facts = &actor.facts;
    let (led, near) = (&facts.leads_groups, facts.leads_groups.union(&facts.on_groups));
    let since = actor.today.saturating_sub(LEFT_DAYS.days());
    let rows: Vec<ChildRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(actor.organisation).bind(jiff_sqlx::Date::from(since)).bind(jiff_sqlx::Date::from(actor.today))
        .bind(id_list(near.copied())).bind(id_list(led.iter().copied()))
        .bind(actor.staff.filter(|_| actor.tablet.is_none())).fetch_all(c).await)?;
    if rows.is_empty() {
        return Ok(());
    }
    let mut found = Known::default();
    for row in rows {
        found.children.entry(row.id).or_insert_with(|| queries::child(row));
    }
    let ids = id_list(found.children.keys().copied());
    queries::talks(tx, actor.organisation, &ids, &mut found).await?;
    known.left = found.children;
    Ok(())
}

/// When the mentors of children with a planned talk are away, from today on.
pub(super) async fn away(
    tx: &mut Read,
    organisation: OrganisationId,
    today: Date,
    known: &mut Known,
) -> sqlx::Result<()> {
    let is_planned =
        |child: &&Child| child.facts.talks.iter().any(|(_, talk)| matches!(talk, Spoken::Planned(_)));
    let children = known.children.values().chain(known.left.values()).filter(is_planned);
    let mentors: BTreeSet<StaffId> =
        children.filter_map(|child| child.mentor.as_ref().map(|(staff, _)| *staff)).collect();
    if !mentors.is_empty() {
        known.away = calendar::staff_away(tx, organisation, mentors, today).await?;
    }
    Ok(())
}

impl Words<'_> {
    /// What stands in the way on the day that was chosen, in sentences: the location is closed, the mentor is away.
    pub(super) fn in_the_way(&self, due: &Obligation<Uuid>) -> Vec<String> {
        let mut found = Vec::new();
        let Some(day) = due.planned.filter(|day| *day >= self.today) else { return found };
        if self.known.group_of(due).is_some_and(|group| self.known.is_shut(group, day)) {
            found.push(self.lang.t("todo-then-closed").to_string());
        }
        let Subject::Child(id) = due.subject else { return found };
        let Some((staff, name)) = self.known.child(id).and_then(|child| child.mentor.as_ref()) else {
            return found;
        };
        if self.known.away.iter().any(|(away, period)| away == staff && period.contains(day)) {
            let own = self.actor.staff == Some(*staff);
            let key = if own { "todo-then-away-own" } else { "talk-then-away" };
            found.push(self.lang.t(key).with("mentor", first_name(name)).to_string());
        }
        found
    }
}

/// The first name of a child of the permission, also of one that left lately: see [`child::left_lately`].
pub(super) async fn name_of(
    tx: &mut Read,
    grant: &Grant<action::SettleDue>,
    child: ChildId,
) -> sqlx::Result<Option<String>> {
    if let Some((name, _)) = queries::child_of(tx, grant, child).await? {
        return Ok(Some(name));
    }
    Ok(child::left_lately(tx, grant.actor(), child).await?.map(|child| child.first_name))
}

/// The talk with the parents to which a warning about a child leads.
#[derive(Clone, Debug, Default)]
pub struct TalkOf {
    /// What is said of one that was offered or planned already; empty where there is none.
    pub said: String,
    /// Where it is, or where one is planned; empty where there is no such page.
    pub href: String,
}

impl TalkOf {
    /// Of a child with its places and talks, which the caller has found with a grant.
    pub async fn of_child(
        tx: &mut Read,
        organisation: OrganisationId,
        (child, places, talks): (ChildId, &[Place], &[Talk]),
        now: talk::Now<'_>,
    ) -> sqlx::Result<Self> {
        let (today, lang) = (now.now.date_in(now.zone), now.lang);
        let runs = |kind: String, state: String| {
            lang.t("observation-flag-runs").with("kind", kind).with("state", state).to_string()
        };
        if let Some(talk) = talk::going_on(talks, now) {
            return Ok(Self { said: runs(talk.title, talk.state), href: talk.href });
        }
        let mut plan = Kind::ParentTalk;
        if let Some(place) = places.iter().find(|place| place.main) {
            let known = queries::of_group(tx, organisation, place.group, (today, now.zone)).await?;
            let mut due = known.with_arranged(today);
            due.retain(|due| due.subject == Subject::Child(child.0) && due.kind.is_with_parents());
            let planned =
                due.iter().find_map(|due| Some((due.kind, due.planned.filter(|day| *day >= today)?)));
            if let Some((kind, day)) = planned {
                let kind = lang.t(&("talk-kind-".to_owned() + kind.code())).to_string();
                let date = dates::said(day, today, lang).said;
                let state = lang.t("todo-state-planned").with("date", date).to_string();
                return Ok(Self { said: runs(kind, state), href: String::new() });
            }
            let asked = due.iter().find(|due| due.standing(today) <= Standing::Due);
            plan = asked.map_or(plan, |due| due.kind);
        }
        let href = format!("/children/{child}/talks/new?kind={}", plan.code());
        Ok(Self { said: String::new(), href })
    }
}
