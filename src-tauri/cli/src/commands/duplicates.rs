//! Two people who may be one: who they are, how they differ, and making them one or telling them apart.

use clap::{Args, Subcommand};
use perennial_core::domain::PersonId;
use perennial_core::domain::merge::{MergeChoice, Whose};
use perennial_core::domain::twin::Likelihood;
use perennial_core::ops;
use perennial_core::views::card::Card;
use perennial_core::views::duplicates::{self, Comparison, DuplicatePair};
use serde::Serialize;

use super::{DoneWith, done, said, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::text::{accounts, counted, one_line, table};

/// List people who may be one, with what speaks for it; or tell two apart
///
/// The surest come first. Nothing is merged by itself: `perennial-cli merge` does it, and an undo takes it back.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Duplicates {
    /// Only pairs at least this likely
    #[arg(long, ignore_case = true, value_parser = word::<Likelihood>(Likelihood::ALL.iter().map(|likelihood| likelihood.word())))]
    likely: Option<Likelihood>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: u32,
    #[command(subcommand)]
    verb: Option<DuplicatesVerb>,
}

/// What can be said of a pair.
#[derive(Debug, Subcommand)]
enum DuplicatesVerb {
    /// Say that two people are two: they are not listed again
    Dismiss {
        /// The one
        one: String,
        /// The other
        other: String,
    },
}

impl Duplicates {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        if let Some(DuplicatesVerb::Dismiss { one, other }) = self.verb {
            let (one, other) = (face.find(&store, &one)?, face.find(&store, &other)?);
            return done(face, &ops::tell_apart(&mut store, &face.when(), one, other)?);
        }
        let reader = store.reader()?;
        let mut progress = Progress::of("Compared");
        let mut pairs = duplicates::find(&reader, &mut |at, total| progress.hear(at, total))?;
        drop(progress);
        // The members stand in their order, the surest first.
        pairs.retain(|pair| self.likely.is_none_or(|least| pair.likelihood <= least));
        let found = duplicates::page(&reader, &face.when(), &pairs, 0, self.limit)?;
        face.answer(&found, || {
            if found.total == 0 {
                return "No two people look like one".to_owned();
            }
            let mut out = format!(
                "{} of people who may be one: {} certain, {} likely, {} possible\n",
                counted(found.total, "pair", "pairs"),
                found.certain,
                found.likely,
                found.possible
            );
            found.pairs.iter().for_each(|pair| out.push_str(&told(pair)));
            let shown = u32::try_from(found.pairs.len()).unwrap_or(u32::MAX);
            if shown < found.total {
                out.push_str(&format!("and {} more; --limit shows more\n", found.total - shown));
            }
            out
        })
    }
}

fn told(pair: &DuplicatePair) -> String {
    let who = |card: &Card| {
        let archived = if card.archived { " (archived)" } else { "" };
        let accounts = accounts(&card.accounts);
        vec![
            format!("{}{archived}", one_line(&card.name)),
            accounts,
            card.emails.join(", "),
            card.id.to_string(),
        ]
    };
    let mut out = format!("\n{}\n", pair.likelihood.label());
    for line in table(&[who(&pair.left), who(&pair.right)]).lines() {
        out.push_str(&format!("  {line}\n"));
    }
    for evidence in &pair.evidence {
        let sign = if evidence.against { "but " } else { "" };
        out.push_str(&format!("    {sign}{}\n", one_line(&evidence.says)));
    }
    out
}

/// Make two people one: the second's accounts, contacts and history become the first's
///
/// Of a field that both fill, the fuller value is kept, or the one that --take says. Left is KEEP, right is GONE. One
/// undo takes all of it back.
#[derive(Debug, Args)]
pub struct Merge {
    /// Who stays
    keep: String,
    /// Who becomes one with them
    gone: String,
    /// Whose value of a field is kept, such as "location=right" or "note=both"; may be repeated
    #[arg(long = "take", value_name = "FIELD=left|right|both", value_parser = taken)]
    take: Vec<(String, Whose)>,
    /// Show the two side by side and write nothing
    #[arg(long)]
    dry_run: bool,
}

fn taken(text: &str) -> Result<(String, Whose), String> {
    let (field, whose) = text
        .rsplit_once('=')
        .ok_or_else(|| "write FIELD=left, FIELD=right or FIELD=both".to_owned())?;
    let whose = whose.parse::<Whose>().map_err(|error| error.to_string())?;
    Ok((field.trim().to_owned(), whose))
}

/// Who is left.
#[derive(Debug, Serialize)]
struct Kept {
    id: PersonId,
}

impl Merge {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let (keep, gone) = (face.find(&store, &self.keep)?, face.find(&store, &self.gone)?);
        let reader = store.reader()?;
        let mut choices = Vec::new();
        for (name, take) in self.take {
            let field = duplicates::field_named(&reader, &name)?.ok_or_else(|| {
                Failure::Refused(format!(
                    "there is no field “{name}”; --dry-run lists those that differ"
                ))
            })?;
            choices.push(MergeChoice { field, take });
        }
        if self.dry_run {
            let mut compared = duplicates::compare(&reader, &face.when(), keep, gone)?;
            for field in &mut compared.fields {
                if let Some(choice) = choices.iter().rfind(|choice| choice.field == field.field) {
                    field.suggested = choice.take;
                    field.because = "as you say".to_owned();
                }
            }
            return face.answer(&compared, || side_by_side(&compared));
        }
        let merged = DoneWith {
            more: Kept { id: keep },
            done: ops::merge_people(&mut store, &face.when(), keep, gone, &choices)?,
        };
        face.answer(&merged, || said(&merged.done))
    }
}

fn side_by_side(compared: &Comparison) -> String {
    let mut rows = vec![
        ["", "LEFT (KEPT)", "RIGHT (GONE)", "TAKES", "BECAUSE"]
            .map(str::to_owned)
            .to_vec(),
    ];
    let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    for field in &compared.fields {
        rows.push(vec![
            field.label.clone(),
            shown(&field.left),
            shown(&field.right),
            field.suggested.word().to_owned(),
            field.because.clone(),
        ]);
    }
    for list in &compared.together {
        let joined = |values: &[String]| match values {
            [] => "-".to_owned(),
            values => values.join(", "),
        };
        rows.push(vec![
            list.label.clone(),
            joined(&list.left),
            joined(&list.right),
            Whose::Both.word().to_owned(),
            "nothing is lost".to_owned(),
        ]);
    }
    let told_apart = if compared.dismissed {
        "You said that they are two people\n"
    } else {
        ""
    };
    format!("{}{told_apart}Nothing was written", table(&rows))
}
