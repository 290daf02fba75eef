//! Taking a list in, and getting back what was taken in.

use axum::{
    extract::{Multipart, Path, multipart::MultipartError},
    response::Response,
};
use mentorkind_domain::{
    access::action,
    observation_list::{EXAMPLE, LONGEST, MOST_IN_A_CODE, MOST_MONTHS, Mistake, ObservationList, Wrong},
};
use uuid::Uuid;

use super::{manage, queries};
use crate::{
    account::Nothing,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        download::attachment,
        form::{Submitted, genuine},
        i18n::Lang,
        ids::ObservationListId,
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// A text in TOML.
const TOML: &str = "application/toml";

type Grants = Grant<action::SetObservationLists>;

/// The example as a file.
pub(super) async fn example(_: Grants) -> Response {
    attachment(EXAMPLE.as_bytes().to_vec(), TOML, "voorbeeld.toml")
}

/// What was taken in, as it was.
pub(super) async fn file(
    cx: Cx,
    grant: Grants,
    Path(id): Path<ObservationListId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let kept = queries::list(&mut tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    Ok(attachment(kept.text.into_bytes(), TOML, &format!("{}.toml", kept.list.code)))
}

/// Takes the example in, as any other list.
pub(super) async fn take_example(
    cx: Cx,
    grant: Grants,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    take(&cx, &grant, form.key, EXAMPLE.as_bytes()).await
}

/// Reads the file that was sent.
pub(super) async fn load(cx: Cx, grant: Grants, parts: Multipart) -> Result<Response, Problem> {
    let (key, content) = receive(&cx, parts).await?;
    if content.is_empty() {
        let none = vec![cx.lang.t("olist-wrong-none").to_string()];
        return manage::refused(&cx, &grant, none).await;
    }
    take(&cx, &grant, key, &content).await
}

async fn take(cx: &Cx, grant: &Grants, key: Uuid, content: &[u8]) -> Result<Response, Problem> {
    let lang = cx.lang;
    let list = match ObservationList::parse(content) {
        Ok(list) => list,
        Err(mistakes) => {
            let words = mistakes.iter().map(|mistake| words(mistake, lang)).collect();
            return manage::refused(cx, grant, words).await;
        }
    };
    let text = String::from_utf8_lossy(content);
    let text = text.trim_start_matches('\u{feff}');
    let mut tx = cx.write(&Submitted { key, data: () }).await?;
    let Some(id) = queries::add(&mut tx, grant, &list, text).await? else {
        drop(tx);
        let there = lang.t("olist-wrong-there").with("version", &list.version).with("list", &list.name);
        return manage::refused(cx, grant, vec![there.to_string()]).await;
    };
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "observation list loaded");
    let flash = Flash::good(lang.t("olist-loaded"));
    Ok(tx.finish(audit.on("observation_list", id), &format!("/observation-lists/{id}"), Some(flash)).await?)
}

/// The form's key and the file. What is too large is read to its end without being kept, since a browser only then shows
/// the answer; one byte too many stays, so that it is refused as too large.
async fn receive(cx: &Cx, mut parts: Multipart) -> Result<(Uuid, Vec<u8>), Problem> {
    let broken = |error: MultipartError| Problem::unread(error.status());
    let (mut key, mut ours, mut content) = (None, false, Vec::new());
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        match part.name().unwrap_or_default() {
            "csrf" => {
                genuine(cx, &part.text().await.map_err(broken)?)?;
                ours = true;
            }
            "key" => key = part.text().await.map_err(broken)?.parse().ok(),
            "file" if ours => {
                while let Some(chunk) = part.chunk().await.map_err(broken)? {
                    content.extend_from_slice(&chunk);
                    content.truncate(LONGEST + 1);
                }
            }
            _ => return Err(Problem::BadForm),
        }
    }
    if ours { Ok((key.ok_or(Problem::BadForm)?, content)) } else { Err(Problem::BadForm) }
}

/// A mistake in the reader's words, with what to do.
fn words(mistake: &Mistake, lang: Lang) -> String {
    let named = |key: &'static str, name: &str| lang.t(key).with("name", name).to_string();
    let what = match &mistake.what {
        Wrong::TooLong => lang.t("olist-wrong-long").with("most", grouped(LONGEST, lang)).to_string(),
        Wrong::NoUtf8 => lang.t("olist-wrong-utf8").to_string(),
        Wrong::Syntax(line) => named("olist-wrong-syntax", line),
        Wrong::Unknown(name) => named("olist-wrong-unknown", name),
        Wrong::Missing(name) => named("olist-wrong-missing", name),
        Wrong::NoText(name, most) => {
            lang.t("olist-wrong-text").with("name", name).with("most", *most).to_string()
        }
        Wrong::NoCode(code) => {
            lang.t("olist-wrong-code").with("name", code).with("most", MOST_IN_A_CODE).to_string()
        }
        Wrong::NoMonths(name) => {
            lang.t("olist-wrong-months").with("name", name).with("most", MOST_MONTHS).to_string()
        }
        Wrong::NoAges => lang.t("olist-wrong-ages").to_string(),
        Wrong::NeverShown => lang.t("olist-wrong-never").to_string(),
        Wrong::Twice(name) => named("olist-wrong-twice", name),
        Wrong::NoScale(name) => named("olist-wrong-scale", name),
        Wrong::HowMany(name, least, most) => lang
            .t("olist-wrong-many")
            .with("name", *name)
            .with("least", *least)
            .with("most", *most)
            .to_string(),
    };
    lang.t("olist-wrong").with("line", mistake.line).with("what", what).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_says_what_to_do() {
        let said = |what| words(&Mistake { line: 3, what }, Lang::Nl);
        assert!(said(Wrong::HowMany("waarden", 2, 10)).starts_with("Regel 3: "));
        assert!(said(Wrong::NoCode("A b".to_owned())).contains("‘A b’"));
        let content = "code = \"spelen\"\nnaam = \"Spelen\n";
        let mistakes = ObservationList::parse(content.as_bytes()).unwrap_err();
        let no_toml = words(&mistakes[0], Lang::Nl);
        assert_eq!(
            no_toml,
            "Regel 2: ‘naam = \"Spelen’ is niet te lezen. Kijk naar aanhalingstekens, haken en komma’s."
        );
    }
}
