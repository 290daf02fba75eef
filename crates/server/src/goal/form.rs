//! Setting a goal: what was typed, and what is wrong with it.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::{Permission, action},
    goal::{MOST_WHAT, MOST_WORDS, evaluation_day, last_day, usual_day},
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use super::{
    lists,
    queries::{self, Owner, Plan},
    reach,
};
use crate::{
    child::OtherNames,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// How many examples there are for the goals of an owner.
pub fn examples(owner: Owner) -> usize {
    match owner {
        Owner::Group(_) => 5,
        Owner::Child(_) | Owner::Staff(_) | Owner::Mentorship => 3,
    }
}

/// The text of an example, or what ends with `end` beside it.
pub fn example_text(owner: Owner, number: usize, end: &str, lang: Lang) -> String {
    let key = "goal-example-".to_owned() + owner.code();
    lang.t(&format!("{key}-{number}{end}")).to_string()
}

/// What was typed of a goal.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GoalForm {
    #[serde(default)]
    pub what: String,
    #[serde(default)]
    pub noticed: String,
    #[serde(default)]
    pub day: String,
    #[serde(default)]
    pub with_child: bool,
    #[serde(default)]
    pub with_parents: bool,
    /// Of the goal that was read; nothing for a new one.
    #[serde(default)]
    pub version: i64,
    /// The names of other children in it were looked at.
    #[serde(default)]
    pub names_stay: bool,
}

impl GoalForm {
    /// An empty form, or one with an example in it.
    pub fn new(owner: Owner, example: Option<usize>, today: Date, lang: Lang) -> Self {
        let example = example.filter(|number| (1..=examples(owner)).contains(number));
        let text =
            |end: &str| example.map_or_else(String::new, |number| example_text(owner, number, end, lang));
        Self {
            what: text(""),
            noticed: text("-noticed"),
            day: usual_day(today).to_string(),
            ..Self::default()
        }
    }

    /// A goal as it is.
    pub fn of(plan: &Plan, version: i64) -> Self {
        Self {
            what: plan.what.clone(),
            noticed: plan.noticed.clone(),
            day: plan.evaluate_on.to_string(),
            with_child: plan.with_child,
            with_parents: plan.with_parents,
            version,
            names_stay: false,
        }
    }

    /// What was filled in, each with its name; empty where nothing was.
    pub fn in_words(&self, owner: Owner, lang: Lang) -> Vec<(String, String)> {
        let with = [(self.with_child, "goal-with-child"), (self.with_parents, "goal-with-parents")];
        let with = with.into_iter().filter(|(ticked, _)| *ticked && matches!(owner, Owner::Child(_)));
        let with: Vec<String> = with.map(|(_, key)| lang.t(key).to_string()).collect();
        named(
            [
                ("goal-what", self.what.clone()),
                ("goal-noticed", self.noticed.clone()),
                ("goal-with", with.join(", ")),
                ("goal-day", day_in_words(&self.day, lang)),
            ],
            lang,
        )
    }

    /// What the goal becomes.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn plan(&self, owner: Owner, today: Date, names: OtherNames, lang: Lang) -> Result<Plan, Mistakes> {
        let (what, noticed) = (self.what.trim(), self.noticed.trim());
        let day = evaluation_day(&self.day, today);
        let mistakes = Mistakes {
            what: text_mistake(what, MOST_WHAT, lang),
            noticed: text_mistake(noticed, MOST_WORDS, lang).filter(|_| !noticed.is_empty()),
            day: day.is_none().then(|| wrong_day(today, lang)),
            names,
        };
        match day {
            Some(evaluate_on) if mistakes.lines().is_empty() => Ok(Plan {
                what: what.to_owned(),
                noticed: noticed.to_owned(),
                evaluate_on,
                with_child: self.with_child && matches!(owner, Owner::Child(_)),
                with_parents: self.with_parents && matches!(owner, Owner::Child(_)),
            }),
            _ => Err(mistakes),
        }
    }
}

/// What is wrong with a goal.
#[derive(Clone, Debug, Default)]
pub struct Mistakes {
    pub what: Option<String>,
    pub noticed: Option<String>,
    pub day: Option<String>,
    pub names: OtherNames,
}

impl Mistakes {
    pub fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [("what", &self.what), ("noticed", &self.noticed), ("day", &self.day)];
        let all = all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        all.chain(self.names.line()).collect()
    }
}

/// What was filled in under the names of these keys.
pub fn named<const N: usize>(filled: [(&str, String); N], lang: Lang) -> Vec<(String, String)> {
    filled.map(|(key, text)| (lang.t(key).to_string(), text)).to_vec()
}

/// A day as it was chosen; what is no day stays as it was typed.
pub fn day_in_words(typed: &str, lang: Lang) -> String {
    typed.trim().parse::<Date>().map_or_else(|_| typed.to_owned(), |day| exact(day, lang))
}

/// What is wrong with a text, in words.
pub fn text_mistake(text: &str, most: usize, lang: Lang) -> Option<String> {
    check_text(text, most).err().map(|wrong| match wrong {
        WrongText::Empty => lang.t("goal-what-empty").to_string(),
        WrongText::TooLong(length) => lang
            .t("goal-too-long")
            .with("most", grouped(most, lang))
            .with("length", grouped(length, lang))
            .to_string(),
    })
}

/// That a day cannot be chosen, in words.
pub fn wrong_day(today: Date, lang: Lang) -> String {
    lang.t("goal-wrong-day").with("until", exact(last_day(today), lang)).to_string()
}

pub async fn for_group(
    cx: Cx,
    grant: Grant<action::SetGoals>,
    Path(id): Path<GroupId>,
    form: Submitted<GoalForm>,
) -> Result<Response, Problem> {
    set(&cx, &grant, Owner::Group(id), form).await
}

pub async fn for_child(
    cx: Cx,
    grant: Grant<action::SetGoals>,
    Path(id): Path<ChildId>,
    form: Submitted<GoalForm>,
) -> Result<Response, Problem> {
    set(&cx, &grant, Owner::Child(id), form).await
}

pub async fn for_oneself(
    cx: Cx,
    grant: Grant<action::OwnGoals>,
    form: Submitted<GoalForm>,
) -> Result<Response, Problem> {
    let owner = Owner::Staff(reach::oneself(grant.actor())?);
    set(&cx, &grant, owner, form).await
}

pub async fn for_mentorship(
    cx: Cx,
    grant: Grant<action::ChangeProtocol>,
    form: Submitted<GoalForm>,
) -> Result<Response, Problem> {
    set(&cx, &grant, Owner::Mentorship, form).await
}

async fn set<A: Permission>(
    cx: &Cx,
    grant: &Grant<A>,
    owner: Owner,
    form: Submitted<GoalForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let whose = reach::whose(&mut tx, grant, owner).await?;
    let texts = [form.data.what.as_str(), &form.data.noticed];
    let names = whose.names(&mut tx, actor, &texts, (form.data.names_stay, cx.lang)).await?;
    let plan = match form.data.plan(owner, actor.today, names, cx.lang) {
        Ok(plan) => plan,
        Err(mistakes) => {
            drop(tx);
            return lists::show(cx, whose, None, Some((form.data, mistakes))).await;
        }
    };
    let id = queries::add(&mut tx, organisation, owner, &plan, actor.account).await?;
    let audit = about(Audit::new(organisation, Some(actor.account), "goal set").on("goal", id), owner);
    let flash = Flash::good(cx.lang.t("goal-set"))
        .undo(format!("{}/{id}/withdraw", whose.base), cx.lang.t("goal-undo"));
    Ok(tx.finish(audit, &whose.list, Some(flash)).await?)
}

/// The entry of the trail with whose goal it is.
pub fn about(audit: Audit, owner: Owner) -> Audit {
    match owner {
        Owner::Group(id) => audit.on("care_group", id),
        Owner::Child(id) => audit.on("child", id),
        Owner::Staff(id) => audit.on("staff_member", id),
        Owner::Mentorship => audit,
    }
}
