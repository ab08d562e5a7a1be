//! The wall clock of the real program, moved by libfaketime as a suspend, a long sleep or a wrong setting moves it:
//! the clock jumps and the timers never ran.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use chrono::{Days, FixedOffset, Local, NaiveTime, TimeDelta, Utc};
use desk::{Desk, Setting, scenario};
use serde_json::{Value, json};

/// How long after its laptop woke a window may take to show who is due.
const AFTER_RESUME: Duration = Duration::from_secs(60);

const NIGHT: TimeDelta = TimeDelta::hours(12);

#[test]
fn twelve_hours_of_sleep_bring_the_new_day_and_the_digest_in_the_morning() -> Result<()> {
    let clock = Clock::at(21, 0)?;
    let setting = Setting {
        notifications: true,
        ..Setting::default()
    };
    // One is due already, at an hour at which nobody is to be disturbed; one will be tomorrow.
    let setting = clock.wind(
        setting
            .last_written_to("Ada Lovelace", 30)
            .last_written_to("Grace Hopper", 29),
    );
    // At the pace at which it ticks for its owner.
    let setting = setting.env("PERENNIAL_TICK_MS", "");
    scenario("twelve_hours", setting, |desk| {
        desk.wait_until("who is due", 1, || desk.sidebar("today"))?;
        assert_eq!(
            desk.notifications()?,
            Vec::<Value>::new(),
            "nine in the evening is quiet"
        );
        clock.jump(NIGHT)?;
        shown_in_time(desk, 2)?;
        digests(desk, &["2 people to write to today"])
    })
}

#[test]
fn ninety_days_of_sleep_with_five_hundred_overdue_are_one_digest() -> Result<()> {
    let clock = Clock::at(10, 0)?;
    let list = clock.folder.path().join("people.csv");
    let rows = (1..=500).map(|n| format!("Person {n},instagram,person_{n}\n"));
    fs::write(
        &list,
        format!("Name,Platform,Handle\n{}", rows.collect::<String>()),
    )?;
    let setting = Setting {
        notifications: true,
        ..Setting::default()
    };
    let setting = setting.prepare(["import".to_owned(), list.display().to_string()]);
    scenario("ninety_days", clock.wind(setting), |desk| {
        desk.wait_until("the people", 500, || desk.sidebar("board"))?;
        assert_eq!(desk.notifications()?, Vec::<Value>::new(), "nobody is due yet");
        clock.jump(TimeDelta::days(90))?;
        shown_in_time(desk, 500)?;
        digests(desk, &["500 people to write to today"])?;
        // Another look, another hour: told once is told.
        clock.jump(TimeDelta::days(90) + TimeDelta::hours(2))?;
        a_look_later();
        digests(desk, &["500 people to write to today"])
    })
}

#[test]
fn a_clock_put_two_days_back_repeats_nothing_nor_does_putting_it_right() -> Result<()> {
    let clock = Clock::at(10, 0)?;
    let setting = Setting {
        notifications: true,
        ..Setting::default()
    };
    let setting = setting
        .last_written_to("Ada Lovelace", 33)
        .last_written_to("Grace Hopper", 31);
    scenario("two_days_back", clock.wind(setting), |desk| {
        desk.wait_until("who is due", 2, || desk.sidebar("today"))?;
        digests(desk, &["2 people to write to today"])?;
        clock.jump(TimeDelta::days(-2))?;
        // Grace was not due yet, two days ago.
        shown_in_time(desk, 1)?;
        a_look_later();
        digests(desk, &["2 people to write to today"])?;
        clock.jump(TimeDelta::zero())?;
        shown_in_time(desk, 2)?;
        a_look_later();
        digests(desk, &["2 people to write to today"])
    })
}

#[test]
fn a_flight_to_the_other_side_of_the_date_line_turns_the_day_within_the_minute() -> Result<()> {
    // Twenty-six hours apart: the dates always differ.
    let (west, east) = ("Etc/GMT+12", "Pacific/Kiritimati");
    let system = System::in_zone(west)?;
    let there = FixedOffset::west_opt(12 * 3600).context("an offset")?;
    let today = Utc::now().with_timezone(&there).date_naive();
    let log = |name: &str, days: u64| {
        let on = (today - Days::new(days)).to_string();
        let words = [
            "--channel",
            "email",
            "--direction",
            "out",
            "--intent",
            "check-in",
            "--on",
            &on,
        ];
        ["log", name]
            .into_iter()
            .chain(words)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let setting = Setting {
        inside: system.around.clone(),
        ..Setting::default()
    };
    let setting = setting
        .prepare(["add", "--name", "Ada Lovelace"])
        .prepare(log("Ada Lovelace", 30))
        .prepare(["add", "--name", "Grace Hopper"])
        .prepare(log("Grace Hopper", 29))
        .env("TZ", "")
        .env("PERENNIAL_TICK_MS", "");
    scenario("flight", setting, |desk| {
        desk.wait_until("who is due", 1, || desk.sidebar("today"))?;
        let before = desk.text_of("header p")?;
        system.moves_to(east)?;
        shown_in_time(desk, 2)?;
        assert_ne!(desk.text_of("header p")?, before, "Today names another day");
        // And back again, as one does.
        system.moves_to(west)?;
        shown_in_time(desk, 1)?;
        assert_eq!(
            desk.text_of("header p")?,
            before.map(|says| says.replace("2 people", "1 person"))
        );
        Ok(())
    })
}

/// The system's own settings as the program sees them: everything but its time zone is the machine's.
struct System {
    folder: tempfile::TempDir,
    /// What lets a program see them.
    around: Vec<String>,
}

impl System {
    fn in_zone(zone: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let [etc, machines] = ["etc", "machines"].map(|name| folder.path().join(name));
        fs::create_dir(&etc)?;
        fs::create_dir(&machines)?;
        for entry in fs::read_dir("/etc")? {
            let name = entry?.file_name();
            if name != "localtime" {
                symlink(machines.join(&name), etc.join(&name))?;
            }
        }
        // A namespace of its own, in which the folder lies over the machine's and the machine's beside it.
        let mount = format!(
            "mount --rbind /etc {machines} && mount --bind {etc} /etc && exec \"$@\"",
            machines = machines.display(),
            etc = etc.display()
        );
        let around = [
            "unshare",
            "--user",
            "--map-current-user",
            "--keep-caps",
            "--mount",
        ];
        let around = around.into_iter().chain(["sh", "-c", &mount, "sh"]);
        let system = Self {
            around: around.map(str::to_owned).collect(),
            folder,
        };
        system.moves_to(zone)?;
        Ok(system)
    }

    /// The laptop's clock is set to another zone.
    fn moves_to(&self, zone: &str) -> Result<()> {
        let fresh = self.folder.path().join("fresh");
        symlink(format!("/usr/share/zoneinfo/{zone}"), &fresh)?;
        Ok(fs::rename(fresh, self.folder.path().join("etc/localtime"))?)
    }
}

/// A clock that the program reads in place of the machine's.
struct Clock {
    folder: tempfile::TempDir,
    start: TimeDelta,
}

impl Clock {
    /// Shows this time of today, and goes on from there.
    fn at(hour: u32, minute: u32) -> Result<Self> {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).context("a time of day")?;
        let now = Local::now().naive_local();
        let clock = Self {
            folder: tempfile::tempdir()?,
            start: now.date().and_time(time) - now,
        };
        clock.jump(TimeDelta::zero())?;
        Ok(clock)
    }

    /// The setting in which it is read. Timers keep to the machine's own, as after a suspend.
    fn wind(&self, setting: Setting) -> Setting {
        let library = ["x86_64-linux-gnu", "aarch64-linux-gnu"]
            .map(|machine| PathBuf::from(format!("/usr/lib/{machine}/faketime/libfaketimeMT.so.1")));
        let library = library.into_iter().find(|path| path.exists()).unwrap_or_default();
        setting
            .env("LD_PRELOAD", &library.display().to_string())
            .env("FAKETIME_TIMESTAMP_FILE", &self.file().display().to_string())
            .env("FAKETIME_NO_CACHE", "1")
            .env("DONT_FAKE_MONOTONIC", "1")
    }

    /// So much beside where it began.
    fn jump(&self, by: TimeDelta) -> Result<()> {
        let offset = (self.start + by).num_seconds();
        let fresh = self.folder.path().join("fresh");
        fs::write(&fresh, format!("{offset:+}\n"))?;
        Ok(fs::rename(fresh, self.file())?)
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("clock")
    }
}

/// The window says so within a minute of waking.
fn shown_in_time(desk: &Desk, due: u64) -> Result<()> {
    let woke = Instant::now();
    desk.wait_until("who is due", due, || desk.sidebar("today"))?;
    let took = woke.elapsed();
    println!(
        "{due} due, shown {:.1} s after the clock moved",
        took.as_secs_f64()
    );
    assert!(took <= AFTER_RESUME, "{took:?}");
    Ok(())
}

fn digests(desk: &Desk, bodies: &[&str]) -> Result<()> {
    let all = bodies
        .iter()
        .map(|body| json!({ "summary": "Perennial", "body": body }));
    let all: Vec<Value> = all.collect();
    desk.wait_until("the notifications", all, || desk.notifications())
}

/// Until the program has surely read its clock again, more than once.
fn a_look_later() {
    std::thread::sleep(Duration::from_secs(5));
}
