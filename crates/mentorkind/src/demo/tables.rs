//! Import tables of any size, written location by location.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use anyhow::{Context as _, ensure};
use jiff::civil::Date;
use mentorkind_domain::import::CareKind;

use super::{
    location::{Generator, GroupPlan, Plan},
    rows::{FILES, Staff, Tables},
};

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Locations.
    pub locations: usize,
    /// Groups.
    pub groups: usize,
    /// Rows of staff.
    pub staff: usize,
    /// Children, each with one row or more.
    pub children: usize,
    /// Rows of guardians.
    pub guardians: usize,
}

/// Writes the tables of an organisation with so many children into a folder, which is made when it is not there.
///
/// # Errors
/// When one of the files is there already, or cannot be written. A file has its name only when it is complete.
pub fn write(folder: &Path, children: usize, today: Date, seed: u64) -> anyhow::Result<Written> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("The folder {} cannot be made", folder.display()))?;
    let part = |name: &str| folder.join(format!(".{name}.part"));
    for name in FILES {
        ensure!(
            !folder.join(name).exists(),
            "{} is there already; nothing was written. Choose another folder, or remove it",
            folder.join(name).display()
        );
    }
    let failed = || format!("The tables cannot be written in {}", folder.display());
    let mut out = Vec::new();
    for name in FILES {
        out.push(BufWriter::with_capacity(1 << 18, File::create(part(name)).with_context(failed)?));
    }
    let mut out: [BufWriter<File>; 7] = out.try_into().map_err(|_| anyhow::anyhow!("not seven files"))?;
    let written = stream(&mut out, children, today, seed).with_context(failed)?;
    for (name, mut out) in FILES.into_iter().zip(out) {
        out.flush().with_context(failed)?;
        std::fs::rename(part(name), folder.join(name)).with_context(failed)?;
    }
    Ok(written)
}

/// Writes the tables, and holds no more than one location at a time.
pub fn stream(out: &mut [impl Write; 7], children: usize, today: Date, seed: u64) -> io::Result<Written> {
    let mut written = Written::default();
    let mut generator = Generator::new(today, seed, "opvang.example", 0);
    Tables::put_headers(out)?;
    let mut office = Tables::default();
    for role in ["coach", "policy", "care", "protection", "director", "admin"] {
        office.staff.push(Staff { role, ..generator.employ() });
    }
    written.staff += office.staff.len();
    office.put(out)?;
    while written.children < children {
        written.locations += 1;
        let plan = plan(&mut generator, &written, children - written.children);
        let rows = generator.location(&plan);
        written.groups += plan.groups.len();
        written.staff += rows.staff.len();
        written.children += plan.groups.iter().map(|group| group.children).sum::<usize>();
        written.guardians += rows.guardians.len();
        rows.put(out)?;
    }
    Ok(written)
}

/// A location with two to five groups, and at most so many children.
fn plan(generator: &mut Generator, before: &Written, mut children: usize) -> Plan {
    const TOWNS: [&str; 6] =
        ["Vliegerdam", "Zandkastelen", "Knikkerveen", "Ballonnenburg", "Schommelwoude", "Kersenoord"];
    let (number, dice) = (before.locations, &mut generator.dice);
    let mut groups = Vec::new();
    for nth in 1..=dice.between(2, 5) {
        let (kind, names, most): (_, &[&str], _) = match dice.below(100) {
            0..55 => {
                (CareKind::DayCare, &["Zeesterren", "Schelpen", "Eikels", "Kastanjes", "Hommels"], (20, 32))
            }
            55..70 => (CareKind::Playgroup, &["Vuurtoren", "Boomhut", "Duikboot"], (18, 28)),
            _ => (CareKind::AfterSchool, &["Kikkers", "Uilen", "Vossen", "Bevers"], (24, 40)),
        };
        let size = dice.between(most.0, most.1).min(children);
        if size == 0 {
            break;
        }
        children -= size;
        groups.push(GroupPlan {
            key: format!("G{:03}", before.groups + nth),
            name: format!("{} {nth}", dice.pick(names)),
            kind,
            carers: dice.between(3, 5),
            children: size,
        });
    }
    Plan {
        key: format!("L{number:03}"),
        name: format!(
            "{} {number}",
            dice.pick(&["De Papierboot", "Het Luchtkasteel", "De Windvaan", "De Zandloper"])
        ),
        lrk: format!("{number:09}"),
        address: format!("Knikkerplein {}, {}", 1 + number % 200, dice.pick(&TOWNS)),
        groups,
    }
}
