//! The national register of childcare (LRK) as its public file has it, and what it says about an organisation's
//! locations.
//!
//! The file is CSV with `;`, in UTF-8 or Latin-1, with or without a byte order mark. Fields are not quoted: an
//! apostrophe or quotation mark is a letter like any other. Dates are written `31-03-2026`.
//!
//! A location is known by its number in the register. What only looks the same (the address, the name) is shown and
//! never decided here: a building often has two registrations, one for day care and one for after-school care.

mod place;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;

use crate::import::{CareKind, decode, parse_date};
use place::Place;

/// A childcare centre in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Its number.
    pub number: String,
    /// As what it is registered.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Street, postcode and town.
    pub address: String,
    /// How many children it may have.
    pub places: Option<u32>,
    /// Whether it is registered now, in the register's word.
    pub status: String,
    /// Since when.
    pub since: Option<Date>,
    /// Its line in the file, the header is 1.
    pub row: u32,
}

impl Registration {
    /// Whether it is registered now.
    pub fn is_registered(&self) -> bool {
        self.status.eq_ignore_ascii_case("ingeschreven")
    }
}

/// As what something is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Day care, playgroups among it.
    DayCare,
    /// After-school care.
    AfterSchool,
    /// The place of a childminder.
    Childminder,
    /// An agency for childminders.
    Agency,
}

impl Kind {
    /// Every one of them.
    pub const ALL: [Self; 4] = [Self::DayCare, Self::AfterSchool, Self::Childminder, Self::Agency];

    /// The register's code.
    pub fn code(self) -> &'static str {
        match self {
            Self::DayCare => "KDV",
            Self::AfterSchool => "BSO",
            Self::Childminder => "VGO",
            Self::Agency => "GOB",
        }
    }

    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code().eq_ignore_ascii_case(code))
    }

    /// Whether it has groups with staff, and so mentors.
    pub fn has_groups(self) -> bool {
        matches!(self, Self::DayCare | Self::AfterSchool)
    }

    /// Whether a group of this kind of care may be there.
    pub fn allows(self, care: CareKind) -> bool {
        match care {
            CareKind::DayCare | CareKind::Playgroup => self == Self::DayCare,
            CareKind::AfterSchool => self == Self::AfterSchool,
        }
    }
}

/// What the register has of one holder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// How many rows the file has, of all holders.
    pub rows: usize,
    /// The holder's, in the order of the file.
    pub registrations: Vec<Registration>,
    /// Rows of others that do not have as many fields as the header: their number.
    pub broken: usize,
}

/// Why the file, or what is asked of it, is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The number of the chamber of commerce has 8 digits.
    NotAKvk(String),
    /// Not a text file.
    NotText,
    /// Columns that are not in the header.
    MissingColumns(Vec<&'static str>),
    /// No row is of this holder.
    NobodysNumber(String, usize),
    /// A row of this holder with more or fewer fields than the header.
    WrongFieldCount(u32),
    /// A value of this holder that cannot be.
    WrongValue(u32, &'static str, String),
    /// A number that has two rows.
    Double(u32, String),
    /// A number that was named for a location, and that is not registered on this holder.
    NotRegistered(String),
    /// A number or a location that was named twice.
    NamedTwice(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAKvk(number) => {
                write!(f, "{number:?} is no number of the chamber of commerce: it has 8 digits")
            }
            Self::NotText => write!(f, "the file is not a text file"),
            Self::MissingColumns(columns) => {
                write!(
                    f,
                    "the file is not that of the register: its first line has no {}",
                    columns.join(", ")
                )
            }
            Self::NobodysNumber(kvk, rows) => {
                write!(f, "none of the {rows} rows is of the holder with the number {kvk}")
            }
            Self::WrongFieldCount(row) => {
                write!(f, "line {row} has more or fewer fields than the first line")
            }
            Self::WrongValue(row, column, value) => write!(f, "line {row}: {column} cannot be {value:?}"),
            Self::Double(row, number) => write!(f, "line {row}: {number} is there twice"),
            Self::NotRegistered(number) => write!(f, "{number} is not registered on this holder"),
            Self::NamedTwice(what) => write!(f, "{what} is named twice"),
        }
    }
}

impl std::error::Error for Refusal {}

const NUMBER: &str = "lrk_id";
const KIND: &str = "type_oko";
const NAME: &str = "actuele_naam_oko";
const PLACES: &str = "aantal_kindplaatsen";
const STATUS: &str = "status";
const SINCE: &str = "inschrijfdatum";
const STREET: &str = "opvanglocatie_adres";
const POSTCODE: &str = "opvanglocatie_postcode";
const TOWN: &str = "opvanglocatie_woonplaats";
const KVK: &str = "kvk_nummer_houder";
const COLUMNS: [&str; 10] = [NUMBER, KIND, NAME, PLACES, STATUS, SINCE, STREET, POSTCODE, TOWN, KVK];

/// Reads what the register's file has of the holder with a number of the chamber of commerce.
///
/// # Errors
/// The first reason for which it cannot be used.
pub fn read(bytes: &[u8], kvk: &str) -> Result<Register, Refusal> {
    let kvk = kvk.trim();
    if kvk.len() != 8 || !kvk.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::NotAKvk(kvk.to_owned()));
    }
    let text = decode(bytes).ok_or(Refusal::NotText)?;
    let mut lines = text.lines();
    let header: Vec<String> =
        lines.next().unwrap_or_default().split(';').map(|name| name.trim().to_lowercase()).collect();
    let places: BTreeMap<&str, usize> = COLUMNS
        .into_iter()
        .filter_map(|column| Some((column, header.iter().position(|name| name == column)?)))
        .collect();
    let missing: Vec<_> = COLUMNS.into_iter().filter(|column| !places.contains_key(column)).collect();
    if !missing.is_empty() {
        return Err(Refusal::MissingColumns(missing));
    }
    let mut register = Register::default();
    let mut numbers = BTreeSet::new();
    for (line, row) in lines.zip(2u32..) {
        if line.trim().is_empty() {
            continue;
        }
        register.rows += 1;
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        if fields.len() != header.len() {
            if fields.iter().any(|field| is_same_kvk(field, kvk)) {
                return Err(Refusal::WrongFieldCount(row));
            }
            register.broken += 1;
            continue;
        }
        let field = |column: &str| fields[places[column]];
        if !is_same_kvk(field(KVK), kvk) {
            continue;
        }
        let registration = registration(&field, row)?;
        if !numbers.insert(registration.number.clone()) {
            return Err(Refusal::Double(row, registration.number));
        }
        register.registrations.push(registration);
    }
    if register.registrations.is_empty() {
        return Err(Refusal::NobodysNumber(kvk.to_owned(), register.rows));
    }
    Ok(register)
}

/// Whether a field is this number, also when zeros in front of it got lost.
fn is_same_kvk(field: &str, kvk: &str) -> bool {
    let bare = |text: &str| text.trim_start_matches('0').to_owned();
    !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit()) && bare(field) == bare(kvk)
}

fn registration<'a>(field: &impl Fn(&str) -> &'a str, row: u32) -> Result<Registration, Refusal> {
    let wrong = |column| Refusal::WrongValue(row, column, field(column).to_owned());
    let number = field(NUMBER);
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong(NUMBER));
    }
    let since = match field(SINCE) {
        "" => None,
        text => Some(parse_date(text).ok_or_else(|| wrong(SINCE))?),
    };
    let places = match field(PLACES) {
        "" => None,
        text => Some(text.parse().map_err(|_| wrong(PLACES))?),
    };
    let name = field(NAME);
    let town = [field(POSTCODE), field(TOWN)].join(" ");
    Ok(Registration {
        number: number.to_owned(),
        kind: Kind::of(field(KIND)).ok_or_else(|| wrong(KIND))?,
        name: if name.is_empty() { number.to_owned() } else { name.to_owned() },
        address: [field(STREET), town.trim()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        places,
        status: field(STATUS).to_owned(),
        since,
        row,
    })
}

/// A location that the organisation has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The planning package's key, or the register's number when the register made it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its number in the register.
    pub number: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// As what it is registered, when it was compared with the register before.
    pub kind: Option<String>,
    /// The kinds of care of its groups.
    pub care: Vec<CareKind>,
}

/// What the register says about the locations. Numbers are places in the lists that were compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Registrations that become a location, each with its key.
    pub new: Vec<(usize, String)>,
    /// Locations that change, with their registration and the columns.
    pub changed: Vec<(usize, usize, Vec<&'static str>)>,
    /// Locations that are as the register says, with their registration.
    pub same: Vec<(usize, usize)>,
    /// Registrations that look like a location of another or no number, and are not made.
    pub alike: Vec<(usize, usize)>,
    /// Registrations that are not registered now, and are not made.
    pub unregistered: Vec<usize>,
    /// Registrations without groups (childminders and their agencies), which are not made.
    pub without_groups: Vec<usize>,
    /// Locations whose number is not registered on this holder. They stay as they are.
    pub gone: Vec<usize>,
    /// Locations with groups of a kind of care for which they are not registered.
    pub misfits: Vec<(usize, CareKind)>,
}

impl Comparison {
    /// Whether nothing is to be written.
    pub fn changes_nothing(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }
}

/// Compares the locations with the register. `named` says by hand which location (its key) has which number; a key
/// that is not there yet is that of a new location.
///
/// # Errors
/// When what is named by hand cannot be.
pub fn compare(
    known: &[Known],
    register: &Register,
    named: &[(String, String)],
) -> Result<Comparison, Refusal> {
    let mut comparison = Comparison::default();
    let by_hand = by_hand(register, named)?;
    for location in known {
        let number = location.number.as_deref().unwrap_or_default();
        if by_hand.get(number).is_some_and(|key| *key != location.key) {
            return Err(Refusal::NamedTwice(number.to_owned()));
        }
    }
    let of_number: BTreeMap<&str, usize> = known
        .iter()
        .enumerate()
        .filter(|(_, location)| !named.iter().any(|(key, _)| *key == location.key))
        .filter_map(|(at, location)| Some((location.number.as_deref()?, at)))
        .collect();
    let location_of = |registration: &Registration| match by_hand.get(registration.number.as_str()) {
        Some(key) => known.iter().position(|location| location.key == *key),
        None => of_number.get(registration.number.as_str()).copied(),
    };
    let matched: BTreeMap<usize, &Registration> = register
        .registrations
        .iter()
        .filter_map(|registration| Some((location_of(registration)?, registration)))
        .collect();
    for (at, registration) in register.registrations.iter().enumerate() {
        let key = by_hand.get(registration.number.as_str());
        // What a location gets from the register counts, not what it had before: next time it is compared with that.
        let looks_alike = |location: &usize| match matched.get(location) {
            Some(other) if other.is_registered() && other.kind.has_groups() => {
                is_same_name(&other.name, &registration.name) || is_at(&other.address, registration)
            }
            other => {
                looks_alike(&known[*location], registration)
                    || other.is_some_and(|other| is_at(&other.address, registration))
            }
        };
        match location_of(registration) {
            _ if !registration.kind.has_groups() => comparison.without_groups.push(at),
            _ if !registration.is_registered() => comparison.unregistered.push(at),
            Some(location) => {
                let columns = changes(&known[location], registration);
                if columns.is_empty() {
                    comparison.same.push((location, at));
                } else {
                    comparison.changed.push((location, at, columns));
                }
                let misfits = known[location].care.iter().filter(|&&care| !registration.kind.allows(care));
                comparison.misfits.extend(misfits.map(|&care| (location, care)));
            }
            None => match (key, (0..known.len()).find(looks_alike)) {
                (None, Some(like)) => comparison.alike.push((at, like)),
                (None, None) => comparison.new.push((at, registration.number.clone())),
                (Some(key), _) => comparison.new.push((at, (*key).to_owned())),
            },
        }
    }
    comparison.gone = (0..known.len())
        .filter(|at| known[*at].number.is_some())
        .filter(|at| matched.get(at).is_none_or(|registration| !registration.is_registered()))
        .collect();
    Ok(comparison)
}

/// The keys that are named by hand, by number.
fn by_hand<'a>(
    register: &Register,
    named: &'a [(String, String)],
) -> Result<BTreeMap<&'a str, &'a str>, Refusal> {
    let mut keys = BTreeSet::new();
    let mut by_hand = BTreeMap::new();
    for (key, number) in named {
        let there = register.registrations.iter().find(|one| one.number == *number);
        if !there.is_some_and(|one| one.is_registered() && one.kind.has_groups()) {
            return Err(Refusal::NotRegistered(number.clone()));
        }
        if !keys.insert(key) {
            return Err(Refusal::NamedTwice(key.clone()));
        }
        if by_hand.insert(number.as_str(), key.as_str()).is_some() {
            return Err(Refusal::NamedTwice(number.clone()));
        }
    }
    Ok(by_hand)
}

fn changes(known: &Known, registration: &Registration) -> Vec<&'static str> {
    let mut columns = Vec::new();
    let mut note = |column, differs: bool| {
        if differs {
            columns.push(column);
        }
    };
    note("name", known.name != registration.name);
    note("lrk", known.number.as_deref() != Some(&registration.number));
    note("address", known.address.as_deref() != Some(&registration.address));
    note("type", known.kind.as_deref() != Some(registration.kind.code()));
    columns
}

fn is_same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}

/// Whether they have the name or the address in common.
fn looks_alike(known: &Known, registration: &Registration) -> bool {
    is_same_name(&known.name, &registration.name)
        || known.address.as_deref().is_some_and(|address| is_at(address, registration))
}

fn is_at(address: &str, registration: &Registration) -> bool {
    let place = Place::of(address);
    place.is_some() && place == Place::of(&registration.address)
}
