//! The product among the apps of a device: the description that browsers ask for before they install it. Parents begin at
//! their own door, where they need no password.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{assets, routes::is_under};

/// For who works here: begins at the start page.
pub async fn of_staff() -> Response {
    description("/")
}

/// For parents: at their pages when they are signed in, else where they ask for a link.
pub async fn of_parents() -> Response {
    description("/p?app=1")
}

/// The description for the reader of a page.
pub fn address(path: &str) -> &'static str {
    if ["/family", "/p"].into_iter().any(|place| is_under(path, place)) {
        "/parents.webmanifest"
    } else {
        "/staff.webmanifest"
    }
}

fn description(start: &str) -> Response {
    let icon = |size: &str, name: &str, purpose: &str| json!({ "src": assets::address(name), "sizes": size, "type": "image/png", "purpose": purpose });
    let text = json!({
        "id": start,
        "name": "Mentorkind",
        "short_name": "Mentorkind",
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": "#f6f3ec",
        "theme_color": "#1b6b57",
        "icons": [
            icon("192x192", "src/icon-192.png", "any"),
            icon("512x512", "src/icon-512.png", "any"),
            icon("512x512", "src/icon-maskable-512.png", "maskable"),
        ],
    });
    let kind = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (kind, text.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::address;

    #[rstest]
    #[case("/family", "/parents.webmanifest")]
    #[case("/family/consents/1?x=1", "/parents.webmanifest")]
    #[case("/p/secret", "/parents.webmanifest")]
    #[case("/p?next=/family", "/parents.webmanifest")]
    #[case("/people", "/staff.webmanifest")]
    #[case("/", "/staff.webmanifest")]
    fn parents_begin_at_their_own_door(#[case] path: &str, #[case] description: &str) {
        assert_eq!(address(path), description);
    }
}
