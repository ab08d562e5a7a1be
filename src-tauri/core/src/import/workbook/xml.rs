//! XML as workbooks hold it, within bounds: no part of it can make its reader take more memory than we allow.
//!
//! Entities are never expanded and nothing outside is ever fetched: a document type declaration, which could ask for
//! both, is refused where it stands.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Trouble;

/// The most bytes of one tag, text or comment.
const MOST_EVENT: usize = 4 * 1024 * 1024;

/// How deep elements may stand in each other.
const MOST_DEPTH: u32 = 256;

/// Reads XML event by event; an empty element is told as its start and its end.
pub(super) struct Xml<R: Read> {
    reader: Reader<Bounded<BufReader<R>>>,
    left: Rc<Cell<usize>>,
    buffer: Vec<u8>,
    depth: u32,
    part: String,
}

impl<R: Read> Xml<R> {
    pub(super) fn new(part: &str, inner: R) -> Self {
        let left = Rc::new(Cell::new(MOST_EVENT));
        let mut reader = Reader::from_reader(Bounded {
            inner: BufReader::with_capacity(64 * 1024, inner),
            left: Rc::clone(&left),
        });
        // As calamine reads it.
        let config = reader.config_mut();
        config.check_end_names = false;
        config.check_comments = false;
        config.expand_empty_elements = true;
        Self {
            reader,
            left,
            buffer: Vec::new(),
            depth: 0,
            part: part.to_owned(),
        }
    }

    /// The next event; [`Event::Eof`] at the end.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Trouble> {
        self.buffer.clear();
        self.left.set(MOST_EVENT);
        let event = self
            .reader
            .read_event_into(&mut self.buffer)
            .map_err(|error| match error {
                quick_xml::Error::Io(error) => Trouble::io(&self.part, &error),
                error => Trouble::damaged(&self.part, error),
            })?;
        match event {
            Event::Start(_) => {
                self.depth += 1;
                if self.depth > MOST_DEPTH {
                    return Err(Trouble::damaged(&self.part, "its elements are nested too deeply"));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => {
                return Err(Trouble::damaged(
                    &self.part,
                    "it declares a document type, which no spreadsheet program does",
                ));
            }
            _ => {}
        }
        Ok(event)
    }

    /// Passes over everything up to the end of the element whose start was read last.
    pub(super) fn skip(&mut self) -> Result<(), Trouble> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Event::Eof) {
                return Err(self.cut_off());
            }
        }
        Ok(())
    }

    /// How many bytes were read.
    pub(super) fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    pub(super) fn cut_off(&self) -> Trouble {
        Trouble::damaged(&self.part, "it is cut off")
    }
}

/// An attribute's text, with the five entities that XML knows by itself.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    let raw: &str = &attribute.value;
    Some(quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), |text| text.into_owned()))
}

/// What stands for `&amp;` or `&#233;`; an unknown name stands for nothing.
pub(super) fn entity(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(char)) = reference.resolve_char_ref() {
        return Some(char);
    }
    let text = quick_xml::escape::resolve_predefined_entity(reference)?;
    text.chars().next()
}

/// Gives so many bytes for one event and then fails.
struct Bounded<R> {
    inner: R,
    left: Rc<Cell<usize>>,
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left.get() == 0 {
            return Err(io::Error::other("a piece of it is larger than four megabytes"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left.set(self.left.get().saturating_sub(amount));
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let amount = from.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..amount), from.get(..amount)) {
            to.copy_from_slice(from);
        }
        self.consume(amount);
        Ok(amount)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<String, Trouble> {
        let mut xml = Xml::new("part.xml", text);
        let mut out = String::new();
        loop {
            match xml.next()? {
                Event::Text(text) => out.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => out.extend(entity(&reference)),
                Event::Eof => return Ok(out),
                _ => {}
            }
        }
    }

    fn refusal(text: &[u8]) -> String {
        format!("{:?}", read(text).unwrap_err())
    }

    #[test]
    fn entities_that_nobody_declared_stand_for_nothing() {
        assert_eq!(
            read(b"<a>Tom &amp; J&#233;r&#xE9;my &lol;</a>").unwrap(),
            "Tom & J\u{e9}r\u{e9}my "
        );
    }

    #[test]
    fn a_document_type_is_refused_so_nothing_is_fetched_or_expanded() {
        let xxe =
            b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        assert!(refusal(xxe).contains("document type"));
        let laughs = b"<!DOCTYPE a [<!ENTITY b \"haha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
        assert!(refusal(laughs).contains("document type"));
    }

    #[test]
    fn what_grows_without_end_is_refused() {
        let mut text = b"<a>".to_vec();
        text.extend(std::iter::repeat_n(b'x', MOST_EVENT + 100_000));
        assert!(refusal(&text).contains("four megabytes"));
        assert!(refusal(&b"<a>".repeat(300)).contains("nested"));
        let mut comment = b"<!--".to_vec();
        comment.extend(b"<a></a>".repeat(700_000));
        assert!(refusal(&comment).contains("four megabytes"));
    }
}
