ALTER TABLE statements ADD COLUMN type TEXT COLLATE "C" DEFAULT 'communication' NOT NULL;
ALTER TABLE statements ADD COLUMN within TEXT COLLATE "C";
CREATE INDEX ix_statements_type ON statements (type);
