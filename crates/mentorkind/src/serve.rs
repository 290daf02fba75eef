//! `mentorkind serve`.

use std::{io, path::Path, process::ExitCode, time::Duration};

use anyhow::{Context as _, anyhow};
use mentorkind_server::{
    account,
    platform::app::{App, MailSettings, Settings},
};
use sd_notify::NotifyState;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};

use crate::{
    block_on,
    config::{Config, ServerFlags},
    database, key, log,
};

/// Requests that are still running this long after the signal to stop are cut off: supervisors wait ten seconds.
const PATIENCE: Duration = Duration::from_secs(8);

/// Serve the pages
///
/// A new database is made and brought up to date. SIGTERM and Ctrl-C stop the server: requests that are running get
/// eight seconds to end.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 stopped when asked; 1 it could not start.

Examples:
  mentorkind serve
  mentorkind serve --listen 127.0.0.1:8090 --base-url https://mentorkind.example.org
  MENTORKIND_DATABASE_URL=postgres://mentorkind@localhost/mentorkind mentorkind serve --log-format json")]
pub struct ServeArgs {
    #[command(flatten)]
    flags: ServerFlags,
}

/// Serves until a signal.
pub fn run(args: &ServeArgs) -> anyhow::Result<ExitCode> {
    let config = Config::load(&args.flags)?;
    log(&config);
    block_on(async {
        let listener = listen(&config).await?;
        if let MailSettings::Folder(folder) = &config.settings.mail {
            writable(folder)?;
        }
        let db = database::open(&config).await?;
        let new_database = db.is_new();
        let keys = key::open(&config, &db).await?;
        let app =
            App::new(db, config.clock(), Settings { keys, ..config.settings.clone() }).map_err(|error| {
                anyhow!("Mail cannot be sent: {error}. Look at the settings mail and mail_from")
            })?;
        account::second_step::settle(&app).await?;
        let (stop, mut stopped) = watch::channel(false);
        let mut late = stopped.clone();
        signals(stop)?;
        let place = listener.local_addr().context("The address to serve on is gone")?;
        tracing::info!(
            address = %place,
            base_url = config.settings.base_url,
            database = config.database_shown(),
            new_database,
            demo = config.settings.demo,
            "serving"
        );
        tell(NotifyState::Ready);
        tokio::select! {
            ended = mentorkind_server::serve(app, listener, async move {
                wait(&mut stopped).await;
                tell(NotifyState::Stopping);
            }) => {
                ended.context("The server stopped by itself")?;
                tracing::info!("stopped");
            }
            () = async { wait(&mut late).await; tokio::time::sleep(PATIENCE).await } => {
                tracing::warn!("stopped; requests that were still running were cut off");
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

async fn listen(config: &Config) -> anyhow::Result<TcpListener> {
    let address = config.listen;
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => anyhow!(
            "Port {} is in use on {}: stop what runs there, or choose another with --listen",
            address.port(),
            address.ip()
        ),
        io::ErrorKind::PermissionDenied => anyhow!(
            "This user may not serve on port {}: choose one from 1024 with --listen, behind a proxy",
            address.port()
        ),
        _ => anyhow!("Cannot serve on {address} ({}): {error}", config.origin("listen")),
    })
}

/// Mail that cannot be kept must be noticed at the start, not at the first mail.
fn writable(folder: &Path) -> anyhow::Result<()> {
    let attempt = || {
        std::fs::create_dir_all(folder)?;
        tempfile::tempfile_in(folder).map(drop)
    };
    attempt().map_err(|error| {
        anyhow!(
            "Cannot write in the folder of mail {}: {error}. Give this user write access to it, or choose another \
             with --mail",
            folder.display()
        )
    })
}

/// Tells systemd, where that started us, how it stands: so what needs us waits until the database is up to date.
fn tell(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "the supervisor could not be told");
    }
}

async fn wait(stopped: &mut watch::Receiver<bool>) {
    // The sender lives until a signal arrived.
    let _ = stopped.wait_for(|stop| *stop).await;
}

fn signals(stop: watch::Sender<bool>) -> anyhow::Result<()> {
    let no = "Signals to stop cannot be heard";
    let mut terminate = signal(SignalKind::terminate()).context(no)?;
    let mut interrupt = signal(SignalKind::interrupt()).context(no)?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        let _ = stop.send(true);
    });
    Ok(())
}
