//! A thread in words.

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    message::MOST_CHARACTERS,
    observation::{WrongText, check_text},
};

use super::queries::{Message, Settled};
use crate::{
    child::OtherNames,
    observation::grouped,
    platform::{
        attached::{Kind, NotTaken},
        clock::Moment,
        dates::{Said, said, said_moment},
        i18n::Lang,
        ids::{MessageId, StaffId},
    },
};

/// A message as it is typed.
#[derive(Clone, Debug, Default)]
pub struct MessageForm {
    pub text: String,
    /// What is wrong with the text.
    pub text_error: Option<String>,
    /// What is wrong with the file.
    pub file_error: Option<String>,
    /// The names of other children in it.
    pub names: OtherNames,
}

impl MessageForm {
    /// The form again, with what is wrong with the text, the file, or both. A browser does not keep the file: a good one
    /// is to be chosen once more.
    pub fn refused<T>(
        text: &str,
        text_error: Option<String>,
        file: Result<Option<T>, NotTaken>,
        lang: Lang,
    ) -> Self {
        let file_error = match file {
            Ok(None) => None,
            Ok(Some(_)) => Some(lang.t("message-file-again").to_string()),
            Err(why) => Some(format!("{} {}", why.words(lang), lang.t("message-file-not-sent"))),
        };
        Self { text: text.to_owned(), text_error, file_error, names: OtherNames::default() }
    }

    /// Something is wrong.
    pub fn is_refused(&self) -> bool {
        !self.problems().is_empty()
    }

    /// What is wrong, with the field that it is about.
    pub fn problems(&self) -> Vec<(&'static str, &str)> {
        let all = [("text", &self.text_error), ("file", &self.file_error)];
        let all = all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        all.chain(self.names.line()).collect()
    }
}

/// The text as it is kept.
///
/// # Errors
/// Why it is not taken, in words.
pub fn checked(text: &str, lang: Lang) -> Result<&str, String> {
    match check_text(text, MOST_CHARACTERS) {
        Ok(()) => Ok(text.trim()),
        Err(WrongText::Empty) => Err(lang.t("message-wrong-empty").to_string()),
        Err(WrongText::TooLong(length)) => Err(lang
            .t("message-wrong-long")
            .with("most", grouped(MOST_CHARACTERS, lang))
            .with("length", grouped(length, lang))
            .to_string()),
    }
}

/// The text as it is kept of a message that may have a file; beside a file there need be none.
///
/// # Errors
/// Why it is not taken, in words.
pub fn checked_beside<'a, T>(
    text: &'a str,
    file: &Result<Option<T>, NotTaken>,
    lang: Lang,
) -> Result<&'a str, String> {
    let alone = !matches!(file, Ok(None)) && text.trim().is_empty();
    if alone { Ok("") } else { checked(text, lang) }
}

/// Something in a thread.
pub enum Line {
    /// A message.
    Message(Box<Bubble>),
    /// That it was answered otherwise, in words.
    Settled(String),
}

impl Line {
    /// The message, when it is one.
    pub(super) fn bubble(&mut self) -> Option<&mut Bubble> {
        match self {
            Self::Message(bubble) => Some(bubble),
            Self::Settled(_) => None,
        }
    }
}

/// Something that belongs to a message, in words, and where it is read.
pub struct Outcome {
    /// The words.
    pub words: String,
    /// The address.
    pub href: String,
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
    /// The file that goes with it, in words.
    pub file: Option<String>,
    /// The observation that it is about, in words, and where that is read.
    pub about: Option<Outcome>,
    /// What was made of it, for who reads that.
    pub became: Vec<Outcome>,
    /// Where the reader makes an agreement of it.
    pub to_agreement: Option<String>,
    /// Where the reader starts a concern from it.
    pub to_concern: Option<String>,
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
        can_note: guardian.is_some()
            && message.staff_id.is_none()
            && message.noted_by.is_none()
            && !message.text.is_empty(),
        file: message.file_kind.zip(message.file_size).map(|file| file_words(file, when.lang)),
        about: message.seen_on.map(|on| about(message, on, guardian.is_some(), when)),
        became: Vec::new(),
        to_agreement: None,
        to_concern: None,
    })
}

/// The observation that a message is about: parents read it on their own page, staff in the child's file.
fn about(message: &Message, on: jiff_sqlx::Date, staff: bool, when: When<'_>) -> Outcome {
    let day = said(on.to_jiff(), when.today, when.lang).said;
    let key =
        if message.correction == Some(true) { "message-about-correction" } else { "message-about-seen" };
    let href = match message.observation_id.filter(|_| !staff) {
        Some(id) => format!("/family/observations/{}#observation-{id}", message.child_id),
        None => format!("/children/{}", message.child_id),
    };
    Outcome { words: when.lang.t(key).with("date", day).to_string(), href }
}

fn file_words((kind, size): (Kind, i64), lang: Lang) -> String {
    let key = match kind {
        Kind::Picture => "message-file-picture",
        Kind::Pdf => "message-file-pdf",
    };
    lang.t(key).with("size", size.max(1).unsigned_abs().div_ceil(1000)).to_string()
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
