ALTER TABLE statements ADD COLUMN repeated BOOLEAN DEFAULT '0' NOT NULL;
DROP INDEX IF EXISTS ix_statements_listed_verdict;
CREATE INDEX ix_statements_listed_verdict ON statements (verdict, place, day DESC NULLS LAST, document, start, number) WHERE fold = '' AND kind != 'turn';
