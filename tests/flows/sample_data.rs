//! Sample data: the same for the same seed, whole, and gone with one undo.

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
