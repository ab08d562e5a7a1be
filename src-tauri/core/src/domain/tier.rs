//! Tiers: how close a partner is, as the owner sees it.

use crate::domain::word::words;

words! {
    /// How close somebody is; set by a person, never by a rule.
    Tier {
        /// Somebody who may become a partner.
        Prospect = "prospect", "Prospect";
        /// Somebody we work with again and again.
        Partner = "partner", "Partner";
        /// Somebody who speaks for the brand unasked.
        Ambassador = "ambassador", "Ambassador";
    }
}
