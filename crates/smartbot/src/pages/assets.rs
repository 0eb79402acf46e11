//! Styles, modules and the icon, from the binary. Their address holds a hash of them all, so browsers keep them for
//! good and modules that import each other always fit.

use std::io::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::texts::chat::CHAT;
use crate::error::AppError;

const SCRIPT: &str = "text/javascript; charset=utf-8";

struct Asset {
    name: &'static str,
    content_type: &'static str,
    plain: Bytes,
    zipped: Bytes,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    // Structs of strings always serialise.
    let texts = serde_json::to_string(&CHAT).unwrap_or_default();
    [
        ("smartbot.css", "text/css; charset=utf-8", include_str!("assets/smartbot.css").to_owned()),
        ("smartbot-chat.js", SCRIPT, include_str!("assets/smartbot-chat.js").to_owned()),
        ("connection.js", SCRIPT, include_str!("assets/connection.js").to_owned()),
        ("texts.js", SCRIPT, format!("export default {texts};\n")),
        ("icon.svg", "image/svg+xml", include_str!("assets/icon.svg").to_owned()),
    ]
    .map(|(name, content_type, text)| Asset { name, content_type, zipped: zip(&text), plain: text.into() })
    .into()
});

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for asset in ASSETS.iter() {
        hash.update(asset.name);
        hash.update(&asset.plain);
    }
    URL_SAFE_NO_PAD.encode(&hash.finalize()[..9])
});

fn zip(text: &str) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _ = encoder.write_all(text.as_bytes());
    encoder.finish().unwrap_or_default().into()
}

/// The folder under which pages name their assets.
pub(super) fn folder() -> String {
    format!("/assets/{}", *VERSION)
}

/// Serves an asset. A page from before an upgrade gets today's, but may not keep it under the old address.
pub(super) async fn asset(Path((version, file)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == file) else {
        return AppError::NotFound("Not Found").into_response();
    };
    let cache = if version == *VERSION { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = if takes_gzip(&headers) {
        ([(header::CONTENT_ENCODING, "gzip")], asset.zipped.clone()).into_response()
    } else {
        asset.plain.clone().into_response()
    };
    let reply = response.headers_mut();
    reply.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    reply.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    reply.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        named && !parts.any(|part| part.strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0_f32)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_only_for_those_who_take_it() {
        for (accept, takes) in [
            ("gzip, deflate, br", true),
            ("br;q=1.0, GZIP;q=0.8", true),
            ("gzip;q=0", false),
            ("gzip;q=0.000, br", false),
            ("identity", false),
            ("x-gzip", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accept));
            assert_eq!(takes_gzip(&headers), takes, "{accept}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }
}
