//! What is new for a parent about a child, in a few lines: what waits for an answer first, then what was shared lately.

use jiff::{ToSpan, civil::Date};

use super::ChildPart;
use crate::platform::i18n::Lang;

/// What was shared in so many days, today included, is new where nobody notes that it was read.
const DAYS: i64 = 7;
/// What is more than so many lines is read further down.
const MOST: usize = 6;

/// Something new, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub text: String,
    /// Its own page, or its place on this one.
    pub href: String,
    /// The parent is asked for something.
    pub waits: bool,
}

/// What is new about a child, the `n`th of the page.
pub fn of(child: &ChildPart, n: usize, today: Date, lang: Lang) -> Vec<Line> {
    let mut lines = waiting(child, n, lang);
    lines.extend(shared(child, n, today, lang));
    lines.truncate(MOST);
    lines
}

/// What waits for the parent.
fn waiting(child: &ChildPart, n: usize, lang: Lang) -> Vec<Line> {
    let line = |text: String, href: String| Line { text, href, waits: true };
    let counted = |key: &str, count: usize| lang.t(key).with("count", count).to_string();
    let consents = child.consents.iter().filter(|one| one.waits);
    let consents: Vec<String> = consents.map(|one| format!("/family/consents/{}", one.id)).collect();
    let transfers = child.transfers.iter().filter(|one| one.waits);
    let transfers: Vec<String> = transfers.map(|one| format!("/family/transfers/{}", one.id)).collect();
    let mut lines = Vec::new();
    if let Some(href) = leads_to(&consents, format!("#consents-{n}")) {
        lines.push(line(counted("family-news-consents", consents.len()), href));
    }
    if let Some(href) = leads_to(&transfers, format!("#transfers-{n}")) {
        lines.push(line(counted("family-news-transfers", transfers.len()), href));
    }
    for talk in &child.talks {
        let said = |key: &str| lang.t(key).with("talk", &talk.title).to_string();
        let href = format!("#talk-{}", talk.id);
        if !talk.choices.is_empty() {
            lines.push(line(said("family-news-choose"), href));
        } else if talk.report.is_some() && !talk.read {
            lines.push(line(said("family-news-report"), href));
        }
    }
    if child.is_to_begin && child.needs.is_empty() {
        let text = lang.t("family-news-needs").with("child", &child.first_name).to_string();
        lines.push(line(text, format!("/family/children/{}/needs", child.id)));
    }
    lines
}

/// The page of the only one, or the place where all of them are.
fn leads_to(pages: &[String], below: String) -> Option<String> {
    match pages {
        [] => None,
        [only] => Some(only.clone()),
        _ => Some(below),
    }
}

/// What the parent did not read yet, and what is of the last days.
fn shared(child: &ChildPart, n: usize, today: Date, lang: Lang) -> Vec<Line> {
    let since = today.saturating_sub((DAYS - 1).days());
    let line = |text: String, href: String| Line { text, href, waits: false };
    let lately = |key: &str, count: usize| lang.t(key).with("count", count).with("days", DAYS).to_string();
    let mut lines = Vec::new();
    let consents = child.consents.iter().map(|one| (one.recorded_on, format!("/family/consents/{}", one.id)));
    let transfers =
        child.transfers.iter().map(|one| (one.recorded_on, format!("/family/transfers/{}", one.id)));
    let recorded = consents.chain(transfers).filter(|(on, _)| on.is_some_and(|on| on >= since));
    lines.extend(recorded.map(|(_, href)| line(lang.t("family-news-recorded").to_string(), href)));
    if child.messages > 0 {
        let text = lang.t("family-news-messages").with("count", child.messages).to_string();
        lines.push(line(text, format!("/family/messages/{}", child.id)));
    }
    let off = child.talks.iter().filter_map(|talk| Some((talk.off.clone()?, format!("#talk-{}", talk.id))));
    lines.extend(off.map(|(text, href)| line(text, href)));
    if let Some(next) = &child.next {
        let key = if next.interim.is_some() { "family-news-next-interim" } else { "family-news-next" };
        let text = lang.t(key).with("date", &next.from.said);
        lines.push(line(text.with("mentor", next.card.first_name()).to_string(), format!("#next-{n}")));
    }
    if let Some(mentor) = child.mentor.as_ref().filter(|mentor| mentor.from.iso >= since.to_string()) {
        let key = if mentor.interim.is_some() { "family-news-mentor-interim" } else { "family-news-mentor" };
        let text = lang.t(key).with("date", &mentor.from.said);
        lines.push(line(text.with("mentor", mentor.card.first_name()).to_string(), format!("#mentor-{n}")));
    }
    if child.withdrawn.as_ref().is_some_and(|withdrawn| withdrawn.iso >= since.to_string()) {
        lines.push(line(lang.t("family-news-withdrawn").to_string(), format!("#withdrawn-{n}")));
    }
    let seen = child.seen.iter().filter(|one| one.shared_on >= since).count();
    // What was seen is not on the page of a child whose care has ended.
    if seen > 0 && !child.places.is_empty() {
        lines.push(line(lately("family-news-seen", seen), format!("#seen-{n}")));
    }
    let agreed = child.agreed.holds.iter().filter(|one| one.made_on >= since).count();
    if agreed > 0 {
        lines.push(line(lately("family-news-agreed", agreed), format!("#agreed-{}", child.id)));
    }
    let milestones = child.milestones.iter().filter(|one| !one.withdrawn && one.on.iso >= since.to_string());
    let milestones = milestones.count();
    if milestones > 0 {
        lines.push(line(lately("family-news-milestones", milestones), format!("#milestones-{n}")));
    }
    if child.days.iter().any(|day| day.is_today) {
        lines.push(line(lang.t("family-news-day").to_string(), format!("#day-{n}")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::{
        board, consent, day_handover,
        family::pages::MentorPart,
        mentor_card::Card,
        observation,
        platform::{dates::said, ids::*},
        talk, transfer,
    };

    const TODAY: Date = date(2026, 3, 3);

    /// A child of which there is nothing new.
    fn quiet() -> ChildPart {
        ChildPart {
            id: ChildId(Uuid::nil()),
            name: "KindNOOR Voorbeeld".to_owned(),
            first_name: "KindNOOR".to_owned(),
            initials: "K".to_owned(),
            colour: 0,
            places: vec!["Groep G1 · Locatie L1".to_owned()],
            is_to_begin: false,
            readable_until: None,
            mentor: Some(mentor(date(2025, 1, 6))),
            next: None,
            withdrawn: None,
            today: None,
            talks: Vec::new(),
            goals: (Vec::new(), Vec::new()),
            milestones: Vec::new(),
            needs: Vec::new(),
            visits: Vec::new(),
            concerns: Vec::new(),
            consents: Vec::new(),
            professionals: Vec::new(),
            transfers: Vec::new(),
            agreed: board::FamilyPart::default(),
            days: Vec::new(),
            messages: 0,
            heard: Default::default(),
            photos: Default::default(),
            lists: 0,
            seen: Vec::new(),
        }
    }

    fn mentor(from: Date) -> MentorPart {
        let card =
            Card { staff: StaffId(Uuid::nil()), name: "FATIMA Proef".to_owned(), reach: None, photo: None };
        let from = said(from, TODAY, Lang::Nl);
        MentorPart { card, from, weeks: Vec::new(), reach: String::new(), interim: None }
    }

    fn consent(number: u128, waits: bool) -> consent::ParentLine {
        consent::ParentLine {
            id: ConsentId(Uuid::from_u128(number)),
            purpose: String::new(),
            recipient: String::new(),
            badge: "due",
            state: String::new(),
            waits,
            recorded_on: None,
        }
    }

    fn talk() -> talk::Part {
        talk::Part {
            id: TalkOfferId(Uuid::nil()),
            title: "Oudergesprek".to_owned(),
            choices: Vec::new(),
            gone: false,
            planned: None,
            off: None,
            day: None,
            invited: None,
            attended: String::new(),
            held: None,
            report: None,
            said: Vec::new(),
            views: Vec::new(),
            in_person: Vec::new(),
            read: false,
        }
    }

    fn seen(shared_on: Date) -> observation::ParentLine {
        observation::ParentLine {
            id: ObservationId(Uuid::nil()),
            on: said(date(2026, 1, 5), TODAY, Lang::Nl),
            shared_on,
            by: String::new(),
            text: String::new(),
            corrected: None,
            told: Vec::new(),
            well: true,
            answers: Vec::new(),
        }
    }

    fn transfer() -> transfer::ParentLine {
        transfer::ParentLine {
            id: TransferId(Uuid::from_u128(7)),
            receiver: String::new(),
            badge: "due",
            state: String::new(),
            waits: true,
            recorded_on: None,
        }
    }

    fn told(is_today: bool) -> day_handover::ParentDay {
        day_handover::ParentDay { day: said(TODAY, TODAY, Lang::Nl), is_today, lines: Vec::new() }
    }

    fn texts(child: &ChildPart) -> Vec<String> {
        of(child, 1, TODAY, Lang::Nl).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn nothing_is_new_of_a_quiet_child() {
        assert_eq!(texts(&quiet()), Vec::<String>::new());
        // What was answered, read or is of longer ago is no news.
        let report = Some((String::new(), String::new(), said(TODAY, TODAY, Lang::Nl)));
        let child = ChildPart {
            consents: vec![consent(1, false)],
            talks: vec![talk::Part { report, read: true, ..talk() }],
            seen: vec![seen(date(2026, 2, 24))],
            days: vec![told(false)],
            ..quiet()
        };
        assert_eq!(texts(&child), Vec::<String>::new());
    }

    #[test]
    fn what_waits_comes_first_and_there_are_no_more_than_six() {
        let now = || said(TODAY, TODAY, Lang::Nl);
        let choices = vec![("slot".to_owned(), now())];
        let child = ChildPart {
            messages: 2,
            consents: vec![consent(1, true), consent(2, false), consent(3, true)],
            transfers: vec![transfer()],
            talks: vec![
                talk::Part { choices, ..talk() },
                talk::Part { report: Some((String::new(), String::new(), now())), ..talk() },
            ],
            mentor: Some(mentor(date(2026, 2, 25))),
            days: vec![told(true)],
            ..quiet()
        };
        let lines = of(&child, 1, TODAY, Lang::Nl);
        let waits: Vec<bool> = lines.iter().map(|line| line.waits).collect();
        assert_eq!(waits, [true, true, true, true, false, false]);
        let hrefs: Vec<&str> = lines.iter().map(|line| line.href.as_str()).collect();
        let transfer = format!("/family/transfers/{}", Uuid::from_u128(7));
        let talk = format!("#talk-{}", Uuid::nil());
        let messages = format!("/family/messages/{}", Uuid::nil());
        let expected =
            ["#consents-1", transfer.as_str(), talk.as_str(), talk.as_str(), messages.as_str(), "#mentor-1"];
        assert_eq!(hrefs, expected);
        assert!(lines[0].text.ends_with(": 2"), "only what waits is counted: {}", lines[0].text);
    }

    #[test]
    fn that_a_talk_does_not_take_place_is_news() {
        let off = Some("Het gesprek gaat niet door.".to_owned());
        let child = ChildPart { talks: vec![talk::Part { off, ..talk() }], ..quiet() };
        let lines = of(&child, 1, TODAY, Lang::Nl);
        assert_eq!(lines[0].text, "Het gesprek gaat niet door.");
        assert_eq!(lines[0].href, format!("#talk-{}", Uuid::nil()));
    }

    #[test]
    fn the_only_question_leads_to_its_own_page() {
        let child = ChildPart { consents: vec![consent(1, true), consent(2, false)], ..quiet() };
        let lines = of(&child, 1, TODAY, Lang::Nl);
        assert_eq!(lines[0].href, format!("/family/consents/{}", Uuid::from_u128(1)));
    }

    #[test]
    fn a_week_is_new() {
        let interim = MentorPart { interim: Some("ELS".to_owned()), ..mentor(TODAY) };
        let child = ChildPart { mentor: Some(interim), ..quiet() };
        assert!(texts(&child)[0].starts_with("Tijdelijke mentor sinds"));
        for (on, count) in [(date(2026, 2, 25), 1), (date(2026, 2, 24), 0)] {
            let child = ChildPart { seen: vec![seen(on)], ..quiet() };
            assert_eq!(texts(&child).len(), count, "seen {on}");
            let child = ChildPart { mentor: Some(mentor(on)), ..quiet() };
            assert_eq!(texts(&child).len(), count, "mentor {on}");
        }
        let ended = ChildPart { seen: vec![seen(TODAY)], places: Vec::new(), ..quiet() };
        assert_eq!(texts(&ended), Vec::<String>::new(), "it leads nowhere");
    }

    #[test]
    fn a_parent_reads_for_a_week_that_a_colleague_recorded_its_answer() {
        for (on, count) in [(date(2026, 2, 25), 1), (date(2026, 2, 24), 0)] {
            let recorded = consent::ParentLine { recorded_on: Some(on), ..consent(1, false) };
            let child = ChildPart { consents: vec![recorded], ..quiet() };
            let lines = of(&child, 1, TODAY, Lang::Nl);
            assert_eq!(lines.len(), count, "consent {on}");
            assert!(lines.iter().all(|line| !line.waits && line.href.starts_with("/family/consents/")));
            let recorded = transfer::ParentLine { recorded_on: Some(on), waits: false, ..transfer() };
            let child = ChildPart { transfers: vec![recorded], ..quiet() };
            assert_eq!(texts(&child).len(), count, "transfer {on}");
        }
    }

    #[test]
    fn needs_are_asked_before_the_first_day() {
        assert_eq!(texts(&quiet()).len(), 0);
        let child = ChildPart { is_to_begin: true, next: Some(mentor(date(2026, 3, 9))), ..quiet() };
        let texts = texts(&child);
        assert!(texts[0].contains("KindNOOR") && texts[1].contains("FATIMA"), "{texts:?}");
        assert!(!texts[1].contains("Proef"), "{texts:?}");
    }
}
