//! Today: who is due, and why; dealt with by key and by menu, taken back, and the same after a restart.

use anyhow::{Context, Result};
use desk::{Desk, Setting, days_ago, key, scenario};

#[test]
fn thirty_days_after_a_contact_a_person_stands_there_with_the_reason() -> Result<()> {
    let mut setting = Setting::default();
    for (name, days) in [("Ada Lovelace", 29), ("Grace Hopper", 30), ("Mary Seacole", 31)] {
        setting = setting.last_written_to(name, days);
    }
    scenario("thirty_days_after", setting, |desk| {
        // The longest overdue stands first; nobody before their day.
        desk.wait_until(
            "who is due",
            ["Mary Seacole", "Grace Hopper"].map(str::to_owned).to_vec(),
            || due(desk),
        )?;
        let mary = desk.find("[data-name=\"Mary Seacole\"]")?.text()?;
        assert!(mary.contains("31 days since you wrote; you aim for 30"), "{mary}");
        assert!(mary.contains("1 day overdue"), "{mary}");
        let grace = desk.find("[data-name=\"Grace Hopper\"]")?.text()?;
        assert!(grace.contains("Due today"), "{grace}");
        desk.wait_until("the sidebar's count", 2, || desk.sidebar("today"))
    })
}

#[test]
fn a_nudge_leaves_when_dealt_with_and_comes_back_when_that_is_undone_even_after_a_restart() -> Result<()> {
    let setting = Setting::default()
        .last_written_to("Mary Seacole", 31)
        .last_written_to("Grace Hopper", 40);
    scenario("dealt_with", setting, |desk| {
        let both = names(["Grace Hopper", "Mary Seacole"]);
        desk.wait_until("who is due", both.clone(), || due(desk))?;

        // Contact logged by key, taken back by key.
        desk.keys("jj")?;
        desk.find("[data-current][data-name=\"Mary Seacole\"]")?;
        desk.keys("l")?;
        desk.wait_until("who is due", names(["Grace Hopper"]), || due(desk))?;
        assert_eq!(due_by_cli(desk)?, names(["Grace Hopper"]));
        assert_eq!(
            desk.cli(&["show", "Mary Seacole"])?["last_contact_on"],
            days_ago(0).as_str()
        );
        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until("who is due", both.clone(), || due(desk))?;
        assert_eq!(due_by_cli(desk)?, both);

        // Snoozed by menu.
        desk.click_on("[data-name=\"Mary Seacole\"] [data-testid=nudge-snooze]")?;
        desk.click("menu-snooze-week")?;
        desk.wait_until("who is due", names(["Grace Hopper"]), || due(desk))?;
        assert_eq!(due_by_cli(desk)?, names(["Grace Hopper"]));

        // Still so the next time; and still to be taken back.
        desk.reopen()?;
        desk.wait_until("who is due", names(["Grace Hopper"]), || due(desk))?;
        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until("who is due", both.clone(), || due(desk))?;
        assert_eq!(due_by_cli(desk)?, both);
        assert_eq!(desk.cli(&["doctor"])?["healthy"], true);
        Ok(())
    })
}

fn names<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
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
