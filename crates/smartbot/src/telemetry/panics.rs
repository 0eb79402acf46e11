//! Panics in the log.

use std::panic::PanicHookInfo;

use super::metrics;

/// Logs every panic, instead of printing it.
///
/// Where it happened is always told. What it said is told only if the text stands in the program: a text put together at
/// run time may quote what a candidate wrote, as that of a string cut in the middle of a letter does.
pub(super) fn log() {
    std::panic::set_hook(Box::new(|info| {
        metrics::panicked();
        let location = info.location().map(ToString::to_string).unwrap_or_default();
        let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
        tracing::error!(location, thread, "panicked: {}", said(info));
    }));
}

fn said(info: &PanicHookInfo<'_>) -> &'static str {
    info.payload().downcast_ref::<&'static str>().copied().unwrap_or("(a text that may quote data)")
}
