//! The fit checklist: its criteria, and what is answered of whom.

use clap::Args;
use perennial_core::domain::CriterionId;
use perennial_core::domain::fit::Fit as Answer;
use perennial_core::ops;
use perennial_core::store::Reader;
use perennial_core::views::fit::{Criterion, criteria};
use perennial_core::views::person::{PersonPage, person};

use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::{counted, table};

/// Show whether somebody fits the brand, or answer a criterion
#[derive(Debug, Args)]
pub struct Fit {
    /// Who
    person: String,
    /// Which criterion, by its name
    #[arg(requires = "answer")]
    criterion: Option<String>,
    /// What is known
    #[arg(ignore_case = true, value_parser = word::<Answer>(Answer::ALL.iter().map(|word| word.word())))]
    answer: Option<Answer>,
    /// Why
    #[arg(long, value_name = "TEXT", requires = "answer")]
    reason: Option<String>,
}

impl Fit {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let id = face.find(&store, &self.person)?;
        if let (Some(criterion), Some(answer)) = (&self.criterion, self.answer) {
            let criterion = criterion_named(&store.reader()?, criterion)?;
            let reason = self.reason.as_deref();
            return done(
                face,
                &ops::answer_fit(&mut store, &face.when(), id, criterion, answer, reason)?,
            );
        }
        let page = person(&store.reader()?, &face.when(), id)?;
        face.answer(&page.fit, || said(&page))
    }
}

/// `3 of 5 fit, 1 unknown`.
pub(super) fn summary(page: &PersonPage) -> String {
    let counts = page.fit.counts;
    let mut said = format!("{} of {} fit", counts.yes, counts.all());
    if counts.unknown > 0 {
        said.push_str(&format!(", {} unknown", counts.unknown));
    }
    said
}

fn said(page: &PersonPage) -> String {
    let rows: Vec<Vec<String>> = page
        .fit
        .answers
        .iter()
        .map(|one| {
            let reason = one.reason.clone().unwrap_or_default();
            vec![one.name.clone(), one.answer.label().to_lowercase(), reason]
        })
        .collect();
    format!("{}{}", table(&rows), summary(page))
}

/// List the criteria of the fit checklist, or change them
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what"))]
pub struct Criteria {
    /// Add one
    #[arg(long, value_name = "NAME", group = "what")]
    add: Option<String>,
    /// Give one another name
    #[arg(long, value_names = ["NAME", "NEW"], num_args = 2, group = "what")]
    rename: Option<Vec<String>>,
    /// Put one at a place of the list, counted from 1
    #[arg(long = "move", value_names = ["NAME", "PLACE"], num_args = 2, group = "what")]
    to: Option<Vec<String>>,
    /// Remove one, with all that was answered
    #[arg(long, value_name = "NAME", group = "what")]
    remove: Option<String>,
}

impl Criteria {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let when = face.when();
        if let Some(name) = &self.add {
            return done(face, &ops::add_criterion(&mut store, &when, name)?.1);
        }
        if let Some([name, new]) = self.rename.as_deref() {
            let id = criterion_named(&store.reader()?, name)?;
            return done(face, &ops::rename_criterion(&mut store, &when, id, new)?);
        }
        if let Some([name, place]) = self.to.as_deref() {
            let id = criterion_named(&store.reader()?, name)?;
            let place: u32 = place.parse().map_err(|_| {
                Failure::Refused(format!("\u{201c}{place}\u{201d} is no place; write 1, 2 or 3"))
            })?;
            let to = place.saturating_sub(1);
            return done(face, &ops::move_criterion(&mut store, &when, id, to)?);
        }
        if let Some(name) = &self.remove {
            let id = criterion_named(&store.reader()?, name)?;
            return done(face, &ops::delete_criterion(&mut store, &when, id)?);
        }
        let all = criteria(&store.reader()?)?;
        face.answer(&all, || listed(&all))
    }
}

fn listed(all: &[Criterion]) -> String {
    let answered = |one: &Criterion| format!("answered of {}", counted(one.people, "person", "people"));
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| vec![one.name.clone(), answered(one)])
        .collect();
    if rows.is_empty() {
        return "No criterion yet".to_owned();
    }
    table(&rows)
}

/// The criterion of this name.
pub(super) fn criterion_named(reader: &Reader, name: &str) -> Result<CriterionId, Failure> {
    let all = criteria(reader)?;
    let wanted = name.trim().to_lowercase();
    let found = all.iter().find(|one| one.name.to_lowercase() == wanted);
    found.map(|one| one.id).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
        Failure::Refused(format!(
            "No criterion is called \u{201c}{name}\u{201d}; there are: {}",
            names.join(", ")
        ))
    })
}
