-- Requests to stay out of the plan. What a request says of a person is sealed; its state is not, because
-- everything else of the file depends on it.

ALTER TABLE files ADD COLUMN exemption TEXT;

ALTER TABLE employers ADD COLUMN plan_act TEXT;
ALTER TABLE employers ADD COLUMN plan_since TEXT;
ALTER TABLE employers ADD COLUMN optional_cases TEXT;

CREATE TABLE exemptions (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL REFERENCES files (id),
    state TEXT NOT NULL,
    details BYTES NOT NULL,
    request_document TEXT NOT NULL REFERENCES documents (id),
    answer_document TEXT REFERENCES documents (id),
    asked_at BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX exemptions_by_file ON exemptions (file_id, asked_at);
