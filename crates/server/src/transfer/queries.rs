//! Reading transfers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{
    consent::{LINK_TRIES, LINK_VIEWS, LegalBasis},
    recipient::is_same,
    transfer::{Destination, Happened, Part, PartConsent, State, may_leave, state},
};
use sqlx::{AssertSqlSafe, FromRow};

use super::view;
use crate::{
    consent::{self, Consent, Custodian, Given},
    on,
    platform::{
        clock::Moment,
        db::{Read, id_list},
        i18n::Lang,
        ids::{
            ChildId, ConsentAnswerId, ConsentId, GroupId, GuardianId, OrganisationId, StaffId, TransferId,
            TransferPartId, TransferSendingId,
        },
    },
};

type Day = jiff_sqlx::Date;

/// What a guardian wrote beside a part.
#[derive(Clone, Debug)]
pub struct Reaction {
    /// Who.
    pub guardian: GuardianId,
    /// The name.
    pub name: String,
    /// What.
    pub words: String,
}

/// A part of the dossier.
#[derive(Clone, Debug)]
pub struct PartOf {
    /// Its identifier.
    pub id: TransferPartId,
    /// Which part.
    pub part: Part,
    /// What the mentor wrote.
    pub words: String,
    /// From what it was gathered.
    pub gathered_from: String,
    /// The consent that was asked for it.
    pub consent: Option<Consent>,
    /// What was asked for the same part and the same receiver, now and before.
    pub rounds: Vec<Consent>,
    /// What guardians wrote beside it.
    pub reactions: Vec<Reaction>,
}

/// That a transfer was sent.
#[derive(Clone, Debug, FromRow)]
pub struct Sending {
    /// Its identifier.
    pub id: TransferSendingId,
    /// Which transfer.
    pub transfer_id: TransferId,
    /// By a link; else on paper.
    pub by_link: bool,
    /// The parts that went.
    pub parts: String,
    /// When.
    pub sent_on: Day,
    /// At which moment.
    pub sent_at: Moment,
    /// Until when the link works.
    pub ends_at: Moment,
    /// How often it was read.
    pub views: i64,
    /// How often the code was tried.
    pub tries: i64,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// When the receiver confirmed it.
    pub received_on: Option<Day>,
    /// Who confirmed it.
    pub received_by: Option<String>,
    /// As what.
    pub received_job: Option<String>,
}

impl PartOf {
    /// What a guardian said to it last, in this round or, as long as it said nothing in it, in those before.
    pub(super) fn said_before(&self, guardian: GuardianId) -> Option<&Given> {
        self.consent.as_ref()?.said_before(self.rounds.iter(), guardian)
    }

    /// Nothing stands in it, and nobody wrote beside it.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.reactions.is_empty()
    }
}

impl Sending {
    /// Whether its link opens something at this moment.
    pub fn opens(&self, now: Moment) -> bool {
        self.by_link
            && self.closed_at.is_none()
            && self.ends_at > now
            && self.views < LINK_VIEWS
            && self.tries < LINK_TRIES
    }

    /// Whether this part went.
    pub fn has(&self, part: Part) -> bool {
        self.parts.split(' ').any(|code| code == part.code())
    }
}

/// A transfer.
#[derive(Clone, Debug)]
pub struct Transfer {
    /// Its identifier.
    pub id: TransferId,
    /// Of whom.
    pub child: ChildId,
    /// Where to.
    pub destination: Destination,
    /// The name of the receiver.
    pub receiver: String,
    /// In the own organisation: the group.
    pub to_group: Option<GroupId>,
    /// The group from which the child goes.
    pub from_group: GroupId,
    /// The first day at the receiver.
    pub starts_on: Date,
    /// The mentor wants to speak with the receiver.
    pub warm: bool,
    /// When it was begun.
    pub begun_at: Moment,
    /// Who began it.
    pub begun_by: StaffId,
    /// When it was given to the parents.
    pub given_on: Option<Date>,
    /// When it was stopped.
    pub stopped_at: Option<Moment>,
    /// When somebody spoke with the receiver, and with whom.
    pub warm_talk: Option<(Date, String)>,
    /// When somebody said why nobody spoke with the receiver, and why.
    pub warm_not: Option<(Date, String)>,
    /// When somebody heard how the child is doing there.
    pub followed_up_on: Option<Date>,
    /// In the own organisation: when it was confirmed, and by whom.
    pub read: Option<(Date, String)>,
    /// Changes with every change.
    pub version: i64,
    /// The parts, in the order of the dossier.
    pub parts: Vec<PartOf>,
    /// What was sent, the last first.
    pub sendings: Vec<Sending>,
}

fn ids(custodians: &[Custodian]) -> Vec<GuardianId> {
    custodians.iter().map(|custodian| custodian.id).collect()
}

/// The paper on which a guardian answered last: all that was taken in at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// The answer with which its scan is kept.
    pub answer: ConsentAnswerId,
    /// There is a scan.
    pub scanned: bool,
}

impl Transfer {
    /// It was stopped.
    pub fn stopped(&self) -> bool {
        self.stopped_at.is_some()
    }

    /// What was answered, part by part.
    pub fn answers(&self) -> impl Iterator<Item = &Given> {
        self.parts.iter().filter_map(|part| part.consent.as_ref()).flat_map(|consent| &consent.given)
    }

    /// The last paper of a guardian; none where nothing was taken in.
    pub fn paper(&self, guardian: GuardianId) -> Option<Paper> {
        let on_paper = || self.answers().filter(|given| given.guardian == guardian && given.paper.is_some());
        let last = on_paper().map(|given| given.at).max()?;
        let of_it = || on_paper().filter(|given| given.at == last);
        let scanned = of_it().find(|given| given.scan.is_some());
        let first = scanned.or_else(|| of_it().min_by_key(|given| given.id))?;
        Some(Paper { answer: first.id, scanned: scanned.is_some() })
    }

    fn consents(&self) -> Vec<PartConsent<ConsentId, GuardianId>> {
        let asked = self.parts.iter().filter_map(|part| {
            let consent = part.consent.as_ref()?;
            Some(PartConsent {
                part: part.part,
                consent: consent.id,
                asked: consent.asked,
                answers: consent.answers(),
            })
        });
        asked.collect()
    }

    /// The parts to which all who have custody on a day say yes, each with its basis.
    pub(super) fn agreed(&self, custodians: &[Custodian], today: Date) -> Vec<(Part, LegalBasis<ConsentId>)> {
        if self.stopped() { Vec::new() } else { may_leave(&self.consents(), &ids(custodians), today) }
    }

    /// The parts that may leave on a day on which these have custody: those that are agreed to and in which something
    /// stands.
    pub fn leaving(&self, custodians: &[Custodian], today: Date) -> Vec<(Part, LegalBasis<ConsentId>)> {
        let mut leaving = self.agreed(custodians, today);
        leaving.retain(|(part, _)| self.part(*part).is_some_and(|one| !one.is_empty()));
        leaving
    }

    /// The parts that can be read by way of a sending on a day on which these have custody: that were sent, may leave still,
    /// and to which nobody said no since. After a new yes they are sent anew.
    pub fn readable(&self, sending: &Sending, custodians: &[Custodian], today: Date) -> Vec<Part> {
        let refused = |part: Part| {
            let consent = self.part(part).and_then(|one| one.consent.as_ref());
            consent.is_none_or(|consent| consent.is_refused_since(sending.sent_at))
        };
        let leaving = self.leaving(custodians, today).into_iter().map(|(part, _)| part);
        leaving.filter(|part| sending.has(*part) && !refused(*part)).collect()
    }

    /// It waits for the answer of a guardian to a part.
    pub fn waits_for(&self, guardian: GuardianId, today: Date) -> bool {
        let mut asked = self.parts.iter().filter_map(|part| part.consent.as_ref());
        asked.any(|one| one.asked.until >= today && one.last(guardian).is_none())
    }

    /// How it stands.
    pub fn state(&self, custodians: &[Custodian], today: Date) -> State {
        let custodians = ids(custodians);
        let standings: Vec<_> = self.consents().iter().map(|one| one.standing(&custodians, today)).collect();
        state(self.happened(), &standings)
    }

    fn happened(&self) -> Happened {
        Happened {
            given: self.given_on.is_some(),
            sent: !self.sendings.is_empty(),
            received: self.read.is_some() || self.receipt().is_some(),
            stopped: self.stopped(),
        }
    }

    /// What was sent last, when the receiver confirmed that.
    pub fn receipt(&self) -> Option<&Sending> {
        self.sendings.first().filter(|last| last.received_on.is_some())
    }

    /// The day on which it was sent last.
    pub fn sent_on(&self) -> Option<Date> {
        self.sendings.first().map(|last| last.sent_on.to_jiff())
    }

    /// Whether this consent is asked for a part of it.
    pub fn asks(&self, consent: ConsentId) -> bool {
        self.parts.iter().filter_map(|part| part.consent.as_ref()).any(|asked| asked.id == consent)
    }

    /// A part of it.
    pub fn part(&self, part: Part) -> Option<&PartOf> {
        self.parts.iter().find(|one| one.part == part)
    }
}

#[derive(FromRow)]
struct Row {
    id: TransferId,
    child_id: ChildId,
    destination: String,
    special: bool,
    receiver: String,
    to_group_id: Option<GroupId>,
    from_group_id: GroupId,
    starts_on: Day,
    warm: bool,
    begun_at: Moment,
    begun_by: StaffId,
    given_on: Option<Day>,
    stopped_at: Option<Moment>,
    warm_on: Option<Day>,
    warm_with: Option<String>,
    warm_not_on: Option<Day>,
    warm_not: Option<String>,
    followed_up_on: Option<Day>,
    read_on: Option<Day>,
    read_by: Option<String>,
    version: i64,
}

#[derive(FromRow)]
struct PartRow {
    id: TransferPartId,
    transfer_id: TransferId,
    part: String,
    words: String,
    gathered_from: String,
    consent_id: Option<ConsentId>,
}

#[derive(FromRow)]
struct ReactionRow {
    transfer_part_id: TransferPartId,
    guardian_id: GuardianId,
    name: String,
    words: String,
}

/// The transfers for which a condition on `t` holds, the last begun first; `$2` is a list of identifiers.
pub(super) async fn some(
    tx: &mut Read,
    organisation: OrganisationId,
    which: &str,
    list: &str,
) -> sqlx::Result<Vec<Transfer>> {
    let sql = format!(
        "SELECT t.id, t.child_id, t.destination, t.special, t.receiver, t.to_group_id, t.from_group_id, t.starts_on, t.warm,
           t.begun_at, t.begun_by, t.given_on, t.stopped_at, t.warm_on, t.warm_with, t.warm_not_on, t.warm_not, t.followed_up_on, t.read_on, s.name AS read_by, t.version
         FROM transfer t LEFT JOIN staff_member s ON s.organisation_id = t.organisation_id AND s.id = t.read_by
         WHERE t.organisation_id = $1 AND {which} ORDER BY t.id DESC"
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(list).fetch_all(c).await)?;
    let found = id_list(rows.iter().map(|row| row.id));
    let sql = format!(
        "SELECT p.id, p.transfer_id, p.part, p.words, p.gathered_from, p.consent_id FROM transfer_part p
         WHERE p.organisation_id = $1 AND p.transfer_id {} ORDER BY p.id",
        tx.one_of(2)
    );
    let parts: Vec<PartRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&found).fetch_all(c).await)?;
    let sql = format!(
        "SELECT r.transfer_part_id, r.guardian_id, g.name, r.words FROM transfer_reaction r
         JOIN transfer_part p ON p.organisation_id = r.organisation_id AND p.id = r.transfer_part_id
         JOIN guardian g ON g.organisation_id = r.organisation_id AND g.id = r.guardian_id
         WHERE r.organisation_id = $1 AND p.transfer_id {} ORDER BY g.name, r.id",
        tx.one_of(2)
    );
    let reactions: Vec<ReactionRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&found).fetch_all(c).await)?;
    let sql = format!(
        "SELECT {SENDING} FROM transfer_sending x WHERE x.organisation_id = $1 AND x.transfer_id {} ORDER BY x.id DESC",
        tx.one_of(2)
    );
    let sendings: Vec<Sending> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&found).fetch_all(c).await)?;
    let children: Vec<ChildId> = rows.iter().map(|row| row.child_id).collect();
    let consents = consent::of_children(tx, organisation, children).await?;
    let consents: BTreeMap<ConsentId, Consent> = consents.into_iter().map(|one| (one.id, one)).collect();
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let parts = parts.iter().filter(|part| part.transfer_id == row.id);
            let parts = parts.filter_map(|part| part_of((&row, part), &consents, &reactions)).collect();
            let sendings = sendings.iter().filter(|sending| sending.transfer_id == row.id).cloned().collect();
            row.transfer(parts, sendings)
        })
        .collect())
}

const SENDING: &str =
    "x.id, x.transfer_id, (x.link_hash IS NOT NULL) AS by_link, x.parts, x.sent_on, x.sent_at, x.ends_at, x.views,
  x.tries, x.closed_at, x.received_on, x.received_by, x.received_job";

fn part_of(
    (transfer, row): (&Row, &PartRow),
    consents: &BTreeMap<ConsentId, Consent>,
    reactions: &[ReactionRow],
) -> Option<PartOf> {
    let written = reactions.iter().filter(|reaction| reaction.transfer_part_id == row.id);
    let (part, to) = (Part::of(&row.part)?, destination(&transfer.destination, transfer.special)?);
    let purposes = Lang::OF_STAFF.map(|lang| view::purpose(to, part, lang));
    let rounds = consents.values().filter(|one| {
        one.child == transfer.child_id
            && is_same(&one.recipient, &transfer.receiver)
            && purposes.contains(&one.purpose)
    });
    Some(PartOf {
        id: row.id,
        part,
        rounds: rounds.cloned().collect(),
        words: row.words.clone(),
        gathered_from: row.gathered_from.clone(),
        consent: row.consent_id.and_then(|id| consents.get(&id)).cloned(),
        reactions: written
            .map(|reaction| Reaction {
                guardian: reaction.guardian_id,
                name: reaction.name.clone(),
                words: reaction.words.clone(),
            })
            .collect(),
    })
}

/// A school for special education is kept as a school that is special.
pub(super) fn kept(destination: Destination) -> (&'static str, bool) {
    match destination {
        Destination::SpecialSchool => (Destination::School.code(), true),
        other => (other.code(), false),
    }
}

fn destination(code: &str, special: bool) -> Option<Destination> {
    Destination::ALL.into_iter().find(|one| kept(*one) == (code, special))
}

impl Row {
    fn transfer(self, mut parts: Vec<PartOf>, sendings: Vec<Sending>) -> Option<Transfer> {
        parts.sort_by_key(|part| part.part);
        Some(Transfer {
            id: self.id,
            child: self.child_id,
            destination: destination(&self.destination, self.special)?,
            receiver: self.receiver,
            to_group: self.to_group_id,
            from_group: self.from_group_id,
            starts_on: self.starts_on.to_jiff(),
            warm: self.warm,
            begun_at: self.begun_at,
            begun_by: self.begun_by,
            given_on: self.given_on.map(Day::to_jiff),
            stopped_at: self.stopped_at,
            warm_talk: self.warm_on.map(Day::to_jiff).zip(self.warm_with),
            warm_not: self.warm_not_on.map(Day::to_jiff).zip(self.warm_not),
            followed_up_on: self.followed_up_on.map(Day::to_jiff),
            read: self.read_on.map(Day::to_jiff).zip(self.read_by),
            version: self.version,
            parts,
            sendings,
        })
    }
}

/// The transfers of these children, the last begun first. The caller has found the children with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<Vec<Transfer>> {
    let which = format!("t.child_id {}", tx.one_of(2));
    some(tx, organisation, &which, &id_list(children)).await
}

/// A transfer. The caller finds the child with a grant.
pub(super) async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: TransferId,
) -> sqlx::Result<Option<Transfer>> {
    let which = format!("t.id {}", tx.one_of(2));
    Ok(some(tx, organisation, &which, &id_list([id])).await?.pop())
}

/// About whom a transfer is that is with the parents, or was sent; none when parents do not have it.
pub async fn with_parents(
    tx: &mut Read,
    organisation: OrganisationId,
    id: TransferId,
) -> sqlx::Result<Option<ChildId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM transfer
         WHERE organisation_id = $1 AND id = $2 AND given_on IS NOT NULL AND stopped_at IS NULL")
        .bind(organisation).bind(id).fetch_optional(c).await)
}

/// A sending that was found by its link.
pub(super) async fn sending(
    tx: &mut Read,
    organisation: OrganisationId,
    id: TransferSendingId,
) -> sqlx::Result<Sending> {
    let sql = format!("SELECT {SENDING} FROM transfer_sending x WHERE x.organisation_id = $1 AND x.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_one(c).await)
}

/// The groups of after-school care of the organisation, with their locations, by name.
pub(super) async fn after_school_groups(
    tx: &mut Read,
    organisation: OrganisationId,
) -> sqlx::Result<Vec<(GroupId, String)>> {
    let rows: Vec<(GroupId, String, String)> = on!(tx, c => sqlx::query_as(
        "SELECT g.id, g.name, l.name FROM care_group g
         JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE g.organisation_id = $1 AND g.kind = 'bso' ORDER BY l.name, g.name, g.id")
        .bind(organisation).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, group, location)| (id, format!("{group} · {location}"))).collect())
}
