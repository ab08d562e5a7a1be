//! The lines of address cards: unfolded, each with its name, its parameters and its value (RFC 6350 section 3;
//! vCard 2.1 and 3.0 where they differ).

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

/// The most bytes of one value that is kept; only pictures are longer.
const MOST_VALUE: usize = 256 * 1024;

/// The most bytes of a property's name and parameters.
const MOST_HEAD: usize = 4096;

/// A property of a card.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Property {
    /// The line on which it starts, counted from 1.
    pub line: u32,
    /// `item1` of `item1.EMAIL`; empty where there is none.
    pub group: String,
    /// In capitals.
    pub name: String,
    /// Names in capitals. A bare word of vCard 2.1, such as `HOME`, is a `TYPE`.
    parameters: Vec<(String, String)>,
    /// As it stands, with its escapes.
    pub value: String,
    /// It was longer than we keep, and is left out.
    pub too_long: bool,
}

impl Property {
    /// A parameter's value.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Its types, such as `home` and `cell`.
    pub(super) fn types(&self) -> impl Iterator<Item = &str> {
        self.parameters
            .iter()
            .filter(|(key, _)| key == "TYPE")
            .flat_map(|(_, value)| value.split(','))
    }
}

/// Reads properties one by one; pictures and keys are passed over and never kept.
pub(super) struct Lines<'t> {
    rest: &'t [u8],
    line: u32,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t [u8]) -> Self {
        Self { rest: text, line: 0 }
    }

    fn physical(&mut self) -> Option<&'t [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        self.line = self.line.saturating_add(1);
        let end = self.rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let Some(end) = end else {
            return Some(std::mem::take(&mut self.rest));
        };
        let (line, rest) = self.rest.split_at(end);
        self.rest = match rest {
            [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
            [] => rest,
        };
        Some(line)
    }

    /// The next line continues this one.
    fn folded(&self) -> bool {
        matches!(self.rest.first(), Some(b' ' | b'\t'))
    }

    /// The next property; a line that is none comes with an empty name.
    pub(super) fn next(&mut self) -> Option<Property> {
        let first = loop {
            let line = self.physical()?;
            if !line.trim_ascii().is_empty() {
                break line;
            }
        };
        let start = self.line;
        let mut whole = Cow::Borrowed(first);
        // What stands before the value may itself be folded.
        while whole.len() < MOST_HEAD && colon(&whole).is_none() && self.folded() {
            self.unfold(&mut whole);
        }
        let Some(at) = colon(&whole) else {
            let shown = whole.get(..whole.len().min(200)).unwrap_or_default();
            return Some(Property {
                line: start,
                value: String::from_utf8_lossy(shown).into_owned(),
                ..Property::default()
            });
        };
        let mut property = head(whole.get(..at.min(MOST_HEAD)).unwrap_or_default());
        property.line = start;
        let mut value = match whole {
            Cow::Borrowed(line) => Cow::Borrowed(line.get(at + 1..).unwrap_or_default()),
            Cow::Owned(line) => Cow::Owned(line.get(at + 1..).unwrap_or_default().to_vec()),
        };
        let encoding = property
            .parameter("ENCODING")
            .unwrap_or_default()
            .to_ascii_uppercase();
        match encoding.as_str() {
            "QUOTED-PRINTABLE" => {
                self.quoted_printable(&mut value);
                property.too_long = value.len() > MOST_VALUE;
                if !property.too_long {
                    property.value = decoded(&unquoted(&value), property.parameter("CHARSET"));
                }
            }
            "BASE64" | "B" => self.pass_over_base64(),
            _ => {
                while self.folded() {
                    self.unfold(&mut value);
                }
                property.too_long = value.len() > MOST_VALUE;
                if !property.too_long {
                    property.value = decoded(&value, property.parameter("CHARSET"));
                }
            }
        }
        Some(property)
    }

    fn unfold<'v>(&mut self, value: &mut Cow<'v, [u8]>) {
        let Some(more) = self.physical() else { return };
        if value.len() < MOST_VALUE {
            value
                .to_mut()
                .extend_from_slice(more.get(1..).unwrap_or_default());
        }
    }

    /// A line that ends in `=` goes on in the next one.
    fn quoted_printable(&mut self, value: &mut Cow<'_, [u8]>) {
        loop {
            if value.ends_with(b"=") {
                let Some(more) = self.physical() else { return };
                value.to_mut().pop();
                if value.len() <= MOST_VALUE {
                    value.to_mut().extend_from_slice(more);
                } else if more.ends_with(b"=") {
                    value.to_mut().push(b'=');
                }
            } else if self.folded() {
                self.unfold(value);
            } else {
                return;
            }
        }
    }

    /// A picture goes on in lines that begin with a space, or, in vCard 2.1, up to a blank line.
    fn pass_over_base64(&mut self) {
        loop {
            let end = self.rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let next = self
                .rest
                .get(..end.unwrap_or(self.rest.len()))
                .unwrap_or_default();
            let goes_on = self.folded() || (!next.is_empty() && colon(next).is_none());
            if !goes_on || self.physical().is_none() {
                return;
            }
        }
    }
}

/// Where the value begins: the first colon outside of quotes.
fn colon(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    line.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    })
}

/// `item1.EMAIL;TYPE=work;PREF=1`.
fn head(head: &[u8]) -> Property {
    let head = String::from_utf8_lossy(head);
    let mut parts = outside_quotes(&head, ';').into_iter();
    let name = parts.next().unwrap_or_default().trim();
    let (group, name) = name.rsplit_once('.').unwrap_or(("", name));
    let parameters = parts.map(|part| match part.split_once('=') {
        Some((key, value)) => (
            key.trim().to_ascii_uppercase(),
            value.trim().trim_matches('"').to_owned(),
        ),
        None => {
            let word = part.trim().to_ascii_uppercase();
            let key = match word.as_str() {
                "QUOTED-PRINTABLE" | "BASE64" => "ENCODING",
                _ => "TYPE",
            };
            (key.to_owned(), word)
        }
    });
    Property {
        group: group.to_ascii_lowercase(),
        name: name.to_ascii_uppercase(),
        parameters: parameters.collect(),
        ..Property::default()
    }
}

fn outside_quotes(text: &str, parting: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(|char: char| {
        quoted ^= char == '"';
        char == parting && !quoted
    })
    .collect()
}

fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [byte, after @ ..] = rest {
        rest = after;
        let hex = match (byte, after) {
            (b'=', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match hex {
            Some((high, low)) => {
                out.push(high << 4 | low);
                rest = after.get(2..).unwrap_or_default();
            }
            None => out.push(*byte),
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// UTF-8 where it is; else what the card says, else the encoding of western Windows.
fn decoded(bytes: &[u8], charset: Option<&str>) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let encoding = charset
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .filter(|encoding| *encoding != encoding_rs::UTF_8)
        .unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// A value's parts, without their escapes.
pub(super) fn parts(value: &str, parting: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = value.chars();
    while let Some(char) = chars.next() {
        if char == parting {
            parts.push(String::new());
            continue;
        }
        let Some(part) = parts.last_mut() else { break };
        if char != '\\' {
            part.push(char);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') => part.push('\n'),
            Some(escaped @ (',' | ';' | ':' | '\\')) => part.push(escaped),
            Some(other) => part.extend(['\\', other]),
            None => part.push('\\'),
        }
    }
    parts
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn all(text: &[u8]) -> Vec<(u32, String, String)> {
        let mut lines = Lines::of(text);
        std::iter::from_fn(|| lines.next())
            .map(|property| (property.line, property.name, property.value))
            .collect()
    }

    fn one(line: u32, name: &str, value: &str) -> (u32, String, String) {
        (line, name.to_owned(), value.to_owned())
    }

    #[test]
    fn folded_lines_are_one() {
        let text =
            b"NOTE:a long\r\n  line\r\n\tand more\r\n\r\nFN:Mia\rTITLE:x\nEM\n AIL;TYPE=\"a:b\":m@x.com";
        assert_eq!(
            all(text),
            [
                one(1, "NOTE", "a long lineand more"),
                one(5, "FN", "Mia"),
                one(6, "TITLE", "x"),
                one(7, "EMAIL", "m@x.com"),
            ]
        );
    }

    #[test]
    fn quoted_printable_of_old_cards_is_read() {
        let text = b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller;J=C3=B6rg\r\nFN;QUOTED-PRINTABLE:J=F6rg\r\n\
                     NOTE;ENCODING=QUOTED-PRINTABLE:100=25 =ZZ=\r\n";
        assert_eq!(
            all(text),
            [
                one(1, "N", "Müller;Jörg"),
                one(3, "FN", "Jörg"),
                one(4, "NOTE", "100% =ZZ=")
            ]
        );
    }

    #[test]
    fn pictures_are_passed_over() {
        let text = b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg\r\n AB==\r\nFN:Mia\r\n\
                     PHOTO;BASE64:\nAAAA\nBBBB==\n\nTEL;HOME:1\n";
        assert_eq!(
            all(text),
            [
                one(1, "PHOTO", ""),
                one(4, "FN", "Mia"),
                one(5, "PHOTO", ""),
                one(9, "TEL", "1")
            ]
        );
    }

    #[test]
    fn latin_1_is_read_where_it_is_no_utf_8() {
        assert_eq!(all(b"FN:Andr\xE9"), [one(1, "FN", "André")]);
        assert_eq!(all(b"FN;CHARSET=windows-1250:\xA5"), [one(1, "FN", "Ą")]);
    }

    #[test]
    fn a_value_comes_in_its_parts() {
        assert_eq!(
            parts(r"Rivers\, Sons;Mia;;Dr\;\n\x\", ';'),
            ["Rivers, Sons", "Mia", "", "Dr;\n\\x\\"]
        );
    }

    #[test]
    fn parameters_and_groups_are_told() {
        let mut lines =
            Lines::of(b"item1.X-SocialProfile;type=twitter;x-user=mia;pref:http://twitter.com/mia");
        let property = lines.next().unwrap();
        assert_eq!(
            (property.group.as_str(), property.name.as_str()),
            ("item1", "X-SOCIALPROFILE")
        );
        assert_eq!(property.parameter("X-USER"), Some("mia"));
        assert_eq!(property.types().collect::<Vec<_>>(), ["twitter", "PREF"]);
    }
}
