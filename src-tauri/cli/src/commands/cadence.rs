//! How often to be in touch.

use clap::{ArgGroup, Args, value_parser};
use perennial_core::domain::cadence::StageCadence;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::stage::Stage;
use perennial_core::ops;
use perennial_core::store::Store;
use perennial_core::views::cadence::{CadenceChange, CadencePreview, preview};
use perennial_core::views::settings::{Cadences, TagSetting, settings, tag_settings};
use serde::Serialize;

use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::table;

/// Show how often to be in touch, or set it: by default, for a stage, a tag or a person
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose"), group = ArgGroup::new("how_often"))]
pub struct Cadence {
    /// Of a stage
    #[arg(long, group = "whose", ignore_case = true, requires = "how_often",
        value_parser = word::<Stage>(Stage::ALL.iter().map(|word| word.word())))]
    stage: Option<Stage>,
    /// Of those who carry a tag
    #[arg(long, group = "whose", requires = "how_often")]
    tag: Option<String>,
    /// Of a person
    #[arg(long, group = "whose", requires = "how_often")]
    person: Option<String>,
    /// Every so many days
    #[arg(long, value_name = "N", group = "how_often", value_parser = value_parser!(u32).range(1..=3650))]
    days: Option<u32>,
    /// Not at all; for a stage
    #[arg(long, group = "how_often", requires = "stage")]
    never: bool,
    /// As everybody else
    #[arg(long, group = "how_often", requires = "whose")]
    inherit: bool,
    /// Say who would be due today, and set nothing
    #[arg(long, requires = "how_often")]
    preview: bool,
}

#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    cadences: Cadences,
    tags: Vec<TagSetting>,
}

impl Cadence {
    pub fn run(self, face: &Face) -> Answered {
        if self.days.is_none() && !self.never && !self.inherit {
            return show(face);
        }
        let when = face.when();
        let mut store = face.store()?;
        let only_preview = self.preview;
        let change = self.change(face, &store)?;
        if only_preview {
            let seen = preview(&face.reader()?, &when, &change)?;
            return face.answer(&seen, || would(seen));
        }
        let set = match change {
            CadenceChange::Default { days } => ops::set_default_cadence(&mut store, &when, days)?,
            CadenceChange::Stage { stage, cadence } => {
                ops::set_stage_cadence(&mut store, &when, stage, cadence)?
            }
            CadenceChange::Tag { tag, days } => ops::set_tag_cadence(&mut store, &when, &tag, days)?,
            CadenceChange::Person { person, days } => {
                let days = days.map(|days| days.to_string());
                ops::edit_person(
                    &mut store,
                    &when,
                    person,
                    PersonField::CadenceDays,
                    days.as_deref(),
                )?
            }
        };
        done(face, &set)
    }

    /// What is asked for.
    fn change(self, face: &Face, store: &Store) -> Result<CadenceChange, Failure> {
        let days = self.days;
        Ok(match (self.stage, self.tag, self.person) {
            (Some(stage), _, _) => CadenceChange::Stage {
                stage,
                cadence: match (days, self.never) {
                    (Some(days), _) => StageCadence::Days(days),
                    (None, true) => StageCadence::Never,
                    (None, false) => StageCadence::Inherit,
                },
            },
            (None, Some(tag), _) => CadenceChange::Tag { tag, days },
            (None, None, Some(person)) => CadenceChange::Person {
                person: face.find(store, &person)?,
                days,
            },
            (None, None, None) => CadenceChange::Default {
                days: days.ok_or_else(|| Failure::Refused("the default is a number of days".to_owned()))?,
            },
        })
    }
}

fn would(seen: CadencePreview) -> String {
    let people = |count: u32, which: &str| match count {
        1 => format!("1 {which} person would be due today"),
        _ => format!("{count} {which} people would be due today"),
    };
    match (seen.more, seen.fewer) {
        (0, 0) => "Nothing changes today".to_owned(),
        (more, 0) => people(more, "more"),
        (0, fewer) => people(fewer, "fewer"),
        (more, fewer) => format!("{}, and {fewer} no longer", people(more, "more")),
    }
}

fn show(face: &Face) -> Answered {
    let reader = face.reader()?;
    let shown = Shown {
        cadences: settings(&reader)?,
        tags: tag_settings(&reader)?,
    };
    face.answer(&shown, || said(&shown))
}

fn said(shown: &Shown) -> String {
    let every = |days: u32| format!("every {days} days");
    let mut rows = vec![vec![
        "By default".to_owned(),
        every(shown.cadences.default_cadence_days),
    ]];
    for of in &shown.cadences.stages {
        let often = match of.cadence {
            StageCadence::Inherit => "as by default".to_owned(),
            StageCadence::Days(days) => every(days),
            StageCadence::Never => "never".to_owned(),
        };
        rows.push(vec![of.stage.label().to_owned(), often]);
    }
    for of in &shown.tags {
        rows.push(vec![format!("Tag {}", of.name), every(of.days)]);
    }
    table(&rows)
}
