//! What happened on the groups.

use std::collections::BTreeSet;

use anyhow::Context as _;
use jiff::ToSpan;

use super::{
    Followed, Stage,
    hand::{Answer, Hand},
};

/// The group whose children are written about.
#[cfg(test)]
pub(super) const WATCHED: &str = "Zeesterren";

/// Colleagues write down what they see of a child; of another one there is an observation.
pub(super) async fn what_colleagues_saw(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(4, 12)?;
    let today = stage.day(4).to_string();
    let mut mentor = stage.hand(stage.vlieger, &stage.cast.watches[0]).await?;
    let group = mentor.open("/groups").await?;
    let (first, second) = &two_of(&group, &stage.cast.followed).context("There are too few children")?;
    note(&mut mentor, first, "Klom zelf op de lage glijbaan en keek daarna trots om.", &today).await?;
    let mut colleague = stage.hand(stage.vlieger, &stage.cast.watches[1]).await?;
    let words = "Had bij het afscheid nog even troost nodig en speelde daarna rustig verder.";
    note(&mut colleague, first, words, &today).await?;

    stage.at(4, 16)?;
    let mut mentor = stage.hand(stage.vlieger, &stage.cast.watches[0]).await?;
    let page = mentor.open(&format!("{second}/observations/new")).await?;
    let text = "Bleef een kwartier bij de bouwhoek, gaf blokken aan een ander kind en lachte toen de toren viel. \
        Zocht daarna zelf een boek uit.";
    let fields = [
        ("aim", "Spelen met anderen"),
        ("text", text),
        ("periodic", "true"),
        ("seen_on", today.as_str()),
        ("then", "finish"),
    ];
    let finish = mentor.submit(&page, &format!("{second}/observations"), &fields).await?.redirected()?;
    let page = mentor.open(&finish).await?;
    let answers =
        [("particulars", "no"), ("wellbeing", "4"), ("involvement", "4.5"), ("topic", "social-competence")];
    mentor.submit(&page, &finish, &answers).await?.redirected()?;
    Ok(())
}

/// The two children who are written about, whatever the order of the page on a day: others than those who were followed.
pub(super) fn two_of(group: &Answer, followed: &[Followed]) -> Option<(String, String)> {
    let followed: BTreeSet<String> = followed.iter().filter_map(|one| group.link(&one.child).ok()).collect();
    // Beside a file there is what stands in it.
    let files = group.leads("/children/").into_iter().filter(|path| path.matches('/').count() == 2);
    let files: BTreeSet<String> = files.filter(|file| !followed.contains(file)).collect();
    let mut files = files.into_iter();
    files.next().zip(files.next())
}

async fn note(hand: &mut Hand, child: &str, text: &str, on: &str) -> anyhow::Result<()> {
    let page = hand.open(child).await?;
    let fields = [("text", text), ("reader", "group"), ("seen_on", on)];
    hand.submit(&page, &format!("{child}/notes"), &fields).await?.redirected()?;
    Ok(())
}

/// A court decided that a parent has no contact with its child for some months.
pub(super) async fn no_contact(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(4, 17)?;
    let (child, parent) = &stage.cast.no_contact;
    let mut lead = stage.hand(stage.vlieger, &stage.cast.lead).await?;
    let group = lead.open("/groups").await?.link(super::TOLD)?;
    let file = lead.open(&group).await?.link(child)?;
    let ban = format!("{file}/family/ban");
    let page = lead.open(&ban).await?;
    let who = page.choice(parent)?;
    let (from, decided) = (stage.day(4).to_string(), stage.day(5).to_string());
    let fields =
        [("who", who.as_str()), ("from", from.as_str()), ("basis", "court"), ("decided", decided.as_str())];
    lead.submit(&page, &ban, &fields).await?.redirected()?;
    Ok(())
}

/// A mentor sets a goal for a child together with the parents, one for the group, and one for the own growth.
pub(super) async fn goals(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(4, 18)?;
    let mut mentor = stage.hand(stage.vlieger, &stage.cast.watches[0]).await?;
    let group = mentor.open("/groups").await?;
    let (child, _) = two_of(&group, &stage.cast.followed).context("There are too few children")?;
    let day = |days: i64| (stage.today + days.days()).to_string();
    let set = [
        (format!("{child}/goals"), "Speelt een tijdje samen met een ander kind", day(9)),
        (group.link("Doelen")?, "Elk kind hoort bij binnenkomst zijn naam", day(40)),
        ("/me/goals".to_owned(), "Ik wacht voordat ik help", day(60)),
    ];
    for (list, what, day) in &set {
        let page = mentor.open(list).await?;
        let fields = [("what", *what), ("day", day.as_str()), ("with_parents", "true")];
        mentor.submit(&page, list, &fields).await?.redirected()?;
    }
    Ok(())
}

/// What a child needs, as its parents told at the door; and what a colleague wants to discuss about the protocol.
pub(super) async fn needs_and_remarks(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(4, 19)?;
    let mut mentor = stage.hand(stage.vlieger, &stage.cast.watches[0]).await?;
    let group = mentor.open("/groups").await?;
    let (first, _) = two_of(&group, &stage.cast.followed).context("There are too few children")?;
    let needs = format!("{first}/needs");
    let page = mentor.open(&needs).await?;
    let fields = [
        ("words", "Slaapt na het eten, met het grijze konijn."),
        ("how", "Het konijn ligt klaar in bed; wie erbij is leest één boekje voor."),
    ];
    mentor.submit(&page, &needs, &fields).await?.redirected()?;
    let page = mentor.open("/protocol/remarks/new?setting=talks.parent_talk_months").await?;
    let words = "Ouders van baby's vragen vaak om een eerder gesprek. Kunnen we dat afspreken?";
    mentor.submit(&page, "/protocol/remarks", &[("words", words)]).await?.redirected()?;
    Ok(())
}

/// What a parent without custody asks.
#[cfg(test)]
pub(super) const ASKED: &str = "Hoe gaat het met slapen?";

/// The custody of a parent ended. The team lead invites it to ask, and it does.
pub(super) async fn asked_without_custody(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(1, 17)?;
    let mut mentor = stage.hand(stage.vlieger, &stage.cast.watches[0]).await?;
    let group = mentor.open("/groups").await?;
    let (child, _) = two_of(&group, &stage.cast.followed).context("There are too few children")?;
    let mut lead = stage.hand(stage.vlieger, &stage.cast.lead).await?;
    let family = lead.open(&format!("{child}/family")).await?;
    let (from, mut invited) = (stage.day(2).to_string(), false);
    for parent in family.leads(&format!("{child}/family/guardians/")) {
        let page = lead.open(&parent).await?;
        let fields = [("custody", "no"), ("from", from.as_str()), ("until", ""), ("basis", "court")];
        lead.submit(&page, &format!("{parent}/custody"), &fields).await?.redirected()?;
        let page = lead.open(&parent).await?;
        // Who has no e-mail address asks on paper.
        let invite = format!("{parent}/invite");
        if page.text.contains(&invite) {
            lead.submit(&page, &invite, &[]).await?.redirected()?;
            invited = true;
            break;
        }
    }
    anyhow::ensure!(invited, "No parent of {child} has an e-mail address");
    let letters = stage.letters().await?;
    let link = letters.values().next().context("The parent got no letter")?;
    let mut parent = stage.open_letter(link).await?;
    let page = parent.open("/family").await?;
    let ask = page.leads("/family/inquiries/").into_iter().next().context("There is nothing to ask")?;
    let words = "Hoe gaat het met slapen? Thuis wordt mijn kind vaak wakker.";
    parent.submit(&page, &ask, &[("text", words)]).await?.redirected()?;
    Ok(())
}
