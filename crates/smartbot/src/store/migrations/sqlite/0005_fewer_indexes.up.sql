-- No query looks for a candidate by e-mail alone, and the bot's decisions have no employer to be found by; yet each new one of either
-- wrote a page for it.
DROP INDEX candidates_email;
DROP INDEX decisions_employer;
CREATE INDEX decisions_employer ON decisions (employer_id) WHERE employer_id IS NOT NULL;
