//! The access walk: every route as every kind of actor, in two organisations whose records all have a word of their own
//! that nobody else may ever see; and the table of who may do what, printed to `docs/access.md`.
//!
//! Routes come from the table of routes, and forms from the pages that have them, so that what is new is walked without a
//! change here. Only a new kind of `{parameter}` needs an identifier in [`seed`].

mod api;
mod families;
mod forms;
mod languages;
mod log;
pub(crate) mod seed;
mod webhook;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use axum::http::StatusCode;
use mentorkind_domain::access::{Relation, printed};
use rstest::rstest;

use crate::{
    on,
    platform::{
        ids::OrganisationId,
        jobs,
        routes::{Access, Route},
    },
    route_table,
    testing::{Answer, Browser, Engine, House},
};
use forms::Fields;
use seed::{About, CALL, Canary, GROUPS, MENTORS, Reach, Thing, Walker, World};

/// The same application as it runs for real: without what demonstrations add, and at an address with a name.
fn for_real(house: &mut House) {
    house.set(|settings| {
        settings.demo = false;
        settings.base_url = "http://localhost:8080".to_owned();
    });
}

#[tokio::test]
async fn the_printed_table_is_as_the_code_is() {
    let Some(mut house) = House::open(Engine::Sqlite).await else { return };
    for_real(&mut house);
    let mut text = String::from(
        "# Who may do what\n\nMade from the code by `UPDATE=1 cargo test -p mentorkind-server printed_table`; a test \
         fails when it differs. Another test walks every route as every kind of actor.\n\n## Actions\n\n",
    );
    text += &printed();
    text += "\n## Routes\n\nBesides these there are `/healthz`, `/readyz` and `/metrics` for those who run the server, \
             and `/assets/` with styles, scripts and pictures of ours.\n\n| method | path | who |\n|---|---|---|\n";
    let mut routes = route_table(&house.app);
    routes.sort_by_key(|route| (route.path, route.method));
    for route in routes {
        let who = match route.access {
            Access::Public => "anybody".to_owned(),
            Access::Halfway => "whoever has given a password".to_owned(),
            Access::SignedIn => "whoever is signed in".to_owned(),
            Access::Needs(action) => format!("**{}**", action.name()),
            Access::Token(scope) => format!("a token with `{}`", scope.code()),
        };
        let _ = writeln!(text, "| {} | `{}` | {who} |", route.method, route.path);
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/access.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == text, "docs/access.md is out of date; run this test with UPDATE=1");
}

/// The words that stand for an identifier in a path: the parameter's own name, or the folder before a bare `{id}`.
pub(crate) fn words(path: &str) -> Vec<String> {
    let segments: Vec<&str> = path.split('/').collect();
    let name =
        |segment: &&str| segment.strip_prefix('{').and_then(|s| s.strip_suffix('}')).map(str::to_owned);
    segments
        .iter()
        .enumerate()
        .filter_map(|(i, segment)| {
            let name = name(segment)?;
            if name != "id" { Some(name) } else { Some(segments[i - 1].trim_end_matches('s').to_owned()) }
        })
        .collect()
}

/// The path with each of the things that its parameters can stand for, and at which location they are.
pub(crate) fn paths(route: &Route, things: &BTreeMap<&'static str, Vec<Thing>>) -> Vec<Thing> {
    let words = words(route.path);
    let lists: Vec<&Vec<Thing>> = words
        .iter()
        .map(|word| {
            things
                .get(word.as_str())
                .unwrap_or_else(|| panic!("{}: the walk knows no identifier for \"{word}\"", route.path))
        })
        .collect();
    let many = lists.iter().map(|list| list.len()).max().unwrap_or(1);
    (0..many)
        .map(|i| {
            let mut parts = route.path.split('{');
            let mut path = parts.next().unwrap().to_owned();
            let mut place = None;
            for (part, list) in parts.zip(&lists) {
                let (id, at) = &list[i % list.len()];
                path += id;
                path += part.split_once('}').unwrap().1;
                place = place.or(*at);
            }
            (path, place)
        })
        .collect()
}

/// Whether somebody may not see a text.
pub(crate) fn hidden(walker: &Walker, canary: &Canary) -> bool {
    if walker.organisation != Some(canary.organisation) {
        return true;
    }
    let kept_from = |only: &&[Relation]| !walker.relations.iter().any(|relation| only.contains(relation));
    if canary.only.as_ref().is_some_and(kept_from) {
        return true;
    }
    match (walker.reach, canary.about) {
        (_, About::Organisation) => false,
        (Reach::Everywhere, _) | (Reach::Place(_) | Reach::Nobody, About::Staff(_)) => {
            // Whoever has no custody is told nothing of staff either.
            matches!(walker.relations.as_slice(), [Relation::GuardianWithoutCustody])
        }
        (Reach::Asks(n), About::Child(child)) => child != n || !canary.asker,
        (Reach::Asks(_), _) => true,
        (Reach::Place(place), _) => canary.place != place,
        (Reach::Own(n), About::Child(child)) => child != n,
        (Reach::Own(n), About::Guardian(guardian)) => guardian != n,
        (Reach::Own(n), About::Group(group)) => !GROUPS.contains(&(n, group)),
        (Reach::Own(n), About::Staff(staff)) => !MENTORS.contains(&(n, staff)),
        (Reach::Nobody, _) => true,
    }
}

/// The canaries that a text has in it.
fn heard<'a>(text: &'a str, canaries: &'a [Canary]) -> impl Iterator<Item = &'a Canary> {
    let words: Vec<&str> = text.match_indices(CALL).map(|(at, _)| &text[at..]).collect();
    canaries.iter().filter(move |canary| words.iter().any(|word| word.starts_with(&canary.word)))
}

/// What stands in a path and belongs to no organisation: secrets, and names that are the same for all.
const EVERYBODYS: [&str; 3] = ["name", "secret", "token"];

/// Whether this must be refused: the action is not theirs, or not on this thing of the first organisation.
fn refused(walker: &Walker, route: &Route, place: Option<u8>) -> bool {
    let action = match route.access {
        Access::Needs(action) => action,
        // No session opens what is for other systems; what a token opens is walked in `api`.
        Access::Token(_) => return true,
        Access::Public | Access::Halfway | Access::SignedIn => return false,
    };
    let may = walker.relations.iter().any(|relation| action.allowed_to().contains(relation));
    let owned = words(route.path).iter().any(|word| !EVERYBODYS.contains(&word.as_str()));
    let elsewhere = owned && walker.organisation != Some(0);
    let far = matches!((walker.reach, place), (Reach::Place(own), Some(place)) if own != place);
    !may || elsewhere || far
}

/// A form that no page shows in the sown state is sent without fields; it is refused as broken.
fn is_refusal(answer: &Answer) -> bool {
    let refusals =
        [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST];
    refusals.contains(&answer.status)
        || answer.status == StatusCode::SEE_OTHER
            && ["/sign-in?", "/p?next="].iter().any(|door| answer.location.starts_with(door))
}

/// A page that listens is told that there is nothing to hear, with nothing in it.
fn is_silence(route: &Route, answer: &Answer) -> bool {
    route.path.ends_with("/live") && answer.status == StatusCode::NO_CONTENT && answer.text.is_empty()
}

/// Everything that is kept of an organisation, as text: to see that nothing changed.
async fn kept(house: &House, organisation: OrganisationId) -> Vec<String> {
    let mut tx = house.app.db.read().await.unwrap();
    let sqlite = matches!(tx.tx, crate::platform::db::Tx::Sqlite(_));
    let tables: Vec<String> = if sqlite {
        on!(tx, c => sqlx::query_scalar(
            "SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) i
             WHERE m.type = 'table' AND i.name = 'organisation_id' ORDER BY m.name").fetch_all(c).await)
    } else {
        on!(tx, c => sqlx::query_scalar(
            "SELECT CAST(table_name AS text) FROM information_schema.columns
             WHERE table_schema = 'public' AND column_name = 'organisation_id' ORDER BY 1").fetch_all(c).await)
    }
    .unwrap();
    let mut rows = Vec::new();
    // Sessions come and go; jobs are done along the way.
    for table in tables.iter().filter(|table| !["session", "job"].contains(&table.as_str())) {
        let row = if sqlite {
            let columns: Vec<String> =
                on!(tx, c => sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
                .bind(table).fetch_all(c).await)
                .unwrap();
            columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ',' || ")
        } else {
            "CAST(t AS text)".to_owned()
        };
        let sql = format!("SELECT {row} FROM {table} t WHERE organisation_id = $1 ORDER BY 1");
        let found: Vec<String> = on!(tx, c => sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(organisation).fetch_all(c).await)
        .unwrap();
        rows.extend(found.into_iter().map(|row| format!("{table}: {row}")));
    }
    rows
}

struct Walk {
    house: House,
    canaries: Vec<Canary>,
    wrong: Vec<String>,
    /// Pages that somebody of the first organisation could open, and canaries that somebody could see: without them
    /// the walk would prove nothing.
    opened: BTreeSet<&'static str>,
    shown: BTreeSet<String>,
}

impl Walk {
    fn new(house: House, canaries: Vec<Canary>) -> Self {
        Self { house, canaries, wrong: Vec::new(), opened: BTreeSet::new(), shown: BTreeSet::new() }
    }

    async fn browser(&self, walker: &Walker) -> Browser {
        let mut browser = match walker.account {
            Some(account) => self.house.browser_of(account).await,
            None => self.house.browser_of_nobody(),
        };
        browser.get("/forgot").await;
        browser
    }

    fn judge(&mut self, walker: &Walker, route: &Route, path: &str, place: Option<u8>, answer: &Answer) {
        self.judge_form(walker, route, path, place, (answer, &[]));
    }

    /// The same of a form. What somebody typed comes back to it, also when that is of another organisation: no page shows it.
    fn judge_form(
        &mut self,
        walker: &Walker,
        route: &Route,
        path: &str,
        place: Option<u8>,
        (answer, sent): (&Answer, &[(&str, &str)]),
    ) {
        let typed = |word: &str| sent.iter().any(|(_, value)| value.to_lowercase().contains(word));
        let whose = ["first", "second"][walker.organisation.unwrap_or_default()];
        let what = format!("{} of the {whose} organisation, {} {path}", walker.name, route.method);
        let text = format!("{} {}", answer.location, answer.text).to_lowercase();
        let (leaked, shown): (Vec<&Canary>, Vec<&Canary>) =
            heard(&text, &self.canaries).partition(|canary| hidden(walker, canary));
        let leaked = leaked.iter().map(|canary| canary.word.as_str());
        let leaked: Vec<&str> = leaked.filter(|word| !typed(word)).collect();
        self.shown.extend(shown.iter().map(|canary| canary.word.clone()));
        if walker.organisation == Some(0) && answer.status == StatusCode::OK {
            self.opened.insert(route.path);
        }
        if !leaked.is_empty() {
            self.wrong.push(format!("{what} shows {leaked:?} ({})", route.path));
        }
        if answer.status.is_server_error() {
            self.wrong.push(format!("{what} fails with {} ({})", answer.status, route.path));
        }
        if refused(walker, route, place) && !is_refusal(answer) && !is_silence(route, answer) {
            let (status, to) = (answer.status, &answer.location);
            self.wrong.push(format!("{what} is not refused: {status} {to} ({})", route.path));
        }
    }
}

#[rstest]
#[tokio::test]
async fn nobody_sees_or_does_what_is_not_theirs(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    for_real(&mut house);
    let log = log::Log::default();
    let _logging = log.listen();

    let first = house.organisation;
    let World { canaries, walkers, mut things } = seed::sow(&mut house, 0).await;
    house.organisation = house.organisation("Kinderopvang Tweede").await;
    house.location = house.location(house.organisation, "L1").await;
    let second = seed::sow(&mut house, 1).await;
    let routes = route_table(&house.app);
    let visitor = Walker {
        name: "visitor",
        organisation: None,
        account: None,
        relations: Vec::new(),
        reach: Reach::Nobody,
    };
    let all: Vec<Walker> = walkers.iter().chain([&visitor]).chain(&second.walkers).cloned().collect();
    let canaries = canaries.into_iter().chain(second.canaries).collect();
    let mut walk = Walk::new(house, canaries);

    let session = {
        walk.house.browser_of(walkers[0].account.unwrap()).await;
        let mut tx = walk.house.app.db.read().await.unwrap();
        let id: uuid::Uuid = on!(tx, c => sqlx::query_scalar("SELECT id FROM session WHERE account_id = $1")
            .bind(walkers[0].account).fetch_one(c).await)
        .unwrap();
        id.to_string()
    };
    things.get_mut("session").unwrap().push((session, None));

    // Every page as everybody. The forms on the pages of the first organisation are remembered.
    let mut forms: BTreeMap<String, Fields> = BTreeMap::new();
    let mut links: BTreeSet<String> = BTreeSet::new();
    for walker in &all {
        let mut browser = walk.browser(walker).await;
        for route in routes.iter().filter(|route| route.method == "GET") {
            for (path, place) in paths(route, &things) {
                let answer = browser.get(&path).await;
                walk.judge(walker, route, &path, place, &answer);
                if walker.organisation == Some(0) {
                    for (action, fields) in forms::of_page(&answer.text, &path) {
                        forms.entry(action).or_insert(fields);
                    }
                    links.extend(forms::links(&answer.text));
                }
            }
        }
    }

    // What comes behind a question mark is on the pages only.
    for walker in &all {
        let mut browser = walk.browser(walker).await;
        for link in &links {
            let path = link.split('?').next().unwrap();
            let mut pages = routes.iter().filter(|route| route.method == "GET" && !route.path.contains('{'));
            if let Some(route) = pages.find(|route| fits(path, route.path)) {
                let answer = browser.get(link).await;
                walk.judge(walker, route, link, None, &answer);
            }
        }
    }

    // A few pages open only after something was done.
    let pages = || {
        let pages = routes.iter().filter(|route| route.method == "GET");
        pages.filter(|route| matches!(route.access, Access::Needs(_))).map(|route| route.path)
    };
    let closed: Vec<&str> = pages().filter(|path| !walk.opened.contains(path)).collect();
    assert!(closed.len() * 4 < pages().count(), "nobody could open {closed:?} with what is sown");
    for one in [
        "pm01",
        "kind01",
        "ouder01",
        "geheim05",
        "verbod01",
        "contact02",
        "extra01",
        "afspraak01",
        "afspraakuitkomst01",
        "dagbericht01",
        "vanthuis01",
        "nogvertellen01",
        "mijlpaal01",
        "zorg01",
        "zorgstap01",
        "zorgouders01",
        "inhoud01",
        "gedeeld01",
        "lijstpunt00",
        "lijstopmerking01",
        "lijsteerder01",
        "vraagwacht01",
        "vraagantwoord01",
        "bericht01",
        "antwoord01",
        "kindhoudt03",
        "foto01",
        "fotoheel01",
        "fotoklein01",
        "doelgroepwat01",
        "doelkindterug01",
        "bewaarreden01",
        "besluitreden01",
        "doelgedeeldwat04",
        "doeleigenmerken11",
        "overdracht01",
        "overdrachternaast01",
        "overdrachtpapier01",
        "webhook00",
        "aanmelddienst00",
        "aanmeldgroep00",
        "overdrachtgelezen01",
        "bespreekpunt01",
        "notulen01",
        "notulengezegd01",
        "besluit01",
        "oudercommissie00",
        "meldvraag00",
        "meldnaam01",
        "meldsignaal01",
        "wachtregel01",
        "werkinstructietekst00",
        "werkinstructieoudtekst00",
        "toelichting01",
    ] {
        let one = format!("zqa{one}");
        assert!(walk.shown.contains(&one), "{one} was shown to nobody: the walk proves nothing");
    }

    // Every form as those who may not send it, filled in by those who may: nothing of the first organisation changes.
    let posts: Vec<(&Route, String, Option<u8>)> = routes
        .iter()
        .filter(|route| route.method == "POST")
        .flat_map(|route| paths(route, &things).into_iter().map(move |(path, place)| (route, path, place)))
        .collect();
    let before = kept(&walk.house, first).await;
    for walker in &all {
        let mut browser = walk.browser(walker).await;
        for (route, path, place) in &posts {
            if refused(walker, route, *place) {
                let answer = send(&mut browser, route, path, &forms).await;
                walk.judge(walker, route, path, *place, &answer);
            }
        }
    }
    let after = kept(&walk.house, first).await;
    if before != after {
        let changed: Vec<&String> = after.iter().filter(|row| !before.contains(row)).collect();
        panic!("somebody changed what is not theirs: {changed:?}\n{:#?}", walk.wrong);
    }

    // And as those who may, each with a session of its own: forms also end sessions and access. The second organisation has
    // words of its own: what it keeps of these forms, its pages show later.
    let own_words: BTreeMap<String, Fields> = forms
        .iter()
        .map(|(action, fields)| {
            let of_second = |value: &String| value.replace("zqa", "zqb").replace("Zqa", "Zqb");
            (action.clone(), fields.iter().map(|(name, value)| (name.clone(), of_second(value))).collect())
        })
        .collect();
    for walker in &all {
        let forms = if walker.organisation == Some(1) { &own_words } else { &forms };
        for (route, path, place) in &posts {
            if !refused(walker, route, *place) {
                let mut browser = walk.browser(walker).await;
                let answer = send(&mut browser, route, path, forms).await;
                walk.judge_form(walker, route, path, *place, (&answer, &filled(route, path, forms)));
            }
        }
    }

    assert!(walk.shown.contains("zqapakket01"), "nobody could take a pack");
    jobs::run_due(&walk.house.app).await.unwrap();
    for mail in walk.house.app.mailer.kept() {
        let text = format!("{} {}", mail.mail.subject, mail.mail.text).to_lowercase();
        let to = mail.mail.to.to_lowercase();
        for canary in heard(&text, &walk.canaries) {
            if !to.contains(&canary.word) {
                walk.wrong.push(format!("a mail has {}: {text}", canary.word));
            }
        }
    }
    let log = log.take().to_lowercase();
    assert!(log.contains("request") && log.contains("/people/{staff}"), "the log is not kept");
    let logged: Vec<&Canary> = heard(&log, &walk.canaries).collect();
    walk.wrong.extend(logged.iter().map(|canary| format!("the log has {}", canary.word)));
    assert!(walk.wrong.is_empty(), "{:#?}", walk.wrong);
}

/// The form that was on a page for this path, or else one for another thing of the same kind.
fn filled<'a>(route: &Route, path: &str, forms: &'a BTreeMap<String, Fields>) -> Vec<(&'a str, &'a str)> {
    let alike = || forms.iter().find(|(action, _)| fits(action, route.path)).map(|(_, fields)| fields);
    let fields = forms.get(path).or_else(alike).into_iter().flatten();
    fields.map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn send(browser: &mut Browser, route: &Route, path: &str, forms: &BTreeMap<String, Fields>) -> Answer {
    browser.post(path, &filled(route, path, forms)).await
}

/// Whether a path is one of this route.
fn fits(path: &str, route: &str) -> bool {
    let (path, route): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), route.split('/').collect());
    path.len() == route.len()
        && path.iter().zip(&route).all(|(part, pattern)| part == pattern || pattern.starts_with('{'))
}
