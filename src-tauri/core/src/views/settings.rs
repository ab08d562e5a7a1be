//! Settings that belong to the data.

use chrono::NaiveDate;
use serde::Serialize;

use super::ViewError;
use crate::domain::cadence::StageCadence;
use crate::domain::digest_hours::DigestHours;
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::store::{Reader, facts, setting, stage, tag};

/// How often to be in touch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Cadences {
    /// Where nothing else is said.
    pub default_cadence_days: u32,
    /// By stage, in the order of the pipeline.
    pub stages: Vec<StageSetting>,
}

/// A stage's cadence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct StageSetting {
    /// The stage.
    pub stage: Stage,
    /// Its cadence.
    pub cadence: StageCadence,
    /// After how many days without a contact or a move a card of it dries up; none: never.
    pub dries_up_days: Option<u32>,
}

/// How often to be in touch.
///
/// # Errors
/// The data file cannot be read.
pub fn settings(reader: &Reader) -> Result<Cadences, ViewError> {
    let drying = stage::drying(&reader.conn)?;
    Ok(Cadences {
        default_cadence_days: facts::default_days(&reader.conn)?,
        stages: stage::cadences(&reader.conn)?
            .into_iter()
            .map(|(stage, cadence)| StageSetting {
                stage,
                cadence,
                dries_up_days: drying.get(&stage).copied(),
            })
            .collect(),
    })
}

/// When the digest may be shown.
///
/// # Errors
/// The data file cannot be read.
pub fn digest_hours(reader: &Reader) -> Result<DigestHours, ViewError> {
    Ok(setting::digest_hours(&reader.conn)?)
}

/// The date until which nobody is nudged, where it is yet to come.
///
/// # Errors
/// The data file cannot be read.
pub fn resting_until(reader: &Reader, when: &When) -> Result<Option<NaiveDate>, ViewError> {
    let until = facts::resting_until(&reader.conn)?;
    Ok(until.filter(|until| *until > when.today))
}

/// A tag's cadence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct TagSetting {
    /// Its name.
    pub name: String,
    /// Days between contacts.
    pub days: u32,
    /// How many people carry it.
    pub people: u32,
}

/// The tags that have a cadence of their own, by name.
///
/// # Errors
/// The data file cannot be read.
pub fn tag_settings(reader: &Reader) -> Result<Vec<TagSetting>, ViewError> {
    let mut tags = Vec::new();
    for (id, name, days) in tag::every(&reader.conn)? {
        if let Some(days) = days {
            let people = tag::people(&reader.conn, id)?;
            tags.push(TagSetting { name, days, people });
        }
    }
    tags.sort_by_key(|tag| tag.name.to_lowercase());
    Ok(tags)
}
