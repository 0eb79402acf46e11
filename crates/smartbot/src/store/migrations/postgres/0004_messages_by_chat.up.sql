-- Messages lie where they are read: by chat and number. An index by their own random ids, which nobody looks up alone, and one
-- entry for every message without a client's id cost more than the messages themselves.
CREATE TABLE chat_messages_by_chat (
    id             uuid NOT NULL,
    session_id     uuid NOT NULL REFERENCES chat_sessions (id) ON DELETE CASCADE,
    seq            bigint NOT NULL,
    sender_type    text NOT NULL CHECK (sender_type IN ('bot', 'candidate')),
    client_id      uuid,
    question_index bigint,
    created_at     timestamptz NOT NULL,
    message_text   text NOT NULL,
    CONSTRAINT chat_messages_session_id_number PRIMARY KEY (session_id, seq)
);
INSERT INTO chat_messages_by_chat (id, session_id, seq, sender_type, client_id, question_index, created_at, message_text) SELECT id, session_id, seq, sender_type, client_id, question_index, created_at, message_text FROM chat_messages ORDER BY session_id, seq;
DROP TABLE chat_messages;
ALTER TABLE chat_messages_by_chat RENAME TO chat_messages;
CREATE UNIQUE INDEX chat_messages_session_id_client_id ON chat_messages (session_id, client_id) WHERE client_id IS NOT NULL;
