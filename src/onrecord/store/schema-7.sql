ALTER TABLE documents ADD COLUMN genre VARCHAR;
ALTER TABLE statements ADD COLUMN alterations TEXT;
CREATE TABLE passages ( number INTEGER NOT NULL, document VARCHAR NOT NULL, statement INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (number), FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE );
CREATE TABLE passage_columns ( number INTEGER NOT NULL, document VARCHAR NOT NULL, revision INTEGER NOT NULL, layout INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (number), UNIQUE (document) );
CREATE TABLE facet_values ( number INTEGER NOT NULL, kind VARCHAR NOT NULL, value TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (kind, value) );
CREATE TABLE saved_searches ( name VARCHAR NOT NULL, question TEXT NOT NULL, at DATETIME NOT NULL, PRIMARY KEY (name) );
CREATE INDEX ix_passages_document ON passages (document);
CREATE INDEX ix_passages_statement ON passages (statement);
CREATE INDEX ix_passage_columns_revision ON passage_columns (revision);
