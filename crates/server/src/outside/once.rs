//! The link and the code of a door are shown once: a cookie takes them from the form to the page behind it, so that
//! neither that page nor the form does anything again when it is asked for again.

use axum::http::HeaderMap;
use uuid::Uuid;

use super::{CODE_LETTERS, Keys};
use crate::platform::{
    app::Settings,
    render::{cookie, set_cookie},
};

const COOKIE: &str = "door-keys";

/// The page follows at once.
const SECONDS: i64 = 60;

impl Keys {
    /// Sends them along for the next page, for what was sent.
    pub fn put(&self, of: Uuid, settings: &Settings, headers: &mut HeaderMap) {
        let value = format!("{of}.{}.{}", self.secret, self.code);
        set_cookie(headers, COOKIE, &value, &format!("; Max-Age={SECONDS}{}", settings.secure()));
    }

    /// Those of what was sent, when they came along with the request.
    pub fn take(headers: &HeaderMap, of: Uuid) -> Option<Self> {
        let mut parts = cookie(headers, COOKIE)?.split('.');
        let (sent, secret, code) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = code.len() == CODE_LETTERS && code.is_ascii();
        (whole && sent == of.to_string()).then(|| Self { secret: secret.to_owned(), code: code.to_owned() })
    }

    /// Forgets them.
    pub fn forget(headers: &mut HeaderMap) {
        set_cookie(headers, COOKIE, "", "; Max-Age=0");
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header};

    use super::*;

    fn with(value: &str) -> HeaderMap {
        let value = HeaderValue::from_str(&format!("flash=; {COOKIE}={value}")).unwrap();
        HeaderMap::from_iter([(header::COOKIE, value)])
    }

    #[test]
    fn keys_are_taken_once_and_for_what_was_sent() {
        let (of, other) = (Uuid::from_u128(7), Uuid::from_u128(8));
        let keys = Keys::fresh();
        let value = format!("{of}.{}.{}", keys.secret, keys.code);
        let taken = Keys::take(&with(&value), of).unwrap();
        assert_eq!(taken.hashes(), keys.hashes());
        assert!(Keys::take(&with(&value), other).is_none(), "of something else");
        assert!(Keys::take(&with(""), of).is_none(), "forgotten");
        for broken in [format!("{of}.abc.é"), format!("{of}.abc.AB"), of.to_string()] {
            let value = HeaderValue::from_bytes(format!("{COOKIE}={broken}").as_bytes()).unwrap();
            assert!(Keys::take(&HeaderMap::from_iter([(header::COOKIE, value)]), of).is_none(), "{broken}");
        }
    }
}
