//! The command line beside the open window: what it writes is seen without a touch.

use anyhow::Result;
use desk::{Setting, days_ago, scenario};

#[test]
fn whom_the_command_line_adds_moves_and_writes_to_is_seen_on_the_board() -> Result<()> {
    let setting = Setting::default().prepare(["add", "--name", "Ada Lovelace"]);
    scenario("cli_beside_board", setting, |desk| {
        desk.open_board()?;
        desk.wait_for_columns([1, 0, 0, 0, 0])?;

        desk.cli(&["add", "--name", "Grace Hopper", "--account", "tiktok:grace"])?;
        desk.card("Grace Hopper")?;
        desk.wait_for_columns([2, 0, 0, 0, 0])?;
        desk.wait_until("the sidebar's people", 2, || desk.sidebar("board"))?;

        desk.cli(&["move", "Grace Hopper", "advocacy"])?;
        desk.wait_for_columns([1, 0, 0, 0, 1])?;
        desk.wait_for_place("Grace Hopper", "advocacy", 0)?;

        let since = ".card[data-name=\"Grace Hopper\"] .since";
        assert_eq!(desk.text_of(since)?.as_deref(), Some("never contacted"));
        desk.cli(&[
            "log",
            "Grace Hopper",
            "--channel",
            "dm",
            "--direction",
            "out",
            "--intent",
            "give",
        ])?;
        desk.wait_until("days since contact", Some("today".into()), || desk.text_of(since))?;

        desk.cli(&["undo"])?;
        desk.wait_until("days since contact", Some("never contacted".into()), || {
            desk.text_of(since)
        })
    })
}

#[test]
fn whom_the_command_line_writes_to_leaves_today() -> Result<()> {
    let on = days_ago(45);
    let setting = Setting::default()
        .prepare(["add", "--name", "Ada Lovelace"])
        .prepare([
            "log",
            "Ada Lovelace",
            "--channel",
            "email",
            "--direction",
            "out",
            "--intent",
            "ask",
            "--on",
            &on,
        ]);
    scenario("cli_beside_today", setting, |desk| {
        desk.find("[data-name=\"Ada Lovelace\"]")?;
        desk.wait_until("the sidebar's count", 1, || desk.sidebar("today"))?;
        desk.cli(&[
            "log",
            "Ada Lovelace",
            "--channel",
            "email",
            "--direction",
            "in",
            "--intent",
            "reply",
        ])?;
        desk.wait_until_gone("[data-name=\"Ada Lovelace\"]")?;
        desk.by_test_id("all-clear")?;
        desk.wait_until("the sidebar's count", 0, || desk.sidebar("today"))
    })
}
