//! In which encoding a text is written, when nobody says.
//!
//! Marks and the shape of the bytes settle most files. What remains are the encodings of the last century, where the
//! letters decide: chardetng, made for the web, knows those of the web and is right after a few letters, but knows
//! neither DOS nor the Macintosh, which “CSV (MS-DOS)” and “CSV (Macintosh)” still write; chardet's letter pairs do.
//! Each misjudges the other's: so the two are compared on the same cells, those that are not plain ASCII.

use super::encoding::Encoding;

/// An encoding, and why it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) encoding: Encoding,
    pub(super) because: String,
}

/// How much of a file's accented text is judged.
const EVIDENCE: usize = 32 * 1024;

/// The encoding that a file is likeliest written in.
pub(super) fn find(bytes: &[u8]) -> Found {
    let found = |encoding, because: &str| Found {
        encoding,
        because: because.to_owned(),
    };
    let marked = ["utf-32le", "utf-32be", "utf-8", "utf-16le", "utf-16be", "gb18030"]
        .into_iter()
        .filter_map(Encoding::named)
        .find(|encoding| bytes.starts_with(encoding.mark()));
    if let Some(encoding) = marked {
        return found(encoding, "the file starts with the mark of this encoding");
    }
    if let Some(encoding) = wide(bytes) {
        return found(
            encoding,
            "its bytes stand in groups with zeros between the letters",
        );
    }
    if bytes.is_ascii() {
        return match seven_bits(bytes) {
            Some(encoding) => found(encoding, "it switches alphabets as old mail did"),
            None => found(
                Encoding::UTF_8,
                "it has plain letters only, which all encodings share",
            ),
        };
    }
    match utf_8(bytes) {
        Utf8::Whole => found(Encoding::UTF_8, "its accented letters are written as UTF-8 does"),
        Utf8::Mostly => found(
            Encoding::UTF_8,
            "most of its accented letters are written as UTF-8 does; the others are broken",
        ),
        Utf8::No => by_letters(bytes),
    }
}

/// UTF-16 and UTF-32 without a mark.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    /// So many characters tell.
    const SAMPLE: usize = 64 * 1024;
    if !bytes.contains(&0) || bytes.len() < 4 {
        return None;
    }
    let clean = |encoding: &Encoding, sample: &[u8]| {
        let (text, broken) = encoding.decode(sample);
        let controls = text
            .chars()
            .filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
            .count();
        !broken && !text.contains('\0') && controls * 50 < sample.len()
    };
    if bytes.len().is_multiple_of(4) {
        let sample = &bytes[..bytes.len().min(SAMPLE * 4)];
        let kinds = [false, true].map(|big_endian| Encoding::Utf32 { big_endian });
        if let Some(found) = kinds.into_iter().find(|kind| clean(kind, sample)) {
            return Some(found);
        }
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let pairs = &pairs[..pairs.len().min(SAMPLE)];
    let little = pairs.iter().filter(|pair| pair[1] == 0).count();
    let big = pairs.iter().filter(|pair| pair[0] == 0).count();
    let (encoding, zeros, others) = if little >= big {
        (Encoding::Standard(encoding_rs::UTF_16LE), little, big)
    } else {
        (Encoding::Standard(encoding_rs::UTF_16BE), big, little)
    };
    // Where all that is no zero is plain text, half of it being zeros makes it UTF-16, a few zeros make it damaged.
    let letters = pairs.as_flattened().iter().filter(|byte| **byte != 0);
    let plain = letters
        .clone()
        .filter(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r'))
        .count();
    let sure = if plain * 10 >= letters.count() * 9 {
        zeros * 2 >= pairs.len()
    } else {
        // A line break is a zero and a line feed; in other files that have zeros it hardly ever is.
        let breaks = pairs
            .iter()
            .filter(|pair| matches!(pair, [b'\n', 0] | [0, b'\n']))
            .count();
        let halves = pairs.iter().filter(|pair| pair.contains(&b'\n')).count() - breaks;
        zeros * 4 >= pairs.len() || (zeros * 50 >= pairs.len() && breaks > halves)
    };
    let whole = pairs.len() * 2;
    // A pair of surrogates may be cut by the sample's end.
    let sample = match pairs.last() {
        Some([a, b]) if (0xD8..0xE0).contains(a) || (0xD8..0xE0).contains(b) => &bytes[..whole - 2],
        _ => &bytes[..whole],
    };
    (sure && others * 4 <= zeros && clean(&encoding, sample)).then_some(encoding)
}

/// ISO-2022: ASCII with escape sequences.
fn seven_bits(bytes: &[u8]) -> Option<Encoding> {
    if !bytes.contains(&0x1B) {
        return None;
    }
    if bytes.windows(4).any(|w| w == b"\x1B$)C") {
        return Some(Encoding::Iso2022Kr);
    }
    let japanese = [b"\x1B$B", b"\x1B$@", b"\x1B(J", b"\x1B(I"];
    bytes
        .windows(3)
        .any(|w| japanese.iter().any(|escape| w == *escape))
        .then_some(Encoding::Standard(encoding_rs::ISO_2022_JP))
}

enum Utf8 {
    Whole,
    Mostly,
    No,
}

fn utf_8(bytes: &[u8]) -> Utf8 {
    if std::str::from_utf8(bytes).is_ok() {
        return Utf8::Whole;
    }
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    // By chance, two bytes of another encoding are UTF-8 once in a while, never four times of five.
    if good >= bad * 4 { Utf8::Mostly } else { Utf8::No }
}

/// What may beat chardetng's guess: chardet's name for it and how far its letter pairs are trusted. Central European
/// pages accept most of what Western ones write, and seldom are what was meant.
const RIVALS: [(&str, f64); 16] = [
    ("mac-roman", 1.0),
    ("cp850", 1.0),
    ("cp437", 0.999),
    ("cp1257", 0.95),
    ("cp852", 0.7),
    ("cp1250", 0.6),
    ("mac-latin2", 0.6),
    ("iso8859-3", 1.0),
    ("cp857", 0.8),
    ("cp775", 0.7),
    ("mac-cyrillic", 1.0),
    ("cp855", 0.9),
    ("cp866", 0.9),
    ("cp737", 0.9),
    ("cp862", 0.9),
    ("cp864", 0.7),
];

fn by_letters(bytes: &[u8]) -> Found {
    let cells = accented(bytes);
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&cells, true);
    let guess = Encoding::Standard(detector.guess(None, chardetng::Utf8Detection::Deny));
    let certain = in_chardet(guess).is_none() && oddity(&guess.decode(&cells).0) < 0.5;
    let encoding = if certain {
        guess
    } else {
        with_euro(best(&cells, guess), bytes)
    };
    Found {
        encoding,
        because: format!("its letters read right so, as in “{}”", example(&cells, encoding)),
    }
}

/// The cells that are not plain ASCII, a line each. Cut only where no encoding has half a character.
fn accented(bytes: &[u8]) -> Vec<u8> {
    let mut cells = Vec::new();
    for cell in bytes.split(|byte| matches!(byte, b'\n' | b'\r' | b'\t' | b',' | b';' | b'"')) {
        if !cell.is_ascii() {
            cells.extend_from_slice(cell);
            cells.push(b'\n');
        }
        if cells.len() >= EVIDENCE {
            break;
        }
    }
    cells
}

/// A single-byte encoding in chardet's words; those of several bytes are sure enough.
fn in_chardet(encoding: Encoding) -> Option<String> {
    let label = encoding.label();
    match label.as_str() {
        "shift_jis" | "euc-jp" | "gbk" | "gb18030" | "big5" | "euc-kr" | "utf-8" => None,
        "windows-874" => Some("cp874".to_owned()),
        "ibm866" => Some("cp866".to_owned()),
        "macintosh" => Some("mac-roman".to_owned()),
        "x-mac-cyrillic" => Some("mac-cyrillic".to_owned()),
        "iso-8859-8-i" => Some("iso8859-8".to_owned()),
        _ => Some(label.replace("windows-", "cp").replace("iso-8859", "iso8859")),
    }
}

/// The likeliest of chardetng's guess, windows-1252 and the rivals of both.
///
/// The less there is to judge, the more the usual is believed: from one letter alone anything can be made.
fn best(cells: &[u8], guess: Encoding) -> Encoding {
    let usual = Encoding::Standard(encoding_rs::WINDOWS_1252);
    if says_signs_only(&usual.decode(cells).0) {
        return usual;
    }
    let evidence = cells.iter().filter(|byte| !byte.is_ascii()).count().max(1) as f64;
    let mut trust: Vec<(String, f64)> = RIVALS
        .iter()
        .map(|(name, trust)| ((*name).to_owned(), trust / (1.0 + 2.0 / evidence)))
        .collect();
    // From one or two letters chardetng often guesses a Baltic encoding, and few lists are in one.
    let baltic = ["windows-1257", "iso-8859-4", "iso-8859-13"].contains(&guess.label().as_str());
    let known = if baltic && evidence < 3.0 { 0.2 } else { 1.0 };
    trust.extend(in_chardet(guess).map(|name| (name, known / (1.0 + 1.0 / evidence))));
    trust.push(("cp1252".to_owned(), 1.0));
    let options = chardet::DetectOptions {
        encoding_era: u8::MAX,
        compat_names: false,
        ignore_threshold: true,
        include_encodings: Some(trust.iter().map(|(name, _)| name.clone()).collect()),
        ..chardet::DetectOptions::default()
    };
    let scored = chardet::detect_all(cells, &options).unwrap_or_default();
    scored
        .into_iter()
        .filter_map(|one| {
            let name = one.encoding?;
            let trust = trust.iter().rfind(|(rival, _)| *rival == name)?.1;
            let encoding = from_chardet(&name)?;
            let natural = 1.0 - oddity(&encoding.decode(cells).0);
            Some((encoding, one.confidence * trust * natural * natural))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(guess, |(encoding, _)| encoding)
}

/// Whether all beyond ASCII is what people type in any language: quotes, dashes, a currency.
fn says_signs_only(text: &str) -> bool {
    const USUAL: &str = "’‘“”–—…€£©®™°±½¼¾·•²³«»§¿¡×\u{A0}";
    let mut beyond = text.chars().filter(|c| !c.is_ascii());
    beyond.all(|c| USUAL.contains(c)) && oddity(text) == 0.0
}

fn from_chardet(name: &str) -> Option<Encoding> {
    match name {
        "mac-roman" => Encoding::named("macintosh"),
        "mac-cyrillic" => Encoding::named("x-mac-cyrillic"),
        "cp866" => Encoding::named("ibm866"),
        "cp874" => Encoding::named("windows-874"),
        _ => Encoding::named(name)
            .or_else(|| Encoding::named(&name.replace("cp", "windows-")))
            .or_else(|| Encoding::named(&name.replace("iso8859", "iso-8859"))),
    }
}

/// The share of letters beyond ASCII that stand where none stands: a capital within a small word, two alphabets in
/// one word, a sign between letters, an opening mark after a letter.
fn oddity(text: &str) -> f64 {
    let (mut beyond, mut odd) = (0usize, 0usize);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if !c.is_ascii() {
            beyond += 1;
            odd += usize::from(is_odd(before, c, after));
        }
        before = c;
    }
    odd as f64 / beyond.max(1) as f64
}

fn is_odd(before: char, c: char, after: char) -> bool {
    let raised =
        c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && after.is_lowercase()));
    let raises = c.is_lowercase() && after.is_uppercase();
    let mixed = [before, after]
        .into_iter()
        .any(|next| alphabet(next) != 0 && alphabet(c) != 0 && alphabet(next) != alphabet(c));
    let within_latin = wide_letter(c) && (before.is_ascii_lowercase() || after.is_ascii_lowercase());
    let sign = !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '’' | '·' | '\u{AD}') && !joins(c);
    let within = sign && before.is_alphabetic() && after.is_alphabetic();
    let opens = matches!(c, '‘' | '‚' | '„' | '“' | '¡' | '¿' | '†' | '‡' | 'ˆ' | '‰');
    raised || raises || mixed || within_latin || within || (opens && before.is_alphabetic()) || c.is_control()
}

/// Marks that stand on the letter before them.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{652}' | '\u{E31}'..='\u{E4E}')
}

/// A letter or sign of East Asia.
fn wide_letter(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}')
}

/// 1 Latin, 2 Greek, 3 Cyrillic, 4 Hebrew, 5 Arabic; 0 for what is no letter of these.
fn alphabet(c: char) -> u8 {
    match c {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => 1,
        '\u{370}'..='\u{3FF}' => 2,
        '\u{400}'..='\u{52F}' => 3,
        '\u{5D0}'..='\u{5EA}' => 4,
        '\u{620}'..='\u{64A}' => 5,
        _ => 0,
    }
}

/// ISO-8859-15 is windows-1252 without its 0x80 to 0x9F and with €, Š, Ž, Œ and Ÿ where ¤ and fractions were. Nobody
/// writes the currency sign, and a fraction touches no letter.
fn with_euro(guess: Encoding, bytes: &[u8]) -> Encoding {
    if guess != Encoding::Standard(encoding_rs::WINDOWS_1252)
        || bytes.iter().any(|b| (0x80..0xA0).contains(b))
    {
        return guess;
    }
    let letter = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0xC0);
    let said = bytes.iter().enumerate().any(|(at, byte)| match byte {
        0xA4 => true,
        0xA6 | 0xA8 | 0xB4 | 0xB8 | 0xBC..=0xBE => {
            letter(bytes.get(at + 1)) || (at > 0 && letter(bytes.get(at - 1)))
        }
        _ => false,
    });
    if said {
        Encoding::Standard(encoding_rs::ISO_8859_15)
    } else {
        guess
    }
}

/// The first accented cell, shortened.
fn example(cells: &[u8], encoding: Encoding) -> String {
    const LONGEST: usize = 30;
    let first = cells.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let (text, _) = encoding.decode(first);
    let text = text.trim();
    let mut said: String = text.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        said.push('…');
    }
    said
}
