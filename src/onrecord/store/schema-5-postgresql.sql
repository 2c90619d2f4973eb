CREATE TABLE reviews ( number SERIAL NOT NULL, at TIMESTAMP WITHOUT TIME ZONE NOT NULL, who TEXT COLLATE "C" NOT NULL, why TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL, subject TEXT COLLATE "C" NOT NULL, value TEXT COLLATE "C" NOT NULL, sha256 TEXT COLLATE "C" NOT NULL, place TEXT COLLATE "C" NOT NULL, words TEXT COLLATE "C" NOT NULL, speaker TEXT COLLATE "C" NOT NULL, undoes INTEGER, seen TEXT COLLATE "C" NOT NULL, before TEXT COLLATE "C" NOT NULL, hash TEXT COLLATE "C" NOT NULL, PRIMARY KEY (number) );
CREATE INDEX ix_reviews_kind ON reviews (kind);
CREATE INDEX ix_reviews_place ON reviews (place);
CREATE INDEX ix_reviews_sha256 ON reviews (sha256);
CREATE INDEX ix_reviews_subject ON reviews (subject);
ALTER TABLE statements ADD COLUMN reviewed TEXT COLLATE "C";
ALTER TABLE statements ADD COLUMN reviewed_by TEXT COLLATE "C";
CREATE INDEX ix_statements_reviewed ON statements (reviewed);
