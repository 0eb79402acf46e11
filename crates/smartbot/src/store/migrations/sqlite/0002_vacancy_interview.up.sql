ALTER TABLE vacancies ADD COLUMN max_questions INTEGER CHECK (max_questions BETWEEN 1 AND 10);
ALTER TABLE vacancies ADD COLUMN threshold REAL CHECK (threshold BETWEEN 0 AND 1);
ALTER TABLE vacancies ADD COLUMN questions TEXT;
