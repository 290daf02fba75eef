//! A talk as a file for one's own calendar: when it is, and nothing about whom.

use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use jiff::ToSpan;
use mentorkind_domain::access::action;

use super::{
    offer, parents,
    queries::{State, Talk},
};
use crate::platform::{
    access::Grant, clock::Moment, i18n::Lang, ids::TalkOfferId, problem::Problem, session::Cx,
};

/// A talk takes so long, as far as a calendar is concerned.
const MINUTES: i64 = 30;

pub(super) async fn for_staff(
    cx: Cx,
    grant: Grant<action::SeeFile>,
    Path(id): Path<TalkOfferId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (talk, _) = offer::found(&mut tx, &grant, id).await?;
    file(&talk, cx.now, cx.lang)
}

pub(super) async fn for_parents(
    cx: Cx,
    grant: Grant<action::AnswerTalk>,
    Path(id): Path<TalkOfferId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (_, talk) = parents::found(&mut tx, &grant, id).await?;
    file(&talk, cx.now, cx.lang)
}

fn file(talk: &Talk, now: Moment, lang: Lang) -> Result<Response, Problem> {
    let slot = talk.chosen().filter(|_| talk.state == State::Planned).ok_or(Problem::NotFound)?;
    let text =
        calendar(&talk.id.to_string(), slot.starts_at, now, &lang.t("talk-calendar-title").to_string());
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"gesprek.ics\""),
    ];
    Ok((headers, text).into_response())
}

/// One event in the format of RFC 5545.
fn calendar(id: &str, starts_at: Moment, now: Moment, title: &str) -> String {
    let stamp = |moment: Moment| moment.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    let ends = Moment::from(starts_at.timestamp() + MINUTES.minutes());
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mentorkind//NL",
        "BEGIN:VEVENT",
        &format!("UID:{id}@mentorkind"),
        &format!("DTSTAMP:{}", stamp(now)),
        &format!("DTSTART:{}", stamp(starts_at)),
        &format!("DTEND:{}", stamp(ends)),
        &format!("SUMMARY:{title}"),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    .join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_in_universal_time_and_names_nobody() {
        let at: jiff::Timestamp = "2026-03-10T16:00:00Z".parse().unwrap();
        let now: jiff::Timestamp = "2026-03-03T09:00:00Z".parse().unwrap();
        let text = calendar("01", at.into(), now.into(), "Gesprek");
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        for line in [
            "DTSTART:20260310T160000Z",
            "DTEND:20260310T163000Z",
            "DTSTAMP:20260303T090000Z",
            "SUMMARY:Gesprek",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}");
        }
    }
}
