//! The genericness lint: what in a message could have been sent to anybody. Advice, never a wall.

use serde::Serialize;

use super::alike::{Likeness, SentBefore, same_text};
use super::limits::limit;
use super::mailto::subject_and_body;
use super::phrases::{Word, find, find_any, phrases, words};
use super::sentences::{Place, Sentence, sentence_at, sentences};
use super::tags::tags;
use crate::domain::Platform;
use crate::domain::touchpoint::{Channel, Intent};
use crate::domain::word::words as word_list;

/// So many others may get the same text within the days that are looked at.
pub const MOST_ALIKE: usize = 2;

word_list! {
    /// What a finding is about.
    FindingKind {
        /// Their name is not in it.
        NoName = "no_name", "No name";
        /// A greeting or a compliment that fits anybody.
        StockGreeting = "stock_greeting", "Stock phrase";
        /// Nothing of theirs is in it.
        NothingOfTheirs = "nothing_of_theirs", "Nothing of theirs";
        /// A blank was left.
        Unfilled = "unfilled", "Left blank";
        /// It only asks.
        AllAsks = "all_asks", "Only asks";
        /// It does not fit where it is sent.
        TooLong = "too_long", "Too long";
        /// Others got it lately.
        SentToOthers = "sent_to_others", "Sent to others";
    }
}

/// Something that could be better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// Where it stands in the text.
    pub place: Place,
    /// The sentence that it is about.
    pub sentence: String,
    /// Why, and what would be better.
    pub advice: String,
    /// Who got the same text, where that is the finding.
    pub others: Vec<Likeness>,
}

/// To whom a message goes, as far as the lint can tell whether it is about them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recipient {
    /// Their name.
    pub name: String,
    /// What they are called, where that is known.
    pub first_name: Option<String>,
    /// Their handles, without `@`.
    pub handles: Vec<String>,
    /// Where they live, what they do, what they care for: places, tags, values of the owner's own fields.
    pub terms: Vec<String>,
    /// The platform on which they are written to.
    pub platform: Option<Platform>,
}

/// What in a text could have been sent to anybody, in the order of the text.
#[must_use]
pub fn lint(
    text: &str,
    recipient: &Recipient,
    channel: Option<Channel>,
    sent: &[SentBefore],
) -> Vec<Finding> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let look = Look {
        text,
        sentences: sentences(text),
        words: words(text),
        recipient,
    };
    let mut findings: Vec<Finding> = [
        look.name(),
        look.anything_of_theirs(),
        look.only_asks(),
        channel.and_then(|channel| look.length(channel)),
        look.sent(sent),
    ]
    .into_iter()
    .flatten()
    .collect();
    findings.extend(look.stock());
    findings.extend(look.blanks());
    findings.sort_by_key(|finding| (finding.place, finding.kind));
    findings
}

/// What a text seems to be for: an ask where it asks, thanks where it thanks, a gift, else a check-in.
#[must_use]
pub fn intent_of(text: &str) -> Intent {
    let words = words(text);
    let says = |phrases: &[&str]| {
        phrases
            .iter()
            .any(|phrase| words.iter().any(|word| word.text == *phrase))
    };
    if find_any(&words, &phrases().ask).is_some() {
        Intent::Ask
    } else if says(&[
        "thank", "thanks", "danke", "merci", "gracias", "grazie", "obrigada", "obrigado",
    ]) {
        Intent::Thanks
    } else if says(&["gift", "early", "shared", "geschenk", "cadeau", "regalo"]) {
        Intent::Give
    } else {
        Intent::CheckIn
    }
}

struct Look<'t> {
    text: &'t str,
    sentences: Vec<Sentence<'t>>,
    words: Vec<Word>,
    recipient: &'t Recipient,
}

impl Look<'_> {
    fn finding(&self, kind: FindingKind, start: usize, end: usize, advice: String) -> Finding {
        let sentence = sentence_at(&self.sentences, start).map_or(self.text, |sentence| sentence.text);
        Finding {
            kind,
            place: Place::of(self.text, start, end),
            sentence: sentence.to_owned(),
            advice,
            others: Vec::new(),
        }
    }

    /// The first sentence that is no subject: where a name belongs.
    fn opening(&self) -> (usize, usize) {
        let (_, body) = subject_and_body(self.text);
        let from = self.text.len() - body.len();
        self.sentences
            .iter()
            .find(|sentence| sentence.start >= from)
            .map_or((0, self.text.len()), |sentence| (sentence.start, sentence.end))
    }

    fn says(&self, phrase: &str) -> bool {
        let phrase: Vec<String> = words(phrase).into_iter().map(|word| word.text).collect();
        find(&self.words, &phrase).is_some()
    }

    fn name(&self) -> Option<Finding> {
        let called = self.recipient.first_name.as_deref();
        let named = self.says(&self.recipient.name)
            || called.is_some_and(|name| self.says(name))
            || self.recipient.handles.iter().any(|handle| self.says(handle));
        if named {
            return None;
        }
        let (start, end) = self.opening();
        let name = called.unwrap_or(&self.recipient.name);
        let advice =
            format!("Nobody is named here. Begin with {name}: a name is read, a greeting is skipped.");
        Some(self.finding(FindingKind::NoName, start, end, advice))
    }

    fn stock(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for sentence in &self.sentences {
            let inside = self.words_of(sentence);
            if let Some((start, end)) = find_any(inside, &phrases().greeting) {
                let said = self.text.get(start..end).unwrap_or_default();
                let advice = format!(
                    "\u{201c}{said}\u{201d} could open a letter to anybody. Say it to this one person, or leave it out."
                );
                found.push(self.finding(FindingKind::StockGreeting, start, end, advice));
            }
        }
        found
    }

    fn anything_of_theirs(&self) -> Option<Finding> {
        let theirs = self.recipient.handles.iter().any(|handle| self.says(handle))
            || self.recipient.terms.iter().any(|term| self.mentions(term))
            || self.sentences.iter().any(|sentence| self.about_a_work(sentence));
        if theirs {
            return None;
        }
        let (start, end) = self.opening();
        let advice = "Nothing here is about them. Name a post and what it did to you, their place, their craft or a product they use.";
        Some(self.finding(FindingKind::NothingOfTheirs, start, end, advice.to_owned()))
    }

    /// A term counts whole, or by any word of it that is long enough to mean something.
    fn mentions(&self, term: &str) -> bool {
        let telling = |word: &Word| word.text.chars().count() >= 4;
        self.says(term)
            || words(term)
                .iter()
                .filter(|word| telling(word))
                .any(|word| self.words.iter().any(|said| said.text == word.text))
    }

    /// "your reel about sourdough": a work of theirs, and what it is about.
    fn about_a_work(&self, sentence: &Sentence<'_>) -> bool {
        const YOURS: [&str; 7] = ["your", "dein", "deine", "deinem", "ton", "ta", "tu"];
        let inside = self.words_of(sentence);
        let is = |list: &[Vec<String>], word: &Word| list.iter().any(|one| one.first() == Some(&word.text));
        inside.iter().enumerate().any(|(at, word)| {
            if !YOURS.contains(&word.text.as_str()) {
                return false;
            }
            let rest = &inside[at + 1..];
            let Some(work) = rest.iter().take(4).position(|next| is(&phrases().work, next)) else {
                return false;
            };
            let behind = &rest[work + 1..];
            // What it is about must be said, not left as a blank.
            behind
                .iter()
                .take(3)
                .position(|next| is(&phrases().about, next))
                .is_some_and(|about| behind.len() > about + 1 && !self.blank_behind(&behind[about]))
        })
    }

    fn blank_behind(&self, word: &Word) -> bool {
        let rest = self.text.get(word.end..).unwrap_or_default().trim_start();
        rest.starts_with(['…', '[', '{', '_']) || rest.starts_with("...")
    }

    fn only_asks(&self) -> Option<Finding> {
        let mut asked = None;
        for sentence in &self.sentences {
            let inside = self.words_of(sentence);
            if find_any(inside, &phrases().give).is_some() {
                return None;
            }
            let ask = find_any(inside, &phrases().ask);
            asked = asked.or(ask.map(|_| (sentence.start, sentence.end)));
        }
        let (start, end) = asked?;
        let advice = "This only asks. Give something too: thanks, a gift, a share of their work, or a plain word on what is in it for them.";
        Some(self.finding(FindingKind::AllAsks, start, end, advice.to_owned()))
    }

    fn blanks(&self) -> Vec<Finding> {
        let mut found: Vec<(usize, usize)> = tags(self.text).iter().map(|tag| (tag.start, tag.end)).collect();
        found.extend(bracketed(self.text));
        found.extend(
            self.words
                .iter()
                .filter(|word| crossed_out(word, self.text))
                .map(|word| (word.start, word.end)),
        );
        found.extend(dots(self.text));
        found
            .into_iter()
            .map(|(start, end)| {
                let said = self.text.get(start..end).unwrap_or_default();
                let advice =
                    format!("\u{201c}{said}\u{201d} was left to be filled in. Write what belongs there.");
                self.finding(FindingKind::Unfilled, start, end, advice)
            })
            .collect()
    }

    fn length(&self, channel: Channel) -> Option<Finding> {
        let limit = limit(channel, self.recipient.platform)?;
        let size = |text: &str| {
            if limit.bytes {
                text.len()
            } else {
                text.chars().count()
            }
        };
        let long = size(self.text);
        if long <= limit.most {
            return None;
        }
        // The text from where it no longer fits.
        let start = self
            .text
            .char_indices()
            .map(|(at, _)| at)
            .find(|at| size(&self.text[..*at]) >= limit.most)
            .unwrap_or(0);
        let unit = if limit.bytes {
            "bytes, where accents and emoji count two to four"
        } else {
            "characters"
        };
        let advice = format!(
            "Too long for a {} by {}: {} are taken, in {unit} (source: {}). Send it by e-mail, or say less.",
            channel.label(),
            long - limit.most,
            limit.most,
            limit.source
        );
        Some(self.finding(FindingKind::TooLong, start, self.text.len(), advice))
    }

    fn sent(&self, sent: &[SentBefore]) -> Option<Finding> {
        let mut own: Vec<&str> = self.recipient.handles.iter().map(String::as_str).collect();
        own.push(&self.recipient.name);
        let others = same_text(self.text, &own, sent);
        if others.len() <= MOST_ALIKE {
            return None;
        }
        let names: Vec<&str> = others.iter().take(3).map(|other| other.name.as_str()).collect();
        let more = if others.len() > names.len() {
            format!(" and {} more", others.len() - names.len())
        } else {
            String::new()
        };
        let advice = format!(
            "{}{more} got nearly this text in the last 60 days. People compare notes: change what it says, not only the name.",
            names.join(", ")
        );
        let mut finding = self.finding(FindingKind::SentToOthers, 0, self.text.len(), advice);
        finding.others = others;
        Some(finding)
    }

    fn words_of(&self, sentence: &Sentence<'_>) -> &[Word] {
        let from = self.words.partition_point(|word| word.start < sentence.start);
        let to = self.words.partition_point(|word| word.start < sentence.end);
        &self.words[from..to]
    }
}

/// `[NAME]`, `[your city]`, `<name>`: a blank in brackets, no link and no figure.
fn bracketed(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (open, close) in [('[', ']'), ('<', '>')] {
        for (start, _) in text.match_indices(open) {
            let Some(inside) = text[start..].split(close).next().and_then(|head| head.get(1..)) else {
                continue;
            };
            let closed = text[start + 1 + inside.len()..].starts_with(close);
            let short = (1..=30).contains(&inside.chars().count());
            let words = inside.chars().all(|c| c.is_alphabetic() || " _-".contains(c));
            if closed && short && words && inside.contains(char::is_alphabetic) {
                found.push((start, start + inside.len() + 2));
            }
        }
    }
    found
}

/// `XXX`, `TBD`, `TODO`, `NAME_HERE`.
fn crossed_out(word: &Word, text: &str) -> bool {
    let said = text.get(word.start..word.end).unwrap_or_default();
    let crosses = said.len() >= 3 && said.chars().all(|c| c == 'X' || c == 'x');
    crosses || matches!(said, "TBD" | "TODO") || said.ends_with("_HERE") || said.starts_with("___")
}

/// `…` between spaces: where our own templates leave the words to the owner.
fn dots(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for dots in ["…", "..."] {
        for (start, _) in text.match_indices(dots) {
            let alone = text[..start].chars().next_back().is_none_or(char::is_whitespace);
            if alone {
                found.push((start, start + dots.len()));
            }
        }
    }
    found
}
