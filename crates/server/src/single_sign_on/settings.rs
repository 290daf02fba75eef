//! Setting single sign-on up, and ending it, for administrators. The provider is asked before anything is kept.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::{http::StatusCode, response::Response};
use mentorkind_domain::{access::action::ManagePeople, single_sign_on::ROLES};

use super::{
    provider,
    queries::{self, Setting, role_of},
    sign_in::{address, back_address},
};
use crate::{
    account::Nothing,
    people::{Place, tell_directors},
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        i18n::Lang,
        outbound::Misfit,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

/// So many values of the claim can mean a role.
const MOST: usize = 8;

/// The longest text of a field, in characters.
const LONGEST: usize = 500;

#[derive(Template)]
#[template(path = "single_sign_on/settings.html")]
struct SettingsPage {
    page: Page,
    /// It is set up.
    on: bool,
    address: String,
    back_address: String,
    typed: Typed,
    means: Vec<Line>,
    errors: Vec<(&'static str, String)>,
}

impl SettingsPage {
    fn secret_hint(&self) -> &'static str {
        if self.on { "single-sign-on-secret-kept" } else { "single-sign-on-secret-hint" }
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// A value of the claim and the role that it means.
struct Line {
    number: usize,
    value: String,
    roles: Vec<Choice>,
}

struct Choice {
    value: &'static str,
    label: String,
    selected: bool,
}

/// A setting as it was typed.
#[derive(Clone, Default)]
struct Typed {
    issuer: String,
    client_id: String,
    secret: String,
    claim: String,
    makes_accounts: bool,
    two_steps: bool,
    means: Vec<(String, String)>,
}

impl Typed {
    fn of(fields: &HashMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        let lines = 1..=MOST;
        Self {
            issuer: text("issuer"),
            client_id: text("client_id"),
            secret: text("secret"),
            claim: text("claim"),
            makes_accounts: fields.contains_key("makes_accounts"),
            two_steps: fields.contains_key("two_steps"),
            means: lines.map(|n| (text(&format!("value_{n}")), text(&format!("role_{n}")))).collect(),
        }
    }

    fn known(setting: &Setting) -> Self {
        Self {
            issuer: setting.issuer.clone(),
            client_id: setting.client_id.clone(),
            secret: String::new(),
            claim: setting.claim.clone(),
            makes_accounts: setting.makes_accounts,
            two_steps: setting.two_steps,
            means: setting.means.iter().map(|(value, role)| (value.clone(), (*role).to_owned())).collect(),
        }
    }

    /// What it says, or what is wrong with it. A secret that is not typed stays as it was.
    fn read(
        &self,
        cx: &Cx,
        grant: &Grant<ManagePeople>,
        before: Option<&Setting>,
    ) -> Result<Setting, Vec<(&'static str, String)>> {
        let mut errors = Vec::new();
        let mut wrong = |field, key| errors.push((field, cx.lang.t(key).to_string()));
        match cx.app.outbound.address(&self.issuer) {
            Ok(_) => {}
            Err(Misfit::NoAddress | Misfit::Garbled | Misfit::Fragment | Misfit::TooLong) => {
                wrong("issuer", "single-sign-on-issuer-wrong");
            }
            Err(Misfit::NotSecure) => wrong("issuer", "single-sign-on-issuer-open"),
            Err(Misfit::Inside) => wrong("issuer", "single-sign-on-trouble-inside"),
        }
        if self.client_id.is_empty() {
            wrong("client_id", "single-sign-on-client-missing");
        }
        let kept =
            before.filter(|before| before.issuer == self.issuer).and_then(|before| before.secret.clone());
        let secret = Some(self.secret.clone()).filter(|secret| !secret.is_empty()).or(kept);
        if secret.is_none() {
            wrong("secret", "single-sign-on-secret-missing");
        }
        for (name, text) in [("client_id", &self.client_id), ("secret", &self.secret), ("claim", &self.claim)]
        {
            if text.chars().count() > LONGEST {
                wrong(name, "single-sign-on-too-long");
            }
        }
        let mut means = BTreeMap::new();
        for (value, role) in &self.means {
            match (value.as_str(), role_of(role)) {
                ("", None) => {}
                ("", Some(_)) | (_, None) => wrong("claim", "single-sign-on-means-half"),
                (text, Some(_)) if text.chars().count() > LONGEST => {
                    wrong("claim", "single-sign-on-too-long")
                }
                (_, Some(role)) => {
                    if means.insert(value.clone(), role).is_some() {
                        wrong("claim", "single-sign-on-means-twice");
                    }
                }
            }
        }
        if self.claim.is_empty() && !means.is_empty() {
            wrong("claim", "single-sign-on-claim-missing");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let actor = grant.actor();
        Ok(Setting {
            organisation: actor.organisation,
            organisation_name: actor.organisation_name.clone(),
            time_zone: String::new(),
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            secret,
            claim: self.claim.clone(),
            makes_accounts: self.makes_accounts,
            two_steps: self.two_steps,
            means,
        })
    }
}

fn choices(chosen: &str, lang: Lang) -> Vec<Choice> {
    let none = Choice {
        value: "",
        label: lang.t("single-sign-on-role-none").to_string(),
        selected: chosen.is_empty(),
    };
    let roles = ROLES.map(|role| Choice {
        value: role,
        label: lang.t(&format!("role-{role}")).to_string(),
        selected: role == chosen,
    });
    std::iter::once(none).chain(roles).collect()
}

fn settings_page(
    cx: &Cx,
    grant: &Grant<ManagePeople>,
    on: bool,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
) -> SettingsPage {
    let shown = (typed.means.iter().filter(|(value, role)| !(value.is_empty() && role.is_empty())).count()
        + 2)
    .clamp(3, MOST);
    let means = (0..shown).map(|at| {
        let (value, role) = typed.means.get(at).cloned().unwrap_or_default();
        Line { number: at + 1, value, roles: choices(&role, cx.lang) }
    });
    SettingsPage {
        page: cx.page(),
        on,
        address: address(&cx.app, grant.organisation()),
        back_address: back_address(&cx.app, grant.organisation()),
        means: means.collect(),
        typed,
        errors,
    }
}

async fn before(cx: &Cx, grant: &Grant<ManagePeople>) -> Result<Option<Setting>, Problem> {
    Ok(queries::setting(&mut cx.read().await?, &cx.app.settings.keys, grant.organisation()).await?)
}

/// How staff sign in through the provider of the organisation.
pub(super) async fn page(cx: Cx, grant: Grant<ManagePeople>) -> Result<Response, Problem> {
    let before = before(&cx, &grant).await?;
    let typed = before.as_ref().map(Typed::known).unwrap_or_default();
    html(&settings_page(&cx, &grant, before.is_some(), typed, Vec::new()))
}

/// Keeps how it goes from now on, once the provider has said that it is one.
pub(super) async fn save(
    cx: Cx,
    grant: Grant<ManagePeople>,
    form: Submitted<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let before = before(&cx, &grant).await?;
    let typed = Typed::of(&form.data);
    let mut read = typed.read(&cx, &grant, before.as_ref());
    if let Ok(setting) = &read
        && let Err(trouble) = provider::described(&cx.app, &setting.issuer).await
    {
        read = Err(vec![("issuer", cx.lang.t(trouble.key()).to_string())]);
    }
    let setting = match read {
        Ok(setting) => setting,
        Err(errors) => {
            let page = settings_page(&cx, &grant, before.is_some(), typed, errors);
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let mut tx = cx.write(&form).await?;
    queries::keep(&mut tx, &cx.app.settings.keys, &grant, &setting).await?;
    let words = ("single-sign-on-mail-set-subject", "single-sign-on-mail-set-text", "/people/given");
    let actor = grant.actor();
    tell_directors(&mut tx, &cx.app, &Place::of_actor(actor), &[actor.staff], words).await?;
    let audit = Audit::new(actor.organisation, Some(actor.account), "single sign-on set up");
    let flash = Flash::good(cx.lang.t("single-sign-on-saved"));
    Ok(tx.finish(audit, "/single-sign-on", Some(flash)).await?)
}

#[derive(Template)]
#[template(path = "single_sign_on/end.html")]
struct EndPage {
    page: Page,
    /// How many have no other way in.
    without: i64,
}

/// Asks whether it shall end.
pub(super) async fn end_page(cx: Cx, grant: Grant<ManagePeople>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    if !queries::is_set_up(&mut tx, grant.organisation()).await? {
        return Err(Problem::NotFound);
    }
    let without = queries::without_password(&mut tx, grant.organisation()).await?;
    html(&EndPage { page: cx.page(), without })
}

/// Ends it at once.
pub(super) async fn end(
    cx: Cx,
    grant: Grant<ManagePeople>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let mut tx = cx.write(&form).await?;
    if !queries::is_set_up(&mut tx, actor.organisation).await? {
        return Err(Problem::NotFound);
    }
    queries::end(&mut tx, actor.organisation, actor.today).await?;
    let audit = Audit::new(actor.organisation, Some(actor.account), "single sign-on ended");
    let flash = Flash::good(cx.lang.t("single-sign-on-ended"));
    Ok(tx.finish(audit, "/single-sign-on", Some(flash)).await?)
}
