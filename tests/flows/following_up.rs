//! Who is followed up, who is owed a reply, and what is not needed.

use perennial_core::domain::PersonId;
use perennial_core::domain::nudge::{Group, Reason};
use perennial_core::domain::stage::Stage;
use perennial_core::domain::touchpoint::{Channel, Direction, Intent};
use perennial_core::ops::{self, Contact};

use crate::world::World;

fn contact(world: &mut World, person: PersonId, direction: Direction, intent: Intent) {
    let when = world.when();
    let contact = Contact {
        channel: Channel::Email,
        direction,
        intent,
        on: None,
        at: None,
        note: None,
    };
    ops::log_contact(&mut world.store, &when, person, &contact).unwrap();
}

fn asked(world: &mut World, person: PersonId) {
    contact(world, person, Direction::Out, Intent::Ask);
}

fn reasons(world: &World) -> Vec<Reason> {
    world.nudges().nudges.iter().map(|nudge| nudge.reason).collect()
}

#[test]
fn an_unanswered_ask_is_followed_up_and_any_answer_ends_it() {
    let mut world = World::new();
    let ada = world.add_in("Ada", Stage::Outreach);
    asked(&mut world, ada);
    world.days_pass(4);
    assert!(world.nudged().is_empty());
    for (days, reason) in [
        (1, Reason::FollowUp),
        (3, Reason::SecondFollowUp),
        (5, Reason::LastNote),
        (5, Reason::MoveOn),
    ] {
        world.days_pass(days);
        assert_eq!(reasons(&world), [reason]);
        world.is_healthy();
        asked(&mut world, ada);
        assert!(world.nudged().is_empty());
    }
    // A test's moments are whole days: two of one day have no order.
    world.days_pass(1);
    contact(&mut world, ada, Direction::In, Intent::Reply);
    world.days_pass(1);
    assert_eq!(reasons(&world), [Reason::ReplyOwed]);
    contact(&mut world, ada, Direction::Out, Intent::Reply);
    world.days_pass(5);
    assert!(world.nudged().is_empty());
    world.is_healthy();
}

#[test]
fn two_notes_of_one_day_are_one_follow_up() {
    let mut world = World::new();
    let ada = world.add_in("Ada", Stage::Outreach);
    asked(&mut world, ada);
    asked(&mut world, ada);
    world.days_pass(5);
    assert_eq!(reasons(&world), [Reason::FollowUp]);
}

#[test]
fn a_move_out_of_outreach_ends_the_follow_up_and_its_undo_brings_it_back() {
    let mut world = World::new();
    let ada = world.add_in("Ada", Stage::Outreach);
    asked(&mut world, ada);
    world.days_pass(5);
    let when = world.when();
    ops::move_person(&mut world.store, &when, ada, Stage::Collaboration, None, None).unwrap();
    assert!(world.nudged().is_empty());
    world.undo();
    assert_eq!(reasons(&world), [Reason::FollowUp]);
}

#[test]
fn a_contact_that_a_list_tells_of_is_not_followed_up() {
    let mut world = World::new();
    let draft = world.draft("list.csv", "Name,Stage,Last contact\nAda,Outreach,2026-02-20\n");
    world.commit(&draft);
    assert!(world.nudged().is_empty());
    world.days_pass(30);
    assert_eq!(reasons(&world), [Reason::Reconnect]);
    world.is_healthy();
}

#[test]
fn today_counts_its_groups() {
    let mut world = World::new();
    let (ada, grace) = (world.add_in("Ada", Stage::Outreach), world.add("Grace"));
    world.add("Joan");
    asked(&mut world, ada);
    contact(&mut world, grace, Direction::In, Intent::Ask);
    world.days_pass(30);
    let today = world.nudges();
    let groups: Vec<(Group, u32)> = today.groups.iter().map(|g| (g.group, g.count)).collect();
    assert_eq!(groups, [(Group::Reconnect, 1), (Group::FollowUp, 2)]);
    assert_eq!(world.nudged(), ["Joan", "Grace", "Ada"]);
    assert_eq!(
        today.nudges[1].why,
        "They wrote 30 days ago; you have not answered"
    );
}
