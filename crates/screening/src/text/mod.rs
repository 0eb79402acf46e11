//! Text as people type it → text the rest of the engine can compare.
//!
//! Everything that leaves this module and names a place in a text counts in Unicode scalar values of the *original*
//! text, whatever was folded away on the road ([`Span`](crate::fact::Span)).
//!
//! - [`normalize`]: compatibility forms, invisible characters, dashes, quotes and look-alike letters, case kept;
//! - [`fold`]: the same plus lower case and ё → е, for caseless search; [`Folded`] keeps the way back to the original;
//! - [`tokens`]: words, numbers and signs with spans;
//! - [`stem`]: one stem for Russian, Kazakh and English words;
//! - [`detect_language`]: which of the three a text is written in;
//! - [`numeral_at`]: numbers in digits and in words;
//! - [`within_one_edit`]: the tolerance for typing errors.

mod beginnings;
mod distance;
mod hash;
mod language;
mod normal;
mod number;
mod stem;
mod token;
mod translit;

pub(crate) use beginnings::Beginnings;
pub use distance::{alike, within_one_edit};
pub(crate) use hash::Quick;
pub(crate) use language::is_kazakh;
pub use language::{detect_language, is_plainly_russian, word_language};
pub use normal::{Folded, fold, normalize};
pub(crate) use number::is_number_word;
pub use number::{Numeral, number_word_like, number_word_meant, numeral_at};
pub(crate) use stem::{english, russian};
pub use stem::{stem, stem_kazakh};
pub use token::{Kind, Script, Token, tokens};
pub use translit::{from_latin, skeleton};
