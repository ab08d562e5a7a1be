//! The rules, told by example.

use chrono::TimeDelta;

use super::*;
use crate::domain::stage::Stage;
use crate::domain::touchpoint::Direction;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ada() -> Circumstances {
    Circumstances {
        stage: Stage::Nurturing,
        last_contact_on: Some(day("2026-03-01")),
        last_direction: Some(Direction::Out),
        wanted: Wanted::Nothing,
        added_on: day("2026-01-01"),
        cadence_days: Some(30),
        snoozed_until: None,
        next_touch_on: None,
        resting: false,
        not_needed: Vec::new(),
    }
}

#[test]
fn due_is_the_last_contact_and_the_cadence() {
    assert_eq!(
        due(&ada()),
        Some(Due {
            on: day("2026-03-31"),
            reason: Reason::Reconnect
        })
    );
}

#[test]
fn one_never_contacted_counts_from_the_day_added() {
    let new = Circumstances {
        last_contact_on: None,
        last_direction: None,
        ..ada()
    };
    assert_eq!(
        due(&new),
        Some(Due {
            on: day("2026-01-31"),
            reason: Reason::NeverContacted
        })
    );
}

#[test]
fn a_snooze_only_ever_postpones() {
    let snoozed = Circumstances {
        snoozed_until: Some(day("2026-04-09")),
        ..ada()
    };
    assert_eq!(due(&snoozed).unwrap().on, day("2026-04-09"));
    let early = Circumstances {
        snoozed_until: Some(day("2026-03-09")),
        ..ada()
    };
    assert_eq!(due(&early).unwrap().on, day("2026-03-31"));
}

#[test]
fn a_planned_date_replaces_the_cadence_until_a_contact_on_or_after_it() {
    let planned = Circumstances {
        next_touch_on: Some(day("2026-06-01")),
        ..ada()
    };
    assert_eq!(
        due(&planned),
        Some(Due {
            on: day("2026-06-01"),
            reason: Reason::Scheduled
        })
    );
    let kept = Circumstances {
        last_contact_on: Some(day("2026-06-01")),
        ..planned
    };
    assert_eq!(
        due(&kept),
        Some(Due {
            on: day("2026-07-01"),
            reason: Reason::Reconnect
        })
    );
}

#[test]
fn nobody_archived_and_nobody_without_cadence_is_due() {
    assert_eq!(
        due(&Circumstances {
            resting: true,
            ..ada()
        }),
        None
    );
    assert_eq!(
        due(&Circumstances {
            cadence_days: None,
            ..ada()
        }),
        None
    );
}

#[test]
fn a_nudge_says_why() {
    let due = due(&ada()).unwrap();
    assert_eq!(
        why(due, &ada(), day("2026-04-11")),
        "41 days since you wrote; you aim for 30"
    );
}

#[test]
fn the_leaf_dries_after_a_second_cadence() {
    let at = |text| leaf(due(&ada()), &ada(), day(text));
    assert_eq!(at("2026-03-10"), Leaf::Fresh);
    assert_eq!(at("2026-03-24"), Leaf::Soon);
    assert_eq!(at("2026-03-31"), Leaf::Due);
    assert_eq!(at("2026-04-30"), Leaf::Due);
    assert_eq!(at("2026-05-01"), Leaf::Dry);
}

#[test]
fn the_next_day_begins_even_where_midnight_does_not() {
    use chrono_tz::Tz;
    // Santiago put its clocks forward at midnight on 2026-09-06.
    let zone: Tz = "America/Santiago".parse().unwrap();
    let evening = "2026-09-06T02:00:00Z".parse().unwrap();
    let wake = next_wake(evening, &zone);
    assert_eq!(wake.with_timezone(&zone).date_naive(), day("2026-09-06"));
    assert_eq!(
        (wake - TimeDelta::seconds(1)).with_timezone(&zone).date_naive(),
        day("2026-09-05")
    );
}

fn asked(days_written: u32) -> Circumstances {
    Circumstances {
        stage: Stage::Outreach,
        wanted: Wanted::Answer { days_written },
        ..ada()
    }
}

fn told(person: &Circumstances, today: &str) -> (String, Reason, String) {
    let due = due(person).unwrap();
    (due.on.to_string(), due.reason, why(due, person, day(today)))
}

#[test]
fn outreach_is_followed_up_twice_then_a_last_note_then_one_moves_on() {
    let story: Vec<String> = (1..=4)
        .map(|days_written| {
            let (on, reason, why) = told(&asked(days_written), "2026-03-06");
            format!("{on} {reason}: {why}")
        })
        .collect();
    assert_eq!(
        story,
        [
            "2026-03-06 follow_up: You wrote 5 days ago; no answer yet",
            "2026-03-04 second_follow_up: You wrote again 5 days ago; no answer yet",
            "2026-03-06 last_note: You wrote 3 times, the last time 5 days ago; a last note, then move on",
            "2026-03-06 move_on: You wrote 4 times without an answer; time to move on",
        ]
    );
}

#[test]
fn only_in_outreach_is_anybody_followed_up() {
    let partner = Circumstances {
        stage: Stage::Collaboration,
        ..asked(1)
    };
    assert_eq!(due(&partner).unwrap().reason, Reason::Reconnect);
}

#[test]
fn a_reply_is_owed_the_day_after_they_wrote() {
    let wrote = Circumstances {
        last_direction: Some(Direction::In),
        wanted: Wanted::Nothing,
        ..asked(1)
    };
    assert_eq!(
        told(&wrote, "2026-03-03"),
        (
            "2026-03-02".to_owned(),
            Reason::ReplyOwed,
            "They wrote 2 days ago; you have not answered".to_owned()
        )
    );
}

#[test]
fn a_planned_date_replaces_a_follow_up_but_no_reply() {
    let planned = Circumstances {
        next_touch_on: Some(day("2026-05-01")),
        ..asked(1)
    };
    assert_eq!(due(&planned).unwrap().reason, Reason::Scheduled);
    let wrote = Circumstances {
        last_direction: Some(Direction::In),
        ..planned
    };
    assert_eq!(due(&wrote).unwrap().reason, Reason::ReplyOwed);
}

#[test]
fn whatever_the_reason_the_resting_and_the_snoozed_are_left_in_peace() {
    for person in [ada(), asked(1), asked(2), asked(3), asked(4)] {
        let resting = Circumstances {
            resting: true,
            ..person.clone()
        };
        assert_eq!(due(&resting), None);
        let snoozed = Circumstances {
            snoozed_until: Some(day("2026-08-01")),
            ..person
        };
        assert_eq!(due(&snoozed).unwrap().on, day("2026-08-01"));
    }
}

fn not_needed(reason: Reason, due_on: &str, said_on: &str) -> Vec<NotNeeded> {
    vec![NotNeeded {
        reason,
        due_on: day(due_on),
        said_on: day(said_on),
    }]
}

#[test]
fn what_is_not_needed_asks_again_a_cadence_later() {
    let said = Circumstances {
        not_needed: not_needed(Reason::Reconnect, "2026-03-31", "2026-04-02"),
        ..ada()
    };
    assert_eq!(due(&said).unwrap().on, day("2026-05-02"));
    let written = Circumstances {
        last_contact_on: Some(day("2026-04-10")),
        ..said
    };
    assert_eq!(due(&written).unwrap().on, day("2026-05-10"));
}

#[test]
fn a_follow_up_that_is_not_needed_leaves_the_cadence_and_the_next_one() {
    let said = Circumstances {
        not_needed: not_needed(Reason::FollowUp, "2026-03-06", "2026-03-07"),
        ..asked(1)
    };
    assert_eq!(due(&said).unwrap().reason, Reason::Reconnect);
    let again = Circumstances {
        last_contact_on: Some(day("2026-03-20")),
        ..said
    };
    assert_eq!(due(&again).unwrap().reason, Reason::FollowUp);
}

#[test]
fn the_order_puts_planned_ones_first_and_an_advocate_before_a_discovery() {
    assert!(place(Reason::Scheduled, Stage::Discovery) < place(Reason::Reconnect, Stage::Advocacy));
    assert!(place(Reason::NeverContacted, Stage::Advocacy) < place(Reason::Reconnect, Stage::Discovery));
    assert!(place(Reason::ReplyOwed, Stage::Discovery) < place(Reason::FollowUp, Stage::Outreach));
    for &group in Group::ALL {
        for (place, reason) in places(group) {
            assert_eq!(reason.group(), group, "{place}");
        }
    }
}

#[test]
fn every_reason_to_be_in_touch_has_one_rule() {
    for reason in Reason::ALL
        .iter()
        .filter(|reason| reason.group() != Group::Celebrate)
    {
        assert_eq!(RULES.iter().filter(|rule| rule.reason == *reason).count(), 1);
    }
}
