//! What surrounds the window: the one notification of the day, and the keychain.

use anyhow::Result;
use desk::{Desk, Setting, scenario};
use serde_json::json;

#[test]
fn one_notification_a_day_tells_how_many_are_due_and_none_follows_at_a_restart() -> Result<()> {
    let mut setting = Setting {
        notifications: true,
        ..Setting::default()
    };
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
fn nobody_due_is_no_notification() -> Result<()> {
    let setting = Setting {
        notifications: true,
        ..Setting::default()
    };
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

/// Waits until the ticker has gone round twice, each time with work to do: by then the first round's is done.
fn two_ticks(desk: &Desk, name: &str) -> Result<()> {
    let people = desk.sidebar("board")?;
    desk.cli(&["add", "--name", name])?;
    desk.wait_until("the sidebar's people", people + 1, || desk.sidebar("board"))?;
    desk.cli(&["archive", name])?;
    desk.wait_until("the sidebar's people", people, || desk.sidebar("board"))
}
