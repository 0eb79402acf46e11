#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| smartbot_fuzz::frame::checks::frame(data));
