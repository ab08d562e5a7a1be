//! A person: opened from the board, changed where things stand, written to, and every step taken back.

use anyhow::Result;
use desk::{Desk, Setting, days_ago, key, scenario};
use serde_json::{Value, json};

#[test]
fn a_person_is_changed_in_place_and_a_contact_is_told_in_the_timeline() -> Result<()> {
    let setting = Setting::default().prepare(["add", "--name", "Ada Lovelace"]);
    scenario("changed_in_place", setting, |desk| {
        let ada = || desk.cli(&["show", "Ada Lovelace"]);
        desk.open_board()?;
        desk.card("Ada Lovelace")?.click()?;
        desk.by_test_id("person-panel")?;

        desk.by_text("Show empty fields")?.click()?;
        desk.click("person-location")?;
        desk.by_test_id("person-location-input")?
            .type_text(&format!("Lisbon{}", key::ENTER))?;
        desk.wait_until("the location", Some("Lisbon".into()), || {
            desk.text_of("[data-testid=person-location]")
        })?;
        assert_eq!(ada()?["details"]["location"], "Lisbon");

        // Cut and pasted, as an address comes from a browser.
        let reach = desk.by_test_id("person-add-reach")?;
        reach.type_text("https://www.instagram.com/ada.builds/?hl=en")?;
        desk.chord(&[key::CONTROL], 'a')?;
        desk.chord(&[key::CONTROL], 'x')?;
        desk.wait_until("what is left in the field", json!(""), || reach.property("value"))?;
        desk.chord(&[key::CONTROL], 'v')?;
        desk.wait_until(
            "what was pasted",
            json!("https://www.instagram.com/ada.builds/?hl=en"),
            || reach.property("value"),
        )?;
        desk.keys(&key::ENTER.to_string())?;
        desk.wait_until("the account", Some("@ada.builds".into()), || {
            desk.text_of("[data-testid=person-link]")
        })?;
        let account = &ada()?["accounts"][0];
        assert_eq!(
            (&account["platform"], &account["handle"]),
            (&json!("instagram"), &json!("ada.builds"))
        );

        desk.click("person-log")?;
        desk.click("log-channel-call")?;
        desk.click("log-direction-in")?;
        desk.click("log-intent-thanks")?;
        desk.by_text("Yesterday")?.click()?;
        desk.by_test_id("log-note")?.type_text("Loves the new glaze.")?;
        // Two steps have just been told of at the foot; the button is to be had all the same.
        assert_eq!(on_top(desk, "log-save")?, true, "messages lie over the dialog");
        desk.click("log-save")?;
        desk.wait_until_gone("[data-testid=log-contact]")?;
        let told = "[data-testid=timeline-entry].touchpoint .said";
        desk.wait_until(
            "the timeline",
            Some("They called Thanks Loves the new glaze.".into()),
            || desk.text_of(told),
        )?;
        let kept = touchpoint(&ada()?);
        let expected = json!({ "channel": "call", "direction": "in", "intent": "thanks", "note": "Loves the new glaze.", "on": days_ago(1) });
        assert_eq!(kept, expected);

        // Three steps back, the first from the toast.
        desk.click_on(".toast[aria-label^=Logged] [data-testid=toast-undo]")?;
        desk.wait_until_gone(told)?;
        assert_eq!(touchpoint(&ada()?), Value::Null);
        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until_gone("[data-testid=person-link]")?;
        assert_eq!(ada()?["accounts"], json!([]));
        desk.chord(&[key::CONTROL], 'z')?;
        desk.wait_until("the location", Some("Add location".into()), || {
            desk.text_of("[data-testid=person-location]")
        })?;
        assert_eq!(ada()?["details"]["location"], Value::Null);
        assert_eq!(desk.cli(&["doctor"])?["healthy"], true);
        Ok(())
    })
}

#[test]
fn a_link_that_is_pasted_is_a_mention_and_today_asks_to_thank_for_it() -> Result<()> {
    let setting = Setting::default().prepare(["add", "--name", "Ada Lovelace"]);
    scenario("a_mention", setting, |desk| {
        let mention = || {
            let ada = desk.cli(&["show", "Ada Lovelace"])?;
            let entries = ada["timeline"].as_array().cloned().unwrap_or_default();
            let found = entries
                .into_iter()
                .find(|entry| entry["what"]["kind"] == "mention");
            Ok::<_, anyhow::Error>(found.map_or(Value::Null, |entry| entry["what"].clone()))
        };
        desk.open_board()?;
        desk.card("Ada Lovelace")?.click()?;
        desk.by_test_id("person-panel")?;

        // Cut, as an address comes from a browser; then pasted on the page, and into no field.
        let reach = desk.by_test_id("person-add-reach")?;
        reach.type_text("https://www.instagram.com/ada/reel/C3x/")?;
        desk.chord(&[key::CONTROL], 'a')?;
        desk.chord(&[key::CONTROL], 'x')?;
        desk.wait_until("what is left in the field", json!(""), || reach.property("value"))?;
        let to_the_page = "document.querySelector('[data-testid=person-panel] .person').focus()";
        desk.execute(to_the_page, &[])?;
        desk.chord(&[key::CONTROL], 'v')?;
        let link = desk.by_test_id("mention-link")?;
        desk.wait_until(
            "the link that was pasted",
            json!("https://www.instagram.com/ada/reel/C3x/"),
            || link.property("value"),
        )?;
        desk.wait_for_text("Reel on Instagram")?;
        desk.keys(&key::ENTER.to_string())?;
        desk.wait_until_gone("[data-testid=log-mention]")?;
        let kept = mention()?;
        assert_eq!(
            (&kept["post"], &kept["organic"], &kept["thanked_on"]),
            (&json!("reel"), &json!(true), &Value::Null)
        );

        desk.click("person-close")?;
        desk.click("nav-today")?;
        let row = "[data-row^=celebrate]";
        let why = "They shared a reel about you today; not thanked yet";
        desk.wait_until("why to thank", Some(why.into()), || {
            desk.text_of(&format!("{row} .why > p"))
        })?;
        desk.click("nudge-thanked")?;
        desk.wait_until_gone(row)?;
        assert_eq!(mention()?["thanked_on"], days_ago(0));
        assert_eq!(
            touchpoint(&desk.cli(&["show", "Ada Lovelace"])?)["intent"],
            "thanks"
        );

        desk.click_on(".toast[aria-label^=Thanked] [data-testid=toast-undo]")?;
        desk.find(row)?;
        assert_eq!(mention()?["thanked_on"], Value::Null);
        assert_eq!(touchpoint(&desk.cli(&["show", "Ada Lovelace"])?), Value::Null);
        assert_eq!(desk.cli(&["doctor"])?["healthy"], true);
        Ok(())
    })
}

/// Whether nothing lies over the middle of an element.
fn on_top(desk: &Desk, id: &str) -> Result<Value> {
    let script = "const { x, y, width, height } = arguments[0].getBoundingClientRect();
        return arguments[0].contains(document.elementFromPoint(x + width / 2, y + height / 2))";
    desk.execute(script, &[desk.by_test_id(id)?.reference()])
}

/// The newest contact that `show` tells, without its id.
fn touchpoint(person: &Value) -> Value {
    let entries = person["timeline"].as_array().cloned().unwrap_or_default();
    let found = entries
        .into_iter()
        .find(|entry| entry["what"]["kind"] == "touchpoint");
    found.map_or(Value::Null, |entry| {
        let what = &entry["what"];
        json!({
            "channel": what["channel"], "direction": what["direction"], "intent": what["intent"],
            "note": what["note"], "on": entry["on"],
        })
    })
}
