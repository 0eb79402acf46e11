//! Text primitives: normalising, tokens with spans, script and language, stems, numerals.
