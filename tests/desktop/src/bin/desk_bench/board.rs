//! The board at 100,000 people beside the board at 1,000, two windows in turns.

use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use desk::{Desk, Then};
use serde_json::json;

use super::figures::{Table, median, percentile};
use super::page;

const ROUNDS: usize = 12;
const SIZES: [u32; 2] = [1_000, 100_000];

/// What one window showed.
#[derive(Default)]
struct Measured {
    paint: Vec<f64>,
    bytes: Vec<f64>,
    scrolling: Vec<f64>,
    dragging: Vec<f64>,
    drop: Vec<f64>,
}

pub fn measure(dir: &Path, table: &mut Table) -> Result<()> {
    let copies = super::copies()?;
    let open = |people| Desk::open(&super::setting(dir, people, copies.path())?);
    let desks = [open(SIZES[0])?, open(SIZES[1])?];
    let mut all = [Measured::default(), Measured::default()];
    for desk in &desks {
        desk.by_test_id("nav-board")?;
        page::teach(desk)?;
        page::call(desk, "leave", &[])?;
        page::call(desk, "openBoard", &[])?;
    }
    for round in 0..ROUNDS {
        for (desk, measured) in desks.iter().zip(&mut all) {
            once(desk, measured).with_context(|| format!("round {round}"))?;
        }
        println!(
            "   board {round}: first paint {:.0} to {:.0} ms",
            all[1].paint[round], all[0].paint[round]
        );
    }
    tell(table, &all);
    Ok(())
}

fn once(desk: &Desk, measured: &mut Measured) -> Result<()> {
    page::call(desk, "leave", &[])?;
    measured.paint.push(page::figure(desk, "openBoard", &[])?);
    page::call(desk, "leave", &[])?;
    measured
        .bytes
        .push(page::figure(desk, "weigh", &[json!("openBoard")])?);

    page::call(desk, "gapsFrom", &[])?;
    page::call(desk, "scroll", &[json!("discovery"), json!(70), json!(2_000)])?;
    measured
        .scrolling
        .extend(page::figures(desk, "gapsUntilNow", &[])?);

    // Down along the next column's lower edge, which scrolls it; up again to its middle, and let go.
    page::call(desk, "jump", &[json!("discovery"), json!(0.5)])?;
    let start = desk.wait_for("a card to drag", || {
        let at = page::call(desk, "card", &[json!("discovery")])?;
        Ok(at[0].as_f64().zip(at[1].as_f64()))
    })?;
    let area = page::figures(desk, "area", &[json!("outreach")])?;
    let [left, top, right, bottom] = area[..] else {
        anyhow::bail!("an area of {area:?}");
    };
    let across = (left + right) / 2.0;
    let way = [
        ((across, bottom - 12.0), Duration::from_millis(1_200)),
        ((across, (top + bottom) / 2.0), Duration::from_millis(300)),
    ];
    page::call(desk, "gapsFrom", &[])?;
    desk.drag_along(start, &way, Then::Hold)?;
    measured
        .dragging
        .extend(page::figures(desk, "gapsUntilNow", &[])?);
    page::call(desk, "awaitDrop", &[])?;
    desk.let_go()?;
    let drop = desk.wait_for("the drop", || Ok(page::call(desk, "dropped", &[])?.as_f64()))?;
    measured.drop.push(drop);
    // What the drop set going is no part of the next round.
    thread::sleep(Duration::from_millis(400));
    Ok(())
}

fn tell(table: &mut Table, [small, large]: &[Measured; 2]) {
    let of =
        |figure: fn(&[f64]) -> f64, pick: fn(&Measured) -> &[f64]| (figure(pick(large)), figure(pick(small)));
    let p95: fn(&[f64]) -> f64 = |all| percentile(all, 0.95);
    let ratios: [(&str, &str, (f64, f64), f64); 4] = [
        (
            "first paint of the board",
            "ms",
            of(median, |one| &one.paint),
            1.25,
        ),
        (
            "bytes from the shell for it",
            "bytes",
            of(median, |one| &one.bytes),
            1.25,
        ),
        (
            "p95 between frames, scrolling",
            "ms",
            of(p95, |one| &one.scrolling),
            1.2,
        ),
        (
            "p95 between frames, dragging",
            "ms",
            of(p95, |one| &one.dragging),
            1.2,
        ),
    ];
    for (what, unit, pair, most) in ratios {
        table.ratio(&format!("{what}, 100,000 people to 1,000"), unit, pair, most);
    }
    for (measured, people) in [(small, "1,000"), (large, "100,000")] {
        let what = format!("drop to painted, {people} people, median");
        table.bound(&what, median(&measured.drop), 50.0, "ms");
    }
}
