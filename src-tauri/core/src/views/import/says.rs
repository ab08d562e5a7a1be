//! What becomes of a row, in sentences.

use crate::domain::count;
use crate::domain::person::PersonField;
use crate::import::{Change, Decided, Problem, RowPlan, Take, Who};

/// What is said of somebody who must not be contacted.
pub(super) const DO_NOT_CONTACT: &str = "Do not contact";

/// What a row comes to.
pub(super) fn says(plan: &RowPlan, decided: Option<&Decided>) -> Vec<String> {
    let mut says = outcome(plan);
    match decided {
        Some(Decided {
            refused: Some(why), ..
        }) => says.insert(0, why.clone()),
        Some(Decided {
            take: Take::LeaveOut, ..
        })
        | None => {}
        Some(_) => says.insert(0, "As you decided".to_owned()),
    }
    says
}

/// A problem with the column it is about.
pub(super) fn said_of(problem: &Problem) -> String {
    match problem.column.as_str() {
        "" => problem.message.clone(),
        column => format!("{column}: {}", problem.message),
    }
}

fn outcome(plan: &RowPlan) -> Vec<String> {
    match plan {
        RowPlan::Create => vec!["New person".to_owned()],
        RowPlan::Update { who, changes } => {
            let line = match who {
                Who::Row(line) => Some(format!("Joins the person of line {line}")),
                Who::Existing(_) => None,
            };
            line.into_iter().chain(changes.iter().map(said)).collect()
        }
        RowPlan::Unchanged { who: Who::Row(line) } => vec![format!("Says the same as line {line}")],
        RowPlan::Unchanged {
            who: Who::Existing(_),
        } => vec!["Nothing new".to_owned()],
        RowPlan::Skip { why } | RowPlan::Ask { why, .. } => vec![why.clone()],
        RowPlan::Reject { problems } => problems.iter().map(said_of).collect(),
    }
}

fn said(change: &Change) -> String {
    let replaces = |from: Option<&str>| {
        from.map_or_else(String::new, |from| format!(" instead of \u{201c}{from}\u{201d}"))
    };
    match change {
        Change::SetName { from, to } => format!("Name \u{201c}{to}\u{201d}{}", replaces(Some(from))),
        Change::SetDetail {
            field: PersonField::Note,
            from: Some(from),
            to,
        } if to.starts_with(from.as_str()) => {
            let added = to.get(from.len()..).unwrap_or_default().trim();
            format!("Adds to the note: \u{201c}{added}\u{201d}")
        }
        Change::SetDetail { field, from, to } => {
            format!(
                "{} \u{201c}{to}\u{201d}{}",
                field.label(),
                replaces(from.as_deref())
            )
        }
        Change::AddAccount { account, .. } => {
            format!("Adds {} @{}", account.platform.label(), account.written)
        }
        Change::Followers {
            platform,
            from,
            to,
            on,
            ..
        } => {
            let before = from.map_or_else(String::new, |from| format!(", was {}", count::short(from)));
            let day = on.map_or_else(String::new, |on| format!(" on {on}"));
            format!(
                "{} followers {}{day}{before}",
                platform.label(),
                count::short(*to)
            )
        }
        Change::AddTouchpoint { on } => format!("Contact on {on}"),
        Change::AddEmail { email } => format!("Adds {email}"),
        Change::AddPhone { phone } => format!("Adds {phone}"),
        Change::AddTag { tag } => format!("Adds the tag \u{201c}{tag}\u{201d}"),
        Change::SetCustom { name, from, to } => {
            format!("{name} \u{201c}{to}\u{201d}{}", replaces(from.as_deref()))
        }
        Change::SetDoNotContact { to: true } => DO_NOT_CONTACT.to_owned(),
        Change::SetDoNotContact { to: false } => "May be contacted again".to_owned(),
        Change::SetStage { to, .. } => format!("Moves to {}", to.label()),
    }
}
