//! Configuration: environment variables and a `.env` file, read once at start into one typed value.
//!
//! [`VARIABLES`] is the only list of them: `smartbot serve --help` prints it and a test compares it with `.env.example`.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

use secrecy::SecretString;

use crate::telemetry;

/// One environment variable: name, default as a person would write it (empty: unset), and what it takes.
pub struct Variable {
    /// Name in the environment.
    pub name: &'static str,
    /// Default, as it would be written.
    pub default: &'static str,
    /// What it takes and what it does, for a person.
    pub help: &'static str,
}

/// Every variable the server reads.
pub const VARIABLES: &[Variable] = &[
    Variable { name: "HOST", default: "127.0.0.1", help: "address to listen on; 0.0.0.0 for all interfaces" },
    Variable { name: "PORT", default: "8000", help: "port to listen on, 0..65535; 0 takes a free one" },
    Variable {
        name: "DATABASE_URL",
        default: "sqlite://data/smartbot.db",
        help: "sqlite://PATH, or postgres://USER:PASSWORD@HOST:PORT/NAME (?sslmode=require for TLS)",
    },
    Variable {
        name: "REDIS_URL",
        default: "",
        help: "redis://USER:PASSWORD@HOST:PORT/DB, rediss:// for TLS; for several instances on one PostgreSQL, one needs none",
    },
    Variable {
        name: "SECRET_KEY",
        default: "",
        help: "signs the tokens, at least 32 characters; unset on SQLite: made at first start and kept beside the database",
    },
    Variable { name: "ALGORITHM", default: "HS256", help: "signature of the tokens; HS256 is the only one" },
    Variable {
        name: "ACCESS_TOKEN_EXPIRE_MINUTES",
        default: "720",
        help: "life of an employer's token in minutes, 1..525600",
    },
    Variable {
        name: "ALLOWED_ORIGINS",
        default: "http://localhost:3000,http://localhost:5173",
        help: "origins whose pages may call the API and the chat, separated by commas",
    },
    Variable { name: "DEBUG", default: "false", help: "true or false; true logs at DEBUG" },
    Variable { name: "RATE_LIMITS", default: "on", help: "on or off; off only for load tests" },
    Variable {
        name: "REQUIRE_CANDIDATE_TOKEN",
        default: "false",
        help: "true or false; true refuses chats without the candidate's token",
    },
    Variable {
        name: "PUBLIC_URL",
        default: "",
        help: "address people reach the server at, for links; unset: taken from the request's Host header",
    },
    Variable {
        name: "FORWARDED_ALLOW_IPS",
        default: "127.0.0.1,::1",
        help: "addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, separated by commas",
    },
    Variable {
        name: "LOG_FORMAT",
        default: "text",
        help: "text or json; json writes one object a line, for a log collector",
    },
    Variable {
        name: "METRICS_TOKEN",
        default: "",
        help: "bearer token of /metrics, at least 16 characters; unset: only callers on this machine and private networks",
    },
];

/// Which database, and where.
#[derive(Clone)]
pub enum DatabaseUrl {
    /// A file on this machine.
    Sqlite(PathBuf),
    /// A PostgreSQL server; the URL may hold a password and is never printed.
    Postgres(SecretString),
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres://[redacted]"),
        }
    }
}

/// The whole configuration, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address to listen on.
    pub host: IpAddr,
    /// Port; 0: any free one.
    pub port: u16,
    /// The database.
    pub database: DatabaseUrl,
    /// Redis, when given. Correctness never depends on it.
    pub redis: Option<SecretString>,
    /// Key of the token signatures; `None`: made at first start and kept beside the SQLite file.
    pub secret_key: Option<SecretString>,
    /// Life of an employer's token in minutes.
    pub token_minutes: i64,
    /// Origins allowed to call from a browser, lower-case, without a trailing slash.
    pub allowed_origins: Vec<String>,
    /// Log at DEBUG.
    pub debug: bool,
    /// Whether rate limits apply.
    pub rate_limits: bool,
    /// Whether the chat insists on the candidate's token.
    pub require_candidate_token: bool,
    /// Base of the links given to people, without a trailing slash.
    pub public_url: Option<String>,
    /// Proxies whose forwarding headers are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// What the server tells about itself: logs, metrics, traces, errors.
    pub telemetry: telemetry::Settings,
    /// Cost of a password hash. 12, always: only tests, which hash by the thousand, go lower.
    pub bcrypt_cost: u32,
    /// How long a socket may stay silent after the interview has ended.
    pub idle_after_end: std::time::Duration,
    /// How often the server pings an open chat.
    pub ping_interval: std::time::Duration,
    /// How many connections, and how long they may be silent.
    pub connections: crate::http::serve::Limits,
}

/// A variable with a value it does not take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct ConfigError {
    /// The variable.
    pub name: &'static str,
    /// What is wrong and what it takes; never the value itself, which may be a secret.
    pub problem: String,
}

impl Config {
    /// Reads every variable through `lookup`; an empty value counts as unset.
    ///
    /// Fails with *all* problems at once, in the order of [`VARIABLES`].
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<ConfigError>> {
        let mut reader = Reader { lookup: &lookup, problems: Vec::new() };
        let config = Self {
            host: reader.parse("HOST", "an IP address, e.g. 127.0.0.1"),
            port: reader.parse("PORT", "a number 0..65535"),
            database: reader.value("DATABASE_URL", |url| database_url(&url)),
            redis: reader.optional("REDIS_URL", |url| {
                if url.starts_with("redis://") || url.starts_with("rediss://") {
                    Ok(SecretString::from(url))
                } else {
                    Err("takes redis://HOST:PORT/DB".to_owned())
                }
            }),
            secret_key: reader.optional("SECRET_KEY", |key| {
                if key.chars().count() >= 32 {
                    Ok(SecretString::from(key))
                } else {
                    Err("takes at least 32 characters, e.g. the output of `openssl rand -hex 32`".to_owned())
                }
            }),
            token_minutes: {
                reader.check("ALGORITHM", |name| name == "HS256", "takes HS256 only");
                reader.value("ACCESS_TOKEN_EXPIRE_MINUTES", |text| match text.parse::<i64>() {
                    Ok(minutes) if (1..=525_600).contains(&minutes) => Ok(minutes),
                    _ => Err("takes a number of minutes, 1..525600".to_owned()),
                })
            },
            allowed_origins: reader.value("ALLOWED_ORIGINS", |text| origins(&text)),
            debug: reader.flag("DEBUG"),
            rate_limits: reader.flag("RATE_LIMITS"),
            require_candidate_token: reader.flag("REQUIRE_CANDIDATE_TOKEN"),
            public_url: reader.optional("PUBLIC_URL", |url| {
                if url.starts_with("http://") || url.starts_with("https://") {
                    Ok(url.trim_end_matches('/').to_owned())
                } else {
                    Err("takes http://HOST or https://HOST".to_owned())
                }
            }),
            trusted_proxies: reader.value("FORWARDED_ALLOW_IPS", |text| {
                text.split(',')
                    .map(|address| address.trim().parse::<IpAddr>())
                    .collect::<Result<_, _>>()
                    .map_err(|_| "takes IP addresses separated by commas".to_owned())
            }),
            telemetry: telemetry::Settings {
                log_format: reader.value("LOG_FORMAT", |text| telemetry::LogFormat::read(&text)),
                metrics_token: reader.optional("METRICS_TOKEN", |token| {
                    if token.len() >= 16 && token.chars().all(|c| c.is_ascii_graphic()) {
                        Ok(SecretString::from(token))
                    } else {
                        Err("takes at least 16 letters, digits and signs, e.g. the output of `openssl rand -hex 24`"
                            .to_owned())
                    }
                }),
            },
            bcrypt_cost: 12,
            idle_after_end: std::time::Duration::from_secs(30 * 60),
            ping_interval: std::time::Duration::from_secs(20),
            connections: crate::http::serve::Limits::default(),
        };
        let Reader { mut problems, .. } = reader;
        if config.secret_key.is_none()
            && matches!(config.database, DatabaseUrl::Postgres(_))
            && !problems.iter().any(|problem| matches!(problem.name, "SECRET_KEY" | "DATABASE_URL"))
        {
            problems.push(ConfigError {
                name: "SECRET_KEY",
                problem: "must be set with PostgreSQL (at least 32 characters), the same on every instance".to_owned(),
            });
        }
        if problems.is_empty() { Ok(config) } else { Err(problems) }
    }

    /// Reads the process's environment, after adding what a `.env` file in the working directory sets and the
    /// environment does not.
    pub fn from_environment() -> Result<Self, Vec<ConfigError>> {
        match dotenvy::dotenv() {
            Ok(_) => {}
            Err(error) if error.not_found() => {}
            Err(_) => {
                return Err(vec![ConfigError {
                    name: ".env",
                    problem: "cannot be read: every line must be NAME=value".to_owned(),
                }]);
            }
        }
        Self::read(|name| std::env::var(name).ok())
    }
}

/// Collects values and problems; a value with a problem is replaced by its default so that reading goes on.
struct Reader<'a> {
    lookup: &'a dyn Fn(&str) -> Option<String>,
    problems: Vec<ConfigError>,
}

impl Reader<'_> {
    fn raw(&self, name: &str) -> Option<String> {
        (self.lookup)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn optional<T>(&mut self, name: &'static str, parse: impl Fn(String) -> Result<T, String>) -> Option<T> {
        match parse(self.raw(name)?) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.problems.push(ConfigError { name, problem });
                None
            }
        }
    }

    fn value<T>(&mut self, name: &'static str, parse: impl Fn(String) -> Result<T, String>) -> T {
        let given = self.optional(name, &parse);
        given.unwrap_or_else(|| {
            let default =
                VARIABLES.iter().find(|variable| variable.name == name).map_or("", |variable| variable.default);
            match parse(default.to_owned()) {
                Ok(value) => value,
                // The table above is constant and a test reads it with an empty environment.
                Err(problem) => unreachable!("default of {name}: {problem}"),
            }
        })
    }

    fn parse<T: std::str::FromStr>(&mut self, name: &'static str, takes: &str) -> T {
        self.value(name, |text| text.parse().map_err(|_| format!("takes {takes}")))
    }

    fn flag(&mut self, name: &'static str) -> bool {
        self.value(name, |text| match text.to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" | "on" => Ok(true),
            "false" | "0" | "no" | "off" => Ok(false),
            _ => Err(if name == "RATE_LIMITS" { "takes on or off" } else { "takes true or false" }.to_owned()),
        })
    }

    fn check(&mut self, name: &'static str, accepts: impl Fn(&str) -> bool, problem: &str) {
        if self.raw(name).is_some_and(|value| !accepts(&value)) {
            self.problems.push(ConfigError { name, problem: problem.to_owned() });
        }
    }
}

fn database_url(url: &str) -> Result<DatabaseUrl, String> {
    let takes = "takes sqlite://PATH or postgres://USER:PASSWORD@HOST:PORT/NAME";
    let Some((scheme, rest)) = url.split_once("://") else {
        return Err(takes.to_owned());
    };
    match scheme {
        "sqlite" => {
            // Four slashes are SQLAlchemy's way to write an absolute path, three everybody else's.
            let path = if rest.starts_with("//") { &rest[1..] } else { rest };
            if path.is_empty() { Err(takes.to_owned()) } else { Ok(DatabaseUrl::Sqlite(PathBuf::from(path))) }
        }
        // The original's URLs name its driver: postgresql+asyncpg://…
        "postgres" | "postgresql" | "postgresql+asyncpg" | "postgresql+psycopg" => {
            let url = format!("postgres://{rest}");
            if !crate::store::is_postgres_url(&url) {
                return Err(takes.to_owned());
            }
            Ok(DatabaseUrl::Postgres(SecretString::from(url)))
        }
        _ => Err(takes.to_owned()),
    }
}

fn origins(text: &str) -> Result<Vec<String>, String> {
    text.trim_start_matches('[')
        .trim_end_matches(']')
        .split(',')
        .map(|origin| origin.trim().trim_matches('"').trim_end_matches('/').to_ascii_lowercase())
        .filter(|origin| !origin.is_empty())
        .map(|origin| {
            let host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
            match host {
                Some(host) if !host.is_empty() && !host.contains('/') && !host.contains('*') => Ok(origin),
                _ => Err("takes origins such as https://jobs.example.org, separated by commas".to_owned()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, Vec<ConfigError>> {
        let pairs: Vec<(String, String)> = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Config::read(move |name| pairs.iter().find(|(k, _)| k == name).map(|(_, v)| v.clone()))
    }

    #[test]
    fn an_empty_environment_is_enough() {
        let config = read(&[]).unwrap();
        assert_eq!(config.port, 8000);
        assert!(config.host.is_loopback());
        assert_eq!(format!("{:?}", config.database), "sqlite://data/smartbot.db");
        assert_eq!(config.allowed_origins, ["http://localhost:3000", "http://localhost:5173"]);
        assert!(config.rate_limits && !config.debug && !config.require_candidate_token);
        assert_eq!(config.bcrypt_cost, 12);
    }

    #[test]
    fn every_bad_value_is_named_at_once_and_never_repeated() {
        let problems = read(&[
            ("HOST", "home"),
            ("PORT", "70000"),
            ("DATABASE_URL", "mysql://secret"),
            ("REDIS_URL", "localhost"),
            ("SECRET_KEY", "short"),
            ("ALGORITHM", "RS256"),
            ("ACCESS_TOKEN_EXPIRE_MINUTES", "0"),
            ("ALLOWED_ORIGINS", "*"),
            ("DEBUG", "maybe"),
            ("RATE_LIMITS", "maybe"),
            ("REQUIRE_CANDIDATE_TOKEN", "maybe"),
            ("PUBLIC_URL", "example.org"),
            ("FORWARDED_ALLOW_IPS", "proxy"),
            ("LOG_FORMAT", "xml"),
            ("METRICS_TOKEN", "short"),
        ])
        .unwrap_err();
        let names: Vec<_> = problems.iter().map(|problem| problem.name).collect();
        let all: Vec<_> = VARIABLES.iter().map(|variable| variable.name).collect();
        assert_eq!(names, all);
        let text = problems.iter().map(ToString::to_string).collect::<String>();
        assert!(!text.contains("secret") && !text.contains("short"));
    }

    #[test]
    fn postgres_needs_a_secret() {
        let problems = read(&[("DATABASE_URL", "postgres://u:p@h/d")]).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].name, "SECRET_KEY");
        let key = "0123456789abcdef0123456789abcdef";
        let config =
            read(&[("DATABASE_URL", "postgresql+asyncpg://u:p@h/d?sslmode=verify-full"), ("SECRET_KEY", key)]).unwrap();
        assert_eq!(format!("{:?}", config.database), "postgres://[redacted]");
        assert!(!format!("{config:?}").contains(key));
    }

    #[test]
    fn sqlite_paths_are_read_as_written() {
        for (url, path) in [
            ("sqlite://data/x.db", "data/x.db"),
            ("sqlite:///var/lib/x.db", "/var/lib/x.db"),
            ("sqlite:////var/lib/x.db", "/var/lib/x.db"),
        ] {
            let config = read(&[("DATABASE_URL", url)]).unwrap();
            assert_eq!(format!("{:?}", config.database), format!("sqlite://{path}"), "{url}");
        }
    }
}
