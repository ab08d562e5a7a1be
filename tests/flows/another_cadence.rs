//! What another cadence would do is what it then does.

use perennial_core::domain::PersonId;
use perennial_core::domain::cadence::StageCadence;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::ops;
use perennial_core::views::cadence::{CadenceChange, CadencePreview, preview};
use perennial_core::views::today::today;
use proptest::prelude::*;

use crate::histories::{Life, step};
use crate::world::World;

fn seen(world: &World, change: &CadenceChange) -> (u32, u32) {
    let CadencePreview { more, fewer } = preview(&world.reader, &world.when(), change).unwrap();
    (more, fewer)
}

#[test]
fn a_shorter_default_makes_more_people_due_and_a_longer_one_fewer() {
    let mut world = World::new();
    for name in ["Ada", "Bea", "Cleo"] {
        world.add(name);
    }
    let own = world.add("Dora");
    let when = world.when();
    ops::edit_person(&mut world.store, &when, own, PersonField::CadenceDays, Some("90")).unwrap();
    world.days_pass(20);
    assert_eq!(seen(&world, &CadenceChange::Default { days: 20 }), (3, 0));
    assert_eq!(seen(&world, &CadenceChange::Default { days: 21 }), (0, 0));
    world.days_pass(10);
    assert_eq!(seen(&world, &CadenceChange::Default { days: 31 }), (0, 3));
    let stage = CadenceChange::Stage {
        stage: Stage::Discovery,
        cadence: StageCadence::Never,
    };
    assert_eq!(seen(&world, &stage), (0, 3));
    let person = CadenceChange::Person {
        person: own,
        days: None,
    };
    assert_eq!(seen(&world, &person), (1, 0));
    let tag = CadenceChange::Tag {
        tag: "unheard of".to_owned(),
        days: Some(1),
    };
    assert_eq!(seen(&world, &tag), (0, 0));
    world.is_healthy();
}

fn due(world: &World) -> Vec<PersonId> {
    let page = today(&world.reader, &world.when(), 0, 1_000).unwrap();
    let contacts = page
        .nudges
        .iter()
        .filter(|nudge| nudge.group.word() != "celebrate");
    contacts.map(|nudge| nudge.person).collect()
}

fn set(world: &mut World, change: &CadenceChange) -> Option<()> {
    let when = world.when();
    let store = &mut world.store;
    match change {
        CadenceChange::Default { days } => ops::set_default_cadence(store, &when, *days),
        CadenceChange::Stage { stage, cadence } => ops::set_stage_cadence(store, &when, *stage, *cadence),
        CadenceChange::Tag { tag, days } => ops::set_tag_cadence(store, &when, tag, *days),
        CadenceChange::Person { person, days } => {
            let days = days.map(|days| days.to_string());
            ops::edit_person(store, &when, *person, PersonField::CadenceDays, days.as_deref())
        }
    }
    .ok()
    .map(|_| ())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_preview_is_what_today_counts_once_it_is_set(
        steps in prop::collection::vec(step(), 1..50),
        days in proptest::option::of(1..60u32),
        whose in 0..10usize,
    ) {
        let mut life = Life::of(World::new(), Vec::new());
        for step in &steps {
            if life.live(step).is_none() {
                continue;
            }
        }
        let mut world = life.world;
        let everybody = world.everybody();
        let change = match whose {
            0..=2 => CadenceChange::Default { days: days.unwrap_or(30) },
            3..=5 => CadenceChange::Tag { tag: format!("tag {}", whose - 3), days },
            6 | 7 if !everybody.is_empty() => CadenceChange::Person {
                person: everybody[whose % everybody.len()],
                days,
            },
            _ => CadenceChange::Stage {
                stage: Stage::ALL[(steps.len() + whose) % 5],
                cadence: match days {
                    Some(days) if days < 50 => StageCadence::Days(days),
                    Some(_) => StageCadence::Inherit,
                    None => StageCadence::Never,
                },
            },
        };
        let (before, told) = (due(&world), seen(&world, &change));
        if set(&mut world, &change).is_none() {
            prop_assert_eq!(told, (0, 0));
            return Ok(());
        }
        let after = due(&world);
        let new = after.iter().filter(|person| !before.contains(person)).count() as u32;
        let gone = before.iter().filter(|person| !after.contains(person)).count() as u32;
        prop_assert_eq!(told, (new, gone));
    }
}
