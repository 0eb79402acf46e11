//! Which language a visitor reads.

use axum::http::{HeaderMap, Uri, header};
use screening::fact::Language;

/// All languages of the pages, with their own names, in the order in which they are offered.
pub(super) const ALL: [(Language, &str); 3] =
    [(Language::Kk, "Қазақша"), (Language::Ru, "Русский"), (Language::En, "English")];

/// The language asked for by `?lang=`, else the one the browser prefers, else English.
pub(super) fn of_visitor(uri: &Uri, headers: &HeaderMap) -> Language {
    let query = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let asked = query.filter(|(name, _)| name == "lang").find_map(|(_, code)| Language::from_code(&code));
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(preferred);
    asked.or(accepted).unwrap_or(Language::En)
}

/// The language of `Accept-Language` that we speak and the browser likes best; the first of equals.
fn preferred(accept: &str) -> Option<Language> {
    let mut best: Option<(f32, Language)> = None;
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let primary = parts.next().unwrap_or_default().split('-').next().unwrap_or_default();
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.trim().parse::<f32>().ok()).unwrap_or(1.0);
        if let Some(language) = Language::from_code(primary)
            && weight > best.map_or(0.0, |(best, _)| best)
        {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_order_counts_not_the_headers() {
        for (accept, language) in [
            ("ru", Some(Language::Ru)),
            ("kk-KZ,kk;q=0.9,ru;q=0.8,en;q=0.7", Some(Language::Kk)),
            ("en;q=0.3, ru;q=0.8", Some(Language::Ru)),
            ("de-DE, de;q=0.9, en;q=0.2", Some(Language::En)),
            ("ru;q=0, en;q=0.1", Some(Language::En)),
            ("RU-ru", Some(Language::Ru)),
            ("de, *;q=0.5", None),
            ("ru;q=NaN", None),
            ("", None),
        ] {
            assert_eq!(preferred(accept), language, "{accept}");
        }
    }

    #[test]
    fn a_choice_outweighs_the_browser() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, header::HeaderValue::from_static("ru"));
        assert_eq!(of_visitor(&Uri::from_static("/?lang=kk"), &headers), Language::Kk);
        assert_eq!(of_visitor(&Uri::from_static("/?lang=tlh"), &headers), Language::Ru);
        assert_eq!(of_visitor(&Uri::from_static("/"), &HeaderMap::new()), Language::En);
    }
}
