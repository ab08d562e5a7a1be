//! Sample data: the same for the same seed, whole, and gone with one undo.

use perennial_core::domain::PersonId;
use perennial_core::ops;
use perennial_core::ops::demo::{self, DemoSize};
use perennial_core::views;

use crate::world::World;

const SIZE: DemoSize = DemoSize {
    people: 300,
    touchpoints: 2_000,
    seed: 7,
};

#[test]
fn the_same_seed_plants_the_same_people() {
    let story = |seed| {
        let mut world = World::new();
        let when = world.when();
        demo::plant(&mut world.store, &when, &DemoSize { seed, ..SIZE }).unwrap();
        world.is_healthy();
        serde_json::to_string(&world.nudges()).unwrap()
    };
    assert_eq!(story(7), story(7));
    assert_ne!(story(7), story(8));
}

#[test]
fn sample_people_are_many_due_and_leave_with_one_undo() {
    let mut world = World::new();
    let when = world.when();
    demo::plant(&mut world.store, &when, &SIZE).unwrap();
    let doctor = views::doctor::doctor(&world.reader).unwrap();
    assert_eq!(
        (doctor.counts["person"], doctor.counts["touchpoint"]),
        (300, 2_000)
    );
    let due = world.nudges().total;
    assert!((20..250).contains(&due), "{due} due of 300");
    let undone = world.undo();
    assert!(undone.conflicts.is_empty());
    let doctor = views::doctor::doctor(&world.reader).unwrap();
    assert_eq!(
        (
            doctor.counts["person"],
            doctor.counts["touchpoint"],
            doctor.counts["tag"]
        ),
        (0, 0, 0)
    );
    world.is_healthy();
}

fn planted(world: &mut World) -> Vec<PersonId> {
    let when = world.when();
    let size = DemoSize {
        people: 20,
        touchpoints: 60,
        seed: 7,
    };
    demo::plant(&mut world.store, &when, &size).unwrap();
    let conn = world.file();
    let mut found = conn.prepare("SELECT id FROM person ORDER BY id").unwrap();
    let ids = found.query_map([], |row| row.get(0)).unwrap();
    ids.collect::<Result<_, _>>().unwrap()
}

fn made_up(world: &World) -> bool {
    views::frame::frame(&world.reader, &world.when()).unwrap().made_up
}

fn names(world: &World) -> Vec<String> {
    let conn = world.file();
    let mut found = conn.prepare("SELECT name FROM person ORDER BY name").unwrap();
    let names = found.query_map([], |row| row.get(0)).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

fn tags(world: &World) -> Vec<String> {
    let found = views::tags::tags(&world.reader).unwrap();
    found.into_iter().map(|tag| tag.name).collect()
}

#[test]
fn sample_people_go_with_all_that_came_and_nothing_else() {
    let mut world = World::new();
    let before = world.dump();
    planted(&mut world);
    assert!(made_up(&world));
    let sample = views::sample::sample(&world.reader).unwrap();
    assert_eq!((sample.people, sample.touched), (20, 0));

    let when = world.when();
    let done = demo::remove(&mut world.store, &when, true).unwrap();
    assert_eq!(done.label, "Removed 20 sample people");
    assert_eq!(world.dump(), before);
    assert!(!made_up(&world));
    world.is_healthy();
    let refused = demo::remove(&mut world.store, &when, true).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Sample data: there are no sample people here"
    );

    assert!(world.undo().conflicts.is_empty());
    let sample = views::sample::sample(&world.reader).unwrap();
    assert_eq!((sample.people, sample.touched), (20, 0));
    assert!(made_up(&world));
    world.is_healthy();
}

#[test]
fn what_she_added_herself_stays_when_sample_people_go() {
    let mut world = World::new();
    planted(&mut world);
    let theirs = tags(&world);
    let mia = world.add("Mia Rivers");
    world.wrote_to(mia);
    let when = world.when();
    ops::add_tag(&mut world.store, &when, mia, &theirs[0]).unwrap();
    ops::add_tag(&mut world.store, &when, mia, "my own").unwrap();
    demo::remove(&mut world.store, &when, false).unwrap();
    assert_eq!(names(&world), ["Mia Rivers"]);
    assert_eq!(world.page(mia).touchpoints, 1);
    let mut left = vec![theirs[0].clone(), "my own".to_owned()];
    left.sort_unstable_by_key(|name| name.to_lowercase());
    assert_eq!(
        tags(&world),
        left,
        "of the tags that came, the one that she uses stays"
    );
    world.is_healthy();
}

#[test]
fn sample_people_she_did_something_for_are_told_and_can_be_kept() {
    let mut world = World::new();
    let ids = planted(&mut world);
    let when = world.when();
    world.wrote_to(ids[3]);
    ops::set_do_not_contact(&mut world.store, &when, ids[5], true).unwrap();
    // What was undone is as if it had not been.
    world.wrote_to(ids[7]);
    world.undo();
    let sample = views::sample::sample(&world.reader).unwrap();
    assert_eq!((sample.people, sample.touched), (20, 2));
    let mut both = vec![world.page(ids[3]).name, world.page(ids[5]).name];
    both.sort_unstable();
    assert_eq!(sample.names, both);

    let full = world.dump();
    let done = demo::remove(&mut world.store, &when, true).unwrap();
    assert_eq!(done.label, "Removed 18 sample people and kept 2");
    assert_eq!(names(&world), both);
    assert!(!made_up(&world), "who is kept is hers");
    world.is_healthy();
    world.undo();
    assert_eq!(world.dump(), full);

    let done = demo::remove(&mut world.store, &when, false).unwrap();
    assert_eq!(done.label, "Removed 20 sample people");
    assert!(names(&world).is_empty());
    world.undo();
    assert_eq!(world.dump(), full);
    world.is_healthy();
}

#[test]
fn somebody_real_who_is_merged_with_sample_people_is_not_removed() {
    for real_is_kept in [true, false] {
        let mut world = World::new();
        let ids = planted(&mut world);
        let mia = world.add("Mia Rivers");
        let when = world.when();
        let (keep, gone) = if real_is_kept {
            (mia, ids[0])
        } else {
            (ids[0], mia)
        };
        ops::merge_people(&mut world.store, &when, keep, gone, &[]).unwrap();
        // Two made up are one made up.
        ops::merge_people(&mut world.store, &when, ids[1], ids[2], &[]).unwrap();
        let sample = views::sample::sample(&world.reader).unwrap();
        assert_eq!((sample.people, sample.touched), (18, 1));
        demo::remove(&mut world.store, &when, false).unwrap();
        assert_eq!(names(&world).len(), 1);
        assert!(world.page(keep).stage.word().len() > 1);
        world.is_healthy();
    }
}

#[test]
fn sample_people_loaded_again_are_untouched() {
    let mut world = World::new();
    let ids = planted(&mut world);
    world.wrote_to(ids[0]);
    let when = world.when();
    demo::remove(&mut world.store, &when, false).unwrap();
    assert_eq!(
        planted(&mut world),
        ids,
        "the same day and seed make the same people"
    );
    let sample = views::sample::sample(&world.reader).unwrap();
    assert_eq!((sample.people, sample.touched), (20, 0));
    demo::remove(&mut world.store, &when, true).unwrap();
    assert!(names(&world).is_empty() && tags(&world).is_empty());
}
