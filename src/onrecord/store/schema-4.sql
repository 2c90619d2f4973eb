ALTER TABLE statements ADD COLUMN type VARCHAR DEFAULT 'communication' NOT NULL;
ALTER TABLE statements ADD COLUMN within VARCHAR;
CREATE INDEX ix_statements_type ON statements (type);
