//! Giving and ending roles.

use std::ops::RangeInclusive;

use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::access::action::ManagePeople;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    given::{self, Place},
    pages::PersonPage,
    queries::{self, NewRole},
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        i18n::Lang,
        ids::{LocationId, StaffId},
        problem::Problem,
        render::{Flash, status_html},
        session::Cx,
    },
};

/// The roles that can be given, as they are kept.
const ROLES: [&str; 7] = ["teamlead", "coach", "policy", "care", "protection", "director", "admin"];

/// What is filled in to give a role.
#[derive(Clone, Debug, Deserialize)]
pub struct Fields {
    role: String,
    #[serde(default)]
    location: String,
    from: String,
    #[serde(default)]
    until: String,
}

/// Days that can be meant for a role: two years back and ahead.
fn near(today: Date) -> RangeInclusive<Date> {
    today.saturating_sub(2.years())..=today.saturating_add(2.years())
}

impl Fields {
    /// An empty form.
    pub fn from_today(today: Date) -> Self {
        Self { role: String::new(), location: String::new(), from: today.to_string(), until: String::new() }
    }

    fn read(
        &self,
        lang: Lang,
        today: Date,
        locations: &[(LocationId, String)],
    ) -> Result<NewRole, Vec<(&'static str, String)>> {
        let mut errors = Vec::new();
        let mut wrong = |field, key| errors.push((field, lang.t(key).to_string()));
        let role = ROLES.iter().find(|role| **role == self.role);
        if role.is_none() {
            wrong("role", "people-role-missing");
        }
        let lead = role == Some(&"teamlead");
        let location = locations.iter().find(|(id, _)| id.to_string() == self.location).map(|(id, _)| *id);
        if lead && location.is_none() && !self.location.is_empty() {
            wrong("location", "people-location-unknown");
        }
        let from: Option<Date> = self.from.trim().parse().ok();
        if from.is_none() {
            wrong("from", "people-date-wrong");
        } else if from.is_some_and(|from| !near(today).contains(&from)) {
            wrong("from", "people-date-far");
        }
        let typed = self.until.trim();
        let until: Option<Date> = typed.parse().ok();
        if !typed.is_empty() && until.is_none() {
            wrong("until", "people-date-wrong");
        } else if until.is_some_and(|until| until < today || from.is_some_and(|from| until < from)) {
            wrong("until", "people-until-before");
        } else if until.is_some_and(|until| until > *near(today).end()) {
            wrong("until", "people-date-far");
        }
        match (role, from) {
            (Some(role), Some(from)) if errors.is_empty() => {
                Ok(NewRole { role, location: location.filter(|_| lead), from, until })
            }
            _ => Err(errors),
        }
    }
}

/// A choice in a list.
pub struct Choice {
    pub value: String,
    pub label: String,
    pub selected: bool,
}

/// The form that gives a role.
pub struct RoleForm {
    pub roles: Vec<Choice>,
    pub locations: Vec<Choice>,
    pub from: String,
    pub until: String,
    pub errors: Vec<(&'static str, String)>,
}

impl RoleForm {
    /// The form with what was typed and what is wrong with it.
    pub fn new(
        lang: Lang,
        locations: &[(LocationId, String)],
        typed: &Fields,
        errors: Vec<(&'static str, String)>,
    ) -> Self {
        let choice = |value: String, label: String, chosen: &str| {
            let selected = value == chosen;
            Choice { value, label, selected }
        };
        let none = choice(String::new(), lang.t("people-role-choose").to_string(), &typed.role);
        let known = ROLES
            .map(|role| choice(role.to_owned(), lang.t(&format!("role-{role}")).to_string(), &typed.role));
        let all = choice(String::new(), lang.t("people-all-locations").to_string(), &typed.location);
        let each = locations.iter().map(|(id, name)| choice(id.to_string(), name.clone(), &typed.location));
        Self {
            roles: std::iter::once(none).chain(known).collect(),
            locations: std::iter::once(all).chain(each).collect(),
            from: typed.from.clone(),
            until: typed.until.clone(),
            errors,
        }
    }

    /// What is wrong with a field.
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// Gives somebody a role.
pub async fn give(
    cx: Cx,
    grant: Grant<ManagePeople>,
    Path(staff): Path<StaffId>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.write(&form).await?;
    queries::person(&mut tx, &grant, staff).await?.ok_or(Problem::NotFound)?;
    let locations = queries::locations(&mut tx, &grant).await?;
    let held = queries::roles(&mut tx, &grant, &[staff], today).await?;
    let new = form.data.read(cx.lang, today, &locations).and_then(|new| {
        let same = held.iter().any(|role| {
            role.role == new.role
                && (role.location_id.is_none() || role.location_id == new.location)
                && role.from().is_none_or(|from| from <= new.from)
                && role.until().is_none_or(|until| new.until.is_some_and(|new| new <= until))
        });
        // Accounts and structure are apart from children's files: who gives roles does not take them.
        if grant.actor().staff == Some(staff) {
            Err(vec![("role", cx.lang.t("people-role-own").to_string())])
        } else if same {
            Err(vec![("role", cx.lang.t("people-role-held").to_string())])
        } else {
            Ok(new)
        }
    });
    let new = match new {
        Ok(new) => new,
        Err(errors) => {
            drop(tx);
            let page = PersonPage::load(&cx, &grant, staff, &form.data, errors, None).await?;
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let id = queries::give_role(&mut tx, &grant, staff, &new).await?;
    let actor = grant.actor();
    given::tell_of_role(&mut tx, &cx.app, &Place::of_actor(actor), actor.staff, (staff, new.role)).await?;
    let by = Some(grant.actor().account);
    let audit = Audit::new(grant.organisation(), by, "role given").on("staff_member", staff).on("role", id);
    let flash = Flash::good(cx.lang.t("people-role-given"));
    Ok(tx.finish(audit, &format!("/people/{staff}"), Some(flash)).await?)
}

/// Ends a role at once. An organisation always keeps an administrator who can sign in.
pub async fn end(
    cx: Cx,
    grant: Grant<ManagePeople>,
    Path((staff, role)): Path<(StaffId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (today, organisation) = (grant.actor().today, grant.organisation());
    let mut tx = cx.write(&form).await?;
    queries::hold_administrators(&mut tx, organisation).await?;
    let held = queries::roles(&mut tx, &grant, &[staff], today).await?;
    let role = held.iter().find(|held| held.id == role).ok_or(Problem::NotFound)?;
    let had = queries::has_administrator(&mut tx, organisation, today).await?;
    queries::end_role(&mut tx, &grant, role, today).await?;
    if had && !queries::has_administrator(&mut tx, organisation, today).await? {
        drop(tx);
        let error = Some(cx.lang.t("people-last-administrator").to_string());
        let fields = Fields::from_today(today);
        let page = PersonPage::load(&cx, &grant, staff, &fields, Vec::new(), error).await?;
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let by = Some(grant.actor().account);
    let audit = Audit::new(organisation, by, "role ended").on("staff_member", staff).on("role", role.id);
    // Whoever ends their own administration has nothing to do here any more.
    let own = grant.actor().staff == Some(staff) && role.role == "admin";
    let to = if own { "/".to_owned() } else { format!("/people/{staff}") };
    Ok(tx.finish(audit, &to, Some(Flash::good(cx.lang.t("people-role-ended")))).await?)
}
