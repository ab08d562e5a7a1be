//! Being in touch: log a contact, snooze.

use chrono::{Days, NaiveDate};
use clap::{ArgGroup, Args, value_parser};
use perennial_core::domain::touchpoint::{Channel, Direction, Intent};
use perennial_core::domain::{PersonId, TouchpointId};
use perennial_core::ops::{self, Contact};
use perennial_core::store::Store;
use serde::Serialize;

use super::{DoneWith, done, said, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;

/// Log a contact, ours or theirs; with several people it is one entry
#[derive(Debug, Args)]
pub struct Log {
    /// Who
    #[arg(required = true)]
    person: Vec<String>,
    /// How it happened
    #[arg(long, ignore_case = true, value_parser = word::<Channel>(Channel::ALL.iter().map(|word| word.word())))]
    channel: Channel,
    /// Who reached out: out is us, in is them
    #[arg(long, ignore_case = true, value_parser = word::<Direction>(Direction::ALL.iter().map(|word| word.word())))]
    direction: Direction,
    /// What it was for
    #[arg(long, ignore_case = true, value_parser = word::<Intent>(Intent::ALL.iter().map(|word| word.word())))]
    intent: Intent,
    /// At what time, such as 14:30
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// What there is to remember
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct Touchpoint {
    touchpoint: TouchpointId,
}

#[derive(Debug, Serialize)]
struct Touchpoints {
    touchpoints: Vec<TouchpointId>,
}

impl Log {
    pub fn run(self, face: &Face) -> Answered {
        let contact = Contact {
            channel: self.channel,
            direction: self.direction,
            intent: self.intent,
            on: face.on(),
            at: self.at,
            note: self.note,
        };
        let when = face
            .on()
            .map_or_else(|| face.when(), |on| face.when_not_before(on));
        let mut store = face.store()?;
        let people = found(face, &store, &self.person)?;
        if let [id] = people.as_slice() {
            let (touchpoint, done) = ops::log_contact(&mut store, &when, *id, &contact)?;
            let logged = DoneWith {
                more: Touchpoint { touchpoint },
                done,
            };
            return face.answer(&logged, || said(&logged.done));
        }
        let (touchpoints, done) = ops::log_contact_many(&mut store, &when, &people, &contact)?;
        let logged = DoneWith {
            more: Touchpoints { touchpoints },
            done,
        };
        face.answer(&logged, || said(&logged.done))
    }
}

/// Not be reminded of somebody for a while; with several people it is one entry
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("how_long").required(true))]
pub struct Snooze {
    /// Who
    #[arg(required = true)]
    person: Vec<String>,
    /// For so many days from today
    #[arg(long, value_name = "N", group = "how_long", value_parser = value_parser!(u32).range(1..=3650))]
    days: Option<u32>,
    /// Until this day, such as 2026-03-31
    #[arg(long, value_name = "DATE", group = "how_long")]
    until: Option<NaiveDate>,
}

impl Snooze {
    pub fn run(self, face: &Face) -> Answered {
        let when = face.when();
        let until = match (self.until, self.days) {
            (Some(until), _) => Some(until),
            (None, Some(days)) => when.today.checked_add_days(Days::new(u64::from(days))),
            (None, None) => None,
        };
        let until = until.ok_or_else(|| Failure::Refused("that day is beyond the calendar".to_owned()))?;
        let mut store = face.store()?;
        let people = found(face, &store, &self.person)?;
        done(face, &ops::snooze_many(&mut store, &when, &people, Some(until))?)
    }
}

/// Everybody who is meant.
fn found(face: &Face, store: &Store, people: &[String]) -> Result<Vec<PersonId>, Failure> {
    people.iter().map(|person| face.find(store, person)).collect()
}
