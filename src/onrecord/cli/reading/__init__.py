"""Commands that read the record."""
