//! The files of an export, with an example of each: a header and two invented rows.

use mentorkind_domain::import::Table;

/// A file of an export.
pub(super) struct ExampleFile {
    pub table: Table,
    /// What is in it: the key of a text.
    pub about: &'static str,
    /// Every export has it.
    pub needed: bool,
}

/// The files, in the order in which people think of them.
pub(super) const FILES: [ExampleFile; 7] = [
    ExampleFile { table: Table::Groups, about: "import-about-groups", needed: true },
    ExampleFile { table: Table::Staff, about: "import-about-staff", needed: true },
    ExampleFile { table: Table::Children, about: "import-about-children", needed: true },
    ExampleFile { table: Table::Guardians, about: "import-about-guardians", needed: true },
    ExampleFile { table: Table::Locations, about: "import-about-locations", needed: false },
    ExampleFile { table: Table::Absences, about: "import-about-absences", needed: false },
    ExampleFile { table: Table::Closures, about: "import-about-closures", needed: false },
];

/// The text of an example. Together the examples are an export without errors.
pub(super) fn example(table: Table) -> &'static str {
    match table {
        Table::Locations => {
            "location;name;lrk;address\r\n\
             L1;De Voorbeeldboom;100000001;Voorbeeldlaan 1, 1234 AB Voorbeeldstad\r\n\
             L2;Het Voorbeeldhuis;100000002;Voorbeeldplein 2, 1234 AC Voorbeeldstad\r\n"
        }
        Table::Groups => {
            "group;location;kind;name;max_children\r\n\
             G1;L1;kdv;Rode groep;12\r\n\
             G2;L2;bso;Blauwe groep;20\r\n"
        }
        Table::Staff => {
            "staff;group;days;name;email;role;max_children;languages;from;until\r\n\
             S1;G1;ma di e:vr;Anna Voorbeeld;anna@example.org;pm;8;nl tr;2025-01-01;\r\n\
             S2;G2;wo do-m;Bram Voorbeeld;bram@example.org;pm;;nl;;\r\n"
        }
        Table::Children => {
            "child;group;birth_date;days;first_name;last_name;main;from;until;mentor;mentor_since;mentor_told_on;\
             last_observation;last_talk;language;knows_well;not_mentor;same_mentor;other_mentor\r\n\
             K1;G1;2024-05-01;ma di;Daan;Voorbeeld;ja;2024-09-02;;S1;2024-09-02;2024-08-28;2026-01-15;2025-11-10;nl;S1;;;\r\n\
             K2;G2;2019-06-12;wo;Evi;Voorbeeld;ja;;;;;;;;nl;S2;;;\r\n"
        }
        Table::Guardians => {
            "guardian;child;name;email;phone;relation;custody;language;staff\r\n\
             O1;K1;Fleur Voorbeeld;fleur@example.org;0612345678;moeder;ja;nl;\r\n\
             O2;K2;Gijs Voorbeeld;gijs@example.org;0687654321;vader;ja;nl;\r\n"
        }
        Table::Absences => {
            "staff;child;from;until;reason\r\n\
             S1;;2026-07-13;2026-07-31;vakantie\r\n\
             ;K1;2026-07-20;2026-07-24;vakantie\r\n"
        }
        Table::Closures => {
            "location;from;until;reason\r\n\
             L1;2026-12-25;2026-12-26;Kerst\r\n\
             L2;2026-12-25;2026-12-26;Kerst\r\n"
        }
        Table::Other => "",
    }
}
