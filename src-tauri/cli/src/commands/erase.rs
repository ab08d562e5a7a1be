//! One person wholly: erased for good, or let in again.

use clap::Args;
use perennial_core::ops::{self, Erased};
use perennial_core::views::erasure::{Erasure, erasure};
use serde::Serialize;

use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::counted;

/// Erase everything about a person for good; no undo brings it back
///
/// Without --yes it only says what there is. Erased are all their rows, also of whoever was merged into them, what the
/// history and imports noted of them, and drafts; the data file is then written anew. What you wrote about others stays.
#[derive(Debug, Args)]
pub struct Erase {
    /// Who: an id, platform:handle, an e-mail address or a name
    #[arg(required_unless_present = "allow")]
    person: Option<String>,
    /// Let no import bring them back: their accounts and e-mail addresses are marked, by a hash that does not tell them
    #[arg(long)]
    do_not_import: bool,
    /// Do it
    #[arg(long)]
    yes: bool,
    /// Let imports bring an account or e-mail address again that was marked
    #[arg(long, value_name = "ACCOUNT", conflicts_with_all = ["person", "do_not_import", "yes"])]
    allow: Option<String>,
}

#[derive(Serialize)]
struct Allowed {
    was_marked: bool,
}

impl Erase {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        if let Some(text) = &self.allow {
            let was_marked = ops::allow_import(&mut store, text)?;
            return face.answer(&Allowed { was_marked }, || {
                if was_marked {
                    format!("Imports may bring {text} again")
                } else {
                    format!("{text} was not marked")
                }
            });
        }
        let person = face.find(&store, self.person.as_deref().unwrap_or_default())?;
        if !self.yes {
            let there = erasure(&store.reader()?, person)?;
            return Err(Failure::Refused(asked(&there)));
        }
        let erased = ops::erase(&mut store, &face.when(), person, self.do_not_import)?;
        face.answer(&erased, || said(&erased))
    }
}

fn asked(there: &Erasure) -> String {
    let mut out = format!(
        "this would erase {} for good, with {}, {}, {}, {}, {} and {}. Nothing was erased; add --yes to do it.",
        there.name,
        counted(there.accounts, "account", "accounts"),
        counted(there.addresses, "address or number", "addresses or numbers"),
        counted(there.touchpoints, "contact", "contacts"),
        counted(there.mentions, "mention", "mentions"),
        counted(there.appreciation, "appreciation", "appreciations"),
        counted(there.entries, "entry of the history", "entries of the history"),
    );
    for copy in &there.copies {
        out.push_str(&format!(
            "\n{copy} is an older copy of the data file and would still hold them."
        ));
    }
    out
}

fn said(erased: &Erased) -> String {
    let mut out = format!("Erased {}", erased.name);
    if erased.marked > 0 {
        out.push_str(&format!(
            "; {} marked not to be imported",
            counted(
                erased.marked,
                "account or address is",
                "accounts or addresses are"
            )
        ));
    }
    if !erased.still_named.is_empty() {
        out.push_str(&format!(
            "\nWhat you wrote about others still names them: {}",
            erased.still_named.join(", ")
        ));
    }
    for copy in &erased.copies {
        out.push_str(&format!(
            "\n{copy} is an older copy of the data file and still holds them."
        ));
    }
    if let Some(why) = &erased.unswept {
        out.push_str(&format!(
            "\nThe data file could not be written anew, and traces may be left in it: {why}"
        ));
    }
    out
}
