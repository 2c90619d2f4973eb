CREATE TABLE jobs ( number SERIAL NOT NULL, at TIMESTAMP WITHOUT TIME ZONE NOT NULL, told TEXT COLLATE "C" NOT NULL, state TEXT COLLATE "C" NOT NULL, detail TEXT COLLATE "C" NOT NULL, changed TIMESTAMP WITHOUT TIME ZONE NOT NULL, PRIMARY KEY (number) );
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE TABLE job_inputs ( number SERIAL NOT NULL, job INTEGER NOT NULL, kind TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, sha256 TEXT COLLATE "C" NOT NULL, done BOOLEAN NOT NULL, PRIMARY KEY (number), FOREIGN KEY(job) REFERENCES jobs (number) );
CREATE INDEX ix_job_inputs_job ON job_inputs (job);
CREATE TABLE job_results ( number SERIAL NOT NULL, job INTEGER NOT NULL, name TEXT COLLATE "C" NOT NULL, outcome TEXT COLLATE "C" NOT NULL, detail TEXT COLLATE "C" NOT NULL, document TEXT COLLATE "C", PRIMARY KEY (number), UNIQUE (job, name), FOREIGN KEY(job) REFERENCES jobs (number) );
CREATE INDEX ix_job_results_job ON job_results (job);
ALTER TABLE documents ADD COLUMN address TEXT COLLATE "C";
ALTER TABLE documents ADD COLUMN modified TIMESTAMP WITHOUT TIME ZONE;
CREATE INDEX ix_documents_address ON documents (address);
