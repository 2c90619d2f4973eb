CREATE INDEX ix_documents_primary_text ON documents (primary_text, id);
CREATE INDEX ix_person_names_person ON person_names (person);
