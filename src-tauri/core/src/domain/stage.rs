//! Stages: the pipeline of a relationship.

use crate::domain::word::words;

words! {
    /// The five stages of the lifecycle, in their order.
    Stage {
        /// Finding the right influencer.
        Discovery = "discovery", "Discovery";
        /// First contact.
        Outreach = "outreach", "Outreach";
        /// Working on a campaign.
        Collaboration = "collaboration", "Collaboration";
        /// Keeping the relationship after it.
        Nurturing = "nurturing", "Nurturing";
        /// They promote the brand unasked.
        Advocacy = "advocacy", "Advocacy";
    }
}
