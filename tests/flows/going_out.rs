//! Address cards and calendars: they go out, come in again and are nobody new.

use perennial_core::domain::person::PersonField;
use perennial_core::export::{self, ExportError, Wanted};
use perennial_core::ops::import::ImportReport;
use perennial_core::ops::{self, NewPerson};

use crate::world::World;

/// Somebody with everything, somebody with little, and names that ask for trouble.
fn peopled() -> World {
    let mut world = World::new();
    let when = world.when();
    let mia = NewPerson {
        name: "Mia, \u{201c}the potter\u{201d}; Núñez \\ Söhne \u{2014} a name that is longer than a line of 75 bytes may be, 老虎".into(),
        accounts: ["instagram:mia.makes", "tiktok:miamakes", "website:https://mia.example/shop", "youtube:mia"]
            .map(str::to_owned)
            .to_vec(),
        emails: vec!["mia@example.com".into(), "studio@example.com".into()],
        ..NewPerson::default()
    };
    let (mia, _) = ops::add_person(&mut world.store, &when, &mia).unwrap();
    for (field, text) in [
        (PersonField::Agency, "Clay & Co, Berlin"),
        (PersonField::Location, "Berlin; Kreuzberg"),
        (PersonField::Country, "Germany"),
        (PersonField::Language, "German"),
        (PersonField::TimeZone, "Europe/Berlin"),
        (PersonField::Birthday, "1992-02-29"),
        (PersonField::Note, "Likes slow glazes,\nand tea; never \\ coffee."),
    ] {
        ops::edit_person(&mut world.store, &when, mia, field, Some(text)).unwrap();
    }
    ops::add_phone(&mut world.store, &when, mia, "+49 30 1234567").unwrap();
    for tag in ["ceramics", "Berlin east"] {
        ops::add_tag(&mut world.store, &when, mia, tag).unwrap();
    }
    let ada = world.add("Ada Lovelace");
    ops::add_email(&mut world.store, &when, ada, "ada@example.com").unwrap();
    ops::edit_person(
        &mut world.store,
        &when,
        ada,
        PersonField::Birthday,
        Some("--12-10"),
    )
    .unwrap();
    world.wrote_to(ada);
    let gone = world.add("Archived Person");
    ops::archive(&mut world.store, &when, gone, true).unwrap();
    world
}

fn written(world: &World, name: &str) -> String {
    let path = world.path().with_file_name(name);
    export::export(&world.reader, &world.when(), &path, &Wanted::default()).unwrap();
    std::fs::read_to_string(path).unwrap()
}

fn came_in(world: &mut World, cards: &str) -> ImportReport {
    let draft = world.draft("people.vcf", cards);
    world.commit(&draft)
}

fn counts(report: &ImportReport) -> (u32, u32, u32) {
    let counts = &report.counts;
    (counts.created, counts.updated, counts.unchanged)
}

#[test]
fn cards_come_in_again_and_make_nothing_new() {
    let mut world = peopled();
    let cards = written(&world, "people.vcf");
    let again = came_in(&mut world, &cards);
    assert_eq!(counts(&again), (0, 0, 2), "{cards}");
    assert_eq!(written(&world, "again.vcf"), cards);

    let mut fresh = World::new();
    let first = came_in(&mut fresh, &cards);
    assert_eq!(counts(&first), (2, 0, 0));
    let told = |cards: &str| -> Vec<String> {
        let lines = cards.lines().filter(|line| !line.starts_with("UID"));
        let mut lines: Vec<String> = lines.map(str::to_owned).collect();
        // Accounts without followers stand in the order in which they came.
        lines.sort();
        lines
    };
    assert_eq!(
        told(&written(&fresh, "fresh.vcf")),
        told(&cards),
        "all of it came in"
    );
}

#[test]
fn cards_look_so() {
    let mut world = peopled();
    world.days_pass(1);
    let cards = written(&world, "people.vcf");
    assert!(
        cards
            .split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    insta::assert_snapshot!(without_ids(&cards));
}

#[test]
fn a_calendar_has_who_is_due_and_every_birthday_the_leap_day_too() {
    let world = peopled();
    let calendar = written(&world, "due.ics");
    assert!(
        calendar
            .split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    insta::assert_snapshot!(without_ids(&calendar));
}

#[test]
fn an_entry_keeps_its_identity_when_its_date_moves() {
    let mut world = peopled();
    let ids = |calendar: &str| -> Vec<String> {
        let unfolded = calendar.replace("\r\n ", "");
        let lines = unfolded.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    };
    let before = written(&world, "due.ics");
    world.days_pass(3);
    let ada = world.find("Ada Lovelace");
    world.wrote_to(ada);
    let after = written(&world, "due.ics");
    assert_ne!(before, after);
    assert_eq!(ids(&before), ids(&after));
    let mut unique = ids(&after);
    unique.dedup();
    assert_eq!(unique.len(), 4, "two who are due, two birthdays");
}

#[test]
fn an_ending_that_says_nothing_names_those_that_do() {
    let world = World::new();
    let refused = export::export(
        &world.reader,
        &world.when(),
        &world.path().with_file_name("x.txt"),
        &Wanted::default(),
    );
    let Err(error @ ExportError::Ending { .. }) = refused else {
        panic!("{refused:?}")
    };
    assert!(
        error
            .to_string()
            .ends_with(".vcf for address cards or .ics for a calendar")
    );
}

/// Ids differ from run to run.
fn without_ids(text: &str) -> String {
    let unfolded = text.replace("\r\n ", "").replace("\r\n", "\n");
    let lines = unfolded.lines().map(|line| match line.split_once(':') {
        Some(("UID", id)) => {
            let (_, rest) = id.split_at(id.find("urn:uuid:").map_or(36, |_| 45));
            format!("UID:\u{2026}{rest}")
        }
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}
