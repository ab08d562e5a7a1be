//! Walks over a text from cell to cell: what parts them, what quotes them, and the line each row stands on.
//!
//! Rows mean what the csv crate reads in them (a test compares the two). It cannot be used for the reading itself: it
//! takes no backslash outside of quotes and no delimiter beyond ASCII, does not count lines that end in a carriage
//! return, and gathers a cell of any size before anybody can refuse it. Here a cell is a piece of the text, copied
//! only where an escape has to go.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2, memchr3};

use super::sheet::MOST_COLUMNS;

/// The largest cell that is read: 1 MB. No list has more in one, a quote that swallows a file does.
pub(super) const MOST_CELL: usize = 1024 * 1024;

/// How a text is cut into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    /// What stands between two cells.
    pub(super) delimiter: char,
    /// What stands around a cell that has a delimiter or a line break in it.
    pub(super) quote: u8,
    /// Whether a backslash takes the meaning from a quote, a delimiter or a backslash after it.
    pub(super) backslash: bool,
    /// Whether a quote opens after blanks, too: `Mia, "tea, coffee"`.
    pub(super) spaced: bool,
}

/// A row that cannot be read, and the line of the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// A quote opens and never closes.
    Unclosed(u32),
    /// A cell beyond [`MOST_CELL`].
    Huge(u32),
    /// A row beyond [`MOST_COLUMNS`].
    Wide,
}

/// A row's cells, in memory that is used again for the next.
pub(super) type Cells<'t> = Vec<Cow<'t, str>>;

/// Walks over a text, row by row.
pub(super) struct Walk<'t> {
    text: &'t str,
    marks: Marks,
    delimiter: [u8; 4],
    width: usize,
    at: usize,
    line: u32,
}

impl Marks {
    /// Double quotes, which double, and no backslashes.
    pub(super) fn plain(delimiter: char) -> Self {
        Self {
            delimiter,
            quote: b'"',
            backslash: false,
            spaced: false,
        }
    }
}

impl<'t> Walk<'t> {
    /// From this byte of a text on; lines count from the text's beginning.
    pub(super) fn new(text: &'t str, from: usize, marks: Marks) -> Self {
        let mut delimiter = [0; 4];
        let width = marks.delimiter.encode_utf8(&mut delimiter).len();
        let skipped = text.get(..from).map_or(0, breaks);
        Self {
            text,
            marks,
            delimiter,
            width,
            at: from.min(text.len()),
            line: skipped.saturating_add(1),
        }
    }

    /// The cells of the next row that is no blank line, and the line on which it starts; nothing at the end.
    pub(super) fn next(&mut self, cells: &mut Cells<'t>) -> Result<Option<u32>, Unreadable> {
        cells.clear();
        while self.line_break() {}
        if self.at >= self.text.len() {
            return Ok(None);
        }
        let line = self.line;
        loop {
            let cell = self.cell()?;
            // Blank cells at the end of a row are no columns.
            if cells.len() < MOST_COLUMNS {
                cells.push(cell);
            } else if !cell.trim().is_empty() {
                return Err(Unreadable::Wide);
            }
            if self.is_delimiter(self.at) {
                self.at += self.width;
            } else {
                self.line_break();
                return Ok(Some(line));
            }
        }
    }

    /// One break: `\n`, `\r\n` or `\r` alone.
    fn line_break(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        self.at += match (bytes.get(self.at), bytes.get(self.at + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\n' | b'\r'), _) => 1,
            _ => return false,
        };
        self.line = self.line.saturating_add(1);
        true
    }

    fn is_delimiter(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        bytes.get(at) == Some(&self.delimiter[0])
            && (self.width == 1 || bytes[at..].starts_with(&self.delimiter[..self.width]))
    }

    fn cell(&mut self) -> Result<Cow<'t, str>, Unreadable> {
        let line = self.line;
        let blanks = match self.text.as_bytes().get(self.at..) {
            Some(rest) if self.marks.spaced => rest.iter().take_while(|byte| **byte == b' ').count(),
            _ => 0,
        };
        let cell = if self.text.as_bytes().get(self.at + blanks) == Some(&self.marks.quote) {
            self.at += blanks;
            let quoted = self.quoted()?;
            let rest = self.bare();
            if rest.is_empty() { quoted } else { quoted + rest }
        } else {
            self.bare()
        };
        if cell.len() > MOST_CELL {
            return Err(Unreadable::Huge(line));
        }
        Ok(cell)
    }

    /// Up to the next delimiter or line break.
    fn bare(&mut self) -> Cow<'t, str> {
        let mut read = Cow::Borrowed("");
        let mut from = self.at;
        loop {
            let end = self.end_of_bare(self.at);
            match self.escaped(end) {
                Some(kept) => {
                    read += &self.text[from..end];
                    from = end + 1;
                    self.at = from + kept;
                }
                // A backslash, or a byte that only begins like the delimiter.
                None if !self.ends_cell(end) => self.at = end + 1,
                None => {
                    self.at = end;
                    read += &self.text[from..end];
                    return read;
                }
            }
        }
    }

    fn end_of_bare(&self, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        let mut end = memchr3(self.delimiter[0], b'\n', b'\r', rest).unwrap_or(rest.len());
        if self.marks.backslash {
            end = memchr(b'\\', &rest[..end]).unwrap_or(end);
        }
        from + end
    }

    fn ends_cell(&self, at: usize) -> bool {
        matches!(self.text.as_bytes().get(at), None | Some(b'\n' | b'\r')) || self.is_delimiter(at)
    }

    /// How long the character is that the backslash here takes the meaning from.
    fn escaped(&self, at: usize) -> Option<usize> {
        if !self.marks.backslash {
            return None;
        }
        let after = self.text.as_bytes().get(at..)?.strip_prefix(b"\\")?;
        if self.is_delimiter(at + 1) {
            return Some(self.width);
        }
        let taken = matches!(after.first(), Some(byte) if *byte == b'\\' || *byte == self.marks.quote);
        taken.then_some(1)
    }

    /// From an opening quote to past its closing one.
    fn quoted(&mut self) -> Result<Cow<'t, str>, Unreadable> {
        let bytes = self.text.as_bytes();
        let (quote, opened) = (self.marks.quote, self.line);
        let mut read = Cow::Borrowed("");
        let mut from = self.at + 1;
        let mut at = from;
        loop {
            let rest = &bytes[at..];
            let found = if self.marks.backslash {
                memchr2(quote, b'\\', rest)
            } else {
                memchr(quote, rest)
            };
            let end = at + found.ok_or(Unreadable::Unclosed(opened))?;
            if end - from > MOST_CELL || read.len() > MOST_CELL {
                return Err(Unreadable::Huge(opened));
            }
            if let Some(kept) = self.escaped(end) {
                read += &self.text[from..end];
                from = end + 1;
                at = from + kept;
            } else if bytes[end] != quote {
                at = end + 1;
            } else if bytes.get(end + 1) == Some(&quote) {
                read += &self.text[from..=end];
                from = end + 2;
                at = from;
            } else {
                read += &self.text[from..end];
                self.line = self.line.saturating_add(breaks(&self.text[self.at..end]));
                self.at = end + 1;
                return Ok(read);
            }
        }
    }
}

/// How many lines end in a text: `\r\n` is one break, `\r` alone another.
pub(super) fn breaks(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let feeds = memchr_iter(b'\n', bytes).count();
    let returns = memchr_iter(b'\r', bytes)
        .filter(|at| bytes.get(at + 1) != Some(&b'\n'))
        .count();
    u32::try_from(feeds + returns).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMAS: Marks = Marks {
        delimiter: ',',
        quote: b'"',
        backslash: false,
        spaced: false,
    };
    const SLASHES: Marks = Marks {
        backslash: true,
        ..COMMAS
    };

    fn rows(text: &str, marks: Marks) -> Result<Vec<(u32, Vec<String>)>, Unreadable> {
        let mut walk = Walk::new(text, 0, marks);
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        while let Some(line) = walk.next(&mut cells)? {
            rows.push((line, cells.iter().map(ToString::to_string).collect()));
        }
        Ok(rows)
    }

    fn cells(text: &str, marks: Marks) -> Vec<Vec<String>> {
        rows(text, marks)
            .unwrap()
            .into_iter()
            .map(|(_, cells)| cells)
            .collect()
    }

    fn lines(text: &str) -> Vec<u32> {
        rows(text, COMMAS)
            .unwrap()
            .into_iter()
            .map(|(line, _)| line)
            .collect()
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        assert_eq!(lines("a\n\nb\r\n\r\nc\rd\r\re"), [1, 3, 5, 6, 8]);
        assert_eq!(lines("\r\n\"x\r\ny\rz\nw\",1\nb"), [2, 6]);
        assert_eq!(lines("\"a\n\"\"\n\"\nb\n"), [1, 4]);
    }

    #[test]
    fn quotes_double_and_end_where_they_end() {
        assert_eq!(
            cells("\"a \"\"b\"\"\",\"\",\"x\"y\n", COMMAS),
            [["a \"b\"", "", "xy"]]
        );
        assert_eq!(cells("a\"b,5\",c", COMMAS), [["a\"b", "5\"", "c"]]);
        assert_eq!(cells("a,b,\n,,\n", COMMAS), [["a", "b", ""], ["", "", ""]]);
    }

    #[test]
    fn a_backslash_takes_the_meaning_from_what_parts_and_quotes() {
        assert_eq!(
            cells("\"said \\\"hi, you\\\"\",a\\, b,c\\d\\\\\n", SLASHES),
            [["said \"hi, you\"", "a, b", "c\\d\\"]]
        );
        assert_eq!(cells("C:\\dir,x\\\n", SLASHES), [["C:\\dir", "x\\"]]);
    }

    #[test]
    fn a_quote_opens_after_blanks_where_the_list_is_written_so() {
        let spaced = Marks {
            spaced: true,
            ..COMMAS
        };
        let text = "Mia, \"tea, coffee\" ,  x\n";
        assert_eq!(cells(text, spaced), [["Mia", "tea, coffee ", "  x"]]);
        assert_eq!(cells(text, COMMAS)[0].len(), 4);
    }

    #[test]
    fn a_delimiter_may_be_any_character() {
        let marks = Marks {
            delimiter: '¦',
            ..SLASHES
        };
        assert_eq!(
            cells("Zoë¦«x»¦\"a¦b\"¦c\\¦d\n", marks),
            [["Zoë", "«x»", "a¦b", "c¦d"]]
        );
    }

    #[test]
    fn an_unclosed_quote_and_a_huge_cell_name_their_line() {
        assert_eq!(rows("a,b\nc,\"d\ne,f", COMMAS), Err(Unreadable::Unclosed(2)));
        let huge = "x".repeat(MOST_CELL + 1);
        assert_eq!(rows(&format!("a\nb,{huge}\n"), COMMAS), Err(Unreadable::Huge(2)));
        assert_eq!(
            rows(&format!("a\n\n\"{huge}\"\n"), COMMAS),
            Err(Unreadable::Huge(3))
        );
        assert!(rows(&format!("a,{}\n", &huge[1..]), COMMAS).is_ok());
    }

    fn by_csv(text: &str, delimiter: u8, quote: u8) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .quote(quote)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(Result::unwrap);
        rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn rows_mean_what_the_csv_crate_reads(text in "[ab,;\"'\r\n é]{0,40}") {
            for (delimiter, quote) in [(',', b'"'), (';', b'\'')] {
                let marks = Marks { delimiter, quote, ..COMMAS };
                match rows(&text, marks) {
                    Ok(rows) => {
                        let cells: Vec<Vec<String>> = rows.into_iter().map(|(_, cells)| cells).collect();
                        prop_assert_eq!(cells, by_csv(&text, delimiter as u8, quote));
                    }
                    Err(error) => prop_assert!(matches!(error, Unreadable::Unclosed(_))),
                }
            }
        }

        #[test]
        fn no_text_and_no_marks_panic(text in "\\PC{0,60}", delimiter in any::<char>(), quote in any::<bool>(), backslash in any::<bool>(), spaced in any::<bool>()) {
            let quote = if quote { b'"' } else { b'\'' };
            let read = rows(&text, Marks { delimiter, quote, backslash, spaced });
            if let Ok(rows) = read {
                prop_assert!(rows.iter().all(|(line, cells)| *line > 0 && !cells.is_empty()));
            }
        }
    }
}
