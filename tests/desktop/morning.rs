//! The morning: whom to write to and why, dealt with by keys alone, and the same after a restart.

use anyhow::{Context, Result};
use desk::{Desk, Setting, days_ago, key, scenario};
use serde_json::json;

#[test]
fn thirty_days_after_a_contact_a_person_stands_there_with_the_reason() -> Result<()> {
    let mut setting = Setting::default();
    for (name, days) in [("Ada Lovelace", 29), ("Grace Hopper", 30), ("Mary Seacole", 31)] {
        setting = setting.last_written_to(name, days);
    }
    scenario("thirty_days_after", setting, |desk| {
        // The longest overdue stands first; nobody before their day.
        desk.wait_until("who is due", names(&["Mary Seacole", "Grace Hopper"]), || {
            due(desk)
        })?;
        let mary = desk.find("[data-name=\"Mary Seacole\"]")?.text()?;
        assert!(mary.contains("31 days since you wrote; you aim for 30"), "{mary}");
        assert!(mary.contains("1 day overdue"), "{mary}");
        let grace = desk.find("[data-name=\"Grace Hopper\"]")?.text()?;
        assert!(grace.contains("Due today"), "{grace}");
        desk.wait_until("the sidebar's count", 2, || desk.sidebar("today"))
    })
}

/// Nine who are due, the longest overdue first.
const DUE: [&str; 9] = [
    "Ada Lovelace",
    "Beatrix Potter",
    "Clara Schumann",
    "Dorothy Vaughan",
    "Edith Clarke",
    "Fanny Mendelssohn",
    "Grace Hopper",
    "Hedy Lamarr",
    "Ida Rhodes",
];

#[test]
fn a_morning_by_keys_alone_is_still_so_after_a_restart() -> Result<()> {
    let mut setting = Setting::default().prepare(["templates", "--add-starters"]);
    for (name, days) in DUE.into_iter().zip((32..=40).rev()) {
        setting = setting.last_written_to(name, days);
    }
    scenario("morning", setting, |desk| {
        desk.wait_until("who is due", names(&DUE), || due(desk))?;

        // Three are written to from a template: what was copied is logged once it was sent.
        desk.keys("j")?;
        for at in 0..3 {
            let (name, first) = (DUE[at], DUE[at].split(' ').next().unwrap_or_default());
            desk.wait_until("the current row", Some(name.into()), || current(desk))?;
            desk.keys("w")?;
            tab_to(desk, "write-template")?;
            desk.keys(&key::ENTER.to_string())?;
            desk.find("[role=option]")?;
            // A letter finds the template that begins with it.
            desk.keys("H")?;
            let found = Some("Happy birthday".to_owned());
            desk.wait_until("the template", found, || {
                desk.text_of("[role=option][data-highlighted]")
            })?;
            desk.keys(&key::ENTER.to_string())?;
            let begins = format!("Happy birthday, {first}!");
            desk.wait_for("the filled template", || {
                let reading = desk.text_of(".reading-paper")?.unwrap_or_default();
                Ok(reading.starts_with(&begins).then_some(()))
            })?;
            desk.chord(&[key::CONTROL], key::ENTER)?;
            desk.by_test_id("write-question")?;
            desk.wait_until("the focus", Some("write-question".into()), || focus(desk))?;
            desk.chord(&[key::CONTROL], key::ENTER)?;
            desk.wait_until_gone("[data-testid=composer]")?;
            desk.wait_until("who is due", names(&DUE[at + 1..]), || due(desk))?;
        }

        // One is logged, one snoozed; the snooze is taken back.
        desk.wait_until("the current row", Some(DUE[3].into()), || current(desk))?;
        desk.keys("l")?;
        desk.wait_until("who is due", names(&DUE[4..]), || due(desk))?;
        desk.wait_until("the current row", Some(DUE[4].into()), || current(desk))?;
        desk.keys("s")?;
        desk.wait_until("the focus", Some("menu-snooze-3".into()), || focus(desk))?;
        desk.keys(&key::ENTER.to_string())?;
        desk.wait_until("who is due", names(&DUE[5..]), || due(desk))?;
        assert_eq!(due_by_cli(desk)?, names(&DUE[5..]));
        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until("who is due", names(&DUE[4..]), || due(desk))?;

        // Three at once, as one entry.
        desk.wait_until("the current row", Some(DUE[5].into()), || current(desk))?;
        desk.keys("x")?;
        for _ in 0..2 {
            desk.chord(&[key::SHIFT], key::DOWN)?;
        }
        desk.wait_until("the bar", Some("3 selected".into()), || {
            desk.text_of("[data-testid=selection-bar] p")
        })?;
        desk.keys("l")?;
        let left = names(&[DUE[4], DUE[8]]);
        desk.wait_until("who is due", left.clone(), || due(desk))?;
        still_so(desk, &left)?;

        desk.reopen()?;
        desk.wait_until("who is due", left.clone(), || due(desk))?;
        still_so(desk, &left)?;
        // One step takes the three back, in another run of the program too.
        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until("who is due", names(&DUE[4..]), || due(desk))?;
        assert_eq!(due_by_cli(desk)?, names(&DUE[4..]));
        assert_eq!(desk.cli(&["doctor"])?["healthy"], true);
        Ok(())
    })
}

/// What the morning left, as the command line tells it.
fn still_so(desk: &Desk, left: &[String]) -> Result<()> {
    assert_eq!(due_by_cli(desk)?, left);
    for (at, name) in DUE.iter().enumerate() {
        let newest = &desk.cli(&["show", name])?["timeline"][0];
        let today = newest["on"] == days_ago(0).as_str() && newest["what"]["kind"] == "touchpoint";
        assert_eq!(today, !left.contains(&(*name).to_owned()), "{name}: {newest}");
        let text = newest["what"]["text"].as_str().unwrap_or_default();
        assert_eq!(text.starts_with("Happy birthday"), at < 3, "{name}: {newest}");
    }
    let history = desk.cli(&["history"])?;
    assert_eq!(
        history["history"][0]["label"],
        json!("Logged contact with 3 people")
    );
    Ok(())
}

/// The row that the keys act on.
fn current(desk: &Desk) -> Result<Option<String>> {
    let script = "return document.querySelector('[data-current]:not([inert])')?.dataset.name ?? null";
    Ok(desk.execute(script, &[])?.as_str().map(str::to_owned))
}

/// What has the focus, by its test id.
fn focus(desk: &Desk) -> Result<Option<String>> {
    let script = "return document.activeElement?.dataset.testid ?? null";
    Ok(desk.execute(script, &[])?.as_str().map(str::to_owned))
}

/// Goes there with Tab.
fn tab_to(desk: &Desk, id: &str) -> Result<()> {
    desk.by_test_id(id)?;
    desk.wait_for(&format!("the focus on {id}"), || {
        if focus(desk)?.as_deref() == Some(id) {
            return Ok(Some(()));
        }
        desk.keys(&key::TAB.to_string())?;
        Ok(None)
    })
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Who is listed, from the top; a row on its way out counts until it is gone.
fn due(desk: &Desk) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-testid^=\"nudge-\"][data-name]')].map(row => row.dataset.name)";
    let rows = desk.execute(script, &[])?;
    let rows = rows.as_array().context("a list of names")?;
    Ok(rows
        .iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect())
}

fn due_by_cli(desk: &Desk) -> Result<Vec<String>> {
    let nudges = desk.cli(&["nudges"])?;
    let nudges = nudges["nudges"].as_array().context("a list of nudges")?;
    Ok(nudges
        .iter()
        .filter_map(|nudge| nudge["name"].as_str().map(str::to_owned))
        .collect())
}
