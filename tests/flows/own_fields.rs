//! Own fields: their kinds, what becomes of their values, and who speaks of them.

use perennial_core::domain::custom::{Clash, CustomKind};
use perennial_core::domain::segment::{
    Condition, CustomTest, ListColumn, ListOrder, OrderBy, Segment, SegmentScreen, SegmentView, Shown,
};
use perennial_core::domain::{CustomFieldId, PersonId};
use perennial_core::messages::StarterLanguage;
use perennial_core::ops::{self, NewTemplate, OpError};
use perennial_core::views;
use perennial_core::views::fields::OwnField;

use crate::world::World;

fn field(world: &mut World, name: &str, kind: CustomKind) -> CustomFieldId {
    let when = world.when();
    ops::add_field(&mut world.store, &when, name, kind, &[])
        .unwrap()
        .0
}

fn set(world: &mut World, person: PersonId, field: CustomFieldId, value: &str) -> Result<(), OpError> {
    let when = world.when();
    ops::set_custom(&mut world.store, &when, person, field, Some(value)).map(drop)
}

fn turn_into(world: &mut World, id: CustomFieldId, kind: CustomKind) {
    let when = world.when();
    ops::set_field_kind(&mut world.store, &when, id, kind).unwrap();
}

/// A person's value, with a question mark where it does not fit.
fn value(world: &World, person: PersonId, field: CustomFieldId) -> String {
    let page = world.page(person);
    let held = page.custom.into_iter().find(|held| held.field == field).unwrap();
    match (held.value, held.fits) {
        (Some(value), true) => value,
        (Some(value), false) => format!("{value} ?"),
        (None, _) => String::new(),
    }
}

fn own(world: &World, id: CustomFieldId) -> OwnField {
    let all = views::fields::own_fields(&world.reader).unwrap();
    all.into_iter().find(|one| one.field.id == id).unwrap()
}

fn names(world: &World) -> Vec<String> {
    let all = views::fields::custom_fields(&world.reader).unwrap();
    all.into_iter().map(|one| one.name).collect()
}

fn asking(field: CustomFieldId, is: CustomTest) -> SegmentView {
    SegmentView {
        segment: Segment {
            conditions: vec![Condition::Custom { field, is }],
            ..Segment::EVERYBODY
        },
        order: OrderBy::Field { field },
        reversed: false,
        columns: vec![ListColumn {
            shows: Shown::Custom { field },
            width: Some(90),
        }],
    }
}

fn any(values: &[&str]) -> CustomTest {
    CustomTest::Any {
        any: values.iter().map(|value| (*value).to_owned()).collect(),
        not: false,
    }
}

fn save(world: &mut World, name: &str, shows: &SegmentView) {
    let when = world.when();
    ops::save_view(&mut world.store, &when, None, SegmentScreen::People, name, shows).unwrap();
}

fn view(world: &World, name: &str) -> SegmentView {
    let all = views::saved_views::saved_views(&world.reader).unwrap();
    all.into_iter().find(|view| view.name == name).unwrap().shows
}

fn count(world: &World, segment: &Segment) -> u32 {
    views::people::count(&world.reader, &world.when(), segment).unwrap()
}

#[test]
fn a_value_is_kept_in_the_writing_of_its_kind_and_refused_where_it_has_none() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let fee = field(&mut world, "Fee", CustomKind::Number);
    set(&mut world, ada, fee, " 1.250,50 ").unwrap();
    assert_eq!(value(&world, ada, fee), "1250.50");
    let refused = set(&mut world, ada, fee, "lots").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Fee: \u{201c}lots\u{201d} is no number; write it like 1234.5"
    );
    assert_eq!(value(&world, ada, fee), "1250.50");
    world.undo();
    assert_eq!(value(&world, ada, fee), "");
    world.is_healthy();
}

#[test]
fn another_kind_keeps_every_value_and_writes_those_that_fit_its_way() {
    let mut world = World::new();
    let until = field(&mut world, "Contract until", CustomKind::Text);
    let people: Vec<PersonId> = ["31/03/2026", "03/04/2026", "end of May", "end of May"]
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let person = world.add(&format!("Person {at}"));
            set(&mut world, person, until, text).unwrap();
            person
        })
        .collect();
    let before = views::fields::preview_kind(&world.reader, until, CustomKind::Date).unwrap();
    assert_eq!((before.fit, before.unfit_people), (2, 2));
    assert_eq!(before.unfit[0].value, "end of May");
    let anew: Vec<_> = before
        .anew
        .iter()
        .map(|one| (one.from.as_str(), one.to.as_str()))
        .collect();
    assert_eq!(anew, [("03/04/2026", "2026-04-03"), ("31/03/2026", "2026-03-31")]);

    turn_into(&mut world, until, CustomKind::Date);
    let now = |world: &World| -> Vec<String> { people.iter().map(|id| value(world, *id, until)).collect() };
    assert_eq!(
        now(&world),
        ["2026-03-31", "2026-04-03", "end of May ?", "end of May ?"]
    );
    assert_eq!(own(&world, until).unfit_people, 2);
    // What stands there from before may be said again; something else that does not fit may not.
    set(&mut world, people[2], until, "end of May").unwrap();
    assert!(set(&mut world, people[2], until, "end of June").is_err());

    let when = world.when();
    ops::replace_value(&mut world.store, &when, until, "end of May", Some("31.5.2026")).unwrap();
    assert_eq!(now(&world)[2..], ["2026-05-31", "2026-05-31"]);
    assert_eq!(own(&world, until).unfit_people, 0);
    world.undo();
    world.undo();
    assert_eq!(
        now(&world),
        ["31/03/2026", "03/04/2026", "end of May", "end of May"]
    );
    world.redo();
    assert_eq!(now(&world)[0], "2026-03-31");
    ops::replace_value(&mut world.store, &when, until, "end of May", None).unwrap();
    assert_eq!(now(&world)[2..], ["", ""]);
    world.is_healthy();
}

#[test]
fn a_text_that_becomes_a_choice_is_chosen_among_what_people_have() {
    let mut world = World::new();
    let size = field(&mut world, "Size", CustomKind::Text);
    let people: Vec<PersonId> = ["M", "m", "M", "XL", "two\nlines"]
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let person = world.add(&format!("Person {at}"));
            set(&mut world, person, size, text).unwrap();
            person
        })
        .collect();
    save(&mut world, "Small", &asking(size, any(&["m", "XL"])));
    turn_into(&mut world, size, CustomKind::Choice);
    let choices = |world: &World| -> Vec<(String, u32)> {
        let own = own(world, size);
        own.chosen.into_iter().map(|one| (one.value, one.count)).collect()
    };
    let told = |all: &[(&str, u32)]| -> Vec<(String, u32)> {
        all.iter()
            .map(|(value, count)| ((*value).to_owned(), *count))
            .collect()
    };
    assert_eq!(choices(&world), told(&[("M", 3), ("XL", 1)]));
    assert_eq!(value(&world, people[1], size), "M");
    assert_eq!(value(&world, people[4], size), "two\nlines ?");

    let when = world.when();
    ops::add_choice(&mut world.store, &when, size, " L ").unwrap();
    assert!(ops::add_choice(&mut world.store, &when, size, "l").is_err());
    ops::move_choice(&mut world.store, &when, size, "xl", 0).unwrap();
    ops::rename_choice(&mut world.store, &when, size, "M", "Medium").unwrap();
    assert_eq!(choices(&world), told(&[("XL", 1), ("Medium", 3), ("L", 0)]));
    let asked = view(&world, "Small").segment.conditions;
    assert_eq!(
        asked,
        [Condition::Custom {
            field: size,
            is: any(&["Medium", "XL"])
        }]
    );
    assert_eq!(count(&world, &view(&world, "Small").segment), 4);

    ops::rename_choice(&mut world.store, &when, size, "XL", "l").unwrap();
    assert_eq!(choices(&world), told(&[("Medium", 3), ("L", 1)]));
    assert_eq!(value(&world, people[3], size), "L");
    assert_eq!(count(&world, &view(&world, "Small").segment), 4);
    world.undo();
    assert_eq!(value(&world, people[3], size), "XL");

    ops::remove_choice(&mut world.store, &when, size, "XL").unwrap();
    assert_eq!(value(&world, people[3], size), "XL ?");
    world.undo();
    assert_eq!(value(&world, people[3], size), "XL");
    world.is_healthy();
}

#[test]
fn fields_are_added_renamed_and_put_in_order() {
    let mut world = World::new();
    let (size, kit) = (
        field(&mut world, "  Shirt   size ", CustomKind::Text),
        field(&mut world, "Media kit", CustomKind::Link),
    );
    let when = world.when();
    for taken in ["", "media KIT"] {
        let refused = ops::add_field(&mut world.store, &when, taken, CustomKind::Text, &[]);
        assert!(matches!(refused, Err(OpError::Invalid { .. })), "{taken}");
    }
    ops::move_field(&mut world.store, &when, kit, 0).unwrap();
    assert_eq!(names(&world), ["Media kit", "Shirt size"]);
    let template = NewTemplate {
        name: "Sizes".to_owned(),
        body: "Still {{ shirt_size }}, {{ first_name }}?".to_owned(),
        stage: None,
        channel: None,
        step: None,
    };
    ops::save_template(&mut world.store, &when, None, &template).unwrap();
    ops::rename_field(&mut world.store, &when, size, "Size").unwrap();
    let body = |world: &World| {
        let templates = views::templates::templates(&world.reader, StarterLanguage::English).unwrap();
        templates.templates[0].body.clone()
    };
    assert_eq!(body(&world), "Still {{ size }}, {{ first_name }}?");
    world.undo();
    assert_eq!(names(&world), ["Media kit", "Shirt size"]);
    assert_eq!(body(&world), "Still {{ shirt_size }}, {{ first_name }}?");
    world.is_healthy();
}

#[test]
fn two_fields_become_one_and_the_owner_says_whose_value_stands() {
    let mut world = World::new();
    let (old, new) = (
        field(&mut world, "Shoe", CustomKind::Text),
        field(&mut world, "Shoe size", CustomKind::Number),
    );
    let people: Vec<PersonId> = [("38", ""), ("39", "39"), ("40", "41"), ("EU 42", ""), ("", "43")]
        .into_iter()
        .enumerate()
        .map(|(at, (one, other))| {
            let person = world.add(&format!("Person {at}"));
            for (field, text) in [(old, one), (new, other)] {
                if !text.is_empty() {
                    set(&mut world, person, field, text).unwrap();
                }
            }
            person
        })
        .collect();
    save(&mut world, "Shoes", &asking(old, CustomTest::Filled));
    let before = world.dump();
    let merge = views::fields::preview_field_merge(&world.reader, old, new).unwrap();
    assert_eq!((merge.moved, merge.same, merge.clashes), (2, 1, 1));

    let when = world.when();
    assert!(ops::merge_fields(&mut world.store, &when, old, old, Clash::Into).is_err());
    assert!(ops::merge_fields(&mut world.store, &when, old, new, Clash::Both).is_err());
    let now =
        |world: &World, field| -> Vec<String> { people.iter().map(|id| value(world, *id, field)).collect() };
    ops::merge_fields(&mut world.store, &when, old, new, Clash::Into).unwrap();
    assert_eq!(now(&world, new), ["38", "39", "41", "EU 42 ?", "43"]);
    assert_eq!(names(&world), ["Shoe size"]);
    let shows = view(&world, "Shoes");
    assert_eq!(shows, asking(new, CustomTest::Filled));
    assert_eq!(count(&world, &shows.segment), 5);
    world.undo();
    assert_eq!(world.dump(), before);

    ops::merge_fields(&mut world.store, &when, old, new, Clash::From).unwrap();
    assert_eq!(now(&world, new)[2], "40");
    world.undo();
    ops::merge_fields(&mut world.store, &when, new, old, Clash::Both).unwrap();
    assert_eq!(now(&world, old), ["38", "39", "40; 41", "EU 42", "43"]);
    world.is_healthy();
}

#[test]
fn a_field_goes_with_its_values_and_a_view_that_asks_for_it_does_not_become_everybody() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.add("Bea");
    let size = field(&mut world, "Size", CustomKind::Text);
    set(&mut world, ada, size, "M").unwrap();
    save(&mut world, "Sized", &asking(size, any(&["M"])));
    assert_eq!(own(&world, size).views, ["Sized"]);
    let before = world.dump();
    let when = world.when();
    let done = ops::delete_field(&mut world.store, &when, size).unwrap();
    assert_eq!(done.label, "Removed the field \u{201c}Size\u{201d} from 1 person");
    let shows = view(&world, "Sized");
    assert_eq!(shows.columns, []);
    assert_eq!(shows.order, OrderBy::Word(ListOrder::Name));
    assert_eq!(count(&world, &shows.segment), 0);
    world.undo();
    assert_eq!(world.dump(), before);
    assert_eq!(value(&world, ada, size), "M");
    world.is_healthy();
}

#[test]
fn a_list_fills_fields_in_the_way_of_their_kinds_and_what_does_not_fit_is_kept_and_said() {
    let mut world = World::new();
    let until = field(&mut world, "Contract until", CustomKind::Date);
    let abroad = field(&mut world, "Ships abroad", CustomKind::YesNo);
    let fee = field(&mut world, "Base fee", CustomKind::Number);
    let size = field(&mut world, "Shirt", CustomKind::Choice);
    let when = world.when();
    ops::add_choice(&mut world.store, &when, size, "M").unwrap();
    let list = "Name;Contract until;Ships abroad;Base fee;Shirt\n\
        Mia Rivers;13.03.2026;ja;1.234,50;m\n\
        Jo Lund;soon;nein;300,00;XXL\n";
    let draft = world.draft("partner.csv", list);
    let said: Vec<String> = draft
        .plan
        .problems
        .iter()
        .map(|problem| format!("{} {}: {}", problem.line, problem.column, problem.message))
        .collect();
    insta::assert_snapshot!(said.join("\n"));
    world.commit(&draft);
    let (mia, jo) = (world.find("Mia Rivers"), world.find("Jo Lund"));
    let all = |world: &World, who| [until, abroad, fee, size].map(|one| value(world, who, one));
    assert_eq!(all(&world, mia), ["2026-03-13", "yes", "1234.50", "M"]);
    assert_eq!(all(&world, jo), ["soon ?", "no", "300.00", "XXL ?"]);

    let again = world.draft("partner.csv", list);
    assert_eq!((again.plan.counts().unchanged, again.plan.rows.len()), (2, 2));
}
