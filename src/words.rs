//! How text is compared: the normalised name that listings order by, and the words that search looks up; and how bytes
//! and counts are written.

use std::fmt::Write as _;

/// The form of a name that listings order by: lower case, single spaces.
pub fn name_key(name: &str) -> String {
    name.to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The words of a text in lower case: runs of letters and digits, in their order, each once.
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
    {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// All letters and digits of a text in lower case, as one word: "GPT-4.1" and "gpt 4.1" both give "gpt41".
pub fn compact(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let text = String::with_capacity(bytes.len() * 2);
    bytes.iter().fold(text, |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A whole number with its thousands set apart: `3,600`.
pub fn grouped(value: i128) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_separates_words_and_vanishes_from_the_compact_form() {
        assert_eq!(words("Qwen/Qwen3.5-4B"), ["qwen", "qwen3", "5", "4b"]);
        assert_eq!(compact("GPT-4.1"), "gpt41");
        assert_eq!(name_key("  GPT-4.1   Mini "), "gpt-4.1 mini");
    }

    #[test]
    fn counts_are_grouped_by_thousands() {
        assert_eq!(
            [0, 999, 1_000, 800_000_000, -1_500].map(grouped),
            ["0", "999", "1,000", "800,000,000", "-1,500"]
        );
    }
}
