//! Accounts: a platform and a normalised handle.

mod address;
mod likeness;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::domain::word::words;
pub use likeness::{mixes_alphabets, skeleton};

words! {
    /// Where an account lives.
    Platform {
        /// instagram.com
        Instagram = "instagram", "Instagram";
        /// tiktok.com
        Tiktok = "tiktok", "TikTok";
        /// youtube.com
        Youtube = "youtube", "YouTube";
        /// x.com, once twitter.com
        X = "x", "X";
        /// facebook.com
        Facebook = "facebook", "Facebook";
        /// pinterest.com
        Pinterest = "pinterest", "Pinterest";
        /// twitch.tv
        Twitch = "twitch", "Twitch";
        /// threads.net, threads.com
        Threads = "threads", "Threads";
        /// linkedin.com
        Linkedin = "linkedin", "LinkedIn";
        /// snapchat.com
        Snapchat = "snapchat", "Snapchat";
        /// A blog, shop or link page: its handle is the address without scheme and `www.`.
        Website = "website", "Website";
        /// Anywhere else.
        Other = "other", "Other";
    }
}

/// An account as someone wrote it, read into what it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
pub struct AccountRef {
    /// Where it lives.
    pub platform: Platform,
    /// The normalised handle: two spellings of one account have the same.
    pub handle: String,
    /// The handle as the person writes it, without `@`.
    pub written: String,
    /// The address, where one was given.
    pub url: Option<String>,
}

/// Why a text is no account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// Nothing is there.
    #[error("no handle was given")]
    Empty,
    /// A bare handle, and nothing says on which platform.
    #[error("“{handle}” does not say its platform; choose one, or write the whole address")]
    NeedsPlatform {
        /// The handle.
        handle: String,
    },
    /// The address of a post.
    #[error("“{text}” is a post on {}, not an account; give the profile's address", platform.label())]
    Post {
        /// Where the post is.
        platform: Platform,
        /// What was given.
        text: String,
    },
    /// The address of another page of a platform.
    #[error("“{text}” is a page of {}, not an account; give the profile's address", platform.label())]
    NotAnAccount {
        /// Whose page.
        platform: Platform,
        /// What was given.
        text: String,
    },
    /// A handle that the platform would not have given out.
    #[error("“{text}” cannot be a handle on {}: {why}", platform.label())]
    Invalid {
        /// The platform.
        platform: Platform,
        /// What was given.
        text: String,
        /// What is wrong with it.
        why: String,
    },
    /// Looks like an address, and is none.
    #[error("“{text}” is neither a handle nor an address")]
    Unreadable {
        /// What was given.
        text: String,
    },
}

/// The platform whose pages a host serves, if it is one that is known.
#[must_use]
pub fn platform_at(host: &str) -> Option<Platform> {
    address::platform_of(host)
}

/// Reads `@x`, `x`, `instagram:x` or a profile's address.
///
/// An address or a platform before a colon overrules the hint; an address of no known platform is a website.
///
/// # Errors
/// A bare handle without a hint, a post or another page that is no account, a handle the platform cannot have.
pub fn parse_account(text: &str, hint: Option<Platform>) -> Result<AccountRef, AccountError> {
    let text = clean(linked(text));
    if text.is_empty() || text == "@" {
        return Err(AccountError::Empty);
    }
    if let Some((before, after)) = text.split_once(':')
        && !after.starts_with("//")
        && let Some(platform) = platform_in_words(before)
    {
        return parse_account(after, Some(platform));
    }
    if let Some((platform, rest)) = beside_platform(&text) {
        return parse_account(rest, Some(platform));
    }
    if address::looks_like_one(&text, hint) {
        return address::read(&text);
    }
    let handle = text
        .trim_start_matches('@')
        .trim_end_matches(['/', ',', ';', ')'])
        .trim();
    if handle.is_empty() {
        return Err(AccountError::Empty);
    }
    match hint {
        None => Err(AccountError::NeedsPlatform {
            handle: handle.to_owned(),
        }),
        Some(platform) => on(platform, handle, None),
    }
}

/// The address of a profile, where the platform has one.
#[must_use]
pub fn profile_url(platform: Platform, handle: &str) -> Option<String> {
    if handle.is_empty() {
        return None;
    }
    Some(match platform {
        Platform::Instagram => format!("https://www.instagram.com/{handle}/"),
        Platform::Tiktok => format!("https://www.tiktok.com/@{handle}"),
        Platform::Youtube if is_channel_id(handle) => format!("https://www.youtube.com/channel/{handle}"),
        Platform::Youtube => format!("https://www.youtube.com/@{handle}"),
        Platform::X => format!("https://x.com/{handle}"),
        Platform::Facebook => format!("https://www.facebook.com/{handle}"),
        Platform::Pinterest => format!("https://www.pinterest.com/{handle}/"),
        Platform::Twitch => format!("https://www.twitch.tv/{handle}"),
        Platform::Threads => format!("https://www.threads.com/@{handle}"),
        Platform::Linkedin if handle.contains('/') => format!("https://www.linkedin.com/{handle}"),
        Platform::Linkedin => format!("https://www.linkedin.com/in/{handle}"),
        Platform::Snapchat => format!("https://www.snapchat.com/add/{handle}"),
        Platform::Website => format!("https://{handle}"),
        Platform::Other => return None,
    })
}

/// The platform that a word names, its short forms included: `ig`, `insta`, `tt`, `yt`, `fb`, `twitter` …
#[must_use]
pub fn platform_in_words(text: &str) -> Option<Platform> {
    let mut word = [0u8; 24];
    let mut length = 0;
    for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
        *word.get_mut(length)? = byte.to_ascii_lowercase();
        length += 1;
    }
    Some(match std::str::from_utf8(&word[..length]).ok()? {
        "instagram" | "ig" | "insta" | "instagramcom" => Platform::Instagram,
        "tiktok" | "tt" | "tik" | "tiktokcom" => Platform::Tiktok,
        "youtube" | "yt" | "ytb" | "youtubecom" => Platform::Youtube,
        "x" | "twitter" | "xtwitter" | "twitterx" | "twittercom" | "xcom" => Platform::X,
        "facebook" | "fb" | "facebookcom" => Platform::Facebook,
        "pinterest" | "pin" | "pinterestcom" => Platform::Pinterest,
        "twitch" | "twitchtv" => Platform::Twitch,
        "threads" | "threadsnet" | "threadscom" => Platform::Threads,
        "linkedin" | "linkedincom" => Platform::Linkedin,
        "snapchat" | "snap" | "snapchatcom" => Platform::Snapchat,
        "website" | "web" | "blog" | "homepage" | "webpage" | "site" => Platform::Website,
        "other" => Platform::Other,
        _ => return None,
    })
}

/// An account of this handle, if the platform could have given it out.
fn on(platform: Platform, written: &str, url: Option<String>) -> Result<AccountRef, AccountError> {
    if platform == Platform::Website {
        return address::read(written);
    }
    let invalid = |why: &str| AccountError::Invalid {
        platform,
        text: written.to_owned(),
        why: why.to_owned(),
    };
    let (longest, marks): (usize, &str) = match platform {
        Platform::Instagram | Platform::Threads | Platform::Tiktok => (30, "._"),
        Platform::Youtube => (100, "._-·"),
        Platform::X => (20, "_"),
        Platform::Facebook => (100, ".-_"),
        Platform::Pinterest => (50, "._-"),
        Platform::Twitch => (25, "_"),
        Platform::Linkedin => (120, "-_./&'"),
        Platform::Snapchat => (30, "._-"),
        Platform::Website | Platform::Other => (200, "._-+·:/~#&'"),
    };
    if written.chars().any(char::is_whitespace) {
        return Err(invalid("a handle has no spaces"));
    }
    if written.chars().count() > longest {
        return Err(invalid(&format!("a handle has at most {longest} characters")));
    }
    let any_script = matches!(
        platform,
        Platform::Youtube | Platform::Linkedin | Platform::Facebook | Platform::Other
    );
    let letter = |c: char| c.is_ascii_alphanumeric() || (any_script && !c.is_ascii() && !c.is_control());
    // Neither gives out a handle that ends in a point: the point ended a sentence.
    let written = match platform {
        Platform::Instagram | Platform::Threads | Platform::Tiktok => written.trim_end_matches('.'),
        _ => written,
    };
    if let Some(odd) = written.chars().find(|c| !letter(*c) && !marks.contains(*c)) {
        return Err(invalid(&match likeness::latin(odd) {
            Some(latin) => format!("its “{odd}” is no “{latin}”, it only looks like one: type it anew"),
            None => format!("it has “{odd}”"),
        }));
    }
    if !written.chars().any(letter) {
        return Err(invalid("it has no letter or digit"));
    }
    let handle = if platform == Platform::Youtube && is_channel_id(written) {
        written.to_owned()
    } else {
        written.to_lowercase()
    };
    Ok(AccountRef {
        platform,
        handle,
        written: written.to_owned(),
        url,
    })
}

/// YouTube's own identity of a channel: `UC` and 22 more, where case tells channels apart.
fn is_channel_id(handle: &str) -> bool {
    handle.len() == 24
        && handle.starts_with("UC")
        && handle
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Without what cannot be seen: full-width forms folded, zero-width and direction marks gone, trimmed.
fn clean(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text.trim());
    }
    let visible: String = text.nfkc().filter(|c| !is_invisible(*c)).collect();
    Cow::Owned(visible.trim().to_owned())
}

/// The address in what spreadsheets and notebooks make of a link: `=HYPERLINK("…";"…")`, `[mia](…)`, `<…>`.
fn linked(text: &str) -> &str {
    let text = text.trim();
    if text
        .get(..11)
        .is_some_and(|start| start.eq_ignore_ascii_case("=HYPERLINK("))
    {
        return text.split('"').nth(1).unwrap_or(text);
    }
    if let Some((_, address)) = text.strip_prefix('[').and_then(|rest| rest.split_once("](")) {
        return address.strip_suffix(')').unwrap_or(address);
    }
    text.strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
        .unwrap_or(text)
}

/// `TikTok @mia`, `@mia (IG)`: a platform's name beside a handle.
fn beside_platform(text: &str) -> Option<(Platform, &str)> {
    let (first, rest) = text.split_once(' ')?;
    if let Some(platform) = platform_in_words(first)
        && rest.trim_start_matches(['-', '–', ' ']).starts_with('@')
    {
        return Some((platform, rest.trim_start_matches(['-', '–', ' '])));
    }
    let (rest, last) = text.rsplit_once(' ')?;
    let in_brackets = last.strip_prefix(['(', '['])?.strip_suffix([')', ']'])?;
    platform_in_words(in_brackets).map(|platform| (platform, rest.trim()))
}

/// Zero-width characters, marks of direction and of presentation.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
