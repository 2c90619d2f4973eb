CREATE TABLE postings ( kind TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, held TEXT COLLATE "C" NOT NULL, PRIMARY KEY (kind, key, held) );
CREATE TABLE prints ( mark BIGINT NOT NULL, document TEXT COLLATE "C" NOT NULL, PRIMARY KEY (mark, document) );
CREATE INDEX ix_postings_held ON postings (held);
