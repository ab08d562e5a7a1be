//! When the one notification of the day may be shown.

use clap::{Args, value_parser};
use perennial_core::domain::digest_hours::{DigestHours, Weekday};
use perennial_core::ops;
use perennial_core::views::settings::digest_hours;

use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;

/// Say or set when the daily reminder of the window may come
///
/// What comes due outside of these hours and days is told when they begin. Without options it says what is set.
#[derive(Debug, Args)]
pub struct Reminder {
    /// From this hour on
    #[arg(long, value_name = "HOUR", value_parser = value_parser!(u8).range(0..=23))]
    from: Option<u8>,
    /// Before this hour
    #[arg(long, value_name = "HOUR", value_parser = value_parser!(u8).range(1..=24))]
    until: Option<u8>,
    /// On these days alone, once for each
    #[arg(long = "day", value_name = "DAY", value_parser = word::<Weekday>(Weekday::ALL.iter().map(|day| day.word())))]
    days: Vec<Weekday>,
}

impl Reminder {
    pub fn run(self, face: &Face) -> Answered {
        let set = digest_hours(&face.reader()?)?;
        if self.from.is_none() && self.until.is_none() && self.days.is_empty() {
            return face.answer(&set, || {
                format!("The daily reminder comes from {}", set.in_words())
            });
        }
        let hours = DigestHours {
            from: self.from.unwrap_or(set.from),
            until: self.until.unwrap_or(set.until),
            days: if self.days.is_empty() { set.days } else { self.days },
        };
        done(
            face,
            &ops::set_digest_hours(&mut face.store()?, &face.when(), &hours)?,
        )
    }
}
