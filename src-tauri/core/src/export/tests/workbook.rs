//! The list as a workbook.

use std::io::Read;

use calamine::{Data, Reader as _, Xlsx, open_workbook};

use super::*;
use crate::domain::segment::Shown;

fn sheet(path: &Path) -> calamine::Range<Data> {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    workbook.worksheet_range("People").unwrap()
}

/// A part of the file as it is written.
fn part(path: &Path, name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

fn parts(path: &Path) -> Vec<String> {
    let archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect()
}

/// What stands under a header in the row of a person.
fn under(sheet: &calamine::Range<Data>, name: &str, header: &str) -> Data {
    let headers: Vec<String> = sheet
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    let at = |wanted: &str| headers.iter().position(|header| header == wanted);
    let names = at("Name").unwrap();
    let row = sheet
        .rows()
        .find(|row| row[names] == Data::String(name.to_owned()));
    row.unwrap()[at(header).unwrap_or_else(|| panic!("{header} in {headers:?}"))].clone()
}

#[test]
fn a_workbook_imported_into_its_own_file_changes_nothing() {
    let mut world = lived_in();
    let mia = world.add("Mia Two", &["instagram:mia.two"], &[]);
    world.set(mia, PersonField::Birthday, "1994-05-31");
    world.set(mia, PersonField::Note, "A _x0041_ and a \u{1}, =1+1\nand more");
    world.phone(mia, "0151234567");
    let before = world.export("before.csv").1;
    let exported = world.write("list.xlsx", &Wanted::default());
    assert_eq!(
        (exported.people, exported.left_out, exported.shortened),
        (4, 0, 0)
    );
    let counts = world.import(&world.path("list.xlsx"));
    assert_eq!((counts.rows, counts.unchanged), (4, 4));
    assert_eq!(world.export("after.csv").1, before);
}

#[test]
fn a_workbook_imported_into_a_new_file_makes_the_same_people() {
    let world = lived_in();
    world.write("list.xlsx", &Wanted::default());
    let mut other = World::new();
    assert_eq!(other.import(&world.path("list.xlsx")).created, 3);
    let without_id =
        |csv: &str| -> Vec<Vec<String>> { rows(csv).into_iter().map(|row| row[1..].to_vec()).collect() };
    assert_eq!(
        without_id(&other.export("list.csv").1),
        without_id(&world.export("list.csv").1)
    );
}

#[test]
fn dates_are_dates_counts_are_numbers_and_phones_are_text() {
    let mut world = World::new();
    let mia = world.add("Mia", &["instagram:mia", "tiktok:12345"], &[]);
    world.set(mia, PersonField::Birthday, "1994-05-31");
    world.phone(mia, "0151234567");
    let old = world.add("Old", &[], &[]);
    world.set(old, PersonField::Birthday, "--05-31");
    let reader = world.store.reader().unwrap();
    let account = crate::views::person::person(&reader, &world.when(), mia)
        .unwrap()
        .accounts[0]
        .id;
    drop(reader);
    let when = world.when();
    ops::add_followers(&mut world.store, &when, account, "12.5K", None).unwrap();
    world.write("list.xlsx", &Wanted::default());
    let sheet = sheet(&world.path("list.xlsx"));
    for (header, wanted) in [("Date added", "2026-03-01"), ("Birthday", "1994-05-31")] {
        let Data::DateTime(day) = under(&sheet, "Mia", header) else {
            panic!("{header} is no date")
        };
        let (year, month, of_month, ..) = day.to_ymd_hms_milli();
        assert_eq!(format!("{year}-{month:02}-{of_month:02}"), wanted);
    }
    assert_eq!(
        under(&sheet, "Old", "Birthday"),
        Data::String("--05-31".to_owned())
    );
    assert_eq!(
        under(&sheet, "Mia", "Phone"),
        Data::String("0151234567".to_owned())
    );
    assert_eq!(under(&sheet, "Mia", "TikTok"), Data::String("12345".to_owned()));
    let followers = ["Instagram followers", "TikTok followers"].map(|header| under(&sheet, "Mia", header));
    assert!(followers.contains(&Data::Float(12_500.0)), "{followers:?}");
}

#[test]
fn nothing_in_a_workbook_is_a_formula_or_leads_anywhere_but_to_the_web() {
    let mut world = World::new();
    let payloads = [
        "=1+1",
        "+1+cmd|' /C calc'!A0",
        "@SUM(1)",
        "=HYPERLINK(\"http://x\")",
    ];
    for (at, payload) in payloads.iter().enumerate() {
        let handles = [
            format!("instagram:mia{at}"),
            format!("https://mia{at}.example/shop"),
        ];
        let id = world.add(payload, &[&handles[0], &handles[1]], &[]);
        world.set(id, PersonField::Note, payload);
        world.tag(id, payload);
    }
    world.write("list.xlsx", &Wanted::default());
    let path = world.path("list.xlsx");
    let sheet = part(&path, "xl/worksheets/sheet1.xml").unwrap();
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
    let leads = part(&path, "xl/worksheets/_rels/sheet1.xml.rels").unwrap();
    let targets: Vec<&str> = leads.split("Target=\"").skip(1).collect();
    assert!(
        !targets.is_empty() && targets.iter().all(|target| target.starts_with("https://")),
        "{leads}"
    );
    assert!(leads.matches("relationships/hyperlink\"").count() == targets.len());
    let fetched = parts(&path)
        .into_iter()
        .find(|name| name.contains("externalLink") || name.contains("connections"));
    assert_eq!(fetched, None);
}

#[test]
fn the_head_stays_in_sight_and_filters() {
    let mut world = lived_in();
    world.write("list.xlsx", &Wanted::default());
    let written = part(&world.path("list.xlsx"), "xl/worksheets/sheet1.xml").unwrap();
    assert!(written.contains("<pane xSplit=\"2\" ySplit=\"1\""), "{written}");
    assert!(written.contains("<autoFilter ref=\"A1:"), "{written}");
    world = World::new();
    world.write("empty.xlsx", &Wanted::default());
    assert_eq!(sheet(&world.path("empty.xlsx")).rows().count(), 1);
}

#[test]
fn a_list_of_shown_columns_has_those_and_no_more() {
    let mut world = lived_in();
    let mia = world.add("Anna Low", &["tiktok:anna", "instagram:anna.low"], &[]);
    world.tag(mia, "vip");
    let wanted = Wanted {
        whom: None,
        columns: Some(vec![
            Shown::Tags,
            Shown::Accounts,
            Shown::Stage,
            Shown::LastContact,
        ]),
    };
    world.write("list.xlsx", &wanted);
    world.write("list.csv", &wanted);
    let csv = rows(&fs::read_to_string(world.path("list.csv")).unwrap());
    assert_eq!(csv[0], ["Name", "Tags", "Account", "Stage", "Last contact"]);
    assert_eq!(
        csv[1],
        [
            "Anna Low",
            "vip",
            "tiktok:anna; instagram:anna.low",
            "Discovery",
            ""
        ]
    );
    let sheet = sheet(&world.path("list.xlsx"));
    let first: Vec<String> = sheet
        .rows()
        .nth(1)
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(first, csv[1]);
    let reader = world.store.reader().unwrap();
    let refused = export(&reader, &world.when(), &world.path("cards.vcf"), &wanted);
    assert!(
        matches!(refused, Err(ExportError::NoColumns { .. })),
        "{refused:?}"
    );
}

#[test]
fn a_text_longer_than_a_cell_holds_is_cut_and_counted() {
    let mut world = World::new();
    let mia = world.add("Mia", &[], &[]);
    world.set(mia, PersonField::Note, &"🌿".repeat(20_000));
    let exported = world.write("list.xlsx", &Wanted::default());
    assert_eq!(exported.shortened, 1);
    let Data::String(note) = under(&sheet(&world.path("list.xlsx")), "Mia", "Note") else {
        panic!()
    };
    assert_eq!(
        (note.encode_utf16().count(), note.ends_with("🌿…")),
        (32_767, true)
    );
}

#[test]
fn the_same_people_make_the_same_workbook() {
    let world = lived_in();
    world.write("one.xlsx", &Wanted::default());
    world.write("two.xlsx", &Wanted::default());
    assert_eq!(
        fs::read(world.path("one.xlsx")).unwrap(),
        fs::read(world.path("two.xlsx")).unwrap()
    );
}
