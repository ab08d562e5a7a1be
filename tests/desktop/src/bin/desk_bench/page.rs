//! The bench's own words in the page.

use anyhow::{Context, Result};
use desk::Desk;
use serde_json::{Value, json};

const PAGE: &str = include_str!("page.js");

/// Teaches the page to measure.
pub fn teach(desk: &Desk) -> Result<()> {
    desk.execute(PAGE, &[])?;
    Ok(())
}

/// Calls `bench.WORD(…)` in the page and waits for its answer.
pub fn call(desk: &Desk, word: &str, words: &[Value]) -> Result<Value> {
    let script = "const [word, ...words] = arguments; return window.bench[word](...words)";
    let mut arguments = vec![json!(word)];
    arguments.extend_from_slice(words);
    desk.execute(script, &arguments)
        .with_context(|| format!("bench.{word}"))
}

/// The same, for an answer that is a number.
pub fn figure(desk: &Desk, word: &str, words: &[Value]) -> Result<f64> {
    call(desk, word, words)?
        .as_f64()
        .with_context(|| format!("bench.{word} has no figure"))
}

/// The same, for numbers.
pub fn figures(desk: &Desk, word: &str, words: &[Value]) -> Result<Vec<f64>> {
    let answer = call(desk, word, words)?;
    let list = answer.as_array();
    let list = list.with_context(|| format!("bench.{word} has no figures: {answer}"))?;
    Ok(list.iter().filter_map(Value::as_f64).collect())
}
