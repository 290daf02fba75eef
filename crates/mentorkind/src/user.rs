//! `mentorkind user`: who can sign in.

use std::{io::Write as _, process::ExitCode};

use anyhow::{anyhow, bail, ensure};
use mentorkind_server::{
    account,
    platform::{
        app::App,
        audit::Audit,
        db::Db,
        upkeep::{Organisation, organisations},
    },
};

use crate::{
    block_on,
    config::{Config, DatabaseFlags, ServerFlags},
    database, log,
    output::out,
    settings, today,
};

/// Invite staff, and list who can sign in
#[derive(clap::Subcommand, Debug)]
pub enum UserCommand {
    Invite(InviteArgs),
    List(ListArgs),
    ResetSecondStep(ResetArgs),
}

/// Invite somebody by e-mail to choose a password
///
/// Without --role: somebody who is known by this address, from an import. With --role admin: also somebody new, who then
/// gives others their roles on the page for people. The mail goes out when the server runs; the link is printed too. It
/// works once, for seven days.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 invited; 1 it failed, nothing was changed.

Examples:
  mentorkind user invite --organisation 'De Zonnebloem' --email noor@example.org --name 'Noor Vos' --role admin
  mentorkind user invite --organisation 'De Zonnebloem' --email els@example.org")]
pub struct InviteArgs {
    /// The organisation
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// The e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// The person's name, for somebody new
    #[arg(long, value_name = "NAME", requires = "role")]
    name: Option<String>,
    /// The role to give; the other roles come with the import, or from the page for people
    #[arg(long)]
    role: Option<Role>,
    #[command(flatten)]
    flags: ServerFlags,
}

/// A role that is given here.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Role {
    /// Administrator: accounts and structure, no children's files
    Admin,
}

/// List the staff of an organisation: name, e-mail address, roles today, and whether they can sign in
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  mentorkind user list --organisation 'De Zonnebloem'")]
pub struct ListArgs {
    /// The organisation
    #[arg(long, value_name = "NAME")]
    organisation: String,
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Remove the second step of somebody who lost the phone and the recovery codes
///
/// An administrator does it on the page of the person; this is for when there is no other administrator. The person is
/// signed out everywhere, gets a mail, and sets up a new second step at the next sign-in.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 removed; 1 it failed, nothing was changed.

Examples:
  mentorkind user reset-second-step --organisation 'De Zonnebloem' --email noor@example.org")]
pub struct ResetArgs {
    /// The organisation
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// The e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Carries out the command.
pub fn run(command: &UserCommand) -> anyhow::Result<ExitCode> {
    match command {
        UserCommand::Invite(args) => invite(args),
        UserCommand::List(args) => list(args),
        UserCommand::ResetSecondStep(args) => reset(args),
    }
}

fn invite(args: &InviteArgs) -> anyhow::Result<ExitCode> {
    let config = Config::load(&args.flags)?;
    log(&config);
    ensure!(
        args.email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()),
        "\"{}\" is no e-mail address; nothing was changed",
        args.email
    );
    block_on(async {
        let db = database::existing(&config).await?;
        let organisation = find(&db, &config, &args.organisation).await?;
        let clock = config.clock();
        let app = App::new(db, clock.clone(), config.settings.clone())
            .map_err(|error| anyhow!("Mail cannot be sent: {error}. Nothing was changed"))?;
        let mut tx = app.db.write(clock.now()).await?;
        let invited = match args.role {
            Some(Role::Admin) => {
                let name = args.name.as_deref().unwrap_or(&args.email);
                account::create_administrator(&mut tx, &app, organisation.id, &args.email, name).await?
            }
            None => match account::with_address(&mut tx, organisation.id, &args.email).await?[..] {
                [staff] => account::invite(&mut tx, &app, organisation.id, staff, None).await?,
                [] => bail!(
                    "Nobody at {} has the address {}; nothing was changed. Import the staff first, or make an \
                     administrator with --role admin",
                    organisation.name,
                    args.email
                ),
                _ => bail!(
                    "More than one person at {} has the address {}; nothing was changed. Give each their own, and \
                     import again",
                    organisation.name,
                    args.email
                ),
            },
        };
        // The invitation is in the trail already.
        tx.commit(Audit::housekeeping()).await?;
        app.db.close().await;
        match invited.link {
            Some(link) => {
                writeln!(out(), "{} is invited. The link to choose a password: {link}", args.email)?
            }
            None => writeln!(out(), "{} can sign in here with the password they have already.", args.email)?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn reset(args: &ResetArgs) -> anyhow::Result<ExitCode> {
    let config = settings(&args.flags)?;
    block_on(async {
        let db = database::existing(&config).await?;
        let organisation = find(&db, &config, &args.organisation).await?;
        let mut tx = db.write(config.clock().now()).await?;
        let staff = account::with_address(&mut tx, organisation.id, &args.email).await?;
        let mut removed = false;
        for one in staff {
            removed |= account::reset_second_step(&mut tx, organisation.id, one).await?;
        }
        ensure!(
            removed,
            "Nobody at {} with the address {} has a second step; nothing was changed",
            organisation.name,
            args.email
        );
        // The trail has it already.
        tx.commit(Audit::housekeeping()).await?;
        db.close().await;
        writeln!(out(), "The second step of {} is removed.", args.email)?;
        Ok(ExitCode::SUCCESS)
    })
}

fn list(args: &ListArgs) -> anyhow::Result<ExitCode> {
    let config = settings(&args.flags)?;
    let today = today(&config.clock())?;
    block_on(async {
        let db = database::existing(&config).await?;
        let organisation = find(&db, &config, &args.organisation).await?;
        let people = account::everybody(&mut db.read().await?, organisation.id, today).await?;
        db.close().await;
        let mut out = out();
        for person in people {
            let email = if person.email.is_empty() { "-" } else { &person.email };
            let roles = if person.roles.is_empty() { "-".to_owned() } else { person.roles.join(",") };
            writeln!(out, "{}\t{email}\t{roles}\t{}", person.name, person.access)?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

async fn find(db: &Db, config: &Config, name: &str) -> anyhow::Result<Organisation> {
    let all = organisations(db).await?;
    let names: Vec<&str> = all.iter().map(|organisation| organisation.name.as_str()).collect();
    let known =
        if names.is_empty() { "there is none yet: import one first".to_owned() } else { names.join(", ") };
    let found = all.iter().find(|organisation| organisation.name == name.trim()).cloned();
    found.ok_or_else(|| {
        anyhow!(
            "There is no organisation \"{name}\" in {} ({known}); nothing was changed",
            config.database_shown()
        )
    })
}
