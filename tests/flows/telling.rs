//! What a timeline tells: in which order, narrowed to what, and what follows from a time.

use perennial_core::domain::appreciation::AppreciationKind;
use perennial_core::domain::mention::MentionKind;
use perennial_core::domain::nudge::Reason;
use perennial_core::domain::stage::Stage;
use perennial_core::domain::touchpoint::{Channel, Direction, Intent};
use perennial_core::domain::{PersonId, TouchpointId};
use perennial_core::ops::{self, Contact, Gesture, Mention, Thanks};
use perennial_core::views::timeline::{Timeline, TimelineKind, TimelineWhat, timeline};

use crate::world::{World, day, wrote};

fn told(world: &World, person: PersonId, kinds: &[TimelineKind]) -> Timeline {
    timeline(&world.reader, person, kinds, 0, 100).unwrap()
}

/// The notes of the contacts, newest first.
fn notes(world: &World, person: PersonId) -> Vec<String> {
    let contacts = told(world, person, &[TimelineKind::Contact]).entries;
    let note = |what| match what {
        TimelineWhat::Touchpoint { note, .. } => note,
        _ => None,
    };
    contacts
        .into_iter()
        .filter_map(|entry| note(entry.what))
        .collect()
}

fn contact(note: &str, on: Option<&str>, at: Option<&str>) -> Contact {
    Contact {
        note: Some(note.to_owned()),
        at: at.map(str::to_owned),
        ..wrote(on.map(day))
    }
}

fn log(world: &mut World, person: PersonId, contact: &Contact) -> TouchpointId {
    let when = world.when();
    ops::log_contact(&mut world.store, &when, person, contact)
        .unwrap()
        .0
}

fn mention(link: Option<&str>) -> Mention {
    Mention {
        link: link.map(str::to_owned),
        kind: None,
        on: None,
        organic: true,
        thanked_on: None,
        note: None,
    }
}

#[test]
fn contacts_of_one_moment_stand_in_the_order_of_entry() {
    let mut world = World::new();
    let ada = world.add("Ada");
    // The test's clock stands still: each of these is of the same millisecond.
    let logged: Vec<String> = (0..40).map(|n| n.to_string()).collect();
    for note in &logged {
        log(&mut world, ada, &contact(note, None, None));
    }
    let newest_first: Vec<String> = logged.into_iter().rev().collect();
    assert_eq!(notes(&world, ada), newest_first);
}

#[test]
fn of_one_day_the_time_orders_and_what_has_none_ends_it() {
    let mut world = World::new();
    let ada = world.add("Ada");
    log(
        &mut world,
        ada,
        &contact("evening before", Some("2026-02-28"), Some("9:15 pm")),
    );
    log(&mut world, ada, &contact("eleven", None, Some("11:00")));
    log(&mut world, ada, &contact("nine", None, Some("9:00")));
    log(&mut world, ada, &contact("some time", None, None));
    let ten = log(&mut world, ada, &contact("ten", None, Some("10.00")));
    assert_eq!(
        notes(&world, ada),
        ["some time", "eleven", "ten", "nine", "evening before"]
    );

    let when = world.when();
    let earlier = contact("ten", None, Some("8 am"));
    ops::edit_touchpoint(&mut world.store, &when, ten, &earlier).unwrap();
    assert_eq!(
        notes(&world, ada),
        ["some time", "eleven", "nine", "ten", "evening before"]
    );
    world.undo();
    assert_eq!(notes(&world, ada)[2], "ten");
    world.is_healthy();
}

#[test]
fn the_later_of_two_on_a_day_says_who_wrote_last() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let theirs = |at: &str| Contact {
        direction: Direction::In,
        intent: Intent::Ask,
        ..contact("theirs", None, Some(at))
    };
    log(&mut world, ada, &contact("ours", None, Some("10:00")));
    let answer = log(&mut world, ada, &theirs("9:00"));
    world.days_pass(1);
    assert!(world.nudged().is_empty(), "we wrote after them");
    assert!(
        world
            .page(ada)
            .due
            .is_some_and(|due| due.reason == Reason::Reconnect)
    );

    let when = world.when();
    let later = Contact {
        on: Some(day("2026-03-01")),
        ..theirs("11:30")
    };
    ops::edit_touchpoint(&mut world.store, &when, answer, &later).unwrap();
    let due = world.page(ada).due.unwrap();
    assert_eq!((due.reason, due.on), (Reason::ReplyOwed, day("2026-03-02")));
    assert_eq!(world.nudged(), ["Ada"]);

    // Moved to another day, the last contact and the due date move along.
    let long_ago = Contact {
        on: Some(day("2026-02-10")),
        ..theirs("11:30")
    };
    ops::edit_touchpoint(&mut world.store, &when, answer, &long_ago).unwrap();
    let page = world.page(ada);
    assert_eq!(page.last_contact_on, Some(day("2026-03-01")));
    assert_eq!(page.due.unwrap().on, day("2026-03-31"));
    world.is_healthy();
}

#[test]
fn notes_before_their_answer_of_the_same_day_ask_for_no_follow_up() {
    let mut world = World::new();
    let ada = world.add_in("Ada", Stage::Outreach);
    let ask = Contact {
        channel: Channel::Email,
        intent: Intent::Ask,
        ..contact("first", None, Some("9:00"))
    };
    log(&mut world, ada, &ask);
    log(
        &mut world,
        ada,
        &Contact {
            direction: Direction::In,
            ..contact("no thanks", None, Some("10:00"))
        },
    );
    let again = Contact {
        note: Some("again".to_owned()),
        at: Some("11:00".to_owned()),
        ..ask
    };
    log(&mut world, ada, &again);
    world.days_pass(5);
    let nudges = world.nudges().nudges;
    assert_eq!(
        nudges[0].reason,
        Reason::FollowUp,
        "the one of 11 o'clock waits, alone"
    );
    world.is_healthy();
}

#[test]
fn a_time_that_is_none_or_yet_to_come_is_refused() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    for (at, says) in [("soonish", "no time of day"), ("12:01", "yet to come")] {
        let refused = ops::log_contact(&mut world.store, &when, ada, &contact("x", None, Some(at)));
        let said = refused.unwrap_err().to_string();
        assert!(said.contains(says), "{said}");
    }
    log(&mut world, ada, &contact("noon", None, Some("12:00")));
    log(&mut world, ada, &contact("blank", None, Some("  ")));
    log(
        &mut world,
        ada,
        &contact("yesterday evening", Some("2026-02-28"), Some("23:00")),
    );
    assert_eq!(notes(&world, ada), ["blank", "noon", "yesterday evening"]);
}

#[test]
fn a_timeline_is_narrowed_page_by_page_and_counts_what_there_is() {
    let mut world = World::new();
    let ada = world.add("Ada");
    for n in 0..60 {
        log(&mut world, ada, &contact(&n.to_string(), None, None));
    }
    let when = world.when();
    ops::log_mention(
        &mut world.store,
        &when,
        ada,
        &mention(Some("tiktok.com/@ada/video/1")),
    )
    .unwrap();
    let gift = Gesture {
        kind: AppreciationKind::Gift,
        on: Some(day("2026-01-01")),
        note: None,
    };
    ops::log_appreciation(&mut world.store, &when, ada, &gift).unwrap();

    let all = told(&world, ada, &[]);
    assert_eq!(all.total, 63);
    let counts: Vec<(TimelineKind, u32)> = all.counts.iter().map(|of| (of.kind, of.count)).collect();
    let expected = [
        (TimelineKind::Contact, 60),
        (TimelineKind::Mention, 1),
        (TimelineKind::Appreciation, 1),
        (TimelineKind::Stage, 1),
    ];
    assert_eq!(counts, expected);

    // The gift stands beyond the first page of everything, and on the first of its kind.
    let page = timeline(
        &world.reader,
        ada,
        &[TimelineKind::Appreciation, TimelineKind::Mention],
        0,
        30,
    )
    .unwrap();
    assert_eq!((page.total, page.entries.len()), (2, 2));
    assert_eq!(page.counts, all.counts, "the counts tell of everything");
    assert!(matches!(page.entries[1].what, TimelineWhat::Appreciation { .. }));
    let second = timeline(&world.reader, ada, &[TimelineKind::Contact], 40, 30).unwrap();
    assert_eq!((second.total, second.entries.len()), (60, 20));
    assert!(told(&world, ada, &[TimelineKind::Import]).entries.is_empty());
}

#[test]
fn a_link_says_what_was_posted_and_is_one_post_however_often_it_is_pasted() {
    let mut world = World::new();
    let (ada, grace) = (world.add("Ada"), world.add("Grace"));
    let when = world.when();
    let link = Some(" instagram.com/ada/reel/1/ ");
    let (id, done) = ops::log_mention(&mut world.store, &when, ada, &mention(link)).unwrap();
    assert_eq!(done.label, "Logged a reel by Ada");
    let again = ops::log_mention(&mut world.store, &when, ada, &mention(link)).unwrap_err();
    assert!(
        again.to_string().contains("logged already, on 1 March 2026"),
        "{again}"
    );
    ops::log_mention(&mut world.store, &when, grace, &mention(link)).unwrap();
    // Itself it is not.
    let edited = Mention {
        kind: Some(MentionKind::Review),
        ..mention(link)
    };
    ops::edit_mention(&mut world.store, &when, id, &edited).unwrap();
    let told = told(&world, ada, &[TimelineKind::Mention]).entries;
    assert!(matches!(
        told[0].what,
        TimelineWhat::Mention {
            post: MentionKind::Review,
            ..
        }
    ));
}

#[test]
fn one_thanks_is_for_all_that_was_posted_unpaid_and_is_taken_back_as_one() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    for link in ["a.example/1", "a.example/2"] {
        ops::log_mention(&mut world.store, &when, ada, &mention(Some(link))).unwrap();
    }
    let paid = Mention {
        organic: false,
        ..mention(Some("a.example/3"))
    };
    ops::log_mention(&mut world.store, &when, ada, &paid).unwrap();
    let thanked = |world: &World| {
        let mentions = told(world, ada, &[TimelineKind::Mention]).entries;
        let of = |what: &TimelineWhat| {
            matches!(
                what,
                TimelineWhat::Mention {
                    thanked_on: Some(_),
                    ..
                }
            )
        };
        mentions.iter().filter(|entry| of(&entry.what)).count()
    };
    assert_eq!(world.nudged(), ["Ada"]);
    let done = ops::thank(&mut world.store, &when, ada, &Thanks::Contact(wrote(None))).unwrap();
    assert_eq!(done.label, "Thanked Ada for 2 mentions");
    assert_eq!(thanked(&world), 2);
    assert!(world.nudged().is_empty());
    assert_eq!(world.page(ada).last_contact_on, Some(when.today));
    world.undo();
    assert_eq!((thanked(&world), world.nudged().len()), (0, 1));
    assert_eq!(world.page(ada).last_contact_on, None);
    world.is_healthy();
}

#[test]
fn an_appreciation_is_rewritten_and_the_day_of_thanks_is_put_right() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    let gift = Gesture {
        kind: AppreciationKind::Gift,
        on: None,
        note: Some("A cup".into()),
    };
    let (id, _) = ops::log_appreciation(&mut world.store, &when, ada, &gift).unwrap();
    let share = Gesture {
        kind: AppreciationKind::Share,
        on: Some(day("2026-02-20")),
        note: None,
    };
    ops::edit_appreciation(&mut world.store, &when, id, &share).unwrap();
    let entries = told(&world, ada, &[TimelineKind::Appreciation]).entries;
    assert_eq!(entries[0].on, day("2026-02-20"));
    let of = |what: &TimelineWhat| {
        matches!(
            what,
            TimelineWhat::Appreciation {
                gesture: AppreciationKind::Share,
                note: None,
                ..
            }
        )
    };
    assert!(of(&entries[0].what));
    world.undo();
    assert_eq!(
        told(&world, ada, &[TimelineKind::Appreciation]).entries[0].on,
        when.today
    );

    let (id, _) = ops::log_mention(&mut world.store, &when, ada, &mention(None)).unwrap();
    let thanked = Mention {
        thanked_on: Some(when.today),
        ..mention(None)
    };
    ops::edit_mention(&mut world.store, &when, id, &thanked).unwrap();
    assert!(world.nudged().is_empty());
    ops::edit_mention(&mut world.store, &when, id, &mention(None)).unwrap();
    world.undo();
    assert!(world.nudged().is_empty());
    let yet_to_come = Mention {
        thanked_on: Some(day("2026-03-02")),
        ..mention(None)
    };
    ops::edit_mention(&mut world.store, &when, id, &yet_to_come).unwrap_err();
    world.is_healthy();
}
