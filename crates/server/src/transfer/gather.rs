//! The dossier gathers itself: from what parents know already, and what the file says of the child.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{consent::MOST_WORDS, observation::Scale, transfer::Part};

use crate::{
    board,
    child::{Child, Place},
    goal, milestone, needs,
    observation::{self, Observed},
    platform::{dates::exact, db::Read, i18n::Lang, ids::OrganisationId, problem::Problem, session::Actor},
};

/// What was gathered for a part: the part, the text, and from what.
pub(super) type Gathered = (Part, String, String);

/// A text as long as it may be.
fn cut(text: &str) -> String {
    text.trim().chars().take(MOST_WORDS).collect()
}

fn line(text: &str) -> String {
    format!("- {}\n", text.trim())
}

/// Gathers all parts for a child that was found with a grant.
pub(super) async fn gather(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, places): (&Child, &[Place]),
    actor: &Actor,
    lang: Lang,
) -> Result<Vec<Gathered>, Problem> {
    let today = actor.today;
    let told = observation::told(tx, organisation, child.id, &actor.zone).await?;
    let milestones = milestone::of_children(tx, organisation, [child.id].into_iter()).await?;
    let goals = goal::of_child(tx, organisation, child.id, goal::When { today, lang }).await?;
    let all = needs::of_children(tx, organisation, [child.id].into_iter()).await?;
    let reader = needs::Reader { today, zone: &actor.zone, lang, parent: false };
    let needs = needs::by_child(all, reader).remove(&child.id).unwrap_or_default();
    let needs: Vec<&needs::Line> = needs.iter().filter(|need| !need.words.is_empty()).collect();
    let agreements = board::holding(tx, organisation, child.id, today).await?;
    let from = |key: &str, count: usize| lang.t(key).with("count", count).to_string();

    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let stands = || milestones.iter().filter(|one| one.withdrawn_at.is_none());
    for one in stands() {
        let when = exact(one.seen_on.to_jiff(), lang);
        let what = format!("{} ({when})", milestone::what(one, lang));
        seen.entry(one.topic.clone()).or_default().push(what);
    }
    for one in &told {
        let code = one.topics.first().map(|topic| topic.code()).unwrap_or_default();
        let what = format!("{} ({})", one.text.trim(), exact(one.seen_on, lang));
        seen.entry(code.to_owned()).or_default().push(what);
    }
    let mut development = String::new();
    for (code, lines) in &seen {
        let title = if code.is_empty() {
            lang.t("transfer-gather-other").to_string()
        } else {
            lang.t(&("observation-topic-".to_owned() + code)).to_string()
        };
        development += &format!("{title}\n");
        lines.iter().for_each(|text| development += &line(text));
        development.push('\n');
    }
    let of_needs = |wanted: &[&str]| -> String {
        let own = needs.iter().filter(|need| wanted.contains(&need.code));
        own.map(|need| {
            let how = if need.how.is_empty() { String::new() } else { format!(" {}", need.how) };
            line(&format!("{}: {}{how}", need.label, need.words))
        })
        .collect()
    };
    let goal_lines: String = goals.iter().map(|one| line(&one.what)).collect();
    let helps = if goal_lines.is_empty() {
        of_needs(&["comfort"])
    } else {
        format!("{}{}\n{goal_lines}", of_needs(&["comfort"]), lang.t("transfer-gather-goals"))
    };
    let agreed: String = agreements.iter().map(|what| line(what)).collect();
    Ok(vec![
        (Part::Child, cut(&who(child, places, lang)), lang.t("transfer-from-planning").to_string()),
        (
            Part::Development,
            cut(&development),
            format!(
                "{}, {}",
                from("transfer-from-observations", told.len()),
                from("transfer-from-milestones", stands().count())
            ),
        ),
        (Part::Wellbeing, cut(&wellbeing(&told, lang)), from("transfer-from-observations", told.len())),
        (Part::Helps, cut(&helps), from("transfer-from-goals", goals.len())),
        (
            Part::Needs,
            cut(&format!("{}{agreed}", of_needs(&["sleep", "food", "language", "wishes"]))),
            format!(
                "{}, {}",
                from("transfer-from-needs", needs.len()),
                from("transfer-from-agreements", agreements.len())
            ),
        ),
        (Part::Concerns, String::new(), lang.t("transfer-from-nothing").to_string()),
        (Part::Parents, String::new(), lang.t("transfer-from-parents").to_string()),
    ])
}

fn who(child: &Child, places: &[Place], lang: Lang) -> String {
    let born =
        lang.t("transfer-gather-born").with("child", &child.name).with("date", exact(child.birth_date, lang));
    let mut text = format!("{born}\n");
    for place in places {
        let name = format!("{} · {}", place.group_name, place.location_name);
        let since = |from: Date| {
            lang.t("transfer-gather-since").with("group", &name).with("date", exact(from, lang)).to_string()
        };
        text += &format!("{}\n", place.from.map_or_else(|| name.clone(), since));
    }
    text
}

/// The last scores that parents know.
fn wellbeing(told: &[Observed], lang: Lang) -> String {
    let Some(last) = told.iter().find(|one| one.scores.on(Scale::Wellbeing).is_some()) else {
        return String::new();
    };
    let said = |scale: Scale| last.scores.on(scale).map(observation::written);
    let words = lang.t("transfer-gather-wellbeing").with("date", exact(last.seen_on, lang));
    let involvement = said(Scale::Involvement)
        .map(|score| lang.t("transfer-gather-involvement").with("score", score).to_string());
    format!(
        "{} {}",
        words.with("score", said(Scale::Wellbeing).unwrap_or_default()),
        involvement.unwrap_or_default()
    )
}
