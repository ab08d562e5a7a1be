//! Birthdays, anniversaries, mentions and thanks.

use chrono::Days;
use perennial_core::domain::PersonId;
use perennial_core::domain::appreciation::AppreciationKind;
use perennial_core::domain::mention::MentionKind;
use perennial_core::domain::nudge::{Group, Reason};
use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::domain::touchpoint::{Channel, Direction, Intent};
use perennial_core::ops::{self, Contact, Gesture, Mention, NudgeOf, Thanks};
use perennial_core::views::ahead::ahead;
use perennial_core::views::timeline::{TimelineWhat, timeline};
use perennial_core::views::today::of_group;

use crate::world::{World, day, wrote};

fn born(world: &mut World, person: PersonId, on: &str) {
    let when = world.when();
    ops::edit_person(&mut world.store, &when, person, PersonField::Birthday, Some(on)).unwrap();
}

fn posted(world: &mut World, person: PersonId, organic: bool) -> perennial_core::domain::MentionId {
    let when = world.when();
    let mention = Mention {
        link: Some("instagram.com/p/1".into()),
        kind: Some(MentionKind::Story),
        on: None,
        organic,
        thanked_on: None,
        note: None,
    };
    ops::log_mention(&mut world.store, &when, person, &mention)
        .unwrap()
        .0
}

fn gift() -> Gesture {
    Gesture {
        kind: AppreciationKind::Gift,
        on: None,
        note: Some("A cup".into()),
    }
}

fn celebrated(world: &World) -> Vec<String> {
    let today = of_group(&world.reader, &world.when(), Group::Celebrate, 0, 50).unwrap();
    today
        .nudges
        .into_iter()
        .map(|nudge| format!("{}: {}", nudge.name, nudge.why))
        .collect()
}

#[test]
fn a_birthday_is_on_today_for_its_window_and_comes_back_next_year() {
    let mut world = World::new();
    let ada = world.add("Ada");
    born(&mut world, ada, "1996-03-05");
    world.days_pass(3);
    assert!(celebrated(&world).is_empty());
    world.days_pass(1);
    assert_eq!(celebrated(&world), ["Ada: Birthday today, turning 30"]);
    world.days_pass(3);
    assert_eq!(celebrated(&world), ["Ada: Birthday 3 days ago, turned 30"]);
    world.days_pass(1);
    assert!(celebrated(&world).is_empty());
    world.days_pass(365 - 4);
    assert_eq!(celebrated(&world), ["Ada: Birthday today, turning 31"]);
    world.is_healthy();
}

#[test]
fn a_word_or_a_gift_on_the_day_ends_it_and_what_was_before_does_not() {
    let mut world = World::new();
    let (ada, grace, joan) = (world.add("Ada"), world.add("Grace"), world.add("Joan"));
    for person in [ada, grace, joan] {
        born(&mut world, person, "--03-02");
    }
    world.wrote_to(joan);
    world.days_pass(2);
    assert_eq!(celebrated(&world).len(), 3);
    world.wrote_to(ada);
    let when = world.when();
    ops::log_appreciation(&mut world.store, &when, grace, &gift()).unwrap();
    assert_eq!(celebrated(&world), ["Joan: Birthday yesterday"]);
    world.undo();
    assert_eq!(celebrated(&world).len(), 2);
    world.is_healthy();
}

#[test]
fn the_29th_of_february_comes_on_the_28th_in_a_common_year() {
    let mut world = World::new();
    let ada = world.add("Ada");
    born(&mut world, ada, "--02-29");
    world.today = day("2027-02-28");
    assert_eq!(celebrated(&world), ["Ada: Birthday today"]);
    world.today = day("2028-02-28");
    assert!(celebrated(&world).is_empty());
    world.today = day("2028-02-29");
    assert_eq!(celebrated(&world), ["Ada: Birthday today"]);
}

#[test]
fn a_year_of_working_together_is_an_anniversary() {
    let mut world = World::new();
    let (ada, grace) = (world.add("Ada"), world.add_in("Grace", Stage::Collaboration));
    world.days_pass(10);
    let when = world.when();
    ops::move_person(&mut world.store, &when, ada, Stage::Collaboration, None, None).unwrap();
    world.days_pass(365);
    assert_eq!(celebrated(&world), ["Ada: 1 year of working together today"]);
    let when = world.when();
    ops::set_do_not_contact(&mut world.store, &when, ada, true).unwrap();
    assert!(celebrated(&world).is_empty());
    assert!(
        world.page(grace).due.is_some(),
        "since when Grace is a partner nobody knows"
    );
    world.is_healthy();
}

#[test]
fn an_organic_mention_asks_for_thanks_until_it_gets_them() {
    let mut world = World::new();
    let (ada, grace) = (world.add("Ada"), world.add("Grace"));
    let mention = posted(&mut world, ada, true);
    posted(&mut world, grace, false);
    world.days_pass(14);
    assert_eq!(
        celebrated(&world),
        ["Ada: They shared a story about you 14 days ago; not thanked yet"]
    );
    let when = world.when();
    let thanks = Thanks::Contact(Contact {
        channel: Channel::Dm,
        direction: Direction::Out,
        intent: Intent::Thanks,
        on: None,
        at: None,
        note: None,
    });
    ops::thank_mention(&mut world.store, &when, mention, &thanks).unwrap();
    assert!(celebrated(&world).is_empty());
    let entries = timeline(&world.reader, ada, &[], 0, 10).unwrap().entries;
    assert!(matches!(
        entries[0].what,
        TimelineWhat::Touchpoint {
            intent: Intent::Thanks,
            ..
        }
    ));
    let thanked = |what: &TimelineWhat| {
        matches!(what, TimelineWhat::Mention { thanked_on, link, .. }
            if *thanked_on == Some(when.today) && link.as_deref() == Some("https://instagram.com/p/1"))
    };
    assert!(entries.iter().any(|entry| thanked(&entry.what)));
    world.undo();
    assert_eq!(celebrated(&world).len(), 1);
    ops::thank_mention(&mut world.store, &when, mention, &Thanks::Gesture(gift())).unwrap();
    assert!(celebrated(&world).is_empty());
    world.undo();
    world.days_pass(1);
    assert!(celebrated(&world).is_empty(), "its time is over");
}

#[test]
fn a_mention_is_rewritten_and_removed() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let id = posted(&mut world, ada, false);
    let when = world.when();
    let organic = Mention {
        link: None,
        kind: Some(MentionKind::Review),
        on: Some(day("2026-02-27")),
        organic: true,
        thanked_on: None,
        note: Some(" Kind words ".into()),
    };
    ops::edit_mention(&mut world.store, &when, id, &organic).unwrap();
    assert_eq!(
        celebrated(&world),
        ["Ada: They shared a review about you 2 days ago; not thanked yet"]
    );
    ops::delete_mention(&mut world.store, &when, id).unwrap();
    assert!(celebrated(&world).is_empty());
    let wrong = Mention {
        link: Some("no link".into()),
        ..organic
    };
    ops::log_mention(&mut world.store, &when, ada, &wrong).unwrap_err();
}

#[test]
fn one_person_may_wait_in_two_groups_and_stands_once_in_each() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.days_pass(30);
    born(&mut world, ada, "--03-31");
    posted(&mut world, ada, true);
    let groups: Vec<Group> = world.nudges().nudges.iter().map(|nudge| nudge.group).collect();
    assert_eq!(groups, [Group::Reconnect, Group::Celebrate]);
    assert_eq!(world.nudges().total, 2);
    let frame = perennial_core::views::frame::frame(&world.reader, &world.when()).unwrap();
    assert_eq!(frame.due, 2);
}

#[test]
fn what_is_not_needed_is_silent_until_its_next_date() {
    let mut world = World::new();
    let ada = world.add("Ada");
    born(&mut world, ada, "--03-31");
    world.days_pass(30);
    let when = world.when();
    for reason in [Reason::NeverContacted, Reason::Birthday] {
        ops::not_needed(&mut world.store, &when, ada, reason).unwrap();
        ops::not_needed(&mut world.store, &when, ada, reason).unwrap_err();
    }
    assert!(world.nudged().is_empty());
    world.is_healthy();
    world.undo();
    assert_eq!(world.nudged(), ["Ada"]);
    world.redo();
    world.days_pass(29);
    assert!(world.nudged().is_empty());
    world.days_pass(1);
    assert_eq!(world.nudged(), ["Ada"]);
    world.days_pass(335);
    assert_eq!(celebrated(&world), ["Ada: Birthday today"]);
}

#[test]
fn a_rest_silences_everybody_until_its_date() {
    let mut world = World::new();
    let ada = world.add("Ada");
    born(&mut world, ada, "--03-31");
    let when = world.when();
    ops::rest_until(&mut world.store, &when, Some(day("2026-04-02"))).unwrap();
    ops::rest_until(&mut world.store, &when, Some(when.today)).unwrap_err();
    world.days_pass(30);
    assert_eq!(world.nudges().total, 0);
    world.add("Grace");
    world.is_healthy();
    world.days_pass(2);
    assert_eq!(world.nudges().total, 2);
    let when = world.when();
    ops::rest_until(&mut world.store, &when, Some(day("2026-05-01"))).unwrap();
    ops::rest_until(&mut world.store, &when, None).unwrap();
    assert_eq!(world.nudges().total, 2);
    world.is_healthy();
}

#[test]
fn many_are_logged_in_one_gesture_and_taken_back_in_one() {
    let mut world = World::new();
    let people: Vec<PersonId> = (0..8).map(|n| world.add(&format!("Person {n}"))).collect();
    world.days_pass(30);
    assert_eq!(world.nudges().total, 8);
    let when = world.when();
    let (logged, done) = ops::log_contact_many(&mut world.store, &when, &people, &wrote(None)).unwrap();
    assert_eq!(
        (logged.len(), done.label.as_str()),
        (8, "Logged contact with 8 people")
    );
    assert_eq!(world.nudges().total, 0);
    world.undo();
    assert_eq!(world.nudges().total, 8);
    ops::log_contact_many(&mut world.store, &when, &[], &wrote(None)).unwrap_err();
}

#[test]
fn the_week_ahead_says_who_comes_due_on_which_day() {
    let mut world = World::new();
    let (ada, grace) = (world.add("Ada"), world.add("Grace"));
    born(&mut world, grace, "--04-02");
    world.days_pass(2);
    world.wrote_to(grace);
    world.days_pass(26);
    let week = ahead(&world.reader, &world.when(), 7).unwrap();
    let told: Vec<String> = week
        .iter()
        .filter(|day| day.count > 0)
        .map(|day| {
            let people: Vec<String> = day
                .people
                .iter()
                .map(|p| format!("{} {}", p.name, p.reason))
                .collect();
            format!("{} {}: {}", day.on, day.count, people.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "2026-03-31 1: Ada never_contacted",
            "2026-04-02 2: Grace reconnect, Grace birthday"
        ]
    );
    assert_eq!(week.len(), 7);
    world.wrote_to(ada);
}

#[test]
fn a_person_shows_why_we_wrote_in_the_last_year() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    for (intent, on) in [
        (Intent::Ask, "2026-02-01"),
        (Intent::Ask, "2025-03-01"),
        (Intent::Give, "2025-03-02"),
        (Intent::Reply, "2026-02-02"),
    ] {
        let contact = Contact {
            intent,
            ..wrote(Some(day(on)))
        };
        ops::log_contact(&mut world.store, &when, ada, &contact).unwrap();
    }
    for on in ["2026-02-03", "2025-02-28"] {
        let gesture = Gesture {
            on: Some(day(on)),
            ..gift()
        };
        ops::log_appreciation(&mut world.store, &when, ada, &gesture).unwrap();
    }
    let share = world.page(ada).last_year;
    assert_eq!((share.ours, share.asks, share.gives), (3, 1, 1));
    assert_eq!(share.appreciation, 1);
}

#[test]
fn a_birthday_calls_for_a_digest() {
    let mut world = World::new();
    let ada = world.add("Ada");
    born(&mut world, ada, "--03-02");
    let calls = |world: &mut World| {
        let when = world.when();
        ops::claim_nudges(&mut world.store, &when).unwrap()
    };
    assert!(!calls(&mut world));
    world.days_pass(1);
    assert!(calls(&mut world));
    world.days_pass(1);
    assert!(!calls(&mut world), "shown already");
}

#[test]
fn imported_birthdays_are_celebrated_too() {
    let mut world = World::new();
    let draft = world.draft("list.csv", "Name,Birthday\nAda,1990-03-01\nGrace,\n");
    world.commit(&draft);
    assert_eq!(celebrated(&world), ["Ada: Birthday today, turning 36"]);
    world.is_healthy();
}

#[test]
fn several_are_snoozed_or_not_needed_as_one_entry() {
    let mut world = World::new();
    let people: Vec<PersonId> = (0..3).map(|n| world.add(&format!("Person {n}"))).collect();
    world.days_pass(30);
    let when = world.when();
    let week = Some(when.today + Days::new(7));
    let done = ops::snooze_many(&mut world.store, &when, &people, week).unwrap();
    assert_eq!(done.label, "Snoozed 3 people until 7 April 2026");
    assert_eq!(world.nudges().total, 0);
    world.undo();
    assert_eq!(world.nudges().total, 3);

    let of = |person: PersonId, reason| NudgeOf { person, reason };
    let all: Vec<NudgeOf> = people
        .iter()
        .map(|one| of(*one, Reason::NeverContacted))
        .collect();
    let wrong = [all[0], of(people[1], Reason::Birthday)];
    ops::not_needed_many(&mut world.store, &when, &wrong).unwrap_err();
    assert_eq!(world.nudges().total, 3, "all or nothing");
    let done = ops::not_needed_many(&mut world.store, &when, &all).unwrap();
    assert_eq!(done.label, "Not needed for 3 people");
    assert_eq!(world.nudges().total, 0);
    world.undo();
    assert_eq!(world.nudges().total, 3);
    ops::snooze_many(&mut world.store, &when, &[], week).unwrap_err();
    ops::not_needed_many(&mut world.store, &when, &[]).unwrap_err();
    world.is_healthy();
}

#[test]
fn a_clear_day_says_who_heard_from_us_and_who_comes_next() {
    let mut world = World::new();
    let (ada, grace, joan) = (world.add("Ada"), world.add("Grace"), world.add("Joan"));
    world.days_pass(30);
    assert_eq!((world.nudges().heard, world.nudges().next), (0, None));
    world.wrote_to(ada);
    world.wrote_to(ada);
    let when = world.when();
    let theirs = Contact {
        direction: Direction::In,
        ..wrote(None)
    };
    ops::log_contact(&mut world.store, &when, joan, &theirs).unwrap();
    let earlier = Contact {
        on: Some(when.today - Days::new(1)),
        ..wrote(None)
    };
    ops::log_contact(&mut world.store, &when, grace, &earlier).unwrap();
    ops::snooze(&mut world.store, &when, joan, Some(day("2026-08-01"))).unwrap();
    let today = world.nudges();
    assert_eq!(
        (today.total, today.heard),
        (0, 1),
        "one person, however often; not who wrote to us"
    );
    let next = today.next.unwrap();
    assert_eq!(
        (next.on, next.people[0].name.as_str()),
        (day("2026-04-29"), "Grace")
    );

    // A birthday before that day comes first; a rest puts all of them off.
    born(&mut world, ada, "--04-10");
    let next = world.nudges().next.unwrap();
    assert_eq!(
        (next.on, next.people[0].reason),
        (day("2026-04-10"), Reason::Birthday)
    );
    ops::rest_until(&mut world.store, &when, Some(day("2026-05-05"))).unwrap();
    let resting = world.nudges();
    assert_eq!(resting.resting_until, Some(day("2026-05-05")));
    let next = resting.next.unwrap();
    assert_eq!((next.on, next.count), (day("2026-05-05"), 2));
    world.days_pass(35);
    assert_eq!(world.nudges().resting_until, None, "on its date the rest is over");
}
