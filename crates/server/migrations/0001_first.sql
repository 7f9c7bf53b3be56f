-- Times are milliseconds since 1970 in UTC, dates are ISO text. BYTES becomes BLOB or BYTEA.
-- Whatever names or describes a person is sealed; see `crypto`.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value BYTES NOT NULL
);

CREATE TABLE employers (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    contract TEXT NOT NULL,
    levels TEXT NOT NULL,
    mandatory_level TEXT NOT NULL,
    employer_share TEXT NOT NULL
);

CREATE TABLE files (
    id TEXT PRIMARY KEY,
    employer_id TEXT NOT NULL REFERENCES employers (id),
    member_number TEXT NOT NULL UNIQUE,
    email BYTES NOT NULL,
    email_index BYTES NOT NULL,
    prefilled BYTES NOT NULL,
    effective_on TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    invited_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    signed_at BIGINT,
    reference TEXT UNIQUE,
    fingerprint TEXT,
    signed_document TEXT,
    journal_seq BIGINT NOT NULL,
    journal_head BYTES NOT NULL
);
CREATE INDEX files_by_email ON files (email_index);

CREATE TABLE links (
    token_hash BYTES PRIMARY KEY,
    file_id TEXT NOT NULL REFERENCES files (id),
    created_at BIGINT NOT NULL,
    expires_on TEXT NOT NULL,
    voided_at BIGINT
);
CREATE INDEX links_by_file ON links (file_id);

CREATE TABLE accounts (
    file_id TEXT PRIMARY KEY REFERENCES files (id),
    password TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    token_hash BYTES PRIMARY KEY,
    file_id TEXT NOT NULL REFERENCES files (id),
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE TABLE steps (
    file_id TEXT NOT NULL REFERENCES files (id),
    step TEXT NOT NULL,
    version BIGINT NOT NULL,
    draft BYTES NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (file_id, step)
);

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL REFERENCES files (id),
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BYTES NOT NULL,
    inputs BYTES NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX documents_by_file ON documents (file_id);

CREATE TABLE codes (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL REFERENCES files (id),
    document_id TEXT NOT NULL REFERENCES documents (id),
    mac BYTES NOT NULL,
    phone BYTES NOT NULL,
    tries BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT
);
CREATE INDEX codes_by_file ON codes (file_id, created_at);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL REFERENCES files (id),
    channel TEXT NOT NULL,
    recipient BYTES NOT NULL,
    subject TEXT NOT NULL,
    body BYTES NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    attempts BIGINT NOT NULL
);

CREATE TABLE journal (
    file_id TEXT NOT NULL REFERENCES files (id),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    details TEXT NOT NULL,
    prev_hash BYTES NOT NULL,
    hash BYTES NOT NULL,
    PRIMARY KEY (file_id, seq)
);

CREATE TABLE idempotency (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    body_mac BYTES NOT NULL,
    status BIGINT NOT NULL,
    body BYTES NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);

CREATE TABLE attempts (
    kind TEXT NOT NULL,
    subject BYTES NOT NULL,
    since BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);
