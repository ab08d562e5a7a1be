//! Two who may be one: compared, merged as chosen, parted again; and two who are not, told apart for good.

use anyhow::{Context, Result};
use desk::{Desk, Setting, days_ago, key, scenario};
use serde_json::Value;

const INSTAGRAM: &str = "instagram:mia.makes.cups";
const TIKTOK: &str = "tiktok:mia.makes.cups";

#[test]
fn two_who_are_one_are_merged_as_chosen_and_parted_again_by_undo() -> Result<()> {
    scenario("duplicates_merged", twins(), |desk| {
        let two = [told(desk, INSTAGRAM)?, told(desk, TIKTOK)?];
        open(desk)?;
        desk.wait_for_text("2 pairs look alike")?;

        // Side by side: of each field one value stays, of each list both.
        desk.click("duplicate-pair")?;
        desk.by_test_id("compare")?;
        assert_eq!(taken(desk, "stage")?, "outreach", "the further one is suggested");
        desk.click_on("[data-testid=field-stage] input:not(:checked)")?;
        assert_eq!(taken(desk, "stage")?, "discovery");
        desk.click("compare-merge")?;
        desk.wait_until("the pair that is left", Some("1 of 1".into()), || {
            desk.text_of("[data-testid=compare-place]")
        })?;

        let one = told(desk, INSTAGRAM)?;
        assert_eq!(one["id"], told(desk, TIKTOK)?["id"]);
        assert_eq!(one["stage"], "discovery");
        assert_eq!(people(desk)?, 3);
        desk.open_hash(&format!("#/person/{}", one["id"].as_str().context("no id")?))?;
        desk.wait_for_text("Asked about cups")?;
        desk.wait_for_text("She would love to")?;

        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until("the people after the undo", 4, || people(desk))?;
        assert_eq!([told(desk, INSTAGRAM)?, told(desk, TIKTOK)?], two);
        open(desk)?;
        desk.wait_for_text("2 pairs look alike")?;
        assert_eq!(desk.cli(&["doctor"])?["healthy"], true);
        Ok(())
    })
}

#[test]
fn two_who_are_not_the_same_are_no_pair_after_a_restart() -> Result<()> {
    scenario("duplicates_told_apart", twins(), |desk| {
        open(desk)?;
        desk.wait_for_text("2 pairs look alike")?;
        desk.click("duplicate-pair")?;
        desk.click("compare-next")?;
        desk.wait_for_text("Jo Stnoe")?;
        desk.click("compare-apart")?;
        desk.wait_until("the pair that is left", Some("1 of 1".into()), || {
            desk.text_of("[data-testid=compare-place]")
        })?;

        desk.reopen()?;
        open(desk)?;
        desk.wait_for_text("1 pair looks alike")?;
        assert_eq!(people(desk)?, 4, "nobody was merged");
        Ok(())
    })
}

/// Somebody who stands twice, with a contact each; and two whose names are nearly one.
fn twins() -> Setting {
    let (asked, answered) = (days_ago(9), days_ago(2));
    let log = |who: &str, direction: &str, intent: &str, on: &str, note: &str| {
        [
            "log",
            who,
            "--channel",
            "dm",
            "--direction",
            direction,
            "--intent",
            intent,
            "--on",
            on,
            "--note",
            note,
        ]
        .map(str::to_owned)
    };
    Setting::default()
        .prepare([
            "add",
            "--name",
            "Mia Rivers",
            "--account",
            INSTAGRAM,
            "--email",
            "mia@example.com",
        ])
        .prepare([
            "add",
            "--name",
            "mia rivers",
            "--account",
            TIKTOK,
            "--stage",
            "outreach",
        ])
        .prepare(["add", "--name", "Jo Stone", "--account", "instagram:jo.stone"])
        .prepare(["add", "--name", "Jo Stnoe", "--account", "youtube:jostone"])
        .prepare(log(TIKTOK, "out", "ask", &asked, "Asked about cups"))
        .prepare(log(INSTAGRAM, "in", "reply", &answered, "She would love to"))
}

/// From the sidebar: the people, and from them those who may be one.
fn open(desk: &Desk) -> Result<()> {
    desk.click("nav-people")?;
    desk.click("people-duplicates")
}

/// What stays of a field, as it is chosen now.
fn taken(desk: &Desk, field: &str) -> Result<String> {
    let css = format!("[data-testid=field-{field}] label:has(input:checked) .value");
    let text = desk.text_of(&css)?;
    Ok(text
        .with_context(|| format!("nothing is chosen of {field}"))?
        .to_lowercase())
}

fn told(desk: &Desk, who: &str) -> Result<Value> {
    desk.cli(&["show", who])
}

/// How many people the command line counts.
fn people(desk: &Desk) -> Result<u64> {
    let listed = desk.cli(&["people", "--limit", "1"])?;
    listed["total"].as_u64().context("no count of people")
}
