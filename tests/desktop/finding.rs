//! Finding people: letters, kana and handles typed in the real window, what was found marked, and opened by a key.

use anyhow::Result;
use desk::{Desk, Setting, key, scenario};
use serde_json::json;

fn people() -> Setting {
    [
        ("Zoë Beaumont", "instagram:zoe.bakes"),
        ("佐々木 さくら", "instagram:sakura.clay"),
        ("ليلى المنصوري", "tiktok:layla.makes"),
        ("Mia Rivers", "instagram:juniperpots"),
    ]
    .into_iter()
    .fold(Setting::default(), |desk, (name, account)| {
        desk.prepare(["add", "--name", name, "--account", account])
    })
}

/// Types over what stands in the field; waits until one person is left and what is marked of them is this.
fn finds(desk: &Desk, typed: &str, name: &str, marked: &str) -> Result<()> {
    let field = desk.by_test_id("people-search")?;
    field.clear()?;
    field.type_text(typed)?;
    // At one moment: the rows of a letter before may be leaving.
    let seen = "const rows = [...document.querySelectorAll('[data-testid=people-row]')];
        return [rows.map((row) => row.dataset.name), rows[0]?.querySelector('mark')?.textContent ?? null]";
    desk.wait_until(typed, json!([[name], marked]), || desk.execute(seen, &[]))?;
    Ok(())
}

#[test]
fn people_are_found_without_accents_by_kana_and_with_a_slip_and_opened_by_enter() -> Result<()> {
    scenario("finding", people(), |desk| {
        desk.open_hash("#/people")?;
        finds(desk, "zoe", "Zoë Beaumont", "Zoë")?;
        finds(desk, "サクラ", "佐々木 さくら", "さくら")?;
        finds(desk, "くら", "佐々木 さくら", "くら")?;
        finds(desk, "ليلي", "ليلى المنصوري", "ليلى")?;
        finds(desk, "junipre", "Mia Rivers", "juniperpots")?;

        // A handle is no part of the name: the row says where it was found.
        desk.find("[data-testid=people-row] [data-testid=found-at]")?;
        let field = desk.by_test_id("people-search")?;
        field.type_text(&key::ENTER.to_string())?;
        desk.keys(&key::ENTER.to_string())?;
        desk.wait_until("whose page it is", Some("Mia Rivers".into()), || {
            desk.text_of("[data-testid=person-name]")
        })?;
        Ok(())
    })
}
