-- Messages lie where they are read: by chat and number. An index by their own random ids, which nobody looks up alone, and one
-- entry for every message without a client's id cost more than the messages themselves.
CREATE TABLE chat_messages_by_chat (
    id             BLOB NOT NULL CHECK (length(id) = 16),
    session_id     BLOB NOT NULL REFERENCES chat_sessions (id) ON DELETE CASCADE,
    seq            INTEGER NOT NULL,
    sender_type    TEXT NOT NULL CHECK (sender_type IN ('bot', 'candidate')),
    client_id      BLOB,
    question_index INTEGER,
    created_at     INTEGER NOT NULL,
    message_text   TEXT NOT NULL,
    PRIMARY KEY (session_id, seq)
) WITHOUT ROWID;
INSERT INTO chat_messages_by_chat (id, session_id, seq, sender_type, client_id, question_index, created_at, message_text) SELECT id, session_id, seq, sender_type, client_id, question_index, created_at, message_text FROM chat_messages ORDER BY session_id, seq;
DROP TABLE chat_messages;
ALTER TABLE chat_messages_by_chat RENAME TO chat_messages;
CREATE UNIQUE INDEX chat_messages_session_id_client_id ON chat_messages (session_id, client_id) WHERE client_id IS NOT NULL;
