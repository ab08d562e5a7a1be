//! From bytes to text: what is no text file is named for what it is, with what to do.

use super::error::ImportError;
use super::sheet::Source;

/// The largest file that is read: 512 MB.
pub const MOST_BYTES: usize = 512 * 1024 * 1024;

/// The text of a source, without a byte order mark.
pub(super) fn decode(source: &Source) -> Result<&str, ImportError> {
    let file = || source.name.clone();
    let bytes = source.bytes.as_slice();
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge {
            file: file(),
            most: "512".to_owned(),
            what: "megabytes",
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let before = source.bytes.len() - bytes.len();
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.valid_up_to();
            let lines = bytes[..at].iter().filter(|b| **b == b'\n').count();
            Err(ImportError::NotUtf8 {
                file: file(),
                line: u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1),
                byte: bytes.get(at).copied().unwrap_or_default(),
                at: (before + at + 1) as u64,
            })
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        decode(&Source::new("list.csv", bytes.to_vec()))
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn a_byte_that_is_no_utf8_is_named_with_its_line() {
        let said = refusal(b"name\nMia\nAndr\xE9\n");
        assert!(
            said.contains("line 3") && said.contains("0xE9") && said.contains("byte 14 "),
            "{said}"
        );
        assert!(said.contains("CSV UTF-8"), "{said}");
        assert!(refusal(b"\xEF\xBB\xBFname\nAndr\xE9\n").contains("byte 13 "));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let source = Source::new("a.csv", b"\xEF\xBB\xBFname".to_vec());
        assert_eq!(decode(&source), Ok("name"));
    }
}
