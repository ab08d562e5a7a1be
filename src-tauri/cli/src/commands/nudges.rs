//! Whom to write to, and why.

use clap::Args;
use perennial_core::views::today::{Nudge, Today, today};

use crate::answer::Answered;
use crate::face::Face;
use crate::text::{accounts, counted, table};

/// List whom to write to, longest overdue first
#[derive(Debug, Args)]
pub struct Nudges {
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
}

impl Nudges {
    pub fn run(self, face: &Face) -> Answered {
        let due = today(&face.reader()?, &face.when(), 0, self.limit.unwrap_or(u32::MAX))?;
        face.answer(&due, || listed(&due))
    }
}

fn listed(due: &Today) -> String {
    if due.total == 0 {
        return format!("Nobody is due on {}", due.on);
    }
    let rows: Vec<Vec<String>> = due.nudges.iter().map(row).collect();
    let mut out = format!(
        "{} to be in touch with on {}\n{}",
        counted(due.total, "person", "people"),
        due.on,
        table(&rows)
    );
    let shown = u32::try_from(due.nudges.len()).unwrap_or(u32::MAX);
    if shown < due.total {
        out.push_str(&format!("and {} more\n", due.total - shown));
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
