//! What a timeline tells, changed and removed: a contact, a mention, an appreciation.

use chrono::NaiveDate;
use clap::Args;
use perennial_core::domain::appreciation::AppreciationKind;
use perennial_core::domain::mention::MentionKind;
use perennial_core::domain::touchpoint::{Channel, Direction, Intent};
use perennial_core::domain::word::UnknownWord;
use perennial_core::ops::{self, Contact, Gesture, Mention};
use perennial_core::views::timeline::{TimelineEntry, TimelineWhat, entry};
use uuid::Uuid;

use super::valuing::that_day;
use super::{done, word};
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;

/// Change a contact, a mention or an appreciation; what is not named stays
#[derive(Debug, Args)]
pub struct Change {
    /// Its id, as `show --json` tells it; `--on` moves it to another day
    id: Uuid,
    /// Of a contact: how it happened
    #[arg(long, ignore_case = true, value_parser = word::<Channel>(Channel::ALL.iter().map(|word| word.word())))]
    channel: Option<Channel>,
    /// Of a contact: who reached out
    #[arg(long, ignore_case = true, value_parser = word::<Direction>(Direction::ALL.iter().map(|word| word.word())))]
    direction: Option<Direction>,
    /// Of a contact: what it was for
    #[arg(long, ignore_case = true, value_parser = word::<Intent>(Intent::ALL.iter().map(|word| word.word())))]
    intent: Option<Intent>,
    /// Of a contact: at what time, such as 14:30; empty where it is not known
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Of a mention or an appreciation: what it is
    #[arg(long)]
    kind: Option<String>,
    /// Of a mention: where it stands; empty for nowhere
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    /// Of a mention: it was paid for or agreed
    #[arg(long, conflicts_with = "organic")]
    paid: bool,
    /// Of a mention: nobody paid for it
    #[arg(long)]
    organic: bool,
    /// Of a mention: the day on which we thanked for it
    #[arg(long, value_name = "DATE", conflicts_with = "not_thanked")]
    thanked: Option<NaiveDate>,
    /// Of a mention: we have not thanked for it
    #[arg(long)]
    not_thanked: bool,
    /// What there is to remember; empty for nothing
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Change {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let when = that_day(face);
        let TimelineEntry { on, what } = entry(&store.reader()?, self.id)?;
        let on = Some(face.on().unwrap_or(on));
        let changed = match what {
            TimelineWhat::Touchpoint {
                id,
                channel,
                direction,
                intent,
                at,
                note,
                ..
            } => {
                self.says_nothing_of("a contact", &[self.of_a_mention(), self.kind.is_some()])?;
                let contact = Contact {
                    channel: self.channel.unwrap_or(channel),
                    direction: self.direction.unwrap_or(direction),
                    intent: self.intent.unwrap_or(intent),
                    on,
                    at: self.at.or_else(|| at.map(|at| at.to_string())),
                    note: self.note.or(note),
                };
                ops::edit_touchpoint(&mut store, &when, id, &contact)?
            }
            TimelineWhat::Mention {
                id,
                post,
                link,
                organic,
                thanked_on,
                note,
                ..
            } => {
                self.says_nothing_of("a mention", &[self.of_a_contact()])?;
                let kind: Option<MentionKind> = of_word(self.kind.as_deref())?;
                let mention = Mention {
                    link: self.link.or(link),
                    kind: Some(kind.unwrap_or(post)),
                    on,
                    organic: !self.paid && (self.organic || organic),
                    thanked_on: self.thanked.or(thanked_on.filter(|_| !self.not_thanked)),
                    note: self.note.or(note),
                };
                ops::edit_mention(&mut store, &when, id, &mention)?
            }
            TimelineWhat::Appreciation { id, gesture, note } => {
                self.says_nothing_of("an appreciation", &[self.of_a_contact(), self.of_a_mention()])?;
                let kind: Option<AppreciationKind> = of_word(self.kind.as_deref())?;
                let gesture = Gesture {
                    kind: kind.unwrap_or(gesture),
                    on,
                    note: self.note.or(note),
                };
                ops::edit_appreciation(&mut store, &when, id, &gesture)?
            }
            other => return Err(stays(&other)),
        };
        done(face, &changed)
    }

    fn of_a_contact(&self) -> bool {
        self.channel.is_some() || self.direction.is_some() || self.intent.is_some() || self.at.is_some()
    }

    fn of_a_mention(&self) -> bool {
        let told = self.paid || self.organic || self.not_thanked;
        told || self.link.is_some() || self.thanked.is_some()
    }

    /// Refuses what was said of another noun.
    fn says_nothing_of(&self, noun: &str, foreign: &[bool]) -> Result<(), Failure> {
        if foreign.contains(&true) {
            let text = format!("{} is {noun}, which does not have all that was named", self.id);
            return Err(Failure::Refused(text));
        }
        Ok(())
    }
}

/// Remove a contact, a mention or an appreciation
#[derive(Debug, Args)]
pub struct Remove {
    /// Its id, as `show --json` tells it
    id: Uuid,
}

impl Remove {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let when = face.when();
        let removed = match entry(&store.reader()?, self.id)?.what {
            TimelineWhat::Touchpoint { id, .. } => ops::delete_touchpoint(&mut store, &when, id)?,
            TimelineWhat::Mention { id, .. } => ops::delete_mention(&mut store, &when, id)?,
            TimelineWhat::Appreciation { id, .. } => ops::delete_appreciation(&mut store, &when, id)?,
            other => return Err(stays(&other)),
        };
        done(face, &removed)
    }
}

fn of_word<T: std::str::FromStr<Err = UnknownWord>>(text: Option<&str>) -> Result<Option<T>, Failure> {
    text.map(str::parse)
        .transpose()
        .map_err(|unknown: UnknownWord| Failure::Refused(unknown.to_string()))
}

fn stays(what: &TimelineWhat) -> Failure {
    Failure::Refused(format!(
        "{} is what the program noted itself: it stays",
        what.kind().label()
    ))
}
