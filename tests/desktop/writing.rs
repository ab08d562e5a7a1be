//! The right words in the real window: from a template to a logged message, taken back, and the same after a restart.

use anyhow::Result;
use desk::{Setting, key, scenario};
use serde_json::json;

#[test]
fn a_person_is_written_to_from_a_template_and_the_draft_outlives_undo_and_restart() -> Result<()> {
    let setting = Setting::default()
        .prepare(["add", "--name", "Ada Lovelace"])
        .prepare(["move", "Ada Lovelace", "nurturing"])
        .prepare(["templates", "--add-starters"]);
    scenario("written_to", setting, |desk| {
        let ada = || desk.cli(&["show", "Ada Lovelace"]);
        let text = "[data-testid=timeline-text]";
        desk.open_board()?;
        desk.card("Ada Lovelace")?.click()?;
        desk.by_test_id("person-panel")?;
        desk.click("person-write")?;
        let area = desk.by_test_id("write-text")?;
        let written = || -> Result<String> {
            let area = desk.by_test_id("write-text")?;
            Ok(area.property("value")?.as_str().unwrap_or_default().to_owned())
        };
        assert!(written()?.starts_with("Hi Ada, no ask today."), "{}", written()?);

        area.click()?;
        desk.chord(&[key::CONTROL], 'a')?;
        area.type_text("Ada, your reel about night firing is still with me.")?;
        desk.wait_until("the draft", Some("Draft kept".into()), || {
            desk.text_of("[data-testid=write-state]")
        })?;
        desk.by_test_id("write-fine")?;
        desk.click("write-copy")?;
        desk.click("write-yes")?;
        desk.wait_until_gone("[data-testid=composer]")?;
        let said = "Ada, your reel about night firing is still with me.";
        desk.wait_until("the timeline", Some(said.into()), || desk.text_of(text))?;
        assert_eq!(ada()?["timeline"][0]["what"]["text"], json!(said));

        desk.click("toast-undo")?;
        desk.wait_until_gone(text)?;
        desk.reopen()?;
        desk.open_board()?;
        desk.card("Ada Lovelace")?.click()?;
        desk.by_test_id("person-panel")?;
        assert!(desk.find_all(text)?.is_empty(), "the undo holds");
        desk.click("person-write")?;
        desk.by_test_id("write-text")?;
        assert_eq!(written()?, said, "the draft is there again");
        assert_eq!(desk.cli(&["doctor"])?["healthy"], true);
        Ok(())
    })
}
