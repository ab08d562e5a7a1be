//! The templates to start with, from `starters.txt`, and in other languages from the files beside it.

use crate::domain::stage::Stage;
use crate::domain::touchpoint::{Channel, Step};
use crate::domain::word::words;

words! {
    /// A language in which there are templates to start with.
    StarterLanguage {
        /// English.
        English = "en", "English";
        /// German.
        German = "de", "German";
    }
}

/// A template to start with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starter {
    /// What it is called.
    pub name: String,
    /// The stage that it is for; any where none is said.
    pub stage: Option<Stage>,
    /// The channel that it is for; any where none is said.
    pub channel: Option<Channel>,
    /// Which note of a first approach it is.
    pub step: Option<Step>,
    /// Its text.
    pub body: String,
}

/// The templates to start with, in their order. `…` stands where only the owner knows what to say.
#[must_use]
pub fn starters(language: StarterLanguage) -> Vec<Starter> {
    let told = match language {
        StarterLanguage::English => include_str!("starters.txt"),
        StarterLanguage::German => include_str!("starters.de.txt"),
    };
    told.split("=== ")
        .filter_map(|part| {
            let (head, body) = part.split_once('\n')?;
            let mut cells = head.split('|').map(str::trim);
            Some(Starter {
                name: cells.next()?.to_owned(),
                stage: cells.next().and_then(|word| word.parse().ok()),
                channel: cells.next().and_then(|word| word.parse().ok()),
                step: cells.next().and_then(|word| word.parse().ok()),
                body: body.trim().to_owned(),
            })
        })
        .collect()
}
