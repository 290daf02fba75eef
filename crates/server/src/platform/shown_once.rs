//! What is shown once: a cookie takes it from the form that made it to the page behind that, so that neither that page nor
//! the form does anything again when it is asked for again.

use axum::http::HeaderMap;

use super::{
    app::Settings,
    render::{cookie, set_cookie},
};

pub(crate) const COOKIE: &str = "shown-once";

/// The page follows at once.
const SECONDS: i64 = 60;

/// Sends a text along for the next page, with of what it is. Both of letters that a cookie can have, and `of` without a
/// point.
pub fn put(of: &str, text: &str, settings: &Settings, headers: &mut HeaderMap) {
    let more = format!("; Max-Age={SECONDS}{}", settings.secure());
    set_cookie(headers, COOKIE, &format!("{of}.{text}"), &more);
}

/// The text of this, when it came along with the request.
pub fn take<'a>(headers: &'a HeaderMap, of: &str) -> Option<&'a str> {
    let (sent, text) = cookie(headers, COOKIE)?.split_once('.')?;
    (sent == of).then_some(text)
}

/// Forgets it.
pub fn forget(headers: &mut HeaderMap) {
    set_cookie(headers, COOKIE, "", "; Max-Age=0");
}
