//! The board as the owner has it: stages in parts, cards that dry up, several moved to one place, tiers.

use perennial_core::domain::person::PersonField;
use perennial_core::domain::segment::{Condition, Facet, Segment, Whom};
use perennial_core::domain::stage::Stage;
use perennial_core::domain::tier::Tier;
use perennial_core::domain::{PersonId, SubStageId};
use perennial_core::ops::{self, Deed, OpError, Spot};
use perennial_core::views;
use perennial_core::views::board::{Board, BoardQuery, Sight};
use perennial_core::views::card::Card;

use crate::world::World;

fn part(world: &mut World, stage: Stage, name: &str) -> SubStageId {
    let when = world.when();
    ops::add_sub_stage(&mut world.store, &when, stage, name)
        .unwrap()
        .0
}

fn moved(world: &mut World, people: &[PersonId], to: Spot) -> Result<String, OpError> {
    let whom = Whom::These {
        people: people.to_vec(),
    };
    let when = world.when();
    ops::several(&mut world.store, &when, &whom, &Deed::Move { to }).map(|done| done.label)
}

fn into(stage: Stage, part: SubStageId) -> Spot {
    Spot {
        sub_stage: Some(part),
        ..Spot::top(stage)
    }
}

fn board(world: &World) -> Board {
    views::board::board(&world.reader, &world.when(), &BoardQuery::EVERYBODY, &[]).unwrap()
}

/// The parts of a column with how many stand in each.
fn parts(world: &World, stage: Stage) -> Vec<(String, u32)> {
    let column = board(world)
        .columns
        .into_iter()
        .find(|column| column.stage == stage);
    let parts = column.unwrap().parts.into_iter();
    parts
        .map(|part| (part.name.unwrap_or_else(|| "\u{2013}".to_owned()), part.count))
        .collect()
}

fn told(parts: &[(&str, u32)]) -> Vec<(String, u32)> {
    parts
        .iter()
        .map(|(name, count)| ((*name).to_owned(), *count))
        .collect()
}

fn card(world: &World, stage: Stage) -> Card {
    let window = views::board::cards(
        &world.reader,
        &world.when(),
        &BoardQuery::EVERYBODY,
        Sight {
            stage,
            from: 0,
            limit: 1,
        },
    );
    window.unwrap().cards.remove(0)
}

/// Five in Outreach, from the top: Ed, Di, Cy, Bo, Ada.
fn five() -> (World, [PersonId; 5]) {
    let mut world = World::new();
    let people = ["Ada", "Bo", "Cy", "Di", "Ed"].map(|name| world.add_in(name, Stage::Outreach));
    (world, people)
}

#[test]
fn a_column_shows_its_parts_one_after_another_whichever_window_is_asked_for() {
    let (mut world, [ada, bo, cy, ..]) = five();
    assert_eq!(parts(&world, Stage::Outreach), []);
    let sent = part(&mut world, Stage::Outreach, " First  note sent ");
    let answered = part(&mut world, Stage::Outreach, "Answered");
    assert_eq!(
        moved(&mut world, &[bo], into(Stage::Outreach, answered)).unwrap(),
        "Moved Bo to Outreach, Answered"
    );
    moved(&mut world, &[ada, cy], into(Stage::Outreach, sent)).unwrap();
    assert_eq!(
        parts(&world, Stage::Outreach),
        told(&[("\u{2013}", 2), ("First note sent", 2), ("Answered", 1)])
    );
    let all = ["Ed", "Di", "Cy", "Ada", "Bo"];
    assert_eq!(world.column(Stage::Outreach), all);
    for from in 0..6 {
        for limit in 0..6 {
            let (when, query) = (world.when(), BoardQuery::EVERYBODY);
            let window = views::board::cards(
                &world.reader,
                &when,
                &query,
                Sight {
                    stage: Stage::Outreach,
                    from,
                    limit,
                },
            )
            .unwrap();
            let names: Vec<String> = window.cards.into_iter().map(|card| card.name).collect();
            let wanted: Vec<&str> = all
                .iter()
                .skip(from as usize)
                .take(limit as usize)
                .copied()
                .collect();
            assert_eq!(names, wanted, "{limit} from {from}");
        }
    }
    // A move within the stage is no move in their history; one out of it leaves the part behind.
    let page = world.page(bo);
    assert_eq!(page.sub_stage.unwrap().name, "Answered");
    let timeline = views::timeline::timeline(&world.reader, bo, &[], 0, 9).unwrap();
    assert_eq!(timeline.total, 1);
    moved(&mut world, &[bo], Spot::top(Stage::Nurturing)).unwrap();
    assert_eq!(world.page(bo).sub_stage, None);
    world.undo();
    assert_eq!(world.page(bo).sub_stage.unwrap().name, "Answered");
    world.is_healthy();
}

#[test]
fn parts_are_renamed_ordered_and_removed_and_each_is_taken_back() {
    let (mut world, [ada, bo, ..]) = five();
    let when = world.when();
    let sent = part(&mut world, Stage::Outreach, "Sent");
    let answered = part(&mut world, Stage::Outreach, "Answered");
    moved(&mut world, &[ada, bo], into(Stage::Outreach, sent)).unwrap();
    let before = world.dump();

    let taken = ops::rename_sub_stage(&mut world.store, &when, sent, "ANSWERED").unwrap_err();
    assert!(taken.to_string().contains("already"), "{taken}");
    assert!(ops::add_sub_stage(&mut world.store, &when, Stage::Outreach, "  ").is_err());
    ops::rename_sub_stage(&mut world.store, &when, sent, "SENT").unwrap();
    world.undo();
    ops::place_sub_stage(&mut world.store, &when, answered, 0).unwrap();
    assert_eq!(
        parts(&world, Stage::Outreach),
        told(&[("\u{2013}", 3), ("Answered", 0), ("Sent", 2)])
    );
    world.undo();
    assert_eq!(world.dump(), before);

    let done = ops::delete_sub_stage(&mut world.store, &when, sent, Some(answered)).unwrap();
    assert_eq!(
        done.label,
        "Removed \u{201c}Sent\u{201d}; 2 people to \u{201c}Answered\u{201d}"
    );
    assert_eq!(
        parts(&world, Stage::Outreach),
        told(&[("\u{2013}", 3), ("Answered", 2)])
    );
    world.undo();
    let done = ops::delete_sub_stage(&mut world.store, &when, sent, None).unwrap();
    assert_eq!(done.label, "Removed \u{201c}Sent\u{201d}; 2 people in Outreach");
    assert_eq!(world.page(ada).sub_stage, None);
    world.undo();
    assert_eq!(world.dump(), before);
    world.is_healthy();
}

#[test]
fn a_part_belongs_to_its_stage() {
    let (mut world, [ada, ..]) = five();
    let when = world.when();
    let sent = part(&mut world, Stage::Outreach, "Sent");
    let quiet = part(&mut world, Stage::Nurturing, "Sent");
    assert!(moved(&mut world, &[ada], into(Stage::Nurturing, sent)).is_err());
    assert!(ops::delete_sub_stage(&mut world.store, &when, sent, Some(quiet)).is_err());
    assert!(ops::delete_sub_stage(&mut world.store, &when, sent, Some(sent)).is_err());
}

#[test]
fn a_part_in_which_somebody_stands_is_not_taken_back_from_under_them() {
    let (mut world, [ada, ..]) = five();
    let when = world.when();
    let (sent, made) = ops::add_sub_stage(&mut world.store, &when, Stage::Outreach, "Sent").unwrap();
    moved(&mut world, &[ada], into(Stage::Outreach, sent)).unwrap();
    let undone = ops::undo(&mut world.store, made.entry).unwrap();
    assert!(!undone.conflicts.is_empty());
    assert_eq!(
        world.page(ada).sub_stage.map(|part| part.name),
        Some("Sent".into())
    );
    world.is_healthy();
}

#[test]
fn several_take_one_place_together_in_the_order_in_which_they_stood() {
    let (mut world, [ada, bo, cy, di, ed]) = five();
    let zoe = world.add_in("Zoe", Stage::Discovery);
    let before = world.dump();
    let to = Spot {
        after: Some(di),
        before: Some(cy),
        ..Spot::top(Stage::Outreach)
    };
    assert_eq!(
        moved(&mut world, &[ada, zoe, ed], to).unwrap(),
        "Moved 3 people to Outreach"
    );
    assert_eq!(
        world.column(Stage::Outreach),
        ["Di", "Zoe", "Ed", "Ada", "Cy", "Bo"]
    );
    world.undo();
    assert_eq!(world.dump(), before, "one entry");
    // A neighbour that is moved itself is none.
    let to = Spot {
        after: Some(bo),
        before: None,
        ..Spot::top(Stage::Outreach)
    };
    assert_eq!(
        moved(&mut world, &[bo, ed], to).unwrap(),
        "Moved 2 people within Outreach"
    );
    assert_eq!(world.column(Stage::Outreach), ["Ed", "Bo", "Di", "Cy", "Ada"]);
}

#[test]
fn many_fit_between_two_neighbours_however_near_they_are() {
    let (mut world, [_, _, cy, di, _]) = five();
    let crowd: Vec<PersonId> = (0..60).map(|at| world.add(&format!("N{at:02}"))).collect();
    for at in 0..30 {
        let to = Spot {
            after: Some(if at == 0 { di } else { crowd[at - 1] }),
            before: Some(cy),
            ..Spot::top(Stage::Outreach)
        };
        moved(&mut world, &[crowd[at], crowd[at + 30]], to).unwrap();
    }
    let column = world.column(Stage::Outreach);
    assert_eq!((column[1].as_str(), column[62].as_str()), ("Di", "Cy"));
    assert_eq!(column.len(), 65);
    let conn = world.file();
    let same: i64 = conn
        .query_row(
            "SELECT count(*) - count(DISTINCT board_rank) FROM person WHERE stage = 'outreach'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(same, 0, "nobody shares a place");
}

#[test]
fn a_card_dries_up_after_so_many_days_without_a_contact_or_a_move() {
    let mut world = World::new();
    let ada = world.add_in("Ada", Stage::Outreach);
    let when = world.when();
    ops::set_drying(&mut world.store, &when, Stage::Outreach, Some(10)).unwrap();
    assert_eq!(board(&world).columns[1].dries_up_days, Some(10));
    let quiet = |world: &World| card(world, Stage::Outreach).quiet_days;
    world.days_pass(10);
    assert_eq!(quiet(&world), None);
    world.days_pass(1);
    assert_eq!(quiet(&world), Some(11));
    world.wrote_to(ada);
    assert_eq!(quiet(&world), None);
    world.days_pass(30);
    assert_eq!(quiet(&world), Some(30));

    // Moved away and back, the days begin anew.
    moved(&mut world, &[ada], Spot::top(Stage::Nurturing)).unwrap();
    moved(&mut world, &[ada], Spot::top(Stage::Outreach)).unwrap();
    assert_eq!(quiet(&world), None);
    world.undo();
    world.undo();
    assert_eq!(quiet(&world), Some(30));

    // Whoever rests by the owner's own word does not dry up.
    let when = world.when();
    ops::snooze(
        &mut world.store,
        &when,
        ada,
        Some(when.today + chrono::Days::new(5)),
    )
    .unwrap();
    assert_eq!(quiet(&world), None);
    world.undo();
    ops::set_drying(&mut world.store, &when, Stage::Outreach, None).unwrap();
    assert_eq!(quiet(&world), None);
    world.undo();
    assert_eq!(quiet(&world), Some(30));
    assert!(ops::set_drying(&mut world.store, &when, Stage::Outreach, Some(0)).is_err());
    world.is_healthy();
}

#[test]
fn a_tier_is_set_by_a_person_one_by_one_or_of_several() {
    let (mut world, [ada, bo, ..]) = five();
    let when = world.when();
    ops::edit_person(
        &mut world.store,
        &when,
        ada,
        PersonField::Tier,
        Some("Ambassador"),
    )
    .unwrap();
    assert_eq!(world.page(ada).details[&PersonField::Tier], "ambassador");
    let wrong =
        ops::edit_person(&mut world.store, &when, ada, PersonField::Tier, Some("friend")).unwrap_err();
    assert!(
        wrong.to_string().contains("prospect, partner, ambassador"),
        "{wrong}"
    );

    let whom = Whom::These {
        people: vec![ada, bo],
    };
    let partner = Deed::Tier {
        tier: Some(Tier::Partner),
    };
    let done = ops::several(&mut world.store, &when, &whom, &partner).unwrap();
    assert_eq!(done.label, "Set the tier of 2 people to Partner");
    let counts = views::people::values(&world.reader, &when, &Segment::EVERYBODY, Facet::Tier).unwrap();
    assert_eq!(
        (counts[0].value.as_str(), counts[0].count, counts.len()),
        ("partner", 2, 1)
    );
    let others = Segment {
        conditions: vec![Condition::Tier {
            any: vec![Tier::Partner],
            not: true,
        }],
        ..Segment::EVERYBODY
    };
    assert_eq!(views::people::count(&world.reader, &when, &others).unwrap(), 3);
    world.undo();
    assert_eq!(world.page(ada).details[&PersonField::Tier], "ambassador");
    ops::several(&mut world.store, &when, &whom, &Deed::Tier { tier: None }).unwrap();
    assert!(!world.page(ada).details.contains_key(&PersonField::Tier));
}

#[test]
fn the_parts_are_counted_as_values_of_a_filter_by_their_ids() {
    let (mut world, [ada, bo, ..]) = five();
    let when = world.when();
    let sent = part(&mut world, Stage::Outreach, "Sent");
    moved(&mut world, &[ada, bo], into(Stage::Outreach, sent)).unwrap();
    let values = views::people::values(&world.reader, &when, &Segment::EVERYBODY, Facet::SubStage).unwrap();
    assert_eq!((values[0].value.clone(), values[0].count), (sent.to_string(), 2));
}
