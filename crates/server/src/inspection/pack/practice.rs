//! How often the terms of the protocol were kept in the period.

use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    inspection::{Kept, Telling, kept},
    obligation::{Days as _, Facts, Kind, Observed, Talk, Version, practice},
    period::Period,
    protocol::{Protocol, Setting},
};
use uuid::Uuid;

use super::{Basis, Child, queries};
use crate::{
    calendar,
    inspection::sheet::Cell,
    observation::Finished,
    platform::{
        access::Grant,
        db::{Read, id_list},
        i18n::Lang,
    },
    protocol,
    talk::Recorded,
};

impl Basis<'_> {
    /// How often the terms of the protocol were kept: telling who the mentor is, contact and a talk after an observation,
    /// and what is asked of a child once or again.
    pub(super) fn practice(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let told = self.tellings().map(|(_, _, proof)| (self.day(proof.made_at), self.telling(proof)));
        let told: Vec<Telling> =
            told.filter(|(made, _)| *made >= self.from).map(|(_, telling)| telling).collect();
        let promised = |term: fn(&Protocol) -> u32, done: fn(&Finished) -> Option<Date>| {
            move |observed: &Finished| {
                let on = self.day(observed.finished_at);
                let term = self.protocol_on(on).map_or(0, term);
                (term > 0)
                    .then(|| Telling { until: self.days.working_days_after(on, term), told: done(observed) })
            }
        };
        let contact = promised(
            |protocol| protocol.terms().contact_working_days,
            |observed| observed.told_on.map(jiff_sqlx::Date::to_jiff),
        );
        let talk = promised(|protocol| protocol.terms().particulars_working_days, particulars_talk);
        let contacts = self.observed().filter_map(|(_, observed)| contact(observed)).collect();
        let talks = self.observed().filter(|(_, observed)| observed.particulars);
        let talks = talks.filter_map(|(_, observed)| talk(observed)).collect();
        let promises = [
            (Setting::TellWorkingDays, told),
            (Setting::ContactWorkingDays, contacts),
            (Setting::ParticularsWorkingDays, talks),
        ];
        let now = self.protocol_on(self.until).map(Protocol::entries).unwrap_or_default();
        let promised = promises.into_iter().map(|(setting, all)| (setting, kept(&all, self.until)));
        promised
            .chain(self.asked())
            .filter_map(|(setting, kept)| {
                let words = protocol::words(now.iter().find(|entry| entry.setting == setting)?, lang);
                let counted = [kept.in_time, kept.late, kept.not_yet, kept.missing].map(Cell::Number);
                Some([Cell::Text(words)].into_iter().chain(counted).collect())
            })
            .collect()
    }

    /// What is asked of a child once or again, by the setting that asks it.
    fn asked(&self) -> impl Iterator<Item = (Setting, Kept)> {
        let versions: Vec<Version> = self
            .protocols
            .iter()
            .filter(|(starts_on, _)| *starts_on <= self.until)
            .map(|(starts_on, protocol)| Version { starts_on: *starts_on, terms: protocol.terms() })
            .collect();
        let children = self.facts.iter().zip(self.children.iter().map(|child| child.until));
        // Of what the planning knew from before it is not known whether it was asked.
        let counts = |observed: &Observed<Uuid>| !observed.id.is_nil();
        let found = practice(children, &versions, &self.days, (self.from, self.until), counts);
        let at_birthday = versions.last().is_some_and(|version| version.terms.observation_at_birthday);
        found.into_iter().filter_map(move |(kind, kept)| Some((setting(kind, at_birthday)?, kept)))
    }
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
    (talks, observations): (&[Recorded], &[Finished]),
) -> sqlx::Result<Vec<Facts<Uuid>>> {
    let (organisation, zone) = (grant.organisation(), &grant.actor().zone);
    let ids = id_list(children.iter().map(|child| child.id));
    let places = queries::places(tx, organisation, &ids).await?;
    let absences = queries::absences(tx, organisation, &ids).await?;
    let day = jiff_sqlx::Date::to_jiff;
    let of = |child: &Child| {
        let id = child.id;
        let before = child.placed.last_talk.map(|last| (Kind::ParentTalk, Talk::Held(day(last))));
        let recorded = talks.iter().filter(|talk| talk.child_id == id).filter_map(|talk| {
            let on = talk.on_day.to_jiff();
            Some((Kind::of(&talk.kind)?, if talk.held { Talk::Held(on) } else { Talk::Declined(on) }))
        });
        let planned = child.placed.last_observation.map(|last| Observed {
            id: Uuid::nil(),
            on: day(last),
            periodic: true,
            particulars: false,
            told: Some(day(last)),
            talk: None,
        });
        let finished = observations.iter().filter(|observed| observed.child_id == id);
        let absent = absences.iter().filter(|absence| absence.child_id == id).map(|absence| Period {
            from: Some(day(absence.from_on)),
            until: Some(calendar::last_absent(day(absence.until_on), absence.back_on.map(day))),
        });
        let placed = places.iter().filter(|place| place.child_id == id);
        Facts {
            child: id.0,
            birth_date: day(child.placed.birth_date),
            places: placed
                .map(|place| Period { from: place.from_on.map(day), until: place.until_on.map(day) })
                .collect(),
            after_school: child.placed.kind == "bso",
            away: absent.collect(),
            settling_in: None,
            first_carer: None,
            observed: planned.into_iter().chain(finished.map(|observed| observed.observed(zone))).collect(),
            milestones: None,
            talks: before.into_iter().chain(recorded).collect(),
            needs: Vec::new(),
        }
    };
    Ok(children.iter().map(of).collect())
}

/// The day on which the talk about particulars was held or not wanted.
fn particulars_talk(observed: &Finished) -> Option<Date> {
    match observed.talk? {
        Talk::Held(day) | Talk::Declined(day) => Some(day),
        Talk::Planned(_) => None,
    }
}
