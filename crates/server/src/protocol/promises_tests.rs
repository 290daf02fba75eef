//! A setting that parents notice changes its own sentence, and what only colleagues notice changes none.

use std::collections::BTreeSet;

use jiff::ToSpan;
use mentorkind_domain::{
    concern::{EXAMPLE, EXAMPLE_PARENTS_FROM},
    protocol::{Kind, PROFILES, Protocol, Setting, Value},
};
use rstest::rstest;

use super::{
    add,
    promises::{Changes, Concerns, Part, changes, parts, sentences},
    settings::change,
};
use crate::{
    observation::tests::Nest,
    platform::{audit::Audit, i18n::Lang},
    testing::{Engine, TODAY},
};

const SECOND_HOME: &str = PROFILES[1].1;

/// What each setting says to parents; the others say nothing.
const SAID: [(Setting, &[&str]); 45] = [
    (Setting::HalfDayApart, &["promise-mentor-days"]),
    (Setting::BabyApart, &["promise-mentor-baby"]),
    (Setting::BabyMonths, &["promise-mentor-baby"]),
    (Setting::Change, &["promise-change-stays"]),
    (Setting::NotKnownWell, &["promise-mentor-knows"]),
    (Setting::Language, &["promise-mentor-language"]),
    (Setting::ChildrenPerMentor, &["promise-mentor-children"]),
    (Setting::TellWorkingDays, &["promise-change-told"]),
    (Setting::HandoverAtChange, &["promise-change-handover"]),
    (Setting::InterimWeeks, &["promise-change-interim"]),
    (Setting::MentorTellsFirst, &["promise-day-mentor", "promise-day-anybody"]),
    (Setting::DayLinesKeepDays, &["promise-file-day"]),
    (Setting::SettlingInFromWeeks, &["promise-start-appointment"]),
    (Setting::SettlingInUntilWeeks, &["promise-start-appointment"]),
    (Setting::FirstCarerMonths, &["promise-start-carer"]),
    (Setting::SettlingInReviewWeeks, &["promise-start-review"]),
    (Setting::IntroductionWeeks, &["promise-start-introduction"]),
    (Setting::NeedWorkingDays, &["promise-day-needs"]),
    (Setting::AnswerWorkingDays, &["promise-message-answer"]),
    (Setting::ColleaguesAnswer, &["promise-message-colleagues"]),
    (Setting::ObservationMonths, &["promise-seen-months"]),
    (Setting::ObservationAtBirthday, &["promise-seen-birthday"]),
    (Setting::DomainsFromMonths, &["promise-seen-domains"]),
    (Setting::MilestoneWeeks, &["promise-seen-milestones"]),
    (Setting::ContactWorkingDays, &["promise-seen-told"]),
    (Setting::ParticularsWorkingDays, &["promise-seen-particulars"]),
    (Setting::FirstMonths, &["promise-talk-first"]),
    (Setting::ParentTalkMonths, &["promise-talk-parents"]),
    (Setting::ChildFromYears, &["promise-talk-invited"]),
    (Setting::ExitWeeks, &["promise-talk-exit"]),
    (Setting::ChildTalkMonths, &["promise-talk-child"]),
    (Setting::ChildWorkingDays, &["promise-talk-asked"]),
    (Setting::DrawFromYears, &["promise-talk-draws"]),
    (Setting::ConsentWorkingDays, &["promise-other-again"]),
    (Setting::TransferStartMonths, &["promise-other-begins"]),
    (Setting::TransferReadyMonths, &["promise-other-ready"]),
    (Setting::TransferBeforeWeeks, &["promise-other-before"]),
    (Setting::TransferReceiptWorkingDays, &["promise-other-receipt"]),
    (Setting::TransferFollowUpMonths, &["promise-other-follow-up"]),
    (Setting::NamesWhoLooked, &["promise-file-names", "promise-file-roles"]),
    (Setting::KeepFileMonths, &["promise-file-months"]),
    (Setting::KeepMessageMonths, &["promise-file-messages"]),
    (Setting::KeepPhotoMonths, &["promise-file-photos"]),
    (Setting::KeepConcernMonths, &["promise-file-concerns"]),
    (Setting::KeepTransferMonths, &["promise-file-transfers"]),
];

/// A profile with another value for a setting.
fn with(text: &str, setting: Setting, value: Value) -> Protocol {
    let head = format!("[{}]\nvalue = ", setting.code());
    let (before, after) = text.split_once(&head).unwrap();
    let (_, after) = after.split_once('\n').unwrap();
    // One setting alone can contradict another, as in what was in force before that was refused.
    Protocol::stored(&format!("{before}{head}{value}\n{after}")).unwrap()
}

/// Other values of a setting: the least, which is off for most, and one more.
fn others(setting: Setting, value: Value) -> Vec<Value> {
    match (setting.kind(), value) {
        (Kind::Number(least, most), Value::Number(now)) => {
            let numbers = [least, now + 1].into_iter().filter(|number| *number != now && *number <= most);
            numbers.map(Value::Number).collect()
        }
        (Kind::Day, value) => vec![Value::Day((value == Value::Day(None)).then_some(TODAY))],
        (_, value) => vec![Value::Switch(value == Value::Switch(false))],
    }
}

/// What the sentences are about that only one of the two has.
fn differing(one: &[Part], other: &[Part]) -> BTreeSet<&'static str> {
    let only = |these: &[Part], those: &[Part]| -> Vec<&'static str> {
        let new = sentences(these).filter(|this| !sentences(those).any(|that| that == *this));
        new.map(|this| this.key).collect()
    };
    only(one, other).into_iter().chain(only(other, one)).collect()
}

#[test]
fn each_setting_that_parents_notice_changes_its_own_sentence() {
    let profile = Protocol::parse(SECOND_HOME).unwrap();
    let before = parts(&profile, None, Lang::Nl);
    for entry in profile.entries() {
        let changed: BTreeSet<&str> = others(entry.setting, entry.value)
            .into_iter()
            .flat_map(|value| {
                differing(&before, &parts(&with(SECOND_HOME, entry.setting, value), None, Lang::Nl))
            })
            .collect();
        let said = SAID.iter().find(|(setting, _)| *setting == entry.setting);
        let said: BTreeSet<&str> = said.into_iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
        assert_eq!(changed, said, "{}", entry.setting.code());
    }
}

#[test]
fn every_value_is_told_whole_in_every_language() {
    let concerns: Concerns = (EXAMPLE.to_vec(), EXAMPLE_PARENTS_FROM);
    for (_, text) in PROFILES {
        let profile = Protocol::parse(text).unwrap();
        let changed = profile.entries().iter().flat_map(|entry| {
            let values = others(entry.setting, entry.value);
            values.into_iter().map(move |value| with(text, entry.setting, value))
        });
        for protocol in changed.chain([profile.clone()]) {
            let keys = |parts: &[Part]| sentences(parts).map(|one| one.key).collect::<Vec<_>>();
            let dutch = keys(&parts(&protocol, Some(&concerns), Lang::Nl));
            for lang in Lang::ALL {
                let parts = parts(&protocol, Some(&concerns), lang);
                assert_eq!(keys(&parts), dutch);
                let texts =
                    sentences(&parts).map(|one| &one.text).chain(parts.iter().map(|part| &part.title));
                for text in texts {
                    assert!(!text.contains(['{', '}', '$']) && !text.contains("promise-"), "{lang}: {text}");
                }
            }
        }
    }
}

#[test]
fn the_steps_at_a_concern_are_told_once_they_are_confirmed() {
    let profile = Protocol::parse(PROFILES[0].1).unwrap();
    let told = |concerns: Option<&Concerns>| {
        let parts = parts(&profile, concerns, Lang::Nl);
        let found = parts.into_iter().find(|part| part.title == "Zorgen om een kind");
        found.map(|part| part.sentences.into_iter().map(|one| one.text).collect::<Vec<_>>())
    };
    assert_eq!(told(None), None);
    let example = told(Some(&(EXAMPLE.to_vec(), EXAMPLE_PARENTS_FROM))).unwrap();
    assert_eq!(example[0], "Maken we ons zorgen, dan volgen we 5 vaste stappen.");
    assert!(example[1].starts_with("Voordat stap 4 begint, praten we met u."), "{example:?}");
    assert_eq!(example[2], "Vanaf stap 3 leest u mee wat er is vastgelegd.");
    assert_eq!(example.len(), 4, "one of the steps needs consent");
    assert_eq!(
        told(Some(&(vec![EXAMPLE[0]], 1))).unwrap(),
        ["Maken we ons zorgen, dan volgen we 1 vaste stap."]
    );
}

#[test]
fn a_version_changes_only_what_it_says_otherwise() {
    let text = PROFILES[0].1;
    let before = parts(&Protocol::parse(text).unwrap(), None, Lang::Nl);
    let answered = |days: u32| {
        let protocol = with(text, Setting::AnswerWorkingDays, Value::Number(days));
        changes(&before, &parts(&protocol, None, Lang::Nl))
    };
    let sentence =
        |days: &str| vec![format!("Op een bericht aan de mentor krijgt u binnen {days} antwoord.")];
    assert_eq!(answered(2), Changes { said: vec![], gone: vec![] });
    assert_eq!(answered(1), Changes { said: sentence("1 werkdag"), gone: vec![] });
    assert_eq!(answered(0), Changes { said: vec![], gone: sentence("2 werkdagen") });
}

#[rstest]
#[tokio::test]
async fn parents_read_what_holds_and_what_comes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let guardian = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
    let mut iris = nest.house.browser_of_guardian(guardian).await;
    let answer = |days: &str| format!("krijgt u binnen {days} antwoord");
    assert!(iris.get("/family").await.text.contains("href=\"/family/protocol\""));
    assert!(iris.get("/family/protocol").await.text.contains(&answer("2 werkdagen")));

    change(&nest.house, "messages.answer_working_days", "2", "3").await;
    let (old, new) = ("answer_working_days]\nvalue = 2", "answer_working_days]\nvalue = 1");
    let coming = PROFILES[0].1.replace(old, new);
    let mut tx = nest.house.write().await;
    add(&mut tx, nest.house.organisation, TODAY + 10.days(), "un1ek", &coming, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let page = iris.get("/family/protocol").await.text;
    let since = "Dit geldt sinds zondag 1 februari 2026.";
    let (holds, comes) = (answer("3 werkdagen"), answer("1 werkdag"));
    for words in [holds.as_str(), &comes, "Vanaf vrijdag 13 maart 2026 verandert dit", since] {
        assert!(page.contains(words), "{words}: {page}");
    }

    nest.house.app.clock.forward_days(10);
    let mut iris = nest.house.browser_of_guardian(guardian).await;
    let page = iris.get("/family/protocol").await.text;
    assert!(page.contains(&answer("1 werkdag")) && !page.contains("verandert dit"), "{page}");
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert_eq!(fatima.get("/family/protocol").await.status, 403, "staff read the protocol itself");
    assert!(fatima.get("/protocol").await.text.contains("href=\"/protocol/for-parents\""));
    let dutch = fatima.get("/protocol/for-parents").await.text;
    assert!(dutch.contains(&answer("1 werkdag")) && dutch.contains("<article class=\"stack\" lang=\"nl\""));
    let turkish = fatima.get("/protocol/for-parents?in=tr").await.text;
    assert!(
        turkish.contains("<html lang=\"nl\"") && turkish.contains("<article class=\"stack\" lang=\"tr\"")
    );
    assert!(turkish.contains(&Lang::Tr.t("promise-mentor-own").to_string()), "{turkish}");
    assert_eq!(iris.get("/protocol/for-parents").await.status, 403);
}
