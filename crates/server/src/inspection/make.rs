//! Making a pack, in the background, and throwing it away.

use mentorkind_domain::{
    access::action,
    inspection::Part,
    offered::{State, is_remembered, state},
};

use super::{
    document::document,
    pack::Basis,
    pages::location,
    queries::{self, Asked},
    sheet::Pack,
    workbook::workbook,
};
use crate::platform::{
    access::Grant,
    app::App,
    audit::Audit,
    db::Read,
    download::written,
    i18n::Lang,
    ids::{ChildId, InspectionPackId, MembershipId},
    jobs::Job,
    problem::Problem,
    rights, session, upkeep,
};

/// The kind of the job that makes it.
pub const MAKE: &str = "inspection-pack";

/// What a job needs: the pack, and with which membership it was asked for.
pub(super) type Payload = (InspectionPackId, MembershipId);

/// Gathers the parts one by one, and notes after each how many are ready.
async fn gather(
    app: &App,
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    asked: &Asked,
) -> Result<(Pack, Vec<(ChildId, String)>), Problem> {
    let (organisation, lang) = (grant.organisation(), Lang::of(&asked.language));
    let (from, until) = (asked.from_on.to_jiff(), asked.until_on.to_jiff());
    let location_name = location(tx, grant, asked.location_id).await?;
    let basis = Basis::read(tx, grant, asked.location_id, (from, until)).await?;
    let mut sheets = Vec::new();
    for (part, ready) in Part::ALL.into_iter().zip(1..) {
        sheets.push(basis.sheet(part, lang));
        let mut tx = app.db.write(app.clock.now()).await?;
        queries::ready(&mut tx, organisation, asked.id, ready).await?;
        tx.commit(Audit::housekeeping()).await?;
    }
    let organisation = grant.actor().organisation_name.clone();
    Ok((Pack { organisation, location: location_name, from, until, sheets }, basis.key()))
}

/// The PDF and the workbook.
fn set(pack: &Pack, lang: Lang) -> Result<(Vec<u8>, Vec<u8>), String> {
    let pdf = written(&document(pack, lang)).map_err(|_| "an inspection pack cannot be set")?;
    Ok((pdf, workbook(pack, lang).map_err(|e| e.to_string())?))
}

/// Makes what was asked for, with what the asker may see now; when it may not inspect there any more, it is forgotten.
pub async fn make(app: &App, job: &Job) -> Result<(), String> {
    let (id, membership): Payload = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    let organisation = job.organisation_id;
    let now = app.clock.now();
    let database = |e: sqlx::Error| e.to_string();
    let mut tx = app.db.read().await.map_err(database)?;
    let asked = queries::one(&mut tx, organisation, id).await.map_err(database)?;
    let Some(asked) = asked.filter(|asked| asked.made_at.is_none()) else { return Ok(()) };
    let actor = session::as_member(&mut tx, asked.asked_by, membership, now).await.map_err(database)?;
    let grant = actor.ok_or(Problem::Forbidden).and_then(|actor| Grant::of(&actor));
    let gathered = match &grant {
        Ok(grant) => gather(app, &mut tx, grant, &asked).await,
        Err(_) => Err(Problem::Forbidden),
    };
    drop(tx);
    let audit = |what| {
        Audit::new(organisation, None, what).on("inspection-pack", id).on("location", asked.location_id)
    };
    match gathered {
        Ok((pack, key)) => {
            let lang = Lang::of(&asked.language);
            let (pdf, book) =
                tokio::task::spawn_blocking(move || set(&pack, lang)).await.map_err(|e| e.to_string())??;
            let mut tx = app.db.write(now).await.map_err(database)?;
            if !queries::made(&mut tx, organisation, id, (&pdf, &book), &key).await.map_err(database)? {
                return Ok(());
            }
            tx.commit(audit("inspection pack made")).await.map_err(database)
        }
        Err(Problem::Forbidden | Problem::NotFound) => {
            let mut tx = app.db.write(now).await.map_err(database)?;
            queries::remove(&mut tx, organisation, id).await.map_err(database)?;
            tx.commit(audit("inspection pack not made")).await.map_err(database)
        }
        Err(problem) => Err(format!("an inspection pack cannot be gathered: {}", problem.status())),
    }
}

/// Throws away, in every organisation, what is not offered any longer; and later, that it was there.
pub async fn keep_up(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    for organisation in upkeep::organisations(&app.db).await? {
        let organisation = organisation.id;
        let mut tx = app.db.read().await?;
        let zone = rights::zone_of(&mut tx, organisation).await?;
        let all = queries::all(&mut tx, organisation, None).await?;
        drop(tx);
        for one in all {
            let (made, today) = (one.made_at.map(|at| at.date_in(&zone)), now.date_in(&zone));
            let remembered = is_remembered(made, today);
            let is_empty = made.is_some() && one.parts == 0;
            if state(one.asked_at.date_in(&zone), made, today) != State::Over || remembered && is_empty {
                continue;
            }
            let mut tx = app.db.write(now).await?;
            if remembered {
                queries::empty(&mut tx, organisation, one.id).await?;
            } else {
                queries::remove(&mut tx, organisation, one.id).await?;
            }
            let audit = Audit::new(organisation, None, "inspection pack removed");
            let audit = audit.on("inspection-pack", one.id).on("location", one.location_id);
            tx.commit(if is_empty { Audit::housekeeping() } else { audit }).await?;
        }
    }
    Ok(())
}
