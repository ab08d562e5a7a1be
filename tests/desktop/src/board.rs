//! The board, as a person reads it.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{Desk, Element};

/// The columns, from left to right.
pub const STAGES: [&str; 5] = ["discovery", "outreach", "collaboration", "nurturing", "advocacy"];

impl Desk {
    /// Goes to the board and waits until it stands.
    pub fn open_board(&self) -> Result<()> {
        self.open_hash("#/board")?;
        self.find(".card")?;
        Ok(())
    }

    /// How many people each column says it holds, from left to right.
    pub fn columns(&self) -> Result<Vec<u64>> {
        let counts = STAGES.iter().map(|stage| {
            let count = self.text_of(&format!("[data-testid=\"column-count-{stage}\"]"))?;
            let count = count.with_context(|| format!("there is no column {stage}"))?;
            count.parse().with_context(|| format!("{stage} counts {count:?}"))
        });
        counts.collect()
    }

    /// Waits until the columns hold so many people.
    pub fn wait_for_columns(&self, counts: [u64; 5]) -> Result<()> {
        self.wait_until("the columns' counts", counts.to_vec(), || self.columns())
    }

    /// The card of a person.
    pub fn card(&self, name: &str) -> Result<Element<'_>> {
        self.find(&format!(".card[data-name=\"{name}\"]"))
    }

    /// In which column and at which place a person's card stands, if it is on screen.
    pub fn place_of(&self, name: &str) -> Result<Option<(String, u64)>> {
        let script =
            "const card = [...document.querySelectorAll('.card')].find(c => c.dataset.name === arguments[0]);
            return card ? [card.dataset.stage, Number(card.dataset.index)] : null";
        let place = self.execute(script, &[json!(name)])?;
        let stage = place[0].as_str().map(str::to_owned);
        Ok(stage.zip(place[1].as_u64()))
    }

    /// Waits until a card stands somewhere.
    pub fn wait_for_place(&self, name: &str, stage: &str, index: u64) -> Result<()> {
        let there = Some((stage.to_owned(), index));
        self.wait_until(&format!("{name}'s place"), there, || self.place_of(name))
    }

    /// The stage of a person, as the command line tells it.
    pub fn stage_by_cli(&self, person: &str) -> Result<String> {
        let shown = self.cli(&["show", person])?;
        let stage = shown["stage"].as_str().map(str::to_owned);
        stage.context("show tells no stage")
    }

    /// How many people the command line counts in each stage, from left to right.
    pub fn columns_by_cli(&self) -> Result<Vec<u64>> {
        let totals = STAGES.iter().map(|stage| {
            let listed: Value = self.cli(&["people", "--stage", stage, "--limit", "1"])?;
            listed["total"].as_u64().context("people tells no total")
        });
        totals.collect()
    }
}
