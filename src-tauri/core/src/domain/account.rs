//! Accounts: a platform and a normalised handle.

use crate::domain::word::words;

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
