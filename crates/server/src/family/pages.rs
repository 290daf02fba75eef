//! Who the mentor of one's child is.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use mentorkind_division::HalfDays;
use mentorkind_domain::{access::action, standing::readable_until};
use uuid::Uuid;

use super::{
    news,
    queries::{self, ChildRow, Place},
    today::{Today, Todays},
};
use crate::{
    account::Nothing,
    announcement, board,
    calendar::{self, Whom},
    child_voice, concern, consent, contact_of_the_day, day_handover, goal,
    group::{self, Works},
    mentor_card::{self, Card},
    mentorship::{self, Mentorship},
    message, milestone, needs, observation, observation_list, passkey, photo,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::{Said, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId, GuardianId, StaffId},
        opening::Opening,
        problem::Problem,
        render::{Page, colour, html, initials},
        rights,
        session::{Actor, Cx, MembershipRow},
        week::{self, Week},
    },
    professional, settling_in, talk, transfer,
};

/// For how many days after it a parent reads that a change was withdrawn.
const WITHDRAWN_DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "family/family.html")]
struct FamilyPage {
    page: Page,
    /// Each child, with what is new about it.
    children: Vec<(ChildPart, Vec<news::Line>)>,
    /// All that was announced to the reader was read; none where nothing was.
    read: Option<bool>,
    /// What the mentorship of the organisation works towards.
    goals: Vec<goal::Line>,
    /// Where the reader is a guardian too.
    elsewhere: Vec<MembershipRow>,
    /// The reader can be something else besides.
    others: bool,
    /// There can be passkeys at this address.
    passkeys: bool,
    /// There are other children, about whom the reader may ask without custody.
    asks: bool,
}

/// What a guardian reads of a child.
pub(crate) struct ChildPart {
    pub(crate) id: ChildId,
    pub(crate) name: String,
    pub(crate) first_name: String,
    pub(crate) initials: String,
    pub(crate) colour: u8,
    /// The groups and locations.
    pub(crate) places: Vec<String>,
    /// Its first day is still to come.
    pub(crate) is_to_begin: bool,
    /// The last day on which this can be read, when the care has ended.
    pub(crate) readable_until: Option<Said>,
    pub(crate) mentor: Option<MentorPart>,
    pub(crate) next: Option<MentorPart>,
    pub(crate) withdrawn: Option<Said>,
    pub(crate) today: Option<Today>,
    pub(crate) talks: Vec<talk::Part>,
    /// Its own goals and those of its groups.
    pub(crate) goals: (Vec<goal::Line>, Vec<goal::Line>),
    pub(crate) milestones: Vec<milestone::ParentLine>,
    pub(crate) needs: Vec<needs::Line>,
    pub(crate) visits: Vec<settling_in::ForParents>,
    pub(crate) concerns: Vec<concern::ParentPart>,
    pub(crate) consents: Vec<consent::ParentLine>,
    pub(crate) professionals: Vec<professional::Line>,
    pub(crate) transfers: Vec<transfer::ParentLine>,
    /// What was agreed about it, what holds first.
    pub(crate) agreed: board::FamilyPart,
    /// What was told of its days, the last first.
    pub(crate) days: Vec<day_handover::ParentDay>,
    /// Messages that are not read yet.
    pub(crate) messages: i64,
    /// What the child says itself.
    pub(crate) heard: child_voice::Heard,
    /// Photos of it, and the consent for them.
    pub(crate) photos: photo::FamilyPart,
    /// How many observation lists there are to read.
    pub(crate) lists: i64,
    /// What was seen and told, the last first.
    pub(crate) seen: Vec<observation::ParentLine>,
}

/// A mentor of a child.
pub(crate) struct MentorPart {
    pub(crate) card: Card,
    /// The first day.
    pub(crate) from: Said,
    pub(crate) weeks: Vec<Week>,
    pub(crate) reach: String,
    /// The mentor for whom this one stands in.
    pub(crate) interim: Option<String>,
}

/// For whoever had a child here that has died, and no other: nothing to do, nothing to read.
#[derive(Template)]
#[template(path = "family/mourning.html")]
struct MourningPage {
    page: Page,
    others: bool,
}

#[derive(Template)]
#[template(path = "family/nothing.html")]
struct NothingPage {
    page: Page,
    /// The care of all children has ended, too long ago to read on.
    ended: bool,
    others: bool,
}

/// How a parent reaches a mentor: in the mentor's own words, or else as anybody can.
pub fn reach(card: &Card, lang: Lang) -> String {
    let otherwise = || lang.t("family-reach-otherwise").with("mentor", card.first_name()).to_string();
    card.reach.clone().unwrap_or_else(otherwise)
}

/// The guardian behind a request; others have nothing to look for here.
fn guardian(cx: &Cx) -> Result<GuardianId, Problem> {
    if cx.actor.is_none() && cx.account.is_some() {
        return Err(Problem::Answered("/choose".to_owned()));
    }
    cx.actor()?.guardian.ok_or(Problem::Forbidden)
}

pub async fn family(cx: Cx) -> Result<Response, Problem> {
    let guardian = guardian(&cx)?;
    let others = !cx.memberships.is_empty();
    // Without custody of any child there is nothing to see, and that is no fault.
    let Ok(grant) = Grant::<action::SeeOwnMentor>::of(cx.actor()?) else {
        let actor = cx.actor()?;
        let asks: Vec<&Uuid> = actor.facts.asks_about.iter().collect();
        match asks.as_slice() {
            [] => {}
            [only] => return Ok(Redirect::to(&format!("/family/inquiries/{only}")).into_response()),
            _ => return Ok(Redirect::to("/family/inquiries").into_response()),
        }
        let mut tx = cx.read().await?;
        let rights = rights::of_guardian(&mut tx, actor.organisation, guardian, actor.today).await?;
        if rights.is_told() && !actor.facts.is_nothing() {
            return html(&MourningPage { page: cx.page(), others });
        }
        return html(&NothingPage { page: cx.page(), ended: actor.facts.is_nothing(), others });
    };
    let actor = grant.actor();
    let mut tx = cx.read().await?;
    let all = gather(&mut tx, &grant, cx.now, cx.lang).await?;
    drop(tx);
    let opened = all.children.iter().map(|child| Opening {
        organisation: actor.organisation,
        account: actor.account,
        child: child.id,
        relation: "guardian",
        page: "family",
        at: cx.now,
    });
    cx.app.openings.record(opened.collect()).await?;
    let Gathered { children, read, goals } = all;
    let (elsewhere, others) =
        cx.memberships.iter().filter(|one| one.id != actor.membership).cloned().partition::<Vec<_>, _>(
            |one| one.guardian_id.is_some() && one.organisation_id != actor.organisation,
        );
    let others = !others.is_empty();
    let passkeys = passkey::possible(&cx.app.settings);
    let asks = !actor.facts.asks_about.is_empty();
    let children = children.into_iter().enumerate().map(|(i, child)| {
        let news = news::of(&child, i + 1, actor.today, cx.lang);
        (child, news)
    });
    let children = children.collect();
    html(&FamilyPage { page: cx.page(), children, read, goals, elsewhere, others, passkeys, asks })
}

/// All that a guardian reads on the page of its children.
pub(crate) struct Gathered {
    /// Each of its children.
    pub(crate) children: Vec<ChildPart>,
    /// All that was announced to the reader was read; none where nothing was.
    read: Option<bool>,
    /// What the mentorship of the organisation works towards.
    goals: Vec<goal::Line>,
}

/// Gathers what a guardian reads of its children at a moment. Nothing else is shown to it on that page, and nothing else
/// is in what it takes along.
pub(crate) async fn gather(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnMentor>,
    now: Moment,
    lang: Lang,
) -> Result<Gathered, Problem> {
    let actor = grant.actor();
    let guardian = actor.guardian.ok_or(Problem::Forbidden)?;
    let (organisation, today) = (grant.organisation(), actor.today);
    let children = queries::children(tx, grant).await?;
    let ids: Vec<ChildId> = children.iter().map(|child| child.id).collect();
    let places = queries::places(tx, organisation, &ids, today).await?;
    let last_days = queries::last_days(tx, organisation, &ids).await?;
    let mentorships = mentorship::of_children(tx, organisation, &ids).await?;
    let mentors: BTreeSet<StaffId> = mentorships.iter().map(|m| m.staff).collect();
    let mentors: Vec<StaffId> = mentors.into_iter().collect();
    let cards = mentor_card::cards(tx, organisation, mentors.iter().copied()).await?;
    let works = group::works(tx, organisation, &mentors).await?;
    let groups: Vec<GroupId> = places.iter().map(|place| place.group).collect();
    let whom = Whom::Children(&ids);
    let days = calendar::days(tx, organisation, &groups, whom, (today, today)).await?;
    let since = now.plus_days(-WITHDRAWN_DAYS);
    let withdrawn = announcement::withdrawn_for_guardian(tx, organisation, guardian, since).await?;
    let read = announcement::all_opened(tx, organisation, guardian, &ids).await?;
    let now = talk::Now { now, zone: &actor.zone, lang };
    let mut talks = talk::parts(tx, organisation, &ids, guardian, now).await?;
    let when = goal::When { today, lang };
    let mut goals = goal::of_family(tx, organisation, &ids, &groups, when).await?;
    let seen = match Grant::<action::SeeOwnMilestones>::of(actor) {
        Ok(grant) => milestone::of_own_children(tx, &grant).await?,
        Err(_) => Vec::new(),
    };
    let mut agreed = match Grant::<action::SeeOwnAgreements>::of(actor) {
        Ok(grant) => board::for_parents(tx, &grant, lang).await?,
        Err(_) => BTreeMap::new(),
    };
    let mut told = match Grant::<action::SeeOwnDay>::of(actor) {
        Ok(grant) => day_handover::for_parents(tx, &grant, lang).await?,
        Err(_) => BTreeMap::new(),
    };
    let mut milestones = milestone::for_parents(&seen, today, lang);
    let needs = needs::of_children(tx, organisation, ids.iter().copied()).await?;
    let reader = needs::Reader { today, zone: &actor.zone, lang, parent: true };
    let mut needs = needs::by_child(needs, reader);
    let mut visits = settling_in::for_parents(tx, organisation, ids.iter().copied(), today, lang).await?;
    let concerns = match Grant::<action::SeeOwnConcern>::of(actor) {
        Ok(grant) => concern::of_own_children(tx, &grant).await?,
        Err(_) => Vec::new(),
    };
    let consents = match Grant::<action::AnswerConsent>::of(actor) {
        Ok(_) => consent::of_children(tx, organisation, ids.iter().copied()).await?,
        Err(_) => Vec::new(),
    };
    let transfers = match Grant::<action::AnswerTransfer>::of(actor) {
        Ok(_) => transfer::of_children(tx, organisation, ids.iter().copied()).await?,
        Err(_) => Vec::new(),
    };
    // What is asked for a transfer is answered on its own page.
    let of_transfer = |id| transfers.iter().any(|one| one.asks(id));
    let consents: Vec<_> = consents.into_iter().filter(|one| !of_transfer(one.id)).collect();
    let mut transfers = transfer::for_parents(&transfers, guardian, today, lang);
    let mut consents = consent::for_parents(&consents, guardian, today, lang);
    let mut photos = match Grant::<action::AnswerConsent>::of(actor) {
        Ok(grant) => photo::for_parents(tx, &grant, (guardian, &ids), lang).await?,
        Err(_) => BTreeMap::new(),
    };
    let professionals = match Grant::<action::SeeOwnProfessionals>::of(actor) {
        Ok(grant) => professional::of_own_children(tx, &grant).await?,
        Err(_) => Vec::new(),
    };
    let mut professionals = professional::for_parents(&professionals, (now.now, now.zone), lang);
    let mut concerns = concern::for_parents(&concerns, today, lang);
    let mut heard = child_voice::for_parents(tx, organisation, &ids, today, lang).await?;
    let lists = match Grant::<action::SeeOwnObservationLists>::of(actor) {
        Ok(_) => observation_list::told_of(tx, organisation, &ids).await?,
        Err(_) => BTreeMap::new(),
    };
    let mut seen = match Grant::<action::SeeOwnObservations>::of(actor) {
        Ok(grant) => observation::of_own_children(tx, &grant, guardian, &ids, lang).await?,
        Err(_) => BTreeMap::new(),
    };
    let messages = message::unread_of_guardian(tx, organisation, guardian).await?;
    let contacts = contact_of_the_day::contacts(tx, organisation, ids.iter().copied(), today).await?;
    let todays = Todays { days: &days, contacts: &contacts, today, lang };
    let writer = Writer { lang, actor, places, last_days, mentorships, cards, works, todays, withdrawn };
    let children = children
        .iter()
        .map(|child| ChildPart {
            talks: talks.remove(&child.id).unwrap_or_default(),
            goals: goals.of(child.id, writer.groups_of(child.id)),
            milestones: milestones.remove(&child.id).unwrap_or_default(),
            needs: needs.remove(&child.id).unwrap_or_default(),
            visits: visits.remove(&child.id).unwrap_or_default(),
            concerns: concerns.remove(&child.id).unwrap_or_default(),
            consents: consents.remove(&child.id).unwrap_or_default(),
            professionals: professionals.remove(&child.id).unwrap_or_default(),
            transfers: transfers.remove(&child.id).unwrap_or_default(),
            agreed: agreed.remove(&child.id).unwrap_or_default(),
            days: told.remove(&child.id).unwrap_or_default(),
            heard: heard.remove(&child.id).unwrap_or_default(),
            messages: messages.get(&child.id).copied().unwrap_or_default(),
            photos: photos.remove(&child.id).unwrap_or_default(),
            lists: lists.get(&child.id).copied().unwrap_or_default(),
            seen: seen.remove(&child.id).unwrap_or_default(),
            ..writer.child(child)
        })
        .collect();
    Ok(Gathered { children, read, goals: goals.of_mentorship })
}

/// All that the parts of the page are made from.
struct Writer<'a> {
    lang: Lang,
    actor: &'a Actor,
    places: Vec<Place>,
    last_days: BTreeMap<ChildId, Date>,
    mentorships: Vec<Mentorship>,
    cards: Vec<Card>,
    works: Vec<Works>,
    todays: Todays<'a>,
    withdrawn: Vec<announcement::Withdrawn>,
}

impl Writer<'_> {
    /// The groups on which the child is today.
    fn groups_of(&self, child: ChildId) -> BTreeSet<GroupId> {
        let here =
            self.places.iter().filter(|place| place.child == child && place.holds_on(self.actor.today));
        here.map(|place| place.group).collect()
    }

    fn child(&self, child: &ChildRow) -> ChildPart {
        let today = self.actor.today;
        let name = format!("{} {}", child.first_name, child.last_name);
        let places: Vec<&Place> = self.places.iter().filter(|place| place.child == child.id).collect();
        let mentorships = || self.mentorships.iter().filter(|m| m.child == child.id && !places.is_empty());
        let mentor = mentorships().find(|m| m.holds_on(today));
        let next = mentorships().find(|m| m.begins_after(today));
        let mut said_places: Vec<String> =
            places.iter().map(|place| format!("{} · {}", place.group_name, place.location_name)).collect();
        said_places.dedup();
        let withdrawn = self.withdrawn.iter().find(|w| w.child_id == child.id);
        ChildPart {
            id: child.id,
            initials: initials(&child.first_name),
            colour: colour(child.id.0),
            first_name: child.first_name.clone(),
            is_to_begin: !places.is_empty()
                && places.iter().all(|place| place.from.is_some_and(|from| from > today)),
            today: self.today(child, &places, mentor.map(|m| m.staff)),
            mentor: mentor.and_then(|m| self.mentor(m, &places, today)),
            next: next.and_then(|m| self.mentor(m, &places, m.from)),
            readable_until: readable_until(self.last_days.get(&child.id).copied())
                .filter(|_| places.is_empty())
                .map(|last| said(last, today, self.lang)),
            withdrawn: withdrawn.map(|w| said(w.at.date_in(&self.actor.zone), today, self.lang)),
            places: said_places,
            talks: Vec::new(),
            goals: Default::default(),
            milestones: Vec::new(),
            needs: Vec::new(),
            visits: Vec::new(),
            concerns: Vec::new(),
            consents: Vec::new(),
            professionals: Vec::new(),
            transfers: Vec::new(),
            agreed: board::FamilyPart::default(),
            days: Vec::new(),
            messages: 0,
            lists: 0,
            seen: Vec::new(),
            heard: Default::default(),
            photos: photo::FamilyPart::default(),
            name,
        }
    }

    /// A mentor with the week as it is on a date, or on the child's first day when that is later.
    fn mentor(&self, mentorship: &Mentorship, places: &[&Place], on: Date) -> Option<MentorPart> {
        let card = self.cards.iter().find(|card| card.staff == mentorship.staff)?.clone();
        let first = places
            .iter()
            .filter_map(|place| place.from)
            .min()
            .filter(|_| !places.iter().any(|place| place.holds_on(on)));
        let on = first.map_or(on, |first| first.max(on));
        let there: Vec<&&Place> = places.iter().filter(|place| place.holds_on(on)).collect();
        let child = there.iter().fold(0, |days, place| days | place.days.0);
        let mentor = self
            .works
            .iter()
            .filter(|w| w.staff == mentorship.staff && w.holds_on(on))
            .filter(|w| there.iter().any(|place| place.group == w.group))
            .fold(0, |days, w| days | w.days.0);
        let weeks = if child == 0 {
            week::there(HalfDays(mentor), self.lang)
        } else {
            week::together(HalfDays(child), HalfDays(mentor), self.lang)
        };
        Some(MentorPart {
            from: said(mentorship.from, self.actor.today, self.lang),
            reach: reach(&card, self.lang),
            weeks,
            interim: mentorship
                .stands_in_for
                .as_ref()
                .map(|(_, name)| mentor_card::first_name(name).to_owned()),
            card,
        })
    }

    fn today(&self, child: &ChildRow, places: &[&Place], mentor: Option<StaffId>) -> Option<Today> {
        let today = self.actor.today;
        let here = places.iter().filter(|place| place.holds_on(today));
        let own = here.max_by_key(|place| place.main)?.group;
        let card = self.cards.iter().find(|card| Some(card.staff) == mentor);
        self.todays.of(child.id, own, mentor, card.map(Card::first_name))
    }
}

#[derive(Template)]
#[template(path = "family/read.html")]
struct ReadPart {
    page: Page,
}

/// Notes that the guardian has read what was new. Sent by the page itself, or by its button without script.
pub async fn read(cx: Cx, headers: HeaderMap, form: Submitted<Nothing>) -> Result<Response, Problem> {
    let guardian = guardian(&cx)?;
    let grant = Grant::<action::SeeOwnMentor>::of(cx.actor()?)?;
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let mut tx = cx.write(&form).await?;
    let children: Vec<ChildId> = grant.actor().facts.custody_of.iter().copied().map(ChildId).collect();
    announcement::opened(&mut tx, organisation, guardian, &children, account).await?;
    let audit = Audit::new(organisation, Some(account), "message opened").on("guardian", guardian);
    let redirect = tx.finish(audit, "/family", None).await?;
    if headers.contains_key("hx-request") { html(&ReadPart { page: cx.page() }) } else { Ok(redirect) }
}
