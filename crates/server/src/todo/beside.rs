//! What stands on "Te doen" beside what is due: what waits for the reader on other pages, most of it without a last day.

use std::sync::Arc;

use mentorkind_domain::{access::action, obligation::in_force};

use super::known::Known;
use crate::{
    board, child_voice, division, extra_attention, goal, mentorship, message, observation,
    platform::{
        access::Grant,
        dates::Said,
        db::Read,
        i18n::Lang,
        ids::{ChildId, GroupId},
        problem::Problem,
        session::Actor,
    },
    protocol, retention, work_instruction,
};

/// What waits for the reader.
pub(super) struct Beside {
    /// The pages of proposals about which the reader is asked.
    pub asked: Vec<String>,
    /// There is a draft of the protocol that the reader can put in force.
    pub protocol_waits: bool,
    /// A proposal to remove what is past its term waits for the reader, or for long.
    pub removal: Option<retention::Waits>,
    /// How many children the reader is to hand over or take over.
    pub handovers: usize,
    /// How many observations the reader began.
    pub drafts: usize,
    /// Children that want to talk with the reader in their mentor's place.
    pub wants: Vec<child_voice::Wants>,
    /// How many threads of guardians wait for the reader in their mentor's place.
    pub in_their_place: usize,
    /// How many own goals it is time to look back on.
    pub own_goals: usize,
    /// The mentor children for whom extra attention ends within a week: file, name, and the last day.
    pub ending: Vec<(String, String, Said)>,
    /// For who leads groups: group, its name, and how many important agreements were not read in time by all …
    pub unread_for_long: Vec<(GroupId, String, usize)>,
    /// … in so many working days.
    pub read_days: u32,
    /// For who leads groups: how many colleagues still have a work instruction to read, and how many of them too late.
    pub team_reads: (usize, usize),
    /// Agreements that the reader is asked to read.
    pub to_read: Vec<board::Line>,
    /// Work instructions that the reader must read.
    pub instructions: Vec<work_instruction::ToRead>,
}

/// For whom it is.
pub(super) struct Reader<'a> {
    pub actor: &'a Arc<Actor>,
    pub known: &'a Known,
    /// The reader sees the own mentor children.
    pub own: bool,
    pub lang: Lang,
}

impl Reader<'_> {
    pub async fn beside(&self, tx: &mut Read) -> Result<Beside, Problem> {
        Ok(Beside {
            asked: self.asked(tx).await?,
            protocol_waits: match Grant::<action::ApproveProtocol>::of(self.actor) {
                Ok(grant) => protocol::waits_for(tx, &grant).await?,
                Err(_) => false,
            },
            removal: match Grant::<action::RemoveOld>::of(self.actor) {
                Ok(grant) => retention::waits_for(tx, &grant, self.lang).await?,
                Err(_) => None,
            },
            handovers: self.handovers(tx).await?,
            drafts: self.drafts(tx).await?,
            wants: match Grant::<action::HearChild>::of(self.actor) {
                Ok(grant) => child_voice::in_mentors_place(tx, &grant).await?,
                Err(_) => Vec::new(),
            },
            in_their_place: match Grant::<action::AnswerMessages>::of(self.actor) {
                Ok(grant) => message::in_their_place(tx, &grant).await?,
                Err(_) => 0,
            },
            own_goals: self.own_goals(tx).await?,
            ending: self.ending(tx).await?,
            unread_for_long: self.unread_for_long(tx).await?,
            read_days: self.read_days(),
            team_reads: match Grant::<action::SeeInstructionReaders>::of(self.actor) {
                Ok(grant) if self.leads() => work_instruction::of_teams(tx, &grant).await?,
                _ => (0, 0),
            },
            to_read: match Grant::<action::SeeBoard>::of(self.actor) {
                Ok(board) if self.own => board::to_read(tx, &board, &self.on_groups(), self.lang).await?,
                _ => Vec::new(),
            },
            instructions: match Grant::<action::ReadInstructions>::of(self.actor) {
                Ok(grant) => work_instruction::to_read(tx, &grant, self.lang).await?,
                Err(_) => Vec::new(),
            },
        })
    }

    /// The groups of a reader who sees the own mentor children.
    pub fn on_groups(&self) -> Vec<GroupId> {
        self.actor.facts.on_groups.iter().copied().map(GroupId).filter(|_| self.own).collect()
    }

    /// Within how many working days an important agreement is read; 0 for no term.
    fn read_days(&self) -> u32 {
        let now = in_force(&self.known.versions, self.actor.today);
        now.map_or(0, |version| version.terms.agreement_read_working_days)
    }

    fn leads(&self) -> bool {
        !self.actor.facts.leads_groups.is_empty()
    }

    async fn asked(&self, tx: &mut Read) -> Result<Vec<String>, Problem> {
        let Ok(reacts) = Grant::<action::ReactToDivision>::of(self.actor) else { return Ok(Vec::new()) };
        let groups = self.on_groups().into_iter().filter(|group| reacts.covers(Some(group.0), None));
        let divisions = division::of_groups(tx, reacts.organisation(), groups, self.actor.today).await?;
        let asked = divisions.values().filter(|found| found.asked).filter_map(|found| found.draft);
        Ok(asked.map(|id| format!("/divisions/{id}/team")).collect())
    }

    async fn handovers(&self, tx: &mut Read) -> Result<usize, Problem> {
        match Grant::<action::HandOver>::of(self.actor) {
            Ok(grant) if self.own => {
                Ok(mentorship::due(tx, &grant, self.actor.today, &self.actor.zone).await?.len())
            }
            _ => Ok(0),
        }
    }

    async fn drafts(&self, tx: &mut Read) -> Result<usize, Problem> {
        match (Grant::<action::WriteObservation>::of(self.actor), self.actor.staff) {
            (Ok(grant), Some(staff)) if self.own => Ok(observation::drafts(tx, &grant, staff).await?.len()),
            _ => Ok(0),
        }
    }

    /// Never on the tablet of a group: they are private.
    async fn own_goals(&self, tx: &mut Read) -> Result<usize, Problem> {
        match self.actor.staff.filter(|_| self.actor.tablet.is_none()) {
            Some(staff) => {
                Ok(goal::own_to_look_back_on(tx, self.actor.organisation, staff, self.actor.today).await?)
            }
            None => Ok(0),
        }
    }

    async fn ending(&self, tx: &mut Read) -> Result<Vec<(String, String, Said)>, Problem> {
        if !self.own || Grant::<action::PlaceExtraAttention>::of(self.actor).is_err() {
            return Ok(Vec::new());
        }
        let children = self.actor.facts.mentor_of.iter().copied().map(ChildId);
        let extra = extra_attention::now(tx, self.actor.organisation, children, self.actor.today).await?;
        let ending = extra_attention::beside(&extra, self.actor.today, self.lang).into_iter();
        Ok(ending
            .filter_map(|(child, lines)| {
                let line = lines.into_iter().find(|line| line.ending)?;
                let name = self.known.children.get(&child.0)?.name.clone();
                Some((format!("/children/{child}"), name, line.until?))
            })
            .collect())
    }

    async fn unread_for_long(&self, tx: &mut Read) -> Result<Vec<(GroupId, String, usize)>, Problem> {
        let mut found = Vec::new();
        let Ok(board) = Grant::<action::SeeBoard>::of(self.actor) else { return Ok(found) };
        if self.read_days() == 0 {
            return Ok(found);
        }
        let led = |id: &GroupId| self.actor.facts.leads_groups.contains(&id.0);
        for (id, group) in self.known.groups.iter().filter(|(id, _)| led(id)) {
            let days = self.known.working_days(*id);
            let count = board::unread_for_long(tx, &board, (*id, &days), &self.known.versions).await?;
            if count > 0 {
                found.push((*id, group.name.clone(), count));
            }
        }
        Ok(found)
    }
}
