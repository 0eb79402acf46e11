UPDATE chat_sessions SET state = json_set(state, '$.brief', json((SELECT brief FROM session_briefs WHERE session_id = id)));
DROP TABLE session_briefs;
