//! Values of flags that are checked before anything is asked, so that faults speak of flags and not of the API.

use std::str::FromStr;

use poem::http::Uri;
use rust_decimal::Decimal;

use crate::ask::words::is_day;

/// A share from 0 to 1.
pub(super) fn share(text: &str) -> Result<String, String> {
    match Decimal::from_str(text) {
        Ok(share) if (Decimal::ZERO..=Decimal::ONE).contains(&share) => Ok(text.to_owned()),
        _ => Err("a share is a number from 0 to 1, such as 0.4".to_owned()),
    }
}

/// An amount of money, or a score.
pub(super) fn amount(text: &str) -> Result<String, String> {
    match Decimal::from_str(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err("a number such as 2.5 is wanted, without a unit".to_owned()),
    }
}

/// A day.
pub(super) fn day(text: &str) -> Result<String, String> {
    is_day(text)
        .then(|| text.to_owned())
        .ok_or_else(|| "a day is written as 2026-01-01".to_owned())
}

/// Scheme and host of a server, without the slash at the end.
pub(super) fn server(text: &str) -> Result<String, String> {
    let wrong = || "scheme and host are wanted, such as https://versus.example".to_owned();
    let uri: Uri = text.parse().map_err(|_| wrong())?;
    let known = matches!(uri.scheme_str(), Some("http" | "https"));
    let bare = uri.path() == "/" && uri.query().is_none() && !text.contains(['#', '@']);
    match uri.authority() {
        Some(_) if known && bare => Ok(text.trim_end_matches('/').to_owned()),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::{amount, day, server, share};

    #[test]
    fn what_is_refused_says_what_would_be_right() {
        assert!(share("0.4").is_ok() && share("1").is_ok());
        for wrong in ["1.5", "-0.1", "half", ""] {
            assert!(share(wrong).unwrap_err().contains("from 0 to 1"), "{wrong}");
        }
        assert!(amount("2.5").is_ok() && amount("cheap").is_err() && amount("$2").is_err());
        assert!(day("2026-01-31").is_ok());
        for wrong in ["tomorrow", "2026-1-1", "2026-02-30", "+2026-01-1"] {
            assert!(day(wrong).unwrap_err().contains("2026-01-01"), "{wrong}");
        }
    }

    #[test]
    fn a_server_is_scheme_and_host() {
        assert_eq!(
            server("https://versus.example/").as_deref(),
            Ok("https://versus.example")
        );
        assert_eq!(
            server("http://localhost:8000").as_deref(),
            Ok("http://localhost:8000")
        );
        for wrong in [
            "foo",
            "foo/bar",
            "ftp://a.example",
            "https://a.example/x",
            "https://a.example?x",
            "https://u@a.example",
            "https://",
            "/x",
            "",
        ] {
            assert!(server(wrong).is_err(), "{wrong}");
        }
    }
}
