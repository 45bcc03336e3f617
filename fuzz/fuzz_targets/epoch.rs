//! Epoch AI's tables.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read("gpqa_diamond.csv", data));
