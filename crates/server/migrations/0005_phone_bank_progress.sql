-- A phone verified by a code, the SEPA mandate and its creditor, where a signed file stands.

CREATE TABLE phone_codes (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL REFERENCES files (id),
    mac BYTES NOT NULL,
    phone BYTES NOT NULL,
    tries BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT
);
CREATE INDEX phone_codes_by_file ON phone_codes (file_id, created_at);

CREATE TABLE phones (
    file_id TEXT PRIMARY KEY REFERENCES files (id),
    phone BYTES NOT NULL,
    verified_at BIGINT NOT NULL
);

ALTER TABLE codes ADD COLUMN channel TEXT NOT NULL DEFAULT 'sms';

CREATE TABLE creditors (
    employer_id TEXT PRIMARY KEY REFERENCES employers (id),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    identifier TEXT NOT NULL
);

CREATE TABLE mandates (
    file_id TEXT PRIMARY KEY REFERENCES files (id),
    reference TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);

CREATE TABLE stages (
    file_id TEXT NOT NULL REFERENCES files (id),
    seq BIGINT NOT NULL,
    stage TEXT NOT NULL,
    details BYTES NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (file_id, seq)
);
