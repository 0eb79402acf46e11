//! `smartbot demo`.

use super::{Failure, print, runtime};
use crate::app::AppState;
use crate::applications::Status;
use crate::config::Config;
use crate::demo::{self, DemoError, Summary};

impl From<DemoError> for Failure {
    fn from(error: DemoError) -> Self {
        Self::new(error.to_string())
    }
}

/// Fills an empty database and says what is in it.
pub(super) fn run(config: Config) -> Result<(), Failure> {
    let base = match &config.public_url {
        Some(url) => url.clone(),
        None => format!("http://{}", std::net::SocketAddr::new(config.host, config.port)),
    };
    let database = format!("{:?}", config.database);
    runtime()?.block_on(async {
        let app = AppState::open(config).await?;
        let filled = demo::fill(&app).await;
        app.database.close().await;
        for line in lines(&filled?, &base, &database) {
            print(&line)?;
        }
        Ok(())
    })
}

fn lines(summary: &Summary, base: &str, database: &str) -> Vec<String> {
    let mut lines =
        vec![format!("Filled {database}"), String::new(), "Employers (the passwords are shown only now):".to_owned()];
    for login in &summary.logins {
        lines.push(format!("  {:<28} {}   {}", login.email, login.password, login.company));
    }
    let statuses: Vec<String> =
        Status::WORDS.iter().zip(summary.by_status).map(|(word, count)| format!("{count} {word}")).collect();
    lines.extend([
        String::new(),
        format!(
            "{} vacancies, {} candidates with one application each: {} ({} decided otherwise by a person), {} chat messages",
            summary.vacancies,
            summary.candidates,
            statuses.join(", "),
            summary.overruled,
            summary.messages
        ),
        String::new(),
        "Start the server with `smartbot`, then:".to_owned(),
        format!("  {base}/docs        try every call: log in with POST /auth/login, then Authorize"),
        format!("  {base}/vacancies   everybody's vacancies"),
        format!("  {base}/responses?sort=score   the ranked applications (with an employer's token)"),
    ]);
    if let Some((id, token)) = &summary.open_chat {
        lines.push("  an interview that waits for its next answer:".to_owned());
        lines.push(format!("  {base}/chat/{id}#{token}"));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::Login;

    #[test]
    fn the_report_names_logins_counts_and_addresses() {
        let login = Login { company: "Company", email: "hr@example.org", password: "abcd-efgh".to_owned() };
        let summary = Summary {
            logins: vec![login],
            vacancies: 2,
            candidates: 10,
            by_status: [1, 2, 3, 4],
            overruled: 1,
            messages: 99,
            open_chat: Some((uuid::Uuid::nil(), "token".to_owned())),
        };
        let text = lines(&summary, "http://127.0.0.1:8000", "sqlite://x.db").join("\n");
        for part in [
            "hr@example.org",
            "abcd-efgh",
            "2 vacancies, 10 candidates",
            "1 new, 2 in_chat, 3 approved, 4 rejected (1 decided otherwise",
            "http://127.0.0.1:8000/docs",
            "http://127.0.0.1:8000/chat/00000000-0000-0000-0000-000000000000#token",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
