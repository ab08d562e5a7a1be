//! Opening a profile, an e-mail address or a phone number in the program that the owner uses for it.

use tauri::Url;

use crate::failure::{Failure, ShellError};

/// Opens a web, e-mail or telephone link.
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
        "tel" => is_number(url.path()),
        _ => false,
    };
    if right { Ok(url) } else { Err(ShellError::NoLink) }
}

/// Digits, and what parts them: a program that calls gets nothing else.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.chars().all(|c| c.is_ascii_digit() || c == '-') && digits.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_e_mail_and_telephone_are_opened() {
        for good in [
            "https://www.instagram.com/ada/",
            "http://ada.blog",
            "mailto:ada@example.com",
            "tel:+351912345678",
            "tel:912-345-678",
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
            "tel:",
            "tel:+",
            "tel:--config=x",
            "tel:*21*123%23",
            "https://",
            "https://instagram.com@evil.example/",
            "",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
