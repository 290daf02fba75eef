//! The parts that are the same on every page. A page calls them (`{{ page.top()|safe }}`) and does not include them: what a
//! template includes is compiled again with each of them.

use askama::Template;

use super::{ids::fresh, render::Page};

/// What the browser reads before it shows anything.
#[derive(Debug, Template)]
#[template(path = "layout/head.html")]
pub struct Head<'a> {
    page: &'a Page,
}

/// The beginning of the body: who is signed in, and where one can go.
#[derive(Debug, Template)]
#[template(path = "layout/top.html")]
pub struct Top<'a> {
    page: &'a Page,
}

/// The beginning of the body of a page without navigation.
#[derive(Debug, Template)]
#[template(path = "layout/plain-top.html")]
pub struct PlainTop<'a> {
    page: &'a Page,
}

/// What stands before the content: what waits, what just happened, what comes by script.
#[derive(Debug, Template)]
#[template(path = "layout/before.html")]
pub struct Before<'a> {
    page: &'a Page,
}

/// As [`Before`], on a page without navigation.
#[derive(Debug, Template)]
#[template(path = "layout/plain-before.html")]
pub struct PlainBefore<'a> {
    page: &'a Page,
}

/// The end of the body: whose pages these are, and in which languages they can be read.
#[derive(Debug, Template)]
#[template(path = "layout/foot.html")]
pub struct Foot<'a> {
    page: &'a Page,
    name: &'a str,
}

/// A picture that words stand beside.
#[derive(Debug, Template)]
#[template(
    ext = "html",
    source = r#"<svg class="icon" aria-hidden="true"><use href="{{ page.asset("icons.svg") }}#{{ name }}"></use></svg>"#
)]
pub struct Icon<'a> {
    page: &'a Page,
    name: &'a str,
}

/// What every form that changes something carries, against forged and doubled requests.
#[derive(Debug, Template)]
#[template(
    ext = "html",
    source = r#"<input type="hidden" name="csrf" value="{{ page.csrf }}"><input type="hidden" name="key" value="{{ key }}">"#
)]
pub struct Guard<'a> {
    page: &'a Page,
    /// With it one form is answered once.
    key: String,
}

const PRODUCT: &str = "Mentorkind";

impl Page {
    /// See [`Head`].
    pub fn head(&self) -> Head<'_> {
        Head { page: self }
    }

    /// See [`Top`].
    pub fn top(&self) -> Top<'_> {
        Top { page: self }
    }

    /// See [`PlainTop`].
    pub fn plain_top(&self) -> PlainTop<'_> {
        PlainTop { page: self }
    }

    /// See [`Before`].
    pub fn before(&self) -> Before<'_> {
        Before { page: self }
    }

    /// See [`PlainBefore`].
    pub fn plain_before(&self) -> PlainBefore<'_> {
        PlainBefore { page: self }
    }

    /// See [`Foot`].
    pub fn foot(&self) -> Foot<'_> {
        Foot { page: self, name: PRODUCT }
    }

    /// [`Foot`] in the name of the organisation.
    pub fn plain_foot(&self) -> Foot<'_> {
        let name = self.organisation.as_ref().map_or(PRODUCT, |organisation| organisation.name.as_str());
        Foot { page: self, name }
    }

    /// See [`Icon`]: `name` is one of web/icons.ts.
    pub fn icon<'a>(&'a self, name: &'a str) -> Icon<'a> {
        Icon { page: self, name }
    }

    /// See [`Guard`].
    pub fn guard(&self) -> Guard<'_> {
        Guard { page: self, key: fresh(self.now).to_string() }
    }
}
