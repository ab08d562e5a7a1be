//! The owner's decisions, looked up row by row: a line goes before a question, a question before an outcome.

use std::collections::{HashMap, HashSet};

use super::decision::{About, Decision, QuestionKind, Take};
use super::groups::Told;
use super::outcome::Outcome;
use super::roster::Roster;
use super::rows::Rows;

/// What was decided, by what it is about.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    lines: HashMap<u32, Take>,
    questions: HashMap<QuestionKind, Take>,
    outcomes: HashMap<Outcome, Take>,
    /// Lines whose person another row was said to be about.
    pub(super) pointed_at: HashSet<u32>,
}

impl Decisions {
    pub(super) fn of(decisions: &[Decision]) -> Self {
        let mut those = Self::default();
        for decision in decisions {
            match decision.about {
                About::Line(line) => {
                    those.lines.insert(line, decision.take);
                }
                About::Question(kind) => {
                    those.questions.insert(kind, decision.take);
                }
                About::Outcome(outcome) => {
                    those.outcomes.insert(outcome, decision.take);
                }
            }
            if let Take::Row(line) = decision.take {
                those.pointed_at.insert(line);
            }
        }
        those
    }

    /// What single lines tell about which rows belong together.
    pub(super) fn told(&self, rows: &Rows, roster: &Roster) -> Told {
        let mut told = Told::default();
        for (line, take) in &self.lines {
            let Some(at) = rows.at_line(*line) else { continue };
            match take {
                Take::Person(id) => told.people.extend(roster.place(*id).map(|person| (at, person))),
                Take::Row(other) => told.rows.extend(rows.at_line(*other).map(|other| (at, other))),
                Take::New => {
                    told.new.insert(at);
                }
                Take::LeaveOut => {
                    told.left_out.insert(at);
                }
                Take::Suggested => {}
            }
        }
        told
    }

    /// What was decided about a row that would come to this.
    pub(super) fn about(&self, line: u32, outcome: Outcome, kind: Option<QuestionKind>) -> Option<Take> {
        let of_line = self.lines.get(&line);
        let of_question = || kind.and_then(|kind| self.questions.get(&kind));
        of_line
            .or_else(of_question)
            .or_else(|| self.outcomes.get(&outcome))
            .copied()
    }

    /// Whether a row that makes someone has to be looked at.
    pub(super) fn touch_new(&self, line: u32) -> bool {
        self.outcomes.contains_key(&Outcome::Create)
            || (!self.lines.is_empty() && self.lines.contains_key(&line))
            || (!self.pointed_at.is_empty() && self.pointed_at.contains(&line))
    }
}
