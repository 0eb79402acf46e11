//! What instances tell each other: that something changed, and where. Never what: that is read from the database.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use crate::feed::ApplicationKey;

/// One piece of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// The chat of an application has messages up to this number.
    Message(ApplicationKey, i64),
    /// A person has decided about an application.
    Decision(ApplicationKey),
    /// Somebody has applied.
    Response(ApplicationKey),
    /// A vacancy was published, changed or deleted.
    Vacancy(Uuid),
    /// The sender has lost news on the way: whoever waits for some had better look at the database.
    Lost,
    /// Nothing: the line works.
    Heartbeat,
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(key, seq) => write!(f, "m {} {} {seq}", key.application, key.employer),
            Self::Decision(key) => write!(f, "d {} {}", key.application, key.employer),
            Self::Response(key) => write!(f, "r {} {}", key.application, key.employer),
            Self::Vacancy(id) => write!(f, "v {id}"),
            Self::Lost => f.write_str("l"),
            Self::Heartbeat => f.write_str("h"),
        }
    }
}

impl FromStr for News {
    type Err = ();

    /// Reads the text form; news of a later version is an error, to be passed over.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut words = text.split(' ');
        let kind = words.next().ok_or(())?;
        let mut id = || words.next().and_then(|word| Uuid::parse_str(word).ok()).ok_or(());
        let news = match kind {
            "v" => Self::Vacancy(id()?),
            "l" => Self::Lost,
            "h" => Self::Heartbeat,
            _ => {
                let key = ApplicationKey { application: id()?, employer: id()? };
                match kind {
                    "m" => Self::Message(key, words.next().and_then(|word| word.parse().ok()).ok_or(())?),
                    "d" => Self::Decision(key),
                    "r" => Self::Response(key),
                    _ => return Err(()),
                }
            }
        };
        if words.next().is_none() { Ok(news) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_arrives_as_it_was_sent() {
        let key = ApplicationKey { application: Uuid::new_v4(), employer: Uuid::new_v4() };
        for news in [
            News::Message(key, 12),
            News::Decision(key),
            News::Response(key),
            News::Vacancy(key.application),
            News::Lost,
            News::Heartbeat,
        ] {
            assert_eq!(news.to_string().parse(), Ok(news));
        }
    }

    #[test]
    fn anything_else_is_passed_over() {
        let id = Uuid::nil();
        for text in
            ["", "m", "x", "h h", "v", "v 1", &format!("m {id} {id}"), &format!("d {id}"), &format!("m {id} {id} x")]
        {
            assert_eq!(text.parse::<News>(), Err(()), "{text}");
        }
    }
}
