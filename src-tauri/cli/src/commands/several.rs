//! Several people at once: tag, move, archive; one entry, whether they are named or told by what they have in common.

use clap::{ArgGroup, Args};
use perennial_core::domain::segment::Whom;
use perennial_core::domain::stage::Stage;
use perennial_core::domain::tier::Tier as Closeness;
use perennial_core::ops::{self, Deed, Spot};
use perennial_core::store::Store;

use super::listing::Filters;
use super::stages::sub_stage;
use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;

/// Whom a deed is about: by name, or by filters.
fn whom(face: &Face, store: &Store, people: &[String], filters: &Filters) -> Result<Whom, Failure> {
    match (people.is_empty(), filters.any()) {
        (false, false) => Ok(Whom::These {
            people: people
                .iter()
                .map(|person| face.find(store, person))
                .collect::<Result<_, _>>()?,
        }),
        (true, true) => Ok(Whom::Matching {
            segment: filters.segment(face)?,
            except: Vec::new(),
        }),
        (true, false) => Err(Failure::Refused(
            "Name at least one person, or filter by what they have in common, such as --stage outreach"
                .to_owned(),
        )),
        (false, true) => Err(Failure::Refused("Name people or filter, not both".to_owned())),
    }
}

fn with_all(face: &Face, people: &[String], filters: &Filters, deed: &Deed) -> Answered {
    let mut store = face.store()?;
    let whom = whom(face, &store, people, filters)?;
    done(face, &ops::several(&mut store, &face.when(), &whom, deed)?)
}

/// Tag people, by name or all whom filters fit
#[derive(Debug, Args)]
pub struct Tag {
    /// The tag, made where it is new
    name: String,
    /// Who
    person: Vec<String>,
    #[command(flatten)]
    filters: Filters,
}

impl Tag {
    pub fn run(self, face: &Face) -> Answered {
        with_all(face, &self.person, &self.filters, &Deed::Tag { name: self.name })
    }
}

/// Take a tag from people, by name or all whom filters fit
#[derive(Debug, Args)]
pub struct Untag {
    /// The tag
    name: String,
    /// Who
    person: Vec<String>,
    #[command(flatten)]
    filters: Filters,
}

impl Untag {
    pub fn run(self, face: &Face) -> Answered {
        with_all(
            face,
            &self.person,
            &self.filters,
            &Deed::Untag { name: self.name },
        )
    }
}

/// Move people to a stage, by name or all whom filters fit
#[derive(Debug, Args)]
#[command(allow_missing_positional = true)]
pub struct Move {
    /// Who
    person: Vec<String>,
    /// Where to
    #[arg(required = true, ignore_case = true, value_parser = word::<Stage>(Stage::ALL.iter().map(|stage| stage.word())))]
    to: Stage,
    /// Into this sub-stage of it
    #[arg(long, value_name = "NAME")]
    into: Option<String>,
    #[command(flatten)]
    filters: Filters,
}

impl Move {
    pub fn run(self, face: &Face) -> Answered {
        let sub_stage = match &self.into {
            Some(name) => Some(sub_stage(face, self.to, name)?),
            None => None,
        };
        let to = Spot {
            sub_stage,
            ..Spot::top(self.to)
        };
        with_all(face, &self.person, &self.filters, &Deed::Move { to })
    }
}

/// Say how close people are, by name or all whom filters fit
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("how_close").required(true))]
pub struct Tier {
    /// How close
    #[arg(long, group = "how_close", ignore_case = true,
        value_parser = word::<Closeness>(Closeness::ALL.iter().map(|tier| tier.word())))]
    to: Option<Closeness>,
    /// Take it away
    #[arg(long, group = "how_close")]
    none: bool,
    /// Who
    person: Vec<String>,
    #[command(flatten)]
    filters: Filters,
}

impl Tier {
    pub fn run(self, face: &Face) -> Answered {
        with_all(face, &self.person, &self.filters, &Deed::Tier { tier: self.to })
    }
}

/// Archive people, by name or all whom filters fit: they stand on no board and are never nudged
#[derive(Debug, Args)]
pub struct Archive {
    /// Who
    person: Vec<String>,
    /// Bring them back instead
    #[arg(long)]
    back: bool,
    #[command(flatten)]
    filters: Filters,
}

impl Archive {
    pub fn run(self, face: &Face) -> Answered {
        let deed = Deed::Archive { archived: !self.back };
        with_all(face, &self.person, &self.filters, &deed)
    }
}
