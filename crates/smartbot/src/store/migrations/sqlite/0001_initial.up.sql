CREATE TABLE employers (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    company_name  TEXT NOT NULL,
    email         TEXT NOT NULL,
    email_folded  TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE vacancies (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    employer_id     BLOB NOT NULL REFERENCES employers (id) ON DELETE CASCADE,
    title           TEXT NOT NULL,
    location        TEXT NOT NULL,
    location_folded TEXT NOT NULL,
    salary_min      INTEGER,
    salary_max      INTEGER,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    requirements    TEXT,
    description     TEXT NOT NULL,
    search_folded   TEXT NOT NULL
);
CREATE INDEX vacancies_created ON vacancies (created_at DESC, id DESC);
CREATE INDEX vacancies_employer_created ON vacancies (employer_id, created_at DESC, id DESC);
CREATE INDEX vacancies_location_created ON vacancies (location_folded, created_at DESC, id DESC);

CREATE TABLE candidates (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    full_name    TEXT NOT NULL,
    email        TEXT NOT NULL,
    phone        TEXT,
    city         TEXT NOT NULL,
    name_folded  TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    resume_text  TEXT
);
CREATE INDEX candidates_email ON candidates (email_folded);

CREATE TABLE applications (
    id                BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    vacancy_id        BLOB NOT NULL REFERENCES vacancies (id) ON DELETE CASCADE,
    candidate_id      BLOB NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
    employer_id       BLOB NOT NULL REFERENCES employers (id) ON DELETE CASCADE,
    candidate_created_at INTEGER NOT NULL,
    status            TEXT NOT NULL CHECK (status IN ('new', 'in_chat', 'approved', 'rejected')),
    relevance_score   REAL CHECK (relevance_score BETWEEN 0 AND 1),
    rank_score        REAL NOT NULL DEFAULT -1,
    human_requested   INTEGER NOT NULL DEFAULT 0,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    summary           TEXT,
    rejection_reasons TEXT,
    assessment        TEXT,
    UNIQUE (vacancy_id, candidate_id)
);
CREATE INDEX applications_employer_created ON applications (employer_id, created_at DESC, id DESC);
CREATE INDEX applications_employer_status_created ON applications (employer_id, status, created_at DESC, id DESC);
CREATE INDEX applications_employer_rank ON applications (employer_id, rank_score DESC, id DESC);
CREATE INDEX applications_vacancy_created ON applications (vacancy_id, created_at DESC, id DESC);
CREATE INDEX applications_vacancy_status_created ON applications (vacancy_id, status, created_at DESC, id DESC);
CREATE INDEX applications_vacancy_rank ON applications (vacancy_id, rank_score DESC, id DESC);
CREATE INDEX applications_candidate ON applications (candidate_id, employer_id);
CREATE INDEX applications_employer_candidates ON applications (employer_id, candidate_created_at DESC, candidate_id DESC);

CREATE TABLE decisions (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    application_id BLOB NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    employer_id    BLOB REFERENCES employers (id) ON DELETE SET NULL,
    status         TEXT NOT NULL CHECK (status IN ('approved', 'rejected')),
    reason         TEXT NOT NULL,
    created_at     INTEGER NOT NULL
);
CREATE INDEX decisions_application ON decisions (application_id, created_at);
CREATE INDEX decisions_employer ON decisions (employer_id);

CREATE TABLE chat_sessions (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    application_id BLOB NOT NULL UNIQUE REFERENCES applications (id) ON DELETE CASCADE,
    turn           INTEGER NOT NULL,
    last_seq       INTEGER NOT NULL,
    started_at     INTEGER NOT NULL,
    ended_at       INTEGER,
    state          TEXT NOT NULL
);

CREATE TABLE chat_messages (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    session_id     BLOB NOT NULL REFERENCES chat_sessions (id) ON DELETE CASCADE,
    seq            INTEGER NOT NULL,
    sender_type    TEXT NOT NULL CHECK (sender_type IN ('bot', 'candidate')),
    client_id      BLOB,
    question_index INTEGER,
    created_at     INTEGER NOT NULL,
    message_text   TEXT NOT NULL,
    UNIQUE (session_id, seq),
    UNIQUE (session_id, client_id)
);
