//! Mentions: posts about us.

use crate::domain::account::{Platform, platform_at};
use crate::domain::word::words;

words! {
    /// What a mention is.
    MentionKind {
        /// A post.
        Post = "post", "Post";
        /// A story.
        Story = "story", "Story";
        /// A reel.
        Reel = "reel", "Reel";
        /// A video.
        Video = "video", "Video";
        /// A review.
        Review = "review", "Review";
        /// Anything else.
        Other = "other", "Other";
    }
}

impl MentionKind {
    /// As it stands in a sentence: "a story".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Post => "a post",
            Self::Story => "a story",
            Self::Reel => "a reel",
            Self::Video => "a video",
            Self::Review => "a review",
            Self::Other => "something",
        }
    }
}

/// The longest link that is kept.
const LONGEST_LINK: usize = 2_000;

/// Reads a link as it is pasted, with or without `https://`; nothing where it is blank.
///
/// # Errors
/// It is no address of a page.
pub fn read_link(text: &str) -> Result<Option<String>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let written = if text.contains("://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let page = url::Url::parse(&written)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .filter(|url| url.host_str().is_some_and(|host| host.contains('.')))
        .filter(|_| written.len() <= LONGEST_LINK && !written.contains(char::is_whitespace));
    match page {
        Some(_) => Ok(Some(written)),
        None => Err(format!(
            "\u{201c}{text}\u{201d} is no link; paste the address of the post, such as https://example.com/post"
        )),
    }
}

/// What a link says of the post that it leads to: where it is, where that is known, and what it is.
#[must_use]
pub fn posted(link: &str) -> (Option<Platform>, MentionKind) {
    let Some(page) = url::Url::parse(link).ok() else {
        return (None, MentionKind::Post);
    };
    let platform = page.host_str().and_then(platform_at);
    let Some(at) = platform else {
        return (None, MentionKind::Post);
    };
    let said = page
        .path_segments()
        .into_iter()
        .flatten()
        .find_map(|part| match part {
            "reel" | "reels" => Some(MentionKind::Reel),
            "stories" | "s" => Some(MentionKind::Story),
            "video" | "videos" | "shorts" | "watch" | "live" | "tv" | "clip" | "spotlight" => {
                Some(MentionKind::Video)
            }
            "p" | "post" | "posts" | "status" | "pin" | "photo" | "photos" => Some(MentionKind::Post),
            _ => None,
        });
    let usual = match at {
        Platform::Tiktok | Platform::Youtube | Platform::Twitch => MentionKind::Video,
        _ => MentionKind::Post,
    };
    (platform, said.unwrap_or(usual))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_tells_the_platform_and_what_was_posted() {
        use {MentionKind as Kind, Platform as On};
        for (link, platform, kind) in [
            (
                "https://www.instagram.com/p/C3x/?igsh=1",
                Some(On::Instagram),
                Kind::Post,
            ),
            (
                "https://instagram.com/ada/reel/C3x/",
                Some(On::Instagram),
                Kind::Reel,
            ),
            (
                "https://www.instagram.com/stories/ada/33/",
                Some(On::Instagram),
                Kind::Story,
            ),
            (
                "https://www.tiktok.com/@ada/video/7",
                Some(On::Tiktok),
                Kind::Video,
            ),
            ("https://vm.tiktok.com/ZM/", Some(On::Tiktok), Kind::Video),
            (
                "https://www.tiktok.com/@ada/photo/7",
                Some(On::Tiktok),
                Kind::Post,
            ),
            ("https://youtu.be/dQw4", Some(On::Youtube), Kind::Video),
            (
                "https://www.youtube.com/shorts/dQw4",
                Some(On::Youtube),
                Kind::Video,
            ),
            ("https://x.com/ada/status/1", Some(On::X), Kind::Post),
            (
                "https://www.facebook.com/watch?v=1",
                Some(On::Facebook),
                Kind::Video,
            ),
            ("https://www.pinterest.de/pin/1/", Some(On::Pinterest), Kind::Post),
            ("https://blog.example/video/our-cups", None, Kind::Post),
        ] {
            assert_eq!(posted(link), (platform, kind), "{link}");
        }
    }

    #[test]
    fn a_link_may_lack_its_scheme_and_nothing_else() {
        assert_eq!(
            read_link(" instagram.com/p/1 ").unwrap().as_deref(),
            Some("https://instagram.com/p/1")
        );
        assert_eq!(
            read_link("http://a.example/x").unwrap().as_deref(),
            Some("http://a.example/x")
        );
        assert_eq!(read_link("  ").unwrap(), None);
        for wrong in [
            "a post",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
            "localhost",
        ] {
            assert!(read_link(wrong).is_err(), "{wrong}");
        }
    }
}
