//! What happened in the demo since its tables were imported, so that there is something to see on every page.
//!
//! Each chapter is a function; it lets people of the demo open the application's own pages and send its forms, on the
//! day on which it happened. Nothing is written in another way. Chapters are in the order of time: the clock goes
//! forward only, and they all lie before today but the last, which is of this morning.

mod followed;
mod group_life;
mod hand;
mod protocol_life;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use anyhow::{Context as _, ensure};
use axum::http::StatusCode;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
    tz::TimeZone,
};
use mentorkind_domain::half_days::HalfDays;
use mentorkind_server::{
    account,
    platform::{
        app::App,
        audit::Audit,
        clock::Moment,
        ids::{AccountId, OrganisationId},
        jobs,
        mail::Mail,
    },
};

use hand::{Answer, Hand};

/// On how many working days before today the tables are imported and the story begins.
pub const BEGINS: i64 = 9;

/// Where the story plays.
pub struct Stage<'a> {
    /// The application, whose clock stands still until the story moves it.
    pub app: &'a App,
    /// The day on which the story has ended.
    pub today: Date,
    /// The first organisation.
    pub vlieger: OrganisationId,
    /// The second one.
    pub maanvis: OrganisationId,
    /// Those who act.
    pub cast: Cast,
}

/// The addresses of those who act.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// The team lead of the first location.
    pub lead: String,
    /// The policy officer.
    pub policy: String,
    /// The pedagogical staff of its first group.
    pub watches: Vec<String>,
    /// The pedagogical staff of its second group.
    pub told: Vec<String>,
    /// The pedagogical staff of the group that is asked what it thinks.
    pub asked: Vec<String>,
    /// A child of its second group and who may have no contact with it: first name, and name.
    pub no_contact: (String, String),
    /// The team lead of the first location of the other organisation.
    pub other_lead: String,
    /// Somebody of the first organisation with a child at the second.
    pub both: String,
    /// Children of its first and second group who were followed for a year; of the last one most is told.
    pub followed: Vec<Followed>,
}

/// A child that was followed for a year.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// The name of its group.
    pub group: String,
    /// Its first name, which no other child there has.
    pub child: String,
    /// The days on which it is there.
    pub days: HalfDays,
    /// The address of the colleague who writes about it.
    pub writer: String,
    /// The address of one of its parents.
    pub parent: String,
}

/// Plays the whole story.
pub async fn play(stage: &Stage<'_>) -> anyhow::Result<()> {
    made_known_and_told(stage).await.context("chapter: made known and told")?;
    followed::a_year(stage).await.context("chapter: a year of observations")?;
    colleague_with_a_child_elsewhere(stage).await.context("chapter: a colleague with a child elsewhere")?;
    group_life::what_colleagues_saw(stage).await.context("chapter: what colleagues saw")?;
    group_life::no_contact(stage).await.context("chapter: no contact")?;
    group_life::goals(stage).await.context("chapter: goals")?;
    group_life::needs_and_remarks(stage).await.context("chapter: needs and remarks")?;
    protocol_life::draft(stage).await.context("chapter: a draft of the protocol")?;
    protocol_life::work_instruction(stage).await.context("chapter: a work instruction")?;
    the_team_looks_at_a_proposal(stage).await.context("chapter: the team looks at a proposal")?;
    made_known_for_next_week(stage).await.context("chapter: made known for next week")?;
    group_life::asked_without_custody(stage).await.context("chapter: asked without custody")?;
    followed::talk_held(stage).await.context("chapter: a talk was held")?;
    followed::this_morning(stage).await.context("chapter: this morning")
}

/// The group whose division was made known last week: some parents opened the message, one was told, some do not know
/// yet; of the handovers one is done.
const TOLD: &str = "Schelpen";

async fn made_known_and_told(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(8, 10)?;
    let mut lead = stage.hand(stage.vlieger, &stage.cast.lead).await?;
    let from = stage.day(8);
    make_known(&mut lead, TOLD, from).await?;
    let letters = stage.letters().await?;
    ensure!(letters.len() >= 4, "only {} letters went out", letters.len());

    stage.at(7, 19)?;
    for link in letters.values().take(letters.len() / 2) {
        stage.open_letter(link).await?;
    }
    stage.at(6, 16)?;
    let mut mentor = stage.hand(stage.vlieger, &stage.cast.told[1]).await?;
    let page = mentor.open("/told").await?;
    // Not those whose mail never went out, who stand first: of them there is something to see.
    let to_tell = page.leads("/told/").into_iter().rfind(|path| path.contains("/in-person"));
    let to_tell = to_tell.context("There is nobody to tell")?;
    mentor.submit(&page, &to_tell, &[]).await?.redirected()?;
    let mut lead = stage.hand(stage.vlieger, &stage.cast.lead).await?;
    let page = lead.open("/handovers").await?;
    let handovers = page.leads("/handovers/");
    ensure!(handovers.len() > 1, "only {} handovers are due", handovers.len());
    lead.submit(&page, &handovers[0], &[]).await?.redirected()?;
    Ok(())
}

async fn colleague_with_a_child_elsewhere(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(5, 11)?;
    let mut lead = stage.hand(stage.maanvis, &stage.cast.other_lead).await?;
    make_known(&mut lead, "Zee-egels", stage.day(5)).await?;
    let letters = stage.letters().await?;
    let link = letters.get(&stage.cast.both).context("The colleague got no letter")?;
    stage.at(5, 20)?;
    stage.open_letter(link).await.map(drop)
}

/// The group whose team is asked about a proposal.
const ASKED: &str = "Vuurtoren";

async fn the_team_looks_at_a_proposal(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(3, 9)?;
    let mut lead = stage.hand(stage.vlieger, &stage.cast.lead).await?;
    let division = propose(&mut lead, ASKED).await?;
    let page = lead.open(&division).await?;
    lead.submit(&page, &format!("{division}/ask"), &[]).await?.redirected()?;

    let team = format!("{division}/team");
    stage.at(2, 13)?;
    let mut first = stage.hand(stage.vlieger, &stage.cast.asked[0]).await?;
    say(&mut first, &team, 0, &[("kind", "knows_well")]).await?;
    let page = first.open(&team).await?;
    first.submit(&page, &team, &[("kind", "agrees")]).await?.redirected()?;

    stage.at(1, 15)?;
    let mut second = stage.hand(stage.vlieger, &stage.cast.asked[1]).await?;
    let words = "Dit kind went nu juist zo goed aan mij. Kan het nog een paar maanden zo blijven?";
    say(&mut second, &team, 1, &[("kind", "objects"), ("said", words)]).await
}

/// Says something about the nth child of a proposal.
async fn say(hand: &mut Hand, team: &str, nth: usize, fields: &[(&str, &str)]) -> anyhow::Result<()> {
    let page = hand.open(team).await?;
    let children = page.values("child");
    let child = children.get(nth).context("The proposal has too few children")?;
    let fields = [fields, &[("child", child.as_str())]].concat();
    hand.submit(&page, team, &fields).await?.redirected()?;
    Ok(())
}

async fn made_known_for_next_week(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(1, 16)?;
    let mut lead = stage.hand(stage.vlieger, &stage.cast.lead).await?;
    make_known(&mut lead, "Zeepaardjes", next_monday(stage.today)).await?;
    stage.letters().await?;
    Ok(())
}

/// A Monday that is not before three days from now.
fn next_monday(today: Date) -> Date {
    let from = today.saturating_add(2.days());
    from.nth_weekday(1, Weekday::Monday).unwrap_or(from)
}

/// The working day so many before a day.
pub fn working_day_before(today: Date, number: i64) -> Date {
    let before = std::iter::successors(today.yesterday().ok(), |day| day.yesterday().ok());
    let mut working = before.filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
    working.nth(usize::try_from(number - 1).unwrap_or_default()).unwrap_or(today)
}

/// Begins a proposal for a group; gives its address.
async fn propose(lead: &mut Hand, group: &str) -> anyhow::Result<String> {
    let groups = lead.open("/groups").await?;
    let group = groups.link(group)?;
    let page = lead.open(&group).await?;
    lead.submit(&page, &format!("{group}/division"), &[]).await?.redirected()
}

/// Makes the best division of a group known.
async fn make_known(lead: &mut Hand, group: &str, from: Date) -> anyhow::Result<()> {
    let division = propose(lead, group).await?;
    let publish = format!("{division}/publish");
    let mut page = lead.open(&publish).await?;
    // What holds on the day itself can be different from what holds now, and is then shown first.
    for _ in 0..2 {
        let answer = lead.submit(&page, &publish, &[("from", &from.to_string())]).await?;
        if answer.status == StatusCode::SEE_OTHER {
            return Ok(());
        }
        page = answer;
    }
    anyhow::bail!("The division of {group} is not made known: it answered {}", page.status)
}

impl Stage<'_> {
    /// The working day so many before today.
    fn day(&self, before: i64) -> Date {
        working_day_before(self.today, before)
    }

    /// Moves the clock to an hour of a working day before today.
    fn at(&self, before: i64, hour: i8) -> anyhow::Result<()> {
        self.forward_to(moment(self.day(before), hour)?)
    }

    /// Moves the clock to the first hour of today.
    fn this_morning(&self) -> anyhow::Result<()> {
        self.forward_to(moment(self.today, 7)?)
    }

    fn forward_to(&self, to: Moment) -> anyhow::Result<()> {
        let minutes = (to.0 - self.app.clock.now().0) / 60_000_000;
        ensure!(minutes >= 0, "the story goes back in time");
        self.app.clock.forward_minutes(minutes);
        Ok(())
    }

    /// Somebody who has just signed in; gets an account where there is none.
    async fn hand(&self, organisation: OrganisationId, email: &str) -> anyhow::Result<Hand> {
        let account = admit(self.app, organisation, email).await?;
        let mut hand = Hand::of(self.app, account).await?;
        hand.open("/me").await?;
        Ok(hand)
    }

    /// Sends the mail that waits; gives what was sent.
    async fn deliver(&self) -> anyhow::Result<Vec<Mail>> {
        // The folder may hold mail of an earlier demo.
        let mails = || self.app.mailer.kept().into_iter().map(|kept| kept.mail);
        let before: Vec<Mail> = mails().collect();
        jobs::run_due(self.app).await?;
        Ok(mails().filter(|mail| !before.contains(mail)).collect())
    }

    /// As [`Stage::deliver`]; gives to whom there is a letter now, with the path of its link.
    async fn letters(&self) -> anyhow::Result<BTreeMap<String, String>> {
        let links = self.deliver().await?.into_iter().filter_map(|mail| {
            let link = mail.text.split_whitespace().find(|word| word.contains("/p/"))?;
            let path = link.strip_prefix(&self.app.settings.base_url)?.to_owned();
            Some((mail.to, path))
        });
        Ok(links.collect())
    }

    /// A parent follows the link of a letter and fills in the code of the mail that comes after it.
    async fn open_letter(&self, link: &str) -> anyhow::Result<Hand> {
        let mut parent = Hand::of_nobody(self.app);
        let page = parent.open(link).await?;
        let to = parent.submit(&page, link, &[]).await?.redirected()?;
        let mails = self.deliver().await?;
        let words = mails.iter().flat_map(|mail| mail.text.split(|c: char| !c.is_ascii_digit()));
        let code = words.into_iter().find(|word| word.len() == 6).context("No code was mailed")?;
        let page = parent.open(&to).await?;
        parent.submit(&page, &to, &[("code", code)]).await?.redirected()?;
        parent.open("/family").await?;
        Ok(parent)
    }
}

/// The moment of an hour of a day in the Netherlands.
pub fn moment(day: Date, hour: i8) -> anyhow::Result<Moment> {
    let zone = TimeZone::get("Europe/Amsterdam")?;
    Ok(Moment::from(day.at(hour, 0, 0, 0).to_zoned(zone)?.timestamp()))
}

/// The account of the staff member with an address, made where there is none.
pub async fn admit(app: &App, organisation: OrganisationId, email: &str) -> anyhow::Result<AccountId> {
    let mut tx = app.db.write(app.clock.now()).await?;
    let staff = account::with_address(&mut tx, organisation, email).await?;
    ensure!(
        staff.len() == 1,
        "The demo has {} people with the address {email}; --reset starts over",
        staff.len()
    );
    let account = account::admit(&mut tx, organisation, staff[0]).await;
    let account = account.map_err(|problem| anyhow::anyhow!("{email} gets no account ({problem:?})"))?;
    // The trail has it already; there is nothing to add.
    tx.commit(Audit::housekeeping()).await?;
    Ok(account)
}

impl Answer {
    /// The values of the hidden fields with a name, in order, each once.
    fn values(&self, name: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for input in self.text.split(&format!("name=\"{name}\" value=\"")).skip(1) {
            let value = input.split('"').next().unwrap_or_default();
            if !found.iter().any(|one| one == value) {
                found.push(value.to_owned());
            }
        }
        found
    }
}
