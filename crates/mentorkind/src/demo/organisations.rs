//! The two organisations of the demo: their places, and who works there besides the groups.

use jiff::civil::Date;
use mentorkind_domain::import::CareKind;

use super::{
    location::{Generator, GroupPlan, Plan},
    rows::{Staff, Tables},
    situations::{House, parent_who_works_elsewhere},
    story::{Cast, Followed},
};

/// An organisation that does not exist.
#[derive(Debug)]
pub struct Organisation {
    /// Its name.
    pub name: &'static str,
    /// What is written before its roles in the list of sign-ins, so that each role in the list is of one person.
    pub prefix: &'static str,
    /// The protocol with which it begins.
    pub profile: &'static str,
    /// What the addresses of its staff end with.
    domain: &'static str,
    /// Its locations: key, name, street, groups.
    locations: &'static [(&'static str, &'static str, &'static str, &'static [GroupOf])],
}

/// A group: key, kind, name, pedagogical staff, children.
type GroupOf = (&'static str, CareKind, &'static str, usize, usize);

use CareKind::{AfterSchool, DayCare, Playgroup};

/// The first; its first location is where the story plays.
pub const VLIEGER: Organisation = Organisation {
    name: "Kinderopvang De Bonte Vlieger",
    prefix: "",
    profile: "un1ek",
    domain: "vlieger.example",
    locations: &[
        (
            "HAVEN",
            "De Bonte Vlieger Havenkade",
            "Vliegerkade 1",
            &[
                ("H1", DayCare, "Zeesterren", 4, 22),
                ("H2", DayCare, "Schelpen", 4, 22),
                ("H3", Playgroup, "Vuurtoren", 3, 17),
                ("H4", DayCare, "Zeepaardjes", 4, 22),
            ],
        ),
        (
            "PARK",
            "De Bonte Vlieger Parkzicht",
            "Ballonlaan 22",
            &[
                ("P1", DayCare, "Eikels", 4, 25),
                ("P2", DayCare, "Kastanjes", 3, 22),
                ("P3", Playgroup, "Boomhut", 3, 17),
            ],
        ),
        (
            "SCHOOL",
            "De Bonte Vlieger Dorpsschool",
            "Knikkerplein 3",
            &[
                ("S1", AfterSchool, "Kikkers", 3, 21),
                ("S2", AfterSchool, "Uilen", 3, 21),
                ("S3", AfterSchool, "Vossen", 3, 20),
            ],
        ),
        (
            "MOLEN",
            "De Bonte Vlieger Molenhof",
            "Draaimolenweg 9",
            &[
                ("M1", DayCare, "Korenbloemen", 4, 28),
                ("M2", DayCare, "Klaprozen", 3, 24),
                ("M3", AfterSchool, "Zwaluwen", 3, 21),
            ],
        ),
        (
            "BRUG",
            "De Bonte Vlieger Regenboogbrug",
            "Regenboogbrug 7",
            &[
                ("B1", DayCare, "Libellen", 4, 28),
                ("B2", Playgroup, "Waterlelies", 3, 18),
                ("B3", AfterSchool, "Otters", 3, 21),
            ],
        ),
        (
            "TUIN",
            "De Bonte Vlieger Pluktuin",
            "Kersenpad 15",
            &[
                ("T1", DayCare, "Bramen", 4, 28),
                ("T2", DayCare, "Frambozen", 3, 24),
                ("T3", Playgroup, "Bessen", 3, 18),
                ("T4", AfterSchool, "Appels", 3, 21),
            ],
        ),
        (
            "PLEIN",
            "De Bonte Vlieger Lampionplein",
            "Lampionplein 2",
            &[
                ("L1", AfterSchool, "Lampions", 3, 21),
                ("L2", AfterSchool, "Kaarsen", 3, 21),
                ("L3", DayCare, "Sterren", 3, 24),
            ],
        ),
    ],
};

/// The second.
pub const MAANVIS: Organisation = Organisation {
    name: "Kinderopvang De Maanvis",
    prefix: "maanvis ",
    profile: "second-home",
    domain: "maanvis.example",
    locations: &[
        (
            "RIF",
            "De Maanvis Koraalrif",
            "Koraalrif 4",
            &[
                ("R1", DayCare, "Zee-egels", 4, 28),
                ("R2", DayCare, "Kwallen", 3, 24),
                ("R3", Playgroup, "Duikers", 3, 18),
                ("R4", AfterSchool, "Dolfijnen", 3, 21),
            ],
        ),
        (
            "DUIN",
            "De Maanvis Duinpan",
            "Duinpan 30",
            &[
                ("D1", DayCare, "Konijnen", 4, 28),
                ("D2", DayCare, "Hagedissen", 3, 24),
                ("D3", DayCare, "Meeuwen", 3, 24),
            ],
        ),
        (
            "STRAND",
            "De Maanvis Schelpenstrand",
            "Schelpenstrand 11",
            &[
                ("Z1", DayCare, "Krabben", 4, 28),
                ("Z2", Playgroup, "Garnalen", 3, 18),
                ("Z3", AfterSchool, "Robben", 3, 21),
                ("Z4", AfterSchool, "Orka’s", 3, 20),
            ],
        ),
        (
            "KOMPAS",
            "De Maanvis Kompasroos",
            "Kompasroos 8",
            &[
                ("K1", DayCare, "Noordster", 4, 28),
                ("K2", Playgroup, "Windroos", 3, 18),
                ("K3", AfterSchool, "Matrozen", 3, 21),
            ],
        ),
        (
            "BAAI",
            "De Maanvis Lantaarnbaai",
            "Lantaarnbaai 6",
            &[
                ("A1", DayCare, "Zeemeeuwen", 4, 28),
                ("A2", DayCare, "Parels", 3, 24),
                ("A3", AfterSchool, "Piraten", 3, 21),
            ],
        ),
    ],
};

/// What a sign-in of the list is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// What the person is; no two in the list are the same.
    pub role: String,
    /// The address.
    pub email: String,
}

impl Organisation {
    fn plans(&self) -> impl Iterator<Item = Plan> {
        self.locations.iter().zip(1..).map(|((key, name, street, groups), number)| Plan {
            key: (*key).to_owned(),
            name: (*name).to_owned(),
            // Of the nine digits of a register number the first are never zeros.
            lrk: format!("0000{}{number:04}", self.prefix.len() % 10),
            address: format!("{street}, Vliegerdam"),
            groups: groups
                .iter()
                .map(|&(key, kind, name, carers, children)| GroupPlan {
                    key: key.to_owned(),
                    name: name.to_owned(),
                    kind,
                    carers,
                    children,
                })
                .collect(),
        })
    }

    /// The keys of its groups of a kind, in order.
    pub fn groups(&self, kind: CareKind) -> Vec<&'static str> {
        let all = self.locations.iter().flat_map(|(.., groups)| groups.iter());
        all.filter(|group| group.1 == kind).map(|group| group.0).collect()
    }

    /// Its tables around a day, with every situation.
    pub fn house(&self, today: Date, seed: u64) -> House {
        // The names of the second begin far from those of the first.
        let mut generator = Generator::new(today, seed, self.domain, 137 * self.prefix.len());
        let mut tables = Tables::default();
        for plan in self.plans() {
            tables.add(generator.location(&plan));
        }
        for role in ["coach", "policy", "care", "protection", "director", "admin"] {
            tables.staff.push(Staff { role, languages: "nl", ..generator.employ() });
        }
        let mut house = House::new(generator, tables, self);
        house.make_all();
        house
    }

    /// Who signs in here to look around: one of each role, and who leads two locations.
    pub fn sign_ins(&self, house: &House) -> Vec<SignIn> {
        let staff = &house.tables.staff;
        let roles = ["pm", "bio", "teamlead", "coach", "policy", "care", "protection", "director", "admin"]
            .into_iter();
        let firsts = roles.filter_map(|role| Some((role, staff.iter().find(|row| row.role == role)?)));
        let leads = || staff.iter().filter(|row| row.role == "teamlead");
        let of_two = leads().find(|one| leads().filter(|row| row.staff == one.staff).count() == 2);
        firsts
            .chain(of_two.map(|row| ("teamlead of two", row)))
            .map(|(role, row)| SignIn { role: format!("{}{role}", self.prefix), email: row.email.clone() })
            .collect()
    }
}

/// Both organisations around a day, and who signs in.
pub struct Both {
    /// The first.
    pub vlieger: House,
    /// The second.
    pub maanvis: House,
    /// The address of somebody who works at the first and has a child at the second.
    pub parent: String,
}

impl Both {
    /// Their tables around a day.
    pub fn around(today: Date, seed: u64) -> Self {
        let (vlieger, mut maanvis) = (VLIEGER.house(today, seed), MAANVIS.house(today, seed + 1));
        let found = parent_who_works_elsewhere(&mut maanvis, &vlieger);
        Self { vlieger, maanvis, parent: found.map(|(_, email)| email).unwrap_or_default() }
    }

    /// Who signs in, by organisation.
    pub fn sign_ins(&self) -> [(&'static Organisation, Vec<SignIn>); 2] {
        let mut first = VLIEGER.sign_ins(&self.vlieger);
        first.push(SignIn { role: "pm and parent".to_owned(), email: self.parent.clone() });
        [(&VLIEGER, first), (&MAANVIS, MAANVIS.sign_ins(&self.maanvis))]
    }

    /// Who acts in the story.
    pub fn cast(&self) -> Cast {
        let first = |house: &House, role: &str| {
            let first = house.tables.staff.iter().find(|row| row.role == role);
            first.map(|row| row.email.clone()).unwrap_or_default()
        };
        let lead = |house: &House| first(house, "teamlead");
        let told = self.vlieger.addresses(CareKind::DayCare, 1);
        // Who is a parent elsewhere is asked as what to come in; the others begin at once.
        let mut watches = self.vlieger.addresses(CareKind::DayCare, 0);
        watches.retain(|address| *address != self.parent);
        let followed = |nth, writer: Option<&String>, many| {
            let (group, writer) =
                (self.vlieger.group(CareKind::DayCare, nth), writer.cloned().unwrap_or_default());
            let name = self.vlieger.name_of(group);
            let children = self.vlieger.there_for_a_year(group).into_iter().take(many);
            children.map(move |(child, days, parent)| Followed {
                group: name.clone(),
                child,
                days,
                writer: writer.clone(),
                parent,
            })
        };
        let followed = followed(0, watches.first(), 2).chain(followed(1, told.get(1), 1)).collect();
        Cast {
            lead: lead(&self.vlieger),
            policy: first(&self.vlieger, "policy"),
            watches,
            told,
            no_contact: self.vlieger.without_custody(self.vlieger.group(CareKind::DayCare, 1)),
            asked: self.vlieger.addresses(CareKind::Playgroup, 0),
            other_lead: lead(&self.maanvis),
            both: self.parent.clone(),
            followed,
        }
    }
}
