"""Databases: SQLite and PostgreSQL, their transactions and errors."""
