//! What a template may do: a handful of filters, values that may be missing, and an end to its running.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr};
use minijinja::{Environment, Error, UndefinedBehavior, Value as Cell};

use super::fields::Value;
use super::mask::{CLOSE, OPEN};
use crate::domain::word::upper_first;

/// Instructions of one filling: a long message needs some hundreds, an endless loop any number.
const FUEL: u64 = 50_000;
/// The longest text that a template may make, in bytes.
pub(super) const LONGEST_TEXT: usize = 100_000;
/// The filters, for a sentence that lists them.
pub(super) const FILTERS: &str = "default, capitalize, title, upper, lower, trim, first, last, join, length";

/// What a template may do, and how long.
pub(super) fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_debug(true);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.add_filter("default", |value: Cell, other: Option<Cell>| {
        let blank = is_hole(&value) || value.is_none() || value.as_str() == Some("");
        if blank {
            other.unwrap_or_else(|| Cell::from(""))
        } else {
            value
        }
    });
    environment.add_filter("upper", |value: Cell| each(value, |text| text.to_uppercase()));
    environment.add_filter("lower", |value: Cell| each(value, |text| text.to_lowercase()));
    environment.add_filter("trim", |value: Cell| each(value, |text| text.trim().to_owned()));
    environment.add_filter("capitalize", |value: Cell| each(value, upper_first));
    environment.add_filter("title", |value: Cell| {
        each(value, |text| {
            let words: Vec<String> = text.split(' ').map(upper_first).collect();
            words.join(" ")
        })
    });
    environment.add_filter("first", |value: Cell| {
        end_of(value, |items| items.first().cloned())
    });
    environment.add_filter("last", |value: Cell| end_of(value, |items| items.last().cloned()));
    environment.add_filter("length", |value: Cell| -> Result<Cell, Error> {
        let text = value.as_str().map(|text| text.chars().count());
        Ok(text.or_else(|| value.len()).map_or(Cell::from(0), Cell::from))
    });
    environment.add_filter(
        "join",
        |value: Cell, between: Option<String>| -> Result<Cell, Error> {
            if is_hole(&value) || value.as_str().is_some() {
                return Ok(value);
            }
            let items: Vec<String> = value.try_iter()?.map(|item| item.to_string()).collect();
            Ok(Cell::from(items.join(between.as_deref().unwrap_or(", "))))
        },
    );
    environment.add_test("defined", |value: Cell| !is_hole(&value));
    environment.add_test("undefined", |value: Cell| is_hole(&value));
    environment
}

fn each(value: Cell, change: impl Fn(&str) -> String) -> Cell {
    if is_hole(&value) {
        value
    } else {
        Cell::from(change(&value.to_string()))
    }
}

fn end_of(value: Cell, take: impl Fn(&[Cell]) -> Option<Cell>) -> Result<Cell, Error> {
    if is_hole(&value) || value.as_str().is_some() {
        return Ok(value);
    }
    let items: Vec<Cell> = value.try_iter()?.collect();
    Ok(take(&items).unwrap_or_else(|| Cell::from("")))
}

/// A value as a template sees it.
pub(super) fn cell(value: &Value) -> Cell {
    match value {
        Value::Text(text) => Cell::from(text.as_str()),
        Value::Number(number) => Cell::from(*number),
        Value::List(items) => Cell::from_object(List(items.clone())),
    }
}

/// A value that is not there.
pub(super) fn hole(field: &str) -> Cell {
    Cell::from_object(Hole(field.to_owned()))
}

fn is_hole(value: &Cell) -> bool {
    value.is_undefined() || value.downcast_object_ref::<Hole>().is_some()
}

/// A value that is not there: false where it is asked for, its own name where it is written.
#[derive(Debug)]
struct Hole(String);

impl Object for Hole {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Iterable
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Empty
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{OPEN}{}{CLOSE}", self.0)
    }
}

/// Several texts, written as a person lists them.
#[derive(Debug)]
struct List(Vec<String>);

impl Object for List {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Cell) -> Option<Cell> {
        Some(Cell::from(self.0.get(key.as_usize()?)?.as_str()))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }

    fn render(self: &Arc<Self>, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// Takes a text until it is too long.
#[derive(Debug, Default)]
pub(super) struct Capped {
    /// What was taken.
    pub bytes: Vec<u8>,
}

impl std::io::Write for Capped {
    fn write(&mut self, more: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + more.len() > LONGEST_TEXT {
            return Err(std::io::Error::other("too long"));
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
