//! Everything the bot says, in three languages (Fluent: plurals are right in each).

use std::fmt::Write as _;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::fact::Language;

type Bundle = FluentBundle<FluentResource>;

const RU: &str = include_str!("ru.ftl");
const KK: &str = include_str!("kk.ftl");
const EN: &str = include_str!("en.ftl");

/// A value put into a phrase.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// Words, as they are.
    Text(&'a str),
    /// A number, which also chooses the plural form.
    Number(u32),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: OnceLock<[Bundle; 3]> = OnceLock::new();
    let bundles = BUNDLES.get_or_init(|| [build("ru", RU), build("kk", KK), build("en", EN)]);
    match language {
        Language::Ru => &bundles[0],
        Language::Kk => &bundles[1],
        Language::En => &bundles[2],
    }
}

fn build(code: &str, source: &str) -> Bundle {
    let language: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks would stand in every city's name and break plain-text comparison on the client's side.
    bundle.set_use_isolating(false);
    // A broken line is left out, the rest is used; a test keeps this from happening.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let _ = bundle.add_resource(resource);
    bundle
}

/// Whether there is a phrase under this key.
pub fn has(key: &str) -> bool {
    bundle(Language::En).has_message(key)
}

/// A phrase in a language. An unknown key gives the key itself, so that a slip is seen and nothing fails.
pub fn say(language: Language, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
        return key.to_owned();
    };
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        match arg {
            Arg::Text(text) => values.set(*name, FluentValue::from(*text)),
            Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
        }
    }
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
}

/// A phrase that has several wordings ("key", "key-2", "key-3"): which one follows from how often it was called for.
///
/// What is said twice in one conversation is said in other words the second time.
pub fn say_in_turn(language: Language, key: &str, turn: usize, args: &[(&str, Arg<'_>)]) -> String {
    /// More than anybody would write.
    const WORDINGS: usize = 9;
    let wordings = 1 + (2..=WORDINGS).take_while(|n| has(&format!("{key}-{n}"))).count();
    match turn % wordings {
        0 => say(language, key, args),
        n => say(language, &format!("{key}-{}", n + 1), args),
    }
}

/// A length of time in words people use: whole years with their plural, months below a year, else one decimal.
pub fn years(language: Language, years: f64) -> String {
    const TENTHS: f64 = 10.0;
    let years = if years.is_finite() { years.clamp(0.0, 99.0) } else { 0.0 };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=99, so at most 990")]
    let (whole, tenths, months) =
        (years.floor() as u32, (years * TENTHS).round() as u32, (years * 12.0).round() as u32);
    if (1..12).contains(&months) && whole == 0 {
        return say(language, "months", &[("count", months.into())]);
    }
    if tenths % 10 == 0 {
        return say(language, "years", &[("count", (tenths / 10).into())]);
    }
    let mark = if language == Language::En { '.' } else { ',' };
    let value = format!("{}{mark}{}", tenths / 10, tenths % 10);
    say(language, "years-part", &[("value", (&value).into())])
}

/// A sum with its digits in groups of three.
pub fn grouped(sum: i64) -> String {
    let digits = sum.unsigned_abs().to_string();
    let mut out = String::new();
    if sum < 0 {
        out.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        let _ = write!(out, "{digit}");
    }
    out
}

#[cfg(test)]
mod tests;
