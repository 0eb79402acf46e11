DROP INDEX chat_messages_session_id_client_id;
CREATE TABLE chat_messages_by_id (
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
INSERT INTO chat_messages_by_id (id, session_id, seq, sender_type, client_id, question_index, created_at, message_text) SELECT id, session_id, seq, sender_type, client_id, question_index, created_at, message_text FROM chat_messages;
DROP TABLE chat_messages;
ALTER TABLE chat_messages_by_id RENAME TO chat_messages;
