//! What the owner answers about an import, as a file.

use std::fs;
use std::path::Path;

use perennial_core::import::Options;
use serde_json::Value;

use super::import::region;
use crate::failure::Failure;

/// Reads options and decisions; every key may be left out, and none may be there that is not understood.
pub fn read(path: &Path) -> Result<Options, Failure> {
    let refused = |why: String| Failure::Refused(format!("{}: {why}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
    let options: Options = serde_json::from_str(&text)
        .map_err(|error| refused(format!("these are no answers that can be understood: {error}")))?;
    // What was read is written again: a key that does not come back was not understood.
    let given: Value = serde_json::from_str(&text).map_err(|error| refused(error.to_string()))?;
    let understood = serde_json::to_value(&options).map_err(|error| refused(error.to_string()))?;
    match unknown(&given, &understood) {
        None => {
            if let Some(code) = &options.conventions.region {
                region(code).map_err(|why| refused(format!("the region \u{201c}{code}\u{201d} is {why}")))?;
            }
            Ok(options)
        }
        Some((key, known)) => {
            let quoted = Value::from(key.as_str()).to_string();
            let line = text
                .lines()
                .position(|line| line.contains(&quoted))
                .map_or(1, |at| at + 1);
            Err(refused(format!(
                "line {line}: \u{201c}{key}\u{201d} is not understood here; use one of: {known}"
            )))
        }
    }
}

/// The first key that is not understood, and those that would be.
fn unknown(given: &Value, understood: &Value) -> Option<(String, String)> {
    match (given, understood) {
        (Value::Object(given), Value::Object(understood)) => {
            given.iter().find_map(|(key, value)| match understood.get(key) {
                Some(known) => unknown(value, known),
                None => {
                    let known: Vec<&str> = understood.keys().map(String::as_str).collect();
                    Some((key.clone(), known.join(", ")))
                }
            })
        }
        (Value::Array(given), Value::Array(understood)) => given
            .iter()
            .zip(understood)
            .find_map(|(value, known)| unknown(value, known)),
        _ => None,
    }
}
