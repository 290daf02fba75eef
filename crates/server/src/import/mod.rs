//! The planning export comes in: what it would change is shown, and then written as a whole or not at all.
//!
//! [`read()`] takes the files, [`check`] compares them with what an organisation has, [`write()`] carries that out in a
//! transaction of the caller. [`run`] does all of it for the command line.
//!
//! A row is found again by its keys and its first day. A row that is missing ends nothing, unless the export is said
//! to be complete; then also a table that is not there counts as empty. What an export says with an empty field is
//! that there is nothing; a column that is not there says nothing, and what is here stays.

mod endings;
mod examples;
mod own;
#[cfg(test)]
mod page_tests;
mod pages;
mod plan;
mod queries;
mod read;
mod rows;
mod run;
mod shown;
mod summary;
#[cfg(test)]
mod tests;
mod wanted;

use axum::{extract::DefaultBodyLimit, handler::Handler};
use jiff::civil::Date;
use mentorkind_domain::access::{Action, action};

use serde::Deserialize;

pub use read::{Export, File, read};
pub use run::{Order, Profile, Ran, RunError, run};
pub use summary::{Changes, Ending, Foreign, Found, Line, Lines, Part, Remark, Summary};

use crate::platform::{
    access::Grant,
    clock::Moment,
    db::{Read, Write},
    ids::OrganisationId,
    routes::{Access, Routes},
};
use own::Reach;
use plan::Plan;

/// What a form with files may hold, in bytes, before it is cut off; what is over the pages' own limit is read and
/// refused with a page.
const MOST_SENT: usize = 1024 * 1024 * 1024;

/// The pages of the import.
pub fn routes() -> Routes {
    let needs = Access::Needs(Action::Import);
    Routes::new()
        .get("/import", needs, pages::upload_page)
        .post("/import", needs, pages::upload.layer(DefaultBodyLimit::max(MOST_SENT)))
        .get("/import/done", needs, pages::done)
        .get("/import/example/{name}", needs, pages::example_file)
        .get("/import/{id}", needs, pages::found)
        .get("/import/{id}/errors.csv", needs, pages::errors_file)
        .post("/import/{id}/confirm", needs, pages::confirm)
        .post("/import/{id}/cancel", needs, pages::cancel)
}

/// A form without fields of its own.
#[derive(Deserialize)]
struct Nothing {}

/// On what terms an export is imported.
pub struct Terms {
    organisation: OrganisationId,
    today: Date,
    complete: bool,
    reach: Reach,
}

impl Terms {
    /// By the system itself, for a whole organisation.
    pub fn of_system(organisation: OrganisationId, today: Date, complete: bool) -> Self {
        Self { organisation, today, complete, reach: Reach::Everything }
    }

    /// By a person, as far as its grant reaches.
    pub fn of_person(grant: &Grant<action::Import>, complete: bool) -> Self {
        let actor = grant.actor();
        let reach = if grant.everywhere() {
            Reach::Everything
        } else {
            Reach::Locations(actor.facts.leads_locations.clone())
        };
        Self { organisation: actor.organisation, today: actor.today, complete, reach }
    }
}

/// What an import changes, or why it may not.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What changes.
    pub summary: Summary,
    /// What is remarkable beside what is here.
    pub remarks: Found<Remark>,
    /// Rows that this person may not import. With any of them nothing is written.
    pub foreign: Found<Foreign>,
}

impl From<Plan<'_>> for Checked {
    fn from(plan: Plan<'_>) -> Self {
        Self { summary: plan.summary, remarks: plan.remarks, foreign: plan.foreign }
    }
}

/// What an import would change.
pub async fn check(tx: &mut Read, export: &Export, terms: &Terms, now: Moment) -> sqlx::Result<Checked> {
    Ok(Plan::make(tx, export, terms, now).await?.into())
}

/// Changes it, in a transaction that the caller commits when the answer is as expected. Rows that may not be imported
/// stop all of it.
pub async fn write(tx: &mut Write, export: &Export, terms: &Terms) -> sqlx::Result<Checked> {
    let now = tx.now;
    let plan = Plan::make(tx, export, terms, now).await?;
    if plan.foreign.total == 0 {
        plan.write(tx, terms).await?;
    }
    Ok(plan.into())
}
