//! How strong a relationship is, told by the signs of it and never by a bare number.
//!
//! Each sign counts once where it was seen and twice from the third time on, whenever that was: how a relationship
//! stands today is for the leaf to say. What we did for them is no sign; it is what they did of their own accord.

use serde::Serialize;

use crate::domain::word::words;

words! {
    /// What tells that a relationship is strong.
    Sign {
        /// They posted about us and nobody paid for it.
        Posts = "posts", "posted unpaid";
        /// They wrote first.
        Writes = "writes", "wrote first";
        /// They answered.
        Answers = "answers", "answered";
        /// They commented on what we posted, or on a post together with us.
        Comments = "comments", "commented";
        /// They took up another collaboration after the first.
        Again = "again", "worked with us again";
    }
}

words! {
    /// How strong a relationship is, in a word.
    StrengthLevel {
        /// No sign was seen.
        Unseen = "unseen", "No sign yet";
        /// A first sign or two.
        First = "first", "First signs";
        /// Several.
        Growing = "growing", "Growing";
        /// Most of them, or some again and again.
        Strong = "strong", "Strong";
    }
}

/// From how many times on a sign counts twice.
const OFTEN: u32 = 3;

/// How often each sign was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    /// [`Sign::Posts`].
    pub posts: u32,
    /// [`Sign::Writes`].
    pub writes: u32,
    /// [`Sign::Answers`].
    pub answers: u32,
    /// [`Sign::Comments`].
    pub comments: u32,
    /// [`Sign::Again`].
    pub again: u32,
}

impl Signs {
    /// How often a sign was seen.
    #[must_use]
    pub fn times(&self, sign: Sign) -> u32 {
        match sign {
            Sign::Posts => self.posts,
            Sign::Writes => self.writes,
            Sign::Answers => self.answers,
            Sign::Comments => self.comments,
            Sign::Again => self.again,
        }
    }

    /// What they count together, by which people are ordered: 0 to 10.
    #[must_use]
    pub fn points(&self) -> u32 {
        Sign::ALL.iter().map(|sign| counts(self.times(*sign))).sum()
    }
}

fn counts(times: u32) -> u32 {
    match times {
        0 => 0,
        1..OFTEN => 1,
        _ => 2,
    }
}

/// The strength of a relationship, with its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Strength {
    /// In a word.
    pub level: StrengthLevel,
    /// Every sign, seen or not.
    pub signs: Vec<Seen>,
}

/// A sign, and how often it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Seen {
    /// Which.
    pub sign: Sign,
    /// How often.
    pub times: u32,
    /// What it counts: 0, 1 or 2.
    pub counts: u32,
}

impl From<Signs> for Strength {
    fn from(signs: Signs) -> Self {
        let seen = |sign: &Sign| {
            let times = signs.times(*sign);
            Seen {
                sign: *sign,
                times,
                counts: counts(times),
            }
        };
        Self {
            level: match signs.points() {
                0 => StrengthLevel::Unseen,
                1 | 2 => StrengthLevel::First,
                3..=5 => StrengthLevel::Growing,
                _ => StrengthLevel::Strong,
            },
            signs: Sign::ALL.iter().map(seen).collect(),
        }
    }
}

impl Strength {
    /// As a line of text: `Growing: posted unpaid 3×, answered`.
    #[must_use]
    pub fn says(&self) -> String {
        let part = |seen: &Seen| match seen.times {
            0 => None,
            1 => Some(seen.sign.label().to_owned()),
            times => Some(format!("{} {times}\u{d7}", seen.sign.label())),
        };
        let parts: Vec<String> = self.signs.iter().filter_map(part).collect();
        match parts.as_slice() {
            [] => self.level.label().to_owned(),
            parts => format!("{}: {}", self.level.label(), parts.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(posts: u32, writes: u32, answers: u32, comments: u32, again: u32) -> String {
        Strength::from(Signs {
            posts,
            writes,
            answers,
            comments,
            again,
        })
        .says()
    }

    #[test]
    fn strength_is_told_by_its_parts() {
        assert_eq!(says(0, 0, 0, 0, 0), "No sign yet");
        assert_eq!(says(0, 0, 1, 0, 0), "First signs: answered");
        assert_eq!(
            says(2, 0, 1, 0, 1),
            "Growing: posted unpaid 2\u{d7}, answered, worked with us again"
        );
        assert_eq!(
            says(3, 1, 5, 0, 2),
            "Strong: posted unpaid 3\u{d7}, wrote first, answered 5\u{d7}, worked with us again 2\u{d7}"
        );
    }

    #[test]
    fn a_sign_counts_once_and_from_the_third_time_on_twice() {
        let points = |posts| {
            Signs {
                posts,
                ..Signs::default()
            }
            .points()
        };
        assert_eq!([0, 1, 2, 3, 400].map(points), [0, 1, 1, 2, 2]);
    }
}
