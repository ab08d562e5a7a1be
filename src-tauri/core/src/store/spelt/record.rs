//! The words of a name and its handles, folded, as one text.

use super::super::facts::ShownAccount;
use crate::domain::spelling::{name_tokens, tokens};
use crate::domain::typed::{Relevance, Typed};

/// Begins a handle.
const HANDLE: char = '\u{1}';
/// Begins the words that only marks part, as one, of the name or the handle before it.
const GLUED: char = '\u{2}';

/// Writes a record: the words of a name, each after a space, then those of each handle.
pub fn write(record: &mut String, name: &str, accounts: &[ShownAccount]) {
    write_one(record, name);
    for account in accounts {
        record.push(HANDLE);
        write_one(record, &account.handle);
    }
}

fn write_one(record: &mut String, name: &str) {
    let plain = tokens(name).len();
    for (at, token) in name_tokens(name).iter().enumerate() {
        if at == plain {
            record.push(GLUED);
        }
        record.push(' ');
        record.push_str(&token.text);
    }
}

/// Somebody's record.
#[derive(Debug, Clone, Copy)]
pub struct Record<'r>(pub &'r str);

impl<'r> Record<'r> {
    /// Its words.
    pub fn words(self) -> impl Iterator<Item = &'r str> {
        let words = self.0.split([' ', HANDLE, GLUED]);
        words.filter(|word| !word.is_empty())
    }

    /// The name's words, and after them those that only marks part.
    pub fn name(self) -> &'r str {
        self.0.split(HANDLE).next().unwrap_or_default()
    }

    /// How well it fits what was typed, [`spaced`]; nothing where words of it begin so at the best.
    pub fn relevance(self, typed: &str) -> Option<Relevance> {
        let whole = |text: &str| {
            let (words, glued) = text.split_once(GLUED).unwrap_or((text, ""));
            words == typed || glued == typed
        };
        let name = self.name();
        if is_all(name, typed) || self.0.split(HANDLE).skip(1).any(whole) {
            Some(Relevance::Exact)
        } else {
            name.starts_with(typed).then_some(Relevance::NameBegins)
        }
    }
}

/// Whether what was typed is all of a name.
pub fn is_all(name: &str, typed: &str) -> bool {
    (name.strip_prefix(typed)).is_some_and(|rest| rest.is_empty() || rest.starts_with(GLUED))
}

/// Each token after a space.
pub fn spaced<'t>(tokens: impl Iterator<Item = &'t str>) -> String {
    let mut text = String::new();
    for token in tokens {
        text.push(' ');
        text.push_str(token);
    }
    text
}

/// All that was typed, as a record has it.
pub fn in_a_row(typed: &Typed) -> String {
    spaced(typed.in_a_row())
}
