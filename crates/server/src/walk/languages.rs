//! A parent reads every page in the chosen language, and somebody who works here never does: those pages are in Dutch.

use std::collections::BTreeSet;

use mentorkind_domain::access::Relation;
use rstest::rstest;

use super::{for_real, log::Log, paths, seed};
use crate::{
    platform::i18n::Lang,
    route_table,
    testing::{Engine, House},
};

#[rstest]
#[tokio::test]
async fn pages_of_parents_are_in_their_language_and_those_of_staff_in_dutch(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    for_real(&mut house);
    let log = Log::default();
    let _logging = log.listen();
    let world = seed::sow(&mut house, 0).await;
    let mut things = world.things;
    things.get_mut("session").unwrap().push((uuid::Uuid::nil().to_string(), None));
    let routes = route_table(&house.app);
    for lang in Lang::ALL.into_iter().filter(|lang| lang.awaits_review()) {
        let (mut own, mut staff) = (0, 0);
        for walker in &world.walkers {
            let parent = walker.relations.iter().any(|relation| {
                matches!(relation, Relation::GuardianWithCustody | Relation::GuardianWithoutCustody)
            });
            let mut browser = house.browser_of(walker.account.unwrap()).await;
            browser.post("/language", &[("language", lang.code())]).await;
            for route in routes.iter().filter(|route| route.method == "GET") {
                let theirs = Lang::offered(route.path).contains(&lang);
                // As somebody who works here a page or two of each kind is enough.
                if !parent && (theirs || route.path.contains('{')) {
                    continue;
                }
                for (path, _) in paths(route, &things) {
                    let text = browser.get(&path).await.text;
                    if !text.contains("<html") {
                        continue;
                    }
                    let (seen, count) = if theirs { (lang, &mut own) } else { (Lang::Nl, &mut staff) };
                    let begin = format!("<html lang=\"{seen}\"");
                    assert!(text.contains(&begin), "{path} as {} is not in {seen}", walker.name);
                    let awaits = text.contains("class=\"awaiting\"");
                    assert_eq!(awaits, theirs, "{path} says of itself that it awaits review: {awaits}");
                    *count += 1;
                }
            }
        }
        assert!(own > 20 && staff > 20, "{own} and {staff} pages were seen in {lang}");
        let log = log.take();
        let wrong: BTreeSet<&str> = log.lines().filter(|line| line.contains("a text ")).collect();
        assert!(wrong.is_empty(), "in {lang}: {wrong:#?}");
    }
}
