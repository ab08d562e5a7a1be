//! Everybody with everything as JSON: a copy to keep, and what another program can read.
//!
//! `{"format": "perennial", "version": 1, "exported_on", "default_cadence_days", "stages", "people": […]}`. A person
//! has what their page shows (`views::person::PersonPage`) and a `timeline` of all their touchpoints, stage changes
//! and imports, newest first. Written person by person, so that its size costs no memory.

use std::io::Write;

use serde::Serialize;

use super::{ExportError, Exported, Format};
use crate::domain::when::When;
use crate::store::{Reader, person};
use crate::views::person::{PersonPage, person as page_of};
use crate::views::settings::settings;
use crate::views::timeline::{TimelineEntry, timeline};

/// Grows when a reader of the older form would misread the newer.
pub const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Person {
    #[serde(flatten)]
    page: PersonPage,
    timeline: Vec<TimelineEntry>,
}

pub(super) fn write(reader: &Reader, when: &When, out: &mut dyn Write) -> Result<Exported, ExportError> {
    let cadences = settings(reader)?;
    writeln!(out, "{{")?;
    writeln!(out, "  \"format\": \"perennial\",")?;
    writeln!(out, "  \"version\": {FORMAT_VERSION},")?;
    writeln!(out, "  \"exported_on\": \"{}\",", when.today)?;
    writeln!(
        out,
        "  \"default_cadence_days\": {},",
        cadences.default_cadence_days
    )?;
    write!(out, "  \"stages\": ")?;
    serde_json::to_writer(&mut *out, &cadences.stages)?;
    write!(out, ",\n  \"people\": [")?;
    let everybody = person::all(&reader.conn)?;
    for (at, id) in everybody.iter().enumerate() {
        let person = Person {
            page: page_of(reader, when, *id)?,
            timeline: timeline(reader, *id, &[], 0, u32::MAX)?.entries,
        };
        out.write_all(if at == 0 { b"\n    " } else { b",\n    " })?;
        serde_json::to_writer(&mut *out, &person)?;
    }
    writeln!(out, "\n  ]\n}}")?;
    Ok(Exported::of(Format::Json, &everybody, 0))
}
