"""The schema: tables, what is counted in them, and how records become rows."""
