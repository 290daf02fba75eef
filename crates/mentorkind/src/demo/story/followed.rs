//! Children who were followed for a year, of which their parents were told: what was seen, a message with an answer, a
//! talk that was held, and what there is to tell of this morning.

use anyhow::{Context as _, ensure};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::half_days::on_date;

use super::{Followed, Stage, hand::Hand};

/// What was seen so many days ago: the words, wellbeing, involvement, and the basic goal that it was about.
type Seen = (i64, &'static str, &'static str, &'static str, &'static str);

/// It goes less well with a child; what is done and what is not was never looked at.
const FALLS: [Seen; 4] = [
    (330, "Rende lachend naar de zandbak en riep de anderen erbij.", "4.5", "4", "emotional-safety"),
    (230, "Bouwde een toren en vroeg een ander kind om te helpen.", "4", "4", "social-competence"),
    (
        120,
        "Keek vooral naar de anderen, en deed mee toen er iemand naast kwam zitten.",
        "3",
        "3.5",
        "personal-competence",
    ),
    (15, "Bleef lang bij de deur staan en wilde vandaag niet meezingen.", "2", "2.5", "emotional-safety"),
];

/// It goes as one hopes.
const GROWS: [Seen; 4] = [
    (320, "Zocht bij het afscheid steun en speelde daarna rustig verder.", "3", "3", "emotional-safety"),
    (220, "Hielp met fruit snijden en deelde de stukjes uit.", "3.5", "3.5", "values-and-norms"),
    (110, "Maakte een puzzel af die eerst te moeilijk was.", "4", "4.5", "personal-competence"),
    (20, "Verzon een spel in de tuin en wees de anderen een plek.", "4.5", "4.5", "social-competence"),
];

/// What the parents of the last child are told about what was seen last, and what one of them answers.
const TOLD: &str =
    "In de tuin was er een heel eigen spel, met voor iedereen een plek. Herkent u dat van thuis?";
/// The answer.
pub(super) const ANSWER: &str = "Ja, thuis zijn alle knuffels aan de beurt. Leuk om te lezen, dank u wel.";

/// What was said in the talk.
pub(super) const REPORT: &str = "We spraken over het jaar op de groep. Het spelen met anderen gaat vanzelf, en het \
    afscheid ook. Thuis wordt er veel voorgelezen; dat doen wij ook meer.";

/// What there is to tell of this morning.
pub(super) const THIS_MORNING: &str = "Had een eigen boek bij zich en las eruit voor aan de beer.";

/// The children who are followed, each with the address of its file.
async fn files<'s>(stage: &'s Stage<'_>) -> anyhow::Result<Vec<(&'s Followed, String)>> {
    let mut lead = stage.hand(stage.vlieger, &stage.cast.lead).await?;
    let groups = lead.open("/groups").await?;
    let mut files = Vec::new();
    for one in &stage.cast.followed {
        let group = lead.open(&groups.link(&one.group)?).await?;
        files.push((one, group.link(&one.child)?));
    }
    ensure!(files.len() == 3, "only {} children are there long enough to be followed", files.len());
    Ok(files)
}

/// Colleagues observe them all year and tell the parents; of one a talk is planned.
pub(super) async fn a_year(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(6, 17)?;
    let files = files(stage).await?;
    let (one, file) = files.last().context("Nobody is followed")?;
    for ((other, of), seen) in files.iter().zip([&FALLS, &GROWS, &GROWS]) {
        let mut colleague = stage.hand(stage.vlieger, &other.writer).await?;
        for (nth, what) in seen.iter().enumerate() {
            let observation = observe(stage, &mut colleague, other, of, what).await?;
            let words = of == file && nth + 1 == seen.len();
            let how = if words { ("message", TOLD) } else { ("pickup", "") };
            tell(stage, &mut colleague, &observation, how).await?;
        }
    }
    let mut colleague = stage.hand(stage.vlieger, &one.writer).await?;
    plan_talk(stage, &mut colleague, file).await?;

    let letters = stage.letters().await?;
    stage.at(6, 20)?;
    let link = letters.get(&one.parent).context("The parent got no letter")?;
    let mut parent = stage.open_letter(link).await?;
    let thread = format!("/family/messages/{}", file.trim_start_matches("/children/"));
    let page = parent.open(&thread).await?;
    parent.submit(&page, &thread, &[("text", ANSWER)]).await?.redirected()?;
    Ok(())
}

/// The last day until a day on which a child is there.
pub(super) fn day_there(one: &Followed, until: Date) -> Date {
    let is_there = |day: &Date| {
        let there = on_date(one.days, *day);
        there.morning || there.afternoon
    };
    (0_i64..14).map(|back| until - back.days()).find(is_there).unwrap_or(until)
}

/// An observation of the cycle of a child with this file; gives its address.
async fn observe(
    stage: &Stage<'_>,
    hand: &mut Hand,
    one: &Followed,
    child: &str,
    seen: &Seen,
) -> anyhow::Result<String> {
    let (days, text, wellbeing, involvement, goal) = *seen;
    let on = day_there(one, stage.today - days.days()).to_string();
    let page = hand.open(&format!("{child}/observations/new")).await?;
    let fields =
        [("aim", ""), ("text", text), ("periodic", "true"), ("seen_on", on.as_str()), ("then", "finish")];
    let finish = hand.submit(&page, &format!("{child}/observations"), &fields).await?.redirected()?;
    let page = hand.open(&finish).await?;
    let answers =
        [("particulars", "no"), ("wellbeing", wellbeing), ("involvement", involvement), ("topic", goal)];
    hand.submit(&page, &finish, &answers).await?.redirected()?;
    Ok(finish.trim_end_matches("/finish").to_owned())
}

/// All parents who may be told are told of an observation in a way; without words all was well.
async fn tell(
    stage: &Stage<'_>,
    hand: &mut Hand,
    observation: &str,
    (way, said): (&str, &str),
) -> anyhow::Result<()> {
    let contact = format!("{observation}/contact");
    let page = hand.open(&contact).await?;
    // All of them together stand last.
    let told = page.values("told").into_iter().rfind(|told| told.ends_with(way));
    let told = told.context("There is nobody to tell")?;
    let on = stage.day(6).to_string();
    let fields = [("told", told.as_str()), ("said", said), ("spoken_on", on.as_str())];
    hand.submit(&page, &contact, &fields).await?.redirected()?;
    Ok(())
}

/// A moment for a talk is offered, and chosen with the parents by telephone.
async fn plan_talk(stage: &Stage<'_>, hand: &mut Hand, child: &str) -> anyhow::Result<()> {
    let page = hand.open(&format!("{child}/talks/new?kind=parent-talk")).await?;
    let day = stage.day(2).to_string();
    // Also where that day is a closed one.
    let moment = [("day1", day.as_str()), ("time1", "16:30"), ("sure", "true")];
    hand.submit(&page, &format!("{child}/talks"), &moment).await?.redirected()?;
    let talk = talk_of(hand, child).await?;
    let page = hand.open(&talk).await?;
    let slot = page.values("slot").into_iter().next().context("There is no moment to choose")?;
    hand.submit(&page, &format!("{talk}/choose"), &[("slot", slot.as_str())]).await?.redirected()?;
    Ok(())
}

/// The address of the talk that stands in a file.
pub(super) async fn talk_of(hand: &mut Hand, child: &str) -> anyhow::Result<String> {
    let file = hand.open(child).await?;
    let leads = file.leads("/talks/");
    let id = leads.first().and_then(|lead| lead.split('/').nth(2)).context("There is no talk")?;
    Ok(format!("/talks/{id}"))
}

/// The talk was held: the report is shared, and a parent confirms that it was read.
pub(super) async fn talk_held(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(1, 18)?;
    let files = files(stage).await?;
    let (one, file) = files.last().context("Nobody is followed")?;
    let mut colleague = stage.hand(stage.vlieger, &one.writer).await?;
    let talk = talk_of(&mut colleague, file).await?;
    let page = colleague.open(&talk).await?;
    let day = stage.day(2).to_string();
    let fields = [
        ("report", REPORT),
        ("agreements", "We lezen na het eten voor uit het eigen boek."),
        ("day", day.as_str()),
        ("parents", "true"),
        ("then", "share"),
    ];
    colleague.submit(&page, &format!("{talk}/report"), &fields).await?.redirected()?;
    let letters = stage.letters().await?;
    let link = letters.get(&one.parent).context("The parent got no letter")?;
    stage.at(1, 20)?;
    let mut parent = stage.open_letter(link).await?;
    let page = parent.open("/family").await?;
    parent.submit(&page, &format!("/family{talk}/say"), &[("kind", "read")]).await?.redirected()?;
    Ok(())
}

/// What colleagues write down of the morning.
pub(super) async fn this_morning(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.this_morning()?;
    for (one, file) in files(stage).await? {
        let mut colleague = stage.hand(stage.vlieger, &one.writer).await?;
        let (day, lines) = (format!("{file}/day"), format!("{file}/day/lines"));
        let page = colleague.open(&day).await?;
        for (kind, usual, words) in [("sleep", "slept-well", ""), ("event", "", THIS_MORNING)] {
            let fields = [("kind", kind), ("usual", usual), ("words", words)];
            colleague.submit(&page, &lines, &fields).await?.redirected()?;
        }
    }
    Ok(())
}
