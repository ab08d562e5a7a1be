//! From bytes to text, in whatever encoding it is written.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use super::encoding::Encoding;
use super::encoding_guess;
use super::error::ImportError;
use super::problem::Problem;
use super::sheet::Source;
use super::walk::breaks;

/// The largest file that is read: 512 MB.
pub const MOST_BYTES: usize = 512 * 1024 * 1024;

/// The largest that has to be written anew as UTF-8, which may take three times its size.
const MOST_FOREIGN: usize = 128 * 1024 * 1024;

/// A source's text, and how it was read.
#[derive(Debug, PartialEq)]
pub(super) struct Text<'s> {
    /// Without its byte order mark; of the source's own bytes where these are UTF-8.
    pub(super) text: Cow<'s, str>,
    /// The encoding's label.
    pub(super) encoding: String,
    /// Why this one.
    pub(super) because: String,
    /// Whether U+FFFD stands in it for bytes that could not be read.
    pub(super) broken: bool,
    /// Lines from which zero bytes were taken.
    pub(super) zeros: Vec<Problem>,
}

/// Reads a source as text: in the encoding that was chosen, else in the one that it is likeliest written in.
///
/// # Errors
/// A source that is too large or no text, and a chosen encoding that nobody knows.
pub(super) fn decode<'s>(source: &'s Source, chosen: Option<&str>) -> Result<Text<'s>, ImportError> {
    let too_large = |most: usize, what| ImportError::TooLarge {
        file: source.name.clone(),
        most: (most / (1024 * 1024)).to_string(),
        what,
    };
    let bytes = source.bytes.as_slice();
    if bytes.len() > MOST_BYTES {
        return Err(too_large(MOST_BYTES, "megabytes"));
    }
    let (encoding, because) = match chosen {
        None => {
            let found = encoding_guess::find(bytes);
            (found.encoding, found.because)
        }
        Some(label) => {
            let encoding = Encoding::named(label).ok_or_else(|| ImportError::UnknownEncoding {
                file: source.name.clone(),
                encoding: label.to_owned(),
            })?;
            (encoding, "you chose it".to_owned())
        }
    };
    if encoding != Encoding::UTF_8 && bytes.len() > MOST_FOREIGN && !bytes.is_ascii() {
        return Err(too_large(MOST_FOREIGN, "megabytes that are not in UTF-8"));
    }
    let (text, broken) = encoding.decode(bytes.strip_prefix(encoding.mark()).unwrap_or(bytes));
    let text = without_end(text);
    let zeros = memchr_iter(0, text.as_bytes()).count();
    if zeros * 10 > text.len() {
        return Err(ImportError::OtherKind {
            file: source.name.clone(),
            looks_like: "a file that holds no text".to_owned(),
            advice: "Export the list as CSV and import that file".to_owned(),
        });
    }
    let (text, zeros) = match zeros {
        0 => (text, Vec::new()),
        _ => (Cow::Owned(text.replace('\0', "")), lines_with_zeros(&text)),
    };
    Ok(Text {
        text,
        encoding: encoding.label(),
        because,
        broken,
        zeros,
    })
}

/// DOS programs write a control character where a text ends.
fn without_end(text: Cow<'_, str>) -> Cow<'_, str> {
    const END: char = '\u{1A}';
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.strip_suffix(END).unwrap_or(text)),
        Cow::Owned(mut text) => {
            let kept = text.strip_suffix(END).map_or(text.len(), str::len);
            text.truncate(kept);
            Cow::Owned(text)
        }
    }
}

/// A flag a line, as far as anybody reads them.
fn lines_with_zeros(text: &str) -> Vec<Problem> {
    /// So many are told one by one.
    const MOST: usize = 1_000;
    let mut flags = Vec::new();
    let (mut from, mut line) = (0, 1u32);
    while let Some(at) = memchr(0, &text.as_bytes()[from..]).map(|at| from + at) {
        line = line.saturating_add(breaks(&text[from..at]));
        let message = if flags.len() < MOST {
            "zero bytes were taken out of this line: check that nothing is missing"
        } else {
            "zero bytes were taken out of this line and perhaps of others below: the file may be damaged"
        };
        flags.push(Problem::flag(line, "", "", message));
        if flags.len() > MOST {
            break;
        }
        let Some(end) = text[at..].find('\n') else { break };
        from = at + end;
    }
    flags
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], chosen: Option<&str>) -> (String, String) {
        let source = Source::new("list.csv", bytes);
        let read = decode(&source, chosen).unwrap();
        (read.text.into_owned(), read.encoding)
    }

    #[test]
    fn marks_are_no_part_of_the_text() {
        for (bytes, encoding) in [
            (b"\xEF\xBB\xBFna".as_slice(), "utf-8"),
            (b"\xFF\xFEn\0a\0", "utf-16le"),
            (b"\xFE\xFF\0n\0a", "utf-16be"),
            (b"\xFF\xFE\0\0n\0\0\0a\0\0\0", "utf-32le"),
            (b"\0\0\xFE\xFF\0\0\0n\0\0\0a", "utf-32be"),
            (b"\x84\x31\x95\x33na", "gb18030"),
        ] {
            assert_eq!(read(bytes, None), ("na".to_owned(), encoding.to_owned()));
            assert_eq!(read(bytes, Some(encoding)).0, "na");
        }
    }

    #[test]
    fn the_owner_says_how_it_is_read() {
        assert_eq!(
            read(b"Andr\xE9", Some("latin1")),
            ("André".into(), "windows-1252".into())
        );
        assert_eq!(read(b"Andr\xE9", Some("IBM850")).0, "AndrÚ");
        let source = Source::new("list.csv", b"a".to_vec());
        let said = decode(&source, Some("klingon")).unwrap_err().to_string();
        assert!(said.contains("list.csv") && said.contains("klingon"), "{said}");
    }

    #[test]
    fn what_is_utf_8_is_not_copied() {
        for text in ["name,email\n", "Zoë\n", "\u{FEFF}Zoë\n"] {
            let source = Source::new("list.csv", text.as_bytes());
            assert!(
                matches!(decode(&source, None).unwrap().text, Cow::Borrowed(_)),
                "{text}"
            );
        }
    }

    #[test]
    fn the_end_that_dos_writes_is_no_part_of_the_text() {
        assert_eq!(read(b"a,b\r\n\x1A", None).0, "a,b\r\n");
        assert_eq!(read(b"Jos\x82\r\n\x1A", Some("ibm850")).0, "José\r\n");
    }

    #[test]
    fn zero_bytes_are_dropped_and_told() {
        let source = Source::new(
            "list.csv",
            b"name,email\nMia\0 R\0,x@y.co\r\nLeo,l@y.co\nAna\0,a@y.co\n".to_vec(),
        );
        let read = decode(&source, None).unwrap();
        assert_eq!(read.text, "name,email\nMia R,x@y.co\r\nLeo,l@y.co\nAna,a@y.co\n");
        let lines: Vec<u32> = read.zeros.iter().map(|flag| flag.line).collect();
        assert_eq!(lines, [2, 4]);
    }

    #[test]
    fn what_is_mostly_zeros_is_no_text() {
        let source = Source::new("list.csv", b"\0\0\x01\0na\0\0\0me,\0".to_vec());
        assert!(decode(&source, None).unwrap_err().to_string().contains("no text"));
    }

    #[test]
    fn too_many_zeros_are_told_together() {
        let source = Source::new("list.csv", "Mia Rivers,mia@example.com\0\n".repeat(1_500));
        let read = decode(&source, None).unwrap();
        assert_eq!(read.zeros.len(), 1_001);
        assert!(read.zeros[1_000].message.contains("others below"));
    }
}
