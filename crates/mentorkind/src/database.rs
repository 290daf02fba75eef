//! Opening the database, with errors that say what to do; `mentorkind migrate`.

use std::{io::Write as _, process::ExitCode};

use anyhow::{anyhow, ensure};
use mentorkind_server::platform::{
    db::{Db, OpenError, is_there},
    upkeep,
};

use crate::{
    block_on,
    config::{Config, DatabaseFlags},
    output::out,
    settings,
};

/// Bring the database up to date, and say its version
///
/// A new database is made. `serve` does the same when it starts; this command is for doing it at a chosen moment, such
/// as after a backup. There is no way back to an older version, except by restoring the backup.
#[derive(clap::Args, Debug)]
pub struct MigrateArgs {
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Carries out `mentorkind migrate`.
pub fn migrate(args: &MigrateArgs) -> anyhow::Result<ExitCode> {
    let config = settings(&args.flags)?;
    block_on(async {
        let db = open(&config).await?;
        let version = upkeep::version(&db).await?;
        db.close().await;
        writeln!(out(), "The database {} is up to date: version {version}.", config.database_shown())?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Opens the database of the settings, which must be there: for what only works on what is in it.
pub async fn existing(config: &Config) -> anyhow::Result<Db> {
    ensure!(
        is_there(&config.database_url),
        "There is no database {}; nothing was made. Look whether database_url ({}) is right",
        config.database_shown(),
        config.origin("database_url")
    );
    open(config).await
}

/// Opens the database of the settings; a new one is made.
pub async fn open(config: &Config) -> anyhow::Result<Db> {
    Db::open(&config.database_url).await.map_err(|error| {
        let database = config.database_shown();
        let origin = config.origin("database_url");
        match error {
            OpenError::Scheme(scheme) => anyhow!(
                "The setting database_url ({origin}) must begin with sqlite:// or postgres://, not with \"{scheme}\"; \
                 nothing was changed"
            ),
            OpenError::Engine(why) => anyhow!(
                "The database {database} does not open: {why}. Nothing was changed. Look whether database_url \
                 ({origin}) is right and whether this user may use it"
            ),
            OpenError::Migrate(why) => anyhow!(
                "The database {database} cannot be brought up to date: {why}. It is as it was before that step. Is it \
                 a database of Mentorkind?"
            ),
            OpenError::Newer { database: version, known } => anyhow!(
                "The database {database} is of version {version}, and this Mentorkind knows versions up to {known}. \
                 Nothing was changed. Use the newer Mentorkind, or restore the backup from before the upgrade"
            ),
            OpenError::Foreign(table) => anyhow!(
                "The database {database} is of another program: it has a table \"{table}\". Nothing was changed. Give \
                 Mentorkind a database of its own, and set database_url ({origin}) to it"
            ),
            OpenError::Encoding(encoding) => anyhow!(
                "The database {database} keeps texts as {encoding}, which cannot hold every name. Nothing was changed. Make \
                 another one (CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'), bring along what is in this one with \
                 `mentorkind move`, and set database_url ({origin}) to it"
            ),
            OpenError::Folder(why) => anyhow!(
                "The folder of the database {database} cannot be made: {why}. Nothing was changed. Give this user \
                 write access to it, or choose another place with --database-url"
            ),
        }
    })
}
