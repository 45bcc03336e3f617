//! Words for values of closed lists.

use super::answer::{Side, Support};
pub(super) use crate::ask::words::{capitalised, grouped, plain};

/// What decided a verdict, as the answer to "Decided by".
pub(super) fn decided_by(kind: &str) -> String {
    match kind {
        "PRODUCT_TYPE_MISMATCH" => "Nothing: two kinds of product".to_owned(),
        "SUPERSEDED" => "The lifecycle".to_owned(),
        "TOO_LITTLE_DATA" => "Nothing: too little data".to_owned(),
        "CONTEXT_RATIO" => "The context window".to_owned(),
        "TIE" => "Nothing: a tie".to_owned(),
        "SPLIT" => "Nothing: the leads are small".to_owned(),
        "PRIORITY" => "Your priority".to_owned(),
        _ => capitalised(kind),
    }
}

/// Why a row of benchmarks may be compared, in full.
pub(super) fn comparability(value: &str) -> &'static str {
    match value {
        "SAME_MEASURER" => "Both scores come from the same measurer.",
        "BOTH_SELF_REPORTED" => "Each lab reports its own score; conditions may differ.",
        _ => "The scores come from different measurers; conditions may differ.",
    }
}

/// Class of the side that leads.
pub(super) fn side_class(side: Side) -> &'static str {
    match side {
        Side::Left => "leads-left",
        Side::Right => "leads-right",
        Side::Tie | Side::None => "",
    }
}

/// An answer about a capability.
pub(super) fn support(support: Support) -> &'static str {
    match support {
        Support::Yes => "Yes",
        Support::No => "No",
        Support::Unknown => "Unknown",
    }
}

/// Class of an answer about a capability.
pub(super) fn support_class(support: Support) -> &'static str {
    match support {
        Support::Yes => "yes",
        Support::No => "no",
        Support::Unknown => "unknown",
    }
}

/// A message of the API as a page says it: a sentence, and plain where the API marks its names as code.
pub(super) fn sentence(message: &str) -> String {
    let text = message.replace('`', "");
    let mut letters = text.chars();
    let first = letters.next().map(|letter| {
        // A name in camel case keeps its case.
        if message.starts_with('`') {
            letter.to_string()
        } else {
            letter.to_uppercase().collect()
        }
    });
    let end = if text.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    format!("{}{}{end}", first.unwrap_or_default(), letters.as_str())
}

/// The beginning of a text, ended at a word, for places that show little.
pub(super) fn beginning(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(before, _)| before);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::{beginning, sentence};

    #[test]
    fn messages_become_sentences() {
        assert_eq!(sentence("both sides name \"a\""), "Both sides name \"a\".");
        assert_eq!(sentence("`asOf` is early"), "asOf is early.");
        assert_eq!(sentence("Did you mean \"a\"?"), "Did you mean \"a\"?");
    }

    #[test]
    fn beginnings_end_at_a_word() {
        assert_eq!(beginning("one two, three", 10), "one two…");
        assert_eq!(beginning("one two", 10), "one two");
    }
}
