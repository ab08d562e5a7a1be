//! Settings that belong to the data.

use serde::Serialize;

use super::ViewError;
use crate::domain::cadence::StageCadence;
use crate::domain::digest_hours::DigestHours;
use crate::domain::stage::Stage;
use crate::store::{Reader, facts, setting, stage};

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
}

/// How often to be in touch.
///
/// # Errors
/// The data file cannot be read.
pub fn settings(reader: &Reader) -> Result<Cadences, ViewError> {
    Ok(Cadences {
        default_cadence_days: facts::default_days(&reader.conn)?,
        stages: stage::cadences(&reader.conn)?
            .into_iter()
            .map(|(stage, cadence)| StageSetting { stage, cadence })
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
