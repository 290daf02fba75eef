//! A talk as a file for one's own calendar: when it is, and nothing about whom.

use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use jiff::ToSpan;
use mentorkind_domain::{access::action, talk::MINUTES};
use uuid::Uuid;

use super::{
    offer, parents,
    queries::{State, Talk},
};
use crate::platform::{
    access::Grant, clock::Moment, i18n::Lang, ids::TalkOfferId, problem::Problem, session::Cx,
};

/// The type of the file.
pub(super) const TYPE: &str = "text/calendar; charset=utf-8";

/// A talk in a calendar, how often it was moved, and when it begins.
pub(super) struct Event {
    pub id: Uuid,
    pub sequence: i64,
    pub starts_at: Moment,
}

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
    let event = Event { id: talk.event, sequence: talk.event_sequence, starts_at: slot.starts_at };
    let text = calendar(&[event], now, &lang.t("talk-calendar-title").to_string());
    let headers =
        [(header::CONTENT_TYPE, TYPE), (header::CONTENT_DISPOSITION, "attachment; filename=\"gesprek.ics\"")];
    Ok((headers, text).into_response())
}

/// Events in the format of RFC 5545; whoever reads it again does so every hour.
pub(super) fn calendar(events: &[Event], now: Moment, title: &str) -> String {
    let mut lines: Vec<String> = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mentorkind//NL",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]
    .map(str::to_owned)
    .into();
    lines.extend(events.iter().flat_map(|event| lines_of(event, now, title)));
    lines.extend(["END:VCALENDAR".to_owned(), String::new()]);
    lines.join("\r\n")
}

fn lines_of(event: &Event, now: Moment, title: &str) -> [String; 8] {
    let stamp = |moment: Moment| moment.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    let ends = Moment::from(event.starts_at.timestamp() + i64::from(MINUTES).minutes());
    [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@mentorkind", event.id),
        format!("SEQUENCE:{}", event.sequence),
        format!("DTSTAMP:{}", stamp(now)),
        format!("DTSTART:{}", stamp(event.starts_at)),
        format!("DTEND:{}", stamp(ends)),
        format!("SUMMARY:{title}"),
        "END:VEVENT".to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_in_universal_time_and_names_nobody() {
        let at: jiff::Timestamp = "2026-03-10T16:00:00Z".parse().unwrap();
        let now: jiff::Timestamp = "2026-03-03T09:00:00Z".parse().unwrap();
        let event = || Event { id: Uuid::nil(), sequence: 2, starts_at: at.into() };
        assert_eq!(calendar(&[event(), event()], now.into(), "Gesprek").matches("BEGIN:VEVENT").count(), 2);
        let text = calendar(&[event()], now.into(), "Gesprek");
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        for line in [
            "DTSTART:20260310T160000Z",
            "DTEND:20260310T163000Z",
            "DTSTAMP:20260303T090000Z",
            "SUMMARY:Gesprek",
            "UID:00000000-0000-0000-0000-000000000000@mentorkind",
            "SEQUENCE:2",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}");
        }
    }
}
