//! The bundled style sheet, script, font and icons, embedded in the binary.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Dist;

#[derive(serde::Deserialize)]
struct Chunk {
    file: String,
    #[serde(default)]
    css: Vec<String>,
}

static MANIFEST: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let Some(file) = Dist::get(".vite/manifest.json") else { return BTreeMap::new() };
    let chunks: BTreeMap<String, Chunk> = serde_json::from_slice(&file.data).unwrap_or_default();
    let mut names = BTreeMap::new();
    for (source, chunk) in chunks {
        if let Some(css) = chunk.css.first() {
            names.insert(format!("{source}.css"), format!("/assets/{css}"));
        }
        names.insert(source, format!("/assets/{}", chunk.file));
    }
    names
});

/// Where the browser finds the built file of a source, by its name in `web/`; a style sheet that a script imports is
/// `<script>.css`. Files that are copied unchanged keep their name.
pub fn address(source: &str) -> String {
    MANIFEST.get(source).cloned().unwrap_or_else(|| format!("/assets/{source}"))
}

/// Serves the script that answers on a tablet without a connection. It stands at the root, because it answers for every
/// page there; browsers ask each time whether it changed.
pub async fn worker() -> Response {
    let name = address("src/worker.ts");
    let Some(file) = Dist::get(name.trim_start_matches("/assets/")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (kind, file.data).into_response()
}

/// Serves one built file. Hashed names are kept by browsers for a year.
pub async fn serve(Path(name): Path<String>) -> Response {
    let Some(file) = Dist::get(&name).filter(|_| !name.starts_with('.')) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    };
    let keep = if MANIFEST.values().any(|known| known.ends_with(&name)) || name.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=3600"
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], file.data).into_response()
}
