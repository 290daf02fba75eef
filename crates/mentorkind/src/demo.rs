//! `mentorkind demo`: two organisations that do not exist, to look around in; import tables of any size.
//!
//! [`location`] throws ordinary people, [`organisations`] says what places they are at, [`situations`] puts in what is
//! worth looking at, and [`story`] lets people use the application after the import.

mod dice;
mod location;
mod names;
mod organisations;
mod rows;
mod situations;
mod story;
mod tables;

use std::{io::Write as _, path::PathBuf, process::ExitCode, time::Instant};

use anyhow::{Context as _, anyhow, bail, ensure};
use jiff::civil::Date;
use mentorkind_domain::{protocol::PROFILES, second_step::SecondStep};
use mentorkind_server::{
    account,
    import::{self, Order, Ran},
    platform::{
        app::{App, MailSettings, Settings},
        audit::Audit,
        clock::Clock,
        db::Db,
        ids::OrganisationId,
        upkeep::{empty, organisations},
    },
};

use crate::{
    block_on,
    config::{Config, DatabaseFlags},
    database,
    output::out,
    settings, today,
};
use organisations::{Both, MAANVIS, Organisation, SignIn, VLIEGER};
use situations::House;
use story::{Stage, admit};

/// Everybody's password. It is shown to whoever makes the demo, and protects nothing.
const PASSWORD: &str = "bonte-vlieger-boven-zee";
const SEED: u64 = 7;

/// Make two demo organisations, and say who can sign in
///
/// The people do not exist; the dates are around today. An existing demo is left as it is. Prints a line for each
/// sign-in: role, e-mail address and password, two or more spaces apart.
///
/// With --tables no database is touched: the import tables of an organisation of any size are written into a folder, to
/// try an import with. The same date, seed and number of children give the same tables.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 the demo is there; 1 it could not be made, nothing was changed.

Examples:
  mentorkind demo --database-url sqlite://var/demo.db
  mentorkind demo --database-url sqlite://var/demo.db --reset
  mentorkind demo --tables /tmp/tables --children 900000
  mentorkind serve --database-url sqlite://var/demo.db --demo")]
pub struct DemoArgs {
    /// Start over: throw away what is in the database. Refused when there are other organisations in it
    #[arg(long, conflicts_with = "tables")]
    reset: bool,
    /// Write import tables into this folder, and make no demo
    #[arg(long, value_name = "DIR", requires = "children")]
    tables: Option<PathBuf>,
    /// With --tables: of so many children
    #[arg(long, value_name = "N", requires = "tables")]
    children: Option<usize>,
    /// With --tables: around this day, as 2026-03-31; today when not given
    #[arg(long, value_name = "DATE", requires = "tables")]
    on: Option<Date>,
    /// With --tables: another seed gives other people
    #[arg(long, value_name = "NUMBER", requires = "tables", default_value_t = SEED)]
    seed: u64,
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Carries out the command.
pub fn run(args: &DemoArgs) -> anyhow::Result<ExitCode> {
    if let (Some(folder), Some(children)) = (&args.tables, args.children) {
        let begin = Instant::now();
        let written =
            tables::write(folder, children, args.on.map_or_else(|| today(&Clock::system()), Ok)?, args.seed)?;
        writeln!(
            out(),
            "{}: {} children, {} groups at {} locations; {} rows of staff, {} of guardians, in {:.1} seconds",
            folder.display(),
            written.children,
            written.groups,
            written.locations,
            written.staff,
            written.guardians,
            begin.elapsed().as_secs_f64()
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    let config = settings(&args.flags)?;
    let today = today(&config.clock())?;
    block_on(async {
        let db = database::open(&config).await?;
        let made = make(&db, &config, args.reset, today).await;
        db.close().await;
        print(&made?)?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Makes the demo when it is not there yet; gives who signs in.
async fn make(db: &Db, config: &Config, reset: bool, today: Date) -> anyhow::Result<SignIns> {
    ensure!(
        matches!(config.settings.mail, MailSettings::Folder(_)),
        "A demo keeps its mail in a folder, and the setting mail names a server; nothing was changed. Choose a folder \
         for it"
    );
    let known = organisations(db).await?;
    let names = [VLIEGER.name, MAANVIS.name];
    if let Some(other) = known.iter().find(|organisation| !names.contains(&organisation.name.as_str())) {
        bail!(
            "The database {} holds the organisation \"{}\"; nothing was changed. A demo gets a database of its own: \
             choose another with --database-url",
            config.database_shown(),
            other.name
        );
    }
    let new = reset || known.is_empty();
    ensure!(
        new || known.len() == names.len(),
        "The demo in {} is not complete; nothing was changed. Make it anew with --reset",
        config.database_shown()
    );
    let both = Both::around(today, SEED);
    if reset {
        empty(db, Clock::system().now()).await?;
    }
    if new {
        make_new(db, &config.settings, &both, today).await?;
    } else {
        let app = application(db, Clock::system(), &config.settings)?;
        give_passwords(&app, &both, today).await?;
    }
    Ok(both.sign_ins())
}

/// Makes the demo in an empty database: imports the tables some days ago, and plays what happened since.
async fn make_new(db: &Db, settings: &Settings, both: &Both, today: Date) -> anyhow::Result<App> {
    let begins = story::moment(story::working_day_before(today, story::BEGINS), 8)?;
    let app = application(db, Clock::stopped_at(begins), settings)?;
    import(&app, &VLIEGER, &both.vlieger).await?;
    import(&app, &MAANVIS, &both.maanvis).await?;
    let [vlieger, maanvis] = give_passwords(&app, both, today).await?;
    let stage = Stage { app: &app, today, vlieger, maanvis, cast: both.cast() };
    story::play(&stage).await.context("The demo is imported, but its story is not complete")?;
    Ok(app)
}

/// The application in which the story plays.
fn application(db: &Db, clock: Clock, settings: &Settings) -> anyhow::Result<App> {
    let settings = Settings { demo: true, second_step: SecondStep::Off, ..settings.clone() };
    App::new(db.clone(), clock, settings)
        .map_err(|error| anyhow!("Mail cannot be kept: {error}. Nothing was changed"))
}

async fn import(app: &App, organisation: &Organisation, house: &House) -> anyhow::Result<()> {
    let profile = PROFILES.into_iter().find(|(name, _)| *name == organisation.profile);
    let (name, source) = profile.context("The demo's protocol is gone")?;
    let order = Order {
        organisation: organisation.name,
        profile: import::Profile { name, source },
        dry_run: false,
        complete: false,
    };
    let files = house.files().into_iter().map(|(name, text)| {
        let load: Box<dyn FnOnce() -> std::io::Result<Vec<u8>>> = Box::new(|| Ok(text));
        (name.to_owned(), load)
    });
    match import::run(&app.db, &app.clock, files, &order).await? {
        Ran::Compared { .. } => Ok(()),
        Ran::Refused(refused) => {
            let errors: Vec<String> = refused.errors.list.iter().map(ToString::to_string).collect();
            Err(anyhow!("The demo's tables are refused; nothing was written:\n{}", errors.join("\n")))
        }
    }
}

/// Accounts with a password for those of the list who have none yet: also when making the demo was interrupted before.
/// Gives the two organisations.
async fn give_passwords(app: &App, both: &Both, today: Date) -> anyhow::Result<[OrganisationId; 2]> {
    let all = organisations(&app.db).await?;
    let mut found = Vec::new();
    for (organisation, people) in both.sign_ins() {
        let here = all.iter().find(|one| one.name == organisation.name).context("The demo is gone")?.id;
        let known = account::everybody(&mut app.db.read().await?, here, today).await?;
        for SignIn { email, .. } in &people {
            if known.iter().any(|person| person.email == *email && person.access == account::SIGNS_IN) {
                continue;
            }
            let account = admit(app, here, email).await?;
            let mut tx = app.db.write(app.clock.now()).await?;
            account::give_password(&mut tx, account, PASSWORD)
                .await
                .map_err(|problem| anyhow!("{email} gets no password ({problem:?}); --reset starts over"))?;
            // The trail has it already; there is nothing to add.
            tx.commit(Audit::housekeeping()).await?;
        }
        found.push(here);
    }
    found.try_into().map_err(|_| anyhow!("The demo is gone"))
}

/// Who signs in, by organisation.
type SignIns = [(&'static Organisation, Vec<SignIn>); 2];

fn print(sign_ins: &SignIns) -> anyhow::Result<()> {
    let mut out = out();
    let all = || sign_ins.iter().flat_map(|(_, people)| people);
    let role_width = all().map(|one| one.role.len()).max().unwrap_or_default();
    let email_width = all().map(|one| one.email.len()).max().unwrap_or_default();
    for (organisation, people) in sign_ins {
        writeln!(
            out,
            "{} (protocol {}): who signs in, with which password.\n",
            organisation.name, organisation.profile
        )?;
        for SignIn { role, email } in people {
            writeln!(out, "{role:<role_width$}  {email:<email_width$}  {PASSWORD}")?;
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "Parents have no password. Their mail is at /demo/mail: open the link in it, and the code comes there too."
    )?;
    Ok(())
}
