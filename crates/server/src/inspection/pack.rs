//! What is in a pack: gathered from the facts of a period as they stood on its last day, so that what happens later
//! changes nothing. What people explain about it is written later, and counts until the pack is made.

mod days;
mod not_counted;
mod practice;
mod promises;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    inspection::{End, Outcome, Part, Promise, counted_on},
    obligation::{Days as _, Facts, Kind, WorkingDays},
    period::Period,
    protocol::{Origin, Protocol},
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{
    evidence::{Evidence, evidence, half_days, works_with},
    explanations::{self, Explanation},
    pages::{no_protocol_before, said, together},
    queries::{self, Placed},
    sheet::{Cell, Sheet, numbers},
};
use crate::{
    announcement::{self, Proof},
    calendar,
    concern::{self, Concern},
    consent::{self, Consent},
    group::{self, Works},
    import::{self, History},
    mentorship::{self, Mentorship},
    message::{self, Happened},
    needs::{self, Need},
    observation::{self, Finished},
    platform::{
        access::Grant,
        clock::Moment,
        db::Read,
        i18n::Lang,
        ids::{ChildId, ConsentId, GuardianId, LocationId},
    },
    protocol,
    talk::{self, Recorded},
    transfer::{self, Transfer},
};

/// A child that had its place at the location in the period.
struct Child {
    id: ChildId,
    /// What stands for its name.
    number: String,
    /// Its last place of the period.
    placed: Placed,
    /// The last day of that place in the period.
    until: Date,
}

/// The facts from which a pack is made.
pub(super) struct Basis<'a> {
    grant: &'a Grant<action::Inspect>,
    from: Date,
    until: Date,
    /// By number.
    children: Vec<Child>,
    mentorships: Vec<Mentorship>,
    works: Vec<Works>,
    proofs: Vec<Proof>,
    days: WorkingDays<Vec<Period>>,
    /// Each protocol with its first day.
    protocols: Vec<(Date, Protocol)>,
    talks: Vec<Recorded>,
    observations: Vec<Finished>,
    /// The talks and observations that the planning gave.
    imported: BTreeMap<ChildId, History>,
    concerns: Vec<Concern>,
    consents: Vec<Consent>,
    transfers: Vec<Transfer>,
    needs: Vec<Need>,
    messages: Vec<Happened>,
    /// Who had custody on the last day.
    custodians: BTreeMap<ChildId, Vec<GuardianId>>,
    /// The first day of the organisation here.
    known_from: Date,
    /// What the protocol asks is computed from these, in the order of the children.
    facts: Vec<Facts<Uuid>>,
    /// How it stood on days of the period, the last one last.
    looks: Vec<Evidence>,
    /// What was explained about it, until this moment.
    explanations: Vec<Explanation>,
}

/// The children with their numbers, in an order that says nothing about them and is the same for the same pack.
fn children(placed: Vec<Placed>, location: LocationId, (from, until): (Date, Date)) -> Vec<Child> {
    let mut last: BTreeMap<ChildId, Placed> = BTreeMap::new();
    for place in placed {
        let begins = |place: &Placed| place.from_on.map(jiff_sqlx::Date::to_jiff);
        let known = last.get(&place.child_id);
        if known.is_none_or(|known| begins(known) < begins(&place)) {
            last.insert(place.child_id, place);
        }
    }
    let order = |child: ChildId| {
        Sha256::new()
            .chain_update(location.0)
            .chain_update(format!("{from} {until}"))
            .chain_update(child.0)
            .finalize()
    };
    let mut all: Vec<(_, Placed)> = last.into_iter().map(|(child, placed)| (order(child), placed)).collect();
    all.sort_by_key(|(order, _)| *order);
    let width = all.len().to_string().len();
    let numbered = all.into_iter().zip(1..).map(|((_, placed), n)| Child {
        id: placed.child_id,
        number: format!("P{n:0width$}"),
        until: placed.until_on.map_or(until, |day| day.to_jiff().min(until)),
        placed,
    });
    numbered.collect()
}

impl<'a> Basis<'a> {
    /// Reads them; one query for each kind of fact, however many children there are.
    pub(super) async fn read(
        tx: &mut Read,
        grant: &'a Grant<action::Inspect>,
        location: LocationId,
        (from, until): (Date, Date),
    ) -> sqlx::Result<Self> {
        let organisation = grant.organisation();
        let placed = queries::placed_between(tx, grant, location, (from, until)).await?;
        let children = children(placed, location, (from, until));
        let ids: Vec<ChildId> = children.iter().map(|child| child.id).collect();
        let mentorships = mentorship::of_children(tx, organisation, &ids).await?;
        let staff: BTreeSet<_> = mentorships.iter().map(|m| m.staff).collect();
        let staff: Vec<_> = staff.into_iter().collect();
        let mut protocols = Vec::new();
        for version in protocol::terms(tx, organisation).await? {
            let text = protocol::in_force(tx, organisation, version.starts_on).await?;
            protocols.push((version.starts_on, text));
        }
        let talks = talk::recorded(tx, organisation, ids.iter().copied()).await?;
        let observations = observation::finished(tx, organisation, &ids, &grant.actor().zone).await?;
        let imported = import::history(tx, organisation, ids.iter().copied()).await?;
        let mut looks = Vec::new();
        for day in counted_on(from, until) {
            looks.push(evidence(tx, grant, location, day).await?);
        }
        Ok(Self {
            facts: practice::facts(tx, grant, &children, (&talks, &observations, &imported)).await?,
            works: group::works(tx, organisation, &staff).await?,
            proofs: announcement::proof(tx, organisation, mentorships.iter().map(|m| m.id)).await?,
            days: calendar::working_days(tx, organisation, Some(location)).await?,
            talks,
            observations,
            imported,
            concerns: concern::of_children(tx, organisation, ids.iter().copied(), grant.actor().today)
                .await?,
            consents: consent::of_children(tx, organisation, ids.iter().copied()).await?,
            transfers: transfer::of_children(tx, organisation, ids.iter().copied()).await?,
            needs: needs::versions(tx, organisation, ids.iter().copied()).await?,
            messages: message::happened(tx, organisation, ids.iter().copied()).await?,
            custodians: promises::custodians(tx, organisation, &ids, until).await?,
            known_from: queries::first_day(tx, organisation, &grant.actor().zone).await?,
            looks,
            explanations: explanations::of_location(tx, organisation, location).await?,
            grant,
            from,
            until,
            children,
            mentorships,
            protocols,
        })
    }

    /// Which number is which child.
    pub(super) fn key(&self) -> Vec<(ChildId, String)> {
        self.children.iter().map(|child| (child.id, child.number.clone())).collect()
    }

    /// A part of the pack.
    pub(super) fn sheet(&self, part: Part, lang: Lang) -> Sheet {
        let (columns, rows): (&[&str], _) = match part {
            Part::Coverage => {
                (&["asked", "article", "met", "not-yet", "missing", "unknown"], self.coverage(lang))
            }
            Part::Days => return Sheet { part, head: Self::by_day_head(lang), rows: self.by_day(lang) },
            Part::Deviations => (&["number", "lacks", "seen-on", "why", "explained"], self.deviations(lang)),
            Part::Mentors => {
                (&["number", "group", "mentor", "since", "until", "together"], self.mentors(lang))
            }
            Part::Told => (&["number", "who", "mentor", "began", "at-latest", "told-on"], self.told(lang)),
            Part::Talks => (&["number", "talk", "day", "outcome"], self.talks(lang)),
            Part::Observations => (&["number", "day", "cycle", "parents-heard"], self.observations(lang)),
            Part::Concerns => (&["number", "opened", "step", "day"], self.concerns(lang)),
            Part::Consents => (&["number", "consent", "asked-on", "answers", "sent-on"], self.consents(lang)),
            Part::Practice => {
                let columns: &[&str] =
                    &["promise", "in-time", "late", "not-yet", "not-done", "otherwise", "known-since"];
                (columns, self.practice(lang))
            }
            Part::Promises => {
                (&["number", "promise", "since", "at-latest", "settled-on", "outcome"], self.promises(lang))
            }
            Part::NotCounted => (&["promise", "not-counted"], self.not_counted(lang)),
            Part::Protocol => (&["since", "setting", "origin"], self.protocol(lang)),
        };
        let head = columns.iter().map(|key| lang.t(&("inspection-column-".to_owned() + key)).to_string());
        Sheet { part, head: head.collect(), rows }
    }

    fn day(&self, at: Moment) -> Date {
        at.date_in(&self.grant.actor().zone)
    }

    /// It is in the period, and the child was here or came here.
    fn counts(&self, child: &Child, day: Date) -> bool {
        self.from <= day && day <= child.until
    }

    fn known(&self, day: Date) -> Option<Date> {
        Some(day).filter(|day| *day <= self.until)
    }

    fn protocol_on(&self, day: Date) -> Option<&Protocol> {
        let held = self.protocols.iter().rev().find(|(starts_on, _)| *starts_on <= day);
        held.or(self.protocols.first()).map(|(_, protocol)| protocol)
    }

    fn coverage(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let last = self.looks.last().into_iter().flat_map(|last| &last.counts);
        let asked = last.filter(|(_, count)| count.asked() > 0);
        asked
            .map(|(requirement, count)| {
                vec![
                    Cell::Text(said("inspection-what-", *requirement, lang)),
                    Cell::Text(said("inspection-article-", *requirement, lang)),
                    Cell::Number(count.met),
                    Cell::Number(count.not_yet),
                    Cell::Number(count.missing),
                    Cell::Number(count.unknown),
                ]
            })
            .collect()
    }

    /// The mentorships of a child that had not ended before the period, also those that begin after it.
    fn lasting(&self, child: &Child) -> impl Iterator<Item = &Mentorship> {
        let id = child.id;
        self.mentorships
            .iter()
            .filter(move |m| m.child == id && m.until.is_none_or(|until| until >= m.from.max(self.from)))
    }

    /// The mentorships of a child that held in the period.
    fn of_child(&self, child: &Child) -> impl Iterator<Item = &Mentorship> {
        let last = child.until;
        self.lasting(child).filter(move |m| m.from <= last)
    }

    fn mentors(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let all = self.children.iter().flat_map(|child| self.of_child(child).map(move |m| (child, m)));
        all.map(|(child, m)| {
            let ended = m.until.and_then(|day| self.known(day));
            let on = ended.unwrap_or(child.until).min(child.until);
            let days = mentorkind_division::HalfDays(half_days(child.placed.days));
            let shared = works_with(m, &child.placed, &self.works, on)
                .map_or(0, |works| days.shared(works).0.count_ones());
            vec![
                Cell::Text(child.number.clone()),
                Cell::Text(child.placed.group_name.clone()),
                Cell::Text(m.staff_name.clone()),
                Cell::Day(m.from),
                Cell::maybe(ended),
                Cell::Text(together(shared, days.0.count_ones(), lang)),
            ]
        })
        .collect()
    }

    /// The guardians of a child of whom something was known in the period, in an order that does not change.
    fn guardians(&self, child: ChildId) -> Vec<GuardianId> {
        let of: BTreeSet<_> = self.mentorships.iter().filter(|m| m.child == child).map(|m| m.id).collect();
        let told = self
            .proofs
            .iter()
            .filter(|proof| of.contains(&proof.mentorship_id) && self.day(proof.made_at) <= self.until);
        let asked = self.consents.iter().filter(|consent| consent.child == child);
        let answered = asked.flat_map(|consent| &consent.given).filter(|given| given.on <= self.until);
        let all: BTreeSet<GuardianId> =
            told.filter_map(|proof| proof.guardian_id).chain(answered.map(|given| given.guardian)).collect();
        all.into_iter().collect()
    }

    fn guardian(&self, child: ChildId, guardian: GuardianId, lang: Lang) -> String {
        let at = self.guardians(child).iter().position(|one| *one == guardian).map_or(0, |at| at + 1);
        lang.t("inspection-guardian").with("number", at).to_string()
    }

    /// Telling somebody of a mentorship.
    fn telling(&self, proof: &Proof) -> Promise {
        let since = self.day(proof.made_at);
        let term = self.protocol_on(since).map_or(0, Protocol::tell_working_days);
        Promise {
            since,
            until: self.days.working_days_after(since, term),
            end: proof.told_at.map(|at| End::Done(self.day(at))),
        }
    }

    /// How telling somebody of a mentorship stood on the last day, where it counts in this period: of a mentorship that is
    /// over nobody is told any more.
    fn told_here(&self, child: &Child, m: &Mentorship, telling: &Promise) -> Option<Outcome> {
        let last = m.until.map_or(child.until, |until| until.min(child.until));
        telling.decided((self.from, self.until), last)
    }

    /// What was told of each mentorship of the period, and of those that begin later what counts here.
    fn tellings(&self) -> impl Iterator<Item = (&Child, &Mentorship, &Proof, Promise)> {
        let all = self.children.iter().flat_map(|child| self.lasting(child).map(move |m| (child, m)));
        all.flat_map(move |(child, m)| {
            let of = self.proofs.iter().filter(move |proof| proof.mentorship_id == m.id);
            of.filter_map(move |proof| {
                let telling = self.telling(proof);
                let stands = m.from <= child.until || self.told_here(child, m, &telling).is_some();
                (stands && telling.since <= self.until).then_some((child, m, proof, telling))
            })
        })
    }

    fn told(&self, lang: Lang) -> Vec<Vec<Cell>> {
        self.tellings()
            .map(|(child, m, proof, telling)| {
                let who = match proof.guardian_id {
                    Some(guardian) => self.guardian(child.id, guardian, lang),
                    None => lang.t("inspection-child-itself").to_string(),
                };
                vec![
                    Cell::Text(child.number.clone()),
                    Cell::Text(who),
                    Cell::Text(m.staff_name.clone()),
                    Cell::Day(telling.since),
                    Cell::Day(telling.until),
                    Cell::maybe(telling.ended(self.until).map(End::day)),
                ]
            })
            .collect()
    }

    /// The talks of a child: the day, the code of the kind, and the key of what came of it.
    fn talks_of(&self, child: &Child) -> Vec<(Date, &str, &'static str)> {
        let recorded = self.talks.iter().filter(|talk| talk.child_id == child.id);
        let recorded = recorded.map(|talk| {
            let outcome = if talk.held { "inspection-talk-held" } else { "inspection-talk-declined" };
            (talk.on_day.to_jiff(), talk.kind.as_str(), outcome)
        });
        let imported = self.imported.get(&child.id).into_iter().flat_map(|history| &history.talks);
        let imported = imported.map(|day| (*day, Kind::ParentTalk.code(), "inspection-from-planning"));
        let mut all: Vec<_> = recorded.chain(imported).filter(|(day, ..)| self.counts(child, *day)).collect();
        all.sort_unstable();
        all
    }

    fn talks(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let all = self.children.iter().flat_map(|child| {
            self.talks_of(child).into_iter().map(move |(day, kind, outcome)| (child, day, kind, outcome))
        });
        all.map(|(child, day, kind, outcome)| {
            vec![
                Cell::Text(child.number.clone()),
                Cell::Text(lang.t(&("todo-kind-".to_owned() + kind)).to_string()),
                Cell::Day(day),
                Cell::Text(lang.t(outcome).to_string()),
            ]
        })
        .collect()
    }

    /// The observations of children that count in the period.
    fn observed(&self) -> impl Iterator<Item = (&Child, &Finished)> {
        self.children.iter().flat_map(|child| {
            let of = self.observations.iter().filter(|observed| observed.child_id == child.id);
            of.filter(|observed| self.counts(child, self.day(observed.finished_at)))
                .map(move |observed| (child, observed))
        })
    }

    fn observations(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let row = |child: &Child, day: Date, cycle: &str, heard: Option<Date>| {
            vec![
                Cell::Text(child.number.clone()),
                Cell::Day(day),
                Cell::Text(lang.t(cycle).to_string()),
                Cell::maybe(heard),
            ]
        };
        let imported = self.children.iter().flat_map(|child| {
            let days = self.imported.get(&child.id).into_iter().flat_map(|history| &history.observations);
            days.filter(move |day| self.counts(child, **day)).map(move |day| (child, *day))
        });
        let imported = imported.map(|(child, day)| row(child, day, "inspection-from-planning", None));
        let finished = self.observed().map(|(child, observed)| {
            let cycle = if observed.periodic { "inspection-yes" } else { "inspection-no" };
            let heard = observed.told_on.and_then(|day| self.known(day.to_jiff()));
            row(child, self.day(observed.finished_at), cycle, heard)
        });
        imported.chain(finished).collect()
    }

    fn concerns(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for child in &self.children {
            // The first comes first.
            for concern in self.concerns.iter().rev().filter(|concern| concern.child == child.id) {
                let opened = (concern.opened_on, lang.t("inspection-concern-opened").to_string());
                let acts = concern.acts.iter().map(|done| (done.on, concern::act(concern, done, lang)));
                let steps = [opened].into_iter().chain(acts);
                rows.extend(steps.filter(|(day, _)| self.counts(child, *day)).map(|(day, step)| {
                    vec![
                        Cell::Text(child.number.clone()),
                        Cell::Day(concern.opened_on),
                        Cell::Text(step),
                        Cell::Day(day),
                    ]
                }));
            }
        }
        rows
    }

    /// For what part of which transfer a consent was asked, and when that part went.
    fn of_transfers(&self, lang: Lang) -> BTreeMap<ConsentId, (String, Option<Date>)> {
        let mut found = BTreeMap::new();
        for transfer in &self.transfers {
            for part in &transfer.parts {
                let Some(consent) = &part.consent else { continue };
                let where_to = transfer::destination(transfer.destination, lang);
                let words = format!("{where_to}: {}", transfer::label(part.part, lang));
                let with = transfer.sendings.iter().filter(|sending| sending.has(part.part));
                let sent = with.map(|sending| sending.sent_on.to_jiff()).min();
                found.insert(consent.id, (words, sent.and_then(|day| self.known(day))));
            }
        }
        found
    }

    fn consents(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let of_transfers = self.of_transfers(lang);
        let mut rows = Vec::new();
        for child in &self.children {
            let asked = self.consents.iter().rev().filter(|consent| consent.child == child.id);
            for consent in asked.filter(|consent| self.counts(child, consent.asked_on)) {
                let (what, sent) = of_transfers
                    .get(&consent.id)
                    .cloned()
                    .unwrap_or_else(|| (lang.t("inspection-consent-other").to_string(), None));
                let answers = consent.given.iter().filter(|given| given.on <= self.until).map(|given| {
                    let key = "inspection-answer-".to_owned() + given.answer.code();
                    let words = lang.t(&key).with("date", numbers(given.on)).to_string();
                    let paper = given.paper.as_ref().map(|_| lang.t("inspection-on-paper").to_string());
                    let who = self.guardian(child.id, given.guardian, lang);
                    [Some(format!("{who}: {words}")), paper]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" ")
                });
                rows.push(vec![
                    Cell::Text(child.number.clone()),
                    Cell::Text(what),
                    Cell::Day(consent.asked_on),
                    Cell::Text(answers.collect::<Vec<_>>().join("\n")),
                    Cell::maybe(sent),
                ]);
            }
        }
        rows
    }

    /// What the protocols that were in force in the period say.
    fn protocol(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let first = self.protocols.first().map(|(first, _)| *first).filter(|first| self.from < *first);
        let unknown = first.map(|first| {
            vec![Cell::Day(self.from), Cell::Text(no_protocol_before(first, lang)), Cell::Nothing]
        });
        let mut rows: Vec<Vec<Cell>> = unknown.into_iter().collect();
        for (at, (starts_on, protocol)) in self.protocols.iter().enumerate() {
            let next = self.protocols.get(at + 1).map(|(next, _)| *next);
            if *starts_on > self.until && at > 0 || next.is_some_and(|next| next <= self.from) {
                continue;
            }
            rows.extend(protocol.entries().iter().map(|entry| {
                let quote = match &entry.origin {
                    Origin::Quote { quote, .. } => Some(quote.clone()),
                    Origin::Law(_) | Origin::Default => None,
                };
                let origin = [quote, protocol::origin(entry, lang)];
                vec![
                    Cell::Day(*starts_on),
                    Cell::Text(protocol::words(entry, lang)),
                    Cell::Text(origin.into_iter().flatten().collect::<Vec<_>>().join(" ")),
                ]
            }));
        }
        rows
    }
}
