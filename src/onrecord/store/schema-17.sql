CREATE INDEX ix_documents_path ON documents (path);
CREATE INDEX ix_documents_url ON documents (url);
