//! Whom to write to, and why.

use clap::Args;
use perennial_core::domain::nudge::{Group, Reason};
use perennial_core::ops;
use perennial_core::views::today::{Nudge, Today, of_group, today};

use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::text::{accounts, counted, table};

/// List whom to write to and why, group by group, most valuable first
#[derive(Debug, Args)]
pub struct Nudges {
    /// Only one group
    #[arg(long, value_name = "GROUP", ignore_case = true,
        value_parser = word::<Group>(Group::ALL.iter().map(|word| word.word())))]
    group: Option<Group>,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
}

impl Nudges {
    pub fn run(self, face: &Face) -> Answered {
        let (reader, when) = (face.reader()?, face.when());
        let limit = self.limit.unwrap_or(u32::MAX);
        let due = match self.group {
            Some(group) => of_group(&reader, &when, group, 0, limit)?,
            None => today(&reader, &when, 0, limit)?,
        };
        face.answer(&due, || listed(&due))
    }
}

fn listed(due: &Today) -> String {
    if due.total == 0 {
        return format!("Nobody is due on {}", due.on);
    }
    let mut out = format!(
        "{} to be in touch with on {}\n",
        counted(due.total, "person", "people"),
        due.on
    );
    for group in &due.groups {
        let rows: Vec<Vec<String>> = due
            .nudges
            .iter()
            .filter(|nudge| nudge.group == group.group)
            .map(row)
            .collect();
        if !rows.is_empty() {
            out.push_str(&format!(
                "\n{} ({})\n{}",
                group.group.label(),
                group.count,
                table(&rows)
            ));
        }
    }
    let shown = u32::try_from(due.nudges.len()).unwrap_or(u32::MAX);
    if shown < due.total {
        out.push_str(&format!("\nand {} more\n", due.total - shown));
    }
    out
}

fn row(nudge: &Nudge) -> Vec<String> {
    let overdue = match nudge.days_overdue {
        0 => "due today".to_owned(),
        1 => "1 day overdue".to_owned(),
        days => format!("{days} days overdue"),
    };
    vec![
        nudge.name.clone(),
        overdue,
        accounts(&nudge.accounts),
        nudge.why.clone(),
    ]
}

/// Say of a nudge that it is not needed: its reason is silent until its next date
#[derive(Debug, Args)]
pub struct NotNeeded {
    /// Who
    person: String,
    /// For which reason
    #[arg(long, ignore_case = true,
        value_parser = word::<Reason>(Reason::ALL.iter().map(|word| word.word())))]
    reason: Reason,
}

impl NotNeeded {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let id = face.find(&store, &self.person)?;
        done(face, &ops::not_needed(&mut store, &face.when(), id, self.reason)?)
    }
}
