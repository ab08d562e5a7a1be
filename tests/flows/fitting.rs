//! Who fits the brand, how accounts grow, and what is written anew in place.

use perennial_core::domain::fit::{Fit, FitCounts};
use perennial_core::domain::segment::{Condition, Segment};
use perennial_core::domain::{CriterionId, PersonId};
use perennial_core::ops::{self, OpError};
use perennial_core::views;

use crate::world::{World, day};

fn criterion(world: &World, name: &str) -> CriterionId {
    let all = views::fit::criteria(&world.reader).unwrap();
    all.iter().find(|one| one.name == name).unwrap().id
}

fn names(world: &World) -> Vec<String> {
    let all = views::fit::criteria(&world.reader).unwrap();
    all.into_iter().map(|one| one.name).collect()
}

fn answer(world: &mut World, id: PersonId, name: &str, answer: Fit, reason: Option<&str>) {
    let (when, criterion) = (world.when(), criterion(world, name));
    ops::answer_fit(&mut world.store, &when, id, criterion, answer, reason).unwrap();
}

fn counts(world: &World, id: PersonId) -> (u32, u32, u32) {
    let FitCounts { yes, no, unknown } = world.page(id).fit.counts;
    (yes, no, unknown)
}

fn fitting(world: &World, criterion: Option<CriterionId>, answer: Fit) -> u32 {
    let segment = Segment {
        conditions: vec![Condition::Fit { criterion, answer }],
        ..Segment::EVERYBODY
    };
    views::people::count(&world.reader, &world.when(), &segment).unwrap()
}

#[test]
fn what_nobody_answered_is_unknown_and_never_a_no() {
    let mut world = World::new();
    let ada = world.add("Ada");
    assert_eq!(
        names(&world),
        ["Audience", "Niche", "Values", "Engagement", "Authenticity"]
    );
    assert_eq!(counts(&world, ada), (0, 0, 5));
    answer(&mut world, ada, "Niche", Fit::Yes, Some("ceramics since 2019"));
    answer(&mut world, ada, "Values", Fit::No, None);
    answer(
        &mut world,
        ada,
        "Audience",
        Fit::Unknown,
        Some("asked for her media kit"),
    );
    assert_eq!(counts(&world, ada), (1, 1, 3));
    let fit = world.page(ada).fit;
    assert_eq!(fit.answers[1].reason.as_deref(), Some("ceramics since 2019"));
    assert_eq!(fit.answers[0].reason.as_deref(), Some("asked for her media kit"));
    world.undo();
    assert_eq!(world.page(ada).fit.answers[0].reason, None);
    world.redo();

    let (niche, audience) = (criterion(&world, "Niche"), criterion(&world, "Audience"));
    world.add("Bea");
    assert_eq!(fitting(&world, Some(niche), Fit::Yes), 1);
    assert_eq!(fitting(&world, Some(niche), Fit::Unknown), 1);
    assert_eq!(fitting(&world, Some(niche), Fit::No), 0);
    assert_eq!(fitting(&world, Some(audience), Fit::Unknown), 2);
    assert_eq!(fitting(&world, None, Fit::No), 1);
    assert_eq!(fitting(&world, None, Fit::Yes), 0);
    for name in ["Audience", "Values", "Engagement", "Authenticity"] {
        answer(&mut world, ada, name, Fit::Yes, None);
    }
    assert_eq!(fitting(&world, None, Fit::Yes), 1);
    world.is_healthy();
}

#[test]
fn criteria_are_the_brands_own_and_each_change_is_taken_back() {
    let mut world = World::new();
    let ada = world.add("Ada");
    let when = world.when();
    answer(&mut world, ada, "Niche", Fit::Yes, None);
    let niche = criterion(&world, "Niche");
    ops::delete_criterion(&mut world.store, &when, niche).unwrap();
    assert_eq!(counts(&world, ada), (0, 0, 4));
    world.undo();
    assert_eq!(counts(&world, ada), (1, 0, 4));
    ops::add_criterion(&mut world.store, &when, "  Ships   fast ").unwrap();
    ops::rename_criterion(&mut world.store, &when, niche, "Our niche").unwrap();
    ops::move_criterion(&mut world.store, &when, niche, 0).unwrap();
    assert_eq!(
        names(&world),
        [
            "Our niche",
            "Audience",
            "Values",
            "Engagement",
            "Authenticity",
            "Ships fast"
        ]
    );
    assert_eq!(counts(&world, ada), (1, 0, 5));
    for name in ["", " ", "values"] {
        let refused = ops::add_criterion(&mut world.store, &when, name);
        assert!(matches!(refused, Err(OpError::Invalid { .. })), "{name}");
    }
    for _ in 0..3 {
        world.undo();
    }
    assert_eq!(
        names(&world),
        ["Audience", "Niche", "Values", "Engagement", "Authenticity"]
    );
    world.is_healthy();
}

#[test]
fn a_merge_keeps_what_is_known_over_what_is_not_and_the_later_over_the_earlier() {
    let mut world = World::new();
    let (keep, gone) = (world.add("Ada"), world.add("Ada L."));
    answer(&mut world, keep, "Audience", Fit::Unknown, Some("asked"));
    answer(&mut world, gone, "Audience", Fit::Yes, None);
    answer(&mut world, keep, "Values", Fit::Yes, None);
    answer(&mut world, gone, "Values", Fit::Unknown, Some("asked"));
    answer(&mut world, keep, "Niche", Fit::Yes, None);
    world.days_pass(1);
    answer(&mut world, gone, "Niche", Fit::No, None);
    let when = world.when();
    ops::merge_people(&mut world.store, &when, keep, gone, &[]).unwrap();
    assert_eq!(counts(&world, keep), (2, 1, 2));
    world.undo();
    assert_eq!(counts(&world, gone), (1, 1, 3));
    world.is_healthy();
}

#[test]
fn a_count_is_written_down_by_hand_and_growth_is_told() {
    let mut world = World::new();
    let draft = world.draft(
        "list.csv",
        "Name,Instagram,Followers,Date\nAda,@ada,10000,2025-09-01\n",
    );
    world.commit(&draft);
    let ada = world.find("instagram:ada");
    let when = world.when();
    let account = world.page(ada).accounts[0].id;
    ops::add_followers(&mut world.store, &when, account, "11K", None).unwrap();
    ops::add_followers(&mut world.store, &when, account, "11,200", None).unwrap();
    ops::add_followers(&mut world.store, &when, account, "9.500", Some(day("2025-12-01"))).unwrap();
    let shown = &world.page(ada).accounts[0];
    let told: Vec<(i64, &str)> = shown
        .history
        .iter()
        .map(|one| (one.followers, one.source.as_str()))
        .collect();
    assert_eq!(told.last(), Some(&(11_200, "by hand")));
    assert_eq!(
        told.len(),
        3,
        "the second of a day takes the place of the first: {told:?}"
    );
    assert_eq!(shown.followers, Some(11_200));
    assert!(shown.growth.is_some());
    for (count, on) in [("many", None), ("", None), ("10", Some(day("2027-01-01")))] {
        let refused = ops::add_followers(&mut world.store, &when, account, count, on);
        assert!(matches!(refused, Err(OpError::Invalid { .. })), "{count}");
    }
    let last = shown.history.last().unwrap().id;
    ops::remove_followers(&mut world.store, &when, last).unwrap();
    assert_eq!(world.page(ada).accounts[0].history.len(), 2);
    world.undo();
    assert_eq!(world.page(ada).accounts[0].followers, Some(11_200));
    world.is_healthy();
}

#[test]
fn accounts_addresses_and_numbers_are_written_anew_in_place() {
    let mut world = World::new();
    let (ada, bea) = (world.add("Ada"), world.add("Bea"));
    let when = world.when();
    ops::add_account(&mut world.store, &when, ada, "instagram:ada").unwrap();
    ops::add_account(&mut world.store, &when, bea, "instagram:bea").unwrap();
    ops::add_email(&mut world.store, &when, ada, "ada@example.com").unwrap();
    ops::add_email(&mut world.store, &when, ada, "ada@work.example").unwrap();
    ops::add_phone(&mut world.store, &when, ada, "912 345 678").unwrap();
    let page = world.page(ada);
    let (account, email, phone) = (page.accounts[0].id, page.emails[0].id, page.phones[0].id);
    ops::add_followers(&mut world.store, &when, account, "900", None).unwrap();
    ops::edit_account(&mut world.store, &when, account, "@ada.bakes").unwrap();
    ops::edit_phone(&mut world.store, &when, phone, "+351 912 345 678").unwrap();
    ops::edit_email(&mut world.store, &when, email, "Ada@New.example").unwrap();
    let page = world.page(ada);
    assert_eq!(page.accounts[0].handle, "ada.bakes");
    assert_eq!(page.accounts[0].followers, Some(900));
    assert_eq!(page.phones[0].number, "+351 912 345 678");
    assert_eq!(page.emails[0].address, "ada@new.example");
    // One that they have already is not kept twice.
    ops::edit_email(&mut world.store, &when, email, "ada@work.example").unwrap();
    assert_eq!(world.page(ada).emails.len(), 1);
    world.undo();
    assert_eq!(world.page(ada).emails.len(), 2);
    let taken = ops::edit_account(&mut world.store, &when, account, "instagram:bea");
    assert!(matches!(taken, Err(OpError::Taken { .. })));
    let refused = ops::edit_email(&mut world.store, &when, email, "nobody");
    assert!(matches!(refused, Err(OpError::Invalid { .. })));
    world.is_healthy();
}
