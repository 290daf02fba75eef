//! Demonstrations and browser tests: mails can be read, the clock can be moved. Only with the setting `demo`.

use askama::Template;
use axum::{
    Form, Json,
    extract::rejection::FormRejection,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::platform::{
    jobs,
    mail::Kept,
    problem::Problem,
    render::{Flash, Page, html, status_html},
    routes::{Access, Routes},
    session::Cx,
};

/// `/demo/mail`, `/demo/mail.json`, `/demo/clock`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/demo/mail", Access::Public, mails)
        .get("/demo/mail.json", Access::Public, mails_as_json)
        .get("/demo/clock", Access::Public, clock)
        .post("/demo/clock", Access::Public, move_clock)
}

#[derive(Template)]
#[template(path = "demo/mail.html")]
struct MailPage {
    page: Page,
    mails: Vec<ShownMail>,
}

struct ShownMail {
    to: String,
    subject: String,
    parts: Vec<Part>,
}

/// A piece of a mail's text: words, or a link of ours.
struct Part {
    text: String,
    link: bool,
}

fn parts(text: &str, base: &str) -> Vec<Part> {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let link = word.trim_end().strip_prefix(base).filter(|path| path.starts_with('/'));
            Part { text: link.map_or_else(|| word.to_owned(), str::to_owned), link: link.is_some() }
        })
        .collect()
}

async fn mails(cx: Cx) -> Result<Response, Problem> {
    jobs::settle(&cx.app).await?;
    let base = &cx.app.settings.base_url;
    let mails = cx.app.mailer.kept().into_iter().take(100);
    let mails = mails
        .map(|Kept { mail, .. }| ShownMail {
            to: mail.to,
            subject: mail.subject,
            parts: parts(&mail.text, base),
        })
        .collect();
    html(&MailPage { page: cx.page(), mails })
}

/// A mail for scripts of tests, oldest first.
#[derive(Serialize)]
struct ReadableMail {
    at: String,
    to: String,
    subject: String,
    links: Vec<String>,
    text: String,
}

async fn mails_as_json(cx: Cx) -> Result<Response, Problem> {
    jobs::settle(&cx.app).await?;
    let mails = cx.app.mailer.kept().into_iter().rev();
    let mails: Vec<ReadableMail> = mails
        .map(|Kept { at, mail }| ReadableMail {
            at: at.timestamp().to_string(),
            links: mail
                .text
                .split_whitespace()
                .filter(|word| word.starts_with("http"))
                .map(str::to_owned)
                .collect(),
            to: mail.to,
            subject: mail.subject,
            text: mail.text,
        })
        .collect();
    Ok(Json(mails).into_response())
}

#[derive(Template)]
#[template(path = "demo/clock.html")]
struct ClockPage {
    page: Page,
    now: String,
    error: Option<String>,
}

impl ClockPage {
    fn new(cx: &Cx, error: Option<String>) -> Self {
        Self { page: cx.page(), now: cx.now.timestamp().to_string(), error }
    }
}

async fn clock(cx: Cx) -> Result<Response, Problem> {
    html(&ClockPage::new(&cx, None))
}

#[derive(Deserialize)]
struct Forward {
    days: Option<u16>,
    to: Option<Date>,
}

/// Without a form of ours, so that scripts of tests can move the clock too.
async fn move_clock(cx: Cx, form: Result<Form<Forward>, FormRejection>) -> Result<Response, Problem> {
    let Ok(Form(form)) = form else {
        let error = cx.lang.t("demo-clock-wrong").to_string();
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &ClockPage::new(&cx, Some(error)));
    };
    let today = cx.now.date_in(&TimeZone::UTC);
    let days = form.days.map_or_else(|| form.to.map_or(0, |to| (to - today).get_days().max(0)), i32::from);
    cx.app.clock.forward_days(days.into());
    let mut response = Redirect::to("/demo/clock").into_response();
    let text = cx.lang.t("demo-clock-moved").with("days", days).to_string();
    Flash::know(text).put(response.headers_mut());
    Ok(response)
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::testing::{Engine, House};

    #[tokio::test]
    async fn what_is_no_number_of_days_is_said_in_words() {
        let Some(house) = House::open(Engine::Sqlite).await else { return };
        let answer = house.browser_of_nobody().post("/demo/clock", &[("days", "-1")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.text.contains("een heel getal") && answer.text.contains("aria-invalid"),
            "{}",
            answer.text
        );
    }
}
