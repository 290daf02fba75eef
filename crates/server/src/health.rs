//! For those who run the server: is it alive, is it ready, what does it measure.

use std::sync::LazyLock;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::{
    on,
    platform::{
        app::App,
        jobs::{self, Waiting},
    },
};

static METRICS: LazyLock<Option<PrometheusHandle>> =
    LazyLock::new(|| PrometheusBuilder::new().install_recorder().ok());

/// `/healthz`, `/readyz` and `/metrics`.
pub fn routes() -> Router<App> {
    LazyLock::force(&METRICS);
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(measured))
}

async fn ready(State(app): State<App>) -> impl IntoResponse {
    let answer = async {
        let mut tx = app.db.read().await?;
        on!(tx, c => sqlx::query_scalar::<_, i64>("SELECT count(*) FROM organisation").fetch_one(c).await)
    };
    match answer.await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

async fn measured(State(app): State<App>) -> impl IntoResponse {
    metrics::counter!("mentorkind_database_queries_total").absolute(app.db.queries());
    let mut text = METRICS.as_ref().map(PrometheusHandle::render).unwrap_or_default();
    let look = async {
        let mut tx = app.db.read().await?;
        jobs::waiting(&mut tx, app.clock.now()).await
    };
    match look.await {
        Ok(waiting) => text += &in_lines(&waiting),
        Err(error) => tracing::error!(%error, "the jobs that wait cannot be counted"),
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text)
}

/// What waits, in the text format of Prometheus. Not among the other measures, which remember kinds of which nothing waits
/// any more.
fn in_lines(waiting: &Waiting) -> String {
    let mut text = "# TYPE mentorkind_jobs_waiting gauge\n".to_owned();
    for (kind, number) in &waiting.jobs {
        text += &format!("mentorkind_jobs_waiting{{kind=\"{kind}\"}} {number}\n");
    }
    text += &format!(
        "# TYPE mentorkind_jobs_oldest_seconds gauge\nmentorkind_jobs_oldest_seconds {}\n",
        waiting.oldest
    );
    text
}
