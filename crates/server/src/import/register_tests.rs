//! The register on both engines: what it makes and changes, what it leaves, and how the planning finds it again.

use mentorkind_domain::register::Refusal;
use rstest::rstest;

use super::{
    Part, RegisterError, RegisterOrder, Remark, import_register,
    tests::{dump, good, import, replaced, rows},
};
use crate::testing::{Engine, House};

const HEADER: &str = "lrk_id;type_oko;actuele_naam_oko;aantal_kindplaatsen;status;inschrijfdatum;opvanglocatie_adres;\
    opvanglocatie_postcode;opvanglocatie_woonplaats;kvk_nummer_houder";

/// Three centres, a childminder, one that has ended, and one of another holder.
const ROWS: &str = "\
    123456789;KDV;De Boomgaard;36;Ingeschreven;01-09-2012;Laan 1;1234 AB;Voorbeeldstad;12345678\n\
    200000002;BSO;'t Zand;20;Ingeschreven;01-09-2015;Plein 2;1234 AC;Voorbeeldstad;12345678\n\
    200000003;KDV;De Laan;20;Ingeschreven;01-09-2015;Laan 1;1234 AB;Voorbeeldstad;12345678\n\
    200000004;VGO;Thuis;4;Ingeschreven;01-09-2015;Pad 3;1234 AD;Voorbeeldstad;12345678\n\
    200000005;KDV;Vroeger;4;Uitgeschreven;01-09-2005;Pad 4;1234 AD;Voorbeeldstad;12345678\n\
    200000006;KDV;Van een ander;4;Ingeschreven;01-09-2005;Pad 5;1234 AD;Voorbeeldstad;87654321\n";

const ORDER: RegisterOrder<'static> =
    RegisterOrder { organisation: "Stichting Voorbeeld", kvk: "12345678", named: &[], dry_run: false };

const LOCATION: &str = "key || ',' || name || ',' || COALESCE(lrk, '-') || ',' || COALESCE(address, '-') || ',' || COALESCE(registered_as, '-')";

async fn register(house: &House, order: &RegisterOrder<'_>) -> Result<super::RegisterRan, RegisterError> {
    let file = format!("\u{feff}{HEADER}\n{ROWS}");
    import_register(&house.app.db, &house.app.clock, file.as_bytes(), order).await
}

#[rstest]
#[tokio::test]
async fn locations_come_from_the_register(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let groups = rows(&house, "key", "care_group").await;
    let before = dump(&house).await;
    let said = register(&house, &RegisterOrder { dry_run: true, ..ORDER }).await.unwrap();
    assert_eq!(dump(&house).await, before);
    let ran = register(&house, &ORDER).await.unwrap();
    assert_eq!(ran.comparison, said.comparison);
    let keys = |list: &[usize]| -> Vec<String> {
        list.iter().map(|&at| ran.register.registrations[at].number.clone()).collect()
    };
    assert_eq!(ran.comparison.new, [(1, "200000002".to_owned())]);
    assert_eq!(ran.comparison.changed, [(0, 0, vec!["address", "type"])]);
    // A second registration at the address of L1.
    assert_eq!(ran.comparison.alike, [(2, 0)]);
    assert_eq!(ran.comparison.misfits.len(), 1);
    assert_eq!(keys(&ran.comparison.without_groups), ["200000004"]);
    assert_eq!(keys(&ran.comparison.unregistered), ["200000005"]);
    assert_eq!(
        rows(&house, LOCATION, "location").await,
        [
            "200000002,'t Zand,200000002,Plein 2, 1234 AC Voorbeeldstad,BSO",
            "L1,De Boomgaard,123456789,Laan 1, 1234 AB Voorbeeldstad,KDV",
        ]
    );
    assert_eq!(rows(&house, "key", "care_group").await, groups);
    let trail = rows(&house, "action || ' ' || subjects", "audit_entry").await;
    assert!(trail.contains(&format!("register imported organisation:{}", house.organisation)), "{trail:?}");

    let before = dump(&house).await;
    let again = register(&house, &ORDER).await.unwrap();
    assert!(again.comparison.changes_nothing());
    assert_eq!(dump(&house).await, before);
}

/// What the register made is the location that the planning has with that number, under the planning's key.
#[rstest]
#[tokio::test]
async fn the_planning_finds_a_location_by_its_number(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    register(&house, &ORDER).await.unwrap();
    assert_eq!(rows(&house, "key", "location").await, ["200000002", "L1"]);
    let mut files = replaced("locations.csv", "Laan 1\n", "Laan 1\nL2;;200000002;\n");
    let groups = files["groups.csv"].clone() + "G3;L2;kdv;Pruimen;\n";
    files.insert("groups.csv", groups);
    let checked = import(&house, &files).await;
    let locations = checked.summary.of(Part::Locations);
    assert_eq!((locations.new.total, locations.changed.total), (0, 2));
    assert!(locations.columns.contains_key("location"), "{:?}", locations.columns);
    assert_eq!(rows(&house, "key || ',' || lrk", "location").await, ["L1,123456789", "L2,200000002"]);
    // A group of another kind than is registered is remarked, once.
    let remarks: Vec<_> = checked.remarks.list.iter().map(|r| (r.row, r.value.as_str(), r.reason)).collect();
    assert_eq!(remarks, [(Some(4), "kdv", Remark::OtherKind)]);
    let again = import(&house, &files).await;
    assert!(again.summary.is_empty() && again.remarks.total == 0);
    assert!(register(&house, &ORDER).await.unwrap().comparison.gone.is_empty());
}

#[rstest]
#[tokio::test]
async fn what_cannot_be_leaves_no_trace(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    import(&house, &good()).await;
    let before = dump(&house).await;
    let named = [("L1".to_owned(), "200000009".to_owned())];
    let refused = register(&house, &RegisterOrder { named: &named, ..ORDER }).await.unwrap_err();
    assert!(matches!(refused, RegisterError::Refused(Refusal::NotRegistered(_))));
    let refused = register(&house, &RegisterOrder { kvk: "11111111", ..ORDER }).await.unwrap_err();
    assert!(matches!(refused, RegisterError::Refused(Refusal::NobodysNumber(..))));
    let refused = register(&house, &RegisterOrder { organisation: "Onbekend", ..ORDER }).await.unwrap_err();
    assert!(matches!(refused, RegisterError::NoOrganisation(_)));
    assert_eq!(dump(&house).await, before);
}
