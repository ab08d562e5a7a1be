//! A spreadsheet in, the board filled; the same again changes nothing; the whole of it goes back at once.

use std::ops::ControlFlow;

use perennial_core::domain::account::Platform;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::import::{
    self, About, Conventions, DateOrder, Decision, Edit, Field, MappedColumn, Options, Outcome, Overwrite,
    Reading, Source, StyleChoice, Take,
};
use perennial_core::ops::{self, OpError};
use perennial_core::views;
use perennial_core::views::board::{BoardQuery, Sight};
use perennial_core::views::import::{Draft, RowFilter};
use perennial_core::views::timeline::TimelineWhat;
use proptest::prelude::*;

use crate::world::World;

const LIST: &str = "\nName,Instagram,Followers,Email,Country,Stage,Niche,Shirt size\n\
    Mia Rivers,@Mia.Rivers,10.4M,mia@example.com,Portugal,outreach,Coffee,M\n\
    Jo,https://www.instagram.com/jo/?hl=en,12.5K,,France,,Ceramics,\n\
    ,,,not an address,Nowhere,,,\n";

fn source(name: &str, text: &str) -> Source {
    Source::new(name.to_owned(), text.as_bytes().to_vec())
}

fn draft(world: &World, text: &str, options: Options) -> Draft {
    views::import::draft(&world.reader, &source("list.csv", text), options, &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap()
}

fn commit(world: &mut World, draft: &Draft) -> ops::import::ImportReport {
    let when = world.when();
    ops::import::commit(&mut world.store, &when, &draft.plan, &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap()
}

fn of(outcome: Outcome) -> RowFilter {
    RowFilter {
        outcome: Some(outcome),
        ..RowFilter::default()
    }
}

fn import(world: &mut World, text: &str) -> ops::import::ImportReport {
    let draft = draft(world, text, Options::default());
    commit(world, &draft)
}

#[test]
fn a_first_look_says_of_its_rows_what_the_whole_plan_says() {
    let mut world = World::new();
    import(&mut world, LIST);
    let mut text = "Name,Instagram,Followers,Email,Shirt size\nMia R,@mia.rivers,11M,new@example.com,L\n\
        Jo,,,,\n,,,mia@example.com,\nNew Face,@new.face,,,S\n"
        .to_owned();
    for n in 0..300 {
        text.push_str(&format!("Person {n},@person.{n},{n},,\n"));
    }
    let whole = draft(&world, &text, Options::default());
    let sheet = std::sync::Arc::clone(&whole.sheet);
    let look = views::import::first_look(&world.reader, sheet, Options::default()).unwrap();
    assert!(whole.is_whole() && !look.is_whole());
    let page = |draft: &Draft| {
        views::import::rows(&world.reader, draft, &RowFilter::default(), 0, 100)
            .unwrap()
            .rows
    };
    // The rows after them stand there, too: what they say, and not yet what becomes of them.
    let last = views::import::rows(&world.reader, &look, &RowFilter::default(), 303, 10).unwrap();
    assert_eq!((last.total, last.rows.len()), (304, 1));
    let (last, known) = (&last.rows[0], &look.sheet.rows.get(303).unwrap());
    assert_eq!(
        (last.line, last.name.as_str(), last.outcome),
        (known.line, "Person 299", None)
    );
    assert_eq!(last.accounts[0].followers, Some(299));
    assert_eq!(page(&look).len(), 100);
    assert_eq!(page(&look), page(&whole));
    assert_eq!(
        views::import::preview(&look).columns,
        views::import::preview(&whole).columns
    );
}

#[test]
fn a_list_in_which_nobody_is_named_is_shown_so_that_a_column_can_be_chosen() {
    let world = World::new();
    let text = "Colour,Town\nCadmium,Lisbon\nOchre,Porto\n";
    let read = || {
        let source = source("colours.csv", text);
        std::sync::Arc::new(import::read(&source, &Reading::default()).unwrap())
    };
    let go_on = &mut |_, _| ControlFlow::Continue(());
    let look = views::import::first_look(&world.reader, read(), Options::default()).unwrap();
    let whole = views::import::replan(&world.reader, read(), Options::default(), go_on).unwrap();
    for draft in [look, whole] {
        let preview = views::import::preview(&draft);
        assert!(!preview.names_anyone && !preview.planned);
        assert_eq!((preview.rows, preview.counts.rows), (2, 0));
        assert_eq!(preview.columns[0].samples, ["Cadmium", "Ochre"]);
    }

    let options = Options {
        map: vec![MappedColumn::new("Colour", Field::Name)],
        ..Options::default()
    };
    let chosen = views::import::replan(&world.reader, read(), options, go_on).unwrap();
    let preview = views::import::preview(&chosen);
    assert!(preview.names_anyone && preview.planned);
    assert_eq!(preview.counts.created, 2);
}

#[test]
fn what_points_to_no_row_or_column_any_more_is_left_out_and_counted() {
    let world = World::new();
    let text = "Spring\nName,Email\nJo,jo@example.com\nMia,mia@\n";
    let edit = |line: u32, column: &str| Edit {
        line,
        column: column.into(),
        text: "x@example.com".into(),
    };
    let leave = |line: u32| Decision {
        about: About::Line(line),
        take: Take::LeaveOut,
    };
    let options = Options {
        reading: Reading {
            header_row: Some(3),
            ..Reading::default()
        },
        map: vec![
            MappedColumn::new("Jo", Field::Name),
            MappedColumn::new("Email", Field::Email),
        ],
        overwrite: Overwrite::Columns(vec!["Email".into()]),
        edits: vec![edit(4, "jo@example.com"), edit(4, "Email"), edit(3, "Jo")],
        decisions: vec![leave(3), leave(4)],
        ..Options::default()
    };
    let sheet = import::read(&source("spring.csv", text), &options.reading).unwrap();
    let go_on = &mut |_, _| ControlFlow::Continue(());
    let draft = views::import::replan(&world.reader, std::sync::Arc::new(sheet), options, go_on).unwrap();
    let preview = views::import::preview(&draft);
    assert_eq!(preview.no_longer, 5);
    assert_eq!(preview.options.edits, [edit(4, "jo@example.com")]);
    assert_eq!(preview.options.decisions, [leave(4)]);
    assert_eq!(preview.options.map.len(), 1);
    assert_eq!(preview.options.overwrite, Overwrite::Blanks);
}

#[test]
fn a_list_fills_the_board() {
    let mut world = World::new();
    let draft = draft(&world, LIST, Options::default());
    let report = commit(&mut world, &draft);
    assert_eq!(
        report.counts,
        draft.plan.counts(),
        "the preview is what is written"
    );
    assert_eq!(
        (report.counts.rows, report.counts.created, report.counts.rejected),
        (3, 2, 1)
    );
    assert_eq!(world.column(Stage::Outreach), ["Mia Rivers"]);
    assert_eq!(world.column(Stage::Discovery), ["Jo"]);
    let cards = views::board::cards(
        &world.reader,
        &world.when(),
        &BoardQuery::EVERYBODY,
        Sight {
            stage: Stage::Outreach,
            from: 0,
            limit: 1,
        },
    )
    .unwrap()
    .cards;
    assert_eq!(cards[0].followers, Some(10_400_000));
    let page = world.page(cards[0].id);
    assert_eq!(page.details[&PersonField::Country], "Portugal");
    assert_eq!(page.tags[0].name, "Coffee");
    assert_eq!(page.custom[0].value.as_deref(), Some("M"));
    let timeline = views::timeline::timeline(&world.reader, page.id, &[], 0, 10).unwrap();
    assert!(timeline.entries.iter().any(|entry| matches!(
        &entry.what,
        TimelineWhat::Import { file_name, created: true } if file_name == "list.csv"
    )));
    world.is_healthy();
}

#[test]
fn a_list_of_two_columns_loses_nobody_to_its_header() {
    let mut world = World::new();
    let mut text = "Name,Instagram\n".to_owned();
    for n in 0..30 {
        text.push_str(&format!("Person {n},@person.{n}\n"));
    }
    assert_eq!(import(&mut world, &text).counts.created, 30);
}

#[test]
fn importing_is_no_contact() {
    let mut world = World::new();
    import(&mut world, LIST);
    world.days_pass(30);
    let nudges = world.nudges();
    assert_eq!(nudges.total, 2);
    assert!(nudges.nudges.iter().all(|nudge| nudge.last_contact_on.is_none()));
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut world = World::new();
    import(&mut world, LIST);
    world.days_pass(3);
    let before = views::frame::frame(&world.reader, &world.when()).unwrap();
    let again = import(&mut world, LIST);
    assert_eq!(
        (again.counts.created, again.counts.updated, again.counts.unchanged),
        (0, 0, 2)
    );
    assert_eq!(
        again.done.entry, None,
        "nothing changed, so there is nothing to undo"
    );
    let after = views::frame::frame(&world.reader, &world.when()).unwrap();
    assert_eq!(before.undo, after.undo);
}

#[test]
fn a_second_list_fills_blanks_and_overwrites_nothing() {
    let mut world = World::new();
    import(&mut world, "Name,Instagram,Country\nMia,@mia,\nJo,@jo,France\n");
    let report = import(
        &mut world,
        "Name,Instagram,Country,Followers\nMIA R,@mia,Spain,5K\nJo,@jo,Italy,6K\n",
    );
    assert_eq!(report.counts.updated, 2);
    let people = world.column(Stage::Discovery);
    assert_eq!(people, ["Mia", "Jo"]);
    let cards = views::board::cards(
        &world.reader,
        &world.when(),
        &BoardQuery::EVERYBODY,
        Sight {
            stage: Stage::Discovery,
            from: 0,
            limit: 2,
        },
    )
    .unwrap()
    .cards;
    assert_eq!(world.page(cards[0].id).details[&PersonField::Country], "Spain");
    assert_eq!(world.page(cards[1].id).details[&PersonField::Country], "France");
    assert_eq!(cards[1].followers, Some(6_000));
}

#[test]
fn the_whole_of_an_import_is_one_undo_days_later() {
    let mut world = World::new();
    import(&mut world, "Name,Instagram,Country\nMia,@mia,\n");
    let mia = views::board::cards(
        &world.reader,
        &world.when(),
        &BoardQuery::EVERYBODY,
        Sight {
            stage: Stage::Discovery,
            from: 0,
            limit: 1,
        },
    )
    .unwrap()
    .cards[0]
        .id;
    let before = world.page(mia);
    let report = import(
        &mut world,
        "Name,Instagram,Country,Tags\nMia,@mia,Spain,coffee\nJo,@jo,France,tea\n",
    );
    let mut world = world.restart();
    world.days_pass(0);
    let undone = ops::import::undo_batch(&mut world.store, report.batch).unwrap();
    assert!(undone.conflicts.is_empty(), "{:?}", undone.conflicts);
    for changes in [&report.done.changes, &undone.changes] {
        assert!(
            changes.nouns.contains(&ops::Noun::Import),
            "the history of imports goes stale too"
        );
    }
    assert_eq!(world.page(mia), before);
    assert_eq!(world.column(Stage::Discovery), ["Mia"]);
    let batches = views::imports::imports(&world.reader).unwrap();
    assert_eq!(batches.iter().filter(|batch| batch.undone).count(), 1);
    world.is_healthy();
    let again = ops::import::undo_batch(&mut world.store, report.batch);
    assert!(matches!(again, Err(OpError::Already { .. })));
    world.redo();
    assert_eq!(world.column(Stage::Discovery), ["Mia", "Jo"]);
    world.is_healthy();
}

#[test]
fn an_undo_keeps_whoever_was_written_to_since() {
    let mut world = World::new();
    let report = import(&mut world, "Name,Instagram\nMia,@mia\nJo,@jo\n");
    world.days_pass(2);
    let cards = views::board::cards(
        &world.reader,
        &world.when(),
        &BoardQuery::EVERYBODY,
        Sight {
            stage: Stage::Discovery,
            from: 0,
            limit: 2,
        },
    )
    .unwrap()
    .cards;
    let mia = cards.iter().find(|card| card.name == "Mia").unwrap().id;
    world.wrote_to(mia);
    let undone = ops::import::undo_batch(&mut world.store, report.batch).unwrap();
    assert_eq!(
        undone.conflicts,
        ["Mia was changed or contacted since, and stays as they are now."]
    );
    assert_eq!(world.column(Stage::Discovery), ["Mia"]);
    assert_eq!(world.page(mia).accounts.len(), 1, "they keep all that is theirs");
    world.is_healthy();
}

#[test]
fn a_cancelled_import_writes_nothing() {
    let mut world = World::new();
    let draft = draft(&world, LIST, Options::default());
    let when = world.when();
    let stopped = ops::import::commit(&mut world.store, &when, &draft.plan, &mut |_, _| {
        ControlFlow::Break(())
    })
    .unwrap_err();
    assert!(matches!(stopped, OpError::Cancelled));
    assert_eq!(views::frame::frame(&world.reader, &when).unwrap().people, 0);
    assert!(views::imports::imports(&world.reader).unwrap().is_empty());
    world.is_healthy();
}

#[test]
fn a_row_whose_ground_shifted_after_the_preview_is_left_for_a_look() {
    let mut world = World::new();
    let draft = draft(&world, "Name,Instagram\nMia,@mia\nJo,@jo\n", Options::default());
    let when = world.when();
    let new = ops::NewPerson {
        name: "Somebody".into(),
        accounts: vec!["instagram:mia".into()],
        ..ops::NewPerson::default()
    };
    ops::add_person(&mut world.store, &when, &new).unwrap();
    let report = commit(&mut world, &draft);
    assert_eq!((report.counts.created, report.counts.asked), (1, 1));
    assert_eq!(report.shifted[0].line, 2);
    assert_eq!(
        report.shifted[0].why,
        "Instagram @mia was given to Somebody after the preview"
    );
}

#[test]
fn who_opted_out_is_never_nudged_and_comes_back_with_the_undo() {
    let mut world = World::new();
    import(&mut world, "Name,Instagram\nMia,@mia\nLeo,@leo\n");
    world.days_pass(60);
    assert_eq!(world.nudged().len(), 2);
    let list = "Name,Instagram,Do not contact\nMia,@mia,yes\nAda,@ada,x\nZoe,@zoe,no\nLeo,@leo,\n";
    let first = draft(&world, list, Options::default());
    let rows = views::import::rows(&world.reader, &first, &RowFilter::default(), 0, 10).unwrap();
    let says: Vec<&[String]> = rows.rows.iter().map(|row| row.says.as_slice()).collect();
    assert_eq!(
        says,
        [
            ["Do not contact".to_owned()].as_slice(),
            &["New person".to_owned(), "Do not contact".to_owned()],
            &["New person".to_owned()],
            &["Nothing new".to_owned()],
        ]
    );
    let report = commit(&mut world, &first);
    world.days_pass(60);
    let mut nudged = world.nudged();
    nudged.sort();
    assert_eq!(nudged, ["Leo", "Zoe"]);
    assert!(world.page(world.find("instagram:ada")).do_not_contact);
    world.is_healthy();

    // A list that says no lifts nothing, and the same list again is nothing new.
    let again = import(&mut world, list);
    assert_eq!((again.counts.updated, again.counts.unchanged), (0, 4));
    import(&mut world, "Instagram,DNC\n@mia,no\n@leo,no\n");
    assert!(world.page(world.find("instagram:mia")).do_not_contact);

    ops::import::undo_batch(&mut world.store, report.batch).unwrap();
    let mut nudged = world.nudged();
    nudged.sort();
    assert_eq!(nudged, ["Leo", "Mia"]);
    world.is_healthy();
}

#[test]
fn the_day_on_which_somebody_opted_out_says_that_they_did() {
    let mut world = World::new();
    import(
        &mut world,
        "Name,Instagram,Unsubscribed\nMia,@mia,2026-01-14\nLeo,@leo,\nZoe,@zoe,31/01/2026 10:12\n",
    );
    world.days_pass(60);
    assert_eq!(world.nudged(), ["Leo"]);
}

#[test]
fn the_preview_says_what_will_happen_in_sentences() {
    let mut world = World::new();
    import(&mut world, "Name,Instagram,Country,Followers\nMia,@mia,,4K\n");
    let draft = draft(
        &world,
        "Name,Instagram,Country,Followers\nMia,@mia,Spain,5K\n,,,12\n",
        Options::default(),
    );
    let preview = views::import::preview(&draft);
    assert_eq!((preview.counts.updated, preview.counts.rejected), (1, 1));
    let rows = views::import::rows(&world.reader, &draft, &of(Outcome::Update), 0, 10).unwrap();
    assert_eq!(rows.total, 1);
    assert_eq!(
        rows.rows[0].says,
        ["Country “Spain”", "Instagram followers 5K, was 4K"]
    );
    let rejected = views::import::rows(&world.reader, &draft, &of(Outcome::Reject), 0, 10).unwrap();
    assert_eq!(rejected.rows[0].line, 3);
    assert!(!rejected.rows[0].says.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn outcomes_add_up_and_a_second_time_is_nothing_new(
        rows in prop::collection::vec(("[a-e]{0,2}", "[a-f]{0,2}", "[a-d]{0,1}", 0u32..3000), 1..30)
    ) {
        // The first row names somebody: a list in which nobody is named is refused.
        let mut text = "Name,Instagram,Email,Followers\nAda,@ada,,7\n".to_owned();
        for (name, handle, email, followers) in &rows {
            let email = if email.is_empty() { String::new() } else { format!("{email}@example.com") };
            text.push_str(&format!("{name},{handle},{email},{followers}\n"));
        }
        let mut world = World::new();
        let first = import(&mut world, &text);
        let c = first.counts;
        prop_assert_eq!(c.rows, c.created + c.updated + c.unchanged + c.skipped + c.rejected + c.asked);
        let second = import(&mut world, &text);
        prop_assert_eq!(second.counts.created, 0, "{}", text);
        // A row that asked, and was not answered, may be told by what the others brought.
        prop_assert!(second.counts.updated <= first.counts.asked, "{}", text);
        let doctor = views::doctor::doctor(&world.reader).unwrap();
        prop_assert!(doctor.healthy, "{:?}", doctor);
        for done in [&second, &first] {
            if done.done.entry.is_some() {
                ops::import::undo_batch(&mut world.store, done.batch).unwrap();
            }
        }
        let doctor = views::doctor::doctor(&world.reader).unwrap();
        prop_assert!(doctor.healthy, "{:?}", doctor);
        prop_assert_eq!(doctor.counts["person"], 0);
        prop_assert_eq!(doctor.counts["account"], 0);
    }
}

#[test]
fn what_was_chosen_for_a_list_comes_back_with_the_next_one() {
    let mut world = World::new();
    let chosen = Options {
        map: vec![
            MappedColumn::new("Thing", Field::Tags),
            MappedColumn::new("C", Field::Name),
        ],
        platform: Some(Platform::Tiktok),
        styles: vec![StyleChoice {
            column: "Stand".to_owned(),
            dates: Some(DateOrder::Mdy),
            ..StyleChoice::default()
        }],
        conventions: Conventions {
            region: Some("PT".into()),
            ..Conventions::default()
        },
        ..Options::default()
    };
    let october = "Thing,Handle,Was,Stand,Followers,Phone\ncoffee,@mia,Mia Rivers,03/04/2026,12,912345678\n";
    let first = draft(&world, october, chosen);
    let report = commit(&mut world, &first);
    ops::import::undo_batch(&mut world.store, report.batch).unwrap();
    world.days_pass(30);

    // Next month's list, its columns in another order; the import that was taken back is remembered all the same.
    let november = "HANDLE,Thing,Was,Followers,Stand,Phone\n@leo,tea,Leo Bakes,30,05/04/2026,912345679\n";
    let next = draft(&world, november, Options::default());
    let mapping = &next.plan.mapping;
    let fields: Vec<String> = mapping
        .columns
        .iter()
        .map(|column| column.field.to_string())
        .collect();
    assert_eq!(
        fields,
        ["handle", "tags", "name", "followers", "stats_on", "phone"]
    );
    assert_eq!(
        mapping.columns[1].because,
        "as you chose for a list like this on 1 March 2026"
    );
    assert_eq!(mapping.platform, Some(Platform::Tiktok));
    let style = mapping.columns[4].style.as_ref().unwrap();
    assert_eq!(style.dates, Some(DateOrder::Mdy));
    let preview = views::import::preview(&next);
    assert_eq!(preview.region.as_deref(), Some("PT"));
    assert!(preview.regions.contains(&"PT".to_owned()));

    // Another header is another list.
    let other = draft(&world, "Thing,Handle\ntea,@leo\n", Options::default());
    assert_eq!(other.plan.mapping.columns[0].field.to_string(), "custom:Thing");
    // A file without a header is like every other one.
    let bare = Options {
        map: vec![MappedColumn::new("A", Field::Note)],
        ..Options::default()
    };
    let bare = draft(&world, "red,@zoe\nblue,@kai\n", bare);
    commit(&mut world, &bare);
    let again = draft(&world, "green,@max\ngrey,@ida\n", Options::default());
    assert_eq!(again.plan.mapping.columns[0].field.to_string(), "custom:Column A");
}
