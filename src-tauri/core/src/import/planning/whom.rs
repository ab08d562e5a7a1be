//! Whom a row is about: what was found, or what the owner decided.

use super::Planning;
use crate::domain::account::Platform;
use crate::import::candidate::Candidate;
use crate::import::change::Changes;
use crate::import::decision::{QuestionKind, Take};
use crate::import::matching::Match;
use crate::import::outcome::Outcome;
use crate::import::plan::{Decided, Question, Who};
use crate::import::standing::Person;

/// Whom a row is about once all is decided.
pub(super) enum Whom {
    New,
    Person(Person),
    /// Someone who has all of it.
    Same(Person),
    Ask(Question),
    NoOne,
}

impl Planning<'_> {
    /// Whom a row is about: what was found, or what the owner decided. Changes that were worked out on the way come
    /// along.
    pub(super) fn whom(
        &mut self,
        at: usize,
        line: u32,
        candidate: &Candidate,
        found: Match,
    ) -> (Whom, Option<Changes>) {
        let mut changes = None;
        let (was, question) = match &found {
            Match::Nobody => (Outcome::Create, None),
            Match::Same(_) => (Outcome::Unchanged, None),
            Match::Unclear(question) => (Outcome::Ask, Some(question.clone())),
            Match::One(person) => {
                let clean = self.standing.of_others(at, candidate, Some(*person)).is_empty();
                let compared = self.compare(candidate, *person);
                let was = match compared.changes.is_empty() {
                    true => Outcome::Unchanged,
                    false => Outcome::Update,
                };
                changes = Some(compared).filter(|_| clean);
                (was, None)
            }
        };
        let natural = match &found {
            Match::Nobody => Whom::New,
            Match::Same(person) => Whom::Same(*person),
            Match::Unclear(question) => Whom::Ask(question.clone()),
            Match::One(person) => Whom::Person(*person),
        };
        let kind = question.as_ref().map(|question| question.kind);
        let Some(take) = self.decisions.about(line, was, kind) else {
            return (natural, changes);
        };
        match self.taken(at, candidate, take, &found) {
            Ok(whom) => {
                self.decide(at, take, was, question, None);
                let same = matches!((&whom, &natural), (Whom::Person(one), Whom::Person(two)) if one == two);
                (whom, changes.filter(|_| same))
            }
            Err(refused) => {
                let gone = matches!(take, Take::Person(_));
                self.decide(at, take, was, question.clone(), Some(refused.clone()));
                if gone {
                    let question = Question {
                        why: refused,
                        ..question.unwrap_or(Question {
                            kind: QuestionKind::SameName,
                            options: Vec::new(),
                            why: String::new(),
                        })
                    };
                    return (Whom::Ask(question), None);
                }
                let there = match natural {
                    Whom::New => self.standing.has_all(at, candidate).map(Whom::Same),
                    _ => None,
                };
                (there.unwrap_or(natural), changes)
            }
        }
    }

    /// Whom a row is about by what was decided, or why it cannot be done.
    fn taken(&self, at: usize, candidate: &Candidate, take: Take, found: &Match) -> Result<Whom, String> {
        match (take, found) {
            (Take::LeaveOut, _) => Ok(Whom::NoOne),
            (Take::Person(id), _) => match self.standing.whom(Who::Existing(id)) {
                Some(person) => Ok(Whom::Person(person)),
                None => Err("the person whom you chose is no longer there; choose again".to_owned()),
            },
            (Take::Row(line), _) => match self.placed.get(&line) {
                Some(person) => Ok(Whom::Person(*person)),
                None => Err(format!(
                    "line {line} is about no one whom this row could join; choose again"
                )),
            },
            (Take::Suggested, Match::Unclear(question)) => question
                .options
                .first()
                .and_then(|who| self.standing.whom(*who))
                .map(Whom::Person)
                .ok_or_else(|| "nobody was found whom this row could be about".to_owned()),
            (Take::Suggested, Match::One(person)) => Ok(Whom::Person(*person)),
            (Take::Suggested, Match::Same(person)) => Ok(Whom::Same(*person)),
            (Take::Suggested, Match::Nobody) => {
                Err("nobody was found whom this row could be about".to_owned())
            }
            // That it is nobody's was decided, not found, where somebody has its address: they may have come of this row.
            (Take::New, Match::Nobody) => match self.standing.has_all(at, candidate) {
                Some(person) => Err(self.there_already(person)),
                None => Ok(Whom::New),
            },
            (Take::New, _) => self.anew(at, candidate, found),
        }
    }

    /// Somebody new, unless the row's account is somebody's, or somebody has all of it.
    fn anew(&self, at: usize, candidate: &Candidate, found: &Match) -> Result<Whom, String> {
        let taken = self.standing.of_others(at, candidate, None);
        let owned = taken
            .iter()
            .find(|(account, _)| account.platform != Platform::Website);
        if let Some((account, owner)) = owned {
            return Err(format!(
                "{} @{} is {}\u{2019}s already, so this is nobody new; take the account out of the row if it is",
                account.platform.label(),
                account.written,
                self.name(*owner)
            ));
        }
        if let (Match::One(person), Some(account)) = (found, self.standing.also_elsewhere(at, candidate)) {
            return Err(format!(
                "{} @{} also stands in other rows about {}, so this is nobody new; take the account out of the row \
                 if it is",
                account.platform.label(),
                account.written,
                self.name(*person)
            ));
        }
        let same = match found {
            Match::Same(person) => Some(*person),
            Match::One(person) if self.standing.has_all_of(*person, candidate) => Some(*person),
            _ => self.standing.has_all(at, candidate),
        };
        match same {
            Some(person) => Err(self.there_already(person)),
            None => Ok(Whom::New),
        }
    }

    fn there_already(&self, person: Person) -> String {
        format!(
            "{} is there already with all that this row says; add what tells them apart",
            self.name(person)
        )
    }

    pub(super) fn name(&self, person: Person) -> &str {
        self.standing
            .known(person)
            .map_or("somebody", |known| known.name.as_str())
    }

    pub(super) fn decide(
        &mut self,
        at: usize,
        take: Take,
        was: Outcome,
        question: Option<Question>,
        refused: Option<String>,
    ) {
        let decided = Decided {
            take,
            was,
            question,
            refused,
        };
        self.decided.insert(at, decided);
    }
}
