-- What employers are told as it happens (GET /events), in the order of the commits. A line says where to look, not what it is;
-- lines of deleted applications point nowhere and are passed over, so there is no foreign key to keep up.
CREATE TABLE employer_events (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- As on PostgreSQL, where it orders the lines. Here one commit follows the other, and the number alone does.
    tx             INTEGER NOT NULL DEFAULT 0,
    employer_id    BLOB NOT NULL,
    application_id BLOB NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('response', 'turn', 'decision')),
    first_seq      INTEGER NOT NULL DEFAULT 0,
    last_seq       INTEGER NOT NULL DEFAULT -1,
    asked          INTEGER,
    total          INTEGER,
    decision_id    BLOB,
    created_at     INTEGER NOT NULL
);
CREATE INDEX employer_events_employer ON employer_events (employer_id, tx, id);

-- One random name for all instances that share this database: what they keep elsewhere (Redis) is kept under it.
CREATE TABLE deployment (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16)
) WITHOUT ROWID;
INSERT INTO deployment (id) VALUES (randomblob(16));
