//! The languages of parents and children have the texts of the pages of parents and children: all, and no other.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::read_to_string,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use rstest::rstest;

use super::*;

/// The pages of parents and children; what these include and which macros they call is found from here.
const PAGES: [&str; 37] = [
    // The frame, which pages call.
    "layout/head.html",
    "layout/plain-top.html",
    "layout/plain-before.html",
    "layout/foot.html",
    "observation/family.html",
    "announcement/paper.html",
    "account/choose.html",
    "account/sign-in.html",
    "layout/error.html",
    "passkey/passkeys.html",
    "family/ask.html",
    "family/code.html",
    "family/family.html",
    "family/knock.html",
    "family/mourning.html",
    "family/nothing.html",
    "family/read.html",
    "inquiry/children.html",
    "inquiry/family.html",
    "message/family.html",
    "message/read.html",
    "needs/parents.html",
    "protocol/family.html",
    "consent/family.html",
    "photo/family.html",
    "talk/say.html",
    "transfer/family.html",
    "take_along/page.html",
    "take_along/file.html",
    "observation_list/family.html",
    "who_looked/looked.html",
    "child_voice/children.html",
    "child_voice/own.html",
    "child_voice/pick.html",
    "child_voice/said.html",
    "child_voice/sheet.html",
    "child_voice/wait.html",
];

/// Where words for those pages and for mails to parents are chosen: whole files, or some functions of them.
const CODE: [(&str, &[&str]); 55] = [
    ("observation/parents.rs", &[]),
    ("child_voice/tablet.rs", &["keep_sheet", "introduced"]),
    ("family/asked.rs", &[]),
    ("family/door.rs", &[]),
    ("family/link.rs", &["dear"]),
    ("family/news.rs", &[]),
    ("family/pages.rs", &[]),
    ("family/today.rs", &[]),
    ("account/own.rs", &["device_in_words"]),
    ("passkey/own.rs", &[]),
    ("passkey/sign_in.rs", &[]),
    ("platform/dates.rs", &[]),
    ("platform/nav.rs", &["membership_role"]),
    ("platform/week.rs", &[]),
    ("platform/render.rs", &["problem_page"]),
    ("platform/session.rs", &["layer"]),
    ("talk/calendar_file.rs", &["file"]),
    ("talk/view.rs", &["title", "attended", "in_person"]),
    ("talk/parents.rs", &[]),
    ("talk/document.rs", &["for_parents"]),
    ("talk/invited.rs", &["answer"]),
    ("talk/mail.rs", &["write"]),
    ("guardians/asking.rs", &["invitation"]),
    ("inquiry/mail.rs", &[]),
    ("inquiry/parents.rs", &[]),
    ("message/mail.rs", &["to_guardian"]),
    ("message/parents.rs", &[]),
    ("message/view.rs", &[]),
    ("platform/attached.rs", &["words"]),
    ("message/file.rs", &[]),
    ("message/became.rs", &["for_family"]),
    ("needs/parents.rs", &[]),
    ("needs/view.rs", &[]),
    ("consent/family.rs", &[]),
    ("consent/view.rs", &["answered", "in_words", "period"]),
    ("consent/ask.rs", &["text_mistake"]),
    ("photo/family.rs", &[]),
    ("photo/view.rs", &["said", "shown"]),
    ("transfer/family.rs", &[]),
    ("transfer/view.rs", &["label", "destination"]),
    ("transfer/page.rs", &["read_by", "received"]),
    ("take_along/gather.rs", &["section"]),
    ("take_along/page.rs", &[]),
    ("who_looked/read.rs", &[]),
    ("observation_list/view.rs", &[]),
    ("goal/read.rs", &[]),
    ("milestone/view.rs", &[]),
    ("professional/view.rs", &[]),
    ("protocol/promises.rs", &[]),
    ("concern/view.rs", &["who", "next_for_parents", "act", "for_parents"]),
    ("board/view.rs", &["of"]),
    ("day_handover/view.rs", &["usual", "kind"]),
    ("announcement/letter.rs", &["paragraphs", "dear", "subject", "document"]),
    ("announcement/mail.rs", &["hand_over"]),
    ("calendar/words.rs", &["holiday_name"]),
];

/// What a key says: the variables that it fills in, the cases that each of its choices knows, and to whom it can speak.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    variables: BTreeSet<String>,
    choices: Vec<BTreeSet<String>>,
    readers: Vec<BTreeSet<String>>,
}

/// Whether a text calls a child that of its reader.
pub(crate) fn speaks_to_a_parent(text: &str, lang: Lang) -> bool {
    let own: &[&str] = match lang {
        Lang::Nl => &["uw kind"],
        Lang::En => &["your child"],
        Lang::Tr => &["çocuğunuz", "çocuklarınız"],
        Lang::Ar => &["طفلك", "أطفالك"],
        Lang::Pl => {
            &["państwa dziec", "swoim dzieckiem", "swoim dziecku", "swojego dziecka", "swoje dziecko"]
        }
        Lang::Uk => &[
            "ваша дит",
            "вашої дит",
            "вашій дит",
            "вашу дит",
            "свою дит",
            "своєї дит",
            "ваші діти",
            "ваших дітей",
        ],
    };
    let text = text.to_lowercase();
    // Words of Arabic have others grown to their beginning.
    let inside = |at: usize| lang != Lang::Ar && text[..at].ends_with(char::is_alphabetic);
    own.iter().any(|own| text.match_indices(own).any(|(at, _)| !inside(at)))
}

fn shapes(lang: Lang) -> BTreeMap<String, Shape> {
    let mut shapes = BTreeMap::new();
    for name in Locales::iter().filter(|name| name.starts_with(lang.code())) {
        let source = String::from_utf8(Locales::get(&name).unwrap().data.to_vec()).unwrap();
        for entry in fluent_syntax::parser::parse(source.as_str()).unwrap().body {
            if let Entry::Message(message) = entry {
                let mut shape = Shape::default();
                pattern(&message.value.unwrap(), &mut shape);
                shapes.insert(message.id.name.to_owned(), shape);
            }
        }
    }
    shapes
}

fn pattern(found: &Pattern<&str>, shape: &mut Shape) {
    for element in &found.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(one) } => inline(one, shape),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                inline(selector, shape);
                let cases = variants.iter().map(|variant| match variant.key {
                    VariantKey::Identifier { name } => name.to_owned(),
                    VariantKey::NumberLiteral { value } => value.to_owned(),
                });
                match selector {
                    InlineExpression::VariableReference { id } if id.name == "reader" => {
                        shape.readers.push(cases.collect());
                    }
                    _ => shape.choices.push(cases.collect()),
                }
                variants.iter().for_each(|variant| pattern(&variant.value, shape));
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

fn inline(found: &InlineExpression<&str>, shape: &mut Shape) {
    match found {
        InlineExpression::VariableReference { id } => {
            shape.variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|one| inline(one, shape));
        }
        _ => {}
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A template, taken apart: what it imports under which name, its macros, and the rest.
struct Template {
    imports: Vec<(String, String)>,
    macros: BTreeMap<String, String>,
    rest: String,
}

fn template(file: &str) -> Template {
    let mut source = String::new();
    for (i, part) in read_to_string(root().join("templates").join(file)).unwrap().split("{#").enumerate() {
        source += if i == 0 { part } else { part.split_once("#}").unwrap().1 };
    }
    let mut macros = BTreeMap::new();
    let mut rest = String::new();
    for (i, part) in source.split("{% macro ").enumerate() {
        let Some((begun, after)) = part.split_once("{% endmacro %}").filter(|_| i > 0) else {
            rest += part;
            continue;
        };
        let (name, body) = begun.split_once('(').unwrap();
        macros.insert(name.to_owned(), body.split_once("%}").unwrap().1.to_owned());
        rest += after;
    }
    let imports = rest
        .split("{% import \"")
        .skip(1)
        .map(|part| {
            let (file, after) = part.split_once("\" as ").unwrap();
            let name = after.split([' ', '-', '%']).next().unwrap();
            (name.to_owned(), file.to_owned())
        })
        .collect();
    Template { imports, macros, rest }
}

/// Reads a template or one of its macros, and from there what it uses.
fn follow(file: &str, of: Option<&str>, seen: &mut BTreeSet<(String, String)>, text: &mut String) {
    if !seen.insert((file.to_owned(), of.unwrap_or_default().to_owned())) {
        return;
    }
    let Template { imports, macros, rest } = template(file);
    let body = of.map_or(&rest, |name| &macros[name]);
    *text += body;
    for (name, from) in &imports {
        for one in template(from).macros.keys().filter(|one| body.contains(&format!("{name}::{one}("))) {
            follow(from, Some(one), seen, text);
        }
    }
    let part_of_name = |c: char| c.is_alphanumeric() || "_:.".contains(c);
    for one in macros.keys() {
        let calls = |(at, _): (usize, &str)| !body[..at].ends_with(part_of_name);
        if body.match_indices(&format!("{one}(")).any(calls) {
            follow(file, Some(one), seen, text);
        }
    }
    for word in ["{% include \"", "{% extends \""] {
        for part in body.split(word).skip(1) {
            follow(part.split('"').next().unwrap(), None, seen, text);
        }
    }
}

/// Some functions of a file, or all of it, without its tests.
fn code(file: &str, functions: &[&str]) -> String {
    let source = read_to_string(root().join("crates/server/src").join(file)).unwrap();
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
    if functions.is_empty() {
        return source;
    }
    let mut text = String::new();
    for function in functions {
        let before = text.len();
        for begin in [format!("fn {function}("), format!("fn {function}<")] {
            for (at, _) in source.match_indices(&begin) {
                let line = &source[source[..at].rfind('\n').unwrap()..at];
                let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
                text += source[at..].split(&format!("{indent}}}\n")).next().unwrap();
            }
        }
        assert!(text.len() > before, "{file} has no {function}");
    }
    text
}

/// The keys that the pages and mails of parents and children use.
fn used() -> BTreeSet<String> {
    let mut text = String::new();
    let mut seen = BTreeSet::new();
    for page in PAGES {
        follow(page, None, &mut seen, &mut text);
    }
    for (file, functions) in CODE {
        text += &code(file, functions);
    }
    let quoted: BTreeSet<&str> = text.split('"').collect();
    let prefixes: Vec<&str> = quoted.iter().copied().filter(|q| q.ends_with('-') && q.len() > 4).collect();
    let all = shapes(Lang::Nl).into_keys();
    all.filter(|key| quoted.contains(key.as_str()) || prefixes.iter().any(|p| key.starts_with(p))).collect()
}

#[rstest]
#[case(Lang::Tr, &["one", "other"])]
#[case(Lang::Ar, &["zero", "one", "two", "few", "many", "other"])]
#[case(Lang::Pl, &["one", "few", "many", "other"])]
#[case(Lang::Uk, &["one", "few", "many", "other"])]
fn the_pages_of_parents_are_whole(#[case] lang: Lang, #[case] plurals: &[&str]) {
    assert_eq!(bundle(lang).1, Vec::<String>::new());
    let (used, dutch, own) = (used(), shapes(Lang::Nl), shapes(lang));
    assert!(used.len() > 400, "the pages are not found");
    let missing: Vec<&String> = used.iter().filter(|key| !own.contains_key(*key)).collect();
    assert!(missing.is_empty(), "missing in {lang}: {missing:?}");
    let unused: Vec<&String> = own.keys().filter(|key| !used.contains(*key)).collect();
    assert!(unused.is_empty(), "unused in {lang}: {unused:?}");
    for (key, shape) in &own {
        let original = &dutch[key];
        assert_eq!(shape.variables, original.variables, "{key} in {lang}");
        assert_eq!(shape.readers, original.readers, "{key} in {lang}");
        assert!(shape.choices.len() >= original.choices.len(), "{key} in {lang} does not count");
        for cases in &shape.choices {
            let cases: Vec<&str> =
                cases.iter().map(String::as_str).filter(|case| case.parse::<u8>().is_err()).collect();
            let expected: BTreeSet<&str> = plurals.iter().copied().collect();
            assert_eq!(cases.into_iter().collect::<BTreeSet<_>>(), expected, "{key} in {lang}");
        }
    }
}

/// Whoever asks without custody is a parent, never an office.
const TO_PARENTS_ONLY: [&str; 2] = ["inquiry-back-family", "inquiry-children-title"];

#[rstest]
fn no_text_calls_a_child_that_of_an_office(
    #[values(Lang::Nl, Lang::En, Lang::Tr, Lang::Ar, Lang::Pl, Lang::Uk)] lang: Lang,
) {
    let cases = BTreeSet::from(["institution".to_owned(), "other".to_owned()]);
    let (used, mut two) = (used(), 0);
    for (key, shape) in shapes(lang).iter().filter(|(key, _)| used.contains(*key)) {
        if TO_PARENTS_ONLY.contains(&key.as_str()) {
            continue;
        }
        let [parent, office] =
            [Reader::Parent, Reader::Institution].map(|reader| lang.t(key).to(reader).to_string());
        assert!(!speaks_to_a_parent(&office, lang), "{key} in {lang}: {office}");
        assert_eq!(speaks_to_a_parent(&parent, lang), !shape.readers.is_empty(), "{key} in {lang}: {parent}");
        assert!(shape.readers.iter().all(|known| *known == cases), "{key} in {lang}");
        two += usize::from(!shape.readers.is_empty());
    }
    assert!(two > 8, "{two} texts say it in two ways in {lang}");
}

#[rstest]
#[case("/family", true)]
#[case("/family/messages/1?x=/", true)]
#[case("/p/secret/code", true)]
#[case("/tablet/children", true)]
#[case("/people", false)]
#[case("/protocol", false)]
#[case("/families", false)]
#[case("/tablet", false)]
#[case("/children/1/family", false)]
#[case("/", false)]
fn only_pages_of_parents_and_children_are_in_all_languages(#[case] path: &str, #[case] all: bool) {
    assert_eq!(Lang::offered(path).len(), if all { 6 } else { 2 });
}

#[test]
fn the_browser_asks_for_a_language() {
    let accepted = |wishes| (Lang::accepted(wishes, &Lang::ALL), Lang::accepted(wishes, &Lang::OF_STAFF));
    assert_eq!(accepted("tr-TR,tr;q=0.9,en;q=0.8"), (Lang::Tr, Lang::En));
    assert_eq!(accepted("ar;q=0.9, nl"), (Lang::Ar, Lang::Nl));
    assert_eq!(accepted("fr, de"), (Lang::Nl, Lang::Nl));
    assert_eq!((Lang::of_parent("uk"), Lang::of("uk"), Lang::of("EN")), (Lang::Uk, Lang::Nl, Lang::En));
}
