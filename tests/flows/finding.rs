//! Finding people: in every script, in any spelling, letter by letter; and the index finds whom a look at everybody finds.

use perennial_core::domain::PersonId;
use perennial_core::domain::segment::{Condition, ListOrder, Segment};
use perennial_core::domain::stage::Stage;
use perennial_core::domain::typed::{Relevance, Text, Typed, Where, relevance};
use perennial_core::ops::{self, NewPerson};
use perennial_core::views;
use perennial_core::views::people::{People, PeopleQuery};
use proptest::prelude::*;

use crate::world::World;

fn people(world: &World, typed: &str) -> People {
    let query = PeopleQuery {
        segment: Segment {
            search: Some(typed.into()),
            ..Segment::EVERYBODY
        },
        order: ListOrder::Relevance.into(),
        columns: Vec::new(),
        reversed: false,
        from: 0,
        limit: 100,
    };
    views::people::people(&world.reader, &world.when(), &query).unwrap()
}

fn found(world: &World, typed: &str) -> Vec<String> {
    people(world, typed)
        .people
        .into_iter()
        .map(|card| card.name)
        .collect()
}

/// What was found of the first, with its marks in brackets.
fn marked(world: &World, typed: &str) -> Vec<String> {
    let found = people(world, typed).found.into_iter().next().unwrap_or_default();
    let one = |place: views::found::FoundIn| {
        let mut units: Vec<u16> = place.text.encode_utf16().collect();
        for mark in place.marks.iter().rev() {
            units.insert(mark.to as usize, u16::from(b']'));
            units.insert(mark.from as usize, u16::from(b'['));
        }
        let on = place.on.map_or(String::new(), |on| format!(" {on}"));
        format!("{}{on}: {}", place.what, String::from_utf16(&units).unwrap())
    };
    found.into_iter().map(one).collect()
}

fn add(world: &mut World, name: &str, accounts: &[&str], emails: &[&str], note: Option<&str>) -> PersonId {
    let new = NewPerson {
        name: name.into(),
        accounts: accounts.iter().map(|text| (*text).to_owned()).collect(),
        emails: emails.iter().map(|text| (*text).to_owned()).collect(),
        ..NewPerson::default()
    };
    let when = world.when();
    let (person, _) = ops::add_person(&mut world.store, &when, &new).unwrap();
    if let Some(note) = note {
        let field = perennial_core::domain::person::PersonField::Note;
        ops::edit_person(&mut world.store, &when, person, field, Some(note)).unwrap();
    }
    person
}

/// Names with ways in which they are typed; each finds each.
const SPELLINGS: &[&[&str]] = &[
    &["Zoë Beaumont", "zoe", "ZOË", "zoe\u{308} beau", "beaumont zoe"],
    &["Hélène d’Aubigné", "helene", "daubigne", "d'aubigne", "aubigne"],
    &["Größmann", "grossmann", "GRÖSS", "größ"],
    &["Søren Kjær", "soren kjaer", "søren", "kjær"],
    &["Łukasz Wiśniewski", "lukasz", "wisniew", "łuk"],
    &["İpek Yıldırım", "ipek", "IPEK", "yildirim", "ıpek"],
    &["Nguyễn Đà", "nguyen", "da nguyen", "đà ngu"],
    &[
        "佐々木 さくら",
        "さくら",
        "サクラ",
        "ｻｸﾗ",
        "くら",
        "佐々木",
        "佐々木さくら",
        "木 さ",
    ],
    &["山本ひなた", "山本", "ヒナタ", "ひな"],
    &["김민수", "민수", "김미", "김민수"],
    &["ليلى المنصوري", "لَيْلَى", "ليلي", "المنصورى", "ليـــلى"],
    &["أحمد یوسفی", "احمد", "يوسفي", "أحمد"],
    &["נוֹעָה לוי", "נועה", "לוי", "נוֹעָ"],
    &["Фёдор", "федор", "ФЁД"],
    &["Αλέξανδρος", "αλεξανδρος", "ΑΛΕΞ"],
    &["ศิริพร ใจดี", "ใจดี", "พร"],
    &["अनन्या शर्मा", "अनन्या", "शर्मा"],
];

#[test]
fn a_name_is_found_in_any_spelling_and_any_spelling_by_the_name() {
    let mut world = World::new();
    for spellings in SPELLINGS {
        world.add(spellings[0]);
    }
    for spellings in SPELLINGS {
        for typed in *spellings {
            assert_eq!(found(&world, typed), [spellings[0]], "by {typed}");
        }
    }
    for spellings in SPELLINGS {
        for typed in &spellings[1..] {
            // What folds to the whole name finds it as it is written.
            let mut world = World::new();
            world.add(typed);
            let name: Vec<String> = Typed::read(spellings[0]).in_a_row().map(str::to_owned).collect();
            if Typed::read(typed).in_a_row().eq(name.iter().map(String::as_str)) {
                assert_eq!(
                    found(&world, spellings[0]),
                    [*typed],
                    "{typed} by {}",
                    spellings[0]
                );
            }
        }
    }
}

#[test]
fn the_best_match_comes_first_and_what_was_typed_with_a_slip_last() {
    let mut world = World::new();
    let note = |text: &'static str| Some(text);
    add(
        &mut world,
        "Bea Rowan",
        &["instagram:b.rowan"],
        &[],
        note("Friend of Mira Lind"),
    );
    add(&mut world, "Mira Lindqvist", &[], &[], None);
    add(&mut world, "Ada Mira Lind", &[], &[], None);
    add(&mut world, "Cleo", &["instagram:mira.lind"], &[], None);
    add(&mut world, "Mira Lnid", &[], &[], None);
    add(&mut world, "Dora", &[], &["mira@lind.example"], None);
    assert_eq!(
        found(&world, "mira lind"),
        [
            "Cleo",
            "Mira Lindqvist",
            "Ada Mira Lind",
            "Dora",
            "Bea Rowan",
            "Mira Lnid"
        ]
    );
    assert_eq!(marked(&world, "miralind"), ["handle: [mira.lind]"]);
    assert_eq!(marked(&world, "mira lindq"), ["name: [Mira] [Lindq]vist"]);
    assert_eq!(
        marked(&world, "dora exam"),
        ["name: [Dora]", "email: mira@lind.[exam]ple"]
    );
    assert_eq!(
        marked(&world, "rowna"),
        ["name: Bea [Rowan]"],
        "a slip marks the word"
    );
}

#[test]
fn a_touchpoint_is_found_by_its_note_and_told_with_its_date() {
    let mut world = World::new();
    let zoe = world.add("Zoë");
    let contact = ops::Contact {
        note: Some("Loves the 青い釉薬 glaze".into()),
        ..crate::world::wrote(Some(crate::world::day("2026-02-14")))
    };
    let when = world.when();
    ops::log_contact(&mut world.store, &when, zoe, &contact).unwrap();
    assert_eq!(
        marked(&world, "glaze"),
        ["touchpoint 2026-02-14: Loves the 青い釉薬 [glaze]"]
    );
    assert_eq!(
        marked(&world, "zoe 釉薬"),
        ["name: [Zoë]", "touchpoint 2026-02-14: Loves the 青い[釉薬] glaze"]
    );
    assert!(
        found(&world, "glzae").is_empty(),
        "slips are forgiven in names and handles alone"
    );
}

#[test]
fn a_slip_is_forgiven_from_four_letters_and_two_from_eight() {
    let mut world = World::new();
    add(
        &mut world,
        "Juniper Merriweather",
        &["tiktok:juni.potsclay"],
        &[],
        None,
    );
    for typed in [
        "junpier",
        "jniper",
        "juniiper",
        "jumiper",
        "uniper",
        "merriwaether",
        "meriwether",
        "potcslay",
        "junipotscaly",
    ] {
        assert_eq!(found(&world, typed), ["Juniper Merriweather"], "{typed}");
    }
    for typed in ["jnu", "jnuepir", "merxxxeather", "xyz"] {
        assert!(found(&world, typed).is_empty(), "{typed}");
    }
}

#[test]
fn every_letter_of_a_stream_finds_whom_she_means() {
    let mut world = World::new();
    for spellings in SPELLINGS {
        world.add(spellings[0]);
    }
    for name in [
        "Zoë Beaumont",
        "佐々木 さくら",
        "ليلى المنصوري",
        "Łukasz Wiśniewski",
    ] {
        for (end, letter) in name.char_indices() {
            let typed = &name[..end + letter.len_utf8()];
            assert!(found(&world, typed).contains(&name.to_owned()), "{typed}");
        }
    }
}

#[test]
fn the_rest_of_the_segment_holds_and_the_total_is_counted() {
    let mut world = World::new();
    for nth in 0..120 {
        let stage = if nth % 3 == 0 {
            Stage::Outreach
        } else {
            Stage::Discovery
        };
        world.add_in(&format!("Mia {nth:03}"), stage);
    }
    world.add_in("Bo Mia", Stage::Outreach);
    let mut query = PeopleQuery {
        segment: Segment {
            search: Some("mia".into()),
            conditions: vec![Condition::Stage {
                any: vec![Stage::Outreach],
                not: false,
            }],
            archived: false,
        },
        order: ListOrder::Relevance.into(),
        columns: Vec::new(),
        reversed: false,
        from: 38,
        limit: 5,
    };
    let when = world.when();
    let page = views::people::people(&world.reader, &when, &query).unwrap();
    let names: Vec<&str> = page.people.iter().map(|card| card.name.as_str()).collect();
    assert_eq!((page.total, names), (41, vec!["Mia 114", "Mia 117", "Bo Mia"]));
    assert_eq!(page.found.len(), 3);
    assert_eq!(
        views::people::count(&world.reader, &when, &query.segment).unwrap(),
        41
    );
    (query.order, query.from) = (ListOrder::Name.into(), 0);
    let page = views::people::people(&world.reader, &when, &query).unwrap();
    assert_eq!(page.people[0].name, "Bo Mia");
}

#[test]
fn who_came_after_the_search_was_made_ready_is_found_too() {
    let mut world = World::new();
    add(&mut world, "Ada Kovač", &[], &[], None);
    views::people::be_ready_to_search(&world.reader).unwrap();
    add(&mut world, "Adele Ruiz", &[], &[], None);
    assert_eq!(found(&world, "ad"), ["Ada Kovač", "Adele Ruiz"]);
}

#[test]
fn what_changes_is_found_as_it_is_now() {
    let mut world = World::new();
    let mia = world.add("Mia Rivers");
    assert_eq!(found(&world, "mia").len(), 1);
    let when = world.when();
    let name = perennial_core::domain::person::PersonField::Name;
    ops::edit_person(&mut world.store, &when, mia, name, Some("Olive Quill")).unwrap();
    assert!(found(&world, "mia").is_empty());
    assert_eq!(found(&world, "quil"), ["Olive Quill"]);
    world.undo();
    assert_eq!(found(&world, "mia"), ["Mia Rivers"]);
    let draft = world.draft("list.csv", "Name,Instagram\nMia Stone,mia.stone\nZoë,zoe.b\n");
    let batch = world.commit(&draft).batch;
    assert_eq!(found(&world, "mia"), ["Mia Rivers", "Mia Stone"]);
    ops::import::undo_batch(&mut world.store, batch).unwrap();
    assert_eq!(found(&world, "mia"), ["Mia Rivers"]);
    world.add("Mia Later");
    assert_eq!(found(&world, "mia"), ["Mia Later", "Mia Rivers"]);
    ops::archive(&mut world.store, &when, mia, true).unwrap();
    assert_eq!(found(&world, "mia"), ["Mia Later"]);
    world.is_healthy();
}

/// Everybody looked at, one after another.
fn brute_force(everybody: &[(String, Vec<(Where, String)>)], typed: &str) -> Vec<String> {
    let typed = Typed::read(typed);
    let mut all: Vec<(Relevance, String, usize)> = Vec::new();
    for (at, (name, texts)) in everybody.iter().enumerate() {
        let texts: Vec<Text> = texts.iter().map(|(what, text)| Text::of(*what, text)).collect();
        if let Some(relevance) = relevance(&typed, &texts) {
            all.push((relevance, name.to_ascii_lowercase(), at));
        }
    }
    all.sort();
    all.into_iter()
        .map(|(_, _, at)| everybody[at].0.clone())
        .collect()
}

fn letters() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ab]{1,9}",
        2 => "(zoë|ZOE|ana|anna|größe|grosse|mia|maia)",
        2 => "(さく|くら|山|本|サク|ليلى|ليلي|민|김민|İpek|ıpek)",
        1 => "[ab]{1,3}[._'’-][ab]{1,3}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(letters(), 1..4).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_whom_a_look_at_everybody_finds(
        people in prop::collection::vec((text(), letters(), text(), text()), 1..12),
        typed in prop::collection::vec(text(), 1..12),
    ) {
        let mut world = World::new();
        let mut everybody = Vec::new();
        for (at, (name, handle, tag, note)) in people.into_iter().enumerate() {
            let may_be = |c: &char| c.is_ascii_alphanumeric() || "._".contains(*c);
            let handle: String = handle.chars().filter(may_be).chain(at.to_string().chars()).collect();
            let person = add(&mut world, &name, &[&format!("instagram:{handle}")], &[], Some(&note));
            let when = world.when();
            ops::add_tag(&mut world.store, &when, person, &tag).unwrap();
            let page = world.page(person);
            everybody.push((
                page.name.clone(),
                vec![
                    (Where::Name, page.name.clone()),
                    (Where::Handle, page.accounts[0].handle.clone()),
                    (Where::Tag, page.tags[0].name.clone()),
                    (Where::Note, note.trim().to_owned()),
                ],
            ));
        }
        for typed in typed {
            prop_assert_eq!(found(&world, &typed), brute_force(&everybody, &typed), "{}", typed);
        }
    }
}
