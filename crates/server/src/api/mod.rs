//! The ways in and out for other systems: JSON under `/api/v1`, opened by tokens of narrow scope that an administrator
//! makes and ends. Everybody and everything is named by the keys of the planning package.
//!
//! Out goes what a planning or reporting system needs: structure, mentorships, what is due, counts. Nothing of a child's
//! file goes out, and nothing sealed. In comes what the organisation's own systems know first: the planning, absences,
//! presence; by the functions and rules of the pages.
//!
//! The description at `/api/v1/openapi.json` is made from the types that answer ([`description`]).

mod absence;
mod caller;
mod description;
mod limit;
mod numbers;
mod once;
mod out;
mod planning;
mod presence;
mod queries;
mod refusal;
mod sent;
#[cfg(test)]
pub(crate) mod tests;
mod tokens;

use axum::{
    extract::DefaultBodyLimit,
    routing::{MethodRouter, any, get, post, put},
};
use mentorkind_domain::{access::Action, api::Scope};

use crate::platform::{
    app::App,
    routes::{Access, Routes},
};
pub use limit::Calls;
pub use numbers::obligations_by_keys;
pub use once::keep_up;
pub use out::Mentorship;
pub use queries::end_of;
use refusal::Refusal;

/// The most that is taken of a call, in bytes.
const MOST_SENT: usize = 64 * 1024;

/// The most that is taken of a planning, in bytes.
const MOST_PLANNING: usize = 64 * 1024 * 1024;

/// The pages of tokens, and what other systems ask.
pub fn routes() -> Routes {
    let manage = Access::Needs(Action::ManageTokens);
    let refused = |handler: MethodRouter<App>| handler.fallback(async || Refusal::method());
    let opens = Access::Token;
    let small = || DefaultBodyLimit::max(MOST_SENT);
    let large = || DefaultBodyLimit::max(MOST_PLANNING);
    Routes::new()
        .get("/tokens", manage, tokens::list)
        .post("/tokens", manage, tokens::make)
        .get("/tokens/{access_token}/end", manage, tokens::end_page)
        .post("/tokens/{access_token}/end", manage, tokens::end)
        .api("GET", "/api/v1/openapi.json", Access::Public, refused(get(description::answer)))
        .api("GET", "/api/v1/structure/locations", opens(Scope::ReadStructure), refused(get(out::locations)))
        .api("GET", "/api/v1/structure/groups", opens(Scope::ReadStructure), refused(get(out::groups)))
        .api("GET", "/api/v1/mentorships", opens(Scope::ReadMentorships), refused(get(out::mentorships)))
        .api("GET", "/api/v1/obligations", opens(Scope::ReadObligations), refused(get(numbers::obligations)))
        .api("GET", "/api/v1/aggregates", opens(Scope::ReadAggregates), refused(get(numbers::aggregates)))
        .api(
            "POST",
            "/api/v1/imports",
            opens(Scope::WritePlanning),
            refused(post(planning::take).layer(large())),
        )
        .api(
            "POST",
            "/api/v1/absences",
            opens(Scope::WriteAbsences),
            refused(post(absence::add).layer(small())),
        )
        .api(
            "PUT",
            "/api/v1/presence",
            opens(Scope::WritePresence),
            refused(put(presence::say).layer(small())),
        )
        .elsewhere("/api/v1/{*elsewhere}", any(async || Refusal::nowhere()))
}
