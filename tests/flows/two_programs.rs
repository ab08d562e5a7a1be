//! Two programs on one file: the command line beside the open window.

use perennial_core::ops::{self, NewPerson};
use perennial_core::store;
use perennial_core::views;

use crate::world::World;

#[test]
fn what_another_program_wrote_is_noticed_and_seen() {
    let mut world = World::new();
    world.add("Ada");
    let before = world.reader.revision().unwrap();
    assert_eq!(world.reader.revision().unwrap(), before);
    let mut other = store::open(&world.path(), None).unwrap();
    let new = NewPerson {
        name: "Grace".into(),
        ..NewPerson::default()
    };
    ops::add_person(&mut other, &world.when(), &new).unwrap();
    assert_ne!(world.reader.revision().unwrap(), before);
    assert_eq!(
        views::frame::frame(&world.reader, &world.when()).unwrap().people,
        2
    );
    // Its journal is ours: either may undo what the other did.
    assert_eq!(world.undo().label, "Added Grace");
    world.is_healthy();
}

#[test]
fn two_writers_take_turns_and_lose_nothing() {
    let world = World::new();
    let path = world.path();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let (path, when) = (path.clone(), world.when());
            std::thread::spawn(move || {
                let mut store = store::open(&path, None).unwrap();
                for n in 0..25 {
                    let new = NewPerson {
                        name: format!("Person {writer}-{n}"),
                        ..NewPerson::default()
                    };
                    ops::add_person(&mut store, &when, &new).unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    assert_eq!(
        views::frame::frame(&world.reader, &world.when()).unwrap().people,
        100
    );
    assert_eq!(views::history::history(&world.reader, 1000).unwrap().len(), 100);
    world.is_healthy();
}

#[test]
fn an_encrypted_file_opens_with_its_key_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("secret.db");
    drop(store::open(&path, Some("a long passphrase")).unwrap());
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    for key in [None, Some("another")] {
        let refused = store::open(&path, key).unwrap_err();
        assert!(matches!(refused, store::StoreError::NotOurs { .. }), "{refused}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    store::open(&path, Some("a long passphrase")).unwrap();
}

#[test]
fn a_file_that_is_not_ours_is_refused_untouched() {
    let dir = tempfile::tempdir().unwrap();
    let text = dir.path().join("list.csv");
    std::fs::write(&text, "name,handle\nAda,@ada\n").unwrap();
    assert!(matches!(
        store::open(&text, None),
        Err(store::StoreError::NotOurs { .. })
    ));
    assert_eq!(std::fs::read(&text).unwrap(), b"name,handle\nAda,@ada\n");

    let foreign = dir.path().join("foreign.db");
    rusqlite::Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE theirs (id)")
        .unwrap();
    let before = std::fs::read(&foreign).unwrap();
    assert!(matches!(
        store::open(&foreign, None),
        Err(store::StoreError::NotOurs { .. })
    ));
    assert_eq!(std::fs::read(&foreign).unwrap(), before);
}

#[test]
fn a_file_from_a_newer_version_is_refused_untouched() {
    let world = World::new();
    let path = world.path();
    drop(world.store.reader().unwrap());
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    raw.pragma_update(None, "wal_checkpoint", "TRUNCATE").unwrap();
    let before = std::fs::read(&path).unwrap();
    let refused = store::open(&path, None).unwrap_err();
    assert!(
        matches!(refused, store::StoreError::Newer { found: 99, .. }),
        "{refused}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_folder_is_no_data_file() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(
        store::open(dir.path(), None),
        Err(store::StoreError::Unopenable { .. })
    ));
}

#[test]
fn a_doctor_who_looks_again_after_another_wrote_finds_no_damage() {
    let mut world = World::new();
    for at in 0..20 {
        world.add(&format!("Person {at}"));
        // The same reader each time: what it remembers of the full-text index is old by now.
        world.is_healthy();
    }
}
