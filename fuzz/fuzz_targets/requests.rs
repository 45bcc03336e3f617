//! Bodies of requests: variables of every kind, cursors and ids among them.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| versus_fuzz::answer_body(data));
libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    versus_fuzz::mutate_json(data, size, max_size, seed)
});
