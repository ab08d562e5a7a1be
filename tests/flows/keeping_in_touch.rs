//! Who is nudged, when and why.

use perennial_core::domain::cadence::StageCadence;
use perennial_core::domain::digest_hours::{DigestHours, Weekday};
use perennial_core::domain::nudge::{Leaf, Reason};
use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::domain::when::When;
use perennial_core::{ops, views};

use crate::world::{World, day, wrote};

#[test]
fn ada_is_nudged_thirty_days_after_the_last_contact_and_not_before() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.wrote_to(ada);
    world.days_pass(29);
    assert!(world.nudged().is_empty());
    world.days_pass(1);
    let nudge = world.nudges().nudges.remove(0);
    assert_eq!((nudge.days_overdue, nudge.due_on), (0, day("2026-03-31")));
    assert_eq!(nudge.why, "30 days since you wrote; you aim for 30");
    world.days_pass(1);
    assert_eq!(world.nudges().nudges[0].days_overdue, 1);
}

#[test]
fn a_logged_contact_ends_the_nudge_and_its_undo_brings_it_back() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.wrote_to(ada);
    world.days_pass(31);
    assert_eq!(world.nudged(), ["Ada"]);
    world.wrote_to(ada);
    assert!(world.nudged().is_empty());
    world.undo();
    assert_eq!(world.nudged(), ["Ada"]);
    world.redo();
    assert!(world.nudged().is_empty());
}

#[test]
fn one_never_contacted_counts_from_the_day_added() {
    let mut world = World::new();
    world.add("Ada");
    world.days_pass(30);
    let nudge = world.nudges().nudges.remove(0);
    assert_eq!(nudge.reason, Reason::NeverContacted);
    assert_eq!(nudge.last_contact_on, None);
    assert_eq!(nudge.why, "Added 30 days ago and never contacted; you aim for 30");
}

#[test]
fn deleting_the_newest_touchpoint_recomputes_the_last_contact() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.wrote_to(ada);
    world.days_pass(10);
    let (second, _) = world.wrote_to(ada);
    assert_eq!(world.page(ada).last_contact_on, Some(day("2026-03-11")));
    let when = world.when();
    ops::delete_touchpoint(&mut world.store, &when, second).unwrap();
    assert_eq!(world.page(ada).last_contact_on, Some(day("2026-03-01")));
}

#[test]
fn a_backdated_contact_moves_nothing_that_is_newer() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.wrote_to(ada);
    let when = world.when();
    ops::log_contact(&mut world.store, &when, ada, &wrote(Some(day("2025-12-24")))).unwrap();
    assert_eq!(world.page(ada).last_contact_on, Some(day("2026-03-01")));
}

#[test]
fn a_contact_cannot_be_logged_ahead_of_time() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    let refused =
        ops::log_contact(&mut world.store, &when, ada, &wrote(Some(day("2026-03-02")))).unwrap_err();
    assert!(refused.to_string().contains("yet to come"), "{refused}");
}

#[test]
fn a_snooze_hides_until_its_date() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.days_pass(40);
    let when = world.when();
    ops::snooze(&mut world.store, &when, ada, Some(day("2026-04-17"))).unwrap();
    assert!(world.nudged().is_empty());
    assert_eq!(world.page(ada).leaf, Leaf::Resting);
    world.days_pass(7);
    assert_eq!(world.nudged(), ["Ada"]);
}

#[test]
fn the_cadence_nearest_to_the_person_holds() {
    let mut world = World::new();
    let ada = world.add_in("Ada", Stage::Nurturing);
    let when = world.when();
    ops::set_default_cadence(&mut world.store, &when, 60).unwrap();
    assert_eq!(world.page(ada).cadence_days, Some(60));
    ops::set_stage_cadence(&mut world.store, &when, Stage::Nurturing, StageCadence::Days(21)).unwrap();
    assert_eq!(world.page(ada).cadence_days, Some(21));
    assert_eq!(world.page(ada).cadence_from, "stage");
    ops::edit_person(&mut world.store, &when, ada, PersonField::CadenceDays, Some("7")).unwrap();
    assert_eq!(world.page(ada).cadence_days, Some(7));
    world.days_pass(7);
    assert_eq!(world.nudged(), ["Ada"]);
    world.undo();
    assert!(world.nudged().is_empty());
    world.is_healthy();
}

#[test]
fn nobody_in_a_stage_without_cadence_is_nudged() {
    let mut world = World::new();
    world.add_in("Ada", Stage::Discovery);
    world.add_in("Grace", Stage::Outreach);
    let when = world.when();
    ops::set_stage_cadence(&mut world.store, &when, Stage::Discovery, StageCadence::Never).unwrap();
    world.days_pass(100);
    assert_eq!(world.nudged(), ["Grace"]);
}

#[test]
fn archived_and_do_not_contact_people_are_never_nudged() {
    let mut world = World::new();
    let (ada, grace) = (world.add("Ada"), world.add("Grace"));
    world.days_pass(100);
    let when = world.when();
    ops::archive(&mut world.store, &when, ada, true).unwrap();
    ops::set_do_not_contact(&mut world.store, &when, grace, true).unwrap();
    assert!(world.nudged().is_empty());
    world.undo();
    world.undo();
    assert_eq!(world.nudged().len(), 2);
}

#[test]
fn a_planned_date_replaces_the_cadence() {
    let mut world = World::new();
    let ada = world.add("Ada");
    world.wrote_to(ada);
    let when = world.when();
    ops::edit_person(
        &mut world.store,
        &when,
        ada,
        PersonField::NextTouchOn,
        Some("2026-05-01"),
    )
    .unwrap();
    world.days_pass(60);
    assert!(world.nudged().is_empty());
    world.days_pass(1);
    assert_eq!(world.nudges().nudges[0].why, "You planned to be in touch today");
    world.wrote_to(ada);
    assert_eq!(world.page(ada).due.unwrap().on, day("2026-05-31"));
}

#[test]
fn planned_ones_come_first_then_the_longest_overdue() {
    let mut world = World::new();
    world.add("Never contacted");
    let planned = world.add("Planned");
    let (first, second) = (world.add("First"), world.add("Second"));
    world.wrote_to(first);
    world.days_pass(3);
    world.wrote_to(second);
    let when = world.when();
    ops::edit_person(
        &mut world.store,
        &when,
        planned,
        PersonField::NextTouchOn,
        Some("2026-05-01"),
    )
    .unwrap();
    world.days_pass(70);
    assert_eq!(world.nudged(), ["Planned", "First", "Second", "Never contacted"]);
    let page = |from, limit| -> Vec<String> {
        let today = perennial_core::views::today::today(&world.reader, &world.when(), from, limit).unwrap();
        today.nudges.into_iter().map(|nudge| nudge.name).collect()
    };
    assert_eq!(
        page(1, 2),
        ["First", "Second"],
        "a page may begin and end within a reason"
    );
    assert_eq!(page(3, 5), ["Never contacted"]);
    assert!(page(4, 5).is_empty());
}

#[test]
fn one_digest_a_day_and_none_for_what_was_shown() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let calls = |world: &mut World| {
        let when = world.when();
        ops::claim_nudges(&mut world.store, &when).unwrap()
    };
    assert!(!calls(&mut world), "nobody is due");
    world.days_pass(30);
    assert!(calls(&mut world));
    assert!(!calls(&mut world), "shown already");
    let mut world = world.restart();
    assert!(!calls(&mut world), "a restart forgets nothing");
    let when = world.when();
    let grace = world.add("Grace");
    let today = when.today.to_string();
    ops::edit_person(
        &mut world.store,
        &when,
        grace,
        PersonField::NextTouchOn,
        Some(&today),
    )
    .unwrap();
    assert!(!calls(&mut world), "one digest a day is enough");
    world.days_pass(1);
    assert!(!calls(&mut world), "all of them were shown");
    world.wrote_to(ada);
    world.days_pass(30);
    assert!(calls(&mut world));
}

#[test]
fn a_digest_waits_for_its_hours_and_comes_once() {
    let mut world = World::new();
    world.add("Ada");
    world.days_pass(30);
    let date = world.when().today;
    let zone: chrono_tz::Tz = "Europe/Berlin".parse().unwrap();
    let at = |day: u64, hour: u32| {
        let local = (date + chrono::Days::new(day)).and_hms_opt(hour, 0, 0).unwrap();
        When::at(local.and_local_timezone(zone).unwrap().to_utc(), &zone)
    };
    let mut calls = |day, hour| ops::claim_nudges(&mut world.store, &at(day, hour)).unwrap();
    assert!(!calls(0, 0), "midnight is quiet");
    assert!(!calls(0, 7), "so is the early morning");
    assert!(calls(0, 8), "what came due at midnight is told at eight");
    assert!(!calls(0, 9), "and once");

    // Quiet for days: told on the first day that is not, however many came due.
    let hours = DigestHours {
        days: vec![Weekday::of(date + chrono::Days::new(3))],
        ..DigestHours::default()
    };
    ops::set_digest_hours(&mut world.store, &at(0, 9), &hours).unwrap();
    world.today = date - chrono::Days::new(29);
    world.add("Grace");
    let mut calls = |day, hour| ops::claim_nudges(&mut world.store, &at(day, hour)).unwrap();
    assert!(!calls(1, 12) && !calls(2, 12));
    assert!(calls(3, 8));
    assert!(!calls(3, 12));
}

#[test]
fn the_hours_of_the_digest_are_kept_taken_back_and_refused_where_they_end_before_they_begin() {
    let mut world = World::new();
    let when = world.when();
    let hours = DigestHours {
        from: 9,
        until: 17,
        days: vec![Weekday::Friday, Weekday::Monday],
    };
    let done = ops::set_digest_hours(&mut world.store, &when, &hours).unwrap();
    assert_eq!(
        done.label,
        "The daily reminder comes from 9:00 to 17:00, Monday, Friday"
    );
    let kept = |world: &World| views::settings::digest_hours(&world.reader).unwrap();
    assert_eq!(kept(&world).days, [Weekday::Monday, Weekday::Friday]);
    world.undo();
    assert_eq!(kept(&world), DigestHours::default());
    let backward = DigestHours {
        from: 20,
        until: 8,
        ..hours
    };
    let refused = ops::set_digest_hours(&mut world.store, &when, &backward).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Reminder: it must end later than it begins, and by midnight"
    );
}
