"""Rows: what the store hands out besides dossiers."""
