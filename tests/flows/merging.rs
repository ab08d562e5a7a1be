//! Two people who are one become one, with all that either has, and two again.

use perennial_core::domain::PersonId;
use perennial_core::domain::fit::Fit;
use perennial_core::domain::merge::{MergeChoice, MergeField, Whose};
use perennial_core::domain::nudge::Reason;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::ops::{self, NewPerson, OpError};
use perennial_core::store::schema::{Kind, Owner, TABLES, base_tables};
use perennial_core::views;
use perennial_core::views::duplicates;
use perennial_core::views::timeline::{TimelineWhat, timeline};
use proptest::prelude::*;
use rusqlite::Connection;

use crate::histories::{Life, gesture, mention, step};
use crate::world::{World, day, wrote};

/// Columns that hold a person and stay as they are in a merge, with why.
const STAYING: [(&str, &str); 6] = [
    // Logs, read through the table of merges, which an undo takes back.
    ("import_row", "person_id"),
    ("nudge_claim", "person_id"),
    ("draft", "person_id"),
    // Computed anew.
    ("standing", "person_id"),
    ("celebration", "person_id"),
    // Who is gone is what this row says.
    ("merged", "gone_id"),
];

/// Two dumps are the same; what differs is all that is said of them.
fn same(now: &[String], then: &[String]) {
    let beside = |ones: &[String], others: &[String]| -> Vec<String> {
        ones.iter().filter(|row| !others.contains(row)).cloned().collect()
    };
    let (new, missing) = (beside(now, then), beside(then, now));
    assert!(
        new.is_empty() && missing.is_empty() && now.len() == then.len(),
        "new: {new:#?}, missing: {missing:#?}"
    );
}

fn add(world: &mut World, name: &str, account: &str, email: &str) -> PersonId {
    let new = NewPerson {
        name: name.to_owned(),
        accounts: vec![account.to_owned()],
        emails: vec![email.to_owned()],
        stage: None,
    };
    let when = world.when();
    ops::add_person(&mut world.store, &when, &new).unwrap().0
}

fn edit(world: &mut World, id: PersonId, field: PersonField, value: &str) {
    let when = world.when();
    ops::edit_person(&mut world.store, &when, id, field, Some(value)).unwrap();
}

/// Somebody with a row in every table that a person can have rows in.
pub fn full(world: &mut World, name: &str, handle: &str) -> PersonId {
    let when = world.when();
    let list = format!(
        "Name,Instagram,Followers,Email,Phone,Tags,Shoe size\n{name},@{handle},12000,{handle}@example.com,+351 912 345 {},Coffee;{handle},38\n",
        100 + handle.len()
    );
    let draft = world.draft(&format!("{handle}.csv"), &list);
    world.commit(&draft);
    let id = world.find(&format!("instagram:{handle}"));
    ops::add_account(&mut world.store, &when, id, &format!("tiktok:{handle}")).unwrap();
    let (planned, today) = (PersonField::NextTouchOn, world.today.to_string());
    ops::edit_person(&mut world.store, &when, id, planned, Some(&today)).unwrap();
    ops::not_needed(&mut world.store, &when, id, Reason::Scheduled).unwrap();
    ops::log_contact(&mut world.store, &when, id, &wrote(None)).unwrap();
    ops::snooze(&mut world.store, &when, id, Some(day("2026-03-20"))).unwrap();
    ops::log_mention(&mut world.store, &when, id, &mention(None, true)).unwrap();
    ops::log_appreciation(&mut world.store, &when, id, &gesture(None)).unwrap();
    let niche = views::fit::criteria(&world.reader).unwrap()[1].id;
    ops::answer_fit(&mut world.store, &when, id, niche, Fit::Yes, Some(handle)).unwrap();
    let third = world.add(&format!("Friend of {name}"));
    ops::tell_apart(&mut world.store, &when, id, third).unwrap();
    let fourth = world.add(&format!("{name}, older"));
    ops::merge_people(&mut world.store, &when, id, fourth, &[]).unwrap();
    let made_up = "INSERT INTO made_up (person_id) VALUES (?1)";
    world.file().execute(made_up, [id]).unwrap();
    id
}

fn columns(conn: &Connection, sql: &str, table: &str) -> Vec<String> {
    let mut found = conn.prepare(sql).unwrap();
    let names = found.query_map([table], |row| row.get(0)).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

/// Rows of a table in which any of these columns holds a person.
fn rows_of(conn: &Connection, table: &str, columns: &[&str], id: PersonId) -> i64 {
    let any: Vec<String> = columns.iter().map(|column| format!("{column} = ?1")).collect();
    let sql = format!("SELECT count(*) FROM {table} WHERE {}", any.join(" OR "));
    conn.query_row(&sql, [id], |row| row.get(0)).unwrap()
}

fn owners(owner: Owner) -> Vec<&'static str> {
    match owner {
        Owner::Person(column) => vec![column],
        Owner::Pair(one, other) => vec![one, other],
        _ => Vec::new(),
    }
}

#[test]
fn every_column_that_holds_a_person_is_known_to_the_merge() {
    let world = World::new();
    let conn = world.file();
    for table in TABLES {
        let all = columns(&conn, "SELECT name FROM pragma_table_info(?1)", table.name);
        let refers = columns(
            &conn,
            "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = 'person'",
            table.name,
        );
        let holds = |name: &String| {
            let called = name.contains("person") || *name == "other_id" || *name == "gone_id";
            (called && name.ends_with("_id")) || refers.contains(name)
        };
        for column in all.iter().filter(|name| holds(name)) {
            assert!(
                owners(table.owner).contains(&column.as_str())
                    || STAYING.contains(&(table.name, column.as_str())),
                "{}.{column} holds a person: name its owner in store/schema.rs, so that a merge moves it",
                table.name
            );
        }
    }
}

#[test]
fn a_merge_moves_the_rows_of_every_table() {
    let mut world = World::new();
    let keep = full(&mut world, "Mia Rivers", "mia.rivers");
    let gone = full(&mut world, "Mia R.", "mia.makes");
    let conn = world.file();
    let mut had = Vec::new();
    for table in base_tables() {
        let columns = owners(table.owner);
        if columns.is_empty() {
            continue;
        }
        let rows = rows_of(&conn, table.name, &columns, gone);
        assert!(
            rows > 0,
            "give somebody a row in {} above: a merge must move it",
            table.name
        );
        had.push((table.name, columns, rows));
    }
    let when = world.when();
    ops::merge_people(&mut world.store, &when, keep, gone, &[]).unwrap();
    for (table, columns, rows) in had {
        assert_eq!(
            rows_of(&conn, table, &columns, gone),
            0,
            "{table} was left behind"
        );
        let now = rows_of(&conn, table, &columns, keep);
        assert!(now >= rows, "{table} has {now} rows of {rows}");
    }
    // And nowhere else does anything of a person's speak of who is gone.
    for table in TABLES
        .iter()
        .filter(|table| table.kind != Kind::Log && table.name != "search")
    {
        for column in columns(&conn, "SELECT name FROM pragma_table_info(?1)", table.name) {
            if !STAYING.contains(&(table.name, column.as_str())) {
                let left = rows_of(&conn, table.name, &[&column], gone);
                assert_eq!(left, 0, "{}.{column} still holds who is gone", table.name);
            }
        }
    }
    world.is_healthy();
}

#[test]
fn a_merge_keeps_what_either_had() {
    let mut world = World::new();
    let old = add(
        &mut world,
        "Mia Rivers",
        "instagram:mia.rivers",
        "mia@example.com",
    );
    edit(&mut world, old, PersonField::Location, "Lisbon, Portugal");
    edit(&mut world, old, PersonField::Note, "Likes tea.");
    world.wrote_to(old);
    world.days_pass(10);
    let new = add(&mut world, "mia.makes", "instagram:mia.makes", "mia@example.com");
    edit(&mut world, new, PersonField::Location, "Lisbon");
    edit(&mut world, new, PersonField::Agency, "Bloom");
    edit(&mut world, new, PersonField::Note, "Met in Rome.");
    let when = world.when();
    ops::move_person(&mut world.store, &when, new, Stage::Collaboration, None, None).unwrap();
    ops::set_do_not_contact(&mut world.store, &when, new, true).unwrap();
    world.wrote_to(new);

    let done = ops::merge_people(&mut world.store, &when, old, new, &[]).unwrap();
    assert_eq!(done.label, "Merged mia.makes into Mia Rivers");
    let page = world.page(old);
    assert_eq!(page.name, "Mia Rivers");
    assert_eq!(page.details[&PersonField::Location], "Lisbon, Portugal");
    assert_eq!(page.details[&PersonField::Agency], "Bloom");
    assert_eq!(page.details[&PersonField::Note], "Likes tea.\n\nMet in Rome.");
    assert_eq!(page.stage, Stage::Collaboration);
    assert!(page.do_not_contact, "whoever said so");
    assert_eq!(page.added_on, day("2026-03-01"));
    assert_eq!(
        (page.touchpoints, page.last_contact_on),
        (2, Some(day("2026-03-11")))
    );
    assert_eq!(page.emails.len(), 1, "one address is one address");
    let handles: Vec<_> = page
        .accounts
        .iter()
        .map(|account| account.handle.as_str())
        .collect();
    assert_eq!(
        handles,
        ["mia.rivers", "mia.makes"],
        "two accounts on a platform are two"
    );
    assert_eq!(world.column(Stage::Collaboration), ["Mia Rivers"]);
    assert!(world.column(Stage::Discovery).is_empty());
    world.is_healthy();
}

#[test]
fn a_number_that_both_have_is_kept_once_in_the_fuller_writing() {
    let mut world = World::new();
    for list in [
        "Name,Instagram,Phone\nAda,@ada,030 123456; 0171 7654321; +351 912 345 678\n",
        "Name,Instagram,Phone\nAda L.,@ada.l,+49 30 123456; 0171/765 43 21; +34 600 100 200\n",
    ] {
        let draft = world.draft("list.csv", list);
        world.commit(&draft);
    }
    let (left, right) = (world.find("instagram:ada"), world.find("instagram:ada.l"));
    let before = world.dump();
    let when = world.when();
    ops::merge_people(&mut world.store, &when, left, right, &[]).unwrap();
    let mut phones: Vec<String> = world
        .page(left)
        .phones
        .into_iter()
        .map(|phone| phone.number)
        .collect();
    phones.sort();
    assert_eq!(
        phones,
        [
            "+34 600 100 200",
            "+351 912 345 678",
            "+49 30 123456",
            "0171 7654321"
        ]
    );
    world.is_healthy();
    world.undo();
    same(&world.dump(), &before);
}

#[test]
fn the_owner_chooses_field_by_field() {
    let mut world = World::new();
    let left = add(&mut world, "Mia Rivers", "instagram:mia", "mia@example.com");
    let right = add(&mut world, "Mia Stone", "tiktok:mia", "mia@example.org");
    edit(&mut world, left, PersonField::Location, "Lisbon");
    edit(&mut world, right, PersonField::Location, "Porto");
    edit(&mut world, left, PersonField::Agency, "Bloom");
    let when = world.when();
    let detail = |field, take| MergeChoice {
        field: MergeField::Detail(field),
        take,
    };
    let choices = [
        detail(PersonField::Name, Whose::Right),
        detail(PersonField::Location, Whose::Left),
        detail(PersonField::Agency, Whose::Right),
    ];
    ops::merge_people(&mut world.store, &when, left, right, &choices).unwrap();
    let page = world.page(left);
    assert_eq!(page.name, "Mia Stone");
    assert_eq!(page.details[&PersonField::Location], "Lisbon");
    assert_eq!(
        page.details.get(&PersonField::Agency),
        None,
        "a blank can be chosen"
    );
}

#[test]
fn what_cannot_be_chosen_is_said() {
    let mut world = World::new();
    let left = add(&mut world, "Mia Rivers", "instagram:mia", "mia@example.com");
    let right = add(&mut world, "Mia Stone", "tiktok:mia", "mia@example.org");
    let when = world.when();
    ops::set_do_not_contact(&mut world.store, &when, right, true).unwrap();
    let mut refused = |field, take| {
        let choice = MergeChoice { field, take };
        let error = ops::merge_people(&mut world.store, &when, left, right, &[choice]).unwrap_err();
        error.to_string()
    };
    assert_eq!(
        refused(MergeField::DoNotContact, Whose::Left),
        "Do not contact: this cannot be chosen: never to be written to, whichever said so"
    );
    assert_eq!(
        refused(MergeField::Detail(PersonField::Name), Whose::Both),
        "Name: only notes can be joined; take left or right"
    );
    assert!(matches!(
        ops::merge_people(&mut world.store, &when, left, left, &[]),
        Err(OpError::Invalid { .. })
    ));
    assert_eq!(world.page(left).name, "Mia Rivers", "nothing was changed");
}

#[test]
fn the_comparison_says_what_would_be_kept_and_why() {
    let mut world = World::new();
    let left = add(&mut world, "Mia Rivers", "instagram:mia", "mia@example.com");
    let right = add(&mut world, "mia.rivers", "tiktok:mia", "mia@example.com");
    edit(&mut world, right, PersonField::Location, "Porto");
    let compared = duplicates::compare(&world.reader, &world.when(), left, right).unwrap();
    let said: Vec<_> = compared
        .fields
        .iter()
        .map(|field| (field.label.as_str(), field.suggested, field.because.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("Name", Whose::Left, "the fuller name"),
            ("Stage", Whose::Left, "the same"),
            ("Location", Whose::Right, "the other has none"),
            ("Added", Whose::Left, "the same"),
        ]
    );
    assert_eq!(compared.together[0].left, ["Instagram mia"]);
    assert_eq!(compared.together[0].right, ["TikTok mia"]);
}

#[test]
fn a_merge_goes_back_whole_over_a_restart() {
    let mut world = World::new();
    let keep = full(&mut world, "Mia Rivers", "mia.rivers");
    let gone = full(&mut world, "Mia R.", "mia.makes");
    let before = world.dump();
    let when = world.when();
    ops::merge_people(&mut world.store, &when, keep, gone, &[]).unwrap();
    let after = world.dump();
    let mut world = world.restart();
    let undone = world.undo();
    assert!(undone.conflicts.is_empty(), "{undone:?}");
    same(&world.dump(), &before);
    world.is_healthy();
    world.redo();
    same(&world.dump(), &after);
    world.undo();
    same(&world.dump(), &before);
    world.is_healthy();
}

#[test]
fn what_happened_since_a_merge_stays_when_it_goes_back() {
    let mut world = World::new();
    let keep = add(&mut world, "Mia Rivers", "instagram:mia", "mia@example.com");
    let gone = add(&mut world, "Mia R.", "tiktok:mia", "mia@example.org");
    let when = world.when();
    let merged = ops::merge_people(&mut world.store, &when, keep, gone, &[]).unwrap();
    world.wrote_to(keep);
    let undone = ops::undo(&mut world.store, merged.entry).unwrap();
    assert!(undone.conflicts.is_empty(), "{undone:?}");
    assert_eq!(
        (world.page(keep).touchpoints, world.page(gone).touchpoints),
        (1, 0)
    );
    assert_eq!(world.page(gone).accounts.len(), 1);
    world.is_healthy();
}

const LIST: &str =
    "Name,Instagram,Followers,Email,Niche\nMia Rivers,@mia.rivers,12000,mia@example.com,Coffee\n";

#[test]
fn an_import_that_is_taken_back_leaves_whom_its_person_was_merged_into() {
    let mut world = World::new();
    let old = add(&mut world, "Mia R.", "tiktok:mia", "mia@example.org");
    let draft = world.draft("list.csv", LIST);
    let report = world.commit(&draft);
    let imported = world.find("instagram:mia.rivers");
    let when = world.when();
    ops::merge_people(&mut world.store, &when, old, imported, &[]).unwrap();
    let merged = world.dump();

    let undone = ops::import::undo_batch(&mut world.store, report.batch).unwrap();
    assert_eq!(
        undone.conflicts,
        [
            "A tag was changed or is used since, and stays as it is now.",
            "Mia Rivers was merged with another since, and stays merged."
        ]
    );
    // Nothing that was merged is torn out.
    same(&world.dump(), &merged);
    world.is_healthy();
}

#[test]
fn an_import_that_is_taken_back_leaves_its_person_once_somebody_was_merged_into_them() {
    let mut world = World::new();
    let old = world.add("Mia Rivers");
    let draft = world.draft("list.csv", LIST.replace("Mia Rivers", "Mia R. Rivers").as_str());
    let report = world.commit(&draft);
    let imported = world.find("instagram:mia.rivers");
    let when = world.when();
    ops::merge_people(&mut world.store, &when, imported, old, &[]).unwrap();
    let undone = ops::import::undo_batch(&mut world.store, report.batch).unwrap();
    assert_eq!(
        undone.conflicts,
        [
            "A tag was changed or is used since, and stays as it is now.",
            "Mia R. Rivers was changed or contacted since, and stays as they are now."
        ]
    );
    assert_eq!(world.page(imported).accounts.len(), 1);
    world.is_healthy();
}

#[test]
fn a_merge_taken_back_first_lets_the_import_go_whole() {
    let mut world = World::new();
    let old = add(&mut world, "Mia R.", "tiktok:mia", "mia@example.org");
    let before = world.dump();
    let draft = world.draft("list.csv", LIST);
    let report = world.commit(&draft);
    let imported = world.find("instagram:mia.rivers");
    let when = world.when();
    ops::tell_apart(&mut world.store, &when, old, imported).unwrap();
    world.undo();
    ops::merge_people(&mut world.store, &when, old, imported, &[]).unwrap();
    world.undo();
    let undone = ops::import::undo_batch(&mut world.store, report.batch).unwrap();
    assert!(undone.conflicts.is_empty(), "{undone:?}");
    same(&world.dump(), &before);
    world.is_healthy();
}

#[test]
fn the_answer_that_two_are_two_does_not_hold_the_people_of_an_import() {
    let mut world = World::new();
    let old = world.add("Mia Rivers");
    let before = world.page(old);
    let draft = world.draft("list.csv", LIST.replace("Mia Rivers", "Mia R. Rivers").as_str());
    let report = world.commit(&draft);
    let imported = world.find("instagram:mia.rivers");
    let when = world.when();
    ops::tell_apart(&mut world.store, &when, old, imported).unwrap();
    let undone = ops::import::undo_batch(&mut world.store, report.batch).unwrap();
    assert!(undone.conflicts.is_empty(), "{undone:?}");
    assert_eq!(world.page(old), before);
    world.is_healthy();
}

#[test]
fn a_row_about_who_was_merged_since_its_preview_goes_to_who_was_kept() {
    let mut world = World::new();
    let list = "Name,Instagram,Email\nAda,@ada,ada@example.com\nAda L.,@ada.l,\nLou,@lou,\n";
    let draft = world.draft("list.csv", list);
    world.commit(&draft);
    let more = "Instagram,Email,Country\n@ada,new@example.com,Spain\n@ada.l,adal@example.com,Portugal\n@lou,,Italy\n";
    let waiting = world.draft("more.csv", more);
    let (kept, gone) = (world.find("instagram:ada.l"), world.find("instagram:ada"));
    let (lou, when) = (world.find("instagram:lou"), world.when());
    ops::merge_people(&mut world.store, &when, kept, gone, &[]).unwrap();
    // Who was kept is merged once more: the row follows to the end.
    ops::merge_people(&mut world.store, &when, lou, kept, &[]).unwrap();
    let report = world.commit(&waiting);
    assert_eq!(report.shifted, []);
    assert_eq!(
        (
            report.counts.updated,
            report.counts.unchanged,
            report.counts.people
        ),
        (2, 1, 1)
    );
    let page = world.page(lou);
    let mut emails: Vec<&str> = page.emails.iter().map(|email| email.address.as_str()).collect();
    emails.sort_unstable();
    assert_eq!(emails, ["ada@example.com", "adal@example.com", "new@example.com"]);
    // The first row that fills a blank wins; the others find it filled.
    assert_eq!(page.details[&PersonField::Country], "Spain");
    world.is_healthy();
    ops::import::undo_batch(&mut world.store, report.batch).unwrap();
    assert_eq!(world.page(lou).emails.len(), 1);
    world.is_healthy();
}

#[test]
fn a_merge_stands_in_the_timeline_until_it_is_taken_back() {
    let mut world = World::new();
    let (ada, other) = (world.add("Ada"), world.add("Ada L."));
    let third = world.add("A. Lovelace");
    let told = |world: &World| -> Vec<(String, String)> {
        let entries = timeline(&world.reader, ada, &[], 0, 50).unwrap().entries;
        let merges = entries.into_iter().filter_map(|entry| match entry.what {
            TimelineWhat::Merge { name } => Some((entry.on.to_string(), name)),
            _ => None,
        });
        merges.collect()
    };
    world.days_pass(3);
    let (first, when) = (world.when().today.to_string(), world.when());
    ops::merge_people(&mut world.store, &when, other, third, &[]).unwrap();
    world.days_pass(9);
    let (second, when) = (world.when().today.to_string(), world.when());
    ops::merge_people(&mut world.store, &when, ada, other, &[]).unwrap();
    let kept = world.page(ada).name;
    assert_eq!(
        told(&world),
        [
            (second, "A. Lovelace".to_owned()),
            (first, "A. Lovelace".to_owned())
        ],
        "{kept}"
    );
    world.undo();
    assert_eq!(told(&world), []);
    world.redo();
    assert_eq!(told(&world).len(), 2);
}

#[test]
fn the_imports_of_who_is_gone_stand_in_the_timeline_and_an_old_identity_is_found() {
    let mut world = World::new();
    let old = add(&mut world, "Mia R.", "tiktok:mia", "mia@example.org");
    let draft = world.draft("list.csv", LIST);
    world.commit(&draft);
    let imported = world.find("instagram:mia.rivers");
    let oldest = world.add("Mia, by hand");
    let when = world.when();
    ops::merge_people(&mut world.store, &when, old, imported, &[]).unwrap();
    ops::merge_people(&mut world.store, &when, oldest, old, &[]).unwrap();
    let entries = timeline(&world.reader, oldest, &[], 0, 20).unwrap().entries;
    assert!(entries.iter().any(|entry| matches!(
        &entry.what,
        TimelineWhat::Import { file_name, created: true } if file_name == "list.csv"
    )));
    assert_eq!(world.find(&imported.to_string()), oldest);
}

#[test]
fn what_a_digest_showed_of_who_is_gone_is_not_shown_again() {
    let mut world = World::new();
    let keep = world.add("Mia Rivers");
    let gone = world.add("Mia R.");
    world.days_pass(30);
    let when = world.when();
    assert!(ops::claim_nudges(&mut world.store, &when).unwrap());
    let third = world.add("Somebody else");
    ops::merge_people(&mut world.store, &when, third, gone, &[]).unwrap();
    // Added on the same day now, and due on the same day.
    assert_eq!(
        world.page(third).due.unwrap().on,
        world.page(keep).due.unwrap().on
    );
    world.days_pass(1);
    let when = world.when();
    assert!(!ops::claim_nudges(&mut world.store, &when).unwrap());
}

#[test]
fn two_who_were_told_apart_stay_away_and_the_answer_can_be_taken_back() {
    let mut world = World::new();
    let one = add(
        &mut world,
        "Mia Rivers",
        "instagram:mia.makes.cups",
        "mia@example.com",
    );
    let other = add(
        &mut world,
        "Mia Rivers",
        "tiktok:mia.makes.cups",
        "mia@example.com",
    );
    let find = |world: &World| {
        let go_on = &mut |_, _| std::ops::ControlFlow::Continue(());
        duplicates::find(&world.reader, go_on).unwrap()
    };
    let before = find(&world);
    assert_eq!(before.len(), 1);
    let when = world.when();
    let done = ops::tell_apart(&mut world.store, &when, other, one).unwrap();
    assert_eq!(done.label, "The two called Mia Rivers are two people");
    assert!(find(&world).is_empty());
    let page = duplicates::page(&world.reader, &when, &before, 0, 10).unwrap();
    assert_eq!(
        (page.total, page.pairs.len()),
        (0, 0),
        "a list that was found before forgets them too"
    );
    world.undo();
    assert_eq!(find(&world), before);
}

#[test]
fn of_three_who_are_one_the_pairs_vanish_as_they_are_merged() {
    let mut world = World::new();
    let handle = "mia.makes.cups";
    let first = add(
        &mut world,
        "Mia Rivers",
        &format!("instagram:{handle}"),
        "mia@example.com",
    );
    world.days_pass(1);
    let second = add(
        &mut world,
        "Mia Rivers",
        &format!("tiktok:{handle}"),
        "mia@example.org",
    );
    world.days_pass(1);
    let third = add(
        &mut world,
        "Mia R.",
        &format!("youtube:{handle}"),
        "mia@example.net",
    );
    let go_on = &mut |_, _| std::ops::ControlFlow::Continue(());
    let mut pairs = duplicates::find(&world.reader, go_on).unwrap();
    assert_eq!(pairs.len(), 3);
    // As if only the second were like the third: who becomes one with the second is the third's twin then.
    pairs.retain(|pair| (pair.left, pair.right) != (first, third));
    let shown = |world: &World| -> Vec<(PersonId, PersonId)> {
        let page = duplicates::page(&world.reader, &world.when(), &pairs, 0, 10).unwrap();
        assert_eq!(page.total as usize, page.pairs.len());
        page.pairs
            .iter()
            .map(|pair| (pair.left.id, pair.right.id))
            .collect()
    };
    assert_eq!(shown(&world), [(first, second), (second, third)]);
    let when = world.when();
    ops::merge_people(&mut world.store, &when, first, second, &[]).unwrap();
    assert_eq!(shown(&world), [(first, third)]);
    ops::merge_people(&mut world.store, &when, third, first, &[]).unwrap();
    assert_eq!(shown(&world), []);
    world.undo();
    world.undo();
    assert_eq!(shown(&world), [(first, second), (second, third)]);
}

/// A list of people who have things in common.
fn list() -> impl Strategy<Value = String> {
    let row = (
        0..3usize,
        0..3usize,
        0..3usize,
        0..3usize,
        0..4usize,
        any::<bool>(),
    );
    prop::collection::vec(row, 2..6).prop_map(|rows| {
        let mut text =
            "Name,Instagram,Followers,Email,Phone,Tags,Location,Birthday,Shoe size,Notes\n".to_owned();
        for (at, (email, phone, tag, place, shoe, noted)) in rows.into_iter().enumerate() {
            let place = ["Lisbon", "Porto", ""][place];
            let shoe = ["38", "39", "40", ""][shoe];
            let note = if noted { "Likes tea" } else { "" };
            text.push_str(&format!(
                "Person {at},@person.{at},{at}00,person{at}.{email}@example.com,+351 912 000 00{phone},\
                 tag {tag},{place},1990-01-0{},{shoe},{note}\n",
                email + 1
            ));
        }
        text
    })
}

fn choice() -> impl Strategy<Value = (PersonField, Whose)> {
    let fields = [
        PersonField::Name,
        PersonField::Location,
        PersonField::Note,
        PersonField::CadenceDays,
        PersonField::NextTouchOn,
    ];
    let takes = [Whose::Left, Whose::Right, Whose::Both];
    (
        prop::sample::select(fields.to_vec()),
        prop::sample::select(takes.to_vec()),
    )
        .prop_map(|(field, take)| (field, take))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_two_lives_were_their_merge_goes_back_to_the_letter(
        text in list(),
        steps in prop::collection::vec(step(), 0..40),
        (one, other) in (0..12usize, 0..12usize),
        choices in prop::collection::vec(choice(), 0..3),
    ) {
        let mut world = World::new();
        let draft = world.draft("list.csv", &text);
        world.commit(&draft);
        let people = world.everybody();
        let mut life = Life::of(world, people);
        for step in &steps {
            // A refused step is no step, as in life.
            life.live(step);
        }
        let mut world = life.world;
        let people = world.everybody();
        prop_assume!(!people.is_empty());
        let (left, right) = (people[one % people.len()], people[other % people.len()]);
        let before = world.dump();
        let choices: Vec<MergeChoice> = choices
            .into_iter()
            .map(|(field, take)| MergeChoice { field: MergeField::Detail(field), take })
            .collect();
        let when = world.when();
        let Ok(done) = ops::merge_people(&mut world.store, &when, left, right, &choices) else {
            // What is refused changes nothing.
            same(&world.dump(), &before);
            return Ok(());
        };
        world.is_healthy();
        let after = world.dump();
        let undone = ops::undo(&mut world.store, done.entry).unwrap();
        prop_assert!(undone.conflicts.is_empty(), "{:?}", undone);
        same(&world.dump(), &before);
        world.is_healthy();
        let redone = ops::redo(&mut world.store, done.entry).unwrap();
        prop_assert!(redone.conflicts.is_empty(), "{:?}", redone);
        same(&world.dump(), &after);
        ops::undo(&mut world.store, done.entry).unwrap();
        same(&world.dump(), &before);
    }
}
