//! Somebody is erased for good: no row, no entry of the journal and no byte of the file tells of them any more.

use perennial_core::domain::person::PersonField;
use perennial_core::domain::{AccountId, PersonId};
use perennial_core::ops::{self, OpError};
use perennial_core::store::schema::TABLES;
use perennial_core::views::erasure::erasure;
use perennial_core::views::history::history;

use crate::merging::full;
use crate::world::{World, day, wrote};

/// Which of these stand anywhere in the file or in what lies beside it, in any letter case.
fn traces(world: &World, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for ending in ["", "-wal", "-shm"] {
        let mut path = world.path().into_os_string();
        path.push(ending);
        let bytes = std::fs::read(&path).unwrap_or_default().to_ascii_lowercase();
        for word in words {
            let word = word.to_ascii_lowercase();
            if bytes.windows(word.len()).any(|piece| piece == word.as_bytes()) {
                found.push(format!("{word} in the file{ending}"));
            }
        }
    }
    found
}

/// Tables in which a blob is this identity.
fn tables_with(world: &World, id: PersonId) -> Vec<&'static str> {
    let conn = world.file();
    let mut found = Vec::new();
    for table in TABLES {
        let mut rows = conn.prepare(&format!("SELECT * FROM {}", table.name)).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let is_theirs = |at: usize| row.get::<_, uuid::Uuid>(at).is_ok_and(|told| told == id.0);
            if (0..columns).any(is_theirs) {
                found.push(table.name);
                break;
            }
        }
    }
    found
}

fn labels(world: &World) -> Vec<String> {
    let told = history(&world.reader, 100).unwrap();
    told.into_iter().map(|entry| entry.label).collect()
}

const TELLING: [&str; 4] = ["Quillon", "quillon.marks", "quillonesque", "912 345 113"];

/// Somebody with a row in every table, a past, and a draft.
fn quillon(world: &mut World) -> PersonId {
    let id = full(world, "Quillon Marks", "quillon.marks");
    let when = world.when();
    let note = "quillonesque taste; likes oat milk";
    ops::edit_person(&mut world.store, &when, id, PersonField::Note, Some(note)).unwrap();
    let draft = ops::Writing {
        template: None,
        channel: perennial_core::domain::touchpoint::Channel::Dm,
        body: "Dear Quillon".to_owned(),
    };
    ops::save_draft(&mut world.store, &when, id, &draft).unwrap();
    id
}

#[test]
fn no_row_no_entry_and_no_byte_of_the_file_tells_of_them() {
    let mut world = World::new();
    let id = quillon(&mut world);
    let other = full(&mut world, "Mia Rivers", "mia.rivers");
    assert!(traces(&world, &TELLING).len() >= TELLING.len());
    let theirs = tables_with(&world, id);
    for table in [
        "person",
        "account",
        "touchpoint",
        "import_row",
        "draft",
        "merged",
        "standing",
    ] {
        assert!(
            theirs.contains(&table),
            "{table} holds nothing of theirs: {theirs:?}"
        );
    }
    let before = world.page(other);
    let when = world.when();
    let erased = ops::erase(&mut world.store, &when, id, true).unwrap();
    assert_eq!(
        (erased.name.as_str(), erased.unswept),
        ("Quillon Marks, older", None)
    );
    assert_eq!(tables_with(&world, id), Vec::<&str>::new());
    // The friend and the older namesake whom the story made are people of their own, or were merged into them.
    assert_eq!(erased.still_named, ["1 detail"]);
    let friend = world.find("Friend of Quillon Marks");
    ops::erase(&mut world.store, &when, friend, false).unwrap();
    assert_eq!(traces(&world, &TELLING), Vec::<String>::new());
    assert_eq!(traces(&world, &[&id.to_string()]), Vec::<String>::new());
    assert_eq!(world.page(other), before);
    world.is_healthy();
    assert!(labels(&world).iter().all(|label| !label.contains("Quillon")));
    assert!(matches!(
        ops::erase(&mut world.store, &when, id, false),
        Err(OpError::NotThere { .. })
    ));
}

#[test]
fn what_was_done_with_others_in_the_same_entry_can_still_be_undone() {
    let mut world = World::new();
    let list = "Name,Instagram,Email\nQuillon Marks,@quillon.marks,quillon.marks@example.com\nMia Rivers,@mia,mia@example.com\nZoë Beau,@zoe,zoe@example.com\n";
    let draft = world.draft("Quillon Marks and others.csv", list);
    world.commit(&draft);
    let (gone, mia) = (world.find("instagram:quillon.marks"), world.find("instagram:mia"));
    let when = world.when();
    ops::log_contact_many(&mut world.store, &when, &[gone, mia], &wrote(None)).unwrap();
    ops::add_tag(&mut world.store, &when, gone, "friend").unwrap();
    ops::erase(&mut world.store, &when, gone, false).unwrap();
    world.is_healthy();
    assert_eq!(traces(&world, &TELLING), Vec::<String>::new());
    let mut undone = Vec::new();
    for _ in 0..3 {
        let taken = world.undo();
        assert_eq!(taken.conflicts, Vec::<String>::new());
        undone.push(taken.label);
    }
    assert_eq!(
        undone,
        [
            "Tagged somebody \u{201c}friend\u{201d}",
            "Logged contact with 2 people",
            "Imported 3 people from somebody and others.csv"
        ]
    );
    assert_eq!(world.everybody(), []);
    for _ in 0..3 {
        world.redo();
    }
    assert_eq!(world.everybody().len(), 2);
    assert!(world.page_if_there(gone).is_none());
    assert_eq!(world.page(mia).touchpoints, 1);
    world.is_healthy();
}

#[test]
fn a_merge_that_was_taken_back_cannot_be_done_again_and_the_other_stays_whole() {
    let mut world = World::new();
    let keep = full(&mut world, "Quillon Marks", "quillon.marks");
    let other = full(&mut world, "Mia Rivers", "mia.rivers");
    let when = world.when();
    ops::merge_people(&mut world.store, &when, keep, other, &[]).unwrap();
    world.undo();
    let before = world.page(other);
    ops::erase(&mut world.store, &when, keep, false).unwrap();
    assert_eq!(world.page(other), before);
    assert!(matches!(
        ops::redo(&mut world.store, None),
        Err(OpError::Nothing(_))
    ));
    world.is_healthy();
}

#[test]
fn who_was_merged_into_them_goes_with_them() {
    let mut world = World::new();
    let keep = full(&mut world, "Mia Rivers", "mia.rivers");
    let gone = quillon(&mut world);
    let when = world.when();
    ops::merge_people(&mut world.store, &when, keep, gone, &[]).unwrap();
    ops::erase(&mut world.store, &when, keep, false).unwrap();
    for friend in ["Friend of Quillon Marks", "Friend of Mia Rivers"] {
        let friend = world.find(friend);
        ops::erase(&mut world.store, &when, friend, false).unwrap();
    }
    assert_eq!(tables_with(&world, gone), Vec::<&str>::new());
    assert_eq!(traces(&world, &TELLING), Vec::<String>::new());
    assert_eq!(
        traces(&world, &["Mia Rivers", "mia.rivers"]),
        Vec::<String>::new()
    );
    world.is_healthy();
}

#[test]
fn a_list_that_comes_again_leaves_them_out_and_says_why() {
    let mut world = World::new();
    let list = "Name,Instagram,Email\nQuillon Marks,@quillon.marks,team@agency.example\nMia Rivers,@mia,\n";
    let draft = world.draft("list.csv", list);
    world.commit(&draft);
    let (gone, mia) = (world.find("instagram:quillon.marks"), world.find("instagram:mia"));
    let when = world.when();
    ops::add_email(&mut world.store, &when, mia, "team@agency.example").unwrap();
    assert_eq!(erasure(&world.reader, gone).unwrap().marks, 2);
    let erased = ops::erase(&mut world.store, &when, gone, true).unwrap();
    assert_eq!(
        erased.marked, 1,
        "an address that somebody else has too is not marked"
    );
    assert_eq!(traces(&world, &TELLING), Vec::<String>::new());

    let again = world.draft("list.csv", list);
    let counts = again.plan.counts();
    assert_eq!((counts.created, counts.unchanged, counts.skipped), (0, 1, 1));
    let report = world.commit(&again);
    assert_eq!(report.counts.skipped, 1);
    assert_eq!(world.everybody().len(), 1);
    let says: String = world
        .file()
        .query_row("SELECT says FROM import_row WHERE outcome = 'skip'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(says, "whom it is about was erased and marked not to be imported");

    // Whoever is added again by hand is known again.
    let new = ops::NewPerson {
        name: "Quillon Marks".to_owned(),
        accounts: vec!["instagram:quillon.marks".to_owned()],
        ..ops::NewPerson::default()
    };
    let (_, done) = ops::add_person(&mut world.store, &when, &new).unwrap();
    assert_eq!(world.draft("list.csv", list).plan.counts().skipped, 0);
    ops::undo(&mut world.store, done.entry).unwrap();
    assert_eq!(world.draft("list.csv", list).plan.counts().skipped, 1);
    assert!(ops::allow_import(&mut world.store, "instagram:quillon.marks").unwrap());
    assert!(!ops::allow_import(&mut world.store, "instagram:quillon.marks").unwrap());
    assert_eq!(world.draft("list.csv", list).plan.counts().skipped, 0);
}

#[test]
fn a_preview_made_before_does_not_bring_them_back() {
    let mut world = World::new();
    let list = "Name,Instagram\nQuillon Marks,@quillon.marks\n";
    let draft = world.draft("list.csv", list);
    world.commit(&draft);
    let gone = world.find("instagram:quillon.marks");
    let preview = world.draft(
        "more.csv",
        "Name,Instagram,City\nQuillon Marks,@quillon.marks,Porto\n",
    );
    let when = world.when();
    ops::erase(&mut world.store, &when, gone, true).unwrap();
    let report = world.commit(&preview);
    assert_eq!((report.counts.updated, report.shifted.len()), (0, 1));
    assert_eq!(world.everybody(), []);
}

#[test]
fn numbers_of_an_import_that_was_all_theirs_stay_and_there_is_nothing_to_undo() {
    let mut world = World::new();
    let draft = world.draft("one.csv", "Name,Instagram\nQuillon Marks,@quillon.marks\n");
    let report = world.commit(&draft);
    world.today = day("2026-03-02");
    let gone = world.find("instagram:quillon.marks");
    let when = world.when();
    ops::erase(&mut world.store, &when, gone, false).unwrap();
    assert!(matches!(
        ops::import::undo_batch(&mut world.store, report.batch),
        Err(OpError::Nothing(_))
    ));
    assert!(matches!(
        ops::undo(&mut world.store, None),
        Err(OpError::Nothing(_))
    ));
    world.is_healthy();
}

#[test]
fn an_account_that_was_removed_long_ago_leaves_no_trace_either() {
    let mut world = World::new();
    let id = world.add("Quillon Marks");
    let when = world.when();
    ops::add_account(&mut world.store, &when, id, "tiktok:quillonesque").unwrap();
    let account: AccountId = world.page(id).accounts[0].id;
    ops::remove_account(&mut world.store, &when, account).unwrap();
    ops::edit_person(&mut world.store, &when, id, PersonField::Name, Some("Q.")).unwrap();
    ops::erase(&mut world.store, &when, id, false).unwrap();
    assert_eq!(traces(&world, &TELLING), Vec::<String>::new());
}
