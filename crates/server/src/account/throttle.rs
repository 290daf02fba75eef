//! How often something may be tried: counted in the database, so that it holds for all machines together.

use crate::{
    on,
    platform::{
        audit::Audit,
        clock::Moment,
        db::{Read, Write},
        ids::{AccountId, ChildId, OrganisationId, TabletId},
        problem::Problem,
        random,
        session::Cx,
    },
};

/// For how many minutes tries are counted together.
const MINUTES: i64 = 15;

/// Something that may be tried only so often in a quarter of an hour.
#[derive(Clone, Debug)]
pub struct Throttle {
    /// The kind and a hash: what is counted is not written down.
    key: String,
    most: i64,
}

impl Throttle {
    /// Tries to open an account, by the e-mail address that was given (whether there is such an account or not).
    pub fn of_account(email: &str) -> Self {
        Self::new("account", email, 10)
    }

    /// Mails that an account asks for.
    pub fn of_mail(email: &str) -> Self {
        Self::new("mail", email, 3)
    }

    /// Tries from a network address. A location has one address for all who work there.
    pub fn of_address(address: std::net::IpAddr) -> Self {
        Self::new("address", &address.to_string(), 100)
    }

    /// Tries at the second step of an account: whoever tries knows the password.
    pub fn of_second_step(account: AccountId) -> Self {
        Self::new("second step", &account.to_string(), 5)
    }

    /// The same in sessions through the provider of an organisation, which use up no tries of other sessions.
    pub fn of_second_step_in(account: AccountId, organisation: OrganisationId) -> Self {
        Self::new("second step in", &format!("{account} {organisation}"), 5)
    }

    /// Tries at a person's PIN on one tablet.
    pub fn of_pin_on(account: AccountId, tablet: TabletId) -> Self {
        Self::new("PIN on", &format!("{account} {tablet}"), 5)
    }

    /// Tries at a person's PIN on all tablets together.
    pub fn of_pin(account: AccountId) -> Self {
        Self::new("PIN", &account.to_string(), 20)
    }

    /// Tries at a child's secret on one tablet.
    pub fn of_child_on(child: ChildId, tablet: TabletId) -> Self {
        Self::new("child on", &format!("{child} {tablet}"), 5)
    }

    /// Tries at a child's secret on all tablets together.
    pub fn of_child(child: ChildId) -> Self {
        Self::new("child", &child.to_string(), 20)
    }

    /// Tries at the code of a link for somebody outside.
    pub fn of_door(secret: &str) -> Self {
        Self::new("door", secret, 10)
    }

    fn new(kind: &str, what: &str, most: i64) -> Self {
        Self { key: format!("{kind} {}", random::hex(&random::hash(what))), most }
    }
}

/// Counts a try against each of these, before it is made, and refuses it when one of them is used up.
pub async fn count(cx: &Cx, throttles: &[Throttle]) -> Result<(), Problem> {
    let mut tx = cx.app.db.write(cx.now).await?;
    let mut fine = true;
    for throttle in throttles {
        let tries: i64 = on!(tx, c => sqlx::query_scalar(
            "INSERT INTO throttle (key, tries, since) VALUES ($1, 1, $2)
             ON CONFLICT (key) DO UPDATE SET
               tries = CASE WHEN throttle.since <= $3 THEN 1 ELSE throttle.tries + 1 END,
               since = CASE WHEN throttle.since <= $3 THEN $2 ELSE throttle.since END
             RETURNING tries")
            .bind(&throttle.key).bind(cx.now).bind(before(cx.now)).fetch_one(c).await)?;
        fine &= tries <= throttle.most;
    }
    tx.commit(Audit::housekeeping()).await?;
    if fine { Ok(()) } else { Err(Problem::TooMany) }
}

/// Whether one of these is used up, so that another try is refused.
pub async fn is_used_up(tx: &mut Read, throttles: &[Throttle], now: Moment) -> sqlx::Result<bool> {
    for throttle in throttles {
        let used: Option<i64> = on!(tx, c => sqlx::query_scalar(
            "SELECT tries FROM throttle WHERE key = $1 AND since > $2")
            .bind(&throttle.key).bind(before(now)).fetch_optional(c).await)?;
        if used.is_some_and(|tries| tries >= throttle.most) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A try that was right does not count.
pub async fn forgive(tx: &mut Write, throttles: &[Throttle]) -> sqlx::Result<()> {
    for throttle in throttles {
        on!(tx, c => sqlx::query("UPDATE throttle SET tries = tries - 1 WHERE key = $1 AND tries > 0")
            .bind(&throttle.key).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Forgets everything about an account's tries, when its owner has shown to be the owner.
pub async fn clear(tx: &mut Write, throttle: &Throttle) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM throttle WHERE key = $1")
        .bind(&throttle.key).execute(c).await.map(drop))
}

/// Removes what no longer counts.
pub async fn sweep(tx: &mut Write) -> sqlx::Result<()> {
    let old = before(tx.now);
    on!(tx, c => sqlx::query("DELETE FROM throttle WHERE since <= $1").bind(old).execute(c).await.map(drop))
}

fn before(now: Moment) -> Moment {
    now.plus_minutes(-MINUTES)
}
