//! GraphQL documents, from their text to the answer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| if let Ok(text) = std::str::from_utf8(data) {
    versus_fuzz::answer(text.to_owned(), serde_json::Map::new());
});
