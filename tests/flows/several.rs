//! Several people at once: one deed, one entry, one undo.

use std::collections::BTreeSet;

use perennial_core::domain::PersonId;
use perennial_core::domain::segment::{Condition, Segment, Whom};
use perennial_core::domain::stage::Stage;
use perennial_core::export::{self, ExportError, Wanted};
use perennial_core::ops::demo::{DemoSize, plant};
use perennial_core::ops::{self, Deed, OpError, Spot};
use perennial_core::views;
use perennial_core::views::people::PeopleQuery;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::world::{World, wrote};

fn with_sample(people: u32) -> World {
    let mut world = World::new();
    let size = DemoSize {
        people,
        touchpoints: people * 2,
        seed: 3,
    };
    let when = world.when();
    plant(&mut world.store, &when, &size).unwrap();
    world
}

fn in_stage(stage: Stage) -> Segment {
    Segment {
        conditions: vec![Condition::Stage {
            any: vec![stage],
            not: false,
        }],
        ..Segment::EVERYBODY
    }
}

fn ids(world: &World, segment: Segment) -> Vec<PersonId> {
    let query = PeopleQuery::first(segment, u32::MAX);
    let found = views::people::people(&world.reader, &world.when(), &query).unwrap();
    found.people.iter().map(|card| card.id).collect()
}

fn all_matching(segment: Segment) -> Whom {
    Whom::Matching {
        segment,
        except: Vec::new(),
    }
}

#[test]
fn everybody_who_matches_but_two_is_tagged_as_one_entry() {
    let mut world = with_sample(80);
    let when = world.when();
    let there = ids(&world, in_stage(Stage::Outreach));
    let whom = Whom::Matching {
        segment: in_stage(Stage::Outreach),
        except: there[..2].to_vec(),
    };
    let tag = Deed::Tag {
        name: " spring ".to_owned(),
    };
    let done = ops::several(&mut world.store, &when, &whom, &tag).unwrap();
    assert_eq!(
        done.label,
        format!("Tagged {} people \u{201c}spring\u{201d}", there.len() - 2)
    );

    let tagged = Segment {
        conditions: vec![Condition::Tag {
            any: vec!["Spring".to_owned()],
            not: false,
        }],
        ..Segment::EVERYBODY
    };
    let expected: BTreeSet<PersonId> = there[2..].iter().copied().collect();
    assert_eq!(
        ids(&world, tagged.clone()).into_iter().collect::<BTreeSet<_>>(),
        expected
    );

    let untag = Deed::Untag {
        name: "SPRING".to_owned(),
    };
    let some = Whom::These {
        people: there[2..5].to_vec(),
    };
    ops::several(&mut world.store, &when, &some, &untag).unwrap();
    assert_eq!(ids(&world, tagged.clone()).len(), expected.len() - 3);
    world.undo();
    assert_eq!(ids(&world, tagged.clone()).len(), expected.len());
    world.undo();
    assert_eq!(ids(&world, tagged).len(), 0);
}

#[test]
fn a_tag_is_found_at_once_and_its_cadence_counts_whether_it_is_tied_or_taken_back() {
    let mut world = with_sample(40);
    let when = world.when();
    let everybody = ids(&world, Segment::EVERYBODY);
    let typed = |words: &str| Segment {
        search: Some(words.to_owned()),
        ..Segment::EVERYBODY
    };
    let days = |world: &World| -> Vec<Option<u32>> {
        everybody
            .iter()
            .map(|one| world.page(*one).cadence_days)
            .collect()
    };
    let tag = |name: &str| Deed::Tag {
        name: name.to_owned(),
    };
    assert_eq!(ids(&world, typed("summ fai")).len(), 0);
    let before = days(&world);

    let all = all_matching(Segment::EVERYBODY);
    let done = ops::several(&mut world.store, &when, &all, &tag("Summer fair")).unwrap();
    assert_eq!(
        (done.changes.many, done.changes.people.len()),
        (false, everybody.len()),
        "who carries it now is told to the window"
    );
    assert_eq!(ids(&world, typed("summ fai")).len(), everybody.len());
    let name = world.page(everybody[7]).name;
    assert!(ids(&world, typed(&format!("{name} summer"))).contains(&everybody[7]));
    assert_eq!(days(&world), before, "a tag without a cadence changes none");
    world.is_healthy();

    ops::set_tag_cadence(&mut world.store, &when, "Summer fair", Some(3)).unwrap();
    assert_ne!(days(&world), before);
    world.is_healthy();
    let some = Whom::These {
        people: everybody[..9].to_vec(),
    };
    let untag = Deed::Untag {
        name: "Summer fair".to_owned(),
    };
    let with = days(&world);
    ops::several(&mut world.store, &when, &some, &untag).unwrap();
    assert_eq!(days(&world)[..9], before[..9]);
    assert_eq!(ids(&world, typed("summer")).len(), everybody.len() - 9);
    world.is_healthy();
    world.undo();
    assert_eq!(days(&world), with);
    world.undo();
    world.undo();
    assert_eq!(days(&world), before);
    assert_eq!(ids(&world, typed("summer")).len(), 0);
    world.is_healthy();
    world.redo();
    assert_eq!(ids(&world, typed("summer")).len(), everybody.len());
    world.redo();
    assert_eq!(days(&world), with);
    world.is_healthy();
}

#[test]
fn those_who_are_moved_stand_on_top_in_the_order_in_which_they_stood() {
    let mut world = World::new();
    for (name, stage) in [
        ("Ada", Stage::Discovery),
        ("Bo", Stage::Outreach),
        ("Cy", Stage::Outreach),
        ("Di", Stage::Nurturing),
    ] {
        world.add_in(name, stage);
    }
    let when = world.when();
    let people = ["Ada", "Bo", "Cy", "Di"].map(|name| world.find(name)).to_vec();
    let before = world.column(Stage::Outreach);
    let deed = Deed::Move {
        to: Spot::top(Stage::Nurturing),
    };
    let done = ops::several(&mut world.store, &when, &Whom::These { people }, &deed).unwrap();
    assert_eq!(done.label, "Moved 4 people to Nurturing");
    let moved: Vec<String> = [vec!["Ada".to_owned()], before, vec!["Di".to_owned()]].concat();
    assert_eq!(world.column(Stage::Nurturing), moved);
    world.undo();
    assert_eq!(world.column(Stage::Nurturing), ["Di"]);
}

#[test]
fn who_is_archived_together_comes_back_together() {
    let mut world = with_sample(40);
    let when = world.when();
    let there = ids(&world, Segment::EVERYBODY);
    let away = Deed::Archive { archived: true };
    let whom = all_matching(in_stage(Stage::Discovery));
    ops::several(&mut world.store, &when, &whom, &away).unwrap();
    let archive = Segment {
        archived: true,
        ..Segment::EVERYBODY
    };
    assert!(!ids(&world, archive.clone()).is_empty());
    let back = Deed::Archive { archived: false };
    ops::several(&mut world.store, &when, &all_matching(archive), &back).unwrap();
    assert_eq!(ids(&world, Segment::EVERYBODY), there);
}

#[test]
fn a_deed_for_nobody_or_a_stranger_is_refused() {
    let mut world = with_sample(3);
    let when = world.when();
    let away = Deed::Archive { archived: true };
    let nobody = Whom::These { people: Vec::new() };
    let refused = ops::several(&mut world.store, &when, &nobody, &away);
    assert!(matches!(refused, Err(OpError::Invalid { .. })), "{refused:?}");
    let one = ids(&world, Segment::EVERYBODY)[0];
    let stranger = PersonId(uuid::Uuid::from_u128(7));
    let people = vec![one, stranger];
    let refused = ops::several(&mut world.store, &when, &Whom::These { people }, &away);
    assert!(matches!(refused, Err(OpError::NotThere { .. })), "{refused:?}");
    assert_eq!(ids(&world, Segment::EVERYBODY).len(), 3, "nobody was archived");
}

fn deeds() -> impl Strategy<Value = Deed> {
    prop_oneof![
        "[ab]".prop_map(|name| Deed::Tag { name }),
        proptest::sample::select(Stage::ALL).prop_map(|stage| Deed::Move { to: Spot::top(stage) }),
        proptest::option::of(1_u32..90).prop_map(|days| Deed::Cadence { days }),
        any::<bool>().prop_map(|archived| Deed::Archive { archived }),
        any::<bool>().prop_map(|value| Deed::DoNotContact { value }),
        Just(Deed::Log { contact: wrote(None) }),
        proptest::option::of(1_u64..40).prop_map(|days| Deed::Snooze {
            until: days.map(|days| World::new().today + chrono::Days::new(days))
        }),
    ]
}

/// Whatever is done with whomever: what is computed stays right, and undone in turn nothing is left of it.
#[test]
fn any_deeds_leave_the_file_healthy_and_are_taken_back_whole() {
    let config = Config {
        cases: 12,
        ..Config::default()
    };
    let stories = proptest::collection::vec(
        (proptest::sample::select(Stage::ALL), any::<bool>(), deeds()),
        1..5,
    );
    TestRunner::new(config)
        .run(&stories, |story| {
            let mut world = with_sample(30);
            let when = world.when();
            let before = world.dump();
            let mut entries = 0;
            for (stage, archived, deed) in story {
                let segment = Segment {
                    archived,
                    ..in_stage(stage)
                };
                match ops::several(&mut world.store, &when, &all_matching(segment), &deed) {
                    Ok(done) => entries += u32::from(done.entry.is_some()),
                    Err(error) => prop_assert!(matches!(error, OpError::Invalid { .. }), "{error}"),
                }
                world.is_healthy();
            }
            for _ in 0..entries {
                prop_assert!(world.undo().conflicts.is_empty());
            }
            prop_assert_eq!(world.dump(), before);
            world.is_healthy();
            Ok(())
        })
        .unwrap();
}

#[test]
fn an_export_of_those_who_were_chosen_holds_nobody_else() {
    let mut world = World::new();
    for name in ["Ada", "Bo", "Cy", "Zoe"] {
        world.add(name);
    }
    let when = world.when();
    let [ada, bo, cy] = ["Ada", "Bo", "Cy"].map(|name| world.find(name));
    ops::archive(&mut world.store, &when, bo, true).unwrap();
    ops::set_do_not_contact(&mut world.store, &when, cy, true).unwrap();
    let wanted = Wanted {
        whom: Some(Whom::These {
            people: vec![cy, bo, ada, ada],
        }),
        columns: None,
    };
    for name in ["some.csv", "some.vcf"] {
        let path = world.path().with_file_name(name);
        let exported = export::export(&world.reader, &when, &path, &wanted).unwrap();
        assert_eq!((exported.people, exported.left_out), (2, 1));
        let text = std::fs::read_to_string(path).unwrap();
        let at = |name: &str| text.find(name);
        assert!(at("Ada") < at("Bo") && at("Ada").is_some());
        assert_eq!((at("Cy"), at("Zoe")), (None, None));
    }
    let path = world.path().with_file_name("some.json");
    let refused = export::export(&world.reader, &when, &path, &wanted);
    assert!(
        matches!(refused, Err(ExportError::Everybody { .. })),
        "{refused:?}"
    );
}
