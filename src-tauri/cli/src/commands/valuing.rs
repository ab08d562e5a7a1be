//! Mentions, thanks for them, and appreciation.

use chrono::NaiveDate;
use clap::Args;
use perennial_core::domain::appreciation::AppreciationKind;
use perennial_core::domain::mention::MentionKind;
use perennial_core::domain::touchpoint::{Channel, Direction, Intent};
use perennial_core::domain::when::When;
use perennial_core::domain::{AppreciationId, MentionId};
use perennial_core::ops::{self, Contact, Gesture, Thanks};
use serde::Serialize;

use super::{DoneWith, done, said, word};
use crate::answer::Answered;
use crate::face::Face;

/// Log a post about us
#[derive(Debug, Args)]
pub struct Mention {
    /// Who posted
    person: String,
    /// What it is
    #[arg(long, ignore_case = true,
        value_parser = word::<MentionKind>(MentionKind::ALL.iter().map(|word| word.word())))]
    kind: Option<MentionKind>,
    /// Where it stands; without a kind, it tells that too
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    /// It was paid for or agreed
    #[arg(long)]
    paid: bool,
    /// What there is to remember
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct Logged {
    mention: MentionId,
}

impl Mention {
    pub fn run(self, face: &Face) -> Answered {
        let mention = ops::Mention {
            link: self.link,
            kind: self.kind,
            on: face.on(),
            organic: !self.paid,
            thanked_on: None,
            note: self.note,
        };
        let mut store = face.store()?;
        let id = face.find(&store, &self.person)?;
        let (mention, done) = ops::log_mention(&mut store, &that_day(face), id, &mention)?;
        let logged = DoneWith {
            more: Logged { mention },
            done,
        };
        face.answer(&logged, || said(&logged.done))
    }
}

/// Thank somebody: for all that they posted unpaid and were not thanked for, else without a mention
#[derive(Debug, Args)]
pub struct Thank {
    /// Whom
    person: String,
    /// By something done for them
    #[arg(long, value_name = "KIND", ignore_case = true, conflicts_with = "channel",
        value_parser = word::<AppreciationKind>(AppreciationKind::ALL.iter().map(|word| word.word())))]
    with: Option<AppreciationKind>,
    /// By a message
    #[arg(long, ignore_case = true, default_value = "dm",
        value_parser = word::<Channel>(Channel::ALL.iter().map(|word| word.word())))]
    channel: Channel,
    /// What there is to remember
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Thank {
    pub fn run(self, face: &Face) -> Answered {
        let when = that_day(face);
        let mut store = face.store()?;
        let id = face.find(&store, &self.person)?;
        done(face, &ops::thank(&mut store, &when, id, &self.thanks(face.on()))?)
    }

    fn thanks(self, on: Option<NaiveDate>) -> Thanks {
        match self.with {
            Some(kind) => Thanks::Gesture(Gesture {
                kind,
                on,
                note: self.note,
            }),
            None => Thanks::Contact(Contact {
                channel: self.channel,
                direction: Direction::Out,
                intent: Intent::Thanks,
                on,
                at: None,
                note: self.note,
            }),
        }
    }
}

/// Log something done for somebody: a gift, early access, a share of their work
#[derive(Debug, Args)]
pub struct Appreciate {
    /// For whom
    person: String,
    /// What it was
    #[arg(long, ignore_case = true,
        value_parser = word::<AppreciationKind>(AppreciationKind::ALL.iter().map(|word| word.word())))]
    kind: AppreciationKind,
    /// What there is to remember
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct Shown {
    appreciation: AppreciationId,
}

impl Appreciate {
    pub fn run(self, face: &Face) -> Answered {
        let gesture = Gesture {
            kind: self.kind,
            on: face.on(),
            note: self.note,
        };
        let mut store = face.store()?;
        let id = face.find(&store, &self.person)?;
        let (appreciation, done) = ops::log_appreciation(&mut store, &that_day(face), id, &gesture)?;
        let logged = DoneWith {
            more: Shown { appreciation },
            done,
        };
        face.answer(&logged, || said(&logged.done))
    }
}

/// The moment of something that happened on the day that was given.
pub(super) fn that_day(face: &Face) -> When {
    face.on()
        .map_or_else(|| face.when(), |on| face.when_not_before(on))
}
