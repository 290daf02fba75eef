//! Structure and mentorships go out, part by part, by the keys of the planning package.

use axum::{Json, extract::State};
use jiff::civil::Date;
use mentorkind_domain::api::scope;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    caller::Caller,
    refusal::{OfAll, Refusal},
    sent::Part,
};
use crate::{group, mentorship, platform::app::App};

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// What is in this part.
    pub items: Vec<T>,
    /// Send it as `after` for the next part; none when this is the last.
    pub next: Option<Uuid>,
}

impl<T> Page<T> {
    /// The part from items of which there is one more than asked when another part follows.
    pub fn of<F>(mut found: Vec<F>, part: &Part, id: impl Fn(&F) -> Uuid, shown: impl Fn(F) -> T) -> Self {
        let more = found.len() > part.limit();
        found.truncate(part.limit());
        let next = found.last().filter(|_| more).map(id);
        Self { items: found.into_iter().map(shown).collect(), next }
    }
}

impl Part {
    /// One more than asked, to see whether another part follows.
    fn and_one(&self) -> i64 {
        i64::try_from(self.limit() + 1).unwrap_or(i64::MAX)
    }

    fn begin(&self) -> Uuid {
        self.after.unwrap_or(Uuid::nil())
    }

    /// As parameters of a query: after what, and how many.
    pub fn bound(&self) -> (Uuid, i64) {
        (self.begin(), self.and_one())
    }
}

/// A location.
#[derive(Debug, Serialize, ToSchema)]
pub struct Location {
    /// Its key in the planning package.
    location: String,
    /// Its name.
    name: String,
    /// Its number in the national register of childcare.
    lrk: Option<String>,
}

/// The locations of the organisation.
#[utoipa::path(
    get,
    path = "/api/v1/structure/locations",
    tag = "out",
    params(Part),
    responses((status = 200, description = "A part of the locations.", body = Page<Location>), OfAll),
    security(("token" = ["structure:read"]))
)]
pub async fn locations(
    State(app): State<App>,
    caller: Caller<scope::ReadStructure>,
    part: Part,
) -> Result<Json<Page<Location>>, Refusal> {
    let (after, most) = part.bound();
    let mut tx = app.db.read().await?;
    let found = group::locations_after(&mut tx, caller.organisation(), after, most).await?;
    Ok(Json(Page::of(
        found,
        &part,
        |one| one.id.0,
        |one| Location { location: one.key, name: one.name, lrk: one.lrk },
    )))
}

/// A group.
#[derive(Debug, Serialize, ToSchema)]
pub struct Group {
    /// Its key in the planning package.
    group: String,
    /// The key of its location.
    location: String,
    /// Its name.
    name: String,
    /// Its kind of care: `kdv`, `peuter` or `bso`.
    kind: String,
    /// Most children.
    max_children: Option<i64>,
}

/// The groups of the organisation.
#[utoipa::path(
    get,
    path = "/api/v1/structure/groups",
    tag = "out",
    params(Part),
    responses((status = 200, description = "A part of the groups.", body = Page<Group>), OfAll),
    security(("token" = ["structure:read"]))
)]
pub async fn groups(
    State(app): State<App>,
    caller: Caller<scope::ReadStructure>,
    part: Part,
) -> Result<Json<Page<Group>>, Refusal> {
    let (after, most) = part.bound();
    let mut tx = app.db.read().await?;
    let found = group::groups_after(&mut tx, caller.organisation(), after, most).await?;
    Ok(Json(Page::of(
        found,
        &part,
        |one| one.info.id.0,
        |one| Group {
            group: one.key,
            location: one.location_key,
            name: one.info.name,
            kind: one.info.kind,
            max_children: one.max_children,
        },
    )))
}

/// Whose mentor a member of staff is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mentorship {
    /// The key of the child in the planning package.
    child: String,
    /// The key of the mentor.
    mentor: String,
    /// The key of the group in which it began.
    group: String,
    /// The first day.
    since: Date,
    /// The last day; none while it has no end.
    until: Option<Date>,
    /// The key of the mentor in whose place this one is for a while.
    in_place_of: Option<String>,
}

impl From<mentorship::Keyed> for Mentorship {
    fn from(one: mentorship::Keyed) -> Self {
        Self {
            since: one.from(),
            until: one.until(),
            child: one.child,
            mentor: one.mentor,
            group: one.care_group,
            in_place_of: one.in_place_of,
        }
    }
}

/// The mentorships that hold today or are to come.
#[utoipa::path(
    get,
    path = "/api/v1/mentorships",
    tag = "out",
    params(Part),
    responses((status = 200, description = "A part of the mentorships.", body = Page<Mentorship>), OfAll),
    security(("token" = ["mentorships:read"]))
)]
pub async fn mentorships(
    State(app): State<App>,
    caller: Caller<scope::ReadMentorships>,
    part: Part,
) -> Result<Json<Page<Mentorship>>, Refusal> {
    let mut tx = app.db.read().await?;
    let found =
        mentorship::keyed_after(&mut tx, caller.organisation(), part.bound(), caller.maker().today).await?;
    Ok(Json(Page::of(found, &part, |one| one.id.0, Mentorship::from)))
}
