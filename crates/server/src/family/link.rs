//! The parents' personal link: whose it is, and how it is made.

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::{guardians::Right, standing::AFTER_CARE_DAYS};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    consent, on,
    platform::{
        app::App,
        clock::Moment,
        db::{Read, Write},
        i18n::Lang,
        ids::{
            AccountId, ChildId, ConcernId, ConsentId, GuardianId, MembershipId, OrganisationId, TalkOfferId,
            TransferId, fresh,
        },
        random,
        rights::{self, About, Rights},
    },
    transfer,
};

/// For how many days a link works.
const DAYS: i64 = 30;

/// A guardian with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// The guardian.
    pub guardian: GuardianId,
    /// The name.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// The code of the language.
    pub language: String,
    /// An office, not a person.
    pub institution: bool,
}

impl Addressee {
    /// A guardian, when it has an address.
    pub async fn of(
        tx: &mut Read,
        organisation: OrganisationId,
        guardian: GuardianId,
    ) -> sqlx::Result<Option<Self>> {
        let row: Option<(String, String, String, bool)> = on!(tx, c => sqlx::query_as(
            "SELECT name, email, language, kind = 'institution' FROM guardian
             WHERE organisation_id = $1 AND id = $2 AND email IS NOT NULL")
            .bind(organisation).bind(guardian).fetch_optional(c).await)?;
        let of = |(name, email, language, institution)| Self {
            organisation,
            guardian,
            name,
            email,
            language,
            institution,
        };
        Ok(row.map(of))
    }

    /// How a mail to it begins.
    pub fn dear(&self, lang: Lang) -> String {
        dear(self.institution, lang)
    }
}

/// How a mail to a guardian begins.
pub fn dear(institution: bool, lang: Lang) -> String {
    lang.t(if institution { "family-dear-institution" } else { "family-dear" }).to_string()
}

/// Where a link leads: to what the mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadsTo {
    /// The page of the family.
    Family,
    /// A talk on that page.
    Talk(TalkOfferId),
    /// The messages about a child.
    Messages(ChildId),
    /// What a guardian without custody asks about a child.
    Inquiries(ChildId),
    /// A consent that is asked.
    Consent(ConsentId),
    /// A transfer to read and answer.
    Transfer(TransferId),
    /// The photos of a child, and the consent for them.
    Photos(ChildId),
    /// A concern on the page of the family.
    Concern(ConcernId),
    /// When a child comes to settle in, on that page.
    SettlingIn(ChildId),
}

const FAMILY: &str = "/family";
const MESSAGES: &str = "/family/messages/";
const INQUIRIES: &str = "/family/inquiries/";
const CONSENTS: &str = "/family/consents/";
const TRANSFERS: &str = "/family/transfers/";
const PHOTOS: &str = "/family/photos/";

impl LeadsTo {
    fn path(self) -> String {
        match self {
            Self::Family => FAMILY.to_owned(),
            Self::Talk(talk) => format!("{FAMILY}#talk-{talk}"),
            Self::Messages(child) => format!("{MESSAGES}{child}"),
            Self::Inquiries(child) => format!("{INQUIRIES}{child}"),
            Self::Consent(consent) => format!("{CONSENTS}{consent}"),
            Self::Transfer(transfer) => format!("{TRANSFERS}{transfer}"),
            Self::Photos(child) => format!("{PHOTOS}{child}"),
            Self::Concern(concern) => format!("{FAMILY}#concern-{concern}"),
            Self::SettlingIn(child) => format!("{FAMILY}#settling-{child}"),
        }
    }
}

/// Whether a guardian may open today where a link leads. The page of the family itself always opens.
async fn opens(
    tx: &mut Read,
    organisation: OrganisationId,
    path: &str,
    (guardian, rights, today): (GuardianId, &Rights, Date),
) -> sqlx::Result<bool> {
    let id = |before: &str| path.strip_prefix(before)?.parse::<Uuid>().ok();
    if let Some(consent) = id(CONSENTS) {
        let consent = consent::one(tx, organisation, ConsentId(consent)).await?;
        return Ok(consent.is_some_and(|one| one.is_open(today) && rights.full(guardian, one.child)));
    }
    if let Some(transfer) = id(TRANSFERS) {
        let child = transfer::with_parents(tx, organisation, TransferId(transfer)).await?;
        return Ok(child.is_some_and(|child| rights.full(guardian, child)));
    }
    let full =
        [MESSAGES, PHOTOS].into_iter().filter_map(id).all(|child| rights.full(guardian, ChildId(child)));
    Ok(full && id(INQUIRIES).is_none_or(|child| rights.asks(guardian, ChildId(child))))
}

/// A link that works.
#[derive(Clone, Debug, FromRow)]
pub struct Link {
    /// Its identifier.
    pub id: Uuid,
    /// The account that it leads to.
    pub account_id: AccountId,
    /// In which organisation.
    pub organisation_id: OrganisationId,
    /// As which guardian's membership.
    pub membership_id: MembershipId,
    /// That guardian.
    pub guardian_id: GuardianId,
    /// The account's mail address.
    pub email: String,
    /// The guardian's language.
    pub language: String,
    /// Where it leads, as long as its guardian may open that.
    leads_to: Option<String>,
}

impl Link {
    /// Where to go once inside: where the link leads, or to the page of the family.
    pub fn path(&self) -> &str {
        self.leads_to.as_deref().unwrap_or(FAMILY)
    }

    /// It leads to the page of the family, on which stands all that was announced.
    pub fn is_to_family(&self) -> bool {
        !self.path().starts_with("/family/")
    }
}

/// Until when a link works that is made now.
pub fn ends_at(now: Moment) -> Moment {
    now.plus_days(DAYS)
}

/// The address of a link.
pub fn address(app: &App, secret: &str) -> String {
    format!("{}/p/{secret}", app.settings.base_url)
}

/// Makes a link for a guardian, and where they are missing an account and a membership. One address is one account: that
/// of a colleague, or of the other parent, is used again.
pub async fn make(tx: &mut Write, addressee: &Addressee, leads_to: LeadsTo) -> sqlx::Result<String> {
    let account = account(tx, addressee).await?;
    let membership = membership(tx, addressee, account).await?;
    let secret = random::token();
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO one_time_link
           (id, token_hash, account_id, purpose, made_at, ends_at, organisation_id, membership_id, leads_to)
         VALUES ($1, $2, $3, 'parent', $4, $5, $6, $7, $8)")
        .bind(fresh(now)).bind(random::hash(&secret)).bind(account).bind(now).bind(ends_at(now))
        .bind(addressee.organisation).bind(membership).bind(leads_to.path()).execute(c).await.map(drop))?;
    Ok(secret)
}

/// The link of a secret, while it works: in its time, and while its guardian has something to come in for.
pub async fn find(tx: &mut Read, secret: &str, now: Moment) -> sqlx::Result<Option<Link>> {
    let link: Option<Link> = on!(tx, c => sqlx::query_as(
        "SELECT l.id, l.account_id, l.organisation_id, l.membership_id, g.id AS guardian_id, a.email, g.language,
           l.leads_to
         FROM one_time_link l
         JOIN account a ON a.id = l.account_id
         JOIN membership m ON m.organisation_id = l.organisation_id AND m.id = l.membership_id
           AND m.account_id = l.account_id AND m.ended_at IS NULL
         JOIN guardian g ON g.organisation_id = m.organisation_id AND g.id = m.guardian_id
         WHERE l.token_hash = $1 AND l.purpose = 'parent' AND l.ends_at > $2")
        .bind(random::hash(secret)).bind(now).fetch_optional(c).await)?;
    let Some(mut link) = link else { return Ok(None) };
    let (organisation, guardian) = (link.organisation_id, link.guardian_id);
    let today = rights::today_in(tx, organisation, now).await?;
    let rights = rights::of_guardian(tx, organisation, guardian, today).await?;
    let may_open = match &link.leads_to {
        Some(path) => opens(tx, organisation, path, (guardian, &rights, today)).await?,
        None => false,
    };
    link.leads_to = link.leads_to.filter(|_| may_open);
    Ok(Some(link).filter(|_| rights.let_in()))
}

/// About whom a mail with a link is, if a guardian gets one by asking for it: a mail that waits does not go out once none of
/// it holds. Of a child that has died nothing need hold: that page stays.
async fn asked_link_is_about(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
    now: Moment,
) -> sqlx::Result<Option<Vec<About>>> {
    let today = rights::today_in(tx, organisation, now).await?;
    let rights = rights::of_guardian(tx, organisation, guardian, today).await?;
    let about = |(guardian, child, right)| match right {
        Right::Full => Some(About { guardian, child, asked: false }),
        Right::Ask => Some(About { guardian, child, asked: true }),
        Right::Mourning | Right::Nothing(_) => None,
    };
    let about: Vec<About> = rights.all().filter_map(about).collect();
    if rights.is_told() || !rights.let_in() {
        return Ok(rights.is_told().then_some(about));
    }
    let known: Option<MembershipId> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM membership WHERE organisation_id = $1 AND guardian_id = $2")
        .bind(organisation).bind(guardian).fetch_optional(c).await)?;
    Ok(known.map(|_| about))
}

/// The guardians who have this mail address and something to come in for, in all organisations, for as long as there
/// is something of the child to read. Whoever has nothing but to ask is invited first: without that, even the mail would
/// tell where a child is. With each, about whom its mail is.
pub async fn with_address(
    tx: &mut Read,
    email: &str,
    now: Moment,
) -> sqlx::Result<Vec<(Addressee, Vec<About>)>> {
    // A day more or less, by the organisation's zone, decides nothing: the page itself is exact.
    let last = now.date_in(&TimeZone::UTC).saturating_sub(AFTER_CARE_DAYS.days());
    let rows: Vec<(OrganisationId, GuardianId, String, String, String, bool)> = on!(tx, c => sqlx::query_as(
        "SELECT g.organisation_id, g.id, g.name, g.email, g.language, g.kind = 'institution' FROM guardian g
         WHERE lower(g.email) = $1 AND EXISTS (SELECT 1 FROM guardianship t JOIN placement p
           ON p.organisation_id = t.organisation_id AND p.child_id = t.child_id AND (p.until_on IS NULL OR p.until_on >= $2)
           WHERE t.organisation_id = g.organisation_id AND t.guardian_id = g.id)
         ORDER BY g.organisation_id, g.id")
        .bind(plain(email)).bind(jiff_sqlx::Date::from(last)).fetch_all(c).await)?;
    let mut addressees = Vec::new();
    for (organisation, guardian, name, email, language, institution) in rows {
        if let Some(about) = asked_link_is_about(tx, organisation, guardian, now).await? {
            let addressee = Addressee { organisation, guardian, name, email, language, institution };
            addressees.push((addressee, about));
        }
    }
    Ok(addressees)
}

/// A mail address as accounts keep it.
fn plain(email: &str) -> String {
    email.trim().to_lowercase()
}

async fn account(tx: &mut Write, addressee: &Addressee) -> sqlx::Result<AccountId> {
    let email = plain(&addressee.email);
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO account (id, email, name, language, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (email) DO NOTHING")
        .bind(AccountId::new(now)).bind(&email).bind(&addressee.name)
        .bind(Lang::of_parent(&addressee.language).code()).bind(now).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query_scalar("SELECT id FROM account WHERE email = $1").bind(&email).fetch_one(c).await)
}

/// The guardian's membership, on this account: whoever has the address now, reads. Sessions and links of the account
/// that had it before end.
async fn membership(tx: &mut Write, addressee: &Addressee, account: AccountId) -> sqlx::Result<MembershipId> {
    let (organisation, now) = (addressee.organisation, tx.now);
    let found: Option<(MembershipId, AccountId)> = on!(tx, c => sqlx::query_as(
        "SELECT id, account_id FROM membership WHERE organisation_id = $1 AND guardian_id = $2")
        .bind(organisation).bind(addressee.guardian).fetch_optional(c).await)?;
    let Some((id, before)) = found else {
        let id = MembershipId::new(now);
        on!(tx, c => sqlx::query(
            "INSERT INTO membership (organisation_id, id, account_id, guardian_id) VALUES ($1, $2, $3, $4)")
            .bind(organisation).bind(id).bind(account).bind(addressee.guardian).execute(c).await.map(drop))?;
        return Ok(id);
    };
    if before != account {
        on!(tx, c => sqlx::query("DELETE FROM session WHERE organisation_id = $1 AND membership_id = $2")
            .bind(organisation).bind(id).execute(c).await.map(drop))?;
        on!(tx, c => sqlx::query(
            "UPDATE one_time_link SET ends_at = $3 WHERE organisation_id = $1 AND membership_id = $2 AND ends_at > $3")
            .bind(organisation).bind(id).bind(now).execute(c).await.map(drop))?;
    }
    on!(tx, c => sqlx::query(
        "UPDATE membership SET account_id = $3, ended_at = NULL WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(account).execute(c).await.map(drop))?;
    Ok(id)
}
