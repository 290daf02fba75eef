//! The mentor's page of a transfer: writing it, what parents said, what may go and what not.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    consent::Answer,
    transfer::{Part, State, answer},
};
use uuid::Uuid;

use super::{
    queries::{self, Paper, PartOf, Transfer},
    view::{self, GivenPart},
    warm::{WarmTalk, talk, worries},
};
use crate::{
    child::{self, Child},
    consent::{self, Custodian},
    family::asked::{self, Matter},
    outside::Somebody,
    platform::{
        access::Grant,
        attached::taken,
        audit::Audit,
        dates::{Said, exact, said},
        db::Read,
        i18n::Lang,
        ids::{ConsentId, GuardianId, TransferId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
        upload::FileForm,
    },
};

/// A part that the mentor writes.
pub(super) struct Field {
    pub(super) part: Part,
    pub(super) label: String,
    pub(super) words: String,
    pub(super) gathered_from: String,
    pub(super) mistake: Option<String>,
}

/// A guardian whose answer can be taken in.
struct Answering {
    id: GuardianId,
    name: String,
    /// Each part: its code, its name, and whether the last answer is yes, or no.
    parts: Vec<(&'static str, String, Option<bool>)>,
    /// What was answered on paper last.
    paper: Option<Paper>,
    /// No mail tells it that it is asked.
    no_mail: bool,
}

/// That it was sent.
struct Sent {
    /// By a link or on paper, in words.
    how: String,
    on: Said,
    /// The parts that went, by name.
    parts: String,
    by_link: bool,
    /// The link works until this day; none when it opens nothing.
    open_until: Option<Said>,
    views: i64,
    /// Who confirmed it, and when.
    received: Option<String>,
}

#[derive(Template)]
#[template(path = "transfer/transfer.html")]
struct TransferPage {
    page: Page,
    child: Child,
    transfer: Transfer,
    destination: String,
    starts: Said,
    badge: &'static str,
    state: String,
    draft: bool,
    stopped: bool,
    fields: Vec<Field>,
    given: Vec<GivenPart>,
    silent: Vec<String>,
    answering: Vec<Answering>,
    goes: Vec<String>,
    stays: Vec<String>,
    warm: WarmTalk,
    /// What was sent, the last first.
    sent: Vec<Sent>,
    /// Until when the link works that a new one closes.
    live: Option<Said>,
    /// In the own organisation: who read it, and when.
    read: Option<String>,
    to: Somebody,
    error: Option<String>,
}

/// What was typed and not taken, or why something was not done.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) fields: Option<Vec<Field>>,
    pub(super) warm: Option<bool>,
    /// To whom it was to be sent.
    pub(super) to: Somebody,
    pub(super) error: Option<String>,
}

/// A transfer of a child within the grant.
pub(super) async fn found(
    tx: &mut Read,
    grant: &Grant<action::TransferChild>,
    id: TransferId,
) -> Result<(Transfer, Child), Problem> {
    let transfer = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(tx, grant, transfer.child).await?;
    Ok((transfer, child))
}

/// Who has custody of the child today.
pub(super) async fn custodians(
    tx: &mut Read,
    grant: &Grant<action::TransferChild>,
    transfer: &Transfer,
) -> sqlx::Result<Vec<Custodian>> {
    let today = grant.actor().today;
    let mut all = consent::custodians(tx, grant.organisation(), &[transfer.child], today).await?;
    Ok(all.remove(&transfer.child).unwrap_or_default())
}

pub(super) async fn show(
    cx: &Cx,
    grant: &Grant<action::TransferChild>,
    id: TransferId,
    typed: Typed,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let today = actor.today;
    let mut tx = cx.read().await?;
    let (mut transfer, child) = found(&mut tx, grant, id).await?;
    let custodians = custodians(&mut tx, grant, &transfer).await?;
    let places = child::places(&mut tx, organisation, child.id, today).await?;
    let concern = worries(&mut tx, actor, child.id, &places).await?;
    drop(tx);
    child::open(cx, actor, child.id, &places, "transfer").await?;
    let wrong = typed.error.is_some() || typed.fields.is_some();
    transfer.warm = typed.warm.unwrap_or(transfer.warm);
    let leaving = transfer.leaving(&custodians, today);
    let leaves = |part: Part| leaving.iter().any(|(one, _)| *one == part);
    let state = transfer.state(&custodians, today);
    let (badge, words) = view::state(state, lang);
    let written = transfer.parts.iter().filter(|part| part.consent.is_some() && !part.is_empty());
    let asked = || written.clone().map(|part| part.part);
    let sent = sent(cx, grant, &transfer, &custodians);
    let fields = typed.fields.unwrap_or_else(|| fields(&transfer, lang));
    let page = TransferPage {
        page: cx.page(),
        destination: view::destination(transfer.destination, lang),
        starts: said(transfer.starts_on, today, lang),
        badge,
        state: words,
        draft: state == State::Draft,
        stopped: transfer.stopped(),
        fields,
        given: view::given(&transfer, &custodians, today, lang),
        silent: view::silent(&transfer, &custodians).map(|one| one.name.clone()).collect(),
        answering: custodians.iter().map(|one| answering(&transfer, one, lang)).collect(),
        goes: asked().filter(|part| leaves(*part)).map(|part| view::label(part, lang)).collect(),
        stays: asked().filter(|part| !leaves(*part)).map(|part| view::label(part, lang)).collect(),
        warm: talk(&transfer, concern, lang),
        live: sent.iter().find_map(|one| one.open_until.clone()),
        sent,
        read: read_by(&transfer, lang),
        to: typed.to,
        error: typed.error,
        child,
        transfer,
    };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// What was sent, in words. A link opens nothing where no part of it can be read today.
fn sent(
    cx: &Cx,
    grant: &Grant<action::TransferChild>,
    transfer: &Transfer,
    custodians: &[Custodian],
) -> Vec<Sent> {
    let (today, lang) = (grant.actor().today, cx.lang);
    let sendings = transfer.sendings.iter().map(|one| {
        let parts = Part::ALL.into_iter().filter(|part| one.has(*part)).map(|part| view::label(part, lang));
        let opens = one.opens(cx.now) && !transfer.readable(one, custodians, today).is_empty();
        Sent {
            how: lang.t(if one.by_link { "transfer-by-link" } else { "transfer-by-paper" }).to_string(),
            on: said(one.sent_on.to_jiff(), today, lang),
            parts: parts.collect::<Vec<_>>().join(", "),
            by_link: one.by_link,
            open_until: opens.then(|| said(one.ends_at.date_in(&grant.actor().zone), today, lang)),
            views: one.views,
            received: one.received_on.map(|_| received(one, lang)),
        }
    });
    sendings.collect()
}

/// In the own organisation: who read it, and when.
pub(super) fn read_by(transfer: &Transfer, lang: Lang) -> Option<String> {
    let (on, by) = transfer.read.as_ref()?;
    Some(lang.t("transfer-read-by").with("name", by).with("date", exact(*on, lang)).to_string())
}

/// Who confirmed it, as what, and when.
pub(super) fn received(sending: &queries::Sending, lang: Lang) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    lang.t("transfer-received-by")
        .with("name", text(&sending.received_by))
        .with("job", text(&sending.received_job))
        .with("date", sending.received_on.map(|day| exact(day.to_jiff(), lang)).unwrap_or_default())
        .to_string()
}

/// What the mentor writes: all but the parents' own part.
pub(super) fn fields(transfer: &Transfer, lang: Lang) -> Vec<Field> {
    let own = transfer.parts.iter().filter(|part| part.part != Part::Parents);
    own.map(|part| Field {
        part: part.part,
        label: view::label(part.part, lang),
        words: part.words.clone(),
        gathered_from: part.gathered_from.clone(),
        mistake: None,
    })
    .collect()
}

fn answering(transfer: &Transfer, custodian: &Custodian, lang: Lang) -> Answering {
    let asked = transfer.parts.iter().filter_map(|part| Some((part.part, part.consent.as_ref()?)));
    let parts = asked.map(|(part, consent)| {
        let last = consent.last(custodian.id).map(|given| given.answer == Answer::Given);
        (part.code(), view::label(part, lang), last)
    });
    Answering {
        id: custodian.id,
        name: custodian.name.clone(),
        parts: parts.collect(),
        paper: transfer.paper(custodian.id),
        no_mail: !custodian.by_mail,
    }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, id, Typed::default()).await
}

/// What somebody says to each part in fields `yes-…` of `true` or `false`; parts without a field stay as they are.
pub(super) fn said_in<'a>(
    field: impl Fn(&str) -> &'a str,
    transfer: &Transfer,
    guardian: GuardianId,
) -> Vec<(ConsentId, Answer)> {
    let asked = transfer.parts.iter().filter_map(|part| Some((part.part, part.consent.as_ref()?)));
    asked
        .filter_map(|(part, consent)| {
            let yes = field(&format!("yes-{}", part.code())).parse().ok()?;
            let last = consent.last(guardian).map(|given| given.answer);
            Some((consent.id, answer(yes, last)?))
        })
        .collect()
}

/// Whether one of these answers is taken in only with the scan of what was signed.
fn needs_scan(transfer: &Transfer, guardian: GuardianId, answers: &[(ConsentId, Answer)]) -> bool {
    answers.iter().any(|(id, said)| {
        let asks = |part: &&PartOf| part.consent.as_ref().is_some_and(|consent| consent.id == *id);
        let part = transfer.parts.iter().find(asks);
        said.needs_scan(part.and_then(|part| part.said_before(guardian)).map(|given| given.answer))
    })
}

/// Takes in what a guardian said on paper or in a talk, with the scan of the paper where there is one.
pub(super) async fn paper(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let wrong = |error: String| Typed { error: Some(error), ..Typed::default() };
    // Looked at before a picture is unpacked: nobody makes work with a file for what it may not see.
    found(&mut cx.read().await?, &grant, id).await?;
    let scan = match taken(form.data.file.take()).await? {
        Ok(scan) => scan,
        Err(why) => {
            let why = lang.t("consent-scan-not-kept").with("why", why.words(lang)).to_string();
            return show(&cx, &grant, id, wrong(why)).await;
        }
    };
    let mut tx = cx.write(&form).await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    let custodians = custodians(&mut tx, &grant, &transfer).await?;
    let guardian = form.data.get("guardian").parse::<Uuid>().ok().map(GuardianId);
    let guardian =
        guardian.filter(|id| custodians.iter().any(|one| one.id == *id)).ok_or(Problem::NotFound)?;
    if transfer.stopped() || transfer.given_on.is_none() {
        return Err(Problem::Conflict);
    }
    let answers = said_in(|name| form.data.get(name), &transfer, guardian);
    let refused = if answers.is_empty() {
        Some("transfer-paper-nothing")
    } else {
        (scan.is_none() && needs_scan(&transfer, guardian, &answers)).then_some("transfer-paper-scan-first")
    };
    if let Some(refused) = refused {
        drop(tx);
        return show(&cx, &grant, id, wrong(lang.t(refused).to_string())).await;
    }
    let by = (actor.account, Some(staff));
    let mut kept = Vec::with_capacity(answers.len());
    for (consent, said) in answers {
        let of = (consent, guardian);
        kept.push(consent::answer(&mut tx, organisation, of, (said, actor.today), by).await?);
    }
    if let (Some(scan), Some(first)) = (scan, kept.first()) {
        consent::keep_scan(&mut tx, organisation, *first, &scan, staff).await?;
    }
    asked::recorded(&mut tx, organisation, (child.id, guardian), Matter::Transfer(id)).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer answer taken in on paper")
        .on("transfer", id)
        .on("guardian", guardian)
        .on("child", child.id);
    let flash = Flash::good(lang.t("consent-paper-taken"));
    Ok(tx.finish(audit, &format!("/transfers/{id}"), Some(flash)).await?)
}
