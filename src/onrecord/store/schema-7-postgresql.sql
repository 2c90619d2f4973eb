ALTER TABLE documents ADD COLUMN genre TEXT COLLATE "C";
ALTER TABLE statements ADD COLUMN alterations TEXT COLLATE "C";
CREATE TABLE passages ( number SERIAL NOT NULL, document TEXT COLLATE "C" NOT NULL, statement INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT COLLATE "C" NOT NULL, PRIMARY KEY (number), FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE );
CREATE TABLE passage_columns ( number SERIAL NOT NULL, document TEXT COLLATE "C" NOT NULL, revision INTEGER NOT NULL, layout INTEGER NOT NULL, body BYTEA NOT NULL, PRIMARY KEY (number), UNIQUE (document) );
CREATE TABLE facet_values ( number SERIAL NOT NULL, kind TEXT COLLATE "C" NOT NULL, value TEXT COLLATE "C" NOT NULL, PRIMARY KEY (number), UNIQUE (kind, value) );
CREATE TABLE saved_searches ( name TEXT COLLATE "C" NOT NULL, question TEXT COLLATE "C" NOT NULL, at TIMESTAMP WITHOUT TIME ZONE NOT NULL, PRIMARY KEY (name) );
CREATE INDEX ix_passages_document ON passages (document);
CREATE INDEX ix_passages_statement ON passages (statement);
CREATE INDEX ix_passage_columns_revision ON passage_columns (revision);
