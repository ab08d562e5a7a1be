//! How long a message may be where it is sent, and who says so.

use crate::domain::Platform;
use crate::domain::touchpoint::Channel;

/// A limit and its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit {
    /// How many.
    pub most: usize,
    /// Whether bytes of UTF-8 are counted; characters otherwise.
    pub bytes: bool,
    /// Who says so.
    pub source: &'static str,
}

const fn characters(most: usize, source: &'static str) -> Limit {
    Limit {
        most,
        bytes: false,
        source,
    }
}

/// The limit of a channel on a platform, where one is known.
///
/// Instagram: Meta for Developers, Instagram Messaging, "Message text must be UTF-8 and be a 1000 bytes or less".
/// Messenger: the 2,000 characters of its Send API; what a person types may be longer, so that this errs on the safe
/// side. X: 10,000 characters a direct message. Comments: 150 on TikTok, 2,200 on Instagram, 8,000 on Facebook,
/// 10,000 on YouTube, 280 in a reply on X without a subscription; compared in public surveys of 2026, since not every
/// platform states them.
pub(super) fn limit(channel: Channel, platform: Option<Platform>) -> Option<Limit> {
    Some(match (channel, platform) {
        (Channel::Dm, Some(Platform::Facebook)) => characters(2_000, "Meta, Messenger Send API"),
        (Channel::Dm, Some(Platform::X)) => characters(10_000, "X, direct messages"),
        // The strictest there is, where the platform is not known to have another.
        (Channel::Dm, _) => Limit {
            most: 1_000,
            bytes: true,
            source: "Meta, Instagram messaging",
        },
        (Channel::Comment, Some(Platform::Tiktok)) => characters(150, "TikTok, comments"),
        (Channel::Comment, Some(Platform::Instagram)) => characters(2_200, "Instagram, comments"),
        (Channel::Comment, Some(Platform::Facebook)) => characters(8_000, "Facebook, comments"),
        (Channel::Comment, Some(Platform::Youtube)) => characters(10_000, "YouTube, comments"),
        (Channel::Comment, Some(Platform::X)) => characters(280, "X, replies"),
        _ => return None,
    })
}
