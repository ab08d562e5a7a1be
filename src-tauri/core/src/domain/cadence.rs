//! Cadence: how often we want to be in touch.

use serde::{Deserialize, Serialize};

/// Days between contacts where nothing else is said.
pub const DEFAULT_DAYS: u32 = 30;

/// The longest cadence that can be set: ten years.
pub const LONGEST_DAYS: u32 = 3_650;

/// What a stage says about cadence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "kind", content = "days")]
pub enum StageCadence {
    /// The default holds.
    #[default]
    Inherit,
    /// Its own number of days.
    Days(u32),
    /// People in this stage are not nudged.
    Never,
}

/// All that bears on one person's cadence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CadenceSources {
    /// The person's own days.
    pub own: Option<u32>,
    /// The shortest of their tags' days.
    pub tags: Option<u32>,
    /// Their stage's.
    pub stage: StageCadence,
    /// The owner's default.
    pub default: u32,
}

/// The days between contacts: the person's own, else the tags' shortest, else the stage's, else the default.
/// `None` where the stage has no cadence and nothing nearer to the person says otherwise.
#[must_use]
pub fn days(sources: CadenceSources) -> Option<u32> {
    if let Some(days) = sources.own.or(sources.tags) {
        return Some(days);
    }
    match sources.stage {
        StageCadence::Days(days) => Some(days),
        StageCadence::Never => None,
        StageCadence::Inherit => Some(sources.default),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_to_the_person_wins() {
        let all = CadenceSources {
            own: Some(7),
            tags: Some(14),
            stage: StageCadence::Days(21),
            default: 30,
        };
        assert_eq!(days(all), Some(7));
        assert_eq!(days(CadenceSources { own: None, ..all }), Some(14));
        assert_eq!(
            days(CadenceSources {
                own: None,
                tags: None,
                ..all
            }),
            Some(21)
        );
        let bare = CadenceSources {
            default: 30,
            ..CadenceSources::default()
        };
        assert_eq!(days(bare), Some(30));
    }

    #[test]
    fn a_stage_without_cadence_is_overruled_by_a_tag() {
        let never = CadenceSources {
            stage: StageCadence::Never,
            default: 30,
            ..CadenceSources::default()
        };
        assert_eq!(days(never), None);
        assert_eq!(
            days(CadenceSources {
                tags: Some(60),
                ..never
            }),
            Some(60)
        );
    }
}
