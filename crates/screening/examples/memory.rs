//! What the dictionaries take: resident memory before and after they are built, and the time it takes to build them.
//! The goal is 20 MiB at most, once a process.
//!
//!     cargo run --release -p screening --example memory

#![allow(clippy::disallowed_methods, reason = "the engine has no clock and no files; what measures it needs both")]

use std::time::Instant;

fn main() {
    let before = resident();
    let begun = Instant::now();
    screening::warm_up();
    println!("dictionaries built in {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
    match (before, resident()) {
        (Some(before), Some(after)) => {
            println!(
                "resident memory: {} KiB before, {} KiB after, {} KiB more",
                before,
                after,
                after.saturating_sub(before)
            );
        }
        _ => println!("resident memory: only known on Linux, from /proc/self/statm"),
    }
}

/// Resident memory of this process in KiB.
fn resident() -> Option<u64> {
    // Every platform the server is built for has pages of 4 KiB; where they are larger, the figure is too small.
    const PAGE: u64 = 4;
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    statm.split_ascii_whitespace().nth(1)?.parse::<u64>().ok().map(|pages| pages * PAGE)
}
