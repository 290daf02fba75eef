//! The description of the ways in and out (OpenAPI 3.1), made from the types and handlers that answer.

use axum::Json;
use mentorkind_domain::api::Scope;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Described,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::{absence, numbers, out, planning, presence};
use crate::webhook;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Mentorkind",
        version = "1",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
        description = "The ways in and out for other systems. People, groups and locations are named by the keys of the \
            planning package. Lists come in parts: send `next` of a part as `after` for the following one. A call that was \
            not carried out changed nothing, and says why as `application/problem+json`.",
    ),
    paths(
        out::locations,
        out::groups,
        out::mentorships,
        numbers::obligations,
        numbers::aggregates,
        planning::take,
        absence::add,
        presence::say,
    ),
    tags(
        (name = "out", description = "What is read."),
        (name = "in", description = "What is brought in."),
        (
            name = "told",
            description = "What is told by webhooks, to addresses that an administrator adds. What is asked of children and \
                groups is compared on each new day, and otherwise at most once an hour; all else at once."
        )
    ),
    components(schemas(webhook::Placement)),
    modifiers(&Token, &Told)
)]
struct Api;

/// How calls show who they are.
struct Token;

impl Modify for Token {
    fn modify(&self, described: &mut Described) {
        let scopes: Vec<String> =
            Scope::ALL.iter().map(|scope| format!("- `{}`: {}", scope.code(), scope.words())).collect();
        let words = format!(
            "A token that an administrator of the organisation made. It has some of these scopes:\n{}",
            scopes.join("\n")
        );
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(words)).build();
        let components = described.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// What other systems are told.
struct Told;

impl Modify for Told {
    fn modify(&self, described: &mut Described) {
        described.webhooks = Some(webhook::described());
    }
}

/// The description.
pub fn described() -> Described {
    Api::openapi()
}

/// The description, for whoever asks: it says nothing of anybody.
pub async fn answer() -> Json<Described> {
    Json(described())
}
