//! Stages: their sub-stages, and after how many quiet days a card dries up.

use clap::{ArgGroup, Args, Subcommand, value_parser};
use perennial_core::domain::SubStageId;
use perennial_core::domain::stage::Stage;
use perennial_core::ops;
use perennial_core::views::settings::settings;
use perennial_core::views::sub_stages::{SubStage, sub_stages};
use serde::Serialize;

use super::{DoneWith, done, said, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::{one_line, table};

/// Show the stages with their sub-stages, or change them
#[derive(Debug, Args)]
pub struct Stages {
    #[command(subcommand)]
    verb: Option<StagesVerb>,
}

#[derive(Debug, Subcommand)]
enum StagesVerb {
    /// Say after how many days without a contact or a move a card of a stage dries up
    #[command(group = ArgGroup::new("when").required(true))]
    DryUp {
        /// The stage
        #[arg(ignore_case = true, value_parser = word::<Stage>(Stage::ALL.iter().map(|stage| stage.word())))]
        stage: Stage,
        /// After so many
        #[arg(long, value_name = "N", group = "when", value_parser = value_parser!(u32).range(1..=3650))]
        days: Option<u32>,
        /// Not at all
        #[arg(long, group = "when")]
        never: bool,
    },
    /// Add a sub-stage after the others of a stage
    Add {
        /// The stage
        #[arg(ignore_case = true, value_parser = word::<Stage>(Stage::ALL.iter().map(|stage| stage.word())))]
        stage: Stage,
        /// What to call it
        name: String,
    },
    /// Rename a sub-stage
    Rename {
        /// The stage
        #[arg(ignore_case = true, value_parser = word::<Stage>(Stage::ALL.iter().map(|stage| stage.word())))]
        stage: Stage,
        /// What it is called
        name: String,
        /// What to call it
        to: String,
    },
    /// Put a sub-stage at a place among those of its stage, the first being 1
    Place {
        /// The stage
        #[arg(ignore_case = true, value_parser = word::<Stage>(Stage::ALL.iter().map(|stage| stage.word())))]
        stage: Stage,
        /// What it is called
        name: String,
        /// Where
        #[arg(value_parser = value_parser!(u32).range(1..))]
        at: u32,
    },
    /// Remove a sub-stage; its people stay in the stage
    Remove {
        /// The stage
        #[arg(ignore_case = true, value_parser = word::<Stage>(Stage::ALL.iter().map(|stage| stage.word())))]
        stage: Stage,
        /// What it is called
        name: String,
        /// Put its people into this one
        #[arg(long, value_name = "NAME")]
        to: Option<String>,
    },
}

#[derive(Serialize)]
struct Shown {
    stage: Stage,
    dries_up_days: Option<u32>,
    sub_stages: Vec<SubStage>,
}

#[derive(Debug, Serialize)]
struct Id {
    id: SubStageId,
}

impl Stages {
    pub fn run(self, face: &Face) -> Answered {
        let Some(verb) = self.verb else {
            return show(face);
        };
        let when = face.when();
        let mut store = face.store()?;
        let did = match verb {
            StagesVerb::DryUp { stage, days, .. } => ops::set_drying(&mut store, &when, stage, days)?,
            StagesVerb::Add { stage, name } => {
                let (id, done) = ops::add_sub_stage(&mut store, &when, stage, &name)?;
                let added = DoneWith {
                    more: Id { id },
                    done,
                };
                return face.answer(&added, || said(&added.done));
            }
            StagesVerb::Rename { stage, name, to } => {
                let id = sub_stage(face, stage, &name)?;
                ops::rename_sub_stage(&mut store, &when, id, &to)?
            }
            StagesVerb::Place { stage, name, at } => {
                let id = sub_stage(face, stage, &name)?;
                ops::place_sub_stage(&mut store, &when, id, at - 1)?
            }
            StagesVerb::Remove { stage, name, to } => {
                let id = sub_stage(face, stage, &name)?;
                let to = to.map(|to| sub_stage(face, stage, &to)).transpose()?;
                ops::delete_sub_stage(&mut store, &when, id, to)?
            }
        };
        done(face, &did)
    }
}

/// A sub-stage by its name, letter case aside.
pub(super) fn sub_stage(face: &Face, stage: Stage, name: &str) -> Result<SubStageId, Failure> {
    let all = sub_stages(&face.reader()?)?;
    let of_stage: Vec<&SubStage> = all.iter().filter(|part| part.stage == stage).collect();
    let wanted = name.trim().to_lowercase();
    let found = of_stage.iter().find(|part| part.name.to_lowercase() == wanted);
    found.map(|part| part.id).ok_or_else(|| {
        let names: Vec<&str> = of_stage.iter().map(|part| part.name.as_str()).collect();
        Failure::Refused(match names.len() {
            0 => format!("{} has no sub-stages", stage.label()),
            _ => format!(
                "{} has no sub-stage \u{201c}{}\u{201d}; there are: {}",
                stage.label(),
                name.trim(),
                names.join(", ")
            ),
        })
    })
}

fn show(face: &Face) -> Answered {
    let reader = face.reader()?;
    let all = sub_stages(&reader)?;
    let shown: Vec<Shown> = settings(&reader)?
        .stages
        .into_iter()
        .map(|of| Shown {
            stage: of.stage,
            dries_up_days: of.dries_up_days,
            sub_stages: all
                .iter()
                .filter(|part| part.stage == of.stage)
                .cloned()
                .collect(),
        })
        .collect();
    face.answer(&shown, || lines(&shown))
}

fn lines(shown: &[Shown]) -> String {
    let mut rows = Vec::new();
    for of in shown {
        let dries = match of.dries_up_days {
            Some(days) => format!("dries up after {days} quiet days"),
            None => "never dries up".to_owned(),
        };
        rows.push(vec![of.stage.label().to_owned(), dries]);
        for part in &of.sub_stages {
            rows.push(vec![
                format!("\u{2013} {}", one_line(&part.name)),
                match part.people {
                    1 => "1 person".to_owned(),
                    people => format!("{people} people"),
                },
            ]);
        }
    }
    table(&rows)
}
