//! The settings of a draft as fields with words, in the groups of the protocol's page.

use std::collections::BTreeMap;

use mentorkind_domain::protocol::{
    Entry, Kind, Origin, Protocol, Setting, Value, Wrong,
    edit::{Part, Refused, Typed},
};
use sha2::{Digest as _, Sha256};

use super::pages::{origin, words};
use crate::platform::{dates::exact, i18n::Lang, random};

/// Settings that belong together.
pub struct Group {
    pub title: String,
    pub about: String,
    /// So many of them differ from what would hold without the draft.
    pub differs: usize,
    /// There is something to see in it.
    pub open: bool,
    pub fields: Vec<Field>,
}

/// A setting that can be changed.
pub struct Field {
    pub typed: Typed,
    pub code: &'static str,
    /// The setting in words, with a gap where its number stands.
    pub label: String,
    pub kind: Kind,
    /// What can be typed, and what 0 says.
    pub hint: String,
    /// The words of yes and of no.
    pub choices: Vec<Choice>,
    /// Where it comes from as long as there is no sentence.
    pub origin: Option<String>,
    pub value_error: Option<String>,
    pub sentence_error: Option<String>,
    /// What others say of the value: what holds without the draft, and what somebody else wrote meanwhile.
    pub value_notes: Vec<String>,
    /// … and of the sentence.
    pub sentence_notes: Vec<String>,
}

/// One of two.
pub struct Choice {
    pub value: &'static str,
    pub label: String,
    pub selected: bool,
}

/// What the fields stand beside.
#[derive(Clone, Copy)]
pub struct Beside<'p> {
    /// The draft as it is kept.
    pub kept: &'p Protocol,
    /// What would hold without it.
    pub holds: &'p Protocol,
    /// What the settings said when the fields were opened, where somebody else has written a draft since.
    pub seen: Option<&'p str>,
}

/// What each setting says, in a few characters, so that a form that comes back tells which ones somebody else changed.
pub fn marks(protocol: &Protocol) -> String {
    let marks: Vec<String> = protocol.entries().iter().map(mark).collect();
    marks.join(" ")
}

fn mark(entry: &Entry) -> String {
    let said = format!("{} {} {:?}", entry.setting.code(), entry.value, entry.origin);
    random::hex(&Sha256::digest(said.as_bytes())[..4])
}

/// What a form says of each setting; what it does not name is as it is kept.
pub fn typed(kept: &Protocol, form: &BTreeMap<String, String>) -> Vec<Typed> {
    let sent = |name: &str, is: String| form.get(name).cloned().unwrap_or(is);
    let of = |entry: &Entry| {
        let (is, code) = (Typed::of(entry), entry.setting.code());
        Typed {
            setting: is.setting,
            value: sent(code, is.value),
            quote: sent(&format!("{code}.quote"), is.quote),
            paragraph: sent(&format!("{code}.paragraph"), is.paragraph),
        }
    };
    kept.entries().iter().map(of).collect()
}

/// The fields in their groups.
pub fn groups(typed: Vec<Typed>, refused: &[Refused], beside: Beside<'_>, lang: Lang) -> Vec<Group> {
    let mut groups: Vec<(&str, Group)> = Vec::new();
    for typed in typed {
        let name = typed.setting.section();
        if groups.last().is_none_or(|(last, _)| *last != name) {
            let text = |prefix: &str| lang.t(&(prefix.to_owned() + name)).to_string();
            let (title, about) = (text("protocol-section-"), text("protocol-about-"));
            groups.push((name, Group { title, about, differs: 0, open: false, fields: Vec::new() }));
        }
        let field = field(typed, refused, beside, lang);
        if let Some((_, group)) = groups.last_mut() {
            let notes = !field.value_notes.is_empty() || !field.sentence_notes.is_empty();
            group.differs += usize::from(notes);
            group.open |= notes || field.value_error.is_some() || field.sentence_error.is_some();
            group.fields.push(field);
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The mistakes with the fields to which they lead.
pub fn problems(groups: &[Group]) -> Vec<(String, String)> {
    let fields = groups.iter().flat_map(|group| &group.fields);
    fields
        .flat_map(|field| {
            let value = field.value_error.as_ref().map(|error| (field.code.to_owned(), error));
            let sentence =
                field.sentence_error.as_ref().map(|error| (format!("{}.quote", field.code), error));
            let both = value.into_iter().chain(sentence);
            both.map(move |(id, error)| (id, format!("{}: {error}", field.label)))
        })
        .collect()
}

fn field(typed: Typed, refused: &[Refused], beside: Beside<'_>, lang: Lang) -> Field {
    let setting = typed.setting;
    let error = |part: Part| {
        let found = refused.iter().find(|one| one.setting == setting && one.part == part);
        found.map(|one| why(&one.what, lang))
    };
    let [kept, holds] = [beside.kept, beside.holds].map(|protocol| &protocol.entries()[setting as usize]);
    let (value, source) = (typed.value().ok(), typed.origin(&kept.origin).ok());
    let own = mark(kept);
    let others_wrote = beside.seen.is_some_and(|seen| !seen.split(' ').any(|mark| mark == own));
    let others = [("protocol-without-draft", holds, true), ("protocol-other-wrote", kept, others_wrote)];
    let (mut value_notes, mut sentence_notes) = (Vec::new(), Vec::new());
    for (key, entry, _) in others.into_iter().filter(|(_, _, counts)| *counts) {
        let note = |words: String| lang.t(key).with("words", words).to_string();
        if value != Some(entry.value) {
            value_notes.push(note(words(entry, lang)));
        }
        if source.as_ref() != Some(&entry.origin) {
            sentence_notes.push(note(sentence(entry, lang)));
        }
    }
    Field {
        code: setting.code(),
        label: label(setting, lang),
        kind: setting.kind(),
        hint: hint(setting, lang),
        choices: choices(setting, &typed.value, lang),
        origin: match kept.origin {
            Origin::Quote { .. } => None,
            Origin::Law(_) | Origin::Default => origin(kept, lang),
        },
        value_error: error(Part::Value),
        sentence_error: error(Part::Sentence),
        value_notes,
        sentence_notes,
        typed,
    }
}

/// A setting in words: with a gap in place of a number, or as it is when it is on.
fn label(setting: Setting, lang: Lang) -> String {
    match setting.kind() {
        Kind::Number(..) => {
            let key = "protocol-setting-".to_owned() + &setting.key().replace('_', "-");
            lang.t(&key).with("value", "…").to_string()
        }
        Kind::Switch => said(setting, Value::Switch(true), lang),
        Kind::Day => {
            let key = "protocol-on-".to_owned() + &setting.key().replace('_', "-");
            lang.t(&key).with("date", "…").to_string()
        }
    }
}

fn hint(setting: Setting, lang: Lang) -> String {
    let (from, to) = match setting.kind() {
        Kind::Number(from, to) => (from, to),
        Kind::Switch => return String::new(),
        Kind::Day => {
            let words = said(setting, Value::Day(None), lang);
            return lang.t("protocol-field-no-day").with("words", words).to_string();
        }
    };
    let bounds = lang.t("protocol-field-bounds").with("from", from).with("to", to).to_string();
    if !setting.may_be_off() {
        return bounds;
    }
    let off = lang.t("protocol-field-off").with("words", said(setting, Value::Number(0), lang)).to_string();
    format!("{bounds} {off}")
}

fn choices(setting: Setting, chosen: &str, lang: Lang) -> Vec<Choice> {
    if setting.kind() != Kind::Switch {
        return Vec::new();
    }
    [("true", true), ("false", false)]
        .map(|(value, on)| Choice {
            value,
            label: said(setting, Value::Switch(on), lang),
            selected: chosen == value,
        })
        .into()
}

/// A value of a setting in words.
fn said(setting: Setting, value: Value, lang: Lang) -> String {
    words(&Entry { setting, value, origin: Origin::Default }, lang)
}

/// The sentence with where it stands, or where a setting comes from without one.
fn sentence(entry: &Entry, lang: Lang) -> String {
    let place = origin(entry, lang).unwrap_or_default();
    match &entry.origin {
        Origin::Quote { quote, .. } => format!("{quote} {place}").trim_end().to_owned(),
        Origin::Law(_) | Origin::Default => place,
    }
}

fn why(what: &Wrong, lang: Lang) -> String {
    match what {
        Wrong::NotInRange(from, to) => {
            lang.t("protocol-refused-range").with("from", *from).with("to", *to).to_string()
        }
        Wrong::NotASwitch => lang.t("protocol-refused-choice").to_string(),
        Wrong::NotADay => lang.t("protocol-refused-day").to_string(),
        Wrong::NoText(_) => lang.t("protocol-refused-paragraph").to_string(),
        Wrong::LowerThan(code) | Wrong::HigherThan(code) => {
            let name = Setting::of(code).map(|setting| label(setting, lang)).unwrap_or_default();
            let lower = matches!(what, Wrong::LowerThan(_));
            let key = if lower { "protocol-refused-lower" } else { "protocol-refused-higher" };
            lang.t(key).with("name", name).to_string()
        }
        Wrong::NotInTime(from, until) => {
            let (from, until) = (exact(*from, lang), exact(*until, lang));
            lang.t("protocol-refused-time").with("from", from).with("until", until).to_string()
        }
        _ => lang.t("protocol-refused-as-text").to_string(),
    }
}
