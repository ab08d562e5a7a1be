//! Segments: whom conditions fit, told by the file and by looking at everybody; lists, counts and saved views of them.

use std::collections::BTreeMap;

use chrono::Days;
use perennial_core::domain::CriterionId;
use perennial_core::domain::fit::Fit;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::segment::{
    Condition, CustomTest, DueWithin, Facet, Known, ListOrder, OrderBy, Segment, SegmentScreen, SegmentView,
    Shown, Whom,
};
use perennial_core::domain::stage::Stage;
use perennial_core::domain::tier::Tier;
use perennial_core::domain::{Platform, SubStageId};
use perennial_core::ops::demo::{DemoSize, plant};
use perennial_core::ops::{self, Deed, OpError, Spot};
use perennial_core::views;
use perennial_core::views::board::{BoardQuery, Sight};
use perennial_core::views::card::Card;
use perennial_core::views::fit::FitAnswer;
use perennial_core::views::people::PeopleQuery;
use perennial_core::views::person::PersonPage;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::world::World;

/// Somebody as the screens show them.
struct Seen {
    card: Card,
    page: PersonPage,
}

/// 150 people of whom nobody is alike: some archived, some untouched, some with fields of the owner's own.
fn peopled() -> World {
    let mut world = World::new();
    let size = DemoSize {
        people: 120,
        touchpoints: 300,
        seed: 5,
    };
    let when = world.when();
    plant(&mut world.store, &when, &size).unwrap();
    let list = "Name,Instagram,Followers,Country,Shirt size,Budget,Tags\n\
        Ana,@ana.one,12000,Portugal,M,250,ceramics\nBo,@bo.two,900,portugal,L,1200,\nCy,,,,,,\n\
        Di,@di.four,,Brazil,m,80,\"coffee, ceramics\"\n";
    let draft = world.draft("list.csv", list);
    world.commit(&draft);
    for name in ["Sent", "Answered"] {
        ops::add_sub_stage(&mut world.store, &when, Stage::Outreach, name).unwrap();
    }
    for (at, part) in parts(&world).into_iter().enumerate() {
        let query = PeopleQuery::first(in_stage(Stage::Outreach), 200);
        let there = views::people::people(&world.reader, &when, &query).unwrap();
        let some = there.people.iter().skip(at).step_by(3).map(|card| card.id);
        let whom = Whom::These {
            people: some.collect(),
        };
        let to = Spot {
            sub_stage: Some(part),
            ..Spot::top(Stage::Outreach)
        };
        ops::several(&mut world.store, &when, &whom, &Deed::Move { to }).unwrap();
    }
    let (bo, cy) = (world.find("Bo"), world.find("Cy"));
    ops::archive(&mut world.store, &when, cy, true).unwrap();
    ops::set_do_not_contact(&mut world.store, &when, bo, true).unwrap();
    let (ana, criteria) = (world.find("Ana"), views::fit::criteria(&world.reader).unwrap());
    for one in &criteria {
        ops::answer_fit(&mut world.store, &when, ana, one.id, Fit::Yes, None).unwrap();
    }
    ops::answer_fit(&mut world.store, &when, bo, criteria[0].id, Fit::No, Some("bots")).unwrap();
    world
}

fn parts(world: &World) -> Vec<SubStageId> {
    let all = views::sub_stages::sub_stages(&world.reader).unwrap();
    all.into_iter().map(|part| part.id).collect()
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

fn everybody(world: &World) -> Vec<Seen> {
    [false, true]
        .into_iter()
        .flat_map(|archived| {
            let segment = Segment {
                archived,
                ..Segment::EVERYBODY
            };
            let query = PeopleQuery::first(segment, u32::MAX);
            views::people::people(&world.reader, &world.when(), &query)
                .unwrap()
                .people
        })
        .map(|card| Seen {
            page: world.page(card.id),
            card,
        })
        .collect()
}

/// What a condition means, said a second time: of one person, with no file at hand.
fn fits(seen: &Seen, condition: &Condition, world: &World) -> bool {
    let Seen { card, page } = seen;
    let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
    let detail = |field: PersonField| page.details.get(&field).cloned();
    match condition {
        Condition::Stage { any, not } => any.contains(&card.stage) != *not,
        Condition::SubStage { any, not } => card.sub_stage.is_some_and(|part| any.contains(&part)) != *not,
        Condition::Tier { any, not } => card.tier.is_some_and(|tier| any.contains(&tier)) != *not,
        Condition::Tag { any, not } => {
            card.tags.iter().any(|tag| any.iter().any(|one| same(one, tag))) != *not
        }
        Condition::Platform { any, not } => {
            card.accounts
                .iter()
                .any(|account| any.contains(&account.platform))
                != *not
        }
        Condition::Country { any, not } => {
            detail(PersonField::Country).is_some_and(|country| any.iter().any(|one| same(one, &country)))
                != *not
        }
        Condition::Followers { at_least, at_most } => card.followers.is_some_and(|followers| {
            at_least.is_none_or(|least| followers >= least) && at_most.is_none_or(|most| followers <= most)
        }),
        Condition::Contacted { at_least, at_most } => card.days_since.is_some_and(|days| {
            at_least.is_none_or(|least| days >= i64::from(least))
                && at_most.is_none_or(|most| days <= i64::from(most))
        }),
        Condition::NeverContacted => card.last_contact_on.is_none(),
        Condition::Due { when } => {
            let week = world.today + Days::new(7);
            match (when, card.due_on) {
                (DueWithin::Never, due) => due.is_none(),
                (_, None) => false,
                (DueWithin::Now, Some(on)) => on <= world.today,
                (DueWithin::Overdue, Some(on)) => on < world.today,
                (DueWithin::Week, Some(on)) => (world.today..=week).contains(&on),
                (DueWithin::Later, Some(on)) => on > week,
            }
        }
        Condition::Custom { field, is } => {
            let value = page.custom.iter().find(|one| one.field == *field);
            let value = value.and_then(|one| one.value.clone());
            match is {
                CustomTest::Any { any, not } => {
                    value.is_some_and(|value| any.iter().any(|one| same(one, &value))) != *not
                }
                CustomTest::Between { at_least, at_most } => {
                    let number = value.and_then(|value| value.parse::<f64>().ok());
                    let end = |end: &Option<String>| end.as_ref().map(|end| end.parse::<f64>().unwrap());
                    number.is_some_and(|number| {
                        end(at_least).is_none_or(|least| number >= least)
                            && end(at_most).is_none_or(|most| number <= most)
                    })
                }
                CustomTest::Filled => value.is_some(),
                CustomTest::Empty => value.is_none(),
            }
        }
        Condition::Fit { criterion, answer } => {
            let asked = |one: &&FitAnswer| criterion.is_none_or(|criterion| one.criterion == criterion);
            let mut answers = page.fit.answers.iter().filter(asked);
            match answer {
                Fit::Yes => answers.all(|one| one.answer == Fit::Yes),
                other => answers.any(|one| one.answer == *other),
            }
        }
        Condition::Missing { what } => match what {
            Known::Account => card.accounts.is_empty(),
            Known::Email => card.emails.is_empty(),
            Known::Phone => page.phones.is_empty(),
            Known::Tag => card.tags.is_empty(),
            Known::Followers => card.followers.is_none(),
            Known::Country => detail(PersonField::Country).is_none(),
            Known::Birthday => detail(PersonField::Birthday).is_none(),
            Known::Note => detail(PersonField::Note).is_none(),
        },
        Condition::DoNotContact => card.do_not_contact,
    }
}

fn some<T: Clone + std::fmt::Debug + 'static>(of: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    let most = of.len().min(3);
    proptest::sample::subsequence(of, 1..=most)
}

fn conditions(world: &World) -> impl Strategy<Value = Vec<Condition>> + use<> {
    let fields: BTreeMap<String, _> = views::fields::custom_fields(&world.reader)
        .unwrap()
        .into_iter()
        .map(|field| (field.name, field.id))
        .collect();
    let (size, budget) = (fields["Shirt size"], fields["Budget"]);
    let tags: Vec<String> = views::tags::tags(&world.reader)
        .unwrap()
        .into_iter()
        .map(|tag| tag.name.to_uppercase())
        .filter(|tag| tag.is_ascii())
        .collect();
    let countries = ["portugal", "Brazil", "Germany", "nowhere"]
        .map(str::to_owned)
        .to_vec();
    let end = |most: u32| proptest::option::of(0..most);
    let criteria: Vec<CriterionId> = views::fit::criteria(&world.reader)
        .unwrap()
        .into_iter()
        .map(|one| one.id)
        .collect();
    let one = prop_oneof![
        (some(Stage::ALL.to_vec()), any::<bool>()).prop_map(|(any, not)| Condition::Stage { any, not }),
        (some(parts(world)), any::<bool>()).prop_map(|(any, not)| Condition::SubStage { any, not }),
        (some(Tier::ALL.to_vec()), any::<bool>()).prop_map(|(any, not)| Condition::Tier { any, not }),
        (some(tags), any::<bool>()).prop_map(|(any, not)| Condition::Tag { any, not }),
        (some(Platform::ALL.to_vec()), any::<bool>()).prop_map(|(any, not)| Condition::Platform { any, not }),
        (some(countries), any::<bool>()).prop_map(|(any, not)| Condition::Country { any, not }),
        (end(100_000), end(400_000)).prop_map(|(from, to)| Condition::Followers {
            at_least: from.map(i64::from),
            at_most: to.map(i64::from),
        }),
        (end(60), end(200)).prop_map(|(at_least, at_most)| Condition::Contacted { at_least, at_most }),
        Just(Condition::NeverContacted),
        proptest::sample::select(DueWithin::ALL).prop_map(|when| Condition::Due { when }),
        proptest::sample::select(Known::ALL).prop_map(|what| Condition::Missing { what }),
        (
            proptest::option::of(proptest::sample::select(criteria)),
            proptest::sample::select(Fit::ALL)
        )
            .prop_map(|(criterion, answer)| Condition::Fit { criterion, answer }),
        Just(Condition::DoNotContact),
        (
            some(vec!["M".to_owned(), "L".to_owned(), "X".to_owned()]),
            any::<bool>()
        )
            .prop_map(move |(any, not)| {
                Condition::Custom {
                    field: size,
                    is: CustomTest::Any { any, not },
                }
            }),
        (end(300), end(2_000)).prop_map(move |(from, to)| Condition::Custom {
            field: budget,
            is: CustomTest::Between {
                at_least: from.map(|end| end.to_string()),
                at_most: to.map(|end| end.to_string()),
            },
        }),
        Just(Condition::Custom {
            field: budget,
            is: CustomTest::Empty
        }),
        Just(Condition::Custom {
            field: budget,
            is: CustomTest::Filled
        }),
    ];
    proptest::collection::vec(one, 0..4)
}

#[test]
fn the_file_finds_whom_the_conditions_fit_and_nobody_else() {
    let world = peopled();
    let all = everybody(&world);
    assert!(all.len() > 120);
    let strategy = (
        conditions(&world),
        any::<bool>(),
        proptest::sample::select(ListOrder::ALL),
        any::<bool>(),
    );
    let mut runner = TestRunner::new(Config::with_cases(400));
    runner
        .run(&strategy, |(conditions, archived, order, reversed)| {
            let segment = Segment {
                conditions,
                archived,
                ..Segment::EVERYBODY
            };
            let mut wanted: Vec<_> = all
                .iter()
                .filter(|seen| seen.card.archived == archived)
                .filter(|seen| segment.conditions.iter().all(|one| fits(seen, one, &world)))
                .map(|seen| seen.card.id)
                .collect();
            let query = PeopleQuery {
                order: order.into(),
                reversed,
                ..PeopleQuery::first(segment.clone(), u32::MAX)
            };
            let when = world.when();
            let found = views::people::people(&world.reader, &when, &query).unwrap();
            let mut ids: Vec<_> = found.people.iter().map(|card| card.id).collect();
            ids.sort_unstable();
            wanted.sort_unstable();
            prop_assert_eq!(&ids, &wanted, "{:?}", segment);
            prop_assert_eq!(found.total as usize, ids.len());
            prop_assert_eq!(
                views::people::count(&world.reader, &when, &segment).unwrap() as usize,
                ids.len()
            );
            // The board shows the same people, column by column.
            let query = BoardQuery {
                segment: segment.clone(),
                order: order.into(),
                reversed,
            };
            let all = |&stage: &Stage| Sight {
                stage,
                from: 0,
                limit: u32::MAX,
            };
            let sights: Vec<Sight> = Stage::ALL.iter().map(all).collect();
            let board = views::board::board(&world.reader, &when, &query, &sights).unwrap();
            let mut on_board = Vec::new();
            for ((column, window), sight) in board.columns.iter().zip(&board.windows).zip(sights) {
                let alone = views::board::cards(&world.reader, &when, &query, sight).unwrap();
                prop_assert_eq!(&alone, window);
                prop_assert_eq!(window.total, column.count);
                // Part by part, as the head of the column counts them.
                let shown: Vec<_> = window.cards.iter().map(|card| card.sub_stage).collect();
                let told: Vec<_> = column
                    .parts
                    .iter()
                    .flat_map(|part| vec![part.sub_stage; part.count as usize])
                    .collect();
                prop_assert!(column.parts.is_empty() || shown == told, "{:?}", column);
                on_board.extend(window.cards.iter().map(|card| card.id));
            }
            on_board.sort_unstable();
            prop_assert_eq!(on_board, ids);
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_could_be_chosen_is_counted_as_if_it_were() {
    let world = peopled();
    let when = world.when();
    let segment = Segment {
        conditions: vec![
            Condition::Stage {
                any: vec![Stage::Discovery, Stage::Outreach],
                not: false,
            },
            Condition::Tag {
                any: vec!["ceramics".into()],
                not: false,
            },
        ],
        ..Segment::EVERYBODY
    };
    let tags = views::people::values(&world.reader, &when, &segment, Facet::Tag).unwrap();
    assert!(
        tags.len() > 2,
        "the tag that is chosen already hides no other: {tags:?}"
    );
    for tag in &tags {
        let chosen = Segment {
            conditions: vec![
                segment.conditions[0].clone(),
                Condition::Tag {
                    any: vec![tag.value.clone()],
                    not: false,
                },
            ],
            ..Segment::EVERYBODY
        };
        let count = views::people::count(&world.reader, &when, &chosen).unwrap();
        assert_eq!(count, tag.count, "{tag:?}");
    }
    let due = views::people::values(&world.reader, &when, &Segment::EVERYBODY, Facet::Due).unwrap();
    let all = views::people::count(&world.reader, &when, &Segment::EVERYBODY).unwrap();
    assert_eq!(due.iter().map(|value| value.count).sum::<u32>(), all);
}

#[test]
fn who_lacks_what_a_list_is_ordered_by_stands_last_either_way() {
    let world = peopled();
    for order in [ListOrder::Followers, ListOrder::Country, ListOrder::Due] {
        for reversed in [false, true] {
            let query = PeopleQuery {
                order: order.into(),
                reversed,
                ..PeopleQuery::first(Segment::EVERYBODY, u32::MAX)
            };
            let found = views::people::people(&world.reader, &world.when(), &query).unwrap();
            let lacks: Vec<bool> = found
                .people
                .iter()
                .map(|card| match order {
                    ListOrder::Followers => card.followers.is_none(),
                    ListOrder::Country => !world.page(card.id).details.contains_key(&PersonField::Country),
                    _ => card.due_on.is_none(),
                })
                .collect();
            assert!(lacks.contains(&true) && lacks.contains(&false), "{order}");
            assert!(lacks.is_sorted(), "{order} {reversed}");
        }
    }
}

#[test]
fn a_list_that_was_just_read_is_read_anew_once_something_changed() {
    let mut world = peopled();
    let ceramics = |world: &World| {
        let segment = Segment {
            conditions: vec![Condition::Tag {
                any: vec!["ceramics".into()],
                not: false,
            }],
            ..Segment::EVERYBODY
        };
        views::people::people(&world.reader, &world.when(), &PeopleQuery::first(segment, 5))
            .unwrap()
            .total
    };
    let before = ceramics(&world);
    assert_eq!(ceramics(&world), before);
    let bo = world.find("Bo");
    let when = world.when();
    ops::add_tag(&mut world.store, &when, bo, "Ceramics").unwrap();
    assert_eq!(ceramics(&world), before + 1);
    world.undo();
    assert_eq!(ceramics(&world), before);
}

#[test]
fn a_view_is_saved_changed_removed_and_each_can_be_undone() {
    let mut world = World::new();
    let when = world.when();
    let shows = SegmentView {
        segment: Segment {
            conditions: vec![Condition::Due { when: DueWithin::Now }],
            ..Segment::EVERYBODY
        },
        order: ListOrder::Due.into(),
        reversed: false,
        columns: Vec::new(),
    };
    let save = |world: &mut World, id, name: &str, shows: &SegmentView| {
        ops::save_view(&mut world.store, &when, id, SegmentScreen::People, name, shows)
    };
    let (id, _) = save(&mut world, None, "  Due   now ", &shows).unwrap();
    let names = |world: &World| -> Vec<String> {
        let all = views::saved_views::saved_views(&world.reader).unwrap();
        all.into_iter().map(|view| view.name).collect()
    };
    assert_eq!(names(&world), ["Due now"]);
    assert_eq!(
        views::saved_views::saved_views(&world.reader).unwrap()[0].shows,
        shows
    );
    let taken = save(&mut world, None, "due NOW", &shows);
    assert!(matches!(taken, Err(OpError::Invalid { .. })), "{taken:?}");
    let other = SegmentView {
        order: ListOrder::Name.into(),
        ..shows.clone()
    };
    save(&mut world, Some(id), "Due", &other).unwrap();
    assert_eq!(names(&world), ["Due"]);
    ops::delete_view(&mut world.store, &when, id).unwrap();
    assert_eq!(names(&world), Vec::<String>::new());
    assert!(matches!(
        ops::delete_view(&mut world.store, &when, id),
        Err(OpError::NotThere { what: "view" })
    ));
    for expected in [vec!["Due"], vec!["Due now"], vec![]] {
        world.undo();
        assert_eq!(names(&world), expected);
    }
    world.is_healthy();
}

#[test]
fn a_list_is_ordered_by_a_field_of_numbers_as_numbers_and_shows_its_values() {
    let world = peopled();
    let fields = views::fields::custom_fields(&world.reader).unwrap();
    let of = |name: &str| fields.iter().find(|field| field.name == name).unwrap().id;
    let (budget, size) = (of("Budget"), of("Shirt size"));
    let asked = |field, reversed| {
        let query = PeopleQuery {
            order: OrderBy::Field { field },
            reversed,
            columns: vec![
                Shown::Custom { field },
                Shown::Tags,
                Shown::Country,
                Shown::Touchpoints,
                Shown::Added,
            ],
            ..PeopleQuery::first(Segment::EVERYBODY, 3)
        };
        let found = views::people::people(&world.reader, &world.when(), &query).unwrap();
        let names = found.people.iter().map(|card| card.name.clone());
        names.zip(found.values).collect::<Vec<_>>()
    };
    let values = |found: &[(String, Vec<Option<String>>)]| -> Vec<(String, String)> {
        found
            .iter()
            .map(|(name, values)| (name.clone(), values[0].clone().unwrap_or_default()))
            .collect()
    };
    let pairs = |all: [(&str, &str); 3]| {
        all.map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec()
    };
    let rising = asked(budget, false);
    assert_eq!(
        values(&rising),
        pairs([("Di", "80"), ("Ana", "250"), ("Bo", "1200")])
    );
    let falling = asked(budget, true);
    assert_eq!(
        values(&falling),
        pairs([("Bo", "1200"), ("Ana", "250"), ("Di", "80")])
    );
    assert_eq!(values(&asked(size, false))[0].1, "L");
    let (_, di) = &rising[0];
    assert_eq!(di[1..4], [None, Some("Brazil".to_owned()), Some("0".to_owned())]);
    assert_eq!(di[4], Some(world.today.to_string()));
}
