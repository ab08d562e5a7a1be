//! Custom fields: what an owner keeps about people beyond the product's own fields.

use crate::domain::word::words;

words! {
    /// What a custom field holds.
    CustomKind {
        /// Any text.
        Text = "text", "Text";
        /// A number.
        Number = "number", "Number";
        /// A calendar date.
        Date = "date", "Date";
        /// One of a list.
        Choice = "choice", "Choice";
        /// Yes or no.
        YesNo = "yes_no", "Yes or no";
        /// A web address.
        Link = "link", "Link";
    }
}
