//! The owner's calendar against another one: every zone, day by day, as Python's zoneinfo has it.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::{IANA_TZDB_VERSION, TZ_VARIANTS, Tz};
use perennial_core::domain::nudge::next_wake;

/// A date and the second since 1970 in which it begins.
type Beginning = (NaiveDate, i64);

/// How many zones one edition of the tables may tell otherwise than another: governments change a few a year.
const CHANGED_IN_AN_EDITION: usize = 8;

#[test]
fn every_day_of_every_zone_begins_when_pythons_zoneinfo_says_so() {
    let (first, last) = (day("2020-01-01"), day("2037-12-31"));
    let zones: Vec<Tz> = TZ_VARIANTS.to_vec();
    let (edition, theirs) = zoneinfo(first, last, &zones);
    let known = zones
        .iter()
        .filter_map(|zone| Some((zone, theirs.get(zone.name())?)));
    let mut days = 0;
    let mut differing = BTreeMap::new();
    for (zone, expected) in known.clone() {
        let walked = walk(*zone, first, last);
        days += walked.len();
        if walked != *expected {
            let at = walked.iter().zip(expected).find(|(ours, theirs)| ours != theirs);
            differing.insert(zone.name(), at.map(|(ours, theirs)| (*ours, *theirs)));
        }
    }
    println!(
        "tables {IANA_TZDB_VERSION} and {edition}: {days} days in {} of {} zones, {} zones differ {differing:?}",
        known.count(),
        zones.len(),
        differing.len(),
    );
    let allowed = if edition == IANA_TZDB_VERSION {
        0
    } else {
        CHANGED_IN_AN_EDITION
    };
    assert!(differing.len() <= allowed, "{differing:?}");
    assert!(days > 3_000_000, "{days}");
}

#[test]
fn samoa_slept_through_the_thirtieth_of_december_2011() {
    assert_days_begin(
        "Pacific/Apia",
        &[
            ("2011-12-28", "2011-12-28T10:00:00Z"),
            ("2011-12-29", "2011-12-29T10:00:00Z"),
            ("2011-12-31", "2011-12-30T10:00:00Z"),
            ("2012-01-01", "2011-12-31T10:00:00Z"),
        ],
    );
}

#[test]
fn cairo_santiago_and_beirut_have_days_without_a_midnight() {
    assert_days_begin(
        "Africa/Cairo",
        &[
            ("2024-04-25", "2024-04-24T22:00:00Z"),
            ("2024-04-26", "2024-04-25T22:00:00Z"),
            ("2024-04-27", "2024-04-26T21:00:00Z"),
        ],
    );
    assert_days_begin(
        "America/Santiago",
        &[
            ("2026-09-05", "2026-09-05T04:00:00Z"),
            ("2026-09-06", "2026-09-06T04:00:00Z"),
            ("2026-09-07", "2026-09-07T03:00:00Z"),
        ],
    );
    assert_days_begin(
        "Asia/Beirut",
        &[
            ("2026-03-28", "2026-03-27T22:00:00Z"),
            ("2026-03-29", "2026-03-28T22:00:00Z"),
            ("2026-03-30", "2026-03-29T21:00:00Z"),
        ],
    );
}

#[test]
fn beirut_and_havana_live_an_hour_before_or_after_midnight_twice_and_no_day_twice() {
    // At midnight back to eleven: the evening is an hour longer, and the day begins at its one midnight.
    assert_days_begin(
        "Asia/Beirut",
        &[
            ("2026-10-24", "2026-10-23T21:00:00Z"),
            ("2026-10-25", "2026-10-24T22:00:00Z"),
            ("2026-10-26", "2026-10-25T22:00:00Z"),
        ],
    );
    // At one back to midnight: the day begins at the first of its two midnights.
    assert_days_begin(
        "America/Havana",
        &[
            ("2026-10-31", "2026-10-31T04:00:00Z"),
            ("2026-11-01", "2026-11-01T04:00:00Z"),
            ("2026-11-02", "2026-11-02T05:00:00Z"),
        ],
    );
}

#[test]
fn lord_howe_moves_its_clock_by_half_an_hour() {
    assert_days_begin(
        "Australia/Lord_Howe",
        &[
            ("2026-04-05", "2026-04-04T13:00:00Z"),
            ("2026-04-06", "2026-04-05T13:30:00Z"),
        ],
    );
    assert_days_begin(
        "Australia/Lord_Howe",
        &[
            ("2026-10-04", "2026-10-03T13:30:00Z"),
            ("2026-10-05", "2026-10-04T13:00:00Z"),
        ],
    );
}

/// A village that put its clock back at a minute past midnight: after that minute the day before went on.
#[test]
fn goose_bay_turns_to_the_second_though_a_minute_of_the_new_day_had_passed() {
    let zone: Tz = "America/Goose_Bay".parse().unwrap();
    let second_evening = instant("2010-11-07T03:30:00Z");
    assert_eq!(
        second_evening.with_timezone(&zone).date_naive(),
        day("2010-11-06")
    );
    assert_eq!(
        instant("2010-11-07T03:00:30Z").with_timezone(&zone).date_naive(),
        day("2010-11-07")
    );
    assert_eq!(next_wake(second_evening, &zone), instant("2010-11-07T04:00:00Z"));
}

/// Whenever it is asked, the answer is the same.
#[test]
fn the_next_day_begins_at_one_instant_whatever_the_hour_it_is_asked_at() {
    for name in [
        "Africa/Cairo",
        "America/Santiago",
        "Asia/Beirut",
        "Australia/Lord_Howe",
    ] {
        let zone: Tz = name.parse().unwrap();
        let (first, last) = (day("2026-01-01"), day("2026-12-31"));
        for pair in walk(zone, first, last).windows(2) {
            for after in [0, 1, 3_600, 43_200, 80_000] {
                let at = DateTime::from_timestamp(pair[0].1 + after, 999_999_999).unwrap();
                assert_eq!(next_wake(at, &zone).timestamp(), pair[1].1, "{name} {at}");
            }
        }
    }
}

/// The days that begin from noon before the first on, as waking at each and asking anew finds them.
fn walk(zone: Tz, first: NaiveDate, last: NaiveDate) -> Vec<Beginning> {
    let mut days = Vec::new();
    let mut at = (first - Days::new(2)).and_hms_opt(12, 0, 0).unwrap().and_utc();
    loop {
        at = next_wake(at, &zone);
        let date = at.with_timezone(&zone).date_naive();
        if date > last {
            return days;
        }
        if date >= first {
            days.push((date, at.timestamp()));
        }
    }
}

/// What the script beside this file says of each zone it knows, and the edition of its tables.
fn zoneinfo(first: NaiveDate, last: NaiveDate, zones: &[Tz]) -> (String, BTreeMap<String, Vec<Beginning>>) {
    let mut python = Command::new("python3")
        .args(["-c", include_str!("calendar.py")])
        .args([first.to_string(), last.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is on every machine that tests");
    let names: Vec<&str> = zones.iter().map(|zone| zone.name()).collect();
    let mut asked = python.stdin.take().unwrap();
    let asking = std::thread::spawn(move || writeln!(asked, "{}", names.join("\n")).unwrap());
    let told = python.wait_with_output().unwrap();
    asking.join().unwrap();
    assert!(told.status.success());
    let told = String::from_utf8(told.stdout).unwrap();
    let (edition, lines) = told.split_once('\n').unwrap();
    let zones = lines.lines().filter_map(|line| {
        let (name, days) = line.split_once(' ')?;
        (days != "-").then(|| (name.to_owned(), written_out(days, last)))
    });
    (edition.to_owned(), zones.collect())
}

/// Every day, of those alone that do not follow the one before by a date and 24 hours; a day that the zone skipped has
/// no second.
fn written_out(days: &str, last: NaiveDate) -> Vec<Beginning> {
    let mut all: Vec<Beginning> = Vec::new();
    let told = days.split(' ').map(|word| {
        let (date, second) = word.split_once('@').unwrap();
        (day(date), second.parse().ok())
    });
    let mut told = told.peekable();
    while let Some((mut date, second)) = told.next() {
        let until = told.peek().map_or(last, |next| next.0 - Days::new(1));
        let Some(mut second) = second else { continue };
        while date <= until {
            all.push((date, second));
            (date, second) = (date + Days::new(1), second + 86_400);
        }
    }
    all
}

fn assert_days_begin(zone: &str, expected: &[(&str, &str)]) {
    let zone: Tz = zone.parse().unwrap();
    let expected: Vec<Beginning> = expected
        .iter()
        .map(|(date, at)| (day(date), instant(at).timestamp()))
        .collect();
    let (first, last) = (expected[0].0, expected[expected.len() - 1].0);
    assert_eq!(walk(zone, first, last), expected, "{zone}");
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}
