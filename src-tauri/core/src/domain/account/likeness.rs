//! Handles that pass for one another: letters of other alphabets that look like Latin ones.

use std::borrow::Cow;

use unicode_security::confusable_detection::skeleton as prototypes;

/// What a handle looks like in Latin letters, in lower case: `аdа` with Cyrillic letters and `ada` have the same.
///
/// A letter is replaced by the Latin letter that Unicode's table of confusables (UTS 39) gives for it; a handle in
/// ASCII is its own, so that comparing the handles of a whole list costs nothing.
#[must_use]
pub fn skeleton(handle: &str) -> Cow<'_, str> {
    if handle.is_ascii() {
        return Cow::Borrowed(handle);
    }
    Cow::Owned(handle.chars().map(|c| latin(c).unwrap_or(c)).collect())
}

/// Whether a handle mixes Latin letters with look-alikes from another alphabet, as no one who writes one language does.
#[must_use]
pub fn mixes_alphabets(handle: &str) -> bool {
    !handle.is_ascii()
        && handle.chars().any(|c| c.is_ascii_alphabetic())
        && handle.chars().any(|c| latin(c).is_some())
}

/// The Latin letter that a letter of the Greek, Cyrillic, Armenian or Cherokee alphabet looks like.
pub(super) fn latin(c: char) -> Option<char> {
    if !matches!(c, '\u{370}'..='\u{58F}' | '\u{13A0}'..='\u{13FF}' | '\u{1C80}'..='\u{1C8F}' | '\u{AB70}'..='\u{ABBF}')
    {
        return None;
    }
    let mut room = [0; 4];
    let mut looks = prototypes(c.encode_utf8(&mut room));
    match (looks.next(), looks.next()) {
        // A capital I and a small l look alike; their prototype is the l.
        (Some(letter), None) if letter.is_ascii_alphanumeric() => Some(letter.to_ascii_lowercase()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_alike_has_the_same_skeleton() {
        for (twin, plain) in [
            ("\u{430}d\u{430}", "ada"),
            ("m\u{456}a", "mia"),
            ("le\u{3BF}", "leo"),
            ("\u{440}\u{430}ul\u{430}", "paula"),
            ("\u{585}scar", "oscar"),
        ] {
            assert_eq!(skeleton(twin), plain, "{twin}");
            assert!(mixes_alphabets(twin), "{twin}");
            assert!(!mixes_alphabets(plain));
        }
        assert_eq!(skeleton("mia.rivers_1"), "mia.rivers_1");
    }

    #[test]
    fn a_handle_in_one_language_mixes_nothing() {
        for handle in [
            "мария",
            "josé",
            "мария_1",
            "ミアmia",
            "łukasz",
            "mıa",
            "straße",
            "ελένη",
            "田中",
        ] {
            assert!(!mixes_alphabets(handle), "{handle}");
        }
    }
}
