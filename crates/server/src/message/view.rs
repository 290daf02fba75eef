//! A thread in words.

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    message::MOST_CHARACTERS,
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use super::queries::{Message, Settled};
use crate::{
    observation::grouped,
    platform::{
        clock::Moment,
        dates::{Said, said, said_moment},
        i18n::Lang,
        ids::{MessageId, StaffId},
    },
};

/// A message as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct MessageForm {
    #[serde(default)]
    pub text: String,
}

impl MessageForm {
    /// The text as it is kept.
    ///
    /// # Errors
    /// Why it is not taken, in words.
    pub fn checked(&self, lang: Lang) -> Result<&str, String> {
        match check_text(&self.text, MOST_CHARACTERS) {
            Ok(()) => Ok(self.text.trim()),
            Err(WrongText::Empty) => Err(lang.t("message-wrong-empty").to_string()),
            Err(WrongText::TooLong(length)) => Err(lang
                .t("message-wrong-long")
                .with("most", grouped(MOST_CHARACTERS, lang))
                .with("length", grouped(length, lang))
                .to_string()),
        }
    }
}

/// Something in a thread.
pub enum Line {
    /// A message.
    Message(Box<Bubble>),
    /// That it was answered otherwise, in words.
    Settled(String),
}

/// A message in words.
pub struct Bubble {
    pub id: MessageId,
    /// Written on the reader's side.
    pub own: bool,
    pub by: String,
    pub text: String,
    pub at: Said,
    /// When the other side read it.
    pub read: Option<Said>,
    pub withdrawn: bool,
    pub can_withdraw: bool,
    /// Who made a note of it.
    pub noted_by: Option<String>,
    /// The reader can make a note of it.
    pub can_note: bool,
}

/// Who reads.
#[derive(Clone, Copy)]
pub enum Reader<'a> {
    /// The guardian.
    Guardian,
    /// A member of staff, and what the guardian is called.
    Staff(StaffId, &'a str),
}

/// When it is read.
#[derive(Clone, Copy)]
pub struct When<'a> {
    pub today: Date,
    pub zone: &'a TimeZone,
    pub lang: Lang,
}

/// What stands in a thread, the first first. What the other side withdrew was never read: it is left out.
pub fn lines(messages: &[Message], settled: &[Settled], reader: Reader<'_>, when: When<'_>) -> Vec<Line> {
    let messages = messages.iter().filter_map(|message| {
        bubble(message, reader, when).map(|bubble| (message.sent_at, Line::Message(Box::new(bubble))))
    });
    let staff = matches!(reader, Reader::Staff(..));
    // Of what needs no answer a parent reads that it was read.
    let settled = settled.iter().filter(|settled| staff || settled.way != "not-needed");
    let settled = settled.map(|one| (one.recorded_at, Line::Settled(settled_words(one, when))));
    let mut lines: Vec<(Moment, Line)> = messages.chain(settled).collect();
    lines.sort_by_key(|(at, _)| *at);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn bubble(message: &Message, reader: Reader<'_>, when: When<'_>) -> Option<Bubble> {
    let moment = |at| said_moment(at, when.today, when.zone, when.lang);
    let (own, mine, guardian) = match reader {
        Reader::Guardian => (message.staff_id.is_none(), message.staff_id.is_none(), None),
        Reader::Staff(staff, guardian) => {
            (message.staff_id.is_some(), message.staff_id == Some(staff), Some(guardian))
        }
    };
    let withdrawn = message.withdrawn_at.is_some();
    (own || !withdrawn).then(|| Bubble {
        id: message.id,
        own,
        by: match (&message.staff_name, guardian) {
            (Some(staff), _) => staff.clone(),
            (None, Some(guardian)) => guardian.to_owned(),
            (None, None) => when.lang.t("message-you").to_string(),
        },
        text: message.text.clone(),
        at: moment(message.sent_at),
        read: message.read_at.filter(|_| own).map(moment),
        withdrawn,
        can_withdraw: mine && message.can_be_withdrawn(),
        noted_by: message.noted_by.clone(),
        can_note: guardian.is_some() && message.staff_id.is_none() && message.noted_by.is_none(),
    })
}

fn settled_words(settled: &Settled, when: When<'_>) -> String {
    let key = match settled.way.as_str() {
        "phone" => "message-settled-phone",
        "in-person" => "message-settled-in-person",
        _ => "message-settled-not-needed",
    };
    let day = said(settled.settled_on.to_jiff(), when.today, when.lang).said;
    when.lang.t(key).with("name", &settled.staff_name).with("date", day).to_string()
}
