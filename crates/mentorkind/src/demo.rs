//! `mentorkind demo`: an organisation that does not exist, to look around in.

mod names;
mod people;

use std::{io::Write as _, process::ExitCode};

use anyhow::{anyhow, bail, ensure};
use jiff::civil::Date;
use mentorkind_domain::protocol::PROFILES;
use mentorkind_server::{
    account,
    import::{self, Order, Ran},
    platform::{
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
    database, settings, today,
};
use people::ORGANISATION;

/// Everybody's password. It is shown to whoever makes the demo, and protects nothing.
const PASSWORD: &str = "bonte-vlieger-boven-zee";
const SEED: u64 = 7;

/// Make a demo organisation, and say who can sign in
///
/// The people do not exist; the dates are around today. An existing demo is left as it is. Prints a line for each
/// sign-in: role, e-mail address and password, two or more spaces apart.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 the demo is there; 1 it could not be made, nothing was changed.

Examples:
  mentorkind demo --database-url sqlite://var/demo.db
  mentorkind demo --database-url sqlite://var/demo.db --reset
  mentorkind serve --database-url sqlite://var/demo.db --demo")]
pub struct DemoArgs {
    /// Start over: throw away what is in the database. Refused when there are other organisations in it
    #[arg(long)]
    reset: bool,
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Carries out the command.
pub fn run(args: &DemoArgs) -> anyhow::Result<ExitCode> {
    let config = settings(&args.flags)?;
    let today = today()?;
    block_on(async {
        let db = database::open(&config).await?;
        let made = make(&db, &config, args.reset, today).await;
        db.close().await;
        print(&made?)?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Makes the demo when it is not there yet; gives the roles and addresses that sign in.
async fn make(db: &Db, config: &Config, reset: bool, today: Date) -> anyhow::Result<Vec<(String, String)>> {
    let clock = Clock::system();
    let known = organisations(db).await?;
    if let Some(other) = known.iter().find(|organisation| organisation.name != ORGANISATION) {
        bail!(
            "The database {} holds the organisation \"{}\"; nothing was changed. A demo gets a database of its own: \
             choose another with --database-url",
            config.database_shown(),
            other.name
        );
    }
    if reset {
        empty(db, clock.now()).await?;
    }
    let files = people::files(today, SEED);
    let sign_ins = people::sign_ins(&files);
    if reset || known.is_empty() {
        import(db, &clock, files).await?;
    }
    let organisation = organisations(db).await?.first().map(|organisation| organisation.id);
    give_passwords(db, &clock, organisation.ok_or_else(|| anyhow!("The demo is gone"))?, &sign_ins, today)
        .await?;
    Ok(sign_ins)
}

async fn import(db: &Db, clock: &Clock, files: people::Files) -> anyhow::Result<()> {
    let (name, source) = PROFILES[0];
    let order = Order {
        organisation: ORGANISATION,
        profile: import::Profile { name, source },
        dry_run: false,
        complete: false,
    };
    let files = files.into_iter().map(|(name, text)| {
        let load: Box<dyn FnOnce() -> std::io::Result<Vec<u8>>> = Box::new(|| Ok(text.into_bytes()));
        (name.to_owned(), load)
    });
    match import::run(db, clock, files, &order).await? {
        Ran::Compared { .. } => Ok(()),
        Ran::Refused(refused) => {
            let errors: Vec<String> = refused.errors.list.iter().map(ToString::to_string).collect();
            Err(anyhow!("The demo's tables are refused; nothing was written:\n{}", errors.join("\n")))
        }
    }
}

/// Accounts for those who have none yet: also when making the demo was interrupted before.
async fn give_passwords(
    db: &Db,
    clock: &Clock,
    organisation: OrganisationId,
    sign_ins: &[(String, String)],
    today: Date,
) -> anyhow::Result<()> {
    let known = account::everybody(&mut db.read().await?, organisation, today).await?;
    for (_, email) in sign_ins {
        if known.iter().any(|person| person.email == *email && person.access == account::SIGNS_IN) {
            continue;
        }
        let mut tx = db.write(clock.now()).await?;
        let staff = account::with_address(&mut tx, organisation, email).await?;
        ensure!(
            staff.len() == 1,
            "The demo has {} people with the address {email}; --reset starts over",
            staff.len()
        );
        account::ready(&mut tx, organisation, staff[0], PASSWORD)
            .await
            .map_err(|problem| anyhow!("{email} gets no account ({problem:?}); --reset starts over"))?;
        // The trail has it already; there is nothing to add.
        tx.commit(Audit::housekeeping()).await?;
    }
    Ok(())
}

fn print(sign_ins: &[(String, String)]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{ORGANISATION}: who signs in, with which password.\n")?;
    let wide = sign_ins.iter().map(|(_, email)| email.len()).max().unwrap_or_default();
    for (role, email) in sign_ins {
        writeln!(out, "{role:<10}  {email:<wide$}  {PASSWORD}")?;
    }
    writeln!(
        out,
        "\nParents have no password. Make a division known as team lead, then open the link in a parent's mail at \
         /demo/mail."
    )?;
    Ok(())
}
