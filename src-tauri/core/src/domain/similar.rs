//! How alike two names are: accents, case, punctuation and the order of words aside.
//!
//! A name is its folded words ([`words_of`]). Words are paired off, best first; each pair is the same, nearly the same
//! (a slip of the keyboard), an initial, or different. What follows from that for people is weighed in
//! [`crate::domain::twin`]; the import only asks [`names_alike`].

use strsim::{jaro_winkler, osa_distance};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::spelling::spelt_out;

/// Words this alike by Jaro-Winkler may be one word mistyped: the threshold that the Census Bureau's matchers and the
/// documentation of Python's recordlinkage use for surnames is 0.85; first names are shorter and nearer each other.
pub const NEAR: f64 = 0.88;

/// How alike two words of a name are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordLikeness {
    /// Nothing in common worth saying.
    Different,
    /// One is the other's first letter.
    Initial,
    /// Mistyped, or spelt otherwise.
    Near,
    /// One letter put in, left out, replaced or swapped with its neighbour.
    OneLetter,
    /// The same.
    Same,
}

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameLikeness {
    /// Different people's names, as far as names tell.
    Different,
    /// Some words are the same and none contradicts: `Mia` and `Mia Rivers`.
    Part,
    /// The same but for initials: `M. Rivers` and `Mia Rivers`.
    Initials,
    /// The same but for slips of the keyboard.
    Near,
    /// The same but for one letter.
    OneLetter,
    /// The same words in another order.
    Swapped,
    /// The same: case, accents and punctuation aside.
    Same,
}

/// A text in lower case without accents; whatever is no letter or digit is a space.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            // Accents. The vowel signs of other scripts are letters: without them names run together.
            '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' => {}
            '\'' | '\u{2019}' | '`' | '\u{B4}' => {}
            c if spelt_out(c).is_some() => out.extend(spelt_out(c)),
            c if c.is_alphanumeric() || is_combining_mark(c) => out.extend(c.to_lowercase()),
            _ => out.push(' '),
        }
    }
    out
}

/// The words of a name, folded, in their order.
#[must_use]
pub fn words_of(name: &str) -> Vec<String> {
    folded(name).split_whitespace().map(str::to_owned).collect()
}

/// The key that names have in common whose words are the same in any order; empty where there is no word.
#[must_use]
pub fn name_key(name: &str) -> String {
    let mut words = words_of(name);
    words.sort_unstable();
    words.join(" ")
}

/// Keys of which similar names share at least one, for looking them up without comparing everybody with everybody:
/// the name key, each two words in which one is cut to its first or last three letters, and for a name of one word
/// its beginning.
#[must_use]
pub fn name_blocks(name: &str) -> Vec<String> {
    let mut words = words_of(name);
    let glued = words.concat();
    words.sort_unstable();
    let mut keys = vec![words.join(" "), glued];
    for (at, word) in words.iter().enumerate() {
        for (other_at, other) in words.iter().enumerate() {
            if at != other_at && word.chars().count() > 1 {
                keys.push(format!("{word} {}-", head(other, 3)));
                keys.push(format!("{word} -{}", tail(other, 3)));
                keys.push(format!("{word} {}.", head(other, 1)));
            }
        }
    }
    if let [one] = words.as_slice() {
        keys.push(format!("{}-", head(one, 4)));
        keys.push(format!("-{}", tail(one, 4)));
    }
    keys.retain(|key| !key.is_empty());
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The first letters of a word.
#[must_use]
pub fn head(word: &str, letters: usize) -> &str {
    word.char_indices()
        .nth(letters)
        .map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

/// The last letters of a word.
#[must_use]
pub fn tail(word: &str, letters: usize) -> &str {
    let all = word.chars().count();
    word.char_indices()
        .nth(all.saturating_sub(letters))
        .map_or(word, |(start, _)| word.get(start..).unwrap_or(word))
}

/// How alike two folded words are.
#[must_use]
pub fn words_alike(one: &str, other: &str) -> WordLikeness {
    if one == other {
        return WordLikeness::Same;
    }
    // One slip leaves the first or the last letter as it is; nearly every other pair of words ends here.
    if one.chars().next() != other.chars().next() && one.chars().next_back() != other.chars().next_back() {
        return WordLikeness::Different;
    }
    let (length, others) = (one.chars().count(), other.chars().count());
    let (short, long) = (length.min(others), length.max(others));
    if short == 1 {
        let initial = one.chars().next() == other.chars().next();
        return if initial {
            WordLikeness::Initial
        } else {
            WordLikeness::Different
        };
    }
    // Two words of three letters that differ by one are two words: Ann and Ana, Kim and Tim.
    if long - short <= 1 && short >= 3 && long >= 4 && osa_distance(one, other) == 1 {
        return WordLikeness::OneLetter;
    }
    if short >= 4 && jaro_winkler(one, other) >= NEAR {
        return WordLikeness::Near;
    }
    WordLikeness::Different
}

/// A word of one name with its counterpart in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paired {
    /// Its place in the one.
    pub one: usize,
    /// Its counterpart's place in the other.
    pub other: usize,
    /// How alike they are; never different.
    pub likeness: WordLikeness,
}

/// Pairs the words of two names off, the most alike first; a word without a counterpart is left out.
#[must_use]
pub fn pair_off(one: &[&str], other: &[&str]) -> Vec<Paired> {
    let mut found: Vec<Paired> = Vec::with_capacity(one.len() * other.len());
    for (at, word) in one.iter().enumerate() {
        for (other_at, counterpart) in other.iter().enumerate() {
            let likeness = words_alike(word, counterpart);
            if likeness != WordLikeness::Different {
                found.push(Paired {
                    one: at,
                    other: other_at,
                    likeness,
                });
            }
        }
    }
    // The most alike first, then those that stand in the same place.
    found.sort_by_key(|pair| {
        (
            std::cmp::Reverse(pair.likeness),
            pair.one.abs_diff(pair.other),
            pair.one,
        )
    });
    let mut kept: Vec<Paired> = Vec::with_capacity(one.len().min(other.len()));
    for pair in found {
        if kept
            .iter()
            .all(|known| known.one != pair.one && known.other != pair.other)
        {
            kept.push(pair);
        }
    }
    kept.sort_by_key(|pair| pair.one);
    kept
}

/// How alike two names are.
#[must_use]
pub fn names_alike(one: &str, other: &str) -> NameLikeness {
    let (one, other) = (words_of(one), words_of(other));
    let (one, other): (Vec<&str>, Vec<&str>) = (
        one.iter().map(String::as_str).collect(),
        other.iter().map(String::as_str).collect(),
    );
    words_of_names_alike(&one, &other)
}

/// The same of names that are taken apart already.
#[must_use]
pub fn words_of_names_alike(one: &[&str], other: &[&str]) -> NameLikeness {
    if one.is_empty() || other.is_empty() {
        return NameLikeness::Different;
    }
    likeness_as_paired(one, other, &pair_off(one, other))
}

/// The same of names whose words are paired off already.
#[must_use]
pub fn likeness_as_paired(one: &[&str], other: &[&str], paired: &[Paired]) -> NameLikeness {
    if one == other {
        return NameLikeness::Same;
    }
    let (glued, other_glued) = (one.concat(), other.concat());
    if glued == other_glued {
        return NameLikeness::Same;
    }
    let whole = paired.len() == one.len() && paired.len() == other.len();
    let count = |likeness| paired.iter().filter(|pair| pair.likeness == likeness).count();
    let (near, letters, initials) = (
        count(WordLikeness::Near),
        count(WordLikeness::OneLetter),
        count(WordLikeness::Initial),
    );
    let same = count(WordLikeness::Same);
    if whole && same == paired.len() {
        return NameLikeness::Swapped;
    }
    if whole && initials == 0 {
        return match (near, letters) {
            (0, 1) => NameLikeness::OneLetter,
            _ if same + letters > 0 || near == 1 => NameLikeness::Near,
            _ => NameLikeness::Different,
        };
    }
    if whole && same > 0 && near + letters == 0 {
        return NameLikeness::Initials;
    }
    if same > 0 && same + initials == paired.len() && paired.len() == one.len().min(other.len()) {
        return NameLikeness::Part;
    }
    // A space lost or gained, and a slip besides.
    if one.len() != other.len()
        && glued.chars().count().min(other_glued.chars().count()) >= 6
        && osa_distance(&glued, &other_glued) == 1
    {
        return NameLikeness::OneLetter;
    }
    NameLikeness::Different
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_punctuation_and_order_do_not_matter() {
        assert_eq!(names_alike("José  Núñez", "jose nunez"), NameLikeness::Same);
        assert_eq!(
            names_alike("O\u{2019}Hara, Zoë", "Zoe OHara"),
            NameLikeness::Swapped
        );
        assert_eq!(names_alike("Søren Łukasz", "soren lukasz"), NameLikeness::Same);
        assert_eq!(names_alike("Mary Ann Lee", "MaryAnn Lee"), NameLikeness::Same);
        assert_eq!(names_alike("佐々木 さくら", "佐々木さくら"), NameLikeness::Same);
        assert_eq!(names_alike("mia.rivers", "Mia Rivers"), NameLikeness::Same);
    }

    #[test]
    fn slips_of_the_keyboard_are_seen() {
        assert_eq!(names_alike("Mia Rivers", "Mia Rivres"), NameLikeness::OneLetter);
        assert_eq!(
            names_alike("Mitchell Green", "Mitchel Green"),
            NameLikeness::OneLetter
        );
        assert_eq!(
            names_alike("Catherine Jones", "Katherine Jonse"),
            NameLikeness::Near
        );
        assert_eq!(
            names_alike("elk i menzies", "elki menzeis"),
            NameLikeness::OneLetter
        );
    }

    #[test]
    fn initials_and_parts_of_a_name_are_less_than_the_name() {
        assert_eq!(names_alike("M. Rivers", "Mia Rivers"), NameLikeness::Initials);
        assert_eq!(names_alike("Mia", "Mia Rivers"), NameLikeness::Part);
        assert_eq!(names_alike("Mia J. Rivers", "Mia Rivers"), NameLikeness::Part);
        assert!(NameLikeness::Part < NameLikeness::Near);
    }

    #[test]
    fn different_names_stay_different() {
        assert_eq!(names_alike("Ann Lee", "Ana Lee"), NameLikeness::Different);
        assert_eq!(names_alike("Mia Rivers", "Mia Stone"), NameLikeness::Different);
        assert_eq!(names_alike("Mia Rivers", "Tom Rivers"), NameLikeness::Different);
        assert_eq!(names_alike("", "Mia"), NameLikeness::Different);
        assert_eq!(names_alike("!!!", "???"), NameLikeness::Different);
    }

    #[test]
    fn similar_names_share_a_block() {
        let alike = [
            ("Mia Rivers", "rivers, mia"),
            ("Mia Rivers", "Mia Rivres"),
            ("Mia Rivers", "Mia Riveers"),
            ("Mia Rivers", "M. Rivers"),
            ("Mary Ann", "Maryann"),
            ("miarivers", "miarivres"),
        ];
        for (one, other) in alike {
            let blocks = name_blocks(other);
            assert!(
                name_blocks(one).iter().any(|key| blocks.contains(key)),
                "{one} and {other}"
            );
        }
    }

    #[test]
    fn any_text_can_be_compared() {
        for text in ["", " ", "\u{301}", "👩‍👩‍👧", "ﷺ", "a", "\u{0}", "İ", "ǅ"] {
            for other in ["", "Mia", "\u{301}a", "ß"] {
                assert_eq!(names_alike(text, other), names_alike(other, text));
                assert!(name_blocks(text).iter().all(|key| !key.is_empty()));
            }
        }
    }
}
