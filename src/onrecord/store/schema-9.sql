CREATE TABLE printings ( number INTEGER NOT NULL, document VARCHAR NOT NULL, statement VARCHAR NOT NULL, against VARCHAR NOT NULL, said_start INTEGER NOT NULL, said_end INTEGER NOT NULL, PRIMARY KEY (number), FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE );
CREATE INDEX ix_printings_against ON printings (against, said_start);
CREATE INDEX ix_printings_document ON printings (document);
CREATE INDEX ix_printings_statement ON printings (statement);
