//! A minute of everything at once on a board of 100,000: nothing stays blank, nothing fails, nothing is kept.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use desk::{Desk, STAGES, Then, scenario};
use serde_json::json;

use super::figures::{Table, median};
use super::page;

const PEOPLE: u32 = 100_000;
/// Everything has happened a few times by then.
const WARM: Duration = Duration::from_secs(20);
const MINUTE: Duration = Duration::from_secs(60);

pub fn measure(dir: &Path, table: &mut Table) -> Result<()> {
    let copies = super::copies()?;
    let setting = super::setting(dir, PEOPLE, copies.path())?;
    scenario("bench_endurance", setting, |desk| endure(desk, table))
}

fn endure(desk: &Desk, table: &mut Table) -> Result<()> {
    desk.open_board()?;
    page::teach(desk)?;
    page::call(desk, "watch", &[])?;
    // The same at every run.
    let mut dice = Dice(20_260_301);
    play(desk, &mut dice, WARM)?;
    let before = level(desk)?;
    play(desk, &mut dice, MINUTE)?;
    let after = level(desk)?;
    table.ratio(
        "memory after a minute on the board, to before it",
        "MiB",
        (after, before),
        1.2,
    );
    let seen = page::call(desk, "watched", &[])?;
    let longest = seen["longest"].as_f64().context("the longest blank")?;
    table.bound("longest that a slot in sight stayed blank", longest, 200.0, "ms");
    let mut wrong = 0.0;
    for kind in ["errors", "alerts"] {
        for one in seen[kind].as_array().into_iter().flatten() {
            println!("   {kind}: {one}");
            wrong += 1.0;
        }
    }
    table.bound("errors in the console and on the page", wrong, 0.0, "");
    Ok(())
}

/// MiB, the middle of a few looks a second apart: the engine collects when it likes.
fn level(desk: &Desk) -> Result<f64> {
    let mut looks = Vec::new();
    for _ in 0..5 {
        thread::sleep(Duration::from_secs(1));
        looks.push(desk.memory()? as f64 / 1024.0);
    }
    Ok(median(&looks))
}

fn play(desk: &Desk, dice: &mut Dice, time: Duration) -> Result<()> {
    let end = Instant::now() + time;
    while Instant::now() < end {
        match dice.below(10) {
            0..=3 => {
                let step = dice.below(180) as i64 - 90;
                let words = [json!(dice.stage()), json!(step), json!(700)];
                page::call(desk, "scroll", &words)?;
            }
            4 | 5 => {
                let part = f64::from(dice.below(1_000)) / 1_000.0;
                page::call(desk, "jump", &[json!(dice.stage()), json!(part)])?;
            }
            6 | 7 => drag(desk, dice)?,
            _ => filter(desk, dice)?,
        }
    }
    unfilter(desk)
}

fn drag(desk: &Desk, dice: &mut Dice) -> Result<()> {
    let (from, to) = (dice.stage(), dice.stage());
    let at = page::call(desk, "card", &[json!(from)])?;
    // A filtered column may be empty, and a card that was just asked for not here yet.
    let Some(start) = at[0].as_f64().zip(at[1].as_f64()) else {
        return Ok(());
    };
    let area = page::figures(desk, "area", &[json!(to)])?;
    let [left, top, right, bottom] = area[..] else {
        anyhow::bail!("an area of {area:?}");
    };
    let part = f64::from(dice.below(100)) / 100.0;
    let end = ((left + right) / 2.0, top + 4.0 + (bottom - top - 8.0) * part);
    desk.drag_along(start, &[(end, Duration::from_millis(400))], Then::Drop)
}

/// Filters by one thing more, or by nothing any more.
fn filter(desk: &Desk, dice: &mut Dice) -> Result<()> {
    if !desk.find_all("[data-testid=filter-chip]")?.is_empty() {
        return unfilter(desk);
    }
    desk.click("filter-add")?;
    if dice.below(2) == 0 {
        desk.click("menu-filter-do_not_contact")?;
    } else {
        desk.click("menu-filter-contacted")?;
        let least = desk.by_test_id("condition-least")?;
        least.type_text(&(10 + dice.below(80)).to_string())?;
        desk.click("condition-apply")?;
    }
    desk.find("[data-testid=filter-chip]")?;
    Ok(())
}

fn unfilter(desk: &Desk) -> Result<()> {
    while !desk.find_all("[data-testid=filter-chip]")?.is_empty() {
        desk.click_on("[data-testid=filter-chip] .off")?;
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// Chance that is the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 16) % u64::from(sides)).unwrap_or(0)
    }

    fn stage(&mut self) -> &'static str {
        STAGES[self.below(5) as usize % STAGES.len()]
    }
}
