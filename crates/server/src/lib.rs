//! The application: pages, queries and jobs, one folder for each capability; what they share is in [`platform`].

pub mod account;
pub mod announcement;
pub mod api;
pub mod backup;
pub mod board;
pub mod calendar;
pub mod child;
pub mod child_voice;
pub mod concern;
pub mod consent;
pub mod contact_of_the_day;
pub mod day_handover;
pub mod demo;
pub mod digest;
pub mod division;
pub mod emergency;
pub mod extra_attention;
pub mod family;
pub mod goal;
pub mod group;
pub mod guardians;
pub mod health;
pub mod import;
pub mod inquiry;
pub mod inspection;
pub mod interim;
pub mod live;
pub mod meeting;
pub mod mentor_card;
pub mod mentorship;
pub mod message;
pub mod milestone;
pub mod needs;
pub mod observation;
pub mod observation_list;
pub mod offline;
pub mod outside;
pub mod overview;
pub mod passkey;
pub mod people;
pub mod photo;
pub mod platform;
pub mod presence;
pub mod professional;
pub mod protocol;
pub mod reporting_code;
pub mod retention;
pub mod review;
pub mod settling_in;
pub mod single_sign_on;
pub mod tablet;
pub mod take_along;
pub mod talk;
#[cfg(test)]
mod testing;
pub mod todo;
pub mod transfer;
#[cfg(test)]
mod walk;
pub mod webhook;
pub mod what_if;
pub mod who_looked;
pub mod work_instruction;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use platform::{
    app::App,
    assets, installed,
    jobs::{Job, hand_over},
    problem::Problem,
    routes::{Route, Routes, lead_up},
    session,
};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, timeout::TimeoutLayer,
    trace::TraceLayer,
};

/// All pages and forms, with who may use them.
fn routes(app: &App) -> Routes {
    let routes = Routes::new()
        .and(account::routes())
        .and(announcement::routes())
        .and(api::routes())
        .and(board::routes())
        .and(calendar::routes())
        .and(child::routes())
        .and(concern::routes())
        .and(consent::routes())
        .and(contact_of_the_day::routes())
        .and(day_handover::routes())
        .and(child_voice::routes())
        .and(division::routes())
        .and(emergency::routes())
        .and(extra_attention::routes())
        .and(family::routes())
        .and(digest::routes())
        .and(goal::routes())
        .and(group::routes())
        .and(guardians::routes())
        .and(import::routes())
        .and(inquiry::routes())
        .and(inspection::routes())
        .and(interim::routes())
        .and(live::routes())
        .and(meeting::routes())
        .and(mentor_card::routes())
        .and(mentorship::routes())
        .and(message::routes())
        .and(milestone::routes())
        .and(needs::routes())
        .and(observation::routes())
        .and(observation_list::routes())
        .and(offline::routes())
        .and(overview::routes())
        .and(passkey::routes())
        .and(people::routes())
        .and(photo::routes())
        .and(presence::routes())
        .and(professional::routes())
        .and(protocol::routes())
        .and(reporting_code::routes())
        .and(retention::routes())
        .and(review::routes())
        .and(settling_in::routes())
        .and(single_sign_on::routes())
        .and(tablet::routes())
        .and(take_along::routes())
        .and(talk::routes())
        .and(todo::routes())
        .and(transfer::routes())
        .and(webhook::routes())
        .and(what_if::routes())
        .and(who_looked::routes())
        .and(work_instruction::routes());
    if app.settings.demo { routes.and(demo::routes()) } else { routes }
}

/// The table of routes: what exists and who may use it.
pub fn route_table(app: &App) -> Vec<Route> {
    routes(app).split().2
}

/// The whole application as a service.
pub fn router(app: &App) -> Router {
    let (pages, api, table) = routes(app).split();
    let addresses = table.iter().filter(|route| route.method == "GET").map(|route| route.path);
    let addresses: Arc<[&'static str]> = addresses.collect();
    pages
        .fallback(async || Problem::NotFound)
        .layer(from_fn_with_state(addresses, lead_up))
        .layer(from_fn_with_state(app.clone(), session::layer))
        .merge(health::routes())
        .route("/staff.webmanifest", axum::routing::get(installed::of_staff))
        .route("/parents.webmanifest", axum::routing::get(installed::of_parents))
        .layer(CsrfLayer::new())
        .merge(api)
        .layer(DefaultBodyLimit::max(2 * 1024 * 1024))
        .layer(CompressionLayer::new())
        .merge(assets::routes())
        .layer(from_fn_with_state(app.clone(), guard))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(60)))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .with_state(app.clone())
}

/// The span of a request holds its route, never its address: links in addresses can be secret.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("", |path| path.as_str());
    tracing::info_span!("request", method = %request.method(), route)
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// What browsers may do with our answers: run nothing of others, show us in no frame, tell nobody, keep no page.
async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str).to_owned();
    let began = Instant::now();
    let mut response = next.run(request).await;
    let labels = [("route", route), ("status", response.status().as_u16().to_string())];
    metrics::histogram!("mentorkind_request_seconds", &labels).record(began.elapsed().as_secs_f64());
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &'static str); 5] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if app.settings.strict_transport() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Does one job. An error means: again later.
pub(crate) async fn carry_out(app: &App, job: &Job) -> Result<(), String> {
    match job.kind.as_str() {
        "mail" => {
            let mail = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
            hand_over(app, job, &mail).await.map(drop)
        }
        talk::MAIL => talk::hand_over(app, job).await,
        inquiry::MAIL => inquiry::hand_over(app, job).await,
        message::MAIL => message::hand_over(app, job).await,
        announcement::MAIL => announcement::hand_over(app, job).await,
        emergency::ENDS => emergency::ends(app, job).await,
        account::RESET_ASKED => account::reset_asked(app, job).await,
        family::asked::KIND => family::asked::hand_over(app, job).await,
        family::LINK_ASKED => family::link_asked(app, job).await,
        take_along::MAKE => take_along::make(app, job).await,
        inspection::MAKE => inspection::make(app, job).await,
        guardians::RIGHTS_CHANGE => guardians::rights_change(app, job).await,
        other => Err(format!("there is no job \"{other}\"")),
    }
}

/// How often what is past its time is cleaned up, in minutes.
const UPKEEP: i64 = 60;

/// Cleans up what is past its time, whether or not anybody asks for a page, and keeps the pages fast.
async fn keep_up(app: &App) -> sqlx::Result<()> {
    app.db.analyse_changes().await?;
    day_handover::keep_up(app).await?;
    take_along::keep_up(app).await?;
    inspection::keep_up(app).await?;
    professional::keep_up(app).await?;
    digest::keep_up(app).await?;
    api::keep_up(app).await?;
    webhook::keep_up(app).await?;
    offline::keep_up(app).await?;
    import::keep_up(app).await
}

/// Serves until `stop` is ready, then lets running requests end. Jobs are done along the way.
pub async fn serve(
    app: App,
    listener: tokio::net::TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (stopping, mut stopped) = tokio::sync::watch::channel(false);
    let worker = {
        let app = app.clone();
        tokio::spawn(async move {
            let mut again = tokio::time::interval(Duration::from_secs(1));
            let mut kept_up = platform::clock::Moment::default();
            while !*stopped.borrow() {
                let now = app.clock.now();
                if now >= kept_up.plus_minutes(UPKEEP) {
                    kept_up = now;
                    if let Err(error) = keep_up(&app).await {
                        tracing::error!(%error, "what is past its time cannot be cleaned up now");
                    }
                }
                if let Err(error) = platform::jobs::run_due(&app).await {
                    tracing::error!(%error, "jobs cannot be done now");
                }
                tokio::select! {
                    _ = again.tick() => {}
                    _ = stopped.changed() => {}
                }
            }
        })
    };
    let watcher = {
        let app = app.clone();
        let mut stopped = stopping.subscribe();
        tokio::spawn(async move {
            let mut watcher = import::Watcher::new(&app);
            let mut again = tokio::time::interval(Duration::from_secs(2));
            while !app.settings.watch.is_empty() && !*stopped.borrow() {
                watcher.look().await;
                tokio::select! {
                    _ = again.tick() => {}
                    _ = stopped.changed() => {}
                }
            }
        })
    };
    let sender = tokio::spawn(webhook::run(app.clone(), stopping.subscribe()));
    let service = router(&app).into_make_service_with_connect_info::<std::net::SocketAddr>();
    let stop = {
        let app = app.clone();
        async move {
            stop.await;
            // Pages that listen would keep their connections open.
            app.live.close();
        }
    };
    axum::serve(listener, service).with_graceful_shutdown(stop).await?;
    let _ = stopping.send(true);
    let _ = worker.await;
    let _ = watcher.await;
    let _ = sender.await;
    app.db.close().await;
    Ok(())
}
