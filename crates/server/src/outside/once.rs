//! The link and the code of a door are shown once, on the page behind the form that made them.

use axum::http::HeaderMap;
use uuid::Uuid;

use super::{CODE_LETTERS, Keys};
use crate::platform::{app::Settings, shown_once};

impl Keys {
    /// Sends them along for the next page, for what was sent.
    pub fn put(&self, of: Uuid, settings: &Settings, headers: &mut HeaderMap) {
        shown_once::put(&of.to_string(), &format!("{}.{}", self.secret, self.code), settings, headers);
    }

    /// Those of what was sent, when they came along with the request.
    pub fn take(headers: &HeaderMap, of: Uuid) -> Option<Self> {
        let (secret, code) = shown_once::take(headers, &of.to_string())?.split_once('.')?;
        let whole = code.len() == CODE_LETTERS && code.is_ascii();
        whole.then(|| Self { secret: secret.to_owned(), code: code.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header};

    use super::*;
    use crate::platform::shown_once::COOKIE;

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
