//! The system's keychain, behind a small trait: it may be absent, locked behind a prompt, or forgetful.
//!
//! Every call has a time limit, since a locked keychain waits for its owner without end. `NoEntry` says that this
//! keychain knows nothing, never that there was no secret: whoever makes a new key because of it may lock the
//! owner out of an encrypted file.

use std::sync::Arc;
use std::time::Duration;

use tauri::async_runtime::spawn_blocking;

/// The name under which the keychain lists our entries.
const SERVICE: &str = "app.perennial.desktop";

/// How long an owner may take to unlock the keychain.
const PATIENCE: Duration = Duration::from_secs(60);

/// A store of secrets. Its calls block.
pub trait Secrets: Send + Sync + 'static {
    /// A secret by its name; `None` where it knows none.
    ///
    /// # Errors
    /// The store does not work.
    fn get(&self, name: &str) -> Result<Option<String>, SecretsError>;
    /// Keeps a secret.
    ///
    /// # Errors
    /// The store does not work.
    fn set(&self, name: &str, secret: &str) -> Result<(), SecretsError>;
    /// Forgets a secret; it need not be there.
    ///
    /// # Errors
    /// The store does not work.
    fn delete(&self, name: &str) -> Result<(), SecretsError>;
}

/// Why secrets cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecretsError {
    /// There is no store, or it refused.
    #[error("the keychain cannot be used: {0}")]
    Unavailable(String),
    /// It did not answer: most likely it waits for its password.
    #[error("the keychain did not answer in time")]
    Silent,
    /// It took a secret and did not give it back.
    #[error("the keychain does not keep what it is given")]
    Forgetful,
}

/// The keychain of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keychain;

impl Keychain {
    fn entry(name: &str) -> Result<keyring::Entry, SecretsError> {
        if let Err(error) = keyring::Entry::store_status() {
            return Err(unavailable(error));
        }
        keyring::Entry::new(SERVICE, name).map_err(|error| unavailable(&error))
    }
}

impl Secrets for Keychain {
    fn get(&self, name: &str) -> Result<Option<String>, SecretsError> {
        match Self::entry(name)?.get_password() {
            Ok(secret) => Ok(Some(secret)),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(unavailable(&error)),
        }
    }

    fn set(&self, name: &str, secret: &str) -> Result<(), SecretsError> {
        Self::entry(name)?
            .set_password(secret)
            .map_err(|error| unavailable(&error))
    }

    fn delete(&self, name: &str) -> Result<(), SecretsError> {
        match Self::entry(name)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(unavailable(&error)),
        }
    }
}

fn unavailable(error: &keyring::Error) -> SecretsError {
    SecretsError::Unavailable(error.to_string())
}

/// A store that async code may ask: off its threads, and with an end to waiting.
#[derive(Clone)]
pub struct Safe {
    secrets: Arc<dyn Secrets>,
    patience: Duration,
}

impl Safe {
    /// The system's keychain.
    #[must_use]
    pub fn of_the_system() -> Self {
        Self::new(Keychain, PATIENCE)
    }

    /// Any store.
    pub fn new(secrets: impl Secrets, patience: Duration) -> Self {
        Self {
            secrets: Arc::new(secrets),
            patience,
        }
    }

    /// A secret by its name; `None` where the store knows none, which is no proof that there was none.
    ///
    /// # Errors
    /// The store does not work, or not in time.
    pub async fn get(&self, name: &'static str) -> Result<Option<String>, SecretsError> {
        self.ask(move |secrets| secrets.get(name)).await
    }

    /// Keeps a secret, and sees that it is kept.
    ///
    /// # Errors
    /// The store does not work, or not in time, or does not keep it.
    pub async fn set(&self, name: &'static str, secret: String) -> Result<(), SecretsError> {
        self.ask(move |secrets| {
            secrets.set(name, &secret)?;
            match secrets.get(name)? {
                Some(kept) if kept == secret => Ok(()),
                _ => Err(SecretsError::Forgetful),
            }
        })
        .await
    }

    /// Forgets a secret; it need not be there.
    ///
    /// # Errors
    /// The store does not work, or not in time.
    pub async fn delete(&self, name: &'static str) -> Result<(), SecretsError> {
        self.ask(move |secrets| secrets.delete(name)).await
    }

    /// Whether secrets can be kept: writes one, reads it back, forgets it.
    ///
    /// # Errors
    /// They cannot, and why.
    pub async fn probe(&self) -> Result<(), SecretsError> {
        const PROBE: &str = "probe";
        let kept = self
            .set(PROBE, format!("{:032x}", uuid::Uuid::new_v4().as_u128()))
            .await;
        let forgotten = self.delete(PROBE).await;
        kept.and(forgotten)
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Secrets) -> Result<T, SecretsError> + Send + 'static,
    ) -> Result<T, SecretsError> {
        let secrets = Arc::clone(&self.secrets);
        let asking = spawn_blocking(move || question(secrets.as_ref()));
        match tokio::time::timeout(self.patience, asking).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(SecretsError::Unavailable("it failed badly".into())),
            Err(_) => Err(SecretsError::Silent),
        }
    }
}

impl std::fmt::Debug for Safe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Safe")
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}

/// Writes to the log whether this system could keep a key. A locked keychain is left alone: asking it would put
/// a password prompt before somebody who asked for nothing.
pub async fn note_whether_it_works() {
    #[cfg(target_os = "linux")]
    {
        let locked = spawn_blocking(super::session_bus::keychain_is_locked)
            .await
            .ok()
            .flatten();
        match locked {
            Some(false) => {}
            Some(true) => return tracing::info!("the keychain is locked, and was not tried"),
            None => return tracing::info!("there is no keychain"),
        }
    }
    match Safe::of_the_system().probe().await {
        Ok(()) => tracing::info!("the keychain works"),
        Err(error) => tracing::warn!(%error, "no secret can be kept"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Mutex;

    use tauri::async_runtime::block_on;

    use super::*;

    /// A store in memory, with the faults of real ones.
    #[derive(Default)]
    struct Drawer {
        kept: Mutex<HashMap<String, String>>,
        forgets: bool,
        panics: bool,
        takes: Duration,
    }

    impl Secrets for Drawer {
        fn get(&self, name: &str) -> Result<Option<String>, SecretsError> {
            std::thread::sleep(self.takes);
            assert!(!self.panics, "the store panics");
            Ok(self.kept.lock().unwrap().get(name).cloned())
        }
        fn set(&self, name: &str, secret: &str) -> Result<(), SecretsError> {
            if !self.forgets {
                self.kept.lock().unwrap().insert(name.into(), secret.into());
            }
            Ok(())
        }
        fn delete(&self, name: &str) -> Result<(), SecretsError> {
            self.kept.lock().unwrap().remove(name);
            Ok(())
        }
    }

    fn safe(drawer: Drawer) -> Safe {
        // Long enough for a machine that is busy with other tests.
        Safe::new(drawer, Duration::from_secs(30))
    }

    #[test]
    fn a_secret_is_kept_given_back_and_forgotten() {
        let safe = safe(Drawer::default());
        block_on(async {
            assert_eq!(safe.get("key").await, Ok(None));
            safe.set("key", "s3cret".into()).await.unwrap();
            assert_eq!(safe.get("key").await.unwrap().as_deref(), Some("s3cret"));
            safe.delete("key").await.unwrap();
            assert_eq!(safe.get("key").await, Ok(None));
            assert_eq!(safe.probe().await, Ok(()));
            assert_eq!(safe.get("probe").await, Ok(None), "a probe leaves nothing behind");
        });
    }

    #[test]
    fn a_store_that_forgets_is_found_out_when_writing() {
        let safe = safe(Drawer {
            forgets: true,
            ..Drawer::default()
        });
        assert_eq!(
            block_on(safe.set("key", "s3cret".into())),
            Err(SecretsError::Forgetful)
        );
        assert_eq!(block_on(safe.probe()), Err(SecretsError::Forgetful));
    }

    #[test]
    fn a_locked_keychain_is_not_waited_for_without_end() {
        let drawer = Drawer {
            takes: Duration::from_secs(2),
            ..Drawer::default()
        };
        let safe = Safe::new(drawer, Duration::from_millis(200));
        assert_eq!(block_on(safe.get("key")), Err(SecretsError::Silent));
    }

    #[test]
    fn a_store_that_panics_is_only_unavailable() {
        let safe = safe(Drawer {
            panics: true,
            ..Drawer::default()
        });
        assert!(matches!(
            block_on(safe.get("key")),
            Err(SecretsError::Unavailable(_))
        ));
    }

    /// Where a private session bus with an unlocked keychain runs (`cargo xtask test`), the real one is tried;
    /// elsewhere it is the owner's own, which tests leave alone.
    #[test]
    fn the_real_keychain_keeps_a_secret() {
        if std::env::var_os("PERENNIAL_TEST_KEYCHAIN").is_none() {
            return;
        }
        let safe = Safe::new(Keychain, Duration::from_secs(20));
        block_on(async {
            assert_eq!(safe.probe().await, Ok(()));
            safe.set("test", "s3cret".into()).await.unwrap();
            assert_eq!(safe.get("test").await.unwrap().as_deref(), Some("s3cret"));
            safe.delete("test").await.unwrap();
            assert_eq!(safe.get("test").await, Ok(None));
            safe.delete("test").await.unwrap();
        });
        #[cfg(target_os = "linux")]
        assert_eq!(crate::shell::session_bus::keychain_is_locked(), Some(false));
    }
}
