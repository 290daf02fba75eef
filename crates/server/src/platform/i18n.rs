//! The words of the screens (Fluent, `locales/`): all of them in Dutch and English, and those that parents and children
//! read also in Turkish, Arabic, Polish and Ukrainian, which await review by a native reader.

#[cfg(test)]
pub(crate) mod parents;

use std::{borrow::Cow, fmt, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;

use super::routes::is_under;

#[derive(RustEmbed)]
#[folder = "../../locales"]
struct Locales;

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
    /// Turkish, for parents and children.
    Tr,
    /// Arabic, for parents and children; from right to left.
    Ar,
    /// Polish, for parents and children.
    Pl,
    /// Ukrainian, for parents and children.
    Uk,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 6] = [Self::Nl, Self::En, Self::Tr, Self::Ar, Self::Pl, Self::Uk];

    /// The languages in which all screens are.
    pub const OF_STAFF: [Self; 2] = [Self::Nl, Self::En];

    /// The code as in `<html lang>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
            Self::Tr => "tr",
            Self::Ar => "ar",
            Self::Pl => "pl",
            Self::Uk => "uk",
        }
    }

    /// What the language is called in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::En => "English",
            Self::Tr => "Türkçe",
            Self::Ar => "العربية",
            Self::Pl => "Polski",
            Self::Uk => "Українська",
        }
    }

    /// The direction of writing, as in `<html dir>`.
    pub fn dir(self) -> &'static str {
        if self == Self::Ar { "rtl" } else { "ltr" }
    }

    /// No native reader has looked at the texts yet.
    pub fn awaits_review(self) -> bool {
        !Self::OF_STAFF.contains(&self)
    }

    /// The languages in which a page can be read. What is not for parents or children is in Dutch and English only.
    pub fn offered(path: &str) -> &'static [Self] {
        let places = ["/choose", "/family", "/p", "/passkeys", "/sign-in", "/tablet/children"];
        if places.into_iter().any(|place| is_under(path, place)) { &Self::ALL } else { &Self::OF_STAFF }
    }

    /// The language of a code for somebody who works here; Dutch when it is not one of theirs.
    pub fn of(code: &str) -> Self {
        Self::among(code, &Self::OF_STAFF).unwrap_or_default()
    }

    /// The language of a code for a parent; Dutch when it is not one of ours.
    pub fn of_parent(code: &str) -> Self {
        Self::among(code, &Self::ALL).unwrap_or_default()
    }

    /// The language of a code ("uk", "ar-SY"), if it is one of these.
    pub fn among(code: &str, offered: &[Self]) -> Option<Self> {
        let own = code.split(['-', '_', ';']).next()?.trim();
        offered.iter().copied().find(|lang| lang.code().eq_ignore_ascii_case(own))
    }

    /// The first of a browser's languages that is one of these.
    pub fn accepted(header: &str, offered: &[Self]) -> Self {
        header.split(',').find_map(|wish| Self::among(wish, offered)).unwrap_or_default()
    }

    /// A message by its key.
    pub fn t(self, key: &str) -> Message<'_> {
        Message { lang: self, key, args: None }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl PartialEq<&str> for Lang {
    fn eq(&self, code: &&str) -> bool {
        self.code() == *code
    }
}

/// To whom a text about a child speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// A parent or carer: "your child".
    #[default]
    Parent,
    /// An office, such as a guardianship agency: "the child".
    Institution,
}

/// Each language is read when somebody first asks for it.
static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 6] = [const { OnceLock::new() }; 6];

/// The messages of a language, with what is wrong in its files.
fn bundle(lang: Lang) -> (FluentBundle<FluentResource>, Vec<String>) {
    let locale = match lang {
        Lang::Nl => "nl-NL",
        Lang::En => "en-GB",
        other => other.code(),
    };
    let mut bundle = FluentBundle::new_concurrent(locale.parse().into_iter().collect());
    bundle.set_use_isolating(false);
    let mut wrong = Vec::new();
    for name in Locales::iter().filter(|name| name.starts_with(lang.code())) {
        let Some(file) = Locales::get(&name) else { continue };
        let source = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, errors)| {
            wrong.extend(errors.iter().map(|e| format!("{name}: {e}")));
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            wrong.extend(errors.iter().map(|e| format!("{name}: {e}")));
        }
    }
    (bundle, wrong)
}

/// A message with its arguments; displays as its text.
pub struct Message<'a> {
    lang: Lang,
    key: &'a str,
    args: Option<FluentArgs<'a>>,
}

impl<'a> Message<'a> {
    /// Fills in an argument of the message.
    pub fn with(mut self, name: &'a str, value: impl Into<Arg<'a>>) -> Self {
        let value = match value.into().0 {
            FluentValue::String(text) if self.lang.dir() == "rtl" => FluentValue::String(isolated(text)),
            other => other,
        };
        self.args.get_or_insert_with(FluentArgs::new).set(name, value);
        self
    }

    /// Says to whom the message speaks (`$reader`).
    pub fn to(mut self, reader: Reader) -> Self {
        let reader = match reader {
            Reader::Parent => "parent",
            Reader::Institution => "institution",
        };
        self.args.get_or_insert_with(FluentArgs::new).set("reader", reader);
        self
    }
}

/// Words from left to right inside a line from right to left, so that they do not disturb its order. Links stay as they
/// are: a mail program would take the marks for a part of them.
fn isolated(text: Cow<'_, str>) -> Cow<'_, str> {
    let latin = |c: char| c.is_alphabetic() && !('\u{590}'..='\u{8ff}').contains(&c);
    if text.contains(latin) && !text.starts_with("http") {
        Cow::Owned(format!("\u{2068}{text}\u{2069}"))
    } else {
        text
    }
}

/// The value of an argument: text or a number.
pub struct Arg<'a>(FluentValue<'a>);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self(FluentValue::String(Cow::Owned(text)))
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self(FluentValue::from(number))
            }
        }
        impl From<&$number> for Arg<'_> {
            fn from(number: &$number) -> Self {
                Self(FluentValue::from(*number))
            }
        }
    )*};
}
numbers!(i8 u8 i16 u16 i32 u32 i64 u64 usize);

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = BUNDLES[self.lang as usize].get_or_init(|| bundle(self.lang).0);
        let Some(pattern) = bundle.get_message(self.key).and_then(|m| m.value()) else {
            tracing::error!(key = self.key, lang = self.lang.code(), "a text is missing");
            return f.write_str(self.key);
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, self.args.as_ref(), &mut errors);
        if !errors.is_empty() {
            tracing::error!(key = self.key, ?errors, "a text misses an argument");
        }
        f.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use super::*;

    fn keys(lang: Lang) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for name in Locales::iter().filter(|name| name.starts_with(lang.code())) {
            let source = String::from_utf8(Locales::get(&name).unwrap().data.to_vec()).unwrap();
            let resource = fluent_syntax::parser::parse(source.as_str()).unwrap();
            for entry in resource.body {
                if let fluent_syntax::ast::Entry::Message(message) = entry {
                    keys.insert(message.id.name.to_owned());
                }
            }
        }
        keys
    }

    fn sources(folder: &Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "html" || e == "txt") {
                let source = std::fs::read_to_string(&path).unwrap();
                // Without the comments of templates.
                for (i, part) in source.split("{#").enumerate() {
                    *into += if i == 0 { part } else { part.split_once("#}").map_or(part, |(_, rest)| rest) };
                }
            }
        }
    }

    #[test]
    fn both_languages_are_whole_and_have_the_same_keys() {
        for lang in Lang::OF_STAFF {
            assert_eq!(bundle(lang).1, Vec::<String>::new());
        }
        assert_eq!(keys(Lang::Nl), keys(Lang::En));
    }

    /// Keys are written whole in the sources, or made by appending a code to a prefix that ends in a hyphen.
    #[test]
    fn no_key_is_missing_or_unused() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut text = String::new();
        sources(&root.join("crates"), &mut text);
        sources(&root.join("templates"), &mut text);
        let quoted: BTreeSet<&str> = text
            .split('"')
            .filter(|s| {
                !s.is_empty() && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            })
            .collect();
        let prefixes: Vec<&str> =
            quoted.iter().copied().filter(|q| q.ends_with('-') && q.len() > 4).collect();
        let known = keys(Lang::Nl);
        let unused: Vec<_> = known
            .iter()
            .filter(|k| !quoted.contains(k.as_str()) && !prefixes.iter().any(|p| k.starts_with(p)))
            .collect();
        assert!(unused.is_empty(), "unused keys: {unused:?}");
        let missing: Vec<&str> = text
            .split(".t(\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|key| !key.ends_with('-') && !key.is_empty() && !known.contains(*key))
            .filter(|key| key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
            .collect();
        assert!(missing.is_empty(), "missing keys: {missing:?}");
    }
}
