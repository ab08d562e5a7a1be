//! A calendar of who is due and of birthdays, for other calendars to import (RFC 5545).
//!
//! Who is due stands on the due date, all day, once for each person; a birthday every year. The `UID` is made of the
//! person alone: imported again, an entry takes the place of the one before, whatever it was that asked for it.

use std::io::Write;

use chrono::{Days, NaiveDate};

use super::columns::listed;
use super::lines::{escaped, line};
use super::{ExportError, Exported, Format};
use crate::domain::PersonId;
use crate::domain::nudge::{self, Due};
use crate::domain::person::PersonField;
use crate::domain::segment::Whom;
use crate::domain::when::When;
use crate::store::{Reader, person, standing};

pub(super) fn write(
    reader: &Reader,
    when: &When,
    whom: Option<&Whom>,
    out: &mut dyn Write,
) -> Result<Exported, ExportError> {
    let (people, left_out) = listed(reader, when, whom)?;
    for text in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Perennial//Perennial//EN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Perennial",
    ] {
        line(out, text)?;
    }
    for id in &people {
        for event in events(reader, when, *id)? {
            event.write(when, out)?;
        }
    }
    line(out, "END:VCALENDAR")?;
    Ok(Exported::of(Format::Ics, &people, left_out))
}

/// What a calendar says of a person.
fn events(reader: &Reader, when: &When, id: PersonId) -> Result<Vec<Event>, ExportError> {
    let (Some(row), Some(standing)) = (
        person::read(&reader.conn, id)?,
        standing::of_person(&reader.conn, id)?,
    ) else {
        return Ok(Vec::new());
    };
    let birthday = person::field(&reader.conn, id, PersonField::Birthday)?;
    let birthday = birthday.and_then(|text| Event::birthday(id, &row.name, &text));
    let due = standing.due.map(|due| {
        // What it says is read on its day, not on that of the export.
        let why = nudge::why(due, &standing.circumstances, due.on.max(when.today));
        Event::due(id, &row.name, due, why)
    });
    Ok(due.into_iter().chain(birthday).collect())
}

/// An entry that lasts a day.
struct Event {
    uid: String,
    on: NaiveDate,
    says: String,
    why: Option<String>,
    /// How it repeats.
    rule: Option<&'static str>,
}

impl Event {
    fn due(id: PersonId, name: &str, due: Due, why: String) -> Self {
        Self {
            uid: format!("{id}-due@perennial"),
            on: due.on,
            says: format!("Be in touch with {name}"),
            why: Some(why),
            rule: None,
        }
    }

    /// Every year from the one of birth on; where that is not told from 2000 on, a leap year, so that every day has its
    /// date. Who was born on 29 February has the last day of it in the years between.
    fn birthday(id: PersonId, name: &str, text: &str) -> Option<Self> {
        let on: NaiveDate = match text.strip_prefix("--") {
            Some(day) => format!("2000-{day}").parse().ok()?,
            None => text.parse().ok()?,
        };
        let leap = on.format("%m-%d").to_string() == "02-29";
        Some(Self {
            uid: format!("{id}-birthday@perennial"),
            on,
            says: format!("{name}\u{2019}s birthday"),
            why: None,
            rule: Some(if leap {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
            } else {
                "FREQ=YEARLY"
            }),
        })
    }

    fn write(&self, when: &When, out: &mut dyn Write) -> Result<(), ExportError> {
        let next = self.on.checked_add_days(Days::new(1)).unwrap_or(self.on);
        line(out, "BEGIN:VEVENT")?;
        line(out, &format!("UID:{}", self.uid))?;
        line(out, &format!("DTSTAMP:{}", when.instant.format("%Y%m%dT%H%M%SZ")))?;
        line(out, &format!("DTSTART;VALUE=DATE:{}", self.on.format("%Y%m%d")))?;
        line(out, &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")))?;
        if let Some(rule) = self.rule {
            line(out, &format!("RRULE:{rule}"))?;
        }
        line(out, &format!("SUMMARY:{}", escaped(&self.says)))?;
        if let Some(why) = &self.why {
            line(out, &format!("DESCRIPTION:{}", escaped(why)))?;
        }
        // A day with a birthday in it is no day without time.
        line(out, "TRANSP:TRANSPARENT")?;
        Ok(line(out, "END:VEVENT")?)
    }
}
