//! What surrounds the window: the one notification of the day, and the keychain.

use anyhow::Result;
use desk::{Desk, Setting, key, scenario};
use serde_json::json;

#[test]
fn one_notification_a_day_tells_how_many_are_due_and_none_follows_at_a_restart() -> Result<()> {
    let mut setting = Setting::default().reminded_at_any_hour();
    for name in ["Ada Lovelace", "Grace Hopper", "Mary Seacole"] {
        setting = setting.last_written_to(name, 31);
    }
    scenario("one_notification", setting, |desk| {
        let digest = json!([{ "summary": "Perennial", "body": "3 people to write to today" }]);
        desk.wait_until("the notifications", digest.clone(), || {
            Ok(json!(desk.notifications()?))
        })?;
        two_ticks(desk, "Katherine Johnson")?;
        assert_eq!(json!(desk.notifications()?), digest);

        desk.reopen()?;
        desk.wait_until("the sidebar's count", 3, || desk.sidebar("today"))?;
        two_ticks(desk, "Dorothy Vaughan")?;
        assert_eq!(
            json!(desk.notifications()?),
            digest,
            "a restart on the same day repeats nothing"
        );
        Ok(())
    })
}

#[test]
fn a_click_on_the_notification_brings_the_window_to_today_even_from_the_tray() -> Result<()> {
    let setting = Setting {
        tray: true,
        ..Setting::default().reminded_at_any_hour()
    };
    scenario(
        "notification_clicked",
        setting.last_written_to("Ada Lovelace", 31),
        |desk| {
            desk.wait_until("the notifications", 1, || Ok(desk.notifications()?.len()))?;
            desk.open_board()?;
            desk.click_notification()?;
            desk.by_test_id("screen-today")?;

            desk.open_board()?;
            desk.close_window()?;
            desk.by_test_id("ask-close-tray")?;
            // The driver waits for ever for the answer of a window that hides while it is clicked: the page clicks, later.
            let click =
                "setTimeout(() => document.querySelector('[data-testid=ask-close-tray]').click(), 500)";
            desk.execute(click, &[])?;
            desk.wait_for("the window to hide", || Ok((!desk.is_seen()?).then_some(())))?;
            desk.click_notification()?;
            desk.wait_for("the window to come back", || Ok(desk.is_seen()?.then_some(())))?;
            desk.by_test_id("screen-today")?;
            desk.find("[data-name=\"Ada Lovelace\"]")?;
            Ok(())
        },
    )
}

#[test]
fn nobody_due_is_no_notification() -> Result<()> {
    let setting = Setting::default().reminded_at_any_hour();
    scenario(
        "no_notification",
        setting.prepare(["add", "--name", "Ada Lovelace"]),
        |desk| {
            two_ticks(desk, "Grace Hopper")?;
            assert_eq!(desk.notifications()?, Vec::<serde_json::Value>::new());
            Ok(())
        },
    )
}

#[test]
fn the_keychain_is_tried_at_the_start_and_works() -> Result<()> {
    scenario("keychain_works", Setting::default(), |desk| {
        desk.wait_for("the log to tell of the keychain", || {
            let log = desk.log()?;
            assert!(!log.contains("no secret can be kept"), "{log}");
            assert!(!log.contains("there is no keychain"), "{log}");
            Ok(log.contains("the keychain works").then_some(()))
        })
    })
}

#[test]
fn closing_asks_once_where_there_is_a_tray_and_the_window_hides_without_ending() -> Result<()> {
    let setting = Setting {
        tray: true,
        ..Setting::default()
    };
    scenario("closing_asks_once", setting, |desk| {
        desk.close_window()?;
        desk.by_test_id("ask-close")?;
        // Put aside: the window stays, and is asked again.
        desk.keys(&key::ESCAPE.to_string())?;
        desk.wait_until_gone("[data-testid=ask-close]")?;
        desk.close_window()?;
        desk.by_test_id("ask-close-tray")?;
        // The driver waits for ever for the answer of a window that hides while it is clicked: the page clicks, later.
        let click = "setTimeout(() => document.querySelector('[data-testid=ask-close-tray]').click(), 500)";
        desk.execute(click, &[])?;
        // The driver cannot talk to a window that is not shown: the screen tells.
        desk.wait_for("the window to hide", || Ok((!desk.is_seen()?).then_some(())))?;
        assert!(desk.runs()?, "it goes on in the tray");
        let kept = desk
            .folder()
            .join("config/app.perennial.desktop/preferences.json");
        let kept: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(kept)?)?;
        assert_eq!(kept["on_close"], "tray");
        // A login that starts it once more leaves the window where it is; its owner brings it back.
        desk.start_again(&["--at-login"])?;
        std::thread::sleep(std::time::Duration::from_secs(2));
        assert!(!desk.is_seen()?, "nobody asked for the window");
        desk.start_again(&[])?;
        desk.wait_for("the window to come back", || Ok(desk.is_seen()?.then_some(())))
    })
}

#[test]
fn at_login_it_begins_in_the_tray_only_where_its_owner_closes_it_to_the_tray() -> Result<()> {
    let setting = Setting {
        tray: true,
        ..Setting::default()
    };
    scenario("at_login", setting, |desk| {
        desk.close_window()?;
        desk.by_test_id("ask-close-quit")?;
        desk.execute(
            "setTimeout(() => document.querySelector('[data-testid=ask-close-quit]').click(), 500)",
            &[],
        )?;
        desk.wait_for("the program to end", || Ok((!desk.runs()?).then_some(())))?;
        let seen = || Ok(desk.is_seen()?.then_some(()));
        let kept = desk
            .folder()
            .join("config/app.perennial.desktop/preferences.json");
        assert!(std::fs::read_to_string(&kept)?.contains("quit"));

        // Whoever has it end with its window has its window.
        let with_window = desk.start(&["--at-login"])?;
        desk.wait_for("the window", seen)?;
        drop(with_window);
        desk.wait_for("the program to end", || Ok((!desk.runs()?).then_some(())))?;

        std::fs::write(&kept, r#"{ "on_close": "tray" }"#)?;
        let _in_tray = desk.start(&["--at-login"])?;
        desk.wait_for("the program to run", || Ok(desk.runs()?.then_some(())))?;
        std::thread::sleep(std::time::Duration::from_secs(4));
        assert!(!desk.is_seen()?, "it began in the tray");
        assert!(desk.runs()?);
        desk.start_again(&[])?;
        desk.wait_for("the window", seen)
    })
}

#[test]
fn without_a_tray_closing_ends_and_settings_say_so() -> Result<()> {
    scenario("closing_ends", Setting::default(), |desk| {
        desk.open_hash("#/settings")?;
        desk.wait_for_text("This desktop shows no tray, so closing the window ends Perennial.")?;
        let login = desk.folder().join(".config/autostart/Perennial.desktop");
        desk.click("settings-login")?;
        desk.wait_for("the entry of what starts at login", || {
            Ok(login.exists().then_some(()))
        })?;
        let entry = std::fs::read_to_string(&login)?;
        let exec = entry
            .lines()
            .find(|line| line.starts_with("Exec="))
            .unwrap_or_default();
        assert!(exec.ends_with("/perennial --at-login"), "{entry}");
        desk.click("settings-login")?;
        desk.wait_for("it to be gone", || Ok((!login.exists()).then_some(())))?;
        desk.close_window()?;
        desk.wait_for("the program to end", || Ok((!desk.runs()?).then_some(())))
    })
}

#[test]
fn a_calendar_is_saved_from_the_settings() -> Result<()> {
    let place = tempfile::tempdir()?;
    // Typed without its ending, as people do.
    let typed = place.path().join("due");
    let setting = Setting::default()
        .last_written_to("Ada Lovelace", 31)
        .env("PERENNIAL_CHOOSE_PLACE", &typed.display().to_string());
    scenario("calendar_saved", setting, |desk| {
        desk.open_hash("#/settings")?;
        desk.click("export-ics")?;
        desk.wait_for_text("Wrote 1 person to")?;
        let calendar = std::fs::read_to_string(typed.with_extension("ics"))?;
        assert!(
            calendar.contains("SUMMARY:Be in touch with Ada Lovelace\r\n"),
            "{calendar}"
        );
        Ok(())
    })
}

/// Waits until the ticker has gone round twice, each time with work to do: by then the first round's is done.
fn two_ticks(desk: &Desk, name: &str) -> Result<()> {
    let people = desk.sidebar("board")?;
    desk.cli(&["add", "--name", name])?;
    desk.wait_until("the sidebar's people", people + 1, || desk.sidebar("board"))?;
    desk.cli(&["archive", name])?;
    desk.wait_until("the sidebar's people", people, || desk.sidebar("board"))
}
