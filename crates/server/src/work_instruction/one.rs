//! One work instruction: its text, saying that it was read, and who still has to.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::access::{Action, action};

use super::{
    pages,
    queries::{self, Version, Whom},
    readers::{self, Asked, Asking, Count},
    write::WITHDRAWN,
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        audit::{self, Audit},
        dates::{Said, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{GroupId, InstructionId, InstructionVersionId, LocationId, StaffId},
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
    protocol,
};

/// Where a version stands beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Holds,
    Coming,
    Replaced,
    Withdrawn,
}

impl State {
    fn of(version: &Version, versions: &[Version], today: Date) -> Self {
        let is_replaced =
            || versions.iter().any(|one| one.number > version.number && one.since() <= version.since());
        if version.withdrawn_at.is_some() {
            Self::Withdrawn
        } else if holding(versions, today).is_some_and(|holds| holds.id == version.id) {
            Self::Holds
        } else if version.since() > today && !is_replaced() {
            Self::Coming
        } else {
            Self::Replaced
        }
    }

    fn badge(self, lang: Lang) -> (&'static str, String) {
        let (kind, key) = match self {
            Self::Holds => ("good", "instruction-holds"),
            Self::Coming => ("know", "instruction-coming"),
            Self::Replaced => ("plain", "instruction-replaced"),
            Self::Withdrawn => ("plain", "instruction-withdrawn"),
        };
        (kind, lang.t(key).to_string())
    }
}

/// What the reader has to do with it.
enum Mine {
    Nothing,
    ToRead(Option<(Said, bool)>),
    Read(Said),
}

/// Who still has to read it.
struct Readers {
    words: String,
    /// Colleagues of the own teams who have not read it, by name.
    names: Vec<(String, String)>,
    /// Per location, for who sees all of them.
    locations: Vec<(String, String)>,
}

struct VersionLine {
    href: String,
    since: Said,
    number: i64,
    current: bool,
    badge: (&'static str, String),
}

#[derive(Template)]
#[template(path = "work_instruction/one.html")]
struct OnePage {
    page: Page,
    id: InstructionId,
    version: InstructionVersionId,
    name: String,
    words: String,
    since: Said,
    made: String,
    /// By whom and when it was withdrawn.
    withdrawn: Option<String>,
    for_whom: String,
    badge: (&'static str, String),
    /// The address of the version that holds, where this is another one.
    holds: Option<String>,
    mine: Mine,
    readers: Option<Readers>,
    versions: Vec<VersionLine>,
    may_write: bool,
    may_remark: bool,
}

/// The version that holds today. Versions come with the last first.
pub(super) fn holding(versions: &[Version], today: Date) -> Option<&Version> {
    versions.iter().find(|version| version.withdrawn_at.is_none() && version.since() <= today)
}

/// `GET /work-instructions/{instruction}`: the version that holds, or else the last one.
pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::ReadInstructions>,
    Path(id): Path<InstructionId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let versions = queries::of_instruction(&mut tx, grant.organisation(), id).await?;
    let shown = holding(&versions, grant.actor().today).or(versions.first()).ok_or(Problem::NotFound)?;
    show(&cx, tx, &grant, shown, &versions).await
}

/// `GET /instruction-versions/{instruction_version}`.
pub(super) async fn version(
    cx: Cx,
    grant: Grant<action::ReadInstructions>,
    Path(id): Path<InstructionVersionId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let organisation = grant.organisation();
    let shown = queries::version(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let versions = queries::of_instruction(&mut tx, organisation, shown.instruction_id).await?;
    show(&cx, tx, &grant, &shown, &versions).await
}

async fn show(
    cx: &Cx,
    mut tx: Read,
    grant: &Grant<action::ReadInstructions>,
    shown: &Version,
    versions: &[Version],
) -> Result<Response, Problem> {
    let (actor, today, lang) = (grant.actor(), grant.actor().today, cx.lang);
    let state = |version: &Version| State::of(version, versions, today);
    let (mine, readers) = if state(shown) == State::Holds {
        let mine = mine(&mut tx, grant, shown, lang).await?;
        let readers = match Grant::<action::SeeInstructionReaders>::of(actor) {
            Ok(sees) => Some(readers(&mut tx, &sees, shown, lang).await?),
            Err(_) => None,
        };
        (mine, readers)
    } else {
        (Mine::Nothing, None)
    };
    let holds = holding(versions, today).map(|version| version.id).filter(|id| *id != shown.id);
    let withdrawn = match shown.withdrawn_at {
        Some(at) => {
            let on = said(at.date_in(&actor.zone), today, lang).exact;
            let subjects = format!("work_instruction:{}", shown.instruction_id);
            let by = audit::done_by(&mut tx, grant.organisation(), WITHDRAWN, &subjects).await?;
            by.map(|name| lang.t("instruction-withdrawn-by").with("name", name).with("date", on).to_string())
        }
        None => None,
    };
    let made_on = said(shown.made_at.date_in(&actor.zone), today, lang).exact;
    html(&OnePage {
        page: cx.page(),
        id: shown.instruction_id,
        version: shown.id,
        name: shown.name(),
        words: shown.words.clone(),
        since: said(shown.since(), today, lang),
        made: lang.t("instruction-made").with("name", &shown.maker).with("date", made_on).to_string(),
        withdrawn,
        for_whom: pages::for_whom(&shown.audience(), lang),
        badge: state(shown).badge(lang),
        holds: holds.map(|_| format!("/work-instructions/{}", shown.instruction_id)),
        mine,
        readers,
        versions: versions
            .iter()
            .map(|version| VersionLine {
                href: format!("/instruction-versions/{}", version.id),
                since: said(version.since(), today, lang),
                number: version.number,
                current: version.id == shown.id,
                badge: state(version).badge(lang),
            })
            .collect(),
        may_remark: shown.withdrawn_at.is_none() && actor.may_somewhere(Action::RemarkOnProtocol),
        may_write: shown.withdrawn_at.is_none() && actor.may_somewhere(Action::WriteInstructions),
    })
}

/// How it stands with a version for the reader, and when it was read.
async fn own(
    tx: &mut Read,
    grant: &Grant<action::ReadInstructions>,
    version: &Version,
    staff: StaffId,
) -> sqlx::Result<Option<Asked>> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let protocols = protocol::terms(tx, organisation).await?;
    let found = queries::colleagues(tx, organisation, Whom::One(staff), today).await?;
    let asking = Asking::of(version, &protocols, today);
    Ok(found.get(&staff).and_then(|own| asking.stands(staff, own, false)))
}

async fn mine(
    tx: &mut Read,
    grant: &Grant<action::ReadInstructions>,
    version: &Version,
    lang: Lang,
) -> Result<Mine, Problem> {
    let (actor, today) = (grant.actor(), grant.actor().today);
    let Some(staff) = actor.staff else { return Ok(Mine::Nothing) };
    let reads = queries::reads(tx, grant.organisation(), [version.id], Some(staff)).await?;
    if let Some(at) = reads.get(&(version.id, staff)) {
        return Ok(Mine::Read(said(at.date_in(&actor.zone), today, lang)));
    }
    Ok(match own(tx, grant, version, staff).await? {
        Some(asked) => Mine::ToRead(asked.until.map(|until| (said(until, today, lang), asked.late))),
        None => Mine::Nothing,
    })
}

async fn readers(
    tx: &mut Read,
    sees: &Grant<action::SeeInstructionReaders>,
    version: &Version,
    lang: Lang,
) -> Result<Readers, Problem> {
    let groups: Vec<GroupId> = sees.own_groups().collect();
    let whom = if sees.everywhere() { Whom::Everybody } else { Whom::Of(&groups) };
    let found = readers::of_version(tx, sees, version, whom).await?;
    let today = sees.actor().today;
    let mut count = Count::default();
    let mut names = Vec::new();
    let mut at: BTreeMap<Option<LocationId>, Count> = BTreeMap::new();
    for (colleague, asked) in found.values() {
        count.add(*asked);
        // Names are for who leads the team.
        if !asked.read && colleague.groups.iter().any(|group| groups.contains(group)) {
            names.push((colleague.name.clone(), stands(asked, today, lang)));
        }
        if colleague.locations.is_empty() {
            at.entry(None).or_default().add(*asked);
        }
        for location in &colleague.locations {
            at.entry(Some(*location)).or_default().add(*asked);
        }
    }
    names.sort();
    let mut locations = Vec::new();
    if sees.everywhere() {
        for (location, name) in queries::locations(tx, sees.organisation()).await? {
            if let Some(count) = at.get(&Some(location)) {
                locations.push((name, count.words(lang)));
            }
        }
        if let Some(count) = at.get(&None) {
            locations.push((lang.t("instruction-everywhere").to_string(), count.words(lang)));
        }
    }
    Ok(Readers { words: count.words(lang), names, locations })
}

/// How it stands with somebody who has not read it, in words.
fn stands(asked: &Asked, today: Date, lang: Lang) -> String {
    match asked.until {
        _ if asked.away => lang.t("instruction-away").to_string(),
        Some(until) => {
            let key = if asked.late { "instruction-late-since" } else { "instruction-until" };
            lang.t(key).with("date", said(until, today, lang).said).to_string()
        }
        None => lang.t("instruction-not-yet").to_string(),
    }
}

/// `POST /instruction-versions/{instruction_version}/read`.
pub(super) async fn confirm(
    cx: Cx,
    grant: Grant<action::ReadInstructions>,
    Path(id): Path<InstructionVersionId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let version = queries::version(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let versions = queries::of_instruction(&mut tx, organisation, version.instruction_id).await?;
    // What somebody else wrote meanwhile was not read.
    if holding(&versions, actor.today).is_none_or(|holds| holds.id != id) {
        return Err(Problem::Conflict);
    }
    if own(&mut tx, &grant, &version, staff).await?.is_none() {
        return Err(Problem::NotFound);
    }
    queries::confirm(&mut tx, organisation, id, staff).await?;
    let audit = Audit::new(organisation, Some(actor.account), "work instruction read")
        .on("work_instruction_version", id)
        .on("work_instruction", version.instruction_id);
    let flash = Flash::good(cx.lang.t("instruction-was-read").with("name", version.name()));
    Ok(tx.finish(audit, "/work-instructions", Some(flash)).await?)
}
