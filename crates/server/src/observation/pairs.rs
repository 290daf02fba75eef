//! Forms in which a field can come more than once.

use serde::Deserialize;

/// The fields of a form, in the order in which they were sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads what stands behind the question mark of an address.
    pub fn of_query(query: &str) -> Self {
        Self(serde_urlencoded::from_str(query).unwrap_or_default())
    }

    /// The value of a field; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// All fields whose name begins so, with the rest of the name.
    pub fn beginning<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_can_come_more_than_once() {
        let pairs = Pairs::of_query("note=a&text=een+zin&note=b&text-1=x");
        assert_eq!(pairs.get("text"), "een zin");
        assert_eq!(pairs.get("nergens"), "");
        assert_eq!(pairs.all("note").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(pairs.beginning("text-").collect::<Vec<_>>(), [("1", "x")]);
        assert_eq!(Pairs::of_query("%zz").get("x"), "");
    }
}
