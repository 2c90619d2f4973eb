"""Genres: whether a document records speech or reports it, by evidence that is kept."""
