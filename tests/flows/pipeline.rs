//! The board: stages, places and their history.

use perennial_core::domain::segment::Segment;
use perennial_core::domain::stage::Stage;
use perennial_core::ops::{self, NewPerson};
use perennial_core::views;
use perennial_core::views::board::BoardQuery;
use perennial_core::views::people::PeopleQuery;
use perennial_core::views::timeline::TimelineWhat;

use crate::world::World;

#[test]
fn new_people_stand_on_top_of_their_stage() {
    let mut world = World::new();
    world.add("Ada");
    world.add("Grace");
    assert_eq!(world.column(Stage::Discovery), ["Grace", "Ada"]);
}

#[test]
fn a_card_lands_between_its_neighbours() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let (one, two) = (
        world.add_in("One", Stage::Outreach),
        world.add_in("Two", Stage::Outreach),
    );
    let when = world.when();
    ops::move_person(
        &mut world.store,
        &when,
        ada,
        Stage::Outreach,
        Some(two),
        Some(one),
    )
    .unwrap();
    assert_eq!(world.column(Stage::Outreach), ["Two", "Ada", "One"]);
    assert!(world.column(Stage::Discovery).is_empty());
    world.undo();
    assert_eq!(world.column(Stage::Discovery), ["Ada"]);
    assert_eq!(world.column(Stage::Outreach), ["Two", "One"]);
}

#[test]
fn a_place_can_be_halved_as_often_as_anyone_drags() {
    let mut world = World::new();
    world.add("Low");
    let mut movers = [world.add("A"), world.add("B")];
    let high = world.add("High");
    let when = world.when();
    for _ in 0..120 {
        movers.reverse();
        ops::move_person(
            &mut world.store,
            &when,
            movers[0],
            Stage::Discovery,
            Some(high),
            Some(movers[1]),
        )
        .unwrap();
    }
    let column = world.column(Stage::Discovery);
    let at = |name: &str| column.iter().position(|n| n == name).unwrap();
    assert!(at("High") < at("A") && at("High") < at("B"), "{column:?}");
    assert!(at("A") < at("Low") && at("B") < at("Low"), "{column:?}");
}

#[test]
fn a_move_is_remembered_in_the_timeline() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.days_pass(2);
    let when = world.when();
    ops::move_person(&mut world.store, &when, ada, Stage::Outreach, None, None).unwrap();
    let timeline = views::timeline::timeline(&world.reader, ada, &[], 0, 10).unwrap();
    assert_eq!(timeline.total, 2);
    assert_eq!(
        timeline.entries[0].what,
        TimelineWhat::StageChange {
            from: Some(Stage::Discovery),
            to: Stage::Outreach
        }
    );
}

#[test]
fn the_columns_count_their_people_and_their_due() {
    let mut world = World::new();
    world.add("Ada");
    let grace = world.add("Grace");
    world.days_pass(30);
    world.wrote_to(grace);
    let board = views::board::board(&world.reader, &world.when(), &BoardQuery::EVERYBODY, &[]).unwrap();
    assert_eq!((board.columns[0].count, board.columns[0].due), (2, 1));
    assert_eq!(board.columns.len(), 5);
}

#[test]
fn an_account_belongs_to_one_person() {
    let mut world = World::new();
    let when = world.when();
    let new = |name: &str, account: &str| NewPerson {
        name: name.into(),
        accounts: vec![account.into()],
        ..NewPerson::default()
    };
    ops::add_person(&mut world.store, &when, &new("Ada", "instagram:ada")).unwrap();
    let taken = ops::add_person(
        &mut world.store,
        &when,
        &new("Impostor", "https://www.instagram.com/Ada/?hl=en"),
    )
    .unwrap_err();
    assert!(taken.to_string().contains("belongs to Ada"), "{taken}");
    let everyone = PeopleQuery::first(Segment::EVERYBODY, 10);
    assert_eq!(
        views::people::people(&world.reader, &when, &everyone)
            .unwrap()
            .total,
        1
    );
    world.is_healthy();
}

#[test]
fn people_are_found_by_the_beginning_of_a_word_accents_aside() {
    let mut world = World::new();
    let zoe = world.add("Zoë Müller");
    world.add("Ada");
    let when = world.when();
    ops::add_tag(&mut world.store, &when, zoe, "Ceramics").unwrap();
    let find = |world: &World, text: &str| -> Vec<String> {
        let segment = Segment {
            search: Some(text.into()),
            ..Segment::EVERYBODY
        };
        let query = PeopleQuery::first(segment, 10);
        let found = views::people::people(&world.reader, &world.when(), &query).unwrap();
        found.people.into_iter().map(|card| card.name).collect()
    };
    assert_eq!(find(&world, "zoe"), ["Zoë Müller"]);
    assert_eq!(find(&world, "mull"), ["Zoë Müller"]);
    assert_eq!(find(&world, "ceram"), ["Zoë Müller"]);
    assert_eq!(find(&world, "nobody"), Vec::<String>::new());
    world.undo();
    assert_eq!(find(&world, "ceram"), Vec::<String>::new());
    world.is_healthy();
}
