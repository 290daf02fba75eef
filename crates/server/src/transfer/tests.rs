//! Stories of transfers, on both engines.

mod parents;
mod sending;
mod warm;

use axum::http::StatusCode;
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::half_days::parse;
use mentorkind_domain::protocol::PROFILES;
use rstest::rstest;

use crate::{
    announcement::tests::mails_are_discreet,
    observation::tests::Nest,
    on,
    platform::{
        audit::Audit,
        ids::{ChildId, GroupId, GuardianId, OrganisationId, PlacementId, StaffId},
        jobs,
    },
    testing::{Answer, Browser, Engine, TODAY},
};

const DEVELOPMENT: &str = "Ze telt tot tien.";
const CONCERNS: &str = "Ze schrikt van harde geluiden.";

/// To whom it goes.
const TO: [(&str, &str); 2] = [("name", "Mies"), ("job", "leerkracht")];

/// A nest in which Noor has two guardians with custody and one without.
struct Family {
    nest: Nest,
    iris: GuardianId,
    jan: GuardianId,
    karel: GuardianId,
}

impl Family {
    async fn open(engine: Engine) -> Option<Self> {
        let nest = Nest::open(engine).await?;
        let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
        let jan = nest.house.guardian("JAN", nest.noor, Some(true)).await;
        let karel = nest.house.guardian("KAREL", nest.noor, None).await;
        Some(Self { nest, iris, jan, karel })
    }

    async fn mentor(&self) -> Browser {
        self.nest.house.browser_of_staff(self.nest.fatima).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.mentor().await.post(path, fields).await
    }

    /// Begins a transfer to a school and writes in it.
    async fn begin(&self) -> String {
        let day = (TODAY + 60.days()).to_string();
        let fields = [("destination", "school"), ("receiver", "De Regenboog"), ("starts_on", day.as_str())];
        self.begin_with(&fields).await
    }

    async fn begin_with(&self, fields: &[(&str, &str)]) -> String {
        let transfer = self.post(&format!("{}/transfers", self.nest.file()), fields).await.location;
        assert!(transfer.starts_with("/transfers/"), "{transfer}");
        let written = [("part-development", DEVELOPMENT), ("part-concerns", CONCERNS), ("version", "1")];
        assert_eq!(self.post(&transfer, &written).await.location, transfer);
        transfer
    }

    async fn give(&self, transfer: &str) {
        let given = self.post(&format!("{transfer}/give"), &[("version", "2")]).await;
        assert_eq!(given.location, transfer);
    }

    async fn says(&self, guardian: GuardianId, transfer: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/family{transfer}");
        let mut browser = self.nest.house.browser_of_guardian(guardian).await;
        let version = version_of(&browser.get(&path).await.text);
        browser.post(&path, &[fields, &[("version", version.as_str())]].concat()).await
    }

    async fn send(&self, transfer: &str) -> Answer {
        self.post(&format!("{transfer}/send"), &TO).await
    }

    /// Sends it, and gives the path of the link and the code.
    async fn sent(&self, transfer: &str) -> (String, String) {
        let mut mentor = self.mentor().await;
        let sent = mentor.post(&format!("{transfer}/send"), &TO).await;
        assert_eq!(sent.location, format!("{transfer}/sent"), "{}", sent.text);
        let page = mentor.get(&sent.location).await;
        let link = page.text.split("/t/").nth(1).unwrap().split('<').next().unwrap();
        let code = page.text.split("id=\"code\">").nth(1).unwrap().split('<').next().unwrap();
        (format!("/t/{link}"), code.to_owned())
    }

    async fn outside(&self, link: &str, code: &str) -> Answer {
        let mut nobody = self.nest.house.browser_of_nobody();
        assert!(!nobody.get(link).await.text.contains(DEVELOPMENT), "nothing without the code");
        nobody.post(link, &[("code", code)]).await
    }
}

/// The version of the text that a page shows.
fn version_of(page: &str) -> String {
    let from = page.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    from.unwrap_or("0").to_owned()
}

const ALL_YES: [(&str, &str); 4] =
    [("yes-child", "true"), ("yes-development", "true"), ("yes-concerns", "true"), ("yes-parents", "true")];

/// Terms for schools hold for special education too; only there the mentor is asked to speak with the school.
#[rstest]
#[case::regular("school", false)]
#[case::special("special-school", true)]
#[tokio::test]
async fn special_education_is_spoken_to_as_well(
    #[case] destination: &str,
    #[case] spoken: bool,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let day = (TODAY + 60.days()).to_string();
    let fields = [("destination", destination), ("receiver", "De Regenboog"), ("starts_on", day.as_str())];
    let transfer = family.begin_with(&fields).await;
    family.give(&transfer).await;
    let page = family.mentor().await.get(&transfer).await.text;
    assert_eq!(page.contains("Spreek de school dan ook zelf"), spoken, "{page}");
    assert_eq!(page.contains("naar een school voor speciaal onderwijs"), spoken, "{page}");
    let today = TODAY.to_string();
    let talk = [("with", "Mies Vos"), ("on", today.as_str())];
    assert_eq!(family.post(&format!("{transfer}/warm"), &talk).await.location, transfer);
    let page = family.mentor().await.get(&transfer).await.text;
    assert_eq!(page.contains("Besproken met Mies Vos"), spoken, "{page}");
}

#[rstest]
#[tokio::test]
async fn what_all_parents_say_yes_to_goes_and_nothing_else(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    let mut iris = family.nest.house.browser_of_guardian(family.iris).await;
    assert_eq!(iris.get(&format!("/family{transfer}")).await.status, StatusCode::NOT_FOUND, "not given yet");
    let preview = family.mentor().await.get(&format!("{transfer}/preview")).await.text;
    assert!(preview.contains(DEVELOPMENT) && preview.contains("Ouder IRIS, Ouder JAN"), "{preview}");
    family.give(&transfer).await;
    let written = [("part-development", "Anders."), ("version", "3")];
    assert_eq!(family.post(&transfer, &written).await.status, StatusCode::CONFLICT, "parents read this text");

    // One says yes, the other nothing.
    let yes = [&ALL_YES[..], &[("words-development", "Thuis telt ze tot twintig.")]].concat();
    assert_eq!(family.says(family.iris, &transfer, &yes).await.location, format!("/family{transfer}"));
    assert_eq!(family.says(family.karel, &transfer, &yes).await.status, StatusCode::FORBIDDEN);
    let refused = family.send(&transfer).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("er is nog geen antwoord van Ouder JAN"), "{}", refused.text);

    // The other says yes to a part.
    family.says(family.jan, &transfer, &[&ALL_YES[..2], &[("yes-concerns", "false")]].concat()).await;
    let page = family.mentor().await.get(&transfer).await.text;
    assert!(page.contains("Gaat mee: Wie het kind is, Ontwikkeling."), "{page}");
    let (link, code) = family.sent(&transfer).await;
    let wrong = family.outside(&link, "AAAA-AAAA").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.text.contains(DEVELOPMENT));
    let right = family.outside(&link, &code.to_lowercase()).await.text;
    assert!(right.contains(DEVELOPMENT) && right.contains("Thuis telt ze tot twintig."), "{right}");
    assert!(!right.contains(CONCERNS), "what was refused does not go");

    // What was shared is in the log, and the parents read that it was sent.
    let log = family.mentor().await.get(&format!("{}/consents", family.nest.file())).await.text;
    assert!(log.contains("Mies, leerkracht, De Regenboog"), "{log}");
    let mut receiver = family.nest.house.browser_of_nobody();
    receiver.get(&link).await;
    let path = format!("{link}/received");
    let nameless = receiver.post(&path, &[("code", code.as_str()), ("name", " "), ("job", "x")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("code", code.as_str()), ("name", "Mies Vos"), ("job", "leerkracht groep 1")];
    let received = receiver.post(&path, &fields).await.text;
    assert!(received.contains("Ontvangen en gelezen door Mies Vos, leerkracht groep 1"), "{received}");
    assert!(iris.get(&format!("/family{transfer}")).await.text.contains("Mies Vos"));
    assert!(iris.get("/family").await.text.contains("gelezen door de ontvanger"));
}

#[rstest]
#[tokio::test]
async fn withdrawal_and_custody_close_what_is_still_to_be_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    for guardian in [family.iris, family.jan] {
        family.says(guardian, &transfer, &ALL_YES).await;
    }
    let (link, code) = family.sent(&transfer).await;
    let both = family.outside(&link, &code).await.text;
    assert!(both.contains(DEVELOPMENT) && both.contains(CONCERNS));
    family.nest.house.app.clock.forward_minutes(1);
    family.says(family.iris, &transfer, &[("yes-concerns", "false")]).await;
    let less = family.outside(&link, &code).await.text;
    assert!(less.contains(DEVELOPMENT) && !less.contains(CONCERNS), "{less}");

    // Somebody gets custody who said nothing: nothing may be read before that answer.
    let custody = async |custody: bool| {
        let mut tx = family.nest.house.write().await;
        on!(tx, c => sqlx::query(
            "UPDATE guardianship SET custody = $3 WHERE organisation_id = $1 AND guardian_id = $2")
            .bind(family.nest.house.organisation).bind(family.karel).bind(custody).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    };
    custody(true).await;
    assert_eq!(family.outside(&link, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    custody(false).await;
    assert!(family.outside(&link, &code).await.text.contains(DEVELOPMENT));

    // What was refused after it was sent is not behind that link again: a new yes needs a new link.
    family.nest.house.app.clock.forward_minutes(1);
    family.says(family.iris, &transfer, &[("yes-concerns", "true")]).await;
    let still = family.outside(&link, &code).await.text;
    assert!(still.contains(DEVELOPMENT) && !still.contains(CONCERNS), "{still}");

    // A new link closes the one before; stopping closes all, and parents see it no more.
    let (second, other) = family.sent(&transfer).await;
    assert_eq!(family.outside(&link, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = family.outside(&second, &other).await.text;
    assert!(both.contains(DEVELOPMENT) && both.contains(CONCERNS), "{both}");
    // Once all of it was refused, what is said of the link is what its door does.
    assert!(family.mentor().await.get(&transfer).await.text.contains("De link werkt tot en met"));
    family.nest.house.app.clock.forward_minutes(16);
    let nothing = ALL_YES.map(|(part, _)| (part, "false"));
    family.says(family.jan, &transfer, &nothing).await;
    family.nest.house.app.clock.forward_minutes(1);
    family.says(family.jan, &transfer, &ALL_YES).await;
    assert!(family.mentor().await.get(&transfer).await.text.contains("De link werkt niet meer."));
    assert_eq!(family.outside(&second, &other).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (second, other) = family.sent(&transfer).await;
    assert!(family.outside(&second, &other).await.text.contains(CONCERNS));
    let stopped = family.post(&format!("{transfer}/stop"), &[("version", "3")]).await;
    assert_eq!(stopped.location, format!("{}/transfers", family.nest.file()));
    assert_eq!(family.outside(&second, &other).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut iris = family.nest.house.browser_of_guardian(family.iris).await;
    assert_eq!(iris.get(&format!("/family{transfer}")).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn a_code_is_not_guessed_and_a_link_ends(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    for guardian in [family.iris, family.jan] {
        family.says(guardian, &transfer, &ALL_YES).await;
    }
    let (link, code) = family.sent(&transfer).await;
    for _ in 0..10 {
        assert_eq!(family.outside(&link, "WRONG").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(family.outside(&link, &code).await.status, StatusCode::TOO_MANY_REQUESTS);
    family.nest.house.app.clock.forward_minutes(16);
    assert_eq!(
        family.outside(&link, &code).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "closed for good"
    );
    let (link, code) = family.sent(&transfer).await;
    assert_eq!(family.outside(&link, &code).await.status, StatusCode::OK);
    family.nest.house.app.clock.forward_days(22);
    assert_eq!(
        family.outside(&link, &code).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "its days are over"
    );
}

#[rstest]
#[tokio::test]
async fn on_paper_the_mentor_records_answers_and_the_receipt_that_was_late(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    assert_eq!(bram.get(&transfer).await.status, StatusCode::NOT_FOUND, "not his child");
    let stale = [("part-development", "Intussen geschreven."), ("version", "1")];
    let refused = family.post(&transfer, &stale).await;
    assert!(
        refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("Intussen geschreven.")
    );
    family.give(&transfer).await;
    for guardian in [family.iris, family.jan] {
        let id = guardian.to_string();
        let fields = [("guardian", id.as_str()), ("yes-development", "true"), ("yes-concerns", "false")];
        assert_eq!(family.post(&format!("{transfer}/paper"), &fields).await.location, transfer);
    }
    let page = family.mentor().await.get(&transfer).await.text;
    assert!(page.contains("op papier, aangenomen door Fatima"), "{page}");
    let printed = format!("{transfer}/print");
    assert_eq!(family.mentor().await.get(&printed).await.status, StatusCode::NOT_FOUND, "nothing was sent");
    assert_eq!(family.post(&printed, &TO).await.location, printed);
    let paper = family.mentor().await.get(&printed).await.text;
    assert!(paper.contains(DEVELOPMENT) && !paper.contains(CONCERNS), "{paper}");

    let late = async || {
        let todo = family.mentor().await.get("/todo").await.text;
        todo.contains("Vraag of de overdracht van KindNOOR is gelezen") && todo.contains("te laat")
    };
    assert!(!late().await);
    family.nest.house.app.clock.forward_days(16);
    assert!(late().await, "10 working days are over");
    let after = format!("{transfer}/after");
    assert_eq!(family.post(&format!("{transfer}/receipt"), &TO).await.location, after);
    assert!(!late().await);
    assert_eq!(family.post(&format!("{transfer}/receipt"), &TO).await.status, StatusCode::CONFLICT);
    let ask = format!("{transfer}/follow-up");
    let early = family.post(&ask, &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "before the first day");
    assert!(early.text.contains("Dat kan vanaf de eerste dag daar"), "{}", early.text);
    family.nest.house.app.clock.forward_days(44);
    assert_eq!(family.post(&ask, &[]).await.location, after);
    assert_eq!(family.post(&ask, &[]).await.status, StatusCode::CONFLICT);
    assert!(family.mentor().await.get(&after).await.text.contains("Gevraagd op"));
    let undo = format!("{ask}/undo");
    assert_eq!(family.post(&undo, &[]).await.location, after);
    assert!(!family.mentor().await.get(&after).await.text.contains("Gevraagd op"));
    assert_eq!(family.post(&ask, &[]).await.location, after);
    family.nest.house.app.clock.forward_days(1);
    assert_eq!(family.post(&undo, &[]).await.status, StatusCode::CONFLICT, "only on the same day");
    let spoken = |on: &'static str| [("with", "Mies"), ("on", on)];
    for never in ["1990-01-01", "2026-03-02", "2027-01-01"] {
        let refused = family.post(&format!("{transfer}/warm"), &spoken(never)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{never}");
        assert!(
            refused.text.contains("een dag van dinsdag 3 maart 2026 tot en met vandaag"),
            "{}",
            refused.text
        );
    }
    let spoken = spoken("2026-03-03");
    assert_eq!(family.post(&format!("{transfer}/warm"), &spoken).await.location, transfer);
}

const PAPER: &[u8] = b"%PDF-1.7\n1 0 obj << /Signed (Iris) >>\n%%EOF\n";

/// The addresses of scans on the page of a transfer.
fn scans(page: &str) -> Vec<String> {
    page.split('"').filter(|part| part.contains("/scan/")).map(str::to_owned).collect()
}

#[rstest]
#[tokio::test]
async fn one_scan_is_kept_of_a_paper_with_all_its_answers(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    assert!(scans(&family.mentor().await.get(&transfer).await.text).is_empty(), "nothing was said on paper");
    let iris = family.iris.to_string();
    let fields = [("guardian", iris.as_str()), ("yes-development", "true"), ("yes-concerns", "false")];
    family.post(&format!("{transfer}/paper"), &fields).await;
    let mut mentor = family.mentor().await;
    let found = scans(&mentor.get(&transfer).await.text);
    let [scan] = found.as_slice() else { panic!("one paper: {found:?}") };
    assert_eq!(mentor.get(scan).await.status, StatusCode::NOT_FOUND, "not kept yet");
    let refused = mentor.post_file(scan, &[], "file", b"<svg></svg>").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Er is niets bewaard. Dit is geen foto of PDF"), "{}", refused.text);
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    assert_eq!(bram.post_file(scan, &[], "file", PAPER).await.status, StatusCode::NOT_FOUND);
    assert_eq!(mentor.post_file(scan, &[], "file", PAPER).await.location, transfer);
    assert_eq!(mentor.get(scan).await.text.as_bytes(), PAPER);
    assert_eq!(
        mentor.post_file(scan, &[], "file", PAPER).await.status,
        StatusCode::CONFLICT,
        "it is the proof"
    );
    assert_eq!(bram.get(scan).await.status, StatusCode::NOT_FOUND);
    assert_eq!(scans(&mentor.get(&transfer).await.text), std::slice::from_ref(scan));

    // Another paper has a scan of its own.
    family.nest.house.app.clock.forward_minutes(1);
    let no = [("guardian", iris.as_str()), ("yes-development", "false")];
    family.post(&format!("{transfer}/paper"), &no).await;
    let again = scans(&family.mentor().await.get(&transfer).await.text);
    assert!(again.len() == 1 && again[0] != *scan, "{again:?}");
}

#[rstest]
#[tokio::test]
async fn after_a_no_to_a_part_a_yes_is_taken_in_with_its_scan_and_the_no_stays_to_be_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    let no = [&ALL_YES[..2], &[("yes-concerns", "false")]].concat();
    family.says(family.iris, &transfer, &no).await;
    family.nest.house.app.clock.forward_minutes(1);
    let (paper, iris) = (format!("{transfer}/paper"), family.iris.to_string());
    let yes = [("guardian", iris.as_str()), ("yes-concerns", "true")];
    let refused = family.post(&paper, &yes).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("deze ouder zei eerder nee tegen een onderdeel"), "{}", refused.text);
    let mut mentor = family.mentor().await;
    assert!(scans(&mentor.get(&transfer).await.text).is_empty());
    assert_eq!(mentor.post_file(&paper, &yes, "paper", PAPER).await.location, transfer);
    let page = mentor.get(&transfer).await.text;
    let mut parent = family.nest.house.browser_of_guardian(family.iris).await;
    let own = parent.get(&format!("/family{transfer}")).await.text;
    for page in [&page, &own] {
        assert!(
            page.contains("nee, op dinsdag") && page.contains("op papier, aangenomen door Fatima"),
            "{page}"
        );
    }
    assert_eq!(mentor.get(&scans(&page)[0]).await.text.as_bytes(), PAPER);
}

#[rstest]
#[tokio::test]
async fn parents_hear_that_they_are_asked_once_for_all_parts_and_are_reminded(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.begin().await;
    family.give(&transfer).await;
    let app = &family.nest.house.app;
    let mails = async |to: &str| {
        jobs::run_due(app).await.unwrap();
        mails_are_discreet(&family.nest.house);
        app.mailer.kept().iter().filter(|kept| kept.mail.to == to).count()
    };
    for (to, count) in [("iris@example.org", 1), ("jan@example.org", 1), ("karel@example.org", 0)] {
        assert_eq!(mails(to).await, count, "{to}");
    }
    family.says(family.iris, &transfer, &ALL_YES).await;
    app.clock.forward_days(8);
    assert_eq!((mails("iris@example.org").await, mails("jan@example.org").await), (1, 2));
    // Staff record an answer: its parent hears that.
    let jan = family.jan.to_string();
    let fields = [&[("guardian", jan.as_str())][..], &ALL_YES].concat();
    assert_eq!(family.post(&format!("{transfer}/paper"), &fields).await.location, transfer);
    assert_eq!((mails("iris@example.org").await, mails("jan@example.org").await), (1, 3));
}

/// A place on a group from a day on, as the planning brings it.
async fn moves(family: &Family, child: ChildId, group: GroupId, from: Date) {
    let mut tx = family.nest.house.write().await;
    let place = PlacementId::new(tx.now);
    let organisation: OrganisationId = family.nest.house.organisation;
    on!(tx, c => sqlx::query(
        "INSERT INTO placement (organisation_id, id, child_id, group_id, main, days, from_on, language, knows_well,
           not_mentor, same_mentor, other_mentor) VALUES ($1, $2, $3, $4, $5, 3, $6, '', '', '', '', '')")
        .bind(organisation).bind(place).bind(child).bind(group).bind(true).bind(jiff_sqlx::Date::from(from))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn the_new_mentor_reads_what_parents_agreed_to_before_the_first_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let house = &family.nest.house;
    let bso = house.group("BSO", "bso").await;
    let mut people: Vec<StaffId> = Vec::new();
    for name in ["Carla", "Dirk"] {
        let staff = house.staff(name).await;
        house.works(staff, bso, "pm", parse(b"ma di wo").unwrap()).await;
        people.push(staff);
    }
    let starts = TODAY + 20.days();
    moves(&family, family.nest.noor, bso, starts).await;
    house.mentorship(family.nest.noor, people[0], bso, starts).await;
    let mut mentor = family.mentor().await;
    let proposed = mentor.get(&format!("{}/transfers", family.nest.file())).await.text;
    assert!(proposed.contains(&starts.to_string()), "the planning knows the day");
    let (group, day) = (bso.to_string(), starts.to_string());
    let fields = [("destination", "bso"), ("group", group.as_str()), ("starts_on", day.as_str())];
    let transfer = family.begin_with(&fields).await;
    family.give(&transfer).await;
    let dossier = format!("{transfer}/dossier");
    let mut carla = house.browser_of_staff(people[0]).await;
    family.says(family.iris, &transfer, &ALL_YES).await;
    assert_eq!(carla.get(&dossier).await.status, StatusCode::NOT_FOUND, "one of two is no consent");
    family.says(family.jan, &transfer, &[&ALL_YES[..2], &[("yes-concerns", "false")]].concat()).await;
    let page = carla.get(&dossier).await.text;
    assert!(page.contains(DEVELOPMENT) && !page.contains(CONCERNS), "{page}");
    assert_eq!(carla.get(&family.nest.file()).await.status, StatusCode::NOT_FOUND, "the file itself stays");
    let mut dirk = house.browser_of_staff(people[1]).await;
    assert_eq!(dirk.get(&dossier).await.status, StatusCode::NOT_FOUND, "a colleague of the new mentor");
    assert_eq!(family.send(&transfer).await.status, StatusCode::CONFLICT, "there is nothing to send");

    let due = "Lees de overdracht van KindNOOR";
    let todo = carla.get("/todo").await.text;
    assert!(todo.contains(due) && !todo.contains("te laat"), "{todo}");
    house.app.clock.forward_days(20);
    let mut carla = house.browser_of_staff(people[0]).await;
    let todo = carla.get("/todo").await.text;
    assert!(todo.contains(due) && todo.contains("te laat"), "{todo}");
    assert_eq!(carla.post(&dossier, &[]).await.location, dossier);
    assert!(!carla.get("/todo").await.text.contains(due));
    assert!(family.mentor().await.get(&transfer).await.text.contains("Gelezen door Carla"));
}

#[rstest]
#[tokio::test]
async fn a_protocol_that_asks_for_it_begins_the_transfer_at_an_age(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let asks = async || {
        let todo = family.mentor().await.get("/todo").await.text;
        todo.contains("Begin de overdracht van KindNOOR naar school")
    };
    assert!(!asks().await, "off unless turned on");
    let old = "[transfer.start_age_months]\nvalue = 0";
    let text = PROFILES[0].1;
    assert!(text.contains(old));
    let text = text.replace(old, "[transfer.start_age_months]\nvalue = 36");
    let mut tx = family.nest.house.write().await;
    let organisation = family.nest.house.organisation;
    crate::protocol::add(&mut tx, organisation, TODAY - 9.days(), "un1ek", &text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert!(asks().await);
    let todo = family.mentor().await.get("/todo").await.text;
    assert!(todo.contains("Het is tijd als het kind 36 maanden oud is."), "{todo}");
    family.begin().await;
    assert!(!asks().await, "it was begun");
}
