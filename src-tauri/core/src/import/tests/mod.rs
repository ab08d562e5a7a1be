//! The flow as a whole, on files as people have them.

mod again;
#[path = "../../../../../tests/corpora/folder.rs"]
pub(super) mod corpora;
mod decided;
mod encodings;
mod headers;
mod mapped;
mod planned;
mod presets;
mod reading;
mod texts;
mod written;

use std::ops::ControlFlow;
use std::sync::Arc;

use super::*;
use crate::domain::account::Platform;
use crate::domain::id::{AccountId, PersonId};
use crate::domain::stage::Stage;

fn source(text: impl Into<Vec<u8>>) -> Source {
    Source::new("list.csv", text)
}

fn sheet(text: &str) -> Sheet {
    read(&source(text), &Reading::default()).unwrap()
}

fn planned(text: &str, roster: &Roster, options: &Options) -> ImportPlan {
    let sheet = Arc::new(sheet(text));
    let mapping = guess(&sheet, options).unwrap();
    plan(&sheet, &mapping, roster, options, &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap()
}

/// Planned with no one known and nothing chosen.
fn fresh(text: &str) -> ImportPlan {
    planned(text, &Roster::default(), &Options::default())
}

fn on(platform: Platform) -> Options {
    Options {
        platform: Some(platform),
        ..Options::default()
    }
}

/// Line, outcome, and what changes, a row a line.
fn transcript(plan: &ImportPlan) -> Vec<String> {
    let said = |row: &PlannedRow| match &row.plan {
        RowPlan::Create => "create".to_owned(),
        RowPlan::Update { who, changes } => {
            let changes: Vec<String> = changes.iter().map(change).collect();
            format!("update {}: {}", name(who), changes.join(", "))
        }
        RowPlan::Unchanged { who } => format!("unchanged {}", name(who)),
        RowPlan::Skip { .. } => "skip".to_owned(),
        RowPlan::Reject { .. } => "reject".to_owned(),
        RowPlan::Ask { options, .. } => {
            format!(
                "ask {}",
                options.iter().map(name).collect::<Vec<_>>().join(" or ")
            )
        }
    };
    plan.rows
        .iter()
        .map(|row| format!("{} {}", row.line, said(row)))
        .collect()
}

fn name(who: &Who) -> String {
    match who {
        Who::Existing(id) => format!("person {}", id.0.as_u128()),
        Who::Row(line) => format!("row {line}"),
    }
}

fn change(change: &Change) -> String {
    match change {
        Change::SetName { from, to } => format!("name {from} -> {to}"),
        Change::SetDetail { field, from, to } => {
            format!("{field} {} -> {to}", from.as_deref().unwrap_or("blank"))
        }
        Change::AddAccount { account, .. } => format!("+{}:{}", account.platform, account.handle),
        Change::Followers {
            platform,
            handle,
            from,
            to,
            on,
            ..
        } => {
            let on = on.map_or_else(String::new, |on| format!(" on {on}"));
            format!(
                "{platform}:{handle} {} -> {to}{on}",
                from.map_or("unknown".into(), |c| c.to_string())
            )
        }
        Change::AddEmail { email } => format!("+{email}"),
        Change::AddPhone { phone } => format!("+{phone}"),
        Change::AddTag { tag } => format!("+#{tag}"),
        Change::SetCustom { name, from, to } => {
            format!("{name} {} -> {to}", from.as_deref().unwrap_or("blank"))
        }
        Change::SetStage { from, to } => format!("stage {from} -> {to}"),
        Change::SetDoNotContact { to: true } => "do not contact".to_owned(),
        Change::SetDoNotContact { to: false } => "may be contacted".to_owned(),
        Change::AddTouchpoint { on } => format!("contact {on}"),
    }
}

/// Someone who is known: `person("Mia", 1).with_account(…)`.
fn person(name: &str, id: u128) -> Known {
    Known {
        id: PersonId(uuid::Uuid::from_u128(id)),
        name: name.to_owned(),
        archived: false,
        do_not_contact: false,
        accounts: Vec::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        details: Default::default(),
        tags: Vec::new(),
        custom: Default::default(),
        stage: Stage::Discovery,
        contacts: Vec::new(),
    }
}

impl Known {
    fn with_account(mut self, platform: Platform, handle: &str, followers: Option<i64>) -> Self {
        let id = Some(AccountId(uuid::Uuid::from_u128(77)));
        self.accounts.push(KnownAccount {
            id,
            platform,
            handle: handle.to_owned(),
            followers,
            followers_on: followers.map(|_| "2026-01-01".parse().unwrap()),
            earlier: Vec::new(),
        });
        self
    }

    fn with_email(mut self, email: &str) -> Self {
        self.emails.push(email.to_owned());
        self
    }
}

fn roster(people: impl IntoIterator<Item = Known>) -> Roster {
    let mut roster = Roster::default();
    people.into_iter().for_each(|person| roster.add(person));
    roster
}
