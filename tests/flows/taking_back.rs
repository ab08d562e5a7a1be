//! Undo and redo: of any entry, over restarts, never by force.

use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::ops::{self, OpError};
use perennial_core::views;

use crate::world::World;

#[test]
fn every_step_goes_back_and_forth_over_a_restart() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    ops::edit_person(
        &mut world.store,
        &when,
        ada,
        PersonField::Location,
        Some("London"),
    )
    .unwrap();
    ops::move_person(&mut world.store, &when, ada, Stage::Advocacy, None, None).unwrap();
    world.wrote_to(ada);
    let full = world.page(ada);

    let mut world = world.restart();
    for _ in 0..4 {
        world.undo();
        world.is_healthy();
    }
    assert!(matches!(
        ops::undo(&mut world.store, None),
        Err(OpError::Nothing("undo"))
    ));
    assert!(world.column(Stage::Discovery).is_empty());

    let mut world = world.restart();
    for _ in 0..4 {
        world.redo();
        world.is_healthy();
    }
    assert!(matches!(
        ops::redo(&mut world.store, None),
        Err(OpError::Nothing("redo"))
    ));
    assert_eq!(world.page(ada), full);
}

#[test]
fn something_new_ends_the_chance_of_a_plain_redo() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.wrote_to(ada);
    world.undo();
    world.add("Grace");
    assert!(matches!(
        ops::redo(&mut world.store, None),
        Err(OpError::Nothing("redo"))
    ));
    assert_eq!(world.undo().label, "Added Grace");
    assert_eq!(world.undo().label, "Added Ada");
}

#[test]
fn an_entry_in_the_middle_is_undone_alone() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    let edit = |world: &mut World, field, value| {
        ops::edit_person(&mut world.store, &when, ada, field, Some(value))
            .unwrap()
            .entry
    };
    let location = edit(&mut world, PersonField::Location, "London");
    edit(&mut world, PersonField::Agency, "Bloom");
    let undone = ops::undo(&mut world.store, location).unwrap();
    assert!(undone.conflicts.is_empty());
    let details = world.page(ada).details;
    assert_eq!(details.get(&PersonField::Location), None);
    assert_eq!(details[&PersonField::Agency], "Bloom");
    assert!(matches!(
        ops::undo(&mut world.store, location),
        Err(OpError::Already { .. })
    ));
}

#[test]
fn a_value_edited_since_stays_and_is_named() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    let first = ops::edit_person(
        &mut world.store,
        &when,
        ada,
        PersonField::Location,
        Some("London"),
    )
    .unwrap();
    ops::edit_person(&mut world.store, &when, ada, PersonField::Location, Some("Paris")).unwrap();
    let undone = ops::undo(&mut world.store, first.entry).unwrap();
    assert_eq!(
        undone.conflicts,
        ["Ada: a detail was changed since, and stays as it is now."]
    );
    assert_eq!(world.page(ada).details[&PersonField::Location], "Paris");
}

#[test]
fn a_person_contacted_since_is_not_torn_out_by_the_undo_of_their_adding() {
    let mut world = World::new();
    let when = world.when();
    let new = ops::NewPerson {
        name: "Ada".into(),
        accounts: vec!["instagram:ada".into()],
        emails: vec!["ada@example.com".into()],
        stage: None,
    };
    let (ada, added) = ops::add_person(&mut world.store, &when, &new).unwrap();
    world.wrote_to(ada);
    let before = world.page(ada);
    let undone = ops::undo(&mut world.store, added.entry).unwrap();
    assert_eq!(
        undone.conflicts,
        ["Ada was changed or contacted since, and stays as they are now."]
    );
    assert_eq!(world.page(ada), before);
    world.is_healthy();
}

#[test]
fn a_tag_that_others_carry_since_stays() {
    let mut world = World::new();
    let (ada, grace) = (world.add("Ada"), world.add("Grace"));
    let when = world.when();
    let tagged = ops::add_tag(&mut world.store, &when, ada, "Coffee").unwrap();
    ops::add_tag(&mut world.store, &when, grace, "coffee").unwrap();
    let undone = ops::undo(&mut world.store, tagged.entry).unwrap();
    assert_eq!(
        undone.conflicts,
        ["A tag was changed or is used since, and stays as it is now."]
    );
    assert!(world.page(ada).tags.is_empty());
    assert_eq!(world.page(grace).tags[0].name, "Coffee");
    world.is_healthy();
}

#[test]
fn a_touchpoint_cannot_come_back_to_somebody_who_is_gone() {
    let mut world = World::new();
    let when = world.when();
    let (ada, added) = ops::add_person(
        &mut world.store,
        &when,
        &ops::NewPerson {
            name: "Ada".into(),
            ..ops::NewPerson::default()
        },
    )
    .unwrap();
    let (_, logged) = world.wrote_to(ada);
    ops::undo(&mut world.store, logged.entry).unwrap();
    ops::undo(&mut world.store, added.entry).unwrap();
    let again = ops::redo(&mut world.store, logged.entry).unwrap();
    assert_eq!(again.conflicts.len(), 1);
    world.is_healthy();
}

#[test]
fn the_history_tells_what_was_done_and_what_is_undone() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.wrote_to(ada);
    world.undo();
    let history = views::history::history(&world.reader, 10).unwrap();
    let told: Vec<_> = history
        .iter()
        .map(|entry| (entry.label.as_str(), entry.undone))
        .collect();
    assert_eq!(told, [("Logged contact with Ada", true), ("Added Ada", false)]);
}
