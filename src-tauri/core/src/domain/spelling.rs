//! Words as they are looked for: case, accents, vowel points, width of letters and kind of kana aside.
//!
//! What is indexed and what is typed go through the same [`tokens`], so that each finds the other. Where a script puts
//! no spaces between words, every character is a token by itself, and what is typed is a phrase of them: 「くら」 is in
//! 「さくら」.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{compose, is_combining_mark};

/// A word, or a character of a script without spaces, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded.
    pub text: String,
    /// Where it begins, in bytes.
    pub from: usize,
    /// Where it ends, in bytes.
    pub to: usize,
    /// Nothing stands between it and the token before.
    pub joined: bool,
    /// It is one character of a script without spaces.
    pub solo: bool,
}

/// The tokens of a text, in their order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Found::default();
    for (at, c) in text.char_indices() {
        let to = at + c.len_utf8();
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                found.letter(c.to_ascii_lowercase(), at, to);
            } else {
                found.gap();
            }
            continue;
        }
        for part in std::iter::once(c).nfkd() {
            found.part(part, at, to);
        }
    }
    found.gap();
    found.tokens
}

/// The tokens of a name or a handle, and after them its words as one where no more than a mark stands between them:
/// `mia.rivers` is found by “miarivers”, O’Neil by “oneil”.
#[must_use]
pub fn name_tokens(text: &str) -> Vec<Token> {
    let mut all = tokens(text);
    let mut glued = Vec::new();
    let mut rest = all.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let mut whole = first.clone();
        let mut many = 0;
        for (before, next) in rest.iter().zip(others) {
            let between = text.get(before.to..next.from).unwrap_or(" ");
            if next.solo || whole.solo || between.contains(char::is_whitespace) {
                break;
            }
            whole.text.push_str(&next.text);
            whole.to = next.to;
            many += 1;
        }
        if many > 0 {
            whole.joined = false;
            glued.push(whole);
        }
        rest = others.get(many..).unwrap_or_default();
    }
    all.extend(glued);
    all
}

/// The letters by which a letter is written that no accent makes: as people write it who have no such key.
pub(super) fn spelt_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// Letters of other scripts that are one letter to whoever looks for them.
fn alike(letter: char) -> char {
    match letter {
        // Katakana are hiragana.
        '\u{30A1}'..='\u{30F6}' => char::from_u32(letter as u32 - 0x60).unwrap_or(letter),
        'ħ' | 'Ħ' => 'h',
        'ŧ' | 'Ŧ' => 't',
        'ς' => 'σ',
        // The forms of alef, of ya and kaf, and ta marbuta.
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        // The final forms of Hebrew letters.
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        // Digits of Arabic and Persian.
        '٠'..='٩' => char::from_digit(letter as u32 - 0x660, 10).unwrap_or(letter),
        '۰'..='۹' => char::from_digit(letter as u32 - 0x6F0, 10).unwrap_or(letter),
        _ => letter,
    }
}

/// Accents, vowel points, the stroke that lengthens Arabic words, and marks that nobody sees.
fn is_passed_over(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer; Hangul, whose syllables begin with these
/// letters; kana, bopomofo and ideographs.
fn is_solo(c: char) -> bool {
    matches!(c as u32,
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1100..=0x115F | 0x2E80..=0x2FDF
        | 0x3005..=0x3007 | 0x3031..=0x3035 | 0x3041..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// The marks that voice a kana.
const VOICED: [char; 2] = ['\u{3099}', '\u{309A}'];

#[derive(Default)]
struct Found {
    tokens: Vec<Token>,
    /// A token is being read.
    open: bool,
    /// Something stood since the last one.
    apart: bool,
}

impl Found {
    fn part(&mut self, part: char, from: usize, to: usize) {
        if is_passed_over(part) {
            if let Some(token) = self.tokens.last_mut().filter(|_| self.open) {
                token.to = to;
            }
        } else if VOICED.contains(&part) {
            if let Some(token) = self.tokens.last_mut().filter(|_| self.open) {
                if let Some(voiced) = token.text.pop() {
                    token.text.push(compose(voiced, part).unwrap_or(voiced));
                }
                token.to = to;
            }
        } else if let Some(letters) = spelt_out(part) {
            for letter in letters.chars() {
                self.letter(letter, from, to);
            }
        } else if part.is_alphanumeric() || is_combining_mark(part) {
            for lower in part.to_lowercase().filter(|c| !is_passed_over(*c)) {
                self.letter(alike(lower), from, to);
            }
        } else {
            self.gap();
        }
    }

    fn letter(&mut self, letter: char, from: usize, to: usize) {
        let solo = is_solo(letter);
        // The rest of a Hangul syllable.
        let goes_on = matches!(letter, '\u{1160}'..='\u{11FF}');
        if let Some(token) = self.tokens.last_mut().filter(|_| self.open)
            && (!solo && !token.solo || token.solo && goes_on)
        {
            token.text.push(letter);
            token.to = to;
            return;
        }
        self.tokens.push(Token {
            text: letter.into(),
            from,
            to,
            joined: !self.apart && !self.tokens.is_empty(),
            solo,
        });
        self.open = true;
        self.apart = false;
    }

    fn gap(&mut self) {
        self.open = false;
        self.apart = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let all: Vec<String> = tokens(text).into_iter().map(|token| token.text).collect();
        all.join(" ")
    }

    #[test]
    fn what_is_one_word_to_a_reader_folds_to_one() {
        for (one, other) in [
            ("Zoë", "zoe"),
            ("ZOE\u{308}", "zoë"),
            ("İpek Yıldırım", "ipek yildirim"),
            ("IŞIK", "ışık"),
            ("Größmann", "GROSSMANN"),
            ("Søren Łukasz Æther", "soren lukasz aether"),
            ("Đà Nẵng", "da nang"),
            ("ﬁnn", "finn"),
            ("サクラ", "さくら"),
            ("ｻｸﾗ", "さくら"),
            ("ガーデン", "ｶﾞｰﾃﾞﾝ"),
            ("Ｓａｋｕｒａ", "sakura"),
            ("لَيْلَى", "ليلي"),
            ("أحمد", "احمد"),
            ("محـــمد", "محمد"),
            ("یوسف کریمی", "يوسف كريمي"),
            ("נוֹעָה", "נועה"),
            ("Ἀλέξανδρος", "αλεξανδροσ"),
            ("Фёдор", "федор"),
            ("ใจดี", "ใจดี"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
        assert_ne!(folded("か"), folded("が"));
    }

    #[test]
    fn scripts_without_spaces_are_read_character_by_character() {
        assert_eq!(folded("さくら 山本"), "さ く ら 山 本");
        assert_eq!(folded("cafe日本"), "cafe 日 本");
        let syllables = tokens("김민");
        assert_eq!(syllables.len(), 2);
        assert!(syllables[1].text.starts_with(&tokens("미")[0].text));
    }

    #[test]
    fn a_token_knows_where_it_stands() {
        let found = tokens("d’Aubigne\u{301} (Zoë)");
        let places: Vec<&str> = found
            .iter()
            .map(|token| &"d’Aubigne\u{301} (Zoë)"[token.from..token.to])
            .collect();
        assert_eq!(places, ["d", "Aubigne\u{301}", "Zoë"]);
    }

    #[test]
    fn words_that_only_a_mark_parts_are_found_as_one_too() {
        let all = |text| -> Vec<String> { name_tokens(text).into_iter().map(|token| token.text).collect() };
        assert_eq!(all("mia.rivers_x"), ["mia", "rivers", "x", "miariversx"]);
        assert_eq!(all("Zoë O’Neil"), ["zoe", "o", "neil", "oneil"]);
        assert_eq!(all("さくら・山本"), ["さ", "く", "ら", "山", "本"]);
        assert_eq!(all("Mia Rivers"), ["mia", "rivers"]);
    }
}
