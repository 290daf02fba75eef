//! The names of other children in what the parents of one child will read: its writer looks before it goes on.

use std::ops::Range;

use jiff::civil::Date;
use mentorkind_domain::observation::people_in;

use super::queries::{names_beside, names_of_group, surname_of};
use crate::platform::{
    db::Read,
    i18n::Lang,
    ids::{ChildId, GroupId, OrganisationId},
    session::Actor,
};

/// The names of the other children of the group on a day that stand in a text about a child: where, and which. The
/// caller has found the child, with its own name, with a grant.
pub async fn named(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, own): (ChildId, &str),
    on: Date,
    text: &str,
) -> sqlx::Result<(Vec<Range<usize>>, Vec<String>)> {
    let others = names_beside(tx, organisation, child, on).await?;
    let surname = surname_of(tx, organisation, child).await?;
    Ok(marked(text, &others, (own, &surname)))
}

/// Where these names stand in a text, and each name that does.
fn marked(text: &str, others: &[(String, String)], own: (&str, &str)) -> (Vec<Range<usize>>, Vec<String>) {
    let found = people_in(text, others, own);
    let mut names: Vec<String> = found.iter().map(|(_, name)| (*name).to_owned()).collect();
    names.sort_unstable();
    names.dedup();
    (found.into_iter().map(|(range, _)| range).collect(), names)
}

/// The names of other children, and whether the writer looked at them. `templates/child/names.html` asks for it.
#[derive(Clone, Debug, Default)]
pub struct OtherNames(Box<Looked>);

#[derive(Clone, Debug, Default)]
struct Looked {
    names: Vec<String>,
    stay: bool,
    error: Option<String>,
}

impl OtherNames {
    /// Names that were found in a text; nobody looked at them yet unless the text is to stay.
    pub fn found(names: Vec<String>, stay: bool, lang: Lang) -> Self {
        let unseen = !names.is_empty() && !stay;
        let error = unseen.then(|| lang.t("observation-names-look").to_string());
        Self(Box::new(Looked { names, stay, error }))
    }

    /// Names to look at in a form that was not sent yet.
    pub fn to_look_at(names: Vec<String>, stay: bool) -> Self {
        Self(Box::new(Looked { names, stay, error: None }))
    }

    /// Each name once.
    pub fn names(&self) -> &[String] {
        &self.0.names
    }

    /// The writer looked, and the text stays as it is.
    pub fn stay(&self) -> bool {
        self.0.stay
    }

    /// Nobody looked yet, in words.
    pub fn error(&self) -> Option<&str> {
        self.0.error.as_deref()
    }

    /// As [`named`], in texts that are written today.
    pub async fn look(
        tx: &mut Read,
        actor: &Actor,
        child: (ChildId, &str),
        texts: &[&str],
        (stay, lang): (bool, Lang),
    ) -> sqlx::Result<Self> {
        let (_, names) = named(tx, actor.organisation, child, actor.today, &texts.join("\n")).await?;
        Ok(Self::found(names, stay, lang))
    }

    /// The names of children of a group in texts that are written today and that the parents of the whole group read.
    pub async fn look_in_group(
        tx: &mut Read,
        actor: &Actor,
        group: GroupId,
        texts: &[&str],
        (stay, lang): (bool, Lang),
    ) -> sqlx::Result<Self> {
        let children = names_of_group(tx, actor.organisation, group, actor.today).await?;
        let (_, names) = marked(&texts.join("\n"), &children, ("", ""));
        Ok(Self::found(names, stay, lang))
    }

    /// There is nothing to look at any more.
    pub fn looked_at(&self) -> bool {
        self.error().is_none()
    }

    /// The line on top of a form that comes back, with its field.
    pub fn line(&self) -> Option<(&'static str, &str)> {
        Some(("names_stay", self.error()?))
    }
}
