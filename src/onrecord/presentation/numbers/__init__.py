"""Numbers as a reader meets them: over time, of a person, of an archive."""
