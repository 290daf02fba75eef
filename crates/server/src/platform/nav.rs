//! Where each role can go: only what exists and is theirs.

use mentorkind_domain::access::{Action, Relation};

use super::{i18n::Lang, render::NavItem, session::Actor};

struct Place {
    href: &'static str,
    label: &'static str,
    icon: &'static str,
    needs: Action,
}

const PLACES: &[Place] = &[
    Place { href: "/family", label: "nav-family", icon: "house", needs: Action::SeeOwnMentor },
    Place { href: "/overview", label: "nav-overview", icon: "layout-grid", needs: Action::SeeOverview },
    Place { href: "/todo", label: "nav-todo", icon: "list-checks", needs: Action::SeeDue },
    Place { href: "/groups", label: "nav-groups", icon: "users", needs: Action::SeeGroup },
    Place { href: "/told", label: "nav-told", icon: "mail-check", needs: Action::SeeTold },
    Place { href: "/handovers", label: "nav-handovers", icon: "hand-helping", needs: Action::HandOver },
    Place { href: "/concerns", label: "nav-concerns", icon: "triangle-alert", needs: Action::WorkOnConcern },
    Place {
        href: "/reporting-code",
        label: "nav-reporting-code",
        icon: "lock",
        needs: Action::SetReportingCode,
    },
    Place { href: "/goals/shared", label: "nav-shared-goals", icon: "target", needs: Action::SeeSharedGoals },
    Place { href: "/emergency", label: "nav-emergency", icon: "life-buoy", needs: Action::SeeEmergencies },
    Place { href: "/import", label: "nav-import", icon: "upload", needs: Action::Import },
    Place { href: "/people", label: "nav-people", icon: "user-cog", needs: Action::ManagePeople },
    Place { href: "/retention", label: "nav-retention", icon: "history", needs: Action::RemoveOld },
    Place { href: "/kept", label: "nav-kept", icon: "history", needs: Action::KeepLonger },
    Place { href: "/protocol", label: "nav-protocol", icon: "book-open", needs: Action::SeeProtocol },
];

/// So many places a narrow screen shows, with one more to unfold the others.
const DAILY: usize = 4;

/// Where pages are that belong to a place without standing under its address.
fn inside(place: &str) -> &'static [&'static str] {
    match place {
        "/overview" => &["/locations/"],
        "/groups" => &[
            "/divisions/",
            "/agreements/",
            "/children/",
            "/consents/",
            "/day-lines/",
            "/extra-attention/",
            "/goals/",
            "/notes/",
            "/observations/",
            "/talks/",
            "/transfers/",
        ],
        "/people" => &["/single-sign-on", "/tablets", "/tokens", "/webhooks"],
        "/protocol" => &["/concern-steps", "/work-instructions", "/instruction-versions/"],
        _ => &[],
    }
}

/// The places a person can go to.
pub fn items(actor: &Actor, lang: Lang, path: &str) -> Vec<NavItem> {
    let places: Vec<&Place> = PLACES.iter().filter(|place| actor.may_somewhere(place.needs)).collect();
    let fits = places.len() <= DAILY + 1;
    places
        .into_iter()
        .enumerate()
        .map(|(at, place)| NavItem {
            href: place.href,
            label: lang.t(place.label).to_string(),
            icon: place.icon,
            current: path.starts_with(place.href)
                || inside(place.href).iter().any(|inside| path.starts_with(inside)),
            badge: None,
            folded: !fits && at >= DAILY,
        })
        .collect()
}

/// Where a person starts after signing in.
pub fn home(actor: &Actor) -> &'static str {
    // Also without custody: the page says whom to ask.
    if actor.guardian.is_some() {
        return "/family";
    }
    // The shared tablet of a group opens on that group.
    if actor.tablet.is_some() {
        return "/groups";
    }
    PLACES.iter().find(|place| actor.may_somewhere(place.needs)).map_or("/me", |place| place.href)
}

/// The lines of a person's own menu.
pub fn account(lang: Lang, path: &str) -> Vec<NavItem> {
    vec![NavItem {
        href: "/me",
        label: lang.t("nav-me").to_string(),
        icon: "circle-user",
        current: path.starts_with("/me"),
        badge: None,
        folded: false,
    }]
}

/// As what a person is in the organisation, in a word: the widest of its roles.
pub fn role(actor: &Actor, lang: Lang) -> String {
    let facts = &actor.facts;
    let key = if actor.guardian.is_some() {
        "role-guardian"
    } else if facts.organisation.contains(&Relation::Director) {
        "role-director"
    } else if facts.organisation.contains(&Relation::Administrator) {
        "role-admin"
    } else if !facts.leads_locations.is_empty() {
        "role-teamlead"
    } else if facts.organisation.contains(&Relation::PolicyOfficer) {
        "role-policy"
    } else if facts.organisation.contains(&Relation::CareCoordinator) {
        "role-care"
    } else if facts.organisation.contains(&Relation::ProtectionOfficer) {
        "role-protection"
    } else if facts.organisation.contains(&Relation::Coach) {
        "role-coach"
    } else if !facts.on_groups.is_empty() {
        "role-pm"
    } else if !facts.trainee_on_groups.is_empty() {
        "role-bio"
    } else {
        "role-none"
    };
    lang.t(key).to_string()
}

/// As what a membership is, in a word, before it is chosen.
pub fn membership_role(guardian: bool, lang: Lang) -> String {
    lang.t(if guardian { "role-guardian" } else { "role-staff" }).to_string()
}
