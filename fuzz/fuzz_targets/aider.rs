//! Aider's leaderboard.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::read("polyglot_leaderboard.yml", data));
