//! Stand-ins: staff of elsewhere, or somebody whom the planning does not know.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    calendar::{self, Away, Refused},
};
use serde::Deserialize;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    Days, Who,
    absence::{of_group, span},
    plan_form::{
        Choice, DayBox, Errors, Ticked, date_of, day_boxes, error, half_days_of, no_date, part_choices,
        presence_of, refusal, to_days,
    },
    remove::remove,
    write::{self, Removable, StandsIn},
};
use crate::{
    account::Nothing,
    on,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::Read,
        form::Submitted,
        ids::{GroupId, StaffId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

/// A name that is typed has at most so many characters.
const MOST_NAME: usize = 100;

#[derive(Template)]
#[template(path = "calendar/stand_in.html")]
struct StandInPage {
    page: Page,
    id: String,
    group: String,
    errors: Errors,
    staff: Vec<Choice>,
    name: String,
    from: String,
    until: String,
    parts: Vec<Choice>,
    boxes: Vec<DayBox>,
}

impl StandInPage {
    fn error(&self, name: &str) -> Option<&str> {
        error(&self.errors, name)
    }
}

/// A stand-in as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct TypedStandIn {
    #[serde(default)]
    staff: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    days: String,
    #[serde(flatten)]
    ticked: Ticked,
}

/// A staff member who could stand in.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Colleague {
    id: StaffId,
    key: String,
    name: String,
}

/// The staff of the grant's groups.
async fn colleagues(tx: &mut Read, grant: &Grant<action::PlanDays>) -> sqlx::Result<Vec<Colleague>> {
    let sql = format!(
        "SELECT DISTINCT s.id, s.key, s.name FROM staff_member s
         JOIN roster r ON r.organisation_id = s.organisation_id AND r.staff_id = s.id
         WHERE s.organisation_id = $1 AND r.group_id {} AND (r.until_on IS NULL OR r.until_on >= $3)",
        tx.one_of(2)
    );
    let mut staff: Vec<Colleague> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.groups()).bind(jiff_sqlx::Date::from(grant.actor().today))
        .fetch_all(c).await)?;
    staff.sort_by_key(|colleague| (colleague.name.to_lowercase(), colleague.key.clone()));
    Ok(staff)
}

/// Staff of the organisation with a name, or a key of the planning.
async fn of_name(tx: &mut Read, grant: &Grant<action::PlanDays>, name: &str) -> sqlx::Result<Vec<StaffId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM staff_member WHERE organisation_id = $1 AND (LOWER(name) = LOWER($2) OR LOWER(key) = LOWER($2))
         ORDER BY id LIMIT 2")
        .bind(grant.organisation()).bind(name).fetch_all(c).await)
}

fn stand_in_form(
    cx: &Cx,
    days: &Days,
    id: GroupId,
    colleagues: &[Colleague],
    typed: &TypedStandIn,
    errors: Errors,
) -> StandInPage {
    let none = Choice {
        value: String::new(),
        label: cx.lang.t("stand-in-other").to_string(),
        selected: typed.staff.is_empty(),
    };
    let staff = colleagues.iter().map(|colleague| Choice {
        value: colleague.id.to_string(),
        label: colleague.name.clone(),
        selected: typed.staff == colleague.id.to_string(),
    });
    StandInPage {
        page: cx.page(),
        id: id.to_string(),
        group: days.group_name(id.0).to_owned(),
        errors,
        staff: std::iter::once(none).chain(staff).collect(),
        name: typed.name.clone(),
        from: typed.from.clone(),
        until: typed.until.clone(),
        parts: part_choices(&typed.days, cx.lang),
        boxes: day_boxes(typed.ticked.days(), cx.lang),
    }
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let days = of_group(&mut tx, &grant, id, (today, today)).await?;
    let colleagues = colleagues(&mut tx, &grant).await?;
    let typed = TypedStandIn {
        from: today.to_string(),
        until: today.to_string(),
        days: "day".to_owned(),
        ticked: Ticked::work(),
        ..TypedStandIn::default()
    };
    html(&stand_in_form(&cx, &days, id, &colleagues, &typed, Vec::new()))
}

pub async fn save(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(id): Path<GroupId>,
    form: Submitted<TypedStandIn>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    tx.alone(organisation.0).await?;
    let days = of_group(&mut tx, &grant, id, span(today)).await?;
    let colleagues = colleagues(&mut tx, &grant).await?;
    let typed = &form.data;
    let mut errors = Errors::new();
    let who = match stands_in(&cx, &mut tx, &grant, &colleagues, typed).await? {
        Ok(who) => Some(who),
        Err(error) => {
            errors.push(error);
            None
        }
    };
    let (from, until) = (date_of(&typed.from), date_of(&typed.until));
    for (name, date) in [("from", from), ("until", until)] {
        if date.is_none() {
            errors.push((name, no_date(&cx)));
        }
    }
    let there = presence_of(&typed.days);
    if there.is_none() {
        errors.push(("days", cx.lang.t("days-no-days").to_string()));
    }
    if let (Some((who, name)), Some(from), Some(until), Some(there)) = (who, from, until, there) {
        let half_days = half_days_of(typed.ticked.days(), there);
        let known = match &who {
            StandsIn::Staff(staff) => Some(Who::Staff(*staff)).filter(|who| days.is_of(id, *who)),
            StandsIn::Named(_) => None,
        };
        let person = known.map(|who| days.person(who));
        let span = (from, until);
        let twice = days.stand_ins.iter().any(|row| {
            row.staff.is_none()
                && row.group == id
                && days.full_name(row.id).to_lowercase() == name.to_lowercase()
                && matches!(who, StandsIn::Named(_))
                && row.from <= until
                && from <= row.until
                && row.days.0 & half_days.0 != 0
        });
        let allowed = calendar::stand_in(&days.calendar, person.as_ref(), id.0, half_days, span, today);
        match allowed.and(if twice { Err(Refused::Overlaps) } else { Ok(()) }) {
            Err(why) => errors.push(refusal(&cx, &days, id, why, &name)),
            Ok(()) => {
                let stand_in = write::stand_in(&mut tx, organisation, id, &who, half_days, span).await?;
                let key = match who {
                    StandsIn::Staff(_) => "stand-in-flash-staff",
                    StandsIn::Named(_) => "stand-in-flash-named",
                };
                let text =
                    cx.lang.t(key).with("name", &name).with("group", days.group_name(id.0)).to_string();
                let after = of_group(&mut tx, &grant, id, self::span(today)).await?;
                let flash = match absent_then(&after, &who, span) {
                    Some(date) => {
                        let absent = cx.lang.t("stand-in-flash-absent").with("date", exact(date, cx.lang));
                        Flash::know(format!("{text} {absent}"))
                    }
                    None => Flash::good(text),
                };
                let audit = Audit::new(organisation, Some(grant.actor().account), "stand-in entered")
                    .on("group", id)
                    .on("stand_in", stand_in);
                return Ok(tx.finish(audit, &to_days(id), Some(flash)).await?);
            }
        }
    }
    let page = stand_in_form(&cx, &days, id, &colleagues, typed, errors);
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The first day of these on which who stands in is absent.
fn absent_then(days: &Days, who: &StandsIn, (from, until): (Date, Date)) -> Option<Date> {
    let StandsIn::Staff(staff) = who else { return None };
    let person = days.calendar.staff(staff.0);
    let dates = std::iter::successors(Some(from), |date| date.checked_add(1.day()).ok());
    let mut dates = dates.take_while(|date| *date <= until);
    dates.find(|date| matches!(person.on(*date).away(), Some(Away::Absent(_))))
}

/// Who is to stand in, and what that person is called; or what is wrong with it.
async fn stands_in(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::PlanDays>,
    colleagues: &[Colleague],
    typed: &TypedStandIn,
) -> Result<Result<(StandsIn, String), (&'static str, String)>, Problem> {
    let name = typed.name.trim();
    if !typed.staff.is_empty() {
        let chosen = colleagues.iter().find(|colleague| colleague.id.to_string() == typed.staff);
        let chosen = chosen.ok_or(Problem::NotFound)?;
        if !name.is_empty() {
            return Ok(Err(("name", cx.lang.t("stand-in-no-both").to_string())));
        }
        return Ok(Ok((StandsIn::Staff(chosen.id), chosen.name.clone())));
    }
    if name.is_empty() {
        return Ok(Err(("name", cx.lang.t("stand-in-no-name").to_string())));
    }
    if name.chars().count() > MOST_NAME || name.chars().any(char::is_control) {
        return Ok(Err(("name", cx.lang.t("stand-in-no-long").with("most", MOST_NAME).to_string())));
    }
    Ok(match of_name(tx, grant, name).await?.as_slice() {
        [] => Ok((StandsIn::Named(name.to_owned()), name.to_owned())),
        [one] => Ok((StandsIn::Staff(*one), name.to_owned())),
        _ => Err(("name", cx.lang.t("stand-in-no-which").to_string())),
    })
}

/// `POST /groups/{id}/days/stand-ins/{stand_in}/remove`.
pub async fn take_back(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(of): Path<(GroupId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    remove(&cx, &grant, Removable::StandIn, of, &form).await
}
