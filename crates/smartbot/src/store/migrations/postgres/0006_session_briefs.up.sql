-- What an interview was opened with never changes: it is written once, not with every turn.
CREATE TABLE session_briefs (
    session_id uuid PRIMARY KEY REFERENCES chat_sessions (id) ON DELETE CASCADE,
    brief      json NOT NULL
);
INSERT INTO session_briefs (session_id, brief) SELECT id, state -> 'brief' FROM chat_sessions;
UPDATE chat_sessions SET state = (SELECT json_object_agg(key, value) FROM json_each(state) WHERE key <> 'brief');
