//! Follower counts and their history.

use clap::Args;
use perennial_core::domain::FollowerCountId;
use perennial_core::ops;
use perennial_core::views::person::{PersonAccount, person};

use super::done;
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::table;

/// Show how an account's followers have changed, or write a count down
#[derive(Debug, Args)]
pub struct Followers {
    /// Whose account, as platform:handle
    account: String,
    /// How many, such as 12400 or 12.4K; of the day that --on names, else of today
    count: Option<String>,
    /// Remove a count, by the id that --json tells
    #[arg(long, value_name = "ID", conflicts_with = "count")]
    remove: Option<FollowerCountId>,
}

impl Followers {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let id = face.find(&store, &self.account)?;
        let page = person(&store.reader()?, &face.when(), id)?;
        let account = meant(&page.accounts, &self.account)?;
        if let Some(count) = &self.remove {
            return done(face, &ops::remove_followers(&mut store, &face.when(), *count)?);
        }
        if let Some(count) = &self.count {
            let set = ops::add_followers(&mut store, &face.when(), account.id, count, face.on())?;
            return done(face, &set);
        }
        face.answer(account, || said(account))
    }
}

/// A name is enough where there is one account.
fn meant<'a>(accounts: &'a [PersonAccount], text: &str) -> Result<&'a PersonAccount, Failure> {
    let called = |account: &&PersonAccount| {
        format!("{}:{}", account.platform, account.handle).eq_ignore_ascii_case(text.trim())
    };
    match (accounts.iter().find(called), accounts) {
        (Some(account), _) | (None, [account]) => Ok(account),
        _ => Err(Failure::Refused(format!(
            "\u{201c}{text}\u{201d} does not say which account; write it as platform:handle"
        ))),
    }
}

/// ` (+12 % since 2025-05-01)`, where it is told.
pub(super) fn grown(account: &PersonAccount) -> String {
    account.growth.map_or_else(String::new, |growth| {
        format!(" ({:+} % since {})", growth.percent, growth.since)
    })
}

fn said(account: &PersonAccount) -> String {
    let rows: Vec<Vec<String>> = account
        .history
        .iter()
        .rev()
        .map(|one| vec![one.on.to_string(), one.followers.to_string(), one.source.clone()])
        .collect();
    if rows.is_empty() {
        return "No count yet".to_owned();
    }
    let head = format!("{}:{}{}", account.platform, account.handle, grown(account));
    format!("{head}\n{}", table(&rows))
}
