"""Naming: which words of a document name somebody, and whom it names."""
