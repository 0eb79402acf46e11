DROP INDEX decisions_employer;
CREATE INDEX decisions_employer ON decisions (employer_id);
CREATE INDEX candidates_email ON candidates (email_folded);
