//! The table of people in the real window: cells changed by the keys alone, each as one entry.

use anyhow::Result;
use desk::{Desk, Setting, key, scenario};
use serde_json::{Value, json};

fn two() -> Setting {
    Setting::default()
        .prepare(["add", "--name", "Ada Lovelace", "--account", "instagram:ada"])
        .prepare(["add", "--name", "Bo Low"])
}

/// Which cell has the focus: whose, and of which column; an editor in it counts.
fn focused(desk: &Desk) -> Result<Value> {
    let asked = "const at = document.activeElement; const cell = at?.closest('[data-cell]');
        return [at?.closest('[data-person]')?.dataset.name ?? null, cell?.dataset.column ?? null, at?.tagName]";
    desk.execute(asked, &[])
}

fn press(desk: &Desk, key: char) -> Result<()> {
    desk.keys(&key.to_string())
}

#[test]
fn cells_are_changed_by_the_keys_alone() -> Result<()> {
    scenario("cells_by_keys", two(), |desk| {
        let ada = || desk.cli(&["show", "Ada Lovelace"]);
        desk.open_hash("#/people")?;
        desk.by_test_id("people-row")?;
        desk.execute("document.querySelector('[data-testid=people-row]').focus()", &[])?;
        for _ in 0..2 {
            press(desk, key::RIGHT)?;
        }
        desk.wait_until("the cell", json!(["Ada Lovelace", "tags", "DIV"]), || {
            focused(desk)
        })?;

        press(desk, key::ENTER)?;
        desk.by_test_id("cell-input")?;
        desk.keys("ceramics, vip")?;
        press(desk, key::ENTER)?;
        desk.wait_until("the cell below", json!(["Bo Low", "tags", "DIV"]), || {
            focused(desk)
        })?;
        desk.wait_for_text("ceramics")?;
        let tags = ada()?["tags"].as_array().map(Vec::len);
        assert_eq!(tags, Some(2));

        // What there is to choose opens by a key, too, and the focus comes back.
        press(desk, key::UP)?;
        press(desk, key::END)?;
        desk.wait_until("the stage", json!(["Ada Lovelace", "stage", "DIV"]), || {
            focused(desk)
        })?;
        press(desk, key::F2)?;
        desk.by_test_id("menu-choose-outreach")?;
        press(desk, key::DOWN)?;
        press(desk, key::ENTER)?;
        desk.wait_until("the stage", json!("outreach"), || Ok(ada()?["stage"].clone()))?;
        desk.wait_until("the focus", json!(["Ada Lovelace", "stage", "DIV"]), || {
            focused(desk)
        })?;

        // Tab goes over what only tells, and over the end of the row; Escape takes back what was typed.
        press(desk, key::F2)?;
        desk.by_test_id("menu-choose-outreach")?;
        press(desk, key::ESCAPE)?;
        press(desk, key::TAB)?;
        desk.wait_until("the next name", json!(["Bo Low", null, "INPUT"]), || {
            focused(desk)
        })?;
        desk.keys("Nobody")?;
        press(desk, key::ESCAPE)?;
        desk.wait_until("the name", json!(["Bo Low", null, "DIV"]), || focused(desk))?;

        // Two changes are two entries.
        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until("the stage", json!("discovery"), || Ok(ada()?["stage"].clone()))?;
        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until("no tag", json!([]), || Ok(ada()?["tags"].clone()))?;
        assert_eq!(desk.cli(&["people"])?["total"], 2);
        Ok(())
    })
}
