//! Touchpoints: one contact, ours or theirs.

use crate::domain::word::words;

words! {
    /// How the contact happened.
    Channel {
        /// An e-mail.
        Email = "email", "Email";
        /// A direct message on a platform.
        Dm = "dm", "DM";
        /// A call.
        Call = "call", "Call";
        /// A meeting.
        Meeting = "meeting", "Meeting";
        /// A parcel.
        Parcel = "parcel", "Parcel";
        /// A comment under a post.
        Comment = "comment", "Comment";
        /// Anything else.
        Other = "other", "Other";
    }
}

words! {
    /// What a template is for: a note of a first approach, each of which goes unanswered before the next, or a day.
    Step {
        /// The first.
        First = "first", "First note";
        /// After some days without an answer, and again after some more.
        FollowUp = "follow_up", "Follow-up";
        /// The last, before moving on.
        Last = "last", "Last note";
        /// On their birthday.
        Birthday = "birthday", "Birthday";
        /// When another year of working together is over.
        Anniversary = "anniversary", "Anniversary";
        /// When they have posted about us unpaid.
        Thanks = "thanks", "Thanks for a mention";
    }
}

impl Step {
    /// Whether it is a note of a first approach, which asks for something.
    #[must_use]
    pub fn approaches(self) -> bool {
        matches!(self, Self::First | Self::FollowUp | Self::Last)
    }
}

words! {
    /// Who reached out.
    Direction {
        /// They wrote to us.
        In = "in", "They wrote";
        /// We wrote to them.
        Out = "out", "We wrote";
    }
}

words! {
    /// What the contact was for.
    Intent {
        /// We wanted something.
        Ask = "ask", "Ask";
        /// We gave something.
        Give = "give", "Give";
        /// Just staying in touch.
        CheckIn = "check-in", "Check-in";
        /// We said thanks.
        Thanks = "thanks", "Thanks";
        /// An answer.
        Reply = "reply", "Reply";
    }
}

impl Intent {
    /// Whether a contact of ours waits for an answer: a thanks and a reply do not, and of how a contact happened that
    /// a list tells without its channel nobody knows whether it was answered.
    #[must_use]
    pub fn awaits_answer(self, direction: Direction, channel: Channel) -> bool {
        direction == Direction::Out
            && channel != Channel::Other
            && matches!(self, Self::Ask | Self::Give | Self::CheckIn)
    }
}
