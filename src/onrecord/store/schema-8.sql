CREATE TABLE jobs ( number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, at DATETIME NOT NULL, told TEXT NOT NULL, state VARCHAR NOT NULL, detail TEXT NOT NULL, changed DATETIME NOT NULL );
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE TABLE job_inputs ( number INTEGER NOT NULL, job INTEGER NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, done BOOLEAN NOT NULL, PRIMARY KEY (number), FOREIGN KEY(job) REFERENCES jobs (number) );
CREATE INDEX ix_job_inputs_job ON job_inputs (job);
CREATE TABLE job_results ( number INTEGER NOT NULL, job INTEGER NOT NULL, name VARCHAR NOT NULL, outcome VARCHAR NOT NULL, detail TEXT NOT NULL, document VARCHAR, PRIMARY KEY (number), UNIQUE (job, name), FOREIGN KEY(job) REFERENCES jobs (number) );
CREATE INDEX ix_job_results_job ON job_results (job);
ALTER TABLE documents ADD COLUMN address VARCHAR;
ALTER TABLE documents ADD COLUMN modified DATETIME;
CREATE INDEX ix_documents_address ON documents (address);
