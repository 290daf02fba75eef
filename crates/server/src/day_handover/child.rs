//! The day of a child: what is written of it, a tap for what is usual, and that it was told.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    day_handover::{Kind, kept_from},
};

use super::{
    lines::LineForm,
    queries, reach,
    view::{self, LineView, TellerView, ToldView, Writer},
};
use crate::{
    calendar::{self, Whom},
    child::{self, Child, OtherNames},
    contact_of_the_day, guardians, mentorship,
    observation::{self, Guardian},
    platform::{
        access::Grant,
        dates::Said,
        ids::{ChildId, GroupId},
        problem::Problem,
        render::{Page, colour, initials, status_html},
        session::Cx,
    },
    protocol,
};

/// Whoever works on the groups has at most so many of them.
const FEW_GROUPS: usize = 3;

#[derive(Template)]
#[template(path = "day_handover/child.html")]
struct ChildPage {
    page: Page,
    child: Child,
    initials: String,
    colour: u8,
    /// The group from whose page one comes.
    group: Option<(GroupId, String)>,
    teller: TellerView,
    contact: Option<contact_of_the_day::Line>,
    lines: Vec<LineView>,
    told: Option<ToldView>,
    people: Vec<Guardian>,
    kinds: Vec<KindView>,
    earlier: Vec<(Said, Vec<LineView>)>,
    warnings: Vec<guardians::Warned>,
    /// A line can become a note.
    may_note: bool,
    keep_days: u32,
    form: LineForm,
    mistake: Option<String>,
    names: OtherNames,
}

/// A kind with its usual lines.
struct KindView {
    code: &'static str,
    name: String,
    /// The code, the words, and whether it is there already today.
    usual: Vec<(&'static str, String, bool)>,
    chosen: bool,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, child, LineForm::default(), None, OtherNames::default()).await
}

/// The page, with what was typed when that could not be kept.
pub(super) async fn show(
    cx: &Cx,
    grant: &Grant<action::HandOverDay>,
    child: ChildId,
    form: LineForm,
    mistake: Option<String>,
    names: OtherNames,
) -> Result<Response, Problem> {
    let (organisation, actor, today) = (grant.organisation(), grant.actor(), grant.actor().today);
    let mut tx = cx.read().await?;
    let child = reach::child(&mut tx, grant, child).await?;
    let places = child::places(&mut tx, organisation, child.id, today).await?;
    let own: Vec<GroupId> = grant.own_groups().collect();
    let mut groups: Vec<GroupId> = places.iter().map(|place| place.group).collect();
    // Who leads a location comes from its pages; the days of all its groups are not read for one child.
    groups.extend(own.iter().filter(|_| own.len() <= FEW_GROUPS));
    let whom = Whom::Children(&[child.id]);
    let days = calendar::days(&mut tx, organisation, &groups, whom, (today, today)).await?;
    let protocol = protocol::in_force(&mut tx, organisation, today).await?;
    let keep_days = protocol.day_lines_keep_days();
    let kept = queries::of_children(&mut tx, organisation, [child.id], kept_from(today, keep_days)).await?;
    let mentorships = mentorship::of_children(&mut tx, organisation, &[child.id]).await?;
    let contacts = contact_of_the_day::contacts(&mut tx, organisation, [child.id], today).await?;
    let mut people = observation::all_to_tell(&mut tx, organisation, [child.id], today).await?;
    let warned = guardians::warnings_of_child(&mut tx, organisation, child.id, today).await?;
    drop(tx);
    let at = places.first().map(|place| place.group.0);
    let opened = vec![grant.opening(at, child.id, "day", cx.now)];
    cx.app.openings.record_followed(opened, cx.by_itself).await?;
    let of: Vec<GroupId> =
        places.iter().filter(|place| place.begun(today)).map(|place| place.group).collect();
    let writer = Writer {
        days: &days,
        kept: &kept,
        mentorships: &mentorships,
        contacts: &contacts,
        mentor_first: protocol.mentor_tells_first(),
        staff: actor.staff,
        today,
        zone: &actor.zone,
        lang: cx.lang,
    };
    let is_here =
        |group: &&GroupId| of.contains(group) || reach::with_group(&days, **group, grant).contains(&child.id);
    let group = own.iter().find(is_here).and_then(|id| Some((*id, days.group(*id)?.name.clone())));
    let after_school = of.iter().any(|id| days.group(*id).is_some_and(|group| group.after_school));
    let there: Vec<&str> = kept
        .lines
        .iter()
        .filter(|line| line.on_day.to_jiff() == today)
        .map(|line| line.usual.as_str())
        .collect();
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.suits(after_school)).map(|kind| KindView {
        code: kind.code(),
        name: view::kind(kind.code(), cx.lang),
        usual: kind
            .usual()
            .iter()
            .map(|code| (*code, view::usual(code, cx.lang), there.contains(code)))
            .collect(),
        chosen: form.kind == kind.code() || form.kind.is_empty() && kind == Kind::Event,
    });
    let mut lines = writer.lines(child.id, today);
    let may_observe = reach::also::<action::WriteObservation>(grant, &of, child.id);
    let board = group.as_ref().filter(|_| reach::also::<action::KeepAgreements>(grant, &of, child.id));
    for line in &mut lines {
        line.observe =
            may_observe.then(|| format!("/children/{}/observations/new?line={}", child.id, line.id));
        line.agree = board.map(|(group, _)| format!("/groups/{group}/board/new?line={}", line.id));
    }
    let family = reach::also::<action::SeeFamilyWarnings>(grant, &of, child.id);
    let page = ChildPage {
        page: cx.page(),
        initials: initials(&child.first_name),
        colour: colour(child.id.0),
        group,
        teller: writer.teller(child.id),
        contact: contact_of_the_day::line(&days, &mentorships, &contacts, child.id, (today, cx.lang)),
        lines,
        told: writer.told(child.id, today),
        people: people.remove(&child.id).unwrap_or_default(),
        kinds: kinds.collect(),
        earlier: writer.earlier(child.id),
        warnings: guardians::warned(&warned, |_| family, today, cx.lang),
        may_note: reach::also::<action::WriteNote>(grant, &of, child.id),
        keep_days,
        child,
        form,
        mistake,
        names,
    };
    let wrong = page.mistake.is_some() || !page.names.looked_at();
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    status_html(status, &page)
}
