//! How long Today takes in a large file, and whether logging a contact grows with it.
//!
//! `cargo bench -p perennial-core --bench nudges` makes up 100,000 people with 1,000,000 touchpoints and 1,000 people
//! with 10,000, and measures in one run: who is due by a query over all touchpoints; the whole first page of Today as
//! the window asks for it, its counts among it; its rows alone, and the same rows with the same columns by their primary
//! key; logging a contact in either file. Every read is a transaction of its own.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench says what is wrong by panicking"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use perennial_core::domain::PersonId;
use perennial_core::domain::nudge::{Group, places};
use perennial_core::domain::touchpoint::{Channel, Direction, Intent};
use perennial_core::domain::when::When;
use perennial_core::ops::{self, Contact};
use perennial_core::store::derive::{self, Concerned};
use perennial_core::store::headcount::DueCounts;
use perennial_core::store::kept::{self, Shown};
use perennial_core::store::{self, Store, standing};
use perennial_core::views::cadence::{CadenceChange, preview};
use perennial_core::views::today::today as today_page;
use rusqlite::{Connection, params};

const PEOPLE: usize = 100_000;
const FEW: usize = 1_000;
const TOUCHPOINTS_EACH: usize = 10;
/// As the window asks.
const PAGE: u32 = 16;
const LOGGED: usize = 300;

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// A day on which the counts add up most rows.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 16).unwrap()
}

/// A file of so many people with two accounts each, each touched on ten days of the last two years; half of them are due.
fn filled(path: &Path, people: usize) -> (Store, Vec<PersonId>) {
    let store = store::open(path, None).unwrap();
    let conn = Connection::open(path).unwrap();
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut dice = Dice(11);
    let mut ids = Vec::with_capacity(people);
    {
        let mut person = conn
            .prepare("INSERT INTO person (id, name, stage, board_rank, added_on) VALUES (?1, ?2, ?3, ?4, '2024-01-01')")
            .unwrap();
        let mut touchpoint = conn
            .prepare(
                "INSERT INTO touchpoint (id, person_id, channel, direction, intent, on_date)
                 VALUES (?1, ?2, 'dm', ?3, 'check-in', ?4)",
            )
            .unwrap();
        let mut account = conn
            .prepare(
                "INSERT INTO account (id, person_id, platform, handle, written) VALUES (?1, ?2, ?3, ?4, ?4)",
            )
            .unwrap();
        let mut followers = conn
            .prepare(
                "INSERT INTO follower_stat (id, account_id, on_date, followers, source)
                 VALUES (?1, ?1, '2026-01-01', ?2, 'import')",
            )
            .unwrap();
        let stages = ["discovery", "outreach", "collaboration", "nurturing", "advocacy"];
        for at in 0..people {
            let id = PersonId(uuid::Uuid::from_u128((1 << 100) + at as u128));
            let stage = stages[dice.roll(5) as usize];
            person
                .execute(params![id, format!("Person {at}"), stage, at as f64])
                .unwrap();
            for (nth, platform) in ["instagram", "tiktok"].into_iter().enumerate() {
                let one = uuid::Uuid::from_u128((1 << 102) + (2 * at + nth) as u128);
                account
                    .execute(params![one, id, platform, format!("person.{at}")])
                    .unwrap();
                followers
                    .execute(params![one, dice.roll(1_000_000) as i64])
                    .unwrap();
            }
            ids.push(id);
        }
        for round in 0..TOUCHPOINTS_EACH {
            for (at, id) in ids.iter().enumerate() {
                let on = today() - Days::new(dice.roll(730));
                let direction = if dice.roll(3) == 0 { "in" } else { "out" };
                let touch = uuid::Uuid::from_u128((1 << 101) + (round * people + at) as u128);
                touchpoint.execute(params![touch, id, direction, on]).unwrap();
            }
        }
    }
    derive::refresh(&conn, &Concerned::Everybody).unwrap();
    conn.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    (store, ids)
}

/// The median of so many runs.
fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut took: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    took.sort_unstable();
    took[took.len() / 2]
}

fn log(store: &mut Store, person: PersonId) {
    let contact = Contact {
        channel: Channel::Dm,
        direction: Direction::Out,
        intent: Intent::CheckIn,
        on: None,
        at: None,
        note: None,
    };
    ops::log_contact(store, &When::on(today()), person, &contact).unwrap();
}

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let (many_path, few_path) = (dir.path().join("many"), dir.path().join("few"));
    let (mut many, people) = filled(&many_path, PEOPLE);
    let (mut few, few_people) = filled(&few_path, FEW);
    let conn = Connection::open(&many_path).unwrap();

    let mut aggregate = conn
        .prepare(
            "SELECT person_id, max(on_date) AS last FROM touchpoint GROUP BY person_id
             HAVING last <= ?1 ORDER BY last LIMIT ?2",
        )
        .unwrap();
    let thirty_days_ago = today() - Days::new(30);
    let by_aggregate = median(5, || {
        let mut rows = aggregate.query(params![thirty_days_ago, PAGE]).unwrap();
        while rows.next().unwrap().is_some() {}
    });

    let reader = many.reader().unwrap();
    let when = When::on(today());
    let mut page = today_page(&reader, &when, 0, PAGE).unwrap();
    let whole = median(2_000, || page = today_page(&reader, &when, 0, PAGE).unwrap());
    assert_eq!(page.nudges.len(), PAGE as usize);
    let mut counts = DueCounts::default();
    let by_counts = median(2_000, || {
        let moment = conn.unchecked_transaction().unwrap();
        counts = DueCounts::read(&moment, today(), today() + Days::new(7)).unwrap();
    });
    assert_eq!(counts.in_all(), page.total);
    let of_reconnect = places(Group::Reconnect);
    let mut first = Vec::new();
    let by_page = median(2_000, || {
        let moment = conn.unchecked_transaction().unwrap();
        first = standing::due(&moment, today(), &of_reconnect, &counts, 0, PAGE).unwrap();
    });
    let on_page: Vec<PersonId> = page.nudges.iter().map(|nudge| nudge.person).collect();
    let same_rows = |of: &[Shown]| assert!(of.iter().map(|one| one.person).eq(on_page.iter().copied()));
    same_rows(&first);
    let mut looked_up = Vec::new();
    let by_keys = median(2_000, || {
        let moment = conn.unchecked_transaction().unwrap();
        let one = |id: &PersonId| kept::of_person(&moment, *id).unwrap().unwrap();
        looked_up = on_page.iter().map(one).collect();
    });
    same_rows(&looked_up);

    let another = CadenceChange::Default { days: 20 };
    let previewed = median(5, || {
        preview(&reader, &when, &another).unwrap();
    });

    // Turn about, so that what else the machine does falls on both.
    let (mut in_few, mut in_many) = (Vec::new(), Vec::new());
    for at in 0..LOGGED {
        in_few.push(median(1, || log(&mut few, few_people[at])));
        in_many.push(median(1, || log(&mut many, people[at * (PEOPLE / LOGGED)])));
    }
    in_few.sort_unstable();
    in_many.sort_unstable();
    let (few, many) = (in_few[LOGGED / 2], in_many[LOGGED / 2]);

    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    println!("{PEOPLE} people, {} touchpoints", PEOPLE * TOUCHPOINTS_EACH);
    println!("who is due, over all touchpoints   {by_aggregate:>12.2?}");
    println!(
        "first page of Today, whole         {whole:>12.2?}   {:.0} times faster (at least 1000)",
        ratio(by_aggregate, whole)
    );
    println!(
        "of it its {PAGE} rows as shown         {by_page:>12.2?}\nthe same rows by their primary key {by_keys:>12.2?}   the page takes {:.2} of it (at most 2)",
        ratio(by_page, by_keys)
    );
    println!("of it the counts                   {by_counts:>12.2?}");
    println!("what another default cadence does  {previewed:>12.2?}   (at most half a second)");
    println!(
        "logging a contact, {FEW} people     {few:>12.2?}\nlogging a contact, {PEOPLE} people   {many:>12.2?}   {:.2} of it (at most 1.3)",
        ratio(many, few)
    );
}
