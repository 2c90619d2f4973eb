CREATE TABLE reviews ( number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, at DATETIME NOT NULL, who VARCHAR NOT NULL, why TEXT NOT NULL, kind VARCHAR NOT NULL, subject VARCHAR NOT NULL, value TEXT NOT NULL, sha256 VARCHAR NOT NULL, place VARCHAR NOT NULL, words TEXT NOT NULL, speaker VARCHAR NOT NULL, undoes INTEGER, seen TEXT NOT NULL, "before" VARCHAR NOT NULL, hash VARCHAR NOT NULL );
CREATE INDEX ix_reviews_kind ON reviews (kind);
CREATE INDEX ix_reviews_place ON reviews (place);
CREATE INDEX ix_reviews_sha256 ON reviews (sha256);
CREATE INDEX ix_reviews_subject ON reviews (subject);
ALTER TABLE statements ADD COLUMN reviewed VARCHAR;
ALTER TABLE statements ADD COLUMN reviewed_by VARCHAR;
CREATE INDEX ix_statements_reviewed ON statements (reviewed);
