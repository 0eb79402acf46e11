-- What an interview was opened with never changes: it is written once, not with every turn.
CREATE TABLE session_briefs (
    session_id BLOB PRIMARY KEY NOT NULL REFERENCES chat_sessions (id) ON DELETE CASCADE,
    brief      TEXT NOT NULL
);
INSERT INTO session_briefs (session_id, brief) SELECT id, json_extract(state, '$.brief') FROM chat_sessions;
UPDATE chat_sessions SET state = json_remove(state, '$.brief');
