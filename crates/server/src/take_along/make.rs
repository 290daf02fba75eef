//! Making the ZIP, in the background, and throwing it away.

use std::io::{Cursor, Write as _};

use askama::Template;
use mentorkind_domain::offered::{State, state};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    document::document,
    gather::{File, gather},
    queries,
};
use crate::platform::{
    app::App,
    audit::Audit,
    download::written,
    i18n::{Lang, Message},
    ids::TakeAlongId,
    jobs::Job,
    problem::Problem,
    rights, session, upkeep,
};

/// The kind of the job that makes it.
pub const MAKE: &str = "take-along";

/// The page to read: whole by itself, also without a connection.
#[derive(Template)]
#[template(path = "take_along/file.html")]
struct ReadPage<'a> {
    lang: Lang,
    file: &'a File,
}

impl ReadPage<'_> {
    fn t<'a>(&self, key: &'a str) -> Message<'a> {
        self.lang.t(key)
    }
}

/// The ZIP: `file.json`, `file.html`, `file.pdf`, the photos, and the files of messages.
fn packed(file: &File, lang: Lang) -> Result<Vec<u8>, String> {
    let json = serde_json::to_vec_pretty(file).map_err(|e| e.to_string())?;
    let html = ReadPage { lang, file }.render().map_err(|e| e.to_string())?;
    let pdf = written(&document(file, lang)).map_err(|_| "the file to take along cannot be set")?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let photos = file.photos.iter().map(|photo| (photo.file.as_str(), photo.bytes.as_slice()));
    let of_messages = file.message_files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let words =
        [("file.json", json.as_slice()), ("file.html", html.as_bytes()), ("file.pdf", pdf.as_slice())];
    for (name, bytes) in words.into_iter().chain(photos).chain(of_messages) {
        zip.start_file(name, SimpleFileOptions::default()).map_err(|e| e.to_string())?;
        zip.write_all(bytes).map_err(|e| e.to_string())?;
    }
    Ok(zip.finish().map_err(|e| e.to_string())?.into_inner())
}

/// Makes what was asked for, with what the guardian may see now; when it may see nothing any more, it is forgotten.
pub async fn make(app: &App, job: &Job) -> Result<(), String> {
    let id: TakeAlongId = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    let organisation = job.organisation_id;
    let now = app.clock.now();
    let database = |e: sqlx::Error| e.to_string();
    let mut tx = app.db.read().await.map_err(database)?;
    let asked = queries::one(&mut tx, organisation, id).await.map_err(database)?;
    let waits = |asked: &queries::Asked| asked.made_at.is_none() && asked.taken_away_at.is_none();
    let Some(asked) = asked.filter(waits) else { return Ok(()) };
    let lang = Lang::of_parent(&asked.language);
    let who = (asked.asked_by, asked.guardian_id);
    let actor = session::as_guardian(&mut tx, who, organisation, now).await.map_err(database)?;
    let gathered = match &actor {
        Some(actor) => gather(&mut tx, actor, asked.child_id, (now, lang)).await,
        None => Err(Problem::Forbidden),
    };
    drop(tx);
    let audit = |what| {
        Audit::new(organisation, None, what)
            .on("take-along", id)
            .on("child", asked.child_id)
            .on("guardian", asked.guardian_id)
    };
    let mut tx = app.db.write(now).await.map_err(database)?;
    match gathered {
        Ok(file) => {
            let zip = tokio::task::spawn_blocking(move || packed(&file, lang))
                .await
                .map_err(|e| e.to_string())??;
            if !queries::made(&mut tx, organisation, id, &zip).await.map_err(database)? {
                return Ok(());
            }
            tx.commit(audit("file to take along made")).await.map_err(database)
        }
        Err(Problem::Forbidden | Problem::NotFound) => {
            queries::remove(&mut tx, organisation, id).await.map_err(database)?;
            tx.commit(audit("file to take along not made")).await.map_err(database)
        }
        Err(problem) => Err(format!("the file to take along cannot be gathered: {}", problem.status())),
    }
}

/// Throws away, in every organisation, what is not offered any longer.
pub async fn keep_up(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    for organisation in upkeep::organisations(&app.db).await? {
        let organisation = organisation.id;
        let mut tx = app.db.read().await?;
        let zone = rights::zone_of(&mut tx, organisation).await?;
        let all = queries::all(&mut tx, organisation).await?;
        drop(tx);
        for one in all {
            let made = one.made_at.map(|at| at.date_in(&zone));
            if state(one.asked_at.date_in(&zone), made, now.date_in(&zone)) == State::Over {
                let mut tx = app.db.write(now).await?;
                queries::remove(&mut tx, organisation, one.id).await?;
                let audit = Audit::new(organisation, None, "file to take along removed");
                tx.commit(audit.on("take-along", one.id).on("child", one.child_id)).await?;
            }
        }
    }
    Ok(())
}
