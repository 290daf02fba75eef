//! Choosing a PIN, and keeping it.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use mentorkind_domain::tablet::{Weak, check_pin};
use serde::Deserialize;

use crate::{
    account::{self, throttle},
    on,
    platform::{
        audit::Audit,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::AccountId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::{Cx, SignedIn},
    },
};

/// Whether an account has a PIN.
pub async fn has_pin(tx: &mut Read, account: AccountId) -> sqlx::Result<bool> {
    Ok(kept(tx, account).await?.is_some())
}

/// The hash of an account's PIN.
pub(super) async fn kept(tx: &mut Read, account: AccountId) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar("SELECT pin_hash FROM pin WHERE account_id = $1")
        .bind(account).fetch_optional(c).await)
}

/// Keeps a PIN, and ends what was opened with the one before it.
pub(super) async fn keep(tx: &mut Write, account: AccountId, hash: &str) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO pin (account_id, pin_hash, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET pin_hash = $2, made_at = $3")
        .bind(account).bind(hash).bind(now).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM session WHERE account_id = $1 AND how = 'pin'")
        .bind(account).execute(c).await.map(drop))?;
    account::record(tx, account, Some(account), "PIN chosen").await
}

/// A password and a new PIN, twice.
#[derive(Clone, Deserialize)]
pub struct NewPin {
    password: String,
    pin: String,
    again: String,
}

/// What is wrong with a new PIN, field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    pub password: Option<String>,
    pub pin: Option<String>,
    pub again: Option<String>,
}

impl Wrong {
    pub fn is_none(&self) -> bool {
        self == &Self::default()
    }
}

/// The PIN as it is kept, for whoever knows the password. Each try at the password counts.
pub(super) async fn checked(
    cx: &Cx,
    account: AccountId,
    new: NewPin,
) -> Result<Result<String, Wrong>, Problem> {
    let mut wrong = Wrong {
        pin: check_pin(&new.pin).err().map(|weak| said(cx.lang, weak)),
        again: (new.pin != new.again).then(|| cx.lang.t("tablet-pin-again-wrong").to_string()),
        password: None,
    };
    if !account::password_fits(cx, account, new.password).await? {
        wrong.password = Some(cx.lang.t("tablet-password-wrong").to_string());
    }
    if wrong.is_none() { Ok(Ok(account::hashed(new.pin).await?)) } else { Ok(Err(wrong)) }
}

fn said(lang: Lang, weak: Weak) -> String {
    match weak {
        Weak::Length => lang.t("tablet-pin-length").to_string(),
        Weak::Easy => lang.t("tablet-pin-easy").to_string(),
    }
}

#[derive(Template)]
#[template(path = "tablet/my-pin.html")]
struct PinPage {
    page: Page,
    /// It can be chosen here: not in a session through a provider, which does nothing that holds for the whole account.
    here: bool,
    has_pin: bool,
    wrong: Wrong,
}

/// Staff choose a PIN on a device of their own; with a PIN nobody changes it.
fn staff(cx: &Cx) -> Result<&SignedIn, Problem> {
    let signed_in = cx.signed_in()?;
    let works = cx.actor.as_ref().is_some_and(|actor| actor.staff.is_some());
    if works && signed_in.how.is_of_staff() { Ok(signed_in) } else { Err(Problem::Forbidden) }
}

/// Where one's own PIN is chosen.
pub async fn page(cx: Cx) -> Result<Response, Problem> {
    let signed_in = staff(&cx)?;
    let here = !signed_in.how.is_of_one_membership();
    let has_pin = here && has_pin(&mut cx.read().await?, signed_in.account).await?;
    html(&PinPage { page: cx.page(), here, has_pin, wrong: Wrong::default() })
}

/// Keeps one's own new PIN.
pub async fn choose(cx: Cx, form: Submitted<NewPin>) -> Result<Response, Problem> {
    let signed_in = staff(&cx)?;
    if signed_in.how.is_of_one_membership() {
        return Err(Problem::Forbidden);
    }
    let hash = match checked(&cx, signed_in.account, form.data.clone()).await? {
        Ok(hash) => hash,
        Err(wrong) => {
            let has_pin = has_pin(&mut cx.read().await?, signed_in.account).await?;
            return status_html(
                StatusCode::UNPROCESSABLE_ENTITY,
                &PinPage { page: cx.page(), here: true, has_pin, wrong },
            );
        }
    };
    let mut tx = cx.write(&form).await?;
    keep(&mut tx, signed_in.account, &hash).await?;
    throttle::clear(&mut tx, &throttle::Throttle::of_pin(signed_in.account)).await?;
    let flash = Flash::good(cx.lang.t("tablet-pin-kept"));
    Ok(tx.finish(Audit::housekeeping(), "/me", Some(flash)).await?)
}
