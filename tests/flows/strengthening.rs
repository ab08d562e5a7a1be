//! How strong a relationship is, what orders by it, and several fields of a person changed as one.

use perennial_core::domain::PersonId;
use perennial_core::domain::mention::MentionKind;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::segment::{ListOrder, Segment};
use perennial_core::domain::stage::Stage;
use perennial_core::domain::strength::StrengthLevel;
use perennial_core::domain::touchpoint::{Channel, Direction, Intent};
use perennial_core::ops::{self, Contact, Edit, Mention, OpError};
use perennial_core::views;
use perennial_core::views::board::{BoardQuery, Sight};
use perennial_core::views::people::PeopleQuery;

use crate::world::World;

fn came(world: &mut World, id: PersonId, channel: Channel, intent: Intent) {
    let contact = Contact {
        channel,
        direction: Direction::In,
        intent,
        on: None,
        at: None,
        note: None,
    };
    let when = world.when();
    ops::log_contact(&mut world.store, &when, id, &contact).unwrap();
}

fn posted(world: &mut World, id: PersonId, organic: bool) {
    let mention = Mention {
        kind: Some(MentionKind::Post),
        organic,
        link: None,
        on: None,
        thanked_on: None,
        note: None,
    };
    let when = world.when();
    ops::log_mention(&mut world.store, &when, id, &mention).unwrap();
}

fn says(world: &World, id: PersonId) -> String {
    world.page(id).strength.says()
}

#[test]
fn strength_grows_by_what_they_do_and_not_by_what_we_do() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.wrote_to(ada);
    posted(&mut world, ada, false);
    assert_eq!(says(&world, ada), "No sign yet");
    came(&mut world, ada, Channel::Dm, Intent::Reply);
    posted(&mut world, ada, true);
    came(&mut world, ada, Channel::Comment, Intent::Thanks);
    came(&mut world, ada, Channel::Email, Intent::Ask);
    assert_eq!(
        says(&world, ada),
        "Growing: posted unpaid, wrote first, answered, commented"
    );
    world.is_healthy();
    world.undo();
    assert_eq!(says(&world, ada), "Growing: posted unpaid, answered, commented");
    world.is_healthy();
}

#[test]
fn who_comes_back_to_a_collaboration_on_another_day_works_with_us_again() {
    let mut world = World::new();
    let ada = world.add_in("Ada", Stage::Collaboration);
    let go = |world: &mut World, to| {
        let when = world.when();
        ops::move_person(&mut world.store, &when, ada, to, None, None).unwrap();
    };
    go(&mut world, Stage::Nurturing);
    go(&mut world, Stage::Collaboration);
    assert_eq!(
        world.page(ada).strength.level,
        StrengthLevel::Unseen,
        "a slip of the same day"
    );
    go(&mut world, Stage::Nurturing);
    world.days_pass(90);
    go(&mut world, Stage::Collaboration);
    assert_eq!(says(&world, ada), "First signs: worked with us again");
    world.is_healthy();
}

#[test]
fn people_and_a_column_are_ordered_by_strength() {
    let mut world = World::new();
    let [ada, bo, _] = ["Ada", "Bo", "Cy"].map(|name| world.add(name));
    came(&mut world, ada, Channel::Dm, Intent::Reply);
    for _ in 0..3 {
        posted(&mut world, bo, true);
    }
    let names =
        |cards: Vec<views::card::Card>| -> Vec<String> { cards.into_iter().map(|card| card.name).collect() };
    let query = PeopleQuery {
        order: ListOrder::Strength.into(),
        ..PeopleQuery::first(Segment::EVERYBODY, 10)
    };
    let list = |query: &PeopleQuery| {
        names(
            views::people::people(&world.reader, &world.when(), query)
                .unwrap()
                .people,
        )
    };
    assert_eq!(list(&query), ["Bo", "Ada", "Cy"]);
    assert_eq!(
        list(&PeopleQuery {
            reversed: true,
            ..query
        }),
        ["Cy", "Ada", "Bo"]
    );
    let board = BoardQuery {
        order: ListOrder::Strength.into(),
        ..BoardQuery::EVERYBODY
    };
    let column = views::board::cards(
        &world.reader,
        &world.when(),
        &board,
        Sight {
            stage: Stage::Discovery,
            from: 0,
            limit: 10,
        },
    )
    .unwrap();
    assert_eq!(names(column.cards), ["Bo", "Ada", "Cy"]);
}

#[test]
fn the_doctor_finds_a_strength_that_is_out_of_date() {
    let mut world = World::new();
    world.add("Ada");
    world
        .file()
        .execute("UPDATE standing SET strength = 7", [])
        .unwrap();
    let found = views::doctor::doctor(&world.reader).unwrap();
    assert_eq!((found.healthy, found.derived.len()), (false, 1));
}

#[test]
fn several_fields_are_one_entry_all_or_none() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    ops::add_tag(&mut world.store, &when, ada, "old").unwrap();
    ops::add_tag(&mut world.store, &when, ada, "Kept").unwrap();
    let text = |text: &str| Some(text.to_owned());
    let edits = [
        Edit::Field(PersonField::Country, text("Portugal")),
        Edit::Field(PersonField::Tier, text("partner")),
        Edit::Tags(vec!["kept".to_owned(), " new ".to_owned(), String::new()]),
        Edit::Stage(Stage::Outreach),
    ];
    let done = ops::edit(&mut world.store, &when, ada, &edits).unwrap();
    assert_eq!(done.label, "Changed Ada\u{2019}s country, tier, tags and stage");
    let page = world.page(ada);
    let tags: Vec<&str> = page.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!((page.stage, tags), (Stage::Outreach, vec!["Kept", "new"]));
    world.undo();
    let page = world.page(ada);
    let tags: Vec<&str> = page.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!((page.stage, tags), (Stage::Discovery, vec!["Kept", "old"]));
    assert_eq!(page.details.get(&PersonField::Country), None);
    let refused = ops::edit(
        &mut world.store,
        &when,
        ada,
        &[
            edits[0].clone(),
            Edit::Field(PersonField::NextTouchOn, text("soon")),
        ],
    );
    assert!(matches!(refused, Err(OpError::Invalid { .. })), "{refused:?}");
    assert_eq!(world.page(ada).details.get(&PersonField::Country), None);
    world.is_healthy();
}
