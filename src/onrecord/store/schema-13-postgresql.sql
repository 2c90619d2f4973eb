ALTER TABLE statements ADD COLUMN fold TEXT COLLATE "C" DEFAULT '' NOT NULL;
ALTER TABLE statements ADD COLUMN place INTEGER DEFAULT '2' NOT NULL;
ALTER TABLE statements ADD COLUMN worst INTEGER;
ALTER TABLE statements ADD COLUMN assigned TEXT COLLATE "C";
CREATE INDEX ix_statements_folded ON statements (fold, kind) WHERE fold != '';
CREATE INDEX ix_statements_listed ON statements (place, day DESC, document, start, number) WHERE fold = '' AND kind != 'turn';
CREATE INDEX ix_statements_listed_person ON statements (person, place, day DESC, document, start, number) WHERE fold = '' AND kind != 'turn';
CREATE INDEX ix_statements_listed_verdict ON statements (verdict, day DESC, document, start, number) WHERE fold = '' AND kind != 'turn';
CREATE INDEX ix_statements_queued ON statements (worst, score, document, start, number, id, reviewed, reviewed_by, assigned) WHERE worst IS NOT NULL;
