//! What a template writes between braces, found without understanding it.

/// What stands between braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagKind {
    /// `{{ … }}`
    Value,
    /// `{% … %}`
    Statement,
    /// `{# … #}`
    Comment,
}

/// One pair of braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// Which.
    pub kind: TagKind,
    /// Where it opens, in bytes.
    pub start: usize,
    /// Behind its end; the text's own end where it is never closed.
    pub end: usize,
    /// Between the braces.
    pub inner: &'t str,
}

/// Every pair of braces, in order; texts in quotes may hold braces of their own.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, kind, close)) = next_open(text, at) {
        let inside = start + 2;
        let end = closing(text, inside, close, kind).unwrap_or(text.len());
        let inner_end = if end == text.len() && !text[inside..].ends_with(close) {
            end
        } else {
            end - 2
        };
        found.push(Tag {
            kind,
            start,
            end,
            inner: text.get(inside..inner_end).unwrap_or_default(),
        });
        at = end;
    }
    found
}

fn next_open(text: &str, from: usize) -> Option<(usize, TagKind, &'static str)> {
    let rest = text.get(from..)?;
    rest.match_indices('{').find_map(|(at, _)| {
        let (kind, close) = match rest.as_bytes().get(at + 1)? {
            b'{' => (TagKind::Value, "}}"),
            b'%' => (TagKind::Statement, "%}"),
            b'#' => (TagKind::Comment, "#}"),
            _ => return None,
        };
        Some((from + at, kind, close))
    })
}

/// Behind the braces that close, quotes skipped.
fn closing(text: &str, from: usize, close: &str, kind: TagKind) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut quote: Option<u8> = None;
    while at < bytes.len() {
        let byte = bytes[at];
        match quote {
            Some(_) if byte == b'\\' => at += 1,
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if bytes[at..].starts_with(close.as_bytes()) => return Some(at + 2),
            None if kind != TagKind::Comment && (byte == b'"' || byte == b'\'') => quote = Some(byte),
            None => {}
        }
        at += 1;
    }
    None
}

/// A tag's text without what stands in quotes.
pub(super) fn unquoted(inner: &str) -> String {
    let mut plain = String::new();
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for c in inner.chars() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                plain.push(' ');
            }
            None => plain.push(c),
        }
    }
    plain
}
