//! The parents' side: reading the whole dossier, writing beside it, and consenting for each part.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    consent::{Answer, MOST_WORDS},
    transfer::{Part, asked_anew},
};

use super::{
    page::{read_by, received, said_in},
    queries::{self, Transfer},
    view, write,
};
use crate::{
    child::{self, Child},
    consent,
    family::asked::{self, Matter},
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, exact, said},
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GuardianId, TransferId},
        opening::Opening,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// A part that a parent reads.
struct ReadPart {
    part: Part,
    label: String,
    words: String,
    /// What this parent wrote beside it.
    own: String,
    /// What others wrote beside it.
    others: Vec<(String, String)>,
    /// The last answer: yes or no.
    yes: Option<bool>,
    /// All that this parent said, in order of time.
    said: Vec<(&'static str, String)>,
    mistake: Option<String>,
}

#[derive(Template)]
#[template(path = "transfer/family.html")]
struct FamilyPage {
    page: Page,
    child: Child,
    transfer: Transfer,
    destination: String,
    starts: Said,
    parts: Vec<ReadPart>,
    sent: Option<String>,
    received: Option<String>,
    /// Something was not taken: which fields, and why.
    errors: Vec<(String, String)>,
}

impl FamilyPage {
    fn problems(&self) -> Vec<(&str, &str)> {
        self.errors.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect()
    }
}

/// Why an answer was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    /// The mentor gave another text, or another parent wrote, since the page was read.
    Changed,
    /// Something that was written is too long.
    Words,
    /// Nowhere yes or no.
    Nothing,
}

/// What is wrong with an answer to the transfer as it is now.
fn wrong(typed: &BTreeMap<String, String>, transfer: &Transfer, lang: Lang) -> Option<Wrong> {
    let asked = || transfer.parts.iter().filter(|part| part.consent.is_some()).map(|part| part.part.code());
    let field = |name: &str, code: &str| typed.get(&format!("{name}-{code}")).map(|text| text.trim());
    let version = typed.get("version").and_then(|version| version.parse::<i64>().ok());
    if version != Some(transfer.version) {
        Some(Wrong::Changed)
    } else if asked().any(|code| field("words", code).is_some_and(|words| mistake(words, lang).is_some())) {
        Some(Wrong::Words)
    } else if !asked().any(|code| field("yes", code).is_some_and(|yes| yes.parse::<bool>().is_ok())) {
        Some(Wrong::Nothing)
    } else {
        None
    }
}

/// A transfer of one's own child.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::AnswerTransfer>,
    id: TransferId,
) -> Result<(Transfer, Child, GuardianId), Problem> {
    let guardian = grant.actor().guardian.ok_or(Problem::Forbidden)?;
    let transfer = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = child::cared_for(tx, grant, transfer.child).await?;
    Ok((transfer, child, guardian))
}

/// Parents can read and answer it now.
fn is_with_parents(transfer: &Transfer) -> bool {
    transfer.given_on.is_some() && !transfer.stopped()
}

fn read_parts(transfer: &Transfer, guardian: GuardianId, lang: Lang) -> Vec<ReadPart> {
    let asked = transfer.parts.iter().filter_map(|part| Some((part, part.consent.as_ref()?)));
    asked
        .map(|(part, consent)| {
            let (own, others): (Vec<_>, Vec<_>) =
                part.reactions.iter().partition(|reaction| reaction.guardian == guardian);
            ReadPart {
                part: part.part,
                label: view::label(part.part, lang),
                words: part.words.clone(),
                own: own.first().map(|reaction| reaction.words.clone()).unwrap_or_default(),
                others: others.into_iter().map(|one| (one.name.clone(), one.words.clone())).collect(),
                yes: consent.last(guardian).map(|given| given.answer == Answer::Given),
                said: consent::said_by(consent, guardian, lang),
                mistake: None,
            }
        })
        .collect()
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::AnswerTransfer>,
    id: TransferId,
    typed: Option<(&BTreeMap<String, String>, Wrong)>,
) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (transfer, child, guardian) = found(&mut tx, grant, id).await?;
    drop(tx);
    if !is_with_parents(&transfer) {
        return Err(Problem::NotFound);
    }
    let opening = Opening {
        organisation: grant.organisation(),
        account: actor.account,
        child: child.id,
        relation: "guardian",
        page: "transfer",
        at: cx.now,
    };
    cx.app.openings.record(vec![opening]).await?;
    let mut parts = read_parts(&transfer, guardian, lang);
    let errors = typed.map(|(typed, wrong)| retyped(&mut parts, typed, wrong, lang)).unwrap_or_default();
    let page = FamilyPage {
        page: cx.page(),
        destination: view::destination(transfer.destination, lang),
        starts: said(transfer.starts_on, actor.today, lang),
        errors,
        parts,
        sent: transfer.sent_on().map(|day| exact(day, lang)),
        received: transfer
            .receipt()
            .map(|receipt| received(receipt, lang))
            .or_else(|| read_by(&transfer, lang)),
        child,
        transfer,
    };
    status_html(if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// Puts back what was typed, and says what was wrong with it: which fields, and why.
fn retyped(
    parts: &mut [ReadPart],
    typed: &BTreeMap<String, String>,
    wrong: Wrong,
    lang: Lang,
) -> Vec<(String, String)> {
    for part in parts.iter_mut() {
        let code = part.part.code();
        // Yes to another text is no yes to this one.
        if wrong != Wrong::Changed {
            part.yes = typed.get(&format!("yes-{code}")).and_then(|yes| yes.parse().ok()).or(part.yes);
        }
        part.own = typed.get(&format!("words-{code}")).cloned().unwrap_or_default();
        part.mistake = mistake(part.own.trim(), lang);
    }
    let key = match wrong {
        Wrong::Words => None,
        Wrong::Changed => Some("transfer-family-changed"),
        Wrong::Nothing => Some("transfer-family-nothing"),
    };
    let first = parts.first().map(|part| format!("yes-{}", part.part.code())).unwrap_or_default();
    let whole = key.map(|key| (first, lang.t(key).to_string()));
    let of_words =
        parts.iter().filter_map(|part| Some((format!("words-{}", part.part.code()), part.mistake.clone()?)));
    whole.into_iter().chain(of_words).collect()
}

fn mistake(words: &str, lang: Lang) -> Option<String> {
    consent::text_mistake(words, MOST_WORDS, lang).filter(|_| !words.is_empty())
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::AnswerTransfer>,
    Path(id): Path<TransferId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, id, None).await
}

pub(super) async fn answer(
    cx: Cx,
    grant: Grant<action::AnswerTransfer>,
    Path(id): Path<TransferId>,
    form: Submitted<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (transfer, child, guardian) = found(&mut tx, &grant, id).await?;
    if !is_with_parents(&transfer) {
        return Err(Problem::Conflict);
    }
    if let Some(wrong) = wrong(&form.data, &transfer, lang) {
        drop(tx);
        return show(&cx, &grant, id, Some((&form.data, wrong))).await;
    }
    let field = |name: &str| form.data.get(name).map(String::as_str).unwrap_or_default();
    for (consent, said) in said_in(field, &transfer, guardian) {
        consent::answer(
            &mut tx,
            organisation,
            (consent, guardian),
            (said, actor.today),
            (actor.account, None),
        )
        .await?;
    }
    react(&mut tx, &grant, (&transfer, guardian), &form.data).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer answered")
        .on("transfer", id)
        .on("guardian", guardian)
        .on("child", child.id);
    let flash = thanks(&form.data, &transfer, guardian, lang);
    Ok(tx.finish(audit, &format!("/family/transfers/{id}"), Some(flash)).await?)
}

/// Keeps what a parent wrote beside parts. Whoever said yes to a part beside which it changed is asked anew.
async fn react(
    tx: &mut Write,
    grant: &Grant<action::AnswerTransfer>,
    (transfer, guardian): (&Transfer, GuardianId),
    typed: &BTreeMap<String, String>,
) -> sqlx::Result<()> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let (mut changed, mut anew) = (false, BTreeSet::new());
    for (part, consent) in transfer.parts.iter().filter_map(|part| Some((part, part.consent.as_ref()?))) {
        let words = typed.get(&format!("words-{}", part.part.code()));
        let Some(words) = words.map(|text| text.trim()) else { continue };
        let before = part.reactions.iter().find(|reaction| reaction.guardian == guardian);
        if before.map(|reaction| reaction.words.as_str()).unwrap_or_default() == words {
            continue;
        }
        write::react(tx, organisation, (part.id, guardian), words, today).await?;
        changed = true;
        for other in asked_anew(&consent.answers(), guardian) {
            consent::lapse(tx, organisation, (consent.id, other)).await?;
            anew.insert(other);
        }
    }
    if changed {
        write::reads_otherwise(tx, organisation, transfer.id).await?;
    }
    for other in anew {
        let of = (transfer.child, other);
        asked::ask_anew(tx, organisation, of, Matter::Transfer(transfer.id)).await?;
    }
    Ok(())
}

/// Thanks for an answer, and the parts to which nothing was said yet.
fn thanks(typed: &BTreeMap<String, String>, transfer: &Transfer, guardian: GuardianId, lang: Lang) -> Flash {
    let asked = transfer.parts.iter().filter_map(|part| Some((part.part, part.consent.as_ref()?)));
    let open = asked.filter(|(part, consent)| {
        consent.last(guardian).is_none() && !typed.contains_key(&format!("yes-{}", part.code()))
    });
    let open: Vec<String> = open.map(|(part, _)| view::label(part, lang)).collect();
    if open.is_empty() {
        Flash::good(lang.t("transfer-family-thanks"))
    } else {
        Flash::know(lang.t("transfer-family-open").with("parts", open.join(", ")))
    }
}

/// A transfer on the page of a parent.
pub struct ParentLine {
    /// Which.
    pub id: TransferId,
    /// Where to.
    pub receiver: String,
    /// `good`, `due` or `plain`.
    pub badge: &'static str,
    /// What this parent still has to do, or how it stands.
    pub state: String,
    /// It waits for an answer.
    pub waits: bool,
    /// When staff recorded an answer last, where staff did.
    pub recorded_on: Option<Date>,
}

/// What parents read of transfers, by child: those that are with them or after.
pub fn for_parents(
    all: &[Transfer],
    guardian: GuardianId,
    today: Date,
    lang: Lang,
) -> BTreeMap<ChildId, Vec<ParentLine>> {
    let mut lines: BTreeMap<ChildId, Vec<ParentLine>> = BTreeMap::new();
    for transfer in all.iter().filter(|one| one.given_on.is_some() && !one.stopped()) {
        let open = transfer.waits_for(guardian, today);
        let (badge, key) = if open {
            ("due", "transfer-family-waits")
        } else if transfer.receipt().is_some() || transfer.read.is_some() {
            ("good", "transfer-family-received")
        } else {
            ("plain", "transfer-family-answered")
        };
        let asked = transfer.parts.iter().filter_map(|part| part.consent.as_ref());
        lines.entry(transfer.child).or_default().push(ParentLine {
            id: transfer.id,
            receiver: transfer.receiver.clone(),
            badge,
            state: lang.t(key).to_string(),
            waits: open,
            recorded_on: asked.filter_map(|consent| consent.recorded_on(guardian)).max(),
        });
    }
    lines
}

/// A dossier as a guardian reads it.
pub struct Dossier {
    /// To whom it goes.
    pub receiver: String,
    /// When it was given to the parents.
    pub given_on: Date,
    /// The parts, each with its words, and what this guardian wrote beside it and answered.
    pub parts: Vec<(String, Vec<String>)>,
}

/// The dossiers that a guardian reads of a child.
pub fn dossiers(all: &[Transfer], child: ChildId, guardian: GuardianId, lang: Lang) -> Vec<Dossier> {
    let with_parents = |one: &&Transfer| one.child == child && !one.stopped();
    let read = all.iter().filter(with_parents).filter_map(|one| {
        let asked = one.parts.iter().filter_map(|part| Some((part, part.consent.as_ref()?)));
        let parts = asked.map(|(part, consent)| {
            let own = part.reactions.iter().filter(|reaction| reaction.guardian == guardian);
            let beside = own.map(|reaction| format!("{} {}", lang.t("talk-parent-said"), reaction.words));
            let yes = consent.last(guardian).map(|given| {
                let key = if given.answer == Answer::Given { "transfer-yes" } else { "transfer-no" };
                format!("{} {}", lang.t("transfer-family-may"), lang.t(key))
            });
            let words = Some(part.words.clone()).filter(|words| !words.is_empty());
            (view::label(part.part, lang), words.into_iter().chain(beside).chain(yes).collect())
        });
        Some(Dossier { receiver: one.receiver.clone(), given_on: one.given_on?, parts: parts.collect() })
    });
    read.collect()
}
