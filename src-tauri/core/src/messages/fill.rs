//! Filling a template for one person: what is missing stays visible, and a template cannot run for ever.

use std::collections::BTreeMap;

use minijinja::{Error, ErrorKind, Value as Cell};
use serde::Serialize;

use super::engine::{Capped, FILTERS, LONGEST_TEXT, cell, environment, hole};
use super::fields::Fields;
use super::mask::{CLOSE, OPEN};
use super::sentences::Place;
use super::tags::{TagKind, tags, unquoted};

/// The longest template, in characters.
const LONGEST_BODY: usize = 20_000;
/// The statements that a message needs. None of them can name a value, so that none can double it again and again.
const STATEMENTS: [&str; 6] = ["if", "elif", "else", "endif", "for", "endfor"];

/// What a template became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Filled {
    /// The text; a missing value stands as `{{ field }}`.
    pub text: String,
    /// What is missing, in the order of the text.
    pub missing: Vec<Missing>,
}

/// A value that is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Missing {
    /// The field, as the template writes it.
    pub field: String,
    /// What a person calls it; nothing where there is no such field.
    pub label: Option<String>,
    /// Where it stands in the filled text.
    pub place: Place,
    /// What to do.
    pub advice: String,
}

/// Why a template cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type, thiserror::Error)]
#[error("Line {line}, column {column}: {message}")]
pub struct TemplateProblem {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// What is wrong and what would be right.
    pub message: String,
}

/// Whether a template may be saved: it is well formed and asks only for fields that there are.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn check(body: &str, fields: &Fields) -> Result<(), TemplateProblem> {
    refuse_statements(body)?;
    if let Some(unknown) = unknown_fields(body, fields)?.first() {
        return Err(at(
            body,
            position_of(body, unknown),
            unknown_message(unknown, fields),
        ));
    }
    fill(body, fields).map(drop)
}

/// Fills a template.
///
/// # Errors
/// It is not well formed, or it would run for too long.
pub fn fill(body: &str, fields: &Fields) -> Result<Filled, TemplateProblem> {
    refuse_statements(body)?;
    let environment = environment();
    let template = environment
        .template_from_str(body)
        .map_err(|error| problem(body, &error))?;
    let mut context: BTreeMap<String, Cell> = BTreeMap::new();
    // What the template asks for and nobody has is a hole, not an error: all of them are told at once.
    for name in template.undeclared_variables(false) {
        context.insert(name.clone(), hole(&name));
    }
    for (field, value) in fields.values() {
        context.insert(field.to_owned(), value.map_or_else(|| hole(field), cell));
    }
    let mut text = Capped::default();
    template
        .render_captured_to(Cell::from_pairs(context), &mut text)
        .map_err(|error| problem(body, &error))?;
    Ok(with_holes(&String::from_utf8_lossy(&text.bytes), fields))
}

/// A text whose holes are left out, for a comparison with others.
#[must_use]
pub fn without_holes(text: &str) -> String {
    let mut plain = String::new();
    let mut from = 0;
    for tag in tags(text) {
        plain.push_str(text.get(from..tag.start).unwrap_or_default());
        from = tag.end;
    }
    plain.push_str(text.get(from..).unwrap_or_default());
    plain
}

/// The filled text, each marked hole written as the template would write it.
fn with_holes(marked: &str, fields: &Fields) -> Filled {
    let mut text = String::new();
    let mut missing = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once(OPEN) {
        text.push_str(before);
        let (field, behind) = after.split_once(CLOSE).unwrap_or((after, ""));
        let field = field.to_lowercase();
        let start = text.len();
        text.push_str(&format!("{{{{ {field} }}}}"));
        missing.push((field, start, text.len()));
        rest = behind;
    }
    text.push_str(rest);
    let text = text.trim_end().to_owned();
    let missing = missing
        .into_iter()
        .map(|(field, start, end)| {
            let label = fields.label(&field).map(str::to_owned);
            Missing {
                advice: match &label {
                    Some(label) => format!(
                        "{label} is blank. Fill it in, write the words yourself, or give a fallback: {{{{ {field} | default(\"…\") }}}}"
                    ),
                    None => unknown_message(&field, fields),
                },
                place: Place::of(&text, start, end),
                label,
                field,
            }
        })
        .collect();
    Filled { text, missing }
}

/// Refuses what a message has no use for, and what could grow without end.
fn refuse_statements(body: &str) -> Result<(), TemplateProblem> {
    if body.chars().count() > LONGEST_BODY {
        let message = format!("a template has at most {LONGEST_BODY} characters; shorten it");
        return Err(at(body, 0, message));
    }
    for tag in tags(body) {
        let word = tag
            .inner
            .trim_start_matches(['-', '+'])
            .split_whitespace()
            .next()
            .map(|word| word.trim_end_matches('-'));
        if tag.kind == TagKind::Statement
            && let Some(word) = word
            && !STATEMENTS.contains(&word)
        {
            let message = format!(
                "\u{201c}{{% {word} %}}\u{201d} is no part of a message; use if, elif, else, endif, for or endfor"
            );
            return Err(at(body, tag.start, message));
        }
        if tag.kind != TagKind::Comment && unquoted(tag.inner).contains(['*', '[']) {
            let message =
                "a message neither multiplies nor picks by number; write the field alone".to_owned();
            return Err(at(body, tag.start, message));
        }
    }
    Ok(())
}

/// Fields that a template asks for and nobody can have.
fn unknown_fields(body: &str, fields: &Fields) -> Result<Vec<String>, TemplateProblem> {
    let environment = environment();
    let template = environment
        .template_from_str(body)
        .map_err(|error| problem(body, &error))?;
    let mut unknown: Vec<String> = template
        .undeclared_variables(false)
        .into_iter()
        .filter(|name| fields.label(name).is_none())
        .collect();
    unknown.sort_by_key(|name| position_of(body, name));
    Ok(unknown)
}

/// The byte at which a template first asks for a field.
fn position_of(body: &str, field: &str) -> usize {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    tags(body)
        .iter()
        .find_map(|tag| {
            let from = tag.start + 2;
            tag.inner.match_indices(field).find_map(|(at, _)| {
                let before = tag.inner[..at].chars().next_back();
                let behind = tag.inner[at + field.len()..].chars().next();
                let whole = !before.is_some_and(part_of_name) && !behind.is_some_and(part_of_name);
                whole.then_some(from + at)
            })
        })
        .unwrap_or(0)
}

fn unknown_message(field: &str, fields: &Fields) -> String {
    let all = fields.all();
    let near = all
        .iter()
        .map(|info| (strsim::damerau_levenshtein(&info.field, field), &info.field))
        .min();
    match near {
        Some((distance, near)) if distance <= 3 => {
            format!("there is no field \u{201c}{field}\u{201d}; did you mean {near}?")
        }
        _ => {
            let names: Vec<&str> = all.iter().map(|info| info.field.as_str()).collect();
            format!(
                "there is no field \u{201c}{field}\u{201d}; use one of: {}",
                names.join(", ")
            )
        }
    }
}

fn problem(body: &str, error: &Error) -> TemplateProblem {
    let detail = error.detail().unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::SyntaxError if detail.contains("end of input") => {
            "something is left open: every {{ needs its }}, every {% if … %} its {% endif %}".to_owned()
        }
        ErrorKind::SyntaxError => format!(
            "this is not understood ({detail}); write {{{{ first_name }}}}, {{{{ first_name | default(\"there\") }}}} or {{% if location %}} … {{% endif %}}"
        ),
        ErrorKind::UnknownFilter => format!("there is no such filter; use one of: {FILTERS}"),
        ErrorKind::UnknownTest => "there is no such test; use \u{201c}is defined\u{201d}".to_owned(),
        ErrorKind::OutOfFuel => "this repeats too much; a message has no use for so many rounds".to_owned(),
        ErrorKind::WriteFailure => format!("this makes more than {LONGEST_TEXT} characters; shorten it"),
        ErrorKind::UndefinedError => {
            "this asks for a part of a field that has none; write the field alone".to_owned()
        }
        _ => format!(
            "this cannot be filled ({})",
            if detail.is_empty() {
                "it is no field"
            } else {
                detail
            }
        ),
    };
    let line = error.line().unwrap_or(1);
    match error.range() {
        Some(range) => at(body, range.start.min(body.len()), message),
        None => TemplateProblem {
            line: u32::try_from(line).unwrap_or(1),
            column: 1,
            message,
        },
    }
}

fn at(body: &str, byte: usize, message: String) -> TemplateProblem {
    let before = body.get(..byte).unwrap_or(body);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |head| head.chars().count()) + 1;
    TemplateProblem {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
        message,
    }
}
