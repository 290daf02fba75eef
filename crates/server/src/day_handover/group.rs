//! The cards of a group: per child who is there today what there is to tell.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{extract::Path, response::Response};
use mentorkind_domain::access::action;

use super::{
    queries, reach,
    view::{LineView, TellerView, ToldView, Writer},
};
use crate::{
    calendar::{self, Whom},
    contact_of_the_day, guardians, mentorship,
    observation::{self, Guardian},
    platform::{
        access::Grant,
        db::Read,
        i18n::Lang,
        ids::{ChildId, GroupId},
        opening::Opening,
        problem::Problem,
        render::{Page, colour, html, initials},
        session::Cx,
    },
    presence::{self, Plans},
    protocol,
    settling_in::{self, Visitor},
};

#[derive(Template)]
#[template(path = "day_handover/group.html")]
struct GroupPage {
    page: Page,
    id: GroupId,
    name: String,
    /// Nobody is there today, and why.
    shut: bool,
    mentor_first: bool,
    cards: Vec<Card>,
    /// How many are here, are still to come and went home.
    counts: (usize, usize, usize),
    /// The reader may say who is here.
    may_say: bool,
    /// Children of the group who are not expected today.
    others: Vec<(ChildId, String)>,
    warnings: Vec<guardians::Warned>,
}

struct Card {
    child: ChildId,
    name: String,
    initials: String,
    colour: u8,
    /// The group that it is of, when that is another one.
    of: Option<String>,
    /// It comes to settle in, and when.
    settles: Option<String>,
    presence: presence::View,
    lines: Vec<LineView>,
    teller: TellerView,
    told: Option<ToldView>,
    people: Vec<Guardian>,
}

impl Card {
    /// There is something that whoever picks it up has not heard yet.
    fn open(&self) -> bool {
        self.told.is_none() || self.lines.iter().any(|line| line.open)
    }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let (organisation, actor, today) = (grant.organisation(), grant.actor(), grant.actor().today);
    let mut tx = cx.read().await?;
    let days = calendar::days(&mut tx, organisation, &[id], Whom::Everybody, (today, today)).await?;
    let name = days.group(id).map(|group| group.name.clone()).ok_or(Problem::NotFound)?;
    let protocol = protocol::in_force(&mut tx, organisation, today).await?;
    let of_group = days.calendar.group_day(id.0, today);
    let there = reach::with_group(&days, id, &grant);
    let away: BTreeSet<ChildId> = of_group.children_away.iter().map(|(child, _)| ChildId(*child)).collect();
    let visitors = settling(&mut tx, &grant, &days, id, cx.lang).await?;
    let all: BTreeSet<ChildId> = there.iter().chain(&away).chain(visitors.keys()).copied().collect();
    let kept = queries::of_children(&mut tx, organisation, all.iter().copied(), today).await?;
    let mut said = presence::on_group(&mut tx, organisation, &days, id, today).await?;
    said.extend(presence::of_children(&mut tx, organisation, visitors.keys().copied(), today).await?);
    let plans = Plans::of(&days, id, today).and(visitors.keys().copied());
    // Who went home ill still has what was written before; who came unexpected is there too.
    let written: BTreeSet<ChildId> = kept.lines.iter().map(|line| line.child_id).collect();
    let shown: BTreeSet<ChildId> = all
        .into_iter()
        .filter(|child| there.contains(child) || written.contains(child) || visitors.contains_key(child))
        .chain(said.keys().copied())
        .collect();
    let shown: Vec<ChildId> = shown.into_iter().collect();
    let mentorships = mentorship::of_children(&mut tx, organisation, &shown).await?;
    let contacts = contact_of_the_day::contacts(&mut tx, organisation, shown.iter().copied(), today).await?;
    let mut people = observation::all_to_tell(&mut tx, organisation, shown.iter().copied(), today).await?;
    let warned = guardians::warnings_of_group(&mut tx, organisation, id, &shown, today).await?;
    drop(tx);
    let writer = Writer {
        days: &days,
        kept: &kept,
        mentorships: &mentorships,
        contacts: &contacts,
        mentor_first: protocol.mentor_tells_first(),
        staff: actor.staff,
        today,
        zone: &actor.zone,
        lang: cx.lang,
    };
    let mut cards: Vec<Card> = shown
        .iter()
        .map(|child| {
            let visitor = visitors.get(child);
            let known = Some(days.name(child.0)).filter(|name| !name.is_empty());
            let name = known.or(visitor.map(|one| one.name.as_str())).unwrap_or_default().to_owned();
            let own = days.calendar.child(child.0).group_on(today).filter(|own| *own != id.0);
            Card {
                child: *child,
                initials: initials(&name),
                colour: colour(child.0),
                settles: visitor.map(|one| one.words.clone()),
                of: own.map(|own| days.group_name(own).to_owned()),
                presence: presence::View::of(*child, &plans, &said, &actor.zone, cx.lang),
                lines: writer.lines(*child, today),
                teller: writer.teller(*child),
                told: writer.told(*child, today),
                people: people.remove(child).unwrap_or_default(),
                name,
            }
        })
        .collect();
    // What is still to be told comes first, and of that what the reader tells.
    cards.sort_by_key(|card| (!card.open(), !card.teller.mine, card.name.to_lowercase()));
    let opened: Vec<Opening> = cards
        .iter()
        .filter(|card| !card.lines.is_empty())
        .map(|card| grant.opening(Some(id.0), card.child, "day", cx.now))
        .collect();
    cx.app.openings.record_followed(opened, cx.by_itself).await?;
    let family = Grant::<action::SeeFamilyWarnings>::of(actor).ok();
    let warnings = guardians::warned(
        &warned,
        |child| {
            family
                .as_ref()
                .is_some_and(|grant| grant.covers(Some(id.0), Some(child.0)) && !is_guest(&days, child, id))
        },
        today,
        cx.lang,
    );
    let count = |of: fn(&presence::View) -> bool| cards.iter().filter(|card| of(&card.presence)).count();
    let counts = (count(|view| view.is_here), count(|view| view.is_expected), count(|view| view.is_home));
    let may_say = Grant::<action::SayPresent>::of(actor).is_ok_and(|grant| grant.covers(Some(id.0), None));
    let others = if may_say { plans.not_expected(&days, id, &said) } else { Vec::new() };
    html(&GroupPage {
        page: cx.page(),
        id,
        name,
        shut: of_group.shut.is_some(),
        mentor_first: protocol.mentor_tells_first(),
        cards,
        counts,
        may_say,
        others,
        warnings,
    })
}

/// Who comes to settle in today, on the group or on one that is together with it.
async fn settling(
    tx: &mut Read,
    grant: &Grant<action::HandOverDay>,
    days: &calendar::Days,
    group: GroupId,
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, Visitor>> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let together = days.together_with(group, today);
    let visitors = settling_in::visitors(tx, organisation, together, today, lang).await?;
    Ok(visitors.into_iter().filter(|one| one.stays).map(|one| (one.child, one)).collect())
}

/// The family of a guest is with its own group.
fn is_guest(days: &calendar::Days, child: ChildId, group: GroupId) -> bool {
    !days.is_of(group, calendar::Who::Child(child))
}
