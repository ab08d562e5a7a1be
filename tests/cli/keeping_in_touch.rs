//! Whom to write to, and why.

use crate::desk::Desk;

fn with_ada() -> Desk {
    let desk = Desk::new();
    desk.quietly("add --name 'Ada Lovelace' --account instagram:ada --on 2026-02-01");
    desk
}

const WROTE: &str = "--channel dm --direction out --intent check-in";

#[test]
fn thirty_days_after_a_contact_she_is_due() {
    let mut desk = with_ada();
    desk.types(&format!("log ada@example.com {WROTE} --on 2026-03-01"))
        .types(&format!(
            "log instagram:ada {WROTE} --on 2026-03-01 --note 'Sent the new glaze'"
        ))
        .types("nudges --on 2026-03-30")
        .types("nudges --on 2026-03-31")
        .types("nudges --on 2026-04-01")
        .types(&format!("log instagram:ada {WROTE} --on 2026-04-01"))
        .types("nudges --on 2026-04-01")
        .types("undo")
        .types("nudges --on 2026-04-01 --json")
        .types("show 'ada lovelace' --on 2026-04-01");
    insta::assert_snapshot!(desk.transcript());
}

/// Whatever the clock of the machine says: the contact lies long before it, or long after.
#[test]
fn the_day_can_be_set_to_any() {
    for [contact, before, due, after] in [
        ["2019-12-31", "2020-01-29", "2020-01-30", "2020-01-31"],
        ["2098-12-31", "2099-01-29", "2099-01-30", "2099-01-31"],
    ] {
        let desk = with_ada();
        let overdue = |on: &str| -> Vec<i64> {
            let nudges = desk.json(&format!("nudges --on {on}"));
            assert_eq!(nudges["on"], on);
            let listed = nudges["nudges"].as_array().unwrap();
            listed
                .iter()
                .map(|nudge| nudge["days_overdue"].as_i64().unwrap())
                .collect()
        };
        desk.quietly(&format!("log instagram:ada {WROTE} --on {contact}"));
        assert!(overdue(before).is_empty());
        assert_eq!(overdue(due), [0]);
        assert_eq!(overdue(after), [1]);
        desk.quietly(&format!("log instagram:ada {WROTE} --on {after}"));
        assert!(overdue(after).is_empty());
        desk.quietly("undo");
        assert_eq!(overdue(after), [1]);
    }
}

#[test]
fn a_snooze_puts_the_due_date_off() {
    let mut desk = with_ada();
    desk.quietly(&format!("log instagram:ada {WROTE} --on 2026-03-01"));
    desk.types("snooze instagram:ada --days 3 --on 2026-03-31")
        .types("nudges --on 2026-04-02")
        .types("nudges --on 2026-04-03")
        .types("snooze instagram:ada --until 2026-05-01 --on 2026-04-03 --json")
        .types("nudges --on 2026-04-30")
        .types("snooze instagram:ada --until 2026-04-03 --on 2026-04-03")
        .types("snooze instagram:ada")
        .types("snooze instagram:ada --days 3 --until 2026-05-01");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn the_longest_overdue_come_first_and_a_limit_says_how_many_more() {
    let mut desk = Desk::new();
    for (name, on) in [
        ("Ada", "2026-01-03"),
        ("Bea", "2026-01-01"),
        ("Cyd", "2026-01-02"),
    ] {
        desk.quietly(&format!("add --name {name} --on 2025-12-01"));
        desk.quietly(&format!("log {name} {WROTE} --on {on}"));
    }
    desk.types("nudges --on 2026-02-10 --limit 2");
    insta::assert_snapshot!(desk.transcript());
    assert_eq!(desk.json("nudges --on 2026-02-10 --limit 2")["total"], 3);
}

#[test]
fn the_archived_are_never_nudged() {
    let mut desk = with_ada();
    desk.types("archive instagram:ada --on 2026-02-02")
        .types("nudges --on 2026-06-01")
        .types("people --on 2026-06-01")
        .types("archive 'Ada Lovelace' --back --on 2026-02-03")
        .types("nudges --on 2026-06-01");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_contact_without_a_day_is_of_today() {
    let desk = with_ada();
    desk.quietly("log instagram:ada --channel email --direction in --intent reply");
    let shown = desk.json("show instagram:ada");
    assert_eq!(shown["days_since"], 0);
    assert_eq!(shown["timeline"][0]["what"]["direction"], "in");
}

#[test]
fn the_daily_reminder_has_its_hours() {
    let mut desk = Desk::new();
    desk.types("reminder")
        .types("reminder --from 9 --until 17 --day monday --day friday --on 2026-03-01")
        .types("reminder --json")
        .types("reminder --from 18 --on 2026-03-01")
        .types("undo")
        .types("reminder");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_morning_follows_up_thanks_and_celebrates() {
    let mut desk = with_ada();
    for person in [
        "'Grace Hopper' --stage outreach",
        "'Joan Clarke' --stage advocacy",
    ] {
        desk.quietly(&format!("add --name {person} --on 2026-02-01"));
    }
    desk.types("log 'grace hopper' --channel email --direction out --intent ask --on 2026-02-24")
        .types(
            "log 'ada lovelace' --channel dm --direction in --intent ask --on 2026-02-27 --note 'A glaze?'",
        )
        .types("mention 'joan clarke' --kind reel --link instagram.com/p/1 --on 2026-02-28")
        .types("nudges --on 2026-03-01")
        .types("nudges --on 2026-03-01 --group celebrate")
        .types("thank 'joan clarke' --with gift --note 'A cup' --on 2026-03-01")
        .types("not-needed 'grace hopper' --reason follow_up --on 2026-03-01")
        .types("nudges --on 2026-03-01 --limit 1")
        .types("undo")
        .types("nudges --on 2026-03-01 --group follow_up")
        .types("show 'joan clarke' --on 2026-03-01");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn several_are_logged_as_one_and_a_holiday_silences_all() {
    let mut desk = with_ada();
    desk.quietly("add --name 'Joan Clarke' --on 2026-02-01");
    desk.types(
        "log 'ada lovelace' 'joan clarke' --channel email --direction out --intent check-in --on 2026-02-03",
    )
    .types("undo")
    .types("redo")
    .types("ahead --days 3 --on 2026-03-04")
    .types("rest --until 2026-03-20 --on 2026-03-10")
    .types("nudges --on 2026-03-10")
    .types("rest --until 2026-03-01 --on 2026-03-10")
    .types("rest --end --on 2026-03-10")
    .types("nudges --on 2026-03-10");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn cadences_are_shown_and_set() {
    let mut desk = with_ada();
    desk.types("cadence")
        .types("cadence --days 45")
        .types("cadence --stage discovery --never")
        .types("cadence --person 'ada lovelace' --days 7")
        .types("cadence --days 1 --preview")
        .types("cadence --stage discovery --never --preview")
        .types("cadence --tag coffee --days 14 --preview")
        .types("cadence --person 'ada lovelace' --days 60 --preview --on 2026-03-01")
        .types("cadence --tag coffee --days 14")
        .types("cadence --stage advocacy")
        .types("cadence")
        .types("cadence --stage discovery --inherit")
        .types("nudges --on 2026-03-01");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn what_was_logged_is_changed_and_removed_by_its_id() {
    let mut desk = with_ada();
    desk.types(
        "log 'ada lovelace' --channel call --direction out --intent check-in --at 9:05 --on 2026-02-03",
    )
    .types("log 'ada lovelace' --channel email --direction in --intent reply --at '8 am' --on 2026-02-03")
    .types("log 'ada lovelace' --channel call --direction out --intent ask --at noonish --on 2026-02-03")
    .types("mention 'ada lovelace' --link youtu.be/abc --on 2026-02-05")
    .types("mention 'ada lovelace' --link youtu.be/abc --on 2026-02-05")
    .types("appreciate 'ada lovelace' --kind gift --note 'A cup' --on 2026-02-06")
    .types("show 'ada lovelace' --on 2026-02-06");
    let shown = desk.json("show 'ada lovelace'");
    let ids: Vec<&str> = (0..4)
        .filter_map(|at| shown["timeline"][at]["what"]["id"].as_str())
        .collect();
    let [gift, video, call, email] = ids.as_slice() else {
        panic!("{shown:#}");
    };
    desk.types(&format!("change {email} --at 9:30"))
        .types(&format!(
            "change {call} --at '' --channel meeting --note 'In Lisbon' --on 2026-02-01"
        ))
        .types(&format!(
            "change {video} --kind review --paid --thanked 2026-02-05"
        ))
        .types(&format!("change {gift} --kind early-access --note ''"))
        .types(&format!("change {gift} --link youtu.be/abc"))
        .types(&format!("change {gift} --kind cake"))
        .types("show 'ada lovelace' --on 2026-02-06")
        .types(&format!("remove {video}"))
        .types(&format!("remove {video}"))
        .types("undo");
    insta::assert_snapshot!(desk.transcript());
}
