//! Structured data for search engines: the questions and answers of a page as a schema.org `FAQPage`.

use serde_json::{Value, json};

use super::answer::Comparison;

/// The `FAQPage` of a comparison, as text that may stand in a `<script>` element.
pub(super) fn faq_page(comparison: &Comparison, address: &str) -> String {
    let entries: Vec<Value> = comparison
        .faq
        .iter()
        .map(|entry| {
            let answer = json!({ "@type": "Answer", "text": entry.answer });
            json!({ "@type": "Question", "name": entry.question, "acceptedAnswer": answer })
        })
        .collect();
    let mut page = json!({
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "name": comparison.title,
        "url": address,
        "mainEntity": entries,
    });
    if let (Some(page), Some(reviewed)) = (page.as_object_mut(), &comparison.reviewed_on) {
        page.insert("dateModified".to_owned(), reviewed.as_str().into());
    }
    embeddable(&page)
}

/// JSON in which no text can end the element that it stands in.
fn embeddable(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::embeddable;
    use serde_json::{Value, json};

    #[test]
    fn no_text_ends_the_script_element() {
        let value = json!({ "a": "</script><script>alert(1)</script><!-- &" });
        let text = embeddable(&value);
        assert!(!text.contains(['<', '>', '&']));
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
