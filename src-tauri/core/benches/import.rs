//! An import of 100,000 rows with 200,000 accounts, end to end, beside the least that could be done: binding the same
//! rows, parsed beforehand and in memory, into the same tables with the full-text index on.
//!
//! Both run in turn in one process, so that a noisy machine disturbs them alike. What counts is the ratio.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a benchmark says what is wrong by panicking"
)]

use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use perennial_core::domain::when::When;
use perennial_core::import::{Options, Source};
use perennial_core::ops::import::{commit, undo_batch};
use perennial_core::store;
use perennial_core::views::import::draft;
use rusqlite::{Connection, params};

const ROWS: usize = 100_000;
const ROUNDS: usize = 5;

fn main() {
    let text = list();
    let parsed = parsed(&text);
    println!(
        "{ROWS} rows, {} accounts, {:.1} MB",
        ROWS * 2,
        text.len() as f64 / 1e6
    );
    let mut rounds = Vec::new();
    for round in 1..=ROUNDS {
        let dir = tempfile::tempdir().unwrap();
        let (plan, write, undo) = import(&dir.path().join("import.db"), &text);
        let import = plan + write;
        let bind = bind(&dir.path().join("bind.db"), &parsed);
        let ratio = import.as_secs_f64() / bind.as_secs_f64();
        println!(
            "round {round}: import {:.2} s (read and plan {:.2}, write {:.2}), bind {:.2} s, ratio {ratio:.2}; undo of all {:.2} s",
            import.as_secs_f64(),
            plan.as_secs_f64(),
            write.as_secs_f64(),
            bind.as_secs_f64(),
            undo.as_secs_f64(),
        );
        rounds.push(ratio);
    }
    rounds.sort_by(f64::total_cmp);
    println!("import / bind, median of {ROUNDS}: {:.2}", rounds[ROUNDS / 2]);
}

/// A list as a discovery tool would export it.
fn list() -> String {
    let mut text = "Name,Instagram,Instagram followers,TikTok,TikTok followers,Email,Country\n".to_owned();
    for n in 0..ROWS {
        text.push_str(&format!(
            "Person Number {n},@person.{n},{}.{}K,https://www.tiktok.com/@person_{n},{},person{n}@example.com,Portugal\n",
            n % 900,
            n % 10,
            n * 7 % 1_000_000,
        ));
    }
    text
}

struct Parsed {
    name: String,
    country: String,
    email: String,
    accounts: [(&'static str, String, i64); 2],
}

fn parsed(text: &str) -> Vec<Parsed> {
    text.lines()
        .skip(1)
        .enumerate()
        .map(|(n, line)| {
            let cells: Vec<&str> = line.split(',').collect();
            Parsed {
                name: cells[0].to_owned(),
                country: cells[6].to_owned(),
                email: cells[5].to_owned(),
                accounts: [
                    (
                        "instagram",
                        format!("person.{n}"),
                        i64::try_from(n % 900).unwrap() * 1_000,
                    ),
                    (
                        "tiktok",
                        format!("person_{n}"),
                        i64::try_from(n * 7 % 1_000_000).unwrap(),
                    ),
                ],
            }
        })
        .collect()
}

/// As a person would: a file in, a plan shown, the plan committed with its journal; then all of it taken back.
fn import(path: &Path, text: &str) -> (Duration, Duration, Duration) {
    let mut store = store::open(path, None).unwrap();
    let reader = store.reader().unwrap();
    let when = When::on("2026-03-01".parse().unwrap());
    let start = Instant::now();
    let source = Source::new("list.csv", text.as_bytes().to_vec());
    let draft = draft(&reader, &source, Options::default(), &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap();
    let plan = start.elapsed();
    let start = Instant::now();
    let report = commit(&mut store, &when, &draft.plan, &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap();
    let write = start.elapsed();
    assert_eq!(report.counts.created as usize, ROWS);
    let start = Instant::now();
    let undone = undo_batch(&mut store, report.batch).unwrap();
    let undo = start.elapsed();
    assert!(undone.conflicts.is_empty());
    (plan, write, undo)
}

/// The least: the same rows bound from memory in one transaction, with the search index; no journal, no standing.
fn bind(path: &Path, rows: &[Parsed]) -> Duration {
    drop(store::open(path, None).unwrap());
    let mut conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "synchronous", "FULL").unwrap();
    conn.pragma_update(None, "foreign_keys", true).unwrap();
    conn.pragma_update(None, "cache_size", -65_536).unwrap();
    let start = Instant::now();
    let tx = conn.transaction().unwrap();
    {
        let mut next = 0u128;
        let mut id = || {
            next += 1;
            uuid::Uuid::from_u128(next)
        };
        let mut person = tx
            .prepare(
                "INSERT INTO person (id, name, stage, board_rank, added_on, country)
                 VALUES (?1, ?2, 'discovery', ?3, '2026-03-01', ?4)",
            )
            .unwrap();
        let mut account = tx
            .prepare(
                "INSERT INTO account (id, person_id, platform, handle, written) VALUES (?1, ?2, ?3, ?4, ?4)",
            )
            .unwrap();
        let mut stat = tx
            .prepare(
                "INSERT INTO follower_stat (id, account_id, on_date, followers, source)
                 VALUES (?1, ?2, '2026-03-01', ?3, 'import')",
            )
            .unwrap();
        let mut email = tx
            .prepare("INSERT INTO email (id, person_id, address) VALUES (?1, ?2, ?3)")
            .unwrap();
        let mut search = tx
            .prepare("INSERT INTO search (rowid, words) VALUES (?1, ?2)")
            .unwrap();
        for (n, row) in rows.iter().enumerate() {
            let who = id();
            person
                .execute(params![who, row.name, n as f64, row.country])
                .unwrap();
            for (platform, handle, followers) in &row.accounts {
                let which = id();
                account.execute(params![which, who, platform, handle]).unwrap();
                stat.execute(params![id(), which, followers]).unwrap();
            }
            email.execute(params![id(), who, row.email]).unwrap();
            let words = format!(
                "{} {} {} {} {}",
                row.name, row.accounts[0].1, row.accounts[1].1, row.email, row.country
            );
            search
                .execute(params![i64::try_from(n).unwrap() + 1, words])
                .unwrap();
        }
    }
    tx.commit().unwrap();
    start.elapsed()
}
