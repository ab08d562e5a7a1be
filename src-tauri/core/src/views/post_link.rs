//! A link that was pasted: whether it leads to a post, and what it says of it.

use serde::Serialize;

use crate::domain::account::{Platform, parse_account};
use crate::domain::mention::{MentionKind, posted, read_link};

/// What a link says of the post that it leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PostLink {
    /// As it would be kept.
    pub link: String,
    /// Where it leads, if that is a platform that is known.
    pub platform: Option<Platform>,
    /// What is there.
    pub post: MentionKind,
    /// It leads to somebody's profile, not to a post.
    pub profile: bool,
}

/// Reads a link as it was pasted; `None` where it is none.
#[must_use]
pub fn post_link(text: &str) -> Option<PostLink> {
    let link = read_link(text).ok().flatten()?;
    let (platform, post) = posted(&link);
    Some(PostLink {
        profile: platform.is_some() && parse_account(&link, None).is_ok(),
        link,
        platform,
        post,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_told_from_a_post() {
        let of = |text| post_link(text).map(|found| (found.platform, found.profile));
        assert_eq!(of("instagram.com/p/1"), Some((Some(Platform::Instagram), false)));
        assert_eq!(
            of("https://instagram.com/ada"),
            Some((Some(Platform::Instagram), true))
        );
        assert_eq!(of("https://blog.example/our-cups"), Some((None, false)));
        assert_eq!(of("a post"), None);
    }
}
