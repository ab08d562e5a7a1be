//! Days to celebrate: they come back every year, by month and day, so that nothing goes stale at midnight.

use chrono::{Datelike, Days, NaiveDate};

use super::Reason;
use crate::domain::mention::MentionKind;

/// For how many days after its date a birthday or an anniversary stays on Today.
pub const WINDOW_DAYS: u32 = 3;

/// For how many days after its date a mention asks for thanks.
pub const THANK_DAYS: u32 = 14;

/// Years beyond which a birthday's year is a placeholder of the program it came from.
const OLDEST: i32 = 110;

/// A day that comes back every year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Yearly {
    /// `MM-DD`.
    pub month_day: String,
    /// What is celebrated.
    pub reason: Reason,
    /// The first of them, where its year is known.
    pub since: Option<NaiveDate>,
}

/// A person's yearly days: the birthday, `YYYY-MM-DD` or `--MM-DD`, and the first day of working together.
#[must_use]
pub fn yearly(birthday: Option<&str>, partner_since: Option<NaiveDate>) -> Vec<Yearly> {
    let born = birthday.and_then(|born| {
        let since: Option<NaiveDate> = born.parse().ok();
        // 2000 is a leap year, so that 29 February stands.
        let day = since.or_else(|| format!("2000-{}", born.strip_prefix("--")?).parse().ok())?;
        Some(Yearly {
            month_day: month_day(day),
            reason: Reason::Birthday,
            since,
        })
    });
    let partner = partner_since.map(|since| Yearly {
        month_day: month_day(since),
        reason: Reason::Anniversary,
        since: Some(since),
    });
    born.into_iter().chain(partner).collect()
}

/// The yearly days that fall on a date: 29 February is celebrated on the 28th where there is none.
#[must_use]
pub fn month_days(on: NaiveDate) -> Vec<String> {
    let leap_day_too = on.month() == 2 && on.day() == 28 && !on.leap_year();
    let leap_day = leap_day_too.then(|| "02-29".to_owned());
    std::iter::once(month_day(on)).chain(leap_day).collect()
}

fn month_day(on: NaiveDate) -> String {
    on.format("%m-%d").to_string()
}

/// The dates whose yearly days are on Today: it and those just before it.
pub fn window(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (0..=WINDOW_DAYS).filter_map(move |days| today.checked_sub_days(Days::new(u64::from(days))))
}

/// Whether a yearly day is celebrated on a date: an anniversary not in the year in which it began.
#[must_use]
pub fn is_kept(reason: Reason, since: Option<NaiveDate>, on: NaiveDate) -> bool {
    match reason {
        Reason::Anniversary => since.is_some_and(|since| since.year() < on.year()),
        _ => since.is_none_or(|since| since <= on),
    }
}

/// What is celebrated, or thanked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// A birthday, with its year where it is known.
    Birthday(Option<NaiveDate>),
    /// Working together, since then.
    Anniversary(NaiveDate),
    /// A mention.
    Mention(MentionKind),
}

impl Occasion {
    /// Its reason.
    #[must_use]
    pub fn reason(self) -> Reason {
        match self {
            Self::Birthday(_) => Reason::Birthday,
            Self::Anniversary(_) => Reason::Anniversary,
            Self::Mention(_) => Reason::Thank,
        }
    }

    /// Why, as a sentence: it falls or fell on a date.
    #[must_use]
    pub fn why(self, on: NaiveDate, today: NaiveDate) -> String {
        let when = match (today - on).num_days() {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            days @ 2.. => format!("{days} days ago"),
            _ => format!("on {}", on.format("%-d %B")),
        };
        match self {
            Self::Birthday(born) => {
                let age = born.map(|born| on.year() - born.year());
                match age.filter(|age| (1..=OLDEST).contains(age)) {
                    Some(age) if on >= today => format!("Birthday {when}, turning {age}"),
                    Some(age) => format!("Birthday {when}, turned {age}"),
                    None => format!("Birthday {when}"),
                }
            }
            Self::Anniversary(since) => {
                let years = on.year() - since.year();
                let years = if years == 1 {
                    "1 year".to_owned()
                } else {
                    format!("{years} years")
                };
                format!("{years} of working together {when}")
            }
            Self::Mention(kind) => format!(
                "They shared {} about you {when}; not thanked yet",
                kind.in_words()
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_29th_of_february_is_celebrated_on_the_28th_where_there_is_none() {
        assert_eq!(month_days(day("2026-02-28")), ["02-28", "02-29"]);
        assert_eq!(month_days(day("2028-02-28")), ["02-28"]);
        assert_eq!(month_days(day("2028-02-29")), ["02-29"]);
        assert_eq!(month_days(day("2100-02-28")), ["02-28", "02-29"]);
    }

    #[test]
    fn a_birthday_may_lack_its_year() {
        let days = yearly(Some("--02-29"), None);
        assert_eq!((days[0].month_day.as_str(), days[0].since), ("02-29", None));
        assert_eq!(
            Occasion::Birthday(None).why(day("2026-02-28"), day("2026-03-01")),
            "Birthday yesterday"
        );
        assert!(yearly(Some("soon"), None).is_empty());
    }

    #[test]
    fn an_age_is_told_where_it_can_be_true() {
        let born = |year: &str| Occasion::Birthday(Some(day(&format!("{year}-05-03"))));
        let (on, after) = (day("2026-05-03"), day("2026-05-05"));
        assert_eq!(born("1996").why(on, on), "Birthday today, turning 30");
        assert_eq!(born("1996").why(on, after), "Birthday 2 days ago, turned 30");
        assert_eq!(born("1604").why(on, on), "Birthday today");
    }

    #[test]
    fn an_anniversary_begins_in_its_second_year() {
        let since = Some(day("2025-05-03"));
        assert!(!is_kept(Reason::Anniversary, since, day("2025-05-03")));
        assert!(is_kept(Reason::Anniversary, since, day("2026-05-03")));
        assert_eq!(
            Occasion::Anniversary(day("2025-05-03")).why(day("2026-05-03"), day("2026-05-03")),
            "1 year of working together today"
        );
    }

    #[test]
    fn the_window_looks_back_over_a_new_year() {
        let days: Vec<String> = window(day("2026-01-02")).map(|on| on.to_string()).collect();
        assert_eq!(days, ["2026-01-02", "2026-01-01", "2025-12-31", "2025-12-30"]);
    }
}
