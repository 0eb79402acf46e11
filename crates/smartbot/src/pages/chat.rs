//! `/chat/{response_id}`: the page where a person holds the interview. Whoever has the address has it from the employer
//! or from applying; the candidate's token stands behind the `#` and stays in the browser.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use screening::fact::Language;
use screening::interview;
use uuid::Uuid;

use super::texts::chat::{CHAT, ChatTexts};
use super::texts::start::{START, StartTexts};
use super::{STILL, TALKING, assets, language, page};
use crate::app::AppState;
use crate::chat::queries;
use crate::error::AppResult;
use crate::http::moment;

#[derive(Template)]
#[template(path = "chat.html")]
struct ChatPage {
    language: Language,
    texts: &'static ChatTexts,
    assets: String,
    id: Uuid,
    title: String,
    company: String,
}

#[derive(Template)]
#[template(path = "missing.html")]
struct MissingPage {
    language: Language,
    texts: &'static StartTexts,
    assets: String,
}

/// The page, in the language of the chat; one and the same 404 for whatever opens no chat.
pub(super) async fn chat(
    State(state): State<AppState>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> AppResult<Response> {
    let id = Uuid::parse_str(&id).unwrap_or_default();
    let Some((_, vacancy, applicant)) = queries::material(&state.database, id).await? else {
        let language = language::of_visitor(&uri, &headers);
        let missing = MissingPage { language, texts: START.get(language), assets: assets::folder() };
        return Ok(page(StatusCode::NOT_FOUND, STILL, &missing));
    };
    let language = match queries::session_of(&state.database, id).await? {
        Some((session, _)) => session.state.language,
        // The language in which the chat will open.
        None => interview::start(&vacancy, &applicant, moment::now().date_naive()).state.language,
    };
    // Where the token alone opens a chat, the bare id does not even tell which vacancy it is about.
    let (title, company) =
        if state.config.require_candidate_token { Default::default() } else { (vacancy.title, vacancy.company) };
    let chat = ChatPage { language, texts: CHAT.get(language), assets: assets::folder(), id, title, company };
    Ok(page(StatusCode::OK, TALKING, &chat))
}
