//! The words of the lint, from `phrases.txt`, and how they are found in a text.

use std::sync::OnceLock;

/// The lists of `phrases.txt`.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// What anybody could be greeted or flattered with.
    pub greeting: Vec<Vec<String>>,
    /// What asks for something.
    pub ask: Vec<Vec<String>>,
    /// What gives something.
    pub give: Vec<Vec<String>>,
    /// What a creator makes.
    pub work: Vec<Vec<String>>,
    /// What stands between a work and what it is about.
    pub about: Vec<Vec<String>>,
}

/// The lists, read once.
pub(super) fn phrases() -> &'static Phrases {
    static READ: OnceLock<Phrases> = OnceLock::new();
    READ.get_or_init(|| read(include_str!("phrases.txt")))
}

fn read(text: &str) -> Phrases {
    let mut phrases = Phrases::default();
    let mut section = "";
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
            continue;
        }
        let list = match section {
            "greeting" => &mut phrases.greeting,
            "ask" => &mut phrases.ask,
            "give" => &mut phrases.give,
            "work" => &mut phrases.work,
            _ => &mut phrases.about,
        };
        list.push(words(line).into_iter().map(|word| word.text).collect());
    }
    phrases
}

/// A word of a text, in lower case, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, a curly apostrophe made straight.
    pub text: String,
    /// Where it begins.
    pub start: usize,
    /// Behind its end.
    pub end: usize,
}

/// The words of a text: letters, digits, and apostrophes, points, `@` and underscores inside.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut open: Option<usize> = None;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (place, (at, c)) in letters.iter().enumerate() {
        let next = letters.get(place + 1).map(|(_, next)| *next);
        let inside =
            open.is_some() && matches!(c, '\'' | '’' | '.' | '_') && next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || *c == '_' || inside {
            open.get_or_insert(*at);
        } else if let Some(start) = open.take() {
            push(text, start, *at, &mut found);
        }
    }
    if let Some(start) = open {
        push(text, start, text.len(), &mut found);
    }
    found
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Word>) {
    found.push(Word {
        text: text[start..end].to_lowercase().replace('’', "'"),
        start,
        end,
    });
}

/// Where a phrase first stands in these words, as bytes.
pub(super) fn find(words: &[Word], phrase: &[String]) -> Option<(usize, usize)> {
    if phrase.is_empty() {
        return None;
    }
    words.windows(phrase.len()).find_map(|run| {
        let same = run.iter().zip(phrase).all(|(word, wanted)| word.text == *wanted);
        same.then(|| (run[0].start, run[run.len() - 1].end))
    })
}

/// Where the first of some phrases stands, the longest first where two begin together.
pub(super) fn find_any(words: &[Word], phrases: &[Vec<String>]) -> Option<(usize, usize)> {
    phrases
        .iter()
        .filter_map(|phrase| find(words, phrase))
        .min_by_key(|(start, end)| (*start, usize::MAX - end))
}
