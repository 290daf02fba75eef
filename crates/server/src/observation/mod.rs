//! What is seen of a child: notes in passing, observations with an aim, what was seen over time, and the contact with
//! parents after an observation.

mod contact;
mod contacts;
mod corrections;
mod draft;
mod due;
mod finish;
mod moments;
mod note;
mod notes;
#[cfg(test)]
pub(crate) mod observing_tests;
mod over_time;
mod pairs;
mod parents;
mod queries;
mod seen;
mod several;
mod spread;
mod talk;
#[cfg(test)]
pub(crate) mod tests;
mod timeline;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use contact::{Person, people};
pub use contacts::{About, Finished, Guardian, about, all_to_tell, finished};
pub use draft::own_draft;
pub use due::{DueAfter, due};
pub use moments::moments;
pub use note::{NoteForm, NoteMistakes, grouped, own_note_to_change, text_mistake};
pub use notes::add_shared_note;
pub use notes::{NoteText, add_note};
pub use over_time::{OverTime, TopicLine, over_time, topics, written};
pub use pairs::Pairs;
pub use parents::{ParentLine, SHOWN as SHOWN_TO_PARENTS, of_own_children};
pub use queries::{Draft, Observation, drafts, last_opening, news, observation};
pub use seen::{Observed, observed_since, scores, told, topics_seen};
pub use spread::not_seen_lately;
pub use timeline::{Day, DueLine, Line, Part, Reading, Timeline, parts, timeline};

/// A form with a text may have this many bytes: far more than is kept, so that whoever sends too much reads that, with
/// the text still there.
pub const MOST_SENT: usize = 8 * 1024 * 1024;

/// Notes, observations, contact with parents and the spread of attention.
pub fn routes() -> Routes {
    let write = Access::Needs(Action::WriteNote);
    let observe = Access::Needs(Action::WriteObservation);
    let tell = Access::Needs(Action::RecordContact);
    Routes::new()
        .post_up_to(MOST_SENT, "/children/{child}/notes", write, note::write)
        .get("/notes/{note}", write, note::page)
        .post_up_to(MOST_SENT, "/notes/{note}", write, note::change)
        .post("/notes/{note}/remove", write, note::remove)
        .post("/notes/{note}/restore", write, note::restore)
        .get("/children/{child}/observations/new", observe, draft::new)
        .post_up_to(MOST_SENT, "/children/{child}/observations", observe, draft::create)
        .get("/observations", observe, draft::list)
        .get("/observations/{observation}", observe, draft::page)
        .post_up_to(MOST_SENT, "/observations/{observation}", observe, draft::change)
        .post("/observations/{observation}/remove", observe, draft::remove)
        .post("/observations/{observation}/restore", observe, draft::restore)
        .get("/observations/{observation}/finish", observe, finish::page)
        .post("/observations/{observation}/finish", observe, finish::finish)
        .get("/observations/{observation}/correct", observe, finish::correct_page)
        .post_up_to(MOST_SENT, "/observations/{observation}/correct", observe, finish::correct)
        .get("/observations/{observation}/contact", tell, contact::page)
        .post_up_to(MOST_SENT, "/observations/{observation}/contact", tell, contact::record)
        .post("/contacts/{contact}/remove", tell, contact::remove)
        .get("/family/observations/{child}", Access::Needs(Action::SeeOwnObservations), parents::page)
        .post_up_to(
            MOST_SENT,
            "/family/observations/{child}/{observation}",
            Access::Needs(Action::SeeOwnObservations),
            parents::answer,
        )
        .get("/groups/{id}/observe", observe, several::page)
        .post_up_to(MOST_SENT, "/groups/{id}/observe", observe, several::create)
        .get("/groups/{id}/attention", Access::Needs(Action::SeeAttention), spread::page)
}
