-- What employers are told as it happens (GET /events). A line says where to look, not what it is; lines of deleted
-- applications point nowhere and are passed over, so there is no foreign key to keep up.
-- Transactions commit in another order than they take numbers from a sequence. `tx` is the transaction of the line: whoever
-- reads only below the oldest transaction under way misses nothing that commits later.
CREATE TABLE employer_events (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tx             bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    employer_id    uuid NOT NULL,
    application_id uuid NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('response', 'turn', 'decision')),
    first_seq      bigint NOT NULL DEFAULT 0,
    last_seq       bigint NOT NULL DEFAULT -1,
    asked          bigint,
    total          bigint,
    decision_id    uuid,
    created_at     timestamptz NOT NULL
);
CREATE INDEX employer_events_employer ON employer_events (employer_id, tx, id);

-- One random name for all instances that share this database: what they keep elsewhere (Redis) is kept under it.
CREATE TABLE deployment (
    id uuid PRIMARY KEY
);
INSERT INTO deployment (id) VALUES (gen_random_uuid());
