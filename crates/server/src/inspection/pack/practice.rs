//! How often the terms of the protocol were kept in the period. What is asked once of a need, a message, a consent or a
//! transfer is in [`super::promises`].

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    inspection::{End, Kept},
    obligation::{Facts, Kind, Observed, Talk, Terms, Version, begins, practice},
    period::Period,
    protocol::{Entry, Protocol, Setting, Value},
};
use uuid::Uuid;

use super::{Basis, Child, queries};
use crate::{
    calendar,
    import::History,
    inspection::sheet::{Cell, numbers},
    observation::Finished,
    platform::{
        access::Grant,
        db::{Read, id_list},
        i18n::Lang,
        ids::ChildId,
    },
    protocol,
    talk::Recorded,
};

impl Basis<'_> {
    /// How often the terms of the protocol were kept: telling who the mentor is, contact and a talk after an observation,
    /// what is asked of a child once or again, and needs, messages, consents and transfers.
    pub(super) fn practice(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let told = self.tellings().filter_map(|(child, m, _, telling)| self.told_here(child, m, &telling));
        let told: Kept = told.collect();
        let contacts = self.after(
            |_| true,
            |terms| terms.contact_working_days,
            |observed| observed.told_on.map(jiff_sqlx::Date::to_jiff),
        );
        let talks = self.after(
            |observed| observed.particulars,
            |terms| terms.particulars_working_days,
            particulars_talk,
        );
        let promises = [
            ("inspection-practice-told", Setting::TellWorkingDays, told),
            ("todo-kind-contact", Setting::ContactWorkingDays, contacts),
            ("todo-kind-particulars-talk", Setting::ParticularsWorkingDays, talks),
        ];
        let promised = promises
            .into_iter()
            .map(|(subject, setting, kept)| (lang.t(subject).to_string(), self.held(|_| setting), kept));
        let asked = self.asked().into_iter().filter_map(|(kind, kept)| {
            setting(kind, false)?;
            let subject = lang.t(&("todo-kind-".to_owned() + kind.code())).to_string();
            let by = |protocol: &Protocol| {
                setting(kind, protocol.terms().observation_at_birthday).unwrap_or(Setting::ObservationMonths)
            };
            Some((subject, self.held(by), kept))
        });
        promised
            .chain(asked)
            .filter(|(_, held, kept)| {
                *kept != Kept::default() || !held.iter().all(|(_, entry)| is_off(entry))
            })
            .map(|(subject, held, kept)| {
                let words = format!("{subject}: {}", terms(&held, lang));
                let counted = [kept.in_time, kept.late, kept.not_yet, kept.missing].map(Cell::Number);
                let empty = [Cell::Nothing, Cell::Nothing];
                [Cell::Text(words)].into_iter().chain(counted).chain(empty).collect()
            })
            .chain(self.kept_promises(lang))
            .collect()
    }

    /// How often what is promised after some observations was kept.
    fn after(
        &self,
        some: fn(&Finished) -> bool,
        term: fn(&Terms) -> u32,
        done: fn(&Finished) -> Option<Date>,
    ) -> Kept {
        let all = self.children.iter().flat_map(|child| {
            let of = self.observations.iter().filter(move |one| one.child_id == child.id && some(one));
            of.filter_map(move |one| {
                let on = self.day(one.finished_at);
                let end = done(one).map(|day| End::Done(day.max(on)));
                self.within((on, end), term)?.decided((self.from, self.until), child.until)
            })
        });
        all.collect()
    }

    /// What a setting said in the period, each value with its first day in it. Which setting it is can differ by protocol.
    pub(super) fn held(&self, setting: impl Fn(&Protocol) -> Setting) -> Vec<(Date, &Entry)> {
        let mut held: Vec<(Date, &Entry)> = Vec::new();
        for (at, (starts_on, protocol)) in self.protocols.iter().enumerate() {
            // The first one counts for what was before it too.
            let from = if at == 0 { self.from } else { self.from.max(*starts_on) };
            let setting = setting(protocol);
            let entry = protocol.entries().iter().find(|entry| entry.setting == setting);
            let Some(entry) = entry.filter(|_| from <= self.until) else { continue };
            held.pop_if(|(last, _)| *last == from);
            if held.last().is_none_or(|(_, last)| (last.setting, last.value) != (entry.setting, entry.value))
            {
                held.push((from, entry));
            }
        }
        held
    }

    /// The terms of the protocols that had begun by the last day.
    pub(super) fn versions(&self) -> Vec<Version> {
        self.protocols
            .iter()
            .filter(|(starts_on, _)| *starts_on <= self.until)
            .map(|(starts_on, protocol)| Version { starts_on: *starts_on, terms: protocol.terms() })
            .collect()
    }

    /// What is asked of a child once or again.
    fn asked(&self) -> BTreeMap<Kind, Kept> {
        let versions = self.versions();
        let children = self.facts.iter().zip(self.children.iter().map(|child| child.until));
        // Of what the planning knew from before it is not known whether it was asked.
        let counts = |observed: &Observed<Uuid>| !observed.id.is_nil();
        practice(children, &versions, &self.days, (self.from, self.until), counts)
    }
}

/// It asks nothing.
pub(super) fn is_off(entry: &Entry) -> bool {
    matches!(entry.value, Value::Number(0) | Value::Switch(false))
}

/// What held in the period, in words; from when, where it changed.
pub(super) fn terms(held: &[(Date, &Entry)], lang: Lang) -> String {
    if let [(_, entry)] = held {
        return protocol::words(entry, lang);
    }
    let since = held.iter().map(|(from, entry)| {
        let words = protocol::words(entry, lang);
        lang.t("inspection-practice-since").with("words", words).with("date", numbers(*from)).to_string()
    });
    since.collect::<Vec<_>>().join("; ")
}

/// The setting that asks this of a child.
fn setting(kind: Kind, at_birthday: bool) -> Option<Setting> {
    Some(match kind {
        Kind::SettlingInReview => Setting::SettlingInReviewWeeks,
        Kind::IntroductionTalk => Setting::IntroductionWeeks,
        Kind::FirstMonthsTalk => Setting::FirstMonths,
        Kind::ParentTalk => Setting::ParentTalkMonths,
        Kind::ExitTalk => Setting::ExitWeeks,
        Kind::ChildTalk => Setting::ChildTalkMonths,
        Kind::Observation if at_birthday => Setting::ObservationAtBirthday,
        Kind::Observation => Setting::ObservationMonths,
        _ => return None,
    })
}

/// What is known of each child, in their order.
pub(super) async fn facts(
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    children: &[Child],
    (talks, observations, imported): (&[Recorded], &[Finished], &BTreeMap<ChildId, History>),
) -> sqlx::Result<Vec<Facts<Uuid>>> {
    let (organisation, zone) = (grant.organisation(), &grant.actor().zone);
    let ids = id_list(children.iter().map(|child| child.id));
    let places = queries::places(tx, organisation, &ids).await?;
    let absences = queries::absences(tx, organisation, &ids).await?;
    let day = jiff_sqlx::Date::to_jiff;
    let of = |child: &Child| {
        let id = child.id;
        let before = imported.get(&id);
        let recorded = talks.iter().filter(|talk| talk.child_id == id).filter_map(|talk| {
            let on = talk.on_day.to_jiff();
            Some((Kind::of(&talk.kind)?, if talk.held { Talk::Held(on) } else { Talk::Declined(on) }))
        });
        let finished = observations.iter().filter(|observed| observed.child_id == id);
        let absent = absences.iter().filter(|absence| absence.child_id == id).map(|absence| Period {
            from: Some(day(absence.from_on)),
            until: Some(calendar::last_absent(day(absence.until_on), absence.back_on.map(day))),
        });
        let placed = places.iter().filter(|place| place.child_id == id);
        let period =
            |place: &queries::Place| Period { from: place.from_on.map(day), until: place.until_on.map(day) };
        let at_school: Vec<Period> = placed.clone().filter(|place| place.kind == "bso").map(period).collect();
        Facts {
            child: id.0,
            birth_date: day(child.placed.birth_date),
            places: placed.map(period).collect(),
            after_school: child.placed.kind == "bso",
            after_school_since: begins(&at_school, child.until),
            away: absent.collect(),
            settling_in: None,
            first_carer: None,
            observed: before
                .into_iter()
                .flat_map(History::observed)
                .chain(finished.map(|observed| observed.observed(zone)))
                .collect(),
            milestones: None,
            talks: before.into_iter().flat_map(History::held).chain(recorded).collect(),
            needs: Vec::new(),
        }
    };
    Ok(children.iter().map(of).collect())
}

/// The day on which the talk about particulars was held or not wanted.
fn particulars_talk(observed: &Finished) -> Option<Date> {
    match observed.talk? {
        Talk::Held(day) | Talk::Declined(day) => Some(day),
        Talk::Planned(_) | Talk::Unchosen(_) => None,
    }
}
