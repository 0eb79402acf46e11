#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| smartbot_fuzz::checks::vacancy(data));
