//! Taking in what was written without a connection: each letter once, by the same rules as the page on which it would
//! have been written otherwise.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::{Permission, action},
    observation::{MOST_CHARACTERS, check_text},
    offline::moment_written,
    presence::{Late, Step},
};
use serde::{Deserialize, Serialize};

use super::{
    pen::Pen,
    queries::{self, Held},
};
use crate::{
    board, child, day_handover,
    live::{self, Part},
    observation,
    platform::{
        access::Grant,
        app::App,
        audit::Audit,
        clock::Moment,
        db::Write,
        ids::{AgreementId, ChildId, GroupId, LetterId},
        letter,
        problem::Problem,
        session::{self, Actor, Cx},
    },
    presence,
};

/// What was written about a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    /// `presence`, `line`, `note` or `read`.
    pub kind: String,
    /// The tap, what a line is about, or which agreement was read.
    #[serde(default)]
    pub about: String,
    /// In own words.
    #[serde(default)]
    pub words: String,
}

impl Words {
    /// Leaves out the character NUL, as forms do.
    fn drop_nul(&mut self) {
        for text in [&mut self.kind, &mut self.about, &mut self.words] {
            text.retain(|letter| letter != '\0');
        }
    }

    /// The agreement that was read.
    pub(super) fn agreement(&self) -> Option<AgreementId> {
        (self.kind == "read").then(|| self.about.parse().ok().map(AgreementId)).flatten()
    }

    /// The part of a group's pages that it changes.
    pub(super) fn part(&self) -> Part {
        if self.kind == "read" { Part::Board } else { Part::Today }
    }
}

/// What a tablet sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Letter {
    pub id: LetterId,
    pub pen: String,
    /// So many milliseconds after the pen was given, on the clock of the tablet.
    pub after: i64,
    pub child: ChildId,
    #[serde(flatten)]
    pub words: Words,
}

/// Why something was not written, and waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Because {
    /// The writer may not write this any more: the child or the writer left the group, the tablet was ended.
    NotTheirs,
    /// It does not go together with what colleagues said.
    Differs,
    /// It was written after midnight with the pen of the day before, or arrived too late.
    Late,
    /// There is no text, or more than fits.
    Text,
    /// Parents would read the name of another child, and nobody looked at that.
    Names,
}

impl Because {
    pub(super) const ALL: [Self; 5] = [Self::NotTheirs, Self::Differs, Self::Late, Self::Text, Self::Names];

    /// As it is kept, and in the keys of texts.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::NotTheirs => "not-theirs",
            Self::Differs => "differs",
            Self::Late => "late",
            Self::Text => "text",
            Self::Names => "names",
        }
    }
}

/// Why a letter was not carried out.
pub(super) enum Stop {
    /// A person looks at it.
    Hold(Because),
    /// Our fault: it comes again.
    Broken(Problem),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Forbidden | Problem::NotFound | Problem::SecondStep => Self::Hold(Because::NotTheirs),
            Problem::Conflict | Problem::Changed(_) => Self::Hold(Because::Differs),
            Problem::BadForm => Self::Hold(Because::Text),
            other => Self::Broken(other),
        }
    }
}

impl From<sqlx::Error> for Stop {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(error.into())
    }
}

/// What came of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "outcome")]
pub(super) enum Outcome {
    /// It was written, now or before.
    Done,
    /// It waits for its writer.
    Held,
}

/// Takes one letter. What cannot be opened stays on the tablet.
pub(super) async fn post(cx: Cx, body: Bytes) -> Result<Response, Problem> {
    match take(&cx.app, &body).await? {
        Some(outcome) => Ok(Json(outcome).into_response()),
        None => Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
    }
}

/// Takes one letter; the same letter again gets its first outcome. None when it cannot be read.
pub(super) async fn take(app: &App, bytes: &[u8]) -> Result<Option<Outcome>, Problem> {
    let Some(text) = letter::open(&app.settings.keys, bytes) else { return Ok(None) };
    let Ok(mut letter) = serde_json::from_slice::<Letter>(&text) else { return Ok(None) };
    letter.words.drop_nul();
    let Some(pen) = Pen::read(app, &letter.pen) else { return Ok(None) };
    let now = app.clock.now();
    let mut tx = app.db.write(now).await?;
    let Some(zone) = queries::zone_of_child(&mut tx, pen.organisation, letter.child).await? else {
        return Ok(None);
    };
    if let Some(outcome) = queries::receive(&mut tx, pen.organisation, letter.id, Outcome::Done).await? {
        return Ok(Some(outcome));
    }
    let written = moment_written(pen.given_at.timestamp(), letter.after, now.timestamp(), &zone);
    let (Ok(at) | Err(at)) = written;
    let at = Moment::from(at);
    let done = match written {
        Ok(_) => by_pen(&mut tx, &pen, (at, &zone), letter.child, &letter.words).await,
        Err(_) => Err(Stop::Hold(Because::Late)),
    };
    match done {
        Ok((audit, groups)) => {
            tx.commit(audit.on("letter", letter.id)).await?;
            live::changed(app, pen.organisation, &groups, letter.words.part());
            Ok(Some(Outcome::Done))
        }
        Err(Stop::Broken(problem)) => Err(problem),
        Err(Stop::Hold(because)) => {
            drop(tx);
            let mut tx = app.db.write(now).await?;
            if let Some(outcome) =
                queries::receive(&mut tx, pen.organisation, letter.id, Outcome::Held).await?
            {
                return Ok(Some(outcome));
            }
            queries::hold(&mut tx, &pen, &letter, at, because).await?;
            let audit =
                Audit::new(pen.organisation, Some(pen.account), "written without a connection, waits")
                    .on("letter", letter.id)
                    .on("child", letter.child);
            tx.commit(audit).await?;
            Ok(Some(Outcome::Held))
        }
    }
}

type Done = (Audit, Vec<GroupId>);

async fn by_pen(
    tx: &mut Write,
    pen: &Pen,
    (at, zone): (Moment, &TimeZone),
    child: ChildId,
    words: &Words,
) -> Result<Done, Stop> {
    let now = tx.now;
    let actor = session::on_tablet(tx, (pen.account, pen.membership), (pen.tablet, pen.group), now).await?;
    let actor = actor.ok_or(Stop::Hold(Because::NotTheirs))?;
    carry_out(tx, &actor, (pen.group, child), (at, at.date_in(zone)), words, false).await
}

fn grant<A: Permission>(actor: &Arc<Actor>) -> Result<Grant<A>, Stop> {
    Ok(Grant::of(actor)?)
}

/// Writes what was written at a moment of a day, with the rights that its writer has now. When its writer chose it over
/// what colleagues said or over the name of another child, that gives way.
pub(super) async fn carry_out(
    tx: &mut Write,
    actor: &Arc<Actor>,
    (group, child): (GroupId, ChildId),
    (at, day): (Moment, Date),
    words: &Words,
    chosen: bool,
) -> Result<Done, Stop> {
    let staff = actor.staff.ok_or(Stop::Hold(Because::NotTheirs))?;
    let audit = |action| Audit::new(actor.organisation, Some(actor.account), action).on("child", child);
    match words.kind.as_str() {
        "presence" => {
            let step = Step::of(&words.about).ok_or(Stop::Hold(Because::Text))?;
            let grant = grant::<action::SayPresent>(actor)?;
            let came = presence::take(tx, &grant, (group, child), (step, at, day), chosen).await?;
            if came == Late::Differs {
                return Err(Stop::Hold(Because::Differs));
            }
            let mut groups = live::groups_of(tx, actor.organisation, child, actor.today).await?;
            groups.push(group);
            Ok((audit("presence said without a connection"), groups))
        }
        "line" => {
            let grant = grant::<action::HandOverDay>(actor)?;
            let line = (words.about.as_str(), words.words.as_str());
            if !day_handover::write(tx, &grant, child, (day, staff), line, chosen).await? {
                return Err(Stop::Hold(Because::Names));
            }
            let groups = live::groups_of(tx, actor.organisation, child, actor.today).await?;
            Ok((audit("day line written without a connection"), groups))
        }
        "note" => {
            let grant = grant::<action::WriteNote>(actor)?;
            let child = child::one(tx, &grant, child).await?.ok_or(Stop::Hold(Because::NotTheirs))?;
            let text = words.words.trim();
            check_text(text, MOST_CHARACTERS).map_err(|_| Stop::Hold(Because::Text))?;
            observation::add_shared_note(tx, actor.organisation, child.id, staff, (day, text)).await?;
            Ok((audit("note written without a connection"), Vec::new()))
        }
        "read" => {
            let grant = grant::<action::SeeBoard>(actor)?;
            let id = words.agreement().ok_or(Stop::Hold(Because::Text))?;
            let groups = board::confirm(tx, &grant, (child, id), (at, day), chosen).await?;
            Ok((audit("agreement read without a connection").on("agreement", id), groups))
        }
        _ => Err(Stop::Hold(Because::Text)),
    }
}

impl Held {
    /// What was written.
    pub(super) fn words(&self) -> Words {
        Words { kind: self.kind.clone(), about: self.about.clone(), words: self.words.clone() }
    }
}
