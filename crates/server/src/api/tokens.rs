//! The tokens of other systems, for administrators: making one, which is shown once, and ending one.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action::ManageTokens,
    api::{LONGEST_DAYS, Scope, USUAL_DAYS},
};

use super::queries::{self, Listed, New};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said},
        form::Submitted,
        i18n::Lang,
        ids::ApiTokenId,
        problem::Problem,
        random,
        render::{Flash, Page, html, status_html},
        session::Cx,
        shown_once,
    },
};

/// The longest name of a token, in characters.
const NAME: usize = 60;

/// How every token begins, so that one that leaked can be recognised.
const PREFIX: &str = "mentorkind_";

#[derive(Template)]
#[template(path = "api/tokens.html")]
struct ListPage {
    page: Page,
    tokens: Vec<Row>,
    name: String,
    until: String,
    scopes: Vec<Choice>,
    errors: Vec<(&'static str, String)>,
}

impl ListPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

struct Row {
    id: ApiTokenId,
    name: String,
    maker: String,
    scopes: Vec<String>,
    until: Said,
    is_over: bool,
    used: Option<Said>,
    end_label: String,
}

struct Choice {
    code: &'static str,
    label: String,
    chosen: bool,
}

fn label(scope: Scope, lang: Lang) -> String {
    lang.t(&("api-scope-".to_owned() + &scope.code().replace(':', "-"))).to_string()
}

fn row(cx: &Cx, today: Date, token: Listed) -> Row {
    let scopes = token.scopes.split(' ').filter_map(Scope::of);
    Row {
        id: token.id,
        scopes: scopes.map(|scope| label(scope, cx.lang)).collect(),
        until: said(token.until(), today, cx.lang),
        is_over: token.until() < today,
        used: token.used_on().map(|day| said(day, today, cx.lang)),
        end_label: cx.lang.t("api-end-of").with("name", &token.name).to_string(),
        name: token.name,
        maker: token.maker,
    }
}

/// A token as it was typed.
#[derive(Default)]
struct Typed {
    name: String,
    until: String,
    scopes: Vec<Scope>,
}

impl Typed {
    /// From the fields of the form: each scope is a box of its own.
    fn of(fields: &HashMap<String, String>) -> Self {
        let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
        let name: Vec<&str> = field("name").split(|c: char| c.is_whitespace() || c.is_control()).collect();
        Self {
            name: name.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "),
            until: field("until").to_owned(),
            scopes: Scope::ALL.iter().copied().filter(|scope| fields.contains_key(scope.code())).collect(),
        }
    }

    /// What it says, or what is wrong with it.
    fn read(&self, today: Date, lang: Lang) -> Result<New, Vec<(&'static str, String)>> {
        let mut errors = Vec::new();
        if self.name.is_empty() {
            errors.push(("name", lang.t("api-name-missing").to_string()));
        } else if self.name.chars().count() > NAME {
            errors.push(("name", lang.t("api-name-long").with("most", NAME).to_string()));
        }
        if self.scopes.is_empty() {
            errors.push(("scopes", lang.t("api-scopes-missing").to_string()));
        }
        let last = today.saturating_add(LONGEST_DAYS.days());
        let until = self.until.parse::<Date>().ok().filter(|day| (today..=last).contains(day));
        if until.is_none() {
            errors.push(("until", lang.t("api-until-wrong").to_string()));
        }
        match until {
            Some(until) if errors.is_empty() => {
                Ok(New { name: self.name.clone(), scopes: self.scopes.clone(), until })
            }
            _ => Err(errors),
        }
    }
}

fn page(
    cx: &Cx,
    today: Date,
    tokens: Vec<Listed>,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
) -> ListPage {
    let scopes = Scope::ALL.iter().map(|&scope| Choice {
        code: scope.code(),
        label: label(scope, cx.lang),
        chosen: typed.scopes.contains(&scope),
    });
    ListPage {
        page: cx.page(),
        tokens: tokens.into_iter().map(|token| row(cx, today, token)).collect(),
        name: typed.name,
        until: typed.until,
        scopes: scopes.collect(),
        errors,
    }
}

/// The tokens of the organisation, and the form for another one; first of all the one that was just made.
pub async fn list(cx: Cx, grant: Grant<ManageTokens>, headers: HeaderMap) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let tokens = queries::list(&mut cx.read().await?, &grant).await?;
    let made = tokens.iter().find_map(|one| Some((one, shown_once::take(&headers, &one.id.to_string())?)));
    if let Some((token, secret)) = made {
        let mut response = html(&MadePage {
            page: cx.page(),
            name: token.name.clone(),
            token: secret.to_owned(),
            until: said(token.until(), today, cx.lang),
            address: format!("{}/api/v1/openapi.json", cx.app.settings.base_url),
        })?;
        shown_once::forget(response.headers_mut());
        return Ok(response);
    }
    let until = today.saturating_add(USUAL_DAYS.days());
    let typed = Typed { until: until.to_string(), ..Typed::default() };
    html(&page(&cx, today, tokens, typed, Vec::new()))
}

#[derive(Template)]
#[template(path = "api/made.html")]
struct MadePage {
    page: Page,
    name: String,
    token: String,
    until: Said,
    address: String,
}

/// Makes a token, which the next page shows this once.
pub async fn make(
    cx: Cx,
    grant: Grant<ManageTokens>,
    form: Submitted<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let typed = Typed::of(&form.data);
    let new = match typed.read(today, cx.lang) {
        Ok(new) => new,
        Err(errors) => {
            let tokens = queries::list(&mut cx.read().await?, &grant).await?;
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page(&cx, today, tokens, typed, errors));
        }
    };
    let secret = format!("{PREFIX}{}", random::token());
    let mut tx = cx.write(&form).await?;
    let id = queries::add(&mut tx, &grant, &new, &secret).await?;
    let mut response = tx.finish(audit(&grant, "api token made", id), "/tokens", None).await?;
    shown_once::put(&id.to_string(), &secret, &cx.app.settings, response.headers_mut());
    Ok(response)
}

fn audit(grant: &Grant<ManageTokens>, action: &'static str, token: ApiTokenId) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action).on("api_token", token)
}

#[derive(Template)]
#[template(path = "api/end.html")]
struct EndPage {
    page: Page,
    id: ApiTokenId,
    name: String,
}

/// Asks whether a token shall end.
pub async fn end_page(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(token): Path<ApiTokenId>,
) -> Result<Response, Problem> {
    let tokens = queries::list(&mut cx.read().await?, &grant).await?;
    let found = tokens.into_iter().find(|one| one.id == token).ok_or(Problem::NotFound)?;
    html(&EndPage { page: cx.page(), id: found.id, name: found.name })
}

/// Ends a token at once.
pub async fn end(
    cx: Cx,
    grant: Grant<ManageTokens>,
    Path(token): Path<ApiTokenId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    if !queries::end(&mut tx, &grant, token).await? {
        return Err(Problem::NotFound);
    }
    let flash = Flash::good(cx.lang.t("api-ended"));
    Ok(tx.finish(audit(&grant, "api token ended", token), "/tokens", Some(flash)).await?)
}
