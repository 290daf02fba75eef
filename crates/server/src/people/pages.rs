//! The list of people, one person, inviting and ending access.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use mentorkind_domain::access::action::ManagePeople;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    queries::{self, PAGE, Person, Role, State},
    role::{Fields, RoleForm},
};
use crate::{
    account::{self, Nothing},
    group,
    platform::{
        access::Grant,
        audit::Audit,
        dates::said,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::StaffId,
        problem::Problem,
        render::{Flash, Page, colour, html, initials, status_html},
        session::Cx,
    },
};

/// A staff member on a page.
pub struct PersonRow {
    pub id: StaffId,
    pub name: String,
    pub initials: String,
    pub colour: u8,
    pub email: Option<String>,
    /// What the badge looks like and says.
    pub state: (&'static str, String),
    pub roles: Vec<String>,
}

fn state(state: State, lang: Lang) -> (&'static str, String) {
    let (kind, key) = match state {
        State::NoAddress => ("plain", "people-state-no-address"),
        State::NotInvited => ("plain", "people-state-not-invited"),
        State::Invited => ("know", "people-state-invited"),
        State::Lapsed => ("due", "people-state-lapsed"),
        State::Active => ("good", "people-state-active"),
        State::Ended => ("plain", "people-state-ended"),
    };
    (kind, lang.t(key).to_string())
}

/// A role in words, with the location that it is for.
fn role_words(role: &Role, lang: Lang) -> String {
    let key = format!("role-{}", role.role);
    match &role.location_name {
        Some(location) => format!("{} · {location}", lang.t(&key)),
        None => lang.t(&key).to_string(),
    }
}

async fn rows(
    tx: &mut Read,
    cx: &Cx,
    grant: &Grant<ManagePeople>,
    people: Vec<Person>,
) -> Result<Vec<PersonRow>, Problem> {
    let (today, lang) = (grant.actor().today, cx.lang);
    let ids: Vec<StaffId> = people.iter().map(|person| person.id).collect();
    let roles = queries::roles(tx, grant, &ids, today).await?;
    let works = group::works(tx, grant.organisation(), &ids).await?;
    Ok(people
        .into_iter()
        .map(|person| {
            let mut words: Vec<String> = Vec::new();
            for work in works.iter().filter(|work| work.staff == person.id && work.holds_on(today)) {
                words.push(lang.t(if work.in_training { "role-bio" } else { "role-pm" }).to_string());
            }
            let held = roles.iter().filter(|role| role.staff_id == person.id);
            words.extend(
                held.filter(|role| role.from().is_none_or(|from| from <= today))
                    .map(|role| role_words(role, lang)),
            );
            words.dedup();
            PersonRow {
                id: person.id,
                initials: initials(&person.name),
                colour: colour(person.id.0),
                state: state(person.state(cx.now), lang),
                roles: words,
                email: person.email,
                name: person.name,
            }
        })
        .collect())
}

/// What is searched for, and which page of it.
#[derive(Debug, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: Option<i64>,
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    page: Page,
    search: String,
    people: Vec<PersonRow>,
    total: i64,
    from: i64,
    to: i64,
    before: Option<i64>,
    after: Option<i64>,
    uninvited: usize,
}

/// Who works here.
pub async fn list(
    cx: Cx,
    grant: Grant<ManagePeople>,
    Query(search): Query<Search>,
) -> Result<Response, Problem> {
    let number = search.page.unwrap_or(1).clamp(1, 100_000);
    let mut tx = cx.read().await?;
    let (people, total) = queries::people(&mut tx, &grant, &search.q, number).await?;
    let uninvited = queries::uninvited(&mut tx, &grant, grant.actor().today).await?.len();
    let people = rows(&mut tx, &cx, &grant, people).await?;
    let before = PAGE * (number - 1);
    let shown = i64::try_from(people.len()).unwrap_or_default();
    html(&ListPage {
        page: cx.page(),
        search: search.q,
        people,
        total,
        from: before + 1,
        to: before + shown,
        before: (number > 1).then_some(number - 1),
        after: (before + shown < total && shown > 0).then_some(number + 1),
        uninvited,
    })
}

#[derive(Template)]
#[template(path = "people/invite.html")]
struct InviteAllPage {
    page: Page,
    count: usize,
}

/// Asks whether everybody who was never invited shall be.
pub async fn invite_all_page(cx: Cx, grant: Grant<ManagePeople>) -> Result<Response, Problem> {
    let staff = queries::uninvited(&mut cx.read().await?, &grant, grant.actor().today).await?;
    html(&InviteAllPage { page: cx.page(), count: staff.len() })
}

/// Invites everybody who works here and was never invited.
pub async fn invite_all(
    cx: Cx,
    grant: Grant<ManagePeople>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let staff = queries::uninvited(&mut tx, &grant, grant.actor().today).await?;
    let by = Some(grant.actor().account);
    for one in &staff {
        account::invite(&mut tx, &cx.app, grant.organisation(), *one, by).await?;
    }
    let flash = Flash::good(cx.lang.t("people-invited-all").with("count", staff.len()));
    Ok(tx.finish(Audit::housekeeping(), "/people", Some(flash)).await?)
}

/// A role on the page of a person.
struct RoleRow {
    id: Uuid,
    words: String,
    /// What its button is, for those who do not see beside what it stands.
    end_label: String,
    /// From when, until when, and whether it comes from the planning.
    details: String,
}

fn details(role: &Role, today: Date, lang: Lang) -> String {
    let on = |date: Date| said(date, today, lang).said;
    let from = role.from().filter(|from| *from > today);
    let from = from.map(|from| lang.t("people-role-from").with("date", on(from)).to_string());
    let until = role.until().map(|until| lang.t("people-role-until").with("date", on(until)).to_string());
    let imported = role.imported.then(|| lang.t("people-role-imported").to_string());
    let by_provider = role.by_provider.then(|| lang.t("people-role-by-provider").to_string());
    [from, until, imported, by_provider].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[derive(Template)]
#[template(path = "people/person.html")]
pub struct PersonPage {
    page: Page,
    person: PersonRow,
    /// There is an address to invite to.
    can_invite: bool,
    again: bool,
    /// Where access is ended, when there is any.
    end: Option<String>,
    /// Where the second step is removed, when there is one.
    second_step: Option<String>,
    roles: Vec<RoleRow>,
    form: RoleForm,
    error: Option<String>,
}

impl PersonPage {
    /// The page of a person, with what was typed and what is wrong with it.
    pub async fn load(
        cx: &Cx,
        grant: &Grant<ManagePeople>,
        staff: StaffId,
        typed: &Fields,
        errors: Vec<(&'static str, String)>,
        error: Option<String>,
    ) -> Result<Self, Problem> {
        let today = grant.actor().today;
        let mut tx = cx.read().await?;
        let person = queries::person(&mut tx, grant, staff).await?.ok_or(Problem::NotFound)?;
        let roles = queries::roles(&mut tx, grant, &[staff], today).await?;
        let locations = queries::locations(&mut tx, grant).await?;
        let state = person.state(cx.now);
        let second_step = person.has_second_step().then(|| format!("/people/{staff}/second-step"));
        let person = rows(&mut tx, cx, grant, vec![person]).await?.remove(0);
        Ok(Self {
            page: cx.page(),
            person,
            can_invite: !matches!(state, State::NoAddress | State::Active),
            again: !matches!(state, State::NotInvited),
            end: matches!(state, State::Active | State::Invited | State::Lapsed)
                .then(|| format!("/people/{staff}/end")),
            second_step,
            roles: roles
                .iter()
                .map(|role| RoleRow {
                    id: role.id,
                    end_label: cx
                        .lang
                        .t("people-role-end-of")
                        .with("role", role_words(role, cx.lang))
                        .to_string(),
                    words: role_words(role, cx.lang),
                    details: details(role, today, cx.lang),
                })
                .collect(),
            form: RoleForm::new(cx.lang, &locations, typed, errors),
            error,
        })
    }
}

/// One person.
pub async fn person(
    cx: Cx,
    grant: Grant<ManagePeople>,
    Path(staff): Path<StaffId>,
) -> Result<Response, Problem> {
    let fields = Fields::from_today(grant.actor().today);
    html(&PersonPage::load(&cx, &grant, staff, &fields, Vec::new(), None).await?)
}

/// Invites one person, also again.
pub async fn invite_one(
    cx: Cx,
    grant: Grant<ManagePeople>,
    Path(staff): Path<StaffId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    account::invite(&mut tx, &cx.app, grant.organisation(), staff, Some(grant.actor().account)).await?;
    let flash = Flash::good(cx.lang.t("people-invited"));
    Ok(tx.finish(Audit::housekeeping(), &format!("/people/{staff}"), Some(flash)).await?)
}

#[derive(Template)]
#[template(path = "people/end.html")]
struct EndPage {
    page: Page,
    back: String,
    name: String,
    error: Option<String>,
}

/// Asks whether somebody's access shall end.
pub async fn end_page(
    cx: Cx,
    grant: Grant<ManagePeople>,
    Path(staff): Path<StaffId>,
) -> Result<Response, Problem> {
    let person = queries::person(&mut cx.read().await?, &grant, staff).await?.ok_or(Problem::NotFound)?;
    html(&EndPage { page: cx.page(), back: format!("/people/{staff}"), name: person.name, error: None })
}

/// Ends somebody's access and sessions at once.
pub async fn end(
    cx: Cx,
    grant: Grant<ManagePeople>,
    Path(staff): Path<StaffId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    queries::hold_administrators(&mut tx, organisation).await?;
    let person = queries::person(&mut tx, &grant, staff).await?.ok_or(Problem::NotFound)?;
    let (Some(account), Some(membership), None) = (person.account_id, person.membership_id, person.ended_at)
    else {
        return Err(Problem::Conflict);
    };
    let today = grant.actor().today;
    let had = queries::has_administrator(&mut tx, organisation, today).await?;
    queries::end_access(&mut tx, organisation, account, membership).await?;
    if had && !queries::has_administrator(&mut tx, organisation, today).await? {
        let error = Some(cx.lang.t("people-last-administrator").to_string());
        let page = EndPage { page: cx.page(), back: format!("/people/{staff}"), name: person.name, error };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let by = Some(grant.actor().account);
    let audit = Audit::new(organisation, by, "access ended").on("staff_member", staff).on("account", account);
    let flash = Flash::good(cx.lang.t("people-ended").with("name", &person.name));
    Ok(tx.finish(audit, &format!("/people/{staff}"), Some(flash)).await?)
}
