//! What a client accepts: media types and encodings, with their quality values.

use poem::http::{HeaderMap, HeaderName};

use crate::operation::Encoding;

/// A media type we answer in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/graphql-response+json`, where the status says whether the request was good.
    GraphQlResponse,
    /// `application/json`, where every well-formed request is answered with 200.
    Json,
}

impl Media {
    /// The value of `Content-Type`.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::GraphQlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// Quality in thousandths, as RFC 9110 allows three digits.
type Quality = u16;

struct Entry<'h> {
    value: &'h str,
    quality: Quality,
    utf8: bool,
}

/// The values of a header that may be sent in several lines, as the one list that they are (RFC 9110, section 5.3).
pub fn listed(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let lines = headers.get_all(name);
    let lines = lines.iter().filter_map(|value| value.to_str().ok());
    lines
        .map(ToOwned::to_owned)
        .reduce(|list, line| format!("{list}, {line}"))
}

/// The media type to answer in; none when the client accepts neither. Without a header the answer
/// is plain JSON, as the GraphQL-over-HTTP specification asks until clients send one.
pub fn media(accept: Option<&str>) -> Option<Media> {
    let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else {
        return Some(Media::Json);
    };
    let ours = [
        (Media::Json, "application/json"),
        (Media::GraphQlResponse, "application/graphql-response+json"),
    ];
    let wanted = ours.into_iter().filter_map(|(media, name)| {
        let (specificity, quality) = range(accept, name)?;
        // At equal quality what is named wins over a wildcard, and ours over plain JSON where both are named.
        let is_named = specificity == NAMED;
        let preferred = is_named == (media == Media::GraphQlResponse);
        (quality > 0).then_some(((quality, specificity, preferred), media))
    });
    wanted.max_by_key(|(rank, _)| *rank).map(|(_, media)| media)
}

/// How specific a range is that names the media type itself.
const NAMED: u8 = 2;

/// The most specific range that covers a media type, with its quality: what it says holds, whatever wider ones say.
fn range(accept: &str, media: &str) -> Option<(u8, Quality)> {
    entries(accept)
        .filter(|entry| entry.utf8)
        .filter_map(|entry| {
            let specificity = match entry.value.to_ascii_lowercase().as_str() {
                value if value == media => NAMED,
                "application/*" => 1,
                "*/*" => 0,
                _ => return None,
            };
            Some((specificity, entry.quality))
        })
        .max()
}

/// Whether a media type is accepted by name, as `text/event-stream` and `text/html` must be.
pub fn names(accept: Option<&str>, media: &str) -> bool {
    accept.is_some_and(|accept| {
        entries(accept).any(|entry| entry.quality > 0 && entry.value.eq_ignore_ascii_case(media))
    })
}

/// The best encoding a client accepts.
pub fn encoding(accept: Option<&str>) -> Encoding {
    let Some(accept) = accept else {
        return Encoding::Identity;
    };
    let quality = |name: &str| {
        let mut any = None;
        for entry in entries(accept) {
            if entry.value.eq_ignore_ascii_case(name) {
                return Some(entry.quality);
            }
            if entry.value == "*" {
                any = Some(entry.quality);
            }
        }
        any
    };
    let identity = quality("identity").unwrap_or(1);
    let mut best = (identity, Encoding::Identity);
    // In rising order of preference: at equal quality the smaller body wins.
    for (name, encoding) in [("gzip", Encoding::Gzip), ("br", Encoding::Brotli)] {
        let quality = quality(name).unwrap_or(0);
        if quality > 0 && quality >= best.0 {
            best = (quality, encoding);
        }
    }
    best.1
}

fn entries(header: &str) -> impl Iterator<Item = Entry<'_>> {
    header.split(',').map(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let value = parts.next().unwrap_or_default();
        let (mut quality, mut utf8) = (1_000, true);
        for part in parts {
            let (name, text) = part.split_once('=').unwrap_or((part, ""));
            if name.trim().eq_ignore_ascii_case("q") {
                quality = thousandths(text.trim());
            } else if name.trim().eq_ignore_ascii_case("charset") {
                utf8 = text.trim().trim_matches('"').eq_ignore_ascii_case("utf-8");
            }
        }
        Entry {
            value,
            quality,
            utf8,
        }
    })
}

/// A quality value such as `0.75`; one that cannot be read counts as refused.
fn thousandths(text: &str) -> Quality {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    match (whole, digits.parse::<Quality>()) {
        ("0" | "", Ok(fraction)) => fraction,
        ("1", Ok(_)) => 1_000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_wanted_media_type_wins_and_ours_breaks_ties() {
        let cases = [
            (None, Some(Media::Json)),
            (Some("*/*"), Some(Media::Json)),
            (
                Some("application/json, application/graphql-response+json"),
                Some(Media::GraphQlResponse),
            ),
            (
                Some("application/graphql-response+json;q=0.5, application/json"),
                Some(Media::Json),
            ),
            (
                Some("application/graphql-response+json;q=0, */*;q=0.1"),
                Some(Media::Json),
            ),
            (
                Some("application/json;q=0, */*"),
                Some(Media::GraphQlResponse),
            ),
            (
                Some("application/json;q=0.5, application/*"),
                Some(Media::GraphQlResponse),
            ),
            (Some("application/json, application/*"), Some(Media::Json)),
            (
                Some("APPLICATION/JSON; charset=\"UTF-8\""),
                Some(Media::Json),
            ),
            (Some("application/json; charset=latin1"), None),
            (Some("text/html"), None),
            (Some("application/json;q=0"), None),
        ];
        for (header, expected) in cases {
            assert_eq!(media(header), expected, "{header:?}");
        }
    }

    #[test]
    fn lines_of_one_header_are_one_list() {
        let mut headers = HeaderMap::new();
        assert_eq!(listed(&headers, poem::http::header::ACCEPT), None);
        for line in ["text/html", "application/json"] {
            headers.append(poem::http::header::ACCEPT, line.parse().unwrap());
        }
        let accepted = listed(&headers, poem::http::header::ACCEPT);
        assert_eq!(accepted.as_deref(), Some("text/html, application/json"));
        assert_eq!(media(accepted.as_deref()), Some(Media::Json));
    }

    #[test]
    fn the_smallest_accepted_encoding_wins() {
        let cases = [
            (None, Encoding::Identity),
            (Some("gzip, deflate, br"), Encoding::Brotli),
            (Some("gzip;q=1.0, br;q=0.8"), Encoding::Gzip),
            (Some("br;q=0, gzip;q=0"), Encoding::Identity),
            (Some("*"), Encoding::Brotli),
            (Some("identity, gzip;q=0.5"), Encoding::Identity),
            (Some("identity;q=0.4, gzip;q=0.5"), Encoding::Gzip),
            (Some("zstd"), Encoding::Identity),
        ];
        for (header, expected) in cases {
            assert_eq!(encoding(header), expected, "{header:?}");
        }
    }
}
