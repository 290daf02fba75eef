//! What people entered stays, whatever an export says or leaves out.

use jiff::civil::{Date, date};
use rstest::rstest;
use uuid::Uuid;

use super::tests::{good, import, import_complete};
use crate::{
    on,
    platform::audit::Audit,
    testing::{Engine, House},
};

type Absence = (bool, String, jiff_sqlx::Date, jiff_sqlx::Date, Option<jiff_sqlx::Date>);

async fn absences(house: &House) -> Vec<(bool, String, Date, Date, Option<Date>)> {
    let mut tx = house.app.db.read().await.unwrap();
    let rows: Vec<Absence> = on!(tx, c => sqlx::query_as(
        "SELECT a.imported, COALESCE(s.key, k.key), a.from_on, a.until_on, a.back_on FROM absence a
         LEFT JOIN staff_member s ON s.id = a.staff_id LEFT JOIN child k ON k.id = a.child_id ORDER BY 2, 1, 3")
        .fetch_all(c).await)
    .unwrap();
    rows.into_iter()
        .map(|(imported, key, from, until, back)| {
            (imported, key, from.to_jiff(), until.to_jiff(), back.map(jiff_sqlx::Date::to_jiff))
        })
        .collect()
}

#[rstest]
#[tokio::test]
async fn no_import_touches_what_people_entered(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let mut tx = house.write().await;
    let organisation: Uuid =
        on!(tx, c => sqlx::query_scalar("SELECT organisation_id FROM child LIMIT 1").fetch_one(c).await)
            .unwrap();
    // Sem is ill, the location closes, and the imported absence of Ans ends early.
    let day = |day| jiff_sqlx::Date::from(date(2026, 3, day));
    on!(tx, c => sqlx::query(
        "INSERT INTO absence (organisation_id, id, child_id, from_on, until_on, reason, imported, kind)
         SELECT $1, $2, id, $3, $4, '', $5, 'ill' FROM child WHERE key = 'C2'")
        .bind(organisation).bind(Uuid::from_u128(1)).bind(day(3)).bind(day(6)).bind(false).execute(c).await.map(drop)).unwrap();
    on!(tx, c => sqlx::query(
        "INSERT INTO closure (organisation_id, id, location_id, from_on, until_on, reason, imported)
         SELECT $1, $2, id, $3, $3, 'studiedag', $4 FROM location WHERE key = 'L1'")
        .bind(organisation).bind(Uuid::from_u128(2)).bind(day(20)).bind(false).execute(c).await.map(drop))
    .unwrap();
    on!(tx, c => sqlx::query("UPDATE absence SET back_on = $1 WHERE staff_id IS NOT NULL").bind(day(11)).execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let all = [
        (true, "C1".to_owned(), date(2026, 3, 2), date(2026, 3, 3), None),
        (false, "C2".to_owned(), date(2026, 3, 3), date(2026, 3, 6), None),
        (true, "S1".to_owned(), date(2026, 3, 9), date(2026, 3, 13), Some(date(2026, 3, 11))),
    ];
    assert_eq!(absences(&house).await, all);
    // The same export again, as a whole one: nothing changes, and being back holds.
    let checked = import_complete(&house, &good()).await;
    assert_eq!(checked.summary.totals(), (0, 0, 0));
    assert_eq!(absences(&house).await, all);
    // An export that knows of no absence and no closure ends its own and no others.
    let mut files = good();
    files.remove("absences.csv");
    files.remove("closures.csv");
    let checked = import_complete(&house, &files).await;
    assert_eq!(checked.summary.totals(), (0, 0, 3));
    let left = absences(&house).await;
    assert_eq!(
        left.iter().map(|row| row.0).collect::<Vec<_>>(),
        [true, false],
        "of Noor until yesterday: {left:?}"
    );
    assert_eq!(left[1], all[1]);
    let mut tx = house.app.db.read().await.unwrap();
    let closures: Vec<String> =
        on!(tx, c => sqlx::query_scalar("SELECT reason FROM closure").fetch_all(c).await).unwrap();
    assert_eq!(closures, ["studiedag"]);
}
