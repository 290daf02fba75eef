//! What is looked at over time, and who counts for it: from the facts as they were on each day, so that who left since
//! counts for the time that it was here.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use jiff::{ToSpan, civil::Date};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    access::action,
    concern::Act,
    obligation::{Days, WorkingDays},
    over_time::{Case, Span, Tally, looked_at, months},
    period::Period,
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    announcement, calendar, concern, division,
    group::{self, Works},
    import, inspection, mentorship, observation, on,
    platform::{
        access::Grant,
        db::{Read, id_list},
        ids::{ChildId, GroupId, LocationId, OrganisationId, StaffId},
    },
    protocol, talk, transfer,
};

/// Whoever had a talk or was observed in so many months was seen.
const SEEN_MONTHS: i64 = 3;
/// A talk of the last year.
const TALK_MONTHS: i64 = 12;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Looked {
    /// Children with a mentor.
    Mentor,
    /// Children of whom each guardian was told in time who the mentor is.
    Told,
    /// Children of whom the parents heard in time of each observation.
    Contact,
    /// Children whose parents had a talk in the last year.
    Talk,
    /// Children who were seen lately.
    Seen,
    /// New children with an appointment before their first day.
    SettlingIn,
    /// Children with an open concern.
    Concern,
    /// Children who went on with a transfer that was received.
    Transfer,
    /// Mentors with no more children than the protocol says.
    Work,
}

impl Looked {
    pub(super) const ALL: [Self; 9] = [
        Self::Mentor,
        Self::Told,
        Self::Contact,
        Self::Talk,
        Self::Seen,
        Self::SettlingIn,
        Self::Concern,
        Self::Transfer,
        Self::Work,
    ];

    /// Its name in addresses and keys of texts.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Mentor => "mentor",
            Self::Told => "told",
            Self::Contact => "contact",
            Self::Talk => "talk",
            Self::Seen => "seen",
            Self::SettlingIn => "settling-in",
            Self::Concern => "concern",
            Self::Transfer => "transfer",
            Self::Work => "work",
        }
    }

    /// Over which time locations are put side by side.
    pub(super) fn span(self) -> Span {
        match self {
            Self::Mentor | Self::Talk | Self::Seen | Self::Concern | Self::Work => Span::Now,
            Self::Told | Self::Contact | Self::SettlingIn | Self::Transfer => Span::Year,
        }
    }

    /// Its small numbers are for everybody who sees the overview: there they stand as well, because somebody must act on
    /// them.
    pub(super) fn open(self) -> bool {
        self == Self::Mentor
    }

    pub(super) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|looked| looked.code() == code)
    }
}

/// A child's place at a location.
#[derive(FromRow)]
struct PlaceRow {
    child_id: ChildId,
    group_id: GroupId,
    location_id: LocationId,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
}

struct Place {
    group: GroupId,
    location: LocationId,
    period: Period,
}

/// The places of children at these locations of the permission since a day.
async fn places(
    tx: &mut Read,
    grant: &Grant<action::SeeOverview>,
    locations: &[LocationId],
    since: Date,
) -> sqlx::Result<BTreeMap<ChildId, Vec<Place>>> {
    let sql = format!(
        "SELECT p.child_id, p.group_id, g.location_id, p.from_on, p.until_on FROM placement p
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         WHERE p.organisation_id = $1 AND p.main AND ($2 OR g.id {}) AND g.location_id {}
           AND (p.from_on IS NULL OR p.from_on <= $5) AND (p.until_on IS NULL OR p.until_on >= $6)
         ORDER BY p.from_on IS NOT NULL, p.from_on",
        tx.one_of(3),
        tx.one_of(4)
    );
    let rows: Vec<PlaceRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups())
        .bind(id_list(locations.iter().copied())).bind(jiff_sqlx::Date::from(grant.actor().today))
        .bind(jiff_sqlx::Date::from(since)).fetch_all(c).await)?;
    let day = |day: Option<jiff_sqlx::Date>| day.map(jiff_sqlx::Date::to_jiff);
    let mut places: BTreeMap<ChildId, Vec<Place>> = BTreeMap::new();
    for row in rows {
        let period = Period { from: day(row.from_on), until: day(row.until_on) };
        places.entry(row.child_id).or_default().push(Place {
            group: row.group_id,
            location: row.location_id,
            period,
        });
    }
    Ok(places)
}

type Closures = BTreeMap<LocationId, WorkingDays<Vec<Period>>>;

/// The working days of these locations.
async fn working_days(
    tx: &mut Read,
    organisation: OrganisationId,
    locations: &[LocationId],
) -> sqlx::Result<Closures> {
    let mut days = BTreeMap::new();
    for location in locations {
        days.insert(*location, calendar::working_days(tx, organisation, Some(*location)).await?);
    }
    Ok(days)
}

/// On a day, in a group of a location: each mentor with its number of children.
type Mentors = BTreeMap<(Date, LocationId, GroupId, StaffId), usize>;

/// All that the cases of one look are made from.
struct Facts<'a> {
    grant: &'a Grant<action::SeeOverview>,
    /// By child, in the order of their first days.
    places: BTreeMap<ChildId, Vec<Place>>,
    children: Vec<ChildId>,
    /// The working days of each location.
    days: &'a Closures,
    today: Date,
}

/// So many children are read at once.
const AT_ONCE: usize = 2_000;

/// The first day of which this is known. Who is whose mentor came with the planning, which need not know all of it from before
/// the first day here; what is done is kept since the first version of the protocol.
pub(super) async fn known_since(
    tx: &mut Read,
    grant: &Grant<action::SeeOverview>,
    looked: Looked,
) -> sqlx::Result<Option<Date>> {
    let organisation = grant.organisation();
    if matches!(looked, Looked::Mentor | Looked::Work) {
        return inspection::first_day(tx, organisation, &grant.actor().zone).await.map(Some);
    }
    Ok(protocol::terms(tx, organisation).await?.first().map(|first| first.starts_on))
}

/// What is looked at, of everybody who counts at these locations.
pub(super) async fn tally(
    tx: &mut Read,
    grant: &Grant<action::SeeOverview>,
    looked: Looked,
    locations: &[LocationId],
) -> sqlx::Result<Tally<LocationId>> {
    in_parts(tx, grant, looked, locations, AT_ONCE).await
}

/// The same, so many children at a time: however many there are, they are not all in memory with what was done for them.
pub(super) async fn in_parts(
    tx: &mut Read,
    grant: &Grant<action::SeeOverview>,
    looked: Looked,
    locations: &[LocationId],
    at_once: usize,
) -> sqlx::Result<Tally<LocationId>> {
    let (organisation, today, span) = (grant.organisation(), grant.actor().today, looked.span());
    let since = months(today).next().unwrap_or(today);
    let mut places = places(tx, grant, locations, since).await?.into_iter();
    let known_since = known_since(tx, grant, looked).await?;
    let known = |case: &Case<_, _>| known_since.is_none_or(|since| since <= case.on);
    let days = match looked {
        Looked::Told | Looked::Contact => working_days(tx, organisation, locations).await?,
        _ => BTreeMap::new(),
    };
    let mut tally = Tally::of(Vec::<Case<LocationId, Uuid>>::new(), today, span);
    let mut mentors = Mentors::new();
    loop {
        let part: BTreeMap<ChildId, Vec<Place>> = places.by_ref().take(at_once).collect();
        if part.is_empty() {
            break;
        }
        let facts =
            Facts { grant, children: part.keys().copied().collect(), places: part, days: &days, today };
        if looked == Looked::Work {
            facts.mentors(tx, &mut mentors).await?;
        } else {
            let cases = facts.cases(tx, looked).await?.into_iter().filter(known);
            tally.and(Tally::of(cases, today, span));
        }
        // Others are served in between.
        tokio::task::yield_now().await;
    }
    let work = work(tx, organisation, mentors).await?.into_iter().filter(known);
    tally.and(Tally::of(work, today, span));
    Ok(tally)
}

/// Who counts as mentor, and has in no group more children than the protocol of that day says: in all, and for each day
/// on which it works there.
async fn work(tx: &mut Read, organisation: OrganisationId, mentors: Mentors) -> Found {
    let staff: BTreeSet<StaffId> = mentors.keys().map(|(.., staff)| *staff).collect();
    if staff.is_empty() {
        return Ok(Vec::new());
    }
    let staff: Vec<StaffId> = staff.into_iter().collect();
    let mut works: BTreeMap<(StaffId, GroupId), Vec<Works>> = BTreeMap::new();
    for row in group::works(tx, organisation, &staff).await? {
        works.entry((row.staff, row.group)).or_default().push(row);
    }
    let mut numbers: BTreeMap<Date, division::Numbers> = BTreeMap::new();
    let mut found = Vec::new();
    for ((on, location, group, staff), children) in mentors {
        let numbers = match numbers.entry(on) {
            Entry::Occupied(entry) => *entry.get(),
            Entry::Vacant(entry) => *entry.insert(division::rules(tx, organisation, on).await?.numbers),
        };
        let rows = works.get(&(staff, group)).into_iter().flatten().filter(|row| row.holds_on(on));
        let half_days = HalfDays(rows.fold(0, |days, row| days | row.days.0)).count();
        let (above, per_day) = numbers.above(children, half_days);
        // Whoever does not work on the group is a concern of its own.
        let so = !above && (half_days == 0 || !per_day);
        found.push(Case { location, of: staff.0, on, so });
    }
    Ok(found)
}

type Found = sqlx::Result<Vec<Case<LocationId, Uuid>>>;

impl Facts<'_> {
    /// Everybody who counts; mentors are counted when all children were looked at.
    async fn cases(&self, tx: &mut Read, looked: Looked) -> Found {
        match looked {
            Looked::Mentor => self.mentor(tx).await,
            Looked::Told => self.told(tx).await,
            Looked::Contact => self.contact(tx).await,
            Looked::Talk => self.talk(tx).await,
            Looked::Seen => self.seen(tx).await,
            Looked::SettlingIn => self.settling_in(tx).await,
            Looked::Concern => self.concern(tx).await,
            Looked::Transfer => self.transfer(tx).await,
            Looked::Work => Ok(Vec::new()),
        }
    }

    /// Where a child was on a day, or was last before it.
    fn location(&self, child: ChildId, on: Date) -> Option<LocationId> {
        let begun = |place: &&Place| place.period.from.is_none_or(|from| from <= on);
        self.places.get(&child)?.iter().rev().find(begun).map(|place| place.location)
    }

    /// Everybody who was there when a month was looked at, and whether it was so.
    fn each_month(&self, so: impl Fn(ChildId, Date) -> bool) -> Vec<Case<LocationId, Uuid>> {
        let mut found = Vec::new();
        for on in months(self.today).map(|month| looked_at(month, self.today)) {
            for (child, places) in &self.places {
                let place = places.iter().find(|place| place.period.contains(on));
                found.extend(place.map(|place| Case {
                    location: place.location,
                    of: child.0,
                    on,
                    so: so(*child, on),
                }));
            }
        }
        found
    }

    async fn mentor(&self, tx: &mut Read) -> Found {
        let mut of: BTreeMap<ChildId, Vec<Period>> = BTreeMap::new();
        for one in mentorship::of_children(tx, self.grant.organisation(), &self.children).await? {
            of.entry(one.child).or_default().push(Period { from: Some(one.from), until: one.until });
        }
        Ok(self.each_month(|child, on| {
            of.get(&child).is_some_and(|held| held.iter().any(|period| period.contains(on)))
        }))
    }

    /// A promise of a day: kept within so many working days, or not; nothing while there is time.
    fn promise(
        &self,
        (child, made): (ChildId, Date),
        (term, kept): (u32, Option<Date>),
    ) -> Option<Case<LocationId, Uuid>> {
        let location = self.location(child, made)?;
        let until = self.days.get(&location)?.working_days_after(made, term);
        let so = kept.is_some_and(|kept| kept <= until);
        (term > 0 && (so || until < self.today)).then_some(Case { location, of: child.0, on: made, so })
    }

    async fn told(&self, tx: &mut Read) -> Found {
        let organisation = self.grant.organisation();
        let zone = &self.grant.actor().zone;
        let mentorships = mentorship::of_children(tx, organisation, &self.children).await?;
        let of: BTreeMap<_, ChildId> = mentorships.iter().map(|one| (one.id, one.child)).collect();
        let mut found = Vec::new();
        let mut terms: BTreeMap<Date, u32> = BTreeMap::new();
        for proof in announcement::proof(tx, organisation, mentorships.iter().map(|one| one.id)).await? {
            let made = proof.made_at.date_in(zone);
            let month = made.first_of_month();
            // A term is that of the month's first day: a new protocol in the month itself counts from the next one.
            let term = match terms.get(&month) {
                Some(term) => *term,
                None => announcement::rules(tx, organisation, month).await?.working_days,
            };
            terms.insert(month, term);
            let Some(child) = of.get(&proof.mentorship_id) else { continue };
            let told = proof.told_at.map(|at| at.date_in(zone));
            found.extend(self.promise((*child, made), (term, told)));
        }
        Ok(found)
    }

    async fn contact(&self, tx: &mut Read) -> Found {
        let (organisation, zone) = (self.grant.organisation(), &self.grant.actor().zone);
        let versions = protocol::terms(tx, organisation).await?;
        let term = |on: Date| {
            let held = versions.iter().rev().find(|version| version.starts_on <= on);
            held.map_or(0, |version| version.terms.contact_working_days)
        };
        let finished = observation::finished(tx, organisation, &self.children, zone).await?;
        Ok(finished
            .iter()
            .filter_map(|one| {
                let on = one.finished_at.date_in(zone);
                let told = one.told_on.map(jiff_sqlx::Date::to_jiff);
                self.promise((one.child_id, on), (term(on), told))
            })
            .collect())
    }

    /// What the planning gave of talks and observations, by child.
    async fn imported(&self, tx: &mut Read) -> sqlx::Result<BTreeMap<ChildId, import::History>> {
        import::history(tx, self.grant.organisation(), self.children.iter().copied()).await
    }

    /// The days of talks with parents about each child.
    async fn talks(&self, tx: &mut Read) -> sqlx::Result<BTreeMap<ChildId, Vec<Date>>> {
        let imported = self.imported(tx).await?.into_iter();
        let mut of: BTreeMap<ChildId, Vec<Date>> =
            imported.map(|(child, history)| (child, history.talks)).collect();
        for one in talk::recorded(tx, self.grant.organisation(), self.children.iter().copied()).await? {
            // A talk that parents did not want was offered; one with the child alone is another thing.
            if one.kind != "child-talk" {
                of.entry(one.child_id).or_default().push(one.on_day.to_jiff());
            }
        }
        Ok(of)
    }

    async fn talk(&self, tx: &mut Read) -> Found {
        let talks = self.talks(tx).await?;
        let all = self.each_month(|child, on| {
            let within = Period { from: Some(on.saturating_sub(TALK_MONTHS.months())), until: Some(on) };
            talks.get(&child).is_some_and(|days| days.iter().any(|day| within.contains(*day)))
        });
        // Of who has not been here for a year it is not asked yet.
        let a_year = |case: &Case<LocationId, Uuid>| {
            let first = self.places.get(&ChildId(case.of)).and_then(|places| places.first()?.period.from);
            first.is_none_or(|first| first.saturating_add(TALK_MONTHS.months()) <= case.on)
        };
        Ok(all.into_iter().filter(a_year).collect())
    }

    async fn seen(&self, tx: &mut Read) -> Found {
        let zone = &self.grant.actor().zone;
        let mut seen = self.talks(tx).await?;
        for (child, history) in self.imported(tx).await? {
            seen.entry(child).or_default().extend(history.observations);
        }
        for one in observation::finished(tx, self.grant.organisation(), &self.children, zone).await? {
            seen.entry(one.child_id).or_default().push(one.finished_at.date_in(zone));
        }
        Ok(self.each_month(|child, on| {
            let within = Period { from: Some(on.saturating_sub(SEEN_MONTHS.months())), until: Some(on) };
            seen.get(&child).is_some_and(|days| days.iter().any(|day| within.contains(*day)))
        }))
    }

    async fn settling_in(&self, tx: &mut Read) -> Found {
        let sql = format!(
            "SELECT child_id, appointment_made_on FROM settling_in
             WHERE organisation_id = $1 AND appointment_made_on IS NOT NULL AND child_id {}",
            tx.one_of(2)
        );
        let made: Vec<(ChildId, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.grant.organisation()).bind(id_list(self.children.iter().copied())).fetch_all(c).await)?;
        let made: BTreeMap<ChildId, Date> =
            made.into_iter().map(|(child, day)| (child, day.to_jiff())).collect();
        Ok(self
            .places
            .iter()
            .filter_map(|(child, places)| {
                let first = places.first()?;
                let on = first.period.from?;
                let so = made.get(child).is_some_and(|made| *made < on);
                Some(Case { location: first.location, of: child.0, on, so })
            })
            .collect())
    }

    async fn concern(&self, tx: &mut Read) -> Found {
        let mut open: BTreeMap<ChildId, Vec<Period>> = BTreeMap::new();
        let all = concern::of_children(
            tx,
            self.grant.organisation(),
            self.children.iter().copied(),
            self.grant.actor().today,
        )
        .await?;
        for one in all {
            let last = one.acts.last().filter(|last| matches!(last.act, Act::Close(_)));
            let until = last.map(|last| last.on.saturating_sub(1.day()));
            open.entry(one.child).or_default().push(Period { from: Some(one.opened_on), until });
        }
        Ok(self.each_month(|child, on| {
            open.get(&child).is_some_and(|periods| periods.iter().any(|period| period.contains(on)))
        }))
    }

    async fn transfer(&self, tx: &mut Read) -> Found {
        let all = transfer::of_children(tx, self.grant.organisation(), self.children.iter().copied()).await?;
        Ok(all
            .iter()
            .filter(|one| !one.stopped())
            .filter_map(|one| {
                let location = self.location(one.child, one.starts_on)?;
                let so = one.receipt().is_some() || one.read.is_some();
                Some(Case { location, of: one.child.0, on: one.starts_on, so })
            })
            .collect())
    }

    /// Adds to each mentor the children of this part.
    async fn mentors(&self, tx: &mut Read, mentors: &mut Mentors) -> sqlx::Result<()> {
        let mentorships = mentorship::of_children(tx, self.grant.organisation(), &self.children).await?;
        for on in months(self.today).map(|month| looked_at(month, self.today)) {
            for held in mentorships.iter().filter(|one| one.holds_on(on)) {
                let places = self.places.get(&held.child).into_iter().flatten();
                if let Some(place) = places.into_iter().find(|place| place.period.contains(on)) {
                    *mentors.entry((on, place.location, place.group, held.staff)).or_default() += 1;
                }
            }
        }
        Ok(())
    }
}
