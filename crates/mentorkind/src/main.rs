//! Runs the mentorship of a childcare organisation: the server and its commands.

mod audit;
mod backup;
mod config;
mod database;
mod demo;
mod divide;
mod import;
mod key;
mod moving;
mod output;
mod restore;
mod serve;
mod user;

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_server::platform::clock::Clock;

use config::{Config, DatabaseFlags, LogFormat, ServerFlags};
use output::out;

const ABOUT: &str = "Settings come from mentorkind.toml in the working directory (or --config FILE), from the environment \
(MENTORKIND_DATABASE_URL, MENTORKIND_LISTEN, …) and from flags; a flag goes before the environment, the environment \
before the file. `mentorkind config` shows what is in effect, and why.

Exit status: 0 done; 1 it failed, a setting or a value is not right, or a check found something wrong; 2 the command \
cannot be read, or what is to come in is refused. Where a command has more of them, its own --help says so.

Examples:
  mentorkind serve
  mentorkind serve --database-url sqlite://var/mentorkind.db --listen 127.0.0.1:8090
  mentorkind audit verify
  mentorkind config --config /etc/mentorkind/mentorkind.toml";

/// Run the mentorship of a childcare organisation
#[derive(Parser, Debug)]
#[command(name = "mentorkind", version, after_help = ABOUT, subcommand_required = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Serve(serve::ServeArgs),
    Migrate(database::MigrateArgs),
    Import(import::ImportArgs),
    Divide(divide::DivideArgs),
    #[command(subcommand)]
    User(user::UserCommand),
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    #[command(subcommand)]
    Key(key::KeyCommand),
    Backup(backup::BackupArgs),
    Restore(restore::RestoreArgs),
    Move(moving::MoveArgs),
    Demo(demo::DemoArgs),
    Config(ConfigArgs),
    Completions(CompletionsArgs),
}

/// Show the settings in effect, and where each comes from
///
/// Passwords in addresses are hidden. The output can be used as a start for mentorkind.toml.
#[derive(clap::Args, Debug)]
struct ConfigArgs {
    #[command(flatten)]
    flags: ServerFlags,
}

/// Write the completions of a shell to standard output
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  mentorkind completions bash > ~/.local/share/bash-completion/completions/mentorkind
  mentorkind completions fish > ~/.config/fish/completions/mentorkind.fish")]
struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("mentorkind: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve(args) => serve::run(&args),
        Command::Migrate(args) => database::migrate(&args),
        Command::Import(args) => import::run(&args),
        Command::Divide(args) => divide::run(&args, today(&Clock::system())?),
        Command::User(command) => user::run(&command),
        Command::Audit(command) => audit::run(&command),
        Command::Key(command) => key::run(&command),
        Command::Backup(args) => backup::run(&args),
        Command::Restore(args) => restore::run(&args),
        Command::Move(args) => moving::run(&args),
        Command::Demo(args) => demo::run(&args),
        Command::Config(args) => {
            write!(out(), "{}", Config::load(&args.flags)?.printed())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Completions(args) => {
            clap_complete::generate(args.shell, &mut Cli::command(), "mentorkind", &mut out());
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The date in the Netherlands.
fn today(clock: &Clock) -> anyhow::Result<Date> {
    let zone =
        TimeZone::get("Europe/Amsterdam").context("This machine does not know the zone Europe/Amsterdam")?;
    Ok(clock.now().date_in(&zone))
}

/// The settings of a command that only works on the database, with its log going to standard error.
fn settings(flags: &DatabaseFlags) -> anyhow::Result<Config> {
    let config = Config::load(flags)?;
    log(&config);
    Ok(config)
}

/// Sends the log to standard error.
fn log(config: &Config) {
    let lines = tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(&config.log))
        .with_writer(io::stderr)
        .with_ansi(io::IsTerminal::is_terminal(&io::stderr()));
    match config.log_format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
}

/// Carries out work that waits for others: the network, the database.
fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context(
            "The system gives no threads; nothing was changed. Look at the limits of this user (ulimit -u)",
        )?
        .block_on(work)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_says_what_it_does() {
        let mut open = vec![Cli::command()];
        while let Some(command) = open.pop() {
            assert!(command.get_about().is_some(), "{} has no line in the help", command.get_name());
            open.extend(command.get_subcommands().cloned());
        }
    }
}
