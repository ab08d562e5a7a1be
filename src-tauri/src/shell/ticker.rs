//! The ticker: notices that a day has begun, that another program wrote, that somebody came due.
//!
//! It trusts no timer, since they stop in suspend: it wakes every few seconds, reads the wall clock and the file's
//! revision anew, and compares them with what it saw last. Suspend, a change of the time zone, a restart and a
//! clock that jumps are thus one case.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use perennial_core::domain::when::When;
use perennial_core::ops::{self, Changes};
use perennial_core::views;
use tokio::sync::Notify;

use super::clock;
use super::desk::Desk;
use crate::failure::Failure;

/// How long the ticker sleeps at most. What is left of it when the lid closes is slept after it opens, and who is due
/// must be shown within a minute of that. Our own writes and a window that comes to the front wake it at once.
const POLL: Duration = Duration::from_secs(15);

/// How long it sleeps at most; in a debug build `PERENNIAL_TICK_MS` says so, that tests need not wait.
#[must_use]
pub fn poll() -> Duration {
    #[cfg(debug_assertions)]
    if let Some(told) = std::env::var("PERENNIAL_TICK_MS")
        .ok()
        .and_then(|told| told.parse().ok())
    {
        return Duration::from_millis(told);
    }
    POLL
}

/// The least that the ticker sleeps.
const BREATH: Duration = Duration::from_millis(200);

/// At the latest after so long it asks again who is due.
const LOOK_EVERY: TimeDelta = TimeDelta::seconds(60);

/// What the ticker tells.
pub trait Face: Send + Sync + 'static {
    /// The owner's calendar has turned.
    fn new_day(&self, today: NaiveDate);
    /// Something went stale.
    fn changed(&self, changes: &Changes);
    /// So many are due today.
    fn due(&self, count: u32);
    /// The one digest of the day.
    fn digest(&self, count: u32);
}

/// What the ticker remembers from one step to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    today: Option<NaiveDate>,
    revision: Option<i64>,
    looked_at: Option<DateTime<Utc>>,
    wake_at: Option<DateTime<Utc>>,
    due: Option<u32>,
}

/// What the ticker sees in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The wall clock and the owner's date.
    pub when: When,
    /// The first instant of the next day.
    pub next_day: DateTime<Utc>,
    /// The file's revision, where it could be read.
    pub revision: Option<i64>,
    /// Whether this program has written since the last step.
    pub touched: bool,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Tell that a day has begun.
    NewDay(NaiveDate),
    /// Tell that anything may have changed.
    Refresh,
    /// Ask who is due, and claim what was not shown.
    Look,
    /// Show how many are due.
    Due(u32),
    /// Show the digest of the day.
    Digest(u32),
}

impl Memory {
    /// That of a window that began on this day, at this revision of the file: what came since is told in the first
    /// step.
    #[must_use]
    pub fn begun_at(today: NaiveDate, revision: Option<i64>) -> Self {
        Self {
            today: Some(today),
            revision,
            ..Self::default()
        }
    }

    /// What a step asks for. Pure but for what it remembers.
    pub fn next_step(&mut self, now: &Moment) -> Vec<Act> {
        let mut acts = Vec::new();
        let before = self.today.replace(now.when.today);
        let turned = before.is_some_and(|day| day != now.when.today);
        if turned {
            acts.push(Act::NewDay(now.when.today));
        }
        let wrote = match (self.revision, now.revision) {
            (Some(old), Some(new)) => old != new,
            _ => false,
        };
        self.revision = now.revision.or(self.revision);
        if wrote || turned {
            acts.push(Act::Refresh);
        }
        // A clock put back makes the last look lie in the future: then, too, it is time.
        let stale = self.looked_at.is_none_or(|at| {
            let ago = now.when.instant - at;
            ago >= LOOK_EVERY || ago < TimeDelta::zero()
        });
        let woken = self.wake_at.is_some_and(|at| now.when.instant >= at);
        if turned || wrote || now.touched || stale || woken {
            self.looked_at = Some(now.when.instant);
            self.wake_at = Some(now.next_day);
            acts.push(Act::Look);
        }
        acts
    }

    /// How long nothing is to be done as far as the clock tells: a day that begins, quiet time that ends and the next
    /// look are met on time, all else within `poll`.
    #[must_use]
    pub fn sleep(&self, now: DateTime<Utc>, poll: Duration) -> Duration {
        let look = self.looked_at.map(|at| at + LOOK_EVERY);
        let next = [look, self.wake_at].into_iter().flatten().min();
        // What lies behind us already is met at once, but never in a circle without a breath.
        let ahead = next.map_or(poll, |at| (at - now).to_std().unwrap_or_default());
        ahead.clamp(BREATH.min(poll), poll)
    }

    /// What a look asks for, having found so many due, whether they call for a digest, and when one may come at the
    /// earliest.
    pub fn after_look(&mut self, due: u32, digest: bool, next_digest: Option<DateTime<Utc>>) -> Vec<Act> {
        if let (Some(wake), Some(looked)) = (self.wake_at, self.looked_at) {
            // Within the digest's hours it lies at the look itself: nothing is to be waited for.
            self.wake_at = Some(
                next_digest
                    .filter(|at| *at > looked)
                    .map_or(wake, |at| at.min(wake)),
            );
        }
        let mut acts = Vec::new();
        if self.due.replace(due) != Some(due) {
            acts.push(Act::Due(due));
        }
        if digest {
            acts.push(Act::Digest(due));
        }
        acts
    }
}

/// Ticks until the program ends, or not at all where the data file cannot be opened. `touched` is notified after
/// every write of this program, and when its window comes to the front; without it nothing is slept through for
/// longer than `poll`.
pub async fn run(desk: Desk, mut memory: Memory, touched: Arc<Notify>, poll: Duration, face: impl Face) {
    // Nothing to tick for; the window says why.
    if desk.problem().await.is_some() {
        return;
    }
    let mut was_touched = false;
    loop {
        let when = desk.now();
        let moment = Moment {
            when,
            next_day: clock::next_day(&when),
            revision: desk.revision().await.ok(),
            touched: was_touched,
        };
        for act in memory.next_step(&moment) {
            match act {
                Act::Look => match look(&desk, &when).await {
                    Ok((due, digest, next_digest)) => {
                        for act in memory.after_look(due, digest, next_digest) {
                            tell(&face, act);
                        }
                    }
                    Err(failure) => tracing::warn!(code = failure.code, "who is due could not be asked"),
                },
                act => tell(&face, act),
            }
        }
        let sleep = memory.sleep(desk.now().instant, poll);
        was_touched = tokio::time::timeout(sleep, touched.notified()).await.is_ok();
    }
}

/// How many are due, whether they call for a digest, and when one may come at the earliest.
async fn look(desk: &Desk, when: &When) -> Result<(u32, bool, Option<DateTime<Utc>>), Failure> {
    let due = desk.read(views::frame::frame).await?.due;
    let digest = due > 0 && desk.write(ops::claim_nudges).await?;
    let hours = desk
        .read(|reader, _| views::settings::digest_hours(reader))
        .await?;
    // Of the moment that the step saw: a later one would, in the digest's hours, ask for another look at once.
    Ok((due, digest, clock::next_digest(when, &hours)))
}

fn tell(face: &impl Face, act: Act) {
    match act {
        Act::NewDay(today) => face.new_day(today),
        Act::Refresh => face.changed(&Changes::anything()),
        Act::Due(count) => face.due(count),
        Act::Digest(count) => face.digest(count),
        Act::Look => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use chrono::TimeZone;
    use chrono_tz::Tz;
    use perennial_core::domain::nudge::next_wake;
    use perennial_core::ops::NewPerson;
    use perennial_core::store;

    use super::*;

    fn at(instant: &str, zone: &str) -> Moment {
        let zone: Tz = zone.parse().unwrap();
        let instant: DateTime<Utc> = instant.parse().unwrap();
        let next_day = next_wake(instant, &zone);
        Moment {
            when: When::at(instant, &zone),
            next_day,
            revision: Some(1),
            touched: false,
        }
    }

    fn utc(instant: &str) -> Moment {
        at(instant, "UTC")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A memory that has taken its first step and looked.
    fn since(moment: &Moment) -> Memory {
        let mut memory = Memory::default();
        assert_eq!(memory.next_step(moment), [Act::Look]);
        memory
    }

    #[test]
    fn a_start_looks_and_announces_no_day() {
        since(&utc("2026-03-01T09:00:00Z"));
    }

    #[test]
    fn what_came_between_the_start_and_the_first_step_is_told() {
        let moment = utc("2026-03-01T09:00:00Z");
        let first_step = |today, revision| Memory::begun_at(day(today), revision).next_step(&moment);
        assert_eq!(first_step("2026-03-01", moment.revision), [Act::Look]);
        assert_eq!(first_step("2026-03-01", None), [Act::Look]);
        assert_eq!(first_step("2026-03-01", Some(0)), [Act::Refresh, Act::Look]);
        assert_eq!(
            first_step("2026-02-28", moment.revision),
            [Act::NewDay(day("2026-03-01")), Act::Refresh, Act::Look]
        );
    }

    #[test]
    fn a_quiet_second_asks_for_nothing_and_a_quiet_minute_for_a_look() {
        let mut memory = since(&utc("2026-03-01T09:00:00Z"));
        assert_eq!(memory.next_step(&utc("2026-03-01T09:00:01Z")), []);
        assert_eq!(memory.next_step(&utc("2026-03-01T09:00:59Z")), []);
        assert_eq!(memory.next_step(&utc("2026-03-01T09:01:00Z")), [Act::Look]);
        assert_eq!(memory.next_step(&utc("2026-03-01T09:01:01Z")), []);
    }

    #[test]
    fn midnight_is_noticed_within_the_second() {
        let mut memory = since(&utc("2026-03-01T23:59:59Z"));
        let midnight = memory.next_step(&utc("2026-03-02T00:00:00Z"));
        assert_eq!(
            midnight,
            [Act::NewDay(day("2026-03-02")), Act::Refresh, Act::Look]
        );
    }

    #[test]
    fn a_suspend_of_twelve_hours_is_one_new_day_and_one_look() {
        let mut memory = since(&utc("2026-03-01T21:00:00Z"));
        let morning = memory.next_step(&utc("2026-03-02T09:00:00Z"));
        assert_eq!(morning, [Act::NewDay(day("2026-03-02")), Act::Refresh, Act::Look]);
        assert_eq!(memory.next_step(&utc("2026-03-02T09:00:01Z")), []);
    }

    #[test]
    fn a_clock_put_back_two_days_is_noticed_and_keeps_ticking() {
        let mut memory = since(&utc("2026-03-03T09:00:00Z"));
        let back = memory.next_step(&utc("2026-03-01T09:00:00Z"));
        assert_eq!(back, [Act::NewDay(day("2026-03-01")), Act::Refresh, Act::Look]);
        assert_eq!(memory.next_step(&utc("2026-03-01T09:00:01Z")), []);
        assert_eq!(memory.next_step(&utc("2026-03-01T09:01:00Z")), [Act::Look]);
        let next = memory.next_step(&utc("2026-03-02T00:00:00Z"));
        assert_eq!(next, [Act::NewDay(day("2026-03-02")), Act::Refresh, Act::Look]);
    }

    #[test]
    fn a_clock_put_back_an_hour_looks_at_once_and_not_in_an_hour() {
        let mut memory = since(&utc("2026-03-03T09:00:00Z"));
        assert_eq!(memory.next_step(&utc("2026-03-03T08:00:00Z")), [Act::Look]);
    }

    #[test]
    fn a_flight_across_the_date_line_turns_the_day_though_no_time_passed() {
        let mut memory = since(&at("2026-03-01T12:00:00Z", "Europe/Berlin"));
        let landed = memory.next_step(&at("2026-03-01T12:00:01Z", "Pacific/Auckland"));
        assert_eq!(landed, [Act::NewDay(day("2026-03-02")), Act::Refresh, Act::Look]);
    }

    #[test]
    fn another_programs_write_refreshes_and_our_own_only_looks() {
        let start = utc("2026-03-01T09:00:00Z");
        let mut memory = since(&start);
        let soon = utc("2026-03-01T09:00:02Z");
        let theirs = Moment {
            revision: Some(2),
            ..soon
        };
        assert_eq!(memory.next_step(&theirs), [Act::Refresh, Act::Look]);
        let ours = Moment {
            touched: true,
            ..theirs
        };
        assert_eq!(memory.next_step(&ours), [Act::Look]);
        let unreadable = Moment {
            revision: None,
            ..theirs
        };
        assert_eq!(memory.next_step(&unreadable), []);
        assert_eq!(memory.next_step(&theirs), []);
    }

    #[test]
    fn a_digest_when_called_for_and_a_count_only_when_it_changed() {
        let mut memory = Memory::default();
        assert_eq!(memory.after_look(7, true, None), [Act::Due(7), Act::Digest(7)]);
        assert_eq!(memory.after_look(7, false, None), []);
        // Ten more come due by a shorter cadence: the list shows them, no second digest does.
        assert_eq!(memory.after_look(17, false, None), [Act::Due(17)]);
    }

    #[test]
    fn what_came_due_in_quiet_time_is_looked_at_in_the_second_in_which_it_ends() {
        let mut memory = since(&utc("2026-03-01T07:59:30Z"));
        memory.after_look(1, false, Some(utc("2026-03-01T08:00:00Z").when.instant));
        assert_eq!(memory.next_step(&utc("2026-03-01T07:59:59Z")), []);
        assert_eq!(memory.next_step(&utc("2026-03-01T08:00:00Z")), [Act::Look]);
    }

    #[test]
    fn it_sleeps_its_step_but_never_past_midnight_or_the_end_of_quiet_time() {
        let instant = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let sleep = |memory: &Memory, now: &str| memory.sleep(instant(now), POLL);
        assert_eq!(
            Memory::default().sleep(instant("2026-03-01T09:00:00Z"), POLL),
            POLL
        );
        let mut memory = since(&utc("2026-03-01T23:59:20Z"));
        assert_eq!(sleep(&memory, "2026-03-01T23:59:20Z"), POLL);
        assert_eq!(sleep(&memory, "2026-03-01T23:59:50Z"), Duration::from_secs(10));
        assert_eq!(sleep(&memory, "2026-03-01T23:59:59.950Z"), BREATH);
        assert_eq!(sleep(&memory, "2026-03-02T09:00:00Z"), BREATH, "after a suspend");
        memory.after_look(1, false, Some(instant("2026-03-01T23:59:30Z")));
        assert_eq!(sleep(&memory, "2026-03-01T23:59:25Z"), Duration::from_secs(5));
        assert!(
            POLL <= Duration::from_secs(30),
            "who is due is shown within a minute of waking"
        );
    }

    #[derive(Clone, Default)]
    struct Ear(Arc<Mutex<Vec<Act>>>);

    impl Face for Ear {
        fn new_day(&self, today: NaiveDate) {
            self.0.lock().unwrap().push(Act::NewDay(today));
        }
        fn changed(&self, _: &Changes) {
            self.0.lock().unwrap().push(Act::Refresh);
        }
        fn due(&self, count: u32) {
            self.0.lock().unwrap().push(Act::Due(count));
        }
        fn digest(&self, count: u32) {
            self.0.lock().unwrap().push(Act::Digest(count));
        }
    }

    /// Ticks for a while and hands back what was told.
    fn tick(desk: &Desk, for_a: Duration) -> Vec<Act> {
        let ear = Ear::default();
        let told = Arc::clone(&ear.0);
        let ticking = run(
            desk.clone(),
            Memory::default(),
            Arc::default(),
            Duration::from_secs(1),
            ear,
        );
        tauri::async_runtime::block_on(async {
            tokio::time::timeout(for_a, ticking)
                .await
                .expect_err("it never ends");
        });
        let told = told.lock().unwrap();
        told.clone()
    }

    #[test]
    fn a_restart_shows_no_digest_twice() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("perennial.db");
        let ada = NewPerson {
            name: "Ada Lovelace".into(),
            ..NewPerson::default()
        };
        let added = When::on(day("2026-01-01"));
        ops::add_person(&mut store::open(&path, None).unwrap(), &added, &ada).unwrap();

        let noon = Utc.with_ymd_and_hms(2026, 2, 10, 12, 0, 0).unwrap();
        let clock: super::super::desk::Clock = Arc::new(move || When::at(noon, &Utc));
        let open = || Desk::open(path.clone(), Arc::clone(&clock), |_| {});
        let while_ = Duration::from_millis(500);
        assert_eq!(tick(&open(), while_), [Act::Due(1), Act::Digest(1)]);
        assert_eq!(tick(&open(), while_), [Act::Due(1)]);
    }

    #[test]
    fn in_the_hours_of_the_digest_it_rests_between_its_looks_too() {
        let dir = tempfile::tempdir().unwrap();
        let noon = Utc.with_ymd_and_hms(2026, 2, 10, 12, 0, 0).unwrap();
        let begun = std::time::Instant::now();
        let read: Arc<Mutex<Vec<Duration>>> = Arc::default();
        let readings = Arc::clone(&read);
        let clock: super::super::desk::Clock = Arc::new(move || {
            let ago = begun.elapsed();
            readings.lock().unwrap().push(ago);
            When::at(noon + TimeDelta::from_std(ago).unwrap(), &Utc)
        });
        let desk = Desk::open(dir.path().join("perennial.db"), clock, |_| {});
        tick(&desk, Duration::from_millis(2_500));
        // Steps of a second: one reads its clock several times, and then none does until the next.
        let read = read.lock().unwrap();
        let steps = read
            .windows(2)
            .filter(|two| two[1] - two[0] > Duration::from_millis(100));
        assert_eq!(steps.count(), 2, "{read:?}");
    }

    #[test]
    fn the_command_line_beside_the_open_window_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("perennial.db");
        let desk = Desk::open(path.clone(), Arc::new(clock::now), |_| {});
        let writing = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(500));
            let ada = NewPerson {
                name: "Ada Lovelace".into(),
                ..NewPerson::default()
            };
            ops::add_person(&mut store::open(&path, None).unwrap(), &clock::now(), &ada).unwrap();
        });
        let told = tick(&desk, Duration::from_millis(2_500));
        writing.join().unwrap();
        assert_eq!(told, [Act::Due(0), Act::Refresh]);
    }
}
