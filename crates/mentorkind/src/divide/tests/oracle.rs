//! The division model once more, as slow and plain as it can be, on random folders with everything that
//! tables can hold. It shares no code with the command: own dates, own half-days, all divisions tried.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::*;

/// Random numbers that are the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn some_of<T: Clone>(&mut self, all: &[T], most: u64) -> Vec<T> {
        if all.is_empty() {
            return vec![];
        }
        (0..self.below(most + 1)).map(|_| all[self.below(all.len() as u64) as usize].clone()).collect()
    }
}

/// Days are counted from 1 January 2020.
type Day = i64;

const MONTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Year, month, day.
fn calendar(mut day: Day) -> (i64, i64, i64) {
    let mut year = 2020;
    loop {
        for (month, length) in (1..).zip(MONTHS) {
            let length = length + i64::from(month == 2 && is_leap(year));
            if day < length {
                return (year, month, day + 1);
            }
            day -= length;
        }
        year += 1;
    }
}

fn day_of(date: (i64, i64, i64)) -> Day {
    (0..).find(|&day| calendar(day) == date).unwrap()
}

/// Week, weekday, half of the day.
type Slots = BTreeSet<(u8, u8, u8)>;

#[derive(Clone, Copy)]
struct Span {
    from: Option<Day>,
    until: Option<Day>,
}

impl Span {
    fn covers(self, day: Day) -> bool {
        self.from.unwrap_or(Day::MIN) <= day && day <= self.until.unwrap_or(Day::MAX)
    }

    fn counts(self, on: Day) -> bool {
        self.until.unwrap_or(Day::MAX) >= on && self.from.unwrap_or(Day::MIN) <= on + 90
    }
}

struct StaffLine {
    staff: String,
    group: String,
    role: &'static str,
    max: Option<usize>,
    days: (String, Slots),
    span: Span,
}

struct ChildLine {
    child: String,
    group: String,
    main: bool,
    days: (String, Slots),
    span: Span,
    mentor: Option<String>,
    knows_well: Vec<String>,
    not_mentor: Vec<String>,
    /// The other child, same or other, hard.
    wishes: Vec<(String, bool, bool)>,
}

struct Export {
    on: Day,
    groups: Vec<String>,
    staff: Vec<StaffLine>,
    children: Vec<ChildLine>,
    births: BTreeMap<String, Day>,
    languages: BTreeMap<String, &'static str>,
    guardians: Option<Vec<(String, String, Option<String>)>>,
}

fn random_days(dice: &mut Dice) -> (String, Slots) {
    let mut text = Vec::new();
    let mut slots = Slots::new();
    for _ in 0..=dice.below(4) {
        let day = dice.below(5) as u8;
        let (prefix, weeks) = [("", vec![0, 1]), ("e:", vec![0]), ("o:", vec![1])]
            [[0, 0, 0, 1, 2][dice.below(5) as usize]]
            .clone();
        let (suffix, halves) = [("", vec![0, 1]), ("-o", vec![0]), ("-M", vec![1])]
            [[0, 0, 0, 1, 2][dice.below(5) as usize]]
            .clone();
        text.push(format!("{prefix}{}{suffix}", ["ma", "di", "Wo", "do", "vr"][usize::from(day)]));
        slots.extend(weeks.iter().flat_map(|&week| halves.iter().map(move |&half| (week, day, half))));
    }
    (text.join(" "), slots)
}

/// One to three periods that do not overlap, mostly around the chosen day.
fn random_spans(dice: &mut Dice, on: Day) -> Vec<Span> {
    let cut = |dice: &mut Dice| {
        let near = [0, 1, -1, 59, 60, 61, 90, 91, 30, 150][dice.below(10) as usize];
        on + if dice.one_in(3) { dice.below(200) as Day - 60 } else { near }
    };
    let mut cuts: Vec<Day> = (0..[0, 0, 1, 1, 2, 3][dice.below(6) as usize]).map(|_| cut(dice)).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut spans = Vec::new();
    let mut from = None;
    for cut in cuts {
        spans.push(Span { from, until: Some(cut - 1) });
        // Sometimes the period that follows starts later.
        from = Some(cut + if dice.one_in(3) { dice.below(20) as Day } else { 0 });
        if let Some(until) = spans.last_mut().filter(|span| span.from > span.until) {
            until.until = until.from;
            from = from.max(until.until.map(|day| day + 1));
        }
    }
    spans.push(Span { from, until: None });
    let kept: Vec<Span> = spans.iter().copied().filter(|_| !dice.one_in(3)).collect();
    if kept.is_empty() { spans } else { kept }
}

fn random_export(dice: &mut Dice) -> Export {
    let on = day_of([(2026, 3, 31), (2025, 2, 28), (2024, 12, 15)][dice.below(3) as usize]);
    let groups: Vec<String> = (0..=dice.below(3)).map(|group| format!("G{}", 9 - group)).collect();
    // Not in the order of the keys, and not of one length.
    let people: Vec<String> =
        ["S3", "S1", "S20", "s2"].map(String::from).into_iter().take(2 + dice.below(3) as usize).collect();
    let mut staff = Vec::new();
    for person in &people {
        for group in &groups {
            if dice.one_in(4) {
                continue;
            }
            for span in random_spans(dice, on) {
                staff.push(StaffLine {
                    staff: person.clone(),
                    group: group.clone(),
                    role: ["", "", "", "pm", "PM", "bio", "bio", "coach"][dice.below(8) as usize],
                    max: [None, None, None, Some(0), Some(1), Some(2), Some(3)][dice.below(7) as usize],
                    days: random_days(dice),
                    span,
                });
            }
        }
    }
    let mut keys: Vec<String> = staff.iter().map(|line| line.staff.clone()).collect();
    keys.sort_unstable();
    keys.dedup();

    let names: Vec<String> = (0..dice.below(10)).map(|child| format!("C{}", child * 7 % 10)).collect();
    let births = names.iter().map(|name| {
        let near = [0, 1, 364, 365, 366, 367, 30, 800][dice.below(8) as usize];
        let leap = day_of((2024, 2, 29));
        let birth = if dice.one_in(5) && leap <= on { leap } else { on - near };
        (name.clone(), birth)
    });
    let births: BTreeMap<_, _> = births.collect();
    let mut agreed: BTreeMap<(String, String), bool> = BTreeMap::new();
    let mut children = Vec::new();
    for name in &names {
        let mut here: Vec<(String, bool)> =
            vec![(groups[dice.below(groups.len() as u64) as usize].clone(), !dice.one_in(8))];
        if dice.one_in(4) {
            here.push((groups[dice.below(groups.len() as u64) as usize].clone(), dice.one_in(2)));
            here.dedup_by(|one, two| one.0 == two.0);
        }
        for (group, main) in here {
            for span in random_spans(dice, on) {
                let mut wishes = Vec::new();
                for other in dice.some_of(&names, 2) {
                    if other == *name || dice.one_in(3) {
                        continue;
                    }
                    let pair = (name.min(&other).clone(), name.max(&other).clone());
                    let same = *agreed.entry(pair).or_insert(dice.one_in(2));
                    wishes.push((other, same, dice.one_in(3)));
                }
                let mentor = match dice.below(6) {
                    0 | 1 => None,
                    2 => Some("X9".to_owned()),
                    _ => dice.some_of(&keys, 1).pop(),
                };
                let flexible = dice.one_in(8);
                children.push(ChildLine {
                    child: name.clone(),
                    group: group.clone(),
                    main,
                    days: if flexible { Default::default() } else { random_days(dice) },
                    span,
                    mentor,
                    knows_well: if dice.one_in(2) { dice.some_of(&keys, 2) } else { vec![] },
                    not_mentor: if dice.one_in(4) { dice.some_of(&keys, 1) } else { vec![] },
                    wishes,
                });
            }
        }
    }
    let languages =
        |dice: &mut Dice, all: &[&'static str], names: &[String]| -> Vec<(String, &'static str)> {
            names.iter().map(|name| (name.clone(), all[dice.below(all.len() as u64) as usize])).collect()
        };
    let mut spoken = languages(dice, &["", "nl", "tr", "NL tr", "pl TR"], &keys);
    spoken.extend(languages(dice, &["", "nl", "NL", "tr", "pl", "Tr"], &names));
    let guardians = (!dice.one_in(3)).then(|| {
        let staff = |dice: &mut Dice| if dice.one_in(2) { dice.some_of(&keys, 1).pop() } else { None };
        names.iter().enumerate().map(|(at, name)| (format!("P{at}"), name.clone(), staff(dice))).collect()
    });
    Export { on, groups, staff, children, births, languages: spoken.into_iter().collect(), guardians }
}

/// The files of an export, written in one of the ways that are allowed.
fn files_of(export: &Export, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let dutch = dice.one_in(2);
    let separator = if dice.one_in(2) { ";" } else { "," };
    let end = if dice.one_in(2) { "\r\n" } else { "\n" };
    let date = |day: Day| {
        let (year, month, day) = calendar(day);
        if dutch { format!("{day:02}-{month:02}-{year}") } else { format!("{year}-{month:02}-{day:02}") }
    };
    let open = |day: Option<Day>| day.map(date).unwrap_or_default();
    let file = |rows: Vec<Vec<String>>| rows.iter().map(|row| row.join(separator) + end).collect::<String>();
    let header = |names: &str| names.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let table = |names: &str, rows: Vec<Vec<String>>| file([vec![header(names)], rows].concat());
    let groups = export.groups.iter().map(|group| vec!["kdv".into(), group.clone(), "L1".into()]).collect();
    let staff = export.staff.iter().map(|line| {
        vec![
            line.days.0.clone(),
            line.staff.clone(),
            line.group.clone(),
            line.role.to_owned(),
            line.max.map(|max| max.to_string()).unwrap_or_default(),
            open(line.span.from),
            open(line.span.until),
            export.languages[&line.staff].to_owned(),
        ]
    });
    let wishes = |line: &ChildLine, same: bool| {
        let wishes = line.wishes.iter().filter(|wish| wish.1 == same);
        wishes
            .map(|(other, _, hard)| format!("{}{other}", if *hard { "!" } else { "" }))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let children = export.children.iter().map(|line| {
        vec![
            line.group.clone(),
            line.child.clone(),
            date(export.births[&line.child]),
            line.days.0.clone(),
            if line.main { "" } else { "Nee" }.to_owned(),
            open(line.span.from),
            open(line.span.until),
            line.mentor.clone().unwrap_or_default(),
            export.languages[&line.child].to_owned(),
            line.knows_well.join(" "),
            line.not_mentor.join(" "),
            wishes(line, true),
            wishes(line, false),
        ]
    });
    let mut files = vec![
        ("groups.csv", table("kind group location", groups)),
        ("staff.csv", table("days staff group role max_children from until languages", staff.collect())),
        (
            "children.csv",
            table(
                "group child birth_date days main from until mentor language knows_well not_mentor same_mentor other_mentor",
                children.collect(),
            ),
        ),
    ];
    if let Some(guardians) = &export.guardians {
        let rows = guardians.iter().map(|(guardian, child, staff)| {
            vec![staff.clone().unwrap_or_default(), guardian.clone(), child.clone()]
        });
        files.push(("guardians.csv", table("staff guardian child", rows.collect())));
    }
    files
}

/// A child of the division with what each staff member costs; `None` when not eligible.
struct Chosen<'a> {
    line: &'a ChildLine,
    costs: Vec<Option<i64>>,
    together: Vec<usize>,
}

struct Model<'a> {
    /// Key, half-days, maximum; by key.
    staff: Vec<(String, i64, Option<usize>)>,
    children: Vec<Chosen<'a>>,
    /// Places of two children, same, hard.
    pairs: Vec<(usize, usize, bool, bool)>,
}

fn earliest(spans: impl Iterator<Item = (usize, Span)>, on: Day) -> Option<usize> {
    spans
        .filter(|(_, span)| span.counts(on))
        .min_by_key(|(_, span)| span.from.unwrap_or(Day::MIN))
        .map(|(at, _)| at)
}

fn model_of<'a>(export: &'a Export, group: &str) -> Model<'a> {
    let on = export.on;
    let mentors: Vec<&StaffLine> = export
        .staff
        .iter()
        .filter(|line| line.group == group)
        .filter(|line| match line.role {
            "bio" => line.max.unwrap_or(0) > 0,
            role => role != "coach",
        })
        .collect();
    let lines_of = |key: &str| mentors.iter().copied().filter(|line| line.staff == key).collect::<Vec<_>>();
    let keys: BTreeSet<&String> = mentors.iter().map(|line| &line.staff).collect();
    let staff: Vec<(String, i64, Option<usize>)> = keys
        .into_iter()
        .filter_map(|key| {
            let lines = lines_of(key);
            let first = lines[earliest(lines.iter().map(|line| line.span).enumerate(), on)?];
            Some((key.clone(), (first.days.1.len() as i64).max(1), first.max))
        })
        .collect();

    let mut children = Vec::new();
    for (at, line) in export.children.iter().enumerate() {
        let own = export
            .children
            .iter()
            .enumerate()
            .filter(|(_, other)| other.child == line.child && other.group == group && other.main);
        if earliest(own.map(|(at, other)| (at, other.span)), on) != Some(at) {
            continue;
        }
        let reference = line.span.from.unwrap_or(on).max(on);
        let birth = calendar(export.births[&line.child]);
        let first_birthday = (birth.0 + 1, birth.1, if (birth.1, birth.2) == (2, 29) { 28 } else { birth.2 });
        let baby = calendar(reference) < first_birthday;
        let attends = line.days.1.len() as i64;
        let mut costs = Vec::new();
        let mut together = Vec::new();
        for (key, ..) in &staff {
            let lines = lines_of(key);
            let valid = lines.iter().find(|line| line.span.covers(reference));
            let is_guardian = export
                .guardians
                .iter()
                .flatten()
                .any(|(_, child, staff)| *child == line.child && staff.as_ref() == Some(key));
            let both = valid.map_or(0, |valid| valid.days.1.intersection(&line.days.1).count());
            together.push(both);
            if valid.is_none() || line.not_mentor.contains(key) || is_guardian {
                costs.push(None);
                continue;
            }
            let both = both as i64;
            let language = export.languages[&line.child].to_lowercase();
            let spoken = export.languages[key].to_lowercase();
            let mut cost = 100 * (attends - both);
            cost += if 2 * both < attends { 400 } else { 0 };
            cost += if baby && 3 * both < 2 * attends { 500 } else { 0 };
            cost += if line.mentor.as_ref().is_some_and(|mentor| mentor != key) { 600 } else { 0 };
            cost += if !line.knows_well.is_empty() && !line.knows_well.contains(key) { 200 } else { 0 };
            cost += if !["", "nl"].contains(&&*language) && !spoken.split(' ').any(|one| one == language) {
                60
            } else {
                0
            };
            cost += if lines.iter().any(|line| line.span.covers(reference + 60)) { 0 } else { 300 };
            costs.push(Some(cost));
        }
        children.push(Chosen { line, costs, together });
    }

    let mut wished: BTreeMap<(usize, usize), (bool, bool)> = BTreeMap::new();
    for (a, child) in children.iter().enumerate() {
        for (other, same, hard) in &child.line.wishes {
            if let Some(b) = children.iter().position(|child| child.line.child == *other) {
                let wish = wished.entry((a.min(b), a.max(b))).or_insert((*same, false));
                wish.1 |= hard;
            }
        }
    }
    let pairs = wished.into_iter().map(|((a, b), (same, hard))| (a, b, same, hard)).collect();
    Model { staff, children, pairs }
}

impl Model<'_> {
    /// What a division costs, `None` when it may not be.
    fn objective(&self, mentors: &[usize]) -> Option<i64> {
        let mut sum = 0;
        for (child, &mentor) in self.children.iter().zip(mentors) {
            sum += child.costs[mentor]?;
        }
        for (at, &(_, days, max)) in self.staff.iter().enumerate() {
            let count = mentors.iter().filter(|&&mentor| mentor == at).count();
            if max.is_some_and(|max| count > max) {
                return None;
            }
            sum += (1..=count as i64).map(|k| (1200 * (2 * k - 1) + days / 2) / days).sum::<i64>();
        }
        for &(a, b, same, hard) in &self.pairs {
            if (mentors[a] == mentors[b]) != same {
                if hard {
                    return None;
                }
                sum += 250;
            }
        }
        Some(sum)
    }

    /// For each child and staff member the least objective with that mentor, and the least of all.
    fn all(&self) -> (Option<i64>, Vec<Vec<Option<i64>>>) {
        let (n, m) = (self.children.len(), self.staff.len());
        let mut best = vec![vec![None::<i64>; m]; n];
        let mut least = None::<i64>;
        for code in 0..m.pow(n as u32) {
            let mentors: Vec<usize> = (0..n as u32).map(|i| code / m.pow(i) % m).collect();
            let Some(objective) = self.objective(&mentors) else { continue };
            let lower = |old: Option<i64>| Some(old.map_or(objective, |old| old.min(objective)));
            least = lower(least);
            for (child, &mentor) in mentors.iter().enumerate() {
                best[child][mentor] = lower(best[child][mentor]);
            }
        }
        (least, best)
    }
}

fn keys(line: &Value, name: &str) -> Vec<String> {
    let list = line[name].as_array().unwrap();
    list.iter().map(|key| key.as_str().unwrap().to_owned()).collect()
}

fn check_line(line: &Value, model: &Model, group: &str) {
    assert_eq!(line["group"], group);
    let (least, best) = model.all();
    let nobody = |child: &Chosen| child.costs.iter().all(Option::is_none);
    let Some(least) = least else {
        assert_eq!(line["status"], "infeasible");
        assert_eq!(line["reason"] == "no_staff", model.children.iter().any(nobody));
        // Without any one of the blocking children, the others of them fit.
        let blocking = keys(line, "blocking_children");
        assert!(!blocking.is_empty());
        let fits = |without: Option<&String>| {
            let kept: Vec<usize> = (0..model.children.len())
                .filter(|&at| blocking.contains(&model.children[at].line.child))
                .filter(|&at| Some(&model.children[at].line.child) != without)
                .collect();
            let place = |child: usize| kept.iter().position(|&at| at == child);
            // Places are counted without the wishes about pairs.
            let wishes = if line["reason"] == "pairs" { model.pairs.as_slice() } else { &[] };
            let pairs =
                wishes.iter().filter_map(|&(a, b, same, hard)| Some((place(a)?, place(b)?, same, hard)));
            let children = kept.iter().map(|&at| &model.children[at]);
            let part = Model {
                staff: model.staff.clone(),
                children: children
                    .map(|c| Chosen { line: c.line, costs: c.costs.clone(), together: vec![] })
                    .collect(),
                pairs: pairs.collect(),
            };
            part.all().0.is_some()
        };
        assert!(!fits(None));
        assert!(blocking.iter().all(|child| fits(Some(child))));
        assert!(!line["repair"].as_str().unwrap().is_empty());
        return;
    };
    assert_eq!(line["status"], "optimal");
    assert_eq!(line["objective"], least);
    assert_eq!(
        (&line["children"], &line["staff"]),
        (&model.children.len().into(), &model.staff.len().into())
    );
    let assignments = line["assignments"].as_array().unwrap();
    let mentor_of =
        |assignment: &Value| model.staff.iter().position(|(key, ..)| assignment["mentor"] == **key).unwrap();
    let mentors: Vec<usize> = assignments.iter().map(mentor_of).collect();
    assert_eq!(model.objective(&mentors), Some(least));
    for (at, (child, assignment)) in model.children.iter().zip(assignments).enumerate() {
        let mentor = mentors[at];
        let others = (0..model.staff.len()).filter(|&other| other != mentor);
        let runner_up = others.filter_map(|other| Some((best[at][other]? - least, other))).min();
        let runner_up = match runner_up {
            Some((price, other)) => serde_json::json!({"mentor": model.staff[other].0, "price": price}),
            None => Value::Null,
        };
        let new = child.line.mentor.as_ref().is_some_and(|key| *key != model.staff[mentor].0);
        let expected = serde_json::json!({
            "child": child.line.child, "mentor": model.staff[mentor].0, "together": child.together[mentor],
            "attends": child.line.days.1.len(), "cost": child.costs[mentor], "new": new, "runner_up": runner_up,
        });
        assert_eq!(*assignment, expected);
    }
    let loads: Vec<Value> = model
        .staff
        .iter()
        .enumerate()
        .map(|(at, (key, half_days, max))| {
            let count = mentors.iter().filter(|&&mentor| mentor == at).count();
            serde_json::json!({"mentor": key, "children": count, "half_days": half_days, "max": max})
        })
        .collect();
    assert_eq!(line["loads"], Value::Array(loads));
}

#[test]
fn random_folders_are_divided_as_well_as_can_be() {
    let mut seen = [0; 4];
    for seed in 1..=400u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let export = random_export(&mut dice);
        let dir = folder(&files_of(&export, &mut dice));
        let (year, month, day) = calendar(export.on);
        let on = date(year as i16, month as i8, day as i8);
        let (status, stdout, stderr) = run_on(dir.path(), |args| {
            args.on = Some(on);
            args.prove = seed % 2 == 0;
        });
        assert_ne!(status, Status::Refused, "{seed}: {stderr}");
        assert_ne!(status, Status::ProofFailed, "{seed}: {stderr}");
        let lines: Vec<Value> = stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), export.groups.len());
        for (line, group) in lines.iter().zip(&export.groups) {
            let model = model_of(&export, group);
            let checked = std::panic::catch_unwind(|| check_line(line, &model, group));
            assert!(checked.is_ok(), "seed {seed}, line {line}");
            seen[0] += usize::from(line["status"] == "optimal" && !model.children.is_empty());
            seen[1] += usize::from(line["status"] == "infeasible");
            seen[2] += usize::from(!model.pairs.is_empty());
            seen[3] += usize::from(
                model.children.iter().any(|child| child.line.span.from.is_some_and(|from| from > export.on)),
            );
        }
        let infeasible = lines.iter().any(|line| line["status"] == "infeasible");
        assert_eq!(status == Status::SomeInfeasible, infeasible);
    }
    assert!(seen.iter().all(|&count| count > 50), "the folders show too little: {seen:?}");
}
