//! What parents hear of their child: that it wants to talk together with them, and what it wants to share.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::{
    queries,
    sheet::{self, Sheet},
};
use crate::platform::{
    dates::{Said, said},
    db::Read,
    i18n::Lang,
    ids::{ChildId, OrganisationId},
};

/// For so many days parents read what their child shared.
const SHOWN_DAYS: i64 = 366;

/// What a child shared of a talk.
pub struct Shared {
    /// In words; empty where it is only a drawing.
    pub words: String,
    /// What it drew or wrote for it.
    pub sheets: Vec<Sheet>,
    /// When the talk was.
    pub on: Said,
}

/// What there is for the parents of a child.
#[derive(Default)]
pub struct Heard {
    /// The child wants to talk together with its parents.
    pub asks: bool,
    /// What it shared, the last first.
    pub shared: Vec<Shared>,
}

/// What there is for the parents of these children, who may be told about them.
pub async fn for_parents(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    today: Date,
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, Heard>> {
    let mut heard: BTreeMap<ChildId, Heard> = BTreeMap::new();
    for request in queries::open_requests(tx, organisation, children.iter().copied()).await? {
        if request.with_parents {
            heard.entry(request.child_id).or_default().asks = true;
        }
    }
    let since = today.saturating_sub(SHOWN_DAYS.days());
    let mut talks = queries::talks(tx, organisation, children.iter().copied()).await?;
    talks.retain(|talk| talk.held_on.to_jiff() >= since);
    let requests = talks.iter().filter_map(|talk| talk.request_id);
    let mut made = sheet::of_requests(tx, organisation, requests).await?;
    for talk in talks {
        let mut sheets = talk.request_id.and_then(|request| made.remove(&request)).unwrap_or_default();
        sheets.retain(|sheet| sheet.shared);
        if !talk.shared.is_empty() || !sheets.is_empty() {
            let on = said(talk.held_on.to_jiff(), today, lang);
            heard.entry(talk.child_id).or_default().shared.push(Shared { words: talk.shared, sheets, on });
        }
    }
    Ok(heard)
}
