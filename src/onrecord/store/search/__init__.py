"""Search in the tables: words into queries, facets, passages."""
