//! Whom to write to, and why.

use chrono::NaiveDate;
use clap::{ArgGroup, Args, value_parser};
use perennial_core::domain::nudge::{Group, Reason};
use perennial_core::ops;
use perennial_core::views::ahead::ahead;
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
        return match due.resting_until {
            Some(until) => format!("Nobody is due on {}: you rest until {until}", due.on),
            None => format!("Nobody is due on {}", due.on),
        };
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

/// Let all nudges rest over a holiday, or end the rest
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("how_long").required(true))]
pub struct Rest {
    /// Until this day, such as 2026-03-31: it is the first on which somebody is nudged again
    #[arg(long, value_name = "DATE", group = "how_long")]
    until: Option<NaiveDate>,
    /// Be nudged again from now on
    #[arg(long, group = "how_long")]
    end: bool,
}

impl Rest {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let until = self.until.filter(|_| !self.end);
        done(face, &ops::rest_until(&mut store, &face.when(), until)?)
    }
}

/// List who comes due on which of the days to come
#[derive(Debug, Args)]
pub struct Ahead {
    /// So many days
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = value_parser!(u32).range(1..=366))]
    days: u32,
}

impl Ahead {
    pub fn run(self, face: &Face) -> Answered {
        let days = ahead(&face.reader()?, &face.when(), self.days)?;
        face.answer(&days, || {
            let rows: Vec<Vec<String>> = days
                .iter()
                .map(|day| {
                    let named = day.people.iter().map(|one| one.name.as_str());
                    let mut names = named.collect::<Vec<_>>().join(", ");
                    let more = (day.count as usize).saturating_sub(day.people.len());
                    if more > 0 {
                        names.push_str(&format!(" and {more} more"));
                    }
                    vec![day.on.to_string(), counted(day.count, "person", "people"), names]
                })
                .collect();
            table(&rows)
        })
    }
}
