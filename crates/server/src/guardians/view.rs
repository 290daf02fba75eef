//! The family of a child in words.

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::guardians::{Right, Why};

use super::queries::{BanRow, Guardian, TurnRow, Warning, What};
use crate::platform::{
    clock::Moment,
    dates::{self, Said},
    i18n::Lang,
    ids::{ChildId, GuardianId},
    rights::Rights,
};

/// Why custody begins or ends, as it is kept, with the key of its words.
pub const CUSTODY_BASES: [(&str, &str); 5] = [
    ("court", "guardians-basis-court"),
    ("register", "guardians-basis-register"),
    ("recognition", "guardians-basis-recognition"),
    ("guardianship", "guardians-basis-guardianship"),
    ("correction", "guardians-basis-correction"),
];

/// Why contact is forbidden, as it is kept, with the key of its words.
pub const BAN_BASES: [(&str, &str); 4] = [
    ("court", "guardians-basis-court"),
    ("home_ban", "guardians-basis-home-ban"),
    ("protection", "guardians-basis-protection"),
    ("custodian", "guardians-basis-custodian"),
];

/// Why somebody may not ask either, as it is kept, with the key of its words.
pub const SILENT_BASES: [(&str, &str); 2] =
    [("court", "guardians-basis-court"), ("protection", "guardians-basis-protection")];

/// The kinds of guardians, with the key of their words.
pub const KINDS: [(&str, &str); 3] = [
    ("person", "guardians-kind-person"),
    ("foster", "guardians-kind-foster"),
    ("institution", "guardians-kind-institution"),
];

/// The words of a code in a list.
pub fn words(list: &[(&str, &'static str)], code: &str, lang: Lang) -> String {
    list.iter().find(|(known, _)| *known == code).map(|(_, key)| lang.t(key).to_string()).unwrap_or_default()
}

/// One of a list, to choose.
pub struct Choice {
    pub value: String,
    pub label: String,
    pub selected: bool,
}

/// A list to choose from, with what was chosen.
pub fn choices(list: &[(&str, &'static str)], chosen: &str, lang: Lang) -> Vec<Choice> {
    list.iter()
        .map(|(code, key)| Choice {
            value: (*code).to_owned(),
            label: lang.t(key).to_string(),
            selected: *code == chosen,
        })
        .collect()
}

/// How somebody can be reached, as far as the reader may know.
pub enum Contact {
    /// Nothing is said of it: the reader has no need to know.
    Unsaid,
    /// What the planning knows.
    Known { email: Option<String>, phone: Option<String> },
    /// Secret, and the reader may not know it.
    Hidden,
}

/// A guardian on the page of the family.
pub struct GuardianCard {
    pub id: GuardianId,
    pub name: String,
    /// What they are: the relation, the kind.
    pub about: String,
    pub contact_person: Option<String>,
    pub secret: bool,
    pub contact: Contact,
    /// What they may be told today: kind and icon of the badge, and its text.
    pub right: (&'static str, &'static str, String),
    /// What the planning says of custody, where it says something else than what was recorded here.
    pub differs: Option<String>,
    pub turns: Vec<Line>,
}

/// Something that was recorded, in words, and what can be removed.
pub struct Line {
    pub id: String,
    pub said: String,
    pub about: String,
}

fn right_in_words(right: Option<Right>, lang: Lang) -> (&'static str, &'static str, String) {
    let (kind, icon, key) = match right {
        Some(Right::Full) => ("good", "check", "guardians-right-full"),
        Some(Right::Mourning) => ("plain", "info", "guardians-right-mourning"),
        Some(Right::Nothing(Why::Banned)) => ("late", "triangle-alert", "guardians-right-banned"),
        Some(Right::Nothing(Why::Held)) => ("due", "circle-alert", "guardians-right-held"),
        Some(Right::Ask) => ("plain", "message-circle", "guardians-right-ask"),
        Some(Right::Nothing(Why::NoCustody)) => ("plain", "lock", "guardians-right-no-custody"),
        Some(Right::Nothing(Why::Silent)) => ("plain", "lock", "guardians-right-silent"),
        Some(Right::Nothing(Why::Hidden)) => ("plain", "lock", "guardians-right-hidden"),
        Some(Right::Nothing(Why::Unknown)) | None => ("due", "circle-alert", "guardians-right-unknown"),
    };
    (kind, icon, lang.t(key).to_string())
}

/// Who reads the page, and when.
pub struct Reader<'a> {
    pub lang: Lang,
    pub today: Date,
    pub zone: &'a TimeZone,
    /// They may know contact data that are secret.
    pub secret: bool,
}

impl Reader<'_> {
    fn said(&self, date: Date) -> String {
        dates::said(date, self.today, self.lang).said
    }

    /// Who recorded something, and when.
    pub fn by(&self, name: &str, at: Moment) -> String {
        self.lang
            .t("guardians-by")
            .with("name", name)
            .with("date", self.said(at.date_in(self.zone)))
            .to_string()
    }
}

/// What a guardian is to the child. An office is nobody's father.
fn what_it_is(guardian: &Guardian, lang: Lang) -> String {
    let kind = match guardian.kind.as_str() {
        "institution" => Some("guardians-is-institution"),
        "foster" => Some("guardians-kind-foster"),
        _ => None,
    };
    let relation = Some(guardian.relation_of_person().to_owned()).filter(|relation| !relation.is_empty());
    let works_here = guardian.staff_id.map(|_| "guardians-works-here");
    let said = |key: &'static str| lang.t(key).to_string();
    let about: Vec<String> = relation.into_iter().chain(kind.map(said)).chain(works_here.map(said)).collect();
    about.join(" · ")
}

/// A guardian as the reader may know it.
pub fn guardian_card(
    reader: &Reader,
    guardian: &Guardian,
    child: ChildId,
    rights: &Rights,
    turns: &[TurnRow],
) -> GuardianCard {
    let (lang, today) = (reader.lang, reader.today);
    let tie = rights.tie(guardian.id, child);
    let differs = tie.is_some_and(|tie| tie.planning_differs(guardian.custody, today)).then(|| {
        let key = match guardian.custody {
            Some(true) => "guardians-planning-yes",
            Some(false) => "guardians-planning-no",
            None => "guardians-planning-unknown",
        };
        lang.t(key).to_string()
    });
    GuardianCard {
        id: guardian.id,
        name: guardian.name.clone(),
        about: what_it_is(guardian, lang),
        contact_person: guardian.contact_person.clone().filter(|_| guardian.kind == "institution"),
        secret: guardian.contact_secret,
        contact: if (guardian.contact_secret || guardian.held) && !reader.secret {
            Contact::Hidden
        } else {
            Contact::Known { email: guardian.email.clone(), phone: guardian.phone.clone() }
        },
        right: right_in_words(rights.of(guardian.id, child), lang),
        differs,
        turns: turns
            .iter()
            .filter(|turn| turn.guardian_id == guardian.id)
            .map(|turn| turn_line(reader, turn))
            .collect(),
    }
}

/// A guardian as whoever records a death sees it: the name, and whether there is custody.
pub fn named(guardian: &Guardian, child: ChildId, rights: &Rights, today: Date, lang: Lang) -> GuardianCard {
    let custody = rights.tie(guardian.id, child).and_then(|tie| tie.custody_on(today)) == Some(true);
    let (kind, icon, key) = if custody {
        ("good", "check", "emergency-custody")
    } else {
        ("plain", "info", "emergency-no-custody")
    };
    GuardianCard {
        id: guardian.id,
        name: guardian.name.clone(),
        about: what_it_is(guardian, lang),
        contact_person: None,
        secret: false,
        contact: Contact::Unsaid,
        right: (kind, icon, lang.t(key).to_string()),
        differs: None,
        turns: Vec::new(),
    }
}

fn turn_line(reader: &Reader, turn: &TurnRow) -> Line {
    let key = match (turn.custody, turn.from() > reader.today) {
        (true, false) => "guardians-turn-since",
        (true, true) => "guardians-turn-from",
        (false, false) => "guardians-turn-none-since",
        (false, true) => "guardians-turn-none-from",
    };
    let basis = words(&CUSTODY_BASES, &turn.basis, reader.lang);
    Line {
        id: turn.id.to_string(),
        said: reader.lang.t(key).with("date", reader.said(turn.from())).to_string(),
        about: format!("{basis} · {}", reader.by(&turn.made_by, turn.made_at)),
    }
}

/// A ban on the page of the family.
pub struct BanLine {
    pub id: String,
    pub name: String,
    pub said: String,
    pub about: String,
    /// It holds today.
    pub now: bool,
}

/// A ban in words.
pub fn ban_line(reader: &Reader, ban: &BanRow) -> BanLine {
    let lang = reader.lang;
    let from = reader.said(ban.from());
    let period = match ban.until() {
        Some(until) => {
            let until = reader.said(until);
            lang.t("guardians-ban-between").with("from", from).with("until", until).to_string()
        }
        None => lang.t("guardians-ban-from").with("from", from).to_string(),
    };
    let basis = words(&BAN_BASES, &ban.basis, lang);
    let basis = match ban.decided() {
        Some(date) => format!("{basis}, {}", dates::exact(date, lang)),
        None => basis,
    };
    BanLine {
        id: ban.id.to_string(),
        name: ban.name.clone(),
        said: period,
        about: format!("{basis} · {}", reader.by(&ban.made_by, ban.made_at)),
        now: ban.from() <= reader.today,
    }
}

/// A warning on a page, with the child's name in it.
pub struct Warned {
    /// The page of the child's family, where it is to be linked.
    pub href: Option<String>,
    /// The warning.
    pub text: String,
    /// The last day of it, where one is known.
    pub until: Option<Said>,
    /// A ban, not a secret address.
    pub ban: bool,
}

/// Warnings in words; `links`: whether the family of a child is linked.
pub fn warned(warnings: &[Warning], links: impl Fn(ChildId) -> bool, today: Date, lang: Lang) -> Vec<Warned> {
    warnings
        .iter()
        .map(|warning| {
            let key = match warning.what {
                What::NoContact(_) => "guardians-warning-contact",
                What::Secret => "guardians-warning-secret",
            };
            let text = lang.t(key).with("child", &warning.child_name).with("who", &warning.who).to_string();
            let until = match warning.what {
                What::NoContact(until) => until.map(|until| dates::said(until, today, lang)),
                What::Secret => None,
            };
            Warned {
                href: links(warning.child).then(|| format!("/children/{}/family", warning.child)),
                text,
                until,
                ban: matches!(warning.what, What::NoContact(_)),
            }
        })
        .collect()
}
