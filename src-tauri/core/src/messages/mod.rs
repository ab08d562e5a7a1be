//! The words of a message: templates filled for one person, and the advice of the genericness lint. Pure.

mod alike;
mod engine;
mod fields;
mod fill;
mod limits;
mod lint;
mod mailto;
mod mask;
mod phrases;
mod renamed;
mod sentences;
mod starters;
mod tags;

pub use alike::{Likeness, SentBefore};
pub use fields::{FieldInfo, Fields, first_name, slug};
pub use fill::{Filled, Missing, TemplateProblem, check, fill, without_holes};
pub use lint::{Finding, FindingKind, MOST_ALIKE, Recipient, intent_of, lint};
pub use mailto::{LONGEST_MAILTO, mailto, subject_and_body};
pub use renamed::renamed;
pub use sentences::Place;
pub use starters::{Starter, StarterLanguage, starters};

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
