//! What parents hear of their child: that it wants to talk together with them, and what it wants to share.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::queries;
use crate::platform::{
    dates::{Said, said},
    db::Read,
    i18n::Lang,
    ids::{ChildId, OrganisationId},
};

/// For so many days parents read what their child shared.
const SHOWN_DAYS: i64 = 366;

/// What there is for the parents of a child.
#[derive(Default)]
pub struct Heard {
    /// The child wants to talk together with its parents.
    pub asks: bool,
    /// What it shared, the last first.
    pub shared: Vec<(String, Said)>,
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
    for talk in queries::talks(tx, organisation, children.iter().copied()).await? {
        let held_on = talk.held_on.to_jiff();
        if !talk.shared.is_empty() && held_on >= since {
            heard.entry(talk.child_id).or_default().shared.push((talk.shared, said(held_on, today, lang)));
        }
    }
    Ok(heard)
}
