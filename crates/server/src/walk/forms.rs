//! The links and forms of a page; the forms are filled in as far as the page says how: so that the walk sends what a person would send.

use std::collections::BTreeMap;

use crate::testing::TODAY;

/// The fields of a form, in the order of the page.
pub type Fields = Vec<(String, String)>;

/// All forms of a page that change something: where they go, and with what. `own` is the page's own address.
pub fn of_page(html: &str, own: &str) -> Vec<(String, Fields)> {
    let mut forms = Vec::new();
    for part in html.split("<form").skip(1) {
        let (head, rest) = part.split_once('>').unwrap();
        let head = attributes(head);
        if head.get("method").is_none_or(|method| method != "post") {
            continue;
        }
        let action = head.get("action").cloned().unwrap_or_else(|| own.to_owned());
        let inside = rest.split("</form").next().unwrap();
        forms.push((action.split('?').next().unwrap().to_owned(), fields(inside)));
    }
    forms
}

/// The links of a page that ask for something behind a question mark.
pub fn links(html: &str) -> Vec<String> {
    let links = html.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    links.filter(|link| link.starts_with('/') && link.contains('?')).map(decoded).collect()
}

fn fields(inside: &str) -> Fields {
    let mut fields = Fields::new();
    let mut select: Option<String> = None;
    for part in inside.split('<').skip(1) {
        let (tag, rest) = part.split_once('>').unwrap_or((part, ""));
        let (name, attrs) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
        let attrs = attributes(attrs);
        let field = attrs.get("name").cloned();
        match (name, field) {
            ("input", Some(field)) => put(&mut fields, field, &attrs),
            ("textarea", Some(field)) => {
                let typed = rest.trim();
                fields.push((field, if typed.is_empty() { "tekst".to_owned() } else { decoded(typed) }));
            }
            ("select", Some(field)) => select = Some(field),
            ("/select", _) => select = None,
            ("option", _) => {
                let value = attrs.get("value").cloned().unwrap_or_default();
                let chosen = attrs.contains_key("selected");
                if let Some(field) = &select {
                    let held = fields.iter_mut().find(|(name, _)| name == field);
                    match held {
                        None => fields.push((field.clone(), value)),
                        Some(held) if chosen || held.1.is_empty() => held.1 = value,
                        Some(_) => {}
                    }
                }
            }
            ("button", Some(field)) if fields.iter().all(|(name, _)| *name != field) => {
                fields.push((field, attrs.get("value").cloned().unwrap_or_default()));
            }
            _ => {}
        }
    }
    fields.retain(|(name, _)| name != "csrf" && name != "key");
    fields
}

fn put(fields: &mut Fields, field: String, attrs: &BTreeMap<String, String>) {
    let kind = attrs.get("type").map_or("text", String::as_str);
    let value = attrs.get("value").cloned().unwrap_or_default();
    let value = match (kind, value.as_str()) {
        ("email", "") => "iemand@example.org".to_owned(),
        ("date", "") => TODAY.to_string(),
        ("number", "") => "1".to_owned(),
        ("text" | "search" | "tel", "") => "tekst".to_owned(),
        ("password", _) => "zeven gele regenlaarzen".to_owned(),
        _ => value,
    };
    match fields.iter_mut().find(|(name, _)| *name == field) {
        Some(held) if attrs.contains_key("checked") => held.1 = value,
        Some(_) if kind == "radio" => {}
        _ => fields.push((field, value)),
    }
}

fn attributes(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let value = if let Some(after) = rest.strip_prefix("=\"") {
            let (value, after) = after.split_once('"').unwrap_or((after, ""));
            rest = after;
            decoded(value)
        } else {
            rest = rest.strip_prefix('=').unwrap_or(rest);
            String::new()
        };
        if !name.is_empty() {
            found.insert(name, value);
        }
        rest = rest.trim_start();
    }
    found
}

fn decoded(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[test]
fn links_with_a_question_are_found() {
    let page = r#"<a href="/a?b=1&amp;c=2">x</a><a href="/a">y</a><link href="https://x/?y">"#;
    assert_eq!(links(page), ["/a?b=1&c=2"]);
}

#[test]
fn a_form_is_filled_in_as_its_page_says() {
    let page = r#"<form method="get" action="/zoek"><input name="q"></form>
        <form class="x" method="post"
          action="/a?b=c"><input type="hidden" name="csrf" value="1">
        <input name="on" type="date" value="" required><input type="radio" name="r" value="1">
        <input type="radio" name="r" value="2" checked><select name="s"><option value="">-</option>
        <option value="x&amp;y">x</option></select><textarea name="t">een &lt;</textarea>
        <button name="b" value="ja">ok</button></form><form method="post"><input name="e" type="email"></form>"#;
    let pairs = |fields: &[(&str, &str)]| -> Fields {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    assert_eq!(
        of_page(page, "/hier"),
        [
            (
                "/a".to_owned(),
                pairs(&[("on", "2026-03-03"), ("r", "2"), ("s", "x&y"), ("t", "een <"), ("b", "ja")])
            ),
            ("/hier".to_owned(), pairs(&[("e", "iemand@example.org")])),
        ]
    );
}
