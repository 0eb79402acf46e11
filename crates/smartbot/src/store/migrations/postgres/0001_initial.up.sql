CREATE TABLE employers (
    id            uuid PRIMARY KEY,
    company_name  text NOT NULL,
    email         text NOT NULL,
    email_folded  text NOT NULL CONSTRAINT employers_email_folded UNIQUE,
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);

CREATE TABLE vacancies (
    id              uuid PRIMARY KEY,
    employer_id     uuid NOT NULL REFERENCES employers (id) ON DELETE CASCADE,
    title           text NOT NULL,
    location        text NOT NULL,
    location_folded text NOT NULL,
    salary_min      bigint,
    salary_max      bigint,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    requirements    json,
    description     text NOT NULL,
    search_folded   text NOT NULL
);
CREATE INDEX vacancies_created ON vacancies (created_at DESC, id DESC);
CREATE INDEX vacancies_employer_created ON vacancies (employer_id, created_at DESC, id DESC);
CREATE INDEX vacancies_location_created ON vacancies (location_folded, created_at DESC, id DESC);

CREATE TABLE candidates (
    id           uuid PRIMARY KEY,
    full_name    text NOT NULL,
    email        text NOT NULL,
    phone        text,
    city         text NOT NULL,
    name_folded  text NOT NULL,
    email_folded text NOT NULL,
    created_at   timestamptz NOT NULL,
    resume_text  text
);
CREATE INDEX candidates_email ON candidates (email_folded);

CREATE TABLE applications (
    id                uuid PRIMARY KEY,
    vacancy_id        uuid NOT NULL REFERENCES vacancies (id) ON DELETE CASCADE,
    candidate_id      uuid NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
    employer_id       uuid NOT NULL REFERENCES employers (id) ON DELETE CASCADE,
    candidate_created_at timestamptz NOT NULL,
    status            text NOT NULL CHECK (status IN ('new', 'in_chat', 'approved', 'rejected')),
    relevance_score   double precision CHECK (relevance_score BETWEEN 0 AND 1),
    rank_score        double precision NOT NULL DEFAULT -1,
    human_requested   bigint NOT NULL DEFAULT 0,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    summary           text,
    rejection_reasons json,
    assessment        json,
    CONSTRAINT applications_vacancy_id_candidate_id UNIQUE (vacancy_id, candidate_id)
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
    id             uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    employer_id    uuid REFERENCES employers (id) ON DELETE SET NULL,
    status         text NOT NULL CHECK (status IN ('approved', 'rejected')),
    reason         text NOT NULL,
    created_at     timestamptz NOT NULL
);
CREATE INDEX decisions_application ON decisions (application_id, created_at);
CREATE INDEX decisions_employer ON decisions (employer_id);

CREATE TABLE chat_sessions (
    id             uuid PRIMARY KEY,
    application_id uuid NOT NULL CONSTRAINT chat_sessions_application_id UNIQUE REFERENCES applications (id) ON DELETE CASCADE,
    turn           bigint NOT NULL,
    last_seq       bigint NOT NULL,
    started_at     timestamptz NOT NULL,
    ended_at       timestamptz,
    state          json NOT NULL
);

CREATE TABLE chat_messages (
    id             uuid PRIMARY KEY,
    session_id     uuid NOT NULL REFERENCES chat_sessions (id) ON DELETE CASCADE,
    seq            bigint NOT NULL,
    sender_type    text NOT NULL CHECK (sender_type IN ('bot', 'candidate')),
    client_id      uuid,
    question_index bigint,
    created_at     timestamptz NOT NULL,
    message_text   text NOT NULL,
    CONSTRAINT chat_messages_session_id_seq UNIQUE (session_id, seq),
    CONSTRAINT chat_messages_session_id_client_id UNIQUE (session_id, client_id)
);
