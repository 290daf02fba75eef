//! Recording that something is shared: the basis comes first.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    consent::{Duty, LegalBasis, MOST_NAME, MOST_WORDS, Standing},
    recipient::{Receiver, filled_in, is_recipient},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    queries::{self, Shared},
    view,
};
use crate::{
    child::{self, Child},
    consent::{self, Consent},
    outside::Keys,
    platform::{
        access::Grant,
        attached::taken,
        audit::Audit,
        db::Read,
        i18n::Lang,
        ids::{ChildId, ConsentId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
        upload::{FileForm, Filled},
    },
};

/// What was typed.
#[derive(Clone, Debug, Default)]
struct ShareForm {
    name: String,
    works_at: String,
    job: String,
    why: String,
    shared: String,
    /// The identifier of a consent, or the code of a duty.
    basis: String,
}

impl ShareForm {
    fn of(filled: &Filled) -> Self {
        let get = |name| filled.get(name).to_owned();
        Self {
            name: get("name"),
            works_at: get("works_at"),
            job: get("job"),
            why: get("why"),
            shared: get("shared"),
            basis: get("basis"),
        }
    }
}

#[derive(Default)]
struct Mistakes(Vec<(&'static str, String)>);

impl Mistakes {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str())).collect()
    }

    fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(of, _)| *of == field).map(|(_, text)| text.as_str())
    }
}

/// A basis to choose.
struct Choice {
    value: String,
    label: String,
    hint: String,
    selected: bool,
}

#[derive(Template)]
#[template(path = "professional/new.html")]
struct NewPage {
    page: Page,
    child: Child,
    /// Consents that are valid now.
    consents: Vec<Choice>,
    duties: Vec<Choice>,
    form: ShareForm,
    mistakes: Mistakes,
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::RecordProfessional>,
    child: Child,
    (form, mistakes): (ShareForm, Mistakes),
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let mut tx = cx.read().await?;
    let all = consent::of_children(&mut tx, organisation, [child.id]).await?;
    let custodians = consent::custodians(&mut tx, organisation, &[child.id], today).await?;
    drop(tx);
    let custodians = custodians.get(&child.id).map_or(&[][..], Vec::as_slice);
    let valid = all.iter().filter(|one| consent::standing(one, custodians, today) == Standing::Valid);
    let consents = valid.map(|one| Choice {
        value: one.id.to_string(),
        label: format!("{}: {}", one.recipient, one.purpose),
        hint: one.contents.clone(),
        selected: form.basis == one.id.to_string(),
    });
    let duties = Duty::ALL.into_iter().map(|duty| Choice {
        value: duty.code().to_owned(),
        label: view::basis(duty.code(), lang),
        hint: String::new(),
        selected: form.basis == duty.code(),
    });
    let status = if mistakes.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = NewPage {
        page: cx.page(),
        consents: consents.collect(),
        duties: duties.collect(),
        child,
        form,
        mistakes,
    };
    status_html(status, &page)
}

/// On which consent it is going to rest.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct On {
    #[serde(default)]
    consent: String,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::RecordProfessional>,
    Path(child): Path<ChildId>,
    Query(on): Query<On>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let mut form = ShareForm::default();
    if let Ok(id) = on.consent.parse::<Uuid>() {
        let consent = asked_of(&mut tx, &grant, child.id, ConsentId(id)).await?;
        let (name, works_at) = filled_in(&consent.recipient);
        (form.name, form.works_at) = (name.to_owned(), works_at.to_owned());
        form.basis = on.consent;
    }
    drop(tx);
    show(&cx, &grant, child, (form, Mistakes::default())).await
}

/// A consent about this child.
async fn asked_of(
    tx: &mut Read,
    grant: &Grant<action::RecordProfessional>,
    child: ChildId,
    id: ConsentId,
) -> Result<Consent, Problem> {
    let found = consent::one(tx, grant.organisation(), id).await?;
    found.filter(|one| one.child == child).ok_or(Problem::NotFound)
}

/// The legal basis that was chosen, at this moment; or the field that is wrong, and why there is no basis.
async fn basis(
    tx: &mut Read,
    grant: &Grant<action::RecordProfessional>,
    child: ChildId,
    typed: &ShareForm,
    (today, lang): (Date, Lang),
) -> Result<Result<LegalBasis<ConsentId>, (&'static str, String)>, Problem> {
    if let Some(duty) = Duty::of(&typed.basis) {
        return Ok(Ok(LegalBasis::of_duty(duty, today)));
    }
    let Ok(id) = typed.basis.parse::<Uuid>() else {
        return Ok(Err(("basis", lang.t("professional-wrong-basis").to_string())));
    };
    let found = asked_of(tx, grant, child, ConsentId(id)).await?;
    let basis = match consent::basis(tx, grant.organisation(), &found, today).await? {
        Ok(basis) => basis,
        Err(standing) => {
            let state = lang.t(&("consent-state-".to_owned() + standing.code())).to_string();
            let why = lang.t("professional-no-basis").with("state", state).to_string();
            return Ok(Err(("basis", why)));
        }
    };
    let who = Receiver { name: &typed.name, job: &typed.job, works_at: &typed.works_at };
    if !is_recipient(&found.recipient, who) {
        let why = lang.t("professional-other-recipient").with("recipient", &found.recipient).to_string();
        return Ok(Err(("name", why)));
    }
    Ok(Ok(basis))
}

pub(super) async fn share(
    cx: Cx,
    grant: Grant<action::RecordProfessional>,
    Path(child): Path<ChildId>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    // Looked at before a picture is unpacked: nobody makes work with a file about a child that it may not see.
    child::cared_for(&mut cx.read().await?, &grant, child).await?;
    let file = taken(form.data.file.take()).await?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let typed = ShareForm::of(&form.data);
    let texts = [
        ("name", &typed.name, MOST_NAME),
        ("works_at", &typed.works_at, MOST_NAME),
        ("job", &typed.job, MOST_NAME),
        ("why", &typed.why, MOST_WORDS),
        ("shared", &typed.shared, MOST_WORDS),
    ];
    let mut wrong: Vec<(&'static str, String)> = texts
        .into_iter()
        .filter_map(|(field, text, most)| Some((field, consent::text_mistake(text, most, lang)?)))
        .collect();
    let file = file.unwrap_or_else(|why| {
        wrong.push(("document", why.words(lang)));
        None
    });
    let basis = match basis(&mut tx, &grant, child.id, &typed, (actor.today, lang)).await? {
        Ok(basis) if wrong.is_empty() => basis,
        found => {
            // A field that is empty or too long was named already.
            let why = found.err().filter(|(field, _)| wrong.iter().all(|(named, _)| named != field));
            wrong.extend(why);
            drop(tx);
            return show(&cx, &grant, child, (typed, Mistakes(wrong))).await;
        }
    };
    let what = Shared {
        name: typed.name.trim(),
        works_at: typed.works_at.trim(),
        job: typed.job.trim(),
        why: typed.why.trim(),
        shared: typed.shared.trim(),
    };
    let id = queries::add(&mut tx, organisation, child.id, &what, &basis, staff).await?;
    let audit = Audit::new(organisation, Some(actor.account), "shared with a professional")
        .on("professional_contact", id)
        .on("child", child.id);
    let Some(file) = file else {
        let flash = Flash::good(lang.t("professional-recorded"));
        return Ok(tx.finish(audit, &format!("/children/{}/consents", child.id), Some(flash)).await?);
    };
    let keys = Keys::fresh();
    let document = queries::add_document(&mut tx, organisation, id, &file, keys.hashes()).await?;
    let to = format!("/children/{}/professionals/{document}/sent", child.id);
    let mut response = tx.finish(audit.on("professional_document", document), &to, None).await?;
    keys.put(document.0, &cx.app.settings, response.headers_mut());
    Ok(response)
}
