//! The consents of a child, and one of them, for staff: who said what, an answer on paper, asking no longer.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    consent::{Answer, Standing},
};
use uuid::Uuid;

use super::{
    queries::{self, Consent, Custodian, Given},
    view::{self, Line},
};
use crate::{
    account::Nothing,
    child::{self, Child},
    family::asked::{self, Matter},
    photo,
    platform::{
        access::Grant,
        attached::taken,
        audit::Audit,
        dates,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, ConsentAnswerId, ConsentId, GuardianId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
        upload::FileForm,
    },
    professional,
};

#[derive(Template)]
#[template(path = "consent/list.html")]
struct ListPage {
    page: Page,
    child: Child,
    lines: Vec<Line>,
    contacts: Vec<professional::Line>,
    /// What is said about photos.
    photos: photo::ConsentPart,
}

pub(super) async fn list(
    cx: Cx,
    grant: Grant<action::AskConsent>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let consents = queries::of_children(&mut tx, organisation, [child.id]).await?;
    let custodians = queries::custodians(&mut tx, organisation, &[child.id], actor.today).await?;
    let contacts = professional::of_children(&mut tx, organisation, &[child.id], actor.today).await?;
    let photos = photo::consent_part(&mut tx, &grant, child.id, lang).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "consents").await?;
    let custodians = custodians.get(&child.id).map_or(&[][..], Vec::as_slice);
    html(&ListPage {
        page: cx.page(),
        lines: consents.iter().map(|one| view::line(one, custodians, actor.today, lang)).collect(),
        contacts: contacts.iter().map(|one| professional::line(one, (cx.now, &actor.zone), lang)).collect(),
        photos,
        child,
    })
}

/// An answer.
struct Said {
    id: ConsentAnswerId,
    badge: &'static str,
    words: String,
    /// It was taken in on paper: whether its scan is kept.
    paper: Option<bool>,
}

/// A guardian with custody, and what it said.
struct Asked {
    id: GuardianId,
    name: String,
    /// No mail tells it that it is asked.
    no_mail: bool,
    /// All that it said, in order of time.
    said: Vec<Said>,
    /// What it said to an earlier question for the same recipient, where that was a no.
    refused_before: Option<(&'static str, String)>,
    /// What can be taken in on paper: codes and words.
    can: Vec<(&'static str, String)>,
    /// … and what only together with its scan: it said no before.
    with_scan: Vec<(&'static str, String)>,
}

impl Asked {
    fn of(custodian: &Custodian, (consent, all): (&Consent, &[Consent]), lang: Lang) -> Self {
        let own = consent.given.iter().filter(|given| given.guardian == custodian.id);
        let last = consent.last(custodian.id).map(|given| given.answer);
        let before = said_before(consent, all, custodian.id);
        let (with_scan, can): (Vec<Answer>, Vec<Answer>) = Answer::ALL
            .into_iter()
            .filter(|answer| answer.follows(last))
            .partition(|answer| answer.needs_scan(before.map(|given| given.answer)));
        let words = |answer: Answer| {
            let key = "consent-paper-".to_owned() + answer.code();
            (answer.code(), lang.t(&key).to_string())
        };
        let no = before.filter(|given| last.is_none() && given.answer != Answer::Given);
        Self {
            id: custodian.id,
            name: custodian.name.clone(),
            no_mail: !custodian.by_mail,
            said: own
                .map(|given| {
                    let (badge, words) = view::in_words(given, lang);
                    let paper = given.paper.as_ref().map(|_| given.scan.is_some());
                    Said { id: given.id, badge, words, paper }
                })
                .collect(),
            refused_before: no.map(|given| view::said_earlier(given, lang)),
            can: can.into_iter().map(words).collect(),
            with_scan: with_scan.into_iter().map(words).collect(),
        }
    }
}

/// What a guardian said last to a consent, or to any of these for the same recipient.
fn said_before<'a>(consent: &'a Consent, all: &'a [Consent], guardian: GuardianId) -> Option<&'a Given> {
    consent.said_before(all.iter().filter(|one| one.is_like(consent)), guardian)
}

#[derive(Template)]
#[template(path = "consent/consent.html")]
struct ConsentPage {
    page: Page,
    child: Child,
    consent: Consent,
    period: String,
    asked: String,
    line: Line,
    guardians: Vec<Asked>,
    /// Answers can be taken in.
    runs: bool,
    /// Something can be shared on it now.
    valid: bool,
    error: Option<String>,
}

pub(super) async fn found(
    tx: &mut Read,
    grant: &Grant<action::AskConsent>,
    id: ConsentId,
) -> Result<(Consent, Child), Problem> {
    let consent = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(tx, grant, consent.child).await?;
    Ok((consent, child))
}

pub(super) async fn show(
    cx: &Cx,
    grant: &Grant<action::AskConsent>,
    id: ConsentId,
    error: Option<String>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (consent, child) = found(&mut tx, grant, id).await?;
    let all = queries::of_children(&mut tx, organisation, [child.id]).await?;
    let custodians = queries::custodians(&mut tx, organisation, &[child.id], actor.today).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(cx, actor, child.id, &places, "consents").await?;
    let custodians = custodians.get(&child.id).map_or(&[][..], Vec::as_slice);
    let standing = queries::standing(&consent, custodians, actor.today);
    let page = ConsentPage {
        page: cx.page(),
        guardians: custodians.iter().map(|custodian| Asked::of(custodian, (&consent, &all), lang)).collect(),
        period: view::period(&consent, lang),
        asked: lang
            .t("consent-asked-by")
            .with("name", &consent.asked_by)
            .with("date", dates::exact(consent.asked_on, lang))
            .to_string(),
        line: view::line(&consent, custodians, actor.today, lang),
        runs: !matches!(standing, Standing::Over | Standing::TakenBack),
        valid: standing == Standing::Valid,
        consent,
        child,
        error,
    };
    let status = if page.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::AskConsent>,
    Path(id): Path<ConsentId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, id, None).await
}

/// Takes in what a guardian answered on paper, with the scan of it where there is one.
pub(super) async fn paper(
    cx: Cx,
    grant: Grant<action::AskConsent>,
    Path(id): Path<ConsentId>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    // Looked at before a picture is unpacked: nobody makes work with a file for what it may not see.
    found(&mut cx.read().await?, &grant, id).await?;
    let scan = match taken(form.data.file.take()).await? {
        Ok(scan) => scan,
        Err(why) => {
            let why = lang.t("consent-scan-not-kept").with("why", why.words(lang)).to_string();
            return show(&cx, &grant, id, Some(why)).await;
        }
    };
    let mut tx = cx.write(&form).await?;
    let (consent, child) = found(&mut tx, &grant, id).await?;
    let custodians = queries::custodians(&mut tx, organisation, &[child.id], actor.today).await?;
    let custodians = custodians.get(&child.id).map_or(&[][..], Vec::as_slice);
    let guardian = GuardianId(form.data.get("guardian").parse::<Uuid>().map_err(|_| Problem::BadForm)?);
    if !custodians.iter().any(|custodian| custodian.id == guardian) {
        return Err(Problem::NotFound);
    }
    let answer = Answer::of(form.data.get("answer")).ok_or(Problem::BadForm)?;
    let last = consent.last(guardian).map(|given| given.answer);
    let all = queries::of_children(&mut tx, organisation, [child.id]).await?;
    let before = said_before(&consent, &all, guardian).map(|given| given.answer);
    let over =
        matches!(queries::standing(&consent, custodians, actor.today), Standing::Over | Standing::TakenBack);
    let wrong = if over || !answer.follows(last) {
        Some("consent-paper-wrong")
    } else {
        (answer.needs_scan(before) && scan.is_none()).then_some("consent-paper-scan-first")
    };
    if let Some(wrong) = wrong {
        drop(tx);
        return show(&cx, &grant, id, Some(lang.t(wrong).to_string())).await;
    }
    let by = (actor.account, Some(staff));
    let kept = queries::answer(&mut tx, organisation, (id, guardian), (answer, actor.today), by).await?;
    if let Some(scan) = scan {
        queries::keep_scan(&mut tx, organisation, kept, &scan, staff).await?;
    }
    asked::recorded(&mut tx, organisation, (child.id, guardian), Matter::Consent(id)).await?;
    let audit = Audit::new(organisation, Some(actor.account), "consent answer taken in on paper")
        .on("consent", id)
        .on("guardian", guardian)
        .on("child", child.id);
    let flash = Flash::good(lang.t("consent-paper-taken"));
    Ok(tx.finish(audit, &format!("/consents/{id}"), Some(flash)).await?)
}

pub(super) async fn take_back(
    cx: Cx,
    grant: Grant<action::AskConsent>,
    Path(id): Path<ConsentId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (_, child) = found(&mut tx, &grant, id).await?;
    if !queries::take_back(&mut tx, grant.organisation(), id).await? {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "consent asked no longer")
        .on("consent", id)
        .on("child", child.id);
    let flash = Flash::know(cx.lang.t("consent-taken-back"));
    Ok(tx.finish(audit, &format!("/children/{}/consents", child.id), Some(flash)).await?)
}
