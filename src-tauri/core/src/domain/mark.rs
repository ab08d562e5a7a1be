//! Marks of accounts and e-mail addresses that are not to be imported: they tell whether something is meant, and not
//! what is.
//!
//! A mark is HMAC-SHA-256 (RFC 2104) under a key of the data file's own.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::account::Platform;

const BLOCK: usize = 64;

/// What a data file's marks are made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkKey(pub [u8; 32]);

/// The mark of an account or an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(pub [u8; 32]);

impl MarkKey {
    /// The mark of an account, by its normalised handle.
    #[must_use]
    pub fn account(&self, platform: Platform, handle: &str) -> Mark {
        self.mark(&format!("account\0{platform}\0{handle}"))
    }

    /// The mark of an e-mail address, in any letter case.
    #[must_use]
    pub fn email(&self, address: &str) -> Mark {
        self.mark(&format!("email\0{}", address.to_lowercase()))
    }

    fn mark(&self, what: &str) -> Mark {
        let pad = |with: u8| {
            let mut block = [with; BLOCK];
            for (byte, key) in block.iter_mut().zip(self.0) {
                *byte ^= key;
            }
            block
        };
        let inner = Sha256::new_with_prefix(pad(0x36)).chain_update(what).finalize();
        let outer = Sha256::new_with_prefix(pad(0x5C)).chain_update(inner).finalize();
        Mark(outer.into())
    }
}

/// Whom no import is to bring back.
#[derive(Debug, Clone, Default)]
pub struct DoNotImport {
    key: Option<MarkKey>,
    marks: HashSet<Mark>,
}

impl DoNotImport {
    /// These marks, made with this key.
    #[must_use]
    pub fn new(key: MarkKey, marks: HashSet<Mark>) -> Self {
        Self {
            key: Some(key),
            marks,
        }
    }

    /// Whether anything is marked at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Whether this account is marked.
    #[must_use]
    pub fn has_account(&self, platform: Platform, handle: &str) -> bool {
        self.key
            .is_some_and(|key| self.marks.contains(&key.account(platform, handle)))
    }

    /// Whether this e-mail address is marked.
    #[must_use]
    pub fn has_email(&self, address: &str) -> bool {
        self.key
            .is_some_and(|key| self.marks.contains(&key.email(address)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test case 2 of RFC 4231, its key padded with zeros as HMAC itself does.
    #[test]
    fn a_mark_is_an_hmac() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let mark = MarkKey(key).mark("what do ya want for nothing?");
        let told: String = mark.0.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            told,
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn another_key_platform_or_address_has_another_mark() {
        let (one, other) = (MarkKey([1; 32]), MarkKey([2; 32]));
        let mia = one.account(Platform::Instagram, "mia");
        assert_ne!(mia, one.account(Platform::Tiktok, "mia"));
        assert_ne!(mia, other.account(Platform::Instagram, "mia"));
        assert_ne!(mia, one.email("mia"));
        assert_eq!(one.email("Mia@Example.com"), one.email("mia@example.com"));
        let marked = DoNotImport::new(one, HashSet::from([mia]));
        assert!(marked.has_account(Platform::Instagram, "mia"));
        assert!(!marked.has_account(Platform::Instagram, "maya"));
        assert!(!DoNotImport::default().has_email("mia@example.com"));
    }
}
