//! What happened to the protocol.

use anyhow::Context as _;
use jiff::ToSpan;
use mentorkind_domain::protocol::profile;

use super::Stage;

/// A draft of the protocol, on which the parents' committee has advised and which the director has not approved yet.
pub(super) async fn draft(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(4, 20)?;
    let mut policy = stage.hand(stage.vlieger, &stage.cast.policy).await?;
    let (asked, received) = (stage.day(8).to_string(), stage.day(5).to_string());
    let from = (stage.today + 30.days()).to_string();
    let text = profile("un1ek").context("There is no such profile")?;
    let head = "[observation.observation_months]\nvalue = ";
    let text = text.replace(&format!("{head}0"), &format!("{head}6"));
    let page = policy.open("/protocol/change").await?;
    policy.submit(&page, "/protocol/change", &[("text", &text), ("starts_on", &from)]).await?.redirected()?;
    let page = policy.open("/protocol/draft").await?;
    let fields = [
        ("asked_on", asked.as_str()),
        ("received_on", received.as_str()),
        ("advice", "Twee keer per jaar is fijn. Vertel ouders vooraf waar jullie naar kijken."),
        ("followed", "Dat doen we: het komt in de nieuwsbrief."),
    ];
    policy.submit(&page, "/protocol/draft/advice", &fields).await?.redirected()?;
    Ok(())
}

/// A work instruction that holds since last week; one colleague has read it.
pub(super) async fn work_instruction(stage: &Stage<'_>) -> anyhow::Result<()> {
    stage.at(4, 21)?;
    let mut policy = stage.hand(stage.vlieger, &stage.cast.policy).await?;
    let since = stage.day(4).to_string();
    let page = policy.open("/work-instructions/new").await?;
    let fields = [
        ("code", "WI-001"),
        ("title", "Als je je zorgen maakt om een kind"),
        (
            "words",
            "Schrijf op wat je zag, zonder te oordelen.\n\nBespreek het dezelfde week met een collega van de groep. Vertel het de \
             ouders voordat je anderen betrekt.",
        ),
        ("part-pm", "true"),
        ("part-mentor", "true"),
        ("since", since.as_str()),
    ];
    let instruction = policy.submit(&page, "/work-instructions", &fields).await?.redirected()?;

    stage.at(3, 8)?;
    let mut mentor = stage.hand(stage.vlieger, &stage.cast.told[1]).await?;
    let page = mentor.open(&instruction).await?;
    let read = page.leads("/instruction-versions/").into_iter().find(|path| path.ends_with("/read"));
    mentor.submit(&page, &read.context("There is nothing to read")?, &[]).await?.redirected()?;
    Ok(())
}
