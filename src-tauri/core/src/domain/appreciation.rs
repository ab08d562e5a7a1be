//! Appreciation: what we do for somebody, other than writing to them.

use crate::domain::word::words;

words! {
    /// What an appreciation is.
    AppreciationKind {
        /// A gift.
        Gift = "gift", "Gift";
        /// A thank-you note.
        ThankYouNote = "thank-you-note", "Thank-you note";
        /// We shared what they made.
        Share = "share", "Shared their content";
        /// They saw something of ours before others.
        EarlyAccess = "early-access", "Early access";
        /// We remembered their birthday.
        Birthday = "birthday", "Birthday";
        /// Anything else.
        Other = "other", "Other";
    }
}
