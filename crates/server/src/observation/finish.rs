//! The questions at the end of an observation, and correcting it later.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use mentorkind_domain::{
    access::action,
    division::months_old,
    observation::{MOST_CHARACTERS, Scale, Score, Topic, check_text, frame},
};

use super::{
    corrections,
    draft::{aim_mistake, open, own_draft},
    note::{text_mistake, writer},
    pairs::Pairs,
    queries::{self, Finish, Observation, Scores, observation_audit},
    timeline::{Part, parts, stands},
};
use crate::{
    child::{self, Child, OtherNames},
    observation_list::{self, Offered},
    platform::{
        access::Grant,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::ObservationId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
    protocol,
};

/// A step of a scale, as one can choose it.
pub struct Step {
    pub code: String,
    pub half: bool,
    pub chosen: bool,
    /// What it means; of a half step, between what it is.
    pub words: String,
}

/// A scale with its steps.
pub struct ScaleField {
    pub code: &'static str,
    pub label: String,
    pub steps: Vec<Step>,
    pub error: Option<String>,
}

/// A goal or domain that can be ticked.
pub struct TopicField {
    pub code: &'static str,
    pub label: String,
    pub chosen: bool,
}

/// What the questions were answered with.
#[derive(Clone, Debug, Default)]
struct Answers {
    particulars: String,
    scores: [String; 2],
    topics: Vec<Topic>,
    names_stay: bool,
}

impl Answers {
    fn read(pairs: &Pairs) -> Self {
        Self {
            particulars: pairs.get("particulars").to_owned(),
            scores: Scale::ALL.map(|scale| pairs.get(scale.code()).to_owned()),
            topics: pairs.all("topic").filter_map(Topic::of).collect(),
            names_stay: pairs.get("names_stay") == "true",
        }
    }

    fn of(observation: &Observation) -> Self {
        let code = |particulars: bool| if particulars { "yes" } else { "no" };
        Self {
            particulars: observation.particulars.map(code).unwrap_or_default().to_owned(),
            scores: Scale::ALL.map(|scale| observation.scores.on(scale).map(Score::code).unwrap_or_default()),
            topics: observation.topics.clone(),
            names_stay: false,
        }
    }

    fn particulars(&self) -> Option<bool> {
        match self.particulars.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// What was ticked of these topics, each once and in their order.
    fn chosen(&self, topics: &[Topic]) -> Vec<Topic> {
        topics.iter().copied().filter(|topic| self.topics.contains(topic)).collect()
    }

    /// The scores of a periodic observation, each there.
    fn scores(&self) -> (Scores, [bool; 2]) {
        let [wellbeing, involvement] = self.scores.each_ref().map(|text| Score::parse(text));
        (Scores { wellbeing, involvement }, [wellbeing.is_none(), involvement.is_none()])
    }
}

/// What is asked at the end, as it stands on a page.
struct Questions {
    particulars: Option<bool>,
    particulars_error: Option<String>,
    /// None for what is not periodic.
    scales: Vec<ScaleField>,
    goals: Vec<TopicField>,
    domains: Vec<TopicField>,
    /// The text, with the names of other children marked.
    text: Vec<Part>,
    /// The names of other children in it.
    others: OtherNames,
}

impl Questions {
    /// Nothing is wrong.
    fn fine(&self) -> bool {
        self.lines().is_empty()
    }

    /// The lines on top of the form, each with its field.
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let scales = self.scales.iter().map(|scale| (scale.code, scale.error.as_deref()));
        let fields = std::iter::once(("particulars", self.particulars_error.as_deref())).chain(scales);
        self.others.line().into_iter().chain(fields.filter_map(|(name, text)| Some((name, text?)))).collect()
    }
}

fn scale_field(scale: Scale, answer: &str, wrong: bool, lang: Lang) -> ScaleField {
    let chosen = Score::parse(answer);
    let (name, prefix) = match scale {
        Scale::Wellbeing => ("observation-wellbeing", "observation-wellbeing-"),
        Scale::Involvement => ("observation-involvement", "observation-involvement-"),
    };
    let words = |step: u8| lang.t(&format!("{prefix}{step}")).to_string();
    let steps = Score::ALL.into_iter().map(|score| Step {
        code: score.code(),
        half: score.is_half(),
        chosen: chosen == Some(score),
        words: if score.is_half() {
            lang.t("observation-between").with("low", score.step()).with("high", score.step() + 1).to_string()
        } else {
            words(score.step())
        },
    });
    let key = if answer.is_empty() { "observation-score-missing" } else { "observation-score-unknown" };
    ScaleField {
        code: scale.code(),
        label: lang.t(name).to_string(),
        steps: steps.collect(),
        error: wrong.then(|| lang.t(key).with("scale", lang.t(name).to_string().to_lowercase()).to_string()),
    }
}

/// The name of a goal or domain.
pub(super) fn topic_label(topic: Topic, lang: Lang) -> String {
    lang.t(&(String::from("observation-topic-") + topic.code())).to_string()
}

/// What is asked, with what was answered; `checked`: what is missing is a mistake.
fn questions(
    observation: &Observation,
    topics: &[Topic],
    answers: &Answers,
    (marks, names): (Vec<std::ops::Range<usize>>, Vec<String>),
    checked: bool,
    lang: Lang,
) -> Questions {
    let (_, missing) = answers.scores();
    let field = |topic: &Topic| TopicField {
        code: topic.code(),
        label: topic_label(*topic, lang),
        chosen: answers.topics.contains(topic),
    };
    let periodic = observation.periodic;
    let fields = |of: &[Topic]| topics.iter().filter(|topic| of.contains(topic)).map(field).collect();
    Questions {
        particulars: answers.particulars(),
        particulars_error: (checked && answers.particulars().is_none())
            .then(|| lang.t("observation-particulars-missing").to_string()),
        scales: Scale::ALL
            .into_iter()
            .enumerate()
            .filter(|_| periodic)
            .map(|(i, scale)| scale_field(scale, &answers.scores[i], checked && missing[i], lang))
            .collect(),
        goals: fields(&Topic::GOALS),
        domains: fields(&Topic::DOMAINS),
        text: parts(&observation.text, &marks),
        others: if checked {
            OtherNames::found(names, answers.names_stay, lang)
        } else {
            OtherNames::to_look_at(names, answers.names_stay)
        },
    }
}

/// The frame that is asked for a periodic observation, with what it is about already; nothing for another.
async fn topics(
    tx: &mut Read,
    grant: &Grant<action::WriteObservation>,
    observation: &Observation,
    child: &Child,
) -> sqlx::Result<Vec<Topic>> {
    if !observation.periodic {
        return Ok(Vec::new());
    }
    let protocol = protocol::in_force(tx, grant.organisation(), grant.actor().today).await?;
    let age = months_old(child.birth_date, observation.seen_on);
    let mut topics = frame(age, protocol.domains_from_months());
    topics.extend(&observation.topics);
    topics.sort_unstable();
    topics.dedup();
    Ok(topics)
}

#[derive(Template)]
#[template(path = "observation/finish.html")]
struct FinishPage {
    page: Page,
    child: Child,
    id: ObservationId,
    version: i64,
    aim: String,
    questions: Questions,
    lists: Vec<Offered>,
    /// It was changed somewhere else since the page was opened.
    stale: bool,
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (draft, child) = own_draft(&mut tx, &grant, id).await?;
    let topics = topics(&mut tx, &grant, &draft, &child).await?;
    let own = (child.id, child.first_name.as_str());
    let others = child::named(&mut tx, grant.organisation(), own, draft.seen_on, &draft.text).await?;
    open(&cx, &mut tx, &grant, &child).await?;
    let lists = observation_list::offered(&mut tx, grant.organisation(), &draft, &child).await?;
    let questions = questions(&draft, &topics, &Answers::of(&draft), others, false, cx.lang);
    let (page, version, aim) = (cx.page(), draft.version, draft.aim);
    html(&FinishPage { page, child, id, version, aim, questions, lists, stale: false })
}

pub async fn finish(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
    form: Submitted<Pairs>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    let (draft, child) = match own_draft(&mut tx, &grant, id).await {
        Err(Problem::NotFound) => return finished_already(&cx, &mut tx, &grant, id, &form.data).await,
        found => found?,
    };
    let topics = topics(&mut tx, &grant, &draft, &child).await?;
    let own = (child.id, child.first_name.as_str());
    let others = child::named(&mut tx, organisation, own, draft.seen_on, &draft.text).await?;
    let stale = form.data.get("version") != draft.version.to_string();
    let mut answers = Answers::read(&form.data);
    // Who looked at the names saw another text.
    answers.names_stay &= !stale;
    let questions = questions(&draft, &topics, &answers, others, true, cx.lang);
    let particulars = answers.particulars().filter(|_| questions.fine() && !stale);
    let Some(particulars) = particulars else {
        let lists = observation_list::offered(&mut tx, organisation, &draft, &child).await?;
        let (page, version, aim) = (cx.page(), draft.version, draft.aim);
        let page = FinishPage { page, child, id, version, aim, questions, lists, stale };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let scores = if draft.periodic { answers.scores().0 } else { Scores::default() };
    let finish = Finish { particulars, scores, topics: answers.chosen(&topics) };
    queries::finish(&mut tx, organisation, id, &finish).await?;
    let audit = observation_audit(&grant, "observation finished", id, child.id);
    let flash = Flash::good(cx.lang.t("observation-finished").with("child", &child.first_name));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}

#[derive(Template)]
#[template(path = "observation/correct.html")]
struct CorrectPage {
    page: Page,
    child: Child,
    id: ObservationId,
    version: i64,
    aim: String,
    aim_error: Option<String>,
    text: String,
    text_error: Option<String>,
    questions: Questions,
    /// It was changed since the page was opened: the text that stands now, and the answers.
    theirs: Option<(String, Vec<String>)>,
    /// It was finished since the page was opened on which this was answered.
    already: bool,
}

impl CorrectPage {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let own = [("text", self.text_error.as_deref()), ("aim", self.aim_error.as_deref())];
        let own = own.into_iter().filter_map(|(name, text)| Some((name, text?)));
        own.chain(self.questions.lines()).collect()
    }
}

/// A finished observation of a child within the grant.
async fn finished(
    tx: &mut Read,
    grant: &Grant<action::WriteObservation>,
    id: ObservationId,
) -> Result<(Observation, Child), Problem> {
    let found = queries::observation(tx, grant.organisation(), id, None).await?;
    let observation = found.filter(|found| found.finished_at.is_some()).ok_or(Problem::NotFound)?;
    let child = child::one(tx, grant, observation.child).await?.ok_or(Problem::NotFound)?;
    let whole = queries::observations(tx, grant.organisation(), std::iter::once(id.0)).await?;
    Ok((whole.into_values().next().unwrap_or(observation), child))
}

/// Somebody answers at the end of what was finished meanwhile, in another window: the answers can go on as a correction.
async fn finished_already(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::WriteObservation>,
    id: ObservationId,
    pairs: &Pairs,
) -> Result<Response, Problem> {
    let (observation, child) = finished(tx, grant, id).await?;
    let topics = topics(tx, grant, &observation, &child).await?;
    let theirs = Some(stands(&observation, cx.lang));
    let page = correction(cx, (observation, child), &topics, &Answers::read(pairs));
    let page = CorrectPage { theirs, already: true, ..page };
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// What can be corrected, with these answers.
fn correction(
    cx: &Cx,
    (observation, child): (Observation, Child),
    topics: &[Topic],
    answers: &Answers,
) -> CorrectPage {
    let others = (Vec::new(), Vec::new());
    CorrectPage {
        page: cx.page(),
        questions: questions(&observation, topics, answers, others, false, cx.lang),
        child,
        id: observation.id,
        version: observation.version,
        aim: observation.aim,
        aim_error: None,
        text: observation.text,
        text_error: None,
        theirs: None,
        already: false,
    }
}

pub async fn correct_page(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (observation, child) = finished(&mut tx, &grant, id).await?;
    open(&cx, &mut tx, &grant, &child).await?;
    let topics = topics(&mut tx, &grant, &observation, &child).await?;
    let answers = Answers::of(&observation);
    html(&correction(&cx, (observation, child), &topics, &answers))
}

pub async fn correct(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
    form: Submitted<Pairs>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let staff = writer(grant.actor().staff)?;
    let mut tx = cx.write(&form).await?;
    let (before, child) = finished(&mut tx, &grant, id).await?;
    let answers = Answers::read(&form.data);
    let (aim, text) = (form.data.get("aim").trim(), form.data.get("text").trim());
    let typed = Observation { text: text.to_owned(), ..before.clone() };
    let own = (child.id, child.first_name.as_str());
    let others = child::named(&mut tx, organisation, own, before.seen_on, text).await?;
    let topics = topics(&mut tx, &grant, &before, &child).await?;
    let questions = questions(&typed, &topics, &answers, others, true, lang);
    let stale = form.data.get("version") != before.version.to_string();
    let page = CorrectPage {
        page: cx.page(),
        id,
        version: before.version,
        aim: aim.to_owned(),
        aim_error: aim_mistake(aim, lang),
        text: form.data.get("text").to_owned(),
        text_error: check_text(text, MOST_CHARACTERS).err().map(|wrong| text_mistake(wrong, lang)),
        questions,
        theirs: stale.then(|| stands(&before, lang)),
        already: false,
        child: child.clone(),
    };
    let particulars = answers.particulars().filter(|_| page.lines().is_empty() && !stale);
    let Some(particulars) = particulars else {
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let scores = if before.periodic { answers.scores().0 } else { Scores::default() };
    let to = format!("/children/{}", child.id);
    let after = Finish { particulars, scores, topics: answers.chosen(&topics) };
    let same = (before.aim.as_str(), before.text.as_str()) == (aim, text)
        && (before.particulars, before.scores) == (Some(particulars), scores)
        && before.topics == after.topics;
    if same {
        let mut response = Redirect::to(&to).into_response();
        Flash::know(lang.t("observation-nothing-changed")).put(response.headers_mut());
        return Ok(response);
    }
    let audit = observation_audit(&grant, "observation corrected", id, child.id);
    corrections::correct(&mut tx, &before, organisation, staff, (aim, text), &after).await?;
    Ok(tx.finish(audit, &to, Some(Flash::good(lang.t("observation-corrected")))).await?)
}
