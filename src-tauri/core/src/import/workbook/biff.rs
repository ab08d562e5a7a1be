//! The records of Excel 5 to 2003 ([MS-XLS] 2.1.4): read where they are whole, and never further than their bytes.

use encoding_rs::Encoding;

const CONTINUE: u16 = 0x003C;

/// Records: a type, a length, and that many bytes.
pub(super) struct Records<'b> {
    pub(super) rest: &'b [u8],
}

impl<'b> Records<'b> {
    pub(super) fn next(&mut self) -> Option<(u16, &'b [u8])> {
        let (kind, length) = (u16_at(self.rest, 0)?, u16_at(self.rest, 2)?);
        let (data, rest) = self.rest.get(4..)?.split_at_checked(usize::from(length))?;
        self.rest = rest;
        Some((kind, data))
    }

    /// A record's bytes with those of the records that continue it.
    pub(super) fn with_continued(&mut self, data: &'b [u8]) -> Pieces<'b> {
        let mut pieces = vec![data];
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            let Some((_, more)) = self.next() else { break };
            pieces.push(more);
        }
        pieces.reverse();
        Pieces {
            now: pieces.pop().unwrap_or_default(),
            then: pieces,
        }
    }
}

/// A record and what continues it.
pub(super) struct Pieces<'b> {
    now: &'b [u8],
    /// The pieces to come, the next one last.
    then: Vec<&'b [u8]>,
}

impl<'b> Pieces<'b> {
    pub(super) fn of(data: &'b [u8]) -> Self {
        Self {
            now: data,
            then: Vec::new(),
        }
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        while self.now.is_empty() {
            self.now = self.then.pop()?;
        }
        let (&byte, rest) = self.now.split_first()?;
        self.now = rest;
        Some(byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// So many bytes of this piece.
    pub(super) fn bytes(&mut self, length: usize) -> Option<&'b [u8]> {
        let (bytes, rest) = self.now.split_at_checked(length)?;
        self.now = rest;
        Some(bytes)
    }

    fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > 0 {
            if self.now.is_empty() {
                self.now = self.then.pop()?;
            }
            let step = length.min(self.now.len());
            self.bytes(step)?;
            length -= step;
        }
        Some(())
    }

    /// A text with its length in two bytes (XLUnicodeString, 2.5.294).
    pub(super) fn long_text(&mut self) -> Option<String> {
        let length = usize::from(self.u16()?);
        // An empty one may end here.
        match self.byte() {
            Some(flags) => self.text(length, flags & 1 != 0),
            None => (length == 0).then(String::new),
        }
    }

    /// A shared text, without its formats (XLUnicodeRichExtendedString, 2.5.293).
    pub(super) fn rich_text(&mut self, length: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 0x08 != 0 {
            usize::from(self.u16()?)
        } else {
            0
        };
        let extra = if flags & 0x04 != 0 {
            usize::from(self.u16()?) | usize::from(self.u16()?) << 16
        } else {
            0
        };
        let text = self.text(length, flags & 1 != 0)?;
        self.skip(runs.checked_mul(4)?.checked_add(extra)?)?;
        Some(text)
    }

    /// So many characters of one byte or two; where a piece ends, the next one says anew which.
    pub(super) fn text(&mut self, length: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::with_capacity(length);
        while units.len() < length {
            if self.now.is_empty() {
                self.now = self.then.pop()?;
                wide = self.byte()? & 1 != 0;
            }
            let left = length - units.len();
            if wide {
                let bytes = self.bytes(self.now.len().min(left * 2))?;
                units.extend(bytes.chunks_exact(2).filter_map(|unit| u16_at(unit, 0)));
                if bytes.len() % 2 != 0 {
                    return None;
                }
            } else {
                let bytes = self.bytes(self.now.len().min(left))?;
                units.extend(bytes.iter().map(|byte| u16::from(*byte)));
            }
        }
        Some(String::from_utf16_lossy(&units))
    }
}

/// A number in four bytes (RkNumber, 2.5.217): the high half of a float or an integer, perhaps of hundredths.
pub(super) fn short_number(bits: u32) -> f64 {
    let value = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

pub(super) fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}

/// The code pages that workbooks of Excel 5 and 95 were written in.
pub(super) fn code_page(page: u16) -> &'static Encoding {
    let label = match page {
        367 => "us-ascii",
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        10_000 | 32_768 => "macintosh",
        10_007 => "x-mac-cyrillic",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        _ => "windows-1252",
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

pub(super) fn f64_at(bytes: &[u8]) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.first_chunk()?))
}
