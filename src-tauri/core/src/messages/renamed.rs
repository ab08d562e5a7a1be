//! Templates whose merge fields are called otherwise.

use std::collections::HashMap;

/// A template's text with these fields called otherwise; the words around them stay as they are.
#[must_use]
pub fn renamed(body: &str, anew: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find(['{']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let close = match from.get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            _ => {
                out.push('{');
                rest = from.get(1..).unwrap_or_default();
                continue;
            }
        };
        let Some(end) = from.find(close) else {
            rest = from;
            break;
        };
        let (inside, after) = from.split_at(end);
        out.push_str(&inside_renamed(inside, anew));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Names in a place for a field; what is quoted, a filter and a part of something are none.
fn inside_renamed(inside: &str, anew: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(inside.len());
    let (mut word, mut quote, mut behind) = (String::new(), None, ' ');
    let end = |word: &mut String, behind: &mut char, out: &mut String| {
        let name = if matches!(behind, '.' | '|') {
            None
        } else {
            anew.get(word.as_str())
        };
        out.push_str(name.unwrap_or(word));
        if !word.is_empty() {
            *behind = ' ';
        }
        word.clear();
    };
    for c in inside.chars() {
        if quote.is_none() && (c.is_ascii_alphanumeric() || c == '_') {
            word.push(c);
            continue;
        }
        end(&mut word, &mut behind, &mut out);
        out.push(c);
        quote = match (quote, c) {
            (None, '"' | '\'') => Some(c),
            (Some(open), c) if open == c => None,
            (quote, _) => quote,
        };
        if !c.is_whitespace() {
            behind = c;
        }
    }
    end(&mut word, &mut behind, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_fields_are_called_otherwise() {
        let anew = HashMap::from([("size".to_owned(), "shirt_size".to_owned())]);
        for (body, then) in [
            ("Your size: {{ size }}", "Your size: {{ shirt_size }}"),
            (
                "{% if size %}{{size|default(\"size\")}}{% endif %}",
                "{% if shirt_size %}{{shirt_size|default(\"size\")}}{% endif %}",
            ),
            (
                "{{ name | size }} { size } {{ size",
                "{{ name | size }} { size } {{ size",
            ),
            ("{{ resize }} {{ own.size }}", "{{ resize }} {{ own.size }}"),
            (
                "Grüße {{ size ~ ' ' ~ size }}!",
                "Grüße {{ shirt_size ~ ' ' ~ shirt_size }}!",
            ),
        ] {
            assert_eq!(renamed(body, &anew), then);
        }
    }
}
