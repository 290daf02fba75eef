//! The key that seals secrets: its file, and `mentorkind key`.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    process::ExitCode,
};

use anyhow::{Context as _, anyhow, bail};
use mentorkind_server::{
    account,
    platform::{clock::Clock, db::Db, seal::Keys},
};

use crate::{
    block_on,
    config::{Config, DatabaseFlags},
    database, settings,
};

/// Make a key for the secrets of second steps, or start over when the key is lost
#[derive(clap::Subcommand, Debug)]
pub enum KeyCommand {
    New,
    Lost(LostArgs),
}

/// Throw away the second step of everybody: for when the key is lost
///
/// Everybody sets up a second step again at the next sign-in. It is in the trail of each organisation, and everybody
/// gets a mail. `serve` then takes whatever key it finds, or makes a new one.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 thrown away; 1 it failed, nothing was changed.

Examples:
  mentorkind key lost --yes")]
pub struct LostArgs {
    /// Really
    #[arg(long, required = true)]
    yes: bool,
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Carries out the command.
pub fn run(command: &KeyCommand) -> anyhow::Result<ExitCode> {
    match command {
        KeyCommand::New => println!("{}", Keys::new_line()),
        KeyCommand::Lost(args) => lost(args)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn lost(args: &LostArgs) -> anyhow::Result<()> {
    let config = settings(&args.flags)?;
    block_on(async {
        let db = database::open(&config).await?;
        let people = account::second_step::forget_all(&db, Clock::system().now())
            .await
            .map_err(|problem| anyhow!("It could not be done ({problem:?}); nothing was changed"))?;
        db.close().await;
        println!("{people} people set up a second step again when they next sign in.");
        Ok(())
    })
}

/// The keys in the file of the settings; a file that is not there yet is made, when nothing was sealed before.
pub async fn open(config: &Config, db: &Db) -> anyhow::Result<Keys> {
    let known = account::second_step::sealed_with(db).await?;
    read(&config.secret_key_file, config.origin("secret_key_file"), known.as_deref())
}

fn read(file: &Path, origin: &str, known: Option<&str>) -> anyhow::Result<Keys> {
    let shown = format!("{} (secret_key_file, {origin})", file.display());
    let text = match (fs::read_to_string(file), known) {
        (Ok(text), _) => text,
        (Err(error), None) if error.kind() == io::ErrorKind::NotFound => make(file).with_context(|| {
            format!(
                "Cannot make the key file {shown}. Give this user write access to its folder, or choose another with \
                 --secret-key-file"
            )
        })?,
        (Err(error), Some(id)) if error.kind() == io::ErrorKind::NotFound => bail!(
            "The key file {shown} is not there, and the second steps in the database are sealed with a key of it (named \
             {id}). Put the file back from your copy. Only if there is no copy: `mentorkind key lost --yes`, after which \
             everybody sets up a second step again"
        ),
        (Err(error), _) => bail!("The key file {shown} cannot be read: {error}"),
    };
    let keys = Keys::read(&text).map_err(|error| anyhow!("The key file {shown} is no such file: {error}"))?;
    match known {
        Some(id) if !keys.has(id) => bail!(
            "The key file {shown} has not the key (named {id}) with which the second steps in the database are sealed. \
             Add that key as a line below the others, from your copy. Only if there is no copy: `mentorkind key lost \
             --yes`, after which everybody sets up a second step again"
        ),
        _ => Ok(keys),
    }
}

/// A file with a new key, for this user's eyes only.
fn make(file: &Path) -> io::Result<String> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = format!(
        "# Seals the secrets of second steps. Keep a copy, apart from copies of the database.\n{}\n",
        Keys::new_line()
    );
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?.write_all(text.as_bytes())?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_for_this_user_only() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("geheim/secret.key");
        let made = read(&file, "default", None).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let again = read(&file, "default", made.newest()).unwrap();
        assert_eq!(made.newest(), again.newest());
    }

    #[test]
    fn a_key_that_is_missing_or_another_is_one_clear_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret.key");
        let sentence = |known| read(&file, "default", known).unwrap_err().to_string();
        let missing = sentence(Some("a1b2c3"));
        assert!(
            missing.contains("secret.key (secret_key_file, default) is not there")
                && missing.contains("a1b2c3")
        );
        assert!(!file.exists(), "no other key may be made in its place");
        fs::write(&file, "dit is geen sleutel\n").unwrap();
        assert!(sentence(None).contains("line 1 is no key of 64 hexadecimal digits"));
        fs::write(&file, Keys::new_line()).unwrap();
        let other = sentence(Some("a1b2c3"));
        assert!(other.contains("has not the key (named a1b2c3)") && other.contains("mentorkind key lost"));
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        assert!(sentence(None).contains("cannot be read"));
    }
}
