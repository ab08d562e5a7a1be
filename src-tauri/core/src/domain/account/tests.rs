//! Every spelling of an account is one account.

use super::*;
use Platform::*;

fn one(text: &str, hint: Option<Platform>) -> (Platform, String) {
    let account = parse_account(text, hint).unwrap_or_else(|e| panic!("{text}: {e}"));
    (account.platform, account.handle)
}

#[test]
fn every_spelling_of_an_account_is_the_same_account() {
    for text in [
        "@MiaRivers",
        "miarivers",
        " miarivers ",
        "@ｍｉａｒｉｖｅｒｓ",
        "mia\u{200B}rivers\u{200E}",
        "https://www.instagram.com/miarivers/?hl=en",
        "http://instagram.com/miarivers#top",
        "instagram.com/MiaRivers",
        "www.instagram.com/miarivers/",
        "m.instagram.com/miarivers/reels/",
        "//instagram.com/miarivers",
        "https://instagram.com/@miarivers",
        "https://www.instagram.com/_u/miarivers",
        "ig: @miarivers",
        "instagram:miarivers",
        "IG @miarivers",
        "Instagram - @miarivers",
        "@miarivers (IG)",
        "@miarivers.",
        "HTTPS://WWW.INSTAGRAM.COM/MIARIVERS/",
        "https://www.instagram.com/miarivers?igsh=MTc4&utm_source=qr",
        "https://l.instagram.com/?u=https%3A%2F%2Fwww.instagram.com%2Fmiarivers&e=AT0",
        "https://www.instagram.com/accounts/login/?next=/miarivers/",
        "=HYPERLINK(\"https://instagram.com/miarivers\";\"mia\")",
        "[mia](https://www.instagram.com/miarivers/)",
        "<https://www.instagram.com/miarivers/>",
        "\u{2066}@miarivers\u{2069}",
        "pt-br.instagram.com/miarivers",
    ] {
        assert_eq!(
            one(text, Some(Instagram)),
            (Instagram, "miarivers".into()),
            "{text}"
        );
    }
    assert_eq!(
        parse_account("@MiaRivers", Some(Tiktok)).unwrap().written,
        "MiaRivers"
    );
}

#[test]
fn an_address_overrules_the_hint() {
    for (text, platform, handle) in [
        ("tiktok.com/@x.y", Tiktok, "x.y"),
        (
            "https://www.tiktok.com/@Mia?lang=en&is_from_webapp=1",
            Tiktok,
            "mia",
        ),
        ("youtube.com/@Mia", Youtube, "mia"),
        ("https://www.youtube.com/@Mia/videos", Youtube, "mia"),
        ("youtube.com/c/Mia", Youtube, "mia"),
        ("youtube.com/user/Mia", Youtube, "mia"),
        (
            "https://m.youtube.com/channel/UCabcdefGHIJKLmnopqrstuv",
            Youtube,
            "UCabcdefGHIJKLmnopqrstuv",
        ),
        ("https://x.com/Mia_R", X, "mia_r"),
        ("https://mobile.twitter.com/mia_r?s=20", X, "mia_r"),
        ("facebook.com/mia.rivers", Facebook, "mia.rivers"),
        (
            "https://m.facebook.com/profile.php?id=1000123",
            Facebook,
            "1000123",
        ),
        (
            "https://www.facebook.com/people/Mia-Rivers/1000123/",
            Facebook,
            "1000123",
        ),
        (
            "https://www.pinterest.co.uk/miarivers/boards/",
            Pinterest,
            "miarivers",
        ),
        ("de.pinterest.com/miarivers", Pinterest, "miarivers"),
        ("twitch.tv/MiaPlays", Twitch, "miaplays"),
        ("https://www.threads.net/@mia", Threads, "mia"),
        ("threads.com/@mia", Threads, "mia"),
        (
            "https://de.linkedin.com/in/mia-rivers-4b1/",
            Linkedin,
            "mia-rivers-4b1",
        ),
        ("linkedin.com/company/leaf", Linkedin, "company/leaf"),
        ("https://www.snapchat.com/add/mia.r", Snapchat, "mia.r"),
        (
            "https://www.MiaRivers.com/About/?utm_source=ig",
            Website,
            "miarivers.com/About",
        ),
        ("linktr.ee/mia", Website, "linktr.ee/mia"),
        ("https://linktr.ee/Mia?utm_source=ig", Website, "linktr.ee/mia"),
        ("https://beacons.ai/@Mia", Website, "beacons.ai/mia"),
        (
            "https://müller.example.com/?size=3&si=9",
            Website,
            "xn--mller-kva.example.com?size=3",
        ),
        (
            "https://www.facebook.com/p/Mia-Rivers-61550000000001/",
            Facebook,
            "61550000000001",
        ),
        (
            "https://www.facebook.com/pg/mia.rivers/posts",
            Facebook,
            "mia.rivers",
        ),
        ("https://de-de.facebook.com/mia.rivers", Facebook, "mia.rivers"),
        ("https://m.me/mia.rivers", Facebook, "mia.rivers"),
        ("https://twitter.com/intent/user?screen_name=Mia_R", X, "mia_r"),
        ("https://twitter.com/#!/mia_r", X, "mia_r"),
        ("https://www.twitch.tv/popout/mia/chat", Twitch, "mia"),
        (
            "https://br.pinterest.com/miarivers/_saved/",
            Pinterest,
            "miarivers",
        ),
        (
            "https://www.linkedin.com/mwlite/in/mia-rivers",
            Linkedin,
            "mia-rivers",
        ),
        (
            "https://studio.youtube.com/channel/UCabcdefGHIJKLmnopqrstuv",
            Youtube,
            "UCabcdefGHIJKLmnopqrstuv",
        ),
        (
            "https://www.youtube.com/redirect?q=https%3A%2F%2Ftiktok.com%2F%40mia",
            Tiktok,
            "mia",
        ),
        ("www.miarivers.com", Website, "miarivers.com"),
        ("https://www.youtube.com/@%E3%83%9F%E3%82%A2", Youtube, "ミア"),
    ] {
        assert_eq!(one(text, Some(Instagram)), (platform, handle.into()), "{text}");
        assert_eq!(one(text, None), (platform, handle.into()), "{text}");
    }
}

#[test]
fn a_post_is_not_an_account() {
    for text in [
        "https://www.instagram.com/p/Cabc123/",
        "https://www.instagram.com/reel/Cabc123/?igsh=1",
        "https://www.instagram.com/mia/reel/Cabc123/",
        "https://www.instagram.com/stories/mia/123/",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://www.youtube.com/shorts/abc",
        "https://www.tiktok.com/@x/video/1",
        "https://vm.tiktok.com/ZM123/",
        "https://x.com/mia/status/1",
        "https://www.pinterest.com/pin/123/",
        "https://www.threads.net/@mia/post/abc",
        "https://www.facebook.com/mia/posts/1",
    ] {
        let error = parse_account(text, Some(Instagram)).unwrap_err();
        assert!(matches!(error, AccountError::Post { .. }), "{text}: {error:?}");
    }
    let said = parse_account("https://www.tiktok.com/@x/video/1", None)
        .unwrap_err()
        .to_string();
    assert!(said.contains("a post on TikTok, not an account"), "{said}");
}

#[test]
fn what_is_no_account_says_why() {
    let error = |text: &str, hint| parse_account(text, hint).unwrap_err();
    assert_eq!(error(" ", None), AccountError::Empty);
    assert_eq!(error("@", Some(X)), AccountError::Empty);
    assert_eq!(
        error("@mia", None),
        AccountError::NeedsPlatform { handle: "mia".into() }
    );
    assert!(matches!(
        error("Mia Rivers", Some(Instagram)),
        AccountError::Invalid { .. }
    ));
    assert!(matches!(
        error("mia!", Some(Instagram)),
        AccountError::Invalid { .. }
    ));
    assert!(matches!(
        error(&"a".repeat(31), Some(Instagram)),
        AccountError::Invalid { .. }
    ));
    let twin = error("аda", Some(Instagram)).to_string();
    assert!(twin.contains("only looks like"), "{twin}");
    for page in [
        "https://www.facebook.com/login/?next=https%3A%2F%2Fl.facebook.com%2F%3Fu%3Dx",
        "https://l.facebook.com/?u=https%3A%2F%2Fl.facebook.com%2F%3Fu%3Dx",
        "https://www.youtube.com/redirect?q=x",
        "https://www.facebook.com/groups/1",
        "https://x.com/intent/post?text=hi",
    ] {
        assert!(
            parse_account(page, None).is_ok_and(|a| a.platform == Website)
                || matches!(error(page, None), AccountError::NotAnAccount { .. }),
            "{page}"
        );
    }
    assert!(matches!(
        error("instagram.com", None),
        AccountError::NotAnAccount { .. }
    ));
    assert!(matches!(
        error("https://www.instagram.com/explore/", None),
        AccountError::NotAnAccount { .. }
    ));
    assert!(matches!(error("https://", None), AccountError::Unreadable { .. }));
    assert!(matches!(
        error("mia/rivers", Some(Instagram)),
        AccountError::Unreadable { .. }
    ));
}

#[test]
fn a_dotted_handle_is_no_website_where_the_platform_is_known() {
    assert_eq!(
        one("mia.rivers", Some(Instagram)),
        (Instagram, "mia.rivers".into())
    );
    assert_eq!(one("mia.com", Some(Instagram)), (Instagram, "mia.com".into()));
    assert_eq!(one("miarivers.com", None), (Website, "miarivers.com".into()));
    assert_eq!(
        one("miarivers.com", Some(Website)),
        (Website, "miarivers.com".into())
    );
}

#[test]
fn the_address_of_an_account_reads_back_as_the_account() {
    for platform in Platform::ALL.iter().copied().filter(|p| *p != Other) {
        let handle = if platform == Website {
            "mia.example.com"
        } else {
            "miarivers"
        };
        let url = profile_url(platform, handle).unwrap();
        assert_eq!(one(&url, None), (platform, handle.into()), "{url}");
    }
    assert_eq!(profile_url(Other, "x"), None);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_normalising_is_stable(text in "\\PC{0,40}|@?[a-zA-Z0-9._]{1,30}|(https?://)?(www\\.|m\\.|l\\.)?(instagram|tiktok|youtube|x|facebook|linkedin|google|m)\\.(com|me)/[@a-zA-Z0-9._/?=&%#!-]{0,30}") {
        for hint in [None, Some(Instagram), Some(Youtube), Some(Website), Some(Other)] {
            if let Ok(account) = parse_account(&text, hint) {
                let again = parse_account(&account.handle, Some(account.platform));
                proptest::prop_assert_eq!(again.map(|a| (a.platform, a.handle)), Ok((account.platform, account.handle)));
            }
        }
    }
}
