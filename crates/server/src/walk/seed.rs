//! Two organisations in which every text of every record has a word of its own: its canary.

mod api;
mod board;
mod child_voice;
mod concern;
mod consent;
mod day_handover;
mod goal;
mod inquiry;
mod inspection;
mod letter;
mod meeting;
mod message;
mod observation;
mod observation_list;
mod photo;
mod presence;
mod protocol;
mod reporting_code;
mod retention;
mod review;
mod settling_in;
mod talk;
mod transfer;
mod work_instruction;

use std::{collections::BTreeMap, pin::Pin};

use jiff::ToSpan;
use mentorkind_division::HalfDays;
use mentorkind_domain::access::Relation;
use uuid::Uuid;

use crate::{
    on,
    platform::{
        audit::Audit,
        ids::{
            AccountId, AnnouncementId, ChildId, ContactId, DivisionId, GroupId, GuardianId, LocationId,
            MentorshipId, NoteId, ObservationId, StaffId, TalkOfferId, UploadId, fresh,
        },
        random,
    },
    testing::{House, TODAY},
};

/// About whom or what a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A child, by number.
    Child(usize),
    /// A guardian, by number; the child has the same number.
    Guardian(usize),
    /// A staff member, by number.
    Staff(usize),
    /// A group, by number.
    Group(usize),
    /// The organisation itself.
    Organisation,
}

/// On which group each child is: children 1 and 4 on group 1, 2 on 2, 3 on 3.
pub const GROUPS: [(usize, usize); 4] = [(1, 1), (2, 2), (3, 3), (4, 1)];

/// How every canary's word begins.
pub const CALL: &str = "zq";

/// A word that stands in the texts of one record only.
#[derive(Clone, Debug)]
pub struct Canary {
    /// The word.
    pub word: String,
    /// Of which of the two organisations.
    pub organisation: usize,
    /// Of whom.
    pub about: About,
    /// At which of its locations, 1 or 2.
    pub place: u8,
    /// Who alone may see it, of those who could by place.
    pub only: Option<&'static [Relation]>,
    /// Whoever asks about this child without custody may see it.
    pub asker: bool,
}

/// How far somebody may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All children of the organisation.
    Everywhere,
    /// The children of this location.
    Place(u8),
    /// One's own child, by number.
    Own(usize),
    /// The first name of one's own child, by number, and what one asked about it.
    Asks(usize),
    /// No child.
    Nobody,
}

/// Somebody who walks.
#[derive(Clone, Debug)]
pub struct Walker {
    /// For messages.
    pub name: &'static str,
    /// Of which of the two organisations; none for a visitor.
    pub organisation: Option<usize>,
    pub account: Option<AccountId>,
    pub relations: Vec<Relation>,
    pub reach: Reach,
}

/// Something to put into a path: its identifier, and at which location it is, where that matters.
pub type Thing = (String, Option<u8>);

/// One organisation.
#[derive(Default)]
pub struct World {
    pub canaries: Vec<Canary>,
    pub walkers: Vec<Walker>,
    /// By the word that stands for it in a path.
    pub things: BTreeMap<&'static str, Vec<Thing>>,
}

/// Of whom each child's mentor is the staff member: children 1 and 4 of staff member 1, 2 of 2, 3 of 1.
pub const MENTORS: [(usize, usize); 4] = [(1, 1), (2, 2), (3, 1), (4, 1)];

/// Who may see contact data that are secret.
const SECRET: &[Relation] = &[Relation::TeamLead, Relation::ProtectionOfficer];
/// Who is warned of whoever may have no contact with a child.
const WARNED: &[Relation] = &[
    Relation::OnGroup,
    Relation::TraineeOnGroup,
    Relation::Mentor,
    Relation::TeamLead,
    Relation::ProtectionOfficer,
    Relation::Director,
];

/// Who needs to know what colleagues do for a child that needs extra attention.
const NEED_TO_KNOW: &[Relation] = &[
    Relation::OnGroup,
    Relation::TraineeOnGroup,
    Relation::Mentor,
    Relation::TeamLead,
    Relation::Coach,
    Relation::CareCoordinator,
];

/// Who reads of the goals of a group.
const TEAM: &[Relation] =
    &[Relation::OnGroup, Relation::TraineeOnGroup, Relation::TeamLead, Relation::GuardianWithCustody];
/// Who reads of the goals of a child.
const FILE: &[Relation] = &[
    Relation::OnGroup,
    Relation::TraineeOnGroup,
    Relation::Mentor,
    Relation::TeamLead,
    Relation::Coach,
    Relation::CareCoordinator,
    Relation::GuardianWithCustody,
];

/// All staff.
const STAFF: &[Relation] = &[
    Relation::OnGroup,
    Relation::TraineeOnGroup,
    Relation::TeamLead,
    Relation::Coach,
    Relation::PolicyOfficer,
    Relation::CareCoordinator,
    Relation::ProtectionOfficer,
    Relation::Director,
    Relation::Administrator,
];

/// Who reads of the goals of the mentorship.
const READERS: &[Relation] = &[
    Relation::OnGroup,
    Relation::TraineeOnGroup,
    Relation::TeamLead,
    Relation::Coach,
    Relation::PolicyOfficer,
    Relation::CareCoordinator,
    Relation::ProtectionOfficer,
    Relation::Director,
    Relation::Administrator,
    Relation::GuardianWithCustody,
];

/// A value of a query.
enum Value {
    Id(Uuid),
    Text(String),
    Bytes(Vec<u8>),
    Today,
    /// So many days from today.
    Later(i64),
    Number(i64),
    Yes(bool),
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

struct Sower<'a> {
    house: &'a House,
    number: usize,
    world: World,
}

impl Sower<'_> {
    fn word(&mut self, kind: &str, about: About, place: u8) -> String {
        let letter = ["a", "b"][self.number];
        let n = match about {
            About::Child(n) | About::Guardian(n) | About::Staff(n) | About::Group(n) => n,
            About::Organisation => 0,
        };
        let word = format!("{CALL}{letter}{kind}{n:02}");
        let canary =
            Canary { word: word.clone(), organisation: self.number, about, place, only: None, asker: false };
        self.world.canaries.push(canary);
        word
    }

    /// A word that only these may see.
    fn word_for(&mut self, kind: &str, about: About, place: u8, only: &'static [Relation]) -> String {
        let word = self.word(kind, about, place);
        if let Some(canary) = self.world.canaries.last_mut() {
            canary.only = Some(only);
        }
        word
    }

    /// The last word may be seen by whoever asks about its child without custody.
    fn for_asker(&mut self) {
        if let Some(canary) = self.world.canaries.last_mut() {
            canary.asker = true;
        }
    }

    /// What is kept of families: a guardian with secret contact data and without custody, an office, a ban.
    async fn family(&mut self, child: ChildId, secret: GuardianId, office: GuardianId, by: AccountId) {
        let email = self.word_for("geheim", About::Guardian(5), 1, SECRET);
        let phone = self.word_for("geheimbel", About::Guardian(5), 1, SECRET);
        self.run(
            "UPDATE guardian SET contact_secret = $3, email = $4, phone = $5 WHERE organisation_id = $1 AND id = $2",
            vec![Value::Id(secret.0), Value::Yes(true), text(format!("{email}@example.org")), text(phone)],
        )
        .await;
        let person = self.word("contact", About::Guardian(2), 2);
        self.run(
            "UPDATE guardian SET kind = 'institution', contact_person = $3 WHERE organisation_id = $1 AND id = $2",
            vec![Value::Id(office.0), text(person)],
        )
        .await;
        let turn = self.id();
        self.run(
            "INSERT INTO custody_turn (organisation_id, id, guardian_id, child_id, from_on, custody, basis, made_at, made_by)
             VALUES ($1, $2, $3, $4, $5, $6, 'court', 0, $7)",
            vec![
                Value::Id(turn),
                Value::Id(secret.0),
                Value::Id(child.0),
                Value::Today,
                Value::Yes(false),
                Value::Id(by.0),
            ],
        )
        .await;
        self.thing("turn", turn, Some(1));
        let (ban, person) = (self.id(), self.word_for("verbod", About::Child(1), 1, WARNED));
        self.run(
            "INSERT INTO contact_ban (organisation_id, id, child_id, person, from_on, basis, made_at, made_by)
             VALUES ($1, $2, $3, $4, $5, 'custodian', 0, $6)",
            vec![Value::Id(ban), Value::Id(child.0), text(person), Value::Today, Value::Id(by.0)],
        )
        .await;
        self.thing("ban", ban, Some(1));
    }

    fn thing(&mut self, word: &'static str, id: impl ToString, place: Option<u8>) {
        self.world.things.entry(word).or_default().push((id.to_string(), place));
    }

    /// Runs a query of which `$1` is the organisation. On the heap: all of them together do not fit the stack of a test.
    fn run(&self, sql: &'static str, values: Vec<Value>) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(async move {
            let mut tx = self.house.write().await;
            on!(tx, c => {
                let mut query = sqlx::query(sql).bind(self.house.organisation);
                for value in values {
                    query = match value {
                        Value::Id(id) => query.bind(id),
                        Value::Text(text) => query.bind(text),
                        Value::Bytes(bytes) => query.bind(bytes),
                        Value::Today => query.bind(jiff_sqlx::Date::from(TODAY)),
                        Value::Later(days) => query.bind(jiff_sqlx::Date::from(TODAY.saturating_add(days.days()))),
                        Value::Number(number) => query.bind(number),
                        Value::Yes(yes) => query.bind(yes),
                    };
                }
                query.execute(c).await.map(drop)
            })
            .unwrap();
            tx.commit(Audit::housekeeping()).await.unwrap();
        })
    }

    fn id(&self) -> Uuid {
        fresh(self.house.app.clock.now())
    }

    async fn staff(&mut self, n: usize, place: u8) -> StaffId {
        let name = self.word("pm", About::Staff(n), place);
        let reach = self.word("bereik", About::Staff(n), place);
        let why = self.word("ziek", About::Staff(n), place);
        let staff = self.house.staff(&name).await;
        self.run(
            "UPDATE staff_member SET reach = $3 WHERE organisation_id = $1 AND id = $2",
            vec![Value::Id(staff.0), text(reach)],
        )
        .await;
        self.run(
            "INSERT INTO photo (organisation_id, id, staff_id, jpeg, made_at) VALUES ($1, $2, $3, $4, $5)",
            vec![Value::Id(self.id()), Value::Id(staff.0), Value::Bytes(name.into_bytes()), Value::Number(0)],
        )
        .await;
        self.run(
            "INSERT INTO absence (organisation_id, id, staff_id, from_on, until_on, reason) VALUES ($1, $2, $3, $4, $4, $5)",
            vec![Value::Id(self.id()), Value::Id(staff.0), Value::Today, text(why)],
        )
        .await;
        // One of each location is enough to walk with.
        if n <= 2 {
            self.thing("staff", staff, None);
        }
        staff
    }

    async fn child(&mut self, n: usize, group: GroupId, place: u8) -> ChildId {
        let name = self.word("kind", About::Child(n), place);
        self.for_asker();
        let family = self.word("familie", About::Child(n), place);
        let why = self.word("afwezig", About::Child(n), place);
        let child = self.house.child(&name, group, HalfDays(0b1111)).await;
        self.run(
            "UPDATE child SET last_name = $3 WHERE organisation_id = $1 AND id = $2",
            vec![Value::Id(child.0), text(family)],
        )
        .await;
        let absence = self.id();
        self.run(
            "INSERT INTO absence (organisation_id, id, child_id, from_on, until_on, reason) VALUES ($1, $2, $3, $4, $4, $5)",
            vec![Value::Id(absence), Value::Id(child.0), Value::Today, text(why)],
        )
        .await;
        // One of each group is enough to walk with.
        if n <= 3 {
            self.thing("absence", absence, Some(place));
            self.days(n, group, child, place).await;
        }
        self.thing("child", child, Some(place));
        child
    }

    /// What people enter for the days of a group, from tomorrow on.
    async fn days(&mut self, n: usize, group: GroupId, child: ChildId, place: u8) {
        let now = self.house.app.clock.now().0;
        let (change, stand_in, merge) = (self.id(), self.id(), self.id());
        self.run(
            "INSERT INTO day_change (organisation_id, id, child_id, comes_on, group_id, morning, afternoon, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $6, $7)",
            vec![
                Value::Id(change),
                Value::Id(child.0),
                Value::Later(2),
                Value::Id(group.0),
                Value::Yes(true),
                Value::Number(now),
            ],
        )
        .await;
        let name = self.word("invaller", About::Staff(n), place);
        self.run(
            "INSERT INTO stand_in (organisation_id, id, group_id, name, days, from_on, until_on, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $6, $7)",
            vec![
                Value::Id(stand_in),
                Value::Id(group.0),
                text(name),
                Value::Number((1 << 28) - 1),
                Value::Later(1),
                Value::Number(now),
            ],
        )
        .await;
        self.run(
            "INSERT INTO group_merge (organisation_id, id, group_id, with_group_id, part, weekdays, at_time, from_on, made_at)
             VALUES ($1, $2, $3, $3, 'opening', 31, '08:30', $4, $5)",
            vec![Value::Id(merge), Value::Id(group.0), Value::Later(3), Value::Number(now)],
        )
        .await;
        self.thing("change", change, Some(place));
        self.thing("stand_in", stand_in, Some(place));
        self.thing("merge", merge, Some(place));
    }

    async fn closure(&mut self, location: LocationId, place: u8) {
        let id = self.id();
        let why = self.word("dicht", About::Staff(90 + usize::from(place)), place);
        self.run(
            "INSERT INTO closure (organisation_id, id, location_id, from_on, until_on, reason, imported)
             VALUES ($1, $2, $3, $4, $4, $5, $6)",
            vec![Value::Id(id), Value::Id(location.0), Value::Later(10), text(why), Value::Yes(false)],
        )
        .await;
        self.thing("closure", id, Some(place));
    }

    async fn guardian(&mut self, n: usize, child: ChildId, custody: Option<bool>, place: u8) -> GuardianId {
        let kind = if custody == Some(true) { "ouder" } else { "zondergezag" };
        let name = self.word(kind, About::Guardian(n), place);
        let phone = self.word(&format!("{kind}bel"), About::Guardian(n), place);
        let guardian = self.house.guardian(&name, child, custody).await;
        self.run(
            "UPDATE guardian SET phone = $3 WHERE organisation_id = $1 AND id = $2",
            vec![Value::Id(guardian.0), text(phone)],
        )
        .await;
        self.thing("guardian", guardian, Some(place));
        guardian
    }

    async fn announcement(
        &mut self,
        mentorship: MentorshipId,
        child: ChildId,
        guardian: Option<GuardianId>,
        place: u8,
    ) {
        let id = AnnouncementId::new(self.house.app.clock.now());
        let who = guardian.map_or_else(|| text(""), |guardian| Value::Id(guardian.0));
        let (sql, mut values) = match who {
            Value::Id(guardian) => (
                "INSERT INTO announcement (organisation_id, id, mentorship_id, child_id, made_at, guardian_id) VALUES ($1, $2, $3, $4, $5, $6)",
                vec![Value::Id(guardian)],
            ),
            _ => (
                "INSERT INTO announcement (organisation_id, id, mentorship_id, child_id, made_at) VALUES ($1, $2, $3, $4, $5)",
                vec![],
            ),
        };
        let now = self.house.app.clock.now().0;
        let mut all = vec![Value::Id(id.0), Value::Id(mentorship.0), Value::Id(child.0), Value::Number(now)];
        all.append(&mut values);
        self.run(sql, all).await;
        self.thing("told", id, Some(place));
    }

    async fn division(
        &mut self,
        group: GroupId,
        place: u8,
        state: &str,
        child: ChildId,
        staff: StaffId,
    ) -> DivisionId {
        let now = self.house.app.clock.now();
        let id = DivisionId::new(now);
        self.run(
            "INSERT INTO division (organisation_id, id, group_id, state, divided_on, facts_hash, asked_at, made_at)
             VALUES ($1, $2, $3, $4, $5, '', $6, $6)",
            vec![Value::Id(id.0), Value::Id(group.0), text(state), Value::Today, Value::Number(now.0)],
        )
        .await;
        self.run(
            "INSERT INTO division_choice (organisation_id, id, division_id, child_id, staff_id) VALUES ($1, $2, $3, $4, $5)",
            vec![Value::Id(self.id()), Value::Id(id.0), Value::Id(child.0), Value::Id(staff.0)],
        )
        .await;
        let n = usize::from(place);
        let said = self.word(&format!("gezegd{state}"), About::Child(n), place);
        self.run(
            "INSERT INTO team_reaction (organisation_id, id, division_id, staff_id, child_id, kind, said, at)
             VALUES ($1, $2, $3, $4, $5, 'objects', $6, $7)",
            vec![
                Value::Id(self.id()),
                Value::Id(id.0),
                Value::Id(staff.0),
                Value::Id(child.0),
                text(said),
                Value::Number(now.0),
            ],
        )
        .await;
        self.thing("division", id, Some(place));
        id
    }

    /// What colleagues do for a child that needs extra attention.
    async fn extra_attention(&mut self, n: usize, child: ChildId, staff: StaffId, place: u8) {
        let id = self.id();
        let what = self.word_for("extra", About::Child(n), place, NEED_TO_KNOW);
        self.run(
            "INSERT INTO extra_attention (organisation_id, id, child_id, what, from_on, until_on, placed_at, placed_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            vec![
                Value::Id(id),
                Value::Id(child.0),
                text(what),
                Value::Today,
                Value::Later(60),
                Value::Number(self.house.app.clock.now().0),
                Value::Id(staff.0),
            ],
        )
        .await;
        self.thing("extra_attention", id, Some(place));
    }

    async fn walker(
        &mut self,
        name: &'static str,
        staff: Option<StaffId>,
        guardian: Option<GuardianId>,
        relations: &[Relation],
        reach: Reach,
    ) -> AccountId {
        let account = self.house.account(staff, guardian).await;
        self.world.walkers.push(Walker {
            name,
            organisation: Some(self.number),
            account: Some(account),
            relations: relations.to_vec(),
            reach,
        });
        account
    }
}

/// Sows the house's present organisation, number 0 or 1.
pub async fn sow(house: &mut House, number: usize) -> World {
    let first = house.location;
    let mut sower = Sower { house, number, world: World::default() };
    let g1 = sower.house.group("zqg1", "kdv").await;
    let g3 = sower.house.group("zqg3", "bso").await;
    let second = sower.house.location(sower.house.organisation, "L2").await;
    sower.thing("location", first, Some(1));
    sower.thing("location", second, Some(2));
    for (location, place) in [(first, 1), (second, 2)] {
        sower.closure(location, place).await;
    }
    let g2 = sower.house.group("zqg2", "peuter").await;
    sower
        .run(
            "UPDATE care_group SET location_id = $3 WHERE organisation_id = $1 AND id = $2",
            vec![Value::Id(g2.0), Value::Id(second.0)],
        )
        .await;
    for (group, place) in [(g1, 1), (g2, 2), (g3, 1)] {
        sower.thing("group", group, Some(place));
    }

    let mut staff = Vec::new();
    for (n, place) in (1..=12).zip([1, 2, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1]) {
        staff.push(sower.staff(n, place).await);
    }
    for (n, group, role) in [(1, g1, "pm"), (1, g3, "pm"), (2, g2, "pm"), (3, g1, "pm"), (4, g1, "bio")] {
        sower.house.works(staff[n - 1], group, role, HalfDays(0b1111)).await;
    }
    let roles = ["teamlead", "teamlead", "coach", "policy", "care", "protection", "director"];
    for (n, role) in (5..).zip(roles) {
        sower.house.role(staff[n - 1], role).await;
    }
    sower.house.role(staff[11], "admin").await;
    sower
        .run(
            "UPDATE staff_role SET location_id = $3 WHERE organisation_id = $1 AND staff_id = $2",
            vec![Value::Id(staff[5].0), Value::Id(second.0)],
        )
        .await;

    let mut children = Vec::new();
    for (n, (group, place)) in (1..).zip([(g1, 1), (g2, 2), (g3, 1), (g1, 1)]) {
        children.push(sower.child(n, group, place).await);
    }
    let mut guardians = Vec::new();
    for (n, place) in (1..).zip([1, 2, 1, 1]) {
        guardians.push(sower.guardian(n, children[n - 1], Some(true), place).await);
    }
    let without = sower.guardian(5, children[0], None, 1).await;

    for ((child, mentor), (group, place)) in MENTORS.into_iter().zip([(g1, 1), (g2, 2), (g3, 1), (g1, 1)]) {
        let (child, guardian) = (children[child - 1], guardians[child - 1]);
        let mentorship = sower.house.mentorship(child, staff[mentor - 1], group, TODAY).await;
        sower.thing("handover", mentorship, Some(place));
        sower.announcement(mentorship, child, Some(guardian), place).await;
        if group == g3 {
            sower.announcement(mentorship, child, None, place).await;
        }
    }
    for ((n, child), (mentor, place)) in (1..).zip(&children).zip([(1, 1), (2, 2), (1, 1), (1, 1)]) {
        sower.seen(n, *child, staff[mentor - 1], place).await;
        sower.milestones(n, *child, staff[mentor - 1], place).await;
        sower.extra_attention(n, *child, staff[mentor - 1], place).await;
        sower.needs(n, *child, guardians[n - 1], staff[mentor - 1], place).await;
        sower.day(n, *child, staff[mentor - 1], place).await;
        sower.presence(*child, staff[mentor - 1]).await;
        sower.agreements(n, *child, staff[mentor - 1], place).await;
    }
    sower.letter(1, children[0], staff[0], g1, 1).await;
    sower.letter(2, children[1], staff[1], g2, 2).await;
    sower.settles_in(children[3], staff[0], 1).await;
    for ((n, child), (mentor, place)) in (1..).zip(&children).zip([(1, 1), (2, 2), (1, 1), (1, 1)]) {
        sower.messages(n, *child, guardians[n - 1], staff[mentor - 1], place).await;
    }
    sower.child_voice(3, children[2], staff[0], 1).await;
    sower.division(g1, 1, "draft", children[0], staff[0]).await;
    sower.division(g2, 2, "draft", children[1], staff[1]).await;
    sower.division(g1, 1, "published", children[0], staff[0]).await;

    let version = sower.id();
    let profile = include_str!("../../../../profiles/un1ek.toml");
    sower
        .run(
            "INSERT INTO protocol_version (organisation_id, id, starts_on, profile, source, made_at)
             VALUES ($1, $2, $3, 'un1ek', $4, $5)",
            vec![Value::Id(version), Value::Today, text(profile), Value::Number(0)],
        )
        .await;
    sower.thing("version", version, None);

    use Reach::{Asks, Everywhere, Nobody, Own, Place};
    use Relation::*;
    let s = |n: usize| Some(staff[n - 1]);
    sower.walker("pm'er and mentor", s(1), None, &[OnGroup, Mentor], Place(1)).await;
    sower.walker("pm'er of the other location", s(2), None, &[OnGroup, Mentor], Place(2)).await;
    sower.walker("pm'er", s(3), None, &[OnGroup], Place(1)).await;
    sower.walker("trainee", s(4), None, &[TraineeOnGroup], Place(1)).await;
    let lead = sower.walker("team lead", s(5), None, &[TeamLead], Place(1)).await;
    let other = sower.walker("team lead of the other location", s(6), None, &[TeamLead], Place(2)).await;
    sower.talk(children[0], lead, 1).await;
    sower.talk(children[1], other, 2).await;
    sower.offers(1, children[0], guardians[0], lead, 1).await;
    sower.offers(2, children[1], guardians[1], other, 2).await;
    let mentors: Vec<(StaffId, u8)> = MENTORS
        .into_iter()
        .zip([1, 2, 1, 1])
        .map(|((_, staff_of), place)| (staff[staff_of - 1], place))
        .collect();
    sower.concerns(&children, &mentors, lead).await;
    sower.consents(&children, &guardians, &mentors).await;
    sower.photos(&children, &guardians, &mentors, lead).await;
    sower.transfers(&children, &guardians, ([g1, g2, g3, g1], &mentors)).await;
    sower.observation_lists(&children, &mentors, lead).await;
    sower.goals([g1, g2], &children, (staff[3], staff[10]), lead).await;
    for (n, group, by, (lead, place)) in [(1, g1, staff[0], (lead, 1)), (2, g2, staff[1], (other, 2))] {
        sower.meeting(n, group, by, lead, place).await;
    }
    sower.walker("coach", s(7), None, &[Coach], Everywhere).await;
    sower.walker("policy officer", s(8), None, &[PolicyOfficer], Everywhere).await;
    sower.walker("care coordinator", s(9), None, &[CareCoordinator], Everywhere).await;
    sower.walker("protection officer", s(10), None, &[ProtectionOfficer], Everywhere).await;
    let director = sower.walker("director", s(11), None, &[Director, Emergency], Everywhere).await;
    sower.inspection_pack(1, children[0], (first, lead), 1).await;
    sower.inspection_pack(2, children[1], (second, other), 2).await;
    sower.review(staff[10], director).await;
    sower.draft(director).await;
    sower.work_instruction(staff[10], staff[0]).await;
    sower.retention(&children, &guardians, &mentors, (staff[10], lead)).await;
    let sealed = [(1, children[0], staff[0], (1, first)), (2, children[1], staff[1], (2, second))];
    sower.reporting_codes(&sealed, lead).await;
    let administrator = sower.walker("administrator", s(12), None, &[Administrator], Nobody).await;
    sower.api_token(administrator).await;
    sower.webhook(administrator, children[0]).await;
    sower.single_sign_on(administrator).await;
    let idle = sower.staff(13, 1).await;
    sower.walker("staff without role", Some(idle), None, &[], Nobody).await;
    let parent = sower.walker("guardian", None, Some(guardians[0]), &[GuardianWithCustody], Own(1)).await;
    sower.walker("guardian of another child", None, Some(guardians[3]), &[GuardianWithCustody], Own(4)).await;
    sower.walker("guardian without custody", None, Some(without), &[GuardianWithoutCustody], Asks(1)).await;

    for (n, group, place) in [(1, g1, 1), (2, g2, 2)] {
        let tablet = sower.id();
        let name = sower.word("tablet", About::Staff(n), place);
        let (hash, at) = (random::hash(&name), sower.house.app.clock.now().0);
        sower
            .run(
                "INSERT INTO tablet (organisation_id, id, group_id, name, code_ends_at, token_hash, device, made_by, made_at,
                   joined_at, used_at)
                 VALUES ($1, $2, $3, $4, 0, $5, 'proef', $6, $7, $7, $7)",
                vec![
                    Value::Id(tablet),
                    Value::Id(group.0),
                    text(name),
                    Value::Bytes(hash),
                    Value::Id(lead.0),
                    Value::Number(at),
                ],
            )
            .await;
        sower.thing("tablet", tablet, Some(place));
    }
    let emergency = sower.id();
    let why = sower.word("noodreden", About::Child(1), 1);
    let now = sower.house.app.clock.now();
    sower
        .run(
            "INSERT INTO emergency (organisation_id, id, account_id, staff_id, child_id, reason, began_at, ends_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            vec![
                Value::Id(emergency),
                Value::Id(director.0),
                Value::Id(staff[10].0),
                Value::Id(children[0].0),
                text(why),
                Value::Number(now.0),
                Value::Number(now.plus_minutes(60).0),
            ],
        )
        .await;
    sower.thing("emergency", emergency, None);

    sower.family(children[0], without, guardians[1], lead).await;
    sower.inquiries(1, children[0], without, staff[0], 1).await;
    sower.inquiries(2, children[1], guardians[1], staff[1], 2).await;
    sower.inquiry_ban(children[3], guardians[3], lead, 1).await;
    sower.inquiry_ban(children[1], guardians[1], lead, 2).await;
    sower.likeness(children[3], guardians[3], lead, 1).await;
    sower.likeness(children[1], guardians[1], lead, 2).await;
    let upload = UploadId::new(sower.house.app.clock.now());
    sower
        .run(
            "INSERT INTO import_upload (organisation_id, id, account_id, complete, made_at) VALUES ($1, $2, $3, $4, $5)",
            vec![
                Value::Id(upload.0),
                Value::Id(lead.0),
                Value::Yes(false),
                Value::Number(sower.house.app.clock.now().0),
            ],
        )
        .await;
    sower.thing("import", upload, None);
    let report = sower.id();
    sower
        .run(
            "INSERT INTO import_report (organisation_id, id, at, seen_at, outcome, hash, folder, errors, added, changed, endings)
             VALUES ($1, $2, $3, $3, 'taken', '', '', 0, 0, 0, 1)",
            vec![Value::Id(report), Value::Number(sower.house.app.clock.now().0)],
        )
        .await;
    sower
        .run(
            "INSERT INTO import_report_part (organisation_id, id, report_id, location_id, part, added, changed, endings)
             VALUES ($1, $2, $3, $4, 'placements', 0, 0, 1)",
            vec![Value::Id(sower.id()), Value::Id(report), Value::Id(first.0)],
        )
        .await;
    sower.thing("report", report, None);
    sower.thing("name", "staff.csv", None);
    sower.world.things.insert("role", Vec::new());
    sower.world.things.insert("session", Vec::new());
    let passkey = sower.id();
    let owner = sower.house.account(Some(staff[0]), None).await;
    sower
        .run(
            "INSERT INTO passkey (id, account_id, credential_id, credential, device, for_work, made_at)
             SELECT $2, $3, $4, '{}', '', $5, $6 FROM organisation WHERE id = $1",
            vec![
                Value::Id(passkey),
                Value::Id(owner.0),
                Value::Bytes(passkey.as_bytes().to_vec()),
                Value::Yes(true),
                Value::Number(sower.house.app.clock.now().0),
            ],
        )
        .await;
    sower.thing("passkey", passkey, None);
    let secret = random::token();
    let now = sower.house.app.clock.now();
    let mut tx = sower.house.write().await;
    on!(tx, c => sqlx::query(
        "INSERT INTO one_time_link (id, token_hash, account_id, purpose, made_at, ends_at) VALUES ($1, $2, $3, 'parent', $4, $5)")
        .bind(fresh(now)).bind(random::hash(&secret)).bind(parent).bind(now).bind(now.plus_days(14))
        .execute(c).await.map(drop))
    .unwrap();
    let roles: Vec<Uuid> =
        on!(tx, c => sqlx::query_scalar("SELECT id FROM staff_role WHERE organisation_id = $1 ORDER BY id LIMIT 2")
        .bind(sower.house.organisation).fetch_all(c).await)
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    for role in roles {
        sower.thing("role", role, None);
    }
    // What is known to whoever has the mail alone; without the code behind it nothing is shown.
    sower.thing("secret", secret, None);
    sower.thing("token", random::token(), None);
    sower.world
}
