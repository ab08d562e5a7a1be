//! Mentions: posts about us.

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

#[cfg(test)]
mod tests {
    use super::*;

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
