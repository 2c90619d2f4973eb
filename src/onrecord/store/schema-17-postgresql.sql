CREATE INDEX ix_documents_path ON documents USING hash (path);
CREATE INDEX ix_documents_url ON documents USING hash (url);
