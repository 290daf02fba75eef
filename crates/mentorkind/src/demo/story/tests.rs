//! What the tables and the story leave to see on the pages.

use jiff::civil::date;
use mentorkind_domain::{
    half_days::parse,
    import::CareKind::{AfterSchool, DayCare},
    second_step::SecondStep,
};
use mentorkind_server::platform::{
    app::{MailSettings, Settings},
    db::Db,
    seal::Keys,
};
use tempfile::TempDir;

use super::*;
use crate::demo::{SEED, make_new, organisations::Both};

/// The demo in a database of its own, on the morning of the day it was made for.
struct Made {
    app: App,
    both: Both,
    organisations: Vec<OrganisationId>,
    _folder: TempDir,
}

impl Made {
    async fn on(today: Date) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("demo.db").display());
        let db = Db::open(&url).await.unwrap();
        let settings = Settings {
            base_url: "http://127.0.0.1:8080".to_owned(),
            demo: true,
            idle_minutes: 60,
            session_hours: 12,
            mail: MailSettings::Folder(folder.path().join("mail")),
            second_step: SecondStep::Off,
            keys: Keys::default(),
            tablet_idle_minutes: 5,
            emergency_minutes: 60,
            api_per_minute: 120,
            own_network: false,
            watch: Vec::new(),
        };
        let both = Both::around(today, SEED);
        let app = make_new(&db, &settings, &both, today).await.unwrap();
        assert!(app.clock.now() < moment(today, 8).unwrap(), "the story is over before the day begins");
        let minutes = (moment(today, 8).unwrap().0 - app.clock.now().0) / 60_000_000;
        app.clock.forward_minutes(minutes);
        let organisations = mentorkind_server::platform::upkeep::organisations(&app.db).await.unwrap();
        let organisations = organisations.into_iter().map(|organisation| organisation.id).collect();
        Self { app, both, organisations, _folder: folder }
    }

    /// Somebody of the first organisation.
    async fn hand(&self, email: &str) -> Hand {
        let account = admit(&self.app, self.organisations[0], email).await.unwrap();
        Hand::of(&self.app, account).await.unwrap()
    }

    /// The team lead of the location of a group of the first organisation.
    async fn lead_of(&self, group: &str) -> Hand {
        let tables = &self.both.vlieger.tables;
        let location = |group: &str| &tables.groups.iter().find(|row| row.group == group).unwrap().location;
        let mut leads = tables.staff.iter().filter(|row| row.role == "teamlead");
        let lead = leads.find(|row| location(&row.group) == location(group)).unwrap();
        self.hand(&lead.email).await
    }

    fn name_of(&self, group: &str) -> &str {
        &self.both.vlieger.tables.groups.iter().find(|row| row.group == group).unwrap().name
    }
}

/// What stands on a page behind a name, each time it is there.
fn behind<'p>(page: &'p Answer, name: &str) -> Vec<&'p str> {
    let start = format!(">{name}");
    let places = page.text.match_indices(&start).map(|(at, found)| at + found.len());
    places
        .map(|at| {
            let rest = &page.text[at..];
            let ends = ["</tr>", "<b>", "</article>"].into_iter().filter_map(|end| rest.find(end)).min();
            &rest[..ends.unwrap_or(rest.len())]
        })
        .collect()
}

fn says(page: &Answer, name: &str, words: &str) -> bool {
    behind(page, name).iter().any(|text| text.contains(words))
}

/// Where a situation is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
enum At {
    /// On the page of the group.
    Group,
    /// On the page of the days of the group.
    Days,
    /// On the page of a proposal for it.
    Proposal,
    /// On the page of who was told.
    Told,
}

/// Each situation of children, the group where it is looked for, the page, and the words behind the child's name.
const OF_CHILDREN: [(&str, mentorkind_domain::import::CareKind, usize, At, &str); 16] = [
    ("child_without_mentor", DayCare, 0, At::Group, "geen mentor"),
    ("days_that_changed", DayCare, 0, At::Group, "ziet de mentor weinig"),
    ("baby_who_starts_in_four_weeks", DayCare, 0, At::Group, "dinsdag 31 maart 2026"),
    ("alternating_weeks", DayCare, 0, At::Group, "even weken"),
    ("flexible_care", DayCare, 0, At::Group, "geen vaste dagen"),
    ("goes_to_school", DayCare, 1, At::Group, "tot en met"),
    // Why somebody is absent is nobody's business when it comes with the planning.
    ("child_sick_today", DayCare, 0, At::Group, "afwezig"),
    ("child_on_holiday", DayCare, 1, At::Days, "afwezig"),
    ("second_group", DayCare, 4, At::Group, "eigen groep is een andere"),
    ("siblings", DayCare, 0, At::Proposal, "elfde mentor als"),
    ("friends", AfterSchool, 1, At::Proposal, "ndere mentor dan"),
    ("somebody_who_is_not_to_be_mentor", DayCare, 4, At::Proposal, "liever niet"),
    ("parent_who_works_here", DayCare, 0, At::Proposal, "is ouder"),
    ("group_that_cannot_be_divided", AfterSchool, 2, At::Proposal, "nog geen mentor"),
    ("parent_without_email", DayCare, 1, At::Told, "er is geen adres bekend"),
    ("address_that_bounces", DayCare, 1, At::Told, "teruggekomen"),
];

/// Situations that are in the tables, and on a page only as one fact among others, or not yet.
const ONLY_IN_TABLES: [&str; 3] = ["colleague_who_knows_the_child", "another_language", "custody_not_known"];

/// Situations of staff, and of a group as a whole, which are looked for one by one.
const OTHERS: [&str; 5] =
    ["mentor_who_leaves", "lead_of_two_locations", "separated_parents", "sick_today", "mentor_who_is_ill"];

#[tokio::test]
async fn the_situations_are_on_the_pages() {
    let made = Made::on(date(2026, 3, 3)).await;
    let house = &made.both.vlieger;
    for (name, kind, nth, at, words) in OF_CHILDREN {
        let group = house.group(kind, nth);
        let (mut lead, title) = (made.lead_of(group).await, made.name_of(group));
        let page = lead.open("/groups").await.unwrap().link(title).unwrap();
        let page = match at {
            At::Group => lead.open(&page).await.unwrap(),
            At::Days => lead.open(&format!("{page}/days")).await.unwrap(),
            At::Proposal => {
                let group = lead.open(&page).await.unwrap();
                let division = match group.link("Bekijk het voorstel") {
                    Ok(there) => there,
                    Err(_) => propose(&mut lead, title).await.unwrap(),
                };
                lead.open(&division).await.unwrap()
            }
            At::Told => {
                let told = lead.open("/told").await.unwrap().link(title).unwrap();
                lead.open(&told).await.unwrap()
            }
        };
        let rows = &house.tables.children;
        let here = |key: &&String| rows.iter().any(|row| row.child == **key && row.group == group);
        let who: Vec<&String> = house.who(name).iter().filter(here).collect();
        assert!(!who.is_empty(), "{name} is not of {title}");
        for key in who {
            let child = house.child(key);
            let full = format!("{} {}", child.first_name, child.last_name);
            let seen = match at {
                // The lines are of the parents, and name the child.
                At::Told => {
                    let parents = house.parents(key);
                    page.text.contains(&full) && parents.iter().any(|row| says(&page, &row.name, words))
                }
                _ => says(&page, child.first_name, words),
            };
            assert!(seen, "{name}: nothing of {full} at {}", page.path);
        }
        let blocked = page.text.contains("Er is geen verdeling mogelijk");
        assert_eq!(blocked, name == "group_that_cannot_be_divided", "{name}");
    }

    let group = made.name_of(house.group(DayCare, 1));
    let mut lead = made.lead_of(house.group(DayCare, 1)).await;
    let page = lead.open("/groups").await.unwrap().link(group).unwrap();
    let page = lead.open(&page).await.unwrap();
    let leaves = house.staff_row(&house.who("mentor_who_leaves")[0]);
    assert!(says(&page, leaves.name.split(' ').next().unwrap(), "Stopt op deze groep na"));

    for (name, nth) in [("sick_today", 0), ("mentor_who_is_ill", 3)] {
        let group = house.group(DayCare, nth);
        let mut lead = made.lead_of(group).await;
        let page = lead.open("/groups").await.unwrap().link(made.name_of(group)).unwrap();
        let page = lead.open(&page).await.unwrap();
        let mut ill = house.who(name).iter().map(|key| house.staff_row(key)).filter(|row| row.group == group);
        let who = ill.next().unwrap();
        assert!(
            says(&page, who.name.split(' ').next().unwrap(), "afwezig"),
            "{name}: {} at {}",
            who.name,
            page.path
        );
    }

    let mut two = made.hand(&house.staff_row(&house.who("lead_of_two_locations")[0]).email).await;
    let page = two.open("/overview").await.unwrap();
    assert!(page.text.contains("Pluktuin") && page.text.contains("Lampionplein"));
    assert!(!page.text.contains("Havenkade"));

    let seen = OF_CHILDREN.map(|(name, ..)| name);
    for (name, _) in &house.made {
        let elsewhere = ONLY_IN_TABLES.contains(name) || OTHERS.contains(name);
        assert!(
            elsewhere != seen.contains(name),
            "{name} is looked for on a page, or named as not to be seen"
        );
    }
}

/// The children who were followed: a flag, a message that was answered, a talk that was read, and today.
async fn are_followed(made: &Made, lead: &mut Hand) {
    let cast = made.both.cast();
    let groups = lead.open("/groups").await.unwrap();
    let mut files = Vec::new();
    for one in &cast.followed {
        let group = lead.open(&groups.link(&one.group).unwrap()).await.unwrap();
        files.push(group.link(&one.child).unwrap());
    }
    let mut colleague = made.hand(&cast.followed[0].writer).await;
    let falls = colleague.open(&files[0]).await.unwrap();
    assert!(falls.text.contains("Welbevinden daalt: 4 op "), "{}", falls.text);
    assert!(!colleague.open(&files[1]).await.unwrap().text.contains("Welbevinden daalt"));
    // The mentor alone reads messages, and that is one of the colleagues: also one who leaves soon.
    let house = &made.both.vlieger;
    let group = house.group(DayCare, 1);
    let colleagues = house
        .tables
        .staff
        .iter()
        .filter(|row| row.role == "pm" && row.group == group && !row.email.is_empty());
    let threads = format!("{}/messages/", files[2]);
    let mut answered = false;
    for row in colleagues {
        let mut colleague = made.hand(&row.email).await;
        let Ok(list) = colleague.open(threads.trim_end_matches('/')).await else { continue };
        for thread in list.leads(&threads) {
            answered |= colleague.open(&thread).await.unwrap().text.contains(followed::ANSWER);
        }
    }
    assert!(answered, "a parent answered");
    let mut writer = made.hand(&cast.followed[2].writer).await;
    let talk = followed::talk_of(&mut writer, &files[2]).await.unwrap();
    let talk = writer.open(&talk).await.unwrap();
    assert!(talk.text.contains(followed::REPORT) && talk.text.contains("heeft het verslag gelezen"));
    for file in &files {
        let day = lead.open(&format!("{file}/day")).await.unwrap();
        assert!(day.text.contains(followed::THIS_MORNING), "{}", day.text);
    }
}

/// The story does not depend on the day.
async fn can_be_told_on(today: Date) {
    let made = Made::on(today).await;
    let mut lead = made.lead_of(made.both.vlieger.group(DayCare, 0)).await;

    let overview = lead.open("/overview").await.unwrap();
    assert!(says(&overview, "Zeepaardjes", "nieuwe verdeling"), "made known for next week");
    assert!(says(&overview, ASKED, "Bekijk het voorstel"), "a proposal in progress");

    let told = lead.open("/told").await.unwrap();
    let of_group = lead.open(&told.link(TOLD).unwrap()).await.unwrap();
    for words in ["geopend", "verteld", "teruggekomen", "werkdagen nog niet geopend", "geen adres bekend"] {
        assert!(of_group.text.contains(words), "{words}");
    }
    let house = &made.both.vlieger;
    for key in house.who("separated_parents") {
        let fathers: Vec<&str> = house
            .parents(key)
            .iter()
            .filter(|row| row.custody == "nee")
            .map(|row| row.name.as_str())
            .collect();
        assert!(fathers.iter().all(|name| !of_group.text.contains(name)), "who has no custody is not told");
    }

    let (child, parent) = house.without_custody(house.group(DayCare, 1));
    let page = lead.open("/groups").await.unwrap().link(TOLD).unwrap();
    let file = lead.open(&page).await.unwrap().link(&child).unwrap();
    let family = lead.open(&format!("{file}/family")).await.unwrap();
    assert!(says(&family, &parent, "rechter"), "no contact");

    let mut mentor = made.hand(&made.both.cast().watches[0]).await;
    let group = mentor.open("/groups").await.unwrap();
    assert!(group.text.contains(group_life::WATCHED));
    let (first, second) = group_life::two_of(&group, &made.both.cast().followed).unwrap();
    let goals = group.link("Doelen").unwrap();
    for (child, words) in [
        (&first, "keek daarna trots om"),
        (&first, "met het grijze konijn"),
        (&second, "Spelen met anderen"),
        (&first, "Speelt een tijdje samen"),
        (&goals, "Elk kind hoort bij binnenkomst zijn naam"),
    ] {
        assert!(mentor.open(child).await.unwrap().text.contains(words), "{words}");
    }

    are_followed(&made, &mut lead).await;

    let todo = lead.open("/todo").await.unwrap();
    let asked = lead.open(&todo.leads("/inquiries/")[0]).await.unwrap();
    assert!(asked.text.contains(group_life::ASKED), "asked without custody");

    let handovers = lead.open("/handovers").await.unwrap();
    assert!(handovers.text.contains("id=\"open\"") && handovers.text.contains("id=\"done\""));

    let division = overview.leads("/divisions/");
    let page = lead.open(&division[0]).await.unwrap();
    for words in ["goed", "is akkoord", "heeft een bezwaar bij", "Nog niet gereageerd"] {
        assert!(page.text.contains(words), "{words}");
    }

    let director = made.both.vlieger.tables.staff.iter().find(|row| row.role == "director").unwrap();
    let mut director = made.hand(&director.email).await;
    assert!(director.open("/todo").await.unwrap().leads("/protocol/draft").len() == 1);
    let draft = director.open("/protocol/draft").await.unwrap();
    for words in ["Elke 6 maanden een observatie", "Twee keer per jaar is fijn.", "Stel vast"] {
        assert!(draft.text.contains(words), "{words}: {}", draft.text);
    }

    let instructions = director.open("/work-instructions").await.unwrap();
    let page = director.open(&instructions.link("WI-001 Als je je zorgen maakt").unwrap()).await.unwrap();
    assert!(page.text.contains("Wie nog leest"), "{}", page.text);
    let to_read = mentor.open("/todo").await.unwrap();
    assert!(to_read.text.contains("Werkinstructies om te lezen"), "{}", to_read.text);

    let mut both = made.hand(&made.both.parent).await;
    let choices = both.open("/choose").await.unwrap();
    assert!(choices.text.contains("De Maanvis · ouder/verzorger"), "{}", choices.text);
    assert!(choices.text.contains("De Bonte Vlieger · medewerker"));
}

#[tokio::test]
async fn the_story_can_be_told_on_a_tuesday() {
    can_be_told_on(date(2026, 3, 3)).await;
}

#[tokio::test]
async fn the_story_can_be_told_in_a_weekend() {
    can_be_told_on(date(2026, 8, 30)).await;
}

#[tokio::test]
async fn the_story_can_be_told_on_the_last_day_of_a_year() {
    can_be_told_on(date(2027, 12, 31)).await;
}

#[test]
fn a_child_was_seen_on_a_day_of_its_own() {
    let days = parse(b"ma do").unwrap();
    let one = Followed { days, ..Followed::default() };
    assert_eq!(followed::day_there(&one, date(2026, 3, 2)), date(2026, 3, 2), "a Monday");
    assert_eq!(followed::day_there(&one, date(2026, 3, 1)), date(2026, 2, 26), "a Sunday");
}

#[test]
fn working_days_are_counted_back() {
    let tuesday = date(2026, 3, 3);
    assert_eq!(working_day_before(tuesday, 1), date(2026, 3, 2));
    assert_eq!(working_day_before(tuesday, 2), date(2026, 2, 27));
    assert_eq!(working_day_before(tuesday, 9), date(2026, 2, 18));
    assert_eq!(working_day_before(date(2026, 3, 1), 1), date(2026, 2, 27));
}

#[test]
fn next_week_begins_on_a_monday_that_is_not_too_near() {
    for (today, monday) in [(2, 9), (3, 9), (6, 9), (7, 16), (8, 16), (9, 16)] {
        assert_eq!(next_monday(date(2026, 3, today)), date(2026, 3, monday), "{today} March");
    }
}
