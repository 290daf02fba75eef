//! Agreements in words: on the board, on the list of what is to do, and for parents.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{access::action, board::Standing};

use super::queries::{self, Agreement};
use crate::platform::{
    access::Grant,
    dates::{Said, said},
    db::Read,
    i18n::Lang,
    ids::{AgreementId, ChildId, GroupId},
};

/// An agreement.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its identifier.
    pub id: AgreementId,
    /// About whom: the first name.
    pub child: String,
    /// What was agreed.
    pub what: String,
    /// With whom or when; empty where that was not said.
    pub of_whom: String,
    /// Who put it on the board, and when.
    pub by: String,
    /// Its last day.
    pub until: Option<Said>,
    /// It ends within a week.
    pub ending: bool,
    /// It holds.
    pub holds: bool,
    /// Each colleague of the group is asked to read it.
    pub important: bool,
    /// The reader is asked to say that it was read.
    pub asks: bool,
    /// When it was looked back on, and what came of it.
    pub ended: Option<(Said, String)>,
}

impl Line {
    pub(super) fn of(agreement: &Agreement, today: Date, lang: Lang) -> Self {
        let known = agreement.known();
        let made = said(known.made, today, lang).said;
        Self {
            id: agreement.id,
            child: agreement.child.clone(),
            what: agreement.what.clone(),
            of_whom: agreement.of_whom.clone(),
            by: lang.t("board-by").with("name", &agreement.made_by).with("day", made).to_string(),
            until: known.until.map(|until| said(until, today, lang)),
            ending: known.standing(today) == Standing::Ending,
            holds: known.holds(today),
            important: known.important,
            asks: known.asks_to_be_read(agreement.was_read, today),
            ended: agreement.ended_on.map(|on| (said(on.to_jiff(), today, lang), agreement.outcome.clone())),
        }
    }
}

/// What the reader is asked to read of the agreements of the own groups.
pub async fn to_read(
    tx: &mut Read,
    grant: &Grant<action::SeeBoard>,
    groups: &[GroupId],
    lang: Lang,
) -> sqlx::Result<Vec<Line>> {
    let actor = grant.actor();
    let all = queries::of(tx, grant.organisation(), actor.staff, groups.iter().copied(), actor.today).await?;
    let lines = all.iter().map(|agreement| Line::of(agreement, actor.today, lang));
    Ok(lines.filter(|line| line.asks).collect())
}

/// What was agreed about a child, for its parents.
#[derive(Clone, Debug, Default)]
pub struct FamilyPart {
    /// What holds, the last first.
    pub holds: Vec<Line>,
    /// What is over, the last first.
    pub over: Vec<Line>,
}

/// What was agreed about a guardian's own children, by child.
pub async fn for_parents(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnAgreements>,
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, FamilyPart>> {
    let all = queries::of_children(tx, grant.organisation(), grant.children()).await?;
    let mut found: BTreeMap<ChildId, FamilyPart> = BTreeMap::new();
    for agreement in &all {
        let line = Line::of(agreement, grant.actor().today, lang);
        let part = found.entry(agreement.child_id).or_default();
        if line.holds { part.holds.push(line) } else { part.over.push(line) }
    }
    Ok(found)
}
