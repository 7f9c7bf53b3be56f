-- An account is a person's, and holds all their files; before, each file had its own.
ALTER TABLE accounts RENAME TO accounts_by_file;

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    email_index BYTES UNIQUE,
    password TEXT NOT NULL,
    locale TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Each former account stays one: nobody gets another password than theirs. An address that had
-- several signs in to the newest, as before; the others go on by *numéro d'adhérent*.
INSERT INTO accounts (id, email_index, password, locale, created_at)
SELECT a.file_id,
    CASE WHEN EXISTS (
        SELECT 1 FROM accounts_by_file b JOIN files g ON g.id = b.file_id
        WHERE g.email_index = f.email_index
        AND (b.created_at > a.created_at
            OR (b.created_at = a.created_at AND b.file_id > a.file_id))
    ) THEN NULL ELSE f.email_index END,
    a.password, 'fr', a.created_at
FROM accounts_by_file a JOIN files f ON f.id = a.file_id;

ALTER TABLE files ADD COLUMN account_id TEXT REFERENCES accounts (id);
UPDATE files SET account_id = id WHERE id IN (SELECT file_id FROM accounts_by_file);
CREATE INDEX files_by_account ON files (account_id);
DROP TABLE accounts_by_file;

-- A session is an account's; its file is the one chosen among the account's.
ALTER TABLE sessions ADD COLUMN account_id TEXT REFERENCES accounts (id);
ALTER TABLE sessions ADD COLUMN browser TEXT NOT NULL DEFAULT 'other';
UPDATE sessions SET account_id = file_id;
CREATE INDEX sessions_by_account ON sessions (account_id);

-- Links that change a forgotten password.
CREATE TABLE resets (
    token_hash BYTES PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX resets_by_account ON resets (account_id);

-- Passwords printed in a letter, for people without e-mail: each serves once.
CREATE TABLE provisional (
    file_id TEXT PRIMARY KEY REFERENCES files (id),
    mac BYTES NOT NULL,
    created_at BIGINT NOT NULL,
    expires_on TEXT NOT NULL,
    used_at BIGINT
);

-- Reminders sent, for each last day that a file had.
CREATE TABLE reminders (
    file_id TEXT NOT NULL REFERENCES files (id),
    expires_on TEXT NOT NULL,
    days BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (file_id, expires_on, days)
);
