//! The screening engine: what a candidate's words mean, what is still worth asking, and how well the confirmed facts
//! meet what a vacancy wants.
//!
//! A library without I/O, clock, randomness, async or changing global state: the same input gives the same bytes out,
//! in any process, for ever. Today's date is an argument. Nothing in here knows who the candidate is: no type has a
//! field for name, sex, age, nationality, family, photo, address, school or graduation year.
//!
//! Read in this order: [`fact`] (the words), [`understanding`] (text → typed value), [`criteria`] (vacancy → criteria),
//! [`resume`] (résumé → facts with evidence), [`relevance`] (facts × criteria → assessment), [`interview`] (the state
//! machine over all of them).

// A test that fails to unwrap has failed: that is its report.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod criteria;
pub mod explain;
pub mod fact;
pub mod gazetteer;
mod grades;
pub mod interview;
pub mod phrases;
pub mod relevance;
pub mod resume;
pub mod score_jsonl;
pub mod terms;
pub mod text;
pub mod understanding;

/// Builds the tables of phrases and the texts, which otherwise happens at first use (some hundredths of a second), and looks
/// at the dictionaries once.
pub fn warm_up() {
    let day = chrono::NaiveDate::default();
    let _ = gazetteer::cities::by_english_name("Almaty", "KZ");
    let _ = gazetteer::skills::find_in("Docker");
    let _ = relevance::is_common_word("");
    let _ = gazetteer::lexicon::find(&terms::terms("ledger"));
    let _ = gazetteer::lexicon::find_titles(&terms::terms("accountant"));
    let _ = phrases::has("hello");
    // An answer in words nobody uses is tried against every table.
    let _ = understanding::understand(&understanding::Asked::default(), "ъъъ", day);
    let _ = resume::Resume::read("ъъъ: ъъъ", day);
}
