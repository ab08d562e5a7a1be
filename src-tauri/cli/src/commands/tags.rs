//! Tags as the owner keeps them.

use clap::{Args, Subcommand};
use perennial_core::domain::TagId;
use perennial_core::ops;
use perennial_core::views::tags::{TagCount, tags};

use super::done;
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::{counted, one_line, table};

/// List the tags, rename one, make two one, or remove one from all who carry it
#[derive(Debug, Args)]
pub struct Tags {
    #[command(subcommand)]
    verb: Option<TagsVerb>,
}

#[derive(Debug, Subcommand)]
enum TagsVerb {
    /// Give a tag another name; saved views follow
    Rename {
        /// What it is called
        name: String,
        /// What to call it
        to: String,
    },
    /// Make two tags one: the second stays, with its cadence or else the first one's
    Merge {
        /// The tag that goes
        name: String,
        /// The tag that stays
        into: String,
    },
    /// Remove a tag from everybody who carries it
    Delete {
        /// What it is called
        name: String,
    },
}

impl Tags {
    pub fn run(self, face: &Face) -> Answered {
        let Some(verb) = self.verb else {
            let all = tags(&face.reader()?)?;
            return face.answer(&all, || listed(&all));
        };
        let when = face.when();
        let mut store = face.store()?;
        let did = match verb {
            TagsVerb::Rename { name, to } => {
                ops::rename_tag(&mut store, &when, tag_named(face, &name)?, &to)?
            }
            TagsVerb::Merge { name, into } => {
                let (from, into) = (tag_named(face, &name)?, tag_named(face, &into)?);
                ops::merge_tags(&mut store, &when, from, into)?
            }
            TagsVerb::Delete { name } => ops::delete_tag(&mut store, &when, tag_named(face, &name)?)?,
        };
        done(face, &did)
    }
}

fn listed(all: &[TagCount]) -> String {
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| {
            let cadence = one.cadence_days.map(|days| format!("every {days} days"));
            vec![
                one_line(&one.name),
                counted(one.people, "person", "people"),
                cadence.unwrap_or_default(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return "No tag yet".to_owned();
    }
    table(&rows)
}

fn tag_named(face: &Face, name: &str) -> Result<TagId, Failure> {
    let wanted = name.trim().to_lowercase();
    let all = tags(&face.reader()?)?;
    let found = all.iter().find(|one| one.name.to_lowercase() == wanted);
    found
        .map(|one| one.id)
        .ok_or_else(|| Failure::Refused(format!("No tag is called \u{201c}{}\u{201d}", name.trim())))
}
