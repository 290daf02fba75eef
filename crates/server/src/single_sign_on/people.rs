//! Who comes in through the provider, and with which roles.

use mentorkind_domain::single_sign_on::{Refusal, Said, Who, changes, roles, who};

use super::{
    provider::Person,
    queries::{self, Setting},
};
use crate::{
    account,
    people::{Place, tell_of_role},
    platform::{
        app::App,
        audit::Audit,
        db::{Read, Write},
        i18n::Lang,
        ids::{AccountId, MembershipId, StaffId},
        jobs,
        mail::Mail,
    },
};

/// Somebody who may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Admitted {
    pub account: AccountId,
    pub membership: MembershipId,
    pub staff: StaffId,
}

/// Who somebody is of whom the provider says this.
pub(super) async fn found(
    tx: &mut Read,
    setting: &Setting,
    person: &Person,
) -> sqlx::Result<Result<Who<StaffId, MembershipId>, Refusal>> {
    let known = queries::known(tx, setting.organisation, &person.subject).await?;
    let with_address = match &person.email {
        Some(email) => queries::with_address(tx, setting.organisation, email).await?,
        None => Vec::new(),
    };
    let role = !roles(person.says.iter().map(String::as_str), &setting.means).is_empty();
    let said = Said { address: person.email.is_some(), role };
    Ok(who(known, &with_address, said, setting.makes_accounts))
}

/// Makes what is not there yet of somebody, and notes that they came: an account, what ties it to the organisation, the
/// roles that follow. Whoever comes for the first time is told by mail, so that what somebody else did does not go unnoticed.
pub(super) async fn admit(
    tx: &mut Write,
    app: &App,
    setting: &Setting,
    (person, who): (&Person, Who<StaffId, MembershipId>),
) -> sqlx::Result<Admitted> {
    let organisation = setting.organisation;
    let email = person.email.as_deref().unwrap_or_default();
    let membership = match who {
        Who::Known(membership) | Who::First(membership) => membership,
        Who::NewAccount(staff) => {
            let name = queries::staff(tx, organisation, staff).await?;
            tied(tx, setting, (staff, email, &name)).await?
        }
        Who::NewPerson => {
            let name = person.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(email);
            let name: String = name.chars().take(200).collect();
            let staff = queries::new_staff(tx, organisation, (&person.subject, email, &name)).await?;
            tied(tx, setting, (staff, email, &name)).await?
        }
    };
    let (staff, account) = queries::membership(tx, organisation, membership).await?;
    queries::came(tx, organisation, membership, &person.subject).await?;
    if !matches!(who, Who::Known(_)) {
        tell(tx, app, setting, account).await?;
    }
    give(tx, app, setting, (staff, account), person).await?;
    Ok(Admitted { account, membership, staff })
}

/// An account for a member of staff: the one with this address, or a new one without a password.
async fn tied(
    tx: &mut Write,
    setting: &Setting,
    (staff, email, name): (StaffId, &str, &str),
) -> sqlx::Result<MembershipId> {
    let account = account::of_address(tx, email, name).await?;
    account::tie(tx, setting.organisation, staff, account).await?;
    let audit = Audit::new(setting.organisation, Some(account), "account made through the provider");
    tx.record(&audit.on("staff_member", staff).on("account", account)).await?;
    queries::membership_of(tx, setting.organisation, staff).await
}

/// Gives, renews and ends the roles that follow from what the provider says.
async fn give(
    tx: &mut Write,
    app: &App,
    setting: &Setting,
    (staff, account): (StaffId, AccountId),
    person: &Person,
) -> sqlx::Result<()> {
    let place = Place::of(setting.organisation, &setting.organisation_name, tx.now, &setting.time_zone);
    let held = queries::held(tx, setting.organisation, staff, place.today).await?;
    let follow = roles(person.says.iter().map(String::as_str), &setting.means);
    let changes = changes(&held, &follow, place.today);
    let record = |action, role| {
        let audit = Audit::new(setting.organisation, Some(account), action);
        audit.on("staff_member", staff).on("role", role)
    };
    for role in &changes.give {
        let dates = (*role, place.today, changes.until);
        let id = queries::give_role(tx, setting.organisation, staff, dates).await?;
        tx.record(&record("role given through the provider", id)).await?;
        tell_of_role(tx, app, &place, None, (staff, role)).await?;
    }
    for role in &changes.renew {
        queries::renew_role(tx, setting.organisation, *role, changes.until).await?;
    }
    for role in &changes.end {
        queries::end_role(tx, setting.organisation, *role, place.today).await?;
        tx.record(&record("role ended through the provider", *role)).await?;
    }
    Ok(())
}

async fn tell(tx: &mut Write, app: &App, setting: &Setting, account: AccountId) -> sqlx::Result<()> {
    let (to, language) = account::reached(tx, account).await?;
    let lang = Lang::of(&language);
    let said = |key| lang.t(key).with("organisation", &setting.organisation_name);
    let text = said("single-sign-on-mail-first-text").with("link", format!("{}/me", app.settings.base_url));
    let mail = Mail {
        to,
        subject: said("single-sign-on-mail-first-subject").to_string(),
        text: text.to_string(),
        about: Vec::new(),
    };
    jobs::add_mail(tx, setting.organisation, &mail).await
}
