//! OpenRouter's answer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read_as("models.json", r#"{"data": [{"pricing": {}, "id": "a"}, "#, data, "]}"));
