//! What a command says on standard output, and its exit code.

use serde::Serialize;

use crate::failure::Failure;

/// What a command ends with.
pub type Answered = Result<Answer, Failure>;

/// What is said once a command is done.
#[derive(Debug)]
pub struct Answer {
    /// All of standard output.
    pub out: String,
    /// The exit code.
    pub code: u8,
}

impl Answer {
    /// JSON where it is asked for, else text for a person.
    pub fn new(json: bool, facts: &impl Serialize, text: impl FnOnce() -> String) -> Answered {
        let mut out = if json {
            serde_json::to_string_pretty(facts)?
        } else {
            text()
        };
        if !out.ends_with('\n') && !out.is_empty() {
            out.push('\n');
        }
        Ok(Self { out, code: 0 })
    }
}
