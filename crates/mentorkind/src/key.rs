//! The key that seals secrets and sealed files: its file, and `mentorkind key`.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
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
    database,
    output::out,
    settings,
};

/// Make, change, print and restore the key for second steps and sealed files, or start over when it is lost
#[derive(clap::Subcommand, Debug)]
pub enum KeyCommand {
    /// Print a new key, to put as the first line of the key file by hand
    ///
    /// Nothing is changed. `mentorkind key rotate` makes a key, puts it there, and seals again what the old one sealed.
    #[command(after_help = "Exit status: 0 printed.

Examples:
  mentorkind key new")]
    New,
    Rotate(RotateArgs),
    Split(SplitArgs),
    Restore(RestoreArgs),
    Lost(LostArgs),
}

/// Put a new key in the place of the old one
///
/// The new key becomes the first line of the key file, and all that the old one sealed is sealed with it, in one
/// transaction. Cut off, nothing is lost: run it again. Stop `serve` first and start it after: it reads the file when it
/// starts. Print new shares then (`mentorkind key split`), and keep a new copy of the file.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 changed; 1 it failed, and can be run again.

Examples:
  mentorkind key rotate")]
pub struct RotateArgs {
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Print the key in two shares, for two people
///
/// Both are needed to have the key back; one alone says nothing of it. They are not kept anywhere: print them, give each
/// to one person, and try them out with `mentorkind key restore`.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 printed; 1 there is no key.

Examples:
  mentorkind key split | lp")]
pub struct SplitArgs {
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Make the key file again from two shares, one on each line of standard input
///
/// The file must not be there yet: nothing is written over. Under another name it proves that the shares are right.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 made; 1 the shares give no key, or the file cannot be made.

Examples:
  mentorkind key restore --out var/secret.key")]
pub struct RestoreArgs {
    /// The file to make
    #[arg(long)]
    out: PathBuf,
}

/// Throw away the second step of everybody: for when the key is lost
///
/// Sealed files of the reporting code stay closed until the key is there again: try the two shares first (`mentorkind key
/// restore`). Everybody sets up a second step again at the next sign-in. It is in the trail of each organisation, and everybody
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
        KeyCommand::New => writeln!(out(), "{}", Keys::new_line())?,
        KeyCommand::Rotate(args) => rotate(args)?,
        KeyCommand::Split(args) => split(args)?,
        KeyCommand::Restore(args) => restore(&args.out, io::stdin().lock())?,
        KeyCommand::Lost(args) => lost(args)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn rotate(args: &RotateArgs) -> anyhow::Result<()> {
    let config = settings(&args.flags)?;
    block_on(async {
        let db = database::existing(&config).await?;
        let mut keys = open(&config, &db).await?;
        let used = account::second_step::sealed_with(&db).await?;
        // A first line that is not in use yet is from a time before, when it was cut off.
        if used.is_none() || keys.newest() == used.as_deref() {
            put_first(&config.secret_key_file, &Keys::new_line())
                .context("The key file could not be changed; nothing else was")?;
            keys = open(&config, &db).await?;
        }
        account::second_step::seal_again(&db, &keys, Clock::system().now())
            .await
            .context("Nothing was sealed again. Both keys are in the key file: run it again")?;
        db.close().await;
        writeln!(
            out(),
            "The key in use is now named {}. Start the server again, print new shares (mentorkind key split) and keep a \
             new copy of the key file. Keep the old key for copies of the database from before today.",
            keys.newest().unwrap_or_default()
        )?;
        Ok(())
    })
}

/// Puts a key above those in a file, which is there whole or as it was.
fn put_first(file: &Path, line: &str) -> io::Result<()> {
    let text = format!("{line}\n{}", fs::read_to_string(file)?);
    let beside = file.with_extension("new");
    // What was left by a time that was cut off.
    if let Err(error) = fs::remove_file(&beside)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    write_own(&beside, &text)?;
    fs::rename(&beside, file)
}

fn split(args: &SplitArgs) -> anyhow::Result<()> {
    let config = settings(&args.flags)?;
    let shares = block_on(async {
        let db = database::existing(&config).await?;
        let keys = open(&config, &db).await?;
        db.close().await;
        keys.shares().context("There is no key")
    })?;
    for share in shares {
        writeln!(out(), "{share}\n")?;
    }
    Ok(())
}

fn restore(file: &Path, input: impl io::BufRead) -> anyhow::Result<()> {
    let mut lines = Vec::new();
    for line in input.lines() {
        let line = line.context("The shares cannot be read")?;
        lines.extend(Some(line).filter(|line| !line.trim().is_empty()));
    }
    let [one, other] = lines.as_slice() else {
        bail!("Two shares are needed, one on each line; there are {}. Nothing was made", lines.len());
    };
    let key = Keys::of_shares([one, other]).map_err(|error| anyhow!("{error}. Nothing was made"))?;
    write_own(file, &format!("# From two shares.\n{key}\n"))
        .with_context(|| format!("{} cannot be made; nothing was written over", file.display()))?;
    let keys = Keys::read(&key).map_err(|error| anyhow!("{error}"))?;
    writeln!(out(), "{} holds the key named {}.", file.display(), keys.newest().unwrap_or_default())?;
    Ok(())
}

/// A new file, for this user's eyes only.
fn write_own(file: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?.write_all(text.as_bytes())
}

fn lost(args: &LostArgs) -> anyhow::Result<()> {
    let config = settings(&args.flags)?;
    block_on(async {
        let db = database::existing(&config).await?;
        let people = account::second_step::forget_all(&db, Clock::system().now())
            .await
            .map_err(|problem| anyhow!("It could not be done ({problem:?}); nothing was changed"))?;
        db.close().await;
        writeln!(out(), "{people} people set up a second step again when they next sign in.")?;
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
            "The key file {shown} is not there, and the second steps and sealed files in the database are sealed with a key \
             of it (named {id}). Put the file back from your copy, or make it again from the two shares (`mentorkind key \
             restore`). Only if there is neither: `mentorkind key lost --yes`, after which everybody sets up a second step \
             again, and sealed files stay closed"
        ),
        (Err(error), _) => bail!("The key file {shown} cannot be read: {error}"),
    };
    let keys = Keys::read(&text).map_err(|error| anyhow!("The key file {shown} is no such file: {error}"))?;
    match known {
        Some(id) if !keys.has(id) => bail!(
            "The key file {shown} has not the key (named {id}) with which the second steps and sealed files in the database \
             are sealed. Add that key as a line below the others, from your copy or from the two shares (`mentorkind key \
             restore`). Only if there is neither: `mentorkind key lost --yes`, after which everybody sets up a second step \
             again, and sealed files stay closed"
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
        "# Seals second steps and sealed files. Keep a copy, apart from copies of the database.\n{}\n",
        Keys::new_line()
    );
    write_own(file, &text)?;
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
    fn two_people_make_the_file_again_and_nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let (file, again) = (folder.path().join("secret.key"), folder.path().join("again.key"));
        let keys = read(&file, "default", None).unwrap();
        let [one, other] = keys.shares().unwrap();
        let alone = restore(&again, one.as_bytes()).unwrap_err().to_string();
        assert!(alone.contains("Two shares are needed") && !again.exists(), "{alone}");
        restore(&again, format!("{other}\n\n{one}\n").as_bytes()).unwrap();
        assert_eq!(fs::metadata(&again).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(read(&again, "default", keys.newest()).unwrap().newest(), keys.newest());
        let over = format!("{:#}", restore(&again, format!("{one}\n{other}").as_bytes()).unwrap_err());
        assert!(over.contains("nothing was written over"), "{over}");
    }

    #[test]
    fn a_new_key_comes_above_the_old_ones() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret.key");
        let old = read(&file, "default", None).unwrap();
        fs::write(folder.path().join("secret.new"), "half").unwrap();
        put_first(&file, &Keys::new_line()).unwrap();
        let both = read(&file, "default", old.newest()).unwrap();
        assert!(both.newest() != old.newest() && both.has(old.newest().unwrap()));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
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
