//! Two people who are one: what can be chosen where they differ, and what is suggested.

use serde::{Deserialize, Serialize};

use crate::domain::CustomFieldId;
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::tier::Tier;
use crate::domain::word::words;

words! {
    /// Whose value stays.
    Whose {
        /// That of the person on the left, who is kept.
        Left = "left", "Left";
        /// That of the person on the right, who goes.
        Right = "right", "Right";
        /// Both: notes are joined.
        Both = "both", "Both";
    }
}

/// Something of which one person has one, so that a merge keeps one of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum MergeField {
    /// A single-valued field.
    Detail(PersonField),
    /// A custom field.
    Custom(CustomFieldId),
    /// The stage.
    Stage,
    /// Whether they are archived.
    Archived,
    /// Never to be written to: settled, it wins.
    DoNotContact,
    /// The snooze: settled, the later.
    Snooze,
    /// The date they were added: settled, the earlier.
    AddedOn,
}

/// One choice of the owner's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MergeChoice {
    /// Of what.
    pub field: MergeField,
    /// Whose.
    pub take: Whose,
}

/// What is suggested for a field, and what may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Whose value.
    pub take: Whose,
    /// Why, in a few words.
    pub because: &'static str,
    /// What the owner may choose; fewer than two: nothing.
    pub choices: &'static [Whose],
}

const NEITHER: &[Whose] = &[];
const EITHER: &[Whose] = &[Whose::Left, Whose::Right];
const ANY: &[Whose] = &[Whose::Both, Whose::Left, Whose::Right];

const fn settled(take: Whose, because: &'static str) -> Suggestion {
    Suggestion {
        take,
        because,
        choices: NEITHER,
    }
}

const fn suggested(take: Whose, because: &'static str) -> Suggestion {
    Suggestion {
        take,
        because,
        choices: EITHER,
    }
}

/// Suggests whose value stays: the fuller, else that of the person who was added later (`newer`).
///
/// Values are as they are stored: dates `YYYY-MM-DD`, flags `yes` or nothing, the stage its word.
#[must_use]
pub fn suggest(field: MergeField, left: Option<&str>, right: Option<&str>, newer: Whose) -> Suggestion {
    let (one, other) = match (left, right) {
        (None, None) => return settled(Whose::Left, "neither has one"),
        (Some(one), Some(other)) if one == other => return settled(Whose::Left, "the same"),
        // An archived or a blank person leaves it to the other; a mark not to write is never lost.
        (Some(_), None) if field == MergeField::Archived => {
            return suggested(Whose::Right, "the other is not archived");
        }
        (None, Some(_)) if field == MergeField::Archived => {
            return suggested(Whose::Left, "the other is not archived");
        }
        (Some(_), None) if field == MergeField::DoNotContact => {
            return settled(Whose::Left, "never to be written to, whichever said so");
        }
        (None, Some(_)) if field == MergeField::DoNotContact => {
            return settled(Whose::Right, "never to be written to, whichever said so");
        }
        (Some(_), None) if field == MergeField::Snooze => {
            return settled(Whose::Left, "the other has none");
        }
        (None, Some(_)) if field == MergeField::Snooze => {
            return settled(Whose::Right, "the other has none");
        }
        (Some(_), None) => return suggested(Whose::Left, "the other has none"),
        (None, Some(_)) => return suggested(Whose::Right, "the other has none"),
        (Some(one), Some(other)) => (one, other),
    };
    let side = |left: bool| if left { Whose::Left } else { Whose::Right };
    match field {
        MergeField::Snooze => settled(side(one >= other), "the later"),
        MergeField::AddedOn => settled(side(one <= other), "the earlier"),
        MergeField::Archived | MergeField::DoNotContact => settled(Whose::Left, "the same"),
        MergeField::Stage => {
            let place = |word: &str| Stage::ALL.iter().position(|stage| stage.word() == word);
            suggested(side(place(one) >= place(other)), "further along")
        }
        MergeField::Detail(PersonField::Tier) => {
            let tier = |word: &str| word.parse::<Tier>().ok();
            suggested(side(tier(one) >= tier(other)), "the closer")
        }
        MergeField::Detail(PersonField::Note) => Suggestion {
            take: Whose::Both,
            because: "no note is lost",
            choices: ANY,
        },
        MergeField::Detail(PersonField::NextTouchOn) => suggested(side(one <= other), "the sooner"),
        MergeField::Detail(PersonField::CadenceDays) => {
            let days = |text: &str| text.parse::<u32>().unwrap_or(u32::MAX);
            suggested(side(days(one) <= days(other)), "the more often")
        }
        MergeField::Detail(PersonField::Birthday) => match (one.starts_with("--"), other.starts_with("--")) {
            (false, true) => suggested(Whose::Left, "it has the year"),
            (true, false) => suggested(Whose::Right, "it has the year"),
            _ => suggested(newer, "added later"),
        },
        MergeField::Detail(PersonField::Name) => {
            let (words, others) = (one.split_whitespace().count(), other.split_whitespace().count());
            if words != others {
                return suggested(side(words > others), "the fuller name");
            }
            let written = |name: &str| name.chars().any(char::is_uppercase);
            match (written(one), written(other)) {
                (true, false) => suggested(Whose::Left, "written as a name"),
                (false, true) => suggested(Whose::Right, "written as a name"),
                _ if one.chars().count() != other.chars().count() => suggested(
                    side(one.chars().count() > other.chars().count()),
                    "the longer name",
                ),
                _ => suggested(newer, "added later"),
            }
        }
        MergeField::Detail(_) | MergeField::Custom(_) => {
            let (low, other_low) = (one.to_lowercase(), other.to_lowercase());
            if low != other_low && low.contains(&other_low) {
                suggested(Whose::Left, "it says more")
            } else if low != other_low && other_low.contains(&low) {
                suggested(Whose::Right, "it says more")
            } else {
                suggested(newer, "added later")
            }
        }
    }
}

/// Two notes as one: the second below the first, and nothing twice.
#[must_use]
pub fn joined_notes(left: &str, right: &str) -> String {
    let (left, right) = (left.trim(), right.trim());
    if left.contains(right) {
        left.to_owned()
    } else if right.contains(left) {
        right.to_owned()
    } else {
        format!("{left}\n\n{right}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(field: MergeField, left: &str, right: &str) -> (Whose, &'static str) {
        let said = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let left: &'static str = left.to_owned().leak();
        let right: &'static str = right.to_owned().leak();
        let suggestion = suggest(field, said(left), said(right), Whose::Right);
        (suggestion.take, suggestion.because)
    }

    #[test]
    fn the_fuller_value_is_suggested() {
        use PersonField::{Birthday, Location, Name, Note};
        let detail = |field, left, right| takes(MergeField::Detail(field), left, right);
        assert_eq!(
            detail(Name, "Mia Rivers", "mia.rivers"),
            (Whose::Left, "the fuller name")
        );
        assert_eq!(
            detail(Name, "mia rivers", "Mia Rivers"),
            (Whose::Right, "written as a name")
        );
        assert_eq!(
            detail(Birthday, "--03-31", "1990-03-31"),
            (Whose::Right, "it has the year")
        );
        assert_eq!(
            detail(Location, "Lisbon, Portugal", "Lisbon"),
            (Whose::Left, "it says more")
        );
        assert_eq!(detail(Location, "Lisbon", "Porto"), (Whose::Right, "added later"));
        assert_eq!(
            detail(Location, "Lisbon", ""),
            (Whose::Left, "the other has none")
        );
        assert_eq!(detail(Note, "Likes tea", "Met in Rome").0, Whose::Both);
    }

    #[test]
    fn who_must_not_be_written_to_stays_so_and_nothing_can_be_chosen() {
        let suggestion = suggest(MergeField::DoNotContact, None, Some("yes"), Whose::Left);
        assert_eq!((suggestion.take, suggestion.choices), (Whose::Right, NEITHER));
    }

    #[test]
    fn the_board_keeps_who_is_on_it_and_the_further_stage() {
        assert_eq!(takes(MergeField::Archived, "2026-01-01", "").0, Whose::Right);
        assert_eq!(takes(MergeField::Stage, "discovery", "nurturing").0, Whose::Right);
        assert_eq!(
            takes(MergeField::Snooze, "2026-04-01", "2026-03-01").0,
            Whose::Left
        );
        assert_eq!(
            takes(MergeField::AddedOn, "2026-04-01", "2026-03-01").0,
            Whose::Right
        );
    }

    #[test]
    fn notes_are_joined_and_nothing_stands_twice() {
        assert_eq!(
            joined_notes("Likes tea", "Met in Rome"),
            "Likes tea\n\nMet in Rome"
        );
        assert_eq!(
            joined_notes("Likes tea", "Likes tea and coffee"),
            "Likes tea and coffee"
        );
    }
}
