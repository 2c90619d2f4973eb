"""Lists of the record: narrowed, sorted, counted and cut by the database."""
