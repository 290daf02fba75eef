//! How often may be asked with a token: so many times in each minute of the clock, counted by this process.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use crate::platform::{clock::Moment, ids::ApiTokenId};

const MINUTE: i64 = 60_000_000;

/// The calls of the minute that it is.
#[derive(Debug, Default)]
pub struct Calls(Mutex<Counted>);

#[derive(Debug, Default)]
struct Counted {
    minute: i64,
    calls: HashMap<ApiTokenId, u32>,
}

impl Calls {
    /// Counts a call. When it is one too many: after how many seconds it can be made.
    pub fn count(&self, token: ApiTokenId, most: u32, now: Moment) -> Result<(), i64> {
        let minute = now.0.div_euclid(MINUTE);
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.minute != minute {
            *counted = Counted { minute, calls: HashMap::new() };
        }
        let calls = counted.calls.entry(token).or_default();
        if *calls >= most {
            // Rounded up: whoever waits so long is not early.
            return Err(((minute + 1) * MINUTE - now.0 + 999_999) / 1_000_000);
        }
        *calls += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_has_its_own_minute() {
        let calls = Calls::default();
        let (one, other) = (ApiTokenId::new(Moment(1)), ApiTokenId::new(Moment(2)));
        let at = Moment(90 * 1_000_000 + 1);
        assert_eq!((calls.count(one, 2, at), calls.count(one, 2, at)), (Ok(()), Ok(())));
        assert_eq!(calls.count(one, 2, at), Err(30));
        assert_eq!(calls.count(other, 2, at), Ok(()));
        assert_eq!(calls.count(one, 2, Moment(119_999_999)), Err(1));
        assert_eq!(calls.count(one, 2, Moment(120_000_000)), Ok(()));
    }
}
