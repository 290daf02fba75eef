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

use crate::{on, platform::app::App};

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
    let text = METRICS.as_ref().map(PrometheusHandle::render).unwrap_or_default();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text)
}
