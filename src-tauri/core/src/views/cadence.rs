//! What another cadence would do, before it is set.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::ViewError;
use crate::domain::cadence::{self, CadenceSources, StageCadence};
use crate::domain::nudge::{self, NotNeeded};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::domain::{PersonId, TagId};
use crate::store::kept::{self, Shown};
use crate::store::{Reader, facts, not_needed, person, stage, tag};

/// A cadence that may be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum CadenceChange {
    /// Where nothing else is said.
    Default {
        /// Days between contacts.
        days: u32,
    },
    /// A stage's.
    Stage {
        /// The stage.
        stage: Stage,
        /// Its cadence.
        cadence: StageCadence,
    },
    /// That of those who carry a tag.
    Tag {
        /// Its name.
        tag: String,
        /// Days between contacts; none: no cadence of its own.
        days: Option<u32>,
    },
    /// One person's own.
    Person {
        /// Who.
        person: PersonId,
        /// Days between contacts; none: as everybody else.
        days: Option<u32>,
    },
}

/// Who would be due today that is not, and who no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, specta::Type)]
pub struct CadencePreview {
    /// How many more people would be due today.
    pub more: u32,
    /// How many would be due no longer.
    pub fewer: u32,
}

/// What a change of cadence would do today. Nothing is written.
///
/// # Errors
/// The data file cannot be read.
pub fn preview(reader: &Reader, when: &When, change: &CadenceChange) -> Result<CadencePreview, ViewError> {
    reader.at_once(|conn| {
        let tag = match change {
            CadenceChange::Tag { tag, .. } => match tag::by_name(conn, tag.trim())? {
                Some(tag) => Some(tag),
                None => return Ok(CadencePreview::default()),
            },
            _ => None,
        };
        let mut all = Sources {
            default: facts::default_days(conn)?,
            stages: stage::cadences(conn)?.into_iter().collect(),
            own: person::cadences(conn)?,
            tags: HashMap::new(),
            not_needed: not_needed::all(conn)?,
        };
        for (person, tag, days) in tag::cadences(conn, tag)? {
            all.tags.entry(person).or_default().push((tag, days));
        }
        let mut preview = CadencePreview::default();
        let mut see = |shown: Shown| {
            let (due, would_be) = all.due(shown, when, change, tag);
            preview.more += u32::from(would_be && !due);
            preview.fewer += u32::from(due && !would_be);
        };
        match (change, tag) {
            (CadenceChange::Person { person, .. }, _) => {
                kept::of_person(conn, *person)?.into_iter().for_each(see);
            }
            (_, Some(tag)) => {
                for person in tag::carriers(conn, tag)? {
                    kept::of_person(conn, person)?.into_iter().for_each(&mut see);
                }
            }
            (CadenceChange::Stage { stage, .. }, _) => kept::each(conn, &[*stage], see)?,
            _ => kept::each(conn, Stage::ALL, see)?,
        }
        Ok(preview)
    })
}

/// What bears on everybody's cadence.
struct Sources {
    default: u32,
    stages: HashMap<Stage, StageCadence>,
    /// The own days of those who have some, and whether they rest.
    own: HashMap<PersonId, (Option<u32>, bool)>,
    tags: HashMap<PersonId, Vec<(TagId, Option<u32>)>>,
    not_needed: HashMap<PersonId, Vec<NotNeeded>>,
}

impl Sources {
    /// Whether somebody is due, and whether they would be.
    fn due(&self, shown: Shown, when: &When, change: &CadenceChange, tag: Option<TagId>) -> (bool, bool) {
        let id = shown.person;
        let due = shown.due.is_some_and(|due| due.on <= when.today);
        let mut facts = shown.circumstances;
        let (own, resting) = self.own.get(&id).copied().unwrap_or_default();
        let changed_days = match change {
            CadenceChange::Tag { days, .. } => *days,
            _ => None,
        };
        let carried = self.tags.get(&id).map_or(&[][..], Vec::as_slice);
        let tags = |days: &dyn Fn(TagId, Option<u32>) -> Option<u32>| {
            carried.iter().filter_map(|(tag, of)| days(*tag, *of)).min()
        };
        let before = CadenceSources {
            own,
            tags: tags(&|_, days| days),
            stage: self.stages.get(&facts.stage).copied().unwrap_or_default(),
            default: self.default,
        };
        let after = match change {
            CadenceChange::Default { days } => CadenceSources {
                default: *days,
                ..before
            },
            CadenceChange::Stage { stage, cadence } if *stage == facts.stage => CadenceSources {
                stage: *cadence,
                ..before
            },
            CadenceChange::Stage { .. } => before,
            CadenceChange::Tag { .. } => CadenceSources {
                tags: tags(&|of, days| if Some(of) == tag { changed_days } else { days }),
                ..before
            },
            CadenceChange::Person { days, .. } => CadenceSources { own: *days, ..before },
        };
        let days = cadence::days(after);
        if resting || days == cadence::days(before) {
            return (due, due);
        }
        facts.cadence_days = days;
        facts.not_needed = self.not_needed.get(&id).cloned().unwrap_or_default();
        (due, nudge::due(&facts).is_some_and(|due| due.on <= when.today))
    }
}
