//! Tags as the owner keeps them: renamed, made one, removed, and the views that ask for them.

use perennial_core::domain::segment::{Condition, ListOrder, Segment, SegmentScreen, SegmentView};
use perennial_core::domain::{PersonId, TagId};
use perennial_core::ops::{self, OpError};
use perennial_core::views;
use perennial_core::views::tags::TagCount;

use crate::world::World;

fn tag(world: &mut World, person: PersonId, name: &str) {
    let when = world.when();
    ops::add_tag(&mut world.store, &when, person, name).unwrap();
}

fn all(world: &World) -> Vec<TagCount> {
    views::tags::tags(&world.reader).unwrap()
}

fn told(world: &World) -> Vec<(String, u32, Option<u32>)> {
    let tags = all(world).into_iter();
    tags.map(|one| (one.name, one.people, one.cadence_days)).collect()
}

fn id(world: &World, name: &str) -> TagId {
    all(world).into_iter().find(|one| one.name == name).unwrap().id
}

fn asks(world: &mut World, view: &str, tags: &[&str], not: bool) {
    let shows = SegmentView {
        segment: Segment {
            conditions: vec![Condition::Tag {
                any: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                not,
            }],
            ..Segment::EVERYBODY
        },
        order: ListOrder::Name.into(),
        reversed: false,
        columns: Vec::new(),
    };
    let when = world.when();
    ops::save_view(&mut world.store, &when, None, SegmentScreen::Board, view, &shows).unwrap();
}

fn asked(world: &World, view: &str) -> (Vec<String>, u32) {
    let views = views::saved_views::saved_views(&world.reader).unwrap();
    let shows = views.into_iter().find(|one| one.name == view).unwrap().shows;
    let count = views::people::count(&world.reader, &world.when(), &shows.segment).unwrap();
    match &shows.segment.conditions[0] {
        Condition::Tag { any, .. } => (any.clone(), count),
        other => panic!("{other:?}"),
    }
}

fn three(world: &mut World) -> [PersonId; 3] {
    let people = ["Ada", "Bea", "Cy"].map(|name| world.add(name));
    for (person, tags) in people.iter().zip([&["vip", "VIPs"][..], &["VIPs"], &["vip"]]) {
        for name in tags {
            tag(world, *person, name);
        }
    }
    people
}

#[test]
fn a_tag_is_renamed_with_the_views_that_ask_for_it() {
    let mut world = World::new();
    let [ada, ..] = three(&mut world);
    asks(&mut world, "Dear", &["Vip"], false);
    let when = world.when();
    let vip = id(&world, "vip");
    assert_eq!(all(&world)[0].views, ["Dear"]);
    for wrong in ["", "  ", "vips"] {
        let refused = ops::rename_tag(&mut world.store, &when, vip, wrong);
        assert!(matches!(refused, Err(OpError::Invalid { .. })), "{wrong}");
    }
    ops::rename_tag(&mut world.store, &when, vip, "  Dear   ones ").unwrap();
    assert_eq!(told(&world)[0], ("Dear ones".to_owned(), 2, None));
    assert_eq!(asked(&world, "Dear"), (vec!["Dear ones".to_owned()], 2));
    assert_eq!(world.page(ada).tags[0].name, "Dear ones");
    let typed = Segment {
        search: Some("dear".to_owned()),
        ..Segment::EVERYBODY
    };
    assert_eq!(views::people::count(&world.reader, &when, &typed).unwrap(), 2);
    world.undo();
    assert_eq!(asked(&world, "Dear"), (vec!["Vip".to_owned()], 2));
    ops::rename_tag(&mut world.store, &when, vip, "VIP").unwrap();
    assert_eq!(told(&world)[0].0, "VIP");
    world.is_healthy();
}

#[test]
fn two_tags_become_one_with_its_own_cadence_or_else_the_others() {
    let mut world = World::new();
    let [ada, bea, cy] = three(&mut world);
    asks(&mut world, "Both", &["VIPs", "vip"], false);
    asks(&mut world, "Neither", &["vip"], true);
    let when = world.when();
    ops::set_tag_cadence(&mut world.store, &when, "vip", Some(10)).unwrap();
    let cadence = |world: &World, person| world.page(person).cadence_days;
    assert_eq!(cadence(&world, bea), Some(30));
    let (vip, vips) = (id(&world, "vip"), id(&world, "VIPs"));
    assert!(ops::merge_tags(&mut world.store, &when, vip, vip).is_err());
    let before = world.dump();

    ops::merge_tags(&mut world.store, &when, vip, vips).unwrap();
    assert_eq!(told(&world), [("VIPs".to_owned(), 3, Some(10))]);
    for person in [ada, bea, cy] {
        assert_eq!(cadence(&world, person), Some(10));
        assert_eq!(world.page(person).tags.len(), 1);
    }
    assert_eq!(asked(&world, "Both"), (vec!["VIPs".to_owned()], 3));
    assert_eq!(asked(&world, "Neither"), (vec!["VIPs".to_owned()], 0));
    world.is_healthy();
    world.undo();
    assert_eq!(world.dump(), before);
    assert_eq!(cadence(&world, bea), Some(30));

    ops::set_tag_cadence(&mut world.store, &when, "VIPs", Some(60)).unwrap();
    ops::merge_tags(&mut world.store, &when, vip, vips).unwrap();
    assert_eq!(told(&world), [("VIPs".to_owned(), 3, Some(60))]);
    assert_eq!(cadence(&world, cy), Some(60));
    world.is_healthy();
}

#[test]
fn a_tag_is_removed_from_all_who_carry_it_and_comes_back_to_them() {
    let mut world = World::new();
    let [ada, _, cy] = three(&mut world);
    asks(&mut world, "Dear", &["vip"], false);
    let when = world.when();
    ops::set_tag_cadence(&mut world.store, &when, "vip", Some(7)).unwrap();
    let before = world.dump();
    let vip = id(&world, "vip");
    let done = ops::delete_tag(&mut world.store, &when, vip).unwrap();
    assert_eq!(done.label, "Removed the tag \u{201c}vip\u{201d} from 2 people");
    assert_eq!(world.page(cy).tags, []);
    assert_eq!(world.page(cy).cadence_days, Some(30));
    assert_eq!(asked(&world, "Dear"), (vec!["vip".to_owned()], 0));
    world.is_healthy();
    world.undo();
    assert_eq!(world.dump(), before);
    assert_eq!(world.page(ada).cadence_days, Some(7));
    assert_eq!(asked(&world, "Dear").1, 2);
    world.is_healthy();
}
