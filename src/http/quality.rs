//! Weights in `Accept` and `Accept-Encoding` (RFC 9110, 12.4.2).

use poem::http::HeaderMap;
use poem::http::header::HeaderName;

/// The weight, in thousandths, that a request gives to the first of some tokens that it names; 0 when it names none.
pub(super) fn quality(headers: &HeaderMap, name: &HeaderName, tokens: &[&str]) -> u16 {
    let listed: Vec<_> = headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(weighted)
        .collect();
    let weight = |token: &&str| {
        let named = listed
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(token));
        named.map(|(_, weight)| *weight)
    };
    tokens.iter().find_map(weight).unwrap_or(0)
}

fn weighted(item: &str) -> (&str, u16) {
    let mut parts = item.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    (name, weight.map_or(1000, thousandths))
}

fn thousandths(weight: &str) -> u16 {
    match weight.split_once('.').unwrap_or((weight, "")) {
        ("0", fraction) => format!("{fraction:0<3}").parse().unwrap_or(0),
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::quality;
    use poem::http::{HeaderMap, HeaderValue, header::ACCEPT};

    fn accepting(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_first_token_that_is_named_decides() {
        let headers = accepting("text/html;q=0.8, */*;q=0.15, application/json;q=0");
        assert_eq!(quality(&headers, &ACCEPT, &["text/html", "*/*"]), 800);
        assert_eq!(quality(&headers, &ACCEPT, &["image/png", "*/*"]), 150);
        assert_eq!(quality(&headers, &ACCEPT, &["application/json", "*/*"]), 0);
        assert_eq!(quality(&headers, &ACCEPT, &["image/png"]), 0);
    }

    #[test]
    fn a_token_without_a_weight_weighs_most() {
        assert_eq!(
            quality(&accepting("TEXT/HTML ; level=1"), &ACCEPT, &["text/html"]),
            1000
        );
    }
}
