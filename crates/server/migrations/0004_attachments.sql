-- Files that people join. Name and bytes are sealed; both are erased when the file is removed, the
-- fingerprint stays with the journal that names it.

CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL REFERENCES files (id),
    purpose TEXT NOT NULL,
    subject TEXT NOT NULL,
    name BYTES NOT NULL,
    media TEXT NOT NULL,
    bytes BYTES NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX attachments_by_file ON attachments (file_id, created_at);
