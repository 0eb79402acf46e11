//! `smartbot demo`: an empty database becomes a small world to look around in.
//!
//! People and vacancies are invented and always the same; what the bot makes of them is not written down anywhere. Every
//! interview is held through [`conversation`], as a socket would hold it, with answers that follow the question's kind.

mod script;
mod trades;

use chrono::{DateTime, TimeDelta, Utc};
use screening::understanding::Slot;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::app::AppState;
use crate::applications::decisions::NewDecision;
use crate::applications::{self, Application, Status};
use crate::candidates::{self, Candidate};
use crate::chat::conversation::{self, ConversationError, Opened};
use crate::chat::frame::ClientFrame;
use crate::chat::queries::status_of;
use crate::employers::{self, Employer};
use crate::error::AppError;
use crate::http::moment;
use crate::store::StoreError;
use crate::vacancies::{self, Vacancy};
use script::Script;

/// Letters of a password: none that is taken for another one. 32, so that a byte's remainder favours no letter.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// More messages than any interview takes; one that goes on longer is a defect.
const MOST_TURNS: usize = 60;

/// An employer and what it publishes.
struct Company {
    name: &'static str,
    email: &'static str,
    trades: &'static [Trade],
}

/// A vacancy and who applies to it.
struct Trade {
    title: &'static str,
    description: &'static str,
    /// A JSON object, as a client would send it; empty: none.
    requirements: &'static str,
    location: &'static str,
    salary: (i64, i64),
    posted_days_ago: i64,
    people: &'static [Person],
}

/// Somebody who applies.
struct Person {
    name: &'static str,
    email: &'static str,
    phone: Option<&'static str>,
    city: &'static str,
    applied_days_ago: i64,
    course: Course,
    /// Said to the first questions, whatever they ask: what people say instead of an answer.
    begins: &'static [&'static str],
    /// Said to a question of this kind, in this order.
    answers: &'static [(Slot, &'static str)],
    resume: &'static str,
}

/// How far an application gets.
enum Course {
    /// Nobody opens the chat.
    Waits,
    /// The candidate leaves after so many messages.
    Leaves(usize),
    /// The interview is held to its end.
    Finishes,
    /// After the interview a person decides otherwise.
    Overruled { reason: &'static str },
}

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Somebody's data is there already.
    #[error(
        "the database is not empty: `demo` fills a new one only (set DATABASE_URL to a file that does not exist yet)"
    )]
    NotEmpty,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A chat.
    #[error("a chat failed: {0}")]
    Chat(#[from] ConversationError),
    /// Passwords.
    #[error(transparent)]
    App(#[from] AppError),
    /// A defect of the data or the engine.
    #[error("{0}")]
    Defect(String),
}

/// An employer's way in.
#[derive(Debug, Clone)]
pub struct Login {
    /// The company.
    pub company: &'static str,
    /// E-mail to log in with.
    pub email: &'static str,
    /// Password; made now and stored nowhere but as a hash.
    pub password: String,
}

/// What has been made.
#[derive(Debug, Default)]
pub struct Summary {
    /// All employers.
    pub logins: Vec<Login>,
    /// Number of vacancies.
    pub vacancies: usize,
    /// Number of candidates.
    pub candidates: usize,
    /// Number of applications by status, in the order of [`Status::WORDS`].
    pub by_status: [usize; 4],
    /// Decisions of the bot that a person has turned round.
    pub overruled: usize,
    /// Messages in all chats.
    pub messages: i64,
    /// An application whose interview waits for its next answer, with its candidate's token.
    pub open_chat: Option<(Uuid, String)>,
}

/// Fills the database; refuses when there is any employer.
pub async fn fill(app: &AppState) -> Result<Summary, DemoError> {
    if employers::queries::any(&app.database).await? {
        return Err(DemoError::NotEmpty);
    }
    let mut demo = Demo { app, now: moment::now(), summary: Summary::default() };
    for company in trades::COMPANIES {
        let employer = demo.employer(company).await?;
        for trade in company.trades {
            let vacancy = demo.vacancy(&employer, trade).await?;
            for person in trade.people {
                demo.person(&employer, &vacancy, person).await?;
            }
        }
    }
    Ok(demo.summary)
}

struct Demo<'a> {
    app: &'a AppState,
    now: DateTime<Utc>,
    summary: Summary,
}

impl Demo<'_> {
    async fn employer(&mut self, company: &'static Company) -> Result<Employer, DemoError> {
        let password = password()?;
        let hash = self.app.passwords.turn().await?.hash(password.clone()).await?;
        let at = self.now - TimeDelta::days(40);
        let employer = Employer {
            id: Uuid::new_v4(),
            company_name: company.name.to_owned(),
            email: company.email.to_owned(),
            created_at: at,
            updated_at: at,
        };
        employers::queries::insert(&self.app.database, &employer, hash).await?;
        self.summary.logins.push(Login { company: company.name, email: company.email, password });
        Ok(employer)
    }

    async fn vacancy(&mut self, employer: &Employer, trade: &Trade) -> Result<Vacancy, DemoError> {
        let vacancy = Vacancy {
            id: Uuid::new_v4(),
            employer_id: employer.id,
            title: trade.title.to_owned(),
            description: trade.description.to_owned(),
            requirements: requirements(trade)?,
            location: trade.location.to_owned(),
            salary_min: Some(trade.salary.0),
            salary_max: Some(trade.salary.1),
            created_at: self.now - TimeDelta::days(trade.posted_days_ago),
            max_questions: None,
            threshold: None,
            questions: None,
        };
        vacancies::queries::insert(&self.app.database, &vacancy).await?;
        self.summary.vacancies += 1;
        Ok(vacancy)
    }

    async fn person(&mut self, employer: &Employer, vacancy: &Vacancy, person: &Person) -> Result<(), DemoError> {
        // Nobody applies at the same moment as somebody else.
        let minutes = i64::try_from(self.summary.candidates).unwrap_or_default() * 17;
        let at = self.now - TimeDelta::days(person.applied_days_ago) - TimeDelta::minutes(minutes);
        let candidate = Candidate {
            id: Uuid::new_v4(),
            full_name: person.name.to_owned(),
            email: person.email.to_owned(),
            phone: person.phone.map(str::to_owned),
            city: person.city.to_owned(),
            resume_text: Some(person.resume.trim().to_owned()).filter(|resume| !resume.is_empty()),
            created_at: at,
        };
        candidates::queries::insert(&self.app.database, &candidate).await?;
        self.summary.candidates += 1;
        let application = Application {
            id: Uuid::new_v4(),
            vacancy_id: vacancy.id,
            candidate_id: candidate.id,
            status: Status::New,
            relevance_score: None,
            rejection_reasons: None,
            created_at: at,
            summary: None,
            human_requested: false,
        };
        applications::queries::insert(&self.app.database, &application).await?;
        match person.course {
            Course::Waits => {}
            Course::Leaves(messages) => {
                self.interview(application.id, person, messages).await?;
                let token = || (application.id, self.app.tokens.candidate(application.id, self.now));
                self.summary.open_chat.get_or_insert_with(token);
            }
            Course::Finishes => self.interview(application.id, person, MOST_TURNS).await?,
            Course::Overruled { reason } => {
                self.interview(application.id, person, MOST_TURNS).await?;
                self.overrule(employer, application.id, reason).await?;
            }
        }
        let status = self.status(application.id).await?;
        self.summary.by_status[status as usize] += 1;
        Ok(())
    }

    /// Holds the interview until it ends or the candidate has sent `most` messages.
    async fn interview(&mut self, application: Uuid, person: &Person, most: usize) -> Result<(), DemoError> {
        let Opened::Session { session, key, .. } = conversation::open(self.app, application).await? else {
            return Err(DemoError::Defect("a new application was decided before its chat".to_owned()));
        };
        let mut script = Script::new(person);
        let mut open = session.state.open.clone();
        let mut last_seq = session.last_seq;
        let mut sent = 0;
        while let Some(question) = open.filter(|_| sent < most) {
            if sent == MOST_TURNS - 1 {
                return Err(DemoError::Defect("an interview did not end".to_owned()));
            }
            let text = script.answer(question.kind, session.state.language);
            let frame = ClientFrame::Message { text, id: None };
            let taken = conversation::take(self.app, key, session.id, &frame).await?;
            last_seq = taken.messages.last().map_or(last_seq, |message| message.seq);
            open = taken.open.filter(|_| taken.ended.is_none());
            sent += 1;
        }
        self.summary.messages += last_seq;
        Ok(())
    }

    /// A person turns the bot's decision round.
    async fn overrule(&mut self, employer: &Employer, application: Uuid, reason: &str) -> Result<(), DemoError> {
        let approved = self.status(application).await? == Status::Approved;
        let decision = NewDecision { status: Status::decided(!approved), reason: reason.to_owned() };
        applications::queries::decide(&self.app.database, application, employer.id, &decision).await?;
        self.summary.overruled += 1;
        Ok(())
    }

    async fn status(&self, application: Uuid) -> Result<Status, DemoError> {
        let standing = status_of(&self.app.database, application).await?;
        standing.map(|(status, _)| status).ok_or_else(|| DemoError::Defect("an application is gone".to_owned()))
    }
}

fn requirements(trade: &Trade) -> Result<Option<Map<String, Value>>, DemoError> {
    if trade.requirements.is_empty() {
        return Ok(None);
    }
    let read = serde_json::from_str(trade.requirements);
    read.map(Some).map_err(|error| DemoError::Defect(format!("requirements of {}: {error}", trade.title)))
}

/// Sixteen random letters in groups of four: 80 bits.
fn password() -> Result<String, DemoError> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| DemoError::Defect(format!("no random numbers: {error}")))?;
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::employers::email;
    use std::collections::HashSet;

    fn people() -> impl Iterator<Item = &'static Person> {
        trades::COMPANIES.iter().flat_map(|company| company.trades).flat_map(|trade| trade.people)
    }

    #[test]
    fn passwords_differ_and_are_long_enough() {
        let (one, two) = (password().unwrap(), password().unwrap());
        assert_ne!(one, two);
        assert_eq!(one.len(), 19);
        assert!(one.bytes().all(|byte| byte == b'-' || ALPHABET.contains(&byte)));
    }

    #[test]
    fn requirements_are_objects() {
        let mut without = 0;
        for trade in trades::COMPANIES.iter().flat_map(|company| company.trades) {
            match requirements(trade).unwrap() {
                Some(map) => assert!(!map.is_empty(), "{}", trade.title),
                None => without += 1,
            }
            assert!(trade.salary.0 <= trade.salary.1, "{}", trade.title);
            assert!(
                trade.people.iter().all(|person| person.applied_days_ago < trade.posted_days_ago),
                "{}",
                trade.title
            );
        }
        assert_eq!(without, 1, "one vacancy shows the three standard questions");
    }

    #[test]
    fn nobody_stands_there_twice_and_nobody_can_be_reached() {
        let (mut emails, mut names) = (HashSet::new(), HashSet::new());
        for person in people() {
            assert!(emails.insert(email::fold(person.email)), "{}", person.email);
            assert!(names.insert(person.name), "{}", person.name);
            let domain = person.email.split_once('@').unwrap().1;
            assert!(matches!(domain, "example.org" | "example.com" | "example.net"), "{domain}");
            assert!(person.phone.is_none_or(|phone| phone.starts_with("+7 700 000 ")), "{}", person.name);
        }
        assert!(emails.len() >= 40);
    }
}
