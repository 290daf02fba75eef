//! The report to Veilig Thuis: no consent is needed, and it says on which right it rests. What goes along is shown part by
//! part before it goes, and kept as it was.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    consent::{Basis, LegalBasis, MOST_NAME, Right},
    reporting_code::{Act, Field, MOST_WORDS, Step},
};
use uuid::Uuid;

use super::{
    act::{Fields, field},
    page::{Choice, opened},
    queries::{self, Case},
    sealed::{Entry, Report},
    turn,
};
use crate::{
    consent::text_mistake,
    guardians,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{OrganisationId, ReportingCodeId, StaffId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// A part that can go along.
struct Part {
    field: Field,
    label: String,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "reporting_code/report.html")]
struct ReportPage {
    page: Page,
    id: ReportingCodeId,
    version: i64,
    name: String,
    basis: String,
    parts: Vec<Part>,
    told: Vec<Choice>,
    typed: Fields,
    wrong: Vec<(&'static str, String)>,
}

impl ReportPage {
    fn was_typed(&self, name: &str) -> &str {
        field(&self.typed, name)
    }

    fn error(&self, name: &str) -> Option<&str> {
        self.wrong.iter().find(|(of, _)| *of == name).map(|(_, text)| text.as_str())
    }

    fn problems(&self) -> Vec<(&str, &str)> {
        self.wrong.iter().map(|(field, text)| (*field, text.as_str())).collect()
    }
}

/// What was written with the acts of a step, in order.
fn written(case: &Case, step: Step, lang: Lang) -> String {
    let of_step = |entry: &&Entry| entry.act().and_then(Act::step) == Some(step);
    let mut lines = Vec::new();
    for entry in case.entries.iter().filter(of_step) {
        let day = exact(entry.on, lang);
        lines.extend(entry.answers.iter().map(|answer| {
            let said = lang.t(&("reporting-code-answer-".to_owned() + &answer.answer)).to_string();
            format!("{} {said}", answer.question)
        }));
        lines.push(format!("{day}: {}", entry.words));
    }
    lines.join("\n")
}

/// The parents with how to reach them; what is secret is not among it.
async fn family(
    tx: &mut Read,
    organisation: OrganisationId,
    case: &Case,
    today: Date,
) -> sqlx::Result<String> {
    let all = guardians::to_call(tx, organisation, case.head.child, today).await?;
    let lines = all.into_iter().map(|guardian| {
        let contact = [guardian.phone, guardian.email].into_iter().flatten();
        let mut line = vec![guardian.name];
        line.extend(contact.filter(|text| !text.is_empty()));
        line.join(", ")
    });
    Ok(lines.collect::<Vec<String>>().join("\n"))
}

/// The parts with something in them.
async fn parts(
    tx: &mut Read,
    organisation: OrganisationId,
    case: &Case,
    typed: Option<&Fields>,
    (today, lang): (Date, Lang),
) -> sqlx::Result<Vec<Part>> {
    let mut parts = Vec::new();
    for of in Field::ALL {
        let text = match of {
            Field::Child => format!(
                "{}, {}",
                case.head.name,
                lang.t("reporting-code-about")
                    .with("date", exact(case.head.born, lang))
                    .with("group", &case.head.group)
            ),
            Field::Family => family(tx, organisation, case, today).await?,
            Field::Signals => written(case, Step::Signals, lang),
            Field::Advice => written(case, Step::Advice, lang),
            Field::Talk => written(case, Step::Talk, lang),
            Field::Weighing => written(case, Step::Weighing, lang),
        };
        let share = format!("share_{}", of.code());
        if !text.is_empty() {
            parts.push(Part {
                field: of,
                label: lang.t(&("reporting-code-field-".to_owned() + of.code())).to_string(),
                text,
                chosen: typed.is_none_or(|typed| field(typed, &share) == "true"),
            });
        }
    }
    Ok(parts)
}

/// The file, when a report can be recorded in it.
async fn found(
    tx: &mut Read,
    cx: &Cx,
    grant: &Grant<action::WorkOnReportingCode>,
    id: ReportingCodeId,
) -> Result<Case, Problem> {
    let case = queries::one(tx, grant, &cx.app.settings.keys, id).await?;
    match case.state.can(Act::Reported, &case.parts) {
        Ok(()) => Ok(case),
        Err(mentorkind_domain::reporting_code::Refusal::NotYours) => Err(Problem::Forbidden),
        Err(_) => Err(Problem::Conflict),
    }
}

async fn show(
    cx: &Cx,
    organisation: OrganisationId,
    case: &Case,
    typed: Option<(Fields, Vec<(&'static str, String)>)>,
) -> Result<Response, Problem> {
    let lang = cx.lang;
    let mut tx = cx.read().await?;
    let parts =
        parts(&mut tx, organisation, case, typed.as_ref().map(|(typed, _)| typed), (cx.actor()?.today, lang))
            .await?;
    drop(tx);
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (typed, wrong) = typed.unwrap_or_default();
    let told = ["yes", "no"].map(|value| Choice {
        value: value.to_owned(),
        label: lang.t(&("reporting-code-told-".to_owned() + value)).to_string(),
        selected: field(&typed, "told") == value,
    });
    let page = ReportPage {
        page: cx.page(),
        id: case.id,
        version: case.version(),
        name: case.head.name.clone(),
        basis: lang.t(&("reporting-code-basis-".to_owned() + Right::VeiligThuis.code())).to_string(),
        parts,
        told: told.into(),
        typed,
        wrong,
    };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::WorkOnReportingCode>,
    Path(id): Path<ReportingCodeId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let case = found(&mut tx, &cx, &grant, id).await?;
    drop(tx);
    opened(&cx, &grant, &case).await?;
    show(&cx, grant.organisation(), &case, None).await
}

/// A report on a legal basis, with what goes along. Nothing goes along without a basis.
fn shared(basis: &LegalBasis<Uuid>, fields: &Fields, parts: Vec<Part>, by: (StaffId, &str)) -> Option<Entry> {
    let Basis::Right(right) = basis.basis() else { return None };
    let mut entry = Entry::new(Act::Reported, field(fields, "report_words"), basis.day(), by);
    entry.report = Some(Report {
        to: field(fields, "to").to_owned(),
        basis: right.code().to_owned(),
        receipt: field(fields, "receipt").to_owned(),
        told: field(fields, "told") == "yes",
        shared: parts
            .into_iter()
            .filter(|part| part.chosen)
            .map(|part| (part.field.code().to_owned(), part.text))
            .collect(),
    });
    Some(entry)
}

fn mistakes(fields: &Fields, parts: &[Part], lang: Lang) -> Vec<(&'static str, String)> {
    let mut wrong = Vec::new();
    for (name, most) in [("to", MOST_NAME), ("report_words", MOST_WORDS)] {
        wrong.extend(text_mistake(field(fields, name), most, lang).map(|text| (name, text)));
    }
    if field(fields, "receipt").chars().count() > MOST_NAME {
        wrong.extend(text_mistake(field(fields, "receipt"), MOST_NAME, lang).map(|text| ("receipt", text)));
    }
    if !["yes", "no"].contains(&field(fields, "told")) {
        wrong.push(("told", lang.t("reporting-code-wrong-told").to_string()));
    }
    if !parts.iter().any(|part| part.chosen) {
        wrong.push(("shared", lang.t("reporting-code-wrong-shared").to_string()));
    }
    wrong
}

pub(super) async fn report(
    cx: Cx,
    grant: Grant<action::WorkOnReportingCode>,
    Path(id): Path<ReportingCodeId>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let case = found(&mut tx, &cx, &grant, id).await?;
    let (staff, name) = queries::who(&mut tx, actor).await?;
    let parts = parts(&mut tx, organisation, &case, Some(&form.data), (actor.today, lang)).await?;
    let mut wrong = mistakes(&form.data, &parts, lang);
    if field(&form.data, "version") != case.version().to_string() {
        wrong.push(("shared", lang.t("reporting-code-meanwhile").to_string()));
    }
    if !wrong.is_empty() {
        drop(tx);
        return show(&cx, organisation, &case, Some((form.data, wrong))).await;
    }
    let basis = LegalBasis::of_right(Right::VeiligThuis, actor.today);
    let entry = shared(&basis, &form.data, parts, (staff, &name)).ok_or(Problem::Internal)?;
    if !queries::record(&mut tx, organisation, &case, &entry).await? {
        return Err(Problem::Conflict);
    }
    turn::changed(&mut tx, &cx.app, actor, (&case, &entry)).await?;
    let audit = Audit::new(organisation, Some(actor.account), "sealed file changed").on("sealed", id);
    let flash = Flash::good(lang.t("reporting-code-reported"));
    Ok(tx.finish(audit, &format!("/reporting-code/{id}"), Some(flash)).await?)
}
