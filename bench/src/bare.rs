//! The baseline of the pages: axum, one read from SQLite, and the same bytes. In a process of its own, as ours.

use std::net::Ipv4Addr;
use std::path::Path;

use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};

async fn open(file: &Path) -> anyhow::Result<SqlitePool> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal);
    Ok(SqlitePoolOptions::new().max_connections(8).connect_with(options).await?)
}

/// Keeps pages in a new database.
pub fn keep(file: &Path, pages: &[Vec<u8>]) -> anyhow::Result<()> {
    let _ = std::fs::remove_file(file);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let pool = open(file).await?;
        sqlx::query("CREATE TABLE page (id INTEGER PRIMARY KEY, body TEXT NOT NULL)").execute(&pool).await?;
        for (id, page) in (0i64..).zip(pages) {
            let body = String::from_utf8_lossy(page).into_owned();
            sqlx::query("INSERT INTO page VALUES (?, ?)").bind(id).bind(body).execute(&pool).await?;
        }
        pool.close().await;
        Ok(())
    })
}

/// Serves the pages of a database as `/0`, `/1`, …, and prints the port; until its input ends.
pub fn serve(file: &Path) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let pool = open(file).await?;
        let page = async |State(pool): State<SqlitePool>,
                          axum::extract::Path(id): axum::extract::Path<i64>| {
            let body: Result<(String,), _> =
                sqlx::query_as("SELECT body FROM page WHERE id = ?").bind(id).fetch_one(&pool).await;
            body.map(|(body,)| Html(body)).map_err(|_| StatusCode::NOT_FOUND)
        };
        let router = Router::new().route("/{id}", get(page)).with_state(pool);
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        println!("{}", listener.local_addr()?.port());
        let ended =
            tokio::task::spawn_blocking(|| std::io::copy(&mut std::io::stdin(), &mut std::io::sink()));
        let serve = axum::serve(listener, router).with_graceful_shutdown(async { drop(ended.await) });
        serve.await.context("the bare server stopped")
    })
}
