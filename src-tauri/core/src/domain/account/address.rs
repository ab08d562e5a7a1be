//! Profile addresses: which account, post or website an address names.

use url::Url;

use super::{AccountError, AccountRef, Platform, on};

/// Endings that make a bare `name.ending` an address where no platform is known.
const COMMON_ENDINGS: [&str; 20] = [
    "com", "net", "org", "blog", "co", "io", "me", "shop", "store", "info", "eu", "de", "fr", "uk", "es",
    "it", "nl", "br", "pt", "ee",
];

/// Query parameters that only say where a visitor came from, beside those that begin with `utm_`.
const TRACKING: [&str; 15] = [
    "fbclid", "gclid", "msclkid", "ttclid", "igsh", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "si",
    "hl", "lang", "feature", "share_id",
];

/// Pages that hold a person's links, and do not tell capitals apart.
const LINK_PAGES: [&str; 24] = [
    "about.me",
    "allmylinks.com",
    "beacons.ai",
    "beacons.page",
    "bento.me",
    "bio.link",
    "bio.site",
    "campsite.bio",
    "flow.page",
    "hoo.be",
    "komi.io",
    "koji.to",
    "linkin.bio",
    "linkpop.com",
    "linktr.ee",
    "lnk.bio",
    "many.link",
    "msha.ke",
    "pop.store",
    "snipfeed.co",
    "solo.to",
    "stan.store",
    "tap.bio",
    "taplink.cc",
];

/// Whether a text is an address rather than a handle.
pub(super) fn looks_like_one(text: &str, hint: Option<Platform>) -> bool {
    if text.contains("://")
        || text.starts_with("//")
        || text.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("www."))
    {
        return true;
    }
    if let Some((host, _)) = text.split_once('/') {
        return host.contains('.')
            || (!matches!(hint, Some(Platform::Other | Platform::Linkedin)) && !text.ends_with('/'));
    }
    if !text.contains('.') || text.starts_with('@') || text.contains(char::is_whitespace) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    match hint {
        Some(Platform::Website) => true,
        Some(_) => platform_of(&lower).is_some(),
        None => {
            platform_of(&lower).is_some()
                || lower
                    .rsplit('.')
                    .next()
                    .is_some_and(|e| COMMON_ENDINGS.contains(&e))
        }
    }
}

/// Reads an address: an account where it is a profile's, else a website.
pub(super) fn read(text: &str) -> Result<AccountRef, AccountError> {
    let unreadable = || AccountError::Unreadable {
        text: text.to_owned(),
    };
    let full = match text.split_once("://") {
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => {
            text.to_owned()
        }
        Some(_) => return Err(unreadable()),
        None => format!("https://{}", text.trim_start_matches('/')),
    };
    let url = Url::parse(&full).map_err(|_| unreadable())?;
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_suffix('.').unwrap_or(host);
    let ending = host.rsplit_once('.').map_or("", |(_, ending)| ending);
    if host.split('.').any(str::is_empty) || ending.is_empty() || ending.bytes().all(|b| b.is_ascii_digit()) {
        return Err(unreadable());
    }
    if let Some(target) = forwards_to(host, &url) {
        return read(&target);
    }
    match platform_of(host) {
        Some(platform) => profile(platform, host, &url, text),
        None => website(host, &url, text),
    }
}

/// The address that another only leads to: what a platform wraps round a link, or a login asks to come back to.
fn forwards_to(host: &str, url: &Url) -> Option<String> {
    let key = match (host, url.path().trim_end_matches('/')) {
        ("l.instagram.com" | "l.facebook.com" | "lm.facebook.com" | "l.threads.net" | "l.threads.com", _) => {
            "u"
        }
        ("www.youtube.com" | "youtube.com", "/redirect") => "q",
        ("www.google.com" | "google.com", "/url") => "q",
        (_, "/accounts/login" | "/login") if platform_of(host).is_some() => "next",
        _ => return None,
    };
    let (_, target) = url.query_pairs().find(|(name, _)| name == key)?;
    // One step only: an address that leads to itself is none.
    let target = match target.strip_prefix('/') {
        Some(path) => format!("https://{host}/{path}"),
        None => target.into_owned(),
    };
    let again = Url::parse(&target).ok()?;
    let host = again.host_str().unwrap_or_default();
    (host.contains('.') && forwards_to_again(host, &again).is_none()).then_some(target)
}

fn forwards_to_again(host: &str, url: &Url) -> Option<()> {
    let wraps = host.starts_with("l.") || host.starts_with("lm.");
    (wraps || url.path().contains("/login") || url.path() == "/redirect" || url.path() == "/url")
        .then_some(())
}

fn profile(platform: Platform, host: &str, url: &Url, text: &str) -> Result<AccountRef, AccountError> {
    let post = || AccountError::Post {
        platform,
        text: text.to_owned(),
    };
    let page = || AccountError::NotAnAccount {
        platform,
        text: text.to_owned(),
    };
    if is_short_post_host(host) {
        return Err(post());
    }
    let parts: Vec<String> = url
        .path_segments()
        .into_iter()
        .flatten()
        .filter(|p| !p.is_empty())
        .map(decode)
        .collect();
    let part = |n: usize| parts.get(n).map_or("", String::as_str);
    let lower = |n: usize| part(n).to_ascii_lowercase();
    let (first, second) = (lower(0), lower(1));
    let handle = match platform {
        Platform::Instagram => match first.as_str() {
            "p" | "reel" | "reels" | "tv" | "stories" | "s" | "share" => return Err(post()),
            "explore" | "accounts" | "direct" | "about" | "legal" | "developer" | "web" => return Err(page()),
            "_u" | "u" if !second.is_empty() => part(1),
            _ if ["p", "reel", "tv"].contains(&second.as_str()) && parts.len() > 2 => return Err(post()),
            _ => part(0),
        },
        Platform::Tiktok => match first.as_str() {
            "t" | "v" | "video" => return Err(post()),
            "tag" | "music" | "discover" | "explore" | "foryou" | "search" => return Err(page()),
            _ if ["video", "photo", "live"].contains(&second.as_str()) => return Err(post()),
            _ => part(0),
        },
        Platform::Youtube => match first.as_str() {
            "watch" | "shorts" | "live" | "embed" | "v" | "clip" | "post" => return Err(post()),
            "playlist" | "results" | "feed" | "hashtag" | "gaming" | "redirect" | "account" | "premium" => {
                return Err(page());
            }
            "c" | "user" | "channel" => part(1),
            _ => part(0),
        },
        Platform::X => match first.as_str() {
            "intent" => {
                return url
                    .query_pairs()
                    .find(|(key, _)| key == "screen_name")
                    .map_or_else(|| Err(page()), |(_, name)| on(platform, &name, Some(full(url))));
            }
            // As addresses were in 2011: `twitter.com/#!/mia`.
            "" => {
                let name = url.fragment().and_then(|rest| rest.strip_prefix("!/"));
                return name.map_or_else(
                    || Err(page()),
                    |name| on(platform, name.trim_end_matches('/'), None),
                );
            }
            "i" | "home" | "search" | "hashtag" | "share" | "explore" | "settings" | "login" | "messages" => {
                return Err(page());
            }
            _ if second == "status" || second == "statuses" => return Err(post()),
            _ => part(0),
        },
        Platform::Facebook => match first.as_str() {
            "profile.php" => {
                return url
                    .query_pairs()
                    .find(|(key, _)| key == "id")
                    .map_or_else(|| Err(page()), |(_, id)| on(platform, &id, Some(full(url))));
            }
            "pg" if !second.is_empty() => part(1),
            // A page of today: its name, a hyphen, its number.
            "p" if !second.is_empty() => second.rsplit('-').next().unwrap_or_default(),
            "people" | "pages" if !lower(2).is_empty() => parts.last().map_or("", String::as_str),
            "watch" | "photo" | "photo.php" | "story.php" | "permalink.php" | "reel" | "share"
            | "video.php" | "stories" | "reels" | "videos" => {
                return Err(post());
            }
            "groups" | "events" | "marketplace" | "hashtag" | "pages" | "people" | "pg" | "p" | "login"
            | "help" | "messages" | "friends" | "gaming" | "ads" | "business" | "policies" | "sharer"
            | "sharer.php" | "login.php" | "home.php" => return Err(page()),
            _ if ["posts", "videos", "photos", "reels"].contains(&second.as_str()) && parts.len() > 2 => {
                return Err(post());
            }
            _ => part(0),
        },
        Platform::Pinterest => match first.as_str() {
            "pin" => return Err(post()),
            "ideas" | "search" | "explore" | "today" | "login" | "business" => return Err(page()),
            _ => part(0),
        },
        Platform::Twitch => match first.as_str() {
            "videos" | "clip" => return Err(post()),
            "popout" | "moderator" | "embed" if !second.is_empty() => part(1),
            "directory" | "p" | "search" | "login" | "settings" => return Err(page()),
            _ if ["clip", "video", "v"].contains(&second.as_str()) && parts.len() > 2 => return Err(post()),
            _ => part(0),
        },
        Platform::Threads => match first.as_str() {
            "t" => return Err(post()),
            "search" | "login" => return Err(page()),
            _ if second == "post" => return Err(post()),
            _ => part(0),
        },
        Platform::Linkedin => match first.as_str() {
            "in" | "pub" => part(1),
            "mwlite" if second == "in" => part(2),
            "company" | "school" | "showcase" if !second.is_empty() => {
                return on(platform, &format!("{first}/{}", part(1)), Some(full(url)));
            }
            "posts" | "feed" | "pulse" => return Err(post()),
            _ => return Err(page()),
        },
        Platform::Snapchat => match first.as_str() {
            "add" | "u" => part(1),
            "t" | "spotlight" | "p" => return Err(post()),
            _ if first.starts_with('@') => part(0),
            _ => return Err(page()),
        },
        Platform::Website | Platform::Other => part(0),
    };
    let handle = handle.trim().trim_start_matches('@');
    if handle.is_empty() {
        return Err(page());
    }
    on(platform, handle, Some(full(url)))
}

/// A website's handle: its address without scheme, `www.`, fragment, and what only tells where a visitor came from.
fn website(host: &str, url: &Url, text: &str) -> Result<AccountRef, AccountError> {
    let mut handle = host.strip_prefix("www.").unwrap_or(host).to_owned();
    if let Some(port) = url.port() {
        handle.push_str(&format!(":{port}"));
    }
    let path = url.path().trim_end_matches('/');
    if LINK_PAGES.binary_search(&handle.as_str()).is_ok() {
        handle.push_str(&path.to_ascii_lowercase().replacen("/@", "/", 1));
    } else {
        handle.push_str(path);
    }
    let query: Vec<&str> = url
        .query()
        .into_iter()
        .flat_map(|q| q.split('&'))
        .filter(|pair| !pair.is_empty() && !tracks(pair))
        .collect();
    if !query.is_empty() {
        handle.push('?');
        handle.push_str(&query.join("&"));
    }
    let written = text
        .split_once("://")
        .map_or(text, |(_, rest)| rest)
        .trim_start_matches('/')
        .to_owned();
    Ok(AccountRef {
        platform: Platform::Website,
        handle,
        written,
        url: Some(full(url)),
    })
}

fn tracks(pair: &str) -> bool {
    let key = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    key.starts_with("utm_") || TRACKING.contains(&key.as_str())
}

/// The platform that a host belongs to; a subdomain counts only where it serves the same profiles.
pub(super) fn platform_of(host: &str) -> Option<Platform> {
    let host = host.trim_end_matches('.');
    let bare = match host.split_once('.') {
        Some((sub, rest)) if rest.contains('.') && serves_profiles(sub) => rest,
        _ => host,
    };
    Some(match bare {
        "instagram.com" | "instagr.am" => Platform::Instagram,
        "tiktok.com" | "vm.tiktok.com" | "vt.tiktok.com" => Platform::Tiktok,
        "youtube.com" | "youtu.be" | "youtube-nocookie.com" => Platform::Youtube,
        "x.com" | "twitter.com" => Platform::X,
        "facebook.com" | "fb.com" | "fb.me" | "m.me" => Platform::Facebook,
        "pin.it" => Platform::Pinterest,
        "twitch.tv" | "clips.twitch.tv" => Platform::Twitch,
        "threads.net" | "threads.com" => Platform::Threads,
        "linkedin.com" => Platform::Linkedin,
        "snapchat.com" => Platform::Snapchat,
        _ => {
            let ending = bare.strip_prefix("pinterest.")?;
            let country = ending.rsplit('.').next().unwrap_or_default();
            if ending == "com" || country.len() == 2 || ending == "com.mx" {
                Platform::Pinterest
            } else {
                return None;
            }
        }
    })
}

fn serves_profiles(subdomain: &str) -> bool {
    matches!(
        subdomain,
        "www" | "m" | "mobile" | "web" | "touch" | "music" | "story" | "studio" | "business" | "mbasic"
    ) || subdomain.len() == 2
        && subdomain.bytes().all(|b| b.is_ascii_lowercase())
        && !matches!(subdomain, "vm" | "vt")
        || subdomain.len() == 5 && subdomain.as_bytes().get(2) == Some(&b'-')
}

fn is_short_post_host(host: &str) -> bool {
    matches!(
        host,
        "youtu.be" | "vm.tiktok.com" | "vt.tiktok.com" | "pin.it" | "clips.twitch.tv" | "fb.me"
    )
}

fn full(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.to_string()
}

/// A path segment without its percent signs; as it stands where they mean no UTF-8.
fn decode(segment: &str) -> String {
    if !segment.contains('%') {
        return segment.to_owned();
    }
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let hex = (byte == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|two| std::str::from_utf8(two).ok());
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(value) => {
                bytes.push(value);
                rest = &tail[2..];
            }
            None => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| segment.to_owned())
}
