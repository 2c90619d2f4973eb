"""The word index as rows: tables, segments, vectors."""
