//! Stories of telling, on both engines.

use axum::http::StatusCode;
use jiff::civil::date;
use mentorkind_division::HalfDays;
use mentorkind_domain::announcement::Event;
use rstest::rstest;

use super::{NewMentor, queries::events};
use crate::{
    on,
    platform::{audit::Audit, ids::*, jobs, mail::Mail},
    testing::{Engine, House, TODAY},
};

const WEEK: HalfDays = HalfDays(0b11_1111_1111 | 0b11_1111_1111 << 14);

/// A group with Fatima as pm'er and Noor as her child, with Fatima as mentor from next week.
pub struct Story {
    pub house: House,
    pub group: GroupId,
    pub fatima: StaffId,
    pub noor: ChildId,
    pub mentorship: MentorshipId,
}

impl Story {
    pub async fn open(engine: Engine, kind: &str) -> Option<Self> {
        let house = House::open(engine).await?;
        let group = house.group("G1", kind).await;
        let fatima = house.staff("FATIMA").await;
        house.works(fatima, group, "pm", WEEK).await;
        let noor = house.child("NOOR", group, WEEK).await;
        let mentorship = house.mentorship(noor, fatima, group, date(2026, 3, 9)).await;
        Some(Self { house, group, fatima, noor, mentorship })
    }

    pub async fn tell(&self) {
        tell(&self.house, &[NewMentor { mentorship: self.mentorship, child: self.noor }]).await;
    }

    pub async fn take_back(&self) {
        let mut tx = self.house.write().await;
        let mentor = NewMentor { mentorship: self.mentorship, child: self.noor };
        super::take_back(&mut tx, self.house.organisation, &[mentor]).await.unwrap();
        let (organisation, id) = (self.house.organisation, self.mentorship);
        on!(tx, c => sqlx::query("DELETE FROM mentorship WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(id).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        jobs::run_due(&self.house.app).await.unwrap();
    }

    pub async fn told(&self) -> Vec<(Option<GuardianId>, Vec<Event>)> {
        let mut tx = self.house.app.db.read().await.unwrap();
        let organisation = self.house.organisation;
        let all: Vec<(AnnouncementId, Option<GuardianId>)> = on!(tx, c => sqlx::query_as(
            "SELECT id, guardian_id FROM announcement WHERE organisation_id = $1 ORDER BY guardian_id")
            .bind(organisation).fetch_all(c).await)
        .unwrap();
        let events = events(&mut tx, organisation, all.iter().map(|(id, _)| *id)).await.unwrap();
        let of = |id| events.iter().filter(|e| e.announcement == id).map(|e| e.event).collect();
        let mut told: Vec<_> = all.into_iter().map(|(id, guardian)| (guardian, of(id))).collect();
        told.sort_by_key(|(guardian, _)| *guardian);
        told
    }

    /// What happened to the only announcement for a guardian.
    pub async fn told_to(&self, guardian: GuardianId) -> Vec<Event> {
        let mut all = self.told().await;
        all.retain(|(of, _)| *of == Some(guardian));
        assert_eq!(all.len(), 1);
        all.remove(0).1
    }

    pub async fn announcement(&self, guardian: Option<GuardianId>) -> AnnouncementId {
        let mut tx = self.house.app.db.read().await.unwrap();
        let all: Vec<(AnnouncementId, Option<GuardianId>)> =
            on!(tx, c => sqlx::query_as("SELECT id, guardian_id FROM announcement").fetch_all(c).await)
                .unwrap();
        all.into_iter().find(|(_, of)| *of == guardian).unwrap().0
    }

    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        self.house
            .app
            .mailer
            .kept()
            .into_iter()
            .map(|kept| kept.mail)
            .filter(|mail| mail.to == address)
            .collect()
    }
}

pub async fn tell(house: &House, mentors: &[NewMentor]) {
    let mut tx = house.write().await;
    super::tell(&mut tx, house.organisation, mentors).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    jobs::run_due(&house.app).await.unwrap();
}

/// As [`tell`], without doing the jobs.
async fn queue(story: &Story) {
    let mut tx = story.house.write().await;
    let mentor = NewMentor { mentorship: story.mentorship, child: story.noor };
    super::tell(&mut tx, story.house.organisation, &[mentor]).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

/// Mails say nothing about anybody: no name of a child or a mentor, nor what they are to each other.
pub fn mails_are_discreet(house: &House) {
    let kept = house.app.mailer.kept();
    assert!(!kept.is_empty());
    for kept in kept {
        let text = format!("{}\n{}", kept.mail.subject, kept.mail.text).to_lowercase();
        for word in ["noor", "sem", "kind", "kindnoor", "fatima", "daan", "mentor", "proef", "groep", "child"]
        {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }
}

async fn set_email(house: &House, guardian: GuardianId, email: Option<&str>) {
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE guardian SET email = $2 WHERE id = $1")
        .bind(guardian).bind(email).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn both_parents_are_told_alike_and_others_not(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let a = story.house.guardian("ANNE", story.noor, Some(true)).await;
    let b = story.house.guardian("BRAM", story.noor, Some(true)).await;
    story.house.guardian("CARLA", story.noor, Some(false)).await;
    story.house.guardian("DIRK", story.noor, None).await;
    story.tell().await;
    assert_eq!(story.told().await.len(), 2);
    for guardian in [a, b] {
        assert_eq!(story.told_to(guardian).await, [Event::Queued, Event::Accepted]);
    }
    for address in ["anne@example.org", "bram@example.org"] {
        let mails = story.mails_to(address);
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].subject, "U heeft een nieuw bericht van Stichting Voorbeeld");
        assert!(mails[0].text.contains("http://127.0.0.1:8080/p/"));
    }
    assert_eq!(story.house.app.mailer.kept().len(), 2);
    mails_are_discreet(&story.house);
}

#[rstest]
#[tokio::test]
async fn two_new_mentors_are_one_mail(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "bso").await else { return };
    let house = &story.house;
    let anne = house.guardian("ANNE", story.noor, Some(true)).await;
    let sem = house.child("SEM", story.group, WEEK).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("INSERT INTO guardianship (organisation_id, id, guardian_id, child_id, relation, custody) VALUES ($1, $2, $3, $4, 'ouder', $5)")
        .bind(house.organisation).bind(fresh(house.app.clock.now())).bind(anne).bind(sem).bind(true).execute(c).await.map(drop)).unwrap();
    on!(tx, c => sqlx::query("UPDATE guardian SET language = 'en'").execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let second = house.mentorship(sem, story.fatima, story.group, date(2026, 3, 9)).await;
    let mentors = [(story.mentorship, story.noor), (second, sem)]
        .map(|(mentorship, child)| NewMentor { mentorship, child });
    tell(house, &mentors).await;
    let mails = story.mails_to("anne@example.org");
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.starts_with("You have a new message"));
    let told = story.told().await;
    assert_eq!(told.iter().filter(|(guardian, _)| *guardian == Some(anne)).count(), 2);
    assert_eq!(told.iter().filter(|(guardian, events)| guardian.is_none() && events.is_empty()).count(), 2);
    mails_are_discreet(house);
}

#[rstest]
#[tokio::test]
async fn a_job_that_is_done_twice_mails_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    story.house.guardian("ANNE", story.noor, Some(true)).await;
    let house = &story.house;
    let mut tx = house.write().await;
    super::tell(
        &mut tx,
        house.organisation,
        &[NewMentor { mentorship: story.mentorship, child: story.noor }],
    )
    .await
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut tx = house.app.db.read().await.unwrap();
    let job: jobs::Job = on!(tx, c => sqlx::query_as(
        "SELECT organisation_id, id, kind, payload, tries FROM job WHERE kind = 'tell'").fetch_one(c).await)
    .unwrap();
    drop(tx);
    super::hand_over(&house.app, &job).await.unwrap();
    super::hand_over(&house.app, &job).await.unwrap();
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(story.mails_to("anne@example.org").len(), 1);
    assert_eq!(story.told().await[0].1, [Event::Queued, Event::Accepted]);
}

#[rstest]
#[tokio::test]
async fn after_five_working_days_it_is_told_in_person(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let anne = story.house.guardian("ANNE", story.noor, Some(true)).await;
    story.tell().await;
    let mut fatima = story.house.browser_of_staff(story.fatima).await;
    let page = fatima.get("/told").await.text;
    assert!(page.contains("Je hoeft nu niemand zelf iets te vertellen"));
    assert!(page.contains("die met het inlezen meekwam, ging geen bericht uit"), "nobody is said to know");
    // Tuesday 3 March and five working days: until Tuesday 10 March.
    story.house.app.clock.forward_days(7);
    let mut browser = story.house.browser_of_staff(story.fatima).await;
    assert!(browser.get("/told").await.text.contains("Je hoeft nu niemand zelf iets te vertellen"));
    story.house.app.clock.forward_days(1);
    let mut browser = story.house.browser_of_staff(story.fatima).await;
    let page = browser.get("/told").await;
    assert!(page.text.contains("na 5 werkdagen nog niet geopend"), "{}", page.text);
    assert!(page.text.contains("Ouder ANNE"));
    let id = story.announcement(Some(anne)).await;
    let told = browser.post(&format!("/told/{id}/in-person"), &[]).await;
    assert_eq!((told.status, told.location.as_str()), (StatusCode::SEE_OTHER, "/told"));
    let page = browser.get("/told").await;
    assert!(page.text.contains("Je hoeft nu niemand zelf iets te vertellen"));
    assert!(page.text.contains("Genoteerd: Ouder ANNE weet het"));
    assert_eq!(story.told().await[0].1, [Event::Queued, Event::Accepted, Event::ToldInPerson]);
    // And back.
    assert_eq!(browser.post(&format!("/told/{id}/undo"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/told").await.text.contains("na 5 werkdagen"));
    assert_eq!(browser.post(&format!("/told/{id}/undo"), &[]).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[tokio::test]
async fn without_address_or_after_a_bounce_it_is_told_at_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let anne = story.house.guardian("ANNE", story.noor, Some(true)).await;
    let bram = story.house.guardian("BRAM", story.noor, Some(true)).await;
    let cora = story.house.guardian("CORA", story.noor, Some(true)).await;
    set_email(&story.house, anne, None).await;
    set_email(&story.house, bram, Some("bram@bounce.example")).await;
    story.tell().await;
    assert_eq!(story.told_to(anne).await, []);
    assert_eq!(story.told_to(bram).await, [Event::Queued, Event::Bounced]);
    assert_eq!(story.told_to(cora).await, [Event::Queued, Event::Accepted]);
    let mut browser = story.house.browser_of_staff(story.fatima).await;
    let page = browser.get("/told").await.text;
    assert!(page.contains("er is geen adres bekend"));
    assert!(page.contains("De e-mail is teruggekomen"));
    // Cora's mail comes back later, to the location's own mailbox.
    let id = story.announcement(Some(cora)).await;
    browser.post(&format!("/told/{id}/bounced"), &[]).await;
    assert_eq!(browser.get("/told").await.text.matches("De e-mail is teruggekomen").count(), 2);
    let letter = browser.get(&format!("/told/{id}/letter")).await;
    assert_eq!(letter.status, StatusCode::OK);
    for words in ["Ouder CORA", "KindNOOR", "FATIMA Proef", "maandag 9 maart 2026", "Spreek FATIMA aan"] {
        assert!(letter.text.contains(words), "{words}: {}", letter.text);
    }
    // Whoever reads English gets an English letter.
    let mut tx = story.house.write().await;
    on!(tx, c => sqlx::query("UPDATE guardian SET language = 'en'").execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let letter = browser.get(&format!("/told/{id}/letter")).await.text;
    assert!(letter.contains("From Monday 9 March 2026 FATIMA Proef is KindNOOR’s mentor."), "{letter}");
    mails_are_discreet(&story.house);
}

#[rstest]
#[case("nl", "nl", "ltr", "in het Nederlands", "is FATIMA Proef de mentor van KindNOOR")]
#[case("en", "en", "ltr", "in het Engels", "FATIMA Proef is KindNOOR’s mentor")]
#[case("tr", "tr", "ltr", "in het Turks", "KindNOOR için mentor FATIMA Proef")]
#[case("ar-SY", "ar", "rtl", "in het Arabisch", "مرشد")]
#[case("pl", "pl", "ltr", "in het Pools", "Mentor od dnia")]
#[case("uk", "uk", "ltr", "in het Oekraïens", "Ментор від")]
#[case("fr", "nl", "ltr", "in het Nederlands", "is FATIMA Proef de mentor van KindNOOR")]
#[tokio::test]
async fn the_letter_is_in_the_language_of_whoever_gets_it_and_its_page_in_that_of_the_colleague(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] recorded: &'static str,
    #[case] lang: &str,
    #[case] dir: &str,
    #[case] said: &str,
    #[case] words: &str,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let anne = story.house.guardian("ANNE", story.noor, Some(true)).await;
    set_email(&story.house, anne, None).await;
    story.tell().await;
    let mut tx = story.house.write().await;
    on!(tx, c => sqlx::query("UPDATE guardian SET language = $1").bind(recorded).execute(c).await.map(drop))
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let path = format!("/told/{}/letter", story.announcement(Some(anne)).await);
    let mut browser = story.house.browser_of_staff(story.fatima).await;
    let page = browser.get(&path).await.text;
    assert!(page.contains(&format!("<article class=\"letter\" lang=\"{lang}\" dir=\"{dir}\">")), "{page}");
    assert!(page.contains("<html lang=\"nl\" dir=\"ltr\">") && page.contains(said) && page.contains(words));
    assert_eq!(page.contains("nog niet nagelezen"), !["nl", "en"].contains(&lang));
    assert!(!page.contains("Volgens de planning leest"));
    let pdf = browser.get(&format!("{path}/pdf")).await.text;
    assert!(pdf.contains(words), "{pdf}");
    // Another one is chosen, for the page and the PDF; what is no language of ours changes nothing.
    let (other, other_words) = if lang == "pl" { ("tr", "için mentor") } else { ("pl", "Mentor od dnia") };
    let page = browser.get(&format!("{path}?in={other}")).await.text;
    assert!(page.contains(other_words) && page.contains("Volgens de planning leest Ouder ANNE"), "{page}");
    assert!(page.contains(&format!("{path}/pdf?in={other}")));
    assert!(browser.get(&format!("{path}/pdf?in={other}")).await.text.contains(other_words));
    assert!(browser.get(&format!("{path}?in=xx")).await.text.contains(words));
}

#[rstest]
#[tokio::test]
async fn whoever_has_the_address_now_reads(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let anne = story.house.guardian("ANNE", story.noor, Some(true)).await;
    story.tell().await;
    let mut before = story.house.browser_of_guardian(anne).await;
    assert_eq!(before.get("/family").await.status, StatusCode::OK);
    set_email(&story.house, anne, Some("anders@example.org")).await;
    story.tell().await;
    assert_eq!(story.mails_to("anders@example.org").len(), 1);
    assert_eq!(before.get("/family").await.location, "/p?next=/family");
    let old = story.mails_to("anne@example.org")[0].text.clone();
    let old = old.split_whitespace().find_map(|word| word.strip_prefix("http://127.0.0.1:8080")).unwrap();
    let page = story.house.browser_of_nobody().get(old).await.text;
    assert!(page.contains("Deze link werkt niet meer"));
}

#[rstest]
#[tokio::test]
async fn who_was_told_in_person_is_told_of_a_withdrawal_in_person(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let anne = story.house.guardian("ANNE", story.noor, Some(true)).await;
    set_email(&story.house, anne, None).await;
    story.tell().await;
    let id = story.announcement(Some(anne)).await;
    let mut browser = story.house.browser_of_staff(story.fatima).await;
    browser.post(&format!("/told/{id}/in-person"), &[]).await;
    story.take_back().await;
    let page = browser.get("/told").await.text;
    assert!(page.contains("Zelf vertellen") && page.contains("De wijziging gaat niet door"), "{page}");
    browser.post(&format!("/told/{id}/in-person"), &[]).await;
    assert!(browser.get("/told").await.text.contains("Je hoeft nu niemand zelf iets te vertellen"));
    assert_eq!(story.told_to(anne).await, [Event::ToldInPerson, Event::TakenBack, Event::ToldInPerson]);
    assert!(story.house.app.mailer.kept().is_empty());
}

#[rstest]
#[tokio::test]
async fn a_child_at_after_school_care_is_told_by_mentor_or_team_lead(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "bso").await else { return };
    story.tell().await;
    let id = story.announcement(None).await;
    let daan = story.house.staff("DAAN").await;
    story.house.works(daan, story.group, "pm", WEEK).await;
    let mut daan = story.house.browser_of_staff(daan).await;
    assert!(daan.get("/told").await.text.contains("Op de BSO hoort het kind zelf ook"));
    assert_eq!(daan.post(&format!("/told/{id}/child"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(daan.post(&format!("/told/{id}/in-person"), &[]).await.status, StatusCode::NOT_FOUND);
    story.house.app.clock.forward_days(6);
    let mut fatima = story.house.browser_of_staff(story.fatima).await;
    assert_eq!(fatima.post(&format!("/told/{id}/child"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(story.told().await, [(None, vec![Event::ToldInPerson])]);
    assert_eq!(fatima.post(&format!("/told/{id}/child/undo"), &[]).await.status, StatusCode::SEE_OTHER);
    let lead = story.house.staff("LEAD").await;
    story.house.role(lead, "teamlead").await;
    let mut lead = story.house.browser_of_staff(lead).await;
    assert_eq!(lead.post(&format!("/told/{id}/child"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(story.told().await, [(None, vec![Event::ToldInPerson])]);
}

#[rstest]
#[tokio::test]
async fn others_see_and_record_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut story) = Story::open(engine, "kdv").await else { return };
    let anne = story.house.guardian("ANNE", story.noor, Some(true)).await;
    story.tell().await;
    let id = story.announcement(Some(anne)).await;
    let policy = story.house.staff("POLICY").await;
    story.house.role(policy, "policy").await;
    let trainee = story.house.staff("TRAINEE").await;
    story.house.works(trainee, story.group, "bio", WEEK).await;
    let group = story.group;
    story.house.location = story.house.location(story.house.organisation, "L2").await;
    let other = story.house.group("G2", "kdv").await;
    let lead = story.house.staff("LEAD2").await;
    story.house.role(lead, "teamlead").await;
    let mut lead = story.house.browser_of_staff(lead).await;
    let page = lead.get("/told").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("NOOR"));
    assert_eq!(lead.get(&format!("/told?group={group}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lead.get(&format!("/told?group={other}")).await.status, StatusCode::OK);
    for action in ["in-person", "bounced", "undo"] {
        let answer = lead.post(&format!("/told/{id}/{action}"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{action}");
    }
    assert_eq!(lead.get(&format!("/told/{id}/letter")).await.status, StatusCode::NOT_FOUND);
    // Who guards the policy sees it all and records nothing.
    let mut policy = story.house.browser_of_staff(policy).await;
    assert!(policy.get(&format!("/told?group={group}")).await.text.contains("KindNOOR"));
    assert_eq!(policy.post(&format!("/told/{id}/in-person"), &[]).await.status, StatusCode::FORBIDDEN);
    let mut trainee = story.house.browser_of_staff(trainee).await;
    assert_eq!(trainee.get("/told").await.status, StatusCode::FORBIDDEN);
    assert_eq!(story.told().await[0].1, [Event::Queued, Event::Accepted]);
}

#[rstest]
#[tokio::test]
async fn whoever_knew_hears_of_a_withdrawal(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "bso").await else { return };
    let anne = story.house.guardian("ANNE", story.noor, Some(true)).await;
    let bram = story.house.guardian("BRAM", story.noor, Some(true)).await;
    set_email(&story.house, bram, None).await;
    story.tell().await;
    story.take_back().await;
    // Bram and the child had not been told; nothing is left of theirs.
    assert_eq!(
        story.told().await,
        [(
            Some(anne),
            vec![Event::Queued, Event::Accepted, Event::TakenBack, Event::Queued, Event::Accepted]
        )]
    );
    assert_eq!(story.mails_to("anne@example.org").len(), 2);
    let mut browser = story.house.browser_of_staff(story.fatima).await;
    let page = browser.get("/told").await.text;
    assert!(page.contains("De wijziging gaat niet door"), "{page}");
    let id = story.announcement(Some(anne)).await;
    assert!(browser.get(&format!("/told/{id}/letter")).await.text.contains("Die wijziging gaat niet door"));
    mails_are_discreet(&story.house);
}

#[rstest]
#[tokio::test]
async fn what_waited_for_its_mail_when_withdrawn_is_not_mailed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    story.house.guardian("ANNE", story.noor, Some(true)).await;
    let mut tx = story.house.write().await;
    let mentor = NewMentor { mentorship: story.mentorship, child: story.noor };
    super::tell(&mut tx, story.house.organisation, &[mentor]).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    story.take_back().await;
    assert_eq!(story.told().await, []);
    assert_eq!(story.mails_to("anne@example.org"), []);
}

#[rstest]
#[tokio::test]
async fn one_address_is_one_account(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let anne = story.house.guardian("ANNE", story.noor, Some(true)).await;
    let bram = story.house.guardian("BRAM", story.noor, Some(true)).await;
    set_email(&story.house, anne, Some("Samen@Example.org")).await;
    set_email(&story.house, bram, Some("samen@example.org ")).await;
    story.tell().await;
    let mut tx = story.house.app.db.read().await.unwrap();
    let accounts: Vec<(AccountId, Option<GuardianId>)> = on!(tx, c => sqlx::query_as(
        "SELECT m.account_id, m.guardian_id FROM membership m JOIN account a ON a.id = m.account_id
         WHERE a.email = 'samen@example.org'").fetch_all(c).await)
    .unwrap();
    assert_eq!(accounts.len(), 2);
    assert_eq!(accounts[0].0, accounts[1].0);
    assert_ne!(accounts[0].1, accounts[1].1);
}

#[rstest]
#[tokio::test]
async fn the_page_asks_no_more_for_more_children(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    story.house.guardian("ANNE", story.noor, Some(true)).await;
    story.tell().await;
    let mut browser = story.house.browser_of_staff(story.fatima).await;
    let mut counts = Vec::new();
    for round in 0..2 {
        let before = story.house.app.db.queries();
        browser.get("/told").await;
        counts.push(story.house.app.db.queries() - before);
        for i in 0..4 * (1 - round) {
            let child = story.house.child(&format!("K{i}"), story.group, WEEK).await;
            story.house.guardian(&format!("O{i}"), child, Some(true)).await;
            let mentorship = story.house.mentorship(child, story.fatima, story.group, TODAY).await;
            tell(&story.house, &[NewMentor { mentorship, child }]).await;
        }
    }
    assert_eq!(counts[0], counts[1]);
}

#[rstest]
#[tokio::test]
async fn a_mail_that_waited_goes_to_the_address_of_today(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let house = &story.house;
    let anne = house.guardian("ANNE", story.noor, Some(true)).await;
    let bram = house.guardian("BRAM", story.noor, Some(true)).await;
    queue(&story).await;
    set_email(house, anne, Some("veilig@example.org")).await;
    set_email(house, bram, None).await;
    jobs::run_due(&house.app).await.unwrap();
    for old in ["anne@example.org", "bram@example.org"] {
        assert_eq!(story.mails_to(old).len(), 0, "{old}");
    }
    assert_eq!(story.told_to(anne).await, [Event::Queued, Event::Queued, Event::Accepted]);
    assert_eq!(story.told_to(bram).await, [Event::Queued, Event::Bounced]);
    let text = story.mails_to("veilig@example.org").remove(0).text;
    let link = text.split_whitespace().find_map(|word| word.strip_prefix("http://127.0.0.1:8080")).unwrap();
    assert!(house.browser_of_nobody().get(link).await.text.contains("Er is een bericht voor u"));
    mails_are_discreet(house);
}
