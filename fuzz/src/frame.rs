//! The chat's frames. The server's file is included as it stands: the whole server with its databases would take minutes
//! to build for a parser that needs none of them.

pub use super::frame_of_the_server::*;

#[path = "../../crates/smartbot/src/chat/frame/checks.rs"]
pub mod checks;
