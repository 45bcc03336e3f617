//! Epoch AI's tables.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read_as("gpqa_diamond.csv", "Model version,mean_score,stderr,Release date,Organization,Started at,Log viewer\n", data, ""));
