//! What the pages say, in three languages. (What the bot says stands in `screening`.)
//!
//! Each set is a struct, so a text that lacks one language does not compile.

use screening::fact::Language;
use serde::Serialize;

pub(super) mod chat;
pub(super) mod start;

/// One set of texts in every language.
#[derive(Serialize)]
pub(super) struct Texts<T> {
    ru: T,
    kk: T,
    en: T,
}

impl<T> Texts<T> {
    /// The texts in a language.
    pub(super) fn get(&self, language: Language) -> &T {
        match language {
            Language::Ru => &self.ru,
            Language::Kk => &self.kk,
            Language::En => &self.en,
        }
    }
}
