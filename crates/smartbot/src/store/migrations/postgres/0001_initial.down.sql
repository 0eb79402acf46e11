DROP TABLE chat_messages;
DROP TABLE chat_sessions;
DROP TABLE decisions;
DROP TABLE applications;
DROP TABLE candidates;
DROP TABLE vacancies;
DROP TABLE employers;
