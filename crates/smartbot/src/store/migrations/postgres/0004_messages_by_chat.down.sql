DROP INDEX chat_messages_session_id_client_id;
CREATE TABLE chat_messages_by_id (
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
INSERT INTO chat_messages_by_id (id, session_id, seq, sender_type, client_id, question_index, created_at, message_text) SELECT id, session_id, seq, sender_type, client_id, question_index, created_at, message_text FROM chat_messages;
DROP TABLE chat_messages;
ALTER TABLE chat_messages_by_id RENAME TO chat_messages;
