CREATE TABLE postings ( kind VARCHAR NOT NULL, "key" VARCHAR NOT NULL, held VARCHAR NOT NULL, PRIMARY KEY (kind, "key", held) ) WITHOUT ROWID;
CREATE TABLE prints ( mark BIGINT NOT NULL, document VARCHAR NOT NULL, PRIMARY KEY (mark, document) ) WITHOUT ROWID;
CREATE INDEX ix_postings_held ON postings (held);
