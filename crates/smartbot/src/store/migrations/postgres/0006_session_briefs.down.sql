UPDATE chat_sessions SET state = (SELECT json_object_agg(key, value) FROM (SELECT key, value FROM json_each(state) UNION ALL SELECT 'brief', brief FROM session_briefs WHERE session_id = id) AS parts);
DROP TABLE session_briefs;
