//! Contact with parents after an observation: told at pick-up, by phone or by message, to whom, and what was said.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    observation::{MOST_CHARACTERS, check_day, check_text},
};
use uuid::Uuid;

use super::{
    contacts::{self, Contact, Guardian, Way},
    note::{text_mistake, writer},
    pairs::Pairs,
    queries::{self, Observation},
};
use crate::{
    account::Nothing,
    child::{self, Child, OtherNames},
    message,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{self, Said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ContactId, GuardianId, ObservationId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::{Actor, Cx},
    },
};

/// For so many days whoever recorded a contact can take it back.
const UNDO_DAYS: i64 = 1;

/// Somebody who can have been spoken to.
#[derive(Clone, Debug)]
pub struct Person {
    /// Its identifier; all of them together; or nobody by name.
    pub value: String,
    /// Its name, or what they are together.
    pub name: String,
}

/// A contact, in words.
pub struct ContactLine {
    pub id: ContactId,
    /// With whom and how.
    pub how: String,
    pub on: Said,
    pub by: String,
    /// What was said; empty when nothing was written down.
    pub said: String,
    /// Without words, all was well.
    pub well: bool,
    /// The reader can take it back.
    pub can_undo: bool,
}

/// The contacts about an observation in words, for whoever reads them.
pub(super) fn lines(
    observation: &Observation,
    actor: &Actor,
    now: crate::platform::clock::Moment,
    lang: Lang,
) -> Vec<ContactLine> {
    let line = |contact: &Contact| {
        let who = if contact.guardians.is_empty() {
            lang.t("observation-contact-parents").to_string()
        } else {
            contact.guardians.join(", ")
        };
        let key = match contact.way {
            Way::Pickup => "observation-contact-by-pickup",
            Way::Phone => "observation-contact-by-phone",
            Way::Message => "observation-contact-by-message",
        };
        ContactLine {
            id: contact.id,
            how: lang.t(key).with("who", who).to_string(),
            on: dates::said(contact.spoken_on, actor.today, lang),
            by: contact.staff_name.clone(),
            said: contact.said.clone(),
            well: observation.may_be_all_well(),
            can_undo: can_undo(contact, actor, now),
        }
    };
    observation.contacts.iter().map(line).collect()
}

fn can_undo(contact: &Contact, actor: &Actor, now: crate::platform::clock::Moment) -> bool {
    Some(contact.staff) == actor.staff && now < contact.made_at.plus_days(UNDO_DAYS)
}

#[derive(Template)]
#[template(path = "observation/contact.html")]
struct ContactPage {
    page: Page,
    child: Child,
    observation: Observation,
    seen_on: Said,
    /// What was recorded before.
    before: Vec<ContactLine>,
    people: Vec<Person>,
    said: String,
    said_error: Option<String>,
    names: OtherNames,
    spoken_on: String,
    other_day: bool,
    day_error: Option<String>,
    who_error: Option<String>,
}

impl ContactPage {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [("said", &self.said_error), ("spoken_on", &self.day_error), ("who", &self.who_error)];
        let all = all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        all.chain(self.names.line()).collect()
    }
}

/// Who can have been spoken to: both or all guardians who may be told together, and each of them. Where none is known the
/// parents are not named.
pub fn people(guardians: &[Guardian], lang: Lang) -> Vec<Person> {
    if guardians.is_empty() {
        return vec![Person {
            value: "nobody".to_owned(),
            name: lang.t("observation-contact-parents").to_string(),
        }];
    }
    let mut people: Vec<Person> =
        guardians.iter().map(|g| Person { value: g.id.to_string(), name: g.name.clone() }).collect();
    if people.len() > 1 {
        let name = lang.t("observation-contact-all").with("count", people.len()).to_string();
        people.insert(0, Person { value: "all".to_owned(), name });
    }
    people
}

/// A finished observation of a child within the grant.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::RecordContact>,
    id: ObservationId,
) -> Result<(Observation, Child), Problem> {
    let found = queries::observation(tx, grant.organisation(), id, None).await?;
    let observation = found.filter(|found| found.finished_at.is_some()).ok_or(Problem::NotFound)?;
    let child = child::one(tx, grant, observation.child).await?.ok_or(Problem::NotFound)?;
    let whole = queries::observations(tx, grant.organisation(), std::iter::once(observation.id.0)).await?;
    Ok((whole.into_values().next().unwrap_or(observation), child))
}

fn contact_page(
    cx: &Cx,
    actor: &Actor,
    (observation, child): (Observation, Child),
    guardians: &[Guardian],
) -> ContactPage {
    ContactPage {
        page: cx.page(),
        child,
        seen_on: dates::said(observation.seen_on, actor.today, cx.lang),
        before: lines(&observation, actor, cx.now, cx.lang),
        people: people(guardians, cx.lang),
        said: String::new(),
        said_error: None,
        names: OtherNames::default(),
        spoken_on: actor.today.to_string(),
        other_day: false,
        day_error: None,
        who_error: None,
        observation,
    }
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::RecordContact>,
    Path(id): Path<ObservationId>,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let mut tx = cx.read().await?;
    let (observation, child) = found(&mut tx, &grant, id).await?;
    let guardians = contacts::to_tell(&mut tx, grant.organisation(), child.id, actor.today).await?;
    let places = child::places(&mut tx, grant.organisation(), child.id, actor.today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "contact").await?;
    html(&contact_page(&cx, actor, (observation, child), &guardians))
}

/// The day on which was spoken: not before the child was seen, not in the future.
fn read_day(typed: &str, observation: &Observation, today: Date, lang: Lang) -> Result<Date, String> {
    let Ok(day) = typed.trim().parse::<Date>() else {
        return Err(lang.t("observation-day-unreadable").to_string());
    };
    match check_day(day, observation.seen_on, today) {
        Ok(()) => Ok(day),
        Err(mentorkind_domain::observation::WrongDay::ToCome) => {
            Err(lang.t("observation-day-to-come").to_string())
        }
        Err(_) => Err(lang
            .t("observation-contact-too-early")
            .with("seen", dates::exact(observation.seen_on, lang))
            .to_string()),
    }
}

pub async fn record(
    cx: Cx,
    grant: Grant<action::RecordContact>,
    Path(id): Path<ObservationId>,
    form: Submitted<Pairs>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = writer(actor.staff)?;
    let mut tx = cx.write(&form).await?;
    let (observation, child) = found(&mut tx, &grant, id).await?;
    let guardians = contacts::to_tell(&mut tx, organisation, child.id, actor.today).await?;
    // A tap on what is due, by whoever still saw it after it was done.
    if form.data.get("back") == "todo" && !observation.contacts.is_empty() {
        let flash = Flash::know(lang.t("observation-contact-known").with("child", &child.first_name));
        return Ok(tx.finish(Audit::housekeeping(), "/todo", Some(flash)).await?);
    }
    let (said, spoken_on) = (form.data.get("said").trim(), form.data.get("spoken_on"));
    let day = read_day(spoken_on, &observation, actor.today, lang);
    let told = form.data.get("told").split_once(' ').and_then(|(who, way)| {
        let who: Vec<GuardianId> = match who {
            "all" if !guardians.is_empty() => guardians.iter().map(|g| g.id).collect(),
            "nobody" if guardians.is_empty() => Vec::new(),
            one => {
                let one: Uuid = one.parse().ok()?;
                guardians.iter().filter(|g| g.id.0 == one).map(|g| Some(vec![g.id])).next()??
            }
        };
        Some((who, Way::of(way)?))
    });
    let said_error = match check_text(said, MOST_CHARACTERS) {
        Err(wrong) if !said.is_empty() => Some(text_mistake(wrong, lang)),
        Err(_)
            if !observation.may_be_all_well()
                && told.as_ref().is_some_and(|(_, way)| *way == Way::Message) =>
        {
            Some(lang.t("observation-contact-words-missing").to_string())
        }
        _ => None,
    };
    let (own, stay) = ((child.id, child.first_name.as_str()), form.data.get("names_stay") == "true");
    let names = OtherNames::look(&mut tx, actor, own, &[said], (stay, lang)).await?;
    let (Ok(day), Some((who, way)), None, true) = (&day, &told, &said_error, names.looked_at()) else {
        let page = ContactPage {
            said: form.data.get("said").to_owned(),
            said_error,
            names,
            spoken_on: spoken_on.to_owned(),
            other_day: spoken_on != actor.today.to_string(),
            day_error: day.err(),
            who_error: told.is_none().then(|| lang.t("observation-contact-who").to_string()),
            ..contact_page(&cx, actor, (observation, child), &guardians)
        };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let contact = contacts::add_contact(&mut tx, organisation, id, staff, (*day, *way, said), who).await?;
    if *way == Way::Message {
        let words = if said.is_empty() {
            lang.t("observation-contact-well-message").to_string()
        } else {
            said.to_owned()
        };
        let about = message::About { observation: id, correction: false };
        for guardian in who {
            let thread = (child.id, *guardian);
            message::send(&mut tx, organisation, thread, Some(staff), (&words, Some(about))).await?;
        }
    }
    let mut audit = Audit::new(organisation, Some(actor.account), "contact recorded")
        .on("contact", contact)
        .on("observation", id)
        .on("child", child.id);
    for guardian in who {
        audit = audit.on("guardian", *guardian);
    }
    let flash = Flash::good(lang.t("observation-contact-kept").with("child", &child.first_name))
        .undo(format!("/contacts/{contact}/remove"), lang.t("note-undo"));
    let to =
        if form.data.get("back") == "todo" { "/todo".to_owned() } else { format!("/children/{}", child.id) };
    Ok(tx.finish(audit, &to, Some(flash)).await?)
}

pub async fn remove(
    cx: Cx,
    grant: Grant<action::RecordContact>,
    Path(id): Path<ContactId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let of = contacts::observation_of_contact(&mut tx, grant.organisation(), id).await?;
    let (observation, child) = found(&mut tx, &grant, of.ok_or(Problem::NotFound)?).await?;
    let contact = observation.contacts.iter().find(|contact| contact.id == id).ok_or(Problem::NotFound)?;
    if !can_undo(contact, grant.actor(), cx.now) {
        return Err(Problem::NotFound);
    }
    if contact.way == Way::Message {
        message::withdraw_about(&mut tx, grant.organisation(), observation.id, contact.staff).await?;
    }
    contacts::remove_contact(&mut tx, grant.organisation(), id).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "contact taken back")
        .on("contact", id)
        .on("observation", observation.id)
        .on("child", child.id);
    let flash = Flash::know(cx.lang.t("observation-contact-removed"));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}
