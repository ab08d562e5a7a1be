//! Opening a profile or an e-mail address in the program that the owner uses for it.

use tauri::Url;

use crate::failure::{Failure, ShellError};

/// Opens a web or e-mail link.
///
/// # Errors
/// Any other kind of link, or no program for it.
pub async fn open(text: &str) -> Result<(), Failure> {
    let url = read(text)?;
    let opening =
        tauri::async_runtime::spawn_blocking(move || tauri_plugin_opener::open_url(url, None::<&str>));
    match opening.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(ShellError::NoBrowser {
            reason: error.to_string(),
        }
        .into()),
        Err(_) => Err(ShellError::Fault {
            what: "opening a link panicked",
        }
        .into()),
    }
}

/// Reads a link that may be opened. A file, a script or a program's own scheme may not: an imported
/// spreadsheet could hold one.
fn read(text: &str) -> Result<Url, ShellError> {
    let url = Url::parse(text.trim()).map_err(|_| ShellError::NoLink)?;
    let right = match url.scheme() {
        "http" | "https" => url.has_host() && url.username().is_empty() && url.password().is_none(),
        "mailto" => url.path().contains('@'),
        _ => false,
    };
    if right { Ok(url) } else { Err(ShellError::NoLink) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_and_e_mail_are_opened() {
        for good in [
            "https://www.instagram.com/ada/",
            "http://ada.blog",
            "mailto:ada@example.com",
        ] {
            assert!(read(good).is_ok(), "{good}");
        }
        for bad in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "smb://host/share",
            "ms-msdt:/id",
            "/usr/bin/xcalc",
            "--help",
            "mailto:",
            "https://",
            "https://instagram.com@evil.example/",
            "",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
