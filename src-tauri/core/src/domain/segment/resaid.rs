//! Segments and views said anew where a tag or an own field that they speak of is called otherwise, becomes another, or
//! goes.

use super::{Condition, CustomTest, ListOrder, OrderBy, Segment, SegmentView, Shown};
use crate::domain::CustomFieldId;

impl Segment {
    /// Whether it asks for a tag, letter case aside.
    #[must_use]
    pub fn asks_for_tag(&self, name: &str) -> bool {
        self.conditions
            .iter()
            .any(|one| matches!(one, Condition::Tag { any, .. } if any.iter().any(|tag| same(tag, name))))
    }

    /// Whether it asks for an own field.
    #[must_use]
    pub fn asks_for_field(&self, id: CustomFieldId) -> bool {
        self.conditions
            .iter()
            .any(|one| matches!(one, Condition::Custom { field, .. } if *field == id))
    }

    /// Asks for a tag by another name; whether it did ask for it.
    pub fn retag(&mut self, from: &str, to: &str) -> bool {
        let mut did = false;
        for one in &mut self.conditions {
            if let Condition::Tag { any, .. } = one {
                did |= renamed(any, from, to);
            }
        }
        did
    }

    /// Asks for a value of an own field by another writing; whether it did ask for it.
    pub fn revalue(&mut self, id: CustomFieldId, from: &str, to: &str) -> bool {
        let mut did = false;
        for one in &mut self.conditions {
            if let Condition::Custom {
                field,
                is: CustomTest::Any { any, .. },
            } = one
                && *field == id
            {
                did |= renamed(any, from, to);
            }
        }
        did
    }
}

impl SegmentView {
    /// Whether it asks for an own field, shows it or is ordered by it.
    #[must_use]
    pub fn speaks_of(&self, id: CustomFieldId) -> bool {
        self.segment.asks_for_field(id)
            || self.order == OrderBy::Field { field: id }
            || self
                .columns
                .iter()
                .any(|column| column.shows == Shown::Custom { field: id })
    }

    /// Speaks of another field instead; whether it did speak of it.
    pub fn refield(&mut self, from: CustomFieldId, to: CustomFieldId) -> bool {
        if !self.speaks_of(from) {
            return false;
        }
        for one in &mut self.segment.conditions {
            if let Condition::Custom { field, .. } = one
                && *field == from
            {
                *field = to;
            }
        }
        if self.order == (OrderBy::Field { field: from }) {
            self.order = OrderBy::Field { field: to };
        }
        let to = Shown::Custom { field: to };
        if self.columns.iter().any(|column| column.shows == to) {
            self.columns
                .retain(|column| column.shows != Shown::Custom { field: from });
        }
        for column in &mut self.columns {
            if column.shows == (Shown::Custom { field: from }) {
                column.shows = to.clone();
            }
        }
        true
    }

    /// Shows a field no longer, nor is ordered by it; whether it did. What it asks for it asks for still: then nobody has
    /// it, and who is meant does not become everybody behind the owner's back.
    pub fn drop_field(&mut self, id: CustomFieldId) -> bool {
        let columns = self.columns.len();
        self.columns
            .retain(|column| column.shows != Shown::Custom { field: id });
        let ordered = self.order == OrderBy::Field { field: id };
        if ordered {
            self.order = ListOrder::Name.into();
        }
        ordered || columns != self.columns.len()
    }
}

/// Puts one word for another, once.
fn renamed(words: &mut Vec<String>, from: &str, to: &str) -> bool {
    let Some(at) = words.iter().position(|word| same(word, from)) else {
        return false;
    };
    words.retain(|word| !same(word, from) && !same(word, to));
    words.insert(at.min(words.len()), to.to_owned());
    true
}

fn same(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}
