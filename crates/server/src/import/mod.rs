//! The planning export comes in: what it would change is shown, and then written as a whole or not at all.
//!
//! [`read()`] takes the files, [`check`] compares them with what an organisation has, [`write()`] carries that out in a
//! transaction of the caller. [`run`] does all of it for the command line.
//!
//! A row is found again by its keys and its first day. A row that is missing ends nothing, unless the export is said
//! to be complete; then also a table that is not there counts as empty. What an export says with an empty field is
//! that there is nothing; a column that is not there says nothing, and what is here stays.

mod alike;
#[cfg(test)]
mod alike_tests;
#[cfg(test)]
mod ending_tests;
mod endings;
#[cfg(test)]
mod entered_tests;
mod examples;
mod families;
#[cfg(test)]
mod family_tests;
mod history;
mod mentors;
mod nightly;
#[cfg(test)]
mod nightly_tests;
mod own;
#[cfg(test)]
mod page_tests;
mod pages;
mod plan;
mod queries;
mod read;
mod register;
#[cfg(test)]
mod register_tests;
mod reports;
mod rows;
mod run;
mod sent;
mod shown;
mod spread;
mod summary;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod wanted;
mod watch;

use jiff::civil::Date;
use mentorkind_domain::access::{Action, action};

use serde::Deserialize;

pub use history::{History, history};
pub use read::{Export, File, read};
pub use register::{RegisterError, RegisterOrder, RegisterRan, import_register};
pub use run::{Order, Profile, Ran, RunError, run};
pub use sent::{Received, Sender, receive};
pub use summary::{Changes, Ending, Foreign, Found, Line, Lines, Part, Remark, Summary};
pub use text::{changes_in_words, errors_counted, errors_in_words};
pub use watch::Watcher;

use crate::platform::{
    access::Grant,
    app::App,
    clock::Moment,
    db::{Read, Write},
    ids::OrganisationId,
    routes::{Access, Routes},
};
use own::Reach;
use plan::Plan;
use spread::Left;

/// What a form with files may hold, in bytes, before it is cut off; what is over the pages' own limit is read and
/// refused with a page.
const MOST_SENT: usize = 1024 * 1024 * 1024;

/// The pages of the import.
pub fn routes() -> Routes {
    let needs = Access::Needs(Action::Import);
    Routes::new()
        .get("/import", needs, pages::upload_page)
        .post_up_to(MOST_SENT, "/import", needs, pages::upload)
        .get("/import/done", needs, pages::done)
        .get("/import/example/{name}", needs, pages::example_file)
        .get("/import/reports", needs, reports::list)
        .get("/import/reports/{id}", needs, reports::report)
        .post("/import/reports/{id}/end", needs, reports::end)
        .post("/import/reports/{id}/keep", needs, reports::keep)
        .get("/import/{id}", needs, pages::found)
        .get("/import/{id}/errors.csv", needs, pages::errors_file)
        .post("/import/{id}/confirm", needs, pages::confirm)
        .post("/import/{id}/cancel", needs, pages::cancel)
}

/// Removes what was uploaded more than a day ago and never confirmed, of everybody; and old files of watched folders.
pub async fn keep_up(app: &App) -> sqlx::Result<()> {
    watch::keep_up(app).await;
    queries::forget_old(&app.db, app.clock.now()).await
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
    what: What,
    /// What does not end, because somebody left it.
    left: Left,
}

/// What of an export is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// All of it.
    Everything,
    /// What is new or changes; what ends is only listed.
    Arrivals,
    /// Only what ends. What came in after this moment is not the export's business.
    Endings(Moment),
}

impl Terms {
    /// By the system itself, for a whole organisation.
    pub fn of_system(organisation: OrganisationId, today: Date, complete: bool) -> Self {
        Self {
            organisation,
            today,
            complete,
            reach: Reach::Everything,
            what: What::Everything,
            left: Left::new(),
        }
    }

    /// By a person, as far as its grant reaches.
    pub fn of_person(grant: &Grant<action::Import>, complete: bool) -> Self {
        let actor = grant.actor();
        let reach = if grant.everywhere() {
            Reach::Everything
        } else {
            Reach::Locations(actor.facts.leads_locations.clone())
        };
        Self { reach, ..Self::of_system(actor.organisation, actor.today, complete) }
    }

    /// An export that nobody looks at: it is taken as complete, and what would end by it waits for a person.
    fn of_night(organisation: OrganisationId, today: Date) -> Self {
        Self { what: What::Arrivals, ..Self::of_system(organisation, today, true) }
    }

    /// What ends by an export that came in at a moment, as far as a person's grant reaches and nobody left it.
    fn of_endings(grant: &Grant<action::Import>, since: Moment, left: Left) -> Self {
        Self { what: What::Endings(since), left, ..Self::of_person(grant, true) }
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
