//! Wellbeing and involvement of a child over time, as a picture with the same in words.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::observation::{Flag, Scale, Score, Topic, Unseen, flags, frame, unseen};

use super::{finish::topic_label, queries::Scores};
use crate::platform::{
    dates::{self, Said, said},
    i18n::Lang,
};

/// The last so many observations with scores are shown.
const SHOWN: usize = 12;

/// The picture, in its own units.
const LEFT: i32 = 84;
const RIGHT: i32 = 348;
const TOP: i32 = 14;
/// Between two whole steps.
const STEP: i32 = 36;

/// Wellbeing and involvement over time.
pub struct OverTime {
    /// Wellbeing first.
    pub lines: Vec<ChartLine>,
    /// The whole steps, each with its height and name.
    pub steps: Vec<(i32, String)>,
    /// The first day.
    pub first: String,
    /// The last day, where it is another.
    pub last: Option<String>,
    /// What the picture says, in a sentence.
    pub said: String,
    /// The scores, the last first.
    pub scores: Vec<ScoreLine>,
    /// Why somebody should look twice.
    pub flags: Vec<String>,
}

/// A scale in the picture.
pub struct ChartLine {
    pub code: &'static str,
    pub label: String,
    /// The points of the line.
    pub points: String,
    /// The same as points to mark.
    pub dots: Vec<(i32, i32)>,
}

/// A line of the table beside the picture.
pub struct ScoreLine {
    pub on: Said,
    pub wellbeing: String,
    pub involvement: String,
}

/// A score as it is written: `3½`.
pub fn written(score: Score) -> String {
    format!("{}{}", score.step(), if score.is_half() { "½" } else { "" })
}

/// The name of a scale.
pub fn scale_name(scale: Scale, lang: Lang) -> String {
    lang.t(match scale {
        Scale::Wellbeing => "observation-wellbeing",
        Scale::Involvement => "observation-involvement",
    })
    .to_string()
}

/// The picture of the scores, which are in order of time; nothing without any. With when each goal was seen last, and after
/// how many months one that was not is flagged.
pub fn over_time(
    all: &[(Date, Scores)],
    (seen, months): (&BTreeMap<Topic, Date>, u32),
    today: Date,
    lang: Lang,
) -> Option<OverTime> {
    let shown = &all[all.len().saturating_sub(SHOWN)..];
    let (first, last) = (shown.first()?.0, shown.last()?.0);
    let days = (last - first).get_days().max(1);
    let x = |on: Date| match (shown.len(), (on - first).get_days()) {
        (1, _) => i32::midpoint(LEFT, RIGHT),
        (_, after) => LEFT + (RIGHT - LEFT) * after / days,
    };
    let y = |score: Score| TOP + (10 - i32::try_from(score.halves()).unwrap_or_default()) * STEP / 2;
    let of = |scale: Scale| -> Vec<(Date, Score)> {
        shown.iter().filter_map(|(on, scores)| Some((*on, scores.on(scale)?))).collect()
    };
    let lines = Scale::ALL.map(|scale| {
        let dots: Vec<(i32, i32)> = of(scale).into_iter().map(|(on, score)| (x(on), y(score))).collect();
        let points: Vec<String> = dots.iter().map(|(x, y)| format!("{x},{y}")).collect();
        ChartLine { code: scale.code(), label: scale_name(scale, lang), points: points.join(" "), dots }
    });
    let said: Vec<String> =
        Scale::ALL.into_iter().filter_map(|scale| sentence(scale, &of(scale), lang)).collect();
    let score = |score: Option<Score>| score.map_or_else(|| "–".to_owned(), written);
    Some(OverTime {
        lines: lines.into_iter().filter(|line| !line.dots.is_empty()).collect(),
        steps: (1..=5)
            .map(|step: i32| {
                (
                    TOP + (5 - step) * STEP,
                    lang.t(&(String::from("observation-step-") + &step.to_string())).to_string(),
                )
            })
            .collect(),
        first: dates::short(first, lang),
        last: (shown.len() > 1).then(|| dates::short(last, lang)),
        said: said.join(" "),
        scores: shown
            .iter()
            .rev()
            .map(|(on, scores)| ScoreLine {
                on: dates::said(*on, today, lang),
                wellbeing: score(scores.wellbeing),
                involvement: score(scores.involvement),
            })
            .collect(),
        flags: Scale::ALL
            .into_iter()
            .flat_map(|scale| flags(&of(scale)).into_iter().map(move |flag| explained(scale, flag, lang)))
            .chain(
                unseen(seen, all.first().map(|(on, _)| *on), months, today)
                    .iter()
                    .map(|one| missed(one, lang)),
            )
            .collect(),
    })
}

/// A line of the picture in words.
fn sentence(scale: Scale, scores: &[(Date, Score)], lang: Lang) -> Option<String> {
    let (first, last) = (scores.first()?, scores.last()?);
    let key = match (scores.len(), last.1.cmp(&first.1)) {
        (1, _) => "observation-said-once",
        (_, std::cmp::Ordering::Greater) => "observation-said-up",
        (_, std::cmp::Ordering::Less) => "observation-said-down",
        (_, std::cmp::Ordering::Equal) => "observation-said-same",
    };
    let text = lang
        .t(key)
        .with("scale", scale_name(scale, lang))
        .with("from", written(first.1))
        .with("first", dates::short(first.0, lang))
        .with("to", written(last.1))
        .with("last", dates::short(last.0, lang));
    Some(text.to_string())
}

/// A flag with the scores that it comes from.
fn explained(scale: Scale, flag: Flag, lang: Lang) -> String {
    let (key, scores) = match &flag {
        Flag::TwoLow(scores) => ("observation-flag-low", scores.as_slice()),
        Flag::Falling(scores) => ("observation-flag-falling", scores.as_slice()),
    };
    let scores: Vec<String> = scores
        .iter()
        .map(|(on, score)| {
            lang.t("observation-flag-score")
                .with("score", written(*score))
                .with("date", dates::short(*on, lang))
                .to_string()
        })
        .collect();
    lang.t(key).with("scale", scale_name(scale, lang)).with("scores", scores.join(", ")).to_string()
}

/// A goal that was not seen for long, with since when.
fn missed(one: &Unseen, lang: Lang) -> String {
    let key = if one.never { "observation-flag-never" } else { "observation-flag-unseen" };
    lang.t(key)
        .with("goal", topic_label(one.goal, lang))
        .with("date", dates::exact(one.since, lang))
        .to_string()
}

/// A goal or domain and when it was last part of an observation.
pub struct TopicLine {
    /// Its name.
    pub label: String,
    /// When it was last part of one; none when never.
    pub last: Option<Said>,
}

/// What was seen and not seen of the frame at an age: what was never seen first, then what is longest ago.
pub fn topics(
    seen: &BTreeMap<Topic, Date>,
    months_old: i64,
    domains_from_months: u32,
    today: Date,
    lang: Lang,
) -> Vec<TopicLine> {
    let mut topics: Vec<(Option<Date>, Topic)> = frame(months_old, domains_from_months)
        .into_iter()
        .map(|topic| (seen.get(&topic).copied(), topic))
        .collect();
    topics.sort_unstable();
    topics
        .into_iter()
        .map(|(last, topic)| TopicLine {
            label: topic_label(topic, lang),
            last: last.map(|last| said(last, today, lang)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn scores(halves: &[(i8, i64, Option<i64>)]) -> Vec<(Date, Scores)> {
        let scores = |wellbeing, involvement: Option<i64>| Scores {
            wellbeing: Score::of_halves(wellbeing),
            involvement: involvement.and_then(Score::of_halves),
        };
        halves.iter().map(|(month, w, i)| (date(2026, *month, 10), scores(*w, *i))).collect()
    }

    #[test]
    fn the_picture_lies_within_its_frame_and_says_the_same() {
        let all = scores(&[(1, 10, Some(2)), (2, 8, None), (3, 7, Some(3)), (6, 2, Some(4))]);
        let picture = over_time(&all, (&BTreeMap::new(), 0), date(2026, 6, 11), Lang::En).unwrap();
        assert_eq!(picture.lines.len(), 2);
        assert_eq!(picture.lines[0].dots, [(84, 14), (138, 50), (187, 68), (348, 158)]);
        assert_eq!(picture.lines[1].dots, [(84, 158), (187, 140), (348, 122)]);
        assert_eq!(
            picture.said,
            "Wellbeing goes down from 5 on 10 January to 1 on 10 June. Involvement goes up from 1 on 10 January to 2 on 10 June."
        );
        assert_eq!(
            picture.flags,
            [
                "Wellbeing goes down: 4 on 10 February, 3½ on 10 March, 1 on 10 June.",
                "Involvement was low twice in a row: 1½ on 10 March, 2 on 10 June.",
            ]
        );
        assert_eq!(picture.scores[1].involvement, "1½");
    }

    #[test]
    fn one_score_is_a_point_and_none_is_no_picture() {
        let picture =
            over_time(&scores(&[(3, 7, None)]), (&BTreeMap::new(), 0), date(2026, 3, 11), Lang::Nl).unwrap();
        assert_eq!(picture.lines.len(), 1);
        assert_eq!(picture.lines[0].dots, [(216, 68)]);
        assert_eq!(picture.said, "Welbevinden was 3½ op 10 maart.");
        assert!(picture.flags.is_empty());
        assert!(over_time(&[], (&BTreeMap::new(), 3), date(2026, 3, 11), Lang::Nl).is_none());
    }

    #[test]
    fn what_was_never_seen_stands_first() {
        let seen = BTreeMap::from([
            (Topic::EmotionalSafety, date(2026, 3, 1)),
            (Topic::SocialCompetence, date(2026, 1, 1)),
            (Topic::Language, date(2026, 1, 1)),
        ]);
        let lines = topics(&seen, 12, 24, date(2026, 3, 3), Lang::En);
        let labels: Vec<&str> = lines.iter().map(|line| line.label.as_str()).collect();
        assert_eq!(
            labels,
            ["Personal competence", "Values and norms", "Social competence", "Emotional safety"]
        );
        assert!(lines[1].last.is_none() && lines[2].last.is_some());
        assert_eq!(topics(&seen, 24, 24, date(2026, 3, 3), Lang::En).len(), 11);
    }
}
