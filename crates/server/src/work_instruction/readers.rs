//! Who still has to read which version, and until when.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_domain::{
    access::{Permission, action},
    obligation::{self, WorkingDays},
    work_instruction::{Audience, asked_from, until},
};

use super::queries::{self, Colleague, Version, Whom};
use crate::{
    platform::{
        access::Grant,
        clock::Moment,
        dates::{Said, said},
        db::Read,
        i18n::Lang,
        ids::{GroupId, InstructionVersionId, StaffId},
    },
    protocol,
};

/// A version that the reader still has to read.
pub struct ToRead {
    /// Where it stands.
    pub href: String,
    /// Its number and title.
    pub name: String,
    /// Until when it is in time; none without a term.
    pub until: Option<Said>,
    /// That day has passed.
    pub late: bool,
}

/// How many must read a version, and how many have not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Count {
    /// Who must read it.
    pub asked: usize,
    /// Who has not, and is there.
    pub unread: usize,
    /// … of them too late.
    pub late: usize,
    /// Who has not, and is absent today.
    pub away: usize,
}

/// Of how many readings that wait it would be said from a day on until when they are in time, if these terms held from then,
/// and is not now.
pub async fn get_a_term(
    tx: &mut Read,
    grant: &Grant<action::ChangeProtocol>,
    terms: obligation::Terms,
    day: Date,
) -> sqlx::Result<usize> {
    let mut found = Found::read(tx, grant, Whom::Everybody).await?;
    let waiting = |found: &Found| {
        let asked = found.versions.iter().flat_map(|version| found.asked(version));
        asked.filter(|(_, asked)| !asked.read && asked.until.is_some()).count()
    };
    found.today = day;
    found.protocols.retain(|version| version.starts_on < day);
    let now = waiting(&found);
    found.protocols.push(obligation::Version { starts_on: day, terms });
    Ok(waiting(&found).saturating_sub(now))
}

impl Count {
    pub(super) fn add(&mut self, asked: Asked) {
        self.asked += 1;
        if !asked.read {
            self.away += usize::from(asked.away);
            self.unread += usize::from(!asked.away);
            self.late += usize::from(asked.late);
        }
    }

    /// In a sentence.
    pub fn words(self, lang: Lang) -> String {
        if self.asked == 0 {
            return lang.t("instruction-count-nobody").to_string();
        }
        let words =
            lang.t("instruction-count").with("asked", self.asked).with("unread", self.unread).to_string();
        let more = [("instruction-count-late", self.late), ("instruction-count-away", self.away)];
        more.into_iter()
            .filter(|(_, count)| *count > 0)
            .fold(words, |words, (key, count)| words + " " + &lang.t(key).with("count", count).to_string())
    }
}

/// How it stands with a version for somebody who must read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub read: bool,
    /// Absent today.
    pub away: bool,
    pub until: Option<Date>,
    /// Not read, there today, and the last day has passed.
    pub late: bool,
}

/// Of whom which version is asked on a day. Whoever wrote a version is not asked to read it.
pub(super) struct Asking<'a> {
    version: &'a Version,
    audience: Audience,
    protocols: &'a [obligation::Version],
    today: Date,
}

impl<'a> Asking<'a> {
    pub fn of(version: &'a Version, protocols: &'a [obligation::Version], today: Date) -> Self {
        Self { version, audience: version.audience(), protocols, today }
    }

    /// How it stands for a colleague; nothing when it is not asked.
    pub fn stands(&self, staff: StaffId, colleague: &Colleague, read: bool) -> Option<Asked> {
        if staff == self.version.made_by {
            return None;
        }
        let from = asked_from(&self.audience, &colleague.works, self.version.since(), self.today)?;
        let absences = colleague.absences.as_slice();
        let away = absences.iter().any(|period| period.contains(self.today));
        let until = until(from, self.protocols, self.today, &WorkingDays(absences));
        let late = !read && !away && until.is_some_and(|until| until < self.today);
        Some(Asked { read, away, until, late })
    }
}

/// What the reader still has to read, by number and title.
pub async fn to_read(
    tx: &mut Read,
    grant: &Grant<action::ReadInstructions>,
    lang: Lang,
) -> sqlx::Result<Vec<ToRead>> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let Some(staff) = grant.actor().staff else { return Ok(Vec::new()) };
    let versions = queries::in_force(tx, organisation, today).await?;
    if versions.is_empty() {
        return Ok(Vec::new());
    }
    let found = queries::colleagues(tx, organisation, Whom::One(staff), today).await?;
    let Some(own) = found.get(&staff) else { return Ok(Vec::new()) };
    let reads =
        queries::reads(tx, organisation, versions.iter().map(|version| version.id), Some(staff)).await?;
    let protocols = protocol::terms(tx, organisation).await?;
    let asked = |version: &Version| {
        let asked = Asking::of(version, &protocols, today).stands(staff, own, false)?;
        Some(ToRead {
            href: format!("/work-instructions/{}", version.instruction_id),
            name: version.name(),
            until: asked.until.map(|until| said(until, today, lang)),
            late: asked.late,
        })
    };
    Ok(versions
        .iter()
        .filter(|version| !reads.contains_key(&(version.id, staff)))
        .filter_map(asked)
        .collect())
}

/// How many colleagues of the reader's own teams still have something to read, and how many of them too late.
pub async fn of_teams(
    tx: &mut Read,
    grant: &Grant<action::SeeInstructionReaders>,
) -> sqlx::Result<(usize, usize)> {
    let groups: Vec<GroupId> = grant.own_groups().collect();
    let found = Found::read(tx, grant, Whom::Of(&groups)).await?;
    let (mut unread, mut late) = (BTreeSet::new(), BTreeSet::new());
    for version in &found.versions {
        for (staff, asked) in found.asked(version).filter(|(_, asked)| !asked.read && !asked.away) {
            unread.insert(staff);
            if asked.late {
                late.insert(staff);
            }
        }
    }
    Ok((unread.len(), late.len()))
}

/// Of each work instruction that holds where it stands, its name, and how many of all have not read it.
pub async fn per_instruction(
    tx: &mut Read,
    grant: &Grant<action::ReviewProtocol>,
) -> sqlx::Result<Vec<(String, String, Count)>> {
    let counted = counts(tx, grant, Whom::Everybody).await?;
    let href = |version: &Version| format!("/work-instructions/{}", version.instruction_id);
    Ok(counted.into_iter().map(|(version, count)| (href(&version), version.name(), count)).collect())
}

/// The versions that hold, each with how many of these colleagues have not read it.
pub(super) async fn counts<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    whom: Whom<'_>,
) -> sqlx::Result<Vec<(Version, Count)>> {
    let found = Found::read(tx, grant, whom).await?;
    let count = |version: &Version| {
        found.asked(version).fold(Count::default(), |mut count, (_, asked)| {
            count.add(asked);
            count
        })
    };
    let counted: Vec<Count> = found.versions.iter().map(count).collect();
    Ok(found.versions.into_iter().zip(counted).collect())
}

/// The versions that hold, and what it takes to know of whom each is asked.
#[derive(Default)]
struct Found {
    versions: Vec<Version>,
    colleagues: BTreeMap<StaffId, Colleague>,
    reads: BTreeMap<(InstructionVersionId, StaffId), Moment>,
    protocols: Vec<obligation::Version>,
    today: Date,
}

impl Found {
    async fn read<A: Permission>(tx: &mut Read, grant: &Grant<A>, whom: Whom<'_>) -> sqlx::Result<Self> {
        let (organisation, today) = (grant.organisation(), grant.actor().today);
        let versions = queries::in_force(tx, organisation, today).await?;
        if versions.is_empty() {
            return Ok(Self::default());
        }
        let ids = versions.iter().map(|version| version.id);
        Ok(Self {
            colleagues: queries::colleagues(tx, organisation, whom, today).await?,
            reads: queries::reads(tx, organisation, ids, None).await?,
            protocols: protocol::terms(tx, organisation).await?,
            versions,
            today,
        })
    }

    /// How it stands with a version for each who must read it.
    fn asked<'a>(&'a self, version: &'a Version) -> impl Iterator<Item = (StaffId, Asked)> + 'a {
        let asking = Asking::of(version, &self.protocols, self.today);
        self.colleagues.iter().filter_map(move |(staff, colleague)| {
            let read = self.reads.contains_key(&(version.id, *staff));
            Some((*staff, asking.stands(*staff, colleague, read)?))
        })
    }
}

/// Who of these colleagues must read a version, and how it stands with each.
pub(super) async fn of_version(
    tx: &mut Read,
    grant: &Grant<action::SeeInstructionReaders>,
    version: &Version,
    whom: Whom<'_>,
) -> sqlx::Result<BTreeMap<StaffId, (Colleague, Asked)>> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let colleagues = queries::colleagues(tx, organisation, whom, today).await?;
    let reads = queries::reads(tx, organisation, [version.id], None).await?;
    let protocols = protocol::terms(tx, organisation).await?;
    let asking = Asking::of(version, &protocols, today);
    Ok(colleagues
        .into_iter()
        .filter_map(|(staff, colleague)| {
            let read = reads.contains_key(&(version.id, staff));
            let asked = asking.stands(staff, &colleague, read)?;
            Some((staff, (colleague, asked)))
        })
        .collect())
}
