mod workbook;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::*;
use crate::domain::PersonId;
use crate::domain::person::PersonField;
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::import::{Counts, MappedColumn, Options, Source};
use crate::ops::{self, Contact, NewPerson};
use crate::store::{self, Store};
use crate::views::import::draft;

struct World {
    store: Store,
    dir: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = store::open(&dir.path().join("perennial.db"), None).unwrap();
        Self { store, dir }
    }

    fn when(&self) -> When {
        When::on(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap())
    }

    fn add(&mut self, name: &str, accounts: &[&str], emails: &[&str]) -> PersonId {
        let new = NewPerson {
            name: name.to_owned(),
            accounts: accounts.iter().map(|text| (*text).to_owned()).collect(),
            emails: emails.iter().map(|text| (*text).to_owned()).collect(),
            stage: None,
        };
        let when = self.when();
        ops::add_person(&mut self.store, &when, &new).unwrap().0
    }

    fn set(&mut self, id: PersonId, field: PersonField, value: &str) {
        let when = self.when();
        ops::edit_person(&mut self.store, &when, id, field, Some(value)).unwrap();
    }

    fn tag(&mut self, id: PersonId, tag: &str) {
        let when = self.when();
        ops::add_tag(&mut self.store, &when, id, tag).unwrap();
    }

    fn phone(&mut self, id: PersonId, number: &str) {
        let when = self.when();
        ops::add_phone(&mut self.store, &when, id, number).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn export(&self, name: &str) -> (Exported, String) {
        let exported = self.write(name, &Wanted::default());
        (exported, fs::read_to_string(self.path(name)).unwrap())
    }

    fn write(&self, name: &str, wanted: &Wanted) -> Exported {
        export(
            &self.store.reader().unwrap(),
            &self.when(),
            &self.path(name),
            wanted,
        )
        .unwrap()
    }

    fn import(&mut self, path: &Path) -> Counts {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = Source::new(name, fs::read(path).unwrap());
        let mut on = |_, _| ControlFlow::Continue(());
        let draft = draft(
            &self.store.reader().unwrap(),
            &source,
            Options::default(),
            &mut on,
        )
        .unwrap();
        let when = self.when();
        let report = ops::import::commit(&mut self.store, &when, &draft.plan, &mut on).unwrap();
        report.counts
    }
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn lived_in() -> World {
    let mut world = World::new();
    let mia = world.add(
        "Mia \"M\" Rivers, Ltd.",
        &["instagram:@mia.rivers", "tiktok:mia", "instagram:mia.second"],
        &["mia@example.com", "+mia@example.org"],
    );
    world.set(mia, PersonField::Note, "Likes tea;\nnot coffee, ever");
    world.set(mia, PersonField::Birthday, "--03-31");
    world.set(mia, PersonField::TimeZone, "Europe/London");
    world.tag(mia, "-vegan");
    world.tag(mia, "ceramics");
    world.phone(mia, "+49 (0)151 234-567");
    let sakura = world.add(
        "佐々木 さくら",
        &["other:-sakura", "https://sakura.example/shop"],
        &[],
    );
    world.set(sakura, PersonField::Country, "Japan");
    world.add("ليلى المنصوري 🌿", &["youtube:UCabcdefghijklmnopqrstuv"], &[]);
    world
}

#[test]
fn a_list_is_rfc_4180_with_a_byte_order_mark_and_every_cell_in_quotes() {
    let mut world = World::new();
    world.add("Mia \"M\" Rivers", &["instagram:mia"], &[]);
    let (_, csv) = world.export("list.csv");
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert!(
        lines[0]
            .starts_with("\u{FEFF}\"ID\",\"Name\",\"Stage\",\"Instagram\",\"Instagram followers\",\"Email\"")
    );
    assert!(lines[1].contains(",\"Mia \"\"M\"\" Rivers\",\"Discovery\",\"mia\",\"\","));
    assert_eq!(lines[2..], [""]);
}

#[test]
fn a_list_imported_into_its_own_file_changes_nothing() {
    let mut world = lived_in();
    let (exported, before) = world.export("list.csv");
    assert_eq!((exported.people, exported.left_out), (3, 0));
    let counts = world.import(&world.path("list.csv"));
    assert_eq!((counts.rows, counts.unchanged), (3, 3), "{before}");
    assert_eq!(world.export("again.csv").1, before);
}

#[test]
fn a_list_imported_into_a_new_file_makes_the_same_people() {
    let world = lived_in();
    let (_, before) = world.export("list.csv");
    let mut other = World::new();
    assert_eq!(other.import(&world.path("list.csv")).created, 3);
    let (_, after) = other.export("list.csv");
    let without_id =
        |csv: &str| -> Vec<Vec<String>> { rows(csv).into_iter().map(|row| row[1..].to_vec()).collect() };
    assert_eq!(without_id(&after), without_id(&before));
}

#[test]
fn a_custom_field_keeps_its_name_unless_an_import_would_misread_it() {
    let mut world = World::new();
    fs::write(
        world.path("in.csv"),
        "Name,Instagram,Shoe size\nMia Rivers,@mia,39\n",
    )
    .unwrap();
    world.import(&world.path("in.csv"));
    fs::write(
        world.path("in.csv"),
        "Name,Instagram,Kind\nMia Rivers,@mia,Potter\n",
    )
    .unwrap();
    let source = Source::new("list.csv".to_owned(), fs::read(world.path("in.csv")).unwrap());
    let options = Options {
        map: vec![MappedColumn::new("Kind", "custom:Niche".parse().unwrap())],
        ..Options::default()
    };
    let mut on = |_, _| ControlFlow::Continue(());
    let draft = draft(&world.store.reader().unwrap(), &source, options, &mut on).unwrap();
    let when = world.when();
    ops::import::commit(&mut world.store, &when, &draft.plan, &mut on).unwrap();
    let header = rows(&world.export("list.csv").1).remove(0);
    assert!(header.contains(&"Shoe size".to_owned()), "{header:?}");
    assert!(header.contains(&"custom:Niche".to_owned()), "{header:?}");
}

#[test]
fn no_cell_is_a_formula() {
    let corpus = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/cli/corpora/csv-injection/csv-payload.txt"
    );
    let corpus = fs::read_to_string(corpus).unwrap();
    let mut payloads: Vec<&str> = corpus
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    payloads.extend([
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "＝1+1",
        "@mia",
        "- likes tea",
    ]);
    let mut world = World::new();
    for payload in &payloads {
        let id = world.add(payload, &[], &[]);
        for field in [
            PersonField::Note,
            PersonField::Agency,
            PersonField::Location,
            PersonField::Country,
        ] {
            world.set(id, field, payload);
        }
        world.tag(id, payload);
    }
    let (exported, csv) = world.export("list.csv");
    assert_eq!(exported.people as usize, payloads.len());
    for cell in rows(&csv).concat() {
        assert!(!cell::begins_a_formula(&cell), "{cell}");
    }
}

#[test]
fn telephone_numbers_stay_as_they_are_and_what_only_looks_like_one_does_not() {
    for number in ["+49 151 234567", "+1 (202) 555-0154", "-12.5", "+44/20/7946"] {
        assert_eq!(cell::cell(number), number);
    }
    for formula in ["+49 151 A1", "+SUM(1)", "-1+cmd", "+49;=1", " =1", "\t=1", "=1+1"] {
        assert!(cell::cell(formula).starts_with('\''), "{formula}");
    }
    assert_eq!(cell::cell("a\0b"), "ab");
}

#[test]
fn who_is_archived_or_not_to_be_contacted_is_only_in_the_json() {
    let mut world = World::new();
    let (here, gone, never) = (
        world.add("Here", &[], &[]),
        world.add("Gone", &[], &[]),
        world.add("Never", &[], &[]),
    );
    let when = world.when();
    ops::archive(&mut world.store, &when, gone, true).unwrap();
    ops::set_do_not_contact(&mut world.store, &when, never, true).unwrap();
    let contact = Contact {
        channel: Channel::Dm,
        direction: Direction::Out,
        intent: Intent::Thanks,
        on: None,
        at: None,
        note: Some("Sent \"thanks\"".to_owned()),
    };
    ops::log_contact(&mut world.store, &when, here, &contact).unwrap();

    let (exported, csv) = world.export("list.csv");
    assert_eq!((exported.people, exported.left_out), (1, 2));
    assert_eq!(rows(&csv).len(), 2);

    let (exported, json) = world.export("all.json");
    assert_eq!((exported.people, exported.left_out), (3, 0));
    let all: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(all["version"], FORMAT_VERSION);
    assert_eq!(all["people"].as_array().unwrap().len(), 3);
    let person = all["people"]
        .as_array()
        .unwrap()
        .iter()
        .find(|p| p["name"] == "Here")
        .unwrap();
    let told = person["timeline"].as_array().unwrap();
    assert!(
        told.iter()
            .any(|entry| entry["what"]["note"] == "Sent \"thanks\""),
        "{told:?}"
    );
}

#[test]
fn an_empty_file_exports_a_header_and_an_empty_list() {
    let world = World::new();
    assert_eq!(rows(&world.export("list.csv").1).len(), 1);
    let all: serde_json::Value = serde_json::from_str(&world.export("all.json").1).unwrap();
    assert_eq!(all["people"].as_array().unwrap().len(), 0);
}

#[test]
fn what_stood_there_stays_when_the_export_fails() {
    let world = World::new();
    let path = world.path("list.csv");
    fs::write(&path, "the old list").unwrap();
    let failed: Result<(), _> = write_whole(&path, |out| {
        out.write_all(b"half of the new")?;
        Err(std::io::Error::other("the disk is full").into())
    });
    let said = failed.unwrap_err().to_string();
    assert!(
        said.contains("list.csv") && said.contains("the disk is full"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "the old list");
    let drafts = fs::read_dir(world.dir.path()).unwrap().filter(|entry| {
        entry
            .as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .ends_with(".part")
    });
    assert_eq!(drafts.count(), 0);
}

#[test]
fn a_folder_and_an_unknown_ending_are_refused() {
    let world = World::new();
    let reader = world.store.reader().unwrap();
    fs::create_dir(world.path("lists.csv")).unwrap();
    let refused =
        |name: &str| export(&reader, &world.when(), &world.path(name), &Wanted::default()).unwrap_err();
    assert!(matches!(refused("lists.csv"), ExportError::Folder { .. }));
    assert!(matches!(refused("list.xls"), ExportError::Ending { .. }));
    assert!(matches!(refused("list"), ExportError::Ending { .. }));
    assert!(matches!(
        refused("nowhere/list.csv"),
        ExportError::Unwritable { .. }
    ));
}

#[cfg(unix)]
#[test]
fn a_link_still_points_to_its_target_after_an_export() {
    let world = World::new();
    fs::write(world.path("real.csv"), "old").unwrap();
    std::os::unix::fs::symlink(world.path("real.csv"), world.path("link.csv")).unwrap();
    world.export("link.csv");
    assert!(world.path("link.csv").is_symlink());
    assert_ne!(fs::read_to_string(world.path("real.csv")).unwrap(), "old");
}
