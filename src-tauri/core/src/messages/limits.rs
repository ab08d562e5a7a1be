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
/// Messenger: Meta for Developers, Send API, 2,000 characters. X: the Help Center on direct messages. Comments: the
/// Help Centers of Instagram and TikTok.
pub(super) fn limit(channel: Channel, platform: Option<Platform>) -> Option<Limit> {
    Some(match (channel, platform) {
        (Channel::Dm, Some(Platform::Facebook)) => characters(2_000, "Meta, Messenger Send API"),
        (Channel::Dm, Some(Platform::X)) => characters(10_000, "X Help Center"),
        // The strictest there is, where the platform is not known to have another.
        (Channel::Dm, _) => Limit {
            most: 1_000,
            bytes: true,
            source: "Meta, Instagram messaging",
        },
        (Channel::Comment, Some(Platform::Tiktok)) => characters(150, "TikTok Help Center"),
        (Channel::Comment, Some(Platform::Instagram)) => characters(2_200, "Instagram Help Center"),
        _ => return None,
    })
}
