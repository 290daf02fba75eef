//! What is due after the observations of one child, for the page of its file.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    obligation::{self, Base, Facts, Kind, Standing, Talk},
    period::Period,
};
use uuid::Uuid;

use super::{contacts, timeline::DueLine};
use crate::{
    calendar,
    child::{Child, Place},
    platform::{dates::said, db::Read, i18n::Lang, ids::OrganisationId},
    protocol,
};

/// What is due after an observation.
#[derive(Clone, Debug, Default)]
pub struct DueAfter {
    /// Parents are to be told.
    pub tell: Option<DueLine>,
    /// There is to be a talk.
    pub talk: Option<DueLine>,
    /// What became of that talk.
    pub spoken: Option<Talk>,
}

/// What is due after the observations of a child, whom the caller has found with a grant, with its places.
pub async fn due(
    tx: &mut Read,
    organisation: OrganisationId,
    child: &Child,
    places: &[Place],
    (today, zone, lang): (Date, &TimeZone, Lang),
) -> sqlx::Result<BTreeMap<Uuid, DueAfter>> {
    let finished = contacts::finished(tx, organisation, &[child.id], zone).await?;
    let versions = protocol::terms(tx, organisation).await?;
    let spoken = finished.iter().map(|one| (one.id.0, DueAfter { spoken: one.talk, ..DueAfter::default() }));
    let mut all: BTreeMap<Uuid, DueAfter> = spoken.collect();
    let Some(place) = places.first() else { return Ok(all) };
    let days = calendar::working_days(tx, organisation, Some(place.location)).await?;
    let facts = Facts {
        child: child.id.0,
        birth_date: child.birth_date,
        places: places.iter().map(|place| Period { from: place.from, until: place.until }).collect(),
        after_school: false,
        after_school_since: None,
        away: Vec::new(),
        settling_in: None,
        milestones: None,
        first_carer: None,
        observed: finished.iter().map(|one| one.observed(zone)).collect(),
        talks: Vec::new(),
        needs: Vec::new(),
    };
    let mut found = Vec::new();
    obligation::of_child(&facts, &versions, &days, today, &mut found);
    for due in found {
        let Base::Observation(id, _) = due.base else { continue };
        let standing = due.standing(today);
        let line = DueLine { until: said(due.until, today, lang), late: standing <= Standing::Late };
        let after = all.entry(id).or_default();
        match due.kind {
            Kind::Contact => after.tell = Some(line),
            Kind::ParticularsTalk if standing != Standing::Planned => after.talk = Some(line),
            _ => {}
        }
    }
    Ok(all)
}
