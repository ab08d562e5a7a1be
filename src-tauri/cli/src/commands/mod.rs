//! The commands, a file a group of verbs. Each parses, calls one op or view, and answers.

mod answers;
mod cadence;
mod data;
mod duplicates;
mod entry;
mod erase;
mod fields;
mod fit;
mod followers;
mod import;
mod import_told;
mod imports;
mod journal;
mod listing;
mod nudges;
mod people;
mod reminder;
mod set;
mod several;
mod stages;
mod tags;
mod touch;
mod valuing;
mod words;

use std::str::FromStr;

use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use perennial_core::domain::word::UnknownWord;
use perennial_core::ops::Done;
use serde::Serialize;

use crate::answer::Answered;
use crate::face::Face;

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Import(import::Import),
    Imports(imports::Imports),
    People(listing::People),
    Show(people::Show),
    Add(people::Add),
    Set(set::Set),
    Move(several::Move),
    Stages(stages::Stages),
    Tier(several::Tier),
    Archive(several::Archive),
    Tag(several::Tag),
    Untag(several::Untag),
    Tags(tags::Tags),
    Fields(fields::Fields),
    Duplicates(duplicates::Duplicates),
    Merge(duplicates::Merge),
    Log(touch::Log),
    Snooze(touch::Snooze),
    Nudges(nudges::Nudges),
    Reminder(reminder::Reminder),
    NotNeeded(nudges::NotNeeded),
    Rest(nudges::Rest),
    Ahead(nudges::Ahead),
    Mention(valuing::Mention),
    Thank(valuing::Thank),
    Appreciate(valuing::Appreciate),
    Change(entry::Change),
    Remove(entry::Remove),
    Fit(fit::Fit),
    Criteria(fit::Criteria),
    Followers(followers::Followers),
    Cadence(cadence::Cadence),
    Templates(words::Templates),
    Draft(words::Draft),
    Lint(words::Lint),
    Undo(journal::Undo),
    Redo(journal::Redo),
    History(journal::History),
    Export(data::Export),
    Erase(erase::Erase),
    Demo(data::Demo),
    Doctor(data::Doctor),
}

impl Command {
    /// Does it.
    pub fn run(self, face: &Face) -> Answered {
        match self {
            Self::Import(command) => command.run(face),
            Self::Imports(command) => command.run(face),
            Self::People(command) => command.run(face),
            Self::Show(command) => command.run(face),
            Self::Add(command) => command.run(face),
            Self::Set(command) => command.run(face),
            Self::Move(command) => command.run(face),
            Self::Stages(command) => command.run(face),
            Self::Tier(command) => command.run(face),
            Self::Archive(command) => command.run(face),
            Self::Tag(command) => command.run(face),
            Self::Untag(command) => command.run(face),
            Self::Tags(command) => command.run(face),
            Self::Fields(command) => command.run(face),
            Self::Duplicates(command) => command.run(face),
            Self::Merge(command) => command.run(face),
            Self::Log(command) => command.run(face),
            Self::Snooze(command) => command.run(face),
            Self::Nudges(command) => command.run(face),
            Self::Reminder(command) => command.run(face),
            Self::NotNeeded(command) => command.run(face),
            Self::Rest(command) => command.run(face),
            Self::Ahead(command) => command.run(face),
            Self::Mention(command) => command.run(face),
            Self::Thank(command) => command.run(face),
            Self::Appreciate(command) => command.run(face),
            Self::Change(command) => command.run(face),
            Self::Remove(command) => command.run(face),
            Self::Fit(command) => command.run(face),
            Self::Criteria(command) => command.run(face),
            Self::Followers(command) => command.run(face),
            Self::Cadence(command) => command.run(face),
            Self::Templates(command) => command.run(face),
            Self::Draft(command) => command.run(face),
            Self::Lint(command) => command.run(face),
            Self::Undo(command) => command.run(face),
            Self::Redo(command) => command.run(face),
            Self::History(command) => command.run(face),
            Self::Export(command) => command.run(face),
            Self::Erase(command) => command.run(face),
            Self::Demo(command) => command.run(face),
            Self::Doctor(command) => command.run(face),
        }
    }
}

/// An op that was done: its label, and how to take it back.
fn done(face: &Face, done: &Done) -> Answered {
    face.answer(done, || said(done))
}

fn said(done: &Done) -> String {
    match done.entry {
        Some(entry) => format!("{} (undo {entry})", done.label),
        None => format!("{}; nothing changed", done.label),
    }
}

/// One of the product's words, in any case; help and errors list them.
fn word<T>(words: impl IntoIterator<Item = &'static str>) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = UnknownWord> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words.into_iter().collect::<Vec<_>>()).try_map(|word| word.parse::<T>())
}

/// An op that was done, with what else is worth knowing.
#[derive(Debug, Serialize)]
struct DoneWith<T> {
    #[serde(flatten)]
    more: T,
    #[serde(flatten)]
    done: Done,
}
