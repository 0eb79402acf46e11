ALTER TABLE vacancies DROP COLUMN questions;
ALTER TABLE vacancies DROP COLUMN threshold;
ALTER TABLE vacancies DROP COLUMN max_questions;
