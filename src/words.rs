//! How text is compared: the normalised name that listings order by, and the words that search looks up.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_separates_words_and_vanishes_from_the_compact_form() {
        assert_eq!(words("Qwen/Qwen3.5-4B"), ["qwen", "qwen3", "5", "4b"]);
        assert_eq!(compact("GPT-4.1"), "gpt41");
        assert_eq!(name_key("  GPT-4.1   Mini "), "gpt-4.1 mini");
    }
}
