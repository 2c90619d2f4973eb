CREATE TABLE users ( name_key VARCHAR NOT NULL, name VARCHAR NOT NULL, role VARCHAR NOT NULL, password VARCHAR NOT NULL, made DATETIME NOT NULL, PRIMARY KEY (name_key) );
CREATE TABLE sessions ( hash VARCHAR NOT NULL, owner VARCHAR NOT NULL, made DATETIME NOT NULL, seen DATETIME NOT NULL, PRIMARY KEY (hash), FOREIGN KEY(owner) REFERENCES users (name_key) ON DELETE CASCADE );
CREATE TABLE access_tokens ( hash VARCHAR NOT NULL, owner VARCHAR NOT NULL, made DATETIME NOT NULL, PRIMARY KEY (hash), FOREIGN KEY(owner) REFERENCES users (name_key) ON DELETE CASCADE );
CREATE TABLE sign_in_tries ( number INTEGER NOT NULL, counts_for VARCHAR NOT NULL, at DATETIME NOT NULL, PRIMARY KEY (number) );
CREATE TABLE access_log ( number INTEGER NOT NULL, at DATETIME NOT NULL, who VARCHAR NOT NULL, what TEXT NOT NULL, place VARCHAR NOT NULL, outcome VARCHAR NOT NULL, PRIMARY KEY (number) );
CREATE INDEX ix_sessions_owner ON sessions (owner);
CREATE INDEX ix_access_tokens_owner ON access_tokens (owner);
CREATE INDEX ix_sign_in_tries_at ON sign_in_tries (at);
CREATE INDEX ix_sign_in_tries_counts_for ON sign_in_tries (counts_for);
